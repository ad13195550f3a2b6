-- The questions, put to quern: quern spec/bench/frame/quern.lua FOLDER REPEATS. Prints name, milliseconds (best), checksum.
local frame = require "quern.frame"
local system = require "quern.host.system"

local folder, repeats = arg[1], tonumber(arg[2])

local function sum(f, ...)
  local total, aggregates = 0, {}
  for i, name in ipairs { ... } do aggregates[i] = { name, ("sum(col(%q))"):format(name) } end
  local row = f:group():agg(aggregates):row(1)
  for _, name in ipairs { ... } do total = total + (row[name] or 0) end
  return total
end

local function measure(name, times, run, checksum)
  local best, results = math.huge, {}
  for _ = 1, times do
    results[1] = nil
    collectgarbage()
    local start = system.clock()
    results[1] = run():run()
    best = math.min(best, system.clock() - start)
  end
  local result = results[1]
  print(("%s\t%.2f\t%.10g\t%d"):format(name, best * 1000, checksum(result), #result))
  io.stdout:flush()
  return result
end

local function rows(f) return #f end
local function read(name, file) return measure(name, math.min(repeats, 3), function() return assert(frame.read(folder .. file)) end, rows) end

local g = read("read g1", "/g1.csv")
local questions = {
  { "q1", function() return g:group("id1"):agg { v = "sum(v1)" } end, "v" },
  { "q2", function() return g:group("id1", "id2"):agg { v = "sum(v1)" } end, "v" },
  { "q3", function() return g:group("id3"):agg { v = "sum(v1)", w = "mean(v3)" } end, "v", "w" },
  { "q4", function() return g:group("id4"):agg { a = "mean(v1)", b = "mean(v2)", c = "mean(v3)" } end, "a", "b", "c" },
  { "q5", function() return g:group("id6"):agg { a = "sum(v1)", b = "sum(v2)", c = "sum(v3)" } end, "a", "b", "c" },
  { "q6", function() return g:group("id4", "id5"):agg { m = "median(v3)", s = "stddev(v3)" } end, "m", "s" },
  { "q7", function() return g:group("id3"):agg { r = "max(v1) - min(v2)" } end, "r" },
  { "q8", function() return g:select("id6", "v3"):top(2, { by = "id6", order = "-v3" }) end, "v3" },
  { "q9", function() return g:group("id2", "id4"):agg { r = "corr(v1, v2) ^ 2" } end, "r" },
  { "q10", function() return g:group("id1", "id2", "id3", "id4", "id5", "id6"):agg { v = "sum(v3)", n = "count()" } end, "v", "n" },
}
local function ask(list)
  for _, question in ipairs(list) do
    measure(question[1], repeats, question[2], function(f) return sum(f, table.unpack(question, 3)) end)
  end
end
ask(questions)

local function write(name, f, path)
  local best = math.huge
  for _ = 1, math.min(repeats, 3) do
    local start = system.clock()
    assert(f:write(path))
    best = math.min(best, system.clock() - start)
  end
  print(("%s\t%.2f\t%.10g\t%d"):format(name, best * 1000, #f, #f))
  os.remove(path)
end
write("write g1", g, folder .. "/out.quern.csv")

g = nil
collectgarbage()
local t = read("read trade", "/trade.csv")
local country, hs = assert(frame.read(folder .. "/country.csv")), assert(frame.read(folder .. "/hs.csv"))
local HS2 = { hs2 = "sub(hs6, 1, 2)" }
ask {
  { "t1", function() return t:group("exporter", "year"):agg { v = "sum(value)" } end, "v" },
  { "t2", function() return t:derive(HS2):group("hs2", "year"):agg { v = "sum(value)" } end, "v" },
  { "t3", function()
    return t:group("year", "importer"):agg({ v = "sum(value)" }):top(10, { by = "year", order = "-v" })
  end, "v" },
  { "t4", function()
    return t:group("hs6", "year", "exporter"):agg({ v = "sum(value)" }):group("hs6", "year"):agg { h = "hhi(v)" }
  end, "h" },
  { "t5", function()
    return t:group("exporter", "year"):agg({ v = "sum(value)" }):window { by = "exporter", order = "year", g = "v / lag(v) - 1" }
  end, "g" },
  { "t6", function() return t:where("quantity > 0"):group("hs6"):agg { u = "median(value / quantity)" } end, "u" },
  { "t7", function()
    return t:join(country, { on = { exporter = "iso3" } }):join(hs:select("hs6", "sector"), { on = "hs6" })
      :group("region", "sector", "year"):agg { v = "sum(value)" }
  end, "v" },
}
for line in io.lines "/proc/self/status" do
  local peak = line:match "^VmHWM:%s*(%d+)"
  if peak then print(("memory\t%d\t0\t0"):format(tonumber(peak) // 1024)) end
end
