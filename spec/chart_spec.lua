local chart = require "quern.chart"
local system = require "quern.host.system"

local function widest(text)
  local width = 0
  for line in text:gmatch "[^\n]+" do width = math.max(width, system.width(line)) end
  return width
end

describe("charts in the terminal", function()
  it("draws bars in proportion", function()
    local text = chart.bars({ { label = "steel", value = 100 }, { label = "水泥", value = 50 } }, { width = 41, unit = "%" })
    local long, short = text:match "([^\n]*)\n([^\n]*)"
    assert.equal(select(2, long:gsub("█", "")), 2 * select(2, short:gsub("█", "")))
    assert.is_true(widest(text) <= 41)
  end)

  it("draws the range where sources differ", function()
    local text = chart.bars({ { label = "solar", value = 23, low = 20, high = 40 } }, { width = 60 })
    assert.matches("├──●──", text, 1, true)
    assert.matches("23 (20–40)", text, 1, true)
  end)

  it("shows a series in one line, with gaps", function()
    assert.equal("▁█", chart.spark { 0, 10 })
    assert.equal("▁ █", chart.spark({ 0, nil, 10 }, 3))
    assert.equal("▄▄", chart.spark { 5, 5 })
  end)

  it("keeps lines and timelines within their width", function()
    local points = {}
    for i = 1, 30 do points[i] = { x = 1990 + i, y = math.sin(i / 4) * 1e6 } end
    local text = chart.line(points, { width = 50, height = 6 })
    assert.is_true(widest(text) <= 50)
    assert.matches("1991", text)
    text = chart.timeline({ { date = "2013", lane = "USA" }, { date = "2023-08", lane = "USA" }, { date = "2023-07-03", lane = "CHN" },
      { date = "unknown", lane = "EU" } }, { width = 40 })
    assert.is_true(widest(text) <= 40)
    assert.equal(3, select(2, text:gsub("●", "")))
  end)
end)

describe("a frame as a chart", function()
  local frame = require "quern.frame"
  local f = frame.new { { "sector", "code", { "steel", "cement" } }, { "year", "i64", { 2020, 2021 } }, { "value", "f64", { 2, 4 } },
    { "date", "string", { "2020-01", "2021-06" } } }

  it("finds its columns by their usual names", function()
    assert.matches("^steel", f:chart { width = 40 })
    assert.matches("2020", f:chart { kind = "line", width = 40 }, 1, true)
    assert.matches("2021%-06", f:chart { kind = "timeline", width = 40 })
  end)

  it("says what it does not know", function()
    assert.has_error(function() f:chart { colour = "red" } end)
    assert.has_error(function() f:chart { kind = "pie" } end)
    assert.has_error(function() f:chart { value = "nothing" } end)
  end)
end)
