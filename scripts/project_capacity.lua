-- Capacity of projects: what plants and mines can make or hold, how far lines reach, and the land that works take up.

local works = require "quern.rule.works"

local POWER = { MW = true, GW = true, TW = true, MWh = true }

--- Land and floors that works take up.
local function land(unit, metric, name)
  return works.figure("land in " .. unit, metric, {
    [[ value:QUANTITY ..3 head:("land" | "site" | "plot" | "campus" | "space" | "facility" | "plant" | "park" | "factory") ]],
    [[ head:("spread" | "covers" | "covering" | "occupies" | "occupying" | "area of") ..2 value:QUANTITY ]] },
    { weight = 2, set = { unit = name }, unit = { [unit] = true }, need = { "place" }, when = { sentence = "plant_cue" } })
end

local rules = {
  works.figure("capacity of a plant", "capacity", { "head:site_cue ...14 capacity_cue ...20 value:QUANTITY",
    "capacity_cue ..6 value:QUANTITY ...10 head:site_cue",
    [[ value:QUANTITY !"of" !"in" !"from" !"to" !"for" !"by" ..7 head:site_cue ]], "head:site_cue value:QUANTITY",
    [[ capacity_cue ..1 ("of" | "at") ..5 head:site_cue ...24 value:QUANTITY ]],
    [[ head:plant_cue ...12 ("expected to" | "able to" | "designed to" | "set to" | "will"
      | "can") ..2 works_make_cue ..4 value:QUANTITY ]], [[ COUNT ..3 head:works_many_cue ..6 capacity_cue ..2 value:QUANTITY ]],
    "head:site_cue ...12 value:QUANTITY ..3 capacity_cue", "head:site_cue ...18 (works_make_cue | rated_cue) ..4 value:QUANTITY",
    [[ head:site_cue ("of" | "with" | "for") ..4 value:QUANTITY ]],
    [[ (establish_cue | plan_cue | NUMBER) ..6 head:plant_cue ...20 capacity_cue ..6 value:QUANTITY ]],
    [[ expand_works_cue ..5 head:plant_cue ...10 "to" ..1 value:QUANTITY ]],
    [[ establish_cue ..8 head:site_cue ...12 value:QUANTITY ]],
    [[ head:phase_cue ..6 value:QUANTITY ]], [[ value:QUANTITY head:phase_cue ]],
    [[ head:site_cue ("in" | "at" | "near") PLACE value:QUANTITY ]],
    [[ head:site_cue ..2 ("planned at" | "designed for" | "sized at" | "laid out for") ..2 value:QUANTITY ]],
    [[ head:works_many_cue ...12 "one of" ..1 value:QUANTITY ]],
    [[ head:(works_many_cue | site_cue) ...24 ("another of" | "the other of" | "the second of" | "and one of") ..1 value:COUNT ]],
    [[ "it" ..2 ("to" | "will" | "can" | "would") ...6 trigger:(rated_cue | works_make_cue) ..1 value:QUANTITY ]],
    [[ ^ "it" (..2 | ...16 "and") trigger:rated_cue ..1 value:QUANTITY ]],
    [[ ^ "it" ("is" | "was") ..1 trigger:("designed for" | "planned at" | "sized at" | "laid out for") ..2 value:QUANTITY ]] },
    { weight = 16, unit = rule.GOODS, accept = rule.POSSIBLE, when = { without = "exit_close_cue" } }),
  -- "reserves of 20 million tonnes", "探明储量12亿吨"
  works.figure("what a mine holds", "reserves", {
    [[ head:ore_reserve_cue ..6 value:QUANTITY ]],
    [[ head:ore_reserve_cue ...12 ("of" | "at" | "to" | "total" | "totalling") ..2 value:QUANTITY ]],
    [[ value:QUANTITY ..4 head:ore_reserve_cue ]],
    [[ plant_cue ..2 head:("hold" | "holds" | "contain" | "contains") ..3 value:QUANTITY ]] },
    { weight = 14, unit = { t = true, bbl = true, m3 = true, oz = true, lb = true, ct = true }, need = { "place", "sector" },
      fill = { sector = "clause > sentence > previous > heading > document",
        place = "@works > clause > sentence > previous > document" } }),
  -- what stands beside a capacity is that of works, or of the firm that raises it: capacity_owner.c tells
  works.figure("capacity of its owner", "capacity", {
    "head:capacity_cue ..8 value:COUNT", "value:COUNT ..5 head:capacity_cue",
    [[ head:capacity_cue ...30 ("to" | "of" | "at") ..2 value:COUNT ]], "head:works_make_cue ..4 value:COUNT",
    [[ head:production_cue ...20 "to" ..2 value:COUNT ]],
    "head:annual_make_cue ..6 value:QUANTITY" },
    { weight = 2, kind = "owned", unit = rule.GOODS, need = { "place" }, accept = rule.POSSIBLE,
      when = { without = "exit_close_cue" } }),
  works.figure("capacity of a firm", "capacity", {
    [[ (ORG | firms_cue | "group") ...12 raise_works_cue ..2 value:QUANTITY ..2 ("of" | "to") ..3 head:capacity_cue ]],
    [[ project_cue ...12 head:industry_size_cue ..2 value:QUANTITY ]] },
    { weight = 5, unit = rule.GOODS, need = { "sector" }, accept = rule.POSSIBLE, when = { without = "exit_close_cue" } }),
  -- "Total installed capacity is 99 MW": of the works just told of
  works.figure("capacity of works told", "capacity", {
    [[ ^ ("total" | "annual" | "installed" | "rated" | "design" | "planned" | "initial" | "overall" | "yearly" | "full" | "nameplate"
      | "combined" | "capacity") ..3 ("is" | "was" | "will be" | "stands at" | "amounts to" | "totals" | "will total" | "will reach"
      | "is expected to be") ..3 value:QUANTITY ]] },
    { weight = 17, unit = rule.GOODS, need = { "place", "sector" }, accept = rule.POSSIBLE,
      when = { goes_on = true, sentence = "capacity_cue", without = "exit_close_cue nation_cue PLACE PERCENT" } }),
  -- "will generate 320 million kWh a year", "年发电量2.7亿千瓦时"
  works.figure("power that works make", "output", {
    [[ (site_cue | project_cue | "it") ...16 head:("generate" | "generates" | "generating" | "produce" | "produces" | "supply" | "deliver"
      | "yield") ..5 value:QUANTITY ]],
    [[ head:("年发电量" | "年均发电量" | "年上网电量" | "年發電量" | "每年可发电" | "年可发电") ..8
      value:QUANTITY ]] },
    { weight = 4, unit = { kWh = true, MWh = true, GWh = true, TWh = true }, need = { "place" }, accept = rule.POSSIBLE,
      when = { sentence = "site_cue", without = "exit_close_cue nation_cue export_cue import_cue" },
      fill = { sector = works.sector "electricity" } }),
  -- what is counted in watts is works, built or told of, unless it is made, sold or aimed at
  works.figure("power", "capacity", { [[ (site_cue | factory_cue | project_cue) ...60 value:QUANTITY ]],
    [[ value:QUANTITY ...60 (site_cue | factory_cue | project_cue) ]],
    [[ trigger:(establish_cue | build_works_cue | "construction" | "commissioned") ..3 value:QUANTITY ]],
    [[ value:QUANTITY ..5 ("pipeline" | "portfolio") ]] },
    { unit = POWER, accept = rule.POSSIBLE, when = { without = "export_cue import_cue exit_close_cue close_cue condition_cue" },
      fill = { sector = works.sector "electricity" } }),
  -- "a 12,000-vehicle plant": the noun of the works begins inside what they make
  works.figure("vehicles of a plant", "capacity", {
    [[ trigger:("a" | "an" | "another" | "its" | "new" | "second") value:QUANTITY !"fleet" ]] },
    { weight = 3, unit = { vehicles = true, cars = true, trucks = true, buses = true }, need = { "sector", "place" },
      accept = rule.POSSIBLE, when = { sentence = "plant_cue", without = "exit_close_cue" } }),
  works.figure("capacity set up", "capacity", {
    [[ (establish_cue | build_works_cue) ..4 head:capacity_cue "of" ..1 value:QUANTITY ]],
    [[ value:QUANTITY ..9 ("is" | "are" | "was" | "were" | "either" | "planned or" | "permitted" | "permitted or" | "approved or"
      | "to be") ..3 head:("under construction" | "being built" | "on the drawing board" | "on drawing boards"
      | "on the drawing boards" | "being added" | "in the pipeline" | "in the works") ]],
    [[ ("形成" | "新增") ..1 value:QUANTITY ..8 head:(capacity_cue | "能力" | "的年产能") ]] },
    { weight = 5, unit = rule.GOODS, need = { "sector" }, accept = rule.POSSIBLE }),
  -- "a yearly capacity of 6 million passengers", "can handle 8 million passengers a year"
  works.figure("passengers that a way can take", "capacity", { [[ capacity_cue ...12 ("to" | "of" | "for") ..1 value:QUANTITY ]],
    [[ head:transport_cue ...20 ("can" | "will" | "to") ..1 ("handle" | "handling" | "serve" | "carry" | "accommodate"
      | "take") ..2 value:QUANTITY ]] },
    { weight = 5, set = { sector = "transport_infrastructure" }, unit = { passengers = true }, need = { "place" },
      accept = rule.POSSIBLE }),

  -- how far lines reach, and the land of works
  -- "全长113公里", "建设90公里的…铁路"
  works.figure("length of a line", "length", { [[ value:QUANTITY ..4 head:transport_cue ]],
    [[ value:QUANTITY ..3 head:("line" | "route" | "track" | "link" | "of road" | "of roads" | "of track" | "stretch"
      | "section") ]],
    [[ head:line_cue ..4 value:QUANTITY ]],
    [[ head:transport_cue ...14 ("is" | "was" | "will be" | "are" | "runs" | "stretches" | "spans" | "measures") ..2 value:QUANTITY ]] },
    { weight = 3, set = { sector = "transport_infrastructure" }, unit = { km = true }, need = { "place" },
      accept = rule.POSSIBLE }),
  land("acre", "land_area", "acres"), land("ha", "land_area", "ha"), land("m2", "area", "m2"), land("ft2", "area", "sq ft"),
}

return {
  quern = 1, name = "project_capacity", version = "1.0.0", licence = "CC0-1.0", title = "Capacity of projects",
  doc = [[The capacity of plants, parks and lines, planned or standing, the reserves of mines, the length of lines and the land that
works take up. They are claims of the table projects, and stand there too: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { project_capacity = { title = "Capacity of projects", columns = works.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/project_capacity/documents",
    expect = { project_capacity = "fixtures/project_capacity/project_capacity.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "project_capacity", rules = rules, metrics = "_length" }
    return { project_capacity = group.rows(q, "projects", p.since, works.key, group.figures, part) }
  end,
}
