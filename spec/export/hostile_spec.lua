-- Whatever a document, a title or a cell holds appears as text, in every format that there is.
local export = require "quern.export"
local escape = require "quern.export.escape"
local helper = require "helper"
local json = require "quern.json"

local TEXTS = {
  script = "<script>alert(1)</script><img src=x onerror=alert(2)>",
  formula = "=cmd|' /C calc'!A0",
  plus = "+HYPERLINK(\"http://a.example\",\"x\")", at = "@SUM(1+1)*cmd", minus = "-2+3+cmd|' /C calc'!A0",
  latex = "\\input{/etc/passwd} \\write18{rm} $x^2$ % {~#&_}",
  pipes = "a | b | c", newlines = "one\ntwo\r\nthree\n\n| x | y |\n# head",
  markdown = "[x](javascript:alert(1)) ![y](http://a.example/y) **b** `c` <b>",
  bidi = "abc \u{202E}fed\u{202C} \u{2066}x\u{2069} \u{200F}", quotes = "\"a\",'b';c\td",
  bytes = "a\xFFb\0c\27[31m", template = "{title} {{table.1.value}} {style}", xml = "]]> <!-- --> <?x?> &amp; &#x41;",
  bib = "}, note = {x}, title = {y} @book{z,", yaml = "- a: b # c",
}

--- A report in which the text stands wherever a stranger's text can stand.
local function options_of(text)
  local sentence = utf8.len(text) and text or "a sentence"
  local body = "Before.\n" .. sentence .. "\nAfter."
  local document = { id = 1, file = "docs/" .. text .. ".txt", title = text, publisher = text, author = text .. "x", published = "2024-01-02",
    url = "https://a.example/" .. text, text = body, sha256 = ("ab"):rep(32), language = "en", position = function() return { line = 2 } end }
  local claim = { id = 5, document = 1, table = "t", rule = text, from = 9, to = 8 + #sentence, modality = "asserted",
    fields = { name = text, value = 3 }, spans = { { field = "name", from = 9, to = 8 + #sentence, path = "clause" } } }
  return {
    title = "T " .. text, warnings = { text }, runs = { { recipe = "r", version = "1", hash = "h1:x", parameters = { p = text } } },
    corpus = { document = function() return document end, claim = function() return claim end },
    tables = { { name = "t", title = text, doc = text, columns = { { "name", "string" }, { "code", "code" }, { "value", "number", unit = text } },
      frame = { { name = text, code = text, value = 3, evidence = { 5 } } } } },
  }
end

--- A table in RFC 4180, read back.
local function cells_of(csv)
  local rows = assert(require("quern.recipe.csv").read(csv))
  return rows[1]
end

local function no_marks(bytes) assert.is_nil(bytes:find "\u{202E}") end

local CHECKS = {
  csv = function(bytes, text)
    local row = cells_of(bytes)
    assert.is_nil(row.name:find "^[=+@-]", row.name)
    assert.equal(escape.plain(text), (row.name:gsub("^'", "")))
    assert.equal(escape.plain(text), (row.code:gsub("^'", "")))
  end,
  tsv = function(bytes)
    local lines = select(2, bytes:gsub("\n", ""))
    assert.equal(2, lines)
    local _, tabs = bytes:match "\n(.*)\n":gsub("\t", "")
    assert.equal(4, tabs)
    assert.is_nil(bytes:find "[\n\t][=+@-]")
  end,
  json = function(bytes, text) if utf8.len(text) then assert.equal(text, json.decode(bytes).rows[1].name) end end,
  jsonl = function(bytes, text)
    assert.equal(1, select(2, bytes:gsub("\n", "")))
    if utf8.len(text) then assert.equal(text, json.decode(bytes).name) end
  end,
  md = function(bytes)
    for line in bytes:gmatch "[^\n]+" do
      if line:find "^| " then
        assert.equal(5, select(2, line:gsub("\\\\", ""):gsub("\\|", ""):gsub("|", "")), line)
      end
      assert.is_nil(line:gsub("\\.", ""):find "[<`%$~]", line)
      assert.is_nil(line:gsub("\\.", ""):find("](", 1, true), line)
    end
  end,
  exhibits = function(bytes)
    for line in bytes:gmatch "[^\n]+" do assert.is_nil(line:gsub("\\.", ""):gsub("^> ", ""):find "[<`]", line) end
  end,
  tex = function(bytes)
    local document = bytes:match "\\begin{document}(.*)"
    for _, command in ipairs { "\\input", "\\write" } do assert.is_nil(document:find(command, 1, true)) end
    local bare = document:gsub("\\[{}]", "")
    assert.equal(select(2, bare:gsub("{", "")), select(2, bare:gsub("}", "")))
  end,
  html = function(bytes)
    local shown = bytes:gsub("<script.-</script>", function(script)
      return script:find("alert(1)", 1, true) and not script:find('type="application/json"', 1, true) and script or ""
    end)
    assert.is_nil(shown:find("<script>alert", 1, true))
    assert.is_nil(shown:find("<img", 1, true))
    assert.is_nil(shown:find("<b>", 1, true))
    assert.is_nil(shown:find("{title}", 1, true) and shown:find("<h1>T T ", 1, true))
    for href in shown:gmatch 'href="([^"]*)"' do assert.is_truthy(href:find "^#" or href:find "^https?://", href) end
  end,
  chart = function(bytes) assert.is_nil(bytes:find "[\27\r]") end,
  jsonld = function(bytes) assert.equal(1, json.decode(bytes).total) end,
  csl = function(bytes, text) if utf8.len(text) then assert.equal(text, json.decode(bytes)[1].title) end end,
  bib = function(bytes)
    local entries = select(2, bytes:gsub("\n@", "")) + select(2, bytes:gsub("^@", ""))
    assert.equal(1, entries)
    local bare = bytes:gsub("\\[{}]", "")
    assert.equal(select(2, bare:gsub("{", "")), select(2, bare:gsub("}", "")))
    assert.is_nil(bare:find "\n}.*\n}")
  end,
  xlsx = function(bytes)
    if helper.shell "command -v unzip" == "" then return end
    local path = helper.write(helper.folder() .. "/t.xlsx", bytes)
    local xml = helper.shell("unzip -p " .. path .. " 'xl/worksheets/*.xml'")
    assert.is_nil(xml:find("<f>", 1, true))
    assert.is_nil(xml:find("<f ", 1, true))
    assert.is_nil(xml:find("<script", 1, true))
    no_marks(xml)
  end,
}

describe("hostile text", function()
  it("is looked for in every format", function()
    for _, format in ipairs(export.formats) do
      assert.is_truthy(format.folder or CHECKS[format.name], format.name .. " has no check")
    end
  end)

  for name, text in pairs(TEXTS) do
    it("appears as text: " .. name, function()
      for _, format in ipairs(export.formats) do
        if format.folder then
          for _, file in ipairs(assert(export.files(format.name, options_of(text)))) do
            local check = CHECKS[file.name:match "%.(%w+)$"]
            if file.name == "t.csv" then check(file.bytes, text) end
            if file.name:find "json$" then assert.is_truthy(json.decode(file.bytes), file.name) end
            no_marks(file.bytes)
            assert.is_truthy(utf8.len(file.bytes), file.name)
          end
        else
          local bytes = assert(export.bytes(format.name, options_of(text)))
          CHECKS[format.name](bytes, text)
          if format.name ~= "xlsx" then
            no_marks(bytes)
            assert.is_nil(bytes:find "[\0\27]", format.name)
            assert.is_truthy(utf8.len(bytes), format.name)
          end
        end
      end
    end)
  end
end)
