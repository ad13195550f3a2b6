-- Trade measures in time: who imposes, opens, extends or ends what against whom, on which goods.

local measure = require "quern.rule.measure"
local act, kindred, bearing, fill = measure.act, measure.kindred, measure.bearing, measure.fill

--- An act on "the duties", "the ban": their kind is that of the measure named last.
local function duties(name, status, verb, patterns)
  patterns[#patterns + 1] = "trigger:" .. verb .. " ..6 head:duty_cue"
  if status == "imposed" then
    patterns[#patterns + 1] = "head:duty_cue ..12 (\"was\" | \"been\" | \"were\" | \"be\") trigger:lower_cue"
  end
  if status ~= "planned" and status ~= "announced" then patterns[#patterns + 1] = "head:duty_cue ..4 trigger:" .. verb end
  patterns[#patterns + 1] = "head:duty_cue ..9 (\"was\" | \"were\" | \"been\" | \"be\") trigger:" .. verb
  if status ~= "planned" and status ~= "announced" then
    local the_ban = [[ ("the" | "that" | "this" | "its") ..1 head:ban_noun_cue ..2 ("was" | "were" | "been" | "be") ]]
    patterns[#patterns + 1] = the_ban .. "trigger:" .. verb
  end
  return act(name, status, patterns,
    { weight = -2, when = status ~= "imposed" and { without = "MEASURE" } or nil, need = { "imposer", "measure_type" },
      fill = kindred })
end

--- What officials say of another side's trade.
local function says(name, weight, patterns, is)
  return rule { name, table = "trade_measures", kind = "statement", is = is, weight = weight, patterns = patterns,
    set = { measure_type = "statement/warning", status = "stated" }, lists = { sector = true }, fan = { "imposer", "target" },
    need = { "imposer", "target" },
    fill = { imposer = "@imposer", target = "@target", sector = "@goods", actor = "@actor", date = fill.date } }
end

local rules = {
  -- "with his levies of 30% on Chile", "days after his 10% tariff on Peruvian wool took hold"
  act("imposed", "imposed", { [[ measure:MEASURE ..1 "by" ..1 imposer:+PLACE ..1 ("into" | "on" | "against" | "targeting"
      | "of") ..6 target:+PLACE ]],
    [[ trigger:("his" | "her" | "its") ..2 PERCENT ..1 measure:MEASURE="tariff" ("on" | "against") ]],
    [[ trigger:("his" | "her" | "its") ..2 measure:MEASURE="tariff" ..1 ("of" | "at") ..2 PERCENT "on" ]],
    [[ trigger:("order" | "ordered" | "orders" | "ordering") ..3 PERCENT ..4 measure:MEASURE="tariff" ]],
    [[ trigger:("adds" | "added" | "adding" | "piled" | "piles" | "heaped" | "heaps") ..2 PERCENT ..2 measure:MEASURE ("on"
      | "to") ]],
    [[ measure:MEASURE ..10 trigger:("date from" | "dates from" | "dated from" | "date back to" | "dates back to" | "go back to"
      | "goes back to") DATE ]],
    [[ trigger:("adds" | "added") ("a" | "an" | "another" | "new" | "further") ..2 measure:MEASURE ..4 PERCENT ]],
    [[ (put_cue | "brought") ..5 SECTOR ..2 trigger:"under" ..3 measure:MEASURE ]], [[ put_cue trigger:"under" ..2 measure:MEASURE ]],
    [[ trigger:("提高" | "提高了" | "上调" | "上调了" | "加征" | "加征了" | "征收" | "征收了" | "下调" | "下调了" | "降低" | "降低了" | "调降" | "調降" | "下調" | "上調"
      | "加徵" | "徵收" | "課徵" | "削减" | "削減") ..26 measure:MEASURE="tariff" ]],
    [[ ("to" | "is" | "are" | "has" | "have") trigger:("add" | "adding" | "added") ..5 measure:MEASURE ]],
    [[ ("has" | "have" | "had") ..1 trigger:"used" ..2 measure:MEASURE ]], [[ trigger:wield_cue ..3 measure:MEASURE ]],
    [[ trigger:put_cue ..6 measure:MEASURE ..9 "on" ]], [[ trigger:subject_verb_cue ..6 "to" ..4 measure:MEASURE ]],
    [[ trigger:(retaliate_verb_cue | hit_cue | "targeted" | "targets") ..12 "with" ..6 measure:MEASURE ]],
    [[ trigger:(set_cue | "created" | "creates") ..7 measure:MEASURE ..1 ("on" | "against" | "for") ]],
    [[ measure:MEASURE ..8 ("was" | "were" | "has been" | "have been") ..1 trigger:set_cue ]],
    [[ trigger:set_cue ..1 measure:MEASURE ..2 ("of" | "at") ..1 PERCENT ]], [[ trigger:lower_cue ..3 measure:MEASURE ]],
    [[ measure:MEASURE ...2 ("which" | "that") ...6 trigger:impose_cue ]], [[ trigger:"ordered" ..2 measure:MEASURE="tariff" ]],
    [[ ("signed" | "signs" | "issued") ..4 trigger:decree_cue ..8 measure:MEASURE ]],
    [[ trigger:set_cue ..9 measure:MEASURE="quota" ..5 ("of" | "at") ..1 QUANTITY ]],
    [[ trigger:(lower_cue | impose_cue) ("to" | "at") PERCENT ..4 measure:MEASURE ]],
    [[ trigger:lower_cue ..4 measure:MEASURE ...10 PERCENT ]],
    [[ measure:MEASURE ...16 ("was" | "were" | "has been" | "have been" | "will be") trigger:lower_cue ]],
    measure.on "impose_cue" }),

  -- acts on a measure that is named
  act("announced", "announced", { [[ measure:MEASURE="import licensing" ..3 ("required" | "mandatory" | "compulsory"
      | "needed") ..1 trigger:("for" | "on") ..4 SECTOR ]],
    [[ SECTOR ..4 trigger:("will need" | "will require" | "needs" | "requires") ..1 measure:MEASURE ]],
    [[ measure:MEASURE ...14 trigger:announced_by_cue ]], measure.on "announce_cue" }),
  act("considered", "planned", { [[ trigger:("wants" | "want" | "seeks" | "seek" | "demands") ..1 ("higher" | "new" | "more"
      | "steeper" | "stiffer" | "lower") ..2 measure:MEASURE ]],
    [[ trigger:(weigh_cue | "plans" | "planning") ..8 measure:MEASURE ]],
    [[ trigger:(plan_noun_cue | "plan for" | "proposal for") ..5 measure:MEASURE ..2 ("on" | "against" | "targeting" | "including") ]],
    [[ trigger:plan_noun_cue ..2 (+SECTOR | "reciprocal") ..1 measure:MEASURE ]],
    [[ measure:MEASURE ..12 trigger:schedule_cue ]], [[ measure:MEASURE ..3 trigger:("coming soon" | "be coming" | "on the way") ]],
    [[ measure:MEASURE ..12 ("being" | "been" | "was" | "were") ..1 trigger:weigh_cue ]] },
    { weight = 2 }),
  act("in force", "in force", { [[ trigger:require_cue ..6 measure:MEASURE="local content" ]],
    [[ (sector:+SECTOR | "product" | "products" | "goods" | "imports" | "shipments" | "countries" | "nations") ..14 ("is" | "are"
      | "was" | "were" | "be" | "been" | "remain" | "remains" | "become" | "made") ..2 trigger:subject_cue ..4 measure:MEASURE ]],
    [[ measure:MEASURE ...14 trigger:(effect_cue | standing_cue) ]],
    [[ trigger:("has" | "have" | "had") ("a" | "an" | "the") ..2 PERCENT ..2 measure:MEASURE="tariff" "on" ]],
    [[ trigger:("has" | "have" | "had") ("a" | "an" | "the") ..4 measure:MEASURE="tariff" ("of" | "at") ..2 PERCENT ]],
    [[ measure:MEASURE ...10 trigger:("remain at" | "remains at" | "remained at" | "stay at" | "stays at" | "stand at" | "stands at"
      | "stood at") ..1 PERCENT ]],
    [[ measure:MEASURE "on" ..1 SECTOR ..2 "by" ..1 imposer:PLACE ]], measure.on "in_force_cue" }),
  act("extended", "extended", { [[ trigger:announce_cue ..2 ("results" | "final results" | "outcome" | "findings"
      | "determination") ..3 ("sunset review" | "sunset reviews" | "expiry review" | "expiry reviews") ..8 measure:MEASURE ]],
    measure.on "extend_cue" }, { weight = 1 }),
  act("on hold", "suspended", { [[ measure:MEASURE ...12 trigger:hold_cue ]] }, { weight = 1 }),
  act("terminated", "terminated", { [[ trigger:let_cue ..3 measure:MEASURE ..8 ("lapse" | "expire" | "to lapse" | "to expire"
      | "run out") ]], [[ trigger:terminate_cue ..8 impose_cue ..2 measure:MEASURE ]],
    [[ trigger:("取消" | "取消了" | "终止" | "終止") ..20 measure:MEASURE="quota" ]], measure.on "terminate_cue" },
    { weight = 1 }),

  -- other words for a duty: "ended duty-free treatment of parcels from Peru"
  act("freedom from duty ended", "imposed", {
    [[ trigger:terminate_cue ..2 head:duty_free_cue ]] },
    { measure_type = "tariff", weight = 3, need = { "imposer", "target" } }),
  act("taxed", "imposed", { [[ ("对" | "對") target:PLACE ..10 trigger:tax_goods_cue ]] },
    { measure_type = "tariff", when = { without = "MEASURE" }, need = { "imposer", "target" } }),
  act("answer announced", "announced", { [[ trigger:announce_cue ..2 head:answer_cue ]],
    [[ trigger:announce_cue ..4 head:fee_cue ("on" | "targeting" | "for") ..4 SECTOR ]] },
    { weight = 2, measure_type = "tariff", need = { "imposer", "target" } }),

  -- "the duties": their kind is that of the measure named last
  duties("duties", "imposed", "impose_cue", {
    [[ trigger:(impose_cue | put_cue | "charge" | "ordered") "a" ..2 PERCENT head:duty_cue ]],
    [[ trigger:put_cue ..6 head:duty_cue ..9 "on" ]],
    [[ trigger:lower_cue ..4 head:duty_cue ]], [[ trigger:set_cue ..4 head:duty_cue ("of" | "at" | "on") ]],
    [[ trigger:impose_cue ..6 head:("tax" | "taxes") ..1 "on" ..4 import_cue ]] }),
  duties("duties announced", "announced", "announce_cue", {}),
  duties("duties considered", "planned", '(weigh_cue | "plans" | "planning")', {
    [[ trigger:plan_noun_cue ..5 head:duty_cue ("on" | "against") ]] }),
  duties("duties in force", "in force", "in_force_cue", { [[ head:(duty_cue | named_before_cue | ban_noun_cue) ..2 trigger:("not be"
      | "not been") ..1 terminate_cue ]],
    [[ head:duty_cue ..10 trigger:(effect_cue | standing_cue) ]],
    [[ ("imports" | "goods" | "products") ..14 trigger:subject_cue ..4 head:duty_cue ]] }),
  duties("duties extended", "extended", "extend_cue", { [[ trigger:extend_cue ..2 head:ban_noun_cue ]] }),
  duties("duties ended", "terminated", "terminate_cue", { [[ trigger:terminate_cue ..3 head:ban_noun_cue ]] }),

  -- "the measures were extended": of what was told just before
  act("told before, laid", "imposed",
    { [[ head:(named_before_cue | "it" | "they") ..3 ("be" | "been" | "was" | "were") trigger:impose_cue ]],
    [[ trigger:impose_cue head:"them" ("again" | "anew" | "once more") ]] },
    { is = { "told before" }, when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, raised", "imposed", { [[ (MEASURE | duty_cue) ...24 ("and" | "then") ..1 trigger:("doubled" | "tripled"
      | "quadrupled") head:"it" ]] }, { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, in force", "in force", { [[ ^ head:("they" | "these" | "both") ..2 trigger:effect_cue ]],
    [[ head:(named_before_cue | these_measures_cue) ..6 trigger:effect_cue ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, extended", "extended", { [[ head:(named_before_cue | "将其" | "將其") ..4 trigger:extend_cue ]],
    [[ trigger:extend_cue head:"them" ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, ended", "terminated", { [[ head:named_before_cue ..4 trigger:terminate_cue ]],
    [[ trigger:terminate_cue head:"those" "on" ..1 target:+PLACE ]], [[ trigger:terminate_cue head:"them" ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),

  act("held without a rate", "in force", { [[ imposer:(PLACE | ORG) ..4 measure:MEASURE ("on" | "against") ..5 PLACE ]],
    [[ imposer:(PLACE | ORG) ..4 measure:MEASURE="tariff" "on" ..2 +SECTOR ..3 ("will" | "would" | "could" | "are" | "have"
      | "may") ]] },
    { is = { "held" }, weight = -4, need = { "imposer", "target" },
      fill = { imposer = fill.imposer, target = fill.target, sector = fill.sector, date = "document" } }),

  -- measures told by the side that they fall on
  act("retaliation", "imposed", {
    [[ trigger:("retaliatory" | "tit-for-tat") ..2 (measure:MEASURE | head:duty_cue) ("from" | "by") ..2 imposer:+PLACE ]] },
    { weight = 1, need = { "imposer", "measure_type" }, fill = kindred }),
  act("case borne", "imposed", {
    [[ trigger:("face" | "faces" | "faced" | "facing" | "hit with" | "slapped with" | "hit by" | "targeted by" | "drawn" | "drew"
      | "triggered" | "prompted" | "the subject of" | "the target of" | "endured") ..6 measure:MEASURE ..2 ("by"
      | "from") ..1 imposer:+PLACE ]],
    [[ trigger:("遭" | "遭到" | "遭遇" | "遭受" | "受到" | "面临" | "面臨" | "被") ..1 ("来自" | "來自") imposer:+PLACE ..12 measure:MEASURE ]],
    [[ trigger:("遭" | "遭到" | "遭遇" | "遭受") imposer:+PLACE ..3 measure:MEASURE ]] },
    { weight = 6, need = { "imposer", "target" }, fill = bearing }),
  act("tariffs borne", "in force", { [[ trigger:("face" | "faces" | "faced" | "facing" | "subject to" | "hit by" | "pay" | "pays")
      ..5 (PLACE | ORG) ..3 measure:MEASURE ]],
    [[ trigger:("face" | "faces" | "faced" | "facing" | "subject to" | "hit by" | "pay" | "pays")
      ..5 (PLACE | ORG) ..3 head:duty_cue ]] },
    { weight = 2, need = { "imposer", "target", "measure_type" }, fill = bearing }),
  act("borne", "in force", { [[ trigger:avoid_cue ..3 measure:MEASURE ..2 "on" ]],
    [[ trigger:face_cue ..4 PERCENT ..2 (measure:MEASURE | head:(duty_cue | tax_cue)) ]],
    [[ trigger:face_cue ..6 (measure:MEASURE | head:(duty_cue | tax_cue)) ..2 ("of" | "at" | "from" | "between" | "rate of"
      | "rates of") ..1 PERCENT ]] }, { weight = 5, need = { "imposer", "target", "measure_type" }, fill = bearing }),
  act("relieved", "terminated", { [[ trigger:had_own_cue ..2 measure:MEASURE ..1 terminate_cue ]] },
    { weight = 5, need = { "imposer", "target" }, fill = bearing }),

  -- an entry of a list: who acts is its label, before a colon or a dash
  act("entry", "imposed", { "^ ..1 imposer:+PLACE ...10 measure:MEASURE" },
    { weight = 1, when = { label = "imposer", without = "weigh_cue" } }),

  says("statement", 2, { [[ trigger:warn_cue ...30 head:(opposed_cue | overcapacity_cue | overinvestment_cue | MEASURE) ]],
    [[ head:(opposed_cue | MEASURE) ..6 trigger:("表示遗憾" | "深表遗憾" | "表示失望" | "表示强烈不满" | "表示不满" | "提出抗议" | "提出严正交涉" | "表示反对"
      | "表示坚决反对" | "表示谴责" | "表示关切" | "表示担忧" | "敦促" | "表示遺憾" | "表示強烈不滿") ]] }),
  says("official statement", 1, { [[ trigger:(say_cue | call_cue | denial_cue) ...30 head:grievance_cue ]],
    [[ head:grievance_cue ...30 trigger:(say_cue | call_cue) ]], [[ trigger:vow_cue ..4 head:respond_cue ]] }, { "official" }),
}

return {
  quern = 1, name = "trade_measures", version = "1.0.0", licence = "CC0-1.0", title = "Trade measures in time",
  doc = [[One row is one act on a trade measure by one imposer: imposed, opened, provisional, extended, ended, announced, found to
be circumvented; and warnings and accusations by officials about trade. Measure types follow UNCTAD-MAST (data/measures.csv), told
by their plain names: a tax on exports is a tariff, a tariff-rate quota a quota, sanctions are export control.
The imposer is the acting side of the sentence, the target the side the measure falls on, the date that of the act, or else
of the document. A measure on goods of no named origin falls on all (WLD), support on the side that gives it. What is weighed,
or what a person says will be done, is planned; what is put off was announced; purposes, conditions and denials make no row.
An act has a row for each kind of figure told of it (its rate, the worth of the goods). Rows are sorted in time. The recipes
duty_rates, trade_remedies, export_controls and industrial_support tell rules of this table too, and show their parts of it.]],
  params = measure.params(),
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_measures = { title = "Trade measures in time", columns = measure.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/trade_measures/documents",
    expect = { trade_measures = "fixtures/trade_measures/trade_measures.csv" } } },
  rules = rules,
  run = function(q, p)
    return { trade_measures = measure.rows(q.claims "trade_measures", p) }
  end,
}
