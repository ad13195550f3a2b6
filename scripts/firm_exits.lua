-- Firm exits: who closes a plant, moves production, leaves a market, cuts jobs.

local fill = { actor = "@firm", place = "@site > clause > sentence > previous > heading > document", sector = "clause > sentence",
  period = "clause > sentence > previous > document" }
local T = "firm_exits"

--- Where production goes besides.
local moved = { partner = "@goal" }
for field, path in pairs(fill) do moved[field] = path end

local function exit(name, metric, weight, patterns)
  return rule { name, table = T, kind = "exit", weight = weight, patterns = patterns, set = { metric = metric },
    fill = metric == "production_relocation" and moved or fill, fan = { "actor" }, need = { "actor" } }
end

local rules = {
  exit("closure", "factory_closure", 2, { [[ trigger:exit_close_cue ..10 head:(maker_cue | factory_cue) ]],
    [[ trigger:("停止" | "终止" | "終止" | "停掉") ..6 head:(factory_cue | mech_cue) ..1 ("运转" | "運轉" | "运行" | "運行" | "运作" | "運作" | "生产"
      | "生產") ]], [[ head:(duty_firm_cue | factory_cue) ..9 trigger:exit_close_cue ]], [[ ORG ..3 trigger:exit_close_cue ..1 PLACE ]],
    [[ trigger:(exit_close_cue | suspend_cue) ..5 ("operations" | "business") ]],
    [[ trigger:(end_production_cue | gone_cue) ]], [[ trigger:end_cue ..4 head:production_cue ]],
    [[ head:("production" | "manufacturing" | "assembly" | "operations") ..3 ("at" | "in") ..7 trigger:end_cue
      !"the" !"its" !"their" !"a" ]],
    [[ trigger:(exit_end_cue | end_making_cue) ]],
    [[ trigger:("no longer makes" | "no longer builds" | "no longer produces" | "no longer assembles"
      | "no longer manufactures") ..2 SECTOR ]], [[ head:makers_zh_cue ..3 trigger:exit_close_cue ]], [[ trigger:exit_close_cue ..8
        head:makers_zh_cue ]],
    [[ trigger:("abandon" | "abandons" | "abandoning" | "abandoned" | "vacated" | "vacating" | "giving up" | "gave up") ("its" | "their"
      | "a" | "the") ..4 head:factory_cue ..1 "in" ..1 PLACE ]] }),
  rule { "closures counted", table = T, kind = "exit", weight = 4, set = { metric = "factory_closure", unit = "factories" }, fill = fill,
    need = { "actor" }, fan = { "actor" }, check = { value = { 2, 10000 } },
    unit = { factories = true, items = true }, [[ trigger:exit_close_cue ..3 value:QUANTITY ]],
    [[ value:QUANTITY ..3 trigger:exit_close_cue ]], [[ value:COUNT ..4 head:factory_cue ..7 trigger:exit_close_cue ]],
    [[ trigger:exit_close_cue ..8 value:COUNT ..3 head:factory_cue ]] },
  exit("failed", "bankruptcy", 2, { [[ trigger:failed_cue ]] }),
  rule { "failures counted", table = T, kind = "exit", weight = 16, set = { metric = "bankruptcy", unit = "companies" }, fill = fill,
    need = { "actor" }, fan = { "actor" }, check = { value = { 2, 100000 } }, unit = { companies = true, items = true, enterprises = true },
    [[ value:COUNT ..8 trigger:failed_cue ]] },
  rule { "firms counted out", table = T, kind = "exit", weight = 16, set = { metric = "factory_closure" }, fill = fill,
    need = { "actor" }, fan = { "actor" }, check = { value = { 2, 100000 } }, unit = { companies = true, enterprises = true, firms = true },
    [[ value:COUNT ..8 trigger:(exit_close_cue | exit_end_cue | gone_cue | end_production_cue) ]] },
  exit("idled", "plant_idled", 6, { [[ trigger:idle_cue ]] }),
  exit("stands still", "production_halt", 5, { [[ trigger:stand_still_cue ]] }),
  rule { "stores counted", table = T, kind = "exit", weight = 6, set = { metric = "branch_closure", unit = "stores" }, fill = fill,
    need = { "actor" }, fan = { "actor" }, check = { value = { 2, 100000 } }, unit = { items = true, stores = true, shops = true,
      companies = true },
    [[ trigger:exit_close_cue ..3 value:COUNT ..3 head:store_cue ]], [[ value:COUNT ..3 head:store_cue ..4 trigger:exit_close_cue ]] },
  rule { "stores closed", table = T, kind = "exit", weight = 6, set = { metric = "branch_closure" }, fill = fill, need = { "actor" },
    fan = { "actor" }, check = { value = { 2, 100000 } }, unit = { stores = true, shops = true },
    [[ trigger:exit_close_cue ..3 value:QUANTITY ]] },
  exit("put in order", "production_suspension", 7, { [[ trigger:put_in_order_cue ]],
    [[ trigger:pause_cue ..2 head:(production_cue | "operations" | "assembly") ]], [[ trigger:end_production_cue ..1 DURATION ]] }),
  exit("left a venture", "joint_venture_exit", 8, {
    [[ trigger:(exit_move_cue | leave_cue | end_cue | exit_close_cue) ..6 ("joint venture" | "joint ventures" | "joint-venture") ]],
    [[ trigger:("dissolve" | "dissolved" | "dissolves" | "dissolving" | "unwind" | "unwound" | "unwinding" | "terminate" | "terminated"
      | "wind up" | "wound up" | "dissolution of" | "termination of") ..6 ("joint venture" | "joint ventures"
      | "joint-venture") ...30 (PLACE | ORG) ]] }),
  exit("merged", "merger", 4, { [[ ORG ("and" | "with") ORG ..3 trigger:merge_en_cue ]], [[ trigger:merge_en_cue ..1 ORG ]] }),
  rule { "share of firms", table = T, kind = "exit", set = { metric = "production_relocation", unit = "%" }, fill = moved, weight = 3,
    need = { "actor" }, fan = { "actor" }, accept = rule.POSSIBLE,
    [[ value:PERCENT ...10 surveyed_cue ...20 trigger:exit_move_cue ]] },
  rule { "firms counted as moved", table = T, kind = "exit", set = { metric = "production_relocation", unit = "companies" }, fill = moved,
    weight = 4, need = { "actor" }, fan = { "actor" }, check = { value = { 2, 100000 } },
    unit = { companies = true, enterprises = true, firms = true },
    [[ value:QUANTITY ..3 trigger:("relocated" | "moved production" | "relocated production" | "have left" | "pulled out") ..1
      ("to" | "from" | "out of")? ..2 PLACE ]] },
  rule { "named", table = T, kind = "exit", set = { metric = "factory_closure" }, fill = fill, need = { "actor" }, fan = { "actor" },
    when = { goes_on = true }, [[ "the" QUANTITY trigger:("were" | "are") ]] },
  rule { "sold", table = T, kind = "exit", set = { metric = "divestment" }, fill = fill, need = { "actor" }, fan = { "actor" },
    [[ trigger:sell_unit_cue ..5 head:factory_cue ..6 ("in" | "near") ..1 PLACE ]],
    [[ trigger:("selling" | "sold" | "sells" | "to sell" | "will sell" | "divested" | "divesting") ..1 (NUMBER
      | QUANTITY) ..1 PLACE ..3 head:factory_cue ]],
    [[ trigger:sell_unit_cue ..1 PLACE ..3 ("business" | "unit" | "operations" | "subsidiary" | "arm" | "assets" | "plant" | "plants"
      | "factory") ]], [[ trigger:sell_unit_zh_cue ..4 PLACE ..10 head:(sold_unit_zh_cue | factory_cue) ]] },
  rule { "stopped", table = T, kind = "exit", patterns = { [[ trigger:end_cue ..3 head:factory_cue ]] },
    set = { metric = "factory_closure" }, fill = fill, fan = { "actor" }, need = { "actor" }, when = { without = "DURATION" } },
  rule { "branches counted", table = T, kind = "exit", weight = 4, set = { metric = "branch_closure", unit = "branches" }, fill = fill,
    need = { "actor" }, fan = { "actor" }, check = { value = { 2, 100000 } }, unit = { items = true, branches = true,
      companies = true, stores = true },
    [[ trigger:(exit_close_cue | branch_end_cue) ..2 value:COUNT ..5 head:branch_cue ]],
    [[ value:COUNT ..4 head:branch_cue ..7 trigger:(exit_close_cue | branch_end_cue) ]],
    [[ head:branch_cue ..4 trigger:(exit_close_cue | branch_end_cue) ..3 value:(COUNT | QUANTITY) ]] },
  exit("branches closed", "branch_closure", 12, { [[ trigger:(exit_close_cue | exit_end_cue) ..10 head:branch_cue ]],
    [[ head:branch_cue ..5 trigger:exit_close_cue ]] }),
  exit("relocation", "production_relocation", 1, { [[ trigger:leave_cue ..1 PLACE ]],
    [[ (investors_cue | surveyed_cue | firms_cue) ...16 trigger:("撤出" | "撤离" | "撤離" | "退出" | "离开" | "離開") ..1 PLACE ]],
    [[ trigger:exit_move_cue ..6 ("out of" | "from" | "to" | "away from" | "out" | "of") ..3 PLACE ]],
    [[ trigger:exit_move_cue ...18 ("out of" | "from" | "away from") ..3 PLACE ]],
    [[ trigger:exit_move_cue ..1 ("from" | "of") ("its" | "their" | "the") ..2 ("joint venture" | "venture" | "business") "in" ..1 PLACE ]],
    [[ head:factory_cue ..6 trigger:exit_move_cue ]], [[ trigger:exit_move_cue ..4 head:factory_cue ]],
    [[ trigger:move_cue ..4 head:(factory_cue | production_cue) ..3 ("to" | "from" | "out of" | "overseas" | "abroad") ]],
    [[ head:(production_cue | "manufacture" | "assembly" | "output") ..6 ("be" | "been" | "was" | "were"
      | "being") trigger:("transferred" | "moved" | "shifted" | "relocated") ..2 ("to" | "from") ..2 PLACE ]],
    [[ trigger:move_cue ..4 head:("sourcing" | "orders" | "purchasing" | "procurement" | "purchases" | "supply chain"
      | "supply chains") ..1 ("from" | "out of" | "away from" | "to") ..1 PLACE ]],
    [[ trigger:move_cue ...12 head:("manufacturing" | "production" | "operations") ("home" | "back" | "back home") ]],
    [[ trigger:move_cue ..8 head:("operations" | "operation" | "assembly" | "manufacturing" | "lines" | "facilities" | "equipment"
      | "capacity") ..6 ("from" | "out of" | "away from") ..3 PLACE ]],
    [[ trigger:move_cue ..8 head:(factory_cue | production_cue) ...16 ("from" | "out of" | "away from") ..3 PLACE ]],
    [[ trigger:move_cue ..8 head:(factory_cue | production_cue) ..2 "in" ..1 PLACE ..3 "to" ..3 PLACE ]],
    [[ (factory_cue | production_cue | capacity_cue | orders_cue) ..2 trigger:go_to_cue ..1 PLACE ]],
    [[ "从" PLACE ..2 trigger:exit_move_cue ]],
    [[ trigger:exit_move_cue ("到" | "至" | "往") PLACE ]],
    [[ ("将" | "將" | "把") ..3 (factory_cue | production_cue | capacity_cue | orders_cue | "制造基地" | "製造基地" | "生产基地"
      | "生產基地") ..1 trigger:("回迁" | "回遷" | "迁回" | "遷回" | "转移到" | "轉移到" | "转移至" | "轉移至" | "迁往" | "遷往" | "迁至" | "遷至" | "搬到" | "搬至" | "搬往"
      | "转往" | "轉往" | "移往" | "移至" | "转到" | "迁到" | "分散到") ..1 partner:PLACE ]],
  }),
  -- "钢铁厂启动环保搬迁工程": out of a town, to where there is room
  exit("moved out of town", "production_relocation", 1, { [[ (ORG | factory_cue | duty_firm_cue | SECTOR) ..8 trigger:site_move_cue ]] }),
  exit("quit", "production_relocation", 1, { [[ ORG ..6 trigger:("撤离" | "撤離" | "退出" | "撤出") PLACE ]] }),
  rule { "left a market", table = T, kind = "exit", weight = 3, patterns = { [[ trigger:exit_move_cue ..1 PLACE ..2 ("市场" | "市場") ]],
    [[ trigger:exit_market_cue ]], [[ trigger:(leave_cue | exit_move_cue) ..2 PLACE ..1 ("market" | "markets") ]] },
    set = { metric = "market_exit" }, fill = fill, fan = { "actor" }, need = { "actor" }, when = { without = "unfit_cue" } },
  rule { "jobs", table = T, kind = "exit", set = { metric = "jobs_lost", unit = "jobs" }, fill = fill, need = { "actor" }, weight = 3,
    fan = { "actor" }, accept = rule.POSSIBLE, check = { value = { 5, 1e8 } },
    unit = { jobs = true, people = true },
      -- "裁员影响到315名员工,175名位于…、89名位于…"
      [[ layoff_cue ...6 QUANTITY ...40 value:QUANTITY ..1 trigger:("位于" | "来自" | "在") ]],
      [[ trigger:(layoff_cue | "sending home" | "sent home" | "sends home") ..5 value:QUANTITY ]],
      [[ value:QUANTITY ..2 ("等待" | "待" | "可选择" | "可選擇" | "将被" | "需") ..6 trigger:severance_cue ]],
      [[ value:QUANTITY ..5 trigger:(vanish_cue | layoff_cue) ]],
      [[ trigger:layoff_cue employment_cue ...14 "by" ..2 value:COUNT ]], [[ value:QUANTITY ("at" | "in") ..8 trigger:dismiss_cue ]],
      [[ trigger:layoff_cue ..5 value:NUMBER ..4 head:job_cue ]], [[ trigger:dismiss_cue ..3 value:NUMBER ]],
      [[ trigger:layoff_cue ..3 job_cue ..3 "by" ..1 value:NUMBER ]],
      [[ value:QUANTITY ..6 ("at risk" | "will go" | "would go" | "to go" | "affected" | "jobless" | "out of work" | "redundant") ]],
      [[ trigger:("asked" | "offered" | "asks" | "told") ..1 value:QUANTITY ..4 ("to take" | "to leave" | "to accept" | "to go"
        | "buyouts" | "severance") ]], [[ "when" ..1 value:QUANTITY trigger:("went" | "disappeared" | "vanished") ]],
      [[ value:NUMBER ..1 ("posts" | "positions" | "roles") ..4 trigger:vanish_cue ]],
      [[ value:COUNT ..2 trigger:job_loss_cue ]], [[ trigger:contract_end_cue ..2 value:QUANTITY ]],
      [[ trigger:employment_cue ..8 (fall_cue | "declined" | "reduced") "by" ..2 value:COUNT ]] },
  rule { "jobs to go", table = T, kind = "exit", set = { metric = "jobs_lost" }, fill = fill, need = { "actor" }, fan = { "actor" },
    when = { without = "QUANTITY PERCENT" },
    [[ (plan_cue | announce_cue | launch_cue | weigh_cue) ..6 trigger:("job cuts" | "layoffs" | "lay-offs" | "redundancies"
      | "staff cuts") ]],
    [[ trigger:dismiss_cue ..5 head:job_cue ]], [[ trigger:("cut" | "axe" | "shed" | "slash" | "eliminate") ..4 head:job_cue ]],
    [[ trigger:("reduce" | "shrink" | "trim") ("its" | "their" | "the") ..1 head:job_cue ]] },
  rule { "share of jobs", table = T, kind = "exit", set = { metric = "jobs_lost", unit = "%" }, fill = fill, need = { "actor" }, weight = 3,
    fan = { "actor" }, accept = rule.POSSIBLE, check = { value = { 1, 100 } },
    [[ trigger:layoff_cue !NUMBER !QUANTITY ..3 value:PERCENT "of" ..3 head:job_cue ]],
    [[ trigger:layoff_cue ..4 head:job_cue "by" ..2 value:PERCENT ]],
    [[ trigger:("裁员" | "裁員" | "裁减" | "裁減" | "减员" | "裁撤") ..2 value:PERCENT ]] },
}

return {
  quern = 1, name = "firm_exits", version = "1.0.0", licence = "CC0-1.0", title = "Firm exits",
  doc = [[One row is one firm that closes a plant or branches, moves production or cuts jobs, where and when. Announced exits count,
their modality says so; exits under discussion do not.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { firm_exits = { title = "Firm exits", columns = {
    { "actor", "string" }, { "place", "code" }, { "sector", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" },
    { "unit", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/firm_exits/documents",
    expect = { firm_exits = "fixtures/firm_exits/firm_exits.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local key = { "actor", "place", "sector", "metric", "period", "value", "unit" }
    return { firm_exits = group.rows(q, "firm_exits", p.since, key, group.witnesses) }
  end,
}
