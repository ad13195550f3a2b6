-- Some questions, put to Miller: quern spec/bench/frame/miller.lua FOLDER. It reads the file anew for each.
local system = require "quern.host.system"
local folder = arg[1]
local QUESTIONS = {
  { "q1", "stats1 -a sum -f v1 -g id1", "g1.csv", "v1_sum" },
  { "t1", "stats1 -a sum -f value -g exporter,year", "trade.csv", "value_sum" },
}
for _, question in ipairs(QUESTIONS) do
  local start = system.clock()
  local sum, rows = 0, 0
  for line in assert(io.popen(("mlr --icsv --onidx --ofs ' ' %s then cut -f %s %s/%s"):format(question[2], question[4], folder, question[3]))):lines() do
    sum, rows = sum + tonumber(line), rows + 1
  end
  print(("%s\t%.2f\t%.10g\t%d"):format(question[1], (system.clock() - start) * 1000, sum, rows))
  io.stdout:flush()
end
