--- A list of records (as JSON has them) into a frame: columns in order of first appearance, types by their values.

local host = require "quern.host.frame"
local json = require "quern.json"

local function is_date(text) return text:find "^%d%d%d%d%-%d%d%-%d%d$" ~= nil end

-- What a column of such values is; nil for a mixture.
local function kind_of(value)
  local kind = type(value)
  if kind == "boolean" then return "bool" end
  if kind == "string" then return is_date(value) and "date" or "string" end
  if kind ~= "number" then return "string" end
  return value == math.floor(value) and math.abs(value) < 2 ^ 53 and "i64" or "f64"
end

local function join(a, b)
  if a == nil or a == b then return b end
  if (a == "i64" or a == "f64") and (b == "i64" or b == "f64") then return "f64" end
  return "string"
end

local function as_kind(value, kind)
  if value == nil or value == json.null then return nil end
  if kind == "i64" then return math.tointeger(value) end
  if kind == "f64" or kind == "bool" then return value end
  if type(value) == "string" then return value end
  return json.encode(value)
end

---@param records table[]
---@param types table<string, string> types that are said
---@return userdata? handle, string[]|string notes_or_message, string? code
return function(records, types)
  local order, kinds, mixed, notes = {}, {}, {}, {}
  for _, record in ipairs(records) do
    if type(record) ~= "table" then return nil, "a row that is no object", "invalid" end
    local new = {}
    for name, value in pairs(record) do
      if type(name) ~= "string" then return nil, "a row that is a list, not an object", "invalid" end
      if kinds[name] == nil and not mixed[name] then new[#new + 1] = name end
      mixed[name] = mixed[name] or "empty"
      if value ~= json.null then
        local joined = join(kinds[name], kind_of(value))
        if kinds[name] and joined == "string" and kinds[name] ~= joined then mixed[name] = "mixed" end
        kinds[name] = joined
      end
    end
    table.sort(new)
    for _, name in ipairs(new) do order[#order + 1] = name end
  end
  local columns, seen = {}, {}
  for _, name in ipairs(order) do
    if not seen[name] then
      seen[name] = true
      local kind = types[name] or kinds[name] or "string"
      local values = { n = #records }
      for i, record in ipairs(records) do values[i] = as_kind(record[name], kind) end
      columns[#columns + 1] = { name, kind, values }
      if mixed[name] == "mixed" and not types[name] then
        notes[#notes + 1] = ("%s: values of several types, read as text"):format(name)
      end
    end
  end
  local fine, handle, message = pcall(host.new, columns, #records)
  if not fine then return nil, tostring(handle), "invalid" end
  if not handle then return nil, message, "invalid" end
  return handle, notes
end
