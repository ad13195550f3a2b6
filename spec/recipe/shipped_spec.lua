-- The recipes that ship, as `quern recipe` sees them.
local helper = require "helper"
local json = require "quern.json"
local recipe = require "quern.recipe"

describe("shipped recipes", function()
  it("pass their check and their tests", function()
    for _, name in ipairs(recipe.shipped()) do assert.equal(0, select(3, helper.run("recipe", "check", name)), name) end
    local out, err, code = helper.run("recipe", "test", "--all")
    assert.equal(0, code, out .. err)
    assert.is_nil(out:find("no tests", 1, true), out)
  end)

  it("are nine, and under each the parts of its table", function()
    local out = helper.run("recipe", "list")
    local whole, parts = 0, 0
    for line in out:gmatch "[^\n]+" do
      if line:find " shipped " then
        if line:find "^ " then parts = parts + 1 else whole = whole + 1 end
      end
    end
    assert.equal(9, whole)
    assert.equal(#recipe.shipped() - 9, parts)
    assert.matches("\ntrade_measures .-\n  duty_rates ", out)
  end)

  it("bring what their tests need when they are packed", function()
    local folder = helper.folder()
    for _, name in ipairs(recipe.shipped()) do
      helper.run("recipe", "pack", name, "-o", folder .. "/r.tar")
      os.execute(("cd '%s' && tar xf r.tar"):format(folder))
      local out, err, code = helper.run("recipe", "test", ("%s/%s-%s"):format(folder, name, assert(recipe.load(name)).version))
      assert.equal(0, code, out .. err)
      assert.matches("1 passed, 0 failed", out)
    end
  end)

  it("see no more than recipes of others: their runs are in a worker too", function()
    local path = helper.folder() .. "/r.lua"
    helper.write(path, [[return { quern = 1, name = "r", version = "1.0.0", licence = "MIT", title = "R", tables = {},
      run = function() return { [io.open and "x"] = {} } end }]])
    assert.equal(3, select(3, helper.run("run", path)))
  end)

  it("give an act on trade a row for each of its figures, none from figures of two kinds, and a range both its ends", function()
    local folder = helper.folder()
    helper.write(folder .. "/rates.txt", [[Trade

On 3 June 2025 the United States imposed 25% tariffs on steel from Brazil.

On 12 May 2025 Vietnam imposed provisional anti-dumping duties of 19.4% to 27.8% on hot-rolled coil from China.
]])
    helper.write(folder .. "/again.txt", "Trade\n\nOn 3 June 2025 the United States imposed tariffs on steel from Brazil.\n")
    helper.write(folder .. "/worth.txt", [[Trade

On 3 June 2025 the United States imposed tariffs on steel imports from Brazil worth $3 billion.
]])
    helper.run("read", folder, "--corpus", folder .. "/c.db")
    local rows = {}
    local out = helper.run("run", "trade_measures", "--corpus", folder .. "/c.db", "--format", "jsonl")
    for line in out:gmatch "[^\n]+" do
      local row = json.decode(line)
      rows[#rows + 1] = ("%s %s %s %s %s %s"):format(row.imposer, row.metric, row.value, row.low, row.high, row.sources)
    end
    assert.same({ "VNM duty_rate 19.4 19.4 27.8 1.0", "USA duty_rate 25.0 nil nil 2.0", "USA nil 3000000000.0 nil nil 1.0" }, rows)
  end)
end)
