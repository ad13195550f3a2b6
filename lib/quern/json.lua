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

local write

local function write_list(list, depth)
  local parts = {}
  for i = 1, #list do parts[i] = write(list[i], depth + 1) end
  return "[" .. table.concat(parts, ",") .. "]"
end

local function write_object(object, depth)
  local keys, parts = {}, {}
  for key in pairs(object) do
    if type(key) ~= "string" then error("a JSON object's keys are strings; found a " .. type(key), 0) end
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for i, key in ipairs(keys) do parts[i] = host.quote(key) .. ":" .. write(object[key], depth + 1) end
  return "{" .. table.concat(parts, ",") .. "}"
end

write = function(value, depth)
  local kind = type(value)
  if depth > 200 then error("nested more than 200 deep, or in a circle", 0) end
  if value == nil or value == json.null then return "null" end
  if kind == "number" then return json.number(value) end
  if kind == "string" then return host.quote(value) end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "table" then error("a " .. kind .. " has no JSON form", 0) end
  if getmetatable(value) == json.list_mark or value[1] ~= nil then return write_list(value, depth) end
  return write_object(value, depth)
end

--- Marks a table that is to be written as a list even when it is empty.
--- > json.encode(json.list {})
--- []
---@param list table
---@return table
function json.list(list) return setmetatable(list, json.list_mark) end
json.list_mark = {}

--- Writes a value as JSON, on one line, keys sorted. An empty table is an object unless `json.list` made it.
--- > json.encode { year = 2024, hs = "0203", values = { 1, 2.5 } }
--- {"hs":"0203","values":[1,2.5],"year":2024}
---@param value any
---@return string
function json.encode(value) return write(value, 0) end

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
