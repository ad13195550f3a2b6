-- Finance and debt: loans, funds, credit lines, debts, balances, losses.

local fill = {
  sector = "clause > sentence > heading",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > document",
}
--- What a whole economy has is of no trade.
local whole = { place = fill.place, period = fill.period }
--- Money lent is a matter of who borrows it.
local lent = { when = { without = "request_cue" }, fill = { sector = fill.sector, place = "@borrower > " .. fill.place,
    period = fill.period } }
--- "deepened by half to 3 billion": where they stand now.
local LOST_TO = "head:(\"loss\" | \"losses\") ..1 (rise_cue | fall_cue | \"deepened\" | \"worsened\" | \"cut\" | \"reduced\") "
  .. "...12 \"to\" ..2 value:MONEY"
--- What a state or a firm owes, not a family.
local large = { when = lent.when, fill = lent.fill, check = { value = { 1e5, 1e15 } } }
local T = "finance_debt"

local percent = { set = { unit = "%" } }
--- What debts are paid from.
local INCOME = "(\"revenue\" | \"revenues\" | \"income\" | \"exports\" | \"budget\" | \"earnings\" | \"spending\" | \"expenditure\" "
  .. "| \"takings\" | \"receipts\")"
--- How a loss moves, beside the words for whatever rises and falls.
local LOST_MORE = "(up:(rise_cue | \"deepened\" | \"deepening\" | \"deepens\" | \"worsened\") "
  .. "| down:(fall_cue | \"cut\" | \"reduced\" | \"reduces\" | \"reducing\"))"
local told = { accept = { "asserted", "reported" } } -- what is only expected of a project is no result
local hoped = { "asserted", "reported", "planned", "forecast" }
local expected = { "asserted", "reported", "planned", "forecast", "hypothetical" }

local function amount(name, metric, patterns, weight, extra)
  local r = { name, table = T, set = { metric = metric }, fill = fill, patterns = patterns, weight = weight }
  for key, value in pairs(extra or {}) do
    if key == "set" then
      for field, constant in pairs(value) do r.set[field] = constant end
    else r[key] = value end
  end
  return rule(r)
end

--- What is told without an amount.
local function event(name, metric, patterns, fan)
  return amount(name, metric, patterns, 0, { is = { "apart" }, when = { without = "MONEY" }, fill = lent.fill, fan = fan })
end

local rules = {
  amount("loan", "loan", rule.figure("loan_cue", "MONEY", 6), 0, large),
  amount("loans", "loans",
    { [[ ("countries" | "governments" | "states" | "provinces" | "companies" | "firms" | "developers"
      | "economies") ..2 trigger:("borrow" | "borrowed") ..2 value:MONEY ]],
    [[ ("lenders" | "banks" | "creditors" | "financiers") ..2 trigger:(lend_cue | pour_cue | disburse_cue) ..2 value:MONEY ]],
    table.unpack(rule.figure("loans_cue", "MONEY", 6)) }, 0, large),
  amount("loans from abroad", "foreign_loans", rule.figure('("foreign loans" | "loans from abroad" | "external loans" | "国外贷款" | "國外貸款"'
    .. ' | "外国贷款")', "MONEY", 6), 12, large),
  amount("asked for", "loan", { "ask_money_cue ..8 value:MONEY ..2 head:(loan_cue | loans_cue)",
    [[ ask_money_cue ..6 head:(loan_cue | loans_cue) ("of" | "worth" | "totalling") ..2 value:MONEY ]],
    [[ trigger:(ask_money_cue | get_money_cue) ..3 value:MONEY ...6 "from" ..1 lender_cue ]] }, 6,
    { fill = lent.fill, accept = expected }),
  amount("lent", "loan", { "trigger:lend_cue ..6 value:MONEY",
    [[ value:MONEY ..2 trigger:("lent" | "loaned" | "borrowed" | "advanced") ("by" | "from") ]],
    [[ value:MONEY ..2 ("given" | "granted" | "provided" | "extended" | "offered" | "handed") ..4 ("as" | "in") ..3 head:(loan_cue
      | loans_cue) ]] }, 3, lent),
  amount("loans disbursed", "loans_disbursed", { "trigger:disburse_cue ..4 value:MONEY ..4 head:(loan_cue | loans_cue)",
    "trigger:disburse_cue ..2 head:(loan_cue | loans_cue) ..6 value:MONEY",
    "trigger:extend_loan_cue ..3 value:MONEY ..2 head:loans_cue",
    "trigger:extend_loan_cue ..3 value:MONEY ..2 MONEY ..2 head:loans_cue",
    [[ trigger:extend_loan_cue ..3 head:loans_cue ..2 ("worth" | "of" | "totalling" | "totaling") ..2 value:MONEY ]] }, 3, lent),
  amount("lent by many", "loans", {
    [[ ("lenders" | "banks" | "creditors" | "financiers" | "financial institutions") ..2 trigger:("supplied" | "supply" | "extended"
      | "provided" | "advanced" | "doled out" | "handed out" | "made available") ..5 value:MONEY "to" ]] },
    10, lent),
  amount("in loans", "loans", { [[ value:MONEY "in" ..2 head:loans_cue ]] }, 10,
    { fill = lent.fill, check = large.check, when = { without = "request_cue disburse_cue extend_loan_cue" } }),
  amount("borrowed", "loan", { [[ trigger:("borrow" | "borrows" | "borrowed" | "借入") ..2 value:MONEY ]] }, 2),
  amount("borrowing", "loans", { "trigger:borrow_cue ..2 value:MONEY" }, 1),
  amount("disbursed by lenders", "loans_disbursed", {
    '("disbursement" | "disbursements") "of" ..2 value:MONEY', "lender_cue ..6 trigger:disburse_cue ..2 value:MONEY",
    "head:(loan_cue | loans_cue | credit_line_cue | facility_cue) ...30 trigger:drawn_cue ..3 value:MONEY",
    "value:MONEY ..4 trigger:drawn_cue" }, 11, lent),
  amount("put up by lenders", "loan", { [[ lender_cue ..8 trigger:lender_act_cue ..2 value:MONEY ("for" | "to" | "in" | "towards") ]],
    '("bank" | "banks" | "lender" | "lenders") ..4 trigger:(lender_act_cue | "put up") ..2 value:MONEY ("for" | "towards")',
    '("该行" | "該行" | "银行" | "銀行" | "国开行" | "國開行") ...30 trigger:"提供" ..4 value:MONEY ..2 head:("资金" | "資金" | "融资" | "融資")' }, 9, lent),
  amount("credit line", "credit_line", { [[ !"tax" head:"credit" "of" ..2 value:MONEY ]],
    table.unpack(rule.figure("credit_line_cue", "MONEY", 6)) }, 3, lent),
  amount("loan facility", "loan_facility", { [[ value:MONEY ..1 lender_cue ..1 head:("programme" | "program" | "bailout" | "package") ]],
    table.unpack(rule.figure("facility_cue", "MONEY", 6)) }, 2, lent),
  amount("facility goes on", "loan_facility", { "head:facility_plain_cue ..3 value:MONEY" }, 5,
    { fill = lent.fill, when = { goes_on = true } }),
  amount("refinancing fund", "refinancing_fund", rule.figure("refinancing_cue", "MONEY", 6), 3),
  amount("fund", "cooperation_fund", { [[ "fund" ..6 trigger:fund_capital_cue ..3 value:MONEY ]],
    table.unpack(rule.figure("fund_cue", "MONEY", 8)) }, 4),
  amount("debt", "debt", {
    table.unpack({ "trigger:owe_cue ..5 value:MONEY", table.unpack(rule.figure("debt_cue", "MONEY", 8)) }) }, 0, { fill = lent.fill,
    check = large.check }),
  amount("net debt", "net_debt", rule.figure('("net debt" | "net borrowings" | "net borrowing" | "净债务" | "淨債務" | "净负债" | "淨負債")', "MONEY"),
    4),
  amount("debt of local governments", "local_government_debt", rule.figure('("local government debt" | "local government debts"'
    .. ' | "local governments\' debt" | "provincial debt" | "地方政府债务" | "地方政府債務" | "地方债务" | "地方債務" | "地方政府性债务")',
    "MONEY"), 4, { when = { without = "off_book_cue" } }),
  -- what a country owes another, or its lenders
  amount("owed to another country", "loans", {
    [[ head:debt_cue ..3 value:MONEY ..1 "to" ..2 (PLACE | ORG) ]], [[ head:debt_cue PLACE ..4 value:MONEY ]] }, 12,
    { fill = lent.fill, check = large.check }),
  amount("debt put off", "loans", {
    [[ trigger:("reschedule" | "rescheduled" | "roll over" | "rolled over" | "defer" | "deferred" | "postpone") ..2 value:MONEY ..3
      head:(debt_cue | loan_cue | loans_cue) ]] }, 7, { fill = lent.fill, check = large.check, when = { sentence = "request_cue" } }),
  amount("put into a fund", "cooperation_fund", {
    [[ trigger:(inject_cue | "pump" | "pumps" | "pumped") ..2 value:MONEY ...8 "into" ..3 belt_road_cue ]],
    [[ value:MONEY ...6 trigger:(inject_cue | "pumped") "into" ...8 ("Silk Road Fund" | "Silk Road fund") ]],
    [[ value:MONEY ("for" | "to" | "into" | "in") ..2 head:(fund_cue | "Silk Road Fund" | "Silk Road fund") ]] }, 12),
  amount("change of debt", "debt_change", { [[ head:debt_cue ..6 (up:rise_cue | down:fall_cue | down:"reduced" | down:"cut"
      | down:"lowered") "by" ..2 value:MONEY ]] }, 9,
    { fill = lent.fill, check = { value = { -1e15, 1e15 } } }),
  -- what falls due, when; what may be owed; what somebody else stands for
  amount("falls due", "debt_maturing", { "value:MONEY ..2 trigger:mature_cue",
    "value:MONEY ..3 (debt_cue | paper_cue | bond_cue | loans_cue) ..6 trigger:mature_cue", "trigger:mature_cue ..6 value:MONEY" },
    12, { fill = lent.fill, check = large.check, when = { without = "principal_cue bond_act_cue" } }),
  amount("loans fall due", "loans", { "value:MONEY ..5 head:(loans_cue | loan_cue) ..8 trigger:mature_cue",
    "trigger:mature_cue ..8 head:(loans_cue | loan_cue) ..4 value:MONEY" }, 14,
    { fill = lent.fill, check = large.check, when = { without = "principal_cue bond_act_cue" },
      accept = expected }),
  amount("guaranteed", "loan_guarantees", {
    "trigger:guaranteed_cue ..2 value:MONEY ..3 head:(loans_cue | loan_cue | paper_cue | debt_cue)",
    "trigger:guaranteed_cue ..3 head:(loans_cue | loan_cue | paper_cue | debt_cue) ..3 value:MONEY",
    table.unpack(rule.figure("guarantees_cue", "MONEY", 5)) }, 12, lent),
  amount("bond balance", "bond_balance", { 'head:(paper_cue | debt_cue) "余额" ..5 value:MONEY',
     '("balance" | "balances" | "stock") "of" ..3 head:(paper_cue | "bonds" | "notes") ...24 value:MONEY' }, 4,
    { check = large.check }),
  amount("yield moved", "bond_yield_change", {
    'head:yield_cue ...12 (up:rise_cue | down:fall_cue) ..3 value:PERCENT !"to"' }, 8,
    { set = { unit = "bps" }, fill = whole, check = { value = { 10, 3000 } } }),
  amount("yield", "bond_yield", { [[ head:yield_cue ...12 (rise_cue | fall_cue | reach_cue | "was" | "were" | "stood" | "at") ..2 ("to"
      | "at" | "of" | "above" | "below")? value:PERCENT !"to" ]],
    "head:yield_cue ...12 (rise_cue | fall_cue) ..3 PERCENT \"to\" value:PERCENT" }, 4,
    { check = { value = { -5, 60 } }, set = percent.set, when = { sentence = "paper_cue" }, fill = whole }),
  amount("taxes of output", "tax_to_gdp", { [[ head:tax_take_cue ..8 value:PERCENT "of" ..1 gdp_cue ]],
    '"tax-to-GDP" ...16 value:PERCENT' }, 8, { set = percent.set, check = { value = { 5, 58 } } }),
  amount("money from abroad", "fdi_inflow", { [[ ("foreign investors" | "overseas investors" | "foreign firms"
      | "foreign companies") ..2 ("put" | "poured" | "invested" | "pumped" | "ploughed" | "pledged" | "committed"
      | "registered") ..2 value:MONEY ..3 ("into" | "in") ..1 place:PLACE ]],
    [[ (get_money_cue | draw_money_cue) ..2 value:MONEY ("of" | "in" | "worth of") ..1 from_abroad_cue ..2
      head:("investment" | "investments") ]],
    table.unpack(rule.figure("fdi_cue", "MONEY", 5)) }, 4, told),
  amount("of a gross product", "gdp_growth", { "head:gdp_cue ..4 (up:rise_cue | down:fall_cue) ..3 value:PERCENT",
    '("economy" | "GDP") !"," ..3 (up:rise_cue | down:fall_cue) ..1 "by" ..2 value:PERCENT',
    'PLACE ..1 "economy" !"," ..2 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
      "head:gdp_cue ..6 value:PERCENT ..1 (up:rise_cue | down:fall_cue)",
    [[ head:growth_forecast_cue ...14 "to" ..2 value:PERCENT ]],
    '(PLACE | "the") ..1 ("economy" | "GDP") ...16 (up:grow_cue | down:shrink_cue) ("by" | rate_pace_cue)? ..1 value:PERCENT' }, 0,
    { set = percent.set, fill = whole, accept = hoped, check = { value = { -40, 70 } },
      when = { without = "debt_cue deficit_cue loan_cue target_cue share_cue" } }),
  amount("growth of money from abroad", "fdi_inflow_yoy", rule.change "fdi_cue", 4, { set = percent.set, accept = told.accept }),
  amount("foreign money used", "foreign_investment", rule.figure("foreign_money_cue", "MONEY", 5), 4, told),
  amount("growth of foreign money used", "foreign_investment_yoy", rule.change "foreign_money_cue", 4,
    { set = percent.set, accept = told.accept }),
  amount("interest alone", "interest_payments", {
    'paid_cue ..2 value:MONEY ..1 ("in" | "of") trigger:"interest" !"and"', "trigger:interest_paid_cue ..4 value:MONEY" }, 9,
    { fill = lent.fill, check = large.check }),
  amount("debt serviced", "debt_service", { "head:debt_paid_cue ..6 value:MONEY",
    [[ value:MONEY ..3 ("on" | "in" | "for") head:debt_paid_cue ]],
    "head:debt_paid_cue ...24 (reach_cue | rise_cue | fall_cue) ..4 value:MONEY", "trigger:pay_back_cue ..2 value:MONEY" }, 6,
    { fill = lent.fill, check = large.check }),
  amount("fiscal deficit", "fiscal_deficit", rule.figure("budget_gap_cue", "MONEY", 8), 6, { check = large.check }),
  amount("budget deficit", "budget_deficit", rule.figure('("budget deficit" | "budget deficits" | "budgetary deficit")', "MONEY", 8), 8,
    { check = large.check }),
  amount("budget deficit in parts", "budget_deficit", { 'head:("budget deficit" | "budget deficits") ..6 value:PERCENT ..3 gdp_cue',
    'value:PERCENT ..3 gdp_cue ..4 head:("budget deficit" | "budget deficits")' }, 8, percent),
  -- "revenue rose 2 percent while spending fell 1 percent": of whose money the noun before tells
  amount("spent by a state", "fiscal_spending_yoy", {
    [[ ("revenue" | "revenues" | "fiscal revenue" | "government revenue" | "budget revenue") ...24 ("while" | "and" | "but"
      | "whereas") ..1 head:("spending" | "expenditure" | "expenditures" | "outlays") ..3 (up:rise_cue
        | down:fall_cue) ..3 value:PERCENT ]] }, 12,
    { set = percent.set, accept = told.accept }),
  amount("credit line asked for", "credit_line", { "ask_money_cue ..8 value:MONEY ..2 head:credit_line_cue" }, 6,
    { fill = lent.fill, accept = expected }),
  amount("extended", "loan_extension", { 'value:MONEY ..2 head:("贷款" | "貸款" | "借款" | "债务" | "債務") ..1 ("展期" | "延期")' }, 16, lent),
  amount("part of debt abroad", "share_of_foreign_debt", { 'head:("外债" | "外債") "的" ..1 value:(PERCENT | NUMBER)',
    [[ value:PERCENT "of" ..1 place:PLACE ..1 head:abroad_debt_cue ]], [[ value:PERCENT "of" ..2 head:abroad_debt_cue ]] }, 9,
    { set = percent.set, fill = lent.fill }),
  amount("hidden debt", "off_book_debt", rule.figure("off_book_cue", "MONEY", 16), 3),
  amount("at risk", "debt_at_default_risk", { "value:MONEY ..3 head:default_cue" }, 14),
  amount("losses", "losses", { "value:MONEY ..3 head:loss_cue", "head:loss_cue !profit_cue ..6 value:MONEY !profit_cue", LOST_TO,
    [[ ("cost" | "costs" | "costing") ..3 trigger:(firms_cue | producer_cue | "businesses") ..2 value:MONEY ]],
    [[ head:loss_cue ..3 MONEY ..1 MONEY ..1 "and" value:MONEY ]],
    [[ head:loss_cue ...16 (reach_cue | fall_cue | rise_cue | "was" | "were") ..2 value:MONEY !profit_cue ]] }, 2,
        { check = { value = { 1e5, 1e15 } } }),
  amount("growth of losses", "losses_yoy", {
    "head:(\"loss\" | \"losses\") ..3 " .. LOST_MORE .. " ..4 value:PERCENT",
    LOST_MORE .. " ..4 head:(\"loss\" | \"losses\") \"by\" ..2 value:PERCENT" }, 8,
    { set = percent.set, when = { without = "ought_cue" } }),
  amount("mortgages", "mortgage_balance", rule.figure("mortgage_cue", "MONEY", 10), 2),
  amount("change of mortgages", "mortgage_balance_change", rule.change("mortgage_cue", "MONEY"), 4),
  amount("growth of mortgages", "mortgage_balance_yoy", rule.change "mortgage_cue", 3, percent),
  amount("growth of loans", "loans_yoy", rule.change "(loan_cue | loans_cue)", 0, { set = percent.set, fill = lent.fill }),
  amount("growth of debt", "debt_yoy", rule.change "debt_cue", 0, percent),
  amount("swaps", "currency_swap_scale", rule.figure("swap_cue", "MONEY", 16), 3),
  amount("swap partners", "currency_swap_partners", { "head:swap_cue ..16 value:COUNT", "value:COUNT ..10 head:swap_cue" }, 3,
    { set = { unit = "countries" }, unit = { countries = true, banks = true } }),
  amount("fixed investment", "fixed_asset_investment", rule.figure("fixed_invest_cue", "MONEY", 6), 2, told),
  amount("growth of fixed investment", "fixed_asset_investment_yoy", rule.change "fixed_invest_cue", 0,
    { set = percent.set, accept = told.accept }),
  amount("growth of investment", "investment_yoy", rule.change "investment_alone_cue", -1,
    { set = percent.set, accept = told.accept, when = { without = "ought_cue" } }),
  amount("reserves", "foreign_exchange_reserves", { [[ ("bank" | "banks" | ORG) ..4 head:reserves_plain_cue ..5 value:MONEY ]],
    "head:reserves_plain_cue value:MONEY",
    table.unpack(rule.figure("reserves_cue", "MONEY", 8)) }, 4),
  amount("loans to GDP", "loans_share_of_gdp", { [[ head:(loans_cue | loan_cue) ...24 value:PERCENT "of" ..2 gdp_cue ]] }, 6,
    { set = percent.set, fill = lent.fill }),
  amount("aid", "financial_assistance", { "value:MONEY ..3 head:aid_cue", [[ head:aid_cue ..1 ("of" | "worth") ..3 value:MONEY ]] }, 1,
    lent),
  amount("fixed assets", "fixed_assets", rule.figure("fixed_asset_cue", "MONEY", 6), 3),
  amount("share of infrastructure", "share_of_infrastructure_spending",
    { "value:PERCENT ..5 head:infra_spend_cue" }, 4, percent),
  amount("debt service", "debt_service_ratio", { "head:debt_ratio_cue ..12 value:PERCENT",
    "value:(PERCENT | NUMBER) (\"of\" | \"of its\" | \"of the\") ..4 " .. INCOME .. " ..6 (\"on\" | \"to\" | \"for\" | \"towards\") ..3 "
      .. "head:(debt_paid_cue | debt_ratio_cue | debt_cue | \"debts\" | \"loans\")",
    "head:(debt_paid_cue | debt_ratio_cue) ..8 value:(PERCENT | NUMBER) (\"of\" | \"of its\" | \"of the\") ..4 " .. INCOME }, 8,
    percent),
  amount("debt against means", "debt_ratio", rule.figure("debt_level_cue", "PERCENT", 6), 4, percent),
  amount("debt service stated", "debt_service_ratio", { [[ trigger:debt_ratio_cue ...24 ("high" | "low" | "record") !"-" ]] }, 4,
    { when = { without = "PERCENT" } }),
  amount("debt ratio", "debt_to_gdp", { "head:debt_cue ..10 value:PERCENT ..3 gdp_cue",
    "head:debt_cue ...28 equal_cue ..2 value:PERCENT ..3 gdp_cue", [[ head:debt_cue ..4 "GDP" ..6 value:PERCENT ]],
    'head:debt_cue ...20 ("占" | "佔" | "相当于" | "是" | "為" | "为") ..8 (gdp_cue | "GDP" | "本地生產總值") ..4 value:PERCENT' },
    3, { set = percent.set, check = { value = { 8, 500 } } }), -- less is what it costs, or a balance
  amount("interest", "interest_rate", {
    'value:PERCENT "的" ..1 ("利率" | "年利率") ...24 head:(loan_cue | loans_cue)',
    [[ head:(loan_cue | loans_cue | facility_cue) ...14 value:PERCENT "interest" ]],
    [[ "interest" ..4 head:(loan_cue | loans_cue | facility_cue) ..4 value:PERCENT ]],
    [[ "interest" ...6 value:PERCENT ...12 head:(loan_cue | loans_cue | facility_cue) ]],
    '(loan_cue | loans_cue | lend_cue | borrow_cue) ...24 MONEY ...16 "at" ..2 value:PERCENT !gdp_cue !"of"',
    '(loan_cue | loans_cue) ...12 "at" ..2 value:PERCENT !gdp_cue !"of"', "trigger:interest_rate_cue ..3 value:PERCENT" }, 4,
    { set = { unit = "%" },
      fill = lent.fill, check = { value = { 0, 60 } } }),
  amount("term", "loan_term", {
    [[ head:(loan_cue | loans_cue | facility_cue) ...16 ("repaid" | "repayable" | loan_term_cue | "term") ..6 value:DURATION ]],
    "value:DURATION head:(loan_cue | loans_cue | facility_cue)", 'value:DURATION "期" ..1 head:(loan_cue | loans_cue)' }, 3, lent),
  amount("term told", "loan_term", {
    '(loan_cue | loans_cue) ...40 ("期限" | "还款期" | "还款期限" | "還款期") ..2 value:(DURATION | QUANTITY)' }, 3,
    { set = { unit = "years" }, unit = { a = true }, fill = lent.fill, when = { without = "employment_cue" } }),
  amount("grace told", "grace_period", { '("宽限期" | "寬限期") ..3 value:(DURATION | QUANTITY)', 'value:DURATION ..1 "grace"' }, 5,
    { set = { unit = "years" }, unit = { a = true }, fill = lent.fill }),
  amount("grace", "grace_period", { [[ (loan_cue | loans_cue | facility_cue) ...24 "grace period" ..4 value:DURATION ]],
    [[ trigger:no_pay_cue ..4 ("principal" | "interest" | loan_cue | loans_cue) ...12 "first" ..1 value:DURATION ]] }, 5, lent),
  amount("rolled over", "debt_refinanced", {
    [[ trigger:("refinanced" | "refinance" | "refinances" | "refinancing" | "rolled over" | "roll over") ..2 value:MONEY ..3 (debt_cue
      | loans_cue | loan_cue | paper_cue | "maturities") ]] }, 9, lent),
  amount("deposits", "deposits", rule.figure("deposits_cue", "MONEY", 6), 3, { check = large.check }),
  amount("current account", "current_account_deficit", {
    '("current-account deficit" | "current account deficit" | "经常账户赤字" | "经常项目逆差") ..8 value:PERCENT ..3 gdp_cue' }, 20,
    { set = { unit = "%" } }),
  -- what else texts call by a noun of its own (data/lexicon/sums.csv, host/claim/owed.c)
  amount("sum", "sum", { [[ head:SUM !"by" ..5 value:MONEY ]], "value:MONEY ..2 head:SUM",
    "head:SUM ...24 reach_cue ..2 value:MONEY", [[ head:SUM ...24 (rise_cue | fall_cue) ...12 "to" ..2 value:MONEY ]] }, -6,
    { check = { value = { 1e5, 1e17 } } }),
  amount("growth of a sum", "sum_yoy", rule.change "SUM", -6, { set = percent.set, accept = told.accept }),
  amount("rate of finance", "sum", { "head:SUM ..5 value:PERCENT", "value:PERCENT ..1 head:SUM",
    [[ head:SUM ...24 (reach_cue | "is" | "was" | "are" | "were" | "stands" | "stood") ..2 value:PERCENT ]] }, -6, { set = percent.set,
    accept = expected }),
  amount("debt forgiven", "debt_forgiveness", { [[ trigger:("免除" | forgive_cue) ..16 head:(debt_cue | loan_cue | loans_cue) ]] }, 0,
    { when = { without = "MONEY student_cue" }, fill = lent.fill }),
  amount("grant", "grant", { "value:MONEY ..1 head:grant_cue", [[ head:grant_cue ("of" | "worth") ..2 value:MONEY ]] }, 5, lent),
  amount("bonds defaulted", "bond_default",
    { [[ trigger:defaulted_cue ..5 value:MONEY ..6 (paper_cue | "notes") ]] }, 16, large),
  amount("owed again", "debt_restructured", { [[ trigger:("exchange" | "swap" | "exchanged" | "swapped"
      | restructured_cue) ..3 value:MONEY ..4 (debt_cue | loans_cue | bond_cue) ]],
    [[ trigger:("terms" | "agreement" | "deal" | "accord") "with" ..3 ("creditors" | "lenders" | "bondholders"
      | "banks") ..2 "on" ..2 value:MONEY ]], [[ "with" ..6 "on" value:MONEY "of" ..1 head:debt_cue ]],
    [[ ("creditors" | "lenders" | "bondholders" | "banks") ..4 trigger:restructured_cue ..2 value:MONEY ]],
    'value:MONEY ..2 head:debt_cue ..4 ("重组" | "重組")' }, 9, lent),
  amount("deficit", "fiscal_deficit", { "head:deficit_cue ..6 value:PERCENT ..3 gdp_cue",
    "value:PERCENT ..3 gdp_cue ..4 head:deficit_cue",
    [[ head:deficit_cue ...16 (reach_cue | "to" | "at") ..2 value:PERCENT ..3 gdp_cue ]] }, 5, { set = { unit = "%" } }),
  amount("share of debt", "share_of_debt", { [[ share_cue ..3 value:PERCENT "of" ..4 head:debt_cue ]] }, 4, percent),
  amount("policy rate", "policy_rate", { [[ head:policy_rate_cue ..6 ("to" | "at" | "is" | "was") ..2 value:PERCENT ]],
    [[ head:policy_rate_cue "of" ..2 value:PERCENT ]] }, 5,
    { set = percent.set, fill = whole }),
  amount("policy rate moved", "policy_rate_change", {
    [[ (up:rise_cue | up:aim_up_cue | down:fall_cue | down:aim_down_cue) ..3 head:policy_rate_cue ..3 "by" ..2 value:PERCENT ]],
    [[ value:PERCENT ..1 head:rate_moves_cue (down:"cut" | down:"cuts" | down:"reduction" | up:"hike" | up:"rise" | up:"increase") ]] },
    9, { set = { unit = "bps" }, fill = whole }),
  amount("financing need", "financing_need", rule.figure("financing_need_cue", "MONEY", 5), 6),
  amount("share of reserves", "share_of_foreign_reserves", { [[ value:PERCENT "of" ..4 head:reserves_cue ]] }, 6,
    { set = { unit = "%", place = "WLD" } }),
  amount("capital outflow", "capital_outflow", rule.figure("capital_outflow_cue", "MONEY", 4), 5),
  amount("made losses", "losses", { [[ trigger:red_cue !"sea" ]] }, 0,
    { when = { without = "MONEY stock_index_cue" }, fill = lent.fill }),
  -- what a firm or a trade earned, called by its words (host/claim/instrument.c)
  amount("result", "result", rule.figure("result_cue", "MONEY", 6), 1, { accept = told.accept, check = large.check }),
  amount("result below zero", "result", { "head:result_cue ..4 value:MONEY" }, 2, { accept = told.accept,
    check = { value = { -1e15, -1e5 } } }),
  amount("growth of results", "result_yoy", rule.change "result_cue", 1, { set = percent.set, accept = told.accept }),
  -- what a firm sold for money; what it earned; what it was bought for; what somebody gives towards the whole
  amount("sales in money", "revenue", { "head:firm_sales_cue ..6 value:MONEY", "value:MONEY ..2 head:firm_sales_cue",
    "head:firm_sales_cue ...28 (reach_cue | rise_cue | fall_cue) ...16 value:MONEY" }, -2, { check = large.check,
    accept = expected }),
  amount("growth of sales in money", "revenue_yoy", {
    'head:firm_sales_cue ..7 (up:rise_cue | down:fall_cue) ..4 value:PERCENT ..2 "to" ..2 MONEY',
    'value:PERCENT ..1 (up:rise_cue | down:fall_cue) ..6 head:firm_sales_cue "to" ..2 MONEY',
    "head:firm_sales_cue ..6 MONEY ...12 (up:rise_cue | down:fall_cue) ..3 value:PERCENT" }, 9, { set = percent.set,
    accept = told.accept }),
  amount("earned", "profit", { "trigger:earn_cue ..2 value:MONEY" }, 0,
    { accept = told.accept, check = large.check, when = { without = "export_cue" } }),
  amount("price told", "sale_price", { "head:price_paid_cue ...24 value:MONEY", '"at" "a" "price" "of" ..3 value:MONEY' }, 1,
    { check = large.check }),
  amount("price of a firm", "sale_price", {
    [[ trigger:(sell_firm_cue | sell_unit_cue) ...24 ("for" | "at a price of") ..2 value:MONEY ]],
    [[ head:stake_cue ...24 "sold" ..2 "for" ..2 value:MONEY ]] }, -8, { check = large.check }),
  amount("price of a firm bought", "acquisition_value", {
    [[ trigger:buy_firm_cue ...24 ("for" | "in a deal worth" | "in a deal valued at") ..2 value:MONEY ]] }, -8,
    { check = { value = { 2e6, 1e15 } } }),
  -- "以2.9亿澳元收购…15%股权"
  amount("price of a share", "acquisition_price", {
    [[ ("以" | "斥资" | "出资" | "耗资" | "作价") ..2 value:MONEY ...30 trigger:buy_cue ]],
    [[ trigger:buy_cue ..3 value:MONEY ("for" | "to buy" | "to acquire") ..8 ("stake" | "interest" | "shares" | "shareholding") ]],
    [[ trigger:buy_cue ...14 ("stake" | "interest" | "shares" | "shareholding") ...20 "for" ..2 value:MONEY ]],
    [[ trigger:buy_cue ...40 ("对价" | "作价" | "价格为" | "交易金额" | "总价") ..4 value:MONEY ]] }, 4, { check = large.check }),
  amount("share of orders", "share_of_orders", { 'share_cue ..3 value:PERCENT "of" ..3 head:orders_cue' }, -8,
    { set = percent.set, accept = told.accept }),
  amount("share of a gross product", "share_of_gdp", { 'share_cue ..3 value:PERCENT ("of" | "of the") ..4 head:gdp_cue' }, -8,
    { set = percent.set, accept = told.accept, when = { without = "debt_cue deficit_cue loan_cue loans_cue" } }),
  amount("fined", "fine", { 'trigger:fined_cue ..6 value:MONEY' }, 4),
  amount("given towards", "financial_contribution", {
    'trigger:contribute_cue ..2 value:MONEY ..2 ("to" | "towards" | "toward" | "into" | "for") !"GDP" !"economic" !result_cue' },
    6, lent),
  amount("claims", "claims", { "head:claims_owed_cue ..5 value:MONEY", "value:MONEY ..3 head:claims_owed_cue" }, 2,
    { check = large.check }),
  amount("recovery rate", "debt_recovery_rate", { "head:recovery_rate_cue ..6 value:PERCENT", 'value:PERCENT "比例" "清偿"' }, 4, percent),
  amount("invested abroad", "outward_investment", rule.figure("outward_invest_cue", "MONEY", 6), 5, told),
  amount("growth of what is invested abroad", "outward_investment_yoy", rule.change "outward_invest_cue", 5,
    { set = percent.set, accept = told.accept }),
  amount("orders in money", "new_orders", rule.figure("orders_cue", "MONEY", 6), -2, { accept = told.accept, check = large.check }),
  amount("capital spent", "capital_expenditure", { [[ ("spend" | "spent" | "invest") ..2 value:MONEY ..4 head:capex_cue ]],
    table.unpack(rule.figure("capex_cue", "MONEY", 6)) }, 2),
  amount("growth of capital spent", "capital_expenditure_yoy", rule.change "capex_cue", 2, percent),
  amount("invested in a firm", "investment", { [[ trigger:invest_cue ..3 value:MONEY "in" ..1 ORG ]] }, 8),
  amount("stake bought", "equity_investment", { [[ trigger:stake_cue ..3 ("worth" | "for") ..3 value:MONEY ]],
    "value:MONEY ..1 trigger:stake_cue" }, 4),
  amount("gross margin", "gross_margin", rule.figure("margin_cue", "PERCENT", 6), 2, { set = percent.set, accept = told.accept,
    check = { value = { -100, 100 } } }),
  amount("profit margin", "profit_margin", rule.figure("profit_margin_cue", "PERCENT", 6), 3, { set = percent.set,
    accept = told.accept, check = { value = { -100, 100 } } }),
  amount("bad loans", "non_performing_loans", rule.figure("bad_loan_cue", "MONEY", 6), 4),
  amount("bad loan ratio", "npl_ratio", {
    [[ head:bad_loan_cue ..10 value:PERCENT "of" ..3 (loans_cue | "assets" | "loans") ]],
    [[ head:bad_loan_cue ...16 ("to" | "was" | come_to_cue) ..2 value:PERCENT ]],
    table.unpack(rule.figure("npl_ratio_cue", "PERCENT", 8)) },
    5, percent),
  amount("debt to assets", "debt_to_asset_ratio", rule.figure("asset_ratio_cue", "PERCENT", 14), 5, percent),
  amount("loans written off", "loans_written_off", { "trigger:write_off_cue ..3 value:MONEY ..4 (bad_loan_cue | loan_cue | loans_cue)",
    "trigger:write_off_cue ..4 (bad_loan_cue | loan_cue | loans_cue) ..3 value:MONEY" }, 9),
  amount("debt written off", "debt_written_off", { "trigger:write_off_cue ..3 value:MONEY ..5 debt_cue",
    "trigger:relieve_cue ..4 value:MONEY (\"in\" | \"of\") ..3 debt_cue", "value:MONEY (\"in\" | \"of\") ..3 trigger:debt_relief_cue",
    "trigger:debt_relief_cue (\"of\" | \"worth\" | \"totalling\" | \"totaling\") ..2 value:MONEY" }, 14, large),
  amount("bonds", "bond_issuance", { "trigger:bond_act_cue ..3 value:MONEY ..7 head:paper_cue",
    "trigger:bond_act_cue ..3 head:paper_cue ..4 value:MONEY", "trigger:bond_act_cue ...20 head:paper_cue value:MONEY",
    "head:bond_sale_cue ..4 value:MONEY",
    "value:MONEY ..2 head:bond_sale_cue" }, 4, { check = { value = { 1e5, 1e15 } } }),
  amount("cost borne", "share_of_financing",
    { "value:PERCENT ..2 trigger:financed_cue", [[ value:PERCENT "of" ..4 trigger:financed_cue ]],
    [[ trigger:bear_cue ..2 value:PERCENT "of" ..5 ("cost" | "costs" | "project" | "projects" | "bill") ]] }, 2,
    { set = percent.set, fill = lent.fill }),
  event("default", "default", {
    "trigger:defaulted_cue !loan_cue !loans_cue !debt_cue !bond_cue ..5 (debt_cue | loan_cue | loans_cue | bond_cue)",
    [[ trigger:defaulted_cue "in" period:DATE ]] }),
  event("restructuring", "debt_restructuring", { "trigger:(accept_cue | sign_cue | obtain_cue) ..8 head:restructure_cue",
    "trigger:restructured_cue ..4 (debt_cue | loans_cue | loan_cue)" }),
  event("restructuring wished", "debt_restructuring", {
    "place:+PLACE ..6 trigger:restructured_cue ..4 (debt_cue | loans_cue | loan_cue)" }, { "place" }),
  event("debt distress", "debt_distress_risk", {
    'place:+PLACE ..2 ("is" | "are" | "faces" | "face" | "remains" | "remain" | "was" | "were") ..4 trigger:distress_cue',
    '("country" | "nation" | "republic") ..3 trigger:distress_cue',
    'place:+PLACE ..10 trigger:("债务危机" | "债务困境" | "債務危機" | "債務困境") ..4 ("风险" | "風險")' }, { "place" }),
  event("loan agreed", "loan", { "trigger:sign_cue ..5 head:loan_deal_cue", [[ trigger:borrow_cue "money" "from" ]] }),
  amount("programme created", "loan_programme_created",
    { "trigger:establish_cue ..3 head:(facility_cue | refinancing_cue)" }, 0, -- no plain "facility"
    { when = { without = "MONEY" } }),
}

return {
  quern = 1, name = "finance_debt", version = "1.0.0", licence = "CC0-1.0", title = "Finance and debt",
  doc = [[Loans, credit lines, funds, debts, swaps, balances and losses, each with its amount, currency and period. An amount
belongs to the instrument it stands with; a range keeps both ends; an amount in brackets is a conversion of the one before.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { finance_debt = { title = "Finance and debt", columns = {
    { "place", "code" }, { "metric", "code" }, { "product", "string" }, { "period", "string" }, { "value", "number" },
    { "low", "number" }, { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { finance_debt = group.rows(q, "finance_debt", p.since, { "place", "metric", "product", "period", "unit" }, group.figures) }
  end,
}
