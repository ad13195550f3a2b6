local helper = require "helper"
local json = require "quern.json"
local lexicon = require "quern.lexicon"
local text = require "quern.text"

local function body(subject) return { { from = 1, to = #subject, kind = "body" } } end

describe("a scan", function()
  it("finds the lexicon's words, numbers and dates in one pass, in order", function()
    local subject = "Steel output rose 23 percent in May 2024."
    local scanner = text.scanner(lexicon.new():add("steel", "SECTOR", "steel"))
    local scan = scanner:scan(subject, { zones = body(subject) })
    local types = {}
    for i, m in ipairs(scan:mentions()) do
      types[i] = m.type
      assert.equal(m.text, subject:sub(m.from, m.to))
    end
    assert.same({ "SECTOR", "PERCENT", "DATE" }, types)
    assert.equal(3, #scan)
    assert.equal(23, scan:mention(2).value)
    assert.equal("2024-05-01", scan:mention(3).lo)
    assert.equal("2024-05-31", scan:mention(3).hi)
    assert.is_nil(scan:mention(4))
  end)

  it("gives each sentence its zone and clauses", function()
    local subject = "Title\n\nOne fell; two rose. Three."
    local zones = { { from = 1, to = 5, kind = "heading", level = 1 }, { from = 8, to = #subject, kind = "body" } }
    local scan = text.scanner():scan(subject, { zones = zones })
    local sentences = scan:sentences()
    assert.equal(3, #sentences)
    assert.equal("heading", sentences[1].zone)
    assert.equal("One fell; two rose.", sentences[2].text)
    assert.equal(2, #sentences[2].clauses)
    assert.same("Three.", sentences[3].text)
    assert.same({ from = 1, to = 5, kind = "heading", level = 1 }, scan:zones()[1])
  end)

  it("refuses what it does not know, and zones outside the text", function()
    assert.error_matches(function() text.scanner():scan("a", { refernce = "2024-01-01" }) end, "knows: reference, zones")
    assert.error_matches(function() text.scanner():scan("a", { reference = "2024-02-30" }) end, "YYYY%-MM%-DD")
    assert.error_matches(function() text.mentions("a", { lang = "en" }) end, "knows: lexicon, reference, zones")
    local scan, _, code = text.scanner():scan("abc", { zones = { { from = 1, to = 9, kind = "body" } } })
    assert.is_nil(scan)
    assert.equal("invalid", code)
  end)

  it("gives valid spans for any bytes", function()
    math.randomseed(7)
    local scanner = text.scanner(lexicon.shipped())
    local parts = { "\xff", "钢", "5", ".", "%", "US$", " ", "\n", "May", "二", "\xe4\xb8", "billion", "the", "-", "年", "\0" }
    for _ = 1, 300 do
      local list = {}
      for i = 1, math.random(40) do list[i] = parts[math.random(#parts)] end
      local subject = table.concat(list)
      local scan = assert(scanner:scan(subject))
      local before = 0
      for i = 1, #scan do
        local m = scan:mention(i)
        assert.is_true(m.from >= before and m.to >= m.from and m.to <= #subject)
        before = m.from
      end
      for _, s in ipairs(scan:sentences()) do assert.is_true(s.from >= 1 and s.to <= #subject) end
    end
  end)
end)

describe("sentences", function()
  local function split(subject)
    local out = {}
    for i, s in ipairs(text.scanner():scan(subject, { zones = body(subject) }):sentences()) do out[i] = s.text end
    return out
  end

  it("end at full stops that end them", function()
    assert.same({ "Mr. Li met Gen. Wu.", "They talked." }, split "Mr. Li met Gen. Wu. They talked.")
    assert.same({ "It grew 3.5 percent.", "See example.org for more." }, split "It grew 3.5 percent. See example.org for more.")
    assert.same({ "The U.S. Department said so.", "He left the U.S.", "The end." },
      split "The U.S. Department said so. He left the U.S. The end.")
    assert.same({ "On Aug. 3 No. 5 fell.", "Acme Inc. rose." }, split "On Aug. 3 No. 5 fell. Acme Inc. rose.")
    assert.same({ "“Stop!”", "“Why?” he asked.", "(So.)", "End" }, split "“Stop!” “Why?” he asked. (So.) End")
  end)

  it("end where a page has run two together", function()
    assert.same({ "The ports reopened.", "Barges, it said, returned?", "They did." }, split "The ports reopened.Barges, it said, returned?They did.")
    assert.same({ "See docs.Example.org/A or U.S.Steel of Vt.Rail for it." }, split "See docs.Example.org/A or U.S.Steel of Vt.Rail for it.")
  end)

  it("end at Chinese marks with their closing quotes", function()
    assert.same({ "钢铁产量下降。", "他说：“好！”", "完了？", "是" }, split "钢铁产量下降。他说：“好！”完了？是")
  end)

  it("end at blank lines, not at wrapped ones", function()
    assert.same({ "One line\nwraps", "another" }, split "One line\nwraps\n\nanother")
  end)
end)

describe("sentences in a long text", function()
  local parts = { "Steel", "fell", "The", "mills", "but", "and", "while", "according", "nobody", "U.S.", "Corp.", "No.", "12.", "2.5", "said.", "(b)", "a",
    "X.", "said!", "why?", "reopened.Barges", "said?He", "so,", "here:", "there;", "“yes.”", "…", "—", "。", "！", "，", "钢", "钢", "产量", "5", ":", "é", "\n", "\t", "!?", ".", ",", "'s" }
  local gaps = { " ", " ", " ", "", "", "  ", "\n" }

  --- A short one is left to the rules alone near its end; in a long one most places are decided from tables.
  it("are those of its paragraphs alone", function()
    math.randomseed(5)
    local scanner = text.scanner()
    local wanted, list, at = {}, {}, 0
    for i = 1, 4000 do
      local paragraph = { "x" }
      for _ = 1, math.random(9) do
        paragraph[#paragraph + 1] = gaps[math.random(#gaps)]
        paragraph[#paragraph + 1] = parts[math.random(#parts)]
      end
      list[i] = table.concat(paragraph)
      for _, s in ipairs(scanner:scan(list[i], { zones = body(list[i]) }):sentences()) do
        wanted[#wanted + 1] = ("%d-%d %d"):format(at + s.from, at + s.to, #s.clauses)
      end
      at = at + #list[i] + 2
    end
    local subject, out = table.concat(list, "\n\n"), {}
    for i, s in ipairs(scanner:scan(subject, { zones = body(subject) }):sentences()) do
      out[i] = ("%d-%d %d"):format(s.from, s.to, #s.clauses)
    end
    assert.same(wanted, out)
  end)

  it("are found in time that grows with it, whatever it is made of", function()
    local system = require "quern.host.system"
    local function seconds(unit, bytes)
      local subject = unit:rep(bytes // #unit)
      local zones, begun = body(subject), system.clock()
      assert(text.scanner():look(subject))
      assert(text.scanner():scan(subject, { zones = zones }))
      return system.clock() - begun
    end
    for _, unit in ipairs { "and so on ", ", and", "\n ", " ", ". (a ", ".", "!", "？", "…", "U.S. ", "1, ", "(((", ".”" } do
      assert.is_true(seconds(unit, 1 << 20) < 3, "slow: " .. unit)
    end
    assert.is_true(seconds((" "):rep(1 << 19) .. (". (a "):rep(1 << 17), 1 << 20) < 3)
  end)
end)

describe("clauses", function()
  local function clauses(subject)
    local out = {}
    local sentence = text.scanner():scan(subject, { zones = body(subject) }):sentence(1)
    for i, c in ipairs(sentence.clauses) do out[i] = subject:sub(c.from, c.to) end
    return out
  end

  it("are cut at semicolons, dashes, colons, and commas before a connective", function()
    assert.same({ "Steel, cement and glass rose,", "but coal fell" }, clauses "Steel, cement and glass rose, but coal fell")
    assert.same({ "A rose 1,000;", "B fell —", "C:", "D" }, clauses "A rose 1,000; B fell — C: D")
    assert.same({ "产量增长，", "出口下降；", "价格稳定。" }, clauses "产量增长，出口下降；价格稳定。")
  end)
end)

describe("quern mentions", function()
  it("writes one mention a line, places in bytes and code points from 0", function()
    local path = helper.write(helper.folder() .. "/a.txt", "产量 5% up")
    local out, _, code = helper.run("mentions", path, "--format", "jsonl")
    assert.equal(0, code)
    local found
    for line in out:gmatch "[^\n]+" do
      local record = json.decode(line)
      if record.kind == "percent" then found = record end
    end
    assert.same({ 7, 9, 3, 5, 5, "5%" }, { found.start, found["end"], found.cstart, found.cend, found.value, found.text })
  end)

  it("prints bounds of one side and of both", function()
    local path = helper.write(helper.folder() .. "/a.txt", "above 7 tonnes, or 3 to 4 kg")
    local out, _, code = helper.run("mentions", path)
    assert.equal(0, code)
    assert.matches(">7 t", out, 1, true)
    assert.matches("3–4 kg", out, 1, true)
  end)

  it("answers a batch record by record, each with its reference date", function()
    local path = helper.write(helper.folder() .. "/set.jsonl",
      '{"id":"a","text":"in 2019"}\n{"id":"b","text":"nothing","refdate":null}\n')
    local out, _, code = helper.run("mentions", "--batch", path)
    assert.equal(0, code)
    local first, second = out:match "^(.-)\n(.-)\n$"
    assert.same({ { lo = "2019-01-01", hi = "2019-12-31" } }, json.decode(first).preds[1].alts)
    assert.equal('{"id":"b","preds":[]}', second)
  end)

  it("says what is wrong with a batch, and where", function()
    local path = helper.write(helper.folder() .. "/set.jsonl", '{"id":"a","text":"x"}\n{"id":1}\n')
    local _, err, code = helper.run("mentions", "--batch", path)
    assert.equal(1, code)
    assert.matches("set.jsonl:2: a record has an id and a text", err, 1, true)
    _, err, code = helper.run("mentions", "/none.txt")
    assert.equal(1, code)
    assert.matches("/none.txt", err, 1, true)
    _, _, code = helper.run("mentions", path, "--format", "xml")
    assert.equal(2, code)
  end)
end)

describe("a long text", function()
  it("gives the same with any number of threads and every kernel", function()
    local parts = {}
    for i = 1, 60000 do
      parts[i] = ("In %d, China made %d.%d million tonnes of steel; 产量增长%d%%。Exports rose, but the U.S. fell.%s"):format(
        1990 + i % 35, i % 900, i % 10, i % 40, i % 3 == 0 and "\n\n" or " ")
    end
    local path = helper.write(helper.folder() .. "/long.txt", table.concat(parts))
    local code = [[
      local file = io.open(arg[1], "rb")
      local s = file:read "a"
      local l = require("quern.lexicon").new():add("China", "PLACE", "CHN"):add("steel", "SECTOR", "steel"):add("产量", "WORD", "x")
      local zones = { { from = 1, to = #s, kind = "body" } }
      local scan = require("quern.text").scanner(l):scan(s, { zones = zones, reference = "2024-05-05" })
      local sum, sentences = #scan, scan:sentences()
      for i = 1, #scan, 7 do
        local m = scan:mention(i)
        sum = (sum * 31 + m.from * 7 + m.to + (m.value or 0) // 1 + #m.type) % 1000000007
      end
      for _, one in ipairs(sentences) do sum = (sum * 31 + one.from + one.to + #one.clauses) % 1000000007 end
      print(#scan, #sentences, sum)
    ]]
    local script = helper.write(helper.folder() .. "/scan.lua", code)
    local outs = {}
    for i, settings in ipairs { "QUERN_THREADS=1", "QUERN_THREADS=2", "QUERN_THREADS=5", "QUERN_KERNEL=portable", "QUERN_KERNEL=sse" } do
      local err, status
      outs[i], err, status = helper.shell(("%s %s %s %s"):format(settings, helper.quern, script, path))
      assert.equal(0, status, err)
    end
    assert.matches("^%d+\t120000\t", outs[1])
    for i = 2, #outs do assert.equal(outs[1], outs[i]) end
  end)
end)

--- What a scan found, as one string.
local function outline(scan)
  local out = {}
  for i, m in ipairs(scan:mentions()) do out[i] = ("%s %d-%d %s"):format(m.type, m.from, m.to, m.code or m.value or m.iso or "") end
  for _, s in ipairs(scan:sentences()) do out[#out + 1] = ("sentence %d-%d %d"):format(s.from, s.to, #s.clauses) end
  return table.concat(out, "\n")
end

describe("many texts", function()
  local words = { "Steel", "steel", "fell", "by", "5%.", "In May", "2021", "it", "rose,", "but", "coal", "a dozen", "tonnes.", "\n\n", "产量" }
  local terms = lexicon.new():add("steel", "SECTOR", "steel"):add("coal", "SECTOR", "coal"):add("产量", "WORD", "x")

  it("give what each gives alone, with any number of threads", function()
    math.randomseed(11)
    local subjects, alone = {}, {}
    local scanner = text.scanner(terms)
    for i = 1, 300 do
      local list = {}
      for k = 1, math.random(i % 20 == 0 and 9000 or 60) do list[k] = words[math.random(#words)] end
      subjects[i] = table.concat(list, " ")
      alone[i] = outline(scanner:scan(subjects[i], { reference = "2022-02-02" }))
    end
    for _, threads in ipairs { 1, 2, 7 } do
      local scans = assert(text.scans(subjects, { lexicon = terms, reference = "2022-02-02", threads = threads }))
      assert.equal(#subjects, #scans)
      for i, scan in ipairs(scans) do assert.equal(alone[i], outline(scan)) end
    end
  end)

  it("may have a reference day each", function()
    local scans = text.scans({ "last year", "last year", "last year" }, { reference = { "2011-05-05", false, "2001-01-01" } })
    assert.equal("2010", scans[1]:mention(1).iso)
    assert.is_nil(scans[2]:mention(1).iso)
    assert.equal("2000", scans[3]:mention(1).iso)
  end)

  it("are strings, and what is asked is known", function()
    assert.error_matches(function() text.scans { "a", 5 } end, "text 2 is no string")
    assert.error_matches(function() text.scans({ "a" }, { zones = {} }) end, "knows: lexicon, reference, threads")
    assert.error_matches(function() text.scans({ "a" }, { reference = "May" }) end, "YYYY%-MM%-DD")
    assert.same({}, text.scans {})
  end)
end)

describe("looking without reading", function()
  it("tells where numbers and dates may begin", function()
    local scan = text.scanner():look "Output rose 1,234.5 tonnes in May, 三成 more."
    assert.same({ 13, 31, 36 }, scan:places())
    assert.equal(0, #scan)
    assert.equal(1, #scan:sentences())
  end)

  it("finds the article that a number begins with, behind any white space", function()
    local function places(subject) return text.scanner():look(subject):places() end
    assert.same({ 3 }, places "I a dozen")
    assert.same({ 1 }, places "A dozen")
    assert.same({ 1 }, places "an  \n eighth")
    assert.same({ 1 }, places "a\u{a0}million")
    assert.same({ 7 }, places "中国a third")
    assert.same({ 5 }, places "\n  \ta tonne")
    assert.same({ 1, 8 }, places "a half a lakh")
  end)

  it("finds words that are numbers by themselves where no article stands", function()
    local function places(subject) return text.scanner():look(subject):places() end
    assert.same({ 8 }, places "banana third")
    assert.same({ 4 }, places "a\n\nthird")
    assert.same({ 5 }, places "éa third")
    assert.same({ 5 }, places "a—third")
    assert.same({}, places "the dollar, banana dollar, an dollar, a\n\ndollar")
  end)
end)
