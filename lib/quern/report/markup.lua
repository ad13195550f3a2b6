--- Reports in Markdown (with footnotes) and LaTeX (booktabs): the same tables, the same numbers of evidence.

local cell = require "quern.report.cell"
local citation = require "quern.report.citation"
local escape = require "quern.report.escape"
local model = require "quern.report.model"

local markup = {}

local function add(lines, ...)
  for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
end

local function markdown_row(cells) return "| " .. table.concat(cells, " | ") .. " |" end

local function markdown_table(lines, made)
  local names, rules = {}, {}
  for i, column in ipairs(made.columns) do
    names[i] = escape.markdown(column.name .. (column.unit and " (" .. column.unit .. ")" or ""))
    rules[i] = cell.numeric(column) and "---:" or "---"
  end
  add(names, "evidence")
  add(rules, "---")
  add(lines, markdown_row(names), "|" .. table.concat(rules, "|") .. "|")
  for _, row in ipairs(made.rows) do
    local cells, marks = {}, {}
    for i, column in ipairs(made.columns) do cells[i] = escape.markdown(cell.shown(row.cells[column.name])) end
    for i, note in ipairs(row.notes) do marks[i] = ("[^%d]"):format(note.number) end
    add(cells, table.concat(marks, " "))
    add(lines, markdown_row(cells))
  end
end

local function note_text(note, escaped)
  if not note.document then return escaped "The corpus no longer has this claim." end
  local document = note.document.document
  local quote, name = escaped(model.one_line(note.quote)), escaped(model.name_of(document))
  return ("“%s” %s; %s."):format(quote, name, escaped(model.place_of(document, note.from)))
end

--- Tables in Markdown, the evidence of each row as footnotes.
---@param report table the report's model
---@return string bytes
function markup.markdown(report)
  local lines = { "# " .. escape.markdown(report.title), "" }
  for _, warning in ipairs(report.warnings) do add(lines, "> **Warning:** " .. escape.markdown(warning), "") end
  for _, made in ipairs(report.tables) do
    add(lines, "## " .. escape.markdown(made.title), "")
    if made.doc and made.doc ~= "" then add(lines, escape.markdown(model.one_line(made.doc)), "") end
    markdown_table(lines, made)
    add(lines, "")
  end
  add(lines, escape.markdown(citation.sentence(report)), "")
  for _, note in ipairs(report.notes) do add(lines, ("[^%d]: %s"):format(note.number, note_text(note, escape.markdown))) end
  return table.concat(lines, "\n") .. "\n"
end

local function latex_table(lines, made)
  local kinds, names = {}, {}
  for i, column in ipairs(made.columns) do
    kinds[i] = cell.numeric(column) and "r" or "l"
    names[i] = escape.latex(column.name .. (column.unit and " (" .. column.unit .. ")" or ""))
  end
  add(lines, "\\begin{longtable}{" .. table.concat(kinds) .. "l}", "\\caption{" .. escape.latex(made.title) .. "}\\\\", "\\toprule",
    table.concat(names, " & ") .. " & evidence \\\\", "\\midrule", "\\endhead", "\\bottomrule", "\\endlastfoot")
  for _, row in ipairs(made.rows) do
    local cells, marks = {}, {}
    for i, column in ipairs(made.columns) do cells[i] = escape.latex(cell.shown(row.cells[column.name])) end
    for i, note in ipairs(row.notes) do marks[i] = tostring(note.number) end
    add(lines, table.concat(cells, " & ") .. " & " .. table.concat(marks, ", ") .. " \\\\")
  end
  add(lines, "\\end{longtable}")
end

local PREAMBLE = [[
% Chinese text needs XeLaTeX or LuaLaTeX and the package ctex: \usepackage[scheme=plain]{ctex}
\documentclass{article}
\usepackage{iftex}
\ifpdftex\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\fi
\usepackage{textcomp,booktabs,longtable}
\begin{document}]]

--- Tables in LaTeX with booktabs, the evidence as a numbered list.
---@param report table the report's model
---@return string bytes
function markup.latex(report)
  local lines = { PREAMBLE, "\\section*{" .. escape.latex(report.title) .. "}" }
  for _, warning in ipairs(report.warnings) do add(lines, "\\paragraph{Warning} " .. escape.latex(warning)) end
  for _, made in ipairs(report.tables) do
    if made.doc and made.doc ~= "" then add(lines, "", escape.latex(model.one_line(made.doc)), "") end
    latex_table(lines, made)
  end
  if #report.notes > 0 then
    add(lines, "\\subsection*{Evidence}", "\\begin{enumerate}")
    for _, note in ipairs(report.notes) do add(lines, ("\\item[%d.] "):format(note.number) .. note_text(note, escape.latex)) end
    add(lines, "\\end{enumerate}")
  end
  add(lines, escape.latex(citation.sentence(report)), "\\end{document}")
  return table.concat(lines, "\n") .. "\n"
end

return markup
