-- The builders of rules on works, as a recipe of one file has them in its worker.
local corpus = require "quern.corpus"
local helper = require "helper"
local recipe = require "quern.recipe"

local RECIPE = [[
local works = require "quern.rule.works"
return { quern = 1, name = "opened", version = "1.0.0", licence = "CC0-1.0", title = "Opened",
  inputs = { corpus = { kind = "corpus" } },
  tables = { projects = { columns = { { "place", "code" }, { "sector", "code" }, { "status", "code" }, { "value", "number" } } } },
  rules = {
    works.state("opened", { "head:WORKS ..8 trigger:works_open_cue" }, { set = { status = "open" }, fill = { place = works.PLACE } }),
    works.figure("capacity", "capacity", { "head:site_cue ...14 capacity_cue ...20 value:QUANTITY" },
      { unit = rule.GOODS, accept = rule.POSSIBLE }) },
  run = function(q) return { projects = q.claims "projects":select("place", "sector", "status", "value") } end }]]

--- "place sector status value" of every claim that the recipe makes of a text.
local function read(text)
  local folder = helper.folder()
  helper.write(folder .. "/news.txt", text)
  local opened <close> = assert(corpus.open(folder .. "/corpus.db"))
  assert(opened:read { folder .. "/news.txt" })
  local loaded = assert(recipe.load(helper.write(folder .. "/opened.lua", RECIPE)))
  assert(recipe.derive(loaded, opened))
  local run, made = assert(recipe.run(loaded, { corpus = opened, ruleset = recipe.ruleset(loaded) })), {}
  for _, row in ipairs(run.tables.projects) do
    made[#made + 1] = ("%s %s %s %s"):format(row.place, row.sector, row.status, row.value)
  end
  return made
end

describe("rules on works", function()
  it("find where the works of a sentence stand and what they make", function()
    assert.same({ "VNM steel open nil" }, read "News\n\nA steel plant opened in Vietnam last week.\n")
    assert.same({ "VNM cement nil 2000000.0" },
      read "News\n\nThe cement plant in Vietnam will have a capacity of 2 million tonnes a year.\n")
  end)

  it("leave out what turns out to be of a table that the recipe has not", function()
    assert.same({}, read "News\n\nSteel plants in Brazil have a combined capacity of 51 million tonnes a year.\n")
  end)
end)
