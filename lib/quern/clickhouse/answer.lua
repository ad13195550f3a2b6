--- A frame's handle from a server's answer; by itself, since a recipe's worker takes answers without having the connection.

local host = require "quern.host.frame"

---@param answer { text: string, columns: table[], evidence: boolean, warnings: string[] }
---@return userdata? handle, string[]|string warnings_or_message, string? code
return function(answer)
  local columns = {}
  for i, column in ipairs(answer.columns) do columns[i] = { column.name, column.type } end
  local handle, message, code = host.read_tabs(answer.text, columns, answer.evidence)
  if not handle then return nil, message, code end
  return handle, answer.warnings
end
