-- Trade remedies: inquiries into dumping, subsidies and surges, from the petition to the duty, and disputes at the WTO.

local measure = require "quern.rule.measure"
local act, kindred, again, fill = measure.act, measure.kindred, measure.again, measure.fill

--- How many cases were opened: "37 trade-remedy cases against Norwegian timber".
local function counted(name, patterns, target)
  return rule { name, table = "trade_measures", kind = "act", weight = 6, patterns = patterns,
    set = { status = "investigation", unit = "cases" }, lists = { sector = true }, fan = { "imposer" },
    need = { "imposer", "target", "measure_type", "value" },
    fill = { imposer = fill.imposer, target = target, sector = "@goods", date = fill.date, measure_type = "@kind" } }
end

--- The title of an official notice: "PRODUCT From COUNTRY: Preliminary Results of Antidumping Duty Administrative Review".
local function notice(name, status, cue, code)
  local patterns = { '"from" ..4 target:+PLACE ..2 measure:MEASURE' }
  if cue then
    patterns = { '"from" ..4 target:+PLACE ...8 trigger:' .. cue .. " ...12 measure:MEASURE" .. (code or ""),
      '"from" ..4 target:+PLACE ...8 measure:MEASURE' .. (code or "") .. " ...6 trigger:" .. cue }
  end
  return rule { name, table = "trade_measures", kind = "notice", zones = { "heading" }, patterns = patterns,
    weight = code and 6 or cue and 3 or 0,
    set = { status = status }, lists = { sector = true }, fan = { "imposer", "target" }, need = { "imposer", "target" },
    fill = { imposer = "@publisher", sector = "@goods", product = "@product", date = "document" } }
end

local rules = {
  -- petitions and consultations: "growers asked Lima to look into rice from Peru",
  -- "growers filed an anti-dumping petition against shrimp from Peru"
  act("petition for duties", "planned", {
    [[ trigger:("filed" | "files" | "lodged" | "submitted" | "brought") ..6 measure:MEASURE ..4 head:("petition" | "petitions"
      | "complaint" | "complaints") ..3 ("on" | "against" | "concerning" | "over") ...12 target:+PLACE ]] },
    { weight = 7, need = { "imposer", "target", "sector" }, accept = rule.POSSIBLE }),
  -- "a petition filed with Ottawa against tiles from India"
  act("asked to look into", "planned", {
    [[ trigger:("asked" | "ask" | "asks" | "petitioned" | "petitions" | "urged" | "urges" | "requested") ..2 imposer:(PLACE
      | ORG) ..3 "to" ..1 head:("look into" | "investigate" | "probe" | "examine" | "review") ...12 target:+PLACE ]],
    [[ trigger:("asked" | "ask" | "asks" | "petitioned" | "petitions" | "urged" | "urges" | "requested") ..2 imposer:(PLACE
      | ORG) ..3 "to" ..1 launch_cue ..3 head:investigate_cue ...12 target:+PLACE ]],
    [[ trigger:petition_cue ..6 ("with" | "to" | "at" | "before") ..2 imposer:(PLACE | ORG) ...24 ("against" | "from" | "on"
      | "targeting" | "into") ..3 target:+PLACE ]] },
    { weight = 7, measure_type = "investigation", when = { without = "MEASURE" }, need = { "imposer", "target", "sector" },
      accept = rule.POSSIBLE,
      fill = { sector = fill.sector, date = fill.date } }),
  act("consulted on", "announced", { [[ trigger:(announce_cue | launch_cue) ..5 head:("consultation" | "consultations"
      | "public consultation") ..1 ("on" | "about" | "into" | "regarding") ..2 ("possible" | "potential" | "policy"
      | "measures" | "a" | "new") ]] },
    { weight = 6, measure_type = "investigation", need = { "imposer", "target" } }),

  -- inquiries that are opened, under way or closed
  act("investigation", "investigation", { [[ trigger:launch_cue ..8 measure:MEASURE ]],
    [[ measure:MEASURE ..8 trigger:launch_cue ]], [[ measure:MEASURE ..3 "进行" ..5 trigger:investigate_cue ]] }, { weight = 4 }),
  act("dumping looked into", "investigation", { [[ trigger:probe_verb_cue ..10 measure:MEASURE="antidumping" ]] },
    { measure_type = "antidumping", need = { "imposer", "target" } }),
  act("goods looked into", "investigation", { [[ trigger:probe_verb_cue ..2 target:+PLACE ..2 head:SECTOR ]] },
    { weight = -8, measure_type = "investigation", need = { "imposer", "target" } }),
  act("inquiry", "investigation", {
    [[ trigger:(launch_cue | "ordered" | "orders" | "ordering" | "conducting" | "announced") ..4 head:investigate_cue ..1 ("into"
      | "on" | "concerning" | "against" | "of") ]] },
    { weight = -8, need = { "imposer", "target" }, fill = kindred }),
  act("inquiry into goods", "investigation", {
    [[ trigger:(launch_cue | "conducting" | "ordered" | "announced" | "completed" | "concluded") ..2 ("Section 232" | "Section 301"
      | "national security" | "trade" | "additional" | "new") ..2 head:investigate_cue ..4 ("into" | "on" | "of") ..6 SECTOR ]] },
    { weight = -9, measure_type = "investigation", need = { "imposer", "sector" } }),
  act("inquiry opened", "investigation",
    { [[ head:investigate_cue ..2 ("was" | "were" | "has been" | "have been") ..2 trigger:launch_cue ]],
    [[ trigger:launch_cue ..1 head:("the investigation" | "the probe" | "the inquiry" | "this investigation" | "its investigation"
      | "the anti-dumping case" | "the case" | "its case" | "its probe" | "its inquiry" | "the proceeding") ..2 ("on" | "in"
      | "after" | "following" | "last") ]], [[ trigger:launch_cue ..1 head:case_before_cue ]] }, again),
  -- "欧盟对中国轮胎的反倾销调查预计明年结束", "对中国钢板立案调查"
  act("inquiry under way", "investigation", {
    [[ head:investigate_cue ...6 trigger:("预计" | "預計" | "预期" | "仍在" | "尚在" | "正在" | "因案情" | "因案件" | "將於" | "将于"
      | "有望" | "迟迟" | "尚未") ]], [[ ("对" | "對" | "针对" | "針對") target:PLACE ..8 trigger:("立案调查" | "立案調查" | "立案") ]] },
    { need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("inquiry ended", "terminated", {
    [[ trigger:(terminate_cue | "closed" | "closes") ..4 head:investigate_cue ..1 ("into" | "of" | "against" | "targeting") ]] },
    { when = { without = "MEASURE" }, need = { "imposer", "target", "measure_type" }, fill = kindred }),

  -- rulings, and what they lead to
  act("provisional", "provisional", { [[ trigger:impose_cue ..4 provisional_cue ..3 measure:MEASURE ]] }, { weight = 5 }),
  act("preliminary", "preliminary ruling", { [[ trigger:preliminary_cue ...40 measure:MEASURE ]],
    [[ measure:MEASURE ..6 trigger:preliminary_cue ]] }, { weight = 5 }),
  act("preliminary in a case", "preliminary ruling", { [[ trigger:announce_cue ..8 preliminary_cue ]] },
    { when = { without = "MEASURE" }, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("preliminary duties", "preliminary ruling", {
    [[ trigger:(set_cue | impose_cue | put_cue | announce_cue) ..1 preliminary_cue ..3 head:duty_cue ]] },
    { when = { without = "MEASURE" }, need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("voted for", "imposed", { [[ trigger:vote_for_cue ..4 head:duty_cue ]], [[ trigger:vote_for_cue ..4 measure:MEASURE ]] },
    { need = { "imposer", "target", "measure_type" }, fill = kindred }),
  act("final", "final ruling", { [[ trigger:("final determination" | "final determinations" | "final affirmative determination"
      | "final ruling" | "final rulings" | "final decision") ..10 measure:MEASURE ]],
    [[ measure:MEASURE ..6 trigger:("final determination" | "final ruling" | "终裁" | "終裁" | "最终裁定" | "最終裁定" | "最終裁決") ]] },
    { weight = 4 }),
  act("sold unfairly", "final ruling", { [[ trigger:determine_cue ...30 head:("less than fair value" | "LTFV" | "dumped") ]],
    [[ trigger:determine_cue ..1 target:PLACE ..8 head:("存在倾销" | "存在傾銷" | "构成倾销") ]] },
    { weight = 1, measure_type = "antidumping", need = { "imposer", "target", "sector" } }),
  act("subsidised unfairly", "final ruling", { [[ trigger:determine_cue ...30 head:("countervailable subsidies"
      | "unfairly subsidized" | "unfairly subsidised" | "being subsidized" | "being subsidised") ]] },
    { weight = 1, measure_type = "countervailing/antisubsidy", need = { "imposer", "target", "sector" } }),
  act("circumvention", "circumvention finding", { [[ trigger:determine_cue ...40 circumvent_cue ...6 measure:MEASURE ]] },
    { weight = 7 }),
  act("undertaking", "price undertaking", { [[ trigger:accept_cue ..4 head:undertaking_cue ]] },
    { weight = 6, measure_type = "price undertaking" }),

  -- official notices
  notice("notice of an initiation", "investigation", "launch_cue"),
  notice("notice of a preliminary ruling", "preliminary ruling", "preliminary_cue"),
  notice("notice of a final ruling", "final ruling", "final_cue"),
  notice("notice of a circumvention ruling", "circumvention finding", "final_cue", "=anticircumvention"),
  notice("notice of a continuation", "extended", "extend_cue"),
  notice("notice of an end", "terminated", "terminate_cue"),
  notice("notice of an order", "imposed"),

  -- how many cases there are
  counted("cases counted", {
    [[ value:COUNT ..5 measure:MEASURE ..4 ("against" | "into" | "targeting" | "involving") ..8 target:+PLACE ]],
  }),
  counted("cases counted, borne", { [[ trigger:("遭遇" | "遭到" | "遭受" | "遭" | "面临" | "面臨" | "涉及" | "faced" | "face"
    | "faces" | "facing" | "the target of" | "subject to" | "hit by") ..3 value:COUNT ..3 measure:MEASURE ]] }, "@bearer"),

  -- disputes at the WTO
  act("disputed", "announced", { [[ trigger:ask_cue ..2 ("WTO" | "World Trade Organization"
      | "World Trade Organisation") ..5 head:"consultations" ]],
    [[ trigger:ask_cue ..2 ("WTO" | "World Trade Organization" | "World Trade Organisation") ..1 head:("to investigate"
      | "to look into" | "to examine" | "to rule on" | "to rule against" | "to set up" | "to establish") ...14 target:PLACE ]],
    [[ trigger:bring_suit_cue ..3 head:("complaint" | "case" | "dispute" | "challenge" | "suit" | "complaints") ..2 ("with" | "at"
      | "to" | "before") ..1 ("WTO" | "World Trade Organization" | "World Trade Organisation") ]],
    [[ trigger:("took" | "taken" | "take" | "takes" | "taking" | "dragged" | "hauled") ..1 target:PLACE ..1 "to" ..1 head:("WTO"
      | "World Trade Organization" | "World Trade Organisation") ]] },
    { measure_type = "wto_dispute", weight = 8, need = { "imposer", "target" } }),
}

return {
  quern = 1, name = "trade_remedies", version = "1.0.0", licence = "CC0-1.0", title = "Trade remedies",
  doc = [[Anti-dumping, countervailing and safeguard cases: petitions, inquiries, provisional duties, preliminary and final rulings,
duties, undertakings on prices, findings that duties are circumvented, reviews and ends; counts of cases; and complaints at the
WTO. They are claims of the table trade_measures, and stand there too: here they are by themselves.]],
  params = measure.params(),
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_remedies = { title = "Trade remedies", columns = measure.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/trade_remedies/documents",
    expect = { trade_remedies = "fixtures/trade_remedies/trade_remedies.csv" } } },
  rules = rules,
  run = function(q, p)
    local claims = q.claims("trade_measures", "trade_remedies"):where("one_of(measure_type, ?)", { "antidumping",
      "countervailing/antisubsidy", "safeguard", "price undertaking", "investigation", "wto_dispute" })
    return { trade_remedies = measure.rows(claims, p) }
  end,
}
