local params = require "quern.recipe.params"

describe("recipe parameters", function()
  it("are read from text and from values by their type", function()
    local cases = {
      { "year", "2015", 2015 }, { "year", "15", nil }, { "integer", "-3", -3 }, { "integer", "1.5", nil },
      { "number", "1e3", 1000.0 }, { "number", "nan", nil }, { "number", 1 / 0, nil }, { "percent", "75%", 75 },
      { "percent", "7.5", 7.5 }, { "date", "2024-02-29", "2024-02-29" }, { "date", "2023-02-29", nil }, { "date", "2024-13-01", nil },
      { "code", "0101", "0101" }, { "code", "a b", nil }, { "string", "any text", "any text" }, { "string", 3, nil },
      { "boolean", "no", false }, { "boolean", "maybe", nil },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[3], (params.read({ type = case[1] }, case[2])), case[1] .. " " .. tostring(case[2]))
    end
    assert.same({ 1, 2 }, params.read({ type = "list", of = "integer" }, "1, 2"))
    assert.is_nil(params.read({ type = "list", of = "integer" }, "1,x"))
    assert.equal("low", params.read({ type = "enum", values = { "low", "high" } }, "low"))
    assert.is_nil(params.read({ type = "enum", values = { "low", "high" } }, "mid"))
  end)

  it("are split from other words", function()
    local others, given = params.words { "steel", "since=2015", "a=b=c" }
    assert.same({ "steel" }, others)
    assert.same({ since = "2015", a = "b=c" }, given)
  end)
end)
