--- Rules of money: what is lent, owed, spent and earned, for recipes that feed the table finance_debt or one like it.
-- `fill` says where sector, place and period are looked for, `key` in which fields the claims of one row agree. Options that
-- rules of one kind share stand behind the others, in any number; those behind overrule those before:
--   lent         money lent: it is of who borrows it, and none is only asked for
--   large        as lent, and of a size that a state or a firm owes, not a family
--   owed         as large, asked for or not
--   sum          a size that no family has
--   by_borrower  it is of who borrows it
--   of_economy   what a whole economy has: it is of no trade
--   percent      what is told in percent
--   told         what came out: it is not only expected
--   moved        how that changed, in percent
--   expected     what is planned, forecast or imagined counts too
-- > finance = require "quern.rule.finance"

local rule = require "quern.rule"

local finance = {}

finance.fill = {
  sector = "clause > sentence > heading",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > document",
}

local borrower = { sector = finance.fill.sector, place = "@borrower > " .. finance.fill.place, period = finance.fill.period }
local granted = { without = "request_cue" }
local large = { value = { 1e5, 1e15 } }
local percent = { unit = "%" }
local results = { "asserted", "reported" }

finance.lent = { when = granted, fill = borrower }
finance.large = { when = granted, fill = borrower, check = large }
finance.owed = { fill = borrower, check = large }
finance.sum = { check = large }
finance.by_borrower = { fill = borrower }
finance.of_economy = { fill = { place = finance.fill.place, period = finance.fill.period } }
finance.percent = { set = percent }
finance.told = { accept = results }
finance.moved = { set = percent, accept = results }
finance.expected = { accept = rule.POSSIBLE }
finance.key = { "place", "metric", "product", "period", "unit" }

--- The columns of a table of sums, each call a list of its own.
--- > print(finance.columns()[2][1])
--- metric
---@return table[]
function finance.columns()
  return { { "place", "code" }, { "metric", "code" }, { "product", "string" }, { "period", "string" }, { "value", "number" },
    { "low", "number" }, { "high", "number" }, { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" },
    { "modality", "string" } }
end

--- A rule for an amount that stands with what it is an amount of: "a loan of 3 billion dollars".
--- > local r = finance.amount("loan", "loan", rule.figure("loan_cue", "MONEY", 6), 0, finance.large)
--- > print(r.table, r.set.metric, #r.patterns)
--- finance_debt	loan	6
---@param name string
---@param metric string what the amount is
---@param patterns string[] as rule.figure and rule.change make them, or one's own; they capture `value`
---@param weight number
---@param ... table options of the rule, such as finance.lent or { table = "mine" }; what they `set` is added
---@return table rule
function finance.amount(name, metric, patterns, weight, ...)
  return rule.combine({ name, table = "finance_debt", set = { metric = metric }, fill = finance.fill, patterns = patterns,
    weight = weight }, ...)
end

--- A rule for what is told without an amount: a default, a loan agreed.
--- > local r = finance.event("loan agreed", "loan", { "trigger:sign_cue ..5 head:loan_deal_cue" })
--- > print(r.set.metric, r.when.without)
--- loan	MONEY
---@param name string
---@param metric string what happened
---@param patterns string[]
---@param ... table options of the rule
---@return table rule
function finance.event(name, metric, patterns, ...)
  return finance.amount(name, metric, patterns, 0, { is = { "apart" }, when = { without = "MONEY" }, fill = borrower }, ...)
end

return finance
