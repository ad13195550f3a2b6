--- A recipe in plain words: what it makes, what it takes, what it may do. For `recipe show`, and before an install.

local system = require "quern.host.system"
local tree = require "quern.recipe.tree"

local about = {}

local function sorted(map)
  local names = {}
  for name in pairs(map or {}) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local function text(value) return system.visible(tostring(value), true) end

--- One permission as a sentence.
---@param permission table { kind, what, why = }
---@return string
function about.permission(permission)
  local what = permission[1] == "read" and ("read %s"):format(text(permission[2])) or "know today's date"
  return ("%s: %s"):format(what, text(permission.why or ""))
end

local function words_of(value)
  if type(value) ~= "table" then return tostring(value) end
  local words = {}
  for i, item in ipairs(value) do words[i] = tostring(item) end
  return table.concat(words, ",")
end

local function parameter_line(name, parameter)
  local parts = { ("  %s (%s)"):format(name, parameter.type) }
  if parameter.default ~= nil then
    parts[#parts + 1] = "default " .. text(words_of(parameter.default))
  end
  if parameter.doc then parts[#parts + 1] = text(parameter.doc) end
  return table.concat(parts, "; ")
end

local function table_lines(lines, name, declared)
  lines[#lines + 1] = ("  %s%s"):format(name, declared.title and ": " .. text(declared.title) or "")
  local names = {}
  for i, column in ipairs(declared.columns) do
    names[i] = column[1] .. " " .. column[2] .. (column.unit and " in " .. text(column.unit) or "")
  end
  lines[#lines + 1] = "    " .. table.concat(names, ", ")
  if declared.key then lines[#lines + 1] = "    one row for each " .. text(table.concat(declared.key, ", ")) end
end

local function section(lines, title, names, add)
  if #names == 0 then return end
  lines[#lines + 1] = title
  for _, name in ipairs(names) do add(name) end
end

--- The whole of it.
---@param recipe table from recipe.load
---@param hash string its tree hash
---@return string text of several lines
function about.text(recipe, hash)
  local lines = { ("%s %s: %s"):format(recipe.name, recipe.version, text(recipe.title)), "licence " .. text(recipe.licence), hash }
  if recipe.doc then lines[#lines + 1] = "\n" .. text(recipe.doc) .. "\n" end
  section(lines, "parameters", sorted(recipe.params), function(name)
    lines[#lines + 1] = parameter_line(name, recipe.params[name])
  end)
  section(lines, "inputs", sorted(recipe.inputs), function(name)
    local input = recipe.inputs[name]
    lines[#lines + 1] = ("  %s: a %s%s"):format(name, input.kind, input.optional and ", optional" or "")
  end)
  section(lines, "tables", sorted(recipe.tables), function(name) table_lines(lines, name, recipe.tables[name]) end)
  lines[#lines + 1] = "permissions"
  if #(recipe.permissions or {}) == 0 then lines[#lines + 1] = "  none: it reads its inputs and returns tables" end
  for _, permission in ipairs(recipe.permissions or {}) do lines[#lines + 1] = "  " .. about.permission(permission) end
  return table.concat(lines, "\n")
end

--- Places where a file has characters that show nothing or turn the reading direction: code may not be what it seems.
---@param files { name: string, bytes: string }[]
---@return string[] places "recipe.lua:12: U+202E"
function about.deceptive(files)
  local places = {}
  for _, file in ipairs(files) do
    local line = 0
    for text_line in (file.name:match "%.lua$" and file.bytes .. "\n" or ""):gmatch "(.-)\n" do
      line = line + 1
      local shown = system.visible((text_line:gsub("[\t\r]", " ")))
      if shown ~= text_line:gsub("[\t\r]", " ") then places[#places + 1] = ("%s:%d: %s"):format(file.name, line, shown) end
    end
  end
  return places
end

--- The tree hash of a loaded recipe.
---@param recipe table
---@return string? hash, string? message, string? code
function about.hash(recipe)
  local files, message, code = require("quern.recipe").files(recipe)
  if not files then return nil, message, code end
  return tree.hash(files)
end

return about
