--- What a run returned, held against what the recipe declared: tables, columns, types, keys. The first wrong row is named.

local result = {}

local function is_date(value) return type(value) == "string" and value:match "^%d%d%d%d%-%d%d%-%d%d$" ~= nil end

--- Whether a cell fits the type of its column; nil always does.
local FITS = {
  boolean = function(v) return type(v) == "boolean" end,
  code = function(v) return type(v) == "string" end,
  string = function(v) return type(v) == "string" end,
  date = is_date,
  integer = function(v) return math.tointeger(v) ~= nil end,
  number = function(v) return type(v) == "number" end,
}

--- A column of some row that is not declared.
local function strange_column(rows, known)
  for number, row in ipairs(rows) do
    for name in pairs(type(row) == "table" and row or {}) do
      if not known[name] then return tostring(name), number end
    end
  end
end

local function list_of(columns)
  local names = {}
  for i, column in ipairs(columns) do names[i] = column[1] end
  return table.concat(names, ", ")
end

local function wrong_column(made, declared)
  local known = {}
  for _, column in ipairs(declared.columns) do known[column[1]] = true end
  local name, number = strange_column(made, known)
  if name then
    return ("row %d: column %s is not declared; declared are %s"):format(number, name, list_of(declared.columns))
  end
end

local function wrong_cell(row, declared)
  for _, column in ipairs(declared.columns) do
    local value = row[column[1]]
    if value ~= nil and not FITS[column[2]](value) then
      return ("column %s: expected %s, got %s (%s)"):format(column[1], column[2], tostring(value), type(value))
    end
    if value == nil and column.required then return ("column %s: is missing"):format(column[1]) end
  end
end

local function key_of(row, declared)
  local parts = {}
  for i, name in ipairs(declared.key) do parts[i] = ("%s=%s"):format(name, tostring(row[name])) end
  return table.concat(parts, ", ")
end

local function wrong_table(made, declared)
  local wrong = wrong_column(made, declared)
  if wrong then return wrong end
  local seen = {}
  for number, row in ipairs(made) do
    wrong = type(row) ~= "table" and "is not a table" or wrong_cell(row, declared)
    if wrong then return ("row %d: %s"):format(number, wrong) end
    local key = declared.key and #declared.key > 0 and key_of(row, declared)
    if key and seen[key] then return ("row %d has the key of row %d (%s)"):format(number, seen[key], key) end
    if key then seen[key] = number end
  end
end

local function names_of(map)
  local names = {}
  for name in pairs(map) do names[#names + 1] = tostring(name) end
  table.sort(names)
  return names
end

--- The first thing in which a result differs from its declaration, or nil.
---@param recipe table the declaration
---@param tables any what `run` returned
---@return string?
function result.problem(recipe, tables)
  if type(tables) ~= "table" then return "run returned a " .. type(tables) .. ", expected { table_name = rows }" end
  for _, name in ipairs(names_of(tables)) do
    if not recipe.tables[name] then
      return ("run returned a table '%s' that is not declared; declared are %s"):format(name, table.concat(names_of(recipe.tables), ", "))
    end
  end
  for _, name in ipairs(names_of(recipe.tables)) do
    local made = tables[name]
    if made == nil then return ("run did not return the table '%s'"):format(name) end
    if type(made) ~= "table" then
      return ("table %s: is a %s, expected rows or a frame"):format(name, type(made))
    end
    local wrong = wrong_table(made, recipe.tables[name])
    if wrong then return ("table %s: %s"):format(name, wrong) end
  end
end

return result
