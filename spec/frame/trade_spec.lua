-- Measures of trade and industry, by hand; and files that are no CSV.
local helper = require "helper"
local frame = require "quern.frame"
local trade = require "quern.trade"

local function message_of(action)
  local fine, message = pcall(action)
  assert.is_false(fine)
  return message
end

describe("measures", function()
  local plants = frame.new { { "output", "f64", { 80, 50, 10 } }, { "capacity", "f64", { 100, 0, 40 } },
    { "unit", "string", { "Mt", "Mt", "kt" } }, { "other", "string", { "Mt", "Mt", "Mt" } } }

  it("utilization and excess capacity", function()
    assert.same({ 80, nil, 25, n = 3 }, trade.utilization(plants, { output = "output", capacity = "capacity" }):column "utilization")
    assert.same({ 80, nil, nil, n = 3 }, trade.utilization(plants, { output = "output", capacity = "capacity", unit_output = "unit",
      unit_capacity = "other" }):column "utilization")
    assert.same({ 0, -62.5, 27.5, n = 3 }, trade.excess_capacity(plants, { output = "output", capacity = "capacity", target = 80 })
      :column "excess_capacity")
  end)

  it("import penetration", function()
    local f = frame.new { { "m", "f64", { 20 } }, { "y", "f64", { 100 } }, { "x", "f64", { 40 } } }
    assert.same({ 25, n = 1 }, trade.import_penetration(f, { imports = "m", production = "y", exports = "x" }):column "import_penetration")
  end)

  local flows = frame.new { { "c", "string", { "A", "A", "B", "B" } }, { "p", "code", { "01", "02", "01", "02" } },
    { "v", "f64", { 30, 10, 20, 40 } }, { "u", "string", { "USD", "USD", "USD", "EUR" } }, evidence = { { 1 }, { 2 }, { 3 }, { 4 } } }

  it("revealed comparative advantage, keeping evidence", function()
    local f = trade.rca(flows, { country = "c", product = "p", value = "v" })
    local rca = f:column "rca"
    assert.near((30 / 40) / (50 / 100), rca[1], 1e-12)
    assert.near((40 / 60) / (50 / 100), rca[4], 1e-12)
    assert.same({ 3 }, f:evidence(3))
    assert.equal(5, #f:columns())
  end)

  it("concentration", function()
    local f = trade.hhi(flows, { by = "p", of = "c", value = "v" })
    assert.near(0.6 ^ 2 + 0.4 ^ 2, f:row(1).hhi, 1e-12)
    assert.same({ 1, 3 }, f:evidence(1))
  end)

  it("refuse mixed units", function()
    local message = message_of(function() trade.hhi(flows, { by = "p", of = "c", value = "v", unit = "u" }) end)
    assert.matches("'u' holds several units where p = 02; convert them to one first", message, 1, true)
    assert.matches("holds several units", message_of(function() trade.unit_value(plants, { value = "output", quantity = "capacity",
      unit = "unit" }) end), 1, true)
  end)

  it("growth, index numbers, prices and currencies", function()
    local f = frame.new { { "s", "string", { "x", "x", "y" } }, { "year", "i64", { 2010, 2012, 2012 } }, { "v", "f64", { 100, 121, 7 } },
      { "cur", "string", { "EUR", "USD", "GBP" } } }
    local growth = trade.cagr(f, { by = "s", value = "v", year = "year" }):column "cagr"
    assert.near(0.1, growth[1], 1e-12)
    assert.is_nil(growth[2])
    assert.same({ 100, 121, nil, n = 3 }, trade.index(f, { by = "s", value = "v", year = "year", base = 2010 }):column "index")
    local deflators = frame.new { { "year", "i64", { 2010 } }, { "deflator", "f64", { 50 } } }
    local real = trade.deflate(f, { value = "v", year = "year", deflators = deflators })
    assert.same({ 200, nil, nil, n = 3 }, real:column "real_v")
    assert.matches("2 of 3 rows on the left found no partner", table.concat(real:warnings(), "\n"), 1, true)
    local rates = frame.new { { "cur", "string", { "EUR", "USD" } }, { "rate", "f64", { 1.5, 1 } } }
    assert.same({ 150, 121, nil, n = 3 }, trade.convert(f, { value = "v", currency = "cur", rates = rates }):column "converted_v")
    assert.matches("several for one cur", message_of(function()
      trade.convert(f, { value = "v", currency = "cur", rates = rates:bind(rates) })
    end), 1, true)
  end)
end)

describe("files that are no csv", function()
  it("JSON and JSONL", function()
    local folder = helper.folder()
    local f = frame.read(helper.write(folder .. "/a.json", '{"rows":[{"a":1,"b":"x","d":"2024-01-02"},{"a":2.5,"c":[1,2]},{"b":null,"c":"y"}]}'))
    assert.same({ 1, 2.5, nil, n = 3 }, f:column "a")
    assert.same({ "2024-01-02", nil, nil, n = 3 }, f:column "d")
    assert.same({ nil, "[1,2]", "y", n = 3 }, f:column "c")
    f = frame.read(helper.write(folder .. "/a.jsonl", '{"n":1}\n\n{"n":2,"t":true}\n'))
    assert.same({ 1, 2, n = 2 }, f:column "n")
    assert.equal("i64", f:columns()[1].type)
    local none, message = frame.read(helper.write(folder .. "/b.jsonl", '{"n":1}\n{"n":\n'))
    assert.is_nil(none)
    assert.matches("line 2", message, 1, true)
  end)

  it("spreadsheets come back as they were written", function()
    local f = frame.new { { "hs", "code", { "010121", "720711" } }, { "x", "f64", { 1.5, 2 } }, { "s", "string", { "a, b", nil } } }
    local path = helper.folder() .. "/t.xlsx"
    local written, message, code = f:write(path)
    if code == "unsupported" then pending(message) end
    assert.is_true(written, message)
    local back = assert(frame.read(path))
    assert.same({ "010121", "720711", n = 2 }, back:column "hs")
    assert.same({ 1.5, 2, n = 2 }, back:column "x")
    assert.same({ "a, b", nil, n = 2 }, back:column "s")
  end)

  it("the notice with title rows and an empty sheet", function()
    local path = helper.shared "real/zh_policy/P020180401856022545193.xlsx" or pending "the folder of real files is not here"
    local f = assert(frame.read(path))
    assert.equal(128, #f)
    assert.equal("code", f:columns()[2].type)
    assert.equal("08011100", f:column("税则号列")[1])
    local said = table.concat(f:warnings(), "\n")
    assert.matches("sheet 2, 'Sheet3', is empty", said, 1, true)
    assert.matches("title rows above the header left out", said, 1, true)
    local none, message = frame.read(path, { sheet = "none" })
    assert.is_nil(none)
    assert.matches("no sheet 'none'", message, 1, true)
  end)
end)
