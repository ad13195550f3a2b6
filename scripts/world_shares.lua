-- Shares and ranks: what a country holds of the world's output, capacity, orders and reserves, or a part of the country's.

local industry = require "quern.rule.industry"
local fill, MADE_TO_ORDER = industry.fill, industry.MADE_TO_ORDER

--- What is done to a mineral on its way: shares of it are told like those of output.
local PROCESS = [[("mining" | "refining" | "processing" | "smelting" | "separation" | "fabrication" | "enrichment" | "supply")]]

--- Which of all countries makes or uses most of a thing: "the world's second-largest producer of tin", "第二大锡生产国".
local function rank(name, metric, patterns, first)
  return rule { name, table = "overcapacity", weight = 3, set = { metric = metric, value = first, unit = "rank" }, fill = fill,
    need = { "sector", "place" }, fan = { "sector" }, when = { without = "ORG" }, patterns = patterns }
end

--- "China's share of world output rose from 12% in 2000 to 54% in 2023"
local function risen(name, metric, cue)
  return rule { name, table = "overcapacity", weight = 7, set = { metric = metric, unit = "%" }, fill = fill, need = { "sector" },
    when = { without = "wish_cue intent_cue target_cue" },
    patterns = { ("share_cue ..3 world_cue ..3 head:%s ...14 \"to\" ..1 value:PERCENT"):format(cue),
      ("share_cue ..3 world_cue ..3 head:%s ...14 \"from\" ..1 value:PERCENT"):format(cue),
      ('share_cue ..1 world_cue ..4 head:%s ..4 ("从" | "由" | "從") ..3 PERCENT ..6 value:PERCENT'):format(cue),
      ('head:%s ..1 share_cue ..1 world_cue ..4 ("从" | "由" | "從") ..3 PERCENT ..6 value:PERCENT'):format(cue) } }
end

--- What part of the world's total of something a place has; patterns of its own in `more`.
local function share(name, metric, weight, of, more, without)
  local patterns = rule.world_share(of)
  table.move(more or {}, 1, #(more or {}), #patterns + 1, patterns)
  return rule { name, table = "overcapacity", weight = weight, set = { metric = metric, unit = "%" }, fill = fill, need = { "sector" },
    fan = { "sector" }, when = without and { without = without }, patterns = patterns }
end

local rules = {
  share("share of capacity", "share_of_world_capacity", 7, "capacity_cue", {
    [[ trigger:home_to_cue ..1 value:(PERCENT | NUMBER) "of"? ..1 world_cue ..3 factory_cue ]] }, "run_at_cue"),
  share("share of demand", "share_of_world_demand", 7, "demand_cue", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of all") ..1 head:world_demand_cue ]] }),
  share("share of consumption", "share_of_world_consumption", 8, "consumption_cue", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of all") ..1 head:("global consumption" | "world consumption" | "global use") ]] }),
  share("share of output", "share_of_world_output", 5, "production_cue", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the") ..1 world_cue ..3 head:("supply" | "supplies") ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of"
      | "of the") ..1 world_cue ..1 !capacity_cue SECTOR !capacity_cue !reserve_cue !export_cue !demand_cue !consumption_cue !sales_cue
      !import_cue !price_cue !orders_cue ]],
    [[ ("the country" | "the bloc" | "the nation" | "the kingdom" | "," | "which" | "that" | PLACE) ...3 trigger:(make_cue
      | production_cue) ..1 value:(PERCENT | NUMBER) ("of" | "of the") ..1 world_cue ..3 sector:+SECTOR ]],
    [[ world_cue ..3 value:PERCENT ..2 sector:SECTOR ..3 come_from_cue ..1 place:PLACE ]],
    [[ world_cue ..3 value:PERCENT ..2 sector:SECTOR ..2 "由" place:PLACE ..2 turn_out_cue ]],
    [[ place:PLACE ..3 world_cue ..2 turn_out_cue ..2 value:PERCENT ..2 sector:SECTOR ]],
    [[ place:PLACE ..2 turn_out_cue ..2 world_cue ..2 value:(PERCENT | NUMBER) ..2 sector:SECTOR ]],
    [[ value:(PERCENT | NUMBER) ("of all" | "of the world's" | "of the globe's"
      | "of global") ..3 sector:SECTOR ..2 trigger:(come_from_cue | ("was" | "were" | "is" | "are"
        | "being") made_cue) ..2 place:PLACE ]] }),

  rule { "share of the world's trade in goods made", table = "overcapacity", weight = 5,
    [[ trigger:share_cue ("of" | "in") ..1 world_cue ..1 !capacity_cue !export_cue !demand_cue !sales_cue !import_cue sector:SECTOR
      !capacity_cue !reserve_cue !export_cue !demand_cue !consumption_cue !sales_cue !import_cue ...10 ("to" | "at" | "of" | "is"
      | "was" | reach_cue) ..1 value:(PERCENT | NUMBER) ]],
    set = { metric = "share_of_world_output", unit = "%" }, fill = fill, need = { "sector" },
    when = { without = "wish_cue intent_cue target_cue" } },

  -- what a country holds of the market for what it makes; a firm's share is one of sales
  rule { "market of a country", table = "overcapacity", weight = 8, set = { metric = "share_of_world_output", unit = "%" },
    fill = fill, need = { "sector", "place" }, when = { without = "ORG sales_cue demand_cue import_cue" },
    [[ place:PLACE ..6 head:market_share_cue ..8 value:PERCENT ]], [[ place:PLACE ..4 value:PERCENT head:market_share_cue ]] },
  rule { "share of orders", table = "overcapacity", weight = 6, set = { metric = "share_of_world_orders", unit = "%" }, fill = fill,
    need = { "sector", "place" }, check = { sector = MADE_TO_ORDER },
    [[ value:PERCENT ("of" | "of all" | "of the" | "of total") ..4 head:orders_cue ]],
    [[ trigger:share_cue ("of" | "in") ..4 head:orders_cue ...12 value:PERCENT ]],
    [[ world_cue ..3 value:PERCENT ..4 head:orders_cue ]] },

  -- "Chile makes up 24% of lithium output and 11% of refining capacity", "the largest maker, with a third of the world's total"
  rule { "share of a country", table = "overcapacity", weight = 4,
    [[ PLACE ..3 trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of all") !home_share_cue ..1 sector:SECTOR head:production_cue ]],
    [[ PLACE ..3 trigger:(share_cue | supply_share_cue | "refines" | "processes") ..2 value:(PERCENT | NUMBER) ("of" | "of all" |
      "of the world's"
      | "of global") !home_share_cue ..1 sector:SECTOR ]] .. PROCESS,
    [[ PLACE ..3 trigger:(share_cue | supply_share_cue) ..2 (PERCENT | NUMBER) ("of" | "of all") ..1 sector:SECTOR ...8 "and" ..2
      value:(PERCENT | NUMBER) ("of" | "of their"
      | "of its") ..2 ]] .. PROCESS,
    [[ PLACE ..3 trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of the") ..6 sector:SECTOR ("supply chain" | "supply chains"
      | "value chain") ]],
    [[ PLACE ..8 ("producer" | "maker" | "manufacturer" | "supplier" | "miner" | "builder") "of" ..2 sector:SECTOR ...6 value:(PERCENT
      | NUMBER) ("of" | "of the") ..1 world_cue ..1 ("total" | "output" | "supply" | "production") ]],
    set = { metric = "share_of_world_output", unit = "%" }, fill = fill, need = { "sector" },
    when = { without = "wish_cue intent_cue target_cue run_at_cue" } },

  rule { "share of ships delivered", table = "overcapacity", weight = 8, set = { metric = "share_of_world_output", unit = "%" },
    fill = fill,
    need = { "sector" }, check = { sector = { "shipbuilding" } },
    patterns = { [[ head:("built" | "builds" | "build" | "launched" | "launches" | "launch" | "delivered"
      | "delivers") ..1 value:(PERCENT | NUMBER) ("of" | "of the") ..1 world_cue ..2 ("tonnage" | "ships" | "vessels") ]],
      table.unpack(rule.world_share [[("delivered" | "delivers" | "deliver" | "交付" | "交付量")]]) } },

  rank("first producer", "output_rank", { [[ place:PLACE ..2 ("leads" | "led" | "tops") "the" world_cue ("in"
      | "for") ..1 sector:SECTOR trigger:production_cue ]],
    "world_cue largest_cue trigger:maker_cue", table.unpack(rule.first "producer_cue") }, 1),
  rank("rank of a producer", "output_rank", { "world_cue ..1 value:ORDINAL largest_cue trigger:maker_cue",
    "trigger:ranks_cue ..1 value:ORDINAL ..2 world_cue ..3 sector:SECTOR",
    [[ sector:SECTOR ..1 production_cue ...12 trigger:(ranks_cue | "居" | "列") ..1 world_cue value:ORDINAL ]],
    table.unpack(rule.ranked "producer_cue") }),
  rank("rank of a consumer", "consumption_rank", rule.ranked "consumer_cue"),
  share("share of reserves", "share_of_world_reserves", 6, "mineral_reserve_cue", {
    [[ place:PLACE ..1 trigger:("sits on" | "sit on" | "sitting on" | "sat on" | "boasts" | "is endowed with") ..2
      value:(PERCENT | NUMBER) ("of" | "of the") ..1 world_cue ..2 sector:SECTOR ]] }),

  risen("share of output risen to", "share_of_world_output", "production_cue"),
  risen("share of capacity risen to", "share_of_world_capacity", "capacity_cue"),

  rule { "share of national capacity", table = "overcapacity", weight = 6,
    [[ head:capacity_cue ...8 share_cue ..1 nation_cue ..6 value:PERCENT ]],
    [[ trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of the" | "of its") ..1 home_share_cue ..3 head:capacity_cue ]],
    set = { metric = "share_of_national_capacity", unit = "%" }, fill = fill, need = { "sector" },
    when = { without = "wish_cue intent_cue target_cue" } },
  rule { "share of national output", table = "overcapacity", weight = 6,
    [[ head:production_cue ...8 share_cue ..1 nation_cue ..6 value:PERCENT ]],
    [[ trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of the" | "of its") ..1 home_share_cue ..3 head:production_cue ]],
    [[ "占" ..1 nation_cue ..4 head:production_cue ..5 value:PERCENT ]],
    set = { metric = "share_of_national_output", unit = "%" }, fill = fill, need = { "sector" },
    when = { without = "wish_cue intent_cue target_cue" } },
}

return {
  quern = 1, name = "world_shares", version = "1.0.0", licence = "CC0-1.0", title = "Shares of the world",
  doc = [[What a country holds of the world's output, capacity, orders and reserves of a sector, what a part of it holds of the
country's, and its rank among all. They are claims of the table overcapacity, and stand there too: here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { world_shares = { title = "Shares of the world", columns = industry.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/world_shares/documents",
    expect = { world_shares = "fixtures/world_shares/world_shares.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "world_shares", rules = rules, metrics = "installed_capacity_rank" }
    return { world_shares = group.rows(q, "overcapacity", p.since, industry.key, group.figures, part) }
  end,
}
