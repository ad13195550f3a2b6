-- Trade measures in time: who imposes, opens, extends or ends what against whom, on which goods.

local fill = {
  imposer = "@imposer", target = "@target", sector = "@goods > previous > heading",
  date = "clause > sentence > document",
}

--- A measure and the act that a verb performs on it, in either order.
local function act(name, verb, status, extra)
  local r = { name, table = "trade_measures", set = { status = status }, fill = fill, lists = { sector = true }, fan = { "imposer" }, kind = "act", need = { "imposer" },
    "trigger:" .. verb .. " ..8 measure:MEASURE", "measure:MEASURE ..8 trigger:" .. verb }
  for key, value in pairs(extra or {}) do
    if key == "set" then
      for field, constant in pairs(value) do r.set[field] = constant end
    else r[key] = value end
  end
  return rule(r)
end

local rules = {
  act("imposed", "impose_cue", "imposed"),
  act("announced", "announce_cue", "announced"),
  act("extended", "extend_cue", "extended", { weight = 1 }),
  act("terminated", "terminate_cue", "terminated", { weight = 1 }),

  rule { "investigation", table = "trade_measures", kind = "act", weight = 4, set = { status = "investigation" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:launch_cue ..8 measure:MEASURE ..6 investigate_cue ]], [[ measure:MEASURE ..6 trigger:launch_cue ]], [[ trigger:launch_cue ..4 investigate_cue ..6 measure:MEASURE ]],
    [[ measure:MEASURE ..3 investigate_cue ..6 trigger:launch_cue ]], [[ trigger:launch_cue ..6 measure:MEASURE ]] },
  rule { "support", table = "trade_measures", kind = "act", weight = 4, set = { status = "in force" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:pour_cue ..6 measure:MEASURE="subsidy/industrial support" ]] },
  rule { "money for industry", table = "trade_measures", kind = "act", weight = 3, set = { status = "in force", measure_type = "subsidy/industrial support" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:pour_cue ("billions" | "millions" | MONEY) ..2 "into" ..6 head:(capacity_cue | SECTOR | invest_cue | production_cue) ]] },
  rule { "official document", table = "trade_measures", kind = "act", weight = 1, set = { status = "issued", measure_type = "subsidy/industrial support" }, fill = { imposer = "@imposer", target = "@imposer", sector = "@goods > previous > heading", date = fill.date }, lists = { sector = true }, fan = { "imposer" }, need = { "imposer", "sector" },
    [[ ORG ..14 trigger:issue_cue ..4 head:policy_doc_cue ]], [[ trigger:issue_cue ..4 head:policy_doc_cue ..3 ("on" | "regarding" | "to") ]], [[ head:policy_doc_cue ...40 trigger:announced_by_cue ..3 ORG ]], when = { without = "MEASURE" } },
  rule { "undertaking", table = "trade_measures", kind = "act", weight = 6, set = { status = "price undertaking", measure_type = "price undertaking" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:accept_cue ..4 head:undertaking_cue ]], [[ head:undertaking_cue ..5 trigger:accept_cue ]] },
  rule { "trade barred", table = "trade_measures", kind = "act", weight = 3, set = { status = "imposed", measure_type = "export control" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer", "sector" },
    [[ trigger:restrict_cue ..2 head:export_cue ]], [[ head:export_cue ..3 trigger:restrict_cue ]] },
  rule { "imports barred", table = "trade_measures", kind = "act", weight = 3, set = { status = "imposed", measure_type = "import ban" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer", "sector" },
    [[ trigger:ban_cue ..2 head:import_cue ]] },
  rule { "duties", table = "trade_measures", kind = "act", weight = -2, set = { status = "imposed" }, fill = { measure_type = "@kind", imposer = "@imposer", target = "@target", sector = "@goods > previous > heading", date = fill.date }, lists = { sector = true }, fan = { "imposer" }, need = { "imposer", "measure_type" },
    [[ trigger:impose_cue ..6 head:duty_cue ]], [[ head:duty_cue ..4 trigger:impose_cue ]], when = { without = "MEASURE" } },
  rule { "provisional", table = "trade_measures", kind = "act", weight = 5, set = { status = "provisional" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:impose_cue ..4 provisional_cue ..3 measure:MEASURE ]], [[ provisional_cue ..3 measure:MEASURE ..8 trigger:impose_cue ]] },
  rule { "preliminary", table = "trade_measures", kind = "act", weight = 5, set = { status = "preliminary ruling" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:preliminary_cue ..10 measure:MEASURE ]], [[ trigger:preliminary_cue ...40 measure:MEASURE ]], [[ measure:MEASURE ..6 trigger:preliminary_cue ]] },
  rule { "circumvention", table = "trade_measures", kind = "act", weight = 7, set = { status = "circumvention finding" }, fill = fill, lists = { sector = true }, fan = { "imposer" }, need = { "imposer" },
    [[ trigger:determine_cue ...40 circumvent_cue ...6 measure:MEASURE ]] },

  rule { "statement", table = "trade_measures", kind = "statement", weight = 2, accept = { "asserted", "reported", "planned", "forecast" },
    set = { measure_type = "statement/warning", status = "stated" }, lists = { sector = true }, fan = { "imposer" }, need = { "imposer", "target" },
    fill = { imposer = "@imposer", target = "@target", sector = "@goods", actor = "@actor", date = "clause > sentence > document" },
    [[ trigger:warn_cue ...30 head:(opposed_cue | overcapacity_cue | overinvestment_cue | MEASURE) ]] },
}

return {
  quern = 1, name = "trade_measures", version = "1.0.0", licence = "CC0-1.0", title = "Trade measures in time",
  doc = [[One row is one act on a trade measure by one imposer: imposed, opened, provisional, extended, ended, announced, found to
be circumvented; and warnings and accusations by officials about trade. Measure types follow UNCTAD-MAST (data/measures.csv).
The imposer is the acting side of the sentence, the target the side the measure falls on, the date that of the act. Options
under discussion, conditions and denials make no row. Rows are sorted in time; undated rows come last.]],
  params = {
    since = { type = "year", default = 1990, doc = "first year kept" },
    imposer = { type = "string", default = "", doc = "one imposer only, as a code: USA, EU, CHN" },
  },
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_measures = { title = "Trade measures in time", columns = {
    { "date", "string" }, { "imposer", "code" }, { "target", "string" }, { "sector", "string" }, { "measure_type", "string" }, { "status", "string" },
    { "value", "number" }, { "unit", "string" }, { "actor", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local claims = group.since(q.claims "trade_measures", p.since)
    if p.imposer ~= "" then claims = claims:where("imposer == ?", p.imposer) end
    return { trade_measures = claims:group("date", "imposer", "target", "sector", "measure_type", "status", "actor")
      :agg { value = "median(value)", unit = "first(unit)", sources = group.witnesses.sources, modality = group.witnesses.modality }
      :sort("date", "imposer", "target", "sector", "measure_type", "status", "actor") }
  end,
}
