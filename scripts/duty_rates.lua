-- Rates of duties: what goods pay at the border, by whom they are sent and of which firm they are.

local measure = require "quern.rule.measure"
local act, kindred, again = measure.act, measure.kindred, measure.again

--- A rate that stands below or behind the act that it is of.
local function listed(name, weight, patterns, options)
  options = options or {}
  return rule { name, table = "trade_measures", kind = "listed rate", is = options.is, weight = weight,
    set = { metric = "duty_rate", unit = "%" }, lists = { sector = true }, need = { "imposer", "measure_type" },
    fan = options.fan, fill = options.fill, when = options.when, shared = true, patterns = patterns }
end

--- "a 5% tariff, which will rise to 9%"
local function moved(what)
  return { what .. " ..8 trigger:reach_cue ..1 PERCENT", what .. " ..10 trigger:duty_to_cue ..3 PERCENT",
    what .. [[ ..8 trigger:(rise_cue | fall_cue | lower_cue | set_cue | impose_cue) ("to" | "at") ..1 PERCENT ]],
    what .. [[ ..6 "which" ..3 trigger:(rise_cue | fall_cue | lower_cue | impose_cue) "from" PERCENT "to" ..1 PERCENT ]],
    what .. [[ ..8 trigger:("go" | "will go" | "goes" | "went" | "going" | "gone") PERCENT ]],
    what .. [[ ...14 "which" ..2 trigger:(reach_cue | rise_cue | fall_cue | impose_cue) ..2 PERCENT ]] }
end

local rate_told = { is = { "rate" }, weight = -4, need = { "imposer", "measure_type", "value" }, fill = kindred }
local spread = { fan = { "imposer", "target" }, fill = { date = "clause" } }

local rules = {
  -- "Trump's 25% tariff on steel", "the EU's 12% duties": told as known
  act("held", "imposed", { [[ imposer:(PLACE | ORG) ..6 PERCENT ..4 measure:MEASURE ]],
    [[ PERCENT imposer:PLACE ..1 measure:MEASURE ]],
    [[ imposer:(PLACE | ORG) ..4 measure:MEASURE ("of" | "at") ..2 PERCENT ]] }, { is = { "held" }, weight = -3 }),
  act("held, duties", "imposed", { [[ imposer:(PLACE | ORG) ..6 PERCENT ..4 head:duty_cue ]] },
    { is = { "held" }, weight = -3, when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = kindred }),
  -- "there is a 20% tariff on trucks"
  act("rate there is", "in force", {
    [[ trigger:("there is" | "there are" | "there was" | "there were") ..3 PERCENT ..2 measure:MEASURE="tariff" ("on" | "for") ]] },
    { is = { "held" }, weight = -3, need = { "imposer", "value" } }),
  act("rate pledged", "planned", { [[ trigger:("pledged" | "pledges" | "promised" | "promises" | "vowed" | "vows" | "pursuing"
      | "pursues") ..3 PERCENT ..2 measure:MEASURE="tariff" ]] },
    { need = { "imposer", "value" } }),

  -- rates laid on goods
  -- "the 25% levy on all copper imports to Peru", "a 10% tariff on steel entering Chile"
  act("rate where goods go", "imposed", { [[ PERCENT ..1 measure:MEASURE="tariff" "on" ...8 trigger:("to" | "into"
      | "entering") ..1 imposer:PLACE ]] },
    { is = { "rate" }, weight = -6,
      when = { without = "face_cue announce_cue weigh_cue plan_noun_cue in_force_cue extend_cue terminate_cue lower_cue" },
      need = { "imposer", "measure_type", "value" }, fill = kindred }),
  -- "has levied 30% on Chile's wine", "charges $3 per litre on rum from there"
  act("rate laid on goods", "imposed", {
    [[ trigger:(levy_cue | in_force_cue) ..2 value:(PERCENT | MONEY) "on" ..4 (SECTOR | PLACE | goods_cue) ]] },
    { measure_type = "tariff", when = { without = "MEASURE duty_cue" }, need = { "imposer", "value" }, weight = -1 }),
  act("rate laid on goods at once", "imposed", { [[ trigger:levy_cue value:PERCENT "on" ..4 (SECTOR | PLACE | goods_cue) ]] },
    { measure_type = "tariff", need = { "imposer", "value" }, weight = -1 }),
  -- "rolled out a 9% tax on foreign tyres"
  act("tax on foreign goods", "imposed", { [[ trigger:(impose_cue | put_cue | "rolled out") ..2 PERCENT ..1 head:tax_cue "on" ..1
    ("foreign" | "imported" | "imports of") ..2 SECTOR ]] },
    { measure_type = "tariff", when = { without = "MEASURE" }, need = { "imposer", "value" } }),
  act("tax on foreign goods meant", "planned", { [[ trigger:(weigh_cue | plan_noun_cue | "plans" | "planning" | "plan") ..2
    PERCENT ..1 head:tax_cue "on" ..2 (import_cue | "foreign" | "imported" | PLACE) ..3 (SECTOR | PLACE | goods_cue) ]] },
    { measure_type = "tariff", when = { without = "MEASURE" }, need = { "imposer", "value" } }),
  act("port fees meant", "planned", { [[ trigger:weigh_cue ..3 head:fee_cue ..8 ("on" | "for") ..3 PLACE ..2 SECTOR ]] },
    { measure_type = "tariff", need = { "imposer", "target", "sector" } }),

  -- "the levies will be 18%", "the duty on cars is 20 percent"
  act("rate told", "announced", {
    [[ measure:MEASURE="tariff" ..9 trigger:("will be" | "would be" | "is to be" | "are to be") ..3 value:PERCENT ]] },
    rate_told),
  -- "the tariff on Peruvian tin will not exceed 10%"
  act("rate capped", "imposed", {
    [[ measure:MEASURE="tariff" ..14 trigger:("will not" | "would not" | "shall not" | "may not" | "must not") value:PERCENT ]] },
    { need = { "imposer", "measure_type", "value" } }),
  act("rate that is", "in force", {
    [[ (measure:MEASURE="tariff" | head:duty_cue) ..9 trigger:("is" | "are" | "ranges from" | "range from" | "is set at" | "is now"
      | "are now" | "stands at" | "stand at" | "averages" | "amounts to" | "is currently" | "remains"
      | "remain") ..3 value:PERCENT ]] },
    rate_told),

  -- rates that move; "the rate will rise to 35%" is one of what was told just before
  act("moved to", "imposed", moved "measure:MEASURE", { is = { "rate" }, weight = 2 }),
  act("moved to, duties", "imposed", moved "head:duty_cue",
    { is = { "rate" }, when = again.when, need = again.need, fill = again.fill }),
  act("rate beside, moved", "imposed", { [[ head:("税率" | "稅率") ..8 trigger:duty_to_cue PERCENT ]] },
    { is = { "rate beside" }, need = { "imposer", "measure_type", "value" }, fill = kindred }),
  act("rate told before, raised", "imposed", { [[ trigger:(lower_cue | impose_cue) head:("the rate" | "the rates" | "that rate"
      | "that" | "them") ("to" | "from") ..4 PERCENT ]] },
    { is = { "rate" }, weight = 2, need = { "imposer", "measure_type", "value" }, fill = kindred }),
  act("rate told before, moved", "imposed", moved [[ head:("the rate" | "the rates" | "this rate") ]],
    { is = { "rate" }, weight = -1, when = { without = "MEASURE" }, need = { "imposer", "measure_type", "value" },
      fill = kindred }),

  -- "charged Chile and Peru a 25% tariff"
  act("rate charged", "imposed", { [[ trigger:("charge" | "charges" | "charged" | "charging" | "slapping" | "handed") target:+PLACE
      ("a" | "an") ..1 PERCENT ..1 (measure:MEASURE="tariff" | head:duty_cue) ]] }, { weight = 5, measure_type = "tariff",
      need = { "imposer", "target" } }),
  -- "signed a reciprocal tariff order", "签署对等关税备忘录"
  act("paper signed", "announced", {
    [[ trigger:("签署" | "签署了" | "簽署" | "簽署了") ..12 measure:MEASURE="tariff" ..4 ("备忘录" | "備忘錄" | "行政令" | "行政命令" | "公告"
      | "命令" | "总统令") ]],
    [[ trigger:("signed" | "signs" | "signing") ..3 measure:MEASURE="tariff" ..1 ("memo" | "memorandum" | "order" | "orders" | "decree"
      | "proclamation" | "proclamations") ]] }, { weight = 2 }),

  -- who need not pay: "exempted Peru from the duties", "revoked the exemptions for Chile"
  act("exempted", "in force", { [[ trigger:exempt_verb_cue ..1 target:+PLACE ..3 "from" ..6 (measure:MEASURE | head:duty_cue) ]],
    [[ target:+PLACE ..1 ("was" | "were" | "been" | "is" | "are" | "be") ..1 trigger:exempt_verb_cue "from" ..6 (measure:MEASURE
      | head:duty_cue) ]],
    [[ trigger:("granted" | "grants" | "granting" | "gave" | "given" | "won" | "secured") ..2 target:+PLACE ..2 head:exemption_cue ]] },
    { weight = 3, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("exemption weighed", "planned", {
    [[ trigger:weigh_cue ..3 exempt_verb_cue ..1 target:+PLACE ..3 "from" ..6 (measure:MEASURE | head:duty_cue) ]],
    [[ trigger:weigh_cue ..3 head:exemption_cue ("for" | "to") ..2 target:+PLACE ]] },
    { weight = 5, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("exemption ended", "terminated", {
    [[ head:exemption_cue ("for" | "of" | "granted to") ..8 target:+PLACE ..2 ("was" | "were" | "been" | "be" | "are" | "is") ..1
      trigger:(terminate_cue | "revoked") ]],
    [[ trigger:(terminate_cue | "revoked" | "revokes" | "revoking") ..4 head:exemption_cue ("for" | "of" | "granted to") ..8
      target:+PLACE ]] },
    { weight = 4, need = { "imposer", "target", "measure_type" }, fill = kindred }),

  -- rates of sides, of goods and of firms, below or behind the act that they are of
  listed("rate of a side", 3, { [[ target:PLACE ..6 (face_cue | duty_rate_cue) ..2 value:PERCENT ]],
    [[ duty_rate_cue ...24 target:PLACE ..5 value:PERCENT ]], [[ ^ ..2 "from" ..1 target:PLACE ..1 stay_at_cue value:PERCENT ]] },
    { when = { without = "MEASURE" } }),
  listed("rate of a listed side", 2, { [[ ^ ..1 target:PLACE ..2 value:PERCENT ]] },
    { is = { "listed" }, when = { without = "MEASURE" } }),
  listed("rate of other goods", 1, { [[ ^ ...10 duty_rate_cue ..1 ("to" | "at" | "of") value:PERCENT ]] },
    { is = { "other goods" }, fan = spread.fan, fill = spread.fill, when = { without = "MEASURE" } }),
  -- "1.某某株式会社 12.0%", "德国则是7%", "29.6 percent for Australia", "Solar cells - up to 50%": rates of the act told before
  listed("rate of sides", 3, {
    [[ duty_rate_cue ..8 ("are" | "were" | "is" | "was" | "include" | "includes" | "included" | "stand"
      | "set") ..2 value:PERCENT ..2 ("for" | "on" | "against") ]],
    [[ ^ ..8 sector:+SECTOR ..16 ("up to" | "to" | "at") value:PERCENT ]] }, spread),
  listed("rate of a named firm", 2, { [[ duty_rate_cue ...40 ORG ..5 value:PERCENT ]],
    [[ ^ ..20 head:duty_firm_cue ..10 value:PERCENT ]],
    [[ "其中" ...20 target:PLACE ..4 ("为" | "是" | "達" | "达" | "為") value:PERCENT ]] }, { is = { "of a firm" } }),
}

return {
  quern = 1, name = "duty_rates", version = "1.0.0", licence = "CC0-1.0", title = "Rates of duties",
  doc = [[The rates of duties: those laid, announced, weighed, moved or in force, and those that a ruling lists for each side and
each firm, in percent of the value or in money for each unit of the goods. They are claims of the table trade_measures, and
stand there too: here they are by themselves.]],
  params = measure.params(),
  inputs = { corpus = { kind = "corpus" } },
  tables = { duty_rates = { title = "Rates of duties", columns = measure.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/duty_rates/documents",
    expect = { duty_rates = "fixtures/duty_rates/duty_rates.csv" } } },
  rules = rules,
  run = function(q, p)
    local claims = q.claims("trade_measures", "duty_rates"):where("metric == 'duty_rate' and one_of(measure_type, ?)", { "tariff",
      "antidumping", "countervailing/antisubsidy", "safeguard", "quota" })
    return { duty_rates = measure.rows(claims, p) }
  end,
}
