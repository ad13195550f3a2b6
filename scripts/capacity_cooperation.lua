-- Capacity cooperation: which places move or share industrial capacity with whom, in which sectors, and what they sign. Sums and
-- numbers of it stand in this table too: cooperation_investment and cooperation_counts have the rules.

local cooperation = require "quern.rule.cooperation"
local act, tie, of_china = cooperation.act, cooperation.tie, cooperation.of_china

local BOTH = { "place", "partner" }

local rules = {
  -- capacity is moved or shared, agreed on or asked for
  act("paired", "paired", { [[ trigger:pair_cue ..4 partner:+PLACE ]], [[ PLACE ..3 trigger:pair_cue ]] },
    { weight = 3, need = { "partner" } }),
  act("agreed", "agreed", { [[ trigger:sign_cue ..8 head:coop_cue ]] }, { weight = 1 }),
  of_china("dealt", "agreed", { [[ trigger:sign_cue ...10 head:coop_deal_cue ]],
    [[ head:coop_deal_cue ...12 trigger:sign_cue ]] }),
  of_china("deepened", "pledged", {
    [[ PLACE ...10 trigger:("pledged" | "vowed" | "promised" | "hoped" | "agreed" | "willing" | "ready" | "hopes") ..12 ("increase"
      | "expand" | "broaden" | "deepen" | "strengthen" | "enhance" | "boost") ..2 ("investment" | "investments" | "cooperation"
      | "industrial cooperation") ..1 ("in" | "with") ..2 PLACE ]] }),
  -- "leaves the initiative", "not to renew the memorandum"
  act("quit", "terminated", {
    [[ PLACE ..12 trigger:(leave_cue | quit_scheme_cue | exit_move_cue | "withdraw from" | "withdrew from" | "withdrawal from"
      | "exit from" | "exit" | "退出") ..3 (ORG="Belt and Road Initiative" | "initiative" | "scheme" | "programme" | "program") ]],
    [[ PLACE ..12 trigger:("not to renew" | "not renew" | "did not renew" | "declined to renew" | "refused to renew"
      | "let lapse") ..4 (ORG="Belt and Road Initiative" | coop_cue | coop_deal_cue) ]] },
    { is = { "any trade" }, weight = 6, need = { "partner" } }),
  act("took part", "participant", { [[ trigger:join_cue ..8 head:coop_cue ]] }, { weight = 2 }),
  act("talks", "talks", { [[ trigger:meet_cue ..20 head:coop_cue ]],
    [[ overseas_cue "projects" ...16 trigger:meet_cue ..3 PLACE ]] }, { need = { "partner" } }),
  act("requested", "requested", { [[ trigger:request_cue ...20 head:coop_cue ]] }, { need = { "partner" } }),
  act("moved out", "active", { [[ trigger:(offshore_cue | move_cue) ..6 head:overcapacity_cue ]] },
    { weight = -1, need = { "partner" }, when = { without = "MEASURE" } }),
  act("trades moved out", "active", { [[ sector:+SECTOR ..6 trigger:offshore_cue ]] },
    { is = { "moves abroad" }, weight = -1, need = { "partner" }, when = { without = "MEASURE", sides = true } }),
  act("industries moved", "active", {
    [[ trigger:offshore_cue ..2 ("include" | "includes" | "including") ..1 sector:+SECTOR ]] }, { weight = 1 }),
  act("brought", "expected", { [[ head:coop_cue ..5 trigger:bring_cue ..12 sector:+SECTOR ]] }, { weight = 3 }),
  act("clusters", "argued", {
    [[ trigger:bring_cue sector:+SECTOR ..2 ("clusters" | "industries" | "plants" | "capacity"
      | "production") "to" partner:+PLACE ]] }, { weight = 2, accept = rule.POSSIBLE }),
  act("friend cities", "friendship city", { [[ PLACE ...12 PLACE ..6 trigger:friend_city_cue ]],
    [[ trigger:friend_city_cue ..4 PLACE ]] }, { weight = -1, need = { "partner" } }),
  act("park", "promoted", {
    [[ trigger:(encourage_cue | establish_cue | plan_cue) ..4 PLACE ..4 head:park_cue ]] },
    { need = { "partner" }, when = { without = "layoff_cue", sides = true } }),
  -- "中方愿同越方…推进产能合作", "坦桑尼亚与中国携手推进产能合作", "中哈达成产能合作项目"
  act("between two", "policy", { [[ PLACE ..12 trigger:(deepen_cue | encourage_cue) ..6 head:coop_cue ]],
    [[ trigger:encourage_cue ..5 firms_cue ...14 (establish_cue | invest_cue | expand_cue | move_cue) ..5 ("in"
      | "to") ..1 partner:+PLACE ]],
    [[ trigger:encourage_cue ..16 head:offshore_cue ]],
    [[ trigger:("plan" | "blueprint" | "opinions" | "guidelines" | "programme" | "action plan" | "work plan"
      | "implementation plan") ("on" | "for" | "of") ..3 head:coop_cue ]] }, { weight = -2, need = { "partner" } }),

  -- Two sides, one of them Chinese, and what they do: sign, plan, talk, invite, move. Both must stand in the sentence.
  tie("agreed between sides", "agreed", { [[ trigger:sign_cue ...14 head:TIE ]] }),
  tie("pledged", "pledged", { [[ trigger:pledge_cue ...12 head:TIE ]] }),
  tie("works to fund", "planned", { [[ PLACE=CHN ..2 (plan_cue | "will" | "is to" | "offered to" | "agreed to" | "pledged to"
    | "has pledged to") ..2
    trigger:("fund" | "finance" | "build" | "construct" | "help build" | "install" | "set up" | "develop" | "bankroll") ...14
    head:(plant_cue | transport_cue | building_cue | "facilities" | "infrastructure") ...12 ("in"
    | "between") ..1 partner:+PLACE ]] }),
  tie("hoped for", "planned", { [[ trigger:intent_cue ..6 deepen_cue ..6 head:TIE ]],
    [[ trigger:plan_cue ..2 (deepen_cue | establish_cue | invest_cue | sign_cue | bring_cue | join_cue | build_together_cue
      | "cooperate" | "increase") ..8 head:TIE ]],
    [[ PLACE ..2 investors_cue ..3 trigger:weigh_cue ..6 head:(plant_cue | factory_cue | invest_cue | TIE) ]] }, { weight = -3 }),
  tie("deepened", "active", { [[ trigger:deepen_cue ..8 head:TIE ]] }, { weight = -5 }),
  tie("talks between sides", "talks", { [[ trigger:meet_cue ...20 head:TIE ]], [[ head:TIE ..12 trigger:meet_cue ]],
    [[ head:coop_cue ..2 trigger:dialogue_cue ]] }),
  tie("invited", "invited", { [[ trigger:invite_cue ..3 (PLACE=CHN | "China's") ..4 head:(invest_cue | investors_cue | TIE) ]],
    [[ trigger:invite_cue ..4 head:(investors_cue | invest_cue) ..1 "from" ..1 PLACE=CHN ]] }, { weight = -3 }),
  tie("encouraged to go", "policy", {
    [[ trigger:encourage_cue ..10 head:investors_cue ..1 ("参与" | "赴" | "到" | "在" | "参加" | "in"
      | "to") ..1 partner:+PLACE ]] }, { weight = -3 }),
  tie("launched between sides", "launched", { [[ trigger:establish_cue ..8 head:(mech_cue | coop_cue | park_cue) ]],
    [[ head:(mech_cue | coop_cue | park_cue) ..8 trigger:establish_cue ]] }, { weight = -5 }),
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
    [[ trigger:align_cue ..4 head:(ORG="Belt and Road Initiative" | coop_cue) ]] }, { is = { "moves abroad" } }),
  tie("firms at work", "active", {
    [[ PLACE=CHN ..2 head:investors_cue ..8 trigger:(active_cue | invest_cue | establish_cue | expand_cue | relocate_cue
      | lay_out_cue) ]],
    [[ PLACE=CHN ..2 head:investors_cue ..2 trigger:("involved in" | "engaged in" | "at work on" | "present in"
      | "behind") ...16 "in" ..1 partner:+PLACE ]],
    [[ head:investors_cue ..2 ("在" | "到" | "赴") ..1 partner:+PLACE ..8 trigger:(invest_cue | establish_cue | lay_out_cue) ]] },
    { weight = -5 }),
  -- "has been investing heavily in", "the Chinese-funded port", "is building a railway in"
  tie("money put in", "active", { [[ PLACE=CHN ..5 trigger:(flock_cue | invests_in_cue) ..2 PLACE ]],
    [[ PLACE=CHN ..5 trigger:invests_in_cue ..10 "in" ..1 partner:+PLACE ]],
    [[ PLACE=CHN ..1 trigger:("investment" | "investments" | "capital" | "money") ..3 ("key to" | "key in" | "crucial to"
      | "central to" | "behind" | "fuelled" | "fueled" | "transformed" | "helped" | "paid for" | "poured into" | "flowed into"
      | "flooded into" | "surged into" | "driven" | "underpinned" | "underwritten" | "built") ..4 PLACE ]] },
    { weight = -5, is = { "any trade" } }),
  tie("works of theirs", "active", {
    [[ trigger:backed_cue ..2 head:(transport_cue | plant_cue | park_cue | "infrastructure") ]],
    [[ head:(transport_cue | plant_cue | building_cue) ...10 trigger:made_for_cue ..1 PLACE=CHN ]],
    [[ PLACE=CHN ..2 investors_cue? ..2 trigger:works_by_cue ..8 head:(plant_cue | transport_cue | park_cue
      | building_cue) ..8 ("in" | "across" | "through" | "for") ..1 partner:+PLACE ]] },
    { weight = -6, fill = { sector = "@pacttrade > clause > sentence > firm > =all_industry" } }),
  of_china("joined", "participant", { [[ !"participating" trigger:join_cue ..4 head:ORG="Belt and Road Initiative" ]],
    [[ !"participating" trigger:join_cue "the" ..4 head:("initiative" | "programme" | "program" | "scheme") ]] },
    { is = { "any trade" }, weight = -4, when = false }),

  -- what any two sides sign, run, plan or talk about: pacts.c tells who they are
  act("pact", "agreed", { [[ trigger:(pact_cue | pact_verb_cue | tie_cue | coop_cue | coop_deal_cue | build_together_cue | sign_cue
      | handed_cue) ]] },
    { kind = "pact", fan = BOTH, need = BOTH, accept = rule.EXPECTED, when = { without = "MEASURE" },
      fill = { place = "@pacthost", partner = "@pactpartners",
        sector = "@pacttrade > clause > sentence > firm > document > =all_industry" } }),
  -- "约定累计供应不少于11万吨", "will supply 50,000 tonnes a year under the agreement"
  cooperation.figure("supplied by a pact", "supply_volume", nil, {
    [[ trigger:supply_pact_cue ...30 value:QUANTITY ]], [[ value:QUANTITY ...24 trigger:supply_pact_cue ]] },
    { kind = "pact", weight = 4, fan = BOTH, need = BOTH, accept = rule.EXPECTED,
      unit = { t = true, MWh = true, GWh = true, m3 = true, bbl = true, lb = true, oz = true },
      fill = { place = "@pacthost", partner = "@pactpartners", sector = "clause > sentence > firm > document > =all_industry" } }),
  -- "China and Serbia signed a free-trade agreement", "the trade pact between Chile and the EU"
  act("trade agreement", "agreed", {
    [[ place:PLACE ("and" | "with") ..1 partner:PLACE ..5 trigger:(sign_cue | deepen_cue | renew_cue | "have"
      | "struck" | "launched" | "implemented") ..8 head:trade_pact_cue ]],
    [[ place:PLACE ..6 trigger:(sign_cue | deepen_cue | renew_cue | "has" | "have"
      | "struck" | "launched" | "implemented") ..8 head:trade_pact_cue ..6 "with" ..1 partner:+PLACE ]],
    [[ head:trade_pact_cue ..4 trigger:"between" ..1 place:PLACE "and" ..1 partner:PLACE ]],
    [[ place:PLACE ..1 head:trade_pact_cue trigger:"with" ..1 partner:+PLACE ]] },
    { is = { "any trade" }, set = { sector = { "all_industry" } }, need = BOTH, fan = false, accept = rule.EXPECTED }),
  act("bloc joined", "agreed", {
    [[ place:+PLACE ..10 trigger:(join_cue | sign_cue | amend_cue) ..6 partner:(PLACE="African Union" | PLACE="RCEP" | PLACE="CPTPP"
      | PLACE="BRICS" | PLACE="EAEU" | PLACE="Mercosur") ]] },
    { is = { "any trade" }, weight = 2, set = { sector = "all_industry" }, fan = BOTH, need = BOTH }),
}

return {
  quern = 1, name = "capacity_cooperation", version = "1.0.0", licence = "CC0-1.0", title = "Capacity cooperation",
  doc = [[Who moves or shares industrial capacity with whom. A row has a place (a country or a province), a partner and the sectors
named; several partners make several rows. Pairings, agreements, programmes and policies are told apart by status. The recipes
cooperation_investment and cooperation_counts show the figures by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { capacity_cooperation = { title = "Capacity cooperation", columns = {
    { "place", "code" }, { "partner", "string" }, { "sector", "string" }, { "status", "code" }, { "metric", "code" },
      { "period", "string" }, { "value", "number" },
    { "unit", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/capacity_cooperation/documents",
    expect = { capacity_cooperation = "fixtures/capacity_cooperation/capacity_cooperation.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local key = { "place", "partner", "sector", "status", "metric", "period", "value", "unit" }
    return { capacity_cooperation = group.rows(q, "capacity_cooperation", p.since, key, group.witnesses) }
  end,
}
