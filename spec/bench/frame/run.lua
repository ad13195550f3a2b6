-- make bench-frame: quern beside its peers in one run. Data is made once. Prints milliseconds (the best of the repeats), how many
-- times longer each peer takes, and whether the answers are equal. QUERN_BENCH=FOLDER uses data that is there; ROWS, REPEATS and
-- THREADS may be set.
local system = require "quern.host.system"

local function shell(command)
  local pipe = assert(io.popen(command))
  local out = pipe:read "a"
  pipe:close()
  return out
end

local folder = os.getenv "QUERN_BENCH" or "build/bench/data"
local rows, repeats = os.getenv "ROWS" or "10000000", os.getenv "REPEATS" or "3"
local peers = shell("realpath build/bench"):gsub("%s+$", "")
local here = "spec/bench/frame/"
local quern = system.program()

assert(system.make_folder(folder))
if not system.info(folder .. "/trade.csv") then
  io.stderr:write("making data\n")
  shell(("%s %sdata.lua %s %s"):format(quern, here, folder, rows))
end

local has_node = system.info(peers .. "/node_modules/@duckdb") ~= nil
local function has(program) return shell("command -v " .. program) ~= "" end
-- Peers that are slow at these questions are asked some of them, and none is waited for longer than this.
local SECONDS = os.getenv "PEER_SECONDS" or "240"
local function asked(name, there, command, single)
  return there and { name = name, single = single, command = "timeout " .. SECONDS .. " sh -c '" .. command .. "'" } or nil
end
local tail = folder .. " " .. repeats
local PEERS = {
  asked("quern", true, "QUERN_THREADS=$0 " .. quern .. " " .. here .. "quern.lua " .. tail),
  asked("duckdb", has_node, "PEERS=" .. peers .. " node " .. here .. "duckdb.mjs " .. tail .. " $0"),
  asked("polars", has_node, "POLARS_MAX_THREADS=$0 PEERS=" .. peers .. " node --expose-gc " .. here .. "polars.mjs " .. tail),
  asked("data.table", has "Rscript", "Rscript " .. here .. "datatable.R " .. tail .. " $0"),
  asked("pandas", shell "/usr/bin/python3 -c \"import pandas; print(1)\" 2>/dev/null" ~= "", "/usr/bin/python3 " .. here .. "pandas.py " .. folder .. " 1", true),
  asked("sqlite", has "sqlite3", quern .. " " .. here .. "sqlite.lua " .. folder, true),
  asked("miller", has "mlr", quern .. " " .. here .. "miller.lua " .. folder, true),
}

local function run(peer, threads)
  local result, order = {}, {}
  for line in shell(peer.command .. " " .. threads .. " 2>/dev/null"):gmatch "[^\n]+" do
    local name, time, checksum = line:match "^([^\t]+)\t([^\t]+)\t([^\t]+)"
    if name then
      result[name] = { time = tonumber(time), checksum = tonumber(checksum) }
      order[#order + 1] = name
    end
  end
  return result, order
end

local function geometric(list)
  local sum = 0
  for _, x in ipairs(list) do sum = sum + math.log(x) end
  return #list > 0 and math.exp(sum / #list) or 0
end

local function ask_all(threads)
  local answers = {}
  for i = 1, 7 do
    local peer = PEERS[i]
    if peer and not (peer.single and threads > 1) then
      local result, order = run(peer, threads)
      answers[#answers + 1] = { name = peer.name, result = result, order = order }
    end
  end
  return answers
end

local function is_question(name) return name:find "^[qt]%d" ~= nil end

--- One line: quern's time, and what each peer takes; `!` marks an answer that differs.
local function line_of(name, answers, ratios)
  local own = answers[1].result[name]
  local line, least = ("%-12s %9.1f"):format(name, own.time), nil
  for i = 2, #answers do
    local other = answers[i].result[name]
    if other then
      local ratio, equal = other.time / own.time, math.abs(other.checksum - own.checksum) <= 1e-6 * math.abs(own.checksum)
      line = line .. ("  %9.1f %5.1fx %s"):format(other.time, ratio, (equal or name == "memory") and " " or "!")
      if is_question(name) then table.insert(ratios[i], ratio) end
      if not least or ratio < least.ratio then least = { ratio = ratio, peer = answers[i].name } end
    else
      line = line .. ("%20s"):format "-"
    end
  end
  return line, least
end

local function print_table(threads, answers)
  print(("\n%d thread%s, best of %s, ms; x: times as long as quern; memory in MB"):format(threads, threads > 1 and "s" or "", repeats))
  local head, ratios, least = ("%-12s %9s"):format("", answers[1].name), {}, nil
  for i = 2, #answers do head, ratios[i] = head .. ("  %18s"):format(answers[i].name), {} end
  print(head)
  for _, name in ipairs(answers[1].order) do
    local line, nearest = line_of(name, answers, ratios)
    print(line)
    if nearest and is_question(name) and (not least or nearest.ratio < least.ratio) then
      least = { ratio = nearest.ratio, peer = nearest.peer, name = name }
    end
  end
  local line = ("%-12s %9s"):format("geometric mean", "")
  for i = 2, #answers do line = line .. ("%16.1fx  "):format(geometric(ratios[i])) end
  print(line)
  if least then print(("least: %.1fx, %s on %s"):format(least.ratio, least.peer, least.name)) end
end

io.stderr:write("pandas and SQLite answer once; SQLite some questions, Miller two and reads the file for each; neither has threads\n")
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
