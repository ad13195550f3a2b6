--- The HTML report: one file that needs nothing else. Without scripts every cell leads to its quote and its document below.

local cell = require "quern.export.cell"
local chart = require "quern.export.chart"
local citation = require "quern.export.citation"
local doubt = require "quern.export.doubt"
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

local FLAG = '<sup class="%s" title="%s" aria-hidden="true">%s</sup><span class="unseen">, %s</span>'

--- Signs behind a value that is not beyond doubt, and the words for them.
local function flags(row, column, made, report)
  local conflict, inferred, warning = doubt.conflict(row, column), doubt.inferred(row, column), doubt.warning(report, row, column)
  local signs = {}
  if warning then
    signs[1] = FLAG:format("warned", e(warning), "!", "see the warnings")
    made.warned = true
  end
  if conflict then
    signs[#signs + 1] = FLAG:format("conflict", e(conflict), "≠", "sources differ")
    made.conflicts = (made.conflicts or 0) + 1
  end
  if inferred then
    signs[#signs + 1] = FLAG:format("inferred", e(inferred), "°", "inferred")
    made.inferred = (made.inferred or 0) + 1
  end
  return table.concat(signs)
end

local function data_cell(row, column, made, report)
  local value = row.cells[column.name]
  local plain, meaning = cell.shown(value), cell.meaning(value, column)
  local shown, signs = e(plain), ""
  if meaning then shown = ('<abbr title="%s">%s</abbr>'):format(e(meaning), shown) end
  if shown ~= "" and row.notes[1] then
    signs = flags(row, column, made, report)
    shown = ('<a href="#e%d" data-f="%s">%s%s</a>'):format(row.notes[1].number, e(column.name), shown, signs)
  end
  if cell.numeric(column) then return ('<td class="n" data-v="%s">%s</td>'):format(e(cell.exact(value)), shown) end
  local sorted = signs ~= "" and (' data-v="%s"'):format(e(plain)) or ""
  local short = #plain <= SHORT and not plain:find "%s"
  return (short and '<td class="k"%s>%s</td>' or "<td%s>%s</td>"):format(sorted, shown)
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

local function body(made, columns, report)
  local lines = {}
  for i, row in ipairs(made.rows) do
    local cells = {}
    for j, column in ipairs(columns) do cells[j] = data_cell(row, column, made, report) end
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
  local parts = { ("%d rows. Each cell leads to the sentence it comes from."):format(made.total) }
  if made.total > #made.rows then
    parts[1] = ("The first %d of %d rows. Each cell leads to its sentence."):format(#made.rows, made.total)
  end
  if made.warned then parts[#parts + 1] = "! a warning is about this figure." end
  if made.conflicts then parts[#parts + 1] = "≠ sources differ." end
  if made.inferred then parts[#parts + 1] = "° not in the sentence itself, but near it or in its document." end
  if #empty > 0 then parts[#parts + 1] = "No row has a value in: " .. table.concat(empty, ", ") .. "." end
  return e(table.concat(parts, " "))
end

local LAYOUT = '<div class="scroll"><table>\n<caption>%s</caption>\n<thead><tr>%s</tr></thead>\n'
  .. "<tbody>\n%s\n</tbody></table></div>\n</section>"

local function section(made, report)
  local name, title = e(made.name), e(made.title)
  local columns, empty = used_columns(made)
  local parts = { ('<section class="table" id="t-%s" aria-labelledby="h-%s">\n<h2 id="h-%s">%s</h2>'):format(name, name, name, title) }
  if made.doc and made.doc ~= "" then parts[#parts + 1] = ('<p class="doc">%s</p>'):format(e(model.one_line(made.doc))) end
  for _, figure in ipairs(chart.all(made)) do parts[#parts + 1] = figure end
  local rows = body(made, columns, report)
  parts[#parts + 1] = tools(made, columns)
  parts[#parts + 1] = LAYOUT:format(caption(made, empty), header(columns), rows)
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

local SOURCE = '<article class="source" id="source-%d"><h3%s>%s</h3><p class="soft">%s; %s%s</p>\n'
  .. '<div class="text"%s>%s</div></article>'

local function address(url)
  if not url or not url:match "^https?://" then return "" end
  return (' <a href="%s" rel="noreferrer">%s</a>'):format(e(url), e(url))
end

local function source_article(source)
  local document, language = source.document, lang(source.document.language)
  return SOURCE:format(source.number, language, e(document.title or "Without a title"), e(model.byline_of(document)),
    e(document.file or ""), address(document.url), language, passage.html(source))
end

local ENTRY = '<li value="%d"><span%s>%s</span>%s; %s<br><code>sha256 %s</code> <a href="#source-%d">text</a></li>'

--- One line of the list of sources, which is printed where the documents are not.
local function source_entry(source)
  local document = source.document
  return ENTRY:format(source.number, lang(document.language), e(model.name_of(document)), address(document.url), e(document.file or "?"),
    e(document.sha256 or "unknown"), source.number)
end

local FACT = '<tr><th scope="row">%s</th><td>%s</td></tr>'

--- What the report was made with: enough to make it again, and to see that it is the same.
local function making(report)
  local rows = { FACT:format("program", e("quern " .. require("quern").version)) }
  for _, run in ipairs(report.runs) do
    local names, given = {}, {}
    for name in pairs(run.parameters or {}) do names[#names + 1] = name end
    table.sort(names)
    for i, name in ipairs(names) do given[i] = name .. " = " .. cell.exact(run.parameters[name]) end
    rows[#rows + 1] = FACT:format("recipe", e(run.recipe .. " " .. (run.version or "")))
    if run.hash then rows[#rows + 1] = FACT:format("hash of " .. e(run.recipe), "<code>" .. e(run.hash) .. "</code>") end
    if #given > 0 then rows[#rows + 1] = FACT:format("parameters", e(table.concat(given, ", "))) end
  end
  rows[#rows + 1] = FACT:format("hash of the lexicons", "<code>" .. e(require("quern.recipe.manifest").lexicons()) .. "</code>")
  return '<div class="scroll"><table class="making"><tbody>' .. table.concat(rows, "\n") .. "</tbody></table></div>"
end

--- What the panel shows above a document: whose it is, how the sentence was read, and where each field came from.
local function facts(note)
  local document, list = note.source.document, json.list {}
  local function add(name, value) if value then list[#list + 1] = { name, escape.plain(value) } end end
  add("title", document.title)
  add("publisher", document.publisher)
  if document.author ~= document.publisher then add("author", document.author) end
  add("published", document.published or "undated")
  add("where", model.place_of(document, note.from))
  local path, names = {}, {}
  for _, span in ipairs(note.claim.spans or {}) do path[span.field] = path[span.field] or span.path end
  for name in pairs(note.claim.fields or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local shown = cell.shown(note.claim.fields[name])
    local far = doubt.PATHS[path[name]]
    add(name, far and ("%s (from %s)"):format(shown, far) or shown)
  end
  add("rule", tostring(note.claim.rule))
  add("said as", note.claim.modality)
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
  for _, own in ipairs { { "evidence", "Evidence" }, { "list", "Sources" }, { "cite", "How to cite" }, { "documents", "Documents" } } do
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
<section aria-labelledby="list"><h2 id="list">Sources</h2>
<ol class="list">
{list}
</ol></section>
<section aria-labelledby="cite"><h2 id="cite">How to cite</h2>
<p>{citation}</p>
<p class="soft">Cite the documents behind a figure too: each piece of evidence names its own.</p>
{making}
</section>
<section class="sources" aria-labelledby="documents"><h2 id="documents">Documents</h2>
{sources}
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
    warnings = warnings(report), tables = map(report.tables, function(made) return section(made, report) end),
    evidence = map(report.notes, evidence_item),
    sources = map(report.sources, source_article), list = map(report.sources, source_entry), making = making(report),
    citation = e(citation.sentence(report)), notes = notes_data(report),
  }
  return (PAGE:gsub("{(%l+)}", values))
end

return html
