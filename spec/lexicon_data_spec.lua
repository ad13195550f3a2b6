-- The shipped word lists: every row whole, every code known, nothing twice.
local resource = require "quern.resource"
local system = require "quern.host.system"

local function codes(path)
  local known = {}
  for _, row in ipairs(resource.rows(path)) do
    assert.is_nil(known[row.code], path .. ": twice " .. row.code)
    known[row.code] = row
  end
  return known
end

describe("the shipped word lists", function()
  it("have four fields a row, and say nothing twice", function()
    for _, path in ipairs(system.resources "data/lexicon/") do
      local rows, columns = resource.rows(path)
      assert.same({ "type", "code", "lang", "term" }, columns, path)
      local seen = {}
      for _, row in ipairs(rows) do
        assert.is_truthy(row.type and row.code and row.lang and row.term, path .. ": a row is not whole after " .. tostring(row.term))
        local key = table.concat({ row.type, row.code, row.term }, "\0")
        assert.is_nil(seen[key], path .. ": twice " .. row.term)
        seen[key] = true
        assert.is_truthy(utf8.len(row.term), path .. ": not UTF-8: " .. row.term)
      end
    end
  end)

  it("use codes that data/sectors.csv, data/measures.csv and data/orgs.csv define", function()
    for name, path in pairs { sectors = "data/sectors.csv", measures = "data/measures.csv", orgs = "data/orgs.csv" } do
      local known, used = codes(path), {}
      for _, row in ipairs(resource.rows("data/lexicon/" .. name .. ".csv")) do
        assert.is_truthy(known[row.code], name .. ": unknown code " .. row.code)
        used[row.code] = true
      end
      for code in pairs(known) do assert.is_true(used[code], name .. ": no term for " .. code) end
    end
  end)

  it("give every sector well-formed codes and a parent that exists, without circles", function()
    local known, count = codes "data/sectors.csv", 0
    for code, row in pairs(known) do
      count = count + 1
      for range in (row.hs or ""):gmatch "[^;]+" do assert.matches("^%d+%-?%d*$", range, code) end
      assert.is_truthy(row.isic:match "^[%dA-Z][%d;A-Z%-]*$", code .. " ISIC " .. row.isic)
      assert.is_truthy(row.nace:match "^[A-Z][%d.;A-Z%-]*$", code .. " NACE " .. row.nace)
      local steps, at = 0, row
      while at.parent do
        at = assert(known[at.parent], "no parent " .. at.parent)
        steps = steps + 1
        assert.is_true(steps < 10, "a circle at " .. code)
      end
    end
    assert.is_true(count >= 70)
  end)

  it("have one sector, measure or institution a term", function()
    for _, name in ipairs { "sectors", "measures", "orgs" } do
      local owner = {}
      for _, row in ipairs(resource.rows("data/lexicon/" .. name .. ".csv")) do
        local term = row.term:lower()
        assert.is_true(owner[term] == nil or owner[term] == row.code, name .. ": two codes for " .. term)
        owner[term] = row.code
      end
    end
  end)
end)

describe("HS codes of sectors", function()
  it("are in the Harmonized System", function()
    local helper = require "helper"
    local path = helper.shared "real/codes/harmonized-system.csv"
    if not path then return pending "needs the outside test material" end
    local known = { ["77"] = true } -- reserved, inside a range
    for line in io.lines(path) do known[line:match "^[^,]*,(%d+)," or ""] = true end
    for code, row in pairs(codes "data/sectors.csv") do
      for hs in (row.hs or ""):gmatch "%d+" do assert.is_true(known[hs], code .. ": " .. hs) end
    end
  end)
end)
