local book = require "quern.host.book"
local helper = require "helper"

--- What is in the parts of a spreadsheet; nil without unzip.
local function parts_of(bytes)
  if helper.shell "command -v unzip" == "" then return nil end
  local path = helper.write(helper.folder() .. "/book.xlsx", bytes)
  return (helper.shell("unzip -p " .. path .. " xl/sharedStrings.xml xl/worksheets/sheet1.xml"))
end

describe("spreadsheets out", function()
  it("keep text as text, numbers as numbers, and are the same every time", function()
    local function make()
      local made = assert(book.new())
      assert(made:sheet "Tariffs")
      assert(made:cell(1, 1, "hs"))
      assert(made:cell(1, 2, "rate"))
      assert(made:cell(2, 1, "0402"))
      assert(made:cell(2, 2, 12.5))
      assert(made:cell(3, 1, "关税 <&> =1+1", "https://example.org/?a=1&b=2"))
      return assert(made:bytes())
    end
    local bytes = make()
    assert.equal(bytes, make())
    assert.equal("PK", bytes:sub(1, 2))
    local parts = parts_of(bytes)
    if not parts then return pending "needs unzip to look inside" end
    for _, expected in ipairs { "<t>0402</t>", "<v>12.5</v>", "<t>关税 &lt;&amp;&gt; =1+1</t>", "<hyperlink " } do
      assert.matches(expected, parts, 1, true)
    end
  end)

  it("refuse what a sheet cannot hold", function()
    local made <close> = assert(book.new())
    local fine, message, code = made:cell(1, 1, "x")
    assert.is_nil(fine)
    assert.equal("invalid", code)
    assert.matches("no sheet has been begun", message)
    assert.is_nil((made:sheet "a/b"))
    assert(made:sheet "a")
    for _, place in ipairs { { 1048577, 1 }, { 1, 16385 } } do
      fine, message, code = made:cell(place[1], place[2], 1)
      assert.is_nil(fine)
      assert.equal("limit", code)
      assert.matches("write CSV", message)
    end
    assert.has_error(function() made:cell(0, 1, 1) end)
    assert(made:cell(1048576, 16384, 0 / 0))
    assert(made:bytes())
    assert.has_error(function() made:sheet "b" end)
  end)

  it("say where they cannot write, and leave nothing behind", function()
    local _, err, code = helper.shell("TMPDIR=/nowhere " .. helper.quern
      .. " -e 'local made, message, code = require(\"quern.host.book\").new() io.stderr:write(message, code) os.exit(made and 0 or 7)'")
    assert.equal(7, code)
    assert.matches("set TMPDIR to a folder that can be writtenio", err, 1, true)
    local folder = helper.folder()
    helper.shell(("TMPDIR=%s %s -e 'local b = require(\"quern.host.book\").new() b:sheet \"a\" b:bytes()'"):format(folder, helper.quern))
    assert.equal("", (helper.shell("ls " .. folder)))
  end)
end)
