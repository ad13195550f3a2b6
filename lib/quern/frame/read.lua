--- Files into frames: which reader, and its options in the engine's form.

local host = require "quern.host.frame"
local json = require "quern.json"

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

-- What is not read is named, so that nobody takes one sheet for all.
local function note_others(sheets, chosen, notes)
  for i, sheet in ipairs(sheets) do
    if sheet ~= chosen and sheet.csv == "" then
      notes[#notes + 1] = ("sheet %d, '%s', is empty"):format(i, sheet.name)
    elseif sheet ~= chosen then
      notes[#notes + 1] = ("sheet %d, '%s', was not read; sheet = %d reads it"):format(i, sheet.name, i)
    end
  end
end

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
  note_others(sheets, sheet, notes)
  table.move(warnings, 1, #warnings, #notes + 1, notes)
  return handle, named(path, notes)
end

local function read_whole(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "io" end
  local text = file:read "a"
  file:close()
  return text
end

local function from_records(path, records, options)
  local handle, notes, code = require("quern.frame.records")(records, options.types or {})
  if not handle then return nil, path .. ": " .. notes, code end
  return handle, named(path, notes)
end

--- A list of objects, or an object that has one list of objects in it.
function readers.json(path, options)
  local text, message, code = read_whole(path)
  if not text then return nil, message, code end
  local value
  value, message, code = json.decode(text)
  if value == nil then return nil, path .. ": " .. message, code end
  if type(value) == "table" and value[1] == nil then
    local lists = {}
    for _, part in pairs(value) do
      if type(part) == "table" and type(part[1]) == "table" then lists[#lists + 1] = part end
    end
    if #lists == 1 then value = lists[1] end
  end
  if type(value) ~= "table" or (value[1] == nil and next(value) ~= nil) then
    return nil, path .. ": a table is a list of objects, [{...}, {...}]", "invalid"
  end
  return from_records(path, value, options)
end

function readers.jsonl(path, options)
  local text, message, code = read_whole(path)
  if not text then return nil, message, code end
  local records, line_number = {}, 0
  for line in text:gmatch "[^\n]*" do
    line_number = line_number + 1
    if line:find "%S" then
      local value
      value, message, code = json.decode(line)
      if type(value) ~= "table" then
        return nil, ("%s, line %d: %s"):format(path, line_number, message or "not an object"), code or "invalid"
      end
      records[#records + 1] = value
    end
  end
  return from_records(path, records, options)
end

readers.ndjson = readers.jsonl

local function check(options, what)
  for name in pairs(options) do
    if not KNOWN[name] then
      local known = "delimiter, encoding, format, header, keep, sheet, skip, types"
      error(("%s: no option '%s'; there are: %s"):format(what, tostring(name), known), 4)
    end
  end
end

local read = {}

--- A file, by the reader of its name or of `format`.
function read.file(path, options)
  check(options, "frame.read")
  local format = (options.format or path:match "%.(%w+)$" or "csv"):lower()
  return (readers[format] or readers.csv)(path, options)
end

--- The text of a CSV file.
function read.text(text, options)
  check(options, "frame.parse")
  return host.parse_csv(text, "the text", in_engine_form(options))
end

return read
