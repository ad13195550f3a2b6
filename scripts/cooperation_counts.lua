-- Counts of cooperation: the projects, agreements and joint parks of two sides, the countries that take part, rounds of dialogue.

local cooperation = require "quern.rule.cooperation"
local joint, figure, chinese = cooperation.joint, cooperation.figure, cooperation.chinese_figure

--- A number of agreements or projects, not a year.
local SEVERAL = { value = { 2, 10000 } }
local COUNTRIES = { value = { 3, 250 } }

-- What is counted along the Belt and Road is China's, with all countries along it.
local ALL_ALONG = { place = "CHN", partner = "BRI countries" }
local HERE = { place = false, partner = false, sector = "clause > =all_industry" }

local rules = {
  -- what two countries have together
  joint("joint projects", "project_count", "projects", { [[ head:project_cue ..4 value:QUANTITY ]] },
    { unit = { items = true, projects = true } }),
  joint("firms of joint zones", "company_count", "companies", { [[ value:QUANTITY ]] },
    { unit = { companies = true, tenants = true } }),
  joint("jobs told at joint zones", "jobs_created", "jobs", { [[ value:QUANTITY ]] }, { unit = { jobs = true, people = true } }),
  joint("countries with joint zones", "partner_countries", "countries", { [[ value:QUANTITY ]] },
    { unit = { countries = true }, check = { value = { 3, 1e15 } } }),
  joint("joint zones", "industrial_park_count", "parks", {
    [[ value:COUNT ..4 head:park_cue ]], [[ head:park_cue ..3 value:QUANTITY ]] },
    { unit = { items = true, projects = true, companies = true, parks = true, zones = true } }),
  joint("countries of joint zones", "partner_countries", "countries", {
    [[ value:QUANTITY ..5 head:("国家" | "國家" | "countries") ]] },
    { unit = { countries = true, items = true }, check = { value = { 3, 1e15 } } }),
  figure("rounds of dialogue", "dialogues", "dialogues", { [[ value:QUANTITY ..10 head:(meet_cue | dialogue_cue | coop_cue) ]] },
    { weight = 4, unit = { rounds = true, times = true }, need = { "place", "partner" }, when = { sentence = "coop_cue" } }),
  figure("friendship cities", "friendship_cities", "cities", {
    [[ value:COUNT ..2 head:friend_city_cue ]], [[ head:friend_city_cue ..6 value:QUANTITY ]] },
    { weight = 7, unit = { cities = true, items = true, regions = true, pair = true, provinces = true, states = true },
      check = { value = { 2, 5000 } } }),

  -- projects and agreements
  figure("projects counted", "project_count", "projects", {
    [[ value:NUMBER ("joint" | "new" | "major" | "priority" | "key") ..3 head:coop_cue ]],
    [[ head:coop_cue ...30 value:QUANTITY ]] }, { weight = 5, unit = { projects = true, items = true } }),
  chinese("deals counted", "project_count", "projects", {
    [[ trigger:sign_cue ..2 value:QUANTITY ..1 ("of" | "worth" | "with" | "in" | "for" | "valued") ]],
    [[ trigger:sign_cue ..2 value:COUNT ..3 head:("deals" | "contracts" | "projects" | "programs" | "programmes"
      | "cooperation projects") ]],
    [[ value:COUNT ..2 head:coop_project_cue ]] },
    { weight = 1, check = SEVERAL, unit = { projects = true, items = true, contracts = true } }),
  chinese("many agreements", "project_count", "agreements", {
    [[ trigger:sign_cue ..3 value:COUNT ..3 head:("agreements" | "deals" | "contracts" | "memoranda" | "memorandums" | "accords"
      | "MoUs" | "cooperation agreements" | "documents" | "cooperation documents") ]],
    [[ value:COUNT ..2 head:(agreements_cue | coop_deal_cue) ...12 trigger:sign_cue ]] },
    { weight = 2, check = { value = { 6, 10000 } }, unit = { items = true } }),
  chinese("projects go on", "project_count", "projects", {
    [[ value:NUMBER ..2 head:(project_cue | "projects" | "plants" | "factories") ]],
    [[ value:NUMBER "of" ("them" | "these" | "which" | "the projects") ...8 head:(works_whole_cue | "completed" | "finished"
      | "under construction" | "put into production" | "in operation" | "under way" | "underway") ]] },
    { weight = 2, check = SEVERAL, unit = { projects = true, items = true }, when = { goes_on = true } }),
  chinese("projects signed", "project_count", "projects", { [[ trigger:sign_cue ...14 value:QUANTITY ]] },
    { weight = 2, check = SEVERAL, unit = { projects = true, items = true }, when = { sides = true, without = "takeover_cue" } }),

  -- countries that take part, and what is done along the Belt and Road
  chinese("signed with", "partner_countries", "countries", {
    [[ trigger:sign_cue ...10 head:(tie_cue | trade_pact_cue) ..10 "with" ..3 value:QUANTITY ]],
    [[ PLACE=CHN ..1 trigger:("has" | "have") ..2 head:trade_pact_cue "with" ..3 value:QUANTITY ]] },
    { weight = 3, need = { "place" }, check = COUNTRIES, unit = { countries = true } }),
  figure("countries of an initiative", "partner_countries", "countries", {
    [[ head:ORG="Belt and Road Initiative" ...12 ("across" | "in" | "includes" | "covers" | "spans" | "counts" | "encompasses"
      | "comprises" | "involves" | "include" | "cover" | "span" | "涵盖" | "覆盖" | "extended to" | "spread to") ..2 value:QUANTITY ]],
    [[ value:QUANTITY ...20 (join_cue | sign_cue) ..6 head:ORG="Belt and Road Initiative" ]],
    [[ MONEY "of" ..1 PLACE=CHN ..1 ("investment" | "investments" | "contracts" | "engagement" | "projects") ..3 ("in"
      | "across") ..3 value:QUANTITY ]] },
    { weight = 5, set = ALL_ALONG, check = COUNTRIES, unit = { countries = true }, fill = HERE }),
  figure("projects along the Belt and Road", "project_count", "projects", {
    [[ belt_road_cue ..2 value:QUANTITY ..6 head:("executed" | "completed" | "built" | "carried out" | "implemented" | "launched"
      | "undertaken" | "under way" | "underway") ]] },
    { weight = 5, set = ALL_ALONG, check = { value = { 20, 1e5 } }, unit = { projects = true, items = true }, fill = HERE }),
}

return {
  quern = 1, name = "cooperation_counts", version = "1.0.0", licence = "CC0-1.0", title = "Counts of cooperation",
  doc = [[How many projects and agreements two sides have, how many countries take part, the parks, companies and jobs of what they
run together, rounds of dialogue and friendship cities. They are claims of the table capacity_cooperation, and stand there too: here
they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { cooperation_counts = { title = "Counts of cooperation", columns = cooperation.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/cooperation_counts/documents",
    expect = { cooperation_counts = "fixtures/cooperation_counts/cooperation_counts.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "cooperation_counts", rules = rules }
    return { cooperation_counts = group.rows(q, "capacity_cooperation", p.since, cooperation.key, group.witnesses, part) }
  end,
}
