local fixture = require "export.fixture"
local helper = require "helper"
local json = require "quern.json"
local export = require "quern.export"

local function html(options) return assert(export.bytes("html", options)) end

local VOID = { meta = true, link = true, br = true, img = true, input = true }

--- The first tag that does not close, or closes what is not open; nil if all do.
local function unbalanced(page)
  local open = {}
  local text = page:gsub("<script.-</script>", ""):gsub("<style.-</style>", ""):gsub("<!DOCTYPE html>", "")
  for closing, name, rest in text:gmatch "<(/?)(%w+)([^<>]*)>" do
    if closing == "/" then
      if table.remove(open) ~= name then return "</" .. name .. ">" end
    elseif not VOID[name] and not rest:find "/$" then
      open[#open + 1] = name
    end
  end
  return open[1]
end

describe("the HTML report", function()
  local page = html(fixture.options())

  it("is whole, balanced and the same every time", function()
    assert.matches("^<!DOCTYPE html>", page)
    assert.is_nil(unbalanced(page))
    assert.equal(page, html(fixture.options()))
    assert.is_nil(page:find "{%l+}[^}]*</h1>")
  end)

  it("loads nothing from anywhere", function()
    assert.matches("default-src 'none'", page, 1, true)
    for attribute in page:gmatch '%s(%w+)%s*=%s*"https?:' do assert.equal("href", attribute) end
    for _, word in ipairs { "<link", "<img", "@import", "url(", "<iframe", "src=" } do
      assert.is_nil(page:find(word, 1, true), word)
    end
  end)

  it("has no link to a place that is not there, and no place twice", function()
    local ids = {}
    for id in page:gmatch '%sid="([^"]+)"' do
      assert.is_nil(ids[id], id)
      ids[id] = true
    end
    for target in page:gmatch 'href="#([^"]+)"' do assert.is_true(ids[target], target) end
  end)

  it("leads from each cell to its evidence, marked in its document", function()
    assert.matches('<td class="n" data-v="52.5"><a href="#e1" data-f="value">52.5<sup class="conflict" title="sources differ: 50 [1] Reuters, '
      .. '2024-05-06; 55 [2] National Bureau of Statistics, 2025-01-17" aria-hidden="true">≠</sup>', page, 1, true)
    assert.matches('<td class="n" data-v="50"><a href="#e1" data-f="low">50</a></td>', page, 1, true)
    assert.matches('<mark data-n="1" data-q="1" data-f="1:value">50 percent</mark>', page, 1, true)
    assert.matches('<blockquote lang="zh">光伏行业产能利用率为55%。</blockquote>', page, 1, true)
    assert.matches("docs/solar.txt, line 1", page, 1, true)
  end)

  it("shows what a document holds, and runs none of it", function()
    assert.matches("Solar &lt;plants&gt; &amp; idle lines", page, 1, true)
    assert.is_nil(page:find("<plants>", 1, true))
    local options = fixture.options()
    options.title = "</title><script>alert(1)</script>"
    options.warnings = { "<img src=x onerror=alert(1)> \u{202E}abc \xFF" }
    options.tables[1].frame[1].sector = '"><script>alert(2)</script>'
    local hostile = html(options)
    assert.is_nil(hostile:find("<script>alert", 1, true))
    assert.is_nil(hostile:find("<img", 1, true))
    assert.matches("[U+202E]abc \u{FFFD}", hostile, 1, true)
    assert.is_nil(unbalanced(hostile))
  end)

  it("keeps a script in a claim's fields inside its data", function()
    local options = fixture.options()
    local claim = options.corpus.claim
    options.corpus.claim = function(self, id)
      local found = claim(self, id)
      return setmetatable({ fields = { sector = "</script><script>alert(3)</script>" } }, { __index = found })
    end
    assert.is_nil(html(options):find("<script>alert", 1, true))
  end)

  it("draws ranges and lanes, each mark leading to its row", function()
    assert.matches('class="bars" id="chart-overcapacity"', page, 1, true)
    assert.matches('<a href="#overcapacity-1" aria-label="Solar modules · 2023 · World: 50–55 %">', page, 1, true)
    assert.matches('class="range"', page, 1, true)
    assert.matches('class="timeline" id="chart-trade_measures"', page, 1, true)
    assert.matches('>Brazil</text>', page, 1, true)
    assert.matches('class="span open"', page, 1, true)
  end)

  it("tells what it was made with, and the warnings", function()
    assert.matches("recipe overcapacity 1.0.0 (h1:abc) with since = 2000, from 3 documents", page, 1, true)
    assert.matches("sales of 2017 are set against capacity of 2018", page, 1, true)
  end)

  it("shows a warning on the figures that it is about", function()
    local options = fixture.options()
    options.warnings = { "capacity_utilization of batteries, 2023: sales of 2023 are set against capacity of 2022" }
    local warned = html(options)
    assert.is_truthy(warned:find('42.5<sup class="warned" title="capacity_utilization of batteries, 2023: sales', 1, true))
    assert.equal(1, select(2, warned:gsub('<sup class="warned"', "")))
    assert.is_nil(page:find('<sup class="warned"', 1, true))
  end)

  it("cuts a table that nobody could page through, and says so", function()
    local rows = {}
    for i = 1, 2500 do rows[i] = { a = i } end
    local long = html { tables = { { name = "long", title = "Long", frame = rows, columns = { { "a", "integer" } } } } }
    assert.equal(2000, select(2, long:gsub('<tr id="long%-', "")))
    assert.is_truthy(long:find("Long: the first 2000 of its 2500 rows are here; csv, jsonl and xlsx have them all", 1, true))
    local csv = export.bytes("csv", { tables = { { name = "long", frame = rows, columns = { { "a", "integer" } } } } })
    assert.equal(2501, select(2, csv:gsub("\r\n", "")))
  end)

  it("says when the corpus has lost a claim", function()
    local options = fixture.options()
    options.tables[1].frame[1].evidence = { 999 }
    local lost = html(options)
    assert.matches("1 claims behind these rows are no longer in the corpus", lost, 1, true)
    assert.matches("The corpus no longer has this claim", lost, 1, true)
  end)

  it("shows a long document around its evidence only", function()
    local options = fixture.options()
    local long = {}
    for i = 1, 4000 do long[i] = "This is line number " .. i .. "." end
    local text = table.concat(long, "\n")
    local from, to = text:find("This is line number 2000.", 1, true)
    options.corpus = {
      document = function() return { id = 1, file = "long.txt", text = text, position = function() return {} end } end,
      claim = function() return { document = 1, from = from, to = to, rule = "r", fields = {}, spans = {} } end,
    }
    options.tables = { { name = "t", frame = { { a = 1, evidence = { 5 } } } } }
    local out = html(options)
    assert.matches("paragraphs left out", out, 1, true)
    assert.matches("This is line number 2000.", out, 1, true)
    assert.is_nil(out:find("This is line number 1500.", 1, true))
  end)

  it("needs no evidence, no chart and no rows", function()
    local out = html { tables = { { name = "empty", frame = {}, columns = { { "a", "string" } } } } }
    assert.is_nil(unbalanced(out))
    assert.matches("0 rows", out, 1, true)
  end)

  it("takes frames, with their own columns and evidence", function()
    local frame = require "quern.frame"
    local made = frame.new { { "sector", "code", { "steel", "autos" } }, { "value", "f64", { 64, 72.2 } },
      evidence = { { 101 }, { 103, 104 } } }
    local out = html { tables = { { name = "t", frame = made:sort "-value" } }, corpus = fixture.corpus() }
    assert.matches('<tr id="t-1" data-row="1" data-n="1 2">', out, 1, true)
    assert.matches('<abbr title="Motor vehicles">autos</abbr>', out, 1, true)
  end)

  it("names unknown options", function()
    assert.has_error(function() html { tabels = {} } end,
      "unknown option 'tabels'; known: corpus, licence, redacted, runs, tables, title, warnings")
  end)
end)

describe("Markdown and LaTeX reports", function()
  it("have the rows, and their evidence as notes", function()
    local text = export.bytes("md", fixture.options())
    assert.matches("| solar\\_modules | WLD | capacity\\_utilization | 2023 | 52.5 | 50 | 55 | % | 2 | [^1] [^2] |", text, 1, true)
    assert.matches("[^1]: “Module makers ran at 50 percent of capacity in 2023.” Reuters, 2024-05-06, "
      .. "“Solar \\<plants\\> & idle lines”; docs/solar.txt, line 1.", text, 1, true)
    assert.matches("> **Warning:** sales of 2017", text, 1, true)
  end)

  it("escape what LaTeX would read as commands", function()
    local text = export.bytes("tex", fixture.options())
    assert.matches("\\toprule", text, 1, true)
    assert.matches("solar\\_modules & WLD & capacity\\_utilization & 2023 & 52.5 & 50 & 55 & \\% & 2 & 1, 2 \\\\", text, 1, true)
    assert.matches("Solar \\textless{}plants\\textgreater{} \\& idle lines", text, 1, true)
    assert.equal(select(2, text:gsub("\\begin{", "")), select(2, text:gsub("\\end{", "")))
  end)
end)

describe("reports for other programs", function()
  it("give the evidence as Web Annotations with positions in characters", function()
    local collection = json.decode(export.bytes("jsonld", fixture.options()))
    assert.equal("http://www.w3.org/ns/anno.jsonld", collection["@context"])
    assert.equal(5, collection.total)
    local second = collection.first.items[2]
    local quote, position = second.target.selector[1], second.target.selector[2]
    assert.equal("光伏行业产能利用率为55%。", quote.exact)
    assert.equal("2024年，汽车制造业产能利用率为72.2%。\n", quote.prefix)
    assert.equal("", quote.suffix)
    assert.equal(24, position.start)
    assert.equal(24 + utf8.len(quote.exact), position["end"])
    assert.equal("https://example.org/solar?a=1&b=2", collection.first.items[1].target.source)
  end)

  it("give annotations of long documents, and of quotes that begin inside a character", function()
    local text = ("字"):rep(3000)
    local function collection(from, to)
      local claim = { document = 1, table = "t", rule = "r", from = from, to = to, fields = {}, spans = {} }
      return json.decode((export.bytes("jsonld", { tables = { { name = "t", frame = { { a = 1, evidence = { 1 } } } } },
        corpus = { document = function() return { id = 1, file = "a", text = text } end, claim = function() return claim end } })))
    end
    local target = collection(3001, 3006).first.items[1].target
    assert.equal(1000, target.selector[2].start)
    assert.equal(1002, target.selector[2]["end"])
    assert.equal(("字"):rep(32), target.selector[1].prefix)
    assert.equal(("字"):rep(32), target.selector[1].suffix)
    assert.equal(("字"):rep(2), collection(8995, 9000).first.items[1].target.selector[1].exact)
    assert.is_truthy(collection(3002, 3007).total == 1)
  end)

  it("give the documents as CSL-JSON", function()
    local items = json.decode(export.bytes("csl", fixture.options()))
    assert.equal(3, #items)
    assert.equal("article-newspaper", items[1].type)
    assert.equal("Reuters", items[1]["container-title"])
    assert.same({ { 2024, 5, 6 } }, items[1].issued["date-parts"])
    assert.equal("report", items[2].type)
    assert.is_nil(items[3].issued)
  end)

  it("pack a Data Package whose resources are there and typed", function()
    local files = {}
    for _, file in ipairs(assert(export.files("package", fixture.options()))) do files[file.name] = file.bytes end
    local package = json.decode(files["datapackage.json"])
    assert.equal("overcapacity-answers", package.name)
    for _, resource in ipairs(package.resources) do
      local bytes = files[resource.path]
      assert.equal(#bytes, resource.bytes)
      local names = {}
      for i, field in ipairs(resource.schema.fields) do names[i] = field.name end
      assert.equal(table.concat(names, ","), bytes:match "^[^\r]*")
    end
    assert.matches("1,solar_modules,WLD,capacity_utilization,2023,52.5,50,55,%,2\r\n", files["overcapacity.csv"], 1, true)
    assert.matches('overcapacity,1,1,source-1,docs/solar.txt,' .. ("ab"):rep(32) .. ',28,80,', files["evidence.csv"], 1, true)
    assert.equal("string", package.resources[1].schema.fields[2].type)
    assert.equal("number", package.resources[1].schema.fields[6].type)
  end)
end)

describe("charts as text", function()
  it("draw what the page draws", function()
    local text = assert(export.bytes("chart", fixture.options()))
    assert.is_truthy(text:find("Sector overcapacity: capacity utilization (%)\nSolar modules · 2023 · World", 1, true), text)
    assert.is_truthy(text:find("52.5 (50–55)", 1, true))
    assert.matches("Trade measures by imposer\nEuropean Union .-●\n", text)
  end)
end)

describe("periods on a time axis", function()
  local period = require "quern.export.period"
  it("are read as tables write them", function()
    for text, expected in pairs {
      ["2024"] = { 2024, 2025, false }, ["2024-H2"] = { 2024.5, 2025, false }, ["2024-Q1"] = { 2024, 2024.25, false },
      ["2023/.."] = { 2023, 2024, true }, ["2001/2010"] = { 2001, 2011, false }, ["2024-01"] = { 2024, 2024 + 31 / 365, false },
    } do
      assert.same(expected, { period.years(text) }, text)
    end
    for _, text in ipairs { "", "soon", "20245", "2024-13", "../.." } do assert.is_nil(period.years(text), text) end
  end)
end)

describe("quern run", function()
  local folder, db

  setup(function()
    folder = helper.folder()
    db = folder .. "/q.db"
    helper.write(folder .. "/a.txt", "Steel\n\nIn 2019 the steel industry of Brazil had a capacity utilization of 64 percent.\n")
    assert.equal(0, (select(3, helper.run("read", folder .. "/a.txt", "--corpus", db))))
  end)

  it("writes every kind of report", function()
    local starts = { xlsx = "^PK", html = "^<!DOCTYPE html>", md = "^# Sector overcapacity", tex = "\\documentclass",
      jsonld = "AnnotationCollection", csl = '^%[{"id"' }
    for format, start in pairs(starts) do
      local out, err = helper.run("run", "overcapacity", "--format", format, "--corpus", db)
      assert.matches(start, out, format .. err)
      assert.matches("64 percent", (format == "csl" or format == "xlsx") and "64 percent" or out, 1, true)
    end
    local path = folder .. "/report.html"
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "-o", path, "--corpus", db))))
    assert.matches('<mark data-n="1"', io.open(path):read "a", 1, true)
  end)

  it("writes a Data Package into a folder, and says when none is named", function()
    local _, err, code = helper.run("run", "overcapacity", "--format", "package", "--corpus", db)
    assert.equal(2, code)
    assert.matches("name one with -o FOLDER", err, 1, true)
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "--format", "package", "-o", folder .. "/package", "--corpus", db))))
    assert.matches("steel,BRA", io.open(folder .. "/package/overcapacity.csv"):read "a", 1, true)
  end)
end)
