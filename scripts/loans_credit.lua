-- Loans and credit: what is lent to whom, on what terms, what banks hold, funds, aid and swaps.

local finance = require "quern.rule.finance"

local amount, event, lent, large, owed = finance.amount, finance.event, finance.lent, finance.large, finance.owed
local sum, by_borrower, percent, expected = finance.sum, finance.by_borrower, finance.percent, finance.expected

local IN_YEARS = { set = { unit = "years" }, unit = { a = true } }

--- What loans, funds and credit come to be called by their own words.
local NAMED = [[financing financing_package loan_balance credit credit_to_gdp loan_limit housing_loan_balance deposit_balance
  special_fund industry_fund government_guidance_fund guidance_fund support_fund relief_fund rescue_fund bank_exposure front_end_fee
  debt_guarantees bond_guarantees]]

local rules = {
  -- loans: granted, paid out, asked for
  amount("loan", "loan", rule.figure("loan_cue", "MONEY", 6), 0, large),
  amount("loans", "loans",
    { [[ ("countries" | "governments" | "states" | "provinces" | "companies" | "firms" | "developers"
      | "economies") ..2 trigger:("borrow" | "borrowed") ..2 value:MONEY ]],
    [[ ("lenders" | "banks" | "creditors" | "financiers") ..2 trigger:(lend_cue | pour_cue | disburse_cue) ..2 value:MONEY ]],
    table.unpack(rule.figure("loans_cue", "MONEY", 6)) }, 0, large),
  amount("loans from lenders", "loan", {
    [[ head:loans_cue ("from" | "by") ...26 trigger:("worth" | "totalling" | "totaling" | "amounting to") ..3 value:MONEY ]],
    [[ head:loans_cue ("from" | "by") ...26 trigger:("worth" | "totalling" | "totaling" | "amounting to") ..3 MONEY "and" ..1
      value:MONEY ]] },
    18, lent, expected),
  amount("loans from abroad", "foreign_loans", rule.figure('("foreign loans" | "loans from abroad" | "external loans" '
    .. '| "国外贷款" | "國外貸款" | "外国贷款")', "MONEY", 6), 12, large),
  amount("asked for", "loan", { "ask_money_cue ..8 value:MONEY ..2 head:(loan_cue | loans_cue)",
    [[ ask_money_cue ..6 head:(loan_cue | loans_cue) ("of" | "worth" | "totalling") ..2 value:MONEY ]],
    [[ trigger:(ask_money_cue | get_money_cue) ..3 value:MONEY ...6 "from" ..1 lender_cue ]] }, 6, by_borrower, expected),
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
    owed, { when = { without = "request_cue disburse_cue extend_loan_cue" } }),
  amount("borrowed", "loan", { [[ trigger:("borrow" | "borrows" | "borrowed" | "借入") ..2 value:MONEY ]] }, 2),
  amount("borrowing", "loans", { "trigger:borrow_cue ..2 value:MONEY" }, 1),
  amount("disbursed by lenders", "loans_disbursed", {
    '("disbursement" | "disbursements") "of" ..2 value:MONEY', "lender_cue ..6 trigger:disburse_cue ..2 value:MONEY",
    "head:(loan_cue | loans_cue | credit_line_cue | facility_cue) ...30 trigger:drawn_cue ..3 value:MONEY",
    "value:MONEY ..4 trigger:drawn_cue" }, 11, lent),
  amount("put up by lenders", "loan", {
    [[ lender_cue ..8 trigger:lender_act_cue ..2 value:MONEY ("for" | "to" | "in" | "towards") ]],
    '("bank" | "banks" | "lender" | "lenders") ..4 trigger:(lender_act_cue | "put up") ..2 value:MONEY ("for" | "towards")',
    '("该行" | "該行" | "银行" | "銀行" | "国开行" | "國開行") ...30 trigger:"提供" ..4 value:MONEY ..2 head:("资金" | "資金" | "融资" | "融資")' },
    9, lent),
  amount("growth of loans", "loans_yoy", rule.change "(loan_cue | loans_cue)", 0, percent, by_borrower),
  amount("loans to GDP", "loans_share_of_gdp", { [[ head:(loans_cue | loan_cue) ...24 value:PERCENT "of" ..2 gdp_cue ]] }, 6,
    percent, by_borrower),
  event("loan agreed", "loan", { "trigger:sign_cue ..5 head:loan_deal_cue", [[ trigger:borrow_cue "money" "from" ]] }),

  -- credit lines and facilities
  amount("credit line", "credit_line", { [[ !"tax" head:"credit" "of" ..2 value:MONEY ]],
    table.unpack(rule.figure("credit_line_cue", "MONEY", 6)) }, 3, lent),
  amount("credit line asked for", "credit_line", { "ask_money_cue ..8 value:MONEY ..2 head:credit_line_cue" }, 6,
    by_borrower, expected),
  amount("loan facility", "loan_facility", {
    [[ value:MONEY ..1 lender_cue ..1 head:("programme" | "program" | "bailout" | "package") ]],
    table.unpack(rule.figure("facility_cue", "MONEY", 6)) }, 2, lent),
  amount("facility goes on", "loan_facility", { "head:facility_plain_cue ..3 value:MONEY" }, 5,
    by_borrower, { when = { goes_on = true } }),
  amount("programme created", "loan_programme_created",
    { "trigger:establish_cue ..3 head:(facility_cue | refinancing_cue)" }, 0, -- no plain "facility"
    { when = { without = "MONEY" } }),

  -- terms: interest, time, who stands for them
  amount("interest", "interest_rate", {
    'value:PERCENT "的" ..1 ("利率" | "年利率") ...24 head:(loan_cue | loans_cue)',
    [[ head:(loan_cue | loans_cue | facility_cue) ...14 value:PERCENT "interest" ]],
    [[ "interest" ..4 head:(loan_cue | loans_cue | facility_cue) ..4 value:PERCENT ]],
    [[ "interest" ...6 value:PERCENT ...12 head:(loan_cue | loans_cue | facility_cue) ]],
    '(loan_cue | loans_cue | lend_cue | borrow_cue) ...24 MONEY ...16 "at" ..2 value:PERCENT !gdp_cue !"of"',
    '(loan_cue | loans_cue) ...12 "at" ..2 value:PERCENT !gdp_cue !"of"', "trigger:interest_rate_cue ..3 value:PERCENT" }, 4,
    percent, by_borrower, { check = { value = { 0, 60 } } }),
  amount("term", "loan_term", {
    [[ head:(loan_cue | loans_cue | facility_cue) ...16 ("repaid" | "repayable" | loan_term_cue | "term") ..6 value:DURATION ]],
    "value:DURATION head:(loan_cue | loans_cue | facility_cue)", 'value:DURATION "期" ..1 head:(loan_cue | loans_cue)' }, 3, lent),
  amount("term told", "loan_term", {
    '(loan_cue | loans_cue) ...40 ("期限" | "还款期" | "还款期限" | "還款期") ..2 value:(DURATION | QUANTITY)' }, 3,
    IN_YEARS, by_borrower, { when = { without = "employment_cue" } }),
  amount("grace told", "grace_period", { '("宽限期" | "寬限期") ..3 value:(DURATION | QUANTITY)', 'value:DURATION ..1 "grace"' }, 5,
    IN_YEARS, by_borrower),
  amount("grace", "grace_period", { [[ (loan_cue | loans_cue | facility_cue) ...24 "grace period" ..4 value:DURATION ]],
    [[ trigger:no_pay_cue ..4 ("principal" | "interest" | loan_cue | loans_cue) ...12 "first" ..1 value:DURATION ]] }, 5, lent),
  amount("extended", "loan_extension", { 'value:MONEY ..2 head:("贷款" | "貸款" | "借款" | "债务" | "債務") ..1 ("展期" | "延期")' }, 16, lent),
  amount("loans fall due", "loans", { "value:MONEY ..5 head:(loans_cue | loan_cue) ..8 trigger:mature_cue",
    "trigger:mature_cue ..8 head:(loans_cue | loan_cue) ..4 value:MONEY" }, 14,
    owed, expected, { when = { without = "principal_cue bond_act_cue" } }),
  amount("guaranteed", "loan_guarantees", {
    "trigger:guaranteed_cue ..2 value:MONEY ..3 head:(loans_cue | loan_cue | paper_cue | debt_cue)",
    "trigger:guaranteed_cue ..3 head:(loans_cue | loan_cue | paper_cue | debt_cue) ..3 value:MONEY",
    table.unpack(rule.figure("guarantees_cue", "MONEY", 5)) }, 12, lent),
  amount("cost borne", "share_of_financing",
    { "value:PERCENT ..2 trigger:financed_cue", [[ value:PERCENT "of" ..4 trigger:financed_cue ]],
    [[ trigger:bear_cue ..2 value:PERCENT "of" ..5 ("cost" | "costs" | "project" | "projects" | "bill") ]] }, 2,
    percent, by_borrower),

  -- what banks hold: mortgages, deposits, loans gone bad
  amount("mortgages", "mortgage_balance", rule.figure("mortgage_cue", "MONEY", 10), 2),
  amount("change of mortgages", "mortgage_balance_change", rule.change("mortgage_cue", "MONEY"), 4),
  amount("growth of mortgages", "mortgage_balance_yoy", rule.change "mortgage_cue", 3, percent),
  amount("deposits", "deposits", rule.figure("deposits_cue", "MONEY", 6), 3, sum),
  amount("bad loans", "non_performing_loans", rule.figure("bad_loan_cue", "MONEY", 6), 4),
  amount("bad loan ratio", "npl_ratio", {
    [[ head:bad_loan_cue ..10 value:PERCENT "of" ..3 (loans_cue | "assets" | "loans") ]],
    [[ head:bad_loan_cue ...16 ("to" | "was" | come_to_cue) ..2 value:PERCENT ]],
    [[ head:npl_ratio_cue ...14 ("as high as" | "as low as" | "as much as") ..1 value:PERCENT ]],
    [[ head:npl_ratio_cue ...30 ("in the base case and" | "under stress and" | "case and" | "scenario and") ..1 value:PERCENT ]],
    table.unpack(rule.figure("npl_ratio_cue", "PERCENT", 8)) },
    5, percent, expected),
  amount("loans written off", "loans_written_off", {
    "trigger:write_off_cue ..3 value:MONEY ..4 (bad_loan_cue | loan_cue | loans_cue)",
    "trigger:write_off_cue ..4 (bad_loan_cue | loan_cue | loans_cue) ..3 value:MONEY" }, 9),

  -- funds, aid and swaps
  amount("refinancing fund", "refinancing_fund", rule.figure("refinancing_cue", "MONEY", 6), 3),
  amount("fund", "cooperation_fund", { [[ "fund" ..6 trigger:fund_capital_cue ..3 value:MONEY ]],
    table.unpack(rule.figure("fund_cue", "MONEY", 8)) }, 4),
  amount("put into a fund", "cooperation_fund", {
    [[ trigger:(inject_cue | "pump" | "pumps" | "pumped") ..2 value:MONEY ...8 "into" ..3 belt_road_cue ]],
    [[ value:MONEY ...6 trigger:(inject_cue | "pumped") "into" ...8 ("Silk Road Fund" | "Silk Road fund") ]],
    [[ value:MONEY ("for" | "to" | "into" | "in") ..2 head:(fund_cue | "Silk Road Fund" | "Silk Road fund") ]] }, 12),
  amount("aid", "financial_assistance", {
    "value:MONEY ..3 head:aid_cue", [[ head:aid_cue ..1 ("of" | "worth") ..3 value:MONEY ]] }, 1, lent),
  amount("grant", "grant", { "value:MONEY ..1 head:grant_cue", [[ head:grant_cue ("of" | "worth") ..2 value:MONEY ]] }, 5, lent),
  amount("given towards", "financial_contribution", {
    'trigger:contribute_cue ..2 value:MONEY ..2 ("to" | "towards" | "toward" | "into" | "for") !"GDP" !"economic" !result_cue' },
    6, lent),
  amount("swaps", "currency_swap_scale", rule.figure("swap_cue", "MONEY", 16), 3),
  amount("swap partners", "currency_swap_partners", { "head:swap_cue ..16 value:COUNT", "value:COUNT ..10 head:swap_cue" }, 3,
    { set = { unit = "countries" }, unit = { countries = true, banks = true } }),
}

return {
  quern = 1, name = "loans_credit", version = "1.0.0", licence = "CC0-1.0", title = "Loans and credit",
  doc = [[Loans granted, paid out and asked for, credit lines, facilities, funds, aid and currency swaps, each with its amount;
interest, terms and periods of grace; deposits, mortgages and bad loans of banks. They are claims of the table finance_debt, and
stand there too: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { loans_credit = { title = "Loans and credit", columns = finance.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/loans_credit/documents",
    expect = { loans_credit = "fixtures/loans_credit/loans_credit.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "loans_credit", rules = rules, metrics = NAMED }
    return { loans_credit = group.rows(q, "finance_debt", p.since, finance.key, group.figures, part) }
  end,
}
