--- What rules of the table policy_targets have in common: where their fields come from, how a plan may be told, and a maker of
--- rules for what a government says it will reach.
--- > target = require "quern.rule.target"

local rule = require "quern.rule"

local target = {}

--- Where the fields come from.
target.fill = {
  sector = "clause > sentence > heading",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > document",
}

--- A target is told as a wish or a plan as often as a fact; one that is denied is none.
target.wished = rule.POSSIBLE

--- The columns of a table of such claims, each call a list of its own.
--- > target.columns()[3][1]
--- metric
---@return table
function target.columns()
  return {
    { "place", "code" }, { "sector", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" }, { "low", "number" },
    { "high", "number" }, { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" }, { "modality", "string" },
  }
end

--- What makes a row of them: claims that agree in these are one.
target.key = { "place", "sector", "metric", "period", "unit" }

--- A rule for a target: `options` as for `rule`, over the paths of `target.fill`.
--- > local r = target.rule("forest", "forest_target", { "target_cue ..6 value:PERCENT" }, { set = { unit = "%" } })
--- > print(r.table, r.set.metric, r.set.unit)
--- policy_targets	forest_target	%
---@param name string
---@param metric string?
---@param patterns string[]
---@param options table? weight, set, unit, when, check ...
---@return table rule
function target.rule(name, metric, patterns, options)
  return rule.combine({ name, table = "policy_targets", set = { metric = metric }, fill = target.fill, accept = target.wished,
    patterns = patterns }, options)
end

return target
