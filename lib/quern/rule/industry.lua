--- What rules of the table overcapacity have in common: where their fields come from, what counts as goods, the columns that
--- recipes show, and makers of rules for figures of a trade.
--- > industry = require "quern.rule.industry"

local rule = require "quern.rule"

local industry = {}

--- Where the fields of a figure come from.
industry.fill = {
  sector = "clause > sentence > previous > heading > document",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > heading > document",
  actor = "@company",
}

--- Trades that build to order: in others orders of money are news of a firm.
industry.MADE_TO_ORDER = { "shipbuilding", "aerospace", "machinery", "machine_tools", "robotics", "rail_equipment", "wind_turbines",
  "construction_machinery", "chip_equipment" }

--- Units of power: what plants that make electricity are measured by.
industry.POWER = { W = true, kW = true, MW = true, GW = true }

--- The columns of a table of such claims, each call a list of its own.
--- > industry.columns()[4][1]
--- metric
---@return table
function industry.columns()
  return {
    { "sector", "code" }, { "place", "code" }, { "actor", "string" }, { "metric", "code" }, { "period", "string" },
    { "value", "number" }, { "low", "number" }, { "high", "number" }, { "unit", "string" }, { "comparator", "string" },
    { "sources", "integer" }, { "modality", "string" },
  }
end

--- What makes a row of them: claims that agree in these are one.
industry.key = { "sector", "place", "actor", "metric", "period", "unit" }

--- A rule of the table: `options` as for `rule`, over the paths of `industry.fill`; a sector is needed.
--- > local r = industry.rule("kilns fired", "output", { "head:production_cue ..4 value:QUANTITY" }, { weight = 2 })
--- > print(r.table, r.set.metric, r.fill.actor)
--- overcapacity	output	@company
---@param name string
---@param metric string
---@param patterns string[]
---@param options table? weight, unit, check, when, set ...
---@return table rule
function industry.rule(name, metric, patterns, options)
  return rule.combine({ name, table = "overcapacity", set = { metric = metric }, fill = industry.fill, need = { "sector" },
    patterns = patterns }, options)
end

--- A figure of some measured thing: the word list before it, or behind it (`rule.figure`).
--- > industry.figure("capacity", "capacity", { t = true }, 1, "capacity_cue").patterns[1]
--- head:capacity_cue ..8 value:QUANTITY
---@param name string
---@param metric string
---@param units table<string, boolean> the units it may have
---@param weight number
---@param cue string a word list
---@return table rule
function industry.figure(name, metric, units, weight, cue)
  return industry.rule(name, metric, rule.figure(cue, "QUANTITY"), { unit = units, weight = weight })
end

--- Goods counted without a word for what is counted: "sales of cars reached 2.1 million".
--- > industry.heads("sold, counted", "sales", "sales_cue").set.unit
--- units
---@param name string
---@param metric string
---@param cue string a word list
---@return table rule
function industry.heads(name, metric, cue)
  return industry.rule(name, metric, rule.heads(cue), { weight = -1, set = { unit = "units" }, check = { value = { 1000, 2e12 } } })
end

--- Goods counted right before their name: "produced 5 million smartphones".
--- > industry.counted("made", "output", { "head:production_cue ..4 value:NUMBER ..1 sector:SECTOR" }).check.value[1]
--- 1000
---@param name string
---@param metric string
---@param patterns string[]
---@return table rule
function industry.counted(name, metric, patterns)
  return industry.rule(name, metric, patterns, { weight = 1, set = { unit = "units" }, check = { value = { 1000, 1e12 } } })
end

--- A change in percent of what a word list names (`rule.change`).
--- > industry.rate("output growth", "output_yoy", "production_cue", 1).set.unit
--- %
---@param name string
---@param metric string
---@param cue string a word list
---@param weight number
---@return table rule
function industry.rate(name, metric, cue, weight)
  return industry.rule(name, metric, rule.change(cue), { weight = weight, set = { unit = "%" } })
end

return industry
