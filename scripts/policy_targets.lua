-- Policy targets: what a government says it will reach, by when.

local targets = require "quern.rule.target"
local fill, T, WISHED = targets.fill, "policy_targets", targets.wished

local function target(name, metric, patterns, weight, set, unit, when)
  return targets.rule(name, metric, patterns, { weight = weight, set = set, unit = unit, when = when,
    check = metric == "gdp_growth_target" and { value = { 0, 15 } } or nil })
end

local counted = { metric = "@aim", unit = "@counted", sector = fill.sector, place = fill.place, period = fill.period }

--- A target without a name of its own is called by what it is set for.
local function named(name, patterns, weight, when, set, paths)
  return rule { name, table = T, kind = "aim", fill = paths or counted, accept = WISHED, need = { "metric" }, patterns = patterns,
    weight = weight, when = when,
    set = set }
end

--- "to cut energy intensity by 16 percent", near the word of intent or far from it.
local MOVED = "trigger:intent_cue %s head:(aim_up_cue | aim_down_cue | aim_hold_cue) ..%d "
  .. '("to" | "by" | "below" | "under" | "within" | "at" | "above") ..3 value:AMOUNT'

local WILL_MOVE = '..2 head:(aim_up_cue | aim_down_cue | aim_hold_cue) ..14 ("to" | "by" | "below" | "under" | "at" | "above") ..3 '
  .. "value:AMOUNT ...16 period:DATE"
local OUGHT = '("should" | "must" | "shall")'
local MODAL = '("will" | "should" | "must" | "shall" | "would")'
local TONNES = { t = true, vehicles = true, units = true, GW = true, MW = true, items = true, cases = true,
  ["weight cases"] = true, m3 = true, m2 = true }
local MADE = { jin = true, mu = true, bbl = true, ["bbl/day"] = true, kg = true, TWh = true, kWh = true, pairs = true, head = true }
for unit in pairs(TONNES) do MADE[unit] = true end
local POWER = { GW = true, MW = true, GWh = true, MWh = true }
local percent = { unit = "%" }
local AHEAD = { ahead = "period", without = "forecast_cue" }
local AHEAD_SAID = { sentence = "target_cue" }
local GOES_ON = { goes_on = true }

--- "net zero by 2050", "实现碳中和": for what words set, by when; of a whole country where no trade is named.
local function climate(name, metric, cue)
  return targets.rule(name, metric, { ("trigger:%s ..3 period:DATE"):format(cue),
    ('period:DATE !"and" ..3 climate_reach_cue ..4 trigger:%s'):format(cue) }, { is = { "any trade" }, when = AHEAD })
end

local function climate_set(name, metric, cue)
  return targets.rule(name, metric, { ("(target_cue | intent_cue) ..10 trigger:%s ..4 period:DATE"):format(cue),
    ("period:DATE ..1 trigger:%s ...8 aim_noun_cue"):format(cue) }, { is = { "any trade" } })
end

local DEFICIT = 'head:("fiscal deficit" | "budget deficit" | "government deficit" | "public deficit") '

local rules = {
  target("deficit brought down", "fiscal_deficit_target", {
    [[ ("will" | "would" | "to" | "must" | "should") (aim_down_cue | aim_hold_cue) ..4 head:deficit_state_cue ...16 ("to" | "at"
      | "below" | "under") ..2 value:PERCENT ]], DEFICIT .. '("target" | "goal") ("of" | "at") ..2 value:PERCENT',
    [[ target_cue ..2 head:deficit_state_cue "of" ..2 value:PERCENT ]] }, 18, percent),
  target("deficit in money", "fiscal_deficit_target", { DEFICIT .. '("target" | "goal") ("of" | "at") ..2 value:MONEY',
    [[ target_cue ..2 head:deficit_state_cue "of" ..2 value:MONEY ]] }, 18),
  target("capacity must reach", "capacity_target", { "head:(capacity_cue | installed_cue) ..4 must_reach_cue ..1 value:QUANTITY",
    [[ ("calls for" | "call for" | "envisages" | "foresees") ..4 head:capacity_cue ..5 value:QUANTITY ]],
    [[ ("calls for" | "call for" | "envisages" | "foresees") ..3 value:QUANTITY ..5 head:capacity_cue ]],
    "head:capacity_cue ..4 target_cue ..3 value:QUANTITY" }, 12,
    nil, TONNES),
  rule { "outdated to go", table = T, set = { metric = "capacity_closure_target" }, fill = fill, weight = 1,
    accept = WISHED, when = { without = "QUANTITY PERCENT" },
    '(call_on_cue | order_cue | intent_cue) ...16 trigger:close_cue ..2 outdated_cue ..3 (capacity_cue | production_cue)' },
  target("state closes capacity", "capacity_closure_target", {
    '(PLACE | "government" | "ministry" | "authorities") ...12 ("will" | "would") close_cue ..3 value:QUANTITY ..6 head:capacity_cue' },
    9, nil, TONNES,
    { without = "ORG" }),
  target("growth target", "gdp_growth_target", { "head:growth_target_cue ..8 value:PERCENT",
    "value:PERCENT ..3 head:growth_target_cue", [[ ("target of" | "goal of" | "aim of") ..2 value:PERCENT head:"growth" ]],
    "target_cue ..8 head:gdp_cue ..5 value:PERCENT", "target_cue ..5 value:PERCENT ..4 head:gdp_cue",
    [[ head:gdp_cue ...14 "target" ..4 value:PERCENT ]], [[ head:gdp_cue ..1 "预期" ..3 value:PERCENT ]],
    [[ ("economy" | "growth") ...14 "target of" ..2 value:PERCENT ]],
    [[ target_cue ("growth of" | "economic growth of" | "annual growth of" | "average annual growth of") ..2 value:PERCENT ]],
    [[ "government" ..2 ("expects" | "expect" | "expected") ..4 ("economy" | "gdp") "to" ..3 value:PERCENT ]] }, 5, percent, nil,
    { without = "share_cue" }),
  target("share of GDP", "share_of_gdp_target", { [[ target_cue ..10 value:PERCENT ("of" | "of the") ..2 head:gdp_cue ]],
    [[ target_cue ..8 share_cue ..14 head:gdp_cue ..3 "to" ..1 value:PERCENT ]],
    [[ ("is to" | "are to" | "should" | "must") aim_reach_cue ..3 value:PERCENT ..6 head:gdp_cue ]],
    "target_cue ...20 aim_reach_cue ..3 value:PERCENT ..6 head:gdp_cue" }, 7, percent),
  target("share of GDP by", "share_of_gdp_target", { [[ aim_reach_cue ..3 value:PERCENT ..6 head:gdp_cue "by" period:DATE ]] }, 8, percent,
    nil, AHEAD),
  target("closures planned", "capacity_closure_target",
    { "target_cue ..4 head:close_cue ..4 value:QUANTITY",
    [[ target_cue ..6 close_cue ..16 head:capacity_cue "by" value:QUANTITY ]],
    "need_to_cue ..1 close_cue ..8 head:capacity_cue ..2 value:QUANTITY",
    "need_to_cue ..1 head:close_cue ..6 value:QUANTITY ..4 SECTOR",
    '(target_cue | wish_cue | intent_cue) ..5 close_cue ..6 ("with" | "of") ..4 head:(production_cue | capacity_cue) ..3 value:QUANTITY',
    [[ close_cue ...16 "其中" ..8 head:capacity_cue ..3 value:QUANTITY ]] }, 6,
    nil, TONNES),
  target("output target", "output_target", {
    "head:production_cue target_cue ..2 value:QUANTITY",
    "(target_cue | wish_cue) ..8 head:production_cue ..8 value:QUANTITY" }, 3, nil, MADE),
  -- "70 percent self-sufficiency by 2031", "to become self-sufficient in rice", "to stop importing salt"
  target("self-sufficiency", "self_sufficiency_target", {
    "(intent_cue | target_cue | wish_cue | forecast_cue) ...12 value:PERCENT ..2 head:self_sufficiency_cue" }, 16, percent),
  rule { "self-sufficient", table = T, set = { metric = "self_sufficiency_target" }, fill = fill, accept = WISHED, weight = 4,
    need = { "sector" }, when = { without = "PERCENT" },
    "(intent_cue | target_cue | wish_cue) ..6 trigger:self_sufficiency_cue ..2 SECTOR",
    "(intent_cue | target_cue | wish_cue) ..5 SECTOR ..1 trigger:self_sufficiency_cue" },
  target("share of what is renewable", "renewable_share_target", {
    '(intent_cue | target_cue | wish_cue) ..6 value:PERCENT ..3 head:clean_energy_cue ...16 period:DATE',
    'share_cue ("of" | "for") ..2 head:clean_energy_cue ...16 ("to" | "at" | "reach") ..2 value:PERCENT ...10 period:DATE' }, 12, percent),
  target("share target", "share_target", { "(target_cue | wish_cue) ..12 share_cue ..5 value:PERCENT",
    "share_cue ..6 target_cue ..6 value:PERCENT" }, -2, percent),
  target("closures by", "capacity_closure_target", { "period:DATE ...14 close_cue ..8 value:QUANTITY",
    "close_cue ..16 head:capacity_cue ..3 value:QUANTITY ...8 period:DATE ..4 finish_cue" }, 10, nil, TONNES, AHEAD),
  target("capacity by", "capacity_target", { "period:DATE ...12 head:capacity_cue ..5 value:QUANTITY",
    "period:DATE ..6 value:QUANTITY ..3 head:capacity_cue" }, 7, nil, TONNES, AHEAD),
  target("output by", "output_target", { "period:DATE ...14 head:production_cue ..4 value:QUANTITY" }, 7, nil, TONNES, AHEAD),
  target("mining quota", "mining_quota", { 'head:("开采指标" | "开采总量" | "开采总量控制指标" | "开采总量指标") ..6 value:QUANTITY' }, 9, nil, TONNES),
  target("smelting quota", "smelting_quota", { 'head:("冶炼分离指标" | "冶炼分离总量控制指标") ..6 value:QUANTITY' }, 9, nil, TONNES),
  target("utilization target", "capacity_utilization_target", { "head:utilization_cue ..4 target_cue ..3 value:PERCENT" }, 8, percent),
  -- "到2030年，非化石能源占比达到25%": nouns of plans (data/lexicon/aims.csv), by the year, said to be aims, or going on
  named("noun by", { "period:DATE ...260 head:AIM ..12 value:AMOUNT", "period:DATE ...260 value:COUNT ..5 head:AIM",
    "period:DATE ...60 " .. MODAL .. " ..1 head:aim_reach_cue ..3 value:AMOUNT",
    OUGHT .. " ..1 head:aim_make_cue ..3 value:AMOUNT ...16 period:DATE",
    MODAL .. ' "be" head:(aim_up_cue | aim_down_cue) ..8 ("to" | "by") ..2 value:AMOUNT ...16 period:DATE',
    '("companies" | "firms" | "producers" | "makers" | "industry" | "sector" | "mills") ("should" | "must") ' .. WILL_MOVE,
    'value:AMOUNT ..4 ("are to be" | "is to be" | "must be" | "should be" | "shall be") head:aim_make_cue ...16 period:DATE' }, 16, AHEAD),
  named("noun goes on", { "head:AIM ..12 value:AMOUNT" }, 9, GOES_ON),
  named("aim by", {
    MOVED:format("..3", 14),
    MOVED:format("...24", 10),
    [[ ("ordered" | "instructed" | "directed") ..5 "to" head:(aim_up_cue | aim_down_cue) ..8 "by" ..3 value:AMOUNT ]],
    [[ accept_cue "to" ..1 head:(aim_up_cue | aim_down_cue) ..8 ("to" | "by") ..3 value:AMOUNT ]],
    [[ ("should" | "must" | "shall" | "has to" | "have to") ..3 head:(aim_up_cue | aim_down_cue) ..8 "by" ..2 value:AMOUNT ]],
    "trigger:intent_cue ...16 head:aim_hold_cue ..5 value:PERCENT",
    "trigger:intent_cue ...24 value:PERCENT ..1 head:(aim_up_cue | aim_down_cue)", "head:aim_noun_cue ..3 value:AMOUNT",
    [[ head:aim_noun_cue ..5 ("of" | "is") ..2 value:AMOUNT ]], "trigger:intent_cue ..2 head:aim_make_cue ..3 value:AMOUNT",
    [[ trigger:intent_cue ...30 head:aim_make_cue ..1 value:COUNT ]], "target_cue ...40 head:AIM ..12 value:AMOUNT",
    "target_cue ...24 value:COUNT ..5 head:AIM", "head:AIM ..4 target_cue ..4 value:AMOUNT",
    "trigger:aim_want_cue ..1 value:COUNT ...24 DATE", [[ trigger:aim_want_cue ..1 value:PERCENT "of" ]],
    'trigger:intent_cue ..4 ("include" | "are") ..1 value:AMOUNT',
    'trigger:intent_cue ..4 ("include" | "are") ..1 AMOUNT ..5 "and" ..1 value:AMOUNT',
    [[ plan_paper_cue ...10 "will" ..1 head:aim_reach_cue ..3 value:AMOUNT ]] }, 4),
  named("shall reach",
    { [[ trigger:(intent_cue | "should" | "must" | "has to" | "have to") ..8 head:aim_reach_cue ..3 value:AMOUNT ...16 DATE ]],
    [[ ("should" | "must" | "is to" | "are to" | "has to" | "have to") head:aim_reach_cue ..3 value:AMOUNT ...16 DATE ]] }, 5),
  named("growth of", { "trigger:intent_cue ...60 head:aim_up_cue ..1 value:PERCENT", "head:growth_target_cue ..8 value:PERCENT" }, 8),
  named("aim to double", { "trigger:intent_cue ..6 head:double_cue", [[ accept_cue "to" head:double_cue ]] }, 0, nil,
    { value = 100, unit = "%" }),
  rule { "works to close", table = T, set = { metric = "capacity_closure_target" }, fill = counted, accept = WISHED, weight = 6,
    check = { value = { 10, 1e6 } }, -- fewer are a firm's
    [[ (target_cue | wish_cue | intent_cue) ..6 close_cue ..3 value:COUNT !"of" ..3 head:factory_cue ]], -- "8 of its 20" are a firm's
    "target_cue ..4 close_cue ..4 head:factory_cue ..1 value:QUANTITY" },
  rule { "state closes works", table = T, set = { metric = "capacity_closure_target" }, fill = counted, accept = WISHED, weight = 8,
    check = { value = { 2, 1e6 } },
    [[ (PLACE | "government" | "ministry" | "authorities" | "province"
      | "commission") ..1 intent_cue ..4 close_cue ..3 value:COUNT ..4 head:factory_cue ]] },
  named("listed", { [[ ^ ..7 "of" ..1 value:(MONEY | QUANTITY | PERCENT) ]], [[ ^ value:(QUANTITY | PERCENT) ]],
    [[ ^ head:(aim_up_cue | aim_down_cue | aim_hold_cue) ..8 value:PERCENT ]], "^ head:aim_make_cue ..2 value:AMOUNT" }, 8,
    { under = "intent_cue" }, nil,
    { metric = "@aim", unit = "@counted", sector = fill.sector, place = fill.place, period = "@lead > sentence > previous > document" }),
  climate("net zero", "net_zero_target", "net_zero_cue"),
  climate("neutrality", "carbon_neutrality_target", "neutrality_cue"),
  climate_set("net zero set", "net_zero_target", "net_zero_cue"),
  climate_set("neutrality set", "carbon_neutrality_target", "neutrality_cue"),
  climate_set("emission peak set", "emissions_peak_target", "peak_cue"),
  target("renewable capacity", "capacity_target", { "target_cue ..8 value:QUANTITY ..4 head:renewable_cue",
    [[ "target of" ..1 value:QUANTITY ]] }, 9, nil, POWER),
  target("capacity added", "capacity_addition_target", { [[ value:QUANTITY "新增" ..4 head:capacity_cue ]] }, 12, nil, TONNES, AHEAD_SAID),
}

return {
  quern = 1, name = "policy_targets", version = "1.0.0", licence = "CC0-1.0", title = "Policy targets",
  doc = [[What governments say they will reach and by when: growth, shares, closures of capacity, zones; and the plans that hold
them. The period is the year of the target, not of the announcement.]],
  params = { since = { type = "year", default = 1980, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { policy_targets = { title = "Policy targets", columns = targets.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/policy_targets/documents",
    expect = { policy_targets = "fixtures/policy_targets/policy_targets.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { policy_targets = group.rows(q, "policy_targets", p.since, targets.key, group.figures) }
  end,
}
