require "helper"
local read = require("claim.reading").claims

local function rows(text) return read("capacity_cooperation", "place partner sector status metric value", text, "2019-03-05") end

describe("cooperation between places", function()
  it("counts agreements of any kind where China is one side", function()
    assert.same({ "CHN PER all_industry agreed nil nil" }, rows "China and Peru signed a memorandum of understanding in Lima.")
    assert.same({}, rows "Chile and Peru signed a memorandum of understanding in Lima.")
    assert.same({}, rows "China and Peru signed an agreement to lower tariffs.")
  end)

  it("tells what the deals are worth, and how many they are", function()
    assert.same({ "CHN UZB all_industry nil investment_value 6000000000", "CHN UZB all_industry nil project_count 20" },
      rows "Uzbekistan and China signed 20 contracts worth $6 billion.")
    assert.same({ "CHN EGY all_industry nil investment_value 3000000000" },
      rows "A total of 18 Egyptian-Chinese projects worth $3 billion will follow.")
  end)

  it("goes on with the sides told before", function()
    assert.same({ "CHN SRB all_industry agreed nil nil", "CHN SRB all_industry nil investment_value 800000000" },
      rows "China and Serbia signed a framework agreement on Monday. In the first year, 6 projects worth $800 million are to begin.")
    assert.same({ "CHN ETH all_industry agreed nil nil", "CHN KEN all_industry agreed nil nil" },
      rows "China held a forum in March. It had signed capacity cooperation documents with five states, including Ethiopia and Kenya.")
  end)

  it("is at home in the province that signs", function()
    assert.same({ "CN-FJ NAM all_industry agreed nil nil" },
      rows "Officials witnessed the signing of a letter of intent between Quanzhou City in Fujian and Swakopmund in Namibia.")
  end)
end)
