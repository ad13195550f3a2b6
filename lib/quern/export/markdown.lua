--- Tables in Markdown, the evidence of each row as footnotes.

local cell = require "quern.export.cell"
local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local markdown = {}

local function add(lines, ...)
  for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
end

local function line_of(cells) return "| " .. table.concat(cells, " | ") .. " |" end

local function add_table(lines, made, evidence)
  local names, rules = {}, {}
  for i, column in ipairs(made.columns) do
    names[i] = escape.markdown(column.name .. (column.unit and " (" .. column.unit .. ")" or ""))
    rules[i] = cell.numeric(column) and "--:" or "---"
  end
  if evidence then
    add(names, "evidence")
    add(rules, "---")
  end
  add(lines, line_of(names), line_of(rules))
  for _, row in ipairs(made.rows) do
    local cells, marks = {}, {}
    for i, column in ipairs(made.columns) do cells[i] = escape.markdown(cell.shown(row.cells[column.name])) end
    for i, note in ipairs(row.notes) do marks[i] = ("[^%d]"):format(note.number) end
    if evidence then add(cells, table.concat(marks, " ")) end
    add(lines, line_of(cells))
  end
end

--- A piece of evidence as the text of a footnote.
---@param note quern.export.Note
---@return string
function markdown.note(note)
  local escaped = escape.markdown
  if not note.source then return "The corpus no longer has this claim." end
  local document = note.source.document
  return ("“%s” %s; %s."):format(escaped(model.one_line(note.quote)), escaped(model.name_of(document)),
    escaped(model.place_of(document, note.from)))
end

--- The whole report.
---@param report table the report's model
---@return string bytes
function markdown.report(report)
  local lines = { "# " .. escape.markdown(report.title), "" }
  for _, warning in ipairs(report.warnings) do add(lines, "> **Warning:** " .. escape.markdown(warning), "") end
  for _, made in ipairs(report.tables) do
    add(lines, "## " .. escape.markdown(made.title), "")
    if made.doc and made.doc ~= "" then add(lines, escape.markdown(model.one_line(made.doc)), "") end
    add_table(lines, made, true)
    add(lines, "")
  end
  add(lines, escape.markdown(citation.sentence(report)), "")
  for _, note in ipairs(report.notes) do add(lines, ("[^%d]: %s"):format(note.number, markdown.note(note))) end
  return table.concat(lines, "\n") .. "\n"
end

--- The tables alone.
---@param report table the report's model
---@return string bytes
function markdown.tables(report)
  local lines = {}
  for _, made in ipairs(report.tables) do add_table(lines, made, false) end
  return table.concat(lines, "\n") .. "\n"
end

return markdown
