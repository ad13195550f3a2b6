--- Live text: Markdown with fields that are filled from the last runs, each with its sources as a footnote.
-- {{table.3.value}} is a cell by the number of its row; {{table[sector=steel period=2024].value}} by what its row says, which
-- must fit one row only. Behind `=` stands the value that the text was written for: {{table.3.value = 72.2}}. Where the run
-- says otherwise the text is stale, and filling fails. \{{ stays as it is.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local markdown = require "quern.export.markdown"

local fill = {}

--- What a field asks for: { table, row?, where?, column, pinned? }; nil if it is not one.
local function parse(text)
  local name, rest = text:match "^%s*([%a_][%w_]*)(.*)$"
  if not name then return nil end
  local number, after = rest:match "^%.(%d+)(.*)$"
  local where
  if not number then
    local inside
    inside, after = rest:match "^(%b[])(.*)$"
    if not inside then return nil end
    where = {}
    for key, value in inside:sub(2, -2):gmatch "([%a_][%w_]*)%s*=%s*([^%s,]+)" do where[#where + 1] = { key, value } end
    if #where == 0 then return nil end
  end
  local column, last = after:match "^%.([%a_][%w_]*)%s*(.-)%s*$"
  if not column then return nil end
  local pinned = last:match "^=%s*(.+)$"
  if last ~= "" and not pinned then return nil end
  return { table = name, row = tonumber(number), where = where, column = column, pinned = pinned }
end

local function fits(row, where)
  for _, pair in ipairs(where) do if cell.exact(row.cells[pair[1]]) ~= pair[2] then return false end end
  return true
end

local function row_of(made, field)
  if field.row then
    local row = made.rows[field.row]
    if not row then return nil, ("table %s has %d rows; there is no row %d"):format(made.name, #made.rows, field.row) end
    return row
  end
  local found
  for _, row in ipairs(made.rows) do
    if fits(row, field.where) then
      if found then return nil, ("rows %d and %d of %s both fit; say more"):format(found.number, row.number, made.name) end
      found = row
    end
  end
  if not found then return nil, ("no row of %s fits"):format(made.name) end
  return found
end

local function has_column(made, name)
  for _, column in ipairs(made.columns) do if column.name == name then return true end end
  return false
end

local function names_of(report)
  local names = {}
  for i, made in ipairs(report.tables) do names[i] = made.name end
  return table.concat(names, ", ")
end

--- The row and the value that a field asks for, or nil and why not.
local function look_up(report, field)
  local made
  for _, one in ipairs(report.tables) do if one.name == field.table then made = one end end
  if not made then return nil, ("no table %s in the last runs; there are: %s"):format(field.table, names_of(report)) end
  if not has_column(made, field.column) then return nil, ("table %s has no column %s"):format(made.name, field.column) end
  local row, message = row_of(made, field)
  if not row then return nil, message end
  local value = row.cells[field.column]
  if cell.exact(value) == "" then return nil, ("row %d of %s has no %s"):format(row.number, made.name, field.column) end
  return row, value
end

local function is_stale(field, value)
  if not field.pinned then return false end
  local number = tonumber((field.pinned:gsub(",", "")))
  if type(value) == "number" and number then return number ~= value end
  return field.pinned ~= cell.exact(value) and field.pinned ~= cell.shown(value)
end

--- Calls `each(field text, line, whole)` for every field and puts what it returns in its place. The backslash of \{{ goes,
--- unless it is to be kept.
local function replace(text, each, keep)
  local line, at, parts = 1, 1, {}
  while true do
    local from, to = text:find("{{.-}}", at)
    if not from then break end
    local before = text:sub(at, from - 1)
    line = line + select(2, before:gsub("\n", ""))
    parts[#parts + 1] = before
    if before:sub(-1) == "\\" then
      parts[#parts], parts[#parts + 1] = keep and before or before:sub(1, -2), text:sub(from, to)
    else
      parts[#parts + 1] = each(text:sub(from + 2, to - 2), line, text:sub(from, to))
    end
    at = to + 1
  end
  parts[#parts + 1] = text:sub(at)
  return table.concat(parts)
end

local function footnotes(notes)
  local lines = {}
  for _, note in ipairs(notes) do lines[#lines + 1] = ("[^quern-%d]: %s"):format(note.number, markdown.note(note)) end
  return #lines > 0 and "\n" .. table.concat(lines, "\n") .. "\n" or ""
end

--- The fields of a text: the names of the tables they ask for.
---@param text string
---@return string[]
function fill.tables(text)
  local names, seen = {}, {}
  replace(text, function(inside, _, whole)
    local field = parse(inside)
    if field and not seen[field.table] then
      seen[field.table] = true
      names[#names + 1] = field.table
    end
    return whole
  end)
  return names
end

--- Fills a text; every field that cannot be filled, or whose number is stale, is a problem that names its line.
---@param text string
---@param report table the model of the runs
---@return string filled, string[] problems, integer fields
function fill.text(text, report)
  local problems, used, notes, count = {}, {}, {}, 0
  local filled = replace(text, function(inside, line, whole)
    count = count + 1
    local field = parse(inside)
    local row, value
    if field then row, value = look_up(report, field) else value = "a field is {{table.row.column}} or {{table[key=value].column}}" end
    if row and is_stale(field, value) then
      row, value = nil, ("is stale: the text says %s, the run %s"):format(field.pinned, cell.exact(value))
    end
    if not row then
      problems[#problems + 1] = ("line %d: %s: %s"):format(line, whole, value)
      return whole
    end
    local marks = {}
    for _, note in ipairs(row.notes) do
      marks[#marks + 1] = ("[^quern-%d]"):format(note.number)
      if not used[note.number] then
        used[note.number] = true
        notes[#notes + 1] = note
      end
    end
    return escape.markdown(cell.shown(value)) .. table.concat(marks)
  end)
  table.sort(notes, function(a, b) return a.number < b.number end)
  return filled:gsub("\n*$", "\n", 1) .. footnotes(notes), problems, count
end

--- The text with the run's values written behind its fields, so that a change shows the next time.
---@param text string
---@param report table
---@return string pinned, string[] problems
function fill.pin(text, report)
  local problems = {}
  local pinned = replace(text, function(inside, line, whole)
    local field = parse(inside)
    local row, value
    if field then row, value = look_up(report, field) else value = "a field is {{table.row.column}} or {{table[key=value].column}}" end
    if not row then
      problems[#problems + 1] = ("line %d: %s: %s"):format(line, whole, value)
      return whole
    end
    local target = inside:match "^%s*(.-)%s*$"
    if field.pinned then target = target:sub(1, -#field.pinned - 1):gsub("%s*=%s*$", "") end
    return ("{{%s = %s}}"):format(target, cell.exact(value))
  end, true)
  return pinned, problems
end

return fill
