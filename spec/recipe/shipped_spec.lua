-- The recipes that ship, as `quern recipe` sees them; and what the sandbox costs.
local helper = require "helper"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

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

describe("the sandbox", function()
  local HEAD = [[return { quern = 1, name = "r", version = "1.0.0", licence = "MIT", title = "R",
    tables = { t = { columns = { { "x", "number" } } } }, run = function() ]]

  local function best(times, act)
    local least = math.huge
    for _ = 1, times do
      local started = system.clock()
      act()
      least = math.min(least, system.clock() - started)
    end
    return least
  end

  local function loaded(body)
    return assert(recipe.load(helper.write(helper.folder() .. "/r.lua", HEAD .. body .. " end }")))
  end

  it("costs a few milliseconds a run", function()
    local empty = loaded "return { t = {} }"
    -- Fifteen where five is the aim: the machines that run this are shared, and sanitizers fork slowly.
    local seconds = best(15, function() assert(recipe.run(empty, {})) end)
    if not helper.quern:find "asan" then assert.is_true(seconds < 0.015, ("%.1f ms"):format(seconds * 1000)) end
  end)

  it("does not slow a loop down", function()
    local body = "local x = 0 for i = 1, 2e7 do x = (x * 31 + i) % 1000003 end return { t = { { x = x } } }"
    local r, plain = loaded(body), assert(load(body))
    local inside = best(5, function() assert(recipe.run(r, {})) end)
    local outside = best(5, function() plain() end)
    assert.is_true(inside < 1.5 * outside + 0.02, ("%.3f s inside, %.3f s outside"):format(inside, outside))
  end)
end)
