-- Projects: plants, mines, parks and works, planned or standing, and what becomes of them. What they can make, what is put into
-- them and how many there are stands in this table too: project_capacity, project_investment and project_counts have the rules.

local works = require "quern.rule.works"

local HERE = "@works > clause > sentence > previous"
local WITHOUT_FIGURE = { without = "MONEY exit_close_cue fate_cue" }

--- Chinese works without a figure: what begins, stands, ends or is signed for.
local function chinese(name, status, patterns)
  return works.state(name, patterns, { set = { status = status }, when = { without = "MONEY QUANTITY exit_close_cue PERCENT" } })
end

local rules = {
  -- works begun, built, let and opened
  works.state("a project", {
    [[ trigger:(establish_cue | build_works_cue) ..6 head:plant_cue ..8 place:PLACE ]],
    [[ trigger:plan_cue ..1 ("a" | "an" | "another" | "new" | "its first") ..5 head:site_cue ..8 place:PLACE ]],
    [[ trigger:establish_cue ..1 ("a" | "an" | "another" | "its first" | "a new" | "its second") ..5 head:building_cue ]],
    [[ trigger:establish_cue ..6 head:plant_cue ..3 ("in" | "at" | "near" | "on") ...12 place:PLACE ]],
    [[ trigger:establish_cue "of" ..6 head:plant_cue ]] }, { when = WITHOUT_FIGURE, fill = { place = HERE } }),
  works.state("a project there", { [[ head:plant_cue ..3 ("in" | "at" | "near") ..3 place:PLACE ..8
    trigger:(establish_cue | build_works_cue) ]] }, { weight = -4, when = WITHOUT_FIGURE }),
  works.state("another of the works",
    { [[ establish_cue ..6 head:plant_cue ...24 trigger:"one" ("in" | "at" | "near") ..1 place:PLACE ]] },
    { weight = 2, fill = { sector = "@trade > clause > sentence > previous" } }),
  works.state("ways", {
    [[ trigger:works_contract_cue ..6 ("for" | "to") ..9 head:transport_cue ]],
    [[ trigger:("lease" | "leases" | "concession") ("to" | "on" | "of" | "for") ..8 head:transport_cue ]],
    [[ trigger:(funded_cue | leased_cue) ..9 head:transport_cue ]],
    [[ head:transport_cue ..10 trigger:(leased_cue | funded_cue | milestone_cue) ]],
    [[ trigger:(establish_cue | build_works_cue) ..5 head:transport_cue ]] },
    { weight = 4, set = { sector = "transport_infrastructure" }, when = { without = "exit_close_cue fate_cue" },
      fill = { place = HERE .. " > heading" } }),
  works.state("zones", {
    [[ trigger:(establish_cue | build_works_cue) ..4 head:park_cue ..8 place:PLACE ]],
    [[ trigger:(establish_cue | build_works_cue) ..4 head:park_cue ]],
    [[ head:park_cue ..2 trigger:works_open_cue ("in" | "near" | "outside") ]], [[ trigger:milestone_cue ..10 head:park_cue ]] },
    { weight = 4, is = { "zone" }, when = { without = "exit_close_cue fate_cue QUANTITY" },
      fill = { sector = works.sector "manufacturing", place = HERE .. " > heading" } }),
  works.state("works told of", {
    [[ trigger:("construction" | "work" | "building") ..3 ("underway" | "under way" | "begun" | "started" | "begins"
      | "began") ..1 ("in" | "near" | "at" | "outside") ..6 ("on" | "of") ..6 head:building_cue ]],
    [[ trigger:works_contract_cue ("for" | "to") ..9 head:plant_cue ]],
    [[ head:building_cue ..10 trigger:(milestone_cue | funded_cue | leased_cue) ]],
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
    [[ trigger:build_works_cue ..1 ("a" | "an" | "another" | "the" | "its" | "new") ..4 head:building_cue ]] },
    { when = { without = "exit_close_cue fate_cue" }, fill = { place = HERE .. " > heading" } }),
  works.figure("production base there", "project", {
    [[ trigger:choose_cue "the" ("country" | "kingdom" | "province" | "city" | "region") "as" ..4 head:base_cue ]] },
    { set = { status = "production base" }, need = { "place", "sector" }, fan = { "actor" },
      fill = { sector = "clause > sentence > firm > previous > heading > document", actor = "@firm",
        place = "previous > heading > document" } }),

  -- works by a name of their own, with what they are doing; and the members of a list, of which one is told
  works.state("works named", {
    [[ head:NAMED ..10 trigger:works_state_cue ]],
    [[ trigger:(establish_cue | build_works_cue | run_works_cue) ..6 head:NAMED ]],
    [[ trigger:("bought" | "buys" | "acquired" | "acquires" | "purchased" | "owns" | "reviving" | "restarting") ..8 head:NAMED ]],
    [[ (project_cue | "projects" | "project") ..8 trigger:("is" | "was") "the" ..6 head:NAMED ]],
    [[ works_many_cue ..6 trigger:("such as" | "including" | "like" | "include" | "includes" | "included" | "namely" | "are")
      ...40 head:NAMED ]] },
    { kind = "named", when = { without = "exit_close_cue" },
      fill = { sector = "@trade > clause", place = "@works > clause > sentence" } }),
  works.state("works listed", { "head:NAMED" }, { kind = "named", is = { "listed" }, weight = -12,
    when = { without = "exit_close_cue" }, fill = { sector = "@trade > clause", place = "@works > clause > sentence" } }),
  works.state("projects listed", { [[ head:plant_cue ..2 "in" place:PLACE ..1 ("include" | "includes" | "including" | "are"
    | "such as") ..3 sector:+SECTOR ]] }, { weight = 3, set = { status = "existing" }, fan = { "sector" } }),
  -- "from a solar farm in Ghana to a dam in Laos and broadband in Chad": works of a list, each where it stands
  works.state("works along a list", {
    [[ head:LISTED "in" ..1 place:PLACE ..1 ("to" | "and" | ",") ..6 LISTED "in" ..1 PLACE ]] },
    { weight = 1, when = { without = "MONEY exit_close_cue fate_cue QUANTITY" }, fill = { sector = "@trade > clause" } }),
  works.state("works in several places", {
    [[ trigger:(establish_cue | build_works_cue | plan_cue) ..4 head:works_many_cue "in" ..1 place:+PLACE ]] },
    { kind = "several", weight = 1, fan = { "place" }, lists = { place = true }, when = WITHOUT_FIGURE }),

  -- works that are weighed, given up, taken over, or done in part
  works.state("works weighed", {
    [[ trigger:weigh_cue ..2 (establish_cue | build_works_cue | "opening" | "locating") ..5 head:plant_cue ]] },
    { weight = 1, set = { status = "considered" }, accept = rule.POSSIBLE, when = WITHOUT_FIGURE,
      fill = { sector = works.sector(), place = HERE } }),
  works.state("fate of works", { "trigger:fate_cue ..7 head:WORKS",
    [[ trigger:("dropping" | "dropped" | "drop" | "drops") ("a" | "an" | "its" | "the") ..3 head:WORKS ]],
    [[ head:WORKS ..9 ("will" | "would" | "could" | "has" | "have") trigger:fate_cue ]],
    [[ head:WORKS ..6 ("was" | "were" | "been" | "be" | "being" | "is" | "are") ..1 trigger:fate_cue ]] },
    { weight = 2, when = { without = "MONEY exit_close_cue" },
      fill = { sector = works.sector "manufacturing", place = HERE .. " > heading" } }),
  works.state("works taken over", { "trigger:take_works_cue ..10 head:WORKS" },
    { weight = 3, set = { status = "taken over" }, when = { without = "exit_close_cue fate_cue" },
      fill = { sector = works.sector "manufacturing", place = HERE .. " > heading" } }),
  works.figure("works done in part", "completion_rate", {
    [[ value:PERCENT ..1 "of" ..6 head:(plant_cue | transport_cue | "work" | "works" | "construction") ...10 works_whole_cue ]],
    [[ (head:plant_cue | head:transport_cue) ..8 ("is" | "was" | "are" | "were") ..2 value:PERCENT works_whole_cue ]],
    [[ (head:plant_cue | head:transport_cue | head:line_cue | head:site_cue) ..4 ("reached" | "has reached" | "had reached"
      | "stands at" | "is at") ..2 value:PERCENT ..2 ("completion" | "complete" | "progress") ]] },
    { weight = 8, set = { unit = "%" }, need = { "place" } }),

  -- works told of in Chinese
  chinese("works begun", "started", { [[ head:CHINESE !"的" ..12 trigger:works_start_cue ]],
    [[ trigger:works_start_cue ..14 head:CHINESE ]] }),
  -- "正在考虑在西班牙建厂", "考虑对其位于柏林的工厂进行改造"
  works.state("works weighed in Chinese", {
    [[ "在" ..4 PLACE ..6 trigger:works_lay_cue ]],
    [[ ("考虑" | "计划" | "拟" | "将" | "考慮" | "計劃") ..1 "对" ..20 head:plant_cue ..3 trigger:("改造" | "扩建" | "升级" | "擴建"
      | "改建") ]] },
    { weight = 1, set = { status = "planned" }, accept = rule.POSSIBLE,
      when = { without = "MONEY QUANTITY exit_close_cue PERCENT" } }),
  chinese("works done", "operational", { [[ head:CHINESE !"的" ..12 trigger:works_ready_cue !"后" !"後" !"之后" !"之後" ]] }),
  -- "2011年宝钢湛江基地建成后": in a year that is over
  chinese("works done by then", "operational", { [[ DATE ..16 head:CHINESE !"的" ..4 trigger:works_ready_cue ("后" | "後" | "之后" | "之後") ]] }),
  chinese("works abroad", "planned", { [[ "在" ..4 PLACE ..6 trigger:works_lay_cue ]] }),
  chinese("works to be built", "planned", { [[ trigger:works_raise_cue ..10 head:CHINESE ]] }),
  chinese("works ended", "cancelled", { [[ trigger:works_drop_cue ..14 head:CHINESE ]],
    [[ head:CHINESE ..8 trigger:works_fail_cue ]] }),
  chinese("works won", "awarded", { [[ trigger:works_win_cue ..14 head:CHINESE ]] }),
  chinese("works agreed", "agreed", { [[ trigger:sign_cue ..8 head:works_deal_cue ]] }),
}

return {
  quern = 1, name = "projects", version = "1.0.0", licence = "CC0-1.0", title = "Projects",
  doc = [[Plants, mines, parks and works: what becomes of them, their capacity, cost and numbers. The place is where the project
stands, not where its owner is from. A project without a figure is kept when its sector and its place are named. The recipes
project_capacity, project_investment and project_counts show the claims of one subject each.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { projects = { title = "Projects", columns = works.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/projects/documents",
    expect = { projects = "fixtures/projects/projects.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { projects = group.rows(q, "projects", p.since, works.key, group.figures) }
  end,
}
