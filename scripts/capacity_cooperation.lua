-- Capacity cooperation: which places move or share industrial capacity with whom, in which sectors.

local T = "capacity_cooperation"
local fill = { place = "@host > clause > sentence > previous > heading > document", partner = "@partners > previous",
  sector = "clause > sentence > firm > =all_industry", period = "clause > sentence" }
local LISTS = { sector = true, partner = true }

--- One way of moving or sharing capacity, and how sentences tell it.
local function act(name, status, patterns, options)
  options = options or {}
  return rule { name, table = T, kind = "cooperation", is = options.is, patterns = patterns, check = options.check,
    weight = options.weight, accept = options.accept, set = { status = status }, fill = options.fill or fill,
    lists = LISTS, fan = { "partner" }, need = options.need, when = options.when }
end

-- Where any agreement counts, not only one on capacity, China is one of the two sides.
local CHINA = { "CHN" }
for province in ("BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ"):gmatch "%u+" do
  CHINA[#CHINA + 1] = "CN-" .. province
end
local of_china = { need = { "place", "partner" }, check = { place = CHINA }, weight = -1, when = { without = "MEASURE" } }

local with_partner = { need = { "partner" } }
local argued = { weight = 2, accept = { "asserted", "reported", "planned", "forecast", "hypothetical" } }

--- What two sides agree on, plan, talk about.
local TIE = "(tie_cue | coop_cue | park_cue)"

--- One way of telling what a Chinese and another side do together.
local function tie(name, status, patterns, weight, own_fill, is)
  for i, pattern in ipairs(patterns) do patterns[i] = pattern:gsub("TIE", TIE) end
  return act(name, status, patterns, { weight = weight - 4, need = { "place", "partner" }, check = { place = CHINA },
    when = { sides = true }, fill = own_fill, is = is })
end

-- Works that carry are a trade of their own.
local of_works = { place = fill.place, partner = fill.partner, sector = "@pacttrade > " .. fill.sector, period = fill.period }

--- What two countries have together, told by figures: joint.c tells where.
local function joint(name, metric, unit, patterns, units, least)
  return rule { name, table = T, kind = "joint", set = { metric = metric, unit = unit }, unit = units, lists = LISTS, weight = 3,
    need = { "place" }, patterns = patterns, accept = { "asserted", "reported", "planned", "forecast" },
    check = { value = { least or 2, 1e15 } },
    fill = { place = fill.place, partner = fill.partner, sector = "clause > sentence > =all_industry",
      period = "clause > sentence > previous" } }
end

-- What is done along the Belt and Road is China's, with all countries along it.
local along = { place = "@host > =CHN", sector = "clause > =all_industry", period = "clause > sentence > previous" }

local COUNTS = { items = true, projects = true, companies = true, parks = true, zones = true }

local rules = {
  joint("joint projects", "project_count", "projects", { [[ head:project_cue ..4 value:QUANTITY ]] }, { items = true, projects = true }),
  joint("joint investment", "investment_value", nil, { [[ head:("总金额" | "金额" | "合同额" | invest_cue | project_cost_cue
      | outward_cue) ..4 value:MONEY ]] }, nil, 1e5),
  joint("firms of joint zones", "company_count", "companies", {
    [[ value:QUANTITY ]] }, { companies = true, tenants = true }),
  joint("jobs told at joint zones", "jobs_created", "jobs", { [[ value:QUANTITY ]] }, { jobs = true, people = true }),
  joint("countries with joint zones", "partner_countries", "countries", { [[ value:QUANTITY ]] }, { countries = true }, 3),
  joint("joint zones", "industrial_park_count", "parks", {
    [[ value:COUNT ..4 head:park_cue ]], [[ head:park_cue ..3 value:QUANTITY ]] }, COUNTS),
  joint("countries of joint zones", "partner_countries", "countries", { [[ value:QUANTITY ..5 head:("国家" | "國家" | "countries") ]] },
    { countries = true, items = true }, 3),
  rule { "rounds of dialogue", table = T, set = { metric = "dialogues", unit = "dialogues" }, fill = fill, lists = LISTS, weight = 4,
    unit = { rounds = true, times = true }, need = { "place", "partner" }, when = { sentence = "coop_cue" },
    [[ value:QUANTITY ..10 head:(meet_cue | dialogue_cue | coop_cue) ]] },
  act("paired", "paired", { [[ trigger:pair_cue ..4 partner:+PLACE ]], [[ PLACE ..3 trigger:pair_cue ]] },
    { weight = 3, need = { "partner" } }),
  act("agreed", "agreed", { [[ trigger:sign_cue ..8 head:coop_cue ]] }, { weight = 1 }),
  act("dealt", "agreed", { [[ trigger:sign_cue ...10 head:coop_deal_cue ]], [[ head:coop_deal_cue ...12 trigger:sign_cue ]] }, of_china),
  act("deepened", "pledged", {
    [[ PLACE ...10 trigger:("pledged" | "vowed" | "promised" | "hoped" | "agreed" | "willing" | "ready" | "hopes") ..12 ("increase"
      | "expand" | "broaden" | "deepen" | "strengthen" | "enhance" | "boost") ..2 ("investment" | "investments" | "cooperation"
      | "industrial cooperation") ..1 ("in" | "with") ..2 PLACE ]] }, of_china),
  -- "leaves the initiative", "not to renew the memorandum"
  act("quit", "terminated", {
    [[ PLACE ..12 trigger:(leave_cue | quit_scheme_cue | exit_move_cue | "withdraw from" | "withdrew from" | "withdrawal from" | "exit from"
      | "exit" | "退出") ..3 (ORG="Belt and Road Initiative" | "initiative" | "scheme" | "programme"
      | "program") ]],
    [[ PLACE ..12 trigger:("not to renew" | "not renew" | "did not renew" | "declined to renew" | "refused to renew" | "let lapse") ..4
      (ORG="Belt and Road Initiative" | coop_cue | coop_deal_cue) ]] }, { is = { "any trade" }, weight = 6, need = { "partner" } }),
  act("took part", "participant", { [[ trigger:join_cue ..8 head:coop_cue ]] }, { weight = 2 }),
  act("talks", "talks", { [[ trigger:meet_cue ..20 head:coop_cue ]],
    [[ overseas_cue "projects" ...16 trigger:meet_cue ..3 PLACE ]] }, with_partner),
  act("requested", "requested", { [[ trigger:request_cue ...20 head:coop_cue ]] }, with_partner),
  act("moved out", "active", { [[ trigger:(offshore_cue | move_cue) ..6 head:overcapacity_cue ]] },
    { weight = -1, need = { "partner" }, when = { without = "MEASURE" } }),
  act("trades moved out", "active", { [[ sector:+SECTOR ..6 trigger:offshore_cue ]] },
    { is = { "moves abroad" }, weight = -1, need = { "partner" }, when = { without = "MEASURE", sides = true } }),
  act("industries moved", "active", {
    [[ trigger:offshore_cue ..2 ("include" | "includes" | "including") ..1 sector:+SECTOR ]],
  }, { weight = 1 }),
  act("brought", "expected", { [[ head:coop_cue ..5 trigger:bring_cue ..12 sector:+SECTOR ]] }, { weight = 3 }),
  act("clusters", "argued", {
    [[ trigger:bring_cue sector:+SECTOR ..2 ("clusters" | "industries" | "plants" | "capacity" | "production") "to" partner:+PLACE ]],
  }, argued),
  act("friend cities", "friendship city", { [[ PLACE ...12 PLACE ..6 trigger:friend_city_cue ]],
    [[ trigger:friend_city_cue ..4 PLACE ]] }, { weight = -1, need = { "partner" } }),
  act("park", "promoted", {
    [[ trigger:(encourage_cue | establish_cue | plan_cue) ..4 PLACE ..4 head:park_cue ]],
  }, { need = { "partner" }, when = { without = "layoff_cue", sides = true } }),
  -- "中方愿同越方…推进产能合作", "坦桑尼亚与中国携手推进产能合作", "中哈达成产能合作项目"
  act("between two", "policy", { [[ PLACE ..12 trigger:(deepen_cue | encourage_cue) ..6 head:coop_cue ]],
    [[ trigger:encourage_cue ..5 firms_cue ...14 (establish_cue | invest_cue | expand_cue | move_cue) ..5 ("in"
      | "to") ..1 partner:+PLACE ]],
    [[ trigger:encourage_cue ..16 head:offshore_cue ]],
    [[ trigger:("plan" | "blueprint" | "opinions" | "guidelines" | "programme" | "action plan" | "work plan"
      | "implementation plan") ("on" | "for" | "of") ..3 head:coop_cue ]] }, { weight = -2,
    need = { "partner" } }),

  -- Two sides, one of them Chinese, and what they do: sign, plan, talk, invite, move. Both must stand in the sentence.
  tie("agreed between sides", "agreed", { [[ trigger:sign_cue ...14 head:TIE ]] }, 0),
  tie("pledged", "pledged", { [[ trigger:pledge_cue ...12 head:TIE ]] }, 0),
  tie("works to fund", "planned", { [[ PLACE=CHN ..2 (plan_cue | "will" | "is to" | "offered to" | "agreed to" | "pledged to" |
    "has pledged to") ..2
    trigger:("fund" | "finance" | "build" | "construct" | "help build" | "install" | "set up" | "develop" | "bankroll") ...14
    head:(plant_cue | transport_cue | building_cue | "facilities" | "infrastructure") ...12 ("in" | "between") ..1 partner:+PLACE ]] }, 0),
  tie("hoped for", "planned", { [[ trigger:intent_cue ..6 deepen_cue ..6 head:TIE ]],
    [[ trigger:plan_cue ..2 (deepen_cue | establish_cue | invest_cue | sign_cue | bring_cue | join_cue | build_together_cue
      | "cooperate" | "increase") ..8 head:TIE ]],
    [[ PLACE ..2 investors_cue ..3 trigger:weigh_cue ..6 head:(plant_cue | factory_cue | invest_cue | TIE) ]] }, 1),
  tie("deepened", "active", { [[ trigger:deepen_cue ..8 head:TIE ]] }, -1),
  tie("talks between sides", "talks", { [[ trigger:meet_cue ...20 head:TIE ]], [[ head:TIE ..12 trigger:meet_cue ]],
    [[ head:coop_cue ..2 trigger:dialogue_cue ]] }, 0),
  tie("invited", "invited", { [[ trigger:invite_cue ..3 (PLACE=CHN | "China's") ..4 head:(invest_cue | investors_cue | TIE) ]],
    [[ trigger:invite_cue ..4 head:(investors_cue | invest_cue) ..1 "from" ..1 PLACE=CHN ]] }, 1),
  tie("encouraged to go", "policy", {
    [[ trigger:encourage_cue ..10 head:investors_cue ..1 ("参与" | "赴" | "到" | "在" | "参加" | "in" | "to") ..1 partner:+PLACE ]] }, 1),
  tie("launched between sides", "launched", { [[ trigger:establish_cue ..8 head:(mech_cue | coop_cue | park_cue) ]],
    [[ head:(mech_cue | coop_cue | park_cue) ..8 trigger:establish_cue ]] }, -1),
  -- "the Steppe Road is to be aligned with the Belt and Road"
  tie("moved abroad", "active", {
    [[ trigger:relocate_cue ..10 head:(capacity_cue | factory_cue | "overcapacity" | "excess capacity" | "surplus capacity") ]],
    [[ trigger:("exporting" | "exports" | "export" | "exported" | "offload" | "offloads" | "offloading" | "shed"
      | "shedding") ..3 head:(overcapacity_cue | capacity_cue) ...14 ("to" | "into" | "onto" | "on") ..7 PLACE ]],
    [[ SECTOR ..1 trigger:relocate_cue ..2 PLACE ]],
    [[ PLACE ..4 trigger:help_build_cue ..1 PLACE ..2 ("build" | "modernise" | "modernize" | "develop" | "industrialise"
      | "industrialize" | "upgrade" | "set up" | "expand" | "revive" | "建设" | "发展") ..6 (SECTOR | factory_cue | park_cue) ]],
    [[ trigger:("conducting" | "carrying out" | "pursuing" | "conducts" | "carried out" | "conducted" | "engaged in" | "engages in"
      | "stepping up" | "stepped up") ..2 head:coop_cue ..3 "with" ..4 partner:+PLACE ]],
    [[ trigger:align_cue ..4 head:(ORG="Belt and Road Initiative" | coop_cue) ]] }, 0, nil, { "moves abroad" }),
  tie("firms at work", "active", {
    [[ PLACE=CHN ..2 head:investors_cue ..8 trigger:(active_cue | invest_cue | establish_cue | expand_cue | relocate_cue | lay_out_cue) ]],
    [[ PLACE=CHN ..2 head:investors_cue ..2 trigger:("involved in" | "engaged in" | "at work on" | "present in"
      | "behind") ...16 "in" ..1 partner:+PLACE ]],
    [[ head:investors_cue ..2 ("在" | "到" | "赴") ..1 partner:+PLACE ..8 trigger:(invest_cue | establish_cue | lay_out_cue) ]] }, -1),
  -- "has been investing heavily in", "the Chinese-funded port", "is building a railway in"
  tie("money put in", "active", { [[ PLACE=CHN ..5 trigger:(flock_cue | invests_in_cue) ..2 PLACE ]], [[ PLACE=CHN ..5
      trigger:invests_in_cue ..10 "in" ..1 partner:+PLACE ]],
    [[ PLACE=CHN ..1 trigger:("investment" | "investments" | "capital" | "money") ..3 ("key to" | "key in" | "crucial to" | "central to"
      | "behind" | "fuelled" | "fueled" | "transformed" | "helped" | "paid for" | "poured into" | "flowed into" | "flooded into"
      | "surged into" | "driven" | "underpinned" | "underwritten" | "built") ..4 PLACE ]] }, -1, nil, { "any trade" }),
  tie("works of theirs", "active", {
    [[ trigger:backed_cue ..2 head:(transport_cue | plant_cue | park_cue | "infrastructure") ]],
    [[ head:(transport_cue | plant_cue | building_cue) ...10 trigger:made_for_cue ..1 PLACE=CHN ]],
    [[ PLACE=CHN ..2 investors_cue? ..2 trigger:works_by_cue ..8 head:(plant_cue | transport_cue | park_cue | building_cue) ..8 ("in"
      | "across" | "through" | "for") ..1 partner:+PLACE ]] }, -2, of_works),
  act("joined", "participant", { [[ !"participating" trigger:join_cue ..4 head:ORG="Belt and Road Initiative" ]],
    [[ !"participating" trigger:join_cue "the" ..4 head:("initiative" | "programme" | "program" | "scheme") ]] },
    { is = { "any trade" }, weight = -4, need = { "place", "partner" }, check = { place = CHINA } }),

  -- what any two sides sign, run, plan or talk about: pacts.c tells who they are
  rule { "pact", table = T, kind = "pact", set = { status = "agreed" }, lists = LISTS, fan = { "place", "partner" },
    need = { "place", "partner" }, accept = { "asserted", "reported", "planned", "forecast" }, when = { without = "MEASURE" },
    fill = { place = "@pacthost", partner = "@pactpartners",
      sector = "@pacttrade > clause > sentence > firm > document > =all_industry", period = fill.period },
    [[ trigger:(pact_cue | pact_verb_cue | tie_cue | coop_cue | coop_deal_cue | build_together_cue | sign_cue | handed_cue) ]] },

  -- "China and Serbia signed a free-trade agreement", "the trade pact between Chile and the EU"
  rule { "trade agreement", table = T, kind = "cooperation", is = { "any trade" },
    set = { status = "agreed", sector = { "all_industry" } }, lists = LISTS, need = { "place", "partner" },
    fill = { period = fill.period }, accept = { "asserted", "reported", "planned", "forecast" },
    [[ place:PLACE ("and" | "with") ..1 partner:PLACE ..5 trigger:(sign_cue | deepen_cue | renew_cue | "have"
      | "struck" | "launched" | "implemented") ..8 head:trade_pact_cue ]],
    [[ place:PLACE ..6 trigger:(sign_cue | deepen_cue | renew_cue | "has" | "have"
      | "struck" | "launched" | "implemented") ..8 head:trade_pact_cue ..6 "with" ..1 partner:+PLACE ]],
    [[ head:trade_pact_cue ..4 trigger:"between" ..1 place:PLACE "and" ..1 partner:PLACE ]],
    [[ place:PLACE ..1 head:trade_pact_cue trigger:"with" ..1 partner:+PLACE ]] },

  -- "约定累计供应不少于11万吨", "will supply 50,000 tonnes a year under the agreement"
  rule { "supplied by a pact", table = T, kind = "pact", set = { metric = "supply_volume" }, lists = LISTS, fan = { "place", "partner" },
    need = { "place", "partner" }, accept = { "asserted", "reported", "planned", "forecast" }, weight = 4,
    unit = { t = true, MWh = true, GWh = true, m3 = true, bbl = true, lb = true, oz = true },
    fill = { place = "@pacthost", partner = "@pactpartners", sector = "clause > sentence > firm > document > =all_industry",
      period = fill.period },
    [[ trigger:supply_pact_cue ...30 value:QUANTITY ]], [[ value:QUANTITY ...24 trigger:supply_pact_cue ]] },
  rule { "projects counted", table = T, set = { metric = "project_count", unit = "projects" }, fill = fill, lists = LISTS, weight = 5,
    unit = { projects = true, items = true }, [[ value:NUMBER ("joint" | "new" | "major" | "priority" | "key") ..3 head:coop_cue ]],
    [[ head:coop_cue ...30 value:QUANTITY ]] },
  rule { "investment", table = T, set = { metric = "investment_value" }, fill = fill, lists = LISTS, weight = 6,
    when = { without = "fund_cue" },
    [[ head:coop_cue ...20 invest_cue ..4 value:MONEY ]] },
  -- "BRI investments and contracts came to $96bn": of all countries along it, where none is named
  rule { "engagement along the Belt and Road", table = T, set = { metric = "investment_value", partner = "BRI countries" }, lists = LISTS,
    weight = 8,
    check = { value = { 1e6, 1e14 } },
    fill = along,
    [[ belt_road_cue ...14 head:("drawn" | "galvanised" | "galvanized" | "mobilised" | "mobilized" | "attracted" | "channelled"
      | "generated" | "unleashed" | "spent" | "disbursed" | "investment" | "investments" | "engagement" | "engagements" | "contracts"
        | "deals" | "spending" | "projects") ...10 value:MONEY ]],
    [[ value:MONEY "of" ..1 PLACE=CHN ..1 head:("investment" | "investments" | "contracts" | "engagement") ..3 ("in" | "across"
      | "to") ..3 QUANTITY ]],
    [[ "projects" ..2 head:("totaling" | "totalling" | "worth" | "valued at") ..2 value:MONEY ...8 belt_road_cue ]],
    [[ value:MONEY ("of" | "in" | "worth of" | "on") ..2 belt_road_cue ..1 head:("money" | "investment" | "investments" | "engagement"
      | "contracts" | "deals" | "funding") ]] },
  rule { "engagement goes on", table = T, set = { metric = "investment_value", partner = "BRI countries" }, lists = LISTS, weight = 5,
    check = { value = { 1e6, 1e14 } }, when = { goes_on = true, without = "loan_cue export_cue import_cue" }, fill = along,
    [[ value:MONEY "of" ..1 head:("engagement" | "engagements" | "such investment") ]],
    [[ ("up from" | "down from") ..1 value:MONEY ..3 DATE ]],
    [[ ("rise" | "increase" | "growth" | "jump" | "fall" | "drop") ..8 DATE ..1 "to" ..2 value:MONEY ]] },
  rule { "deals counted", table = T, set = { metric = "project_count", unit = "projects" }, fill = fill, lists = LISTS, weight = 1,
    need = { "place", "partner" }, check = { place = CHINA, value = { 2, 10000 } },
    [[ trigger:sign_cue ..2 value:QUANTITY ..1 ("of" | "worth" | "with" | "in" | "for" | "valued") ]],
    [[ trigger:sign_cue ..2 value:COUNT ..3 head:("deals" | "contracts" | "projects" | "programs" | "programmes"
    | "cooperation projects") ]],
    [[ value:COUNT ..2 head:coop_project_cue ]],
    unit = { projects = true, items = true, contracts = true } },
  rule { "many agreements", table = T, set = { metric = "project_count", unit = "agreements" }, fill = fill, lists = LISTS, weight = 2,
    need = { "place", "partner" }, check = { place = CHINA, value = { 6, 10000 } }, unit = { items = true },
    [[ trigger:sign_cue ..3 value:COUNT ..3 head:("agreements" | "deals" | "contracts" | "memoranda" | "memorandums" | "accords"
      | "MoUs" | "cooperation agreements" | "documents" | "cooperation documents") ]],
    [[ value:COUNT ..2 head:(agreements_cue | coop_deal_cue) ...12 trigger:sign_cue ]] },
  rule { "deals worth", table = T, set = { metric = "investment_value" }, fill = fill, lists = LISTS, weight = 7,
    need = { "place", "partner" }, check = { place = CHINA }, when = { without = "loan_cue loans_cue facility_cue credit_line_cue" },
    [[ (sign_cue | "letters of intent") ...16 head:(coop_deal_cue | coop_project_cue | "projects" | "programs"
      | "agreements") ...10 ("worth" | "valued at" | "totaling" | "totalling" | "value of" | "investment of" | "amounting to"
      | "total of") ..2 value:MONEY ]],
    [[ value:MONEY ..2 ("worth of" | "in" | "of") ..2 head:(coop_deal_cue | "letters of intent") ]],
    [[ (sign_cue | "struck") ..3 head:("deals" | "deal" | "agreements" | "agreement") "to invest" ..3 value:MONEY ]],
    [[ sign_cue ..2 value:MONEY ..2 head:("deal" | "deals" | "agreement" | "agreements" | "contract" | "contracts" | "memorandum"
      | "MoU" | "pact" | "accord") ]] },
  rule { "projects go on", table = T, set = { metric = "project_count", unit = "projects" }, fill = fill, lists = LISTS, weight = 2,
    need = { "place", "partner" }, check = { place = CHINA, value = { 2, 10000 } }, when = { goes_on = true },
    [[ value:NUMBER ..2 head:(project_cue | "projects" | "plants" | "factories") ]],
    [[ value:NUMBER "of" ("them" | "these" | "which" | "the projects") ...8 head:(works_whole_cue | "completed" | "finished"
      | "under construction" | "put into production" | "in operation" | "under way" | "underway") ]],
    unit = { projects = true, items = true } },
  rule { "invested", table = T, set = { metric = "investment_value" }, fill = fill, lists = LISTS, weight = 3,
    need = { "place", "partner" },
    check = { place = CHINA }, when = { sides = true },
    [[ PLACE ..2 head:(investors_cue | "investment" | "investments") ...10 (invest_cue | pledge_cue | reach_cue | "put" | "poured"
      | "have put") ..3 value:MONEY ]],
    [[ PLACE=CHN ..3 head:("invested" | "have invested" | "has invested" | "will invest" | "to invest" | "plans to invest"
      | "invests") ..3 value:MONEY ]],
    [[ PLACE=CHN ..3 head:("direct investment" | "investment" | "investments" | "fdi") ("in" | "into" | "to") ..2 PLACE ..10 value:MONEY ]],
    [[ PLACE ..12 head:two_way_cue ..10 value:MONEY ]], [[ head:two_way_cue ..8 PLACE ..10 value:MONEY ]],
    [[ trigger:sign_cue ..3 value:MONEY "的" ..6 head:(coop_deal_cue | tie_cue) ]],
    [[ head:("projects" | "programs" | "agreements" | "deals" | "contracts") ..3 ("worth" | "valued at" | "totaling" | "totalling"
      | "amounting to" | "combined value of" | "total value of" | "outlay of" | "investment of" | "value of") ..2 value:MONEY ]] },
  rule { "rank of an investor", table = T, set = { metric = "investor_rank", value = 1, unit = "rank" }, fill = fill, lists = LISTS,
    fan = { "partner" }, need = { "place", "partner" },
    [[ place:PLACE ..4 trigger:investor_rank_cue ..1 ("in" | "of") ..1 partner:PLACE ]],
    [[ place:PLACE ..8 partner:PLACE ..1 trigger:investor_rank_cue ]] },
  rule { "invested in another", table = T, set = { metric = "investment_value" }, fill = fill, lists = LISTS, fan = { "partner" },
    weight = 7, need = { "place", "partner" },
    [[ place:PLACE ..5 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..5 value:MONEY ]],
    [[ place:PLACE ..3 value:MONEY ..1 head:("investment" | "investments" | "investment commitment") ("in" | "into"
      | "to") ..2 partner:PLACE ]],
    [[ place:PLACE ..4 ("对" | "在" | "對" | "向") partner:PLACE ..4 head:outward_cue ..5 value:MONEY ]],
    [[ place:PLACE ..4 value:MONEY ..1 head:outward_cue ..1 partner:PLACE ]],
    -- "Indian firms have put 6 billion dollars into coal and cement in Mozambique"
    [[ place:PLACE ..7 head:put_money_cue ..3 value:MONEY ...24 ("in" | "into" | "to" | "across") ..2 partner:PLACE ]],
    [[ value:MONEY ..1 "in" ..3 place:PLACE ..1 head:outward_cue ("in" | "into" | "to") ..2 partner:PLACE ]] },
  rule { "growth of what is invested", table = T, set = { metric = "investment_value_yoy", unit = "%" }, fill = fill, lists = LISTS,
    fan = { "partner" }, weight = 5, need = { "place", "partner" },
    [[ place:PLACE ..5 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..12 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ]],
    [[ place:PLACE ...18 head:outward_cue ("in" | "into" | "to") ..1 partner:PLACE ..3 (up:rise_cue | down:fall_cue) ..2 value:PERCENT ]] },
  rule { "signed with", table = T, set = { metric = "partner_countries", unit = "countries" }, fill = fill, lists = LISTS, weight = 3,
    need = { "place" }, check = { value = { 3, 250 }, place = CHINA }, unit = { countries = true },
    [[ trigger:sign_cue ...10 head:(tie_cue | trade_pact_cue) ..10 "with" ..3 value:QUANTITY ]],
    [[ PLACE=CHN ..1 trigger:("has" | "have") ..2 head:trade_pact_cue "with" ..3 value:QUANTITY ]] },
  rule { "projects signed", table = T, set = { metric = "project_count", unit = "projects" }, fill = fill, lists = LISTS, weight = 2,
    need = { "place", "partner" }, check = { value = { 2, 10000 }, place = CHINA }, when = { sides = true, without = "takeover_cue" },
    unit = { projects = true, items = true }, [[ trigger:sign_cue ...14 value:QUANTITY ]] },
  rule { "countries of an initiative", table = T, set = { metric = "partner_countries", unit = "countries", place = "CHN",
    partner = "BRI countries" }, lists = LISTS, weight = 5,
    fill = { sector = "clause > =all_industry", period = "clause > sentence" }, check = { value = { 3, 250 } }, unit = { countries = true },
    [[ head:ORG="Belt and Road Initiative" ...12 ("across" | "in" | "includes" | "covers" | "spans" | "counts" | "encompasses"
      | "comprises" | "involves" | "include" | "cover" | "span" | "涵盖" | "覆盖" | "extended to" | "spread to") ..2 value:QUANTITY ]],
    [[ value:QUANTITY ...20 (join_cue | sign_cue) ..6 head:ORG="Belt and Road Initiative" ]],
    [[ MONEY "of" ..1 PLACE=CHN ..1 ("investment" | "investments" | "contracts" | "engagement" | "projects") ..3 ("in"
      | "across") ..3 value:QUANTITY ]] },
  rule { "projects along the Belt and Road", table = T, set = { metric = "project_count", unit = "projects", place = "CHN",
    partner = "BRI countries" }, lists = LISTS, weight = 5, check = { value = { 20, 1e5 } }, unit = { projects = true, items = true },
    fill = { sector = "clause > =all_industry", period = "clause > sentence" },
    [[ belt_road_cue ..2 value:QUANTITY ..6 head:("executed" | "completed" | "built" | "carried out" | "implemented" | "launched"
      | "undertaken" | "under way" | "underway") ]] },
  rule { "bloc joined", table = T, kind = "cooperation", is = { "any trade" },
    set = { status = "agreed", sector = "all_industry" }, lists = LISTS, fan = { "place", "partner" },
    fill = { period = fill.period }, need = { "place", "partner" }, weight = 2,
    [[ place:+PLACE ..10 trigger:(join_cue | sign_cue | amend_cue) ..6 partner:(PLACE="African Union" | PLACE="RCEP" | PLACE="CPTPP"
      | PLACE="BRICS" | PLACE="EAEU" | PLACE="Mercosur") ]] },
  rule { "friendship cities", table = T, set = { metric = "friendship_cities", unit = "cities" }, fill = fill, lists = LISTS, weight = 7,
    check = { value = { 2, 5000 } }, [[ value:COUNT ..2 head:friend_city_cue ]], [[ head:friend_city_cue ..6 value:QUANTITY ]],
    unit = { cities = true, items = true, regions = true, pair = true, provinces = true, states = true } },
}

return {
  quern = 1, name = "capacity_cooperation", version = "1.0.0", licence = "CC0-1.0", title = "Capacity cooperation",
  doc = [[Who moves or shares industrial capacity with whom. A row has a place (a country or a province), a partner and the sectors
named; several partners make several rows. Pairings, agreements, programmes and policies are told apart by status.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { capacity_cooperation = { title = "Capacity cooperation", columns = {
    { "place", "code" }, { "partner", "string" }, { "sector", "string" }, { "status", "code" }, { "metric", "code" },
      { "period", "string" }, { "value", "number" },
    { "unit", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local key = { "place", "partner", "sector", "status", "metric", "period", "value", "unit" }
    return { capacity_cooperation = group.rows(q, "capacity_cooperation", p.since, key, group.witnesses) }
  end,
}
