require "helper"
local reading = require "claim.reading"

local function acts(fields, text, published) return reading.claims("trade_measures", fields, text, published) end

describe("trade measures", function()
  it("give each rate of one act its own goods, or its own side", function()
    assert.same({ "EU announced USA steel 25", "EU announced USA aluminium 10" }, acts("imposer status target sector value",
      "The European Union said it will impose tariffs of 25 percent on American steel and 10 percent on aluminium."))
    assert.same({ "USA imposed CAN 25", "USA imposed CHN 10" }, acts("imposer status target value",
      "The United States imposed tariffs of 25% on Canada and 10% on China."))
    assert.same({ "IND steel 12", "IND copper 8" }, acts("imposer sector value",
      "India imposed safeguard duties on steel and copper of 12% and 8% respectively."))
  end)

  it("are the object of the act, not its reason, not a part of another name, not measures at large", function()
    assert.same({}, acts("imposer", "Canada raised prices of steel because of US tariffs."))
    assert.same({}, acts("imposer", "The United States extended tariff exemptions for Brazil."))
    assert.same({}, acts("imposer", "Countries impose anti-dumping duties when prices fall below cost."))
    assert.same({}, acts("imposer", "The programme of Mexico continues so long as the tariffs remain in force."))
  end)

  it("begin where another act begins, and not as a case", function()
    assert.same({ "BRA imposed" }, acts("imposer status", "Brazil started imposing tariffs on Chinese steel."))
    assert.same({ "BRA investigation antidumping" }, acts("imposer status measure_type",
      "Brazil started an antidumping investigation into Chinese steel."))
  end)

  it("tell a case against subsidies from support", function()
    assert.same({ "CHN investigation countervailing/antisubsidy EU" }, acts("imposer status measure_type target",
      "China has launched an investigation into illegal subsidies for dairy products from the European Union."))
  end)

  it("are announced when an authority recommends them, planned while they are a draft", function()
    assert.same({ "IND announced CHN" }, acts("imposer status target",
      "The DGTR has recommended the imposition of anti-dumping duty on steel from China."))
    assert.same({ "CHN planned" }, acts("imposer status", "商务部就对镓实施出口管制公开征求意见。"))
  end)

  it("know whose ministry speaks by the authorities that the text names", function()
    assert.same({ "IND extended KOR" }, acts("imposer status target", "The finance ministry has extended anti-dumping duty on "
      .. "imports of steel from Korea. The commerce ministry's arm DGTR had studied it."))
  end)

  it("are told once, by the sentence that tells most", function()
    assert.same({ "2023-05-04 VNM CHN steel" }, acts("date imposer target sector", "Vietnam opened an anti-dumping probe into "
      .. "Chinese steel on 4 May 2023. Importers complained. Vietnam opened the anti-dumping probe against China after a request.",
      "2023-06-01"))
  end)

  it("go on in Chinese, against those named just before", function()
    assert.same({ "CHN extended JPN antidumping" }, acts("imposer status target measure_type",
      "商务部决定继续对原产于日本的进口甲苯,征收反倾销税。"))
    assert.same({ "CHN investigation JPN", "CHN provisional JPN" }, acts("imposer status target",
      "商务部对原产于日本的进口甲苯发起反倾销调查。商务部决定对上述国家的甲苯采取临时反倾销措施。"))
  end)
end)

describe("the day a text opens with", function()
  it("is when it was written", function()
    assert.same({ "2019-03-02 TUR" }, acts("date imposer", "2019-03-02 Turkey imposed tariffs on Chinese tyres."))
    assert.same({ "2019-03 TUR" }, acts("date imposer", " date 2019-03 Traders were surprised. Turkey imposed tariffs on Chinese tyres."))
  end)
end)

describe("rates of an act told before", function()
  it("belong to the sides and goods that they are told of", function()
    assert.same({ "MEX imposed CHN nil", "MEX imposed KOR nil", "MEX imposed CHN 18.2", "MEX imposed KOR 7.5" }, acts("imposer status target value",
      "Mexico imposed antidumping duties on steel from China and Korea. The duty rates are 18.2 percent for China and 7.5 "
      .. "percent for Korea."))
    assert.same({ "BRA ev 35", "BRA steel+aluminium 20" }, (function()
      local rows = acts("imposer sector value", "Brazil raised tariffs on a list of goods from China:\n\n- Electric vehicles - up from "
        .. "10% to 35%\n- Steel and aluminium - up from 12% to 20%\n")
      table.remove(rows, 1)
      return rows
    end)())
  end)
end)

describe("reviews", function()
  it("are cases when they begin, and extend a measure when they end so", function()
    assert.same({ "IND investigation CHN" }, acts("imposer status target",
      "India has initiated a sunset review of antidumping duties on steel from China."))
    assert.same({ "IND extended CHN" }, acts("imposer status target",
      "India announced the final results of the sunset review of the antidumping duty on steel from China."))
    assert.same({}, acts("imposer", "Removing it would likely lead to a continuation of dumping, the ministry of India said."))
  end)
end)

describe("who acts on what", function()
  it("goes by the short names that a text gives its institutions", function()
    assert.same({ "VNM announced CHN" }, acts("imposer status target", "The Vietnamese Ministry of Industry and Trade (MoIT) met "
      .. "importers. The MoIT will impose antidumping duties on steel from China."))
  end)

  it("is told by a relative clause of what stands before it", function()
    assert.same({ "USA CAN 25" }, acts("imposer target value", "Talks go on with the US, which hit Canada with tariffs of 25%."))
  end)

  it("answers the side that acted before", function()
    assert.same({ "USA CHN", "CHN USA" }, acts("imposer target",
      "The United States imposed tariffs on Chinese copper. China responded with tariffs on corn."))
  end)

  it("makes a row for each of two measures", function()
    assert.same({ "antidumping ITA", "countervailing/antisubsidy ITA" }, acts("measure_type target",
      "The United States initiated antidumping (AD) and countervailing duty (CVD) investigations on steel from Italy."))
    assert.same({ "quota nil", "tariff 20" }, acts("measure_type value", "Mexico imposed quotas and a 20 percent tariff on Chinese steel."))
  end)

  it("tells the rates of firms by their homes", function()
    local rows = acts("target value", "The European Commission imposed provisional antidumping duties on steel from Japan and Egypt. The "
      .. "duty rates are at 12.5 percent for Kanto Works, 31 percent for Osaka Mills and all other Japanese companies, and 9.5 "
      .. "percent for Egyptian companies.")
    assert.same({ "JPN nil", "EGY nil", "JPN 12.5", "JPN 31", "EGY 9.5" }, rows)
  end)

  it("is no matter of firms that accuse a country", function()
    assert.same({}, acts("imposer", "Three Korean companies accused China of dumping."))
    assert.same({}, acts("imposer", "But dumping by Chinese mills continues, a manager said."))
  end)
end)

describe("measures told in other ways", function()
  it("are whose they are said to be, and planned where only weighed", function()
    assert.same({ "MEX imposed CHN 35 steel" }, acts("imposer status target value sector", "Traders fear Mexico's 35% tariff on Chinese steel."))
    assert.same({ "PER planned 20" }, acts("imposer status value", "Peru is considering imposing a 20 percent tariff on tyres."))
    assert.same({ "PER planned" }, acts("imposer status", "Peru is considering tariffs on tyres."))
  end)

  it("have rates in lists of sides, and each of two its own", function()
    assert.same({ "CHN nil", "CHN 41.2", "KOR 5.5" }, acts("target value", "Peru extended the anti-dumping duty on steel from China. It "
      .. "affects the following countries:\n\n- China (41.2%)\n- Korea (5.5%)\n"))
    assert.same({ "antidumping 12", "countervailing/antisubsidy 7" }, acts("measure_type value",
      "Peru announced preliminary antidumping duties of 12 percent and countervailing duties of 7 percent on steel from China."))
  end)

  it("bind goods that are subject to them", function()
    assert.same({ "imposed nil glass", "in force CHN steel" }, acts("status target sector",
      "India imposed anti-dumping duties on glass. Steel bars originating from China are also subject to anti-dumping duties."))
  end)
end)

describe("acts told by decrees and lists", function()
  it("set a rate, put firms on a list", function()
    assert.same({ "MEX imposed 15 steel" }, acts("imposer status value sector", "Mexico published a decree that sets a 15 percent import tariff "
      .. "on steel."))
    assert.same({ "USA imposed CHN export control" }, acts("imposer status target measure_type",
      "The United States added nine Chinese firms to the Entity List."))
  end)

  it("have a purpose told first", function()
    assert.same({ "KOR announced JPN 9.5" }, acts("imposer status target value", "To prevent further harm, the Korea Trade Commission recommended "
      .. "imposing antidumping duties of 9.5 percent on steel from Japan."))
  end)
end)
