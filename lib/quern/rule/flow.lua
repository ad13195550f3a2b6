--- Rules of trade and markets: what is shipped, what it costs, who has which part, for recipes that feed the table
-- trade_flows_prices or one like it.
-- `fill` says where sector, place and period are looked for, `key` in which fields the claims of one row agree. Options that
-- rules of one kind share stand behind the patterns, in any number; those behind overrule those before:
--   at_market  what is told of a market: it is of the world unless one is named
--   percent    what is told in percent
--   times      what is told in times of something else
--   goods      quantities of goods, in any unit that these are told in
--   counted    goods counted right before their name: "5 million smartphones"
--   heads      goods counted without a word for what is counted, as the patterns of rule.heads find them
--   ranked     places among all countries
-- > flow = require "quern.rule.flow"

local rule = require "quern.rule"

local flow = {}

flow.fill = {
  sector = "clause > sentence > previous > heading > document",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > heading > document",
}
flow.key = { "sector", "place", "metric", "period", "unit" }

flow.at_market = { fill = { sector = flow.fill.sector, place = "@market > =WLD", period = flow.fill.period } }
flow.percent = { set = { unit = "%" } }
flow.times = { set = { unit = "x" }, unit = { x = true } }
flow.goods = { unit = rule.GOODS }
flow.counted = { set = { unit = "units" }, check = { value = { 1000, 1e11 } }, weight = 1 }
flow.heads = { set = { unit = "units" }, check = { value = { 1000, 2e12 } }, weight = -1 }
flow.ranked = { set = { unit = "rank" }, weight = 3, need = { "place" }, when = { without = "ORG" } }

--- The columns of a table of flows, each call a list of its own.
--- > print(flow.columns()[1][1])
--- sector
---@return table[]
function flow.columns()
  return { { "sector", "code" }, { "place", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" },
    { "low", "number" }, { "high", "number" }, { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" },
    { "modality", "string" } }
end

--- A rule for a figure of what is shipped, sold or held: "exports of copper rose 4 percent".
--- > local r = flow.measured("exports of copper rose", "export_value_yoy", rule.change "export_cue", flow.percent, { weight = 2 })
--- > print(r.table, r.set.unit, r.weight)
--- trade_flows_prices	%	2
---@param name string
---@param metric string? what is measured; nil where a rule of kind "same figure" goes on with the figure told before
---@param patterns string[] as rule.figure and rule.change make them, or one's own; they capture `value`
---@param ... table options of the rule, such as flow.percent or { table = "mine" }; what they `set` is added
---@return table rule
function flow.measured(name, metric, patterns, ...)
  return rule.combine({ name, table = "trade_flows_prices", set = { metric = metric }, fill = flow.fill, patterns = patterns }, ...)
end

return flow
