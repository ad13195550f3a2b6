local helper = require "helper"
local recipe = require "quern.recipe"

local HEAD = [[
return {
  quern = 1, name = "small", version = "1.0.0", licence = "CC0-1.0", title = "A small one",
]]

local function written(text)
  local path = helper.folder() .. "/small.lua"
  helper.write(path, text)
  return path
end

local function load_text(text) return recipe.load(written(text)) end

local FINE = HEAD .. [[
  params = { since = { type = "year", default = 2000, min = 1990, doc = "first year" } },
  tables = { t = { columns = { { "year", "integer" }, { "share", "number", unit = "%" } }, key = { "year" } } },
  run = function(q, p)
    q.warn "few rows"
    return { t = { { year = p.since, share = 0.5 }, { year = p.since + 1 } } }
  end,
}]]

describe("recipe.load", function()
  it("reads a declaration", function()
    local loaded = assert(load_text(FINE))
    assert.equal("small", loaded.name)
    assert.equal("path", loaded.origin)
  end)

  it("names the line of a wrong field", function()
    local cases = {
      { '  title = 3, tables = {},\n run = function() end }', 3, "title expected one line of text, got 3" },
      { ' params = {\n a = { type = "yeer" } }, tables = {}, run = print }', 4, "params.a.type expected one of" },
      { ' params = {\n a = { type = "year",\n default = "soon" } }, tables = {}, run = print }', 5, "params.a.default expected a year" },
      { ' tables = {},\n permission = {}, run = print }', 4, "did you mean 'permissions'?" },
      { ' tables = { t = { columns = {\n { "a", "integer" },\n { "b", "text" } } } }, run = print }', 5, "column b: expected a type of" },
      { ' tables = { t = { columns = {},\n key = { "z" } } }, run = print }', 4, "'z' is not a column" },
      { ' tables = {},\n limits = { memory = "much" }, run = print }', 4, "expected a size" },
      { ' tables = {},\n permissions = { { "network" } }, run = print }', 4, "a permission is" },
      { ' tables = {} }', 1, "run is missing" },
    }
    for _, case in ipairs(cases) do
      local body = case[1]:find "title" and HEAD:gsub(", title = .*\n", ",\n") .. case[1] or HEAD .. case[1]
      local _, message, code = load_text(body)
      assert.equal("invalid", code)
      assert.matches("small.lua:" .. case[2] .. ": ", message, 1, true)
      assert.matches(case[3], message, 1, true)
    end
  end)

  it("says where the syntax is wrong and which name was meant", function()
    local _, message = load_text("return {\n quern = = 1\n}")
    assert.matches("small.lua:2: unexpected symbol near '='", message, 1, true)
    local _, unknown, code = recipe.load "no_such_recipe"
    assert.equal("notfound", code)
    assert.matches("no recipe 'no_such_recipe'", unknown)
  end)
end)

describe("recipe.run", function()
  it("fills parameters and collects warnings", function()
    local run = assert(recipe.run(assert(load_text(FINE)), { params = { since = "2015" } }))
    assert.equal(2015, run.tables.t[1].year)
    assert.same({ "few rows" }, run.warnings)
  end)

  it("refuses parameters that do not fit", function()
    local loaded = assert(load_text(FINE))
    for given, expected in pairs { ["soon"] = "expected a year", ["1980"] = "at least 1990" } do
      local run, message, code = recipe.run(loaded, { params = { since = given } })
      assert.is_nil(run)
      assert.equal("usage", code)
      assert.matches(expected, message, 1, true)
    end
    local _, message = recipe.run(loaded, { params = { sinc = 1 } })
    assert.matches("no parameter 'sinc'; did you mean 'since'?", message, 1, true)
  end)

  it("names the row that breaks the declaration", function()
    local cases = {
      ['{ t = { { year = 2000 }, { year = "x" } } }'] = "table t: row 2: column year: expected integer, got x (string)",
      ['{ t = { { year = 2000 }, { year = 2000 } } }'] = "table t: row 2 has the key of row 1 (year=2000)",
      ['{ t = { { yeer = 2000 } } }'] = "table t: row 1: column yeer is not declared",
      ['{}'] = "run did not return the table 't'",
      ['{ t = {}, u = {} }'] = "a table 'u' that is not declared",
      ['3'] = "run returned a number",
    }
    for body, expected in pairs(cases) do
      local text = FINE:gsub("run = .*", "run = function() return " .. body:gsub("%%", "%%%%") .. " end }")
      local run, message = recipe.run(assert(load_text(text)), {})
      assert.is_nil(run)
      assert.matches(expected, message, 1, true)
    end
  end)
end)
