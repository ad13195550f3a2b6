-- Answers on random frames, beside those of SQLite, which knows nothing of this engine.
local helper = require "helper"
local frame = require "quern.frame"
local answers = require "answers"

local generator, random_frame, number = answers.generator, answers.random_frame, answers.number

local SHAPES = {
  { name = "ordinary", rows = 5000, keys = 40, nulls = 7 },
  { name = "no rows", rows = 0, keys = 3, nulls = 5 },
  { name = "one row", rows = 1, keys = 3, nulls = 1000 },
  { name = "all keys equal", rows = 3000, keys = 1, nulls = 9 },
  { name = "all values null", rows = 500, keys = 5, nulls = 1 },
  { name = "nearly all keys distinct", rows = 15000, keys = 1 << 30, nulls = 1000 },
}

local QUESTIONS = {
  { "groups by text", "select text, count(*), count(value), sum(whole), " .. number "sum(value)" .. "," .. number "avg(value)" .. ","
      .. number "min(value)" .. "," .. number "max(value)" .. ", min(day), max(day), count(distinct whole) from t group by text",
    function(f)
      return f:group("text"):agg { { "n", "count()" }, { "c", "count(value)" }, { "s", "sum(whole)" }, { "v", "sum(value)" },
        { "m", "mean(value)" }, { "lo", "min(value)" }, { "hi", "max(value)" }, { "d1", "min(day)" }, { "d2", "max(day)" },
        { "k", "count_distinct(whole)" } }
    end, { "text", "n", "c", "s", "v", "m", "lo", "hi", "d1", "d2", "k" } },
  { "groups by three keys", "select whole, wide, day, count(*), " .. number "sum(value)" .. " from t group by whole, wide, day",
    function(f) return f:group("whole", "wide", "day"):agg { n = "count()", v = "sum(value)" } end,
    { "whole", "wide", "day", "n", "v" } },
  { "groups by a floating-point key", "select " .. number "value" .. ", count(*), min(text), max(text) from t group by value",
    function(f) return f:group("value"):agg { n = "count()", a = "min(text)", z = "max(text)" } end, { "value", "n", "a", "z" } },
  { "conditions", "select whole, " .. number "value" .. " from t where (value > 100.5 or text = 'k3') and whole % 3 <> 1 and day >= '2010-01-01'",
    function(f) return f:where("(value > ? or text == ?) and whole % 3 ~= 1 and day >= '2010-01-01'", 100.5, "k3") end, { "whole", "value" },
    positive = true },
  { "distinct rows", "select distinct text, whole from t", function(f) return f:select("text", "whole"):distinct() end, { "text", "whole" } },
  { "medians", [[select text, case when count(value) = 0 then null else printf('%.4f', avg(case when r in ((c + 1) / 2, (c + 2) / 2) then value end)) end
      from (select *, row_number() over (partition by text order by value is null, value) r, count(value) over (partition by text) c from t)
      group by text]],
    function(f) return f:group("text"):agg { m = "median(value)" } end, { "text", "m" } },
  { "rows before", "select text, day, whole, lag(whole) over (partition by text order by day is null, day, wide is null, wide, whole is null, whole) from t",
    function(f) return f:window { by = "text", order = { "day", "wide", "whole" }, l = "lag(whole)" } end, { "text", "day", "whole", "l" } },
  { "joins with itself", "select a.whole, count(*) from t a join (select distinct text, day from t) b on a.text = b.text and a.day = b.day group by a.whole",
    function(f) return f:join(f:select("text", "day"):distinct(), { on = { "text", "day" } }):group("whole"):agg { n = "count()" } end,
    { "whole", "n" } },
}

describe("answers equal to SQLite's:", function()
  for index, shape in ipairs(SHAPES) do
    for _, question in ipairs(QUESTIONS) do
      it(question[1] .. ", " .. shape.name, function()
        if not answers.has_sqlite then pending "the sqlite3 command is not installed" end
        local f = random_frame(shape, 100 + index)
        if question.positive then f = f:where "whole >= 0" end
        answers.compare(f, question)
      end)
    end
  end
end)

describe("numbers that are no ordinary ones", function()
  it("NaN is a value, the greatest; infinities and -0 are themselves", function()
    local nan, inf = 0 / 0, math.huge
    local f = frame.new { { "k", "string", { "a", "a", "b", "b", "c", "c", "d" } }, { "x", "f64", { nan, 1, inf, 2, 0.0, -0.0, nan } } }
    local list = {}
    for row in f:group("k"):agg({ lo = "min(x)", hi = "max(x)", s = "sum(x)", m = "median(x)" }):rows() do list[row.k] = row end
    assert.equal(1, list.a.lo)
    assert.is_true(list.a.hi ~= list.a.hi and list.a.s ~= list.a.s and list.a.m ~= list.a.m)
    assert.equal(inf, list.b.hi)
    assert.equal(inf, list.b.m)
    assert.is_true(list.d.lo ~= list.d.lo)
    assert.equal(5, #f:distinct "x") -- NaN is one value, and so are 0 and -0
    local sorted = f:sort("x"):column "x"
    assert.same({ 1, 2, inf }, { sorted[3], sorted[4], sorted[5] })
  end)

  it("windows know them as groups do", function()
    local nan, inf = 0 / 0, math.huge
    local f = frame.new { { "k", "string", { "a", "a", "b", "c", "c", "c" } }, { "x", "f64", { nan, 1, nan, -inf, inf, 5 } } }
    local w = f:window { by = "k", lo = "min(x)", hi = "max(x)", low2 = "rolling_min(x, 2)", high2 = "rolling_max(x, 2)" }
    local g = f:group("k"):agg { lo = "min(x)", hi = "max(x)" }
    assert.equal("k,hi,lo\na,nan,1\nb,nan,nan\nc,inf,-inf\n", g:format "csv")
    assert.equal(g:format "csv", w:select("k", "hi", "lo"):distinct():format "csv")
    assert.equal("low2,high2\n,\n1,nan\n,\n,\n-inf,inf\n5,inf\n", w:select("low2", "high2"):format "csv")
  end)

  it("a column may be key and value of a pivot at once", function()
    local f = frame.new { { "k", "i64", { 1, 2, 2, 2 } }, { "c", "string", { "x", "x", "y", "y" } } }
    assert.equal("k,x,y\n1,1,\n2,2,4\n", f:pivot({ rows = "k", columns = "c", values = "k", agg = "sum" }):format "csv")
    assert.equal("c,1,2\nx,1,2\ny,,4\n", f:pivot({ rows = "c", columns = "k", values = "k", agg = "sum" }):format "csv")
  end)

  it("a million distinct keys, and every thread count, give the same answer", function()
    local path = helper.write(helper.folder() .. "/million.lua", [[
      local frame = require "quern.frame"
      local key, x = {}, {}
      for i = 1, 1000000 do key[i], x[i] = i * 2654435761 % 4294967296 * 4096, i / 7 end
      local f = frame.new { { "key", "i64", key }, { "x", "f64", x } }
      local g = f:group("key"):agg { s = "sum(x)", n = "count()", m = "median(x)" }
      local all = g:group():agg { s = "sum(s)", n = "sum(n)", k = "count()", lo = "min(m)" }
      print(all:format "csv", f:derive { low = "key % 1000" }:group("low"):agg { s = "sum(x)", d = "stddev(x)" }:format "csv")]])
    local one = helper.shell("QUERN_THREADS=1 " .. helper.quern .. " " .. path)
    assert.matches("k,lo,n,s\n1000000,0.14285714285714285,1000000,", one, 1, true)
    assert.is_true(one == (helper.shell("QUERN_THREADS=3 " .. helper.quern .. " " .. path)))
  end)
end)

describe("evidence", function()
  -- Whatever verbs do, the claims behind the result are those behind the rows that went into it.
  local function claims(f)
    local all = {}
    for i = 1, #f do
      local before = 0
      for _, id in ipairs(f:evidence(i)) do
        assert.is_true(id > before, "sorted, each once")
        before, all[id] = id, true
      end
    end
    return all
  end
  local function with_evidence(seed)
    local random = generator(seed)
    local k, v, ids = {}, {}, {}
    for i = 1, 400 do
      k[i], v[i], ids[i] = "k" .. random(12), random(50), {}
      for j = 1, random(4) do ids[i][j] = i * 10 + j end
    end
    return frame.new { { "k", "string", k }, { "v", "i64", v }, evidence = ids }
  end
  for seed = 1, 5 do
    it("is neither lost nor invented, seed " .. seed, function()
      local f = with_evidence(seed)
      local all = claims(f)
      assert.same(all, claims(f:group("k"):agg { n = "sum(v)" }))
      assert.same(all, claims(f:group():agg { n = "median(v)" }))
      assert.same(all, claims(f:select("k", "v"):distinct()))
      assert.same(all, claims(f:sort("-v", "k")))
      assert.same(all, claims(f:derive { x = "v + 1" }:window { by = "k", order = "v", r = "rank()" }))
      assert.same(all, claims(f:where("v < 25"):bind(f:where "v >= 25")))
      assert.same(all, claims(f:group("k", "v"):agg({ n = "count()" }):pivot { rows = "k", columns = "v", values = "n" }))
      for row, evidence in f:group("k"):agg({ n = "count()" }):rows() do
        local expected = claims(f:where("k == ?", row.k))
        local found = {}
        for _, id in ipairs(evidence) do found[id] = true end
        assert.same(expected, found)
      end
    end)
  end
end)
