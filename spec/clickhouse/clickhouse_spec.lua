-- The second engine: the same questions in memory, on one server and on a table distributed over two.
local helper = require "helper"
local frame = require "quern.frame"
local servers = require "clickhouse.servers"
local connection = require "quern.clickhouse.connection"

local function generator(seed)
  local state = seed
  return function(n)
    state = state * 6364136223846793005 + 1442695040888963407
    return (state >> 33) % n
  end
end

local function group_data(rows)
  local random = generator(7)
  local columns = { { "id1", "string", {} }, { "id2", "string", {} }, { "id3", "string", {} }, { "id4", "i64", {} }, { "id5", "i64", {} },
    { "id6", "i64", {} }, { "v1", "i64", {} }, { "v2", "i64", {} }, { "v3", "f64", {} } }
  for i = 1, rows do
    local row = { ("id%03d"):format(random(20)), ("id%03d"):format(random(20)), ("id%010d"):format(random(rows // 20)), random(20), random(20),
      random(rows // 20), random(5) + 1, random(15) + 1, random(100000000) / 1000000 }
    for c, value in ipairs(row) do columns[c][3][i] = value end
  end
  return frame.new(columns)
end

local function trade_data(rows)
  local random = generator(11)
  local columns = { { "year", "i64", {} }, { "exporter", "string", {} }, { "importer", "string", {} }, { "hs6", "code", {} }, { "value", "f64", {} },
    { "quantity", "f64", {} } }
  for i = 1, rows do
    local row = { 2003 + random(10), "E" .. random(30), "I" .. random(30), ("%06d"):format(random(300) * 331), (random(1000000) + 1) / 1000,
      random(20) ~= 0 and (random(100000) + 1) / 1000 or nil }
    for c = 1, 6 do columns[c][3][i] = row[c] end
  end
  return frame.new(columns)
end

local function countries()
  local columns = { { "iso3", "string", {} }, { "region", "string", {} } }
  for i = 0, 27 do columns[1][3][i + 1], columns[2][3][i + 1] = "E" .. i, "R" .. i % 5 end
  return frame.new(columns)
end

local function products()
  local columns = { { "hs6", "code", {} }, { "sector", "string", {} } }
  for i = 0, 299 do columns[1][3][i + 1], columns[2][3][i + 1] = ("%06d"):format(i * 331), "S" .. i % 9 end
  return frame.new(columns)
end

local HS2 = { hs2 = "sub(hs6, 1, 2)" }

-- The db-benchmark's and the trade questions of make bench-frame, each written once: of g and t, countries and products.
local QUESTIONS = {
  q1 = function(d) return d.g:group("id1"):agg { v = "sum(v1)" } end,
  q2 = function(d) return d.g:group("id1", "id2"):agg { v = "sum(v1)" } end,
  q3 = function(d) return d.g:group("id3"):agg { v = "sum(v1)", w = "mean(v3)" } end,
  q4 = function(d) return d.g:group("id4"):agg { a = "mean(v1)", b = "mean(v2)", c = "mean(v3)" } end,
  q5 = function(d) return d.g:group("id6"):agg { a = "sum(v1)", b = "sum(v2)", c = "sum(v3)" } end,
  q6 = function(d) return d.g:group("id4", "id5"):agg { m = "median(v3)", s = "stddev(v3)" } end,
  q7 = function(d) return d.g:group("id3"):agg { r = "max(v1) - min(v2)" } end,
  q8 = function(d) return d.g:select("id6", "v3"):top(2, { by = "id6", order = "-v3" }) end,
  q9 = function(d) return d.g:group("id2", "id4"):agg { r = "corr(v1, v2) ^ 2" } end,
  q10 = function(d) return d.g:group("id1", "id2", "id3", "id4", "id5", "id6"):agg { v = "sum(v3)", n = "count()" } end,
  t1 = function(d) return d.t:group("exporter", "year"):agg { v = "sum(value)" } end,
  t2 = function(d) return d.t:derive(HS2):group("hs2", "year"):agg { v = "sum(value)" } end,
  t3 = function(d) return d.t:group("year", "importer"):agg({ v = "sum(value)" }):top(10, { by = "year", order = "-v" }) end,
  t4 = function(d) return d.t:group("hs6", "year", "exporter"):agg({ v = "sum(value)" }):group("hs6", "year"):agg { h = "hhi(v)" } end,
  t5 = function(d)
    return d.t:group("exporter", "year"):agg({ v = "sum(value)" }):window { by = "exporter", order = "year", g = "v / lag(v) - 1" }
  end,
  t6 = function(d) return d.t:where("quantity > 0"):group("hs6"):agg { u = "median(value / quantity)" } end,
  t7 = function(d)
    return d.t:join(d.countries, { on = { exporter = "iso3" } }):join(d.products, { on = "hs6" }):group("region", "sector", "year")
      :agg { v = "sum(value)" }
  end,
  -- and what else a recipe would ask
  aggregates = function(d)
    return d.t:group("exporter"):agg { g = "gini(value)", q = "quantile(quantity, 0.9)", n = "count(quantity)", all = "count()",
      k = "count_distinct(hs6)", w = "weighted_mean(value, quantity)", c = "cagr(value, year)", s = "variance(value)" }
  end,
  whole = function(d) return d.t:group():agg { v = "sum(quantity)", n = "count()", low = "min(hs6)", m = "max(value)" } end,
  empty = function(d) return d.t:where("value < 0"):group():agg { v = "sum(value)", n = "count()", m = "median(value)" } end,
  windows = function(d)
    return d.t:group("exporter", "year"):agg({ v = "sum(value)" }):window { by = "exporter", order = "year", a = "lag(v, 2)", b = "lead(v)",
      c = "cumsum(v)", d = "share(v)", e = "rank()", f = "rolling_mean(v, 3)", g = "rolling_max(v, 2)", h = "yoy(v, year)", i = "first(v)",
      j = "last(v)", k = "row_number()", l = "max(v)", m = "count(v)" }
  end,
  left = function(d) return d.t:select("exporter", "value", "year"):join(d.countries, { on = { exporter = "iso3" }, how = "left" }) end,
  semi = function(d) return d.t:select("exporter", "value", "year"):join(d.countries, { on = { exporter = "iso3" }, how = "semi" }) end,
  anti = function(d) return d.t:select("exporter", "value", "year"):join(d.countries, { on = { exporter = "iso3" }, how = "anti" }) end,
  bind = function(d) return d.t:select("hs6", "value"):bind(d.products):group("sector"):agg { n = "count()", v = "sum(value)" } end,
  distinct = function(d) return d.t:select("exporter", "year"):distinct() end,
  first = function(d) return d.t:sort("-value", "hs6", "importer"):top(7) end,
  pivot = function(d) return d.t:group("exporter", "year"):agg({ v = "sum(value)" }):pivot { rows = "exporter", columns = "year", values = "v" } end,
  texts = function(d)
    return d.t:select("hs6", "exporter"):distinct():derive { a = "sub(hs6, -2)", b = "sub(hs6, 2, -2)", c = "upper(exporter) .. '-' .. hs6",
      d = "len(exporter)", e = "starts(hs6, '00')", f = "contains(hs6, '31')", g = "replace(hs6, '0', 'o')", h = "pad(sub(hs6, 3), 8)",
      i = "integer(hs6)", j = "number(exporter)", k = "one_of(exporter, 'E1', 'E2')", l = "lower(exporter) < 'e2'", m = "sub(hs6, 9)", n = "ends(hs6, '1')" }
  end,
  numbers = function(d)
    return d.t:select("year", "value", "quantity", "hs6", "importer", "exporter"):distinct():derive { a = "year % 7", b = "-year // 7", c = "value // 3",
      d = "-value % 3", e = "round(value)", f = "round(-value / 7, 1)", g = "quantity or 0", h = "quantity > 50 and value or -1", i = "floor(value) // 0",
      j = "year * 4611686018427387904", k = "choose(quantity > 1, year, 0)", l = "least(value, quantity)", m = "quantity == nil",
      n = "quantity > 1 or value > 500", o = "not (quantity > 1) and value > 500", p = "coalesce(quantity, value)", q = "abs(50 - quantity)",
      r = "sqrt(value) + log(value, 10)", s = "one_of(quantity, 1, 2)", t = "is_nan(log(-value))", u = "ceil(value / 0)" }
  end,
}

-- Rows in an order of their own; sums are taken in another order there, so that floating-point numbers come last.
local function rows_of(f)
  local exact, float, list = {}, {}, {}
  for _, column in ipairs(f:columns()) do table.insert(column.type == "f64" and float or exact, column.name) end
  for row in f:rows() do
    local cells, numbers = {}, {}
    for i, name in ipairs(exact) do cells[i] = name .. "=" .. tostring(row[name]) end
    for i, name in ipairs(float) do numbers[i] = row[name] or false end
    list[#list + 1] = { key = table.concat(cells, " "), numbers = numbers }
  end
  table.sort(list, function(a, b)
    if a.key ~= b.key then return a.key < b.key end
    for i, x in ipairs(a.numbers) do
      local y = b.numbers[i]
      if x ~= y then return not x or y and x < y end
    end
    return false
  end)
  return list
end

local function close(a, b)
  if a == b or a ~= a and b ~= b then return true end
  return a and b and math.abs(a - b) <= 1e-9 * math.max(math.abs(a), math.abs(b), 1e-3)
end

local function same_rows(expected, got)
  for i = 1, math.max(#expected, #got) do
    assert.equal(expected[i] and expected[i].key, got[i] and got[i].key)
    for j, number in ipairs(expected[i].numbers) do
      assert(close(number, got[i].numbers[j]), ("%s: %s and %s"):format(expected[i].key, number, got[i].numbers[j]))
    end
  end
end

local function types_of(f)
  local list = {}
  for i, column in ipairs(f:columns()) do list[i] = column.name .. " " .. column.type:gsub("code", "string") end
  return list
end

describe("frames on ClickHouse", function()
  local have = servers.installed()
  local memory, single, both = {}, {}, {}
  

  setup(function()
    if not have then return end
    servers.start()
    memory = { g = group_data(4000), t = trade_data(4000), countries = countries(), products = products() }
    for name, f in pairs(memory) do
      assert(f:write(servers.url(1, name)))
      single[name] = assert(frame.open(servers.url(1, name), name == "t" and { types = { hs6 = "code" } } or nil))
      local half = #f // 2
      assert(f:slice(1, half):write(servers.url(1, "half_" .. name)))
      assert(f:slice(half + 1, #f):write(servers.url(2, "half_" .. name)))
      servers.ask(1, ("CREATE TABLE all_%s AS half_%s ENGINE = Distributed(both, default, half_%s)"):format(name, name, name))
      both[name] = assert(frame.open(servers.url(1, "all_" .. name)))
    end
  end)

  teardown(function() if have then servers.stop() end end)

  local function asked(name, body)
    it(name, function()
      if not have then pending "clickhouse-server is not installed; WITH_SERVERS=1 make test installs it" return end
      body()
    end)
  end

  local names = {}
  for name in pairs(QUESTIONS) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    asked("answers " .. name .. " as memory does, on one server and on two", function()
      local here = QUESTIONS[name](memory)
      local expected, types = rows_of(here), types_of(here)
      for _, there in ipairs { QUESTIONS[name](single), QUESTIONS[name](both) } do
        assert.same(types, types_of(there))
        same_rows(expected, rows_of(there))
      end
    end)
  end

end)
