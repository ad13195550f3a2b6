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

  it("know their code systems and editions, and warn when two are joined", function()
    helper.write(folder .. "/old_hs_2012.csv", "hs,nace_rev2,value\n850760,24.10,1\n720711,27.90,2\n")
    helper.write(folder .. "/new.csv", "hs6,isic_rev4,value\n850760,2410,3\n720711,0510,4\n")
    helper.write(folder .. "/new.csv.meta.json", '{"hs": "HS 2022"}')
    assert(opened:read(folder))
    local systems = {}
    for found in opened:statistics() do
      for _, column in ipairs(found.columns) do systems[found.name .. "." .. column.name] = column.system and column.type .. " " .. column.system end
    end
    assert.same({ "code HS 2012", "code NACE Rev. 2", "code HS 2022", "code ISIC Rev. 4" },
      { systems["old_hs_2012.hs"], systems["old_hs_2012.nace_rev2"], systems["new.hs6"], systems["new.isic_rev4"] })
    local old, new = assert(opened:table "old_hs_2012"), assert(opened:table "new")
    assert.matches("codes of HS 2012 and HS 2022 are joined as they stand", old:where("value > 0"):join(new, { on = { hs = "hs6" } }):warnings()[1])
    assert.matches("codes of NACE Rev. 2 and of ISIC Rev. 4", table.concat(old:join(new, { on = { nace_rev2 = "isic_rev4" } }):warnings(), "\n"))
    assert.equal(0, #old:join(assert(opened:table "old_hs_2012"), "hs"):warnings())
  end)
end)
