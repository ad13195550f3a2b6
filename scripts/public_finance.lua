-- Public finance: budgets, taxes and deficits, growth and interest rates, investment, and money that crosses the border.

local finance = require "quern.rule.finance"

local amount, sum, of_economy = finance.amount, finance.sum, finance.of_economy
local percent, told, moved = finance.percent, finance.told, finance.moved

--- What sums of states and economies come to be called by a noun of their own.
local NAMED = [[fiscal_revenue tax_revenue land_sale_revenue tax_rate stimulus bailout subsidy_gap capital_inflow foreign_assets
  remittances investment_rate investment_shortfall savings_rate currency_depreciation]]

local rules = {
  -- budgets, taxes and deficits
  amount("fiscal deficit", "fiscal_deficit", rule.figure("budget_gap_cue", "MONEY", 8), 6, sum),
  amount("deficit", "fiscal_deficit", { "head:deficit_cue ..6 value:PERCENT ..3 gdp_cue",
    "value:PERCENT ..3 gdp_cue ..4 head:deficit_cue",
    [[ head:deficit_cue ...16 (reach_cue | "to" | "at") ..2 value:PERCENT ..3 gdp_cue ]] }, 5, percent),
  amount("budget deficit", "budget_deficit", rule.figure(
    '("budget deficit" | "budget deficits" | "budgetary deficit")', "MONEY", 8), 8, sum),
  amount("budget deficit in parts", "budget_deficit", { 'head:("budget deficit" | "budget deficits") ..6 value:PERCENT ..3 gdp_cue',
    'value:PERCENT ..3 gdp_cue ..4 head:("budget deficit" | "budget deficits")' }, 8, percent),
  amount("taxes of output", "tax_to_gdp", { [[ head:tax_take_cue ..8 value:PERCENT "of" ..1 gdp_cue ]],
    '"tax-to-GDP" ...16 value:PERCENT' }, 8, percent, { check = { value = { 5, 58 } } }),
  -- "revenue rose 2 percent while spending fell 1 percent": of whose money the noun before tells
  amount("spent by a state", "fiscal_spending_yoy", {
    [[ ("revenue" | "revenues" | "fiscal revenue" | "government revenue" | "budget revenue") ...24 ("while" | "and" | "but"
      | "whereas") ..1 head:("spending" | "expenditure" | "expenditures" | "outlays") ..3 (up:rise_cue
        | down:fall_cue) ..3 value:PERCENT ]] }, 12, moved),
  amount("share of infrastructure", "share_of_infrastructure_spending",
    { "value:PERCENT ..5 head:infra_spend_cue" }, 4, percent),
  amount("financing need", "financing_need", rule.figure("financing_need_cue", "MONEY", 5), 6),

  -- growth and interest rates
  amount("of a gross product", "gdp_growth", { "head:gdp_cue ..4 (up:rise_cue | down:fall_cue) ..3 value:PERCENT",
    '("economy" | "GDP") !"," ..3 (up:rise_cue | down:fall_cue) ..1 "by" ..2 value:PERCENT',
    'PLACE ..1 "economy" !"," ..2 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
      "head:gdp_cue ..6 value:PERCENT ..1 (up:rise_cue | down:fall_cue)",
    [[ head:growth_forecast_cue ...14 "to" ..2 value:PERCENT ]],
    '(PLACE | "the") ..1 ("economy" | "GDP") ...16 (up:grow_cue | down:shrink_cue) ("by" | rate_pace_cue)? ..1 value:PERCENT' }, 0,
    percent, of_economy, { accept = { "asserted", "reported", "planned", "forecast" }, check = { value = { -40, 70 } },
      when = { without = "debt_cue deficit_cue loan_cue target_cue share_cue" } }),
  amount("share of a gross product", "share_of_gdp", { 'share_cue ..3 value:PERCENT ("of" | "of the") ..4 head:gdp_cue' }, -8,
    moved, { when = { without = "debt_cue deficit_cue loan_cue loans_cue" } }),
  amount("policy rate", "policy_rate", { [[ head:policy_rate_cue ..6 ("to" | "at" | "is" | "was") ..2 value:PERCENT ]],
    [[ head:policy_rate_cue "of" ..2 value:PERCENT ]] }, 5, percent, of_economy),
  amount("policy rate moved", "policy_rate_change", {
    [[ (up:rise_cue | up:aim_up_cue | down:fall_cue | down:aim_down_cue) ..3 head:policy_rate_cue ..3 "by" ..2 value:PERCENT ]],
    [[ value:PERCENT ..1 head:rate_moves_cue (down:"cut" | down:"cuts" | down:"reduction" | up:"hike" | up:"rise"
      | up:"increase") ]] },
    9, of_economy, { set = { unit = "bps" } }),

  -- money that crosses the border
  amount("money from abroad", "fdi_inflow", { [[ ("foreign investors" | "overseas investors" | "foreign firms"
      | "foreign companies") ..2 ("put" | "poured" | "invested" | "pumped" | "ploughed" | "pledged" | "committed"
      | "registered") ..2 value:MONEY ..3 ("into" | "in") ..1 place:PLACE ]],
    [[ (get_money_cue | draw_money_cue) ..2 value:MONEY ("of" | "in" | "worth of") ..1 from_abroad_cue ..2
      head:("investment" | "investments") ]],
    table.unpack(rule.figure("fdi_cue", "MONEY", 5)) }, 4, told),
  amount("growth of money from abroad", "fdi_inflow_yoy", rule.change "fdi_cue", 4, moved),
  amount("foreign money used", "foreign_investment", rule.figure("foreign_money_cue", "MONEY", 5), 4, told),
  amount("growth of foreign money used", "foreign_investment_yoy", rule.change "foreign_money_cue", 4, moved),
  amount("invested abroad", "outward_investment", rule.figure("outward_invest_cue", "MONEY", 6), 5, told),
  amount("growth of what is invested abroad", "outward_investment_yoy", rule.change "outward_invest_cue", 5, moved),
  amount("current account", "current_account_deficit", {
    '("current-account deficit" | "current account deficit" | "经常账户赤字" | "经常项目逆差") ..8 value:PERCENT ..3 gdp_cue' }, 20, percent),
  amount("capital outflow", "capital_outflow", rule.figure("capital_outflow_cue", "MONEY", 4), 5),
  amount("reserves", "foreign_exchange_reserves", { [[ ("bank" | "banks" | ORG) ..4 head:reserves_plain_cue ..5 value:MONEY ]],
    "head:reserves_plain_cue value:MONEY",
    table.unpack(rule.figure("reserves_cue", "MONEY", 8)) }, 4),
  amount("share of reserves", "share_of_foreign_reserves", { [[ value:PERCENT "of" ..4 head:reserves_cue ]] }, 6,
    { set = { unit = "%", place = "WLD" } }),

  -- investment
  amount("fixed investment", "fixed_asset_investment", rule.figure("fixed_invest_cue", "MONEY", 6), 2, told),
  amount("growth of fixed investment", "fixed_asset_investment_yoy", rule.change "fixed_invest_cue", 0, moved),
  amount("growth of investment", "investment_yoy", rule.change "investment_alone_cue", -1,
    moved, { when = { without = "ought_cue" } }),
}

return {
  quern = 1, name = "public_finance", version = "1.0.0", licence = "CC0-1.0", title = "Public finance",
  doc = [[Budgets, taxes and deficits of states, growth of the gross product, policy rates, investment in fixed assets, foreign
direct investment, investment abroad and reserves. They are claims of the table finance_debt, and stand there too: here they are
by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { public_finance = { title = "Public finance", columns = finance.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/public_finance/documents",
    expect = { public_finance = "fixtures/public_finance/public_finance.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "public_finance", rules = rules, metrics = NAMED }
    return { public_finance = group.rows(q, "finance_debt", p.since, finance.key, group.figures, part) }
  end,
}
