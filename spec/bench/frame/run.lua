-- make bench-frame: quern beside its peers in one run. Data is made once for each number of rows. Prints milliseconds (the best
-- of the repeats), how many times longer each peer takes, whether the answers are equal, and for every row whether its bar is
-- reached: the nearest peer takes so many times as long as quern. Ends with failure if an answer differs. ROWS, REPEATS and THREADS
-- may be set, PEERS to the names of those to ask, QUERN_BENCH to a folder with data.
local system = require "quern.host.system"

local BARS = { question = 1.5, read = 2.5, write = 1, memory = 1 }
local MEAN_BAR = { duckdb = 4 } -- of all questions

local function shell(command)
  local pipe = assert(io.popen(command))
  local out = pipe:read "a"
  pipe:close()
  return out
end

local rows, repeats = os.getenv "ROWS" or "10000000", os.getenv "REPEATS" or "3"
local folder = os.getenv "QUERN_BENCH" or "build/bench/data-" .. rows
local peers = shell("realpath build/bench"):gsub("%s+$", "")
local here = "spec/bench/frame/"
local quern = system.program()

local started = system.clock()
local function progress(...) io.stderr:write(("%4.0f s  "):format(system.clock() - started), string.format(...), "\n") end

assert(system.make_folder(folder))
if not system.info(folder .. "/whole") then
  progress("making %s rows of data in %s", rows, folder)
  shell(("%s %sdata.lua %s %s && touch %s/whole"):format(quern, here, folder, rows, folder))
end

local has_node = system.info(peers .. "/node_modules/@duckdb") ~= nil
local function has(program) return shell("command -v " .. program) ~= "" end
-- Peers that are slow at these questions are asked some of them, and none is waited for longer than this.
local SECONDS = os.getenv "PEER_SECONDS" or "240"
local wanted = os.getenv "PEERS"
local function asked(name, there, command, single)
  if name ~= "quern" and wanted and not (" " .. wanted .. " "):find(" " .. name .. " ", 1, true) then there = false end
  return there and { name = name, single = single, command = "timeout " .. SECONDS .. " sh -c '" .. command .. "'" } or nil
end
local tail = folder .. " " .. repeats
local list = {
  asked("quern", true, "QUERN_THREADS=$0 " .. quern .. " " .. here .. "quern.lua " .. tail) or false,
  asked("duckdb", has_node, "PEERS=" .. peers .. " node " .. here .. "duckdb.mjs " .. tail .. " $0") or false,
  asked("polars", has_node, "POLARS_MAX_THREADS=$0 PEERS=" .. peers .. " node --expose-gc " .. here .. "polars.mjs " .. tail) or false,
  asked("data.table", has "Rscript", "Rscript " .. here .. "datatable.R " .. tail .. " $0") or false,
  asked("pandas", shell "/usr/bin/python3 -c \"import pandas; print(1)\" 2>/dev/null" ~= "", "/usr/bin/python3 " .. here .. "pandas.py " .. folder .. " 1", true) or false,
  asked("sqlite", has "sqlite3", quern .. " " .. here .. "sqlite.lua " .. folder, true) or false,
  asked("miller", has "mlr", quern .. " " .. here .. "miller.lua " .. folder, true) or false,
}

local function run(peer, threads)
  local result, order, began = {}, {}, system.clock()
  for line in shell(peer.command .. " " .. threads .. " 2>/dev/null"):gmatch "[^\n]+" do
    local name, time, checksum = line:match "^([^\t]+)\t([^\t]+)\t([^\t]+)"
    if name then
      result[name] = { time = tonumber(time), checksum = tonumber(checksum) }
      order[#order + 1] = name
    end
  end
  progress("%s, %d thread%s: %d rows answered in %.0f s", peer.name, threads, threads > 1 and "s" or "", #order, system.clock() - began)
  return result, order
end

local function geometric(ratios)
  local sum = 0
  for _, x in ipairs(ratios) do sum = sum + math.log(x) end
  return #ratios > 0 and math.exp(sum / #ratios) or 0
end

local function ask_all(threads)
  local answers = {}
  for _, peer in ipairs(list) do
    if peer and not (peer.single and threads > 1) then
      local result, order = run(peer, threads)
      answers[#answers + 1] = { name = peer.name, result = result, order = order }
    end
  end
  return answers
end

local function is_question(name) return name:find "^[qt]%d" ~= nil end
local function bar_of(name) return BARS[is_question(name) and "question" or name:match "^%a+"] end

local counts = { reached = 0, missed = 0, differing = 0 }
local function verdict(ratio, bar)
  local reached = ratio >= bar
  counts[reached and "reached" or "missed"] = counts[reached and "reached" or "missed"] + 1
  return ("%s %.1f"):format(reached and "reached" or "MISSED ", bar)
end

--- One line: quern's time, what each peer takes (`!` marks an answer that differs), and whether the bar is reached.
local function line_of(name, answers, ratios)
  local own = answers[1].result[name]
  local line, least = ("%-12s %9.1f"):format(name, own.time), nil
  for i = 2, #answers do
    local other = answers[i].result[name]
    if other then
      local ratio, equal = other.time / own.time, math.abs(other.checksum - own.checksum) <= 1e-6 * math.abs(own.checksum)
      equal = equal or name == "memory"
      if not equal then counts.differing = counts.differing + 1 end
      line = line .. ("  %9.1f %5.1fx %s"):format(other.time, ratio, equal and " " or "!")
      if is_question(name) then table.insert(ratios[i], ratio) end
      least = math.min(least or ratio, ratio)
    else
      line = line .. ("%20s"):format "-"
    end
  end
  return line .. (least and "  " .. verdict(least, bar_of(name)) or "")
end

local function print_table(threads, answers)
  print(("\n%s rows, %d thread%s, best of %s, ms; x: times as long as quern; memory in MB; last, the bar for the nearest peer"):format(rows,
    threads, threads > 1 and "s" or "", repeats))
  local head, ratios = ("%-12s %9s"):format("", answers[1].name), {}
  for i = 2, #answers do head, ratios[i] = head .. ("  %18s"):format(answers[i].name), {} end
  print(head)
  for _, name in ipairs(answers[1].order) do print((line_of(name, answers, ratios))) end
  local line, bars = ("%-12s %9s"):format("geometric mean", ""), ""
  for i = 2, #answers do
    local mean, bar = geometric(ratios[i]), MEAN_BAR[answers[i].name]
    line = line .. ("%16.1fx  "):format(mean)
    if bar then bars = bars .. "  " .. verdict(mean, bar) end
  end
  print(line .. bars)
  io.stdout:flush()
end

progress "pandas and SQLite answer once; SQLite some questions, Miller two and reads the file for each; neither has threads"
local alone
for _, threads in ipairs { 1, 2 } do
  if not os.getenv "THREADS" or tonumber(os.getenv "THREADS") == threads then
    local answers = ask_all(threads)
    print_table(threads, answers)
    if alone then
      local line = "two threads over one:"
      for _, name in ipairs(answers[1].order) do
        if name ~= "memory" then line = line .. (" %s %.1f"):format(name, alone[name].time / answers[1].result[name].time) end
      end
      print(line)
    end
    alone = answers[1].result
  end
end
print(("\n%d bars reached, %d missed, %d answers differ"):format(counts.reached, counts.missed, counts.differing))
if counts.differing > 0 then os.exit(1) end
