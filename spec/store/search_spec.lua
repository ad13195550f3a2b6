-- Search, concordances and verification over a small corpus.
local helper = require "helper"
local corpus = require "quern.corpus"

local STEEL = "The ministry said on Monday that mills were producing more steel than the country could use, and that excess capacity was growing."
local SOLAR = "Makers of solar panels were expanding as well; their capacities exceeded the demand of the whole world twice over last year."
local CHINESE = "国家统计局表示，今年上半年钢铁行业产能过剩，粗钢产量同比下降百分之二，主要原因是需求不足。"

local function build()
  local folder = helper.folder()
  local opened = assert(corpus.open(folder .. "/c.db"))
  helper.write(folder .. "/a.txt", "Steel in Spring\n\nBy Jane Doe - The Ledger\nMay 3, 2024\n\n" .. STEEL .. "\n\n" .. SOLAR .. "\n")
  helper.write(folder .. "/b.txt", "A Copy of It\n\nMay 5, 2024\n\n" .. STEEL .. "\n")
  helper.write(folder .. "/c.txt", "钢铁产能过剩\n\n" .. CHINESE .. "\n\n来源：新华社 2023-07-16\n")
  opened:read(folder)
  return opened, folder
end

describe("search", function()
  local opened, folder
  setup(function() opened, folder = build() end)

  it("finds words in all their forms, phrases, and Chinese of any length", function()
    local hits = opened:search "mill produce"
    assert.equal(1, #hits)
    assert.equal(1, #hits[1].copies)
    assert.equal(STEEL, hits[1].text)
    local document = opened:document(hits[1].document)
    for _, match in ipairs(hits[1].matches) do assert.matches("^[mp]", document.text:sub(match.from, match.to)) end
    assert.equal(2, #opened:search('"excess capacity"', { copies = true }))
    assert.equal(0, #opened:search '"capacity excess"')
    assert.equal(2, #opened:search "产能过剩")
    assert.equal(1, #opened:search "粗钢")
    assert.equal(0, #opened:search "钢粗")
  end)

  it("knows or, not, beginnings and filters, and takes any signs", function()
    assert.equal(2, #opened:search "solar OR mills")
    assert.equal(1, #opened:search "capacity -mills")
    assert.equal(1, #opened:search "expan*")
    assert.equal(1, #opened:search("mills", { since = "2024-05-04" }))
    assert.equal(1, #opened:search("mills", { publisher = "The Ledger" }))
    local first = opened:search("mills", { limit = 1 })
    assert.same({ 1, 1 }, { #first, #first[1].copies })
    assert.equal(0, #opened:search("mills", { language = "zh" }))
    for _, query in ipairs { 'a"b', "steel)", "NEAR(", "^x:y", '"', "*", "steel AND", "OR OR" } do
      local hits, message = opened:search(query)
      assert.is_truthy(hits or message:find "nothing to search for", query)
    end
  end)

  it("sorts concordances by either side", function()
    local lines = opened:kwic("steel", { sort = "right", width = 10 })
    assert.equal("Steel", lines[1].match)
    assert.equal(" in Spring", lines[1].right)
    local document = opened:document(lines[2].document)
    assert.equal("steel", document.text:sub(lines[2].from, lines[2].to))
    assert.has_error(function() opened:kwic("steel", { side = "left" }) end)
  end)

  it("follows what is read later", function()
    helper.write(folder .. "/b.txt", "Another Title\n\nNothing but aluminium was produced in the smelters of that province, it said.\n")
    opened:read(folder)
    assert.equal(1, #opened:search "aluminium")
    assert.equal(0, #opened:search("mills", { copies = true })[1].copies)
  end)

  it("writes all hits as CSV for other programs", function()
    local out, _, code = helper.run("search", "steel", "--format", "csv", "--corpus", folder .. "/c.db")
    assert.equal(0, code)
    assert.matches("^file,title,publisher,published,language,kind,from,to,place,text\r\n", out)
    assert.matches('a%.txt:6,"The ministry', out)
    local _, err, none = helper.run("search", "nickel", "--corpus", folder .. "/c.db")
    assert.equal(1, none)
    assert.matches("nothing found", err)
  end)
end)

describe("verify", function()
  it("proves quotes, and says which rows stand on a file that changed", function()
    local opened, folder = build()
    local document = opened:documents { file = folder .. "/a.txt" } ()
    local from, to = document.text:find("excess capacity", 1, true)
    opened:store_claims(document.id, "r", { { table = "overcapacity", rule = "x", from = from, to = to, fields = {} } })
    local out, _, code = helper.run("verify", "--corpus", folder .. "/c.db")
    assert.equal("3 of 3 files unchanged, 1 of 1 quotes stand\n", out)
    assert.equal(0, code)
    helper.write(folder .. "/a.txt", "Steel in Spring\n\n" .. SOLAR .. "\n")
    os.remove(folder .. "/b.txt")
    local result = opened:verify()
    assert.same({ 1, 0 }, { result.unchanged, result.standing })
    assert.equal("excess capacity", result.fallen[1].quote)
    local _, err
    _, err, code = helper.run("verify", "--corpus", folder .. "/c.db")
    assert.equal(1, code)
    assert.matches("a.txt: the file has changed\n", err)
    assert.matches("b.txt: No such file", err)
    assert.matches('a quote of overcapacity no longer stands: "excess capacity"', err)
  end)

  it("counts a passage that is nearly the same as a copy, but not the bulletin of another month", function()
    local folder = helper.folder()
    local story = "Output of crude steel fell by %d percent in %s as mills in the north cut production for a third month, the bureau said on "
      .. "Friday, and prices of rebar followed it down while stocks at the ports kept growing."
    helper.write(folder .. "/a.txt", "The First Title\n\n" .. story:format(3, "May") .. "\n")
    helper.write(folder .. "/b.txt", "The Second Title\n\n" .. story:format(3, "May") .. " It gave no reason.\n")
    helper.write(folder .. "/c.txt", "The Third Title\n\n" .. story:format(4, "June") .. "\n")
    local opened = assert(corpus.open(folder .. "/c.db"))
    assert(opened:read(folder))
    local hits = assert(opened:search "rebar")
    assert.equal(2, #hits)
    assert.same({ 0, 1 }, (function(counts) table.sort(counts) return counts end) { #hits[1].copies, #hits[2].copies })
    assert.equal(3, #opened:search("rebar", { copies = true }))
  end)

  it("refuses days that are none, in the command line", function()
    local _, err, code = helper.run("search", "steel", "--since", "May")
    assert.equal(2, code)
    assert.matches("--since is a day, YYYY%-MM%-DD", err)
    assert.equal(2, select(3, helper.run("kwic", "steel", "--before", "x")))
  end)
end)
