-- Projects: plants, parks and works, planned or standing, with capacity, cost and number.

local fill = {
  sector = "@trade > clause > sentence > previous > heading > document",
  place = "@works > clause > sentence > previous > heading > document",
  period = "clause > sentence > document",
}
local NATION = "clause > sentence > previous > heading > document"
local T = "projects"

local function counted(name, metric, patterns, weight, set, extra)
  local r = { name, table = T, set = { metric = metric }, fill = fill, patterns = patterns, weight = weight,
    check = metric == "project_value" and { value = { 2e5, 1e16 } } or nil } -- less is the price of some thing
  for field, constant in pairs(set or {}) do r.set[field] = constant end
  for key, value in pairs(extra or {}) do r[key] = value end
  return rule(r)
end

--- Works without a figure: one row for what the sentence says of them.
local function bare(name, set, need, weight, patterns, without, is)
  local heads = { WORKS = "(plant_cue | transport_cue | park_cue)", BUILT = "(building_cue | transport_cue | park_cue)" }
  for i, pattern in ipairs(patterns) do patterns[i] = pattern:gsub("%u+", heads) end
  local r = { name, table = T, kind = "project", is = is, weight = weight, lists = { partner = true }, need = { need, "place" },
    set = { metric = "project" },
    fill = { place = "@works > clause > sentence > previous > heading", period = fill.period, sector = fill.sector },
    patterns = patterns, when = { without = without or "exit_close_cue fate_cue" } }
  for field, constant in pairs(set or {}) do r.set[field] = constant or nil end
  if set and set.sector == false then r.fill.sector = "@trade > clause > sentence > previous > heading > =manufacturing" end
  return rule(r)
end

--- Land and floors that works take up.
local function land(unit, metric, name)
  return counted("land in " .. unit, metric, {
    [[ value:QUANTITY ..3 head:("land" | "site" | "plot" | "campus" | "space" | "facility" | "plant" | "park" | "factory") ]],
    [[ head:("spread" | "covers" | "covering" | "occupies" | "occupying" | "area of") ..2 value:QUANTITY ]] }, 2, { unit = name },
    { unit = { [unit] = true }, need = { "place" }, when = { sentence = "plant_cue" } })
end

--- What is counted in a unit of its own, in a sector that the clause names.
local function number(name, metric, unit, patterns, units, least, default, when)
  if #patterns == 0 then patterns = { "value:QUANTITY", "value:QUANTITY ..6 sector:SECTOR" } end
  return rule { name, table = T, weight = units and 5 or 1, set = { metric = metric, unit = unit }, unit = units or { [unit] = true },
    patterns = patterns, need = { "sector" }, when = when,
    check = { value = { least or 2, 1e7 } }, fill = {
      sector = (name == "tenants" and "clause" or "@trade > clause > sentence > previous > heading") .. (default or ""),
      place = ((name == "tenants" or name == "great firms") and "@works > " or "") .. NATION, period = fill.period } }
end

local GOODS = rule.GOODS

local POWER = { MW = true, GW = true, TW = true, MWh = true }

--- Money beside a word for an investment, in a sentence that names works; by its noun, in one that goes on with them.
local SUMS = { "head:invest_cue ..5 value:MONEY", "value:MONEY ..4 head:invest_cue", [[ head:(invest_cue | project_cost_cue) ...24
  ("to" | "of" | "at" | "exceed" | "exceeds" | "reach" | "reaches" | "totalled" | "totals") ..2 value:MONEY ]],
  [[ head:phase_cue ..10 value:MONEY ]], [[ head:invest_cue ...12 reach_cue ..2 value:MONEY ]] }
local SUMS_TOLD = { [[ head:phase_cue ..10 value:MONEY ]],
  [[ ^ ..2 ("it" | "which" | "they" | "both") ..3 head:("cost" | "costs" | "worth" | "valued" | "priced") ..3 value:MONEY ]],
  [[ ^ "it" ...16 "and" ..1 head:("cost" | "costs") ..2 value:MONEY ]],
  [[ ^ ("it" | "both") ("was" | "is being" | "is to be" | "will be") ..2 "built" ..1 ("at a cost of" | "for") ..2 value:MONEY ]],
  [[ ^ "its" ..2 head:("cost" | "costs" | "price tag" | "budget") ("is" | "are" | "was" | "were") ..3 ("at" | "to be")? ..2 value:MONEY ]],
  [[ head:(project_cost_cue | "investment" | "investments" | "outlay" | "capex" | "budget" | "bill" | "投资额" | "总投资" | "投資額" | "總投資") ...20
  ("to" | "of" | "at" | "exceed" | "exceeds" | "reach" | "reaches" | "reached" | "totalled" | "totals" | "达" | "達") ..2 value:MONEY ]] }

-- What is said of works to come is a plan: "would produce", "could be built".
local PLANNED = { "asserted", "reported", "planned", "forecast", "hypothetical" }

--- Chinese works without a figure: what begins, stands, ends or is signed for.
local function chinese(name, status, patterns)
  for i, pattern in ipairs(patterns) do
    patterns[i] = pattern:gsub("WORKS", "(plant_cue | line_cue | park_cue | chinese_works_cue)")
  end
  return rule { name, table = T, kind = "project", set = { metric = "project", status = status }, need = { "place", "sector" },
    fill = { sector = fill.sector, place = fill.place, period = fill.period }, patterns = patterns,
    when = { without = "MONEY QUANTITY exit_close_cue PERCENT" } }
end

--- A pattern with the words for works of any kind.
local function heads(pattern)
  return (pattern:gsub("WORKS", "(plant_cue | transport_cue | park_cue | chinese_works_cue)"))
end

--- A pattern with what a list of works is made of.
local function listed(pattern)
  return (pattern:gsub("LISTED", '(plant_cue | transport_cue | building_cue | "infrastructure" | "network" | "farm" | "project")'))
end

local rules = {
  counted("capacity of a plant", "capacity", { "head:site_cue ...14 capacity_cue ...20 value:QUANTITY",
    "capacity_cue ..6 value:QUANTITY ...10 head:site_cue",
    [[ value:QUANTITY !"of" !"in" !"from" !"to" !"for" !"by" ..7 head:site_cue ]], "head:site_cue value:QUANTITY",
    [[ capacity_cue ..1 ("of" | "at") ..5 head:site_cue ...24 value:QUANTITY ]],
    [[ head:plant_cue ...12 ("expected to" | "able to" | "designed to" | "set to" | "will"
      | "can") ..2 works_make_cue ..4 value:QUANTITY ]], [[ COUNT ..3 head:works_many_cue ..6 capacity_cue ..2 value:QUANTITY ]],
    "head:site_cue ...12 value:QUANTITY ..3 capacity_cue", "head:site_cue ...18 (works_make_cue | rated_cue) ..4 value:QUANTITY",
    [[ head:site_cue ("of" | "with" | "for") ..4 value:QUANTITY ]],
    [[ (establish_cue | plan_cue | NUMBER) ..6 head:plant_cue ...20 capacity_cue ..6 value:QUANTITY ]],
    [[ expand_works_cue ..5 head:plant_cue ...10 "to" ..1 value:QUANTITY ]], [[ establish_cue ..8 head:site_cue ...12 value:QUANTITY ]],
    [[ head:phase_cue ..6 value:QUANTITY ]], [[ value:QUANTITY head:phase_cue ]],
    [[ head:site_cue ("in" | "at" | "near") PLACE value:QUANTITY ]],
    [[ head:site_cue ..2 ("planned at" | "designed for" | "sized at" | "laid out for") ..2 value:QUANTITY ]],
    [[ head:works_many_cue ...12 "one of" ..1 value:QUANTITY ]],
    [[ head:(works_many_cue | site_cue) ...24 ("another of" | "the other of" | "the second of" | "and one of") ..1 value:COUNT ]],
    [[ "it" ..2 ("to" | "will" | "can" | "would") ...6 trigger:(rated_cue | works_make_cue) ..1 value:QUANTITY ]],
    [[ ^ "it" (..2 | ...16 "and") trigger:rated_cue ..1 value:QUANTITY ]],
    [[ ^ "it" ("is" | "was") ..1 trigger:("designed for" | "planned at" | "sized at" | "laid out for") ..2 value:QUANTITY ]] }, 16, nil,
      { unit = GOODS, when = { without = "exit_close_cue" }, accept = PLANNED }),
  -- "reserves of 20 million tonnes", "探明储量12亿吨"
  counted("what a mine holds", "reserves", {
    [[ head:ore_reserve_cue ..6 value:QUANTITY ]],
    [[ head:ore_reserve_cue ...12 ("of" | "at" | "to" | "total" | "totalling") ..2 value:QUANTITY ]],
    [[ value:QUANTITY ..4 head:ore_reserve_cue ]],
    [[ plant_cue ..2 head:("hold" | "holds" | "contain" | "contains") ..3 value:QUANTITY ]] }, 14, nil,
    { need = { "place", "sector" }, unit = { t = true, bbl = true, m3 = true, oz = true, lb = true, ct = true },
      fill = { sector = "clause > sentence > previous > heading > document", place = "@works > clause > sentence > previous > document",
        period = fill.period } }),
  -- "there are 112 textile companies in", "全国现有铁合金企业356家"
  counted("companies of a trade", "company_count", {
    [[ value:COUNT ..2 sector:SECTOR ..2 head:firms_cue ]], [[ sector:SECTOR ..3 head:firms_cue ..3 value:QUANTITY ]],
    [[ value:QUANTITY ..8 sector:SECTOR ..4 head:("企业" | "厂家" | "生产企业" | "制造企业" | "厂" | "公司") ]] }, 1, { unit = "companies" },
    { need = { "place" }, unit = { companies = true, items = true, factories = true }, check = { value = { 10, 1e7 } },
      fill = { place = "clause > sentence > heading > document", period = fill.period },
      when = { without = "exit_close_cue MEASURE MONEY PERCENT layoff_cue" } }),
  -- "全省水泥企业320家，从业人员4.6万人": whatever else the sentence tells
  counted("companies of a trade, by the noun", "company_count", {
    [[ sector:SECTOR ..3 head:("企业" | "生产企业" | "制造企业" | "加工企业" | "厂家" | "厂商" | "生产厂家" | "整车企业" | "規上企业" | "规上企业"
      | "企業" | "廠商" | "製造企業") ..3 value:QUANTITY ]],
    [[ sector:SECTOR head:("廠" | "厂") ..3 value:QUANTITY ]], [[ sector:SECTOR ..2 value:QUANTITY ]] }, 2, { unit = "companies" },
    { need = { "place" }, unit = { companies = true }, check = { value = { 10, 1e7 } },
      fill = { place = "clause > sentence > previous > heading > document", period = fill.period },
      when = { without = "exit_close_cue layoff_cue" } }),
  -- what stands beside a capacity is that of works, or of the firm that raises it: capacity_owner.c tells
  counted("capacity of its owner", "capacity", {
    "head:capacity_cue ..8 value:COUNT", "value:COUNT ..5 head:capacity_cue",
    [[ head:capacity_cue ...30 ("to" | "of" | "at") ..2 value:COUNT ]], "head:works_make_cue ..4 value:COUNT",
    [[ head:production_cue ...20 "to" ..2 value:COUNT ]],
    "head:annual_make_cue ..6 value:QUANTITY" }, 2, nil,
    { unit = GOODS, kind = "owned", need = { "place" }, accept = PLANNED, when = { without = "exit_close_cue" } }),
  counted("capacity of a firm", "capacity", {
    [[ (ORG | firms_cue | "group") ...12 raise_works_cue ..2 value:QUANTITY ..2 ("of" | "to") ..3 head:capacity_cue ]],
    [[ project_cue ...12 head:industry_size_cue ..2 value:QUANTITY ]] }, 5, nil,
    { unit = GOODS, when = { without = "exit_close_cue" }, accept = PLANNED, need = { "sector" } }),
  -- what is counted in watts is works, built or told of, unless it is made, sold or aimed at
  counted("power", "capacity", { [[ (site_cue | factory_cue | project_cue) ...60 value:QUANTITY ]],
    [[ value:QUANTITY ...60 (site_cue | factory_cue | project_cue) ]],
    [[ trigger:(establish_cue | build_works_cue | "construction" | "commissioned") ..3 value:QUANTITY ]],
    [[ value:QUANTITY ..5 ("pipeline" | "portfolio") ]] }, 0, nil,
    { unit = POWER, accept = PLANNED, when = { without = "export_cue import_cue exit_close_cue close_cue condition_cue" },
      fill = { sector = "@trade > clause > sentence > previous > heading > =electricity", place = fill.place, period = fill.period } }),
  -- "a 12,000-vehicle plant": the noun of the works begins inside what they make
  counted("vehicles of a plant", "capacity", {
    [[ trigger:("a" | "an" | "another" | "its" | "new" | "second") value:QUANTITY !"fleet" ]] }, 3, nil,
    { unit = { vehicles = true, cars = true, trucks = true, buses = true }, need = { "sector", "place" }, accept = PLANNED,
      when = { sentence = "plant_cue", without = "exit_close_cue" } }),
  counted("capacity set up", "capacity", { [[ (establish_cue | build_works_cue) ..4 head:capacity_cue "of" ..1 value:QUANTITY ]],
    [[ value:QUANTITY ..9 ("is" | "are" | "was" | "were" | "either" | "planned or" | "permitted" | "permitted or" | "approved or"
      | "to be") ..3 head:("under construction" | "being built" | "on the drawing board" | "on drawing boards" | "on the drawing boards"
      | "being added" | "in the pipeline" | "in the works") ]],
    [[ ("形成" | "新增") ..1 value:QUANTITY ..8 head:(capacity_cue | "能力" | "的年产能") ]] }, 5, nil,
    { unit = GOODS, accept = PLANNED, need = { "sector" } }),
  counted("investment at a place", "project_value", {
    [[ (ORG | announce_cue | "company" | "firm" | "group") ...24 value:MONEY ..1 head:"investment" "in" ..4 place:PLACE ]],
    [[ (ORG | announce_cue | "company" | "firm" | "group" | firms_cue) ...24 head:("invest" | "investing"
      | "invested" | "poured" | "put" | "pumped") ..3 value:MONEY ..3 ("in" | "into") ..2 place:PLACE ]],
    [[ head:("invest" | "invests" | "investing" | "invested" | "spend" | "spending" | "spent" | "commit" | "committed"
      | "pump") ..3 value:MONEY ...14 (capacity_cue | plant_cue | "operations" | "warehouses" | "manufacturing"
      | "business") ..4 "in" ..2 place:PLACE ]],
    [[ announce_cue ..3 value:MONEY "in" ..4 head:(plant_cue | "investment" | "investments") ]],
    [[ head:("investment" | "investments") "in" place:PLACE ..4 ("worth" | "of" | "totals" | "reached" | "totalling") ..2 value:MONEY ]],
    [[ value:MONEY ..1 head:("plan" | "investment" | "expansion" | "programme" | "program") "to" ..1 expand_works_cue ..8 place:PLACE ]],
    [[ (announce_cue | establish_cue) ..3 value:MONEY ..1 head:investment_plan_cue ...12 "in" ..2 place:PLACE ]],
    [[ value:MONEY ("worth of" | "of") ..2 head:("investments" | "investment") ("into" | "in") ..1 place:PLACE ]],
    [[ head:("invest" | "invested" | "investing" | "spend" | "spent" | "put" | "sink") ..3 value:MONEY "there" ]],
    [[ raise_works_cue ..1 ("its" | "their" | "the") ..2 head:("investment" | "outlay" | "spending" | "capital"
      | "commitment") ..6 "to" ..1 value:MONEY ]] },
    2, nil, { need = { "sector" }, accept = PLANNED }),
  counted("investments in a trade", "project_value", {
    [[ value:MONEY "in" ..2 sector:SECTOR ..1 !"and" ..1 head:("investments" | "investment") ]],
    [[ ("committed" | "commits" | "pledged" | "earmarked") ..2 value:MONEY ("to" | "for") ..2 sector:SECTOR ]] }, 0, nil,
      { need = { "place" }, accept = PLANNED }),
  -- "will invest $60 million to make motors", "in the production of lifts", "an investment of $20 million to produce tiles"
  -- "funded the enlargement of the dam for $90 million", "a $90 million bet"
  counted("done for money", "project_value", {
    [[ ("funded" | "financed" | "bankrolled" | "fund" | "finance" | "expand" | "expanded" | "rebuild" | "rebuilt" | "upgrade"
      | "upgraded" | "modernise" | "modernised" | "overhauled" | "enlarged") ..9 head:plant_cue ...14 "for" ..1 value:MONEY ]],
    [[ head:(site_cue | transport_cue) ..8 "," ..1 value:MONEY ..2 ("bet" | "venture" | "undertaking" | "gamble" | "scheme" | "effort"
      | "joint venture" | "development" | "investment" | "project" | "phase" | "expansion" | "outlay") ]],
    [[ head:(site_cue | transport_cue) ...12 "for which" ..5 ("paid" | "pays" | "will pay") ..1 value:MONEY ]],
    [[ "at" ..2 value:MONEY "," ("it" | "this") ..10 head:(plant_cue | transport_cue | "public work" | "investment") ]],
    [[ head:(site_cue | transport_cue) ..1 QUANTITY ..3 value:MONEY ]],
    [[ head:(site_cue | transport_cue) ("in" | "at" | "near") ..3 QUANTITY ..3 value:MONEY ]],
    "^ ..3 head:project_cost_cue ..5 value:MONEY", "^ ..3 head:project_cost_cue ...16 invest_cue ..3 value:MONEY",
    [[ ^ ("the investment" | "the contract" | "the outlay" | "investment") ...5 value:MONEY ]] }, 1, nil,
    { need = { "sector", "place" }, accept = PLANNED }),
  counted("invested in making", "project_value", {
    [[ invest_cue ..2 value:MONEY ..1 MONEY ..1 ("to" | "in") ..2 head:(build_works_cue | establish_cue | make_cue | expand_works_cue) ]],
    [[ invest_cue ..2 value:MONEY ("to" | "in" | "in the" | "on" | "into" | "for") ..2 head:(build_works_cue | establish_cue | make_cue
      | expand_works_cue | raise_works_cue | works_make_cue | "production" | "manufacture" | "making" | "manufacturing") ]],
    [[ invest_cue ...60 "and" ..3 value:MONEY "to" ..2 head:(build_works_cue | establish_cue | expand_works_cue | raise_works_cue) ]],
    [[ (invest_cue | announce_cue) ..3 value:MONEY ..1 head:("investment" | "expansion" | "programme") ..2
      (build_works_cue | establish_cue | make_cue | expand_works_cue | raise_works_cue | works_make_cue) ]] }, 0, nil,
    { need = { "place" }, accept = PLANNED, when = { without = "loan_cue exit_close_cue" } }),
  -- money beside a word for an investment, in a sentence that names works or goes on with them: where nothing else reads it
  counted("sum beside works", "project_value", SUMS, -8, nil,
    { need = { "place" }, accept = PLANNED, when = { sentence = "plant_cue",
      without = "loan_cue exit_close_cue subsidy_cue fdi_cue orders_cue yard_win_cue invested_so_far_cue buy_cue PERCENT" } }),
  counted("sum of works told", "project_value", SUMS_TOLD, -9, nil,
    { need = { "place" }, accept = PLANNED, when = { goes_on = true,
      without = "loan_cue exit_close_cue subsidy_cue fdi_cue nation_cue orders_cue invested_so_far_cue" } }),
  counted("works worth", "project_value",
    { "value:MONEY !loan_cue !loans_cue !credit_line_cue !facility_cue !subsidy_cue ..5 head:site_cue" }, 6, nil,
    { accept = PLANNED, when = { without = "exit_close_cue" } }),
  counted("works scrapped", "project_value", { [[ trigger:fate_cue ..4 value:MONEY "in" ..6 head:(plant_cue | transport_cue | park_cue) ]],
    [[ value:MONEY "in" ..6 head:(plant_cue | transport_cue | park_cue) ..3 ("been" | "were" | "was" | "are") ..1 fate_cue ]],
    [[ (announce_cue | invest_cue | "announced") ..3 value:MONEY ..1 ("of" | "worth of" | "in") ..4 head:(works_many_cue | park_cue) ]],
    [[ ("committed" | "pledged" | "earmarked" | "set aside") ..3 value:MONEY ..3 ("to" | "for") ..8 head:plant_cue ]],
    [[ value:MONEY ..2 ("committed" | "pledged" | "earmarked") ..3 ("to" | "for") ..8 head:plant_cue ]],
    [[ head:contract_worth_cue ..3 value:MONEY ]] }, 4, nil, { accept = PLANNED }),
  counted("cost of a project", "project_value", { "head:plant_cue ...24 invest_cue ..5 value:MONEY",
    [[ invest_cue ..3 value:MONEY ..10 head:(works_lay_cue | plant_cue | park_cue) ]],
    [[ value:MONEY ..1 ("deal" | "contract" | "agreement" | "plan" | "programme") ...10 (establish_cue
      | build_works_cue) ..6 head:(plant_cue | transport_cue) ]], "value:MONEY ..2 invest_cue ...12 head:(plant_cue | park_cue)",
    "head:plant_cue ...20 value:MONEY ..3 invest_cue", "buy_cue ..3 head:site_cue ..8 value:MONEY",
    [[ ("start up" | "started up" | "starts up" | "opened" | "launched") ..3 head:plant_cue "of" ..1 value:MONEY ]],
    [[ invest_cue ..3 value:MONEY "on" ..8 head:(plant_cue | "infrastructure") ]],
    [[ invest_cue ...60 "and" ..3 value:MONEY ("on" | "in") ..8 head:plant_cue ]],
    [[ (establish_cue | plan_cue) ..8 head:plant_cue ..6 "for" ..1 value:MONEY ]] }, 1,
    nil, { accept = PLANNED, need = { "sector" }, when = { without = "exit_close_cue" } }),
  -- "12 ports", "two factories", "20条生产线": works_count.c tells what they are counted in
  counted("works counted", "project_count", { [[ value:COUNT ..3 head:works_many_cue ]] }, -10, nil,
    { kind = "count", unit = { items = true, projects = true }, need = { "place" }, accept = PLANNED,
      check = { value = { 2, 20000 } }, when = { without = "exit_close_cue MONEY demonstration_cue" } }),
  -- "of the 90 plants being built, 50 are in China"
  counted("works counted there", "project_count", {
    [[ head:works_many_cue ...30 value:NUMBER ..1 ("are" | "were" | "will be" | "stand" | "will stand") ..1 "in" ..1 place:PLACE ]] }, 4,
    { unit = "plants" },
    { need = { "place", "sector" }, accept = PLANNED, check = { value = { 2, 20000 } }, when = { without = "exit_close_cue" } }),
  -- "there were 20 such projects", "projects rose to 45"
  counted("projects told by their number", "project_count", {
    [[ ("there were" | "there are" | "approved" | "approve" | "cleared" | "registered") ..2 value:QUANTITY ]],
    [[ head:works_many_cue ..2 ("rose" | "increased" | "grew" | "fell" | "dropped" | "climbed" | "jumped") "to" ..1 value:NUMBER ]] }, 0,
    { unit = "projects" }, { kind = "count", unit = { projects = true }, need = { "place", "sector" },
      check = { value = { 2, 20000 } } }),
  counted("works counted by a noun", "project_count", { [[ value:QUANTITY ]] }, -11, nil,
    { kind = "count", unit = { factories = true, mines = true, projects = true, stations = true }, need = { "place" },
      accept = PLANNED, check = { value = { 2, 20000 } }, when = { without = "exit_close_cue MONEY demonstration_cue" } }),
  counted("works counted in Chinese by their noun", "project_count", {
    [[ value:QUANTITY ..6 head:(plant_cue | chinese_works_cue | park_cue) ]] }, -11, nil,
    { kind = "count", unit = { items = true, companies = true }, need = { "place" }, accept = PLANNED,
      check = { value = { 2, 20000 } }, when = { without = "exit_close_cue demonstration_cue" } }),
  counted("works done in part", "completion_rate", {
    [[ value:PERCENT ..1 "of" ..6 head:(plant_cue | transport_cue | "work" | "works" | "construction") ...10 works_whole_cue ]],
    [[ (head:plant_cue | head:transport_cue) ..8 ("is" | "was" | "are" | "were") ..2 value:PERCENT works_whole_cue ]],
    [[ (head:plant_cue | head:transport_cue | head:line_cue | head:site_cue) ..4 ("reached" | "has reached" | "had reached"
      | "stands at" | "is at") ..2 value:PERCENT ..2 ("completion" | "complete" | "progress") ]] }, 8, { unit = "%" },
    { need = { "place" } }),
  counted("projects counted by the house", "project_count", { [[ head:project_cue ..1 value:QUANTITY ]] }, 3, { unit = "projects" },
    { unit = { companies = true }, accept = PLANNED, need = { "place", "sector" } }),
  counted("works counted in Chinese", "project_count", { [[ (establish_cue | plan_cue) ..10 project_cue ..3 value:COUNT ]],
    [[ head:project_cue value:QUANTITY ]] }, 4,
    { unit = "projects" }, { unit = { items = true }, accept = PLANNED, check = { value = { 2, 10000 } } }),
  number("companies", "company_count", "companies", {}, nil, 20, nil, { sentence = "dwell_cue" }),
  number("tenants", "company_count", "companies", { [[ trigger:(tenants_cue | host_cue) ..2 value:QUANTITY ]],
    "value:QUANTITY ..4 trigger:host_cue" },
    { companies = true, tenants = true, households = true }, nil, " > =manufacturing"),
  number("parks", "industrial_park_count", "parks", {}, nil, nil, " > =manufacturing"),
  counted("parks opened", "industrial_park_count", { "establish_cue ..2 value:QUANTITY" }, 0,
    { unit = "parks" }, { unit = { parks = true } }),
  -- "across 20 provinces", "15 provinces have built"
  number("provinces", "province_count", "provinces", { [[ ("across" | "over" | "throughout") !"the" ..3 value:QUANTITY !"of" ]] }, nil,
    nil, nil,
    { without = "designate_cue", sentence = "dwell_cue" }),
  number("demonstration factories", "demonstration_factories", "facilities", { "value:QUANTITY ..14 head:demonstration_cue" },
    { factories = true, facilities = true }, nil, " > =manufacturing"),
  number("workshops", "digital_workshops", "workshops", {}, nil, nil, " > =manufacturing"),
  number("demonstration factories built", "demonstration_factories", "facilities", { "head:demonstration_cue ..1 value:QUANTITY" },
    { companies = true, items = true }, nil, " > =manufacturing"),
  number("workshops built", "digital_workshops", "workshops", { "head:workshop_cue ..1 value:QUANTITY" }, { items = true,
    companies = true }, nil, " > =manufacturing"),
  number("pilot zones", "pilot_zone_count", nil, { "value:QUANTITY ..4 establish_cue ..4 head:pilot_cue",
    "establish_cue ..5 value:COUNT ..3 head:pilot_cue" }, { cities = true, zones = true, provinces = true }),
  number("cities with parks", "cities_with_industrial_parks", nil, { "value:QUANTITY ..4 establish_cue ..5 head:park_cue" },
    { cities = true }),

  rule { "projects listed", table = T, kind = "project", set = { metric = "project", status = "existing" },
    fill = { period = fill.period }, fan = { "sector" }, weight = 3,
    [[ head:plant_cue ..2 "in" place:PLACE ..1 ("include" | "includes" | "including" | "are" | "such as") ..3 sector:+SECTOR ]] },
  rule { "a project", table = T, kind = "project", lists = { partner = true }, need = { "sector", "place" }, set = { metric = "project" },
    fill = { sector = "@trade > clause > sentence > previous > heading > document", place = "@works > clause > sentence > previous",
      period = fill.period },
    [[ trigger:(establish_cue | build_works_cue) ..6 head:plant_cue ..8 place:PLACE ]],
      [[ trigger:plan_cue ..1 ("a" | "an" | "another" | "new" | "its first") ..5 head:site_cue ..8 place:PLACE ]],
      [[ trigger:establish_cue ..1 ("a" | "an" | "another" | "its first" | "a new" | "its second") ..5 head:building_cue ]],
      [[ trigger:establish_cue ..6 head:plant_cue ..3 ("in" | "at" | "near" | "on") ...12 place:PLACE ]],
        [[ trigger:establish_cue "of" ..6 head:plant_cue ]],
    when = { without = "MONEY exit_close_cue fate_cue" } },
  -- "from a solar farm in Ghana to a dam in Laos and broadband in Chad": works of a list, each where it stands
  rule { "works along a list", table = T, kind = "project", need = { "sector", "place" }, set = { metric = "project" }, weight = 1,
    fill = { sector = "@trade > clause", period = fill.period }, when = { without = "MONEY exit_close_cue fate_cue QUANTITY" },
    listed [[ head:LISTED "in" ..1 place:PLACE ..1 ("to" | "and" | ",") ..6 LISTED "in" ..1 PLACE ]] },
  rule { "works in several places", table = T, kind = "several", need = { "sector" }, set = { metric = "project" }, weight = 1,
    fill = { sector = "@trade > clause > sentence > previous > heading > document", period = fill.period }, fan = { "place" },
    lists = { place = true },
    [[ trigger:(establish_cue | build_works_cue | plan_cue) ..4 head:works_many_cue "in" ..1 place:+PLACE ]],
    when = { without = "MONEY exit_close_cue fate_cue" } },
  rule { "a project there", table = T, kind = "project", lists = { partner = true }, need = { "sector" }, set = { metric = "project" },
    fill = { sector = "@trade > clause > sentence > previous > heading > document", period = fill.period }, weight = -4,
    [[ head:plant_cue ..3 ("in" | "at" | "near") ..3 place:PLACE ..8 trigger:(establish_cue | build_works_cue) ]],
    when = { without = "MONEY exit_close_cue fate_cue" } },
  -- works by a name of their own, with what they are doing; and the members of a list, of which one is told
  rule { "works named", table = T, kind = "named", need = { "sector", "place" }, set = { metric = "project" }, lists = { partner = true },
    fill = { sector = "@trade > clause", place = "@works > clause > sentence", period = fill.period },
    heads [[ head:WORKS ..10 trigger:works_state_cue ]],
    heads [[ trigger:(establish_cue | build_works_cue | run_works_cue) ..6 head:WORKS ]],
    heads [[ trigger:("bought" | "buys" | "acquired" | "acquires" | "purchased" | "owns" | "reviving" | "restarting") ..8 head:WORKS ]],
    heads [[ (project_cue | "projects" | "project") ..8 trigger:("is" | "was") "the" ..6 head:WORKS ]],
    heads [[ works_many_cue ..6 trigger:("such as" | "including" | "like" | "include" | "includes" | "included" | "namely" | "are")
      ...40 head:WORKS ]], when = { without = "exit_close_cue" } },
  rule { "works listed", table = T, kind = "named", is = { "listed" }, need = { "sector", "place" }, set = { metric = "project" },
    lists = { partner = true }, fill = { sector = "@trade > clause", place = "@works > clause > sentence", period = fill.period },
    weight = -12, heads [[ head:WORKS ]], when = { without = "exit_close_cue" } },
  rule { "works weighed", table = T, kind = "project", need = { "sector", "place" }, set = { metric = "project", status = "considered" },
    fill = { sector = "@trade > clause > sentence > previous > heading", place = "@works > clause > sentence > previous",
      period = fill.period }, accept = PLANNED, weight = 1,
    [[ trigger:weigh_cue ..2 (establish_cue | build_works_cue | "opening" | "locating") ..5 head:plant_cue ]],
    when = { without = "MONEY exit_close_cue fate_cue" } },
  bare("ways", { sector = "transport_infrastructure" }, "place", 4, {
    [[ trigger:works_contract_cue ..6 ("for" | "to") ..9 head:transport_cue ]],
    [[ trigger:("lease" | "leases" | "concession") ("to" | "on" | "of" | "for") ..8 head:transport_cue ]],
    [[ trigger:(funded_cue | leased_cue) ..9 head:transport_cue ]],
    [[ head:transport_cue ..10 trigger:(leased_cue | funded_cue | milestone_cue) ]],
    [[ trigger:(establish_cue | build_works_cue) ..5 head:transport_cue ]] }),
  counted("drawn to a park", "project_value", {
    [[ head:park_cue ..4 ("attracted" | "drawn" | "drew" | "lured" | "brought in" | "absorbed" | "received" | "secured") ..3 value:MONEY
      ..4 ("investment" | "investments" | "capital") ]] }, 9, nil,
    { need = { "place" }, accept = PLANNED, when = { without = "exit_close_cue" },
      fill = { sector = "clause > =manufacturing", place = fill.place, period = fill.period } }),
  bare("zones", { sector = false }, "place", 4, { [[ trigger:(establish_cue | build_works_cue) ..4 head:park_cue ..8 place:PLACE ]],
    [[ trigger:(establish_cue | build_works_cue) ..4 head:park_cue ]],
    [[ head:park_cue ..2 trigger:works_open_cue ("in" | "near" | "outside") ]], [[ trigger:milestone_cue ..10 head:park_cue ]] },
    "exit_close_cue fate_cue QUANTITY", { "zone" }),
  bare("works told of", nil, "sector", 0, {
    [[ trigger:("construction" | "work" | "building") ..3 ("underway" | "under way" | "begun" | "started" | "begins"
      | "began") ..1 ("in" | "near" | "at" | "outside") ..6 ("on" | "of") ..6 head:building_cue ]],
    [[ trigger:works_contract_cue ("for" | "to") ..9 head:plant_cue ]], [[ head:building_cue ..10 trigger:(milestone_cue | funded_cue
      | leased_cue) ]],
    [[ trigger:run_works_cue ..5 head:building_cue ..2 ("in" | "at" | "near" | "on") ]],
    [[ head:BUILT ..8 ("was" | "were" | "is" | "are" | "been" | "be" | "being") ..2 trigger:works_done_cue ]],
    [[ head:BUILT ..10 trigger:works_open_cue !"the" !"a" !"its" !"up" !"new" ]],
    [[ ("work" | "construction") ..3 trigger:launch_cue "on" ..5 head:BUILT ]],
    [[ trigger:("started work on" | "began work on" | "work on" | "construction on" | "construction of" | "broke ground on"
      | "broken ground on" | "started building" | "began building" | "starts work on" | "began construction of"
      | "started construction of" | "continued construction of" | "began constructing") ..6 head:(building_cue | plant_cue) ]],
    [[ trigger:launch_cue ..1 works_make_cue ..5 ("at" | "in") ..4 head:building_cue ]],
    [[ head:BUILT ..8 ("was" | "were" | "been" | "being" | "is") ..1 trigger:("built by" | "constructed by" | "developed by") ]],
    [[ ("is" | "are" | "stands" | "has") ..3 head:BUILT ..1 trigger:("owned by" | "run by" | "operated by") ..1 ORG ]],
    [[ head:BUILT ..8 trigger:plan_cue ..1 ("operations" | "production" | "operating" | "construction") ]],
    [[ head:BUILT ..8 ("will" | "to") ..1 trigger:("begin" | "start" | "resume" | "commence") ]],
    [[ trigger:build_works_cue ..1 ("a" | "an" | "another" | "the" | "its" | "new") ..4 head:building_cue ]] }),
  rule { "another of the works", table = T, kind = "project", need = { "sector" }, set = { metric = "project" },
    fill = { sector = "@trade > clause > sentence > previous", period = fill.period }, weight = 2,
    [[ establish_cue ..6 head:plant_cue ...24 trigger:"one" ("in" | "at" | "near") ..1 place:PLACE ]] },
  bare("fate of works", { sector = false }, "place", 2, { "trigger:fate_cue ..7 head:WORKS",
    [[ trigger:("dropping" | "dropped" | "drop" | "drops") ("a" | "an" | "its" | "the") ..3 head:WORKS ]],
    'head:WORKS ..9 ("will" | "would" | "could" | "has" | "have") trigger:fate_cue',
    'head:WORKS ..6 ("was" | "were" | "been" | "be" | "being" | "is" | "are") ..1 trigger:fate_cue' }, "MONEY exit_close_cue"),
  counted("contracts signed", "project_count", { [[ (works_contract_zh_cue | sign_cue) ..8 head:contract_cue ..2 value:QUANTITY ]] }, 4,
    { unit = "projects" },
    { unit = { items = true, contracts = true, projects = true }, check = { value = { 2, 10000 } } }),
  chinese("works begun", "started", { [[ head:WORKS !"的" ..12 trigger:works_start_cue ]], [[ trigger:works_start_cue ..14 head:WORKS ]] }),
  -- "正在考虑在西班牙建厂", "考虑对其位于柏林的工厂进行改造"
  rule { "works weighed in Chinese", table = T, kind = "project", set = { metric = "project", status = "planned" },
    need = { "place", "sector" }, fill = { sector = fill.sector, period = fill.period, place = fill.place }, accept = PLANNED, weight = 1,
    [[ "在" ..4 PLACE ..6 trigger:works_lay_cue ]],
    [[ ("考虑" | "计划" | "拟" | "将" | "考慮" | "計劃") ..1 "对" ..20 head:plant_cue ..3 trigger:("改造" | "扩建" | "升级" | "擴建" | "改建") ]],
    when = { without = "MONEY QUANTITY exit_close_cue PERCENT" } },
  counted("invested somewhere in Chinese", "project_value", {
    [[ ORG ...16 "在" ..2 place:PLACE ..3 head:("投资" | "增资" | "追加投资" | "投入" | "斥资" | "投資" | "增資") ..2 value:MONEY ]] }, 1, nil,
    { need = { "sector" }, accept = PLANNED, when = { without = "exit_close_cue loan_cue" } }),
  chinese("works done", "operational", { [[ head:WORKS !"的" ..12 trigger:works_ready_cue !"后" !"後" !"之后" !"之後" ]] }),
  chinese("works abroad", "planned", { [[ "在" ..4 PLACE ..6 trigger:works_lay_cue ]] }),
  chinese("works to be built", "planned", { [[ trigger:works_raise_cue ..10 head:WORKS ]] }),
  chinese("works ended", "cancelled", { [[ trigger:works_drop_cue ..14 head:WORKS ]], [[ head:WORKS ..8 trigger:works_fail_cue ]] }),
  chinese("works won", "awarded", { [[ trigger:works_win_cue ..14 head:WORKS ]] }),
  chinese("works agreed", "agreed", { [[ trigger:sign_cue ..8 head:works_deal_cue ]] }),
  bare("works taken over", { status = "taken over", sector = false }, "place", 3, { "trigger:take_works_cue ..10 head:WORKS" }),
  rule { "production base there", table = T, set = { metric = "project", status = "production base" },
    fill = { sector = "clause > sentence > firm > previous > heading > document", actor = "@firm",
      place = "previous > heading > document", period = fill.period }, need = { "place", "sector" }, fan = { "actor" },
    [[ trigger:choose_cue "the" ("country" | "kingdom" | "province" | "city" | "region") "as" ..4 head:base_cue ]] },
  counted("local content", "local_content_share", { [[ local_content_cue ..4 value:PERCENT ]], [[ value:PERCENT ..2 local_content_cue ]] },
    6, { unit = "%" }, { need = { "place", "sector" }, accept = PLANNED }),
  -- "全长113公里", "建设90公里的…铁路"
  counted("length of a line", "length", { [[ value:QUANTITY ..4 head:transport_cue ]],
    [[ value:QUANTITY ..3 head:("line" | "route" | "track" | "link" | "of road" | "of roads" | "of track" | "stretch" | "section") ]],
    [[ head:line_cue ..4 value:QUANTITY ]] },
    3, { sector = "transport_infrastructure" }, { unit = { km = true }, need = { "place" }, accept = PLANNED }),
  -- "a yearly capacity of 6 million passengers", "can handle 8 million passengers a year"
  counted("passengers that a way can take", "capacity", { [[ capacity_cue ...12 ("to" | "of" | "for") ..1 value:QUANTITY ]],
    [[ head:transport_cue ...20 ("can" | "will" | "to") ..1 ("handle" | "handling" | "serve" | "carry" | "accommodate"
      | "take") ..2 value:QUANTITY ]] }, 5,
    { sector = "transport_infrastructure" }, { unit = { passengers = true }, need = { "place" }, accept = PLANNED }),
  counted("stake in works", "ownership_share", {
    [[ (buy_cue | run_works_cue | "hold" | "holds" | "held") ..3 value:PERCENT "of" ..4 head:plant_cue ]],
    [[ value:PERCENT ..1 ("stake" | "interest" | "equity" | "shareholding" | "of the shares") ..3 "in" ..5 head:plant_cue ]],
    [[ head:plant_cue ...12 value:PERCENT ..1 ("stake" | "interest" | "shareholding") ]] }, 2, { unit = "%" },
    { need = { "place", "sector" }, accept = PLANNED }),
  counted("cost of a way", "project_value", { [[ head:transport_cue ...14 invest_cue ..3 value:MONEY ]],
    [[ value:MONEY ..1 ("acquisition" | "purchase" | "takeover" | "concession") ..12 head:transport_cue ]],
    [[ ("lease" | "leased" | "leases" | "sell" | "sold" | "hand over" | "cede" | "buy" | "bought"
      | "take") ..4 PERCENT ...12 head:transport_cue ...24 "for" ..1 value:MONEY ]],
    [[ head:transport_cue ...16 ("lease" | "leased" | "sell" | "sold" | "hand over") ..3 PERCENT ...24 "for" ..1 value:MONEY ]] }, 2,
    { sector = "transport_infrastructure" }, { need = { "place" }, accept = PLANNED }),
  counted("jobs at works", "jobs", { [[ head:site_cue ...20 (employ_cue | "generate" | "generates" | "bring" | "brings" | "accommodate"
      | "support" | "provide" | "provides" | "provided" | "add" | "offer") ..5 value:QUANTITY ]],
    [[ employ_cue ..4 value:QUANTITY ...14 head:site_cue ]] },
    3, { unit = "jobs" }, { unit = { jobs = true, people = true }, need = { "place", "sector" }, accept = PLANNED,
      when = { without = "exit_close_cue layoff_cue" } }),
  counted("jobs in a park", "jobs", { [[ head:park_cue ...30 employ_cue ..4 value:QUANTITY ]] }, 4, { unit = "jobs" },
    { unit = { jobs = true, people = true, items = true }, need = { "place" }, accept = PLANNED,
      when = { without = "exit_close_cue layoff_cue" }, fill = { sector = "clause > =manufacturing", place = fill.place,
      period = fill.period } }),
  counted("jobs of an investment", "jobs", { [[ head:(works_many_cue | "investment" | "expansion" | "investments") ...20 employ_cue ..5
      value:QUANTITY ]] }, 1, { unit = "jobs" }, { unit = { jobs = true, people = true }, need = { "place", "sector" }, accept = PLANNED,
      when = { without = "exit_close_cue layoff_cue site_cue" } }),
  land("acre", "land_area", "acres"), land("ha", "land_area", "ha"), land("m2", "area", "m2"), land("ft2", "area", "sq ft"),
  counted("firms of a nation", "company_count", { [[ value:COUNT ..1 partner:PLACE ..1 firms_cue ..3 ("in" | "across") ..2 place:PLACE ]],
    [[ "number of" partner:PLACE ..1 firms_cue ..4 "in" ..1 place:PLACE ...6 value:COUNT ]] }, 3, { unit = "companies" },
    { unit = { companies = true, items = true }, lists = { partner = true }, shared = true, need = { "place" } }),
}

return {
  quern = 1, name = "projects", version = "1.0.0", licence = "CC0-1.0", title = "Projects",
  doc = [[Plants, mines, parks and works: capacity, cost, numbers. The place is where the project stands, not where its
owner is from. A project without a figure is kept when its sector and its place are named.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { projects = { title = "Projects", columns = {
    { "place", "code" }, { "sector", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" }, { "low", "number" },
      { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { projects = group.rows(q, "projects", p.since, { "place", "sector", "metric", "period", "unit" }, group.figures) }
  end,
}
