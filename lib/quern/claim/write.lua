--- Tables with their evidence as text: CSV, JSON, JSON lines. Reports are written by quern.export.

local evidence_of = require "quern.recipe.evidence"
local json = require "quern.json"

local formats = {}
local write = { formats = formats, names = { "csv", "json", "jsonl" } }

local function cell(value)
  if value == nil then return "" end
  if type(value) == "number" then return json.number(value) end
  return tostring(value)
end

local function csv_cell(value)
  local text = cell(value)
  return text:find '[",\r\n]' and '"' .. text:gsub('"', '""') .. '"' or text
end

--- The sentences behind a row: { { quote, title, publisher, published, file, line }... }.
local function sources(row, corpus)
  local list = {}
  for _, id in ipairs(evidence_of[row] or {}) do
    local found = corpus:claim(id)
    local document = found and corpus:document(found.document)
    if document then
      local place = document:position(found.from)
      list[#list + 1] = { quote = document.text:sub(found.from, found.to):gsub("%s+", " "), title = document.title,
        publisher = document.publisher,
        published = document.published, file = document.file, line = place.line, claim = id, modality = found.modality,
          confidence = found.confidence }
    end
  end
  return list
end

local function name_source(source)
  local parts = {}
  for _, part in ipairs { source.publisher or false, source.title or false, source.published or false } do
    if part then parts[#parts + 1] = part end
  end
  parts[#parts + 1] = source.file:match "[^/]+$" .. (source.line and ":" .. source.line or "")
  return table.concat(parts, ", ")
end
write.name_source, write.sources = name_source, sources

function formats.csv(loaded, name, rows, corpus)
  local lines, header = {}, {}
  local columns = loaded.tables[name].columns
  for i, column in ipairs(columns) do header[i] = csv_cell(column[1]) end
  header[#header + 1] = "source"
  header[#header + 1] = "quote"
  lines[1] = table.concat(header, ",")
  for _, row in ipairs(rows) do
    local cells = {}
    for i, column in ipairs(columns) do cells[i] = csv_cell(row[column[1]]) end
    local from = sources(row, corpus)
    cells[#cells + 1] = csv_cell(from[1] and name_source(from[1]))
    cells[#cells + 1] = csv_cell(from[1] and from[1].quote)
    lines[#lines + 1] = table.concat(cells, ",")
  end
  return table.concat(lines, "\r\n") .. "\r\n"
end

local function record(row, columns, corpus)
  local made = {}
  for _, column in ipairs(columns) do made[column[1]] = row[column[1]] end
  made.sources_of = json.list(sources(row, corpus))
  return made
end

function formats.jsonl(loaded, name, rows, corpus)
  local lines = {}
  for i, row in ipairs(rows) do
    local made = record(row, loaded.tables[name].columns, corpus)
    made.table = name
    lines[i] = json.encode(made)
  end
  return table.concat(lines, "\n") .. (#lines > 0 and "\n" or "")
end

function formats.json(loaded, name, rows, corpus)
  local list = {}
  for i, row in ipairs(rows) do list[i] = record(row, loaded.tables[name].columns, corpus) end
  return json.encode { table = name, title = loaded.tables[name].title, recipe = loaded.name, version = loaded.version,
    rows = json.list(list) } .. "\n"
end

--- One table as text.
---@param loaded table the recipe
---@param name string the table
---@param rows table[]
---@param format string of write.names
---@param corpus table
---@return string
function write.text(loaded, name, rows, format, corpus) return formats[format](loaded, name, rows, corpus) end

return write
