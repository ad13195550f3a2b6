-- Output, capacity and use: what a sector of a country can make, makes, sells, uses and has orders for, and how that grows.

local industry = require "quern.rule.industry"
local fill, GOODS, POWER = industry.fill, rule.GOODS, industry.POWER

--- What makes capacity: goods that works are built to turn out.
local MADE = { ships = true, pair = true, t = true, vehicles = true, units = true, m2 = true, m3 = true, pieces = true, chips = true,
  bbl = true, ["t/a"] = true }

local rules = {
  industry.figure("capacity", "capacity", GOODS, 1, "capacity_cue"),
  industry.figure("output", "output", GOODS, 1, "production_cue"),
  rule { "capacity used", table = "overcapacity", set = { metric = "capacity" }, unit = GOODS, fill = fill, need = { "sector" },
    [[ trigger:used_cue PERCENT "of" ("their" | "its" | "the") ..2 value:QUANTITY ]] },
  rule { "made by works", table = "overcapacity", weight = -1, set = { metric = "output" }, unit = GOODS, fill = fill, need = { "sector" },
    [[ (firms_cue | factory_cue | ORG | "industry" | "country" | "nation" | "kingdom" | "bloc") ...12 trigger:make_cue ..1
      value:QUANTITY ]],
    [[ PLACE ..2 trigger:(make_cue | "delivered") ..1 value:QUANTITY ]],
    [[ value:QUANTITY ..4 ("was" | "were" | "is" | "are" | "been" | "being" | "be") ..1 trigger:made_cue ]] },
  rule { "made by the largest", table = "overcapacity", weight = 0, set = { metric = "output" }, unit = GOODS, fill = fill,
    need = { "sector" }, when = { without = "export_cue import_cue" },
    patterns = rule.leaders [[(producer_cue | "producers" | "makers" | "manufacturers" | "miners" | "growers"
      | "smelters")]] },
  rule { "output value", table = "overcapacity", weight = 1, set = { metric = "output_value" }, fill = fill, need = { "sector" },
    when = { without = "target_cue plan_cue" }, patterns = rule.figure("output_value_cue", "MONEY") },
  industry.figure("consumption", "consumption", GOODS, 1, "consumption_cue"),
  industry.figure("consumption a head", "per_capita_consumption", GOODS, 6, "per_head_cue ..2 consumption_cue"),
  industry.figure("installations", "capacity", POWER, 3, "installation_cue"),
  industry.figure("sales", "sales", GOODS, 1, "sales_cue"),
  rule { "bought", table = "overcapacity", weight = 3, set = { metric = "sales" }, unit = { vehicles = true, units = true }, fill = fill,
    need = { "sector" },
    [[ place:PLACE ..1 trigger:("bought" | "purchased" | "snapped up" | "buying") ..2 value:QUANTITY ]] },
  -- a yard that delivers tonnage tells what it built
  rule { "ships delivered", table = "overcapacity", weight = 4, set = { metric = "output" }, unit = { GT = true, DWT = true, CGT = true },
    fill = fill, need = { "sector" }, [[ trigger:("delivered" | "delivers" | "deliver" | "交付" | "交付量") ..3 value:QUANTITY ]] },
  -- "produced 5 million smartphones": goods counted without a word for what is counted
  industry.counted("goods made", "output", { "head:production_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue" }),
  industry.counted("goods that can be made", "capacity", {
    "head:capacity_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue" }),
  industry.counted("goods sold", "sales", { [[ (PLACE | user_cue | "people" | "drivers"
      | "families") ..2 trigger:buy_goods_cue ..2 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue ]] }),
  rule { "taken by the market", table = "overcapacity", weight = 4, set = { metric = "consumption" }, unit = GOODS, fill = fill,
    need = { "sector" },
    [[ ("market" | "country" | "industry" | "buyers" | "nation" | "consumers") ..2 trigger:absorb_cue ..2 value:QUANTITY ]] },
  rule { "goods used", table = "overcapacity", weight = 0, set = { metric = "consumption" }, unit = GOODS, fill = fill,
    need = { "sector" },
    [[ (PLACE | firms_cue | factory_cue | "industry") ..3 trigger:use_goods_cue ..2 value:QUANTITY ..1 "of" ..2 SECTOR ]] },
  industry.heads("made, counted", "output", "production_cue"),
  industry.heads("sold, counted", "sales", "sales_cue"),
  industry.figure("demand", "consumption", GOODS, 1, "demand_cue"),
  industry.figure("orders", "new_orders", GOODS, 1, "orders_cue"),
  rule { "orders of yards", table = "overcapacity", weight = -2, set = { metric = "new_orders" }, unit = { CGT = true, DWT = true },
    fill = fill, need = { "sector" }, [[ yard_win_cue ..3 value:QUANTITY ]] },
  rule { "order backlog", table = "overcapacity", weight = 4, set = { metric = "order_backlog" }, unit = GOODS, fill = fill,
    need = { "sector" },
    patterns = rule.figure("backlog_cue", "QUANTITY") },
  rule { "orders by value", table = "overcapacity", set = { metric = "new_orders" }, fill = fill, need = { "sector" },
    patterns = rule.figure("orders_cue", "MONEY"), check = { sector = industry.MADE_TO_ORDER } },
  rule { "capacity to make", table = "overcapacity", weight = -1, set = { metric = "capacity" }, unit = GOODS, fill = fill,
    need = { "sector" }, [[ head:capacity_cue "to" (production_cue | "make" | "build" | "turn out") ..4 value:QUANTITY ]] },
  rule { "closed", table = "overcapacity", weight = 5, set = { metric = "capacity_closed" }, unit = GOODS, fill = fill, need = { "sector" },
    [[ trigger:(lose_cue | close_cue) ..6 value:QUANTITY ..5 capacity_cue ]], [[ trigger:("retired" | "decommissioned" | "mothballed"
      | "has retired" | "have retired") ..3 value:QUANTITY ..4 SECTOR ]],
    [[ value:QUANTITY ..4 trigger:("capacity cuts" | "capacity closures" | "capacity reductions") capacity_cue? ]],
    [[ ("taken" | "took" | "take" | "takes" | "taking") ..1 value:QUANTITY ..5 capacity_cue ..2 ("off" | "out" | "offline") ]],
    [[ trigger:close_cue ..8 capacity_cue !"to" ..1 value:QUANTITY ]], [[ capacity_cue ..3 trigger:fall_cue "by" ..1 value:QUANTITY ]],
    [[ value:QUANTITY ..6 ("has been" | "have been" | "was" | "were" | "is" | "are") ..2 trigger:(close_cue | offline_cue) ]],
    [[ head:capacity_cue ..4 trigger:(close_cue | offline_cue) ..6 value:QUANTITY ]], [[ trigger:offline_cue ..4 value:QUANTITY ]],
    [[ trigger:close_cue ..6 QUANTITY ..5 capacity_cue ..2 value:QUANTITY ..4 capacity_cue ]],
    [[ value:QUANTITY ..4 capacity_cue ...10 trigger:close_cue ]] },
  rule { "closed in part", table = "overcapacity", weight = 4, set = { metric = "capacity_closed", unit = "%" }, fill = fill,
    need = { "sector" }, when = { without = "target_cue plan_cue" },
    [[ trigger:(close_cue | lose_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of its" | "of their" | "of the" | "its" | "their" | "the") ..4
      head:capacity_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of its" | "of their" | "of the") ..6 head:capacity_cue ..3 ("has been" | "have been" | "was"
      | "were" | "is" | "are") ..2 trigger:(close_cue | offline_cue) ]] },
  rule { "production ended", table = "overcapacity", weight = 2, set = { metric = "output", value = 0, unit = "t" }, fill = fill,
    need = { "sector" },
    [[ trigger:halt_cue ..3 head:production_cue ]], when = { without = "ORG" } },
  industry.rate("capacity growth", "capacity_growth", "capacity_cue", 5),
  rule { "capacity to grow by a part", table = "overcapacity", weight = 5, set = { metric = "capacity_growth", unit = "%" }, fill = fill,
    need = { "sector" }, check = { value = { -100, 500 } },
    [[ (up:aim_up_cue | up:"expand" | up:"lift" | down:aim_down_cue) ..6 head:capacity_cue "by" ..1 value:NUMBER ]] },
  rule { "power generated", table = "overcapacity", weight = 1, set = { metric = "output" }, fill = fill, need = { "sector" },
    unit = { TWh = true, GWh = true, MWh = true, kWh = true },
    [[ SECTOR ..4 trigger:("generated" | "generates" | "generate" | "yielded" | "supplied") ..2 value:QUANTITY ]] },
  -- "全国发电装机容量": of a country or a province, not of a plant
  rule { "power of a place", table = "overcapacity", weight = 0, set = { metric = "capacity" }, unit = POWER, fill = fill,
    need = { "sector", "place" }, when = { without = "site_cue" }, patterns = { [[ trigger:add_cue ..2 value:QUANTITY ..2 SECTOR ]],
    [[ place:PLACE ..2 trigger:("commissioned" | "deployed" | "rolled out" | "hooked up" | "switched on") ..2 value:QUANTITY ..4 SECTOR ]],
    [[ value:QUANTITY "of" ..2 SECTOR ("was" | "were" | "has been" | "have been") ..1 trigger:("installed" | "added" | "connected"
      | "commissioned" | "put up" | "hooked up" | "deployed" | "switched on") ]],
    [[ value:QUANTITY "of" ("installs" | "installations" | "additions") ]],
    [[ have_cue ..2 value:QUANTITY "of" ("installed" | "operational" | "operating") ..2 SECTOR ]],
    [[ place:PLACE ..2 trigger:("can generate" | "can now generate" | "could generate" | "is able to generate" | "can produce"
      | "can now produce") ..2 value:QUANTITY "of" ..1 sector:SECTOR ]], table.unpack(rule.figure("installed_cue", "QUANTITY")) } },
  rule { "capacity added", table = "overcapacity", weight = 5, set = { metric = "capacity_added" }, unit = MADE, fill = fill,
    need = { "sector" }, [[ trigger:add_cue ..3 value:QUANTITY ..5 capacity_cue ]],
    [[ ("brought" | "bring" | "brings" | "bringing" | "put" | "puts") ..1 value:QUANTITY ..5 capacity_cue ..1 ("on stream" | "onstream"
      | "online" | "on line" | "into operation" | "into service") ]],
    [[ trigger:("新增" | "新增的" | "新建成" | "新投产") ..3 capacity_cue ..3 value:QUANTITY ]] },
  rule { "capacity grown by", table = "overcapacity", weight = 5, set = { metric = "capacity_growth" }, unit = GOODS, fill = fill,
    need = { "sector" }, [[ head:capacity_cue ..6 up:rise_cue ...4 "by" ..2 value:QUANTITY ]] },
  industry.rate("output growth", "output_yoy", "production_cue", 1),
  rule { "output moved by", table = "overcapacity", weight = 2, set = { metric = "output_change" }, unit = GOODS, fill = fill,
    need = { "sector" }, [[ head:production_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" !"as low as" ..1 value:QUANTITY ]] },
  rule { "more made", table = "overcapacity", weight = 0, set = { metric = "output_yoy", unit = "%" }, fill = fill, need = { "sector" },
    [[ trigger:make_cue ..2 QUANTITY ...12 value:PERCENT (up:more_cue | down:less_cue) ]],
    [[ trigger:make_cue ..2 QUANTITY ...12 value:PERCENT yoy:yoy_cue ]],
    [[ trigger:make_cue ..2 QUANTITY ...12 (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]] },
  -- "wind generation rose 8%": not the generation of ideas
  rule { "generation growth", table = "overcapacity", weight = 2, set = { metric = "output_yoy", unit = "%" }, fill = fill,
    need = { "sector" }, check = { sector = { "electricity", "wind_power", "solar_pv", "hydropower", "nuclear", "coal", "clean_energy",
      "natural_gas" } },
    [[ sector:SECTOR head:("generation" | "power generation" | "electricity generation" | "output") ..1 (up:rise_cue
      | down:fall_cue) ..2 value:PERCENT ]] },
  industry.rate("value added growth", "output_yoy", "value_added_cue", 1),
  industry.rate("output value growth", "output_value_yoy", "output_value_cue", 2),
  industry.rate("backlog growth", "order_backlog_yoy", "backlog_cue", 2),
  industry.rate("consumption growth", "consumption_yoy", "consumption_cue", 1),
  rule { "orders growth", table = "overcapacity", weight = 1, set = { metric = "new_orders_yoy", unit = "%" }, fill = fill,
    need = { "sector" }, patterns = rule.change "orders_cue", check = { sector = industry.MADE_TO_ORDER } },
  industry.rate("installations growth", "capacity_growth", "installation_cue", 3),
  industry.rate("sales growth", "sales_yoy", "sales_cue", 1),
  industry.rate("demand growth", "demand_yoy", "demand_cue", 1),
}

return {
  quern = 1, name = "industrial_output", version = "1.0.0", licence = "CC0-1.0", title = "Output, capacity and use",
  doc = [[What a sector can make, what it makes, sells and uses, what it has orders for, what capacity was added or closed, and how each
of these grew: one row for each sector, place, metric and period. They are claims of the table overcapacity, and stand there too,
beside utilization and surpluses: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { industrial_output = { title = "Output, capacity and use", columns = industry.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/industrial_output/documents",
    expect = { industrial_output = "fixtures/industrial_output/industrial_output.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "industrial_output", rules = rules }
    return { industrial_output = group.rows(q, "overcapacity", p.since, industry.key, group.figures, part) }
  end,
}
