-- Verbs on small frames, by hand.
local frame = require "quern.frame"

local function sample()
  return frame.new {
    { "sector", "string", { "steel", "ev", "steel", nil, "ev" } },
    { "year", "i64", { 2020, 2021, 2020, 2022, 2021 } },
    { "value", "f64", { 1.5, 2, nil, 4, 5 } },
    { "hs", "code", { "010121", "850760", "010121", "72", "850760" } },
    { "day", "date", { "2024-01-02", nil, "2023-12-31", "2020-02-29", "1960-05-05" } },
    evidence = { { 3, 1, 3 }, { 2 }, { 1, 9 }, nil, { 7 } },
  }
end

local function rows(f)
  local list = {}
  for row in f:rows() do list[#list + 1] = row end
  return list
end

local function evidence(f)
  local list = {}
  for i = 1, #f do list[i] = f:evidence(i) end
  return list
end

local function message_of(action)
  local fine, message = pcall(action)
  assert.is_false(fine)
  return message
end

describe("frame.new", function()
  it("keeps types, nulls and evidence", function()
    local f = sample()
    assert.equal(5, #f)
    assert.same({ name = "hs", type = "code" }, f:columns()[4])
    assert.same({ sector = "steel", year = 2020, value = 1.5, hs = "010121", day = "2024-01-02" }, (f:row(1)))
    assert.same({ 1.5, 2, nil, 4, 5, n = 5 }, f:column "value")
    assert.same({ { 1, 3 }, { 2 }, { 1, 9 }, {}, { 7 } }, evidence(f))
  end)
  it("refuses values of another type, by column and row", function()
    assert.matches("column 'a', row 2: x is no f64", message_of(function() frame.new { { "a", "f64", { 1, "x" } } } end), 1, true)
    assert.matches("no type 'text'", message_of(function() frame.new { { "a", "text", {} } } end), 1, true)
    assert.matches("row 1: 2024-02-30 is no date", message_of(function() frame.new { { "a", "date", { "2024-02-30" } } } end), 1, true)
  end)
  it("takes no rows at all", function()
    local f = frame.new { { "a", "f64", {} }, { "b", "string", {} } }
    assert.equal(0, #f:where("a > 1"):sort("b"):group("b"):agg { n = "count()" })
    assert.same({ { n = 0 } }, rows(f:group():agg { n = "count()", s = "sum(a)" }))
  end)
end)

describe("where", function()
  it("keeps rows and their evidence", function()
    local f = sample():where("value > ? or sector == 'steel'", 3)
    assert.equal(4, #f)
    assert.same({ { 1, 3 }, { 1, 9 }, {}, { 7 } }, evidence(f))
    assert.equal(1, #f:where "year == 2022")
  end)
  it("takes lists for one_of", function()
    assert.equal(3, #sample():where("one_of(hs, ?)", { "850760", "72" }))
    assert.equal(0, #sample():where("one_of(hs, ?)", { "1" }))
  end)
  it("knows nulls: no comparison holds, nil can be asked for", function()
    assert.equal(4, #sample():where "value > 0 or value <= 0")
    assert.equal(1, #sample():where "value == nil")
    assert.equal(4, #sample():where "value ~= nil")
  end)
  it("explains what it cannot do", function()
    assert.matches("write the code in quotes", message_of(function() return #sample():where "hs == 10121" end), 1, true)
    assert.matches("there are: sector, year", message_of(function() return #sample():where "sectr == 'x'" end), 1, true)
    assert.matches("cannot read it from '== 1' on", message_of(function() sample():where "value == == 1" end), 1, true)
    assert.matches("has 1 parameters (?), and 0 values", message_of(function() sample():where "value == ?" end), 1, true)
    assert.matches("a condition must be true or false", message_of(function() return #sample():where "value + 1" end), 1, true)
  end)
end)

describe("derive", function()
  it("computes columns from columns", function()
    local f = sample():derive { chapter = "sub(hs, 1, 2)", twice = "value * 2 + year", what = "upper(sector) .. '/' .. hs",
      of = "year(day)", big = "value >= 4", days = "day - date('2024-01-01')" }
    assert.same({ "01", "85", "01", "72", "85", n = 5 }, f:column "chapter")
    assert.same({ 2023.0, 2025.0, nil, 2030.0, 2031.0, n = 5 }, f:column "twice")
    assert.same({ "STEEL/010121", "EV/850760", "STEEL/010121", nil, "EV/850760", n = 5 }, f:column "what")
    assert.same({ 2024, nil, 2023, 2020, 1960, n = 5 }, f:column "of")
    assert.same({ false, false, nil, true, true, n = 5 }, f:column "big")
    assert.same({ 1, nil, -1, -1402, -23251, n = 5 }, f:column "days")
  end)
  it("works through a list in order, and a table at once", function()
    local f = frame.new { { "x", "i64", { 1, 2 } } }
    assert.same({ 4, 6, n = 2 }, f:derive({ { "x", "x + 1" }, { "y", "x * 2" } }):column "y")
    assert.same({ 2, 4, n = 2 }, f:derive({ x = "x + 1", y = "x * 2" }):column "y")
  end)
  it("keeps Lua's arithmetic: whole numbers stay whole, / does not", function()
    local f = frame.new { { "a", "i64", { 7, -7, 9223372036854775807 } }, { "b", "i64", { 2, 2, 1 } } }
    f = f:derive { q = "a // b", r = "a % b", d = "a / b", s = "a + b", p = "2 ^ b", n = "-a", z = "a // 0" }
    assert.same({ 3, -4, 9223372036854775807, n = 3 }, f:column "q")
    assert.same({ 1, 1, 0, n = 3 }, f:column "r")
    assert.same({ 9, -5, nil, n = 3 }, f:column "s")
    assert.same({ 3.5, -3.5, 9223372036854775807 / 1, n = 3 }, f:column "d")
    assert.same({ 4.0, 4.0, 2.0, n = 3 }, f:column "p")
    assert.same({ nil, nil, nil, n = 3 }, f:column "z")
  end)
  it("chooses as Lua does", function()
    local f = sample():derive { label = "value > 3 and 'high' or 'low'", v = "value or 0", w = "choose(value > 3, 1, 2)" }
    assert.same({ "low", "low", "low", "high", "high", n = 5 }, f:column "label")
    assert.same({ 1.5, 2, 0, 4, 5, n = 5 }, f:column "v")
    assert.same({ 2, 2, 2, 1, 1, n = 5 }, f:column "w")
  end)
end)

describe("group", function()
  it("aggregates, in order of keys, uniting evidence", function()
    local f = sample():group("sector", "year"):agg {
      n = "count()", v = "sum(value)", m = "median(value)", spread = "max(value) - min(value)", first_day = "first(day)",
      codes = "list(hs)", kinds = "count_distinct(hs)", last_name = "max(sector)", values = "count(value)" }
    local list = rows(f)
    assert.same({ sector = "steel", year = 2020, n = 2, v = 1.5, m = 1.5, spread = 0, first_day = "2024-01-02",
      codes = { "010121", "010121" }, kinds = 1, last_name = "steel", values = 1 }, list[1])
    assert.same({ sector = "ev", year = 2021, n = 2, v = 7, m = 3.5, spread = 3, first_day = "1960-05-05",
      codes = { "850760", "850760" }, kinds = 1, last_name = "ev", values = 2 }, list[2])
    assert.same({ year = 2022, n = 1, v = 4, m = 4, spread = 0, first_day = "2020-02-29", codes = { "72" }, kinds = 1,
      values = 1 }, list[3])
    assert.same({ { 1, 3, 9 }, { 2, 7 }, {} }, evidence(f))
  end)
  it("gives null for a group without values", function()
    local f = frame.new { { "k", "i64", { 1, 1, 2 } }, { "x", "f64", { nil, nil, 3 } } }
    assert.same({ k = 1, n = 0 }, (f:group("k"):agg({ n = "count(x)", s = "sum(x)", a = "mean(x)", m = "median(x)", d = "stddev(x)",
      lo = "min(x)", h = "hhi(x)", f = "first(x)" }):row(1)))
  end)
  it("computes what the literature defines", function()
    local f = frame.new { { "x", "f64", { 50, 30, 20 } }, { "w", "f64", { 1, 1, 2 } }, { "y", "i64", { 2000, 2005, 2010 } } }
    local row = f:group():agg({ hhi = "hhi(x)", gini = "gini(x)", sd = "stddev(x)", wm = "weighted_mean(x, w)",
      growth = "cagr(x, y)", r = "corr(x, y)", q = "quantile(x, 0.25)" }):row(1)
    assert.near(0.38, row.hhi, 1e-12)
    assert.near(0.2, row.gini, 1e-12)
    assert.near(15.275252316519467, row.sd, 1e-12)
    assert.near(30, row.wm, 1e-12)
    assert.near(0.4 ^ 0.1 - 1, row.growth, 1e-12)
    assert.near(-0.9819805060619657, row.r, 1e-12)
    assert.equal(25, row.q)
  end)
  it("names the aggregates it knows", function()
    local message = message_of(function() return #sample():group("year"):agg { x = "value" } end)
    assert.matches("is no aggregate; there are cagr, corr, count", message, 1, true)
  end)
end)

describe("sort, top, distinct, select", function()
  it("orders with nulls last both ways", function()
    assert.same({ 5, 4, 2, 1.5, nil, n = 5 }, sample():sort("-value"):column "value")
    assert.same({ 1.5, 2, 4, 5, nil, n = 5 }, sample():sort("value"):column "value")
    assert.same({ "ev", "ev", "steel", "steel", nil, n = 5 }, sample():sort("sector", "-year"):column "sector")
  end)
  it("takes the first of each group", function()
    assert.same({ 1.5, 5, 4, n = 3 }, sample():top(1, { by = "sector", order = "-value" }):column "value")
    assert.same({ 5, 4, n = 2 }, sample():top(2, { order = "-value" }):column "value")
    assert.equal(2, #sample():top(2))
  end)
  it("keeps each row once, uniting evidence", function()
    local f = sample():select("sector", "year"):distinct()
    assert.equal(3, #f)
    assert.same({ { 1, 3, 9 }, { 2, 7 }, {} }, evidence(f))
    assert.equal(3, #sample():distinct "sector")
  end)
  it("renames", function()
    local f = sample():select("year", { amount = "value" })
    assert.same({ year = 2021, amount = 2 }, (f:row(2)))
  end)
  it("binds by name", function()
    local other = frame.new { { "a", "f64", { 2.5 } }, { "b", "string", { "x" } }, evidence = { { 4 } } }
    local f = frame.new({ { "a", "i64", { 1 } } }):bind(other)
    assert.same({ { a = 1 }, { a = 2.5, b = "x" } }, rows(f))
    assert.same({ {}, { 4 } }, evidence(f))
  end)
end)

describe("join", function()
  local labels = frame.new { { "sector", "string", { "steel", "solar" } }, { "label", "string", { "Stahl", "Sonne" } },
    evidence = { { 100 }, { 200 } } }
  it("keeps or drops rows without partner, and says so", function()
    local left = sample():join(labels, { on = "sector", how = "left" })
    assert.same({ "Stahl", nil, "Stahl", nil, nil, n = 5 }, left:column "label")
    assert.same({ { 1, 3, 100 }, { 2 }, { 1, 9, 100 }, {}, { 7 } }, evidence(left))
    assert.same({ "join on sector: 3 of 5 rows on the left found no partner",
      "join on sector: 1 of 2 rows on the right found no partner" }, left:warnings())
    assert.equal(2, #sample():join(labels, "sector"))
    assert.equal(2, #sample():join(labels, { on = "sector", how = "semi" }))
    assert.equal(3, #sample():join(labels, { on = "sector", how = "anti" }))
  end)
  it("multiplies rows where keys repeat, and warns when they do on both sides", function()
    local right = frame.new { { "y", "i64", { 2020, 2020 } }, { "value", "f64", { 10, 20 } } }
    local f = sample():join(right, { on = { year = "y" } })
    assert.same({ 10, 20, 10, 20, n = 4 }, f:column "value_right")
    assert.matches("2 of 5 rows on the left were multiplied", table.concat(f:warnings(), "\n"), 1, true)
  end)
  it("joins floating-point with whole keys, and refuses other mixtures", function()
    local right = frame.new { { "year", "f64", { 2020, 2021.5 } }, { "x", "i64", { 7, 8 } } }
    assert.equal(2, #sample():join(right, "year"))
    local text = frame.new { { "year", "string", { "2020" } } }
    local message = message_of(function() return #sample():join(text, "year") end)
    assert.matches("'year' is i64 on the left and string on the right", message, 1, true)
  end)
end)

describe("plans", function()
  it("print themselves", function()
    local f = sample():where("value > ?", 1):group("year"):agg({ n = "count()" }):sort("-n")
    assert.equal("sort by -n\n  group by year: n = count()\n    where value > 1\n      source values", f:explain())
  end)
  it("write spreadsheets and pages", function()
    local folder = require("helper").folder()
    local f = frame.new { { "hs", "code", { "0402" } }, { "value", "f64", { 1.5 } }, evidence = { { 7 } } }
    assert(f:write(folder .. "/milk.xlsx"))
    assert(f:write(folder .. "/milk.html"))
    assert.equal("PK", io.open(folder .. "/milk.xlsx", "rb"):read(2))
    local page = io.open(folder .. "/milk.html"):read "a"
    assert.matches("<h1>milk</h1>", page, 1, true)
    assert.matches('<td class="n" data-v="1.5">1.5</td>', page, 1, true)
    assert.is_nil(page:find("no longer in the corpus", 1, true))
  end)
  it("write text", function()
    local f = frame.new { { "a|b", "string", { 'x, "y"', "" } }, { "n", "f64", { 0.1, nil } } }
    assert.equal('a|b,n\n"x, ""y""",0.1\n"",\n', f:format "csv")
    assert.equal('{"a|b":"x, \\"y\\"","n":0.1}\n{"a|b":"","n":null}\n', f:format "jsonl")
    assert.equal("| a\\|b | n |\n| --- | --: |\n| x, \"y\" | 0.1 |\n|  |  |\n", f:format "md")
  end)
end)
