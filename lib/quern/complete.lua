--- Completion on Tab: fields, methods, globals, files; it looks, and never runs the user's code.
-- Tables are read raw. A metatable is followed only where its __index is a table; a value of quern's own classes may offer
-- names by `__complete` (a function of ours in its metatable, as the columns of a frame).

local system = require "quern.host.system"

local complete = {}

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
  "not", "or", "repeat", "return", "then", "true", "until", "while" }

local function add_keys(source, into, methods_only)
  for key, value in next, source do
    if type(key) == "string" and key:find "^[%a][%w_]*$" and (not methods_only or type(value) == "function") then into[key] = true end
  end
end

--- Names reachable in a value by `.` or, for methods, by `:`.
local function members(value, methods_only)
  local found, depth = {}, 0
  if type(value) == "table" then add_keys(value, found, methods_only) end
  local meta = debug.getmetatable(value)
  while type(meta) == "table" and depth < 5 do
    local offer = rawget(meta, "__complete")
    if type(offer) == "function" and rawget(meta, "__name") then
      for _, name in ipairs(offer(value, methods_only) or {}) do found[name] = true end
    end
    local index = rawget(meta, "__index")
    if type(index) ~= "table" then break end
    add_keys(index, found, methods_only)
    meta, depth = debug.getmetatable(index), depth + 1
  end
  return found
end

local function raw_field(value, name)
  local depth = 0
  while type(value) == "table" and depth < 6 do
    local found = rawget(value, name)
    if found ~= nil then return found end
    local meta = debug.getmetatable(value)
    value, depth = type(meta) == "table" and rawget(meta, "__index") or nil, depth + 1
  end
end

local function sorted(names, prefix, head)
  local list = {}
  for name in pairs(names) do if name:sub(1, #prefix) == prefix then list[#list + 1] = head .. name end end
  table.sort(list)
  return list
end

local function files(prefix)
  local folder, name = prefix:match "^(.*/)([^/]*)$"
  folder, name = folder or "", name or prefix
  local list = {}
  for _, entry in ipairs(system.list(folder == "" and "." or folder) or {}) do
    if entry:sub(1, #name) == name and (name ~= "" or entry:sub(1, 1) ~= ".") then
      local info = system.info(folder .. entry)
      list[#list + 1] = folder .. entry .. (info and info.kind == "folder" and "/" or "")
    end
  end
  return list
end

--- Names that make sense inside a string: what a call takes there, columns of frames at hand, else files.
local function inside_string(before, prefix, lookup)
  local call = before:match "([%w_%.:]+)%s*%(?%s*[\"'][^\"']*$"
  if call == "run" or call == "recipe.load" then
    local names = {}
    for _, name in ipairs(require("quern.recipe").shipped()) do names[name] = true end
    return sorted(names, prefix, "")
  end
  if call == "help" then
    local names = {}
    for _, entry in ipairs(require("quern.help").entries()) do names[entry.name] = true end
    return sorted(names, prefix, "")
  end
  local object = before:match "([%a_][%w_]*):[%w_]+%s*[%({]" or before:match "([%a_][%w_]*)%s*%[%s*[\"'][^\"']*$"
  local value = object and lookup(object)
  local meta = value ~= nil and debug.getmetatable(value)
  if type(meta) == "table" and rawget(meta, "__name") and type(rawget(meta, "__complete")) == "function" then
    local names = {}
    for _, name in ipairs(rawget(meta, "__complete")(value, false)) do names[name] = true end
    local list = sorted(names, prefix, "")
    if #list > 0 then return list end
  end
  return files(prefix)
end

--- Candidates for the word that ends at the cursor.
---@param line string the line so far
---@param cursor integer bytes before the cursor
---@param start integer bytes before the word to complete
---@param lookup fun(name: string): any value of a name in the session; must not run user code
---@param names fun(): string[] names known in the session
---@return string[]
function complete.candidates(line, cursor, start, lookup, names)
  local before, word = line:sub(1, cursor), line:sub(start + 1, cursor)
  local quotes = before:gsub("\\.", ""):gsub("\"[^\"]*\"", ""):gsub("'[^']*'", "")
  if quotes:find "[\"']" then
    local text = quotes:match "[\"']([^\"']*)$"
    local list = inside_string(before, text, lookup)
    local cut = #text - #word
    for i, name in ipairs(list) do list[i] = name:sub(cut + 1) end
    return list
  end
  local path, mark, prefix = word:match "^([%a_][%w_%.]*)([%.:])([%w_]*)$"
  if not path then
    local known = {}
    for _, name in ipairs(KEYWORDS) do known[name] = true end
    for _, name in ipairs(names()) do known[name] = true end
    return sorted(known, word, "")
  end
  local value
  for part in path:gmatch "[%w_]+" do
    if value == nil and not path:find("^" .. part .. "$") and part == path:match "^[%w_]+" then
      value = lookup(part)
    elseif part == path then
      value = lookup(part)
    else
      value = raw_field(value, part)
    end
    if value == nil then return {} end
  end
  return sorted(members(value, mark == ":"), prefix, path .. mark)
end

return complete
