local helper = require "helper"
local isocodes = require "quern.isocodes"
local system = require "quern.host.system"

--- A catalogue as msgfmt writes it, in either byte order.
local function catalogue(order, pairs_)
  local count, texts, tables = #pairs_, {}, { {}, {} }
  local offset = 28 + 16 * count
  for which = 1, 2 do
    for i, pair in ipairs(pairs_) do
      tables[which][i] = string.pack(order .. "I4I4", #pair[which], offset)
      texts[#texts + 1] = pair[which] .. "\0"
      offset = offset + #pair[which] + 1
    end
  end
  local head = string.pack(order .. "I4I4I4I4I4I4I4", 0x950412de, 0, count, 28, 28 + 8 * count, 0, 0)
  return head .. table.concat(tables[1]) .. table.concat(tables[2]) .. table.concat(texts)
end

local function rows(bytes)
  local found = {}
  for line in bytes:gmatch "[^\n]+" do found[line] = true end
  return found
end

describe("the names of iso-codes", function()
  it("reads gettext catalogues of either byte order", function()
    for _, order in ipairs { "<", ">" } do
      local names = isocodes.catalogue(catalogue(order, { { "", "header" }, { "Chad", "乍得" }, { "China", "中国" } }))
      assert.same({ Chad = "乍得", China = "中国" }, names)
    end
  end)

  it("refuses what is no catalogue or ends too early", function()
    local whole = catalogue("<", { { "China", "中国" } })
    for _, bytes in ipairs { "", "hello", whole:sub(1, 20), whole:sub(1, 30), ("\0"):rep(40) } do
      local names, message, code = isocodes.catalogue(bytes)
      assert.is_nil(names)
      assert.matches("catalogue", message)
      assert.equal("invalid", code)
    end
  end)

  it("gives countries, provinces and currencies in several languages", function()
    local places = rows(system.resource "data/lexicon/places.csv")
    for _, line in ipairs {
      "PLACE,CHN,en,China", "PLACE,CHN,zh,中国", "PLACE,IDN,zh,印度尼西亚", "PLACE,IND,zh,印度", "PLACE,USA,zh-Hant,美國",
      "PLACE,KOR,en,Republic of Korea", "PLACE,KAZ,ru,Казахстан", "PLACE,CN-JL,en,Jilin", "PLACE,CN-JL,zh,吉林",
      "PLACE,CN-GX,zh,广西", "PLACE,CN-GX,zh,广西壮族自治区", "PLACE,DEU,de,Deutschland",
    } do
      assert.is_true(places[line], line)
    end
    assert.is_true(rows(system.resource "data/lexicon/currencies.csv")["CURRENCY,CNY,en,Yuan Renminbi"])
  end)

  it("takes no name that is an everyday word, and none twice", function()
    local seen = {}
    for code, term in system.resource("data/lexicon/places.csv"):gmatch "PLACE,([^,]+),[^,]+,([^\n]+)" do
      assert.is_falsy(({ island = true, ["réunion"] = true, jersey = true })[term:lower()], term)
      assert.is_true(#term > 2, term)
      assert.is_nil(seen[code .. term:lower()], term)
      seen[code .. term:lower()] = true
    end
  end)

  it("says what is missing", function()
    local _, err, code = helper.run("lib/quern/isocodes.lua", helper.folder(), "/nowhere")
    assert.equal(1, code)
    assert.matches("no translations below /nowhere/locale", err, 1, true)
  end)
end)
