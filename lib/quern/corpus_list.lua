--- Lists of records on standard output, as CSV (RFC 4180) or a JSON object a line.

local json = require "quern.json"

local list = {}

local function field(value)
  if value == nil then return "" end
  local text = tostring(value)
  if text:find '[",\r\n]' then return '"' .. text:gsub('"', '""') .. '"' end
  return text
end

--- Writes records; those columns, in that order.
---@param records table[]
---@param columns string[]
---@param format "csv"|"jsonl"
function list.write(records, columns, format)
  if format == "csv" then io.write(table.concat(columns, ","), "\r\n") end
  for _, record in ipairs(records) do
    if format == "jsonl" then
      io.write(json.encode(record), "\n")
    else
      local cells = {}
      for i, name in ipairs(columns) do cells[i] = field(record[name]) end
      io.write(table.concat(cells, ","), "\r\n")
    end
  end
end

return list
