-- Industrial support: what states give to trades at home, what they ask to be made there, and the documents that say so.

local measure = require "quern.rule.measure"
local act, fill = measure.act, measure.fill

local support = "subsidy/industrial support"

--- Money that a state gives to a trade.
local function support_of(name, weight, patterns, when, goods)
  return rule { name, table = "trade_measures", kind = "act", weight = weight, patterns = patterns,
    set = { measure_type = support, status = "in force" }, is = { "support" }, when = when, lists = { sector = true },
    fan = { "imposer", "target" }, need = { "imposer", "sector" },
    fill = { imposer = "@imposer", target = "@imposer", sector = goods or fill.sector, date = fill.date } }
end

local rules = {
  -- subsidies that are given, received, ended or cut
  act("support", "in force", { [[ trigger:pour_cue ..6 measure:MEASURE="subsidy/industrial support" ]],
    [[ measure:MEASURE="subsidy/industrial support" ..2 trigger:pour_cue ..4 MONEY ]] }, { is = { "support" }, weight = 4 }),
  act("support received", "in force", { [[ trigger:(receive_cue | "awarded") ..8 measure:MEASURE="subsidy/industrial support" ]],
    [[ measure:MEASURE="subsidy/industrial support" ..3 trigger:prop_cue ..5 head:overcapacity_cue ]] },
    { is = { "support", "received" }, weight = 4, need = { "imposer", "sector" } }),
  act("trade subsidised", "in force", { [[ trigger:("下达" | "下達" | "预拨" | "兑付" | "拨付" | "安排") ..12 head:aid_noun_cue ..1 MONEY ]] },
    { weight = 3, measure_type = support, need = { "imposer", "sector" } }),
  act("help ended", "terminated", {
    [[ trigger:terminate_cue ..3 SECTOR ..2 head:("incentive" | "incentives" | "schemes" | "bonus" | "rebates" | "grants"
      | "grant") ]],
    [[ trigger:terminate_cue ..1 ("its" | "their") head:("schemes" | "scheme" | "incentives") ]] },
    { measure_type = support, when = { without = "MEASURE" }, need = { "imposer", "sector" } }),
  act("support cut", "cut", { [[ trigger:lower_cue ..12 measure:MEASURE="subsidy/industrial support" ]] },
    { is = { "support" }, weight = 1 }),

  -- money for a trade
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
    [[ trigger:(pour_cue | announce_cue | launch_cue | "set up" | "introduced") ..2 value:MONEY ..2 head:(aid_sum_cue
      | scheme_cue) ]],
    [[ trigger:(pour_cue | announce_cue | launch_cue | "introduced") ..8 head:scheme_cue ...30 ("outlay" | "budget"
      | "budgetary support" | "allocation") "of" ..2 value:MONEY ]],
    [[ trigger:(pour_cue | announce_cue | receive_cue | launch_cue) ..6 head:aid_sum_cue ("of" | "worth") ..3 value:MONEY ]],
    [[ head:aid_sum_cue ("of" | "worth") ..3 value:MONEY ..2 ("has" | "have" | "was" | "were" | "is"
      | "are") ..2 trigger:pour_cue ]],
  }),
  -- "the department awarded $6 billion to a chip maker, and $2 billion to another"
  support_of("awarded to firms", 3, {
    [[ ("government" | "department" | "ministry" | "commission" | "administration" | "state") ..4 trigger:("awarded" | "awards" | "granted"
      | "allotted" | "handed") ..1 value:MONEY "to" ..2 ORG ]],
    [[ ("government" | "department" | "ministry" | "commission" | "administration" | "state") ..4 trigger:("awarded" | "awards" | "granted"
      | "allotted" | "handed") ...30 value:MONEY "to" ..1 ORG ]] }),
  support_of("support poured", 2, {
    [[ trigger:pour_into_cue ..6 head:(capacity_cue | SECTOR | invest_cue | production_cue | "industry" | "industries" | "sectors"
      | "sector") ]],
    [[ trigger:pour_cue ..2 ("billions" | "millions" | "trillions") ..3 "into" ..6 head:(capacity_cue | SECTOR | invest_cue
      | production_cue | "industry" | "industries" | "sectors" | "sector") ]],
    [[ trigger:pour_cue ..2 ("subsidies" | "state aid" | "incentives" | "cheap loans" | "support" | "state support"
      | "subsidised loans" | "subsidized loans") ..6 ("into" | "on" | "to" | "for") ..6 head:(capacity_cue | SECTOR) ]] }),
  support_of("support by a verb", 1, {
    [[ ("has" | "have" | "had" | "heavily" | "also" | "been" | "state" | "government") ..1 trigger:("subsidized" | "subsidised"
      | "subsidizes" | "subsidises" | "bankrolled" | "bankrolls") ..6 head:SECTOR ]] }),
  rule { "support of industry", table = "trade_measures", kind = "act", weight = 4,
    [[ trigger:("批准" | "通过" | "通過" | "宣布" | fund_verb_cue) ..2 value:MONEY ...4 boost_verb_cue ..5 SECTOR ]],
    [[ trigger:(get_support_cue | pour_cue) ..2 value:MONEY ..2 head:aid_noun_cue ]],
    set = { status = "in force", measure_type = support }, is = { "support" }, lists = { sector = true },
    fan = { "imposer", "target" }, need = { "imposer" },
    fill = { imposer = "@imposer", target = "@imposer", sector = fill.sector, date = fill.date } },

  -- local content: goods that must be made at home
  act("home goods asked for", "in force", { [[ trigger:(require_cue | "required") ..12 ("use" | "uses" | "buy" | "source" | "using"
      | "procure" | "install") ..2 head:local_goods_cue ..2 SECTOR ]],
    [[ trigger:(require_cue | "required" | "asks" | "ask" | "asked" | "obliges") ..6 ("use" | "buy" | "source" | "procure"
      | "install" | "purchase") ..1 SECTOR ..3 ("made" | "built" | "produced" | "assembled") ..1 head:("in the country"
      | "in the region" | "in the province" | "at home" | "locally" | "domestically") ]],
    [[ trigger:(require_cue | "must" | "have to" | "has to" | "required"
      | "obliged") ...12 value:PERCENT ...14 head:at_home_cue ]] },
    { weight = 1, measure_type = "local content", need = { "imposer", "sector" } }),

  -- official documents
  act("official document", "issued", { [[ ORG ..14 trigger:issue_cue ..4 head:policy_doc_cue ]],
    [[ trigger:issue_cue ..4 head:policy_doc_cue ..3 ("on" | "regarding") ]],
    [[ trigger:("signed" | "signs" | "issued" | "issues") ..6 head:decree_cue ..2 support_verb_cue ..5 SECTOR ]],
    [[ trigger:issue_cue ..1 "《" ..36 head:policy_doc_cue ]],
    [[ ("国家" | "国务院" | ORG) ..8 trigger:("出台" | "印发" | "发布" | "公布" | "出臺" | "發布") ..24 head:policy_doc_cue ]],
    [[ head:policy_doc_cue ...40 trigger:announced_by_cue ..3 ORG ]] },
    { weight = 1, measure_type = support, when = { without = "MEASURE" }, need = { "imposer", "sector" },
      fill = { imposer = "@imposer", target = "@imposer", sector = "@goods", date = fill.date } }),
}

return {
  quern = 1, name = "industrial_support", version = "1.0.0", licence = "CC0-1.0", title = "Industrial support",
  doc = [[Subsidies, state aid, tax rebates and cheap money that a state gives to a trade, what it wants made at home (local
content), and the plans and documents it issues on them. The target of support is the side that gives it. They are claims of
the table trade_measures, and stand there too: here they are by themselves.]],
  params = measure.params(),
  inputs = { corpus = { kind = "corpus" } },
  tables = { industrial_support = { title = "Industrial support", columns = measure.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/industrial_support/documents",
    expect = { industrial_support = "fixtures/industrial_support/industrial_support.csv" } } },
  rules = rules,
  run = function(q, p)
    local claims = q.claims("trade_measures", "industrial_support"):where("one_of(measure_type, ?)", {
      "subsidy/industrial support", "local content", "procurement" })
    return { industrial_support = measure.rows(claims, p) }
  end,
}
