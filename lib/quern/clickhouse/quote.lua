--- Names and values as ClickHouse reads them: the one place where anything from outside becomes part of a statement.

local quote = {}

local ESCAPES = { ["\\"] = "\\\\", ["'"] = "\\'", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\0"] = "\\0", ["`"] = "\\`" }

--- A name of a table or column.
---@param name string
---@return string
function quote.name(name)
  if type(name) ~= "string" or name == "" or #name > 1000 then error("a name on a server has 1 to 1,000 bytes", 0) end
  if name:find "^[%a_][%w_]*$" then return name end
  return "`" .. name:gsub("[\\'`%c]", ESCAPES) .. "`"
end

--- "db.table" or "table".
---@param path string[] one or two names
---@return string
function quote.path(path)
  local parts = {}
  for i, name in ipairs(path) do parts[i] = "`" .. name:gsub("[\\'`%c]", ESCAPES) .. "`" end
  return table.concat(parts, ".")
end

--- A value. Numbers say their type, so that the server's small types do not decide how wide a result is.
---@param value any nil, string, number or boolean
---@return string
function quote.value(value)
  if value == nil then return "NULL" end
  local kind = math.type(value) or type(value)
  if kind == "string" then return "'" .. value:gsub("[\\'%c]", ESCAPES) .. "'" end
  if kind == "boolean" then return value and "1" or "0" end
  if kind == "integer" then return ("toInt64(%s)"):format(value == math.mininteger and "'" .. value .. "'" or ("%d"):format(value)) end
  if kind ~= "float" then error("a value on a server is a number, a string, a boolean or nil; got a " .. kind, 0) end
  if value ~= value then return "(0/0)" end
  if value == math.huge then return "(1/0)" end
  if value == -math.huge then return "(-1/0)" end
  return ("toFloat64(%.17g)"):format(value)
end

return quote
