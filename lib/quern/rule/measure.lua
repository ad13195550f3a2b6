--- What recipes on trade measures are made of: how rules fill the sides of an act, builders of rules, and the rows of their tables.
-- A recipe says `local measure = require "quern.rule.measure"`; scripts/duty_rates.lua is one that does. `measure.fill` holds where
-- the fields of an act come from, `measure.kindred` those of acts on "the duties", `measure.bearing` of what a side bears.
-- > measure = require "quern.rule.measure"

local group = require "quern.claim.group"
local rule = require "quern.rule"

local measure = {}

--- Where the fields of an act come from: the sides as the sentence tells them, its goods, its date.
measure.fill = {
  imposer = "@imposer", target = "@target", sector = "@goods > previous > heading",
  date = "clause > sentence > document",
}

--- Of what is named by half ("the ban", "the duties"): its kind is that of the measure named last.
measure.kindred = {
  measure_type = "@kind", imposer = measure.fill.imposer, target = measure.fill.target, sector = measure.fill.sector,
  date = measure.fill.date,
}

--- Of what is told by the side that it falls on ("Chile faces duties"): who lays it stands elsewhere.
measure.bearing = {
  imposer = "@layer", target = "@bearer", sector = "clause > sentence", date = measure.fill.date, measure_type = "@kind",
}

--- What holds of acts on what was named before: options of `measure.act`.
measure.again = { when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = measure.kindred }

--- One act on a measure: the status it leads to, and how sentences tell it. `options` may overrule anything: measure_type,
--- weight, when, is, accept, fill, need. Unless told otherwise only who imposes it must be known.
--- > measure.act("lifted", "terminated", { 'trigger:terminate_cue ..4 measure:MEASURE="quota"' }).set.status
--- terminated
---@param name string
---@param status string imposed, announced, planned, in force, extended, terminated, investigation ...
---@param patterns string[]
---@param options table?
---@return table rule
function measure.act(name, status, patterns, options)
  options = options or {}
  return rule { name, table = "trade_measures", kind = "act", patterns = patterns, weight = options.weight, when = options.when,
    set = { status = status, measure_type = options.measure_type }, is = options.is,
    accept = options.accept, fill = options.fill or measure.fill,
    lists = { sector = true }, fan = { "imposer", "target" }, need = options.need or { "imposer" } }
end

--- Patterns for a verb and the measure it acts on, in either order: "imposed duties", "the duties were imposed".
--- > measure.on "extend_cue"
--- trigger:extend_cue ..8 measure:MEASURE
--- measure:MEASURE ..8 trigger:extend_cue
--- measure:MEASURE ...16 ("was" | "were" | "has been" | "have been" | "will be") trigger:extend_cue
---@param verb string a word list, or several: "(impose_cue | put_cue)"
---@return string ... three patterns
function measure.on(verb)
  return "trigger:" .. verb .. " ..8 measure:MEASURE", "measure:MEASURE ..8 trigger:" .. verb,
    "measure:MEASURE ...16 (\"was\" | \"were\" | \"has been\" | \"have been\" | \"will be\") trigger:" .. verb
end

--- The parameters of a recipe that shows acts (`measure.rows` heeds them): the first year, and one imposer.
--- > measure.params().since.default
--- 1990
---@return table params
function measure.params()
  return {
    since = { type = "year", default = 1990, doc = "first year kept" },
    imposer = { type = "string", default = "", doc = "one imposer only, as a code: USA, EU, CHN" },
  }
end

--- The columns of a table of acts, those that `measure.rows` makes.
--- > measure.columns()[1]
--- { "date", "string" }
---@return table columns
function measure.columns()
  return {
    { "date", "string" }, { "imposer", "code" }, { "target", "string" }, { "sector", "string" }, { "measure_type", "string" },
    { "status", "string" }, { "metric", "code" }, { "value", "number" }, { "low", "number" }, { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "actor", "string" }, { "sources", "integer" }, { "modality", "string" },
  }
end

--- The rows of a table of acts, sorted in time: one for each act and each kind of figure told of it, from claims of
--- trade_measures. Who tells an act without its figures has told the act of those who give them.
--- > claims = frame.parse [[
--- >> date,imposer,target,sector,measure_type,status,actor,metric,unit,value,greatest_value,comparator,witness,modality
--- >> 2024-06,TUR,CHN,autos,tariff,imposed,,duty_rate,%,40,40,,one,asserted
--- >> 2024-06,TUR,CHN,autos,tariff,imposed,,,,,,,another,asserted]]
--- > measure.rows(claims, {}):row(1).sources
--- 2
---@param claims Frame
---@param params { since: integer?, imposer: string? }
---@return Frame
function measure.rows(claims, params)
  claims = group.since(claims, params.since)
  if (params.imposer or "") ~= "" then claims = claims:where("imposer == ?", params.imposer) end
  local key = { "date", "imposer", "target", "sector", "measure_type", "status", "actor", "metric", "unit" }
  claims = claims:window { by = { table.unpack(key, 1, 7) }, order = { "metric", "unit" },
      metric_told = "first(metric)", unit_told = "first(unit)" }
    :derive { unit = "choose(value == nil, unit_told, unit)", metric = "choose(value == nil, metric_told, metric)" }
  return claims:group(table.unpack(key)):agg(group.figures):sort(table.unpack(key))
end

return measure
