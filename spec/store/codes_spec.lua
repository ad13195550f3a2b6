-- Codes in statistics: countries as publishers write them, tariff codes, Chinese places.
local helper = require "helper"
local codes = require "quern.codes"

describe("countries", function()
  it("are known as publishers write them", function()
    for written, code in pairs {
      ["China, Taiwan Province of"] = "TWN", ["Korea, Republic of"] = "KOR", ["Republic of Korea"] = "KOR", ["D.P.R. Korea"] = "PRK",
      ["Korea, Dem. People's Rep. of"] = "PRK", ["Viet Nam"] = "VNM", Vietnam = "VNM", ["Iran (Islamic Republic of)"] = "IRN",
      ["Congo, Dem. Rep. of the"] = "COD", Kosovo = "XKX", USSR = "SUN", ["Czechoslovakia (former)"] = "CSK", ["U.S.A."] = "USA",
      ["Côte d`Ivoire"] = "CIV", ["Cote d'Ivoire"] = "CIV", ["São Tomé and Príncipe"] = "STP", ["The Gambia"] = "GMB", ["中国"] = "CHN",
      ["德国"] = "DEU", CN = "CHN", chn = "CHN", ["156"] = "CHN", ["699"] = "IND", ["356"] = "IND", ["842"] = "USA", ["Bosnia & Herzegovina"] = "BIH",
      ["Other Asia, nes"] = "TWN", ["China, Hong Kong SAR"] = "HKG",
    } do
      assert.equal(code, codes.country(written), written)
    end
    assert.equal("CHN", codes.country(156))
    assert.is_nil(codes.country "Atlantis")
    assert.is_nil(codes.country "9999")
  end)

  it("are reported where they are many to one, unmatched or no more", function()
    local found = codes.countries { "India", "699", "Atlantis", "USSR", "China" }
    assert.same({ "Atlantis" }, found.unmatched)
    assert.same({ IND = { "India", "699" } }, found.several)
    assert.equal("1992", found.ended.SUN)
    assert.equal("CHN", found.codes.China)
  end)

  it("of a tariff data set are all known", function()
    local path = helper.shared "real/gta_tariff/us_imports_2025.csv"
    if not path then return pending "../shared is absent" end
    local frame = require "quern.frame"
    local values, names = assert(frame.read(path)), {}
    for row in values:group("exporter", "un_code"):agg({ n = "count()" }):rows() do names[#names + 1] = { row.exporter, row.un_code } end
    assert.is_true(#names > 200)
    for _, pair in ipairs(names) do
      local by_name, by_number = codes.country(pair[1]), codes.country(pair[2])
      assert.is_string(by_name, pair[1])
      assert.equal(by_name, by_number or by_name, pair[1] .. " " .. pair[2])
    end
  end)

  it("and places of China lead to their provinces", function()
    for written, code in pairs { ["吉林省"] = "CN-JL", ["吉林"] = "CN-JL", ["长春市"] = "CN-JL", Huizhou = "CN-GD", ["惠州"] = "CN-GD" } do
      assert.equal(code, codes.province(written), written)
    end
    assert.is_nil(codes.province "Berlin")
    local path = helper.shared "real/codes/provinces.csv"
    if not path then return end
    for line in io.lines(path) do
      local name = line:match '"(.-)"'
      if name then assert.is_string(codes.country(name), name) end
    end
  end)
end)

describe("prefectures of China", function()
  it("are 333, each known by its code and its names", function()
    local rows, count = require("quern.resource").rows "data/codes/prefectures.csv", 0
    for _, row in ipairs(rows) do
      count = count + 1
      for _, written in ipairs { row.code, row.code .. "00", row.name } do
        local found = assert(codes.prefecture(written))
        assert.same({ row.code, row.english, row.province }, { found.code, found.english, found.province })
      end
      assert.equal(row.code, codes.prefecture(row.english, row.province).code)
      assert.equal(row.province, codes.province(row.name), row.name)
    end
    assert.equal(333, count)
    for written, code in pairs { ["延边"] = "2224", ["延边州"] = "2224", ["喀什"] = "6531", ["锡林郭勒"] = "1525", Kashgar = "6531", ["220100"] = "2201",
      ["克孜勒苏"] = "6530", ["苏州"] = "3205", ["朝阳市"] = "2113" } do
      assert.equal(code, codes.prefecture(written).code, written)
    end
    local none, message, code = codes.prefecture "Suzhou"
    assert.is_nil(none)
    assert.equal("several", code)
    assert.matches("name the province", message)
    assert.equal("notfound", select(3, codes.prefecture "Berlin"))
  end)

  it("of a list of divisions are all known", function()
    local path = helper.shared "real/codes/cities.csv"
    if not path then return pending "../shared is absent" end
    local known = 0
    for line in io.lines(path) do
      local code, name = line:match '^(%d+),"(.-)"'
      if code and codes.prefecture(code) then
        known = known + 1
        assert.equal(name, codes.prefecture(code).name)
      end
    end
    assert.equal(333, known)
  end)
end)

describe("tariff codes", function()
  it("keep or get back their zeros, and are cut by levels", function()
    assert.same({ code = "02031110", chapter = "02", heading = "0203", subheading = "020311", repaired = true }, codes.hs(2031110))
    assert.equal("7207", codes.hs("7207.11.00", { digits = 4 }).code)
    assert.equal("invalid", select(3, codes.hs "77.01"))
    assert.equal("invalid", select(3, codes.hs "steel"))
    assert.is_nil(codes.hs "00.10")
  end)

  it("of different editions are not joined in silence", function()
    assert.equal(2017, codes.hs_edition "HS 2017")
    assert.equal(2022, codes.hs_edition "H6")
    assert.equal(1996, codes.hs_edition "HS96")
    assert.matches("HS 2012 and HS 2017", codes.hs_warnings({ edition = 2012, digits = 6 }, { edition = "H5", digits = 6 })[1])
    assert.same({}, codes.hs_warnings({ edition = 2017, digits = 6 }, { edition = "H5", digits = 6 }))
    assert.matches("not known", codes.hs_warnings({}, { edition = "H5" })[1])
    assert.matches("first 6", codes.hs_warnings({ edition = 2017, digits = 8 }, { edition = 2017, digits = 6 })[1])
  end)
end)
