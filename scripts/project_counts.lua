-- Counts of projects: how many works, parks and pilot zones there are or are to be, and how many companies of a trade.

local works = require "quern.rule.works"

--- A number of works, not one of them, nor what is counted in a whole economy.
local SEVERAL = { value = { 2, 20000 } }

--- What has a unit of its own is counted wherever it stands; parks and model factories of no trade told are those of manufacturing.
local ANY = { "value:QUANTITY", "value:QUANTITY ..6 sector:SECTOR" }
local IN_ANY_TRADE = { sector = works.sector "manufacturing" }

local rules = {
  -- companies of a trade
  -- "there are 112 textile companies in", "全国现有铁合金企业356家"
  works.figure("companies of a trade", "company_count", {
    [[ value:COUNT ..2 sector:SECTOR ..2 head:firms_cue ]], [[ sector:SECTOR ..3 head:firms_cue ..3 value:QUANTITY ]],
    [[ value:QUANTITY ..8 sector:SECTOR ..4 head:("企业" | "厂家" | "生产企业" | "制造企业" | "厂" | "公司") ]] },
    { weight = 1, set = { unit = "companies" }, unit = { companies = true, items = true, factories = true }, need = { "place" },
      check = { value = { 10, 1e7 } }, when = { without = "exit_close_cue MEASURE MONEY PERCENT layoff_cue" },
      fill = { place = "clause > sentence > heading > document" } }),
  -- "全省水泥企业320家，从业人员4.6万人": whatever else the sentence tells
  works.figure("companies of a trade, by the noun", "company_count", {
    [[ sector:SECTOR ..3 head:("企业" | "生产企业" | "制造企业" | "加工企业" | "厂家" | "厂商" | "生产厂家" | "整车企业" | "規上企业" | "规上企业"
      | "企業" | "廠商" | "製造企業") ..3 value:QUANTITY ]],
    [[ sector:SECTOR head:("廠" | "厂") ..3 value:QUANTITY ]], [[ sector:SECTOR ..2 value:QUANTITY ]] },
    { weight = 2, set = { unit = "companies" }, unit = { companies = true }, need = { "place" }, check = { value = { 10, 1e7 } },
      when = { without = "exit_close_cue layoff_cue" }, fill = { place = "clause > sentence > previous > heading > document" } }),
  -- "more than 40 Chilean copper makers": those of a country, in the trade that the text is about
  works.figure("makers of a nation", "company_count", {
    [[ value:COUNT ..1 place:PLACE ..2 head:("manufacturers" | "producers" | "makers" | "smelters" | "steelmakers" | "carmakers"
      | "automakers" | "shipbuilders" | "refiners" | "miners" | "chipmakers") ]] },
    { weight = 1, set = { unit = "companies" }, unit = { companies = true, items = true }, need = { "place", "sector" },
      check = { value = { 10, 1e6 } }, when = { without = "exit_close_cue MEASURE layoff_cue" },
      fill = { sector = "clause > sentence > heading > document" } }),
  -- "新设外商投资企业1280家"
  works.figure("firms set up", "company_count", {
    [[ (establish_cue | "新设" | "新增" | "新设立" | "新登记") ..1 head:("外商投资企业" | "外资企业" | "外商独资企业" | "境外投资企业" | "民营企业"
      | "科技型企业") ..2 value:QUANTITY ]] },
    { weight = 3, set = { unit = "companies" }, unit = { companies = true }, need = { "place" }, check = { value = { 10, 1e7 } },
      fill = { sector = "=all_industry", place = "clause > sentence > previous > heading > document" } }),
  -- "12 Chinese companies in Serbia"
  works.figure("firms of a nation", "company_count", {
    [[ value:COUNT ..1 partner:PLACE ..1 firms_cue ..3 ("in" | "across") ..2 place:PLACE ]],
    [[ "number of" partner:PLACE ..1 firms_cue ..4 "in" ..1 place:PLACE ...6 value:COUNT ]] },
    { weight = 3, set = { unit = "companies" }, unit = { companies = true, items = true }, lists = { partner = true },
      shared = true, need = { "place" } }),
  works.count("companies", "company_count", "companies", ANY,
    { weight = 1, unit = { companies = true }, check = { value = { 20, 1e7 } }, when = { sentence = "dwell_cue" } }),
  -- the companies that a park houses
  works.count("tenants", "company_count", "companies",
    { [[ trigger:(tenants_cue | host_cue) ..2 value:QUANTITY ]], "value:QUANTITY ..4 trigger:host_cue" },
    { unit = { companies = true, tenants = true, households = true },
      fill = { sector = "clause > =manufacturing", place = "@works > " .. works.PLACE } }),

  -- works and projects by their number
  -- "12 ports", "two factories", "20条生产线": works_count.c tells what they are counted in
  works.figure("works counted", "project_count", { [[ value:COUNT ..3 head:works_many_cue ]] },
    { weight = -10, kind = "count", unit = { items = true, projects = true }, need = { "place" },
      check = SEVERAL, accept = rule.POSSIBLE, when = { without = "exit_close_cue demonstration_cue" } }),
  -- "of the 90 plants being built, 50 are in China"
  works.figure("works counted there", "project_count", {
    [[ head:works_many_cue ...30 value:NUMBER ..1 ("are" | "were" | "will be" | "stand"
      | "will stand") ..1 "in" ..1 place:PLACE ]] },
    { weight = 4, set = { unit = "plants" }, need = { "place", "sector" }, check = SEVERAL,
      accept = rule.POSSIBLE, when = { without = "exit_close_cue" } }),
  -- "there were 20 such projects", "projects rose to 45"
  works.figure("projects told by their number", "project_count", {
    [[ ("there were" | "there are" | "approved" | "approve" | "cleared" | "registered") ..2 value:QUANTITY ]],
    [[ head:works_many_cue ..2 ("rose" | "increased" | "grew" | "fell" | "dropped" | "climbed"
      | "jumped") "to" ..1 value:NUMBER ]] },
    { set = { unit = "projects" }, kind = "count", unit = { projects = true }, need = { "place", "sector" },
      check = SEVERAL }),
  works.figure("works counted by a noun", "project_count", { [[ value:QUANTITY ]] },
    { weight = -11, kind = "count", unit = { factories = true, mines = true, projects = true, stations = true },
      need = { "place" }, check = SEVERAL, accept = rule.POSSIBLE,
      when = { without = "exit_close_cue demonstration_cue" } }),
  works.figure("works counted in Chinese by their noun", "project_count", {
    [[ value:QUANTITY ..6 head:(plant_cue | chinese_works_cue | park_cue) ]] },
    { weight = -11, kind = "count", unit = { items = true, companies = true }, need = { "place" },
      check = SEVERAL, accept = rule.POSSIBLE, when = { without = "exit_close_cue demonstration_cue" } }),
  -- "水泥厂约35座", "装置共85套", "仅有5套装置投产": a number behind its noun, or of sets, is one of works
  works.figure("works counted behind their noun", "project_count", {
    [[ head:(plant_cue | chinese_works_cue | line_cue) ..2 value:QUANTITY ]] },
    { weight = 18, kind = "count", unit = { items = true, units = true, sets = true }, need = { "place", "sector" },
      check = SEVERAL, accept = rule.POSSIBLE, when = { without = "exit_close_cue demonstration_cue" } }),
  works.figure("works counted by sets", "project_count", {
    [[ value:QUANTITY ..6 head:(plant_cue | chinese_works_cue | line_cue) ..3 (establish_cue | works_ready_cue | build_works_cue) ]],
    [[ (establish_cue | build_works_cue) ..1 value:QUANTITY ..6 head:(plant_cue | chinese_works_cue | line_cue) ]] },
    { weight = -11, kind = "count", unit = { units = true, sets = true }, need = { "place", "sector" },
      check = SEVERAL, accept = rule.POSSIBLE, when = { without = "exit_close_cue demonstration_cue" } }),
  -- "其中8座位于越南", "其中越南有8座"
  works.figure("works counted there in Chinese", "project_count", {
    [[ head:(plant_cue | chinese_works_cue | line_cue | park_cue) ...30 value:QUANTITY ..1 ("位于" | "在" | "分布在" | "位於" | "设在") ..2
      place:PLACE ]],
    [[ head:(plant_cue | chinese_works_cue | line_cue | park_cue) ...24 "其中" ..1 place:PLACE ..4 value:QUANTITY ]] },
    { weight = 3, unit = { items = true, companies = true, units = true }, need = { "place", "sector" }, check = SEVERAL,
      accept = rule.POSSIBLE, when = { without = "exit_close_cue demonstration_cue MONEY" } }),
  works.figure("projects counted by the house", "project_count", { [[ head:project_cue ..1 value:QUANTITY ]] },
    { weight = 3, set = { unit = "projects" }, unit = { companies = true }, need = { "place", "sector" }, accept = rule.POSSIBLE }),
  works.figure("works counted in Chinese", "project_count", { [[ (establish_cue | plan_cue) ..10 project_cue ..3 value:COUNT ]],
    [[ head:project_cue value:QUANTITY ]] },
    { weight = 4, set = { unit = "projects" }, unit = { items = true }, check = { value = { 2, 10000 } }, accept = rule.POSSIBLE }),
  works.figure("contracts signed", "project_count", {
    [[ (works_contract_zh_cue | sign_cue) ..8 head:contract_cue ..2 value:QUANTITY ]] },
    { weight = 4, set = { unit = "projects" }, unit = { items = true, contracts = true, projects = true },
      check = { value = { 2, 10000 } } }),

  -- parks, zones, provinces with works, and factories held up as models
  works.count("parks", "industrial_park_count", "parks", ANY, { weight = 1, unit = { parks = true }, fill = IN_ANY_TRADE }),
  works.figure("parks opened", "industrial_park_count", { "establish_cue ..2 value:QUANTITY" },
    { set = { unit = "parks" }, unit = { parks = true } }),
  -- "across 20 provinces", "15 provinces have built"
  works.count("provinces", "province_count", "provinces",
    { [[ ("across" | "over" | "throughout") !"the" ..3 value:QUANTITY !"of" ]] },
    { weight = 1, unit = { provinces = true }, when = { without = "designate_cue", sentence = "dwell_cue" } }),
  works.count("demonstration factories", "demonstration_factories", "facilities", { "value:QUANTITY ..14 head:demonstration_cue" },
    { unit = { factories = true, facilities = true }, fill = IN_ANY_TRADE }),
  works.count("demonstration factories built", "demonstration_factories", "facilities",
    { "head:demonstration_cue ..1 value:QUANTITY" },
    { unit = { companies = true, items = true }, fill = IN_ANY_TRADE }),
  works.count("workshops", "digital_workshops", "workshops", ANY, { weight = 1, unit = { workshops = true }, fill = IN_ANY_TRADE }),
  works.count("workshops built", "digital_workshops", "workshops", { "head:workshop_cue ..1 value:QUANTITY" },
    { unit = { items = true, companies = true }, fill = IN_ANY_TRADE }),
  works.count("pilot zones", "pilot_zone_count", nil,
    { "value:QUANTITY ..4 establish_cue ..4 head:pilot_cue", "establish_cue ..5 value:COUNT ..3 head:pilot_cue" },
    { unit = { cities = true, zones = true, provinces = true } }),
  works.count("zones told by their number", "pilot_zone_count", "zones", { [[ value:QUANTITY head:pilot_cue ]] },
    { weight = 1, unit = { items = true }, fill = { sector = "=all_industry" } }),
  works.count("cities with parks", "cities_with_industrial_parks", nil, { "value:QUANTITY ..4 establish_cue ..5 head:park_cue" },
    { unit = { cities = true } }),
}

return {
  quern = 1, name = "project_counts", version = "1.0.0", licence = "CC0-1.0", title = "Counts of projects",
  doc = [[How many works, projects, parks, pilot zones and model factories a place has or plans, and how many companies of a trade.
They are claims of the table projects, and stand there too: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { project_counts = { title = "Counts of projects", columns = works.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/project_counts/documents",
    expect = { project_counts = "fixtures/project_counts/project_counts.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "project_counts", rules = rules, metrics = "_count production_lines" }
    return { project_counts = group.rows(q, "projects", p.since, works.key, group.figures, part) }
  end,
}
