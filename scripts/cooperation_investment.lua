-- Investment of cooperation: what one country puts into another, what their deals are worth, and what goes along the Belt and Road.

local cooperation = require "quern.rule.cooperation"
local figure, chinese = cooperation.figure, cooperation.chinese_figure

local BOTH = { "place", "partner" }

-- What is done along the Belt and Road is China's, with all countries along it, where none is named.
local ALL_ALONG = { partner = "BRI countries" }
local FROM_CHINA = { place = "@host > =CHN", partner = false, sector = "clause > =all_industry",
  period = "clause > sentence > previous" }

local rules = {
  -- what two countries put into each other
  figure("invested in another", "investment_value", nil, {
    [[ place:PLACE ..5 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..5 value:MONEY ]],
    [[ place:PLACE ..3 value:MONEY ..1 head:("investment" | "investments" | "investment commitment") ("in" | "into"
      | "to") ..2 partner:PLACE ]],
    [[ place:PLACE ..4 ("对" | "在" | "對" | "向") partner:PLACE ..4 head:outward_cue ..5 value:MONEY ]],
    [[ place:PLACE ..4 value:MONEY ..1 head:outward_cue ..1 partner:PLACE ]],
    -- "Indian firms have put 6 billion dollars into coal and cement in Mozambique"
    [[ place:PLACE ..7 head:put_money_cue ..3 value:MONEY ...24 ("in" | "into" | "to" | "across") ..2 partner:PLACE ]],
    [[ value:MONEY ..1 "in" ..3 place:PLACE ..1 head:outward_cue ("in" | "into" | "to") ..2 partner:PLACE ]] },
    { weight = 7, fan = { "partner" }, need = BOTH }),
  figure("growth of what is invested", "investment_value_yoy", "%", {
    [[ place:PLACE ..5 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..12 (up:rise_cue | down:fall_cue) ..3
      value:PERCENT ]],
    [[ place:PLACE ...18 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..3 (up:rise_cue | down:fall_cue) ..2
      value:PERCENT ]] },
    { weight = 5, fan = { "partner" }, need = BOTH }),
  figure("rank of an investor", "investor_rank", "rank", {
    [[ place:PLACE ..4 trigger:investor_rank_cue ..1 ("in" | "of") ..1 partner:PLACE ]],
    [[ place:PLACE ..8 partner:PLACE ..1 trigger:investor_rank_cue ]] },
    { set = { value = 1 }, fan = { "partner" }, need = BOTH }),
  chinese("invested", "investment_value", nil, {
    [[ PLACE ..2 head:(investors_cue | "investment" | "investments") ...10 (invest_cue | pledge_cue | reach_cue | "put" | "poured"
      | "have put") ..3 value:MONEY ]],
    [[ PLACE=CHN ..3 head:("invested" | "have invested" | "has invested" | "will invest" | "to invest" | "plans to invest"
      | "invests") ..3 value:MONEY ]],
    [[ PLACE=CHN ..3 head:("direct investment" | "investment" | "investments" | "fdi") ("in" | "into" | "to") ..2 PLACE ..10
      value:MONEY ]],
    [[ PLACE ..12 head:two_way_cue ..10 value:MONEY ]], [[ head:two_way_cue ..8 PLACE ..10 value:MONEY ]],
    [[ trigger:sign_cue ..3 value:MONEY "的" ..6 head:(coop_deal_cue | tie_cue) ]],
    [[ head:("projects" | "programs" | "agreements" | "deals" | "contracts") ..3 ("worth" | "valued at" | "totaling" | "totalling"
      | "amounting to" | "combined value of" | "total value of" | "outlay of" | "investment of" | "value of") ..2 value:MONEY ]] },
    { weight = 3, when = { sides = true } }),

  -- what cooperation and its deals are worth
  cooperation.joint("joint investment", "investment_value", nil, {
    [[ head:("总金额" | "金额" | "合同额" | invest_cue | project_cost_cue | outward_cue) ..4 value:MONEY ]] },
    { check = { value = { 1e5, 1e15 } } }),
  figure("investment", "investment_value", nil, { [[ head:coop_cue ...20 invest_cue ..4 value:MONEY ]] },
    { weight = 6, when = { without = "fund_cue" } }),
  chinese("deals worth", "investment_value", nil, {
    [[ (sign_cue | "letters of intent") ...16 head:(coop_deal_cue | coop_project_cue | "projects" | "programs"
      | "agreements") ...10 ("worth" | "valued at" | "totaling" | "totalling" | "value of" | "investment of" | "amounting to"
      | "total of") ..2 value:MONEY ]],
    [[ value:MONEY ..2 ("worth of" | "in" | "of") ..2 head:(coop_deal_cue | "letters of intent") ]],
    [[ (sign_cue | "struck") ..3 head:("deals" | "deal" | "agreements" | "agreement") "to invest" ..3 value:MONEY ]],
    [[ sign_cue ..2 value:MONEY ..2 head:("deal" | "deals" | "agreement" | "agreements" | "contract" | "contracts" | "memorandum"
      | "MoU" | "pact" | "accord") ]] },
    { weight = 7, when = { without = "loan_cue loans_cue facility_cue credit_line_cue" } }),

  -- "BRI investments and contracts came to $96bn"
  figure("engagement along the Belt and Road", "investment_value", nil, {
    [[ belt_road_cue ...14 head:("drawn" | "galvanised" | "galvanized" | "mobilised" | "mobilized" | "attracted" | "channelled"
      | "generated" | "unleashed" | "spent" | "disbursed" | "investment" | "investments" | "engagement" | "engagements"
      | "contracts" | "deals" | "spending" | "projects") ...10 value:MONEY ]],
    [[ value:MONEY "of" ..1 PLACE=CHN ..1 head:("investment" | "investments" | "contracts" | "engagement") ..3 ("in" | "across"
      | "to") ..3 QUANTITY ]],
    [[ "projects" ..2 head:("totaling" | "totalling" | "worth" | "valued at") ..2 value:MONEY ...8 belt_road_cue ]],
    [[ value:MONEY ("of" | "in" | "worth of" | "on") ..2 belt_road_cue ..1 head:("money" | "investment" | "investments"
      | "engagement" | "contracts" | "deals" | "funding") ]] },
    { weight = 8, set = ALL_ALONG, check = { value = { 1e6, 1e14 } }, fill = FROM_CHINA }),
  figure("engagement goes on", "investment_value", nil, {
    [[ value:MONEY "of" ..1 head:("engagement" | "engagements" | "such investment") ]],
    [[ ("up from" | "down from") ..1 value:MONEY ..3 DATE ]],
    [[ ("rise" | "increase" | "growth" | "jump" | "fall" | "drop") ..8 DATE ..1 "to" ..2 value:MONEY ]] },
    { weight = 5, set = ALL_ALONG, check = { value = { 1e6, 1e14 } }, fill = FROM_CHINA,
      when = { goes_on = true, without = "loan_cue export_cue import_cue" } }),
}

return {
  quern = 1, name = "cooperation_investment", version = "1.0.0", licence = "CC0-1.0", title = "Investment of cooperation",
  doc = [[What a country puts into another, how that grows and where it ranks among investors there; what deals on cooperation are
worth, and what China puts into the Belt and Road. They are claims of the table capacity_cooperation, and stand there too: here they
are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { cooperation_investment = { title = "Investment of cooperation", columns = cooperation.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/cooperation_investment/documents",
    expect = { cooperation_investment = "fixtures/cooperation_investment/cooperation_investment.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "cooperation_investment", rules = rules }
    return { cooperation_investment = group.rows(q, "capacity_cooperation", p.since, cooperation.key, group.witnesses, part) }
  end,
}
