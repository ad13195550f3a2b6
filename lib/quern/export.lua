--- What a run found, for people and for other programs, every row with its evidence. One list of formats: `quern run`,
-- frames, help and completion all look here.
-- A report is told by options: `tables` is a list of { name, frame, title?, doc?, columns?, chart? }, where `frame` is a
-- frame or a list of rows (tables by column name, `evidence` a list of claim ids) and `columns` are as a recipe declares
-- them; `corpus` is where the claims are looked up; `runs` is a list of { recipe, version, hash, parameters }; `warnings`
-- are strings or tables with a `message`. Equal options give equal bytes.
-- > steel = { title = "Steel", tables = { { name = "steel",
-- >>   frame = { { year = 2023, output = 1019 }, { year = 2024, output = 1005 } } } } }

local model = require "quern.export.model"

local export = {}

---@class quern.ExportOptions
---@field title string? the first table's if not given
---@field tables table[] { name, frame, title?, doc?, columns?, key?, chart? }
---@field corpus quern.Corpus? where evidence is looked up
---@field runs table[]? each { recipe, version?, hash?, parameters? }
---@field warnings (string|table)[]?
---@field redacted boolean? quotes and hashes, but no text of documents around them

---@class quern.ExportFormat
---@field name string what `--format` takes, and the ending of a file's name @field doc string
---@field module string writes it: quern.export.MODULE @field write string? its function; that of the format's name if not given
---@field folder boolean? it is several files @field readers boolean? for people to page through: long tables are cut, and that is said
---@field bare string? the function for a frame that stands alone

--- Rows of one table that a page or a printed document still serves; a longer one is cut there, with a notice.
local MOST_ROWS = 2000

--- Every format, in the order in which they are listed.
---@type quern.ExportFormat[]
export.formats = {
  { name = "csv", doc = "CSV (RFC 4180), source and quote behind the columns", module = "delimited" },
  { name = "tsv", doc = "the same with tabs", module = "delimited" },
  { name = "json", doc = "one JSON object", module = "records" },
  { name = "jsonl", doc = "a JSON object a line for each row", module = "records" },
  { name = "md", doc = "Markdown, evidence as footnotes", module = "markdown", write = "report", bare = "tables", readers = true },
  { name = "tex", doc = "LaTeX with booktabs", module = "latex", write = "report", bare = "tables", readers = true },
  { name = "html", doc = "one page with charts, each cell leading to its sentence", module = "html", write = "page", readers = true },
  { name = "chart", doc = "its charts as text", module = "terminal", readers = true },
  { name = "xlsx", doc = "a spreadsheet: a sheet a table, evidence, warnings", module = "spreadsheet", write = "book" },
  { name = "jsonld", doc = "the evidence as W3C Web Annotations", module = "annotation", write = "collection" },
  { name = "csl", doc = "the documents as CSL-JSON", module = "citation" },
  { name = "bib", doc = "the documents as BibTeX", module = "citation" },
  { name = "exhibits", doc = "the quotes as numbered exhibits with pinpoint citations (Markdown)", module = "exhibit", write = "list" },
  { name = "package", doc = "a Data Package (Frictionless v2), a folder", module = "package", write = "files", folder = true },
}

--- Names of all formats, in their order.
--- > export.names()[1]
--- csv
---@return string[]
function export.names()
  local names = {}
  for i, format in ipairs(export.formats) do names[i] = format.name end
  return names
end

--- The format of a name, or nil.
--- > export.find("md").doc
--- Markdown, evidence as footnotes
---@param name string
---@return quern.ExportFormat?
function export.find(name)
  for _, format in ipairs(export.formats) do if format.name == name then return format end end
end

local function unknown(name)
  return nil, ("no format '%s'; known are %s"):format(tostring(name), table.concat(export.names(), ", ")), "usage"
end

--- Calls a writer; what the world refused comes back as nil, message, code.
local function written(writer, made)
  local fine, result = pcall(writer, made)
  if fine then return result end
  if type(result) == "table" and result.message then return nil, result.message, result.code end
  error(result, 0)
end

--- A report in a format of one file.
--- > export.bytes("html", steel):sub(1, 15)
--- <!DOCTYPE html>
--- > export.bytes("md", steel)
--- # Steel
--- ## steel
--- | output | year | evidence |
--- | --: | --: | --- |
--- | 1019 | 2023 |  |
--- | 1005 | 2024 |  |
--- Steel. Derived with quern 0.1.0, from 0 documents.
---@param name string of export.names()
---@param options quern.ExportOptions
---@return string? bytes, string? message, string? code
function export.bytes(name, options)
  local format = export.find(name)
  if not format then return unknown(name) end
  if format.folder then return nil, ("%s is a folder of files: name one with -o FOLDER"):format(name), "usage" end
  local writer = require("quern.export." .. format.module)[format.write or name]
  return written(writer, model.new(options, format.readers and MOST_ROWS))
end

--- A report in a format that is a folder: its files, in the order of their names.
--- > export.files("package", steel)[1].name
--- datapackage.json
---@param name string of export.names()
---@param options quern.ExportOptions
---@return { name: string, bytes: string }[]? files, string? message, string? code
function export.files(name, options)
  local format = export.find(name)
  if not format then return unknown(name) end
  return written(require("quern.export." .. format.module)[format.write or name], model.new(options))
end

--- A frame as text, the table alone where the format knows such a thing.
--- > local f = frame.new { {"year", "i64", {2023}}, {"output", "f64", {1019}} }
--- > export.frame("md", f, "steel")
--- | year | output |
--- | --: | --: |
--- | 2023 | 1019 |
---@param name string of export.names()
---@param frame Frame
---@param title string
---@return string? bytes, string? message, string? code
function export.frame(name, frame, title)
  local format = export.find(name)
  if not format then return unknown(name) end
  local options = { title = title, tables = { { name = title, frame = frame } } }
  if not format.bare then return export.bytes(name, options) end
  return written(require("quern.export." .. format.module)[format.bare], model.new(options))
end

--- The hash of a recipe as `recipe pack` and `recipe verify` know it.
local function hash_of(loaded)
  local tree = require "quern.recipe.tree"
  local files = loaded.is_folder and tree.read(loaded.folder) or { { name = "recipe.lua", bytes = loaded.text } }
  return tree.hash(files)
end

local function add_tables(list, loaded, result)
  local names = {}
  for name in pairs(result.tables) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local declared = loaded.tables[name]
    list[#list + 1] = { name = name, frame = result.tables[name], title = declared.title or loaded.title or name, doc = loaded.doc,
      columns = declared.columns, key = declared.key, chart = declared.chart, recipe = loaded.name }
  end
end

--- What to tell of runs: every table of each, in the order of the runs.
--- > use "quern-demo/demo.db";
--- > local o = recipe.load "trade_measures"
--- > local result = require("quern.claim.run").execute(corpus, o, {})
--- > export.of(corpus, { { recipe = o, result = result } }).title
--- Trade measures in time
---@param corpus quern.Corpus?
---@param runs { recipe: table, result: table }[] a recipe as loaded, and what it returned
---@return quern.ExportOptions
function export.of(corpus, runs)
  local options = { tables = {}, warnings = {}, corpus = corpus, runs = {} }
  local titles = {}
  for i, run in ipairs(runs) do
    local loaded, result = run.recipe, run.result
    titles[i] = loaded.title or loaded.name
    add_tables(options.tables, loaded, result)
    table.move(result.warnings, 1, #result.warnings, #options.warnings + 1, options.warnings)
    options.runs[i] = { recipe = loaded.name, version = loaded.version, hash = hash_of(loaded), parameters = result.params }
  end
  options.title = table.concat(titles, " · ")
  return options
end

return export
