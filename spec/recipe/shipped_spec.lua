-- The recipes that ship, as `quern recipe` sees them.
local helper = require "helper"
local recipe = require "quern.recipe"

describe("shipped recipes", function()
  it("pass their check and their tests", function()
    for _, name in ipairs(recipe.shipped()) do assert.equal(0, select(3, helper.run("recipe", "check", name)), name) end
    local out, err, code = helper.run("recipe", "test", "--all")
    assert.equal(0, code, out .. err)
  end)

  it("see no more than recipes of others: their runs are in a worker too", function()
    local path = helper.folder() .. "/r.lua"
    helper.write(path, [[return { quern = 1, name = "r", version = "1.0.0", licence = "MIT", title = "R", tables = {},
      run = function() return { [io.open and "x"] = {} } end }]])
    assert.equal(3, select(3, helper.run("run", path)))
  end)
end)
