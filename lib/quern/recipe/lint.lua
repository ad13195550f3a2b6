--- What is allowed in a recipe and still likely to mislead. Each finding has a line and says what to do.

local source = require "quern.recipe.source"

local lint = {}

local RATIO = { "share", "ratio", "rate", "utilization", "utilisation", "per_" }
local TIME = { year = true, period = true, date = true, month = true, quarter = true }

local function says_ratio(column)
  if column.unit == "%" then return true end
  for _, word in ipairs(RATIO) do if column[1]:find(word, 1, true) then return true end end
  return false
end

local function has_time(columns)
  for _, column in ipairs(columns) do
    if TIME[column[1]] or column[2] == "date" then return true end
  end
  return false
end

local function check_tables(recipe, add)
  for name, declared in pairs(recipe.tables) do
    for i, column in ipairs(declared.columns) do
      local path = ("tables.%s.columns[%d]"):format(name, i)
      if says_ratio(column) and not has_time(declared.columns) then
        add(path, ("%s looks like a ratio, but the table has no year: its parts may be of different years"):format(column[1]))
      end
      if column[2] == "number" and not column.unit and not column.doc and not column[1]:match "^value" then
        add(path, ("%s is a number without a unit"):format(column[1]))
      end
    end
  end
end

--- Divisions of one measured thing by another: ` a = "output / capacity" `, in expressions given as text.
local CONCEPTS = { "capacity", "nameplate", "installed", "operating", "effective", "output", "production", "demand", "sales" }

local function concepts(expression)
  local found = {}
  for _, word in ipairs(CONCEPTS) do
    if expression:find(word, 1, true) then found[#found + 1] = word end
  end
  return found
end

--- Years named in an expression: capacity_2022.
local function years(expression)
  local seen, list = {}, {}
  for year in expression:gmatch "%f[%d](%d%d%d%d)%f[%D]" do
    if not seen[year] and year >= "1900" and year < "2100" then seen[year], list[#list + 1] = true, year end
  end
  return list
end

local function check_ratios(text, add_line)
  for _, word in ipairs(source.tokens(text)) do
    if word.kind == "string" and #word.text < 400 and word.text:find "[%w_)]%s*/%s*[%w_(]" then
      local named = years(word.text)
      if #named > 1 then
        add_line(word.line, ("divides figures of different years (%s)"):format(table.concat(named, ", ")))
      end
      local left, right = word.text:match "^(.-)/(.*)$"
      local above, below = concepts(left), concepts(right)
      local mixed = #above > 0 and #below > 0 and above[1]:find "[cnoe]" and left:find "capacity" and right:find "capacity"
        and left:match "(%w+)_capacity" ~= right:match "(%w+)_capacity"
      if mixed then add_line(word.line, "divides one concept of capacity by another; say in a column which ones") end
    end
  end
end

local function check_texts(recipe, add)
  if not recipe.doc then add("doc", "doc is missing: say what is counted, how sources that differ are treated, what is left out") end
  if not recipe.tests then add("tests", "tests are missing: 'quern recipe test' has nothing to hold it to") end
  for name, parameter in pairs(recipe.params or {}) do
    if not parameter.doc then add("params." .. name, name .. " has no doc") end
  end
end

--- The findings, in the order of their lines.
---@param recipe table from recipe.load
---@return { line: integer, message: string }[]
function lint.findings(recipe)
  local list, lines = {}, source.lines(recipe.text)
  local function add_line(line, message) list[#list + 1] = { line = line, message = message } end
  local function add(path, message) add_line(source.line(lines, path), message) end
  check_texts(recipe, add)
  check_tables(recipe, add)
  check_ratios(recipe.text, add_line)
  table.sort(list, function(a, b) return a.line < b.line or (a.line == b.line and a.message < b.message) end)
  return list
end

return lint
