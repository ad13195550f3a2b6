-- Spreadsheets, looked into with unzip and opened with LibreOffice where they are installed.
local export = require "quern.export"
local fixture = require "export.fixture"
local helper = require "helper"
local json = require "quern.json"
local read_csv = require("quern.recipe.csv").read

local function has(program) return helper.shell("command -v " .. program) ~= "" end

--- The sheets of spreadsheets as LibreOffice reads them: rows by file and sheet ("book-Sheet"), cells as they are stored.
local function office(folder, names)
  local filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
  local words = {}
  for i, name in ipairs(names) do words[i] = folder .. "/" .. name .. ".xlsx" end
  local _, err = helper.shell(("HOME=%s timeout 120 soffice -env:UserInstallation=file://%s/profile --headless --convert-to '%s' --outdir %s %s"):format(
    folder, folder, filter, folder, table.concat(words, " ")))
  return function(name)
    local file = assert(io.open(("%s/%s.csv"):format(folder, name), "rb"), err)
    local bytes = file:read "a"
    file:close()
    return assert(read_csv(bytes))
  end
end

describe("the spreadsheet", function()
  it("holds tables, evidence, warnings and a README, codes as text, links both ways, the same every time", function()
    local bytes = assert(export.bytes("xlsx", fixture.options()))
    assert.equal(bytes, (export.bytes("xlsx", fixture.options())))
    if not has "unzip" then return pending "needs unzip to look inside" end
    local path = helper.write(helper.folder() .. "/r.xlsx", bytes)
    local text = helper.shell("unzip -p " .. path .. " xl/workbook.xml 'xl/worksheets/*.xml' 'xl/worksheets/_rels/*.rels'")
    for _, expected in ipairs { 'name="Sector overcapacity"', 'name="Evidence"', 'name="Warnings"', 'name="README"', "<t>solar_modules</t>",
      "<v>52.5</v>", "光伏行业产能利用率为55%。", "a &lt;second&gt; one", "h1:abc", "<autoFilter ", 'state="frozen"',
      "numberStoredAsText", "location=\"'Evidence'!A2\"", "location=\"'Evidence'!A5\"", "location=\"'Sector overcapacity'!A2\"",
      "sources differ: 50 [1] Reuters" } do
      assert.is_truthy(text:find(expected, 1, true), expected)
    end
    assert.is_nil(text:find("<f>", 1, true))
  end)

  it("says when a table is too long for a sheet", function()
    local rows = {}
    for i = 1, 1048576 do rows[i] = { a = i } end
    local long = { name = "long", frame = rows, columns = { { "a", "integer" } } }
    local bytes, message, code = export.bytes("xlsx", { tables = { long } })
    assert.is_nil(bytes)
    assert.equal("limit", code)
    assert.matches("1048576 rows", message, 1, true)
  end)

  it("opens in LibreOffice, and what it reads is the CSV: codes keep their zeros", function()
    if not has "soffice" then return pending "needs libreoffice-calc" end
    local folder = helper.folder()
    assert.equal(0, (select(3, helper.run("demo", "-o", folder .. "/d"))))
    local db = folder .. "/d/demo.db"
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "trade_measures", "-o", folder .. "/sample.xlsx", "--corpus", db))))
    local codes = { title = "codes", tables = { { name = "codes", columns = { { "hs", "code" }, { "year", "integer" }, { "n", "number" }, { "t", "string" } },
      frame = { { hs = "010121", year = 2024, n = 0.1, t = "=1+1" }, { hs = "0090", year = 1999, n = 1234567.25, t = "+7" },
        { hs = "72091500", n = -3, t = "007" }, { hs = "1E5", n = 1e15, t = "2024-01" } } } } }
    helper.write(folder .. "/codes.xlsx", assert(export.bytes("xlsx", codes)))
    local sheet = office(folder, { "sample", "codes" })
    for name, title in pairs { overcapacity = "Sector overcapacity", trade_measures = "Trade measures in time" } do
      local expected, header = assert(read_csv((helper.run("run", name, "--format", "csv", "--corpus", db))))
      local found, names = sheet("sample-" .. title)
      assert.same(header, names)
      assert.same(expected, found)
    end
    local expected = { { hs = "010121", year = "2024", n = "0.1", t = "=1+1" }, { hs = "0090", year = "1999", n = "1234567.25", t = "+7" },
      { hs = "72091500", n = "-3", t = "007" }, { hs = "1E5", n = "1000000000000000", t = "2024-01" } }
    assert.same(expected, (sheet "codes-codes"))
    local evidence = sheet "sample-Evidence"
    local rows = json.decode((helper.run("run", "overcapacity", "--format", "json", "--corpus", db))).rows
    assert.equal(rows[1].sources_of[1].quote, evidence[1].quote)
    assert.equal("1", evidence[1].row)
    assert.matches("sales of 2017", sheet("sample-Warnings")[1].warning, 1, true)
    assert.equal("title", sheet("sample-README")[1].what)
  end)
end)
