-- A phrasebook: plain sentences, and the rows that each must make. A file PHRASES/TABLE.txt holds entries with an empty
-- line between them; an entry is a sentence, and below it, indented, its rows or `none`:
--
--   China and Ethiopia signed an agreement on capacity cooperation in 2015.
--     capacity_cooperation place=CHN partner=ETH status=agreed
--
-- A row names the fields that matter; those it does not name may hold anything, `field=-` wants it empty, lists are
-- joined by + in any order. "\n" in a sentence is a new line. Judged are the rows of TABLE and of the tables that the
-- entry names: a row that it does not list is one too many.
local claim = require "quern.claim"
local reading = require "claim.reading"

local phrasebook = {}

--- The day on which the sentences are published.
phrasebook.published = "2024-12-05"

--- A value as an entry writes it.
local function written(value)
  if value == nil then return "-" end
  if type(value) ~= "table" then return math.type(value) == "float" and ("%.14g"):format(value) or tostring(value) end
  local parts = { table.unpack(value) }
  table.sort(parts)
  return #parts > 0 and table.concat(parts, "+") or "-"
end

--- "table field=value ..." as { table =, fields = { field = value } }.
local function parse_row(line)
  local row = { table = line:match "^[%w_]+", fields = {}, line = line }
  for name, value in (line .. " "):gsub(" ([%w_]+)=", "\n%1="):gmatch "\n([%w_]+)=([^\n]*)" do
    local parts = {}
    for part in value:match "^(.-)%s*$":gmatch "[^+]+" do parts[#parts + 1] = tonumber(part) and written(tonumber(part)) or part end
    table.sort(parts)
    row.fields[name] = table.concat(parts, "+")
  end
  return row
end

--- The entries of a file: { sentence =, rows = {...} }.
---@param path string
---@return table[]
function phrasebook.read(path)
  local entries, entry = {}, nil
  for line in io.lines(path) do
    if line == "" then
      entry = nil
    elseif not line:find "^%s" then
      entry = { sentence = line, rows = {} }
      entries[#entries + 1] = entry
    elseif not line:find "^%s+none$" then
      entry.rows[#entry.rows + 1] = parse_row(line:match "^%s+(.*)$")
    end
    if entry and line:find "^%s" then entry.complete = true end
  end
  for _, one in ipairs(entries) do assert(one.complete, ("%s: no rows under '%s'"):format(path, one.sentence)) end
  return entries
end

local function fits(row, found)
  if row.table ~= found.table then return false end
  for name, value in pairs(row.fields) do
    local told = found.fields[name]
    if written(type(told) == "number" and told + 0.0 or told) ~= (tonumber(value) and written(tonumber(value) + 0.0) or value) then
      return false
    end
  end
  return true
end

local function describe(found)
  local names, parts = {}, { found.table }
  for name in pairs(found.fields) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do parts[#parts + 1] = name .. "=" .. written(found.fields[name]) end
  return table.concat(parts, " ")
end

--- What is wrong with a sentence, as lines: rows that it must make and does not, rows too many.
---@param entry table of phrasebook.read
---@param own string the table of its file
---@return string[] faults
function phrasebook.faults(entry, own)
  local judged, faults, taken = { [own] = true }, {}, {}
  for _, row in ipairs(entry.rows) do judged[row.table] = true end
  local claims = claim.derive(reading.rules(), { text = entry.sentence:gsub("\\n", "\n"), published = phrasebook.published })
  for _, row in ipairs(entry.rows) do
    local made
    for i, found in ipairs(claims) do
      if not made and not taken[i] and fits(row, found) then made = i end
    end
    if made then taken[made] = true else faults[#faults + 1] = "misses " .. row.line end
  end
  for i, found in ipairs(claims) do
    if judged[found.table] and not taken[i] then faults[#faults + 1] = "makes " .. describe(found) end
  end
  return faults
end

--- The sentences of a file with faults, each followed by them; and how many sentences there are.
---@param path string
---@return string[] lines, integer sentences, integer wrong
function phrasebook.check(path)
  local own, lines, wrong = path:match "([%w_]+)[^/]*$", {}, 0
  local entries = phrasebook.read(path)
  for _, entry in ipairs(entries) do
    local faults = phrasebook.faults(entry, own)
    if #faults > 0 then
      wrong = wrong + 1
      lines[#lines + 1] = entry.sentence
      for _, fault in ipairs(faults) do lines[#lines + 1] = "  " .. fault end
    end
  end
  return lines, #entries, wrong
end

return phrasebook
