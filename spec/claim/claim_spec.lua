require "helper"
local claim = require "quern.claim"
local reading = require "claim.reading"

local read = reading.claims

describe("claims of the shipped recipes", function()
  local rules

  setup(function() rules = reading.rules() end)

  it("give each figure its own sector", function()
    assert.same({ "cement 64 % 2022 CHN", "flat-glass" and "glass 58 % 2022 CHN" },
      read("overcapacity", "sector value unit period place",
        "In 2022, China's cement capacity utilization stood at 64% and glass capacity utilization at 58%."))
  end)

  it("make one row for each sector of a list", function()
    assert.same({ "steel overcapacity_flag", "aluminium overcapacity_flag", "cement overcapacity_flag" },
      read("overcapacity", "sector metric", "The ministry said China faces overcapacity in steel, aluminium, and cement."))
  end)

  it("show each member of a list by its own words", function()
    local text = "The ministry said China faces overcapacity in steel, aluminium, and cement."
    local words = {}
    for _, found in ipairs(claim.derive(rules, { text = text })) do
      for _, span in ipairs(found.spans) do
        if span.field == "sector" then words[#words + 1] = text:sub(span.from, span.to) end
      end
    end
    assert.same({ "steel", "aluminium", "cement" }, words)
  end)

  it("tell a time before the subject from a place", function()
    assert.same({ "2024-04 USA CHN" }, read("trade_measures", "date imposer target", "Prices fell again. In April, U.S. Treasury "
      .. "Secretary Janet Yellen warned that China's overcapacity was hurting producers.", "2024-07-30"))
  end)

  it("make no row of what is denied or only imagined", function()
    assert.same({}, read("overcapacity", "sector", "Beijing denied that China has overcapacity in steel."))
    assert.same({}, read("overcapacity", "sector", "If demand falls, Japan could face overcapacity in steel."))
    assert.same({}, read("trade_measures", "imposer", "Brazil might one day put tariffs on Chinese steel."))
  end)

  it("take a date without a year from the year that its section is headed by", function()
    assert.same({ "2021-06-04 KOR", "2022-06-04 IND" }, read("trade_measures", "date imposer", "2021\n\n4 June: South Korea imposed "
      .. "tariffs on Chinese plywood.\n\n2022\n\n4 June: India imposed tariffs on Chinese plywood.\n", "2024-11-30"))
  end)

  it("read specific duties, ranges of rates and what support is worth", function()
    assert.same({ "VNM 40 65 USD/t", "THA 12.5 19.1 %" }, (function()
      local a = read("trade_measures", "imposer value value_high unit",
        "Vietnam imposed antidumping duties of USD 40 to USD 65 per tonne on "
        .. "Chinese steel. Thailand imposed safeguard duties of between 12.5% and 19.1% on Chinese steel.")
      return a
    end)())
    assert.same({ "POL in force 300000000 EUR POL" }, read("trade_measures", "imposer status value unit target",
      "Poland has paid 300 million euros in subsidies to battery makers."))
  end)

  it("tell controls, licences and duties in force from acts", function()
    assert.same({ "CHN export control imposed antimony", "CHN export control announced tungsten",
      "JPN export control in force chip_equipment",
      "EU antidumping in force steel" }, read("trade_measures", "imposer measure_type status sector",
      "Beijing put antimony under export control in August. China's commerce ministry said tungsten will need export licences from May. Japan's controls on "
      .. "chipmaking equipment came into force in July. The European Union has applied antidumping duties to Russian steel since 2017."))
  end)

  it("take no opening participle or preposition for a firm", function()
    assert.same({}, read("firm_exits", "actor",
      "Continuing plant closures cost 400 jobs. Towards the end of 2019, a number of plants were idled."))
  end)

  it("keep the side that acts from lists of where goods come from", function()
    assert.same({ "ZAF CHN", "ZAF JPN", "ZAF TWN" }, read("trade_measures", "imposer target",
      "South Africa has been busy. On hot-rolled steel from "
      .. "China, Japan and Taiwan it opened an antidumping investigation in March."))
    assert.same({ "MEX" }, { (read("trade_measures", "imposer",
      "Imports from Turkey and Vietnam rose, and Mexico imposed antidumping duties on steel.")[1]) })
    assert.same({ "CHN tungsten" }, read("trade_measures", "imposer sector", "Tungsten and its oxides are placed under Chinese licensing."))
  end)

  it("know the side that a paragraph opens with, and whose ministry a plain one is", function()
    assert.same({ "NOR TUR terminated", "CHL IND in force" }, read("trade_measures", "imposer target status", "3. MEASURES\n\n3.1. Norway. "
      .. "Termination on 10 January 2023 of the anti-dumping investigation on aluminium foil from Turkey.\n\n3.2. Chile. Definitive "
      .. "anti-dumping duty of 12.4% on imports of glass from India, in force since 2 June 2022.\n"))
    assert.same({ "THA VNM" }, read("trade_measures", "imposer target", "Thailand's mills complain. Thailand makes less steel than Thailand's "
      .. "builders need. The Commerce Ministry opened an antidumping investigation into steel from Vietnam."))
    assert.same({ "EU CHN 35.3" }, read("trade_measures", "imposer target value", "去年10月，欧方开始对自中国进口的电动汽车征收35.3%的反补贴税。"))
    assert.same({}, read("trade_measures", "imposer", "各参加方对钢铁产品加征关税。"))
  end)

  it("let an act that goes on fall on the same side, and one of its own on all", function()
    assert.same({ "USA CHN ev", "USA CHN solar_cells" }, read("trade_measures", "imposer target sector",
      "美国宣布提高对中国电动汽车的关税。太阳能电池的关税升至40%。"))
    assert.same({ "BRA CHN", "BRA WLD" }, read("trade_measures", "imposer target",
      "Brazil imposed antidumping duties on Chinese steel. Brazil also raised its import tariff on cement."))
  end)

  it("know in Chinese who decides, on whose goods, from when", function()
    assert.same({ "2021-03-28 CHN AUS wine_spirits antidumping imposed" }, read("trade_measures",
      "date imposer target sector measure_type status",
      "2021年3月26日，商务部发布公告，决定自2021年3月28日起，对原产于澳大利亚的进口葡萄酒征收反倾销税。"))
    assert.same({ "CHN USA extended", "CHN EU extended" }, read("trade_measures", "imposer target status",
      "国务院关税税则委员会根据商务部的建议作出决定，对原产于美国和欧盟的进口钢铁继续征收反倾销税。"))
  end)

  it("tell who imposes what on whom, one row for each", function()
    assert.same({ "2016 USA CHN steel antidumping imposed", "2016 EU CHN steel antidumping imposed" },
      read("trade_measures", "date imposer target sector measure_type status",
        "In 2016, the United States and the European Union imposed antidumping duties on Chinese steel."))
  end)

  it("take the label of an entry for who acts, its date for that of the act", function()
    local brief = "## Steel\n\n- **Mexico** (22 April 2024): tariffs on steel from China.\n- Turkey (3 May 2024) - anti-dumping probe into "
      .. "steel from China and India.\n- Japan's mills: antidumping duties on steel from China.\n"
    assert.same({ "MEX CHN steel tariff imposed 2024-04-22", "TUR CHN steel antidumping investigation 2024-05-03",
      "TUR IND steel antidumping investigation 2024-05-03" },
      read("trade_measures", "imposer target sector measure_type status date", brief))
  end)

  it("give no row for talk behind a dash, and the name of who holds an office", function()
    assert.same({}, read("trade_measures", "imposer", "China - tariffs on steel are a concern for exporters."))
    assert.same({ "Janet Yellen USA CHN steel" }, read("trade_measures", "actor imposer target sector",
      "In April 2024, US Treasury Secretary Janet Yellen warned that China's overinvestment in steel was threatening workers."))
  end)

  it("date a measure by the day it holds from, and keep a plan a plan", function()
    assert.same({ "CAN CHN steel tariff announced 2024-10-15 25" }, read("trade_measures",
      "imposer target sector measure_type status date value",
      "Canada said it would impose a 25% surtax on Chinese steel from October 15, 2024."))
  end)

  it("take neither kind nor target from another act", function()
    assert.same({ "USA CHN graphite antidumping imposed", "USA CHN autos tariff announced", "IND WLD steel safeguard investigation" },
      read("trade_measures", "imposer target sector measure_type status", "Washington imposed an antidumping duty on Chinese graphite. "
        .. "The White House also announced an additional 40% duty on imported cars from China. "
        .. "India launched a safeguard investigation into steel imports."))
  end)

  it("know who acts and who is meant in Chinese", function()
    assert.same({ "CHN EU pork antidumping investigation 2024-06-12" }, read("trade_measures",
      "imposer target sector measure_type status date",
      "商务部6月12日公告，自即日起对原产于欧盟的进口猪肉进行反倾销立案调查。", "2024-06-17"))
    assert.same({ "CAN CHN ev tariff announced 100" }, read("trade_measures", "imposer target sector measure_type status value",
      "加拿大宣布對中國電動車徵收100%關稅。", "2024-08-27"))
  end)

  it("read a rate of use without the word", function()
    assert.same({ "cement CHN 50", "shipbuilding KOR 90" }, read("overcapacity", "sector place value",
      "Cement kilns in China ran at about 50 percent in 2024.\n\nKorean shipbuilders' capacity was 90 percent utilised in 2024."))
    assert.same({}, read("overcapacity", "sector place value", "Inflation in China was running at 2 percent."))
    assert.same({}, read("overcapacity", "sector place value", "Unemployment in steel towns ran at 12 percent in 2023."))
  end)

  it("tell what capacity is for from what was made, and capacity cut from capacity", function()
    assert.same({ "capacity 48000000" }, read("overcapacity", "metric value", "China has capacity to produce 48 million vehicles a year."))
    assert.same({ "capacity_closed 3000000" }, read("overcapacity", "metric value",
      "In 2024 Chinese steel firms cut capacity by 3 million tonnes."))
  end)

  it("follow a pronoun to who acts", function()
    assert.same({ "EU CHN ev tariff imposed" }, read("trade_measures", "imposer target sector measure_type status",
      "Brussels fears a flood of imports. It has imposed tariffs of up to 35 percent on Chinese electric cars."))
  end)

  it("know who speaks: before the verb, behind it, by name, by office or by what they do", function()
    local function said(text) return read("statements", "actor metric", text) end
    assert.same({ "Ana Duarte supply_dependence" }, said "Our makers of magnets depend on China for dysprosium, said Ana Duarte, a fellow at the Porto Forum.")
    assert.same({ "Piet Jansen debt_trap_claim" }, said "Dutch Trade Minister Piet Jansen said the island had walked into a debt trap.")
    assert.same({ "Western diplomats overcapacity_export_motive" }, said "Western diplomats believe that China means to unload its surplus cement capacity.")
    assert.same({ "Lena Brandt non_reciprocity_claim" }, said "Lena Brandt, who heads the exporters' lobby, argued that access remained one-sided.")
    assert.same({ "批评者 debt_trap_claim" }, said "批评者认为，这笔贷款是一个债务陷阱。")
    assert.same({ "Piet Jansen supply_dependence" }, said "Piet Jansen spoke in Delft. \"Rotterdam is ours,\" Piet Jansen said. He added that the port was dependent on China.")
    assert.same({ "provincial committee retention_order" }, said "The provincial committee ordered its officials to keep Korean firms from leaving.")
  end)

  it("take no place from a dateline or a news agency", function()
    assert.same({ "cement CHN 2024-01/2024-06" }, read("overcapacity", "sector place period",
      "新华社北京2024年8月5日电 2024年上半年，中国水泥产量8.5亿吨。"))
  end)

  it("date what is so now by the document, not by what it is set against", function()
    assert.same({ "45000000 2025-03" }, read("overcapacity", "value period",
      "Chinese carmakers now have capacity to build 45 million vehicles a year, more than double the 20 million they had in 2015.",
        "2025-03"))
  end)

  it("tell when a text was written by its dateline, its last line, a line of its head", function()
    local function period(text) return read("overcapacity", "period", text)[1] end
    local fact = "China's cement capacity utilization stood at 64% last month."
    assert.equal("2021-04", period("Kilns idle\n\nHANOI, May 7 - " .. fact .. " Demand recovered in March 2021."))
    assert.equal("2020-12",
      period("HANOI, Jan 7 (Agency) - " .. fact .. " Laos made 5 million tonnes in 2020. A duty was laid in March 2017."))
    assert.equal("2021-07", period("HANOI, Aug 7 (Agency) - " .. fact ..
      " Laos imported 5 million tonnes between January and July, 8% less than in the same period of 2020. Prices were the lowest since March 2017."))
    assert.equal("2021-04",
      period(fact .. " Output will grow until 2027, by 2030 at the latest. In 2028 the law ends.\n\nHanoi, 7 May 2021"))
    assert.equal("2021-04",
      period("Cement review\nPolicy Note 2020/9 · May 2021 · Institute of Kilns\n\n" .. fact .. " Two kilns should close in 2025."))
    assert.equal("2021-04", period("We met her on 7 May 2021 in Hue. " .. fact .. " That is what feeds the yards of 2024."))
  end)

  it("take the year of a timeline's heading for its days, and the date at an amount for that amount", function()
    assert.same({ "CHN 2021-07-03", "IND 2022-05-04" }, read("trade_measures", "imposer date", "# Magnets\n\n## 2021\n\n"
      .. "**3 July** - Beijing announces export controls on graphite.\n\n## 2022\n\n**4 May** - Delhi imposes a tariff on steel from China.\n",
      "2024-11-30"))
    assert.same({ "capacity 90000 2022", "capacity 70000 2021" }, read("overcapacity", "metric value period",
      "China's graphite capacity was 90,000 tonnes in 2022 (2021: 70,000 tonnes)."))
    assert.same({ "export_value 9000000000 2022", "export_value 9500000000 2021",
      "export_value_yoy -5 2022" }, read("trade_flows_prices", "metric value period",
      "India's exports of steel were $9 billion in 2022 as against $9.5 billion in 2021, a fall of 5 percent."))
  end)

  it("know parts by what the text is about", function()
    assert.same({ "solar_modules 70", "solar_wafers 60" }, read("overcapacity", "sector value",
      "China's solar industry shrank. Module plants ran at 70 percent of capacity in 2022, and the utilization rate of wafer plants was 60 percent."))
    assert.same({ "semiconductors 60" }, read("overcapacity", "sector value",
      "Japan's chip industry shrank. Wafer plants ran at 60 percent of capacity in 2022."))
  end)

  it("take the entry's label for the place, and no other end of a flow", function()
    assert.same({ "loan PER" }, read("finance_debt", "metric place",
      "Peru. A Chinese bank has opened an office. A loan of $30 million was signed in 2021."))
    assert.same({ "import_volume CHL 2021" }, read("trade_flows_prices", "metric place period",
      "Chile makes no steel of its own. Imports from Korea came to 40,000 tonnes in 2021."))
    assert.same({ "TUR CHN steel", "TUR IND steel" }, read("trade_measures", "imposer target sector",
      "In 2021 Turkey imposed antidumping duties on steel from China and India."))
  end)

  it("know who acts upon whom in Chinese, whatever the comma", function()
    local function acts(text) return read("trade_measures", "imposer target measure_type status value", text, "2024-06-12") end
    assert.same({ "BRA CHN tariff imposed 12" }, acts "2023年3月1日起,巴西对全部中国钢材加征12%关税。")
    assert.same({ "CHN THA antidumping imposed nil", "CHN MYS antidumping imposed nil" },
      acts "商务部发布公告,决定自2019年3月1日起,对原产于泰国和马来西亚的进口木板征收反倾销税。")
    assert.same({}, acts "巴西尚未对中国钢材征收反倾销税。")
    assert.same({ "TUR CHN tariff announced 30" }, acts "自2025年1月1日起,土耳其对中国轮胎的关税将由10%提高至30%。")
  end)

  it("read controls, what stands or takes effect, money for industry", function()
    local function acts(text) return read("trade_measures", "imposer target sector measure_type status", text, "2024-06-12") end
    assert.same({ "IDN WLD bauxite export control imposed" }, acts "Jakarta imposed licensing on bauxite in May.")
    assert.same({ "JPN WLD chip_equipment export control in force" }, acts "Japan's controls on chipmaking equipment came into force in May.")
    assert.same({ "BRA CHN tires tariff in force" }, acts "Brazil has kept a 16 percent tariff on Chinese tyres since 2017.")
    assert.same({ "THA THA ev subsidy/industrial support in force" }, acts "Thailand has paid 4 billion baht in electric-vehicle subsidies since 2022.")
    assert.same({ "VNM CHN cement tariff imposed" }, acts "The imposition of duties on Chinese cement by Vietnam in March angered traders.")
  end)

  it("read works by what they are laid out for, by phase, by what they cost", function()
    local function works(text) return read("projects", "metric value unit place sector", text, "2024-06-12") end
    assert.same({ "capacity 300000 t PER copper" }, works "Minera Alta is enlarging its copper smelter at Ilo, Peru, to 300,000 tonnes a year.")
    assert.same({ "project_value 700000000 USD GHA aluminium", "capacity 90000 t GHA aluminium" },
      works "Two firms broke ground on an aluminium smelter in Ghana; it is to cost $700 million and start with 90,000 tonnes a year.")
    assert.same({ "capacity 900 t/day EGY glass" }, works "A glass furnace with a daily output of 900 tonnes went into operation in Egypt.")
    assert.same({ "company_count 31 companies OMN chemicals" }, works "The chemicals park in Oman now hosts 31 companies.")
    assert.same({}, works "Two chemical companies in Oman merged.")
    assert.same({}, read("trade_flows_prices", "metric", "The steel mill in Ghana went for $700 million in 2023."))
  end)

  it("read what works used and made, what grew to a level, and levels of before with their own date", function()
    local function levels(text) return read("overcapacity", "metric value unit place period", text, "2024-06-12") end
    assert.same({ "capacity_utilization 66 % POL 2022",
      "capacity 900000 t POL 2022" }, levels "Polish cement kilns used 66% of their 900,000 tonnes in 2022.")
    assert.same({ "capacity_utilization 61 % JPN 2024-05", "capacity_utilization 70 % JPN 2022" },
      levels "In May Japan's steel mills were running at 61 percent of capacity, down from 70 percent in 2022.")
    assert.same({ "capacity 40000 t CHL 2024-06" }, levels "Chile's capacity to make lithium salts and cathodes has grown threefold in six years to 40,000 tonnes.")
    assert.same({ "share_of_world_output 50 % PER 2024-06" }, levels "Peru, which makes more than half of the world's antimony, is glad.")
  end)

  it("read prices and credits in more wordings", function()
    assert.same({ "price 9100 USD/t copper 2022-10/2022-12", "price_yoy -12 % copper 2022-10/2022-12" },
      read("trade_flows_prices", "metric value unit sector period",
        "Cash copper averaged $9,100 a tonne in the fourth quarter of 2022, 12 percent less than a year before.", "2024-06-12"))
    assert.same({ "price 900 PLN/t" }, read("trade_flows_prices", "metric value unit", "Cement fetched 900 zloty a tonne in 2022."))
    assert.same({ "loan_facility 300000000 POL", "loans_disbursed 120000000 POL" }, read("finance_debt", "metric value place",
      "The Polish mill obtained a syndicated facility of $300 million, of which $120 million has been drawn."))
    assert.same({ "losses 45000000 POL" }, read("finance_debt", "metric value place",
      "The Polish mill's net loss for the six months to June narrowed to $45 million."))
    assert.same({}, read("finance_debt", "metric", "No bank has lent to the Polish mill."))
  end)

  it("keep to a report's year, to a heading's place, to one side of a semicolon", function()
    assert.same({ "5000 2021", "4000 2020" }, read("overcapacity", "value period", "ALTO STEEL HOLDINGS\n2021 Annual Results\n\n"
      .. "During the Reporting Period the steel capacity of the Group in Poland was 5,000 tonnes (2020: 4,000 tonnes).\n\nWarsaw, 3 March 2022"))
    assert.same({ "capacity 5000 PER 2023", "capacity_utilization 54 CHL 2021" }, read("overcapacity", "metric value place period",
      "Steel capacity in Peru comes to 5,000 tonnes; plants in Chile operated at 54% of capacity in 2021.", "2023"))
    assert.same({ "loan PER" }, read("finance_debt", "metric place",
      "# Loans of a Chinese bank\n\n## Peru - Alto mill\n\nA loan of $5 million was signed in 2021.\n"))
    assert.same({ "loan PER" }, read("finance_debt", "metric place", "Peru requested a loan of $5 million."))
    local prices = read("trade_flows_prices", "value unit",
      "The price of Polish steel slid to $548 a tonne in September 2021 from $607 in January 2021.")
    table.sort(prices)
    assert.same({ "548 USD/t", "607 USD/t" }, prices)
  end)

  it("place what a firm says of itself at its home, imports at whoever imports, works where they stand", function()
    assert.same({ "POL" }, read("overcapacity", "place", "ALTO STEEL HOLDINGS\n\nSales came to 90 million zloty in Chile.\n\n"
      .. "The steel capacity of the Group was 5,000 tonnes in 2021."))
    assert.same({ "import_volume PER 2020", "import_volume PER 2021" }, read("trade_flows_prices", "metric place period",
      "Peru buys steel in China. Imports of steel from China came to 3,000 tonnes in 2020. Imports from China rose to 4,000 tonnes in 2021."))
    assert.same({ "SRB" }, read("projects", "place", "A copper smelter of 50,000 tonnes a year went into operation at Smederevo in 2021."))
    assert.same({ "price PER", "price PER" }, { table.unpack(read("trade_flows_prices", "metric place",
      "Steel prices in Peru were $600 a tonne in May 2021. Their peak was in June. In Peru steel fetched $700 a tonne in July 2021."), 1, 2) })
  end)

  it("read changes by a fraction, what exceeds demand, what a mill is built for, firms helped abroad", function()
    assert.same({ "export_volume_yoy 50" }, read("trade_flows_prices", "metric value", "Peru's exports of steel rose by half in 2021."))
    assert.same({ "surplus_capacity 9000" }, read("overcapacity", "metric value",
      "Global cobalt supply will exceed demand by 9,000 tonnes in 2026."))
    assert.same({ "project_value 40000000" }, read("projects", "metric value", "Alto will build a steel mill in Ghana for $40 million."))
    assert.same({ "CN-HN GHA policy" }, read("capacity_cooperation", "place partner status",
      "Hunan will help its machinery makers set up plants in Ghana."))
    assert.same({}, read("capacity_cooperation", "place", "Hunan will help its machinery makers."))
  end)

  it("read failures, people left without work, prices that moved to a level, times that works ran", function()
    assert.same({ "bankruptcy Orvalux nil" }, read("firm_exits", "metric actor value",
      "Orvalux, of Poland, went bankrupt in May 2022."))
    assert.same({ "factory_closure Orvalux nil", "jobs_lost Orvalux 300" },
      read("firm_exits", "metric actor value", "Orvalux closed its Polish mill in May 2022, leaving 300 people without work."))
    assert.same({ "price 91 USD/t" }, read("trade_flows_prices", "metric value unit", "Iron ore fell to $91 a tonne in May 2022."))
    assert.same({}, read("trade_flows_prices", "metric", "The steel fund fell to $91 in May 2022."))
    assert.same({ "capacity_utilization 41" }, read("overcapacity", "metric value",
      "Polish cement kilns ran 41 percent of the time in 2022."))
    assert.same({ "capacity 32000" }, read("overcapacity", "metric value",
      "Capacity of Peru's antimony makers stood at 32,000 tonnes in 2022, against demand for a third of that."))
  end)

  it("know the firm that acts: by its name, before an apposition, as an owner, as the one whose report it is", function()
    local function left(text) return read("firm_exits", "metric actor value", text, "2024-06-01") end
    assert.same({ "factory_closure KLM Textiles nil" }, left "KLM Textiles, a maker of yarn, has shut its Ghent mill.")
    assert.same({ "factory_closure Orvalux nil", "jobs_lost Orvalux 90" },
      left "The union says that Orvalux closed its Lodz, Poland, bottling plant in March, eliminating 90 positions.")
    assert.same({ "factory_closure Birch Motors 2" }, left "Two plants of Birch Motors closed in 2022.")
    assert.same({ "factory_closure ORVALUX HOLDINGS nil" },
      left "ORVALUX HOLDINGS\nAnnual report\n\nIn March the Company closed its bottling plant in Poland.")
    assert.same({}, left "Orvalux halts the bottling line for a fortnight.")
  end)

  it("name as sources those who have a name", function()
    assert.same({ "steel ICIS" }, read("overcapacity", "sector source",
      "According to ICIS, Chinese steel capacity utilization was 70 percent in 2024."))
    assert.same({ "steel nil" }, read("overcapacity", "sector source",
      "According to the documents, Chinese steel capacity utilization was 70 percent in 2024."))
  end)

  it("read Chinese", function()
    assert.same({ "steel 75.3 % 2023 CHN" }, read("overcapacity", "sector value unit period place", "2023年，中国钢铁行业产能利用率为75.3%。"))
  end)

  it("remember where every field came from", function()
    local found = claim.derive(rules, { text = "In 2022, China's cement capacity utilization stood at 64%." })[1]
    local paths = {}
    for _, span in ipairs(found.spans) do paths[span.field] = span.path end
    assert.same({ value = "match", sector = "clause", place = "clause", period = "clause" }, paths)
    assert.is_true(found.confidence > 0.8)
  end)
end)

describe("the development documents", function()
  local helper = require "helper"
  local json = require "quern.json"
  local score = require "quern.score"

  --- F1 of whole rows and recall of detection against rows that were marked by hand before the rules saw the text.
  local function shares(gold_name)
    local file = assert(io.open("spec/claim/fixtures/" .. gold_name, "rb"))
    local gold = assert(score.read(file:read "a"))
    file:close()
    local files, found = {}, {}
    for _, row in ipairs(gold) do files[row.doc] = true end
    local words = { "claims", "--format", "jsonl" }
    for name in pairs(files) do words[#words + 1] = "spec/claim/fixtures/" .. name end
    local out, err, code = helper.run(table.unpack(words))
    assert.equal(0, code, err)
    for line in out:gmatch "[^\n]+" do found[#found + 1] = json.decode(line) end
    local all = { gold = 0, found = 0, hits = 0, full = 0 }
    for _, t in pairs(score.compare(gold, found)) do
      for name in pairs(all) do all[name] = all[name] + t[name] end
    end
    return 2 * all.full / (all.gold + all.found), all.hits / all.gold
  end

  it("give the rows that were marked by hand", function()
    local rows, detected = shares "gold.jsonl"
    assert.is_true(rows >= 0.85, ("whole rows: %.3f"):format(rows))
    assert.is_true(detected >= 0.95, ("detected: %.3f"):format(detected))
  end)

  it("give most rows of dense texts in many styles, hardest cases and all", function()
    local rows, detected = shares "gold_styles.jsonl"
    assert.is_true(rows >= 0.6, ("whole rows: %.3f"):format(rows))
    assert.is_true(detected >= 0.7, ("detected: %.3f"):format(detected))
  end)

  it("name the industry beside the product, where they are written for others", function()
    local path = helper.write(helper.folder() .. "/coke.txt", "China's coking coal output reached 480 million tonnes in 2023.\n")
    local found = json.decode((helper.run("claims", "--format", "jsonl", path)))
    assert.same({ "coking_coal", "coal" }, found.fields.sector)
    assert.equal("coking_coal", found.fields.product)
  end)

  it("are the same from run to run", function()
    local path = "spec/claim/fixtures/steel-outlook.txt"
    assert.equal(helper.run("claims", "--format", "jsonl", path), helper.run("claims", "--format", "jsonl", path))
  end)
end)

describe("the outside test set", function()
  local helper = require "helper"
  local json = require "quern.json"
  local score = require "quern.score"

  it("keeps its rows, and its traps make none", function()
    local gold_path, seeds = helper.shared "testsets/gold_seeds.jsonl", helper.shared "seeds"
    if not gold_path or not seeds then return pending "the outside test sets are not here" end
    local database = helper.folder() .. "/seeds.db"
    assert(select(3, helper.run("read", seeds, "--corpus", database)) == 0)
    local out, err, code = helper.run("claims", "--format", "jsonl", "--corpus", database)
    assert.equal(0, code, err)
    local found, core = {}, {}
    for line in out:gmatch "[^\n]+" do found[#found + 1] = json.decode(line) end
    local file = assert(io.open(gold_path, "rb"))
    local gold = assert(score.read(file:read "a"))
    file:close()
    for _, row in ipairs(gold) do
      if row.importance == "core" then core[#core + 1] = row end
    end
    -- A trap may stand in a sentence whose rows are told elsewhere in it.
    local function is_gold(row)
      for _, one in ipairs(gold) do
        local same = one.doc == row.doc and one.table == row.table and one.start < row["end"] and row.start < one["end"]
        if same and one.fields.metric == row.fields.metric and one.fields.measure_type == row.fields.measure_type then return true end
      end
      return false
    end
    local hits, all = 0, 0
    for _, t in pairs(score.compare(core, found)) do hits, all = hits + t.hits, all + t.gold end
    assert.is_true(hits / all >= 0.8, ("detected: %.3f"):format(hits / all))
    for line in io.lines((helper.shared "testsets/gold_negatives_seeds.jsonl")) do
      local trap = json.decode(line)
      for _, row in ipairs(trap.start and found or {}) do
        local touches = row.doc == trap.doc and row.start < trap["end"] and trap.start < row["end"]
        for _, name in ipairs(touches and trap.no_rows_in or {}) do
          assert.is_true(name ~= row.table or is_gold(row), ("a trap (%s) made a row of %s: %s"):format(trap.why, name, trap.quote))
        end
      end
    end
  end)
end)

describe("official notices", function()
  local helper = require "helper"
  local json = require "quern.json"

  --- Codes in any order as one text.
  local function text_of(value)
    if type(value) ~= "table" then return tostring(value) end
    local codes = table.move(value, 1, #value, 1, {})
    table.sort(codes)
    return table.concat(codes, "+")
  end

  --- Whether a row says what the reader did: every field that was judged; of several case types in one title any.
  local function agrees(judged, fields)
    local kind = false
    for _, one in ipairs(judged.measure_type) do kind = kind or one == fields.measure_type end
    local product = tostring(fields.product):lower():find(judged.product:lower(), 1, true)
    return kind and product and text_of(judged.imposer) == text_of(fields.imposer) and text_of(judged.target) == text_of(fields.target)
      and judged.status == fields.status
  end

  it("tell imposer, target, product, case type and status, as a reader judged every one before seeing what comes out", function()
    local folder = helper.shared "real/fr_notices"
    if not folder then return pending "the notices are not here" end
    local out, err, code = helper.run("claims", "trade_measures", "--format", "jsonl", folder)
    assert.equal(0, code, err)
    local found = {}
    for line in out:gmatch "[^\n]+" do
      local row = json.decode(line)
      if row.rule:match "^notice" then -- one row for each side that a notice is on
        local fields = found[row.doc] or row.fields
        if fields == row.fields then fields.target = { fields.target } else table.insert(fields.target, row.fields.target) end
        found[row.doc] = fields
      end
    end
    local right, all, wrong = 0, 0, {}
    for line in io.lines "spec/claim/fixtures/notices.jsonl" do
      local row = json.decode(line)
      local fields, judged = found[row.doc], type(row.fields) == "table" and row.fields or nil
      local same = not judged and not fields or judged and fields and agrees(judged, fields)
      all, right = all + 1, right + (same and 1 or 0)
      if not same then wrong[#wrong + 1] = row.doc end
    end
    assert.is_true(all >= 39 and right / all >= 0.9, ("%d of %d right; wrong: %s"):format(right, all, table.concat(wrong, " ")))
  end)
end)

describe("figures that stand beside others", function()
  it("are no level where they tell how far one moved, nor where they were only expected", function()
    assert.same({ "export_value_change 30000000", "export_value 610000000" }, read("trade_flows_prices", "metric value",
      "In May 2019 Peru's exports rose by $30 million to $610 million, against forecasts of $600 million."))
    assert.same({ "import_volume 40000" }, read("trade_flows_prices", "metric value",
      "In 2019 Peru imported 40,000 tonnes of paper, 6,000 tonnes more than in 2018."))
  end)

  it("share out what stands side by side, with or without a word for it", function()
    assert.same({ "output 300000", "output_yoy 3", "output_change 1", "sales 200000", "sales_yoy 4", "sales_change 2" },
      read("overcapacity", "metric value", "In May 2019 production and sales of tractors in Peru were 300,000 units and 200,000 units, up 3 "
        .. "percent and 4 percent year on year, and up 1 percent and 2 percent month on month."))
    assert.same({ "export_value_yoy 3", "import_value_yoy 5" }, read("trade_flows_prices", "metric value",
      "Peru's exports and imports rose 3 percent and 5 percent in 2019."))
  end)

  it("are changes from the month before where the base says so", function()
    assert.same({ "output_change -4" }, read("overcapacity", "metric value", "Peru's output of cement fell 4 percent in May 2019 from April 2019."))
    assert.same({ "output_yoy -4 2019-05" }, read("overcapacity", "metric value period",
      "Peru's output of cement fell 4 percent on May 2018 in May 2019."))
  end)

  it("belong to what stands before them, not to what the next clause opens with", function()
    assert.same({ "export_value 7000000000", "export_value_yoy 3", "import_value 5000000000", "import_value_yoy 2", "trade_balance 2000000000" },
      read("trade_flows_prices", "metric value", "In 2019 the exports of Peru were $7 billion, an increase of 3%; the imports were $5 billion, an "
        .. "increase of 2%; the trade surplus was $2 billion."))
  end)

  it("count millions where texts write MT for them", function()
    assert.same({ "7250000 t" }, read("overcapacity", "value unit", "Peru's output of cement was 7.25 MT in 2019."))
    assert.same({ "90 t" }, read("overcapacity", "value unit", "Peru's output of gallium was 90 MT in 2019."))
  end)

  it("go on with what the last figure was of, in sentences and in entries", function()
    assert.same({ "output 3000000 PER", "output 2000000 CHL", "output_yoy -4 CHL", "output_yoy 5 CHL" }, read("overcapacity", "metric value place",
      "Peru's output of cement was 3 million tonnes in 2019.\n\n- Chile: 2 million tonnes, a decrease of 4%.\n\nIt rose 5% in 2020."))
    assert.same({ "export_value_yoy 3", "export_value 500000000" }, read("trade_flows_prices", "metric value",
      "Peru's exports rose 3 percent in 2019. The figure reached $500 million."))
  end)

  it("are told in value or in volume by the words right behind them", function()
    assert.same({ "export_volume_yoy 9", "export_value_yoy -2" }, read("trade_flows_prices", "metric value",
      "Peru's exports of paper rose 9 percent in volume but fell 2 percent in value in 2019."))
  end)

  it("count once what is said again in another unit", function()
    assert.same({ "capacity 50000000 t" }, read("overcapacity", "metric value unit",
      "Peru's oil refining capacity was 50 million tonnes a year, or 1 million barrels per day, in 2019."))
  end)

  it("share out respectively what verbs tell one by one", function()
    assert.same({ "output 900000", "output_yoy 3", "sales 800000", "sales_yoy 4" }, read("overcapacity", "metric value",
      "In 2019 Peru produced 900,000 EVs and sold 800,000 EVs, up 3 percent and 4 percent respectively."))
  end)

  it("are of the year before where they are set against others so", function()
    assert.same({ "output 3000000 2019-01/2019-06", "output 2000000 2018-01/2018-06" }, read("overcapacity", "metric value period",
      "In January-June 2019 Peru's output of cement was 3 million tonnes, against 2 million tonnes in the same period a year ago."))
    assert.same({ "sales 7000000 2018", "sales 5000000 2019" }, read("overcapacity", "metric value period",
      "In 2019, sales of cement in Peru fell from 7 million tonnes in 2018 to 5 million tonnes."))
  end)

  it("change in volume where trade counts by weight and no money is spoken of", function()
    assert.same({ "import_volume_yoy 7" }, read("trade_flows_prices", "metric value", "Peru's steel imports rose 7 percent in 2019."))
    assert.same({ "import_value_yoy 7" }, read("trade_flows_prices", "metric value", "Peru's imports of machinery rose 7 percent in 2019."))
  end)

  it("are orders of yards, and what stands on their books", function()
    assert.same({ "new_orders 300000 JPN", "order_backlog 9000000 WLD" }, read("overcapacity", "metric value place",
      "In May 2019 Japan's shipyards won 300,000 CGT. The global order backlog stood at 9 million CGT."))
  end)

  it("are of a span of months, not of where it begins", function()
    assert.same({ "2019-01/2019-05" }, read("overcapacity", "period", "From January to May 2019 Peru's output of cement was 3 million tonnes."))
    assert.same({ "2018-02/2018-06" }, read("overcapacity", "period",
      "In February-June last year Peru's output of cement was 3 million tonnes.", "2019-08-01"))
    assert.same({ "2017-04/2018-03 IND" }, read("overcapacity", "period place", "In 2017-18 India's output of cement was 3 million tonnes."))
  end)

  it("are of whoever buys, wherever it comes from", function()
    assert.same({ "import_volume 3000 CHL" }, read("trade_flows_prices", "metric value place",
      "In 2019 Chile imported 3,000 tonnes of Peruvian cement."))
    assert.same({ "import_share 30 CHL" }, read("trade_flows_prices", "metric value place",
      "Peru accounted for 30% of Chile's imports of cement in 2019."))
    assert.same({ "trade_balance -9000000 CHL" }, read("trade_flows_prices", "metric value place",
      "In 2019 Chile's trade deficit with Peru was $9 million."))
  end)

  it("are no changes where they are shares or miss a plan", function()
    assert.same({ "output 3000000" }, read("overcapacity", "metric value",
      "Peru's output of cement rose to 3 million tonnes in 2019, 12% above its target."))
  end)

  it("stand to what they are told of in a list, a norm to nothing", function()
    assert.same({ "cement 74", "glass 74", "steel 70" }, read("overcapacity", "sector value",
      "In 2019 utilization rates in Peru were low: steel at 70%, cement and glass at about 74%."))
    assert.same({}, read("overcapacity", "metric", "A capacity utilization rate of steel works above 85% is considered healthy."))
    assert.same({ "capacity_growth -2" }, read("overcapacity", "metric value", "Peru's paper capacity is expected to decline 2% in 2030."))
    assert.same({ "surplus_capacity 20000000" }, read("overcapacity", "metric value",
      "In 2019 surplus capacity of steel in Peru was 20 million tonnes, with another 5 million tonnes under construction."))
  end)

  it("flag each sector of a list, all industry where none is named", function()
    assert.same({ "steel", "cement", "glass" }, read("overcapacity", "sector",
      "Peru is to tackle overcapacity in a number of industries including steel, cement and glass."))
    assert.same({ "steel", "cement" }, read("overcapacity", "sector", "The industries with severe excess capacity - steel and cement - are Peru's worry."))
    assert.same({ "all_industry" }, read("overcapacity", "sector", "Overcapacity in several industries worries Peru."))
  end)

  it("are prices of futures too, none of stocks", function()
    assert.same({ "price 9300 USD/t", "price_change 0.5" }, { table.unpack((function()
      local rows = read("trade_flows_prices", "metric value unit", "Copper futures rose 0.5%, to $9,300 per metric ton.")
      table.sort(rows)
      for i, row in ipairs(rows) do rows[i] = row:gsub(" %%$", "") end
      return rows
    end)()) })
    assert.same({ "stocks_change", "stocks" }, read("trade_flows_prices", "metric", "Prices held. Copper stocks fell by 5% to 3,000 tonnes."))
  end)

  it("are of what the text is about, not of a general word aside; priced where its money is", function()
    assert.same({ "coal 2", "coal 3000000" }, read("overcapacity", "sector value",
      "Coal is what Peru digs. Coal sells.\n\nOutput grew by 2 percent to 3 million tonnes in 2019, for which manufacturing needed more."))
    assert.same({ "IND", "IND" }, read("trade_flows_prices", "place",
      "Cement fetched 400 rupees a tonne in 2019.\n\nPrices of glass fell 3 percent in 2019."))
  end)

  it("are of no time at which somebody told them", function()
    assert.same({ "2018-12" }, read("overcapacity", "period",
      "On 26 January 2019, the mills announced that Peru's output of cement in December 2018 was 3 million tonnes."))
  end)

  it("change in what stands right before them", function()
    assert.same({ "export_value 11000000", "export_value_yoy 34", "export_volume 4000", "export_volume_yoy 12" }, (function()
      local rows = read("trade_flows_prices", "metric value",
        "In 2019 Peru's exports of steel rose 12% to 4,000 tonnes, with exports of $11 million, up 34%.")
      table.sort(rows)
      return rows
    end)())
  end)

  it("take no time from a dateline", function()
    assert.same({ "2019-01/2019-03" }, read("overcapacity", "period",
      "date 2019-05-02 In the first three months of this year Peru's output of cement was 3 million tonnes."))
    assert.same({ "2019" }, read("overcapacity", "period", "(Paper Agency) May 2, 2020 -- Peru's output of cement was 3 million tonnes in 2019."))
  end)
end)

describe("a text that is one endless sentence", function()
  it("is read to the end, its readings bounded", function()
    local one = "China steel capacity utilization fell to 71 percent in 2015 and exports rose 5 percent, the ministry imposed tariffs on cement "
    local rules = reading.rules()
    assert.is_true(#claim.derive(rules, { text = one:rep(2000) }) >= 0)
    assert.is_true(#claim.derive(rules, { text = one:rep(60) }) <= 600)
  end)

  it("costs about its length, however many dates, figures and parties are in it", function()
    local rules = reading.rules()
    local function seconds(text)
      local best = math.huge
      for _ = 1, 3 do
        local started = os.clock()
        claim.derive(rules, { text = text, published = "2022-02-02" })
        best = math.min(best, os.clock() - started)
      end
      return best
    end
    for _, one in ipairs { "output of paper fell 3 percent to $7 billion in June 2019, ", "Egypt put tariffs on coal from Mexico and ",
      "2018年造纸产能利用率为64%，" } do
      local short, long = seconds(one:rep(3000 // #one)), seconds(one:rep(12000 // #one))
      assert.is_true(long < 12 * short + 0.02, ("%s: %.1f ms, four times as long %.1f ms"):format(one, short * 1e3, long * 1e3))
    end
  end)
end)
