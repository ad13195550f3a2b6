-- Trade flows and prices: exports, imports, shares, prices, and how they changed.

local fill = {
  sector = "clause > sentence > previous > heading > document",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > previous > heading > document",
}
local market = { sector = fill.sector, place = "@market > =WLD", period = fill.period }
local T = "trade_flows_prices"

local function measured(name, metric, patterns, extra)
  local r = { name, table = T, set = { metric = metric }, fill = fill, patterns = patterns }
  for key, value in pairs(extra or {}) do
    if key == "set" then
      for field, constant in pairs(value) do r.set[field] = constant end
    else r[key] = value end
  end
  return rule(r)
end

local GOODS = rule.GOODS
local TIMES = { x = true }
local percent = { unit = "%" }
local UNBUILT = "establish_cue plan_cue capacity_cue" -- what a port to be built will handle is its capacity
local COST = { value = { 0, 2e7 } } -- more is no price of one

local counted = { set = { unit = "units" }, check = { value = { 1000, 1e11 } }, weight = 1 }

local heads = { set = { unit = "units" }, check = { value = { 1000, 2e12 } }, weight = -1 }

local ranked = { set = { unit = "rank" }, weight = 3, need = { "place" }, when = { without = "ORG" } }
local first = { set = { value = 1, unit = "rank" }, weight = 3, need = { "place" }, when = { without = "ORG" } }

local rules = {
  -- "sold $4 billion of copper to Japan", "bought steel worth $2 billion from Peru", "$2 billion worth of shoes from Vietnam"
  measured("export value", "export_value", { [[ trigger:sales_cue ..3 value:MONEY ..2 "of" ..3 (SECTOR | goods_cue) ..3 "to" ..1 PLACE ]],
    [[ trigger:sales_cue ..4 (SECTOR | goods_cue) ("worth" | "valued at") ..2 value:MONEY ..1 "to" ..1 PLACE ]],
    [[ head:export_cue ...60 ("earning" | "bringing in" | "fetching" | "generating" | "netting" | "worth"
      | "valued at") ..3 value:MONEY ]], table.unpack(rule.figure("export_cue", "MONEY")) }, { weight = 1 }),
  measured("import value", "import_value", { [[ place:PLACE ..3 trigger:(obtain_cue | take_in_cue | "imported") ..2 value:MONEY ("of"
      | "worth of") ..1 PLACE ..2 sector:SECTOR ]],
    [[ trigger:obtain_cue ..3 value:MONEY ..2 "of" ..3 (SECTOR | goods_cue) ..3 "from" ..1 PLACE ]],
    table.unpack(rule.figure("import_cue", "MONEY")) }, { weight = 1 }),
  measured("trade value", "trade_value", rule.figure("trade_cue", "MONEY")),
  measured("trade surplus", "trade_surplus", {
    "head:net_export_cue ..6 value:MONEY", [[ (import_cue | export_cue) ...40 trigger:"surplus" ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"surplus" ("of" | "at") ..1 MONEY ...2 compared_cue ..2 value:MONEY ]],
    table.unpack(rule.figure("trade_surplus_cue", "MONEY")) }, { weight = 2 }),
  measured("trade deficit", "trade_deficit", { [[ (trade_cue | "trade balance" | "balance of trade"
      | "trade account") ...20 trigger:("deficit" | "shortfall" | "gap") ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"deficit" ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"deficit" ("of" | "at") ..1 MONEY ...2 compared_cue ..2 value:MONEY ]],
    table.unpack(rule.figure("trade_deficit_cue", "MONEY")) }, { weight = 2 }),
  measured("current account surplus", "current_account_balance", { [[ ("current account" | "current-account"
      | "current accounts") ...24 trigger:"surplus" ..2 value:MONEY ]], table.unpack(rule.figure("current_surplus_cue", "MONEY")) },
      { weight = 3 }),
  measured("current account deficit", "current_account_deficit", { [[ ("current account" | "current-account"
      | "current accounts") ...24 trigger:("deficit" | "shortfall" | "gap") ..2 value:MONEY ]],
    table.unpack(rule.figure("current_deficit_cue", "MONEY")) }, { weight = 3 }),
  -- "Its surplus rose to $8 billion": of what the sentence before told
  measured("surplus gone on with", "trade_surplus", { [[ trigger:"surplus" ..8 value:MONEY ]],
    [[ trigger:"surplus" ...24 "to" ..2 value:MONEY ]],
    [[ value:MONEY ..1 trigger:"surplus" ]] }, { kind = "same figure", weight = -1, fill = { period = fill.period } }),
  measured("deficit gone on with", "trade_deficit", { [[ trigger:("deficit" | "shortfall" | "gap") ..8 value:MONEY ]],
    [[ value:MONEY ..1 trigger:("deficit" | "shortfall" | "gap") ]] },
    { kind = "same figure", weight = -1, fill = { period = fill.period } }),
  measured("exports moved by", "export_value_change",
    { [[ head:export_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:MONEY ]] }, { weight = 1 }),
  measured("imports moved by", "import_value_change",
    { [[ head:import_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:MONEY ]] }, { weight = 1 }),
  measured("exports moved by so much", "export_volume_change", {
    [[ head:export_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" !"as low as" ..1 value:QUANTITY ]] },
    { weight = 1, unit = GOODS }),
  measured("gap of trade", "trade_deficit", { [[ trigger:gap_cue ..2 export_cue "and" import_cue ..12 value:MONEY ]] }, { weight = 8 }),
  measured("two-way value", "trade_value", { [[ head:import_cue ("and" | "和") export_cue ..12 value:MONEY ]] }, { weight = 3 }),
  measured("export volume", "export_volume", rule.figure("export_cue", "QUANTITY"), { weight = 1, unit = GOODS }),
  -- "took 310,000 tonnes of Russian wheat", "从阿根廷购买了64.5万吨豆油"
  measured("import volume", "import_volume", { [[ place:PLACE ..5 trigger:obtain_cue ..1 value:QUANTITY ..3 "of" ]],
    [[ place:PLACE ..3 trigger:(obtain_cue | take_in_cue | "took" | "takes" | "take" | "absorbed"
      | "absorbs") ..2 value:QUANTITY "of" ..1 PLACE ..2 sector:SECTOR ]],
    [[ ("从" | "自" | "向" | "從") ..1 PLACE ..8 ("购买" | "购买了" | "采购" | "采购了" | "购进" | "购入" | "購買" | "採購" | "运回"
      | "购得") ..2 value:QUANTITY ..3 sector:SECTOR ]],
    [[ trigger:obtain_cue ..3 value:QUANTITY "of" ..3 sector:SECTOR ..3 "from" ..1 PLACE ]],
    table.unpack(rule.figure("import_cue", "QUANTITY")) }, { weight = 1, unit = GOODS }),
  measured("sold by the largest", "export_volume", { [[ trigger:sales_cue ..2 value:QUANTITY ..4 ("abroad" | "overseas") ]],
    table.unpack(rule.leaders [[(exporter_cue | "exporters" | "sellers")]]) }, { weight = 2,
    unit = GOODS, need = { "sector" } }),
  measured("bought by the largest", "import_volume", rule.leaders [[(importer_cue | "importers" | "buyers")]], { weight = 0,
    unit = GOODS, need = { "sector" }, when = { without = "export_cue" } }),
  -- "exported 5 million smartphones": goods counted without a word for what is counted
  measured("goods counted out", "export_volume", { "head:export_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue",
    [[ value:NUMBER ..1 sector:SECTOR ("were" | "was" | "have been" | "had been") ..1 head:export_cue ]] }, counted),
  measured("goods counted in", "import_volume", { "head:import_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue" },
    counted),
  measured("stocks", "stocks", rule.figure("stocks_cue", "QUANTITY"), { weight = 2, unit = GOODS, need = { "sector" } }),
  measured("in stock, counted", "stocks", rule.heads "stocks_cue", { set = heads.set, check = heads.check, weight = 0,
    need = { "sector" } }),
  measured("stocks moved", "stocks_change", {
    [[ head:inventory_cue ..6 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ]],
    [[ head:stocks_cue ...12 QUANTITY ...3 (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]],
    [[ head:stocks_cue ..6 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ..2 ("to" | "at") ..2 QUANTITY ]] },
    { set = percent, weight = 1, need = { "sector" } }),
  measured("sent abroad, counted", "export_volume", rule.heads "export_cue", heads),
  measured("bought abroad, counted", "import_volume", rule.heads "import_cue", heads),
  measured("stocks moved by", "stocks_change",
    { [[ head:(stocks_cue | inventory_cue) ..5 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:QUANTITY ]] },
    { weight = 2, unit = GOODS, need = { "sector" } }),
  measured("sold abroad, more or less", "export_volume_yoy", {
    [[ trigger:sales_cue ..2 QUANTITY ..4 ("abroad" | "overseas") ...60 (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]],
    [[ trigger:sales_cue ..2 QUANTITY ..4 ("abroad" | "overseas") ...6 value:PERCENT (up:more_cue | down:less_cue) ]] },
    { weight = 4, set = percent, need = { "sector" } }),
  measured("sold goods to a country", "export_volume", {
    [[ trigger:sales_cue ..3 value:QUANTITY "of" ..3 sector:SECTOR ..3 "to" ..1 PLACE ]] }, { weight = 2, unit = GOODS }),
  measured("net exports", "net_export_volume", { '"net" SECTOR head:export_cue ..8 value:QUANTITY',
    table.unpack(rule.figure("net_export_cue", "QUANTITY")) }, { weight = 3, unit = GOODS }),
  measured("net imports of goods", "net_import_volume", { '"net" SECTOR head:import_cue ..8 value:QUANTITY' },
    { weight = 6, unit = GOODS }),
  measured("net export growth", "net_export_volume_yoy", rule.change "net_export_cue", { weight = 3, set = percent }),
  measured("exports stopped", "export_volume", { "head:export_cue ..2 nearly_cue? trigger:halt_cue" },
    { set = { value = 0, unit = "kg", comparator = "~" }, need = { "sector" } }),

  measured("export volume growth", "export_volume_yoy", rule.change "export_cue",
    { set = percent, weight = 1, when = { sentence = "volume" } }),
  measured("export value growth", "export_value_yoy", rule.change "export_cue", { set = percent, when = { without = "volume" } }),
  measured("import volume growth", "import_volume_yoy", rule.change "import_cue",
    { set = percent, weight = 1, when = { sentence = "volume" } }),
  measured("import value growth", "import_value_yoy", rule.change "import_cue", { set = percent, when = { without = "volume" } }),
  measured("trade growth", "trade_value_yoy", rule.change "trade_cue", { set = percent }),
  measured("trade surplus growth", "trade_surplus_yoy", rule.change "trade_surplus_cue", { set = percent, weight = 1 }),
  measured("trade deficit growth", "trade_deficit_yoy", rule.change "trade_deficit_cue", { set = percent, weight = 1 }),
  measured("two-way growth", "trade_value_yoy", rule.change("import_cue (\"and\" | \"和\") export_cue"),
    { set = percent, weight = 4, when = { without = "respective_cue" } }),

  measured("price", "price", rule.figure("price_cue", "MONEY"), { weight = 2, fill = market, check = COST }),
  measured("traded at", "price", { "sector:SECTOR ..10 trigger:trade_at_cue ..3 value:MONEY",
    "sector:SECTOR ..10 trade_at_cue ...12 trigger:compared_cue ..2 value:MONEY",
    [[ trigger:sales_cue ..1 sector:SECTOR "for" ..3 value:MONEY ]] },
    { weight = 2, fill = market, check = COST }),
  -- "Copper, LME three-month: $9,780/t (+1.9% w/w)"
  measured("moved to", "price", { "sector:SECTOR ..3 (rise_cue | fall_cue | reach_cue) ..3 value:MONEY",
    [[ sector:SECTOR ..8 trade_at_cue ...12 ("to" | "at") ..1 value:MONEY ]],
    [[ sector:SECTOR ..10 (rise_cue | fall_cue | quoted_cue | "off") ...8 ("to" | "at" | "near") ..1 value:MONEY ]],
    [[ sector:SECTOR ..6 (market_up_cue | market_down_cue) ...12 trade_at_cue ..3 value:MONEY ]],
    [[ ^ ..1 sector:SECTOR ...8 ":" ..1 value:MONEY ]] },
    { weight = 1, fill = market, check = COST, unit = { per = true } }),
  measured("price ratio", "price_ratio", { "head:price_cue ...14 value:NUMBER" },
    { unit = TIMES, set = { unit = "x" }, fill = market }),
  measured("price growth", "price_yoy", rule.change "(price_cue | trade_at_cue)", { set = percent, fill = market, weight = 1,
    when = { sentence = "yoy_cue" } }),
  measured("price change", "price_change", rule.change "(price_cue | trade_at_cue)",
    { set = percent, fill = market, when = { without = "yoy_cue stock_index_cue" } }),
  measured("prices of each", "price_change", { "sector:SECTOR ..1 (up:rise_cue | down:fall_cue) ..4 value:PERCENT" },
    { set = percent, fill = market, weight = -2, when = { sentence = "price_cue",
      without = "export_cue import_cue production_cue stocks_cue" } }),
  -- "沪铜主力合约收涨1.2%": what is traded, by words that prices alone move by
  measured("moved on the market", "price_change", { "sector:SECTOR ..6 (up:market_up_cue | down:market_down_cue) ..2 value:PERCENT" },
    { set = percent, fill = { sector = fill.sector, place = market.place, period = "clause > sentence > document" }, weight = -2 }),
  measured("price moved by so much", "price_change", {
    [[ head:price_cue ...14 (up:rise_cue | down:fall_cue) !"至" !"到" !"at" !PERCENT ..2 value:MONEY ]],
    [[ sector:SECTOR ...6 (up:rise_cue | down:fall_cue) !"至" !"到" !"at" !PERCENT ..2 value:MONEY ]],
    [[ (up:("上调" | "调高" | "上調" | "調高" | "调涨") | down:("下调" | "调低" | "下調" | "調低" | "调降")) ..6 head:price_cue ..1 value:MONEY ]],
    [[ (up:("提价" | "涨价" | "漲價" | "提價") | down:("降价" | "降價")) ..1 value:MONEY ]] },
    { fill = market, weight = 1, unit = { per = true }, when = { without = "export_cue import_cue" } }),
  -- "was quoted at $560 a tonne, up $6 on the week"
  measured("price moved in a time", "price_change", {
    [[ (price_cue | trade_at_cue) ...24 (up:("up" | "higher by" | "rising" | "gaining") | down:("down" | "lower by" | "falling" |
      "losing")) ..1
      value:MONEY ("on the week" | "on the day" | "on the month" | "from the week before" | "week on week" | "week-on-week" | "w/w" | "d/d"
      | "m/m" | "in a week" | "from a week earlier" | "from a month earlier" | "month on month" | "from Monday" | "from Friday") ]],
    [[ price_cue ...16 ("周环比" | "较前一日" | "较上周" | "较前日" | "日环比" | "較前一日" | "环比" | "较上月" | "比上月" | "比上周" | "較上週" | "比年初"
      | "较年初" | "较上月末" | "比上月末" | "较月初" | "比去年同期" | "较去年同期") ..2
      (up:(rise_cue | "高") | down:(fall_cue | "低")) ..1 value:MONEY ]] },
    { fill = market, weight = 3 }),
  -- "agreed to pay 30 percent more for coking coal"
  measured("paid more for", "price_change", {
    [[ ("pay" | "paid" | "paying" | "pays" | "charge" | "charged" | "charging") ..2 value:PERCENT (up:more_cue
      | down:less_cue) "for" ..3 sector:SECTOR ]],
 },
    { set = percent, weight = 4, fill = market }),
  -- "Nickel was up 1.2% at $15,640 a ton"
  measured("quoted with its change", "price_change", {
    [[ sector:SECTOR ..10 (up:rise_cue | down:(fall_cue | "off")) ..2 value:PERCENT ...4 ("to" | "at") ..1 MONEY ]],
    [[ sector:SECTOR ..10 (up:rise_cue | down:fall_cue) ..2 MONEY ..1 "or" ..1 value:PERCENT ]],
    [[ sector:SECTOR ..10 value:PERCENT (up:rise_cue | down:fall_cue) ..2 ("to" | "at") ..1 MONEY ]],
    [[ ^ ..1 sector:SECTOR ..6 ":" MONEY ..1 value:PERCENT !less_cue !more_cue !"of" ]] },
    { set = percent, weight = 3, fill = market, unit = { per = true } }),
  -- "cost 90% less than a decade ago", "the cost of panels is 40% lower", "are a fifth cheaper"
  measured("costs more or less", "price_change", {
    [[ ("cost of" | "costs of" | "cost for") ..2 sector:SECTOR ..6 value:PERCENT (up:more_cue | down:less_cue) ]],
    [[ sector:SECTOR ..3 ("is" | "are" | "was" | "were" | "became" | "become" | "got" | "grew") ..2 value:PERCENT (down:"cheaper"
      | up:("dearer" | "costlier" | "more expensive" | "pricier")) ]] },
    { set = percent, weight = 4, fill = market, need = { "sector" }, when = { without = "export_cue import_cue capacity_cue" } }),
  measured("so many times what it cost", "price_ratio", {
    [[ sector:SECTOR ..4 trigger:trade_at_cue ..4 value:NUMBER ("what" | "of what" | "as much as" | "the price" | "of the price") ]] },
    { unit = TIMES, set = { unit = "x" }, fill = market, need = { "sector" } }),
  measured("inflation", "inflation", { "value:PERCENT ..1 head:inflation_cue", "head:inflation_cue ...16 value:PERCENT",
    "head:inflation_cue ...28 reach_cue ..2 value:PERCENT",
    'head:inflation_cue ...30 (rise_cue | fall_cue) ...16 "to" ..2 value:PERCENT',
    "head:inflation_cue ..3 (up:rise_cue | down:fall_cue) ..3 value:PERCENT" }, { set = percent, weight = 1 }),
  measured("no inflation", "inflation", { [[ trigger:inflation_cue ..4 ("near" | "close to" | "around" | "at") "zero" ]] },
    { set = { value = 0, unit = "%", comparator = "~" } }),

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
    [[ head:import_cue ...36 ("of which" | "with") ..3 (PLACE | SECTOR) ..2 (share_cue | supply_share_cue | "taking") ..3 value:(PERCENT
      | NUMBER) ]], [[ place:PLACE ..3 trigger:depend_cue ..1 PLACE "for" ...9 (rise_cue | fall_cue) ..3 value:PERCENT ]],
    [[ ("source" | "sources" | "supplier" | "suppliers") "of" head:import_cue ("for" | "of" | "in") ..2 SECTOR ..1 value:PERCENT ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of its" | "of all" | "of their") ...16 ("is" | "are" | "was" | "were"
      | "being") ..1 trigger:("imported" | "bought abroad" | "shipped in" | "brought in from abroad" | "sourced abroad") ]] },
      { set = percent, weight = 3 }),
  measured("share of exports", "export_share", {
    [[ value:(PERCENT | NUMBER) ("of" | "of the") place:PLACE ..3 head:export_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..4 head:export_cue ]],
    "head:export_cue ..6 share_cue ..5 value:PERCENT", [[ share_cue ("of" | "in") !world_cue ..3 head:export_cue ..9 (rise_cue | fall_cue
      | reach_cue | "was" | "stood") ...14 value:PERCENT ]],
    [[ export_cue ...14 value:(PERCENT | NUMBER) "of" ("them" | "it" | "which") ..2 "to" ..1 PLACE ]],
    [[ head:export_cue ...30 "of which" ..1 value:(PERCENT | NUMBER) ..3 "to" ..1 PLACE ]],
    [[ trigger:(sales_cue | export_cue) ..1 value:(PERCENT | NUMBER) "of" ("its" | "their") ..4 "to" ..1 PLACE ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of all") place:PLACE ..3 sector:SECTOR ..4 trigger:go_to_cue ..2 PLACE ]] },
    { set = percent, weight = 2 }),
  measured("share of trade", "trade_share", { '("占" | "佔") ..12 head:(trade_cue | trade_total_cue) ..5 value:PERCENT' },
    { set = percent, weight = 6 }),
  measured("share of what is sold abroad", "export_share", { '("占" | "佔") ..6 head:export_cue ..5 value:PERCENT' },
    { set = percent, weight = 5 }),
  measured("share of output sent abroad", "export_share_of_output", {
    [[ trigger:export_cue ..2 value:(PERCENT | NUMBER) ("of" | "of its" | "of their" | "of the") ..4 production_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of the" | "of its" | "of all" | "of their") ..3 head:(production_cue | "crop"
      | "make") ..6 ("is" | "are" | "was" | "were" | "being" | "goes" | "went" | "go") ..1 (export_cue | "abroad" | "overseas") ]],
    [[ trigger:sales_cue ..1 value:(PERCENT | NUMBER) ("of" | "of its" | "of their") ..3 production_cue ..2 ("abroad" | "overseas") ]] },
    { set = percent, weight = 7 }),
  -- "EVs made up a quarter of new car sales", "some 55 percent of new cars sold there were electric"
  measured("market share", "market_share", {
    [[ value:PERCENT trigger:"share" ("of" | "in") ..1 place:PLACE ..3 ("market" | "markets") ]],
    [[ value:PERCENT trigger:"share" "in" ..1 place:PLACE !export_cue !import_cue ]],
    [[ value:PERCENT trigger:"share" ("of" | "in") ("their" | "its" | "the") ..2 ("market" | "markets") ]],
    [[ ("在" | "于" | "於") ..1 place:PLACE ..6 ("市场" | "市場") ("的" | "中的" | "上的" | "里的" | "中" | "上")? trigger:share_cue ..4 value:PERCENT ]],
    [[ trigger:share_cue ("in" | "of") ..1 world_cue ..1 "market" ...8 value:PERCENT ]], "head:market_share_cue ..8 value:PERCENT",
    [[ trigger:share_cue ("of" | "in") ..6 place:PLACE ..2 ("market" | "markets") ..3 (rise_cue | fall_cue | reach_cue | "went" | "was"
      | "is" | "stood") ..3 value:PERCENT ]],
    [[ trigger:share_cue ("of" | "in") ..6 place:PLACE ..2 ("market" | "markets") ..3 (rise_cue | fall_cue | "went") ...14 "to" ..1
      value:PERCENT ]],
    [[ trigger:share_cue ("of" | "in") ..3 head:sales_cue ..4 (rise_cue | fall_cue | reach_cue | "was" | "is" | "stood") ...14
      value:PERCENT ]],
    [[ head:market_share_cue ..3 value:PERCENT "in" ..1 place:PLACE ]], "value:PERCENT ..2 head:market_share_cue",
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") place:PLACE ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the" | "of all") ..3 "market" ]],
    [[ sector:SECTOR trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..4 head:sales_cue ]] },
    { set = percent, weight = 4, need = { "sector" } }),
  -- "sales of Chinese-made cars jumped from 2 percent of the Mexican market in 2019 to 20 percent"
  measured("made elsewhere", "import_share", {
    [[ PLACE ("-built" | "-made" | "built" | "made") ..2 sector:SECTOR ...14 "from" ..1 PERCENT ("of" | "of the") ..4 trigger:("market"
      | "sales") ...8 "to" ..1 value:PERCENT ]], '("占" | "佔") ..1 place:PLACE ..4 head:import_cue ..5 value:PERCENT' },
    { set = percent, weight = 8, need = { "sector" } }),
  measured("electric share of sales", "market_share", {
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the") ..2 trigger:sales_cue ...8
      ("were" | "was" | "are" | "is") ..4 electric_cue ]],
    [[ value:(PERCENT | NUMBER) ("of" | "of all" | "of the")? ..1 SECTOR trigger:(sales_cue | "registered") ...8
      ("were" | "was" | "are" | "is") ..4 electric_cue ]] },
    { set = { unit = "%", sector = "ev" }, weight = 7 }),
  measured("share of world sales", "share_of_world_sales", rule.world_share '(sales_cue | "registered")', { set = percent, weight = 7 }),
  measured("share of the world market", "share_of_world_sales", {
    [[ trigger:(share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 value:PERCENT "and" PERCENT ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:(share_cue | supply_share_cue) ..2 PERCENT "and" value:PERCENT ("of" | "of the") world_cue ..2 "market" ]],
    [[ trigger:share_cue ..1 world_cue ..3 ("市场" | "市場" | "市场份额" | "市場份額") ..2 value:PERCENT ]],
    [[ trigger:share_cue ..1 world_cue value:PERCENT ..2 ("市场" | "市場" | "市场份额" | "市場份額") ]],
    [[ world_cue ..3 ("市场" | "市場") ..1 trigger:share_cue ..3 value:PERCENT ]] },
    { set = percent, weight = 5 }),
  -- "two thirds of the panels put up there were imported from Japan", "most of what it makes, 60 percent, is exported"
  -- "supplies 2 percent of the US steel market"
  measured("part of a market brought in", "import_share", {
    [[ head:import_cue ..3 (share_cue | supply_share_cue) ..2 value:(PERCENT | NUMBER) ("of" | "of the") ..4 ("market" | demand_cue
      | consumption_cue) ]],
    [[ PLACE ..3 trigger:("supplies" | "supplied" | "supply" | "provides" | "provided") ..2 value:(PERCENT | NUMBER) ("of"
      | "of the") ..1 place:PLACE ..1 sector:SECTOR ]],
    [[ sector:SECTOR ..3 value:(PERCENT | NUMBER) ..1 ("来自" | "依赖" | "來自" | "依賴") ..1 (PLACE | import_cue) ]] }, { set = percent,
    weight = 7 }),
  measured("share of world exports", "share_of_world_exports", rule.world_share "export_cue", { set = percent, weight = 6 }),
  measured("share of world imports", "share_of_world_imports", rule.world_share "import_cue", { set = percent, weight = 6 }),

  measured("users", "users", { "head:user_cue ..7 value:COUNT", "value:COUNT ..2 head:user_cue" },
    { set = { unit = "users" }, unit = { users = true }, check = { value = { 100, 1e10 } } }),
  measured("users counted", "users", {
    [[ (have_cue | reach_cue | rise_cue | "with" | "serves" | "served" | "attracted" | "draws" | "counts" | "boasts"
      | "boasted") ..3 value:QUANTITY ]] },
    { set = { unit = "users" }, unit = { users = true }, check = { value = { 1e5, 1e10 } } }),
  measured("new users", "user_growth", { 'head:user_cue ...16 ("每月" | "月均") ("新增" | "净增" | "增加" | "淨增") ..1 value:NUMBER',
    "head:user_cue ..3 rise_cue ..5 value:NUMBER" },
    { set = { unit = "users/month" }, weight = 4 }),
  measured("destinations", "destination_countries", { "(export_cue | sales_cue) ..8 value:QUANTITY" },
      { set = { unit = "countries" }, unit = { countries = true }, weight = 3 }),
  measured("freight", "freight_volume", { "trigger:haul_cue ..3 value:QUANTITY ..2 goods_cue", table.unpack(rule.figure("freight_cue",
    "QUANTITY")) },
    { unit = { t = true }, set = { sector = "transport_infrastructure" }, weight = 17, when = { without = UNBUILT } }),
  measured("freight growth", "freight_volume_yoy", rule.change("(freight_cue | goods_cue)"),
    { set = { unit = "%", sector = "transport_infrastructure" }, weight = 3, when = { sentence = "carry_cue" } }),
  measured("containers", "container_throughput", { "trigger:haul_cue ..3 value:QUANTITY",
    table.unpack(rule.figure("(container_cue | freight_cue)", "QUANTITY")) },
    { unit = { TEU = true }, set = { sector = "transport_infrastructure" }, weight = 17, when = { without = UNBUILT } }),
  measured("growth of containers", "container_throughput_yoy", rule.change "container_cue",
    { set = { unit = "%", sector = "transport_infrastructure" }, weight = 3 }),
  measured("growth of trains", "trains_yoy", rule.change "run_cue",
    { set = { unit = "%", sector = "transport_infrastructure" }, weight = 2 }),
  measured("growth of travellers", "passengers_yoy", rule.change "rider_cue",
    { set = { unit = "%", sector = "transport_infrastructure" }, weight = 3, when = { sentence = "carry_cue" } }),
  measured("this figure", nil, { "trigger:figure_cue ..3 (up:rise_cue | down:fall_cue | reach_cue) ..3 value:AMOUNT",
    "trigger:figure_cue ..3 value:AMOUNT", "trigger:figure_cue ...16 (up:rise_cue | down:fall_cue) ..2 value:PERCENT",
    "^ ..6 trigger:it_was_cue ..2 value:AMOUNT" }, { kind = "same figure", weight = 3,
    fill = { period = fill.period, sector = "clause", place = "clause" } }),
  -- "Hong Kong was the main market, worth $2 billion": the other end of the flow told before
  measured("they moved", nil, { '^ ..1 ("these" | "they" | "it" | "this") ..2 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 place:PLACE "s" ..1 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 "those" "from" ..1 place:PLACE ..1 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 ("these" | "they" | "it" | "this" | "that") ..2 (rise_cue | fall_cue) ...12 "to" ..2 value:AMOUNT',
    [[ ^ place:PLACE ("was" | "is" | "remained" | "came") ..6 ("market" | "destination" | "buyer" | "taker" | "customer" | "outlet"
      | "supplier" | "source" | "importer") ...4 ("worth" | "with" | "at" | "taking" | "buying" | "accounting for") ..2 value:AMOUNT ]] },
    { kind = "same figure", fill = { period = fill.period } }),
  measured("part of what was told", nil, {
    [[ PLACE ..3 (share_cue | supply_share_cue | obtain_cue | "absorbed" | "absorbs") ..3 value:(PERCENT | NUMBER) ("of the total"
      | "of these" | "of them" | "of it" | "of that" | "of this" | "of all") !"the" !SECTOR ]],
    [[ value:(PERCENT | NUMBER) ("of these" | "of them" | "of that" | "of this" | "of it" | "of the total") ..3 ("to" | "from"
      | "by") ..1 PLACE ]] },
    { kind = "same figure", set = percent, weight = -1, fill = { period = fill.period } }),
  measured("rise of what was told", nil, { [[ ("which was" | "which is" | "that was") ..2 value:PERCENT (up:rise_cue | down:fall_cue) ]],
    [[ (MONEY | QUANTITY) ...9 ("a" | "an") ..1 value:PERCENT (up:rise_cue | down:fall_cue) ..1 ("on" | "from" | "over") ]],
    [[ ^ ..1 ("these" | "they" | "it" | "this" | "that") ("was" | "were" | "is") ..2 value:PERCENT (up:more_cue | down:less_cue) ]] },
    { kind = "same figure", fill = { period = fill.period }, weight = -3 }),
  measured("earned by goods", nil, {
    [[ ^ ..6 sector:SECTOR ..2 ("earned" | "brought in" | "fetched" | "generated" | "netted" | "yielded") ..2 value:MONEY ]],
    [[ ^ ..6 sector:SECTOR ..2 ("earned" | "brought in" | "fetched" | "generated" | "netted"
      | "yielded") ..2 MONEY ...6 value:PERCENT (up:more_cue | down:less_cue) ]] },
    { kind = "same figure", fill = { period = fill.period, place = "previous" }, weight = 1 }),
  measured("entry of a place", nil, { "^ ..2 place:PLACE ..3 value:AMOUNT",
    "^ ..2 place:PLACE ...16 (up:rise_cue | down:fall_cue) ..3 value:PERCENT",
      "^ ..2 place:PLACE ...16 value:PERCENT ..2 (up:rise_cue | down:fall_cue)" },
    { kind = "same figure", when = { label = "place" }, fill = { period = fill.period } }),
  measured("share of trade", "trade_share", { [[ trigger:share_cue ..2 value:(PERCENT | NUMBER) ("of" | "of the"
      | "of all") ..5 head:trade_cue ]] },
    { set = percent, weight = 2 }),
  measured("largest partner", "trading_partner_rank", { "trigger:partner_rank_cue",
    [[ partner:PLACE ("its" | "their" | "the country") trigger:partner_rank_cue ]],
    [[ trigger:partner_rank_cue ("of" | "for" | "to") ..1 place:PLACE ]], "place:PLACE ..1 trigger:partner_rank_cue",
    [[ place:PLACE ...2 "whose" ..1 trigger:partner_rank_cue ]] },
    { set = { value = 1, unit = "rank" } }),
  measured("first exporter", "export_rank", rule.first "exporter_cue", first),
  measured("rank of an exporter", "export_rank", rule.ranked "exporter_cue", ranked),
  measured("rank of an importer", "import_rank", rule.ranked "importer_cue", ranked),
  measured("a partner of our own by rank", "trading_partner_rank", {
    [[ partner:PLACE ...24 ("为我" | "是我" | "居我" | "暂居我" | "成为我" | "位列我") value:ORDINAL ..1 trigger:rank_behind_cue ]] },
    { set = { unit = "rank", place = "CHN" }, weight = 4 }),
  measured("first partner of our own", "trading_partner_rank", {
    [[ partner:PLACE ...24 ("为我" | "是我" | "成为我" | "我") trigger:partner_rank_cue ]] },
    { set = { value = 1, unit = "rank", place = "CHN" }, weight = 4 }),
  -- "巴西是中国第九大贸易伙伴", "巴西居我第九大贸易伙伴": it is the partner of the one named last
  measured("a partner by rank", "trading_partner_rank", { "value:ORDINAL ..1 trigger:partner_rank_cue",
    [[ value:ORDINAL ..1 trigger:partner_rank_cue ("of" | "for" | "to") ..1 place:PLACE ]],
    [[ partner:PLACE ...24 ("为" | "是" | "居" | "暂居" | "成为" | "成為" | "是"
      | "位列") ..1 place:PLACE ..1 value:ORDINAL ..1 trigger:rank_behind_cue ]] },
    { set = { unit = "rank" }, weight = 1 }),
}

return {
  quern = 1, name = "trade_flows_prices", version = "1.0.0", licence = "CC0-1.0", title = "Trade flows and prices",
  doc = [[Exports, imports and two-way trade by value and by volume, their changes in percent (a fall is negative), shares of
imports, and prices with their changes. A figure belongs to the flow it stands with; the period is that of the figure, and
a year it is compared with is no period. An amount in brackets behind another is its conversion, kept as value_usd.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_flows_prices = { title = "Trade flows and prices", columns = {
    { "sector", "code" }, { "place", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" }, { "low", "number" },
      { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local key = { "sector", "place", "metric", "period", "unit" }
    return { trade_flows_prices = group.rows(q, "trade_flows_prices", p.since, key, group.figures) }
  end,
}
