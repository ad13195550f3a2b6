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


  asked("shows its statement, and says by name what a server cannot do", function()
    local f = single.t
    assert.matches("^SELECT .* FROM `default`.`t` WHERE", f:where("value > 3"):explain())
    for said, run in pairs {
      ["sample cannot be said"] = function() return f:sample(3) end, ["the first rows cannot be said"] = function() return f:top(3) end,
      ["first%(%) cannot be said"] = function() return f:group("year"):agg { a = "first(value)" } end,
      ["list%(%) cannot be said"] = function() return f:group("year"):agg { a = "list(value)" } end,
      ["distinct by some columns cannot be said"] = function() return f:distinct "year" end,
    } do
      local fine, message = pcall(function() return #run() end)
      assert.is_false(fine)
      assert.matches(said .. ".*:collect%(%)", message)
    end
    assert.equal(3, #f:collect():sample(3))
    local fine, message = pcall(function() return #f:where "valu > 3" end)
    assert.is_false(fine)
    assert.matches("no column 'valu'; there are: exporter, hs6, importer, quantity, value, year", message, 1, true)
    fine, message = pcall(f.join, f, memory.countries, { on = { exporter = "iso3" } })
    assert.is_false(fine)
    assert.matches(":collect%(%)", message)
  end)

  asked("warns of rows without partner as memory does", function()
    local on = { on = { exporter = "iso3" }, how = "left" }
    assert.same(memory.t:join(memory.countries, on):warnings(), single.t:join(single.countries, on):warnings())
  end)

  asked("keeps every byte, every number and every null on the way there and back", function()
    local hostile = "'; DROP TABLE t; --\t\n\r\\N\\0`\0\u{202E}é中"
    local f = frame.new { { "a `b'", "string", { hostile, "", nil, "\\N" } }, { "x", "f64", { 0.1, -1 / 0, nil, 1e308 } },
      { "i", "i64", { math.maxinteger, math.mininteger, 0, -1 } }, { "d", "date", { "1970-01-02", "2105-12-31", nil, "2024-02-29" } },
      { "b", "bool", { true, false, nil, true } }, { "e", "code", { "0101", "0", "", nil } }, rows = 4, evidence = { { 5, 3 }, {}, { 7 }, { 1, 2, 3 } } }
    assert(f:write(servers.url(1, "bytes"), { mode = "replace" }))
    local back = assert(frame.open(servers.url(1, "bytes"), { types = { e = "code", b = "bool" } }))
    local got = back:sort("i"):collect()
    for i, row in ipairs { 2, 4, 3, 1 } do
      assert.same(f:row(row), (got:row(i)))
      assert.same(f:evidence(row), got:evidence(i))
    end
    assert.same({ 1, 2, 3, 5, 7 }, back:group():agg({ n = "count()" }):evidence(1))
    assert.equal(1, #back:where("col(\"a `b'\") == ?", hostile))
  end)

  asked("refuses days that the server cannot keep", function()
    local f = frame.new { { "d", "date", { "1969-12-31" } } }
    local done, message = f:write(servers.url(1, "days"))
    assert.is_nil(done)
    assert.matches("before 1970%-01%-02 or after 2105", message)
  end)

  asked("creates, appends and replaces; says when the table is there", function()
    local f = frame.new { { "x", "i64", { 1, 2 } } }
    assert(f:write(servers.url(1, "modes")))
    local done, message = f:write(servers.url(1, "modes"))
    assert.is_nil(done)
    assert.matches("there already", message)
    assert(f:write(servers.url(1, "modes"), { mode = "append" }))
    assert.equal(4, #assert(frame.open(servers.url(1, "modes"))))
    assert(f:write(servers.url(1, "modes"), { mode = "replace" }))
    assert.equal(2, #assert(frame.open(servers.url(1, "modes"))))
    assert.equal("", servers.ask(1, "SELECT name FROM system.tables WHERE name LIKE '%quern%'"))
  end)

  asked("puts each batch there once, whatever connections do", function()
    local http, write = require "quern.host.http", require "quern.clickhouse.write"
    local post, batch, cut = http.post, write.BATCH, 0
    local columns = { { "x", "i64", {} } }
    for i = 1, 5000 do columns[1][3][i] = i end
    local f = frame.new(columns)
    write.BATCH = 1000
    http.post = function(url, request)
      if not url:find "INSERT" then return post(url, request) end
      cut = cut + 1
      if cut % 3 == 1 then return nil, "the connection broke before the server heard", "io" end
      local status, body = post(url, request)
      if cut % 3 == 2 then return nil, "the connection broke before the answer came", "io" end
      return status, body
    end
    local done, message = f:write(servers.url(1, "once"))
    http.post, write.BATCH = post, batch
    assert.is_true(done, message)
    assert.is_true(cut > 6)
    local row = assert(frame.open(servers.url(1, "once"))):group():agg({ n = "count()", s = "sum(x)", d = "count_distinct(x)" }):row(1)
    assert.same({ n = 5000, s = 12502500, d = 5000 }, row)
  end)

  asked("tells a wrong password, a missing table and no server in one line", function()
    local env = connection.getenv
    connection.getenv = function(name) return name == "QUERN_CLICKHOUSE_PASSWORD" and "wrong" or nil end
    local f, message, code = frame.open(servers.url(1, "t"))
    connection.getenv = env
    assert.is_nil(f)
    assert.matches("Wrong password for user quern", message)
    assert.equal("denied", code)
    assert.is_nil(message:find("wrong", 1, true))
    f, message = frame.open(servers.url(1, "nothing"))
    assert.is_nil(f)
    assert.matches("nothing doesn't exist", message)
    f, message = frame.open "clickhouse://127.0.0.1:9/default/t"
    assert.is_nil(f)
    assert.matches("127.0.0.1:9: no answer", message)
    assert.is_nil(message:find "\n")
    f, message = frame.open(servers.url(1, "t"), { types = { hs6 = "f64" } })
    assert.is_nil(f)
    assert.matches("column 'hs6' is String on the server, not f64", message)
  end)

  asked("survives a server that is killed in the middle of a query", function()
    servers.ask(1, "CREATE VIEW slow AS SELECT number AS n FROM system.numbers LIMIT 100000000000")
    local f = assert(frame.open(servers.url(1, "slow")))
    helper.shell(("(sleep 0.4; kill -9 $(cat %s/1/pid)) >/dev/null 2>&1 &"):format(servers.folder))
    local fine, message = pcall(function() return f:group():agg({ s = "sum(sqrt(n))" }):row(1) end)
    assert.is_false(fine)
    assert.matches("127.0.0.1:%d+: .*", message)
    assert.is_nil(message:find "\n")
    servers.launch(1)
    assert.equal(4000, #single.t:select("value"))
  end)

  asked("ends a query on the server at Ctrl-C", function()
    local script = helper.write(helper.folder() .. "/slow.lua", ([[local frame = require "quern.frame"
      local f = assert(frame.open "%s"); print(#f:group():agg { s = "sum(sqrt(n))" })]]):format(servers.url(1, "slow")))
    local _, err = helper.shell(("QUERN_CLICKHOUSE_USER=%s QUERN_CLICKHOUSE_PASSWORD=%s timeout -s INT 1 %s %s"):format(servers.user,
      helper.quote(servers.password), helper.quern, script))
    assert.matches("interrupted", err)
    os.execute "sleep 0.5"
    assert.equal("0\n", servers.ask(1, "SELECT count() FROM system.processes WHERE query LIKE '%slow%' AND query NOT LIKE '%processes%'"))
  end)

  asked("writes nothing when the disk there is full", function()
    local place = servers.folder .. "/2/data/data/default"
    local _, _, code = helper.shell(("mkdir -p %s/full && mount -t tmpfs -o size=2m tmpfs %s"):format(servers.folder, servers.folder .. "/full"))
    if code ~= 0 then pending "only root can make a small disk" return end
    servers.kill(2)
    helper.shell(("mv %s %s.kept && cp -r %s.kept/. %s/full/ && ln -s %s/full %s"):format(place, place, place, servers.folder, servers.folder, place))
    servers.launch(2)
    local random, columns = generator(3), { { "x", "f64", {} } }
    for i = 1, 400000 do columns[1][3][i] = random(1 << 40) / 7 end
    local done, message = frame.new(columns):write(servers.url(2, "large"))
    assert.is_nil(done)
    assert.is_nil(message:find "\n")
    assert.equal("", servers.ask(2, "SELECT name FROM system.tables WHERE name LIKE 'large%'"))
    servers.kill(2)
    helper.shell(("rm %s; umount %s/full; mv %s.kept %s"):format(place, servers.folder, place, place))
    servers.launch(2)
  end)

  asked("serves an input of a recipe through the parent, which alone knows the password", function()
    local folder = helper.folder()
    local file = helper.write(folder .. "/flows.lua", [[return { quern = 1, name = "flows", version = "1.0.0", licence = "CC0-1.0", title = "Flows",
      inputs = { trade = { kind = "frame", types = { hs6 = "code" } } },
      tables = { flows = { columns = { { "exporter", "code" }, { "value", "number" } } } },
      run = function(q)
        local denied = not pcall(require, "quern.clickhouse") and not q.frames.open
        local out = q.inputs.trade:where("year == ? and exporter == 'E1'", 2005):group("exporter"):agg { value = "sum(value)" }
        q.warn(tostring(denied))
        q.warn(tostring(pcall(function() return #q.inputs.trade:sample(1) end)))
        return { flows = out }
      end }]])
    local function run(input)
      return helper.shell(("cd %s && QUERN_CLICKHOUSE_USER=%s QUERN_CLICKHOUSE_PASSWORD=%s %s run %s trade=%s --format csv"):format(folder, servers.user,
        helper.quote(servers.password), helper.shell("realpath " .. helper.quern):match "%S+", file, input))
    end
    local out, err, code = run(servers.url(1, "t"))
    assert.equal(0, code, err)
    assert.matches("true", err)
    assert.matches("false", err)
    assert(memory.t:write(folder .. "/trade.csv"))
    local here = run(folder .. "/trade.csv")
    local a, b = out:match "E1,([%d.]+)", here:match "E1,([%d.]+)"
    assert(a and b and close(tonumber(a), tonumber(b)), out .. here)
  end)

  asked("takes claims, whose numbers survive grouping there and lead back to the sentence", function()
    local folder = helper.folder()
    local function quern(words)
      return helper.shell(("QUERN_CLICKHOUSE_USER=%s QUERN_CLICKHOUSE_PASSWORD=%s %s %s --corpus %s/c.db"):format(servers.user,
        helper.quote(servers.password), helper.quern, words, folder))
    end
    quern "read data/sample"
    local out, err = quern("claims --to " .. servers.url(1, "claims"))
    assert.matches("%d+ claims sent to", out, err)
    local there = assert(frame.open(servers.url(1, "claims")))
    assert.equal(tonumber(out:match "%d+"), #there)
    local made = there:where("claim_table == 'overcapacity'"):group("sector"):agg { n = "count()" }
    local n, ids = made:row(1).n, made:evidence(1)
    assert.equal(n, #ids)
    assert.matches("“.+”", (quern("why claim:" .. table.concat(ids, ","))))
  end)
end)
