-- What the sandbox costs: an empty recipe against none, and a tight loop inside against outside, interleaved in one run.
-- Answers are compared; of each time the least and the median are told, and the ratio.
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local HEAD = [[return { quern = 1, name = "r", version = "1.0.0", licence = "MIT", title = "R",
  limits = { seconds = 60 }, tables = { t = { columns = { { "x", "number" } } } }, run = function() ]]

local function loaded(body)
  local path = os.tmpname() .. ".lua"
  assert(system.write(path, HEAD .. body .. " end }"))
  local found = assert(recipe.load(path))
  os.remove(path)
  return found
end

--- Times each act in turn, so that what else the machine does falls on all alike; seconds, sorted.
local function measure(rounds, acts)
  local times = {}
  for i in ipairs(acts) do times[i] = {} end
  for round = 1, rounds do
    for i, act in ipairs(acts) do
      local started = system.clock()
      act()
      times[i][round] = system.clock() - started
    end
  end
  for _, list in ipairs(times) do table.sort(list) end
  return table.unpack(times)
end

local function tell(what, list)
  print(("%-34s least %8.2f ms   median %8.2f ms"):format(what, list[1] * 1000, list[(#list + 1) // 2] * 1000))
end

local empty = loaded "return { t = {} }"
local plain_empty = assert(load "return { t = {} }")
local inside, outside = measure(101, { function() assert(recipe.run(empty, {})) end, plain_empty })
tell("an empty recipe, sandboxed", inside)
tell("the same, plain", outside)

local BODY = "local x = 0 for i = 1, 3e7 do x = (x * 31 + i) % 1000003 end return { t = { { x = x } } }"
local loop, plain_loop = loaded(BODY), assert(load(BODY))
assert(assert(recipe.run(loop, {})).tables.t[1].x == plain_loop().t[1].x, "the loops disagree")
inside, outside = measure(9, { function() assert(recipe.run(loop, {})) end, plain_loop })
tell("a loop of 30 million steps, sandboxed", inside)
tell("the same, plain", outside)
print(("sandboxed / plain: least %.3f, median %.3f"):format(inside[1] / outside[1], inside[5] / outside[5]))
