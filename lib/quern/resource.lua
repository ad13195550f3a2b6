--- The tables that travel inside the binary: CSV with a header, comment lines beginning with `#`.

local system = require "quern.host.system"

local resource = {}

local function fields_of(line)
  local fields, at = {}, 1
  while at <= #line + 1 do
    local text, next_at
    if line:sub(at, at) == '"' then
      local stop = at
      repeat
        stop = line:find('"', stop + 1, true) or #line + 1
        local doubled = line:sub(stop + 1, stop + 1) == '"'
        if doubled then stop = stop + 1 end
      until not doubled
      text, next_at = line:sub(at + 1, stop - 1):gsub('""', '"'), stop + 2
    else
      local comma = line:find(",", at, true) or #line + 1
      text, next_at = line:sub(at, comma - 1), comma + 1
    end
    fields[#fields + 1] = text
    at = next_at
  end
  return fields
end

--- Rows of a table by column name; an empty cell is nil.
-- example: for _, row in ipairs(require("quern.resource").rows "data/sectors.csv") do print(row.code, row.hs) end
---@param path string such as "data/sectors.csv"
---@return table<string, string>[] rows, string[] columns
function resource.rows(path)
  local bytes = system.resource(path) or error("no table " .. path .. " in this quern", 2)
  local columns, rows = nil, {}
  for line in bytes:gmatch "[^\r\n]+" do
    if line:sub(1, 1) ~= "#" then
      local fields = fields_of(line)
      if not columns then
        columns = fields
      else
        local row = {}
        for i, name in ipairs(columns) do if fields[i] ~= "" then row[name] = fields[i] end end
        rows[#rows + 1] = row
      end
    end
  end
  return rows, columns or {}
end

return resource
