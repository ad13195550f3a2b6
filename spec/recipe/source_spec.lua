local source = require "quern.recipe.source"

describe("recipe.source", function()
  it("finds the line of every field, through comments, strings and functions", function()
    local lines = source.lines [==[
local function helper(a, b) if a then return { x = 1 } end return b end
-- return { fake = 1 }
--[[ return {
fake = 2 } ]]
return {
  a = "}, b = 9", -- } c = 1
  ["d"] = [[
     } e = 1
  ]],
  f = function(x, y) for i = 1, 2 do helper(i, {}) end return { g = 1 } end,
  h = { 1,
    { i = 2 },
    j = { k = 3 },
  },
  rule { "r" }, l = a == b,
}]==]
    assert.same({ [""] = 5, a = 6, d = 7, f = 10, h = 11, ["h[1]"] = 11, ["h[2]"] = 12, ["h[2].i"] = 12, ["h.j"] = 13,
      ["h.j.k"] = 13, ["[1]"] = 15, ["[1][1]"] = 15, l = 15 }, lines)
    assert.equal(13, source.line(lines, "h.j.missing[3]"))
    assert.equal(5, source.line(lines, "missing"))
  end)

  it("follows a name that is returned", function()
    local lines = source.lines "local M = {\n a = 1,\n}\nM.b = 2\nreturn M"
    assert.equal(2, lines.a)
  end)

  it("takes any bytes", function()
    for _, text in ipairs { "", "return", "return {", "return { a = ", "'", "[[", "--[[", "\0\255", "return {{{{{" } do
      assert.is_table(source.lines(text))
    end
  end)
end)
