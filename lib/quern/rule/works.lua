--- Rules on works: plants, mines, parks, lines and ports, planned or standing, with capacity, cost and number.
-- Each builder makes a rule of the table `projects` that also finds what the sentence leaves open: the sector is what the works
-- make, the place is where they stand. An options table says more, as any rule does (help "rule").

local rule = require "quern.rule"

local works = {}

--- Where the trade of works is told, up to the heading; and what it is taken for where nobody tells it.
--- > require("quern.rule.works").sector "manufacturing" == "@trade > clause > sentence > previous > heading > =manufacturing"
--- true
---@param otherwise string? a sector; without it the works make no row
---@return string path of `fill`
function works.sector(otherwise)
  return "@trade > clause > sentence > previous > heading" .. (otherwise and " > =" .. otherwise or "")
end

--- Where the place of works is looked for when they are told only as a number of them.
works.PLACE = "clause > sentence > previous > heading > document"

--- The fields in which the claims of one row agree.
works.key = { "place", "sector", "metric", "period", "unit" }

--- The columns of a table of works, each call a list of its own.
--- > print(require("quern.rule.works").columns()[3][1])
--- metric
---@return table[]
function works.columns()
  return { { "place", "code" }, { "sector", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" },
    { "low", "number" }, { "high", "number" }, { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" },
    { "modality", "string" } }
end

local FILL = {
  sector = works.sector() .. " > document", place = "@works > " .. works.PLACE, period = "clause > sentence > document",
}

--- What stands for the words for works in a pattern of works.state.
local WORDS = {
  WORKS = "(plant_cue | transport_cue | park_cue)",
  BUILT = "(building_cue | transport_cue | park_cue)",
  NAMED = "(plant_cue | transport_cue | park_cue | chinese_works_cue)",
  CHINESE = "(plant_cue | line_cue | park_cue | chinese_works_cue)",
  LISTED = '(plant_cue | transport_cue | building_cue | "infrastructure" | "network" | "farm" | "project")',
}

--- A figure of works: their capacity, jobs, land, number. `fill` names only the slots that are looked for elsewhere than the
--- figures of works are.
--- > local works = require "quern.rule.works"
--- > works.figure("beds", "capacity", { "head:plant_cue ..6 value:QUANTITY" }, { unit = { beds = true }, weight = 2 }).fill.period
--- clause > sentence > document
---@param name string
---@param metric string
---@param patterns string[]
---@param options table? of the rule: weight, set, unit, need, when, fill ...; a slot of fill that is false is not looked for
---@return table rule
function works.figure(name, metric, patterns, options)
  return rule.like({ table = "projects", set = { metric = metric }, fill = FILL }, name, patterns, options)
end

--- A sum put into works. Less than 200,000 is the price of some thing.
--- > local works = require "quern.rule.works"
--- > works.sum("cost", { "head:plant_cue ..6 value:MONEY" }, { need = { "place" } }).set.metric
--- project_value
---@param name string
---@param patterns string[]
---@param options table? as of works.figure
---@return table rule
function works.sum(name, patterns, options)
  return rule.like({ table = "projects", set = { metric = "project_value" }, fill = FILL, check = { value = { 2e5, 1e16 } } },
    name, patterns, options)
end

--- What is counted in a unit of its own, such as parks or workshops: in a sector that the text names, up to the heading.
--- > local works = require "quern.rule.works"
--- > works.count("parks", "industrial_park_count", "parks", { "value:QUANTITY" }, { unit = { parks = true } }).check.value[1]
--- 2
---@param name string
---@param metric string
---@param unit string? of the claims
---@param patterns string[]
---@param options table? as of works.figure
---@return table rule
function works.count(name, metric, unit, patterns, options)
  return rule.like({ table = "projects", weight = 5, set = { metric = metric, unit = unit }, need = { "sector" },
    check = { value = { 2, 1e7 } }, fill = { sector = works.sector(), place = works.PLACE, period = FILL.period } },
    name, patterns, options)
end

--- Works without a figure: one row for what the sentence says becomes of them, told by `set = { status = }`. In a pattern WORKS
-- stands for the words for works; BUILT for those that are built, plants and other buildings; NAMED for works in English or
-- Chinese, CHINESE for works in Chinese; LISTED for what a list of works is made of.
--- > local works = require "quern.rule.works"
--- > print(works.state("begun", { "trigger:launch_cue ..8 head:WORKS" }, { set = { status = "started" } }).patterns[1])
--- trigger:launch_cue ..8 head:(plant_cue | transport_cue | park_cue)
---@param name string
---@param patterns string[]
---@param options table? as of works.figure
---@return table rule
function works.state(name, patterns, options)
  local written = {}
  for i, pattern in ipairs(patterns) do written[i] = pattern:gsub("%u+", WORDS) end
  return rule.like({ table = "projects", kind = "project", need = { "sector", "place" }, lists = { partner = true },
    set = { metric = "project" }, fill = FILL }, name, written, options)
end

return works
