-- Trade measures in time: who imposes, opens, extends or ends what against whom, on which goods.

local fill = {
  imposer = "@imposer", target = "@target", sector = "@goods > previous > heading",
  date = "clause > sentence > document",
}

--- Of what is named by half: its kind is that of the measure named last.
local kindred = { measure_type = "@kind", imposer = fill.imposer, target = fill.target, sector = fill.sector, date = fill.date }

--- How many cases were opened: "37 trade-remedy cases against Norwegian timber".
local function counted(name, patterns, target)
  return rule { name, table = "trade_measures", kind = "act", weight = 6, patterns = patterns,
    set = { status = "investigation", unit = "cases" }, lists = { sector = true }, fan = { "imposer" },
    need = { "imposer", "target", "measure_type", "value" },
    fill = { imposer = fill.imposer, target = target, sector = "@goods", date = fill.date, measure_type = "@kind" } }
end

--- What holds of acts on "the ban", "the rate": on what was named before.
local again = { when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = kindred }

--- One act on a measure: the status it leads to, and how sentences tell it. `options` may overrule anything.
local function act(name, status, patterns, options)
  options = options or {}
  local made = {
    name, table = "trade_measures", kind = "act", patterns = patterns, weight = options.weight, when = options.when,
    set = { status = status, measure_type = options.measure_type }, is = options.is,
    accept = options.accept, fill = options.fill or fill,
    lists = { sector = true }, fan = { "imposer", "target" }, need = options.need or { "imposer" },
  }
  return rule(made)
end

--- A verb and the measure it acts on, in either order.
local function on_measure(verb)
  return "trigger:" .. verb .. " ..8 measure:MEASURE", "measure:MEASURE ..8 trigger:" .. verb,
    "measure:MEASURE ...16 (\"was\" | \"were\" | \"has been\" | \"have been\" | \"will be\") trigger:" .. verb
end

--- An act on "the duties", "the ban": their kind is that of the measure named last.
local function duties(name, status, verb, patterns)
  patterns[#patterns + 1] = "trigger:" .. verb .. " ..6 head:duty_cue"
  if status == "imposed" then patterns[#patterns + 1] = "head:duty_cue ..12 (\"was\" | \"been\" | \"were\" | \"be\") trigger:lower_cue" end
  if status ~= "planned" and status ~= "announced" then patterns[#patterns + 1] = "head:duty_cue ..4 trigger:" .. verb end
  patterns[#patterns + 1] = "head:duty_cue ..9 (\"was\" | \"were\" | \"been\" | \"be\") trigger:" .. verb
  if status ~= "planned" and status ~= "announced" then
    local the_ban = [[ ("the" | "that" | "this" | "its") ..1 head:ban_noun_cue ..2 ("was" | "were" | "been" | "be") ]]
    patterns[#patterns + 1] = the_ban .. "trigger:" .. verb
  end
  return act(name, status, patterns,
    { weight = -2, when = status ~= "imposed" and { without = "MEASURE" } or nil, need = { "imposer", "measure_type" }, fill = kindred })
end

--- What officials say of another side's trade.
local function says(name, weight, patterns, is)
  return rule { name, table = "trade_measures", kind = "statement", is = is, weight = weight, patterns = patterns,
    set = { measure_type = "statement/warning", status = "stated" }, lists = { sector = true }, fan = { "imposer", "target" },
    need = { "imposer", "target" },
    fill = { imposer = "@imposer", target = "@target", sector = "@goods", actor = "@actor", date = fill.date } }
end

--- The title of an official notice: "PRODUCT From COUNTRY: Preliminary Results of Antidumping Duty Administrative Review".
local function notice(name, status, cue, measure)
  local patterns = { '"from" ..4 target:+PLACE ..2 measure:MEASURE' }
  if cue then
    patterns = { '"from" ..4 target:+PLACE ...8 trigger:' .. cue .. " ...12 measure:MEASURE" .. (measure or ""),
      '"from" ..4 target:+PLACE ...8 measure:MEASURE' .. (measure or "") .. " ...6 trigger:" .. cue }
  end
  return rule { name, table = "trade_measures", kind = "notice", zones = { "heading" }, patterns = patterns,
    weight = measure and 6 or cue and 3 or 0,
    set = { status = status }, lists = { sector = true }, fan = { "imposer", "target" }, need = { "imposer", "target" },
    fill = { imposer = "@publisher", sector = "@goods", product = "@product", date = "document" } }
end

local support = "subsidy/industrial support"
local spread = { fan = { "imposer", "target" }, fill = { date = "clause" } }

--- Money that a state gives to a trade.
local function support_of(name, weight, patterns, when, goods)
  return rule { name, table = "trade_measures", kind = "act", weight = weight, patterns = patterns,
    set = { measure_type = support, status = "in force" }, is = { "support" }, when = when, lists = { sector = true },
    fan = { "imposer", "target" }, need = { "imposer", "sector" },
    fill = { imposer = "@imposer", target = "@imposer", sector = goods or fill.sector, date = fill.date } }
end

--- A rate that stands below or behind the act that it is of.
local function listed(name, weight, patterns, options)
  options = options or {}
  return rule { name, table = "trade_measures", kind = "listed rate", is = options.is, weight = weight,
    set = { metric = "duty_rate", unit = "%" }, lists = { sector = true }, need = { "imposer", "measure_type" },
    fan = options.fan, fill = options.fill, when = options.when, shared = true, patterns = patterns }
end

--- An act on a ban: what it bars is told by the words behind it.
local function ban(name, status, verb, patterns)
  patterns = patterns or {}
  table.move({ "trigger:" .. verb .. [[ ..4 head:ban_noun_cue ("on" | "of" | "over" | "against") ]],
    [[ head:ban_noun_cue ("on" | "of" | "over" | "against") ...12 ("was" | "were" | "been" | "be" | "is" | "are") ..2 trigger:]]
    .. verb }, 1, 2, #patterns + 1, patterns)
  return act("ban " .. name, status, patterns, { weight = 4, need = { "imposer", "measure_type", "sector" }, fill = kindred })
end

--- "a 5% tariff, which will rise to 9%"
local function moved(what)
  return { what .. " ..8 trigger:reach_cue ..1 PERCENT", what .. " ..10 trigger:duty_to_cue PERCENT",
    what .. [[ ..8 trigger:(rise_cue | fall_cue | lower_cue | set_cue | impose_cue) ("to" | "at") ..1 PERCENT ]],
    what .. [[ ..6 "which" ..3 trigger:(rise_cue | fall_cue | lower_cue | impose_cue) "from" PERCENT "to" ..1 PERCENT ]],
    what .. [[ ..8 trigger:("go" | "will go" | "goes" | "went" | "going" | "gone") PERCENT ]],
    what .. [[ ...14 "which" ..2 trigger:(reach_cue | rise_cue | fall_cue | impose_cue) ..2 PERCENT ]] }
end
local rate_told = { is = { "rate" }, weight = -4, need = { "imposer", "measure_type", "value" }, fill = kindred }
local bearing = { imposer = "@layer", target = "@bearer", sector = "clause > sentence", date = fill.date, measure_type = "@kind" }


local rules = {
  -- "with his levies of 30% on Chile", "days after his 10% tariff on Peruvian wool took hold"
  act("imposed", "imposed", { [[ measure:MEASURE ..1 "by" ..1 imposer:+PLACE ..1 ("into" | "on" | "against" | "targeting"
      | "of") ..6 target:+PLACE ]], [[ trigger:("his" | "her" | "its") ..2 PERCENT ..1 measure:MEASURE="tariff" ("on" | "against") ]],
    [[ trigger:("his" | "her" | "its") ..2 measure:MEASURE="tariff" ..1 ("of" | "at") ..2 PERCENT "on" ]],
    [[ trigger:("order" | "ordered" | "orders" | "ordering") ..3 PERCENT ..4 measure:MEASURE="tariff" ]],
    [[ trigger:("adds" | "added" | "adding" | "piled" | "piles" | "heaped" | "heaps") ..2 PERCENT ..2 measure:MEASURE ("on" | "to") ]],
    [[ measure:MEASURE ..10 trigger:("date from" | "dates from" | "dated from" | "date back to" | "dates back to" | "go back to"
      | "goes back to") DATE ]],
    [[ trigger:("adds" | "added") ("a" | "an" | "another" | "new" | "further") ..2 measure:MEASURE ..4 PERCENT ]],
    [[ (put_cue | "brought") ..5 SECTOR ..2 trigger:"under" ..3 measure:MEASURE ]],
    [[ (put_cue | "brought") trigger:"under" ..2 measure:MEASURE ]],
    [[ trigger:("提高" | "提高了" | "上调" | "上调了" | "加征" | "加征了" | "征收" | "征收了" | "下调" | "下调了" | "降低" | "降低了" | "调降" | "調降" | "下調" | "上調"
      | "加徵" | "徵收" | "課徵" | "削减" | "削減") ..26 measure:MEASURE="tariff" ]],
    [[ ("to" | "is" | "are" | "has" | "have") trigger:("add" | "adding" | "added") ..5 measure:MEASURE ]],
    [[ trigger:put_cue ..6 measure:MEASURE ..9 "on" ]], [[ trigger:(retaliate_verb_cue | hit_cue) ..12 "with" ..6 measure:MEASURE ]],
    [[ trigger:(set_cue | "created" | "creates") ..7 measure:MEASURE ..1 ("on" | "against" | "for") ]],
    [[ trigger:subject_verb_cue ..6 "to" ..4 measure:MEASURE ]],
    [[ measure:MEASURE ..8 ("was" | "were" | "has been" | "have been") ..1 trigger:set_cue ]],
    [[ trigger:set_cue ..1 measure:MEASURE ..2 ("of" | "at") ..1 PERCENT ]],
    [[ measure:MEASURE ...2 ("which" | "that") ...6 trigger:impose_cue ]], [[ trigger:"ordered" ..2 measure:MEASURE="tariff" ]],
    [[ ("signed" | "signs" | "issued") ..4 trigger:decree_cue ..8 measure:MEASURE ]],
    [[ trigger:set_cue ..9 measure:MEASURE="quota" ..5 ("of" | "at") ..1 QUANTITY ]],
    [[ trigger:(lower_cue | impose_cue) ("to" | "at") PERCENT ..4 measure:MEASURE ]],
    [[ trigger:lower_cue ..4 measure:MEASURE ...10 PERCENT ]], [[ trigger:lower_cue ..3 measure:MEASURE ]],
    [[ measure:MEASURE ...16 ("was" | "were" | "has been" | "have been" | "will be") trigger:lower_cue ]], on_measure "impose_cue" }),
  act("blacklisted", "imposed", { [[ trigger:blacklist_cue ..6 head:firms_cue ]] },
    { measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "target" } }),
  -- "the 25% levy on all copper imports to Peru", "a 10% tariff on steel entering Chile"
  act("rate where goods go", "imposed", { [[ PERCENT ..1 measure:MEASURE="tariff" "on" ...8 trigger:("to" | "into"
      | "entering") ..1 imposer:PLACE ]] },
    { is = { "rate" }, weight = -6, when = { without = "face_cue announce_cue weigh_cue in_force_cue extend_cue terminate_cue lower_cue" },
      need = { "imposer", "measure_type", "value" }, fill = kindred }),
  act("rate pledged", "planned", { [[ trigger:("pledged" | "pledges" | "promised" | "promises" | "vowed" | "vows" | "pursuing"
      | "pursues") ..3 PERCENT ..2 measure:MEASURE="tariff" ]] },
    { need = { "imposer", "value" } }),
  -- "has levied 30% on Chile's wine", "charges $3 per litre on rum from there"
  act("rate laid on goods", "imposed", {
    [[ trigger:(levy_cue | in_force_cue) ..2 value:(PERCENT | MONEY) "on" ..4 (SECTOR | PLACE | goods_cue) ]] },
    { measure_type = "tariff", when = { without = "MEASURE duty_cue" }, need = { "imposer", "value" }, weight = -1 }),
  -- "ended duty-free treatment of parcels from Peru", "rolled out a 9% tax on foreign tyres"
  act("freedom from duty ended", "imposed", {
    [[ trigger:terminate_cue ..2 head:duty_free_cue ]] },
    { measure_type = "tariff", weight = 3, need = { "imposer", "target" } }),
  act("tax on foreign goods", "imposed", { [[ trigger:(impose_cue | put_cue | "rolled out") ..2 PERCENT ..1 head:tax_cue "on" ..1
    ("foreign" | "imported" | "imports of") ..2 SECTOR ]] },
    { measure_type = "tariff", when = { without = "MEASURE" }, need = { "imposer", "value" } }),
  act("rate laid on goods at once", "imposed", { [[ trigger:levy_cue value:PERCENT "on" ..4 (SECTOR | PLACE | goods_cue) ]] },
    { measure_type = "tariff", need = { "imposer", "value" }, weight = -1 }),
  act("disputed", "announced", { [[ trigger:ask_cue ..2 ("WTO" | "World Trade Organization"
      | "World Trade Organisation") ..5 head:"consultations" ]],
    [[ trigger:bring_suit_cue ..3 head:("complaint" | "case" | "dispute" | "challenge" | "suit" | "complaints") ..2 ("with" | "at"
      | "to" | "before") ..1 ("WTO" | "World Trade Organization" | "World Trade Organisation") ]],
    [[ trigger:("took" | "taken" | "take" | "takes" | "taking" | "dragged" | "hauled") ..1 target:PLACE ..1 "to" ..1 head:("WTO"
      | "World Trade Organization" | "World Trade Organisation") ]] },
    { measure_type = "wto_dispute", weight = 8, need = { "imposer", "target" } }),
  act("taxed", "imposed", { [[ ("对" | "對") target:PLACE ..10 trigger:tax_goods_cue ]] },
    { measure_type = "tariff", when = { without = "MEASURE" }, need = { "imposer", "target" } }),
  act("put on the entity list", "imposed", { [[ target:PLACE ..2 firms_cue ..3 trigger:list_cue ..1 measure:MEASURE="export control" ]],
    [[ ORG ..3 trigger:list_cue ..1 measure:MEASURE="export control" ]] }, { weight = 4, need = { "imposer",
      "target" } }),
  act("listed", "imposed", { [[ trigger:list_on_cue ..16 ("to" | "on") ..6 measure:MEASURE="export control" ]] }, { weight = 2 }),
  act("announced", "announced", { [[ measure:MEASURE="import licensing" ..3 ("required" | "mandatory" | "compulsory"
      | "needed") ..1 trigger:("for" | "on") ..4 SECTOR ]],
    [[ SECTOR ..4 trigger:("will need" | "will require" | "needs" | "requires") ..1 measure:MEASURE ]],
    [[ measure:MEASURE ...14 trigger:announced_by_cue ]], on_measure "announce_cue" }),
  -- "Trump's 25% tariff on steel", "the EU's 12% duties": told as known.
  act("held", "imposed", { [[ imposer:(PLACE | ORG) ..6 PERCENT ..4 measure:MEASURE ]], [[ PERCENT imposer:PLACE ..1 measure:MEASURE ]],
    [[ imposer:(PLACE | ORG) ..4 measure:MEASURE ("of" | "at") ..2 PERCENT ]] }, { is = { "held" }, weight = -3 }),
  act("held without a rate, ban", "in force", { [[ imposer:PLACE ..2 head:ban_noun_cue "on" ]] },
    { is = { "held" }, weight = -4, when = { without = "MEASURE" }, need = { "imposer", "measure_type", "sector" }, fill = kindred }),
  act("held without a rate", "in force", { [[ imposer:(PLACE | ORG) ..4 measure:MEASURE ("on" | "against") ..5 PLACE ]] },
    { is = { "held" }, weight = -4, need = { "imposer", "target" },
      fill = { imposer = fill.imposer, target = fill.target, sector = fill.sector, date = "document" } }),
  -- "there is a 20% tariff on trucks", "the order adds a 5% duty on tin"
  act("quota amount", "in force", { [[ measure:MEASURE="quota" ..10 QUANTITY ]], [[ QUANTITY ..3 measure:MEASURE="quota" ]],
    [[ trigger:("there is" | "there are" | "there was" | "there were") ..3 PERCENT ..2 measure:MEASURE="tariff" ("on" | "for") ]] },
    { is = { "held" }, weight = -3, need = { "imposer", "value" } }),
  act("held, duties", "imposed", { [[ imposer:(PLACE | ORG) ..6 PERCENT ..4 head:duty_cue ]] },
    { is = { "held" }, weight = -3, when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = kindred }),
  -- "is weighing a tariff", "tariffs scheduled for 1 July"
  act("considered", "planned", { [[ trigger:("wants" | "want" | "seeks" | "seek" | "demands") ..1 ("higher" | "new" | "more" | "steeper"
      | "stiffer" | "lower") ..2 measure:MEASURE ]], [[ trigger:(weigh_cue | "plans" | "planning") ..8 measure:MEASURE ]],
    [[ measure:MEASURE ..12 trigger:schedule_cue ]], [[ measure:MEASURE ..12 ("being" | "been" | "was" | "were") trigger:weigh_cue ]] },
    { weight = 2 }),
  act("answer announced", "announced", { [[ trigger:announce_cue ..2 head:answer_cue ]],
    [[ trigger:announce_cue ..4 head:fee_cue ("on" | "targeting" | "for") ..4 SECTOR ]] },
    { weight = 2, measure_type = "tariff", need = { "imposer", "target" } }),
  act("extended", "extended", { [[ trigger:announce_cue ..2 ("results" | "final results" | "outcome" | "findings"
      | "determination") ..3 ("sunset review" | "sunset reviews" | "expiry review" | "expiry reviews") ..8 measure:MEASURE ]],
    on_measure "extend_cue" }, { weight = 1 }),
  act("home goods asked for", "in force", { [[ trigger:(require_cue | "required") ..12 ("use" | "uses" | "buy" | "source" | "using"
      | "procure" | "install") ..2 head:local_goods_cue ..2 SECTOR ]],
    [[ trigger:(require_cue | "required" | "asks" | "ask" | "asked" | "obliges") ..6 ("use" | "buy" | "source" | "procure" | "install"
      | "purchase") ..1 SECTOR ..3 ("made" | "built" | "produced" | "assembled") ..1 head:("in the country" | "in the region"
      | "in the province" | "at home" | "locally" | "domestically") ]],
    [[ trigger:(require_cue | "must" | "have to" | "has to" | "required" | "obliged") ...12 value:PERCENT ...14 head:at_home_cue ]] },
    { weight = 1, measure_type = "local content",
      need = { "imposer", "sector" } }),
  act("on hold", "suspended", { [[ measure:MEASURE ...12 trigger:hold_cue ]] }, { weight = 1 }),
  act("terminated", "terminated", { [[ trigger:let_cue ..3 measure:MEASURE ..8 ("lapse" | "expire" | "to lapse" | "to expire"
      | "run out") ]], [[ trigger:terminate_cue ..8 impose_cue ..2 measure:MEASURE ]], on_measure "terminate_cue" },
    { weight = 1 }),
  -- "the measures were extended", "the rate will rise to 35%": of what was told just before
  act("told before, extended", "extended", { [[ head:(named_before_cue | "将其" | "將其") ..4 trigger:extend_cue ]],
    [[ trigger:extend_cue head:"them" ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, laid", "imposed",
    { [[ head:(named_before_cue | "it" | "they") ..3 ("be" | "been" | "was" | "were") trigger:impose_cue ]],
    [[ trigger:impose_cue head:"them" ("again" | "anew" | "once more") ]] },
    { is = { "told before" }, when = { without = "MEASURE" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, raised", "imposed", { [[ (MEASURE | duty_cue) ...24 ("and" | "then") ..1 trigger:("doubled" | "tripled"
      | "quadrupled") head:"it" ]] }, { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, in force", "in force", { [[ ^ head:("they" | "these" | "both") ..2 trigger:effect_cue ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("told before, ended", "terminated", { [[ head:named_before_cue ..4 trigger:terminate_cue ]],
    [[ trigger:terminate_cue head:"those" "on" ..1 target:+PLACE ]], [[ trigger:terminate_cue head:"them" ]] },
    { is = { "told before" }, need = { "imposer", "measure_type" }, fill = kindred }),
  act("rate beside, moved", "imposed", { [[ head:("税率" | "稅率") ..8 trigger:duty_to_cue PERCENT ]] },
    { is = { "rate beside" }, need = { "imposer", "measure_type", "value" }, fill = kindred }),
  act("rate told before, raised", "imposed", { [[ trigger:(lower_cue | impose_cue) head:("the rate" | "the rates" | "that rate" | "that"
      | "them") ("to" | "from") ..4 PERCENT ]] },
    { is = { "rate" }, weight = 2, need = { "imposer", "measure_type", "value" }, fill = kindred }),
  act("rate told before, moved", "imposed", moved [[ head:("the rate" | "the rates" | "this rate") ]],
    { is = { "rate" }, weight = -1, when = { without = "MEASURE" }, need = { "imposer", "measure_type", "value" }, fill = kindred }),

  act("investigation", "investigation", { [[ trigger:launch_cue ..8 measure:MEASURE ]], [[ measure:MEASURE ..8 trigger:launch_cue ]],
    [[ measure:MEASURE ..3 "进行" ..5 trigger:investigate_cue ]] }, { weight = 4 }),
  -- "growers asked Lima to look into rice from Peru", "a petition filed with Ottawa against tiles from India"
  act("asked to look into", "planned", {
    [[ trigger:("asked" | "ask" | "asks" | "petitioned" | "petitions" | "urged" | "urges" | "requested") ..2 imposer:(PLACE
      | ORG) ..3 "to" ..1 head:("look into" | "investigate" | "probe" | "examine" | "review") ...12 target:+PLACE ]],
    [[ trigger:("asked" | "ask" | "asks" | "petitioned" | "petitions" | "urged" | "urges" | "requested") ..2 imposer:(PLACE
      | ORG) ..3 "to" ..1 launch_cue ..3 head:investigate_cue ...12 target:+PLACE ]],
    [[ trigger:petition_cue ..6 ("with" | "to" | "at" | "before") ..2 imposer:(PLACE | ORG) ...24 ("against" | "from" | "on"
      | "targeting" | "into") ..3 target:+PLACE ]] },
    { weight = 7, measure_type = "investigation", when = { without = "MEASURE" }, need = { "imposer", "target", "sector" },
      accept = { "asserted", "reported", "planned", "forecast", "hypothetical" }, fill = { sector = fill.sector, date = fill.date } }),
  counted("cases counted", {
    [[ value:COUNT ..5 measure:MEASURE ..4 ("against" | "into" | "targeting" | "involving") ..8 target:+PLACE ]],
  }),
  counted("cases counted, borne", { [[ trigger:("遭遇" | "遭到" | "遭受" | "遭" | "面临" | "面臨" | "涉及" | "faced" | "face"
    | "faces" | "facing" | "the target of" | "subject to" | "hit by") ..3 value:COUNT ..3 measure:MEASURE ]] }, "@bearer"),
  act("dumping looked into", "investigation", { [[ trigger:probe_verb_cue ..10 measure:MEASURE="antidumping" ]], },
    { measure_type = "antidumping", need = { "imposer", "target" } }),
  act("consulted on", "announced", { [[ trigger:(announce_cue | launch_cue) ..5 head:("consultation" | "consultations"
    | "public consultation")
      ..1 ("on" | "about" | "into" | "regarding") ..2 ("possible" | "potential" | "policy" | "measures" | "a" | "new") ]] },
    { weight = 6, measure_type = "investigation", need = { "imposer", "target" } }),
  act("sold unfairly", "final ruling", { [[ trigger:determine_cue ...30 head:("less than fair value" | "LTFV" | "dumped") ]],
    [[ trigger:determine_cue ..1 target:PLACE ..8 head:("存在倾销" | "存在傾銷" | "构成倾销") ]] },
    { weight = 1, measure_type = "antidumping", need = { "imposer", "target", "sector" } }),
  act("subsidised unfairly", "final ruling", { [[ trigger:determine_cue ...30 head:("countervailable subsidies" | "unfairly subsidized"
      | "unfairly subsidised" | "being subsidized" | "being subsidised") ]] },
    { weight = 1, measure_type = "countervailing/antisubsidy", need = { "imposer", "target", "sector" } }),
  act("inquiry", "investigation", {
    [[ trigger:(launch_cue | "ordered" | "orders" | "ordering" | "conducting" | "announced") ..4 head:investigate_cue ..1 ("into" | "on"
      | "concerning" | "against" | "of") ]] },
    { weight = -8, need = { "imposer", "target" }, fill = kindred }),
  act("goods looked into", "investigation", { [[ trigger:probe_verb_cue ..2 target:+PLACE ..2 head:SECTOR ]] },
    { weight = -8, measure_type = "investigation", need = { "imposer", "target" } }),
  -- "欧盟对中国轮胎的反倾销调查预计明年结束", "对中国钢板立案调查"
  act("inquiry under way", "investigation", {
    [[ head:investigate_cue ...6 trigger:("预计" | "預計" | "预期" | "仍在" | "尚在" | "正在" | "因案情" | "因案件" | "將於" | "将于"
      | "有望" | "迟迟" | "尚未") ]], [[ ("对" | "對" | "针对" | "針對") target:PLACE ..8 trigger:("立案调查" | "立案調查" | "立案") ]] },
    { need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("inquiry ended", "terminated", {
    [[ trigger:(terminate_cue | "closed" | "closes") ..4 head:investigate_cue ..1 ("into" | "of" | "against" | "targeting") ]] },
    { when = { without = "MEASURE" }, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("inquiry opened", "investigation",
    { [[ head:investigate_cue ..2 ("was" | "were" | "has been" | "have been") ..2 trigger:launch_cue ]],
    [[ trigger:launch_cue ..1 head:("the investigation" | "the probe" | "the inquiry" | "this investigation" | "its investigation"
      | "the anti-dumping case" | "the case" | "its case" | "its probe" | "its inquiry" | "the proceeding") ..2 ("on" | "in" | "after"
      | "following" | "last") ]], [[ trigger:launch_cue ..1 head:case_before_cue ]] }, again),
  act("provisional", "provisional", { [[ trigger:impose_cue ..4 provisional_cue ..3 measure:MEASURE ]] }, { weight = 5 }),
  act("preliminary", "preliminary ruling", { [[ trigger:preliminary_cue ...40 measure:MEASURE ]],
    [[ measure:MEASURE ..6 trigger:preliminary_cue ]] }, { weight = 5 }),
  act("preliminary in a case", "preliminary ruling", { [[ trigger:announce_cue ..8 preliminary_cue ]] },
    { when = { without = "MEASURE" }, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("final", "final ruling", { [[ trigger:("final determination" | "final determinations" | "final affirmative determination"
      | "final ruling" | "final rulings" | "final decision") ..10 measure:MEASURE ]],
    [[ measure:MEASURE ..6 trigger:("final determination" | "final ruling" | "终裁" | "終裁" | "最终裁定" | "最終裁定" | "最終裁決") ]] }, { weight = 4 }),
  act("circumvention", "circumvention finding", { [[ trigger:determine_cue ...40 circumvent_cue ...6 measure:MEASURE ]] }, { weight = 7 }),
  act("undertaking", "price undertaking", { [[ trigger:accept_cue ..4 head:undertaking_cue ]] }, { weight = 6,
    measure_type = "price undertaking" }),

  -- "the duties": their kind is that of the measure named last.
  duties("duties", "imposed", "impose_cue", { [[ trigger:(impose_cue | put_cue | "charge" | "ordered") "a" ..2 PERCENT head:duty_cue ]],
    [[ trigger:put_cue ..6 head:duty_cue ..9 "on" ]],
    [[ trigger:lower_cue ..4 head:duty_cue ]], [[ trigger:set_cue ..4 head:duty_cue ("of" | "at" | "on") ]],
    [[ trigger:impose_cue ..6 head:("tax" | "taxes") ..1 "on" ..4 import_cue ]] }),
  duties("duties announced", "announced", "announce_cue", {}),
  duties("duties considered", "planned", '(weigh_cue | "plans" | "planning")', {  }),
  duties("duties in force", "in force", "in_force_cue", { [[ head:(duty_cue | named_before_cue | ban_noun_cue) ..2 trigger:("not be"
      | "not been") ..1 terminate_cue ]],
    [[ head:duty_cue ..10 trigger:(effect_cue | standing_cue) ]],
    [[ ("imports" | "goods" | "products") ..14 trigger:subject_cue ..4 head:duty_cue ]] }),
  duties("duties extended", "extended", "extend_cue", { [[ trigger:extend_cue ..2 head:ban_noun_cue ]] }),
  duties("duties ended", "terminated", "terminate_cue", { [[ trigger:terminate_cue ..3 head:ban_noun_cue ]] }),

  -- "the levies will be 18%", "the duty on cars is 20 percent"
  act("rate told", "announced", {
    [[ measure:MEASURE="tariff" ..9 trigger:("will be" | "would be" | "is to be" | "are to be") ..3 value:PERCENT ]] },
    rate_told),
  act("rate that is", "in force", {
    [[ (measure:MEASURE="tariff" | head:duty_cue) ..9 trigger:("is" | "are" | "ranges from" | "range from" | "is set at" | "is now"
      | "are now" | "stands at" | "stand at" | "averages" | "amounts to" | "is currently" | "remains" | "remain") ..3 value:PERCENT ]] },
    rate_told),
  act("moved to", "imposed", moved "measure:MEASURE", { is = { "rate" }, weight = 2 }),
  act("moved to, duties", "imposed", moved "head:duty_cue", { is = { "rate" }, when = again.when, need = again.need, fill = again.fill }),
  act("in force", "in force", { [[ trigger:require_cue ..6 measure:MEASURE="local content" ]],
    [[ (sector:+SECTOR | "product" | "products" | "goods" | "imports" | "shipments" | "countries" | "nations") ..14 ("is" | "are"
      | "was" | "were" | "be" | "been" | "remain" | "remains" | "become" | "made") ..2 trigger:subject_cue ..4 measure:MEASURE ]],
    [[ measure:MEASURE ...14 trigger:(effect_cue | standing_cue) ]],
    -- "Chile has a 6% tariff on cars", "has an average tariff of 9% on rice"
    [[ trigger:("has" | "have" | "had") ("a" | "an" | "the") ..2 PERCENT ..2 measure:MEASURE="tariff" "on" ]],
    [[ trigger:("has" | "have" | "had") ("a" | "an" | "the") ..4 measure:MEASURE="tariff" ("of" | "at") ..2 PERCENT ]],
    [[ measure:MEASURE ...10 trigger:("remain at" | "remains at" | "remained at" | "stay at" | "stays at" | "stand at" | "stands at"
      | "stood at") ..1 PERCENT ]],
    on_measure "in_force_cue" }),
  act("put on a list", "imposed", { [[ ("将" | "把") ..12 sector:+SECTOR ..4 trigger:list_cue ..2 measure:MEASURE="export control" ]] },
    { weight = 3, need = { "imposer", "sector" } }),
  listed("rate of a side", 3, { [[ target:PLACE ..6 (face_cue | duty_rate_cue) ..2 value:PERCENT ]],
    [[ duty_rate_cue ...24 target:PLACE ..5 value:PERCENT ]], [[ ^ ..2 "from" ..1 target:PLACE ..1 stay_at_cue value:PERCENT ]] },
    { when = { without = "MEASURE" } }),
  listed("rate of a named firm", 2, { [[ duty_rate_cue ...40 ORG ..5 value:PERCENT ]],
    [[ ^ ..20 head:duty_firm_cue ..10 value:PERCENT ]],
    [[ "其中" ...20 target:PLACE ..4 ("为" | "是" | "達" | "达" | "為") value:PERCENT ]] }, { is = { "of a firm" } }),
  act("retaliation", "imposed", {
    [[ trigger:("retaliatory" | "tit-for-tat") ..2 (measure:MEASURE | head:duty_cue) ("from" | "by") ..2 imposer:+PLACE ]] },
    { weight = 1, need = { "imposer", "measure_type" }, fill = kindred }),
  act("case borne", "imposed", {
    [[ trigger:("face" | "faces" | "faced" | "facing" | "hit with" | "slapped with" | "hit by" | "targeted by" | "drawn" | "drew"
      | "triggered" | "prompted" | "the subject of" | "the target of" | "endured") ..6 measure:MEASURE ..2 ("by"
      | "from") ..1 imposer:+PLACE ]],
    [[ trigger:("遭" | "遭到" | "遭遇" | "遭受" | "受到" | "面临" | "面臨" | "被") ..1 ("来自" | "來自") imposer:+PLACE ..12 measure:MEASURE ]] },
    { weight = 6, need = { "imposer", "target" }, fill = bearing }),
  act("sanctioned", "imposed", { [[ trigger:("sanctioned" | "sanctioning") ..3 target:+PLACE ]] },
    { weight = 2, measure_type = "sanctions", when = { without = "MEASURE" }, need = { "imposer", "target" } }),
  act("tariffs borne", "in force", { [[ trigger:("face" | "faces" | "faced" | "facing" | "subject to" | "hit by" | "pay" | "pays")
      ..5 (PLACE | ORG) ..3 measure:MEASURE ]],
    [[ trigger:("face" | "faces" | "faced" | "facing" | "subject to" | "hit by" | "pay" | "pays") ..5 (PLACE | ORG) ..3 head:duty_cue ]] },
    { weight = 2, need = { "imposer", "target", "measure_type" }, fill = bearing }),
  act("relieved", "terminated", { [[ trigger:had_own_cue ..2 measure:MEASURE ..1 terminate_cue ]] },
    { weight = 5, need = { "imposer", "target" }, fill = bearing }),
  act("borne", "in force", { [[ trigger:avoid_cue ..3 measure:MEASURE ..2 "on" ]],
    [[ trigger:face_cue ..4 PERCENT ..2 (measure:MEASURE | head:(duty_cue | tax_cue)) ]],
    [[ trigger:face_cue ..6 (measure:MEASURE | head:(duty_cue | tax_cue)) ..2 ("of" | "at" | "from" | "between" | "rate of"
      | "rates of") ..1 PERCENT ]] }, { weight = 5, need = { "imposer", "target", "measure_type" }, fill = bearing }),
  listed("rate of a listed side", 2, { [[ ^ ..1 target:PLACE ..2 value:PERCENT ]] },
    { is = { "listed" }, when = { without = "MEASURE" } }),
  listed("rate of other goods", 1, { [[ ^ ...10 duty_rate_cue ..1 ("to" | "at" | "of") value:PERCENT ]] },
    { is = { "other goods" }, fan = spread.fan, fill = spread.fill, when = { without = "MEASURE" } }),
  -- "1.某某株式会社 12.0%", "德国则是7%", "29.6 percent for Australia", "Solar cells - up to 50%": rates of the act told before
  listed("rate of sides", 3, {
    [[ duty_rate_cue ..8 ("are" | "were" | "is" | "was" | "include" | "includes" | "included" | "stand"
      | "set") ..2 value:PERCENT ..2 ("for" | "on" | "against") ]],
    [[ ^ ..8 sector:+SECTOR ..16 ("up to" | "to" | "at") value:PERCENT ]] }, spread),
  act("controls", "imposed", { [[ trigger:(impose_cue | put_cue | "ordered" | "ordering" | "added") ..4 head:control_cue ..2 ("on"
      | "over" | "for") ]], [[ SECTOR ..8 (put_cue | "brought" | "come" | "fall") trigger:"under" ..3 head:(control_cue | licence_cue) ]],
    [[ (put_cue | "brought" | "bring" | "brings") ..6 SECTOR ..2 trigger:"under" ..3 head:(control_cue | licence_cue) ]],
    [[ "对" ..8 sector:SECTOR ..4 trigger:impose_cue ..2 head:control_cue ]] }, { is = { "outward" }, weight = 1,
    measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("controls announced", "announced", { [[ trigger:announce_cue ..4 head:control_cue ..2 ("on" | "over" | "for") ]],
    [[ trigger:require_cue ..2 head:licence_cue ..1 ("for" | "on") ..3 export_cue ]],
    [[ trigger:(require_cue | "need" | "needs") ..2 head:licence_cue ("to export" | "to ship" | "to sell abroad") ..4 SECTOR ]] },
    { is = { "outward" }, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("trade barred", "imposed", {
    [[ trigger:restrict_cue ..4 head:export_cue ]], [[ trigger:restrict_cue ..3 +SECTOR ..5 head:export_cue ]],
    [[ head:export_cue ..7 ("was" | "were" | "been" | "be" | "is" | "are") ..1 trigger:restrict_cue ]],
    [[ trigger:restrict_cue ..1 head:ship_cue ..1 ("to" | "of") ]],
    [[ imposer:PLACE ..4 trigger:("stopped" | "stops" | "halted" | "halts" | "ended") ..4 head:export_cue ]],
    [[ imposer:PLACE ..1 ("will" | "is to" | "to" | "plans to" | "would") trigger:("stop" | "halt" | "end") ..4 head:export_cue ]],
    [[ trigger:(terminate_cue | "revoked" | "revokes") ..2 head:licence_cue ..12 ("export" | "ship" | "sell" | "supply") ..5 SECTOR ]] },
    { is = { "bars", "outward" }, weight = 3, measure_type = "export control", need = { "imposer", "sector" } }),
  -- "has blocked Peru from buying advanced chips", "barred the foundry from selling its tools to Chile"
  act("buyers barred", "imposed", { [[ trigger:keep_out_cue ..4 "from" ..1 head:trade_verb_cue ..8 SECTOR ]],
    [[ trigger:(restrict_cue | "不准" | "不得") ..8 ("向" | "对" | "對") target:PLACE ..4 head:("出售" | "供应" | "供應" | "供货" | "供貨"
      | "提供" | "销售" | "銷售") ..12 SECTOR ]] },
    { weight = 4, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "target", "sector" } }),
  act("licence to import", "in force", {
    [[ head:licence_cue ..1 ("is" | "are" | "will be") ..1 trigger:("needed" | "required" | "mandatory") ..2 ("to import" | "for imports"
      | "for importing" | "for the import") ..4 SECTOR ]] },
    { measure_type = "import licensing", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("exports capped", "imposed", {
    [[ trigger:restrict_cue ..4 (export_cue | import_cue) ..8 ("at" | "to") ..1 value:QUANTITY ]] },
    { is = { "outward" }, weight = 5, measure_type = "quota", need = { "imposer", "sector" } }),
  act("export bans ended", "terminated", { [[ trigger:terminate_cue ..3 head:ban_cue ..9 export_cue ]],
    [[ trigger:terminate_cue ..12 export_cue ..2 head:("限制" | "禁令" | "管制") ]] },
    { weight = 4, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer" } }),
  act("controls in force", "in force", { [[ head:control_cue ("on" | "for" | "over") ..10 trigger:(effect_cue | standing_cue) ]],
    [[ ("exporters" | "exports" | "exporting" | "shippers") ..8 trigger:must_get_cue ..2 licence_cue ..2 ("from"
      | "by") ..2 imposer:(PLACE | ORG) ]] },
    { is = { "outward" }, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  ban("laid", "imposed", "(impose_cue | put_cue)"),
  ban("announced", "announced", "announce_cue"),
  ban("weighed", "planned", '(weigh_cue | "plans" | "planning")'),
  ban("extended", "extended", "extend_cue"),
  ban("ended", "terminated", "terminate_cue", { [[ trigger:terminate_cue ..2 head:"suspension of" ..4 (import_cue | export_cue) ]] }),
  ban("kept", "in force", "in_force_cue", { [[ head:ban_noun_cue ("on" | "of" | "over") ...12 trigger:(effect_cue | standing_cue
      | stay_on_cue) ]] }),
  act("imports barred", "imposed", { [[ trigger:ban_cue ..2 head:import_cue ]],
    [[ trigger:("suspended" | "suspends" | "suspend" | "suspending") ..3 head:import_cue ]] },
    { is = { "bars" }, weight = 3, measure_type = "import ban", need = { "imposer", "sector" } }),
  act("purchases halted", "imposed", { [[ trigger:("halted" | "halts" | "stopped" | "stops" | "suspended" | "suspends" | "paused"
    | "froze") ..1
      ("purchases" | "buying" | "imports") ..1 target:PLACE ..1 SECTOR ]] },
    { is = { "bars" }, weight = 1, measure_type = "import ban", when = { without = "MEASURE" }, need = { "imposer", "target", "sector" } }),
  act("imports restricted", "imposed", { [[ trigger:import_curb_cue ..3 head:import_cue ]] },
    { weight = 2, measure_type = "import restriction", need = { "imposer", "sector" } }),
  act("foreign goods barred", "imposed", { [[ trigger:ban_cue ..1 PLACE ..1 head:SECTOR ]] },
    { weight = -1, measure_type = "import ban", when = { without = "MEASURE" }, need = { "imposer", "sector", "target" } }),

  -- an entry of a list: who acts is its label, before a colon or a dash
  act("entry", "imposed", { "^ ..1 imposer:+PLACE ...10 measure:MEASURE" },
    { weight = 1, when = { label = "imposer", without = "weigh_cue" } }),

  act("support", "in force", { [[ trigger:pour_cue ..6 measure:MEASURE="subsidy/industrial support" ]],
    [[ measure:MEASURE="subsidy/industrial support" ..2 trigger:pour_cue ..4 MONEY ]] }, { is = { "support" }, weight = 4 }),
  act("support received", "in force", { [[ trigger:(receive_cue | "awarded") ..8 measure:MEASURE="subsidy/industrial support" ]],
    [[ measure:MEASURE="subsidy/industrial support" ..3 trigger:prop_cue ..5 head:overcapacity_cue ]] },
    { is = { "support", "received" }, weight = 4, need = { "imposer", "sector" } }),
  act("trade subsidised", "in force", { [[ trigger:("下达" | "下達" | "预拨" | "兑付" | "拨付" | "安排") ..12 head:aid_noun_cue ..1 MONEY ]] },
    { weight = 3, measure_type = support, need = { "imposer", "sector" } }),
  act("help ended", "terminated", {
    [[ trigger:terminate_cue ..3 SECTOR ..2 head:("incentive" | "incentives" | "schemes" | "bonus" | "rebates" | "grants" | "grant") ]],
    [[ trigger:terminate_cue ..1 ("its" | "their") head:("schemes" | "scheme" | "incentives") ]] },
    { measure_type = support, when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("support cut", "cut", { [[ trigger:lower_cue ..12 measure:MEASURE="subsidy/industrial support" ]] },
    { is = { "support" }, weight = 1 }),
  support_of("support of a trade", 4, {
    [[ trigger:pour_cue ..4 value:MONEY ..9 ("to" | "in") head:support_verb_cue ..6 SECTOR ]],
    [[ trigger:pour_cue ..4 value:MONEY ..2 "into" ..6 head:(capacity_cue | SECTOR | invest_cue | production_cue | "support") ]],
    [[ trigger:pour_cue ..4 value:MONEY ..1 ("for" | "towards" | "to") ..5 SECTOR ]],
    [[ trigger:pour_cue ..8 value:MONEY "in" ..2 head:aid_in_cue ]] }, { without = "MEASURE" }),
  -- "a grant of 700 million kronor", "a 26 trillion won support package"
  support_of("support of so much", 5, {
    [[ trigger:(pour_cue | announce_cue | "includes" | "contains" | "批准" | "推出" | "设立" | "設立" | "通过") ..8 value:(MONEY
      | PERCENT) ..4 head:aid_sum_cue ]],
    [[ trigger:(announce_cue | launch_cue | "includes" | "contains") ..8 value:MONEY "in" ..2 head:aid_in_cue ]],
    [[ trigger:(pour_cue | announce_cue | launch_cue | "set up" | "introduced") ..2 value:MONEY ..2 head:(aid_sum_cue | scheme_cue) ]],
    [[ trigger:(pour_cue | announce_cue | launch_cue | "introduced") ..8 head:scheme_cue ...30 ("outlay" | "budget" | "budgetary support"
      | "allocation") "of" ..2 value:MONEY ]],
    [[ trigger:(pour_cue | announce_cue | receive_cue | launch_cue) ..6 head:aid_sum_cue ("of" | "worth") ..3 value:MONEY ]],
    [[ head:aid_sum_cue ("of" | "worth") ..3 value:MONEY ..2 ("has" | "have" | "was" | "were" | "is" | "are") ..2 trigger:pour_cue ]],
  }),
  support_of("support poured", 2, {
    [[ trigger:pour_into_cue ..6 head:(capacity_cue | SECTOR | invest_cue | production_cue | "industry" | "industries" | "sectors"
      | "sector") ]],
    [[ trigger:pour_cue ..2 ("billions" | "millions" | "trillions") ..3 "into" ..6 head:(capacity_cue | SECTOR | invest_cue
      | production_cue | "industry" | "industries" | "sectors" | "sector") ]],
    [[ trigger:pour_cue ..2 ("subsidies" | "state aid" | "incentives" | "cheap loans" | "support" | "state support"
      | "subsidised loans" | "subsidized loans") ..6 ("into" | "on" | "to" | "for") ..6 head:(capacity_cue | SECTOR) ]] }),
  rule { "support of industry", table = "trade_measures", kind = "act", weight = 4,
    [[ trigger:("批准" | "通过" | "通過" | "宣布" | fund_verb_cue) ..2 value:MONEY ...4 boost_verb_cue ..5 SECTOR ]],
    [[ trigger:(get_support_cue | pour_cue) ..2 value:MONEY ..2 head:aid_noun_cue ]],
    set = { status = "in force", measure_type = support }, is = { "support" }, lists = { sector = true }, fan = { "imposer", "target" },
    need = { "imposer" }, fill = { imposer = "@imposer", target = "@imposer", sector = fill.sector, date = fill.date } },
  act("official document", "issued", { [[ ORG ..14 trigger:issue_cue ..4 head:policy_doc_cue ]],
    [[ trigger:issue_cue ..4 head:policy_doc_cue ..3 ("on" | "regarding") ]],
    [[ head:policy_doc_cue ...40 trigger:announced_by_cue ..3 ORG ]] },
    { weight = 1, measure_type = support, when = { without = "MEASURE" }, need = { "imposer", "sector" },
    fill = { imposer = "@imposer", target = "@imposer", sector = "@goods", date = fill.date } }),

  notice("notice of a preliminary ruling", "preliminary ruling", "preliminary_cue"),
  notice("notice of a final ruling", "final ruling", "final_cue"),
  notice("notice of a circumvention ruling", "circumvention finding", "final_cue", "=anticircumvention"),
  notice("notice of an initiation", "investigation", "launch_cue"),
  notice("notice of a continuation", "extended", "extend_cue"),
  notice("notice of an end", "terminated", "terminate_cue"),
  notice("notice of an order", "imposed"),

  says("statement", 2, { [[ trigger:warn_cue ...30 head:(opposed_cue | overcapacity_cue | overinvestment_cue | MEASURE) ]],
    [[ head:(opposed_cue | MEASURE) ..6 trigger:("表示遗憾" | "深表遗憾" | "表示失望" | "表示强烈不满" | "表示不满" | "提出抗议" | "提出严正交涉" | "表示反对" | "表示坚决反对"
      | "表示谴责" | "表示关切" | "表示担忧" | "敦促" | "表示遺憾" | "表示強烈不滿") ]] }),
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
An act has a row for each kind of figure told of it (its rate, the worth of the goods). Rows are sorted in time.]],
  params = {
    since = { type = "year", default = 1990, doc = "first year kept" },
    imposer = { type = "string", default = "", doc = "one imposer only, as a code: USA, EU, CHN" },
  },
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_measures = { title = "Trade measures in time", columns = {
    { "date", "string" }, { "imposer", "code" }, { "target", "string" }, { "sector", "string" }, { "measure_type", "string" },
    { "status", "string" }, { "metric", "code" }, { "value", "number" }, { "low", "number" }, { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "actor", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local claims = group.since(q.claims "trade_measures", p.since)
    if p.imposer ~= "" then claims = claims:where("imposer == ?", p.imposer) end
    local key = { "date", "imposer", "target", "sector", "measure_type", "status", "actor", "metric", "unit" }
    -- who tells an act without its figures has told the act of those who give them
    claims = claims:window { by = { table.unpack(key, 1, 7) }, order = { "metric", "unit" },
        metric_told = "first(metric)", unit_told = "first(unit)" }
      :derive { unit = "choose(value == nil, unit_told, unit)", metric = "choose(value == nil, metric_told, metric)" }
    return { trade_measures = claims:group(table.unpack(key)):agg(group.figures):sort(table.unpack(key)) }
  end,
}
