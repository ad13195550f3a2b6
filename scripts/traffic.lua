-- Traffic: freight, containers, trains and travellers; and users of networks and services.

local flow = require "quern.rule.flow"

local measured, percent = flow.measured, flow.percent

local UNBUILT = "establish_cue plan_cue capacity_cue" -- what a port to be built will handle is its capacity
local CARRIED = { set = { sector = "transport_infrastructure" } }
local USERS = { set = { unit = "users" }, unit = { users = true } }

local rules = {
  -- freight, containers, trains and travellers
  measured("freight", "freight_volume", { "trigger:haul_cue ..3 value:QUANTITY ..2 goods_cue",
    [[ trigger:haul_cue ..3 value:QUANTITY "of" ..1 ("freight" | "cargo" | "goods") ]],
    table.unpack(rule.figure("freight_cue", "QUANTITY")) },
    CARRIED, { unit = { t = true }, weight = 17, when = { without = UNBUILT } }),
  measured("freight growth", "freight_volume_yoy", rule.change "(freight_cue | goods_cue)",
    percent, CARRIED, { weight = 3, when = { sentence = "carry_cue" } }),
  measured("containers", "container_throughput", { "trigger:haul_cue ..3 value:QUANTITY",
    table.unpack(rule.figure("(container_cue | freight_cue)", "QUANTITY")) },
    CARRIED, { unit = { TEU = true, containers = true }, weight = 17, when = { without = UNBUILT } }),
  measured("growth of containers", "container_throughput_yoy", rule.change "container_cue", percent, CARRIED, { weight = 3 }),
  measured("growth of trains", "trains_yoy", rule.change "run_cue", percent, CARRIED, { weight = 2 }),
  measured("growth of travellers", "passengers_yoy", rule.change "rider_cue",
    percent, CARRIED, { weight = 3, when = { sentence = "carry_cue" } }),

  -- users
  measured("users", "users", { "head:user_cue ..7 value:COUNT", "value:COUNT ..2 head:user_cue" },
    USERS, { check = { value = { 100, 1e10 } } }),
  measured("users counted", "users", {
    [[ (have_cue | reach_cue | rise_cue | "with" | "serves" | "served" | "attracted" | "draws" | "counts" | "boasts"
      | "boasted") ..3 value:QUANTITY ]] },
    USERS, { check = { value = { 1e5, 1e10 } } }),
  measured("new users", "user_growth", { 'head:user_cue ...16 ("每月" | "月均") ("新增" | "净增" | "增加" | "淨增") ..1 value:NUMBER',
    "head:user_cue ..3 rise_cue ..5 value:NUMBER" }, { set = { unit = "users/month" }, weight = 4 }),
}

return {
  quern = 1, name = "traffic", version = "1.0.0", licence = "CC0-1.0", title = "Traffic and users",
  doc = [[Freight and containers carried, trains run, travellers, and how these changed; how many users networks and services have.
They are claims of the table trade_flows_prices, and stand there too: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { traffic = { title = "Traffic and users", columns = flow.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/traffic/documents",
    expect = { traffic = "fixtures/traffic/traffic.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "traffic", rules = rules }
    return { traffic = group.rows(q, "trade_flows_prices", p.since, flow.key, group.figures, part) }
  end,
}
