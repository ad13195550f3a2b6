--- Reports: what a run found, for people and for other programs, every row with its evidence.
-- All take the same options: `tables` is a list of { name, frame, title?, doc?, columns?, chart? }, where `frame` is a
-- frame or a list of rows (tables by column name, `evidence` a list of claim ids) and `columns` are as a recipe declares
-- them; `corpus` is where the claims are looked up; `run` tells { recipe, version, hash, parameters }; `warnings` are
-- strings or tables with a `message`. Equal options give equal bytes.
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
---@field run table? { recipe?, version?, hash?, parameters?, quern? }
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

return report
