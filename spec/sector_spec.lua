local place = require "quern.place"
local resource = require "quern.resource"
local sector = require "quern.sector"

describe("sectors", function()
  it("know their codes and what they are part of", function()
    assert.equal("2523", sector.get("cement").hs)
    assert.is_nil(sector.get "cheese_wheels")
    assert.is_true(sector.within("ev_batteries", "batteries"))
    assert.is_true(sector.within("steel", "steel"))
    assert.is_false(sector.within("steel", "batteries"))
    assert.is_true(#sector.all() >= 70)
  end)

  it("count a product with its industry", function()
    assert.equal("coal", sector.industry "coking_coal")
    assert.equal("copper", sector.industry "copper")
    assert.equal("unheard_of", sector.industry "unheard_of")
  end)

  it("are found by HS code, the narrowest first", function()
    local function codes(hs)
      local list = {}
      for i, row in ipairs(sector.of_hs(hs)) do list[i] = row.code end
      return list
    end
    assert.equal("steel", codes("7209.15.00")[1])
    assert.equal("stainless_steel", codes("72193500")[1])
    assert.equal("solar_modules", codes("854143")[1])
    assert.equal("dairy", codes("0402")[1])
    assert.same({}, codes "99")
    assert.has_error(function() sector.of_hs(402) end, "an HS code is a string: a number would lose its zeros")
  end)
end)

describe("places", function()
  it("have names in several languages", function()
    assert.equal("China", place.name "CHN")
    assert.equal("吉林省", place.name("CN-JL", "zh"))
    assert.equal("European Union", place.name "EU")
    assert.equal("World", place.name "WLD")
    assert.equal("Deutschland", place.name("DEU", "de"))
    assert.is_nil(place.name "XXX")
  end)
end)

describe("tables in the binary", function()
  it("are read with quotes and commas", function()
    local rows, columns = resource.rows "data/measures.csv"
    assert.same({ "code", "label", "mast", "chapter" }, columns)
    for _, row in ipairs(rows) do
      if row.code == "quota" then assert.equal("Non-automatic licensing, quotas, prohibitions and quantity control", row.chapter) end
      if row.code == "tariff" then assert.is_nil(row.mast) end
    end
    assert.has_error(function() resource.rows "data/none.csv" end)
  end)
end)
