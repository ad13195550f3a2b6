-- Tables whose rows are documents: CSV, JSON, lines of JSON, spreadsheets.
local helper = require "helper"
local corpus = require "quern.corpus"

local SENTENCE = 'The ministry said on Monday that output of crude "steel" had fallen by two percent in the first half of the year.'
local ZH = ("工信部周一表示，上半年钢铁产量下降百分之二。"):rep(4)

local function read(name, bytes)
  local folder = helper.folder()
  local path = helper.write(folder .. "/" .. name, bytes)
  local opened = assert(corpus.open(folder .. "/c.db"))
  local summary = assert(opened:read(path))
  local documents = {}
  for document in opened:documents() do documents[#documents + 1] = document end
  return documents, summary, opened
end

local function field(text) return '"' .. text:gsub('"', '""') .. '"' end

-- Every word leads to its own bytes of the file.
local function leads_back(document, bytes, words)
  for _, word in ipairs(words) do
    local at = assert(document.text:find(word, 1, true), word)
    local place = document:span(at, at + #word - 1)
    assert.equal(word, bytes:sub(place.from + 1, place.to))
  end
end

describe("a CSV of texts", function()
  it("gives a document for each row, with what its columns say, down to the bytes", function()
    local bytes = "id,Headline,Source,pubDate,link,content\n1,\"Steel, again\",The Ledger,\"May 3, 2024\",https://x.org/1,"
      .. field(SENTENCE .. "\n\nPrices rose.") .. "\n2,Zinc,The Ledger,2024-05-04,no link," .. field(SENTENCE) .. "\n3,Empty,The Ledger,2024-05-05,,\n"
    local documents, summary = read("news.csv", bytes)
    assert.equal(2, #documents)
    local one = documents[1]
    assert.same({ "Steel, again", "The Ledger", "2024-05-03", "https://x.org/1", "column" },
      { one.title, one.publisher, one.published, one.url, one.found.title })
    assert.is_nil(documents[2].url)
    leads_back(one, bytes, { "Steel, again", "ministry", "fallen by two", "Prices rose." })
    leads_back(documents[2], bytes, { "Zinc" })
    local at = one.text:find('"steel"', 1, true)
    local place = one:span(at, at + 6)
    assert.same({ '""steel""', 2 }, { bytes:sub(place.from + 1, place.to), place.line })
    assert.equal("body", one:zone(at).kind)
    assert.matches("2 rows as documents, text 'content', title 'Headline', publisher 'Source', published 'pubDate', url 'link'; 1 without text",
      summary.warnings[1].message)
  end)

  it("may be Chinese, in any character set, with any delimiter", function()
    local bytes = require("helper").shell("printf '标题;来源;发布日期;正文\n钢铁;新华社;2024年5月3日;" .. ZH .. "\n水泥;人民日报;2024-05-04;" .. ZH .. "\n' | iconv -f UTF-8 -t GB18030")
    local documents = read("新闻.csv", bytes)
    assert.equal(2, #documents)
    assert.same({ "钢铁", "新华社", "2024-05-03", "zh" },
      { documents[1].title, documents[1].publisher, documents[1].published, documents[1].language })
    assert.equal(3, documents[2]:position((documents[2].text:find("工信部", 1, true))).line)
  end)

  it("is told from a table of figures, and from one with notes", function()
    for _, bytes in ipairs { "country,year,value\nChina,2020,1\nIndia,2020,2\n",
      "hs,rate,description\n" .. ("720711,25," .. ("Semi-finished products of iron "):rep(3) .. "\n"):rep(4) } do
      local documents, summary = read("a.csv", bytes)
      assert.same({ 0, 1 }, { #documents, summary.tables })
    end
  end)

  it("says where texts were cut: at a spreadsheet's limit, or all at one length", function()
    local function rows(lengths)
      local lines = { "title,text" }
      for i, length in ipairs(lengths) do lines[#lines + 1] = i .. "," .. ("steel "):rep(length // 6 + 1):sub(1, length) end
      return table.concat(lines, "\n")
    end
    local _, summary = read("a.csv", rows { 32767, 900 })
    assert.matches("row 2: the text ends after 32,767 characters", summary.warnings[1].message)
    _, summary = read("a.csv", rows { 499, 499, 300, 499 })
    assert.matches("3 texts end after exactly 499 characters", summary.warnings[1].message)
    _, summary = read("a.csv", rows { 499, 480, 300, 499 })
    assert.equal(1, #summary.warnings)
  end)

  it("with zero bytes in it is read, and they are named", function()
    local documents, summary = read("a.csv", "title,text\nSteel,\"" .. SENTENCE:gsub('"', "") .. "\0\"\n")
    assert.equal(1, #documents)
    assert.matches("1 byte is not valid UTF%-8, the first at byte 12", summary.warnings[1].message)
    local tables
    documents, tables = read("b.csv", "country,year,value\nChina,2020,1\0\nIndia,2020,2\n")
    assert.same({ 0, 1 }, { #documents, tables.tables })
    summary = select(2, read("c.csv", "a,b\n" .. ("\0\1\2\3"):rep(40)))
    assert.equal(1, summary.failed)
  end)
end)

describe("JSON", function()
  it("lists, lines and single articles give documents", function()
    local json = require "quern.json"
    local bytes = '[{"title": "Steel \\u2014 again", "body": ' .. json.encode(SENTENCE .. "\nPrices rose.")
      .. ', "published_at": "2024-05-03", "tags": ["a", "b"], "n": 1}, {"body": null}]'
    local documents = read("a.json", bytes)
    assert.equal(1, #documents)
    assert.same({ "Steel — again", "2024-05-03" }, { documents[1].title, documents[1].published })
    leads_back(documents[1], bytes, { "ministry", "Prices rose." })
    local at = documents[1].text:find("—", 1, true)
    local place = documents[1]:span(at, at + 2)
    assert.equal("\\u2014", bytes:sub(place.from + 1, place.to))
    assert.equal(3, #read("b.jsonl", (json.encode { headline = "x", text = SENTENCE } .. "\n"):rep(3)))
    assert.equal("2024-05-03", read("c.json", json.encode { title = "x", content = SENTENCE, date = "2024-05-03" })[1].published)
  end)

  it("of figures is a table, also inside an object; what is neither is named", function()
    local _, summary, opened = read("s.json", '{"meta": {"by": "x"}, "data": [{"iso": "CHN", "value": 1.5}, {"iso": "USA", "value": 2}]}')
    assert.equal(1, summary.tables)
    assert.equal(3.5, assert(opened:table "s"):group():agg({ all = "sum(value)" }):row(1).all)
    _, summary = read("s.jsonl", '{"hs": "020110", "value": 1}\n{"hs": "720711", "value": 2}\n')
    assert.equal(1, summary.tables)
    for _, bytes in ipairs { '{"a": [1,2', '["x"]', "12", '{"a": "x', "[" .. ("["):rep(1e5) } do
      _, summary = read("bad.json", bytes)
      assert.equal(0, summary.documents + summary.tables, bytes:sub(1, 20))
      assert.is_true(#summary.warnings > 0)
    end
  end)
end)

describe("a workbook of texts", function()
  -- Its sheets span 195 and 55 rows below their heads; of these, 29 at the end of the first are formatted and empty.
  it("gives a document for each of its 221 rows", function()
    local path = helper.shared "real/zh_policy/Policies Data.xlsx"
    if not path then return pending "../shared is absent" end
    local rows, filled = 0, 0
    for sheet = 1, 2 do
      local xml = helper.shell("unzip -p " .. helper.quote(path) .. " xl/worksheets/sheet" .. sheet .. ".xml")
      for row in (xml:gsub("<row [^>]*/>", "<row ></row>")):gmatch "<row [^>]*>(.-)</row>" do
        rows = rows + 1
        filled = filled + (row:find("<v>", 1, true) and 1 or 0)
      end
    end
    assert.same({ 252, 223 }, { rows, filled }) -- with a head each
    local opened = assert(corpus.open(helper.folder() .. "/c.db"))
    local summary = assert(opened:read(path))
    assert.equal(221, summary.documents)
    local cut, count, rowed = 0, 0, {}
    for _, warning in ipairs(summary.warnings) do cut = cut + (warning.message:find "32,767" and 1 or 0) end
    for document in opened:documents() do
      count = count + ((document.title and document.published and document.publisher) and 1 or 0)
      rowed[document:position(1).row] = (rowed[document:position(1).row] or 0) + 1
    end
    assert.same({ 3, 221 }, { cut, count })
    assert.same({ 2, 2, 1, nil }, { rowed[2], rowed[56], rowed[167], rowed[168] })
  end)
end)
