--- The declaration of a recipe, checked: every field by type, each problem with the line it stands on.
-- A schema below says what a field may be; one walk compares. A field that nobody knows is a problem too: a misspelt
-- `permission` must not pass as none.

local code = require("quern.host.sandbox").code -- stands for a function that stayed in the worker
local params = require "quern.recipe.params"
local source = require "quern.recipe.source"
local system = require "quern.host.system"

local declare = {}

--- Types of table columns: how a value of the column is stored, and the frame column it becomes.
declare.column_types = { boolean = "bool", code = "code", date = "date", integer = "i64", number = "f64", string = "string" }

--- What a recipe may ask for beyond the inputs named on the command line.
declare.permission_kinds = { read = "read the file or folder", clock = "know today's date" }

local NAME = "^[a-z][a-z0-9_]*$"

local function problem(list, path, message, ...) list[#list + 1] = { path = path, message = message:format(...) } end

local function join(path, key)
  if type(key) == "number" then return path .. "[" .. key .. "]" end
  return path == "" and tostring(key) or path .. "." .. tostring(key)
end

local function sorted(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

local function show(value)
  if type(value) == "string" then return "'" .. value:sub(1, 40) .. "'" end
  if type(value) == "number" or type(value) == "boolean" then return tostring(value) end
  return "a " .. type(value)
end

local walk

local function is_function(value) return value == code end

local KINDS = {
  string = function(value) return type(value) == "string" end,
  number = function(value) return type(value) == "number" and value == value end,
  integer = function(value) return math.type(value) == "integer" end,
  boolean = function(value) return type(value) == "boolean" end,
  table = function(value) return type(value) == "table" and not is_function(value) end,
  any = function() return true end,
}
KINDS["function"] = is_function

--- Whether a text would not look on a terminal as it is.
local function is_deceptive(value)
  local text = value:gsub("\t", " ")
  return system.visible(text, true) ~= text
end

local function check_map(value, schema, path, list)
  for _, key in ipairs(sorted(value)) do
    if type(key) ~= "string" or not key:match(NAME) then
      problem(list, join(path, key), "names are lowercase words such as 'since_year', found %s", show(key))
    else
      walk(value[key], schema.each, join(path, key), list)
    end
  end
end

local function check_list(value, schema, path, list)
  for _, key in ipairs(sorted(value)) do
    if math.type(key) ~= "integer" or key < 1 or key > #value then
      problem(list, join(path, key), "is a list; %s does not belong in it", show(key))
    else
      walk(value[key], schema.list, join(path, key), list)
    end
  end
end

local function check_fields(value, schema, path, list)
  local names = sorted(schema.fields)
  for _, key in ipairs(sorted(value)) do
    if not schema.fields[key] then
      local near = type(key) == "string" and require("quern.cli").nearest(key, names)
      problem(list, join(path, key), "unknown field%s; known are %s", near and ("; did you mean '" .. near .. "'?") or "",
        table.concat(names, ", "))
    end
  end
  for _, key in ipairs(names) do
    local field = schema.fields[key]
    if value[key] ~= nil then
      walk(value[key], field, join(path, key), list)
    elseif field.required then
      problem(list, join(path, key), "is missing: %s", field.what or "a " .. field.kind)
    end
  end
end

walk = function(value, schema, path, list)
  if not KINDS[schema.kind](value) then
    return problem(list, path, "expected %s, got %s", schema.what or "a " .. schema.kind, show(value))
  end
  if type(value) == "string" and is_deceptive(value) then
    return problem(list, path, "has characters that hide or turn text: %s", system.visible(value:sub(1, 200)))
  end
  if schema.pattern and not value:match(schema.pattern) then
    return problem(list, path, "expected %s, got %s", schema.what, show(value))
  end
  if schema.one_of then
    local names = sorted(schema.one_of)
    if not schema.one_of[value] then
      return problem(list, path, "expected one of %s, got %s", table.concat(names, ", "), show(value))
    end
  end
  if schema.also then schema.also(value, path, list) end
  if schema.each then check_map(value, schema, path, list) end
  if schema.list then check_list(value, schema, path, list) end
  if schema.fields then check_fields(value, schema, path, list) end
end

local function set(names)
  local map = {}
  for _, name in ipairs(names) do map[name] = true end
  return map
end

local line_of_text = { kind = "string", what = "one line of text", pattern = "^[^\n]+$" }
local any_text = { kind = "string", what = "text" }

local function check_default(value, path, list)
  if not set(params.types)[value.type] then return end
  if value.type == "enum" and (type(value.values) ~= "table" or #value.values == 0) then
    return problem(list, path .. ".values", "an enum needs the list of its values")
  end
  if value.of and (not set(params.types)[value.of] or value.of == "list" or value.of == "enum") then
    return problem(list, path .. ".of", "expected the type of a list's elements, got %s", show(value.of))
  end
  local bare = { type = value.type, values = value.values, of = value.of }
  for _, bound in ipairs { "min", "max" } do
    if value[bound] ~= nil and value.type ~= "list" then
      local read, expected = params.read(bare, value[bound])
      if read == nil then return problem(list, join(path, bound), "expected %s, got %s", expected, show(value[bound])) end
    end
  end
  if value.default == nil then return end
  local read, expected = params.read(value, value.default)
  if read == nil then problem(list, path .. ".default", "expected %s, got %s", expected, show(value.default)) end
end

local parameter = { kind = "table", what = "a table such as { type = \"year\", default = 2000 }", also = check_default, fields = {
  type = { kind = "string", required = true, one_of = set(params.types), what = "a type: " .. table.concat(params.types, ", ") },
  doc = any_text, default = { kind = "any" }, min = { kind = "any" }, max = { kind = "any" }, of = any_text,
  values = { kind = "table", list = { kind = "any" } }, required = { kind = "boolean" },
} }

local input = { kind = "table", fields = {
  kind = { kind = "string", required = true, one_of = set { "corpus", "table", "frame" },
    what = "\"corpus\", \"table\" or \"frame\"" },
  optional = { kind = "boolean" }, doc = any_text, types = { kind = "table", each = any_text },
} }

local function check_column(value, path, list)
  if type(value[1]) ~= "string" or not value[1]:match "^[%a_][%w_]*$" then
    problem(list, path, "a column is { \"name\", \"type\" }, its name a word; got %s", show(value[1]))
  elseif not declare.column_types[value[2]] then
    problem(list, path, "column %s: expected a type of %s, got %s", value[1],
      table.concat(sorted(declare.column_types), ", "), show(value[2]))
  end
end

local function check_table(value, path, list)
  local names = {}
  for i, column in ipairs(type(value.columns) == "table" and value.columns or {}) do
    local name = type(column) == "table" and column[1]
    if name and names[name] then problem(list, path .. ".columns[" .. i .. "]", "column %s is declared twice", show(name)) end
    if name then names[name] = true end
  end
  for i, name in ipairs(type(value.key) == "table" and value.key or {}) do
    if not names[name] then problem(list, path .. ".key[" .. i .. "]", "%s is not a column of this table", show(name)) end
  end
end

local column = { kind = "table", what = "{ \"name\", \"type\" }", also = check_column, fields = {
  [1] = { kind = "any" }, [2] = { kind = "any" }, unit = any_text, doc = any_text, required = { kind = "boolean" },
} }

local output = { kind = "table", also = check_table, fields = {
  columns = { kind = "table", required = true, list = column, what = "a list of columns" },
  key = { kind = "table", list = any_text, what = "a list of column names" }, title = line_of_text, doc = any_text,
} }

local function check_permission(value, path, list)
  local kind = value[1]
  if type(kind) ~= "string" or not declare.permission_kinds[kind] then
    return problem(list, path, "a permission is { \"read\", \"PATH\", why = \"...\" } or { \"clock\", why = \"...\" }; got %s", show(kind))
  end
  if kind == "read" and (type(value[2]) ~= "string" or value[2] == "") then
    problem(list, path, "which file or folder? { \"read\", \"PATH\", why = \"...\" }")
  end
end

local permission = { kind = "table", what = "{ \"read\", \"PATH\", why = \"...\" }", also = check_permission, fields = {
  [1] = { kind = "any" }, [2] = { kind = "any" }, why = { kind = "string", required = true, what = "the reason, shown to the user" },
} }

--- Bytes of "512M", "2G", "64K" or a number; nil if it is none of these.
---@param text any
---@return integer?
function declare.bytes(text)
  local number, unit = tostring(text):match "^(%d+)([KMG]?)$"
  if not number or #number > 9 then return end
  return math.tointeger(tonumber(number)) * (({ K = 1 << 10, M = 1 << 20, G = 1 << 30 })[unit] or 1)
end

local function check_limits(value, path, list)
  if KINDS.number(value.seconds) and value.seconds <= 0 then problem(list, path .. ".seconds", "is more than 0") end
  for _, name in ipairs { "memory", "output" } do
    if value[name] ~= nil and not declare.bytes(value[name]) then
      problem(list, join(path, name), "expected a size such as \"512M\", got %s", show(value[name]))
    end
  end
end

local test = { kind = "table", fields = {
  name = line_of_text, corpus = any_text, inputs = { kind = "table", each = any_text },
  params = { kind = "table", each = { kind = "any" } },
  expect = { kind = "table", required = true, each = any_text, what = "{ table = \"fixtures/table.csv\" }" },
} }

local RECIPE = { kind = "table", fields = {
  quern = { kind = "integer", required = true, one_of = { [1] = true }, what = "the number 1, the version of this format" },
  name = { kind = "string", required = true, pattern = "^[a-z][a-z0-9_]*$", what = "a lowercase name such as \"overcapacity\"" },
  version = { kind = "string", required = true, pattern = "^%d+%.%d+%.%d+[%w.+-]*$", what = "a version such as \"1.0.0\"" },
  licence = { kind = "string", required = true, pattern = "^[%w.+() -]+$", what = "a licence such as \"CC0-1.0\" or \"MIT\"" },
  title = { kind = "string", required = true, pattern = "^[^\n]+$", what = "one line of text" },
  doc = any_text, authors = { kind = "table", list = line_of_text },
  params = { kind = "table", each = parameter }, inputs = { kind = "table", each = input },
  tables = { kind = "table", required = true, each = output, what = "the tables it makes" },
  permissions = { kind = "table", list = permission },
  limits = { kind = "table", also = check_limits, fields = {
    seconds = { kind = "number" }, memory = { kind = "any" }, output = { kind = "any" },
  } },
  rules = { kind = "table", list = { kind = "any" } }, tests = { kind = "table", list = test },
  run = { kind = "function", what = "function(q, p) ... end" },
} }

declare.schema = RECIPE

--- The problems of a declaration, in the order of their lines.
---@param recipe any what the file returned
---@param text string its source, for the lines
---@return { line: integer, path: string, message: string }[]
function declare.problems(recipe, text)
  if type(recipe) ~= "table" then
    return { { line = 1, path = "", message = "a recipe returns a table: return { quern = 1, name = \"...\", ... }" } }
  end
  local list = {}
  walk(recipe, RECIPE, "", list)
  if recipe.run == nil and not (type(recipe.rules) == "table" and #recipe.rules > 0) then
    problem(list, "run", "is missing: function(q, p) ... end")
  end
  local lines = #list > 0 and source.lines(text)
  for i, found in ipairs(list) do
    found.line, found.order = source.line(lines, found.path), i
    found.path, found.message = system.visible(found.path), system.visible(found.message)
  end
  table.sort(list, function(a, b) return a.line < b.line or (a.line == b.line and a.order < b.order) end)
  return list
end

return declare
