--- Statistics in the corpus: which tables there are, what their columns hold, where they come from.
-- The values stay in their files; what is kept is the schema (name, type, unit, code system of each column), the source
-- and the licence, and what reading repaired. `corpus:statistics()` lists them, `corpus:table(name)` reads one.

local codes = require "quern.codes"
local frame = require "quern.frame"
local json = require "quern.json"
local read = require "quern.host.read"

local statistics = {}

-- "capacity_mt", "Exports (US$ million)", "value [kt]": what stands in brackets or behind the last underscore.
local UNIT_ENDINGS = { mt = "Mt", kt = "kt", gw = "GW", mw = "MW", kwh = "kWh", usd = "USD", eur = "EUR", cny = "CNY", rmb = "CNY",
  pct = "%", percent = "%", kg = "kg", tonnes = "t", tons = "t" }

local function unit_of(name)
  local bracketed = name:match "[%(%[（]([^%(%)%[%]（）]+)[%)%]）]%s*$"
  if bracketed then return bracketed end
  if name:find "%%" then return "%" end
  return UNIT_ENDINGS[(name:match "[_%s]([%a]+)$" or ""):lower()]
end

-- Code systems by the column's name and by what its values look like.
local function system_of(name, samples, edition_of_file)
  local lower = name:lower()
  local function all(pattern)
    local count = 0
    for _, value in ipairs(samples) do
      if not tostring(value):find(pattern) then return false end
      count = count + 1
    end
    return count > 0
  end
  local edition = lower:match "hs[_%s]?(%d%d%d%d)" or lower:match "hs[_%s]?(%d%d)%f[%D]" or edition_of_file
  if lower:find "^hs" or lower:find "hts" or lower:find "税则" or lower:find "tariff" or lower:find "cn8" or lower:find "commodity" then
    if all "^%d[%d%.]+$" then return "HS" .. (edition and " " .. (codes.hs_edition(edition) or edition) or "") end
  end
  local revision = lower:match "rev[%._%s]*(%d%.?%d?)" or lower:match "r(%d)%f[%W]"
  for _, system in ipairs { "ISIC", "NACE" } do
    if lower:find(system:lower(), 1, true) then return system .. (revision and " Rev. " .. revision or "") end
  end
  if lower:find "iso" or lower:find "country" or lower:find "economy" or lower:find "partner" or lower:find "reporter" then
    if all "^%u%u%u$" then return "ISO 3166-1 alpha-3" end
    if all "^%u%u$" then return "ISO 3166-1 alpha-2" end
    if all "^%d%d?%d?$" then return "ISO 3166-1 numeric" end
  end
end

local SAMPLE, SAID = 200, 3

-- The edition of the Harmonized System that the sidecar says ("hs": "2017") or the file's name has ("imports_hs_2017.csv").
local function edition_of(path, meta)
  local said = meta and (meta.hs or meta.hs_edition)
  if said then return codes.hs_edition(said) end
  local label = path:match("([^/]+)$"):lower():match "hs[_%-%s]?(%d%d%d%d)"
  return label and codes.hs_edition(label)
end

local function describe(values, path, meta)
  local columns = {}
  for i, column in ipairs(values:columns()) do columns[i] = { name = column.name, type = column.type } end
  local samples, count = {}, 0
  for row in values:rows() do
    count = count + 1
    if count > SAMPLE then break end
    for i, column in ipairs(columns) do
      samples[i] = samples[i] or {}
      if row[column.name] ~= nil then table.insert(samples[i], row[column.name]) end
    end
  end
  local edition = edition_of(path, meta)
  for i, column in ipairs(columns) do
    column.unit = unit_of(column.name)
    column.system = column.type ~= "f64" and column.type ~= "date" and system_of(column.name, samples[i] or {}, edition) or nil
  end
  return columns
end

local function free_name(corpus, wished)
  local name, n = wished, 1
  while corpus:statement("SELECT 1 FROM statistics WHERE name = ?"):row(name) do
    n = n + 1
    name = wished .. "_" .. n
  end
  return name
end

-- The sheets of a workbook that hold a table; of a CSV the one there is.
local function sheets_of(path)
  if not path:lower():find "%.xlsx$" then return { false } end
  local names = {}
  for _, sheet in ipairs(read.sheets(path) or {}) do
    if sheet.csv ~= "" then names[#names + 1] = sheet.name end
  end
  return names
end

--- Puts a table of a file into the corpus under a name that is free.
---@param row { sheet: string?, rows: integer, columns: string, source: string?, licence: string?, warnings: string } lists as JSON
function statistics.insert(corpus, file_id, wished, row)
  local name = free_name(corpus, wished)
  corpus:statement([[INSERT INTO statistics (id, file, name, sheet, rows, columns, source, licence, warnings)
      VALUES (?,?,?,?,?,?,?,?,?)]]):run(read.id(file_id .. "\0" .. name), file_id, name, row.sheet, row.rows, row.columns, row.source,
    row.licence, row.warnings)
end

--- The name a table wishes for: its file's, and its sheet's where there are several.
function statistics.wished_name(path, sheet, several)
  local base = path:match("([^/]+)$"):gsub("%.%w+$", "")
  return several and base .. "/" .. sheet or base
end

--- Registers the tables of a file that was just stored; `meta` is its sidecar. Returns how many.
---@return integer
function statistics.register(corpus, file_id, path, meta, warn)
  local count = 0
  local sheets = sheets_of(path)
  for _, sheet in ipairs(sheets) do
    local values, message = frame.read(path, { sheet = sheet or nil })
    if not values then
      warn(path, message)
    else
      local said = values:warnings()
      statistics.insert(corpus, file_id, statistics.wished_name(path, sheet, #sheets > 1), { sheet = sheet or nil, rows = #values,
        columns = json.encode(json.list(describe(values, path, meta))), source = meta and meta.source, licence = meta and (meta.licence
          or meta.license),
        warnings = json.encode(json.list(said)) })
      for i, line in ipairs(said) do
        if i <= SAID then warn(path, line) end
      end
      if #said > SAID then warn(path, ("%s: %d more such notes are kept with the table"):format(path:match "[^/]+$", #said - SAID)) end
      count = count + 1
    end
  end
  return count
end

--- The tables there are, by name: { name, file, sheet, rows, columns, source, licence, warnings }.
---@return fun(): table?
function statistics.list(corpus)
  local next_row = corpus.store:statement([[SELECT s.name, f.path, s.sheet, s.rows, s.columns, s.source, s.licence, s.warnings
      FROM statistics s JOIN file f ON f.id = s.file ORDER BY s.name]]):rows()
  return function()
    local name, file, sheet, rows, columns, source, licence, warnings = next_row()
    if not name then return nil end
    return { name = name, file = file, sheet = sheet, rows = rows, columns = json.decode(columns), source = source, licence = licence,
      warnings = json.decode(warnings) }
  end
end

--- Reads one table from its file, with the types it was registered with. A file that has changed since is refused.
---@return Frame? frame, string? message, string? code
function statistics.read(corpus, name)
  local path, sha256, sheet, columns = corpus:statement([[SELECT f.path, f.sha256, s.sheet, s.columns
      FROM statistics s JOIN file f ON f.id = s.file WHERE s.name = ?]]):row(name)
  if not path then
    local names = {}
    for known in statistics.list(corpus) do names[#names + 1] = known.name end
    return nil, ("no table '%s' in the corpus; there are: %s"):format(name, #names > 0 and table.concat(names, ", ") or "none"), "notfound"
  end
  local now, message, code = read.hash(path)
  if not now then return nil, message, code end
  if now ~= sha256 then return nil, path .. ": it has changed since it was read; 'quern read' it again", "invalid" end
  local types, systems = {}, {}
  for _, column in ipairs(json.decode(columns)) do types[column.name], systems[column.name] = column.type, column.system end
  local found, reason, kind = frame.read(path, { sheet = sheet, types = types })
  if not found then return nil, reason, kind end
  return found:declare(systems)
end

return statistics
