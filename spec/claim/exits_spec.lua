require "helper"
local claim = require "quern.claim"
local reading = require "claim.reading"
local read = reading.claims

local function rows(text) return read("firm_exits", "actor place metric value", text, "2024-03-05") end

describe("firms that exit", function()
  it("are named by who owns the plant, never by a place, goods or a legal form", function()
    assert.same({ "Orvik Textiles CN-GD factory_closure nil" },
      rows "The mill, owned by Orvik Textiles, closed last year in Shenzhen.")
    assert.same({ "Karmel jobs_lost 300" }, read("firm_exits", "actor metric value", "Karmel of Tempe, Ariz., will lay off 300 workers."))
    assert.same({ "First Sonar Inc jobs_lost 900" }, read("firm_exits", "actor metric value", "Panel maker First Sonar Inc. is cutting 900 jobs."))
    assert.same({ "Lenmar DEU factory_closure nil" }, rows "Lenmar (Dayton, Ohio) is to shut its plant in Germany.")
  end)

  it("leave where their production stood, not where it goes", function()
    assert.same({ "Orvik CHN production_relocation nil" }, rows "Orvik is shifting production of its pumps and valves from China to Vietnam.")
    assert.same({ "Orvik CHN production_relocation nil" }, rows "Orvik moved its whole assembly operations out of China to a site in Mexico.")
  end)

  it("in several places at once lead back to the words for each", function()
    local text = "Orvik is shutting its mills in Poland and Chile."
    local words = {}
    for _, found in ipairs(claim.derive(reading.rules(), { text = text, published = "2024-03-05" })) do
      for _, span in ipairs(found.spans) do
        if span.field == "place" then words[found.fields.place] = text:sub(span.from, span.to) end
      end
    end
    assert.same({ POL = "Poland", CHL = "Chile" }, words)
  end)

  it("go on with the firm told before, where jobs are told without one", function()
    assert.same({ "Lenmar FRA factory_closure nil", "Lenmar FRA jobs_lost 2500" },
      rows "Lenmar will close its smelter in France. About 2,500 jobs will go over the next 18 months.")
  end)

  it("are those of the heading, where no sentence names one", function()
    local text = "Alcoa changes course\n\nSome 660 employees will be laid off."
    local found = claim.derive(reading.rules(), { text = text, published = "2024-03-05",
      zones = { { from = 1, to = 20, kind = "heading" }, { from = 23, to = #text, kind = "body" } } })
    assert.same({ "Alcoa", 660 }, { found[1].fields.actor, found[1].fields.value })
  end)

  it("are told once, and stand before their apposition", function()
    assert.same({ "Orvik MYS factory_closure nil" },
      rows "Orvik will close its factory in Malaysia. A ministry said it was sorry about the plant's closure.")
    assert.same({ "Karmel jobs_lost 300" }, read("firm_exits", "actor metric value", "Karmel, an Adidas supplier, fired 300 workers."))
  end)

  it("count plants and nameless firms", function()
    assert.same({ "Lenmar ITA factory_closure 3" }, rows "Lenmar will shut three plants in Italy.")
    assert.same({ "foreign-owned paper mills KEN factory_closure 4" }, rows "Four foreign-owned paper mills have closed in Kenya.")
  end)

  it("are not those that close a deal, nor steps and boards", function()
    assert.same({}, rows "Orvik is set to close a deal for a plant in India.")
    assert.same({}, rows "Steps to cut costs include closing plants in Spain.")
  end)
end)
