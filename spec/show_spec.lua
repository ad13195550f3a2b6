local show = require "quern.show"
local system = require "quern.host.system"

local function widths(text)
  local list = {}
  for line in text:gmatch "[^\n]+" do list[#list + 1] = system.width(line) end
  return list
end

describe("a table on the terminal", function()
  local columns = { { name = "sector", type = "code" }, { name = "地方", type = "string" }, { name = "value", type = "f64" } }
  local rows = { { "steel", "中国", 1234567 }, { "solar_pv", nil, 0.5 }, { "cement", "Côte d’Ivoire", -3 } }

  it("aligns numbers right and wide characters by their columns", function()
    assert.equal([[
sector    地方               value
──────────────────────────────────
steel     中国           1,234,567
solar_pv  ·                    0.5
cement    Côte d’Ivoire         -3
]], show.grid(columns, rows, { colour = false }))
  end)

  it("fits every line to the width it is given, and says what it left out", function()
    for width = 12, 60 do
      for _, w in ipairs(widths(show.grid(columns, rows, { width = width, colour = false }))) do
        -- the note on dropped columns is prose and may be longer
        if w > width then assert.is_true(width < 26, ("width %d: line of %d"):format(width, w)) end
      end
    end
    local text = show.grid(columns, rows, { limit = 1, colour = false })
    assert.matches("… 2 more rows", text, 1, true)
    assert.matches("… 1 more column: value", show.grid(columns, rows, { width = 24, colour = false }), 1, true)
  end)

  it("cuts text but never a number, and keeps the marks", function()
    local wide = { { name = "a", type = "string" }, { name = "n", type = "number" }, { name = "b", type = "string" } }
    local cells = { { ("x"):rep(40), 123456789012, ("y"):rep(30) } }
    local text = show.grid(wide, cells, { width = 40, marks = { "[1]" }, colour = false })
    assert.matches("123,456,789,012", text, 1, true)
    assert.matches("[1]", text, 1, true)
    assert.matches("… 1 more column: b", text, 1, true)
  end)

  it("only names columns in which no row has a value, when asked", function()
    local text = show.grid({ { name = "a" }, { name = "b" }, { name = "c" } }, { { 1, nil, 3 }, { 2, nil, 4 } }, { hide_empty = true, colour = false })
    assert.equal("a  c\n────\n1  3\n2  4\nno row has a value in: b\n", text)
  end)

  it("makes what could deceive visible", function()
    assert.equal("a\\nb<U+202E>c<U+001B>[2J", show.cell "a\nb\u{202E}c\27[2J")
    assert.equal("<FF>", show.cell "\xff")
  end)

  it("groups large whole numbers and keeps years as they are", function()
    assert.equal("1,234,567", show.number(1234567))
    assert.equal("2024", show.number(2024))
    assert.equal("-12,345", show.number(-12345))
    assert.equal("0.333333", show.number(1 / 3))
    assert.equal("200,000,000,002", show.number(200000000001.5)) -- the middle of two sums
  end)

  it("shows a list of records", function()
    assert.equal("a  b\n────\n1  x\n2  ·\n", show.table({ { a = 1, b = "x" }, { a = 2 } }, { colour = false }))
  end)
end)
