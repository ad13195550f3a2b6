-- The shipped word lists: every row whole, every code known, nothing twice.
local system = require "quern.host.system"

--- Rows of a resource as lists of fields; comments and the header are left out.
local function records(path)
  local list, header = {}, nil
  for line in assert(system.resource(path), path):gmatch "[^\r\n]+" do
    if line:sub(1, 1) ~= "#" then
      local fields, rest = {}, line .. ","
      while rest ~= "" do
        local quoted, after = rest:match '^"(.-)",(.*)$'
        if not quoted then quoted, after = rest:match "^([^,]*),(.*)$" end
        fields[#fields + 1], rest = quoted, after
      end
      if header then list[#list + 1] = fields else header = line end
    end
  end
  return list, header
end

local function codes(path)
  local known = {}
  for _, row in ipairs(records(path)) do
    assert.is_nil(known[row[1]], path .. ": twice " .. row[1])
    known[row[1]] = row
  end
  return known
end

describe("the shipped word lists", function()
  it("have four fields a row, and say nothing twice", function()
    for _, path in ipairs(system.resources "data/lexicon/") do
      local rows, header = records(path)
      assert.equal("type,code,lang,term", header, path)
      local seen = {}
      for _, row in ipairs(rows) do
        assert.equal(4, #row, path .. ": " .. table.concat(row, ","))
        local key = table.concat({ row[1], row[2], row[4] }, "\0")
        assert.is_nil(seen[key], path .. ": twice " .. row[4])
        seen[key] = true
        assert.is_truthy(utf8.len(row[4]), path .. ": not UTF-8: " .. row[4])
      end
    end
  end)

  it("use codes that data/sectors.csv, data/measures.csv and data/orgs.csv define", function()
    for name, path in pairs { sectors = "data/sectors.csv", measures = "data/measures.csv", orgs = "data/orgs.csv" } do
      local known, used = codes(path), {}
      for _, row in ipairs(records("data/lexicon/" .. name .. ".csv")) do
        assert.is_truthy(known[row[2]], name .. ": unknown code " .. row[2])
        used[row[2]] = true
      end
      for code in pairs(known) do assert.is_true(used[code], name .. ": no term for " .. code) end
    end
  end)

  it("give every sector well-formed codes and a parent that exists, without circles", function()
    local known, count = codes "data/sectors.csv", 0
    for code, row in pairs(known) do
      count = count + 1
      for range in row[3]:gmatch "[^;]+" do assert.matches("^%d+%-?%d*$", range, code) end
      assert.is_truthy(row[4]:match "^[%dA-Z][%d;A-Z%-]*$", code .. " ISIC " .. row[4])
      assert.is_truthy(row[5]:match "^[A-Z][%d.;A-Z%-]*$", code .. " NACE " .. row[5])
      local steps, at = 0, row
      while at[6] ~= "" do
        at = assert(known[at[6]], "no parent " .. at[6])
        steps = steps + 1
        assert.is_true(steps < 10, "a circle at " .. code)
      end
    end
    assert.is_true(count >= 70)
  end)

  it("have one sector, measure or institution a term", function()
    for _, name in ipairs { "sectors", "measures", "orgs" } do
      local owner = {}
      for _, row in ipairs(records("data/lexicon/" .. name .. ".csv")) do
        local term = row[4]:lower()
        assert.is_true(owner[term] == nil or owner[term] == row[2], name .. ": two codes for " .. term)
        owner[term] = row[2]
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
      for hs in row[3]:gmatch "%d+" do assert.is_true(known[hs], code .. ": " .. hs) end
    end
  end)
end)
