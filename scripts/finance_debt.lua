-- Finance and debt: debts, bonds, what they cost, relief and default; and the table of all that is lent, owed and earned.

local finance = require "quern.rule.finance"

local amount, event, lent, large, owed = finance.amount, finance.event, finance.lent, finance.large, finance.owed
local sum, by_borrower, of_economy, percent = finance.sum, finance.by_borrower, finance.of_economy, finance.percent

--- What debts are paid from.
local INCOME = '("revenue" | "revenues" | "income" | "exports" | "budget" | "earnings" | "spending" | "expenditure" '
  .. '| "takings" | "receipts")'

local rules = {
  -- what is owed, by whom and to whom
  amount("debt", "debt", {
    "trigger:owe_cue ..5 value:MONEY", table.unpack(rule.figure("debt_cue", "MONEY", 8)) }, 0, owed),
  amount("net debt", "net_debt", rule.figure(
    '("net debt" | "net borrowings" | "net borrowing" | "净债务" | "淨債務" | "净负债" | "淨負債")', "MONEY"), 4),
  amount("debt of local governments", "local_government_debt", rule.figure('("local government debt" | "local government debts"'
    .. ' | "local governments\' debt" | "provincial debt" | "地方政府债务" | "地方政府債務" | "地方债务" | "地方債務" | "地方政府性债务")',
    "MONEY"), 4, { when = { without = "off_book_cue" } }),
  amount("hidden debt", "off_book_debt", rule.figure("off_book_cue", "MONEY", 16), 3),
  -- what a country owes another, or its lenders
  amount("owed to another country", "loans", {
    [[ head:debt_cue ..3 value:MONEY ..1 "to" ..2 (PLACE | ORG) ]], [[ head:debt_cue PLACE ..4 value:MONEY ]] }, 12, owed),
  amount("part of debt abroad", "share_of_foreign_debt", { 'head:("外债" | "外債") "的" ..1 value:(PERCENT | NUMBER)',
    [[ value:PERCENT "of" ..1 place:PLACE ..1 head:abroad_debt_cue ]], [[ value:PERCENT "of" ..2 head:abroad_debt_cue ]] }, 9,
    percent, by_borrower),
  amount("share of debt", "share_of_debt", { [[ share_cue ..3 value:PERCENT "of" ..4 head:debt_cue ]] }, 4, percent),
  amount("change of debt", "debt_change", { [[ head:debt_cue ..6 (up:rise_cue | down:fall_cue | down:"reduced" | down:"cut"
      | down:"lowered") "by" ..2 value:MONEY ]] }, 9, by_borrower, { check = { value = { -1e15, 1e15 } } }),
  amount("growth of debt", "debt_yoy", rule.change "debt_cue", 0, percent),
  amount("debt put off", "loans", {
    [[ trigger:("reschedule" | "rescheduled" | "roll over" | "rolled over" | "defer" | "deferred" | "postpone") ..2 value:MONEY ..3
      head:(debt_cue | loan_cue | loans_cue) ]] }, 7, owed, { when = { sentence = "request_cue" } }),
  amount("rolled over", "debt_refinanced", {
    [[ trigger:("refinanced" | "refinance" | "refinances" | "refinancing" | "rolled over" | "roll over") ..2 value:MONEY ..3
      (debt_cue | loans_cue | loan_cue | paper_cue | "maturities") ]] }, 9, lent),
  amount("at risk", "debt_at_default_risk", { "value:MONEY ..3 head:default_cue" }, 14),
  amount("claims", "claims", { "head:claims_owed_cue ..5 value:MONEY", "value:MONEY ..3 head:claims_owed_cue" }, 2, sum),
  amount("recovery rate", "debt_recovery_rate", {
    "head:recovery_rate_cue ..6 value:PERCENT", 'value:PERCENT "比例" "清偿"' }, 4, percent),

  -- what falls due, and what paying it costs
  amount("falls due", "debt_maturing", { "value:MONEY ..2 trigger:mature_cue",
    "value:MONEY ..3 (debt_cue | paper_cue | bond_cue | loans_cue) ..6 trigger:mature_cue", "trigger:mature_cue ..6 value:MONEY" },
    12, owed, { when = { without = "principal_cue bond_act_cue" } }),
  amount("interest alone", "interest_payments", {
    'paid_cue ..2 value:MONEY ..1 ("in" | "of") trigger:"interest" !"and"', "trigger:interest_paid_cue ..4 value:MONEY" }, 9, owed),
  amount("debt serviced", "debt_service", { "head:debt_paid_cue ..6 value:MONEY",
    [[ value:MONEY ..3 ("on" | "in" | "for") head:debt_paid_cue ]],
    "head:debt_paid_cue ...24 (reach_cue | rise_cue | fall_cue) ..4 value:MONEY", "trigger:pay_back_cue ..2 value:MONEY" }, 6,
    owed),
  amount("debt service", "debt_service_ratio", { "head:debt_ratio_cue ..12 value:PERCENT",
    'value:(PERCENT | NUMBER) ("of" | "of its" | "of the") ..4 ' .. INCOME .. ' ..6 ("on" | "to" | "for" | "towards") ..3 '
      .. 'head:(debt_paid_cue | debt_ratio_cue | debt_cue | "debts" | "loans")',
    'head:(debt_paid_cue | debt_ratio_cue) ..8 value:(PERCENT | NUMBER) ("of" | "of its" | "of the") ..4 ' .. INCOME }, 8, percent),
  amount("debt service stated", "debt_service_ratio", { [[ trigger:debt_ratio_cue ...24 ("high" | "low" | "record") !"-" ]] }, 4,
    { when = { without = "PERCENT" } }),

  -- debt against what it is borne by
  amount("debt against means", "debt_ratio", rule.figure("debt_level_cue", "PERCENT", 6), 4, percent),
  amount("debt ratio", "debt_to_gdp", { "head:debt_cue ..10 value:PERCENT ..3 gdp_cue",
    "head:debt_cue ...28 equal_cue ..2 value:PERCENT ..3 gdp_cue", [[ head:debt_cue ..4 "GDP" ..6 value:PERCENT ]],
    'head:debt_cue ...20 ("占" | "佔" | "相当于" | "是" | "為" | "为") ..8 (gdp_cue | "GDP" | "本地生產總值") ..4 value:PERCENT' },
    3, percent, { check = { value = { 8, 500 } } }), -- less is what it costs, or a balance
  amount("debt to assets", "debt_to_asset_ratio", rule.figure("asset_ratio_cue", "PERCENT", 14), 5, percent),

  -- bonds
  amount("bonds", "bond_issuance", { "trigger:bond_act_cue ..3 value:MONEY ..7 head:paper_cue",
    "trigger:bond_act_cue ..3 head:paper_cue ..4 value:MONEY", "trigger:bond_act_cue ...20 head:paper_cue value:MONEY",
    "head:bond_sale_cue ..4 value:MONEY",
    "value:MONEY ..2 head:bond_sale_cue" }, 4, sum),
  amount("bond balance", "bond_balance", { 'head:(paper_cue | debt_cue) "余额" ..5 value:MONEY',
     '("balance" | "balances" | "stock") "of" ..3 head:(paper_cue | "bonds" | "notes") ...24 value:MONEY' }, 4, sum),
  amount("yield moved", "bond_yield_change", {
    'head:yield_cue ...12 (up:rise_cue | down:fall_cue) ..3 value:PERCENT !"to"' }, 8,
    of_economy, { set = { unit = "bps" }, check = { value = { 10, 3000 } } }),
  amount("yield", "bond_yield", {
    [[ head:yield_cue ...12 (rise_cue | fall_cue | reach_cue | "was" | "were" | "stood" | "at") ..2
      ("to" | "at" | "of" | "above" | "below")? value:PERCENT !"to" ]],
    'head:yield_cue ...12 (rise_cue | fall_cue) ..3 PERCENT "to" value:PERCENT' }, 4,
    percent, of_economy, { check = { value = { -5, 60 } }, when = { sentence = "paper_cue" } }),
  amount("bonds defaulted", "bond_default",
    { [[ trigger:defaulted_cue ..5 value:MONEY ..6 (paper_cue | "notes") ]] }, 16, large),

  -- relief and default
  amount("debt forgiven", "debt_forgiveness", { [[ trigger:("免除" | forgive_cue) ..16 head:(debt_cue | loan_cue | loans_cue) ]] }, 0,
    by_borrower, { when = { without = "MONEY student_cue" } }),
  amount("debt written off", "debt_written_off", { "trigger:write_off_cue ..3 value:MONEY ..5 debt_cue",
    'trigger:relieve_cue ..4 value:MONEY ("in" | "of") ..3 debt_cue', 'value:MONEY ("in" | "of") ..3 trigger:debt_relief_cue',
    'trigger:debt_relief_cue ("of" | "worth" | "totalling" | "totaling") ..2 value:MONEY' }, 14, large),
  amount("owed again", "debt_restructured", { [[ trigger:("exchange" | "swap" | "exchanged" | "swapped"
      | restructured_cue) ..3 value:MONEY ..4 (debt_cue | loans_cue | bond_cue) ]],
    [[ trigger:("terms" | "agreement" | "deal" | "accord") "with" ..3 ("creditors" | "lenders" | "bondholders"
      | "banks") ..2 "on" ..2 value:MONEY ]], [[ "with" ..6 "on" value:MONEY "of" ..1 head:debt_cue ]],
    [[ ("creditors" | "lenders" | "bondholders" | "banks") ..4 trigger:restructured_cue ..2 value:MONEY ]],
    'value:MONEY ..2 head:debt_cue ..4 ("重组" | "重組")' }, 9, lent),
  event("default", "default", {
    "trigger:defaulted_cue !loan_cue !loans_cue !debt_cue !bond_cue ..5 (debt_cue | loan_cue | loans_cue | bond_cue)",
    [[ trigger:defaulted_cue "in" period:DATE ]] }),
  event("restructuring", "debt_restructuring", { "trigger:(accept_cue | sign_cue | obtain_cue) ..8 head:restructure_cue",
    "trigger:restructured_cue ..4 (debt_cue | loans_cue | loan_cue)" }),
  event("restructuring wished", "debt_restructuring", {
    "place:+PLACE ..6 trigger:restructured_cue ..4 (debt_cue | loans_cue | loan_cue)" }, { fan = { "place" } }),
  event("debt distress", "debt_distress_risk", {
    'place:+PLACE ..2 ("is" | "are" | "faces" | "face" | "remains" | "remain" | "was" | "were") ..4 trigger:distress_cue',
    '("country" | "nation" | "republic") ..3 trigger:distress_cue',
    'place:+PLACE ..10 trigger:("债务危机" | "债务困境" | "債務危機" | "債務困境") ..4 ("风险" | "風險")' }, { fan = { "place" } }),
}

return {
  quern = 1, name = "finance_debt", version = "1.0.0", licence = "CC0-1.0", title = "Finance and debt",
  doc = [[Loans, credit lines, funds, debts, swaps, balances and losses, each with its amount, currency and period. An amount
belongs to the instrument it stands with; a range keeps both ends; an amount in brackets is a conversion of the one before.
What is told of loans and of public finance is also in tables of their own, loans_credit and public_finance; what firms earn, spend on
themselves and are sold for is in firm_results alone.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { finance_debt = { title = "Finance and debt", columns = finance.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/finance_debt/documents",
    expect = { finance_debt = "fixtures/finance_debt/finance_debt.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { finance_debt = group.rows(q, "finance_debt", p.since, finance.key, group.figures) }
  end,
}
