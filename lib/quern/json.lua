--- JSON that keeps every digit: reading by lua-cjson, writing by us.
-- lua-cjson writes at most 14 digits; a figure must survive the round trip, so numbers are written with as many digits
-- as it takes (at most 17), integers as integers, and object keys in byte order, so that equal values give equal bytes.

local cjson = require "cjson"
local host = require "quern.host.json"

local json = { null = cjson.null }

local decoder = cjson.new()
decoder.decode_max_depth(200)

--- A number in the fewest digits that read back as the same number.
--- > json.number(0.1 + 0.2)
--- 0.30000000000000004
---@param value number
---@return string
function json.number(value) return host.number(value) end

--- Marks a table that is to be written as a list even when it is empty.
--- > json.encode(json.list {})
--- []
---@param list table
---@return table
function json.list(list) return setmetatable(list, json.list_mark) end
json.list_mark = host.list_mark

--- Writes a value as JSON, on one line, keys sorted. An empty table is an object unless `json.list` made it.
--- > json.encode { year = 2024, hs = "0203", values = { 1, 2.5 } }
--- {"hs":"0203","values":[1,2.5],"year":2024}
---@param value any
---@return string
function json.encode(value) return host.encode(value) end

--- Reads JSON; `json.null` stands for null.
--- > json.decode('{"year": 2024, "hs": "0203"}').hs
--- 0203
--- > json.decode "{"
--- not JSON: Expected object key string but found T_END at character 2
---@param text string
---@return any value, string? message, string? code nil and a message if it is not JSON
function json.decode(text)
  if #text > 64 * 1024 * 1024 then return nil, "JSON of more than 64 MiB; split it into lines (JSONL)", "limit" end
  local fine, value = pcall(decoder.decode, text)
  if not fine then return nil, "not JSON: " .. tostring(value):gsub("^.-:%d+: ", ""), "invalid" end
  return value
end

return json
