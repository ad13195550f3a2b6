-- What a sentence takes from its document, and what stands in brackets behind its goods.
require "helper"
local reading = require "claim.reading"

describe("claims", function()
  it("take an institution of any country for that of the country the text is about", function()
    local text = "Thai exports rose in April, Thailand's customs said. Thai growth was strong. "
      .. "The Commerce Ministry said exports expanded by 6.8% in April 2024 to US$23.3 billion."
    assert.same({ "THA 6.8", "THA 23300000000" }, reading.claims("trade_flows_prices", "place value", text, "2024-05-24"))
    assert.same({ "CHN 6.8" }, reading.claims("trade_flows_prices", "place value",
      "Chinese exports rose. The Commerce Ministry said exports expanded by 6.8% in April 2024.", "2024-05-24"))
  end)

  it("tell trade of all goods between two countries, whatever goods the text is about", function()
    local text = "Car makers are glad. Output of cars rose. Cars abound in Kazakhstan. Bilateral trade reached USD 22.2 billion in 2024. "
      .. "Kazakh exports to China fell to USD 7.1 billion."
    assert.same({ "nil 22200000000", "nil 7100000000" }, reading.claims("trade_flows_prices", "sector value", text, "2024-12-24"))
  end)

  it("leave an institution its own country where others only send the goods, or its gazette publishes", function()
    local text = "Steel Rod From Peru. Commerce is reviewing rod from Peru. A mill in Lima sells rod from Peru. "
      .. "The Department of Commerce is issuing an antidumping duty order on steel rod from Peru."
    assert.same({ "USA PER" }, reading.claims("trade_measures", "imposer target", text, "2024-05-24"))
  end)

  it("are about the country of the text where a sentence names none, not about one named in passing before or a firm's home", function()
    local text = "Peru's cement makers sell more. Cement output in Peru rose 4% in 2023, and Peru exported more as well. "
      .. "Builders waited for orders, mainly from Chile. Cement output grew by 6% in 2024."
    assert.same({ "PER 4", "PER 6" }, reading.claims("overcapacity", "place value", text, "2024-12-05"))
    local firm = "Peru's copper exports grow. Peru shipped more copper ore in 2023 than in any year before. "
      .. "Of the copper exports of 2023, Glencore had a share of 12 percent."
    assert.same({ "PER 12" }, reading.claims("trade_flows_prices", "place value", firm, "2024-12-05"))
  end)

  it("read changes in brackets behind the goods they are of", function()
    local text = "Thai exports of agricultural products increased by 2% in April 2024, led by rubber (+36.2%), sugar (-12.3%) and cement (down 4%)."
    assert.same({ "agriculture 2", "cement -4", "rubber 36.2", "sugar -12.3" },
      reading.claims("trade_flows_prices", "sector value", text, "2024-05-24"))
  end)

  it("are of the year after the one that a text without a date holds its months against", function()
    local function periods(text) return reading.claims("overcapacity", "value period", text) end
    assert.same({ "6100000 2018-07", "5 2018-07", "2 2018-06" }, periods(
      "Ghana's cement output stood at 6.1 million tonnes in July, 5% more than in July 2017. It had grown by 2% in June."))
    assert.same({ "6 2020-09" }, periods "Ghana's cement output rose 6% in September, compared with the same month of 2019.")
    assert.same({ "6 2019-12" }, periods "Ghana's cement output rose 6% in December over November 2019.")
    assert.same({ "6 2017-07" }, periods "Ghana's cement output rose 6% in July 2017.")
  end)

  it("are of a quarter without a year that nothing but the date of the text tells", function()
    assert.same({ "6 2021-07/2021-09" }, reading.claims("overcapacity", "value period",
      "Reporter, 3 December 2021\n\nGhana's cement output rose 6% in the third quarter."))
  end)

  it("are of the time that an issue's number, a signature or a month of last year tells", function()
    local function periods(text) return reading.claims("overcapacity", "value period", text) end
    assert.same({ "6 2021-07" }, periods("CEMENT MONITOR\n\nWeekly, No. 33/2021\n\nA duty falls in May 2026 as scheduled. "
      .. "Ghana's cement output rose 6% in July."))
    assert.same({ "6 2022-05" }, periods("5月份，加纳水泥产量增长6%。农业农村部 二○二二年六月\n\nUploaded\n\n21-Oct-2023\n"))
    assert.same({ "6 2018" }, periods("In July 2018 the works won a permit. Nothing has been built since the announcement in "
      .. "July last year. Ghana's cement output rose 6% last year."))
  end)

  it("take no span of months for what a figure is compared with", function()
    for text, period in pairs {
      ["Ghana made 6 million tonnes of cement from January through November."] = "2024-01/2024-11",
      ["Ghana made 6 million tonnes of cement in January-November last year."] = "2023-01/2023-11",
      ["Ghana made 6 million tonnes of cement in the September quarter."] = "2024-07/2024-09",
    } do
      assert.same({ period }, reading.claims("overcapacity", "period", text, "2024-12-05"), text)
    end
  end)

  it("are of the country whose trade a text tells, wherever its goods go", function()
    local function places(text) return reading.claims("trade_flows_prices", "place value", text, "2024-06-05") end
    local home = "Ghana's exports rose 5% in May, Ghana's customs said. "
    assert.same({ "GHA 5", "GHA -3" }, places(home .. "Togo-bound exports fell 3%."))
    assert.same({ "GHA 5", "GHA -9" }, places(home .. "In the Kenyan market, cocoa exports fell 9%."))
    assert.same({ "GHA 5", "KEN 2" }, places(home .. "Kenya's exports rose 2%."))
    assert.same({ "GHA 5", "KEN 2" }, places(home .. "Exports from Kenya rose 2%."))
    assert.same({ "GHA 5", "GHA 2" }, places(home .. "Kenyan imports, which are cheap, rose 2%."))
  end)

  it("are the debtor's, whoever lends, and stand where firms from elsewhere build", function()
    assert.same({ "ZMB 6000000000", "ZMB 17000000000" }, reading.claims("finance_debt", "place value",
      "Zambia needs time. The country owes Chinese lenders $6 billion. Its total external debt stood at $17 billion in 2021.", "2022-01-05"))
    assert.same({ "PAK 8900" }, reading.claims("projects", "place value",
      "Pakistan has too much power, Pakistan's regulator said. Chinese firms built plants with a combined 8,900 MW.", "2023-06-05"))
  end)
end)
