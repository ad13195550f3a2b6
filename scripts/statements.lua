-- Statements: who says what about overcapacity, debt and openness.

local T = "statements"
local fill = { actor = "@speaker", place = "clause > sentence > previous > document", period = "clause > sentence",
  sector = "clause > sentence" }

local function says(name, metric, patterns, weight, when)
  return rule { name, table = T, set = { metric = metric }, fill = fill, patterns = patterns, weight = weight,
    need = { "actor" }, when = when,
    accept = rule.POSSIBLE }
end

--- What trade measures, trade wars or too much capacity do to an economy, or do not do, as somebody says.
local function impact(name, patterns, weight)
  return rule { name, table = T, set = { metric = "economic_impact" }, fill = fill, patterns = patterns, weight = weight,
    need = { "actor" }, when = { sentence = "say_cue" },
    accept = { "asserted", "reported", "planned", "forecast", "hypothetical", "denied" } }
end
local shock = "(MEASURE | duty_cue | trade_shock_cue | overcapacity_cue)"

--- The same in Chinese, where what suffers may stand before the verb or behind it, and whoever warns says so too.
local function impact_zh(name, patterns, weight)
  return rule { name, table = T, set = { metric = "economic_impact" }, fill = fill, patterns = patterns, weight = weight,
    need = { "actor" }, when = { sentence = "tell_zh_cue" },
    accept = { "asserted", "reported", "planned", "forecast", "hypothetical", "denied" } }
end
local harmed_zh = "(economy_cue | price_cue | consumption_cue | industry_cue | gdp_cue | harmed_zh_cue)"

--- What somebody says is not so: only a denial makes a row.
local function denies(name, metric, sentence, patterns)
  return rule { name, table = T, kind = "denial", set = { metric = metric }, fill = fill, patterns = patterns, weight = 1,
    need = { "actor" }, accept = { "denied" }, when = { sentence = sentence } }
end

return {
  quern = 1, name = "statements", version = "1.0.0", licence = "CC0-1.0", title = "Statements",
  doc = [[Claims that are no figures: that capacity is exported, that loans are a debt trap, that openness is one-sided, that supply
depends on one country, that tariffs or a trade war raise prices, slow growth or cost jobs, or do not. The actor is who says so,
or else the author.]],
  params = { actor = { type = "string", default = "", doc = "one actor only" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { statements = { title = "Statements", columns = {
    { "actor", "string" }, { "place", "code" }, { "metric", "code" }, { "period", "string" }, { "sources", "integer" },
      { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/statements/documents",
    expect = { statements = "fixtures/statements/statements.csv" } } },
  rules = {
    says("export of overcapacity", "overcapacity_export_motive", { [[ trigger:(offload_cue | offshore_cue) ..8 overcapacity_cue ]],
    [[ trigger:(export_cue | "exporting" | "exported" | "输出") ..1 overcapacity_cue ]], [[ trigger:overcapacity_cue "export" ]],
    [[ trigger:offload_cue ..2 ("surplus" | "excess" | "过剩") ..3 (SECTOR | production_cue | capacity_cue | "equipment" | "goods"
      | "products") ]] }),
    says("export of debt", "debt_export_claim", {
      [[ trigger:offshore_cue ..4 debt_cue ..1 ("problem" | "problems" | "burden" | "burdens" | "问题") ]] }),
    denies("overcapacity denied", "overcapacity_denial", "say_cue", { "trigger:overcapacity_cue ...16 refuted_cue" }),
    denies("debt trap denied", "debt_trap_denial", "say_cue", { "trigger:debt_trap_cue" }),
    denies("overcapacity rejected", "overcapacity_denial", "reject_cue", { "trigger:overcapacity_cue" }),
    says("debt trap", "debt_trap_claim", { "trigger:debt_trap_cue",
    [[ (PLACE=CHN | belt_road_cue | "Chinese") ...16 trigger:debt_burden_cue ]],
    [[ trigger:("saddling" | "saddled" | "saddles" | "saddle" | "burdening" | "burdens" | "trapping" | "traps" | "ensnaring"
      | "luring") ..3 ("countries" | "nations" | "governments" | "economies" | "states" | "borrowers" | PLACE) ..1 ("with" | "in"
      | "into") ..3 (debt_cue | loans_cue) ]] }),
    says("overcapacity harms", "overcapacity_harm_claim", {
      [[ overcapacity_cue ..3 ("is" | "was" | "are" | "poses" | "posed" | "represents" | "presents") ..4 trigger:("threat" | "danger"
        | "risk" | "menace" | "challenge") ]] }, nil, { sentence = "say_cue" }),
    says("one-sided openness", "non_reciprocity_claim", { "trigger:one_sided_cue",
    '("market access" | "access" | "openness" | "opening") ..5 trigger:reciprocity_cue' }),
    says("dependence", "supply_dependence", { [[ trigger:depend_cue !"whether" ..2 place:PLACE ]] }, nil,
      { sentence = "say_cue" }),
    impact("impact", {
      shock .. " ..10 trigger:impact_verb_cue ..9 head:(economy_cue | price_cue | consumption_cue | industry_cue)",
      [[ (economy_cue | price_cue) ..3 trigger:("caused by" | "driven by" | "sparked by" | "triggered by" | "resulting from"
        | "because of" | "due to" | "as a result of" | "stemming from" | "in retaliation to" | "in retaliation for") ..6 ]] .. shock,
      [[ (economy_cue | price_cue) ..4 ("could" | "will" | "would" | "may" | "might") ..2 trigger:("lost" | "be lost" | "lose" | "rise"
        | "fall" | "decline" | "suffer" | "shrink" | "disappear") ..9 ]] .. shock,
      [[ ("lose" | "losing" | "cut" | "shed" | "lost") ..5 trigger:("jobs" | "their jobs" | "work") ..9 ]] .. shock,
      [[ economy_cue ..4 trigger:("hit" | "hurt" | "affected" | "harmed" | "damaged" | "dented" | "battered"
        | "weakened") ..1 "by" ..6 ]] .. shock,
      [[ trigger:impact_noun_cue ("of" | "from") ..5 ]] .. shock .. [[ ...14 ("will" | "would" | "could" | "is" | "was" | "are" | "were"
        | "to be" | "may" | "might" | "be") ]], [[ ("受" | "受到") ..6 ]] .. shock .. " ..3 trigger:impact_noun_cue",
      shock .. [[ ..6 ("have" | "had" | "has" | "having" | "对" | "對") ..10 trigger:impact_noun_cue ]] }),
    impact_zh("impact in Chinese", {
      shock .. " ..12 trigger:harm_zh_cue ..10 head:" .. harmed_zh,
      shock .. " ..10 affect_zh_cue ..10 " .. harmed_zh .. " ..6 trigger:outcome_zh_cue",
      shock .. " ..10 affect_zh_cue ..12 trigger:(bring_zh_cue | harm_zh_cue) ..10 (outcome_zh_cue | impact_noun_cue | "
        .. harmed_zh .. ")",
      shock .. " ..12 trigger:pass_on_zh_cue ..5 head:" .. harmed_zh,
      shock .. " ..8 trigger:no_good_zh_cue",
      shock .. " ..4 " .. "(\"对\" | \"對\") ..10 trigger:(\"拖累\" | \"打击\" | \"打擊\" | \"冲击\" | \"衝擊\")" }, -1),
    says("risk of debt", "debt_risk_warning", {
      [[ (debt_cue | "债务违约" | "违约风险" | "债务风险" | "債務違約" | "債務風險") ..8 trigger:spread_zh_cue ]] }, nil,
      { sentence = "tell_zh_cue" }),
    says("leaning on others", "supply_dependence", { [[ trigger:lean_zh_cue ..2 ("太高" | "过高" | "过大" | "很高" | "偏高" | "過高" | "进口" | "進口") ]],
      [[ ("对" | "對") ..1 place:PLACE ..6 trigger:depend_cue ..2 ("太高" | "过高" | "过大" | "很高" | "过重" | "过深" | "過高" | "過大") ]] }, nil,
      { sentence = "tell_zh_cue" }),
    says("swaps promoted", "currency_swap_promotion",
      { [[ trigger:(encourage_cue | "expand" | "expanding" | "扩大") ..4 head:swap_cue ]] }),
    says("order to stay", "retention_order", {
      [[ trigger:order_cue ..8 retain_cue ..6 firms_cue ..6 ("from leaving" | leave_cue | "to stay") ]] }),
  },
  run = function(q, p)
    local group = require "quern.claim.group"
    local claims = q.claims "statements"
    if p.actor ~= "" then claims = claims:where("actor == ?", p.actor) end
    return { statements = claims:group("actor", "place", "metric", "period"):agg(group.witnesses)
      :sort("actor", "place", "metric", "period") }
  end,
}
