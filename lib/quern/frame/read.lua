--- Files into frames: which reader, and its options in the engine's form.

local host = require "quern.host.frame"

local KNOWN = { delimiter = true, encoding = true, header = true, skip = true, types = true, keep = true, sheet = true, format = true }

local function in_engine_form(options)
  local types = {}
  for column, kind in pairs(options.types or {}) do types[#types + 1] = { column, kind } end
  table.sort(types, function(a, b) return a[1] < b[1] end)
  return { delimiter = options.delimiter, encoding = options.encoding, header = options.header, skip = options.skip,
    keep = options.keep, types = types }
end

--- Notes about a file carry its name.
local function named(path, notes)
  local name = path:match "[^/]+$" or path
  for i, line in ipairs(notes) do notes[i] = name .. ": " .. line end
  return notes
end

local readers = {}

function readers.csv(path, options)
  local handle, notes, code = host.read_csv(path, in_engine_form(options))
  if not handle then return nil, notes, code end
  return handle, named(path, notes)
end

readers.tsv, readers.txt = readers.csv, readers.csv

-- The sheet by its name or number; without either the first that holds anything.
local function choose(path, sheets, wanted)
  local names = {}
  for i, sheet in ipairs(sheets) do
    names[i] = sheet.name
    if wanted == i or wanted == sheet.name or (wanted == nil and sheet.csv ~= "") then return sheet end
  end
  if wanted == nil then return nil, path .. ": its sheets are empty", "invalid" end
  return nil, ("%s: no sheet '%s'; there are: %s"):format(path, tostring(wanted), table.concat(names, ", ")), "notfound"
end

function readers.xlsx(path, options)
  local sheets, warnings, code = require("quern.host.read").sheets(path)
  if not sheets then return nil, warnings, code end
  local sheet, message, kind = choose(path, sheets, options.sheet)
  if not sheet then return nil, message, kind end
  local handle, notes, reason = host.parse_csv(sheet.csv, path, in_engine_form(options))
  if not handle then return nil, notes, reason end
  table.move(warnings, 1, #warnings, #notes + 1, notes)
  return handle, named(path, notes)
end

return function(path, options)
  for name in pairs(options) do
    if not KNOWN[name] then
      local known = "delimiter, encoding, format, header, keep, sheet, skip, types"
      error(("frame.read: no option '%s'; there are: %s"):format(tostring(name), known), 3)
    end
  end
  local format = (options.format or path:match "%.(%w+)$" or "csv"):lower()
  return (readers[format] or readers.csv)(path, options)
end
