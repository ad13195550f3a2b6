--- CSV by RFC 4180, for the tables of recipes: exact text in, exact text out. (quern.frame reads what people really have.)

local json = require "quern.json"

local csv = {}

local function field(value)
  if value == nil then return "" end
  local text = type(value) == "number" and json.number(value) or tostring(value)
  if text:find '[",\r\n]' or text:find "^%s" or text:find "%s$" then return '"' .. text:gsub('"', '""') .. '"' end
  return text
end

--- Rows as CSV in the order of the declared columns.
---@param columns table the declared columns { { name, type }... }
---@param rows table[]
---@return string
function csv.write(columns, rows)
  local lines, cells = {}, {}
  for i, column in ipairs(columns) do cells[i] = field(column[1]) end
  lines[1] = table.concat(cells, ",")
  for r, row in ipairs(rows) do
    for i, column in ipairs(columns) do cells[i] = field(row[column[1]]) end
    lines[r + 1] = table.concat(cells, ",")
  end
  return table.concat(lines, "\n") .. "\n"
end

--- One field at byte `at`: its text, and where the next begins; the mark that ended it.
local function read_field(text, at)
  if text:sub(at, at) ~= '"' then
    local value, mark, after = text:match("^([^,\r\n]*)(\r?[,\n]?)()", at)
    return value, mark, after
  end
  local parts, from = {}, at + 1
  while true do
    local quote = text:find('"', from, true)
    if not quote then return nil, "a quote that is not closed" end
    parts[#parts + 1] = text:sub(from, quote - 1)
    if text:sub(quote + 1, quote + 1) ~= '"' then
      local mark, after = text:match("^(\r?[,\n]?)()", quote + 1)
      return table.concat(parts), mark, after
    end
    parts[#parts + 1], from = '"', quote + 2
  end
end

local function read_record(text, at)
  local record = {}
  while true do
    local value, mark, after = read_field(text, at)
    if not value then return nil, mark end
    record[#record + 1] = value
    if mark ~= "," then return record, after end
    at = after
  end
end

--- The rows of a CSV text, each a table by the names of the first record; all values are text, an empty one is nil.
---@param text string
---@return table[]? rows, string|string[] names_or_message
function csv.read(text)
  local rows, at = {}, text:sub(1, 3) == "\239\187\191" and 4 or 1
  local names, after = read_record(text, at)
  if not names then return nil, after end
  at = after
  while at <= #text do
    local record
    record, after = read_record(text, at)
    if not record then return nil, after end
    if after <= at then return nil, "a record that does not end" end
    local row = {}
    for i, name in ipairs(names) do if record[i] and record[i] ~= "" then row[name] = record[i] end end
    if #record > 1 or record[1] ~= "" then rows[#rows + 1] = row end
    at = after
  end
  return rows, names
end

return csv
