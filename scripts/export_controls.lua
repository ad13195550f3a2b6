-- Export controls, bans, quotas and licences: what may not be traded, with whom, or only so much of it.

local measure = require "quern.rule.measure"
local act, kindred = measure.act, measure.kindred

--- An act on a ban: what it bars is told by the words behind it.
local function ban(name, status, verb, patterns)
  patterns = patterns or {}
  table.move({ "trigger:" .. verb .. [[ ..4 head:ban_noun_cue ("on" | "of" | "over" | "against") ]],
    [[ head:ban_noun_cue ("on" | "of" | "over" | "against") ...12 ("was" | "were" | "been" | "be" | "is" | "are") ..2 trigger:]]
    .. verb }, 1, 2, #patterns + 1, patterns)
  return act("ban " .. name, status, patterns, { weight = 4, need = { "imposer", "measure_type", "sector" }, fill = kindred })
end

local rules = {
  -- firms and goods put on lists, and sides that are sanctioned
  act("put on the entity list", "imposed", {
    [[ target:PLACE ..2 firms_cue ..3 trigger:list_cue ..1 measure:MEASURE="export control" ]],
    [[ ORG ..3 trigger:list_cue ..1 measure:MEASURE="export control" ]] },
    { weight = 4, need = { "imposer", "target" } }),
  act("blacklisted", "imposed", { [[ trigger:blacklist_cue ..6 head:firms_cue ]] },
    { measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "target" } }),
  act("listed", "imposed", { [[ trigger:list_on_cue ..16 ("to" | "on") ..6 measure:MEASURE="export control" ]] }, { weight = 2 }),
  act("put on a list", "imposed", {
    [[ ("将" | "把") ..12 sector:+SECTOR ..4 trigger:list_cue ..2 measure:MEASURE="export control" ]] },
    { weight = 3, need = { "imposer", "sector" } }),
  act("sanctioned", "imposed", { [[ trigger:("sanctioned" | "sanctioning") ..3 target:+PLACE ]] },
    { weight = 2, measure_type = "sanctions", when = { without = "MEASURE" }, need = { "imposer", "target" } }),

  -- controls on exports, and licences for them
  act("controls", "imposed", { [[ trigger:(impose_cue | put_cue | "ordered" | "ordering" | "added") ..4 head:control_cue ..2 ("on"
      | "over" | "for") ]],
    [[ SECTOR ..8 (put_cue | "brought" | "come" | "fall") trigger:"under" ..3 head:(control_cue | licence_cue) !"of" ]],
    [[ (put_cue | "brought" | "bring" | "brings") ..6 SECTOR ..2 trigger:"under" ..3 head:(control_cue | licence_cue) !"of" ]],
    [[ "对" ..8 sector:SECTOR ..4 trigger:impose_cue ..2 head:control_cue ]] },
    { is = { "outward" }, weight = 1, measure_type = "export control", when = { without = "MEASURE" },
      need = { "imposer", "sector" } }),
  act("controls announced", "announced", { [[ trigger:announce_cue ..4 head:control_cue ..2 ("on" | "over" | "for") ]],
    [[ trigger:require_cue ..2 head:licence_cue ..1 ("for" | "on") ..3 export_cue ]],
    [[ trigger:(require_cue | "need" | "needs") ..2 head:licence_cue ("to export" | "to ship" | "to sell abroad") ..4 SECTOR ]] },
    { is = { "outward" }, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("controls in force", "in force", { [[ head:control_cue ("on" | "for" | "over") ..10 trigger:(effect_cue | standing_cue) ]],
    [[ ("exporters" | "exports" | "exporting" | "shippers") ..8 trigger:must_get_cue ..2 licence_cue ..2 ("from"
      | "by") ..2 imposer:(PLACE | ORG) ]] },
    { is = { "outward" }, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),

  -- exports that are stopped or capped, and buyers who are shut out
  act("trade barred", "imposed", {
    [[ trigger:restrict_cue ..4 head:export_cue ]], [[ trigger:restrict_cue ..3 +SECTOR ..5 head:export_cue ]],
    [[ head:export_cue ..7 ("was" | "were" | "been" | "be" | "is" | "are") ..1 trigger:restrict_cue ]],
    [[ trigger:restrict_cue ..1 head:ship_cue ..1 ("to" | "of") ]],
    [[ imposer:PLACE ..4 trigger:("stopped" | "stops" | "halted" | "halts" | "ended") ..4 head:export_cue ]],
    [[ imposer:PLACE ..1 ("will" | "is to" | "to" | "plans to" | "would") trigger:("stop" | "halt" | "end") ..4 head:export_cue ]],
    [[ trigger:(terminate_cue | "revoked" | "revokes") ..2 head:licence_cue ..12 ("export" | "ship" | "sell"
      | "supply") ..5 SECTOR ]] },
    { is = { "bars", "outward" }, weight = 3, measure_type = "export control", need = { "imposer", "sector" } }),
  -- "has blocked Peru from buying advanced chips", "barred the foundry from selling its tools to Chile"
  act("buyers barred", "imposed", { [[ trigger:restrict_cue ..2 head:("sales of" | "sale of" | "supply of" | "supplies of"
    | "shipments of" | "deliveries of") !"a" !"its" !"an" ..6 SECTOR ..3 "to" ..2 target:+PLACE ]],
    [[ trigger:keep_out_cue ..4 "from" ..1 head:trade_verb_cue ..8 SECTOR ]],
    [[ trigger:(restrict_cue | "不准" | "不得") ..8 ("向" | "对" | "對") target:PLACE ..4 head:("出售" | "供应" | "供應" | "供货" | "供貨"
      | "提供" | "销售" | "銷售") ..12 SECTOR ]] },
    { weight = 4, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer", "target", "sector" } }),
  act("exports capped", "imposed", {
    [[ trigger:restrict_cue ..4 (export_cue | import_cue) ..8 ("at" | "to") ..1 value:QUANTITY ]] },
    { is = { "outward" }, weight = 5, measure_type = "quota", need = { "imposer", "sector" } }),
  act("export bans ended", "terminated", { [[ trigger:terminate_cue ..3 head:ban_cue ..9 export_cue ]],
    [[ trigger:terminate_cue ..12 export_cue ..2 head:("限制" | "禁令" | "管制") ]] },
    { weight = 4, measure_type = "export control", when = { without = "MEASURE" }, need = { "imposer" } }),

  -- "the ban on": what it bars, going out or coming in, is told behind it
  ban("laid", "imposed", "(impose_cue | put_cue)"),
  ban("announced", "announced", "announce_cue"),
  ban("weighed", "planned", '(weigh_cue | "plans" | "planning")'),
  ban("extended", "extended", "extend_cue"),
  ban("ended", "terminated", "terminate_cue", {
    [[ trigger:terminate_cue ..2 head:"suspension of" ..4 (import_cue | export_cue) ]] }),
  ban("kept", "in force", "in_force_cue", { [[ head:ban_noun_cue ("on" | "of" | "over") ...12 trigger:(effect_cue | standing_cue
      | stay_on_cue) ]] }),
  act("held without a rate, ban", "in force", { [[ imposer:PLACE ..2 head:ban_noun_cue "on" ]] },
    { is = { "held" }, weight = -4, when = { without = "MEASURE" }, need = { "imposer", "measure_type", "sector" },
      fill = kindred }),

  -- imports that are stopped, restricted or licensed
  act("imports barred", "imposed", { [[ trigger:ban_cue ..2 head:import_cue ]],
    [[ trigger:("suspended" | "suspends" | "suspend" | "suspending") ..3 head:import_cue ]] },
    { is = { "bars" }, weight = 3, measure_type = "import ban", need = { "imposer", "sector" } }),
  act("purchases halted", "imposed", { [[ trigger:("halted" | "halts" | "stopped" | "stops" | "suspended" | "suspends" | "paused"
      | "froze") ..1 ("purchases" | "buying" | "imports") ..1 target:PLACE ..1 SECTOR ]] },
    { is = { "bars" }, weight = 1, measure_type = "import ban", when = { without = "MEASURE" },
      need = { "imposer", "target", "sector" } }),
  act("foreign goods barred", "imposed", { [[ trigger:ban_cue ..1 PLACE ..1 head:SECTOR ]] },
    { weight = -1, measure_type = "import ban", when = { without = "MEASURE" }, need = { "imposer", "sector", "target" } }),
  act("imports restricted", "imposed", { [[ trigger:import_curb_cue ..3 head:import_cue ]] },
    { weight = 1, measure_type = "import restriction", need = { "imposer", "sector" } }),
  act("licence to import", "in force", {
    [[ head:licence_cue ..1 ("is" | "are" | "will be") ..1 trigger:("needed" | "required" | "mandatory") ..2 ("to import"
      | "for imports" | "for importing" | "for the import") ..4 SECTOR ]] },
    { measure_type = "import licensing", when = { without = "MEASURE" }, need = { "imposer", "sector" } }),

  -- quotas
  act("quota amount", "in force", { [[ measure:MEASURE="quota" ..10 QUANTITY ]], [[ QUANTITY ..3 measure:MEASURE="quota" ]] },
    { is = { "held" }, weight = -3, need = { "imposer", "value" } }),
}

return {
  quern = 1, name = "export_controls", version = "1.0.0", licence = "CC0-1.0", title = "Export controls, bans and quotas",
  doc = [[What may not be traded freely, going out and coming in: controls on exports, lists of firms, sanctions (told as export
controls), bans, restrictions, licences and quotas, and who imposes them on whom. They are claims of the table trade_measures,
and stand there too: here they are by themselves.]],
  params = measure.params(),
  inputs = { corpus = { kind = "corpus" } },
  tables = { export_controls = { title = "Export controls, bans and quotas", columns = measure.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/export_controls/documents",
    expect = { export_controls = "fixtures/export_controls/export_controls.csv" } } },
  rules = rules,
  run = function(q, p)
    local claims = q.claims("trade_measures", "export_controls"):where("one_of(measure_type, ?)", { "export control",
      "import ban", "import restriction", "import licensing", "quota" })
    return { export_controls = measure.rows(claims, p) }
  end,
}
