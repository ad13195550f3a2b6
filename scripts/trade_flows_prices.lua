-- Trade flows: exports, imports and balances, and how they changed; and the table of all that is shipped, sold and priced.

local flow = require "quern.rule.flow"

local fill, measured, percent, goods, counted, heads = flow.fill, flow.measured, flow.percent, flow.goods, flow.counted, flow.heads

--- What goes on with the figure told before is of the same thing.
local AGAIN = { kind = "same figure", fill = { period = fill.period } }

local rules = {
  -- exports, imports and trade by value
  -- "sold $4 billion of copper to Japan", "bought steel worth $2 billion from Peru", "$2 billion worth of shoes from Vietnam"
  measured("export value", "export_value", {
    [[ trigger:sales_cue ..3 value:MONEY ..2 "of" ..3 (SECTOR | goods_cue) ..3 "to" ..1 PLACE ]],
    [[ trigger:sales_cue ..4 (SECTOR | goods_cue) ("worth" | "valued at") ..2 value:MONEY ..1 "to" ..1 PLACE ]],
    [[ head:export_cue ...60 ("earning" | "bringing in" | "fetching" | "generating" | "netting" | "worth"
      | "valued at") ..3 value:MONEY ]], table.unpack(rule.figure("export_cue", "MONEY")) }, { weight = 1 }),
  measured("import value", "import_value", { [[ place:PLACE ..3 trigger:(obtain_cue | take_in_cue | "imported") ..2 value:MONEY
      ("of" | "worth of") ..1 PLACE ..2 sector:SECTOR ]],
    [[ trigger:obtain_cue ..3 value:MONEY ..2 "of" ..3 (SECTOR | goods_cue) ..3 "from" ..1 PLACE ]],
    table.unpack(rule.figure("import_cue", "MONEY")) }, { weight = 1 }),
  measured("trade value", "trade_value", rule.figure("trade_cue", "MONEY")),
  measured("two-way value", "trade_value", { [[ head:import_cue ("and" | "和") export_cue ..12 value:MONEY ]] }, { weight = 3 }),
  measured("exports moved by", "export_value_change",
    { [[ head:export_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:MONEY ]] }, { weight = 1 }),
  measured("imports moved by", "import_value_change",
    { [[ head:import_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:MONEY ]] }, { weight = 1 }),
  measured("export value growth", "export_value_yoy", rule.change "export_cue", percent, { when = { without = "volume" } }),
  measured("import value growth", "import_value_yoy", rule.change "import_cue", percent, { when = { without = "volume" } }),
  measured("trade growth", "trade_value_yoy", rule.change "trade_cue", percent),
  measured("growth of foreign trade", "trade_value_yoy", {
    [[ trigger:("外贸" | "外貿") ("增速" | "增幅" | "同比增长") ..3 value:PERCENT ]] }, percent),
  measured("two-way growth", "trade_value_yoy", rule.change 'import_cue ("and" | "和") export_cue',
    percent, { weight = 4, when = { without = "respective_cue" } }),

  -- balances
  measured("trade surplus", "trade_surplus", {
    "head:net_export_cue ..6 value:MONEY", [[ (import_cue | export_cue) ...40 trigger:"surplus" ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"surplus" ("of" | "at") ..1 MONEY ...2 compared_cue ..2 value:MONEY ]],
    table.unpack(rule.figure("trade_surplus_cue", "MONEY")) }, { weight = 2 }),
  measured("trade deficit", "trade_deficit", { [[ (trade_cue | "trade balance" | "balance of trade"
      | "trade account") ...20 trigger:("deficit" | "shortfall" | "gap") ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"deficit" ("of" | "at") ..2 value:MONEY ]],
    [[ (import_cue | export_cue) ...40 trigger:"deficit" ("of" | "at") ..1 MONEY ...2 compared_cue ..2 value:MONEY ]],
    table.unpack(rule.figure("trade_deficit_cue", "MONEY")) }, { weight = 2 }),
  measured("gap of trade", "trade_deficit", { [[ trigger:gap_cue ..2 export_cue "and" import_cue ..12 value:MONEY ]] },
    { weight = 8 }),
  measured("current account surplus", "current_account_balance", { [[ ("current account" | "current-account"
      | "current accounts") ...24 trigger:"surplus" ..2 value:MONEY ]], table.unpack(rule.figure("current_surplus_cue", "MONEY")) },
    { weight = 3 }),
  measured("current account deficit", "current_account_deficit", { [[ ("current account" | "current-account"
      | "current accounts") ...24 trigger:("deficit" | "shortfall" | "gap") ..2 value:MONEY ]],
    table.unpack(rule.figure("current_deficit_cue", "MONEY")) }, { weight = 3 }),
  -- "Its surplus rose to $8 billion": of what the sentence before told
  measured("surplus gone on with", "trade_surplus", { [[ trigger:"surplus" ..8 value:MONEY ]],
    [[ trigger:"surplus" ...24 "to" ..2 value:MONEY ]],
    [[ value:MONEY ..1 trigger:"surplus" ]] }, AGAIN, { weight = -1 }),
  measured("deficit gone on with", "trade_deficit", { [[ trigger:("deficit" | "shortfall" | "gap") ..8 value:MONEY ]],
    [[ trigger:("deficit" | "shortfall" | "gap") ...14 ("stands at" | "stood at" | "came to" | "totalled" | "totaled" | "amounted to"
      | reach_cue) ..2 value:MONEY ]],
    [[ value:MONEY ..1 trigger:("deficit" | "shortfall" | "gap") ]] }, AGAIN, { weight = -1 }),
  measured("trade surplus growth", "trade_surplus_yoy", rule.change "trade_surplus_cue", percent, { weight = 1 }),
  measured("trade deficit growth", "trade_deficit_yoy", rule.change "trade_deficit_cue", percent, { weight = 1 }),

  -- exports and imports by volume
  measured("export volume", "export_volume", rule.figure("export_cue", "QUANTITY"), goods, { weight = 1 }),
  -- "took 310,000 tonnes of Russian wheat", "从阿根廷购买了64.5万吨豆油"
  measured("import volume", "import_volume", { [[ place:PLACE ..5 trigger:obtain_cue ..1 value:QUANTITY ..3 "of" ]],
    [[ place:PLACE ..3 trigger:(obtain_cue | take_in_cue | "took" | "takes" | "take" | "absorbed"
      | "absorbs") ..2 value:QUANTITY "of" ..1 PLACE ..2 sector:SECTOR ]],
    [[ ("从" | "自" | "向" | "從") ..1 PLACE ..8 ("购买" | "购买了" | "采购" | "采购了" | "购进" | "购入" | "購買" | "採購" | "运回"
      | "购得") ..2 value:QUANTITY ..3 sector:SECTOR ]],
    [[ trigger:obtain_cue ..3 value:QUANTITY "of" ..3 sector:SECTOR ..3 "from" ..1 PLACE ]],
    table.unpack(rule.figure("import_cue", "QUANTITY")) }, goods, { weight = 1 }),
  measured("sold by the largest", "export_volume", { [[ trigger:sales_cue ..2 value:QUANTITY ..4 ("abroad" | "overseas") ]],
    table.unpack(rule.leaders [[(exporter_cue | "exporters" | "sellers")]]) }, goods, { weight = 2, need = { "sector" } }),
  measured("bought by the largest", "import_volume", rule.leaders [[(importer_cue | "importers" | "buyers")]],
    goods, { weight = 0, need = { "sector" }, when = { without = "export_cue" } }),
  -- "exported 5 million smartphones": goods counted without a word for what is counted
  measured("goods counted out", "export_volume", {
    "head:export_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue",
    [[ value:NUMBER ..1 sector:SECTOR ("were" | "was" | "have been" | "had been") ..1 head:export_cue ]] }, counted),
  measured("goods counted in", "import_volume", {
    "head:import_cue ..4 value:NUMBER ..1 sector:SECTOR !job_cue !firms_cue !factory_cue" }, counted),
  measured("sent abroad, counted", "export_volume", rule.heads "export_cue", heads),
  measured("bought abroad, counted", "import_volume", rule.heads "import_cue", heads),
  measured("exports moved by so much", "export_volume_change", {
    [[ head:export_cue ..4 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" !"as low as" ..1 value:QUANTITY ]] },
    goods, { weight = 1 }),
  measured("sold abroad, more or less", "export_volume_yoy", {
    [[ trigger:sales_cue ..2 QUANTITY ..4 ("abroad" | "overseas") ...60 (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]],
    [[ trigger:sales_cue ..2 QUANTITY ..4 ("abroad" | "overseas") ...6 value:PERCENT (up:more_cue | down:less_cue) ]] },
    percent, { weight = 4, need = { "sector" } }),
  measured("sold goods to a country", "export_volume", {
    [[ trigger:sales_cue ..3 value:QUANTITY "of" ..3 sector:SECTOR ..3 "to" ..1 PLACE ]] }, goods, { weight = 2 }),
  measured("net exports", "net_export_volume", { '"net" SECTOR head:export_cue ..8 value:QUANTITY',
    table.unpack(rule.figure("net_export_cue", "QUANTITY")) }, goods, { weight = 3 }),
  measured("net imports of goods", "net_import_volume", { '"net" SECTOR head:import_cue ..8 value:QUANTITY' },
    goods, { weight = 6 }),
  measured("net export growth", "net_export_volume_yoy", rule.change "net_export_cue", percent, { weight = 3 }),
  measured("exports stopped", "export_volume", { "head:export_cue ..2 nearly_cue? trigger:halt_cue" },
    { set = { value = 0, unit = "kg", comparator = "~" }, need = { "sector" } }),
  measured("export volume growth", "export_volume_yoy", rule.change "export_cue",
    percent, { weight = 1, when = { sentence = "volume" } }),
  measured("import volume growth", "import_volume_yoy", rule.change "import_cue",
    percent, { weight = 1, when = { sentence = "volume" } }),
  measured("destinations", "destination_countries", { "(export_cue | sales_cue) ..8 value:QUANTITY" },
    { set = { unit = "countries" }, unit = { countries = true }, weight = 3 }),

  -- what goes on with the figure told before
  measured("this figure", nil, { "trigger:figure_cue ..3 (up:rise_cue | down:fall_cue | reach_cue) ..3 value:AMOUNT",
    "trigger:figure_cue ..3 value:AMOUNT", "trigger:figure_cue ...16 (up:rise_cue | down:fall_cue) ..2 value:PERCENT",
    "^ ..6 trigger:it_was_cue ..2 value:AMOUNT" },
    AGAIN, { weight = 3, fill = { period = fill.period, sector = "clause", place = "clause" } }),
  -- "Hong Kong was the main market, worth $2 billion": the other end of the flow told before
  measured("they moved", nil, { '^ ..1 ("these" | "they" | "it" | "this") ..2 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 place:PLACE "s" ..1 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 "those" "from" ..1 place:PLACE ..1 (up:rise_cue | down:fall_cue) ..3 value:PERCENT',
    '^ ..1 ("these" | "they" | "it" | "this" | "that") ..2 (rise_cue | fall_cue) ...12 "to" ..2 value:AMOUNT',
    [[ ^ place:PLACE ("was" | "is" | "remained" | "came") ..6 ("market" | "destination" | "buyer" | "taker" | "customer" | "outlet"
      | "supplier" | "source" | "importer") ...4 ("worth" | "with" | "at" | "taking" | "buying" | "accounting for") ..2
      value:AMOUNT ]] },
    AGAIN),
  -- "Rebar dipped 0.3%, wire rod gained 0.5%": each of the goods as what was told before
  measured("goods of what was told", nil, { "^ ..1 sector:SECTOR (up:rise_cue | down:fall_cue) ..1 value:PERCENT",
    [[ ("," | "and" | "while") sector:SECTOR (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]] },
    AGAIN,
    { weight = -8, fill = { period = fill.period, place = "previous > document" },
      when = { without = "export_cue import_cue production_cue stocks_cue sales_cue" } }),
  measured("part of what was told", nil, {
    [[ PLACE ..3 (share_cue | supply_share_cue | obtain_cue | "absorbed" | "absorbs") ..3 value:(PERCENT | NUMBER) ("of the total"
      | "of these" | "of them" | "of it" | "of that" | "of this" | "of all") !"the" !SECTOR ]],
    [[ value:(PERCENT | NUMBER) ("of these" | "of them" | "of that" | "of this" | "of it" | "of the total") ..3 ("to" | "from"
      | "by") ..1 PLACE ]] }, AGAIN, percent, { weight = -1 }),
  measured("rise of what was told", nil, {
    [[ ("which was" | "which is" | "that was") ..2 value:PERCENT (up:rise_cue | down:fall_cue) ]],
    [[ MONEY ...3 (up:"增速" | up:"增幅" | down:"降幅") ..2 ("至" | "到" | "为" | "达" | "达到") ..1 value:PERCENT ]],
    [[ (MONEY | QUANTITY) ...9 ("a" | "an") ..1 value:PERCENT (up:rise_cue | down:fall_cue) ..1 ("on" | "from" | "over") ]],
    [[ ^ ..1 ("these" | "they" | "it" | "this" | "that") ("was" | "were" | "is") ..2 value:PERCENT
      (up:more_cue | down:less_cue) ]] },
    AGAIN, { weight = -3 }),
  measured("earned by goods", nil, {
    [[ ^ ..6 sector:SECTOR ..2 ("earned" | "brought in" | "fetched" | "generated" | "netted" | "yielded") ..2 value:MONEY ]],
    [[ ^ ..6 sector:SECTOR ..2 ("earned" | "brought in" | "fetched" | "generated" | "netted"
      | "yielded") ..2 MONEY ...6 value:PERCENT (up:more_cue | down:less_cue) ]] },
    AGAIN, { weight = 1, fill = { period = fill.period, place = "previous" } }),
  measured("entry of a place", nil, { "^ ..2 place:PLACE ..3 value:AMOUNT",
    "^ ..2 place:PLACE ...16 (up:rise_cue | down:fall_cue) ..3 value:PERCENT",
    "^ ..2 place:PLACE ...16 value:PERCENT ..2 (up:rise_cue | down:fall_cue)" }, AGAIN, { when = { label = "place" } }),
}

return {
  quern = 1, name = "trade_flows_prices", version = "1.0.0", licence = "CC0-1.0", title = "Trade flows and prices",
  doc = [[Exports, imports and two-way trade by value and by volume, their changes in percent (a fall is negative), shares of
imports, and prices with their changes. A figure belongs to the flow it stands with; the period is that of the figure, and
a year it is compared with is no period. An amount in brackets behind another is its conversion, kept as value_usd.
What is told of prices and stocks, of shares and ranks, of traffic and users is also in tables of their own: prices_stocks,
trade_shares and traffic, whose rules these are; here are those of exports, imports and balances.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { trade_flows_prices = { title = "Trade flows and prices", columns = flow.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/trade_flows_prices/documents",
    expect = { trade_flows_prices = "fixtures/trade_flows_prices/trade_flows_prices.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { trade_flows_prices = group.rows(q, "trade_flows_prices", p.since, flow.key, group.figures) }
  end,
}
