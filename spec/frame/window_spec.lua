-- Rows among their neighbours; long tables wide and wide ones long.
local frame = require "quern.frame"

local function sample()
  return frame.new { { "s", "string", { "b", "a", "b", "a", "b" } }, { "y", "i64", { 2001, 2000, 2000, 2002, 2003 } },
    { "v", "f64", { 20, 1, 10, 4, nil } }, evidence = { { 1 }, { 2 }, { 3 }, { 4 }, { 5 } } }
end

local function evidence(f)
  local list = {}
  for i = 1, #f do list[i] = f:evidence(i) end
  return list
end

describe("window", function()
  it("sees the rows before, in the order asked for, and leaves rows where they stood", function()
    local f = sample():window { by = "s", order = "y", before = "lag(v)", after = "lead(y)", growth = "yoy(v, y)",
      part = "share(v)", sum = "cumsum(v)", mean = "rolling_mean(v, 2)", n = "row_number()", all = "count()",
      distance = "v - mean(v)" }
    assert.same({ 10, nil, nil, 1, 20, n = 5 }, f:column "before")
    assert.same({ 2003, 2002, 2001, nil, nil, n = 5 }, f:column "after")
    assert.same({ 1, nil, nil, nil, nil, n = 5 }, f:column "growth")
    assert.same({ 2 / 3, 0.2, 1 / 3, 0.8, nil, n = 5 }, f:column "part")
    assert.same({ 30, 1, 10, 5, nil, n = 5 }, f:column "sum")
    assert.same({ 15, nil, nil, 2.5, nil, n = 5 }, f:column "mean")
    assert.same({ 2, 1, 1, 2, 3, n = 5 }, f:column "n")
    assert.same({ 3, 2, 3, 2, 3, n = 5 }, f:column "all")
    assert.same({ 5, -1.5, -5, 1.5, nil, n = 5 }, f:column "distance")
    assert.same(evidence(sample()), evidence(f))
  end)
  it("ranks with ties", function()
    local f = frame.new { { "x", "i64", { 5, 7, 5, 1 } } }
    f = f:window { order = "-x", r = "rank()", d = "dense_rank()" }
    assert.same({ 2, 1, 2, 4, n = 4 }, f:column "r")
    assert.same({ 2, 1, 2, 3, n = 4 }, f:column "d")
  end)
end)

describe("pivot and melt", function()
  it("are opposites", function()
    local wide = sample():pivot { rows = "s", columns = "y", values = "v" }
    assert.same({ s = "b", ["2000"] = 10, ["2001"] = 20 }, (wide:row(1)))
    assert.same({ { 1, 3, 5 }, { 2, 4 } }, evidence(wide))
    local names = {}
    for i, column in ipairs(wide:columns()) do names[i] = column.name end
    assert.equal("s 2000 2001 2002 2003", table.concat(names, " "))
    local long = wide:melt({ keep = "s", name = "y", value = "v" }):where "v ~= nil"
    assert.equal(4, #long)
    assert.equal("i64", long:columns()[2].type)
    assert.same({ 10, 1, 20, 4, n = 4 }, long:column "v")
  end)
  it("refuses two values in one place unless told how to join them", function()
    local f = frame.new { { "k", "string", { "a", "a" } }, { "c", "i64", { 1, 1 } }, { "v", "f64", { 1, 2 } } }
    local fine, message = pcall(function() return #f:pivot { rows = "k", columns = "c", values = "v" } end)
    assert.is_false(fine)
    assert.matches("rows 1 and 2 would stand in the same place; group them first", message, 1, true)
    assert.same({ 3, n = 1 }, f:pivot({ rows = "k", columns = "c", values = "v", agg = "sum" }):column "1")
  end)
end)

describe("sample", function()
  it("draws the same rows for the same seed, none twice", function()
    local x = {}
    for i = 1, 1000 do x[i] = i end
    local f = frame.new { { "x", "i64", x } }
    local first = f:sample(100, 7):column "x"
    assert.same(first, f:sample(100, 7):column "x")
    assert.not_same(first, f:sample(100, 8):column "x")
    assert.equal(100, #f:sample(100, 7):distinct "x")
    assert.equal(1000, #f:sample(5000))
  end)
end)
