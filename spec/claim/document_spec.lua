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

  it("are about the country of the text where a sentence names none, not about one named in passing before or a firm's home", function()
    local text = "Peru's cement makers sell more. Cement output in Peru rose 4% in 2023, and Peru exported more as well. "
      .. "Builders waited for orders, mainly from Chile. Cement output grew by 6% in 2024."
    assert.same({ "PER 4", "PER 6" }, reading.claims("overcapacity", "place value", text, "2024-12-05"))
    local firm = "Peru's copper exports grow. Peru shipped more copper ore in 2023 than in any year before. "
      .. "Of the copper exports of 2023, Glencore had a share of 12 percent."
    for _, row in ipairs(reading.claims("trade_flows_prices", "place", firm, "2024-12-05")) do assert.equal("PER", row) end
  end)

  it("read changes in brackets behind the goods they are of", function()
    local text = "Thai exports of agricultural products increased by 2% in April 2024, led by rubber (+36.2%), sugar (-12.3%) and cement (down 4%)."
    assert.same({ "agriculture 2", "cement -4", "rubber 36.2", "food -12.3" },
      reading.claims("trade_flows_prices", "sector value", text, "2024-05-24"))
  end)
end)
