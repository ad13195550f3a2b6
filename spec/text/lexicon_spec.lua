local lexicon = require "quern.lexicon"

--- "type:code text" of every match, in order.
local function found(made, text)
  local out = {}
  for i, m in ipairs(made:find(text)) do out[i] = ("%s:%s %s"):format(m.type, m.code, text:sub(m.from, m.to)) end
  return out
end

local function of(...)
  local made = lexicon.new()
  for _, row in ipairs { ... } do made:add(row[1], row[2], row[3]) end
  return made:build()
end

describe("a lexicon", function()
  it("matches whole words in any case", function()
    local l = of({ "steel", "SECTOR", "steel" }, { "EU", "PLACE", "EU" })
    assert.same({ "SECTOR:steel STEEL", "SECTOR:steel Steel", "PLACE:EU EU" },
      found(l, "STEEL steelworks stainlesssteel Steel-making EU's"))
    assert.same({}, found(l, "steel_mill éusteel steelé EUR"))
  end)

  it("tells words of any length apart, whichever letter differs", function()
    for length = 1, 72 do
      local word = ("qwertyuiopasdfghjklzxcvbnm"):rep(3):sub(1, length)
      local l = of({ word, "A", "alone" }, { "first " .. word, "B", "second" }, { word .. " last", "C", "before" })
      local subject = ("%s, first %s; %s LAST."):format(word:upper(), word, word)
      assert.same({ "A:alone " .. word:upper(), "B:second first " .. word, "A:alone " .. word, "C:before " .. word .. " LAST", "A:alone " .. word },
        found(l, subject))
      for at = 1, length do
        local other = word:sub(1, at - 1) .. "0" .. word:sub(at + 1)
        assert.same({}, found(l, ("%s, first %s, %s last %sx"):format(other, other, other, word)))
      end
    end
  end)

  it("tells short words apart among many", function()
    math.randomseed(3)
    local letters, made, terms, texts = "abcdefghijklmnopqrstuvwxyz0123456789_é", lexicon.new(), {}, {}
    local function word()
      local list = {}
      for k = 1, math.random(3) do
        local i = math.random(38)
        list[k] = i == 38 and "é" or letters:sub(i, i)
      end
      return table.concat(list)
    end
    for _ = 1, 200 do
      local term = word()
      terms[term] = true
      made:add(term, "T", term)
    end
    made:build()
    local wanted = {}
    for i = 1, 20000 do
      texts[i] = word()
      if terms[texts[i]] then wanted[#wanted + 1] = "T:" .. texts[i] .. " " .. texts[i] end
    end
    assert.same(wanted, found(made, table.concat(texts, " ")))
  end)

  it("matches a term in capitals in capitals only", function()
    local l = of({ "US", "PLACE", "USA" }, { "LED", "SECTOR", "lighting" }, { "ASEAN", "PLACE", "ASEAN" }, { "Asean", "PLACE", "ASEAN" })
    assert.same({ "PLACE:USA US" }, found(l, "It led us to the US, Us too."))
    assert.same({ "PLACE:ASEAN Asean", "PLACE:ASEAN ASEAN" }, found(l, "Asean, ASEAN"))
  end)

  it("finds nothing inside a decoy", function()
    local l = of({ "化工", "SECTOR", "chemicals" }, { "信息化工", "SECTOR", "-" }, { "US", "PLACE", "USA" }, { "US$", "PLACE", "-" })
    assert.same({ "SECTOR:chemicals 化工" }, found(l, "信息化工作与化工"))
    assert.same({ "PLACE:USA US" }, found(l, "The US paid US$ 5 million and US$5"))
  end)

  it("takes the leftmost, then the longest of each type", function()
    local l = of({ "South Korea", "PLACE", "KOR" }, { "Korea", "PLACE", "KR" }, { "South", "PLACE", "S" },
      { "Korea Zinc", "ORG", "KZ" })
    assert.same({ "PLACE:KOR South Korea", "ORG:KZ Korea Zinc" }, found(l, "South Korea Zinc"))
    assert.same({ "PLACE:S South", "PLACE:KR Korea" }, found(l, "South Koreans; Korea"))
  end)

  it("finds Chinese without spaces, and never a name inside a longer one", function()
    local l = of({ "印度", "PLACE", "IND" }, { "印度尼西亚", "PLACE", "IDN" }, { "钢", "SECTOR", "steel" }, { "中国", "PLACE", "CHN" })
    assert.same({ "PLACE:IDN 印度尼西亚", "PLACE:IND 印度", "SECTOR:steel 钢" }, found(l, "印度尼西亚与印度的钢材"))
    assert.same({ "PLACE:CHN 中国" }, found(l, "in中国steel"))
  end)

  it("keeps the alternatives of one spelling", function()
    local l = of({ "Georgia", "PLACE", "GEO" }, { "georgia", "PLACE", "US-GA" }, { "Georgia", "ORG", "x" }, { "GEORGIA", "PLACE", "GEO" })
    assert.same({ "PLACE:GEO Georgia", "PLACE:US-GA Georgia", "ORG:x Georgia" }, found(l, "Georgia"))
  end)

  it("reads any white space, dash and apostrophe as one", function()
    local l = of({ "People's Bank", "ORG", "pbc" }, { "anti-dumping", "MEASURE", "ad" })
    assert.equal(3, #l:find "People’s\n  Bank People's\u{a0}Bank people's bank")
    assert.equal(0, #l:find "People's\n\nBank People-s Bank")
    assert.equal(3, #l:find "anti-dumping Anti‑dumping anti–dumping anti dumping")
  end)

  it("matches terms that end in punctuation or hold letters with accents", function()
    local l = of({ "U.S.", "PLACE", "USA" }, { "Türkiye", "PLACE", "TUR" }, { "Co., Ltd.", "WORD", "firm" })
    assert.same({ "PLACE:USA U.S.", "PLACE:TUR TÜRKIYE", "WORD:firm CO., LTD." }, found(l, "U.S. TÜRKIYE CO., LTD. U.S"))
  end)

  it("stands any bytes", function()
    local l = of({ "steel", "SECTOR", "steel" }, { "钢铁", "SECTOR", "steel" })
    assert.equal(2, #l:find "\xff\xc3 steel\xe9\x92 \0 钢铁\xe9")
    assert.equal(0, #l:find "")
  end)

  it("reads CSV with quotes and comments, and names the line at fault", function()
    local csv = 'type,code,lang,term\n# places\nPLACE,CHN,en,China\n"PLACE",KOR,en,"Korea, South"\n'
    local l = assert(lexicon.new():read(csv, "x.csv")):build()
    assert.same({ "PLACE:KOR korea, south" }, found(l, "korea, south"))
    local made, message, code = lexicon.new():read(csv .. "PLACE,X\n", "x.csv")
    assert.is_nil(made)
    assert.equal("x.csv:5: 2 fields instead of 4", message)
    assert.equal("invalid", code)
    made, message = lexicon.new():read("term\n", "x.csv")
    assert.is_nil(made)
    assert.matches("first row must be: type,code,lang,term", message)
  end)

  it("refuses terms that can never match, and additions after it is built", function()
    assert.error_matches(function() lexicon.new():add("$", "X", "y") end, "begins with a letter")
    assert.error_matches(function() lexicon.new():add("", "X", "y") end, "1 to 1024 bytes")
    assert.error_matches(function() lexicon.new():build():add("a", "X", "y") end, "built")
  end)

  it("ships with terms", function()
    assert.is_true(#lexicon.shipped() >= 0)
    assert.equal(lexicon.shipped(), lexicon.shipped())
  end)
end)
