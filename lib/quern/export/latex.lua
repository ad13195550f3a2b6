--- Tables in LaTeX with booktabs, the evidence as a numbered list. Compiles with pdfLaTeX,
-- XeLaTeX and LuaLaTeX; Chinese is set where the packages for it are installed.

local cell = require "quern.export.cell"
local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local latex = {}

local function add(lines, ...)
  for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
end

--- Columns of text longer than this are set in paragraphs.
local LONGEST_CELL = 28

--- Columns that have a value somewhere.
local function used_columns(made)
  local used = {}
  for _, column in ipairs(made.columns) do
    local longest = #made.rows == 0 and 1 or 0
    for _, row in ipairs(made.rows) do longest = math.max(longest, utf8.len(escape.plain(cell.shown(row.cells[column.name]))) or 0) end
    if longest > 0 then used[#used + 1] = { column = column, longest = longest } end
  end
  return used
end

local function shape_of(columns)
  local kinds, names = {}, {}
  for i, one in ipairs(columns) do
    local wide = one.longest > LONGEST_CELL
    kinds[i] = cell.numeric(one.column) and "r" or wide and ">{\\raggedright\\arraybackslash}p{4cm}" or "l"
    names[i] = escape.latex(one.column.name .. (one.column.unit and " (" .. one.column.unit .. ")" or ""))
  end
  return table.concat(kinds), names
end

local function row_text(row, columns, evidence)
  local cells, marks = {}, {}
  for i, one in ipairs(columns) do cells[i] = escape.latex(cell.shown(row.cells[one.column.name])) end
  for i, note in ipairs(row.notes) do marks[i] = tostring(note.number) end
  if evidence then add(cells, table.concat(marks, ", ")) end
  return table.concat(cells, " & ") .. " \\\\"
end

local function long_table(lines, made)
  local columns = used_columns(made)
  local kinds, names = shape_of(columns)
  add(names, "evidence")
  add(lines, "\\begin{longtable}{" .. kinds .. "l}", "\\caption{" .. escape.latex(made.title) .. "}\\\\", "\\toprule",
    table.concat(names, " & ") .. " \\\\", "\\midrule", "\\endhead", "\\bottomrule", "\\endlastfoot")
  for _, row in ipairs(made.rows) do add(lines, row_text(row, columns, true)) end
  add(lines, "\\end{longtable}")
end

local PREAMBLE = [[
\documentclass{article}
\usepackage{iftex}
\ifpdftex
  \usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
  % A character that no installed font has is set as a small box; nothing stops.
  \makeatletter\def\UTFviii@undefined@err#1{\fbox{\rule{0pt}{.6ex}}}\makeatother
\fi
\usepackage[a4paper,landscape,margin=15mm]{geometry}
\usepackage{textcomp,array,booktabs,longtable}]]

--- What sets Chinese, where it is installed.
local CHINESE = [[
% Chinese: pdfLaTeX takes CJKutf8 with the gbsn fonts (Debian: latex-cjk-chinese), XeLaTeX and LuaLaTeX take ctex
% (texlive-lang-chinese).
\ifpdftex
  \IfFileExists{c70gbsn.fd}{\usepackage{CJKutf8}\AtBeginDocument{\begin{CJK}{UTF8}{gbsn}}\AtEndDocument{\end{CJK}}}{}
\else
  \IfFileExists{ctex.sty}{\usepackage[scheme=plain]{ctex}}{}
\fi]]

local function note_text(note)
  local escaped = escape.latex
  if not note.source then return "The corpus no longer has this claim." end
  local document = note.source.document
  return ("“%s” %s; %s."):format(escaped(model.one_line(note.quote)), escaped(model.name_of(document)),
    escaped(model.place_of(document, note.from)))
end

local function body(report)
  local lines = { "\\section*{" .. escape.latex(report.title) .. "}" }
  for _, warning in ipairs(report.warnings) do add(lines, "\\paragraph{Warning} " .. escape.latex(warning)) end
  add(lines, "\\footnotesize\\setlength{\\tabcolsep}{4pt}")
  for _, made in ipairs(report.tables) do
    if made.doc and made.doc ~= "" then add(lines, "", escape.latex(model.one_line(made.doc)), "") end
    long_table(lines, made)
  end
  if #report.notes > 0 then
    add(lines, "\\subsection*{Evidence}", "\\begin{description}")
    for _, note in ipairs(report.notes) do add(lines, ("\\item[%d.] "):format(note.number) .. note_text(note)) end
    add(lines, "\\end{description}")
  end
  add(lines, escape.latex(citation.sentence(report)))
  return table.concat(lines, "\n")
end

--- A whole document.
---@param report table the report's model
---@return string bytes
function latex.report(report)
  local text = body(report)
  local chinese = text:find "[\xE3-\xE9][\x80-\xBF][\x80-\xBF]" and "\n" .. CHINESE or ""
  return PREAMBLE .. chinese .. "\n\\begin{document}\n" .. text .. "\n\\end{document}\n"
end

--- The tables alone, as `tabular`; they need \usepackage{array,booktabs} in the preamble.
---@param report table the report's model
---@return string bytes
function latex.tables(report)
  local lines = {}
  for _, made in ipairs(report.tables) do
    local columns = used_columns(made)
    local kinds, names = shape_of(columns)
    add(lines, "\\begin{tabular}{" .. kinds .. "}", "\\toprule", table.concat(names, " & ") .. " \\\\", "\\midrule")
    for _, row in ipairs(made.rows) do add(lines, row_text(row, columns, false)) end
    add(lines, "\\bottomrule", "\\end{tabular}")
  end
  return table.concat(lines, "\n") .. "\n"
end

return latex
