-- Industrial plans: the plans that hold targets, what they call a priority, guidelines, bans on new capacity.

local targets = require "quern.rule.target"
local fill, WISHED = targets.fill, targets.wished

local rules = {
  rule { "priority of plans", table = "policy_targets", set = { metric = "priority_designation" }, fill = fill, need = { "sector" },
    accept = WISHED, fan = { "place" }, when = { without = "ORG" },
    [[ place:+PLACE ..3 trigger:grow_around_cue ..2 sector:SECTOR ]],
    [[ trigger:intent_cue ("become" | "be" | "to become") ..4 sector:SECTOR ..2 rank_hub_cue ]],
    [[ trigger:intent_cue ("become" | "be" | "to become") ..4 rank_hub_cue ..2 ("of" | "in" | "for") ..2 sector:SECTOR ]] },
  rule { "nothing new", table = "policy_targets", set = { metric = "new_capacity_ban" }, fill = fill, weight = 2, need = { "sector" },
    when = { without = "terminate_cue" },
    accept = { "asserted", "reported", "planned", "forecast", "denied" },
    "capacity_cue ...16 trigger:new_ban_cue",
    [[ trigger:new_ban_cue ..6 (works_new_cue | capacity_cue | factory_cue) !"has" !"have" !"had" !"was" !"were" ]] },
  targets.rule("zones", "pilot_zone_target", {
    "(target_cue | establish_cue | announce_cue | wish_cue) ..8 value:COUNT ..4 head:pilot_cue" },
    { weight = 4, set = { unit = "zones" } }),
  -- whatever is denied of a plan, it is there
  rule { "plan", table = "policy_targets", set = { metric = "five_year_plan" }, fill = fill, weight = 2,
    accept = { "asserted", "reported", "planned", "forecast", "hypothetical", "denied" },
    when = { without = "citing_cue" }, "trigger:plan_name_cue ...5 period:DATE", "period:DATE ..2 trigger:plan_name_cue" },
  rule { "plan by number", table = "policy_targets", set = { metric = "five_year_plan" }, weight = 2, need = { "period" },
    accept = { "asserted", "reported", "planned", "forecast", "hypothetical", "denied" },
    fill = { sector = fill.sector, place = fill.place, period = "@plan" },
    "trigger:plan_name_cue ..2 plan_verb_cue", "plan_act_cue ..3 trigger:plan_name_cue" },
  targets.rule("guidelines in a title", "overcapacity_guidelines", {
    '"印发" ...16 trigger:overcapacity_cue ...20 ("通知" | "意见" | "方案" | "办法")' }, { weight = 2 }),
  rule { "staggered", table = "policy_targets", set = { metric = "production_restriction" }, fill = fill, weight = 2, need = { "sector" },
    accept = WISHED, '("实施" | "实行" | "推进" | "开展") ..8 trigger:stagger_cue' },
  targets.rule("guidelines", "overcapacity_guidelines", { "trigger:announce_cue ..2 value:QUANTITY" },
    { weight = 5, set = { unit = "guidelines" }, unit = { guidelines = true } }),
  targets.rule("provinces", "provinces_prioritising", { "value:QUANTITY ..4 trigger:designate_cue" },
    { weight = 6, set = { unit = "provinces" }, unit = { provinces = true } }),
  targets.rule("provinces of all", "provinces_prioritising", {
    'QUANTITY ..1 ("中" | "里" | "裡")? ("有" | "已有") ..1 value:QUANTITY ...16 trigger:designate_cue' },
    { weight = 9, set = { unit = "provinces" }, unit = { items = true, provinces = true } }),
  rule { "priority", table = "policy_targets", set = { metric = "priority_designation" }, fill = fill, need = { "sector" },
    [[ trigger:designate_cue ..4 sector:SECTOR ..3 ("priority" | "priorities" | "pillar" | "strategic") ]],
    [[ sector:SECTOR ...8 trigger:prioritize_cue ..3 period:DATE ]],
    [[ plan_paper_cue ...24 trigger:strengthen_cue ..5 sector:SECTOR ]],
    [[ prioritize_cue ..2 ("development of" | "growth of" | "expansion of" | "building of" | "upgrading of") ..2 sector:+SECTOR ]],
    [[ PLACE ("government" | "authorities")? ("has" | "have" | "began" | "is" | "has been" | "have been")? ("also"
      | "now")? trigger:prioritize_cue ..2 sector:+SECTOR ]],
    [[ trigger:designate_cue ..8 ("zone" | "base" | "hub" | "park") ..2 ("focused on" | "dedicated to" | "devoted to" | "specialised in"
      | "specializing in") ..2 sector:SECTOR ]],
    [[ trigger:(designate_cue | prioritize_cue) ("as" | "among" | "a")? ..2 ("key" | "priority" | "pillar"
      | "strategic")? ..1 ("project" | "projects" | "industry" | "industries" | "sector" | "sectors") ("by" | "of"
      | "for") ..3 ("government" | "authorities" | "council" | "ministry" | "plan") ]],
    '("将" | "把" | "將") ..8 sector:SECTOR ..6 trigger:designate_cue ..8 ("优先" | "重点" | "支柱" | "战略" | "主导" | "優先" | "重點" | "戰略")' },
}

return {
  quern = 1, name = "industrial_plans", version = "1.0.0", licence = "CC0-1.0", title = "Industrial plans and priorities",
  doc = [[Which plans a government has and for which years, which industries it calls a priority and where, what guidelines it
issued against overcapacity, and where it allows no new capacity or holds output back. They are claims of the table
policy_targets, and stand there too, beside the targets in figures: here they are by themselves.]],
  params = { since = { type = "year", default = 1980, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { industrial_plans = { title = "Industrial plans and priorities", columns = targets.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/industrial_plans/documents",
    expect = { industrial_plans = "fixtures/industrial_plans/industrial_plans.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "industrial_plans", rules = rules }
    return { industrial_plans = group.rows(q, "policy_targets", p.since, targets.key, group.figures, part) }
  end,
}
