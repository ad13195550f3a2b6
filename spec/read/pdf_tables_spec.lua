-- Tables of printed statistics: what is read is what is printed, cell by cell; and how far the print agrees with tables
-- of the same figures that were published later.
local helper = require "helper"
local corpus = require "quern.corpus"
local codes = require "quern.codes"
local frame = require "quern.frame"

local folder = helper.shared "real/usgs_pdf"

-- Figures as they stand in the printed pages, written down from pictures of them: edition, then a row's cells.
local function printed()
  local editions = {}
  for line in io.lines "spec/read/fixtures/usgs_printed.tsv" do
    local edition, row = line:match "^([^\t]+)\t(.*)$"
    editions[edition] = editions[edition] or {}
    table.insert(editions[edition], row)
  end
  return editions
end

local function world_tables()
  local opened, tables = assert(corpus.open(helper.folder() .. "/c.db")), {}
  assert(opened:read(folder))
  for document in opened:documents() do
    for _, found in ipairs(document:tables()) do
      if found.title and found.title:find "^World Production" then tables[document.file:match "([^/]+)%.pdf$"] = found end
    end
  end
  return tables
end

--- Figures published later, by country (or WORLD) and year, in million tons.
local function later(commodity)
  local values = {}
  local file = commodity == "cement" and "USGS_cement_by_country_tidy.csv" or "crude_steel_by_region_tidy.csv"
  for row in assert(frame.read(folder .. "/" .. file)):rows() do
    local code = codes.country(row.locality)
    if code and row.value then values[code .. row.year] = row.value / 1000 end
  end
  for row in assert(frame.read(folder .. "/USGS_" .. commodity .. "_production_1994-2021.csv")):rows() do values["WORLD" .. row.year] = row.value end
  return values
end

-- Half of the last digit that is printed.
local function rounding(cell)
  local digits = cell:match "[%d,.]+$":gsub(",", "")
  local decimals = digits:match "%.(%d+)$"
  return 0.5 * 10 ^ (decimals and -#decimals or #digits:match "0*$")
end

--- Counts, for the year that had just ended and for the one before it, how many cells agree.
local function compare(tables)
  local counts = {}
  for _, year in ipairs { "ended", "before" } do counts[year] = { cells = 0, rounded = 0, near = 0, far = {} } end
  for edition, found in pairs(tables) do
    local commodity = edition:find "cement" and "cement" or "steel"
    local truth, scale = later(commodity), commodity == "cement" and 1000 or 1
    local last = tonumber(edition:match "mcs(%d+)") - 1
    local figures = found:frame()
    for r = 1, #figures do
      local row = figures:row(r)
      local code = row.name:find "^World total" and "WORLD" or codes.country((row.name:gsub(" %b()", "")))
      for c, printed_name in ipairs(found.columns) do
        local name = printed_name:gsub("%s*ᵉ", "")
        local year = tonumber(name:match "^Cement production (%d+)$" or name:match "^Raw steel (%d+)$")
        local wanted = year and code and truth[code .. year]
        if wanted then
          local count = counts[year == last and "ended" or "before"]
          local apart = math.abs(row[name] / scale - wanted)
          count.cells = count.cells + 1
          if apart <= rounding(found.rows[r][c]) / scale * 1.0001 then count.rounded = count.rounded + 1 end
          if apart <= wanted / 10 then count.near = count.near + 1 else count.far[#count.far + 1] = commodity .. " " .. code .. " " .. year end
        end
      end
    end
  end
  table.sort(counts.before.far)
  return counts
end

describe("tables of printed statistics", function()
  local tables
  setup(function() if folder then tables = world_tables() end end)

  it("are read as they are printed: 764 of 764 cells, and the heads above them", function()
    if not folder then return pending "../shared is absent" end
    local cells = 0
    for edition, rows in pairs(printed()) do
      local found = assert(tables[edition], edition)
      assert.equal(rows[1], table.concat(found.columns, "\t"))
      assert.equal(#rows - 1, #found.rows, edition)
      for i = 2, #rows do
        assert.equal(rows[i], table.concat(found.rows[i - 1], "\t"))
        cells = cells + select(2, rows[i]:gsub("\t", ""))
      end
    end
    assert.equal(764, cells)
  end)

  it("make frames: figures as numbers, raised signs beside them", function()
    if not folder then return pending "../shared is absent" end
    local row = tables["mcs2004-cement"]:frame():row(1)
    assert.same({ "United States (includes Puerto Rico)", 91300, "e6", 101000, "e6" }, { row.name, row["Cement production 2002"],
      row["Cement production 2002 mark"], row["Yearend clinker capacity 2002"], row["Yearend clinker capacity 2002 mark"] })
    local steel = tables["mcs2019-iron-steel"]:frame():where("name == ?", "China"):row(1)
    assert.same({ 832, 890, "e" }, { steel["Raw steel 2017"], steel["Raw steel 2018"], steel["Raw steel 2018 mark"] })
    assert.is_nil(steel["Raw steel 2017 mark"])
  end)

  -- Printed in January: of the year that has just ended there are first estimates only, which later tables correct.
  it("agree with tables published later, but for what those corrected", function()
    if not folder then return pending "../shared is absent" end
    local counts = compare(tables)
    assert.same({ cells = 96, rounded = 65, near = 94, far = { "cement IDN 2014", "cement KOR 2014" } }, counts.before)
    assert.same({ 83, 17, 67 }, { counts.ended.cells, counts.ended.rounded, counts.ended.near })
  end)
end)
