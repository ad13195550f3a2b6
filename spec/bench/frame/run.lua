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
local PEERS = {
  { "quern", "QUERN_THREADS=%d " .. quern .. " " .. here .. "quern.lua " .. folder .. " " .. repeats },
  has_node and { "duckdb", "THREADS=%d PEERS=" .. peers .. " sh -c 'node " .. here .. "duckdb.mjs " .. folder .. " " .. repeats .. " $THREADS'" },
  has_node and { "polars", "POLARS_MAX_THREADS=%d PEERS=" .. peers .. " node --expose-gc " .. here .. "polars.mjs " .. folder .. " " .. repeats },
  shell "command -v Rscript" ~= "" and { "data.table", "THREADS=%d sh -c 'Rscript " .. here .. "datatable.R " .. folder .. " " .. repeats .. " $THREADS'" },
}

local function run(peer, threads)
  local result, order = {}, {}
  for line in shell(peer[2]:format(threads) .. " 2>/dev/null"):gmatch "[^\n]+" do
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

for _, threads in ipairs { 1, 2 } do
  if not os.getenv "THREADS" or tonumber(os.getenv "THREADS") == threads then
    local results, order, names = {}, nil, {}
    for i = 1, 4 do
      if PEERS[i] then
        local result, seen = run(PEERS[i], threads)
        results[#results + 1], names[#names + 1] = result, PEERS[i][1]
        order = order or seen
      end
    end
    print(("\n%d thread%s, best of %s, ms; x: times as long as quern; memory in MB"):format(threads, threads > 1 and "s" or "", repeats))
    local head, ratios = ("%-12s %9s"):format("", names[1]), {}
    for i = 2, #names do head, ratios[i] = head .. ("  %18s"):format(names[i]), {} end
    print(head)
    for _, name in ipairs(order) do
      local own = results[1][name]
      local line = ("%-12s %9.1f"):format(name, own.time)
      for i = 2, #results do
        local other = results[i][name]
        if other then
          local equal = math.abs(other.checksum - own.checksum) <= 1e-6 * math.abs(own.checksum)
          line = line .. ("  %9.1f %5.1fx %s"):format(other.time, other.time / own.time, equal and " " or "!")
          if name:find "^[qt]%d" then table.insert(ratios[i], other.time / own.time) end
        else
          line = line .. ("%20s"):format "-"
        end
      end
      print(line)
    end
    local line = ("%-12s %9s"):format("geometric mean", "")
    for i = 2, #results do line = line .. ("%16.1fx  "):format(geometric(ratios[i])) end
    print(line)
  end
end
