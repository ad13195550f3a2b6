-- Reading: character sets, Markdown, HTML, articles in one file, and that every byte of text leads back to the file.
local helper = require "helper"
local corpus = require "quern.corpus"

local function read(name, bytes)
  local folder = helper.folder()
  local path = helper.write(folder .. "/" .. name, bytes)
  local opened = assert(corpus.open(folder .. "/c.db"))
  local summary = assert(opened:read(path))
  local documents = {}
  for document in opened:documents() do documents[#documents + 1] = document end
  return documents, summary, bytes
end

local function kinds(document)
  local list = {}
  for _, zone in ipairs(document.zones) do list[#list + 1] = zone.kind .. ": " .. document.text:sub(zone.from, zone.to) end
  return list
end

local function zone_of(document, text)
  local at = assert(document.text:find(text, 1, true), "not in the text: " .. text)
  local zone = document:zone(at)
  return zone and zone.kind
end

local PARAGRAPH = "The ministry said on Monday that output of crude steel had fallen by two percent in the first half of the year."

describe("plain text", function()
  it("keeps every byte and tells titles, bylines, captions and menus apart", function()
    local bytes = "Home\nNews\nContact us\n\nSteel Output Falls in the First Half\n\nBy Jane Doe - The Daily Ledger\nMay 3, 2024\n\n"
      .. "A mill in the north. (John Roe/Agency Images)\n\n" .. PARAGRAPH .. "\n\nPrices Under Pressure\n\n" .. PARAGRAPH
      .. "\n\nShare on this network\nShare on that network\nShare on a third\n"
    local document = read("a.txt", bytes)[1]
    assert.equal(bytes, document.text)
    assert.equal("Steel Output Falls in the First Half", document.title)
    assert.equal("Jane Doe", document.author)
    assert.equal("The Daily Ledger", document.publisher)
    assert.equal("2024-05-03", document.published)
    assert.equal("heading", document.found.title)
    assert.equal("en", document.language)
    assert.equal("boilerplate", zone_of(document, "Contact us"))
    assert.equal("caption", zone_of(document, "A mill"))
    assert.equal("heading", zone_of(document, "Prices Under"))
    assert.equal("boilerplate", zone_of(document, "Share on that"))
    assert.equal("body", zone_of(document, PARAGRAPH))
  end)

  it("knows captions that tell of a scene and its day", function()
    local text = "Cranes at Aldmouth\n\n" .. PARAGRAPH .. "\n\nFILE - Dockers unload a barge of ore that came down the river.\n\n"
      .. "The mayor, left, and the harbour master open the new dock in Aldmouth, Nov. 2, 2011.\n\n" .. PARAGRAPH .. " It ends there.\n"
    local document = read("a.txt", text)[1]
    assert.equal("caption", zone_of(document, "FILE - Dockers"))
    assert.equal("caption", zone_of(document, "The mayor, left"))
  end)

  it("joins lines that were wrapped and leaves short texts alone", function()
    local document = read("a.txt", "Steel and Its Markets in Spring\n\n" .. (("word "):rep(14) .. "\n"):rep(4) .. "and an end of the sentence, at last.\n\n"
      .. (("term "):rep(14) .. "\n"):rep(4) .. "and an end of the sentence, at last.\n")[1]
    local bodies = 0
    for _, zone in ipairs(document.zones) do bodies = bodies + (zone.kind == "body" and 1 or 0) end
    assert.equal(2, bodies)
    assert.same({ "body: By 2025 the capacity" }, kinds(read("b.txt", "By 2025 the capacity")[1]))
  end)

  it("joins what hangs under an item to it, and keeps items apart", function()
    local document = read("a.txt", "Sheet on Cranes and Their Makers\n\nOrder of the Bureau for Ports, in full text, as it stands now today:\n\n"
      .. "-   The levy on harbour cranes rises from five percent to nine\n    percent.  It begins to\n    apply on 4 March 2021.\n"
      .. "    -   Cranes that were ordered before that day are still\n        free.\n-   Winches stay free.\n")[1]
    assert.same({ "list_item: -   The levy on harbour cranes rises from five percent to nine\n    percent.  It begins to\n    apply on 4 March 2021.",
      "list_item: -   Cranes that were ordered before that day are still\n        free.", "list_item: -   Winches stay free." },
      { select(3, table.unpack(kinds(document))) })
  end)

  it("knows a long title above a date, and the day on which a text came out first", function()
    local title = "Report on the " .. ("long and winding "):rep(9) .. "Way of a Title"
    local lines = ("A line of the text that a machine broke at a width of eighty\n"):rep(8) .. "ends here, at last.\n"
    assert.equal("2019-07-02", read("a.txt", title .. "\n2019-07-02\n\n" .. lines)[1].published)
    assert.equal("2019-07-02", read("b.txt", "Notice on Rope\n\nPublished: March 03, 2024 10:00 UTC\nOriginal Published: July 2, 2019\n\n" .. lines)[1].published)
    assert.equal("2019-07-02", read("c.txt", "Notice on Rope\n\nJuly 2, 2019 | Page 4\n\n" .. lines)[1].published)
  end)

  it("gives each article its own source line, which comes after it", function()
    local articles = {}
    for i, month in ipairs { "January", "February", "March" } do
      articles[i] = ("Heading of Article Number %d\n\n%s\n\n%s\n\nSource: Paper %d, %s 1%d, 2024\n\n"):format(i, PARAGRAPH, PARAGRAPH, i, month, i)
    end
    local documents = read("a.txt", "Skip to content\nLatest\nMenu\n\n" .. table.concat(articles))
    assert.equal(3, #documents)
    assert.equal("Heading of Article Number 2", documents[2].title)
    assert.equal("Paper 2", documents[2].publisher)
    assert.equal("2024-02-12", documents[2].published)
    assert.equal("Paper 3", documents[3].publisher)
    assert.equal("2024-01-11", documents[1].published)
    local text = {}
    for i, document in ipairs(documents) do text[i] = document.text end
    assert.equal("Skip to content\nLatest\nMenu\n\n" .. table.concat(articles), table.concat(text))
    assert.equal(#text[1], documents[2]:position(1).byte)
  end)

  it("does not take the chapters of one report for documents", function()
    assert.equal(1, #read("a.txt", "A Report on Steel\n\n" .. PARAGRAPH .. "\n\nChapter on Prices\n\n" .. PARAGRAPH .. "\n\nChapter on Trade\n\n" .. PARAGRAPH))
  end)

  it("finds a pulled quote in other letters, with other spaces, in Chinese, of short words only", function()
    local quotes = {
      { "The old crane at the harbour had been painted blue, the keeper told us, in the year of the flood.",
        "CRANE AT THE HARBOUR HAD  BEEN “PAINTED BLUE”, THE KEEPER TOLD US" },
      { "码头上的老起重机在发大水的那一年被漆成了蓝色，看守人这样告诉我们，后来再也没有人给它上过漆。这件事他记得很清楚。",
        "那一年被漆成了蓝色，看守人这样告诉我们", "傍晚的时候，人们沿着码头散步，谈论着天气和孩子们的学校，一直到天黑。" },
      { "He and I sat by the sea at ten and had a cup of tea, as he had to be in bed by six, and so we did.",
        "sat by the sea at ten and had a cup of tea" },
    }
    for n, pair in ipairs(quotes) do
      for shift = 1, 70, 3 do
        local lead = ("y"):rep(shift) .. " "
        local document = read(("q%d.txt"):format(n), "The Crane\n\n" .. (pair[3] or PARAGRAPH) .. "\n\n" .. lead .. pair[1] .. "\n\n"
          .. pair[2] .. "\n")[1]
        assert.equal("boilerplate", document:zone((document.text:find("\n" .. pair[2], 1, true)) + 1).kind, pair[2])
        assert.equal("body", document:zone((document.text:find(pair[1], 1, true))).kind, pair[1])
      end
    end
  end)

  it("zones out a sidebar in another language and a pulled quote, keeps a bilingual text", function()
    local document = read("a.txt", "Steel Output Falls in the First Half\n\nTin tức: Kinh tế thế giới và những thách thức của Việt Nam trong năm nay\n\n"
      .. PARAGRAPH .. " " .. PARAGRAPH .. "\n\n" .. PARAGRAPH:sub(1, -2) .. "\n\nPrices had fallen too, and the mills said so in May.\n")[1]
    assert.equal("boilerplate", zone_of(document, "Tin tức"))
    local at = document.text:find(PARAGRAPH:sub(1, -2) .. "\n", 1, true)
    assert.equal("boilerplate", document:zone(at).kind)
    local german = "Das Ministerium sagte am Montag, dass die Erzeugung von Stahl in der ersten Hälfte des Jahres um zwei Prozent gefallen ist."
    local both = read("b.txt", "A Title in English\n\n" .. (PARAGRAPH .. "\n\n"):rep(4) .. (german .. "\n\n"):rep(3))[1]
    assert.equal("body", zone_of(both, german))
  end)

  it("reads Chinese source lines and titles", function()
    local body = "国家统计局表示，今年上半年粗钢产量同比下降百分之二，主要原因是需求不足。各地钢铁企业已经减产，部分企业停产检修。"
    local documents = read("a.txt", "钢铁产量下降\n\n" .. body .. "\n\n来源：新华社 2024-07-16\n\n铝业产能过剩\n\n" .. body .. "\n\n来源：财新网 2024-07-18\n")
    assert.equal(2, #documents)
    assert.equal("钢铁产量下降", documents[1].title)
    assert.equal("新华社", documents[1].publisher)
    assert.equal("2024-07-18", documents[2].published)
    assert.equal("zh", documents[1].language)
  end)
end)

describe("character sets", function()
  local chinese = "钢铁产量下降百分之二"
  it("lead back to the bytes of UTF-16", function()
    local bytes = { "\xFF\xFE" }
    for _, point in utf8.codes("Steel " .. chinese .. "\n") do bytes[#bytes + 1] = string.pack("<I2", point) end
    local document = read("a.txt", table.concat(bytes))[1]
    assert.equal("Steel " .. chinese .. "\n", document.text)
    assert.equal(2, document:position(1).byte)
    local place = document:span(7, 12)
    assert.equal(2 + 12, place.from)
    assert.equal(2 + 16, place.to)
  end)

  it("lead back to the bytes of GB18030 and Windows-1252", function()
    local path = os.tmpname()
    local long = (chinese .. "，专家表示，主要原因是需求不足。"):rep(8) .. "END"
    helper.write(path, long)
    local gb = helper.shell("iconv -f UTF-8 -t GB18030 " .. path)
    local documents, summary = read("a.txt", gb)
    assert.equal(long, documents[1].text)
    local at = documents[1].text:find "END"
    assert.equal(#gb - 3, documents[1]:position(at).byte)
    assert.matches("read as GB18030", summary.warnings[1].message)
    os.remove(path)
    local latin = read("b.txt", "Der Au\xDFenhandel f\xFCr Stahl ist im ersten Halbjahr um zwei Prozent gefallen, sagte das Ministerium am Montag.\n")[1]
    assert.equal("Außenhandel", latin.text:match "Au%S+")
    assert.equal(13, latin:position((latin.text:find("handel", 1, true))).byte - 0 + 4)
  end)

  it("keep the place of broken bytes and say so", function()
    local documents, summary = read("a.txt", "钢铁产量 \xFF\xFE 下降 steel output fell\n")
    assert.equal("钢铁产量 \u{FFFD}\u{FFFD} 下降 steel output fell\n", documents[1].text)
    assert.matches("2 bytes are not valid UTF%-8, the first at byte 13", summary.warnings[1].message)
    local at = documents[1].text:find("下", 1, true)
    assert.equal(16, documents[1]:position(at).byte)
  end)
end)

describe("plain text wrapped by a program", function()
  local text = [[
Harbour duties for the coming season: what the ministry of trade decided, in a sheet of facts

2023-04-02

The port authority has raised what it asks of barges that carry ore to
the northern quays, and will review the sum in autumn, when the dredging
of the inner basin is done and paid for.

-   The charge on ore goes from 4 percent to 6 percent of the value of
    each load, and falls due when the barge has been moored for longer
    than a day.
    -   Barges of the river fleet pay half of it until the quays at the
        old dock are mended.
-   The charge on grain stays.

<!-- -->

1.   Loads weighed before 4 March pay what they were told when they were
     weighed at the gate.
•	Later loads pay the new charge.
]]

  it("has one zone for each item, its lines joined, and none of columns", function()
    local found = {}
    for _, zone in ipairs(read("a.txt", text)[1].zones) do found[#found + 1] = zone.kind end
    assert.equal("heading byline body list_item list_item list_item boilerplate list_item list_item", table.concat(found, " "))
  end)
end)

describe("lines that a sentence announces", function()
  it("are items of a list, marks or none", function()
    local found = {}
    local text = "Grain moves inland\n\nThe river authority moved its barges to the inland docks in spring, as the ministry had asked it to.\n"
      .. "Three lines were stopped that week:\n\nthe ferry between Aldmouth and Brack\nore barges from the northern quays\nthe night service\n\n"
      .. "None of them runs again before the autumn, said the authority, which has no boats to spare for them.\n"
    for _, zone in ipairs(read("a.txt", text)[1].zones) do found[#found + 1] = zone.kind end
    assert.equal("heading body body list_item list_item list_item body", table.concat(found, " "))
  end)
end)

describe("Markdown", function()
  it("leaves the marks out and leads back past them", function()
    local bytes = "---\ntitle: \"A notice\"\nsource_name: Federal Register\ndate: 2026-02-05\noriginal_published: 2024-04-09 00:00:00 +0000\n---\n\n# A notice\n\n"
      .. "The *Department* found **sales** at [less than](http://x.org/a_b_c) normal value, it said in a notice.\n\n- one item of the list\n\n"
      .. "| Place | Mt |\n|---|---:|\n| China | 1,019 |\n"
    local document = read("a.md", bytes)[1]
    assert.equal("A notice", document.title)
    assert.equal("2024-04-09", document.published)
    assert.equal("Federal Register", document.publisher)
    assert.equal("body", zone_of(document, "The Department found sales at less than normal value"))
    assert.equal("list_item", zone_of(document, "one item"))
    assert.equal("table", zone_of(document, "China\t1,019"))
    assert.equal("boilerplate", zone_of(document, "source_name"))
    for _, word in ipairs { "Department", "sales", "less than", "normal", "1,019" } do
      local at = document.text:find(word, 1, true)
      assert.equal(bytes:find(word, 1, true) - 1, document:position(at).byte, word)
    end
  end)
end)

describe("front matter", function()
  local paragraph = "Grain charges at the docks of Aldmouth rise by four percent from March, the harbour board said in a notice on Tuesday."
  local bytes = "---\ntitle: 'Docks charge more'\ndate: 2026-02-05\nsummary: \"" .. paragraph .. " Two more rises...\"\n---\n\n" .. paragraph
    .. "\n\nThe board had last raised them in the year before, when a berth was closed for repairs that took until the autumn.\n"

  it("heads a plain text too, and its summary hides nothing of what it says again", function()
    local document = read("a.txt", bytes)[1]
    assert.equal("Docks charge more", document.title)
    assert.equal("2026-02-05", document.published)
    assert.equal("heading", zone_of(document, "Docks charge more"))
    assert.equal("boilerplate", zone_of(document, "summary"))
    local again = assert(document.text:find(paragraph, document.text:find("Two more rises", 1, true), true))
    assert.equal("body", document:zone(again).kind)
    assert.equal(bytes:find("\n\nGrain", 1, true) + 1, document:position(again).byte)
  end)

  it("is none without a key that says what the text is, or without an end", function()
    for line, rest in pairs { ["One line"] = "\n---\n", ["title: Docks"] = "\n\n" } do
      local document = read("a.txt", "---\n" .. line .. rest .. paragraph)[1]
      assert.not_equal("boilerplate", zone_of(document, line))
      assert.equal("body", zone_of(document, paragraph))
      assert.not_equal("front matter", document.found and document.found.title)
    end
  end)
end)

describe("Chinese paragraphs", function()
  it("may end in a remark in brackets, and be set apart by blanks", function()
    local first = "港务局周二表示，三月起粮食装卸费上调百分之四，另有两个泊位因维修停用到秋天。"
    local last = "上一次调整是在前年，当时一个泊位关闭，维修持续了半年。（完）"
    local document = read("a.txt", first .. "\n" .. last .. "\n责任编辑：李某\n")[1]
    assert.equal("body", zone_of(document, last))
    assert.equal("body", zone_of(read("a.txt", first .. "     " .. first .. "     " .. last .. "\n")[1], last))
  end)
end)

describe("HTML", function()
  local bytes = [[<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Steel falls | The Ledger</title>
<meta property="og:site_name" content="The Ledger"><meta property="article:published_time" content="2024-05-03T10:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav><script>var x = "<p>no</p>";</script>
<article><h1>Steel Output Falls &amp; Prices Follow</h1><p class="byline">By Jane Doe</p>
<p>The ministry said on <b>Monday</b> that caf&eacute; output &mdash; and steel&nbsp;output &#8212; had fallen
by 2&#37; in the first half of the year.</p><ul><li>Rebar fell by 3 percent.</li></ul>
<table><tr><th>Place</th><th>Mt</th></tr><tr><td>China</td><td>1,019 &lt; 1,020</td></tr></table>
<figure><img src="x"><figcaption>A mill in the north</figcaption></figure><p>Exports rose again &copy2024 in the second half of the year, it said.</p></article>
<div class="related-posts"><a href="a">Another story about prices</a></div><footer>All rights reserved</footer></body></html>]]
  local document

  setup(function() document = read("a.html", bytes)[1] end)

  it("shows the main text, with menus as boilerplate", function()
    assert.equal("Steel Output Falls & Prices Follow", document.title)
    assert.equal("The Ledger", document.publisher)
    assert.equal("2024-05-03", document.published)
    assert.equal("Jane Doe", document.author)
    assert.equal("body", zone_of(document, "The ministry said on Monday that café output — and steel output — had fallen by 2% in"))
    assert.equal("boilerplate", zone_of(document, "News"))
    assert.equal("boilerplate", zone_of(document, "Another story"))
    assert.equal("boilerplate", zone_of(document, "All rights"))
    assert.equal("list_item", zone_of(document, "Rebar"))
    assert.equal("table", zone_of(document, "China\t1,019 < 1,020"))
    assert.equal("caption", zone_of(document, "A mill"))
    assert.is_nil(document.text:find("no", 1, true) and document.text:find("var x", 1, true))
  end)

  it("leads every word back to its bytes", function()
    for _, word in ipairs { "Output Falls", "Monday", "output", "had fallen", "Rebar", "China", "1,020", "A mill", "second half" } do
      local at = document.text:find(word, 1, true)
      local place = document:span(at, at + #word - 1)
      assert.equal(word, bytes:sub(place.from + 1, place.to), word)
    end
    local at = document.text:find("é", 1, true)
    local place = document:span(at, at + 1)
    assert.equal("&eacute;", bytes:sub(place.from + 1, place.to))
    assert.equal(6, document:position((document.text:find("2%", 1, true))).line)
  end)

  it("reads a page that breaks off, and refuses one nested without end", function()
    local cut = read("a.html", bytes:sub(1, 900))[1]
    assert.equal("Steel Output Falls & Prices Follow", cut.title)
    local _, summary = read("b.html", "<html><body>" .. ("<div>"):rep(100000) .. "steel")
    assert.equal(1, summary.failed)
    assert.matches("nested more than", summary.warnings[1].message)
  end)
end)

describe("the five seeds", function()
  local folder = helper.shared "seeds"
  local documents = {}

  setup(function()
    if not folder then return end
    local opened = assert(corpus.open(helper.folder() .. "/c.db"))
    assert(opened:read(folder))
    for document in opened:documents() do documents[#documents + 1] = document end
  end)

  it("give twelve documents with titles, publishers and dates", function()
    if not folder then return pending "../shared is absent" end
    assert.equal(12, #documents)
    local dated, published = 0, 0
    for _, document in ipairs(documents) do
      assert.is_string(document.title)
      dated = dated + (document.published and 1 or 0)
      published = published + (document.publisher and 1 or 0)
    end
    assert.equal(9, dated) -- the other three name no day
    assert.equal(12, published)
  end)

  it("keep what their text says in bodies and headings, and only that", function()
    if not folder then return pending "../shared is absent" end
    local json = require "quern.json"
    local path = helper.shared "testsets/gold_seeds.jsonl"
    local by_file = {}
    for _, document in ipairs(documents) do
      local name = document.file:match "[^/]+$"
      by_file[name] = by_file[name] or {}
      table.insert(by_file[name], document)
    end
    for line in io.lines(path) do
      local fact = json.decode(line)
      for _, document in ipairs(by_file[fact.doc]) do
        local base = document:position(1).byte
        local from, to = fact.start - base + 1, fact["end"] - base
        if from >= 1 and to <= #document.text then
          local kind = document:zone(from).kind
          assert.is_truthy(kind == "body" or kind == "heading" or kind == "list_item", fact.id .. " stands in a " .. kind)
          assert.equal(fact.start, document:position(from).byte)
        end
      end
    end
    for line in io.lines((helper.shared "testsets/gold_negatives_seeds.jsonl")) do
      local trap = json.decode(line)
      local furniture = trap.why:find "sidebar" or trap.why:find "caption" or trap.why:find "visitor counter"
      for _, document in ipairs(by_file[trap.doc]) do
        local from = trap.start - document:position(1).byte + 1
        if furniture and from >= 1 and from <= #document.text then
          local kind = document:zone(from).kind
          assert.is_truthy(kind == "boilerplate" or kind == "caption", trap.quote .. " stands in a " .. kind)
        end
      end
    end
  end)
end)
