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

describe("documentation", function()
  it("has examples that print what they say", function()
    for _, entry in ipairs(require("quern.help").entries()) do
      local module = entry.name:match "^([%w_]+)%."
      for code, expected in entry.text:gmatch "\n> ([^\n]+)\n([^\n]*)" do
        local out = {}
        local env = setmetatable({ print = function(...)
          local parts = table.pack(...)
          for i = 1, parts.n do parts[i] = tostring(parts[i]) end
          out[#out + 1] = table.concat(parts, "\t")
        end }, { __index = function(_, name)
          if name == module then return require("quern." .. entry.file:match("lib/quern/(.-)%.lua"):gsub("/", ".")) end
          local found, value = pcall(require, "quern." .. name)
          return found and value or _G[name]
        end })
        local run = assert(load(code, "=" .. entry.name, "t", env))
        run()
        assert.equal(expected, table.concat(out, "\n"), "example of " .. entry.name)
      end
    end
  end)

  it("has no public function without a comment in the modules people use", function()
    local system_module = require "quern.host.system"
    for _, path in ipairs(system_module.resources "lib/quern/") do
      local source = system_module.resource(path)
      local module = path:match "([%w_]+)%.lua$"
      local documented = {}
      for _, entry in ipairs(require("quern.help").module(path)) do documented[entry.name:match "([%w_]+)$"] = true end
      for name in source:gmatch("\nfunction " .. module .. "%.([%w_]+)") do
        assert.is_true(documented[name], ("%s.%s has no documentation"):format(module, name))
      end
    end
  end)
end)
