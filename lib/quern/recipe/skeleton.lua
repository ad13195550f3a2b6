--- The recipe that `recipe new` writes: small, documented, and passing its own test.

local json = require "quern.json"
local stub = require "quern.help.stub"

local skeleton = {}

local RECIPE = [[
-- One row for each year: how many rows the input has, and their largest value.
return {
  quern = 1, name = "%s", version = "0.1.0", licence = "CC0-1.0", title = "What this recipe makes, in one line",
  doc = [=[What counts here, how a number is chosen when sources differ, what is left out.]=],
  params = { since = { type = "year", default = 2000, doc = "first year kept" } },
  inputs = { observations = { kind = "table", doc = "columns year and value" } },
  tables = { summary = {
    columns = { { "year", "integer" }, { "rows", "integer" }, { "largest", "number", unit = "as the input" } }, key = { "year" } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  tests = { { name = "the example", inputs = { observations = "fixtures/observations.csv" }, params = { since = 2021 },
    expect = { summary = "fixtures/summary.csv" } } },

  ---@param q quern.Query
  ---@param p { since: integer }
  run = function(q, p)
    local by_year, summary = {}, {}
    for _, row in ipairs(q.inputs.observations) do
      local year, value = math.tointeger(tonumber(row.year)), tonumber(row.value)
      if year and value and year >= p.since then
        local found = by_year[year]
        if not found then
          found = { year = year, rows = 0, largest = value }
          by_year[year], summary[#summary + 1] = found, found
        end
        found.rows, found.largest = found.rows + 1, math.max(found.largest, value)
      end
    end
    table.sort(summary, function(a, b) return a.year < b.year end)
    return { summary = summary }
  end,
}
]]

local OBSERVATIONS = "year,value\n2020,9\n2021,1.5\n2021,3\n2022,2\n"
local SUMMARY = "year,rows,largest\n2021,2,3\n2022,1,2\n"
--- Settings for lua-language-server: the stubs of the library, those installed or else beside the recipe.
local function editor(stubs)
  return ([[{
  "runtime.version": "Lua 5.4",
  "runtime.path": ["?.lua"],
  "workspace.library": [%s],
  "workspace.checkThirdParty": false,
  "diagnostics.globals": ["rule", "quern"],
  "diagnostics.disable": ["lowercase-global"]
}
]]):format(json.encode(stubs))
end

--- The files of a new recipe.
---@param name string
---@return { name: string, bytes: string }[]
function skeleton.files(name)
  local installed = stub.installed()
  local files = {
    { name = ".luarc.json", bytes = editor(installed or ".stubs") },
    { name = "fixtures/observations.csv", bytes = OBSERVATIONS },
    { name = "fixtures/summary.csv", bytes = SUMMARY },
    { name = "recipe.lua", bytes = (RECIPE:gsub("%%s", name)) },
  }
  for _, file in ipairs(installed and {} or stub.files()) do
    files[#files + 1] = { name = ".stubs/" .. file.name, bytes = file.text }
  end
  return files
end

return skeleton
