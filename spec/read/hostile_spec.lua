-- Files that are cut, lie or were made to hurt: a warning or what can be read, never more.
local helper = require "helper"
local corpus = require "quern.corpus"
local zip = dofile "spec/read/zip.lua"

local PARAGRAPH = "The ministry said on Monday that output of crude steel had fallen by two percent in the first half of the year."

local function office(part, xml) return zip { { part, xml }, { "[Content_Types].xml", "<Types/>" } } end

-- A whole file of each kind, by its ending.
local function samples()
  local html = "<html><head><title>A page</title></head><body><h1>Steel</h1><p>" .. PARAGRAPH .. "</p><table><tr><td>a</td><td>1</td></tr></table></body></html>"
  local mail = "From: a@b.org\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\nSubject: =?UTF-8?B?6ZKi6ZOB?=\r\nMIME-Version: 1.0\r\n"
    .. 'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    .. "<p>" .. PARAGRAPH .. "=E9=92=A2</p>\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n"
    .. "Content-Transfer-Encoding: base64\r\n\r\nU3RlZWwgb3V0cHV0IGZlbGwu\r\n--x--\r\n"
  local page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" .. html
  local book = zip { { "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>' },
    { "xl/_rels/workbook.xml.rels", '<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>' },
    { "xl/worksheets/sheet1.xml", '<s><row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>'
      .. PARAGRAPH .. "</t></is></c></row></s>" } }
  local inner = zip { { "deep.txt", PARAGRAPH }, { "page.html", html } }
  return {
    txt = PARAGRAPH, html = html, eml = mail, mbox = "From a@b.org Mon Jan  1 10:00:00 2024\n" .. mail .. "\nFrom a@b.org Mon Jan  1 10:00:00 2024\n" .. mail,
    warc = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"):format(#page, page),
    csv = 'title,text\n"Steel, ""again""","' .. PARAGRAPH .. '"\n', json = '[{"title": "a", "text": "' .. PARAGRAPH .. '\\u94a2"}]',
    docx = office("word/document.xml", '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>' .. PARAGRAPH .. "</w:t></w:r></w:p></w:body></w:document>"),
    odt = zip { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", "<o><p>" .. PARAGRAPH .. "</p></o>" } },
    xlsx = book, zip = zip { { "one.zip", inner }, { "two.txt", PARAGRAPH } },
  }
end

local function read_all(files)
  local folder = helper.folder()
  helper.shell("mkdir " .. folder .. "/docs")
  for name, bytes in pairs(files) do helper.write(folder .. "/docs/" .. name, bytes) end
  local opened = assert(corpus.open(folder .. "/c.db"))
  return assert(opened:read(folder .. "/docs")), opened, folder
end

describe("hostile files", function()
  it("cut anywhere are read as far as they go, or named", function()
    local files, count = {}, 0
    for kind, bytes in pairs(samples()) do
      for step = 0, 12 do
        files[("%s-%02d.%s"):format(kind, step, kind)] = bytes:sub(1, #bytes * step // 12)
        count = count + 1
      end
    end
    local summary, opened = read_all(files)
    assert.equal(count, summary.files + summary.failed)
    local whole = {}
    for document in opened:documents() do whole[document.file:match "%-12%.(%w+)" or "cut"] = true end
    for kind in pairs(samples()) do assert.is_true(whole[kind], kind) end
    local result = assert(opened:verify())
    assert.equal(result.files, result.unchanged)
  end)

  it("with bytes turned over are read or named", function()
    local files, count, state = {}, 0, 12345
    local function random(n)
      state = (state * 1103515245 + 12345) & 0x7FFFFFFF
      return (state >> 8) % n
    end
    for kind, bytes in pairs(samples()) do
      for step = 1, 8 do
        local list = { bytes:byte(1, -1) }
        for _ = 1, step do list[random(#list) + 1] = random(256) end
        for i, byte in ipairs(list) do list[i] = string.char(byte) end
        files[("%s-%02d.%s"):format(kind, step, kind)] = table.concat(list)
        count = count + 1
      end
    end
    local summary = read_all(files)
    assert.equal(count, summary.files + summary.failed)
  end)

  it("name members outside their folder, and nothing is written there", function()
    local summary, opened, folder = read_all { ["a.zip"] = zip { { "../../slip.txt", PARAGRAPH }, { "/tmp/../slip2.txt", PARAGRAPH } } }
    assert.equal(2, summary.documents)
    for document in opened:documents() do assert.matches("a.zip!/", document.file, 1, true) end
    for _, path in ipairs { folder .. "/slip.txt", folder .. "/docs/slip.txt", folder .. "/../slip.txt" } do
      assert.is_nil(io.open(path))
    end
  end)

  it("nested without end, or swelling, are refused in one line", function()
    local deep = PARAGRAPH
    for i = 1, 6 do deep = zip { { i == 1 and "a.txt" or "a.zip", deep } } end
    local summary = read_all {
      ["a.zip"] = deep, ["b.html"] = ("<div>"):rep(100000) .. PARAGRAPH, ["c.json"] = ("["):rep(100000), ["d.json"] = ('{"a":'):rep(100000),
      ["e.eml"] = "From: a@b\nTo: c@d\nSubject: x\nMIME-Version: 1.0\n" .. ('Content-Type: multipart/mixed; boundary="x"\n\n--x\n'):rep(2000),
      ["f.csv"] = ("a,"):rep(200000) .. "\n" .. ("\0,"):rep(1000), ["g.csv"] = '"' .. ("x\n"):rep(100000),
    }
    assert.is_true(summary.failed >= 4)
    for _, warning in ipairs(summary.warnings) do assert.is_true(#warning.message < 400, warning.message:sub(1, 400)) end
  end)
end)
