--- The README of a replication archive, in the shape that data editors of journals ask for: where the data come from and
-- who may use them, what it takes to run, what the programs do, how to do it again, which program makes which table.

local cell = require "quern.export.cell"
local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local readme = {}

local e = escape.markdown

local function add(lines, ...)
  for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
end

local function overview(lines, told)
  add(lines, "# README: " .. e(told.report.title), "", "Authors: " .. e(table.concat(told.authors, ", ")), "", "## Overview", "",
    e(citation.sentence(told.report)), "",
    "Every row of every table leads to the sentence it comes from: `outputs/report.html` shows them in a browser, "
      .. "`outputs/evidence.csv` lists them with their places and the hashes of their files.", "",
    "- `data/`: the documents that were read" .. (told.redacted and " (left out of this archive; `data/files.csv` has their hashes)" or ""),
    "- `recipe/`: the programs that derive the tables; `recipes.lock` has their hashes",
    "- `outputs/`: a Data Package (`datapackage.json`), the report as HTML, Markdown, LaTeX and XLSX, the evidence as Web Annotations, "
      .. "the documents as CSL-JSON and BibTeX",
    "- `ro-crate-metadata.json`: all of this for programs (RO-Crate, Process Run Crate)")
  if told.exhibits then add(lines, "- `exhibits.md`: the quotes as numbered exhibits") end
  add(lines, "")
end

local function availability(lines, told)
  add(lines, "## Data availability and provenance", "", "### Rights", "")
  if told.redacted then
    add(lines, "The documents are not part of this archive. Each is named below with its publisher, date and address where known; "
      .. "its SHA-256 is in `data/files.csv`, so that a copy obtained elsewhere can be proven to be the same.")
  else
    add(lines, "The documents belong to their publishers. Check that you may pass them on before you publish this archive; "
      .. "`quern bundle --redacted` makes one without them.")
  end
  add(lines, "", "### Sources", "")
  for _, source in ipairs(told.report.sources) do
    local document = source.document
    local url = document.url and document.url:find "^https?://" and " " .. e(document.url) or ""
    add(lines, ("%d. %s.%s File: %s"):format(source.number, e(model.name_of(document)), url, e(document.file or "?")))
  end
  if #told.report.sources == 0 then add(lines, "No row rests on a document.") end
  add(lines, "", ("Files read in all: %d; the list is `data/files.csv`."):format(#told.sources), "")
end

local function requirements(lines)
  add(lines, "## Computational requirements", "", "- Software: quern " .. require("quern").version
    .. " on Linux. No network, no other program for text and HTML; PDF needs poppler-utils.",
    "- Word lists: hash " .. require("quern.recipe.manifest").lexicons() .. ".",
    "- Randomness: none. The same documents and recipes give the same bytes.",
    "- Time and memory: minutes at most and below 1 GB for thousands of documents; each recipe declares its limits.", "")
end

local function given(params)
  local names, parts = {}, {}
  for name in pairs(params or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local text = cell.exact(params[name])
    if text ~= "" then parts[#parts + 1] = name .. "=" .. text end
  end
  return parts
end

local function word(text) return text:find "^[%w_=.,/+-]+$" and text or "'" .. text:gsub("'", "'\\''") .. "'" end

local function command_of(run)
  -- Shipped recipes find their claims together: such a one is run by its name.
  local words = { "quern", "run", run.recipe.origin == "shipped" and run.recipe.name or "./recipe/" .. run.recipe.name }
  for _, part in ipairs(given(run.result.params)) do words[#words + 1] = word(part) end
  return table.concat(words, " ") .. " --format package -o again --corpus archive.db"
end

local function programs(lines, told)
  add(lines, "## Programs", "")
  for _, run in ipairs(told.runs) do
    add(lines, ("### %s %s"):format(e(run.recipe.name), e(run.recipe.version or "")), "",
      e(model.one_line(run.recipe.doc or run.recipe.title or "")), "",
      ("Licence: %s. Hash: %s. Source: `recipe/%s/`%s."):format(e(run.recipe.licence or "not stated"), run.tree, run.recipe.name,
        run.recipe.origin == "shipped" and ", as it ships with quern " .. require("quern").version or ""), "")
  end
end

local function instructions(lines, told)
  add(lines, "## How to reproduce", "")
  if told.redacted then add(lines, "Obtain the documents, put them in `data/documents` under the names in `data/files.csv`, then:", "") end
  add(lines, "```sh", "quern read data/documents --corpus archive.db")
  for _, run in ipairs(told.runs) do add(lines, command_of(run)) end
  for _, made in ipairs(told.report.tables) do add(lines, ("cmp again/%s.csv outputs/%s.csv"):format(made.name, made.name)) end
  add(lines, "quern verify --corpus archive.db", "```", "", "`cmp` says nothing where the bytes are the same.", "")
end

local function tables(lines, told)
  add(lines, "## Tables and programs", "", "| table | rows | program | file |", "| --- | --: | --- | --- |")
  for _, made in ipairs(told.report.tables) do
    add(lines, ("| %s | %d | %s | outputs/%s.csv |"):format(e(made.title), made.total, e(made.recipe or ""), e(made.name)))
  end
  add(lines, "")
  if #told.report.warnings > 0 then
    add(lines, "## Warnings", "")
    for _, warning in ipairs(told.report.warnings) do add(lines, "- " .. e(warning)) end
    add(lines, "")
  end
  add(lines, "## References", "", "The documents are listed under Sources above, and in `outputs/sources.bib` and `outputs/sources.json`.")
end

--- The README.
---@param told { report: table, runs: table[], sources: table[], redacted?: boolean, exhibits?: boolean, authors: string[] }
---@return string
function readme.write(told)
  local lines = {}
  overview(lines, told)
  availability(lines, told)
  requirements(lines)
  programs(lines, told)
  instructions(lines, told)
  tables(lines, told)
  return table.concat(lines, "\n") .. "\n"
end

return readme
