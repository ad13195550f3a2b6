-- The rules of a recipe that did not ship run in its worker.
local corpus = require "quern.corpus"
local helper = require "helper"
local recipe = require "quern.recipe"

local HEAD = [[
return { quern = 1, name = "rates", version = "1.0.0", licence = "CC0-1.0", title = "Rates",
  tables = { rates = { columns = { { "sector", "code" }, { "value", "number" } } } },
  rules = { rule { "rate", table = "rates", [=[ trigger:utilization_cue ..8 value:PERCENT ]=],
    set = { metric = "capacity_utilization" }, fill = { sector = "clause > sentence" } } },
  run = function(q) local rows = {}
    for claim in q.corpus:claims { table = "rates" } do
      rows[#rows + 1] = { sector = claim.fields.sector, value = claim.fields.value }
    end
    return { rates = rows } end }]]

local function read(text)
  local folder = helper.folder()
  helper.write(folder .. "/news.txt", "Steel\n\nSteel capacity utilization fell to 71 percent in 2015.\n")
  local opened = assert(corpus.open(folder .. "/corpus.db"))
  assert(opened:read { folder .. "/news.txt" })
  return assert(recipe.load(helper.write(folder .. "/rates.lua", text))), opened
end

describe("rules in a worker", function()
  it("make claims that the recipe then sees, once for each document", function()
    local loaded, opened = read(HEAD)
    assert.equal(1, recipe.derive(loaded, opened))
    assert.equal(0, recipe.derive(loaded, opened))
    local run = assert(recipe.run(loaded, { corpus = opened, ruleset = recipe.ruleset(loaded) }))
    assert.same({ { sector = "steel", value = 71 } }, run.tables.rates)
    opened:close()
  end)

  it("tell why a sentence makes a row or none", function()
    local loaded, opened = read(HEAD)
    assert.matches("makes a row of rates", (assert(recipe.near(loaded, "Steel capacity utilization fell to 71 percent."))))
    assert.matches("makes no row", (assert(recipe.near(loaded, "Steel prices fell."))))
    opened:close()
  end)

  it("store nothing of a batch that fails half way", function()
    local loaded, opened = read((HEAD:gsub("rules = {", [[rules = { rule { "other", table = "others", [=[ trigger:overcapacity_cue ]=],
      kind = "flag", fill = { sector = "clause > sentence" } },]])))
    local folder = helper.folder()
    helper.write(folder .. "/z.txt", "Cement\n\nThe cement sector has severe overcapacity.\n")
    assert(opened:read { folder .. "/z.txt" })
    local done = recipe.derive(loaded, opened)
    assert.is_nil(done)
    assert.is_nil(opened:claims { ruleset = recipe.ruleset(loaded) }())
    assert.is_truthy(opened:pending(recipe.ruleset(loaded))())
    opened:close()
  end)

  it("cannot make claims of tables that the recipe does not declare", function()
    local loaded, opened = read((HEAD:gsub('table = "rates", %[=', 'table = "others", [=')))
    local done, message, code = recipe.derive(loaded, opened)
    assert.is_nil(done)
    assert.equal("invalid", code)
    assert.matches("its table must be declared", message)
    opened:close()
  end)

  it("keep what a firm earned in a recipe's own table of finance, where it has none for results of firms", function()
    local folder = helper.folder()
    helper.write(folder .. "/r.lua", [[return { quern = 1, name = "mine", version = "1.0.0", licence = "MIT", title = "Mine",
      inputs = { corpus = { kind = "corpus" } }, tables = { finance_debt = { columns = { { "metric", "code" }, { "value", "number" } } } },
      rules = { rule { "sales", table = "finance_debt", set = { metric = "revenue" }, "firm_sales_cue ..6 value:MONEY" } } }]])
    helper.write(folder .. "/a.txt", "Larkspur\n\nLarkspur's annual sales were 310 million dollars in 2023.\n")
    local opened = assert(corpus.open(folder .. "/c.db"))
    assert(opened:read { folder .. "/a.txt" })
    local loaded = assert(recipe.load(folder .. "/r.lua"))
    assert(recipe.derive(loaded, opened))
    local claim = opened:claims { ruleset = recipe.ruleset(loaded) }()
    assert.same({ "finance_debt", "revenue", 310e6 }, { claim.table, claim.fields.metric, claim.fields.value })
    opened:close()
  end)
end)
