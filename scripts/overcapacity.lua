-- Sector overcapacity: utilization, capacity against demand, surpluses, and statements that a sector has too much of it.

local industry = require "quern.rule.industry"
local fill, GOODS = industry.fill, rule.GOODS

--- What there is too much of now: of the time of the text, where the sentence names none.
local now = "clause > sentence > document"
local whose = "clause > sentence > heading > document"

local rules = {
  rule { "utilization", table = "overcapacity", weight = 4,
    [[ value:PERCENT ..6 trigger:utilization_cue ]], [[ trigger:utilization_cue ...14 value:PERCENT ]],
    [[ (operate_cue | run_at_cue) ..4 value:(PERCENT | NUMBER) ("of" | "of their" | "of its" | "of total"
      | "of the") ..1 trigger:capacity_cue ]],
    [[ (operate_cue | run_at_cue) ..3 value:NUMBER ("their" | "its") ..1 trigger:capacity_cue ]],
    [[ firms_cue operate_cue ..3 trigger:factory_cue "at" ..1 value:PERCENT ]], [[ value:PERCENT "of" trigger:capacity_cue ]],
    [[ (run_at_cue | operate_cue) ..4 value:PERCENT ("of" | "of their" | "of its" | "of the")? ..1 trigger:capacity_cue ]],
    [[ (factory_cue | production_cue) ..1 "at" ..2 value:(PERCENT | NUMBER) ("of" | "of its" | "of their") ..1 trigger:capacity_cue ]],
    [[ value:PERCENT "of" ..4 capacity_cue ..3 trigger:utilized_cue ]], [[ capacity_cue ..6 value:PERCENT trigger:utilized_cue ]],
    [[ (factory_cue | SECTOR) ..4 value:PERCENT trigger:("utilised" | "utilized") ]],
    [[ capacity_cue ..6 trigger:utilized_cue ..2 value:PERCENT ]],
    [[ (firms_cue | factory_cue) ..3 trigger:used_cue ..1 value:PERCENT "of" ]],
    [[ trigger:(run_at_cue | "ran" | "run" | "runs" | "running" | "operated" | "operating" | "operate"
      | "worked") ...28 "from" ..1 value:PERCENT ..3 DATE ]],
    [[ trigger:("sell" | "sells" | "use" | "uses" | "run" | "dispatch") ..3 value:(PERCENT | NUMBER) ("of" | "of the" | "the"
      | "of what")? ..4 ("can produce" | "can make" | "could make" | "could produce" | "able to produce" | "able to make"
      | "can generate") ]],
    [[ production_cue ...14 ("仅为" | "占" | "相当于" | "只有" | "不足" | "仅占" | "只占") ..1 trigger:capacity_cue "的" ..1 value:PERCENT ]],
    [[ trigger:(factory_cue | firms_cue) ..4 ("ran" | "run" | "worked" | "were running") ..1 value:PERCENT "of the time" ]],
    set = { metric = "capacity_utilization", unit = "%" }, check = { value = { 0, 150 } }, fill = fill, need = { "sector" } },
  rule { "works run at", table = "overcapacity", weight = 4,
    [[ (factory_cue | SECTOR | firms_cue | ORG) ..5 trigger:run_at_cue ..3 value:PERCENT ]],
    when = { without = "other_rate_cue inflation_cue gdp_cue" },
    set = { metric = "capacity_utilization", unit = "%" }, check = { value = { 0, 150 } }, fill = fill, need = { "sector" } },
  rule { "utilization of each firm", table = "overcapacity", weight = 7,
    [[ actor:+ORG ..5 trigger:utilization_cue ..8 value:PERCENT ]],
    [[ trigger:utilization_cue ...30 actor:ORG ..1 ("was" | "were" | "stood at" | "at") ..1 value:PERCENT ]],
    set = { metric = "capacity_utilization", unit = "%" }, check = { value = { 0, 150 } }, fill = fill, fan = { "actor" },
      need = { "sector" } },
  rule { "utilization of each sector", table = "overcapacity", weight = 7,
    [[ utilization_cue ...40 sector:+SECTOR ("at" | "was" | "were" | "is" | "stood at" | "between" | "reached") ..2 value:PERCENT ]],
    set = { metric = "capacity_utilization", unit = "%" }, check = { value = { 0, 150 } }, fill = fill, fan = { "sector" } },
  rule { "below a rate", table = "overcapacity", weight = 8,
    [[ actor:+ORG short_of_cue ..1 value:PERCENT ..4 trigger:utilization_cue ]],
    set = { metric = "capacity_utilization", unit = "%", comparator = "<" }, fill = fill, fan = { "actor" }, need = { "sector" } },
  rule { "capacity against demand", table = "overcapacity", weight = 6,
    [[ trigger:(production_cue | capacity_cue) ..6 value:NUMBER ..14 head:world_demand_cue ]],
    [[ trigger:capacity_cue ...20 value:(NUMBER | QUANTITY) ..1 head:world_demand_cue ]],
    [[ trigger:capacity_cue ...14 head:world_demand_cue ..2 value:(NUMBER | QUANTITY) ]],
    set = { metric = "capacity_to_world_demand", unit = "x" }, unit = { x = true }, fill = fill, need = { "sector" } },
  rule { "output equal to demand", table = "overcapacity", weight = 6,
    [[ trigger:production_cue ..7 ("equal to" | "equalled" | "equaled" | "matched" | "equivalent to" | "相当于") ..2 head:world_demand_cue ]],
    set = { metric = "output_to_world_demand", value = 1, unit = "x" }, fill = fill, need = { "sector" } },
  industry.figure("surplus", "surplus_capacity", GOODS, 3, "surplus_cue"),
  industry.figure("deficit", "supply_deficit", GOODS, 3, "deficit_cue"),
  rule { "more than demand", table = "overcapacity", weight = 6, set = { metric = "surplus_capacity" }, unit = GOODS, fill = fill,
    need = { "sector" }, [[ exceed_cue ..2 head:demand_cue ..4 "by" ..1 value:QUANTITY ]],
    [[ exceed_cue ..2 head:demand_cue ..4 "by" ..1 QUANTITY ..3 "and" ..1 value:QUANTITY ]] },
  rule { "made beyond need", table = "overcapacity", weight = 6, set = { metric = "surplus_capacity" }, unit = GOODS, fill = fill,
    need = { "sector" }, [[ (make_cue | production_cue | capacity_cue) ..2 QUANTITY ...12 value:(QUANTITY
      | NUMBER) "more than" ..3 trigger:absorb_cue ]] },
  rule { "unprofitable firms", table = "overcapacity", weight = 5,
    [[ value:(PERCENT | NUMBER) ..4 (firms_cue | factory_cue) ..5 trigger:unprofitable_cue ]],
    [[ (firms_cue | factory_cue) ..6 value:(PERCENT | NUMBER) ..5 trigger:unprofitable_cue ]],
    [[ firms_cue ..3 trigger:unprofitable_cue ..3 value:PERCENT ]],
    [[ trigger:loss_share_cue ..3 value:PERCENT ]],
    set = { metric = "share_unprofitable_firms", unit = "%" }, fill = fill, need = { "sector" } },
  rule { "sectors counted", table = "overcapacity", weight = 5,
    [[ value:QUANTITY ...12 trigger:overcapacity_cue ]],
    set = { metric = "sectors_in_overcapacity", unit = "sectors", sector = "all_industry" }, unit = { sectors = true }, fill = fill },
  rule { "stated overcapacity", table = "overcapacity", kind = "flag", weight = 2,
    zones = { "body", "list_item", "table", "heading" },
    [[ trigger:overcapacity_cue ..4 (afflict_cue | "in" | "of" | "for" | "across" | "such as" | "including") ..3 sector:+SECTOR ]],
    [[ trigger:overcapacity_cue ("的" | "行业" | "in" | "of") ...5 sector:+SECTOR ]], [[ trigger:overcapacity_cue ...10 price_cue ("of"
      | "for") ..1 sector:SECTOR ]],
    [[ sector:SECTOR ...30 trigger:overcapacity_cue ("market" | "markets") ]],
    [[ sector:SECTOR ..2 price_cue ...14 ("amid" | "on" | "due to" | "because of" | "owing to" | "after" | "as"
      | "from") ..3 trigger:overcapacity_cue ]], [[ "more" sector:SECTOR "than" ..2 trigger:absorb_cue ]],
    [[ "more" sector:SECTOR ..1 (factory_cue | firms_cue | capacity_cue) "than" ..5 trigger:(absorb_cue | world_demand_cue) ]],
    [[ sector:SECTOR ..4 capacity_cue ...12 "more than" ..4 trigger:absorb_cue ]],
    [[ trigger:overcapacity_cue ...3 sector:SECTOR ..2 firms_cue ]],
    [[ sector:+SECTOR ..8 capacity_cue ("than" | "as") ..4 trigger:absorb_cue ]],
    [[ sector:+SECTOR ..3 more_cue capacity_cue trigger:world_demand_cue ]],
    [[ trigger:too_much_cue ..2 sector:SECTOR ..1 (capacity_cue | factory_cue | firms_cue) ]],
    [[ "supply" ..4 sector:SECTOR ..6 trigger:exceed_cue ..2 demand_cue ]],
    [[ sector:SECTOR ("supply" | production_cue | capacity_cue) ..3 trigger:exceed_cue ..1 demand_cue ]],
    [[ sector:SECTOR ..1 (production_cue | capacity_cue) ..4 trigger:exceed_cue ("domestic" | "local" | "home" | "its own" | "its"
      | "the country's" | "national") ..1 ("consumption" | "needs" | "use" | "requirements" | "demand") ]],
    [[ ("offload" | "offloading" | "dump" | "dumping" | "export" | "exporting" | "unload" | "unloading") ("its" | "their"
      | "the") ..1 ("excess" | "surplus") sector:SECTOR trigger:capacity_cue ]],
    [[ ("industries" | "sectors") ..2 ("with" | "facing" | "suffering" | "suffering from"
      | "in") ..2 trigger:overcapacity_cue ..2 sector:+SECTOR ]], [[ sector:+SECTOR ..4 trigger:overcapacity_cue ]],
    [[ sector:+SECTOR ...6 (suffer_cue | have_cue) ..5 trigger:overcapacity_cue ]], [[ sector:+SECTOR ..6 (capacity_cue
      | production_cue | "供给" | "供应" | "供給" | "供應" | "产品"
      | "產品") ..2 trigger:exceed_cue ..2 demand_cue ]],
    [[ trigger:overcapacity_cue ..10 ("是" | "为" | "困扰" | "困扰着" | "成为" | "制约" | "拖累" | "威胁") ..6 sector:+SECTOR ]],
    set = { metric = "overcapacity_flag" }, fan = { "sector" }, fill = { place = whose, period = now } },
  rule { "overcapacity of the industry", table = "overcapacity", kind = "flag", weight = 1, need = { "sector" },
    [[ ("because of" | "due to" | "owing to" | "amid" | "行业" | "全行业" | "業界" | "the industry" | "the sector" | "the market"
      | "the metal" | "the mineral" | "the commodity") ..8 trigger:overcapacity_cue ]], [[ world_cue trigger:overcapacity_cue ]],
    set = { metric = "overcapacity_flag" }, fill = { sector = fill.sector, place = whose, period = now },
    when = { without = "SECTOR" } },
  -- "钢铁行业开工率只有五成，产能过剩较为突出", "Overcapacity is the complaint of all": of what the text is about
  rule { "overcapacity of the topic", table = "overcapacity", kind = "flag", weight = -3, need = { "sector" },
    [[ trigger:overcapacity_cue ]], [[ trigger:overcapacity_cue ("in" | "from" | "across") ..1 place:PLACE ]],
    [[ ("building" | "builds" | "built" | "building up" | "created" | "creating" | "creates" | "generating" | "generates"
      | "investing in" | "invested in" | "added" | "adding") ..3 trigger:overcapacity_cue ]],
    [[ ("there is" | "there was" | "there has been" | "there is now" | "there remains") ..2 trigger:(overcapacity_cue | "surplus"
      | "excess") "in" ..4 sector:SECTOR ]],
    [[ trigger:"more" ..2 factory_cue "than" ..1 ("customers" | "buyers" | "orders" | "takers" | "work") ]],
    [[ trigger:"so much" ..2 capacity_cue "that" ]],
    [[ have_cue ..2 (factory_cue | capacity_cue) ..3 trigger:("standing idle" | "lying idle" | "sitting idle" | "idle") ]],
    [[ (make_cue | production_cue) ...10 ("far more than" | "much more than" | "many more than") ..6 trigger:(absorb_cue | "use"
      | "consume") ]], [[ trigger:too_much_cue ..1 (factory_cue | firms_cue) ]],
    [[ trigger:("oversupplied" | "awash" | "glutted" | "swamped") ("with" | "in") ..3 sector:SECTOR ]],
    [[ (make_cue | production_cue | capacity_cue) ..2 trigger:"more" ..2 sector:SECTOR ..1 "than" ..5 (absorb_cue | "buyers") ]],
    [[ ("there is" | "there are" | "there was" | "there were" | have_cue | make_cue
      | production_cue) ..1 trigger:too_much_cue ..1 sector:SECTOR ]],
    [[ trigger:overcapacity_cue ..2 ("风险" | "矛盾" | "问题" | "现象" | "压力" | "局面") ..4 (show_cue | rise_cue) ]],
    set = { metric = "overcapacity_flag" }, fill = { sector = fill.sector, place = whose, period = now } },
  rule { "too little capacity", table = "overcapacity", kind = "flag", need = { "sector" },
    [[ ("short of" | "lacks" | "lack" | "lacked" | "shortage of" | "lack of" | "shortages of" | "insufficient" | "inadequate"
      | "too little" | "not enough" | "too few" | "scarce") ..3 sector:SECTOR ..1 trigger:(capacity_cue | factory_cue) ]],
    set = { metric = "undercapacity_flag" }, fill = { sector = "clause", place = whose, period = now } },
  rule { "overcapacity of several industries", table = "overcapacity", kind = "flag",
    [[ trigger:overcapacity_cue ("in" | "across") ..1 ("several" | "every" | "all" | "many" | "some" | "various" | "certain"
      | "a number of" | "most" | "a range of" | "a wide variety of" | "a wide range of" | "a host of" | "a string of"
      | "a variety of" | "other" | "traditional" | "numerous" | "multiple") ..2 ("industries" | "sectors" | "industry") ]],
    set = { metric = "overcapacity_flag", sector = "all_industry" }, fill = { place = whose, period = now },
    when = { without = "SECTOR" } },
  -- "allies, including Chile and Peru, are dumping their excess capacity abroad": each has it
  rule { "overcapacity sent away", table = "overcapacity", kind = "flag", need = { "sector" }, fan = { "place" }, weight = 1,
    [[ ("including" | "such as" | "like") ..1 place:+PLACE ...50 ("offload" | "offloads" | "offloading" | "dump" | "dumps" | "dumping"
      | "exporting" | "unloading" | "shifting" | "pushing" | "sending" | "shipping") ("its" | "their") ..1 trigger:overcapacity_cue ]],
    [[ ^ ..1 place:+PLACE ..6 ("offload" | "offloads" | "offloading" | "dump" | "dumps" | "dumping" | "exports" | "exporting" | "unload"
      | "unloading" | "shift" | "shifting" | "pushing" | "sending" | "shipping") ("its" | "their") ..1 trigger:overcapacity_cue ]],
    [[ trigger:overcapacity_cue ("has" | "have" | "had")? ("turned" | "made" | "transformed") place:PLACE ]],
    set = { metric = "overcapacity_flag" }, fill = { sector = fill.sector, period = now } },
  rule { "overcapacity the trouble", table = "overcapacity", kind = "flag",
    [[ ("problem" | "trouble" | "challenge" | "issue" | "headache" | "shadow" | "spectre" | "scourge" | "curse" | "culprit") ("is"
      | "of" | "was" | "remains") ..1 trigger:overcapacity_cue ]],
    set = { metric = "overcapacity_flag" }, fill = { sector = "clause > =all_industry", place = fill.place, period = now } },
  -- "The glass and cement trades are in the same predicament": as what was told before
  rule { "in the same plight", table = "overcapacity", kind = "flag", weight = 1, fan = { "sector" },
    when = { goes_on = true, without = "overcapacity_cue" },
    [[ sector:+SECTOR ..3 ("in" | "face" | "faces" | "tell" | "tells" | "suffer" | "suffers" | "share" | "shares") ("a" | "the") ("same"
      | "similar") ..1 ("predicament" | "plight" | "position" | "situation" | "boat" | "pass" | "bind" | "fix" | "state" | "problem"
      | "problems" | "fate" | "story" | "trouble" | "ailment") ]],
    set = { metric = "overcapacity_flag" }, fill = { place = fill.place, period = now } },
  -- "it may rein in its excess capacity": whether it will or not, there is too much
  rule { "overcapacity of its own", table = "overcapacity", kind = "flag", when = { without = "SECTOR" },
    accept = { "asserted", "reported", "planned", "forecast", "hypothetical" }, set = { metric = "overcapacity_flag" },
    [[ ("rein in" | "reining in" | "curb" | "curbing" | "tackle" | "tackling" | "address" | "addressing" | "offload" | "offloading"
      | "cut" | "cutting" | "reduce" | "export" | "exporting" | "absorb" | "eliminate") ("its" | "their") ..2 trigger:overcapacity_cue ]],
    [[ trigger:overcapacity_cue ...6 ("that" | "which") ..1 ("its" | "their" | PLACE) ..4 ("creates" | "breeds" | "produces" | "causes") ]],
    fill = { sector = "sentence > heading > =all_industry", place = "clause > sentence > previous > heading > document", period = now } },
  -- "Chinese overcapacity", where nothing says of what
  rule { "overcapacity of all a country", table = "overcapacity", kind = "flag", when = { without = "SECTOR" },
    [[ place:PLACE trigger:overcapacity_cue ]], [[ place:PLACE ..1 suffer_cue ..2 trigger:overcapacity_cue ]],
    [[ place:PLACE ..1 ("growing" | "vast" | "massive" | "huge" | "industrial" | "manufacturing" | "chronic" | "structural" | "rising"
      | "severe" | "enormous" | "persistent" | "serious" | "widespread" | "mounting" | "ballooning" | "colossal"
      | "rampant") trigger:overcapacity_cue ]],
    [[ ("problem" | "challenge" | "threat" | "issue" | "disease" | "headache") ...8 place:PLACE ..2 ("is" | "remains"
      | "was") ..2 trigger:overcapacity_cue ]], [[ trigger:overcapacity_cue ("in" | "of" | "from" | "across") ..2 place:PLACE ]],
    set = { metric = "overcapacity_flag", sector = "all_industry" }, fill = { period = now } },
}

return {
  quern = 1, name = "overcapacity", version = "1.0.0", licence = "CC0-1.0", title = "Sector overcapacity",
  doc = [[Overcapacity is read in four ways: a utilization rate, capacity or output against demand, a stated surplus, and a
plain statement that a sector has overcapacity. Figures of capacity, output, consumption and sales of the sector stand
beside them. One row is one sector, place, metric and period. Where sources differ, low and high are the extremes and the
middle is the median; a sentence that several print word for word counts as one source. Denied and hypothetical statements
make no row. A utilization rate whose sales or output are of another year than the capacity is kept and flagged.]],
  params = {
    since = { type = "year", default = 1990, doc = "first year kept" },
    metric = { type = "string", default = "", doc = "one metric only, such as capacity_utilization" },
  },
  inputs = { corpus = { kind = "corpus" } },
  tables = { overcapacity = { title = "Sector overcapacity", columns = industry.columns() } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", corpus = "fixtures/overcapacity/documents",
    expect = { overcapacity = "fixtures/overcapacity/overcapacity.csv" } } },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    local claims = group.since(q.claims "overcapacity", p.since)
    if p.metric ~= "" then claims = claims:where("metric == ?", p.metric) end
    local rows = claims:group(table.unpack(industry.key)):agg(group.figures):sort(table.unpack(industry.key))
    group.warn_mixed_years(q, rows, { ratio = "capacity_utilization", part = "sales", whole = "capacity" })
    return { overcapacity = rows }
  end,
}
