-- Formats that pack their text: Office files, spreadsheets, archives, mail, web archives, PDF.
local helper = require "helper"
local corpus = require "quern.corpus"
local zip = dofile "spec/read/zip.lua"

local PARAGRAPH = "The ministry said on Monday that output of crude steel had fallen by two percent in the first half of the year."

local function read(name, bytes)
  local folder = helper.folder()
  local path = helper.write(folder .. "/" .. name, bytes)
  local opened = assert(corpus.open(folder .. "/c.db"))
  local summary = assert(opened:read(path))
  local documents = {}
  for document in opened:documents() do documents[#documents + 1] = document end
  return documents, summary, opened
end

local function kind_at(document, text)
  local at = assert(document.text:find(text, 1, true), "not in the text: " .. text)
  return document:zone(at).kind, document:position(at)
end

local function docx(body)
  return zip {
    { "[Content_Types].xml", "<Types/>" },
    { "word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="x"><w:body>' .. body .. "</w:body></w:document>" },
    { "word/styles.xml", '<w:styles xmlns:w="x"><w:style w:styleId="a7"><w:name w:val="heading 1"/></w:style></w:styles>' },
    { "docProps/core.xml", '<c xmlns:dc="d"><dc:title>Of the file</dc:title><dc:creator>Jane Doe</dc:creator></c>' },
  }
end

local function p(text, style)
  return "<w:p>" .. (style and ('<w:pPr><w:pStyle w:val="%s"/></w:pPr>'):format(style) or "") .. "<w:r><w:t>" .. text .. "</w:t></w:r></w:p>"
end

describe("Word files", function()
  it("keep headings by their styles' names, tables and paragraph numbers", function()
    local document = read("a.docx", docx(p("Steel in Spring", "a7") .. p(PARAGRAPH) .. "<w:tbl><w:tr><w:tc>" .. p "China" .. "</w:tc><w:tc>" .. p "1,019"
      .. "</w:tc></w:tr></w:tbl>" .. "<w:p><w:r><w:t>Cut </w:t></w:r><w:del><w:r><w:delText>gone </w:delText></w:r></w:del><w:r><w:t>short &amp; whole, it said in the end.</w:t></w:r></w:p>"))[1]
    assert.equal("Steel in Spring", document.title)
    assert.equal("Jane Doe", document.author)
    local kind, place = kind_at(document, PARAGRAPH)
    assert.equal("body", kind)
    assert.same({ paragraph = 2 }, place)
    assert.equal("table", (kind_at(document, "China\t1,019")))
    assert.is_truthy(document.text:find("Cut short & whole", 1, true))
  end)

  it("say where they break off, and expand no entities", function()
    local _, summary = read("a.docx", docx(p(PARAGRAPH) .. "<w:p><w:r></w:t>"))
    assert.matches("breaks off", summary.warnings[1].message)
    local bomb = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' .. ("<!ENTITY b%d \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"):rep(3)
      .. ']><w:document xmlns:w="x"><w:body>' .. p "&b;&b;" .. "</w:body></w:document>"
    local documents = read("b.docx", zip { { "word/document.xml", bomb } })
    assert.is_true(#documents == 0 or #documents[1].text < 1000)
  end)
end)

describe("OpenDocument texts", function()
  it("are read with headings, lists and tables", function()
    local body = '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>'
      .. '<text:h text:outline-level="1">Steel in Spring</text:h><text:p>' .. PARAGRAPH .. "</text:p>"
      .. "<text:list><text:list-item><text:p>one item</text:p></text:list-item></text:list>"
      .. "<table:table><table:table-row><table:table-cell><text:p>China</text:p></table:table-cell><table:table-cell><text:p>1,019</text:p></table:table-cell></table:table-row></table:table>"
      .. "</office:text></office:body></office:document-content>"
    local document = read("a.odt", zip { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", body } })[1]
    assert.equal("Steel in Spring", document.title)
    assert.equal("list_item", (kind_at(document, "one item")))
    assert.equal("table", (kind_at(document, "China\t1,019")))
  end)
end)

local function xlsx(rows)
  local xml = {}
  for r, row in ipairs(rows) do
    local cells = {}
    for c, value in ipairs(row) do
      local place = string.char(64 + c) .. r
      cells[c] = type(value) == "number" and ('<c r="%s"><v>%d</v></c>'):format(place, value)
        or type(value) == "table" and ('<c r="%s" s="1"><v>%s</v></c>'):format(place, value.day)
        or ('<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'):format(place, value)
    end
    xml[r] = ('<row r="%d">%s</row>'):format(r, table.concat(cells))
  end
  return zip {
    { "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { "xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
    { "xl/styles.xml", '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellXfs><xf numFmtId="0"/>'
      .. '<xf numFmtId="170"/></cellXfs></styleSheet>' },
    { "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" .. table.concat(xml) .. "</sheetData></worksheet>" },
  }
end

describe("spreadsheets", function()
  it("of texts give a document for each row, and report cells that were cut", function()
    local long = (PARAGRAPH .. " "):rep(3)
    local documents, summary = read("a.xlsx", xlsx {
      { "No.", "Release Time", "Policy Title", "Department", "Content" },
      { 1, { day = "45394.5" }, "Opinions on Steel", "State Council", long .. "\n第二段。" },
      { 2, { day = "45395" }, "Notice on Cement", "Ministry of Industry", ("x"):rep(32767) },
    })
    assert.equal(2, #documents)
    assert.equal("Opinions on Steel", documents[1].title)
    assert.equal("2024-04-12", documents[1].published)
    assert.equal("State Council", documents[1].publisher)
    assert.same({ row = 3 }, documents[2]:position(1))
    assert.matches("row 3: the text ends after 32,767 characters", summary.warnings[1].message)
  end)

  it("of figures give none", function()
    local documents, summary = read("a.xlsx", xlsx { { "Year", "Mt" }, { 2020, 5 }, { 2021, 6 } })
    assert.equal(0, #documents)
    assert.equal(0, summary.failed)
  end)
end)

describe("archives", function()
  it("give their members as files of their own, and go with them", function()
    local inner = zip { { "deep.txt", "A Title Deep Inside\n\n" .. PARAGRAPH } }
    local documents, summary, opened = read("a.zip", zip {
      { "x/one.txt", PARAGRAPH }, { "two.html", "<html><body><p>" .. PARAGRAPH .. "</p></body></html>" }, { "../../etc/three.txt", PARAGRAPH },
      { "in.zip", inner }, { "picture.png", "\x89PNG\r\n" }, { ".hidden.txt", "x" },
    })
    assert.equal(4, #documents)
    local paths = {}
    for file in opened:files() do paths[#paths + 1] = file.path:match "a%.zip(.*)" end
    assert.same({ "", "!/../../etc/three.txt", "!/in.zip!/deep.txt", "!/two.html", "!/x/one.txt" }, paths)
    assert.matches("1 of its members is no document", summary.warnings[1].message)
    local path = documents[1].file:match "^(.*%.zip)!/"
    helper.write(path, zip { { "x/one.txt", PARAGRAPH } })
    assert.equal(1, opened:read(path).documents)
    assert.equal(1, #opened)
  end)

  it("in tar and gzip are read too", function()
    local folder = helper.folder()
    helper.write(folder .. "/a.txt", PARAGRAPH)
    helper.shell(("cd %s && tar czf a.tgz a.txt && gzip -k a.txt"):format(folder))
    local opened = assert(corpus.open(folder .. "/c.db"))
    assert.equal(2, opened:read({ folder .. "/a.tgz", folder .. "/a.txt.gz" }).documents)
  end)

  it("that are damaged, lie or swell are warnings", function()
    local good = zip { { "one.txt", PARAGRAPH }, { "two.txt", PARAGRAPH } }
    local documents, summary = read("a.zip", good:sub(1, #PARAGRAPH + 60))
    assert.is_true(#documents <= 1)
    assert.equal(1, #summary.warnings)
    local _, lying = read("b.zip", zip { { "one.txt", PARAGRAPH, size = 4000000000 } })
    assert.is_true(#lying.warnings <= 1)
    local folder = helper.folder()
    helper.shell(("yes aaaaaaaaaaaaaaaa | head -c 300000000 | gzip -9 > %s/bomb.txt.gz"):format(folder))
    local opened = assert(corpus.open(folder .. "/c.db"))
    local bomb = opened:read(folder .. "/bomb.txt.gz")
    assert.matches("swells to more than", bomb.warnings[1].message)
  end)
end)

describe("mail", function()
  local message = "From: =?utf-8?B?5byg5LiJ?= <z@x.cn>\r\nTo: y@x.cn\r\nSubject: =?utf-8?Q?Steel_=26?=\r\n"
    .. " =?utf-8?Q?_iron?=\r\nDate: Fri, 12 Apr 2024 10:00:00 +0800\r\n"
    .. "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"==b\"\r\n\r\nno reader sees this\r\n--==b\r\n"
    .. "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    .. "The ministry said in the caf=E9 that output of =\r\ncrude steel had fallen by 2=25 this year.\r\n"
    .. "--==b\r\nContent-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n"
    .. "Content-Transfer-Encoding: base64\r\n\r\n"
    .. "VGhlIG1pbmlzdHJ5IHNhaWQgb24gTW9uZGF5IHRoYXQgc3RlZWwgaGFkIGZhbGxlbi4=\r\n--==b--\r\n"

  it("is read with its headers, encodings and attachments", function()
    local documents = read("a.eml", message)
    assert.equal(2, #documents)
    local letter, attachment = documents[1], documents[2]
    assert.equal("Steel & iron", letter.title)
    assert.equal("张三", letter.author)
    assert.equal("2024-04-12", letter.published)
    assert.equal("The ministry said in the café that output of crude steel had fallen by 2% this year.", (letter.text:gsub("%s+$", "")))
    for _, word in ipairs { "ministry", "output", "fallen", "this year" } do
      assert.equal(message:find(word, 1, true) - 1, letter:position(letter.text:find(word, 1, true)).byte, word)
    end
    assert.equal("The ministry said on Monday that steel had fallen.", attachment.text)
    assert.matches("a%.eml!/a%.txt$", attachment.file)
  end)

  it("comes in mailboxes", function()
    local one = "From a@x Fri Apr 12 10:00:00 2024\nFrom: a@x\nTo: b@x\nSubject: One\nDate: Fri, 12 Apr 2024 10:00:00 +0800\n\n" .. PARAGRAPH .. "\n\n"
    local bytes = one .. one:gsub("One", "Two")
    local documents = read("a.mbox", bytes)
    assert.equal(2, #documents)
    assert.equal("Two", documents[2].title)
    local second = bytes:find("The ministry", bytes:find("Two", 1, true), true)
    assert.equal(second - 1, documents[2]:position((documents[2].text:find("The ministry", 1, true))).byte)
  end)
end)

describe("web archives", function()
  it("give their pages with their addresses", function()
    local page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Steel in Spring</title></head><body><p>" .. PARAGRAPH .. "</p></body></html>"
    local bytes = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/a\r\nContent-Length: " .. #page .. "\r\n\r\n" .. page .. "\r\n\r\n"
    local document = read("a.warc", bytes)[1]
    assert.equal("http://x.org/a", document.url)
    assert.equal("Steel in Spring", document.title)
    assert.equal(bytes:find("The ministry", 1, true) - 1, document:position((document.text:find("The ministry", 1, true))).byte)
    local _, summary = read("b.warc", bytes:sub(1, -60))
    assert.matches("breaks off", summary.warnings[1].message)
  end)
end)

-- A PDF of one page with lines of text, as plain as it can be; "{6}" is a small raised 6.
local function pdf(lines)
  local content = { "BT /F1 10 Tf 14 TL 50 780 Td" }
  for _, line in ipairs(lines) do
    local shown = line:gsub("[()\\]", "\\%0"):gsub("{(.-)}", ") Tj /F1 6 Tf 0 Ts (%1) Tj /F1 10 Tf 0 Ts (")
    content[#content + 1] = "(" .. shown .. ") Tj T*"
  end
  content[#content + 1] = "ET"
  local stream = table.concat(content, "\n")
  local objects = {
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    "<< /Length " .. #stream .. " >>\nstream\n" .. stream .. "\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
  }
  local out, offsets = "%PDF-1.4\n", {}
  for i, object in ipairs(objects) do
    offsets[i] = #out
    out = out .. i .. " 0 obj\n" .. object .. "\nendobj\n"
  end
  local xref = "xref\n0 6\n0000000000 65535 f \n"
  for _, offset in ipairs(offsets) do xref = xref .. ("%010d 00000 n \n"):format(offset) end
  return out .. xref .. "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" .. #out .. "\n%%EOF\n"
end

describe("PDF", function()
  it("is text again: paragraphs over lines, words over hyphens, tables by their columns", function()
    local document = read("a.pdf", pdf {
      "Steel in Spring", "", "The ministry said on Monday that output of crude steel had fallen by two per-",
      "cent in the first half of the year, and that more was to come in the second half", "of it.", "",
      "Country           2022      2023", "China            1,018     1,019", "India              125       141" })[1]
    assert.equal("Steel in Spring", document.title)
    local kind, place = kind_at(document, "by two percent in the first half of the year, and that more was to come in the second half of it.")
    assert.equal("body", kind)
    assert.same({ page = 1 }, place)
    assert.equal("table", (kind_at(document, "Country\t2022\t2023\nChina\t1,018\t1,019")))
  end)

  it("does not take raised signs for digits", function()
    local document = read("a.pdf", pdf { "Steel in Spring", "", "Country           2022      2023{e}", "China          {6}91,300    92,600",
      "India              125       141" })[1]
    assert.equal("table", (kind_at(document, "Country\t2022\t2023ᵉ\nChina\t⁶91,300\t92,600")))
  end)

  it("that is broken is a warning", function()
    local _, summary = read("a.pdf", "%PDF-1.4\n" .. ("\0garbage"):rep(100))
    assert.equal(1, summary.failed)
    assert.equal(1, #summary.warnings)
  end)

  it("of the tariff notice keeps every code with its zeros", function()
    local path = helper.shared "real/tariffs_us/china-10-030425.pdf"
    if not path then return pending "../shared is absent" end
    local opened = assert(corpus.open(helper.folder() .. "/c.db"))
    opened:read(path)
    local codes, count = {}, 0
    local document = opened:documents()()
    for _, zone in ipairs(document.zones) do
      for code in document.text:sub(zone.from, zone.to):gmatch "%f[%w](%d%d%d%d%d%d%d%d)%f[%W]" do
        if zone.kind == "table" and not codes[code] then
          codes[code] = true
          count = count + 1
        end
      end
    end
    assert.equal(711, count)
  end)
end)

describe("what kind of file it is", function()
  it("is told by more than a mark that a text may hold by chance", function()
    local tar = ("x"):rep(257) .. "ustard and more of it, a sentence that goes on. " .. PARAGRAPH:rep(4)
    for name, bytes in pairs { ["a.txt"] = tar, ["b.txt"] = "BZh is how it begins. " .. PARAGRAPH, ["c.txt"] = "GIF8 is a mark. " .. PARAGRAPH,
      ["d.txt"] = "A file begins with %PDF-1.4 and then its objects. " .. PARAGRAPH } do
      local documents = read(name, bytes)
      assert.equal(1, #documents, name)
      assert.equal(bytes, documents[1].text)
    end
  end)
end)

describe("Plain texts", function()
  it("are read without the entities, tags and targets of links that scrapers leave, and lead back to the file", function()
    local bytes = "Gabon&nbsp;shipped &ldquo;[4\nmillion](https://example.org/a_(b))&rdquo; tonnes of ore.<br/>AT&T rose &#8364;5; 3 < 4 \\[sic\\], see [2]."
    local document = read("a.txt", bytes)[1]
    assert.equal("Gabon shipped “4\nmillion” tonnes of ore.\n\nAT&T rose €5; 3 < 4 [sic], see [2].", document.text)
    local from, to = document.text:find("tonnes of ore", 1, true)
    local place = document:span(from, to)
    assert.equal("tonnes of ore", bytes:sub(place.from + 1, place.to))
  end)

  it("are read across the lines of a paragraph that was wrapped", function()
    local document = read("a.txt", table.concat({
      "The smelters of the province turned out 1,300 tonnes of copper",
      "per day in May, and nobody in the trade had thought they",
      "would. The price of their metal fell to 9,100 dollars per",
      "tonne in the second quarter of 2021, when the harbour was",
      "closed for three weeks and the ships lay at anchor before it.",
      "Some of the crews went home by train, and those who stayed",
      "painted the hulls, mended the ropes and waited for better news",
      "from the pilots.",
    }, "\n") .. "\n")[1]
    assert.truthy(document.text:find("of copper per day", 1, true))
    assert.truthy(document.text:find("second quarter of 2021", 1, true))
  end)

  it("are read without the blanks that some set around Chinese figures, and lead back to the file", function()
    local bytes = "秘鲁 2019 年 5 月出口铜 21.5 万吨，增长 9% 左右。Copper 3 t in 2019 年."
    local document = read("a.txt", bytes)[1]
    assert.equal("秘鲁2019年5月出口铜21.5万吨，增长9%左右。Copper 3 t in 2019年.", document.text)
    local from, to = document.text:find("21.5万吨", 1, true)
    local place = document:span(from, to)
    assert.equal("21.5 万吨", bytes:sub(place.from + 1, place.to))
  end)
end)
