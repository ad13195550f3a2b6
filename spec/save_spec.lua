local save = require "quern.save"
local frame = require "quern.frame"
local helper = require "helper"
local recipe = require "quern.recipe"

describe("a saved session", function()
  it("is a recipe that passes the check, with the session's work in it", function()
    local result = frame.new { { "sector", "code", { "steel" } }, { "value", "f64", { 1.5 } } }
    local text = save.text("my_table", { 'read "docs/"', "local x = 2", "x * 21", "help()", "function twice(n)\n  return 2 * n\nend",
      "frame.new { {'a', 'f64', {1}} };" }, result)
    local loaded = assert(recipe.load(helper.write(helper.folder() .. "/my_table.lua", text)))
    assert.same({ { "sector", "code" }, { "value", "number" } }, loaded.tables.my_table.columns)
    assert.matches('    -- read "docs/"', text, 1, true)
    assert.matches("    _ = x * 21", text, 1, true)
    assert.matches("      return 2 * n", text, 1, true)
    local made = assert(load(text))().run { frames = frame }
    assert.equal(1, #made.my_table)
  end)

  it("is a recipe even of an empty session", function()
    assert(recipe.load(helper.write(helper.folder() .. "/empty.lua", save.text("empty", {}, nil))))
  end)

  it("wants a name a recipe can have", function()
    local done, message = save.recipe({ log = {} }, "Bad Name")
    assert.is_nil(done)
    assert.matches("lowercase", message)
  end)
end)
