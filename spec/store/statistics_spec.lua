-- Tables of figures in the corpus: their schema, their source, what reading them repaired.
local helper = require "helper"
local corpus = require "quern.corpus"

describe("statistics", function()
  local folder, opened

  setup(function()
    folder = helper.folder()
    helper.write(folder .. "/steel.csv", "country,hs_2017,exports (US$),capacity_mt\nCHN,07207111,5,1019\nIND,72071200,6,125\n")
    helper.write(folder .. "/steel.csv.meta.json", '{"source":"A bureau","licence":"CC-BY-4.0"}')
    helper.write(folder .. "/lost.csv", "hs,rate\n2031110,10\n10011900,15\n2032110,12\n")
    opened = assert(corpus.open(folder .. "/c.db"))
  end)

  it("are registered with types, units, code systems, source and licence", function()
    local summary = opened:read(folder)
    assert.same({ 2, 0, 2 }, { summary.tables, summary.documents, summary.files })
    local tables = {}
    for one in opened:statistics() do tables[one.name] = one end
    local columns = tables.steel.columns
    assert.equal("ISO 3166-1 alpha-3", columns[1].system)
    assert.same({ "code", "HS 2017" }, { columns[2].type, columns[2].system })
    assert.equal("US$", columns[3].unit)
    assert.equal("Mt", columns[4].unit)
    assert.same({ "A bureau", "CC-BY-4.0", 2 }, { tables.steel.source, tables.steel.licence, tables.steel.rows })
    assert.is_true(#tables.lost.warnings > 0)
    assert.matches("lost", tables.lost.warnings[1])
  end)

  it("are read as frames with the types they were registered with, and not when they have changed", function()
    local steel = assert(opened:table "steel")
    assert.equal("07207111", steel:rows()().hs_2017)
    local none, message, code = opened:table "zinc"
    assert.is_nil(none)
    assert.equal("notfound", code)
    assert.matches("there are: lost, steel", message)
    helper.write(folder .. "/steel.csv", "country,hs_2017\nCHN,07207111\n")
    none, message = opened:table "steel"
    assert.is_nil(none)
    assert.matches("it has changed since it was read", message)
    assert.equal(1, opened:read(folder).files)
    assert.equal(1, #assert(opened:table "steel"))
  end)

  it("of a workbook are read sheet by sheet, with days as days", function()
    local path = helper.shared "real/usgs_pdf/crude_steel_by_region.xlsx"
    if not path then return pending "../shared is absent" end
    assert.equal(1, opened:read(path).tables)
    local steel = assert(opened:table "crude_steel_by_region")
    assert.is_true(#steel > 90)
    assert.equal("Country", steel:columns()[1].name)
  end)
end)
