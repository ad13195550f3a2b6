--- The HTML report: one file that needs nothing else. Without scripts every cell leads to its quote and its document below.

local cell = require "quern.export.cell"
local chart = require "quern.export.chart"
local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local json = require "quern.json"
local model = require "quern.export.model"
local system = require "quern.host.system"
local passage = require "quern.export.passage"

local html = {}

local MOST_MARKS = 5
local MOST_CHOICES = 30
local SHORT = 24 -- a word of so many bytes is not broken

local e = escape.html

local function lang(language) return language and (' lang="%s"'):format(e(language)) or "" end

--- Columns that have a value somewhere, and the names of those that have none.
local function used_columns(made)
  local used, empty = {}, {}
  for _, column in ipairs(made.columns) do
    local found = #made.rows == 0
    for _, row in ipairs(made.rows) do
      if cell.shown(row.cells[column.name]) ~= "" then
        found = true
        break
      end
    end
    if found then used[#used + 1] = column else empty[#empty + 1] = column.name end
  end
  return used, empty
end

local function numbers_of(row)
  local list = {}
  for i, note in ipairs(row.notes) do list[i] = note.number end
  return list
end

local function header(columns)
  local parts = {}
  for i, column in ipairs(columns) do
    parts[i] = ('<th scope="col"%s%s><button type="button">%s%s</button></th>'):format(cell.numeric(column) and ' class="n"' or "",
      column.doc and (' title="%s"'):format(e(column.doc)) or "", e(column.name),
      column.unit and (' <span class="unit">%s</span>'):format(e(column.unit)) or "")
  end
  return table.concat(parts) .. '<th scope="col" class="marks">evidence</th>'
end

local function data_cell(row, column)
  local value = row.cells[column.name]
  local plain, meaning = cell.shown(value), cell.meaning(value, column)
  local shown = e(plain)
  if meaning then shown = ('<abbr title="%s">%s</abbr>'):format(e(meaning), shown) end
  if shown ~= "" and row.notes[1] then
    shown = ('<a href="#e%d" data-f="%s">%s</a>'):format(row.notes[1].number, e(column.name), shown)
  end
  if cell.numeric(column) then return ('<td class="n" data-v="%s">%s</td>'):format(e(cell.exact(value)), shown) end
  local short = #plain <= SHORT and not plain:find "%s"
  return (short and '<td class="k">%s</td>' or "<td>%s</td>"):format(shown)
end

local function marks(row)
  local parts = {}
  for i, note in ipairs(row.notes) do
    if i > MOST_MARKS and #row.notes > MOST_MARKS + 1 then
      local more = #row.notes - MOST_MARKS
      parts[i] = ('<a href="#e%d" data-n="%d" aria-label="and %d more">+%d</a>'):format(note.number, note.number, more, more)
      break
    end
    local n = note.number
    parts[i] = ('<a href="#e%d" data-n="%d" aria-label="evidence %d">[%d]</a>'):format(n, n, n, n)
  end
  return '<td class="marks">' .. table.concat(parts, " ") .. "</td>"
end

local function body(made, columns)
  local lines = {}
  for i, row in ipairs(made.rows) do
    local cells = {}
    for j, column in ipairs(columns) do cells[j] = data_cell(row, column) end
    lines[i] = ('<tr id="%s-%d" data-row="%d" data-n="%s">%s%s</tr>'):format(e(made.name), row.number, row.number,
      table.concat(numbers_of(row), " "), table.concat(cells), marks(row))
  end
  return table.concat(lines, "\n")
end

--- The values of a column of codes, when they are few enough to choose from.
local function choices(made, column)
  if column.type ~= "code" then return nil end
  local seen, list = {}, {}
  for _, row in ipairs(made.rows) do
    local shown = cell.shown(row.cells[column.name])
    if shown ~= "" and not seen[shown] then
      seen[shown] = true
      list[#list + 1] = shown
    end
  end
  table.sort(list)
  return #list >= 2 and #list <= MOST_CHOICES and list or nil
end

local HINT = '<span class="soft">In the table: arrow keys move, Enter opens the evidence, Escape closes it; a header sorts.</span>'

local function tools(made, columns)
  local parts = { '<label>Filter rows<input type="search" autocomplete="off"></label>' }
  for i, column in ipairs(columns) do
    local list = choices(made, column)
    if list then
      local options = { '<option value="">all</option>' }
      for _, choice in ipairs(list) do options[#options + 1] = ("<option>%s</option>"):format(e(choice)) end
      parts[#parts + 1] = ('<label>%s<select data-column="%d">%s</select></label>'):format(e(column.name), i - 1, table.concat(options))
    end
  end
  return ('<div class="tools">%s<output aria-live="polite">%d rows</output>%s</div>'):format(table.concat(parts), #made.rows, HINT)
end

local function caption(made, empty)
  local words = ("%d rows. Each cell leads to the sentence it comes from."):format(#made.rows)
  return e(#empty == 0 and words or words .. " No row has a value in: " .. table.concat(empty, ", ") .. ".")
end

local LAYOUT = '<div class="scroll"><table>\n<caption>%s</caption>\n<thead><tr>%s</tr></thead>\n'
  .. "<tbody>\n%s\n</tbody></table></div>\n</section>"

local function section(made)
  local name, title = e(made.name), e(made.title)
  local columns, empty = used_columns(made)
  local parts = { ('<section class="table" id="t-%s" aria-labelledby="h-%s">\n<h2 id="h-%s">%s</h2>'):format(name, name, name, title) }
  if made.doc and made.doc ~= "" then parts[#parts + 1] = ('<p class="doc">%s</p>'):format(e(model.one_line(made.doc))) end
  parts[#parts + 1] = chart.svg(made)
  parts[#parts + 1] = tools(made, columns)
  parts[#parts + 1] = LAYOUT:format(caption(made, empty), header(columns), body(made, columns))
  return table.concat(parts, "\n")
end

local function warnings(report)
  if #report.warnings == 0 then return "" end
  local items = {}
  for i, warning in ipairs(report.warnings) do items[i] = "<li>" .. e(warning) .. "</li>" end
  return '<section class="warnings" aria-labelledby="warnings">\n<h2 id="warnings">Warnings</h2>\n<ul>'
    .. table.concat(items, "\n") .. "</ul>\n</section>"
end

local EVIDENCE = '<li id="e%d" value="%d"><blockquote%s>%s</blockquote><p class="soft">%s; %s. '
  .. '<a href="#n%d" data-n="%d">In its document</a></p></li>'
local LOST = '<li id="e%d" value="%d"><p class="soft">The corpus no longer has this claim.</p></li>'

local function evidence_item(note)
  local number = note.number
  if not note.source then return LOST:format(number, number) end
  local document = note.source.document
  return EVIDENCE:format(number, number, lang(document.language), e(model.one_line(note.quote)), e(model.name_of(document)),
    e(model.place_of(document, note.from)), number, number)
end

local SOURCE = '<article class="source" id="source-%d"><h3%s>%s</h3><p class="soft">%s; %s%s</p>\n<div class="text"%s>%s</div></article>'

local function source_article(source)
  local document = source.document
  local url, link = document.url, ""
  if url and url:match "^https?://" then link = (' <a href="%s" rel="noreferrer">%s</a>'):format(e(url), e(url)) end
  return SOURCE:format(source.number, lang(document.language), e(document.title or "Without a title"), e(model.byline_of(document)),
    e(document.file or ""), link, lang(document.language), passage.html(source))
end

--- What the panel shows above a document: how the sentence was read, and where each field came from.
local function facts(note)
  local list = { { "source", model.name_of(note.source.document) }, { "place", model.place_of(note.source.document, note.from) } }
  local path, names = {}, {}
  for _, span in ipairs(note.claim.spans or {}) do path[span.field] = path[span.field] or span.path end
  for name in pairs(note.claim.fields or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local shown = cell.shown(note.claim.fields[name])
    if path[name] and path[name] ~= "clause" then shown = shown .. " (from the " .. path[name] .. ")" end
    list[#list + 1] = { name, escape.plain(shown) }
  end
  list[#list + 1] = { "rule", tostring(note.claim.rule) }
  if note.claim.modality then list[#list + 1] = { "said as", note.claim.modality } end
  return list
end

local function notes_data(report)
  local list = {}
  for i, note in ipairs(report.notes) do
    list[i] = note.source and { source = note.source.number, facts = facts(note) } or { source = 0, facts = json.list {} }
  end
  return (json.encode(json.list(list)):gsub("[<>&]", { ["<"] = "\\u003c", [">"] = "\\u003e", ["&"] = "\\u0026" }))
end

local function contents(report)
  local items = {}
  for i, made in ipairs(report.tables) do items[i] = ('<li><a href="#t-%s">%s</a></li>'):format(e(made.name), e(made.title)) end
  for _, own in ipairs { { "evidence", "Evidence" }, { "sources", "Documents" }, { "cite", "How to cite" } } do
    items[#items + 1] = ('<li><a href="#%s">%s</a></li>'):format(own[1], own[2])
  end
  return '<nav aria-label="Contents"><ul>' .. table.concat(items) .. "</ul></nav>"
end

local PAGE = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="generator" content="quern">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the tables</a>
<header>
<h1>{title}</h1>
<p class="soft">{summary}</p>
{contents}
</header>
<main id="main">
{warnings}
{tables}
<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
<ol class="evidence">
{evidence}
</ol></section>
<section class="sources" aria-labelledby="sources"><h2 id="sources">Documents</h2>
{sources}
</section>
<section aria-labelledby="cite"><h2 id="cite">How to cite</h2>
<p>{citation}</p>
<p class="soft">Cite the documents behind a figure too: each piece of evidence names its own.</p>
</section>
</main>
<dialog id="panel" aria-label="Evidence"><div class="bar"><p aria-live="polite"></p>
<button type="button" data-go="-1">Previous</button><button type="button" data-go="1">Next</button>
<button type="button" data-close>Close</button></div>
<div class="body"></div></dialog>
<script type="application/json" id="notes">{notes}</script>
<script>
{script}</script>
</body>
</html>
]]

local function map(list, write)
  local parts = {}
  for i, item in ipairs(list) do parts[i] = write(item) end
  return table.concat(parts, "\n")
end

--- Writes the page.
---@param report table the report's model
---@return string bytes
function html.page(report)
  local values = {
    title = e(report.title), style = system.resource "data/report/style.css",
    script = system.resource "data/report/script.js", contents = contents(report),
    summary = ("%d pieces of evidence from %d documents"):format(#report.notes, #report.sources),
    warnings = warnings(report), tables = map(report.tables, section),
    evidence = map(report.notes, evidence_item),
    sources = map(report.sources, source_article), citation = e(citation.sentence(report)), notes = notes_data(report),
  }
  return (PAGE:gsub("{(%l+)}", values))
end

return html
