-- Shares of trade: what part of goods comes from abroad or goes there, who holds which part of a market, and ranks of traders.

local flow = require "quern.rule.flow"

local measured, percent, ranked = flow.measured, flow.percent, flow.ranked

local FIRST = { set = { value = 1, unit = "rank" } }
local OUR_OWN = { set = { unit = "rank", place = "CHN" }, weight = 4 }

--- Who sells most of some goods to a country, in patterns of SOURCE (who supplies) and IS (is, remains, becomes).
local function sources(largest, patterns)
  for i, pattern in ipairs(patterns) do
    patterns[i] = pattern:gsub("SOURCE", '("supplier" | "suppliers" | "source" | "sources" | "provider")'):gsub("LARGEST", largest)
      :gsub("IS", '("is" | "was" | "are" | "were" | "remains" | "remained" | "became" | "become" | "becomes" | "being")')
      :gsub("来源", '("进口来源国" | "进口来源地" | "进口来源" | "供应国" | "供应方" | "供应地" | "供应来源" | "来源国" | "来源地")')
  end
  return patterns
end
local SUPPLIES = { fan = { "partner" }, need = { "place", "partner", "sector" }, weight = 6 }

local rules = {
  -- what part of what is used comes from abroad, and from where
  measured("share of imports", "import_share", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the") place:PLACE ..3 head:import_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..4 head:import_cue ]],
    "import_cue ..6 share_cue ..5 value:(PERCENT | NUMBER)",
    [[ head:import_cue ..1 value:(PERCENT | NUMBER) ("of its" | "of their" | "of the" | "of all the" | "of all its") ]],
    [[ trigger:import_cue ..2 value:(PERCENT | NUMBER) "of" ..7 (need_noun_cue | demand_cue | consumption_cue) ]],
    "head:import_cue ..1 QUANTITY ...2 share_cue ..2 value:PERCENT",
    [[ share_cue ..3 value:NUMBER ("of" | "of all" | "of the" | "its" | "of its") ..3 head:import_cue ]],
    [[ trigger:depend_cue ..3 (import_cue | PLACE) "for" ..3 value:(PERCENT | NUMBER) ]],
    [[ trigger:(obtain_cue | import_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of all") ..5 "from" !"within" ..1 PLACE ]],
    "share_cue ..8 head:import_cue ..8 value:PERCENT", "trigger:import_need_cue ..6 value:(PERCENT | NUMBER)",
    [[ head:import_cue ...36 ("of which" | "with") ..3 (PLACE | SECTOR) ..2 (share_cue | supply_share_cue | "taking") ..3
      value:(PERCENT | NUMBER) ]],
    [[ place:PLACE ..3 trigger:depend_cue ..1 PLACE "for" ...9 (rise_cue | fall_cue) ..3 value:PERCENT ]],
    [[ ("source" | "sources" | "supplier" | "suppliers") "of" head:import_cue ("for" | "of" | "in") ..2 SECTOR ..1 value:PERCENT ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of its" | "of all" | "of their") ...16 ("is" | "are" | "was" | "were"
      | "being") ..1 trigger:("imported" | "bought abroad" | "shipped in" | "brought in from abroad" | "sourced abroad") ]] },
    percent, { weight = 3 }),
  -- "sales of Chinese-made cars jumped from 2 percent of the Mexican market in 2019 to 20 percent"
  measured("made elsewhere", "import_share", {
    [[ PLACE ("-built" | "-made" | "built" | "made") ..2 sector:SECTOR ...14 "from" ..1 PERCENT ("of" | "of the") ..4
      trigger:("market" | "sales") ...8 "to" ..1 value:PERCENT ]],
    '("占" | "佔") ..1 place:PLACE ..4 head:import_cue ..5 value:PERCENT' },
    percent, { weight = 8, need = { "sector" } }),
  -- "two thirds of the panels put up there were imported from Japan", "most of what it makes, 60 percent, is exported"
  -- "supplies 2 percent of the US steel market"
  measured("part of a market brought in", "import_share", {
    [[ head:import_cue ..3 (share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") ..4 ("market" | demand_cue
      | consumption_cue) ]],
    [[ PLACE ..3 trigger:("supplies" | "supplied" | "supply" | "provides" | "provided") ..2 value:(PERCENT | NUMBER) ("of"
      | "of the") ..1 place:PLACE ..1 sector:SECTOR ]],
    [[ sector:SECTOR ..3 value:(PERCENT | NUMBER) ..1 ("来自" | "依赖" | "來自" | "依賴") ..1 (PLACE | import_cue) ]] },
    percent, { weight = 7 }),

  -- what part of what is made or sold goes abroad, and where to
  measured("share of exports", "export_share", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the") place:PLACE ..3 head:export_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..4 head:export_cue ]],
    "head:export_cue ..6 share_cue ..5 value:PERCENT",
    [[ head:export_cue ...9 "as a share of" ..3 export_cue ..1 (rise_cue | fall_cue | reach_cue) ...6 "to" ..1 value:PERCENT ]],
    [[ share_cue ("of" | "in") !world_cue ..3 head:export_cue ..9 (rise_cue | fall_cue | reach_cue | "was" | "stood") ...14
      value:PERCENT ]],
    [[ export_cue ...14 value:(PERCENT | NUMBER) "of" ("them" | "it" | "which") ..2 "to" ..1 PLACE ]],
    [[ head:export_cue ...30 "of which" ..1 value:(PERCENT | NUMBER) ..3 "to" ..1 PLACE ]],
    [[ trigger:(sales_cue | export_cue) ..1 value:(PERCENT | NUMBER) "of" ("its" | "their") ..4 "to" ..1 PLACE ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of all") place:PLACE ..3 sector:SECTOR ..4 trigger:go_to_cue ..2 PLACE ]] },
    percent, { weight = 2 }),
  measured("share of what is sold abroad", "export_share", { '("占" | "佔") ..6 head:export_cue ..5 value:PERCENT' },
    percent, { weight = 5 }),
  measured("share of output sent abroad", "export_share_of_output", {
    [[ trigger:export_cue ..2 value:(PERCENT | NUMBER) ("of" | "of its" | "of their" | "of the") ..4 production_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of its" | "of all" | "of their") ..3 head:(production_cue | "crop"
      | "make") ..6 ("is" | "are" | "was" | "were" | "being" | "goes" | "went" | "go") ..1 (export_cue | "abroad" | "overseas") ]],
    [[ trigger:sales_cue ..1 value:(PERCENT | NUMBER) ("of" | "of its" | "of their") ..3 production_cue ..2
      ("abroad" | "overseas") ]] },
    percent, { weight = 7 }),
  measured("share of trade", "trade_share", { '("占" | "佔") ..12 head:(trade_cue | trade_total_cue) ..5 value:PERCENT' },
    percent, { weight = 6 }),
  measured("share of trade", "trade_share", { [[ trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of the"
      | "of all") ..5 head:trade_cue ]] }, percent, { weight = 2 }),

  -- markets
  -- "EVs made up a quarter of new car sales", "some 55 percent of new cars sold there were electric"
  measured("market share", "market_share", {
    [[ value:PERCENT trigger:"share" ("of" | "in") ..1 place:PLACE ..3 ("market" | "markets") ]],
    [[ value:PERCENT trigger:"share" "in" ..1 place:PLACE !export_cue !import_cue ]],
    [[ value:PERCENT trigger:"share" ("of" | "in") ("their" | "its" | "the") ..2 ("market" | "markets") ]],
    [[ ("在" | "于" | "於") ..1 place:PLACE ..6 ("市场" | "市場") ("的" | "中的" | "上的" | "里的" | "中" | "上")? trigger:share_cue ..4
      value:PERCENT ]],
    [[ trigger:share_cue ("in" | "of") ..1 world_cue ..1 "market" ...8 value:PERCENT ]], "head:market_share_cue ..8 value:PERCENT",
    [[ trigger:share_cue ("of" | "in") ..6 place:PLACE ..2 ("market" | "markets") ..3 (rise_cue | fall_cue | reach_cue | "went"
      | "was" | "is" | "stood") ..3 value:PERCENT ]],
    [[ trigger:share_cue ("of" | "in") ..6 place:PLACE ..2 ("market" | "markets") ..3 (rise_cue | fall_cue | "went") ...14 "to" ..1
      value:PERCENT ]],
    [[ trigger:share_cue ("of" | "in") ..3 head:sales_cue ..4 (rise_cue | fall_cue | reach_cue | "was" | "is" | "stood") ...14
      value:PERCENT ]],
    [[ head:market_share_cue ..3 value:PERCENT "in" ..1 place:PLACE ]], "value:PERCENT ..2 head:market_share_cue",
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") place:PLACE ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the" | "of all") ..3 "market" ]],
    [[ sector:SECTOR trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..4 head:sales_cue ]] },
    percent, { weight = 4, need = { "sector" } }),
  measured("electric share of sales", "market_share", {
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..2 trigger:sales_cue ...8
      ("were" | "was" | "are" | "is") ..4 electric_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the")? ..1 SECTOR trigger:(sales_cue | "registered") ...8
      ("were" | "was" | "are" | "is") ..4 electric_cue ]] }, { set = { unit = "%", sector = "ev" }, weight = 7 }),

  -- the world
  measured("share of world sales", "share_of_world_sales", rule.world_share '(sales_cue | "registered")', percent, { weight = 7 }),
  measured("share of the world market", "share_of_world_sales", {
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 value:PERCENT "and" PERCENT ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 PERCENT "and" value:PERCENT ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:share_cue ..1 world_cue ..3 ("市场" | "市場" | "市场份额" | "市場份額") ..2 value:PERCENT ]],
    [[ trigger:share_cue ..1 world_cue value:PERCENT ..2 ("市场" | "市場" | "市场份额" | "市場份額") ]],
    [[ world_cue ..3 ("市场" | "市場") ..1 trigger:share_cue ..3 value:PERCENT ]] }, percent, { weight = 5 }),
  measured("share of world exports", "share_of_world_exports", rule.world_share "export_cue", percent, { weight = 6 }),
  measured("share of world imports", "share_of_world_imports", rule.world_share "import_cue", percent, { weight = 6 }),

  -- ranks
  measured("largest partner", "trading_partner_rank", { "trigger:partner_rank_cue",
    [[ partner:PLACE ("its" | "their" | "the country") trigger:partner_rank_cue ]],
    [[ trigger:partner_rank_cue ("of" | "for" | "to") ..1 place:PLACE ]], "place:PLACE ..1 trigger:partner_rank_cue",
    [[ place:PLACE ...2 "whose" ..1 trigger:partner_rank_cue ]] }, FIRST),
  measured("first exporter", "export_rank", rule.first "exporter_cue", ranked, FIRST),
  measured("rank of an exporter", "export_rank", rule.ranked "exporter_cue", ranked),
  measured("rank of an importer", "import_rank", rule.ranked "importer_cue", ranked),
  measured("a partner of our own by rank", "trading_partner_rank", {
    [[ partner:PLACE ...24 ("为我" | "是我" | "居我" | "暂居我" | "成为我" | "位列我") value:ORDINAL ..1 trigger:rank_behind_cue ]] },
    OUR_OWN),
  measured("first partner of our own", "trading_partner_rank", {
    [[ partner:PLACE ...24 ("为我" | "是我" | "成为我" | "我") trigger:partner_rank_cue ]] },
    OUR_OWN, FIRST),
  -- "Brazil is China's largest supplier of soybeans", "the largest sources of US steel imports are Canada, Brazil and Mexico"
  measured("largest source", "import_source_rank", sources("!ORDINAL largest_cue", {
    [[ partner:+PLACE IS ..2 ("the" | "its" | "by far the") LARGEST ..1 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ..3 ("to" |
      "for" | "in") ..1 place:PLACE ]],
    [[ partner:+PLACE IS ..2 ("the" | "its" | "by far the") LARGEST ..1 trigger:SOURCE ("of" | "for") ..1 place:PLACE ..2
      sector:SECTOR ..1 import_cue ]],
    [[ partner:+PLACE IS ..2 place:PLACE "s" LARGEST ..2 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ]],
    [[ LARGEST ..2 trigger:SOURCE ("of" | "for") ..1 place:PLACE ..2 sector:SECTOR import_cue ...6 IS ..1 partner:+PLACE ]],
    [[ LARGEST ..2 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ..2 ("to" | "for" | "in") ..1 place:PLACE ...6 IS ..1
      partner:+PLACE ]],
    [[ place:PLACE "s" LARGEST ..2 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ...6 IS ..1 partner:+PLACE ]],
    [[ partner:PLACE ("overtook" | "surpassed" | "replaced" | "passed" | "displaced" | "overtaking" | "surpassing" | "replacing")
      ..2 PLACE ..1
      ("as" | "becoming" | "become" | "be") ..1 place:PLACE "s" LARGEST ..2 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ]],
    [[ place:PLACE ..2 largest_cue ..2 sector:SECTOR ..1 trigger:(来源 | "进口国") ..1 ("依次是" | "分别是" | "依次为" | "分别为" | "是" | "为"
      | "包括") ..1 partner:+PLACE ]],
    [[ partner:PLACE ..3 ("是" | "为" | "成为" | "已成为" | "仍是") ..1 place:PLACE ..1 largest_cue ..2 sector:SECTOR ..1 trigger:来源 ]] }),
    FIRST, SUPPLIES),
  measured("next sources", "import_source_rank", sources("largest_cue", {
    [[ LARGEST ..1 ("supplier" | "source" | "provider") ("of" | "for") ..1 place:PLACE ..2 sector:SECTOR import_cue ...8
      trigger:"followed by" ..1 partner:+PLACE ]],
    [[ place:PLACE "s" LARGEST ..1 ("supplier" | "source" | "provider") ("of" | "for") ..2 sector:SECTOR ...8 trigger:"followed by"
      ..1 partner:+PLACE ]],
    [[ LARGEST ..1 ("supplier" | "source" | "provider") ("of" | "for") ..2 sector:SECTOR ..2 ("to" | "for") ..1 place:PLACE ...8
      trigger:"followed by" ..1
      partner:+PLACE ]] }), { set = { value = 2, unit = "rank" } }, SUPPLIES),
  measured("source by rank", "import_source_rank", sources("value:ORDINAL largest_cue", {
    [[ partner:PLACE IS ..2 ("the" | "its" | "by far the") LARGEST ..1 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ..3 ("to" |
      "for" | "in") ..1 place:PLACE ]],
    [[ partner:PLACE IS ..2 ("the" | "its" | "by far the") LARGEST ..1 trigger:SOURCE ("of" | "for") ..1 place:PLACE ..2
      sector:SECTOR ..1 import_cue ]],
    [[ partner:PLACE IS ..2 place:PLACE "s" LARGEST ..2 trigger:SOURCE ("of" | "for") ..2 sector:SECTOR ]],
    [[ partner:PLACE ..3 ("是" | "为" | "成为" | "已成为" | "仍是") ..1 place:PLACE ..1 value:ORDINAL "大" ..1 sector:SECTOR ..1 trigger:来源 ]] }),
    { set = { unit = "rank" }, need = SUPPLIES.need, weight = 7 }),
  -- "巴西是中国第九大贸易伙伴", "巴西居我第九大贸易伙伴": it is the partner of the one named last
  measured("a partner by rank", "trading_partner_rank", { "value:ORDINAL ..1 trigger:partner_rank_cue",
    [[ value:ORDINAL ..1 trigger:partner_rank_cue ("of" | "for" | "to") ..1 place:PLACE ]],
    [[ partner:PLACE ...24 ("为" | "是" | "居" | "暂居" | "成为" | "成為" | "是"
      | "位列") ..1 place:PLACE ..1 value:ORDINAL ..1 trigger:rank_behind_cue ]] }, { set = { unit = "rank" }, weight = 1 }),
}

return {
  quern = 1, name = "trade_shares", version = "1.0.0", licence = "CC0-1.0", title = "Shares of trade",
  doc = [[What part of what is used is imported, and from where; what part of what is made is exported, and where to; who holds
which part of a market and of the world's trade; ranks of exporters, importers and trading partners. They are claims of the table
trade_flows_prices, and stand there too: here they are by themselves. Shares of output and capacity are in world_shares.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_shares = { title = "Shares of trade", columns = flow.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/trade_shares/documents",
    expect = { trade_shares = "fixtures/trade_shares/trade_shares.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "trade_shares", rules = rules }
    return { trade_shares = group.rows(q, "trade_flows_prices", p.since, flow.key, group.figures, part) }
  end,
}
