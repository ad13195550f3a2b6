--- Reports: what a run found, for people and for other programs, every row with its evidence.
-- All take the same options: `tables` is a list of { name, frame, title?, doc?, columns?, chart? }, where `frame` is a
-- frame or a list of rows (tables by column name, `evidence` a list of claim ids) and `columns` are as a recipe declares
-- them; `corpus` is where the claims are looked up; `runs` is a list of { recipe, version, hash, parameters }; `warnings`
-- are strings or tables with a `message`. Equal options give equal bytes.
--
-- example: local report = require "quern.report"
-- example: local page = report.html { title = "Steel", tables = { { name = "steel", frame = { { year = 2024, output = 1005 } } } } }
-- example: io.open("steel.html", "w"):write(page):close()

local model = require "quern.report.model"

local report = {}

---@class quern.ReportOptions
---@field title string? the first table's if not given
---@field tables table[] { name, frame, title?, doc?, columns?, key?, chart? }
---@field corpus quern.Corpus? where evidence is looked up
---@field runs table[]? each { recipe, version?, hash?, parameters? }
---@field warnings (string|table)[]?

--- One self-contained page: tables to sort and filter, charts, every cell leading to its sentence.
---@param options quern.ReportOptions
---@return string bytes
function report.html(options) return require("quern.report.html").write(model.new(options)) end

--- Markdown with the evidence as footnotes.
---@param options quern.ReportOptions
---@return string bytes
function report.markdown(options) return require("quern.report.markup").markdown(model.new(options)) end

--- LaTeX with booktabs tables and the evidence as a list.
---@param options quern.ReportOptions
---@return string bytes
function report.latex(options) return require("quern.report.markup").latex(model.new(options)) end

--- A spreadsheet (XLSX): a sheet for each table, one for the evidence.
---@param options quern.ReportOptions
---@return string? bytes, string? message, string? code a table too long for a sheet, or a library that is missing
function report.spreadsheet(options) return require("quern.report.spreadsheet").write(model.new(options)) end

--- The evidence as W3C Web Annotations (JSON-LD).
---@param options quern.ReportOptions
---@return string bytes
function report.annotations(options) return require("quern.report.exchange").annotations(model.new(options)) end

--- The documents behind the rows as CSL-JSON, for reference managers.
---@param options quern.ReportOptions
---@return string bytes
function report.sources(options) return require("quern.report.citation").csl(model.new(options)) end

--- A Frictionless Data Package: the files to write into a folder, by name.
---@param options quern.ReportOptions
---@return table<string, string> files
function report.package(options) return require("quern.report.exchange").package(model.new(options)) end

--- Formats of one file, by the ending of its name.
---@type table<string, fun(options: quern.ReportOptions): string?, string?, string?>
report.formats = {
  html = report.html, md = report.markdown, tex = report.latex, xlsx = report.spreadsheet, jsonld = report.annotations,
  csl = report.sources,
}

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
      columns = declared.columns, key = declared.key, chart = declared.chart }
  end
end

--- What to report of runs: every table of each, in the order of the runs.
---@param corpus quern.Corpus
---@param runs { recipe: table, result: table }[] a recipe as loaded, and what it returned
---@return quern.ReportOptions
function report.of(corpus, runs)
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

return report
