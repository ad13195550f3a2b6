-- Prices and stocks: prices and quotes of goods, how they change, inflation, and stocks.

local flow = require "quern.rule.flow"

local fill, measured, at_market, percent = flow.fill, flow.measured, flow.at_market, flow.percent
local times, goods, heads = flow.times, flow.goods, flow.heads

local COST = { value = { 0, 2e7 } } -- more is no price of one

--- What markets do they do on the day of the text, where the sentence names none.
local TRADED_NOW = { fill = { sector = fill.sector, place = flow.at_market.fill.place, period = "clause > sentence > document" } }

local rules = {
  -- prices
  measured("price", "price", rule.figure("price_cue", "MONEY"), at_market, { weight = 2, check = COST }),
  measured("traded at", "price", { "sector:SECTOR ..10 trigger:trade_at_cue ..3 value:MONEY",
    "sector:SECTOR ..10 trade_at_cue ...12 trigger:compared_cue ..2 value:MONEY",
    [[ trigger:sales_cue ..1 sector:SECTOR "for" ..3 value:MONEY ]] }, at_market, { weight = 2, check = COST }),
  -- "crude touched $71 a barrel, fell as low as $69 and settled at $70.50": all of the goods that the sentence opens with
  measured("traded at, further on", "price", { "sector:SECTOR ...30 trigger:trade_at_cue ..1 value:MONEY" },
    at_market, { check = COST, unit = { per = true } }),
  measured("premium", "price", { [[ trigger:("premium" | "premiums") ...24 ("to" | "at" | "of") ..1 value:MONEY ]],
    [[ trigger:("premium" | "premiums") ...24 "from" ..1 value:MONEY ]] },
    at_market, { check = COST, unit = { per = true }, need = { "sector" } }),
  measured("value of each tonne", "price", {
    [[ export_cue ...8 trigger:trade_at_cue ..2 value:MONEY ]], [[ trigger:trade_at_cue ...9 "or" ..1 value:MONEY ]] },
    at_market, { weight = 6, check = COST, unit = { per = true } }),
  -- "mills booked cargoes of coking coal at $240 a tonne"
  measured("bought at", "price", {
    [[ ("booked" | "bought" | "purchased" | "purchases" | "cargoes" | "cargo" | "tender" | "bids") ...9 trigger:("at" | "for") ..1
      value:MONEY ]] }, at_market, { check = COST, unit = { per = true }, need = { "sector" } }),
  -- "Copper, LME three-month: $9,780/t (+1.9% w/w)"
  measured("moved to", "price", { "sector:SECTOR ..3 (rise_cue | fall_cue | reach_cue) ..3 value:MONEY",
    [[ sector:SECTOR ..8 trade_at_cue ...12 ("to" | "at") ..1 value:MONEY ]],
    [[ sector:SECTOR ..10 (rise_cue | fall_cue | quoted_cue | "off") ...8 ("to" | "at" | "near") ..1 value:MONEY ]],
    [[ sector:SECTOR ..6 (market_up_cue | market_down_cue) ...12 trade_at_cue ..3 value:MONEY ]],
    [[ ^ ..1 sector:SECTOR ...8 ":" ..1 value:MONEY ]] }, at_market, { weight = 1, check = COST, unit = { per = true } }),
  measured("price ratio", "price_ratio", { "head:price_cue ...14 value:NUMBER" }, at_market, times),
  measured("so many times what it cost", "price_ratio", {
    [[ sector:SECTOR ..4 trigger:trade_at_cue ..4 value:NUMBER
      ("what" | "of what" | "as much as" | "the price" | "of the price") ]] },
    at_market, times, { need = { "sector" } }),

  -- how prices change
  measured("price growth", "price_yoy", rule.change "(price_cue | trade_at_cue)",
    percent, at_market, { weight = 1, when = { sentence = "yoy_cue" } }),
  measured("price change", "price_change", rule.change "(price_cue | trade_at_cue)",
    percent, at_market, { when = { without = "yoy_cue stock_index_cue" } }),
  measured("a price rise of", "price_change", { "value:PERCENT head:price_cue (up:rise_cue | down:fall_cue)" },
    percent, at_market, { weight = 2, need = { "sector" } }),
  measured("prices of each", "price_change", { "sector:SECTOR ..1 (up:rise_cue | down:fall_cue) ..4 value:PERCENT" },
    percent, at_market,
    { weight = -2, when = { sentence = "price_cue", without = "export_cue import_cue production_cue stocks_cue" } }),
  -- "硝酸，本周涨幅7.3%，最新价格2200元/吨": an entry in a list of goods
  measured("entry of goods", "price_change", {
    [[ ^ ..1 sector:SECTOR !price_cue ...7 (up:("涨幅" | "漲幅" | "周涨幅" | "累计涨幅") | down:("跌幅" | "周跌幅" | "累计跌幅")) ..2
      value:PERCENT ]] },
    percent, at_market, { when = { sentence = "price_cue" } }),
  -- "沪铜主力合约收涨1.2%": what is traded, by words that prices alone move by
  measured("moved on the market", "price_change", {
    "sector:SECTOR ..6 (up:market_up_cue | down:market_down_cue) ..2 value:PERCENT" },
    percent, TRADED_NOW, { weight = -2 }),
  measured("price moved by so much", "price_change", {
    [[ head:price_cue ...14 (up:(rise_cue | reprice_up_cue) | down:(fall_cue | reprice_down_cue)) !"至" !"到" !"at" !PERCENT ..2
      value:MONEY ]],
    [[ sector:SECTOR ...6 (up:(rise_cue | reprice_up_cue) | down:(fall_cue | reprice_down_cue)) !"至" !"到" !"at" !PERCENT ..2
      value:MONEY ]],
    [[ (up:reprice_up_cue | down:reprice_down_cue) ..6 head:price_cue !"至" !"到" ..3 value:MONEY ]],
    [[ (up:("提价" | "涨价" | "漲價" | "提價") | down:("降价" | "降價")) ..1 value:MONEY ]] },
    at_market, { weight = 1, unit = { per = true }, when = { without = "export_cue import_cue" } }),
  -- "was quoted at $560 a tonne, up $6 on the week"
  measured("price moved in a time", "price_change", {
    [[ (price_cue | trade_at_cue) ...24 (up:("up" | "higher by" | "rising" | "gaining") | down:("down" | "lower by" | "falling"
      | "losing")) ..1
      value:MONEY ("on the week" | "on the day" | "on the month" | "from the week before" | "week on week" | "week-on-week" | "w/w"
      | "d/d" | "m/m" | "in a week" | "from a week earlier" | "from a month earlier" | "month on month" | "from Monday"
      | "from Friday") ]],
    [[ price_cue ...16 ("周环比" | "较前一日" | "较上周" | "较前日" | "日环比" | "較前一日" | "环比" | "较上月" | "比上月" | "比上周" | "較上週"
      | "比年初" | "较年初" | "较上月末" | "比上月末" | "较月初" | "比去年同期" | "较去年同期") ..2
      (up:(rise_cue | "高") | down:(fall_cue | "低")) ..1 value:MONEY ]] }, at_market, { weight = 3 }),
  -- "agreed to pay 30 percent more for coking coal"
  measured("paid more for", "price_change", {
    [[ ("pay" | "paid" | "paying" | "pays" | "charge" | "charged" | "charging") ..2 value:PERCENT (up:more_cue
      | down:less_cue) "for" ..3 sector:SECTOR ]] }, percent, at_market, { weight = 4 }),
  -- "Nickel was up 1.2% at $15,640 a ton"
  measured("quoted with its change", "price_change", {
    [[ sector:SECTOR ..10 (up:rise_cue | down:(fall_cue | "off")) ..2 value:PERCENT ...4 ("to" | "at") ..1 MONEY ]],
    [[ sector:SECTOR ..10 (up:rise_cue | down:fall_cue) ..2 MONEY ..1 "or" ..1 value:PERCENT ]],
    [[ sector:SECTOR ..10 value:PERCENT (up:rise_cue | down:fall_cue) ..2 ("to" | "at") ..1 MONEY ]],
    [[ ^ ..1 sector:SECTOR ..6 ":" MONEY ..1 value:PERCENT !less_cue !more_cue !"of" ]] },
    percent, at_market, { weight = 3, unit = { per = true } }),
  -- "cost 90% less than a decade ago", "the cost of panels is 40% lower", "are a fifth cheaper"
  measured("costs more or less", "price_change", {
    [[ ("cost of" | "costs of" | "cost for") ..2 sector:SECTOR ..6 value:PERCENT (up:more_cue | down:less_cue) ]],
    [[ sector:SECTOR ..3 ("is" | "are" | "was" | "were" | "became" | "become" | "got" | "grew") ..2 value:PERCENT (down:"cheaper"
      | up:("dearer" | "costlier" | "more expensive" | "pricier")) ]] },
    percent, at_market, { weight = 4, need = { "sector" }, when = { without = "export_cue import_cue capacity_cue" } }),
  measured("inflation", "inflation", { "value:PERCENT ..1 head:inflation_cue", "head:inflation_cue ...16 value:PERCENT",
    "head:inflation_cue ...28 reach_cue ..2 value:PERCENT",
    'head:inflation_cue ...30 (rise_cue | fall_cue) ...16 "to" ..2 value:PERCENT',
    "head:inflation_cue ..3 (up:rise_cue | down:fall_cue) ..3 value:PERCENT" }, percent, { weight = 1 }),
  measured("no inflation", "inflation", { [[ trigger:inflation_cue ..4 ("near" | "close to" | "around" | "at") "zero" ]] },
    { set = { value = 0, unit = "%", comparator = "~" } }),

  -- stocks
  measured("stocks", "stocks", rule.figure("stocks_cue", "QUANTITY"), goods, { weight = 2, need = { "sector" } }),
  measured("in stock, counted", "stocks", rule.heads "stocks_cue", heads, { weight = 0, need = { "sector" } }),
  measured("stocks moved", "stocks_change", {
    [[ head:inventory_cue ..6 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ]],
    [[ head:stocks_cue ...12 QUANTITY ...3 (up:rise_cue | down:fall_cue) ..1 value:PERCENT ]],
    [[ head:stocks_cue ..8 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ..8 ("to" | "at") ..2 QUANTITY ]],
    [[ sector:SECTOR ..1 head:stocks_cue ..8 (up:rise_cue | down:fall_cue) ..3 value:PERCENT ("from" | "on" | "over" | "compared with"
      | "than") ..3 ("month" | "week" | "quarter" | "year") ]] },
    percent, { weight = 1, need = { "sector" } }),
  measured("stocks moved by", "stocks_change",
    { [[ head:(stocks_cue | inventory_cue) ..5 (up:rise_cue | down:fall_cue) !PERCENT !"at" !"to" ..1 value:QUANTITY ]] },
    goods, { weight = 2, need = { "sector" } }),
}

return {
  quern = 1, name = "prices_stocks", version = "1.0.0", licence = "CC0-1.0", title = "Prices and stocks",
  doc = [[Prices and quotes of goods, how they changed and by how much, how many times one is of another, inflation, and what lies
in stock. A price is of the world unless a market is named. They are claims of the table trade_flows_prices, and stand there too:
here they are by themselves.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { prices_stocks = { title = "Prices and stocks", columns = flow.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/prices_stocks/documents",
    expect = { prices_stocks = "fixtures/prices_stocks/prices_stocks.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local part = { as = "prices_stocks", rules = rules }
    return { prices_stocks = group.rows(q, "trade_flows_prices", p.since, flow.key, group.figures, part) }
  end,
}
