--- Parameters of a recipe: their types, reading them from text, holding them to their bounds.
-- A parameter is declared as { type = "year", default = 2000, doc = "first year kept", min =, max =, values =, of = }.
-- The same declaration reads `name=value` on the command line, checks values given from Lua, and documents itself.

local params = {}

local function nearest(name, known)
  local near = require("quern.cli").nearest(name, known)
  return near and ("; did you mean '" .. near .. "'?") or ""
end

local function sorted_keys(map)
  local names = {}
  for name in pairs(map) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local function whole(text)
  local value = math.tointeger(tonumber(text))
  return value
end

--- Always a float, however it was written: a run that is repeated from its manifest must see the same value.
local function real(text)
  local value = tonumber(text)
  if value and value == value and value ~= math.huge and value ~= -math.huge then return value + 0.0 end
end

local DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function date(text)
  local year, month, day = tostring(text):match "^(%d%d%d%d)%-(%d%d)%-(%d%d)$"
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not year or month < 1 or month > 12 or day < 1 then return end
  local leap = month == 2 and year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  if day <= DAYS[month] + (leap and 1 or 0) then return text end
end

local function string_of(value) return type(value) == "string" and value or nil end

--- Each type: `read` turns text or a Lua value into the value, or nil; `what` names it in messages.
local TYPES = {
  year = { what = "a year such as 2015", read = function(v)
    local year = whole(v)
    if year and year >= 1000 and year <= 2999 then return year end
  end },
  integer = { what = "a whole number", read = whole },
  number = { what = "a number", read = real },
  percent = { what = "a percentage such as 75 or 75%", read = function(v)
    return real(type(v) == "string" and v:match "^%s*(.-)%s*%%?%s*$" or v)
  end },
  date = { what = "a date such as 2024-04-12", read = date },
  code = { what = "a code without spaces", read = function(v)
    v = math.type(v) == "integer" and tostring(v) or string_of(v)
    if v and v ~= "" and #v <= 256 and not v:find "[%s%c]" then return v end
  end },
  string = { what = "text", read = string_of },
  boolean = { what = "true or false", read = function(v)
    if v == "true" or v == "yes" then return true end
    if v == "false" or v == "no" then return false end
    if type(v) == "boolean" then return v end
  end },
}

local function choices(declared)
  local words = {}
  for i, value in ipairs(declared.values) do words[i] = tostring(value) end
  return table.concat(words, ", ")
end

local function read_enum(declared, value)
  for _, choice in ipairs(declared.values) do
    if choice == value or tostring(choice) == value then return choice end
  end
  return nil, "one of " .. choices(declared)
end

local function read_list(declared, value)
  local element = { type = declared.of or "string", min = declared.min, max = declared.max, values = declared.values }
  if type(value) == "string" then
    local pieces = {}
    for piece in value:gmatch "[^,]+" do pieces[#pieces + 1] = piece:match "^%s*(.-)%s*$" end
    value = pieces
  end
  if type(value) ~= "table" then return nil, "a list such as a,b,c" end
  local list = {}
  for i, piece in ipairs(value) do
    local read, what = params.read(element, piece)
    if read == nil then return nil, "a list of which each is " .. what end
    list[i] = read
  end
  return list
end

--- The type names a parameter may have, sorted.
params.types = { "boolean", "code", "date", "enum", "integer", "list", "number", "percent", "string", "year" }

local function outside(declared, value)
  if declared.min ~= nil and value < declared.min then return "at least " .. tostring(declared.min) end
  if declared.max ~= nil and value > declared.max then return "at most " .. tostring(declared.max) end
end

--- Reads one value by its declaration: from the text of a command line, or from a Lua value.
---@param declared table the parameter's declaration
---@param value any
---@return any value, string? expected nil and what was expected
function params.read(declared, value)
  if declared.type == "enum" then return read_enum(declared, value) end
  if declared.type == "list" then return read_list(declared, value) end
  local kind = TYPES[declared.type]
  local read = kind.read(value)
  if read == nil then return nil, kind.what end
  local bound = outside(declared, read)
  if bound then return nil, kind.what .. ", " .. bound end
  return read
end

local function show(value)
  if type(value) == "table" then return "a list" end
  return type(value) == "string" and "'" .. value .. "'" or tostring(value)
end

--- All parameters of a recipe: those given, and the defaults of the others.
-- example: params.fill({ params = { since = { type = "year", default = 2000 } } }, { since = "2015" }) --> { since = 2015 }
---@param declared table<string, table> the recipe's `params`
---@param given table<string, any> values or their text
---@return table? values, string? message, string? code
function params.fill(declared, given)
  local values, names = {}, sorted_keys(declared)
  for _, name in ipairs(sorted_keys(given)) do
    local parameter = declared[name]
    if not parameter then
      local known = #names > 0 and "; it has " .. table.concat(names, ", ") or "; it has none"
      return nil, ("no parameter '%s'%s%s"):format(name, nearest(name, names), known), "usage"
    end
    local value, expected = params.read(parameter, given[name])
    if value == nil then return nil, ("%s: expected %s, got %s"):format(name, expected, show(given[name])), "usage" end
    values[name] = value
  end
  for _, name in ipairs(names) do
    local parameter = declared[name]
    if values[name] == nil and parameter.default ~= nil then values[name] = (params.read(parameter, parameter.default)) end
    if values[name] == nil and parameter.required then
      return nil, ("needs %s=... (%s)"):format(name, parameter.doc or parameter.type), "usage"
    end
  end
  return values
end

--- Splits `name=value` words from the others.
---@param words string[]
---@return string[] others, table<string, string> given
function params.words(words)
  local others, given = {}, {}
  for _, word in ipairs(words) do
    local name, value = word:match "^([%a_][%w_]*)=(.*)$"
    if name then given[name] = value else others[#others + 1] = word end
  end
  return others, given
end

return params
