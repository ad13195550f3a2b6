-- Results of firms: losses, profits and margins, sales and orders, what they invest and own, and what they are sold for.

local finance = require "quern.rule.finance"

local amount, sum, by_borrower, percent = finance.amount, finance.sum, finance.by_borrower, finance.percent
local told, moved, expected = finance.told, finance.moved, finance.expected

--- How a loss moves, beside the words for whatever rises and falls; and where it stands then: "deepened by half to 3 billion".
local LOST_MORE = '(up:(rise_cue | "deepened" | "deepening" | "deepens" | "worsened") '
  .. '| down:(fall_cue | "cut" | "reduced" | "reduces" | "reducing"))'
local LOST_TO = 'head:("loss" | "losses") ..1 (rise_cue | fall_cue | "deepened" | "worsened" | "cut" | "reduced") '
  .. '...12 "to" ..2 value:MONEY'

local rules = {
  -- what firms and trades lose, earn and keep of what they sell
  amount("losses", "losses", { "value:MONEY ..3 head:loss_cue", "head:loss_cue !profit_cue ..6 value:MONEY !profit_cue", LOST_TO,
    [[ ("cost" | "costs" | "costing") ..3 trigger:(firms_cue | producer_cue | "businesses") ..2 value:MONEY ]],
    [[ head:loss_cue ..3 MONEY ..1 MONEY ..1 "and" value:MONEY ]],
    [[ head:loss_cue ...16 (reach_cue | fall_cue | rise_cue | "was" | "were") ..2 value:MONEY !profit_cue ]] }, 2, sum),
  amount("growth of losses", "losses_yoy", {
    'head:("loss" | "losses") ..3 ' .. LOST_MORE .. " ..4 value:PERCENT",
    LOST_MORE .. ' ..4 head:("loss" | "losses") "by" ..2 value:PERCENT' }, 8,
    percent, { when = { without = "ought_cue stock_index_cue" } }),
  amount("made losses", "losses", { [[ trigger:red_cue !"sea" ]] }, 0,
    by_borrower, { when = { without = "MONEY stock_index_cue" } }),
  -- called by its words (host/claim/instrument.c)
  amount("result", "result", rule.figure("result_cue", "MONEY", 6), 1, told, sum),
  amount("result below zero", "result", { "head:result_cue ..4 value:MONEY" }, 2, told, { check = { value = { -1e15, -1e5 } } }),
  amount("growth of results", "result_yoy", rule.change "result_cue", 1, moved),
  amount("earned", "profit", { "trigger:earn_cue ..2 value:MONEY" }, 0, told, sum, { when = { without = "export_cue" } }),
  amount("gross margin", "gross_margin", rule.figure("margin_cue", "PERCENT", 6), 2, moved, { check = { value = { -100, 100 } } }),
  amount("profit margin", "profit_margin", rule.figure("profit_margin_cue", "PERCENT", 6), 3, moved,
    { check = { value = { -100, 100 } } }),

  -- sales and orders
  amount("sales in money", "revenue", { "head:firm_sales_cue ..6 value:MONEY", "value:MONEY ..2 head:firm_sales_cue",
    "head:firm_sales_cue ...28 (reach_cue | rise_cue | fall_cue) ...16 value:MONEY" }, -2, sum, expected),
  amount("growth of sales in money", "revenue_yoy", {
    'head:firm_sales_cue ..7 (up:rise_cue | down:fall_cue) ..4 value:PERCENT ..2 "to" ..2 MONEY',
    'value:PERCENT ..1 (up:rise_cue | down:fall_cue) ..6 head:firm_sales_cue "to" ..2 MONEY',
    "head:firm_sales_cue ..6 MONEY ...12 (up:rise_cue | down:fall_cue) ..3 value:PERCENT" }, 9, moved),
  amount("orders in money", "new_orders", rule.figure("orders_cue", "MONEY", 6), -2, told, sum),
  amount("share of orders", "share_of_orders", { 'share_cue ..3 value:PERCENT "of" ..3 head:orders_cue' }, -8, moved),

  -- what firms invest and own
  amount("capital spent", "capital_expenditure", { [[ ("spend" | "spent" | "invest") ..2 value:MONEY ..4 head:capex_cue ]],
    table.unpack(rule.figure("capex_cue", "MONEY", 6)) }, 2),
  amount("growth of capital spent", "capital_expenditure_yoy", rule.change "capex_cue", 2, percent),
  amount("invested in a firm", "investment", { [[ trigger:invest_cue ..3 value:MONEY "in" ..1 ORG ]] }, 8),
  amount("stake bought", "equity_investment", { [[ trigger:stake_cue ..3 ("worth" | "for") ..3 value:MONEY ]],
    "value:MONEY ..1 trigger:stake_cue" }, 4),
  amount("fixed assets", "fixed_assets", rule.figure("fixed_asset_cue", "MONEY", 6), 3),

  -- what firms are sold for
  amount("price told", "sale_price", { "head:price_paid_cue ...24 value:MONEY", '"at" "a" "price" "of" ..3 value:MONEY' }, 1, sum),
  amount("price of a firm", "sale_price", {
    [[ trigger:(sell_firm_cue | sell_unit_cue) ...24 ("for" | "at a price of") ..2 value:MONEY ]],
    [[ head:stake_cue ...24 "sold" ..2 "for" ..2 value:MONEY ]] }, -8, sum),
  amount("price of a firm bought", "acquisition_value", {
    [[ trigger:buy_firm_cue ...24 ("for" | "in a deal worth" | "in a deal valued at") ..2 value:MONEY ]] }, -8,
    { check = { value = { 2e6, 1e15 } } }),
  -- "以2.9亿澳元收购…15%股权"
  amount("price of a share", "acquisition_price", {
    [[ ("以" | "斥资" | "出资" | "耗资" | "作价") ..2 value:MONEY ...30 trigger:buy_cue ]],
    [[ trigger:buy_cue ..3 value:MONEY ("for" | "to buy" | "to acquire") ..8 ("stake" | "interest" | "shares" | "shareholding") ]],
    [[ trigger:buy_cue ...14 ("stake" | "interest" | "shares" | "shareholding") ...20 "for" ..2 value:MONEY ]],
    [[ trigger:buy_cue ...40 ("对价" | "作价" | "价格为" | "交易金额" | "总价") ..4 value:MONEY ]] }, 4, sum),

  -- fines, and what else texts call by a noun of its own (data/lexicon/sums.csv, host/claim/owed.c)
  amount("fined", "fine", { "trigger:fined_cue ..6 value:MONEY" }, 4),
  amount("sum", "sum", { [[ head:SUM !"by" ..5 value:MONEY ]], "value:MONEY ..2 head:SUM",
    "head:SUM ...24 reach_cue ..2 value:MONEY", [[ head:SUM ...24 (rise_cue | fall_cue) ...12 "to" ..2 value:MONEY ]] }, -6,
    { check = { value = { 1e5, 1e17 } } }),
  amount("growth of a sum", "sum_yoy", rule.change "SUM", -6, moved),
  amount("rate of finance", "sum", { "head:SUM ..5 value:PERCENT", "value:PERCENT ..1 head:SUM",
    [[ head:SUM ...24 (reach_cue | "is" | "was" | "are" | "were" | "stands" | "stood") ..2 value:PERCENT ]] }, -6,
    percent, expected),
}

return {
  quern = 1, name = "firm_results", version = "1.0.0", licence = "CC0-1.0", title = "Results of firms",
  doc = [[Revenue, profits, losses and margins of firms, their orders, investment and cash, what their shares and assets are worth
and for how much they are sold. They are read beside loans and debts, and kept apart from them: a table of finance and debt holds only
what its name says, and losses, which debts come from and which are shown here too.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { firm_results = { title = "Results of firms", columns = finance.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/firm_results/documents",
    expect = { firm_results = "fixtures/firm_results/firm_results.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local losses = q.claims("finance_debt", "firm_results"):where "starts(metric, 'losses')"
    local claims = group.since(q.frames.bind(q.claims "firm_results", losses), p.since)
    return { firm_results = claims:group(table.unpack(finance.key)):agg(group.figures):sort(table.unpack(finance.key)) }
  end,
}
