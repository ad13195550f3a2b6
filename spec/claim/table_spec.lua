-- Tables in documents: their figures and acts become claims whose spans are cells.
local helper = require "helper"
local claim = require "quern.claim"
local json = require "cjson"
local recipe = require "quern.recipe"

local ruleset
local function derive(text)
  ruleset = ruleset or claim.rules_of(assert(recipe.load "overcapacity"))
  return (claim.derive(ruleset, { text = text, published = "2025-02-03" }))
end

--- "metric sector place period value unit" of each claim, in order.
local function told(text)
  local list = {}
  for i, one in ipairs(derive(text)) do
    local f = one.fields
    list[i] = table.concat({ f.metric, f.sector, f.place or "-", f.period or "-", tostring(f.value), f.unit }, " ")
  end
  table.sort(list)
  return list
end

local PIPES = [[
## Paper mills

| Country | Capacity, 2023 (thousand tonnes) | Output, 2023 (thousand tonnes) | Capacity utilisation (%) |
|---|---:|---:|---:|
| Brazil | 12,400 | 10,050 | 81 |
| Elsewhere | 900 | 700 | 78 |
| Japan | 25,300 | 21,000 | 83 |
]]

describe("a table", function()
  it("makes a claim of each figure, by the labels of its row and column", function()
    assert.same({ "capacity paper BRA 2023 12400000 t", "capacity paper JPN 2023 25300000 t", "capacity_utilization paper BRA 2023 81 %",
      "capacity_utilization paper JPN 2023 83 %", "output paper BRA 2023 10050000 t", "output paper JPN 2023 21000000 t" }, told(PIPES))
  end)

  it("points at its cells, and says what a header told", function()
    local first = derive(PIPES)[1]
    local spans = {}
    for _, span in ipairs(first.spans) do spans[span.field] = { PIPES:sub(span.from, span.to), span.path } end
    assert.same({ "12,400", "match" }, spans.value)
    assert.same({ "2023", "header" }, spans.period)
    assert.equal("| Brazil | 12,400 | 10,050 | 81 |", PIPES:sub(first.from, first.to))
  end)

  it("has heads over several columns, a unit for all, and marks at its figures", function()
    local text = "CEMENT\n\n(Data in thousand metric tons unless otherwise noted)\n\nWorld production and capacity:\n"
      .. "Cement production\tClinker capacityᵉ\n2011\t2012ᵉ\t2011\t2012\nItaly\te33,100\t32,000\t46,000\t46,000\n"
      .. "Other countries\t1\t2\t3\t4\nWorld total (rounded)\t3,600,000\t3,700,000\t3,300,000\t3,400,000\n"
    assert.same({ "capacity cement ITA 2011 46000000 t", "capacity cement ITA 2012 46000000 t", "capacity cement WLD 2011 3300000000 t",
      "capacity cement WLD 2012 3400000000 t", "output cement ITA 2011 33100000 t", "output cement ITA 2012 32000000 t",
      "output cement WLD 2011 3600000000 t", "output cement WLD 2012 3700000000 t" }, told(text))
  end)

  it("names sections, which a row with a measure of its own leaves", function()
    local text = "Statistics, Brazil:\t2001\t2002\nProduction:\nPortland cement (tonnes)\t310\t320\nExports of cement (tonnes)\t25\t30\n"
    assert.same({ "export_volume cement BRA 2001 25 t", "export_volume cement BRA 2002 30 t", "output cement BRA 2001 310 t",
      "output cement BRA 2002 320 t" }, told(text))
  end)

  it("says a part of the year, a change and its sign", function()
    local text = "Table 4. China's exports of tyres, first six months (thousand tonnes)\n\n| Goods | 2023 | 2024 | Change, % |\n|---|---|---|---|\n"
      .. "| Tyres | 4,100 | 4,000 | -2.4 |\n"
    local list = told(text)
    assert.same({ "export_volume tires CHN 2023-01/2023-06 4100000 t", "export_volume tires CHN 2024-01/2024-06 4000000 t" }, { list[2], list[3] })
    assert.truthy(list[1]:find "_yoy tires CHN 2024%-01/2024%-06 %-2.4 %%$")
  end)

  it("in Chinese is read in Chinese", function()
    local text = "表1 2023年主要行业产能利用率\n\n行业\t产能利用率（%）\n钢铁\t78.2\n水泥\t59.4\n"
    assert.same({ "capacity_utilization cement CHN 2023 59.4 %", "capacity_utilization steel CHN 2023 78.2 %" }, told(text .. "\n中国经济。中国工业。\n"))
  end)

  it("of measures tells who does what to whom", function()
    local text = "| Date | Imposed by | Measure | Goods | Origin | Rate | Status |\n|---|---|---|---|---|---|---|\n"
      .. "| 3 May 2023 | Mexico | antidumping duty | tyres | Brazil | 21.5% | final |\n"
      .. "| June 2023 | Canada | safeguard duty | cement | Turkey | – | investigation opened |\n"
    local list = {}
    for i, one in ipairs(derive(text)) do
      local f = one.fields
      list[i] = { f.imposer, f.measure_type, f.sector[1], f.target, f.date, f.status, f.value }
    end
    assert.same({ { "MEX", "antidumping", "tires", "BRA", "2023-05-03", "imposed", 21.5 },
      { "CAN", "safeguard", "cement", "TUR", "2023-06", "investigation" } }, list)
  end)

  it("of loans tells who lends", function()
    local text = "| Lender | Borrower | Amount | Year |\n|---|---|---|---|\n| China Development Bank | Sino Rail Zambia | US$310 m | 2014 |\n"
    local f = derive(text)[1].fields
    assert.same({ "finance_debt", 310000000, "USD", "2014" }, { derive(text)[1].table, f.value, f.unit, f.period })
  end)

  it("without a head, out of line, or of nothing named, says nothing", function()
    assert.same({}, derive("China\t12\t14\nIndia\t3\t4\n"))
    assert.same({}, derive("| Country | Height (m) |\n|---|---|\n| China | 12 |\n"))
    assert.same({}, derive("Steel\n\nCountry\tOutput, 2020 (tonnes)\tOutput, 2021 (tonnes)\nChina\t12\nIndia\t4\n"))
    assert.same({}, derive("||\n|-|\n||||||||\n|\t|\n\t\t\t\n"))
  end)

  it("of many rows takes time in step with them", function()
    local rows = { "Country\tSteel output, 2023 (tonnes)" }
    for i = 1, 20000 do rows[#rows + 1] = ("Brazil\t%d"):format(1000 + i) end
    assert.equal(20000, #derive(table.concat(rows, "\n")))
  end)

  it("of any cells whatever makes claims whose spans lie in the text", function()
    local pieces = { "|", "|", "|", "\t", "\t", "\n", "\n", "|---|", " ", "China", "Steel", "output", "Capacity (million tonnes)", "2023", "2024ᵉ",
      "%", "12,400", "1.5%", "US$3 bn", "（万吨）", "产量", "(", ")", "：", "ᵉ", "antidumping duty", "Canada", "Date", "Lender", "Borrower", "Amount", "-3.1",
      "3 May 2023", "\0", "\xff", "-", "plant", "Change, %", "first half", "Data in thousand tonnes unless" }
    local state = 7
    local function below(most)
      state = (state * 6364136223846793005 + 1442695040888963407)
      return (state >> 33) % most + 1
    end
    for _ = 1, 1500 do
      local parts = {}
      for k = 1, below(60) do parts[k] = pieces[below(#pieces)] end
      local text = table.concat(parts)
      for _, one in ipairs(derive(text)) do
        assert.truthy(one.from >= 1 and one.to <= #text)
        for _, span in ipairs(one.spans) do assert.truthy(span.from >= 1 and span.to <= #text) end
      end
    end
  end)

  it("of the Geological Survey's summaries makes claims equal to the print", function()
    local folder = helper.shared "real/usgs_pdf"
    if not folder then return pending "../shared/real is not there" end
    local path = helper.folder() .. "/c.db"
    helper.run("read", folder .. "/mcs2013-cement.pdf", "--corpus", path)
    local out = helper.run("claims", "overcapacity", "--format", "jsonl", "--corpus", path)
    local found = {}
    for line in out:gmatch "[^\n]+" do
      local f = json.decode(line).fields
      if f.place == "IND" then found[#found + 1] = ("%s %s %.0f"):format(f.metric, f.period, f.value) end
    end
    table.sort(found)
    assert.same({ "capacity 2011 250000000", "capacity 2012 250000000", "output 2011 240000000", "output 2012 250000000" }, found)
  end)
end)
