require "helper"
local read = require("claim.reading").claims

--- Projects of a text, by what they are, where, how much.
local function projects(text) return read("projects", "place sector metric value unit", text, "2024-03-05") end

describe("works that a text tells of", function()
  it("stay where they were told to stand", function()
    assert.same({ "IDN steel project_value 900000000 USD", "IDN steel capacity 2000000 t" },
      projects("China's Huaxing plans to build a $900 million steel mill in Riau, Indonesia. The mill will have a capacity of 2 million "
        .. "tonnes, nearly that of South Korea's largest plant."))
  end)

  it("stay what they were told to make, unless the sentence says otherwise", function()
    local text = "Orvik will build an aluminium smelter in Ghana for $600 million. The project, which follows a boom of "
      .. "nickel ore, is expected to cost $680 million by 2027. The plant will also turn out 4,000 tonnes of copper a year."
    assert.same({ "GHA aluminium project_value 600000000 USD", "GHA aluminium project_value 680000000 USD", "GHA copper capacity 4000 t" },
      projects(text))
  end)

  it("are new ones behind \"a\"", function()
    assert.same({ "KEN cement capacity 500000 t", "UGA glass capacity 30000 t" },
      projects("Lenmar runs a cement plant in Kenya with a capacity of 500,000 tonnes. It is also building a glass factory in Uganda with "
        .. "a capacity of 30,000 tonnes."))
  end)

  it("are told once, where a sentence adds nothing", function()
    assert.same({ "VNM steel capacity 1000000 t" },
      projects("Sonbac will open a steel mill in Vietnam with a capacity of 1 million tonnes. Construction of the mill begins next year."))
  end)

  it("are not in the region that they are the largest in, nor as large as their ground", function()
    assert.same({ "BGD cement capacity 900000 t" }, projects("The new cement plant, the largest in South-East Asia, stands on 40,000 square "
      .. "metres in Bangladesh and has a capacity of 900,000 tonnes."))
  end)

  it("are not where their owner's name begins", function()
    assert.same({ "EGY tires project_value 400000000 USD", "EGY glass project_value 300000000 USD" },
      projects("Corvo will build a $400 million tyre factory in Egypt. China Orvik Holding will build a $300 million glass factory."))
  end)

  it("are not as large as what leaves them or is cut from them", function()
    assert.same({}, projects("Orvik ships 90,000 tonnes of steel a year from its facility in Ghana."))
    assert.same({ "NGA transport_infrastructure project_value 700000000 USD" }, projects("Corvo will build a $700 million seaport in Nigeria."))
  end)

  it("make what stands before their name, or what a figure is of", function()
    assert.same({ "AUS lithium project_value 400000000 USD" }, projects("Corvo will build a $400 million lithium refinery in Australia."))
    assert.same({ "ZMB copper capacity 60000 t" }, projects("The refinery in Zambia will make 60,000 tonnes of cathode copper a year."))
  end)

  it("make electricity, whatever they burn", function()
    assert.same({ "PAK electricity capacity 330 MW" }, projects("Thalcor commissioned a 330 MW coal-fired power plant in Pakistan."))
  end)

  it("are planned where a source says that they would be", function()
    assert.same({ "IND cement capacity 3150000 t" }, projects("Karmel would set up a 3.15 MTPA cement plant in Andhra Pradesh."))
    assert.same({ "GHA copper capacity 6000 t" }, projects("Karmel opened a copper smelter in Ghana with a capacity of 6,000 MTPA."))
  end)
end)
