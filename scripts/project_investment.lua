-- Investment in projects: sums put into works, stakes in them, local content, and the jobs that come of them.

local works = require "quern.rule.works"

local rules = {
  works.sum("investment at a place", {
    [[ (ORG | announce_cue | "company" | "firm" | "group") ...24 value:MONEY ..1 head:"investment" "in" ..4 place:PLACE ]],
    [[ (ORG | announce_cue | "company" | "firm" | "group" | firms_cue) ...24 head:("invest" | "investing"
      | "invested" | "poured" | "put" | "pumped") ..3 value:MONEY ..3 ("in" | "into") ..2 place:PLACE ]],
    [[ head:("invest" | "invests" | "investing" | "invested" | "spend" | "spending" | "spent" | "commit" | "committed"
      | "pump") ..3 value:MONEY ...14 (capacity_cue | plant_cue | "operations" | "warehouses" | "manufacturing"
      | "business") ..4 "in" ..2 place:PLACE ]],
    [[ announce_cue ..3 value:MONEY "in" ..4 head:(plant_cue | "investment" | "investments") ]],
    [[ head:("investment" | "investments") "in" place:PLACE ..4 ("worth" | "of" | "totals" | "reached"
      | "totalling") ..2 value:MONEY ]],
    [[ value:MONEY ..1 head:("plan" | "investment" | "expansion" | "programme"
      | "program") "to" ..1 expand_works_cue ..8 place:PLACE ]],
    [[ (announce_cue | establish_cue) ..3 value:MONEY ..1 head:investment_plan_cue ...12 "in" ..2 place:PLACE ]],
    [[ value:MONEY ("worth of" | "of") ..2 head:("investments" | "investment") ("into" | "in") ..1 place:PLACE ]],
    [[ head:("invest" | "invested" | "investing" | "spend" | "spent" | "put" | "sink") ..3 value:MONEY "there" ]],
    [[ raise_works_cue ..1 ("its" | "their" | "the") ..2 head:("investment" | "outlay" | "spending" | "capital"
      | "commitment") ..6 "to" ..1 value:MONEY ]] }, { weight = 2, need = { "sector" }, accept = rule.POSSIBLE }),
  works.sum("investments in a trade", {
    [[ value:MONEY "in" ..2 sector:SECTOR ..1 !"and" ..1 head:("investments" | "investment") ]],
    [[ ("committed" | "commits" | "pledged" | "earmarked") ..2 value:MONEY ("to" | "for") ..2 sector:SECTOR ]] },
    { need = { "place" }, accept = rule.POSSIBLE }),
  -- "will invest $60 million to make motors", "in the production of lifts", "an investment of $20 million to produce tiles"
  -- "funded the enlargement of the dam for $90 million", "a $90 million bet"
  works.sum("done for money", {
    [[ ("funded" | "financed" | "bankrolled" | "fund" | "finance" | "expand" | "expanded" | "rebuild" | "rebuilt" | "upgrade"
      | "upgraded" | "modernise" | "modernised" | "overhauled" | "enlarged") ..9 head:plant_cue ...14 "for" ..1 value:MONEY ]],
    [[ head:(site_cue | transport_cue) ..8 "," ..1 value:MONEY ..2 ("bet" | "venture" | "undertaking" | "gamble" | "scheme"
      | "effort" | "joint venture" | "development" | "investment" | "project" | "phase" | "expansion" | "outlay") ]],
    [[ head:(site_cue | transport_cue) ...12 "for which" ..5 ("paid" | "pays" | "will pay") ..1 value:MONEY ]],
    [[ "at" ..2 value:MONEY "," ("it" | "this") ..10 head:(plant_cue | transport_cue | "public work" | "investment") ]],
    [[ head:(site_cue | transport_cue) ..1 QUANTITY ..3 value:MONEY ]],
    [[ head:(site_cue | transport_cue) ("in" | "at" | "near") ..3 QUANTITY ..3 value:MONEY ]],
    "^ ..3 head:project_cost_cue ..5 value:MONEY", "^ ..3 head:project_cost_cue ...16 invest_cue ..3 value:MONEY",
    [[ ^ ("the investment" | "the contract" | "the outlay" | "investment") ...5 value:MONEY ]] },
    { weight = 1, need = { "sector", "place" }, accept = rule.POSSIBLE }),
  works.sum("invested in making", {
    [[ invest_cue ..2 value:MONEY ..1 MONEY ..1 ("to" | "in") ..2 head:(build_works_cue | establish_cue | make_cue
      | expand_works_cue) ]],
    [[ invest_cue ..2 value:MONEY ("to" | "in" | "in the" | "on" | "into" | "for") ..2 head:(build_works_cue | establish_cue
      | make_cue | expand_works_cue | raise_works_cue | works_make_cue | "production" | "manufacture" | "making"
      | "manufacturing") ]],
    [[ invest_cue ...60 "and" ..3 value:MONEY "to" ..2 head:(build_works_cue | establish_cue | expand_works_cue
      | raise_works_cue) ]],
    [[ (invest_cue | announce_cue) ..3 value:MONEY ..1 head:("investment" | "expansion" | "programme") ..2
      (build_works_cue | establish_cue | make_cue | expand_works_cue | raise_works_cue | works_make_cue) ]] },
    { need = { "place" }, accept = rule.POSSIBLE, when = { without = "loan_cue exit_close_cue" } }),

  -- money beside a word for an investment, in a sentence that names works or goes on with them: where nothing else reads it
  works.sum("sum beside works", {
    "head:invest_cue ..5 value:MONEY", "value:MONEY ..4 head:invest_cue",
    [[ head:(invest_cue | project_cost_cue) ...24 ("to" | "of" | "at" | "exceed" | "exceeds" | "reach" | "reaches" | "totalled"
      | "totals") ..2 value:MONEY ]],
    [[ head:phase_cue ..10 value:MONEY ]], [[ head:invest_cue ...12 reach_cue ..2 value:MONEY ]] },
    { weight = -8, need = { "place" }, accept = rule.POSSIBLE,
      when = { sentence = "plant_cue",
        without = "loan_cue exit_close_cue subsidy_cue fdi_cue orders_cue yard_win_cue invested_so_far_cue buy_cue PERCENT" } }),
  works.sum("sum of works told", {
    [[ head:phase_cue ..10 value:MONEY ]],
    [[ ^ ..2 ("it" | "which" | "they" | "both") ..3 head:("cost" | "costs" | "worth" | "valued" | "priced") ..3 value:MONEY ]],
    [[ ^ "it" ...16 "and" ..1 head:("cost" | "costs") ..2 value:MONEY ]],
    [[ ^ ("it" | "both") ("was" | "is being" | "is to be" | "will be") ..2 "built" ..1 ("at a cost of" | "for") ..2 value:MONEY ]],
    [[ ^ "its" ..2 head:("cost" | "costs" | "price tag" | "budget") ("is" | "are" | "was" | "were") ..3 ("at" | "to be")? ..2
      value:MONEY ]],
    [[ head:(project_cost_cue | "investment" | "investments" | "outlay" | "capex" | "budget" | "bill" | "投资额" | "总投资" | "投資額"
      | "總投資") ...20 ("to" | "of" | "at" | "exceed" | "exceeds" | "reach" | "reaches" | "reached" | "totalled" | "totals" | "达"
      | "達") ..2 value:MONEY ]] },
    { weight = -9, need = { "place" }, accept = rule.POSSIBLE,
      when = { goes_on = true,
        without = "loan_cue exit_close_cue subsidy_cue fdi_cue nation_cue orders_cue invested_so_far_cue" } }),
  works.sum("works worth",
    { "value:MONEY !loan_cue !loans_cue !credit_line_cue !facility_cue !subsidy_cue ..5 head:site_cue" },
    { weight = 6, accept = rule.POSSIBLE, when = { without = "exit_close_cue" } }),
  works.sum("works scrapped", { [[ trigger:fate_cue ..4 value:MONEY "in" ..6 head:(plant_cue | transport_cue | park_cue) ]],
    [[ value:MONEY "in" ..6 head:(plant_cue | transport_cue | park_cue) ..3 ("been" | "were" | "was" | "are") ..1 fate_cue ]],
    [[ (announce_cue | invest_cue | "announced") ..3 value:MONEY ..1 ("of" | "worth of"
      | "in") ..4 head:(works_many_cue | park_cue) ]],
    [[ ("committed" | "pledged" | "earmarked" | "set aside") ..3 value:MONEY ..3 ("to" | "for") ..8 head:plant_cue ]],
    [[ value:MONEY ..2 ("committed" | "pledged" | "earmarked") ..3 ("to" | "for") ..8 head:plant_cue ]],
    [[ head:contract_worth_cue ..3 value:MONEY ]] }, { weight = 4, accept = rule.POSSIBLE }),
  works.sum("cost of a project", { "head:plant_cue ...24 invest_cue ..5 value:MONEY",
    [[ invest_cue ..3 value:MONEY ..10 head:(works_lay_cue | plant_cue | park_cue) ]],
    [[ value:MONEY ..1 ("deal" | "contract" | "agreement" | "plan" | "programme") ...10 (establish_cue
      | build_works_cue) ..6 head:(plant_cue | transport_cue) ]], "value:MONEY ..2 invest_cue ...12 head:(plant_cue | park_cue)",
    "head:plant_cue ...20 value:MONEY ..3 invest_cue", "buy_cue ..3 head:site_cue ..8 value:MONEY",
    [[ ("start up" | "started up" | "starts up" | "opened" | "launched") ..3 head:plant_cue "of" ..1 value:MONEY ]],
    [[ invest_cue ..3 value:MONEY "on" ..8 head:(plant_cue | "infrastructure") ]],
    [[ invest_cue ...60 "and" ..3 value:MONEY ("on" | "in") ..8 head:plant_cue ]],
    [[ (establish_cue | plan_cue) ..8 head:plant_cue ..6 "for" ..1 value:MONEY ]] },
    { weight = 1, need = { "sector" }, accept = rule.POSSIBLE, when = { without = "exit_close_cue" } }),
  works.sum("cost of a way", { [[ head:transport_cue ...14 invest_cue ..3 value:MONEY ]],
    [[ value:MONEY ..1 ("acquisition" | "purchase" | "takeover" | "concession") ..12 head:transport_cue ]],
    [[ ("lease" | "leased" | "leases" | "sell" | "sold" | "hand over" | "cede" | "buy" | "bought"
      | "take") ..4 PERCENT ...12 head:transport_cue ...24 "for" ..1 value:MONEY ]],
    [[ head:transport_cue ...16 ("lease" | "leased" | "sell" | "sold" | "hand over") ..3 PERCENT ...24 "for" ..1 value:MONEY ]] },
    { weight = 2, set = { sector = "transport_infrastructure" }, need = { "place" }, accept = rule.POSSIBLE }),
  works.sum("drawn to a park", {
    [[ head:park_cue ..4 ("attracted" | "drawn" | "drew" | "lured" | "brought in" | "absorbed" | "received"
      | "secured") ..3 value:MONEY ..4 ("investment" | "investments" | "capital") ]] },
    { weight = 9, need = { "place" }, accept = rule.POSSIBLE, when = { without = "exit_close_cue" },
      fill = { sector = "clause > =manufacturing" } }),
  works.sum("invested somewhere in Chinese", {
    [[ ORG ...16 "在" ..2 place:PLACE ..3 head:("投资" | "增资" | "追加投资" | "投入" | "斥资" | "投資" | "增資") ..2 value:MONEY ]] },
    { weight = 1, need = { "sector" }, accept = rule.POSSIBLE, when = { without = "exit_close_cue loan_cue" } }),

  -- who owns how much of works, how much of what they use is made there, and whom they employ
  works.figure("stake in works", "ownership_share", {
    [[ (buy_cue | run_works_cue | "hold" | "holds" | "held") ..3 value:PERCENT "of" ..4 head:plant_cue ]],
    [[ value:PERCENT ..1 ("stake" | "interest" | "equity" | "shareholding" | "of the shares") ..3 "in" ..5 head:plant_cue ]],
    [[ head:plant_cue ...12 value:PERCENT ..1 ("stake" | "interest" | "shareholding") ]] },
    { weight = 2, set = { unit = "%" }, need = { "place", "sector" }, accept = rule.POSSIBLE }),
  works.figure("local content", "local_content_share", {
    [[ local_content_cue ..4 value:PERCENT ]], [[ value:PERCENT ..2 local_content_cue ]] },
    { weight = 6, set = { unit = "%" }, need = { "place", "sector" }, accept = rule.POSSIBLE }),
  works.figure("jobs at works", "jobs", {
    [[ head:(site_cue | plant_cue) ...20 (employ_cue | "generate" | "generates" | "bring" | "brings" | "accommodate"
      | "support" | "provide" | "provides" | "provided" | "add" | "offer") ..5 value:QUANTITY ]],
    [[ employ_cue ..4 value:QUANTITY ...14 head:site_cue ]] },
    { weight = 3, set = { unit = "jobs" }, unit = { jobs = true, people = true }, need = { "place", "sector" },
      accept = rule.POSSIBLE, when = { without = "exit_close_cue layoff_cue" } }),
  works.figure("jobs in a park", "jobs", { [[ head:park_cue ...30 employ_cue ..4 value:QUANTITY ]] },
    { weight = 4, set = { unit = "jobs" }, unit = { jobs = true, people = true, items = true }, need = { "place" },
      accept = rule.POSSIBLE, when = { without = "exit_close_cue layoff_cue" }, fill = { sector = "clause > =manufacturing" } }),
  works.figure("jobs of an investment", "jobs", {
    [[ head:(works_many_cue | "investment" | "expansion" | "investments") ...20 employ_cue ..5 value:QUANTITY ]] },
    { weight = 1, set = { unit = "jobs" }, unit = { jobs = true, people = true }, need = { "place", "sector" },
      accept = rule.POSSIBLE, when = { without = "exit_close_cue layoff_cue site_cue" } }),
}

return {
  quern = 1, name = "project_investment", version = "1.0.0", licence = "CC0-1.0", title = "Investment in projects",
  doc = [[What plants, parks and lines cost, or what is put into them; who holds what share of them, the share of local content,
and the jobs. The place is where the works stand. They are claims of the table projects, and stand there too: here they are by
themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { project_investment = { title = "Investment in projects", columns = works.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/project_investment/documents",
    expect = { project_investment = "fixtures/project_investment/project_investment.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "project_investment", rules = rules, metrics = "jobs_created employees" }
    return { project_investment = group.rows(q, "projects", p.since, works.key, group.figures, part) }
  end,
}
