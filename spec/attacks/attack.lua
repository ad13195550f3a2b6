-- Runs a hostile recipe and says what became of it.
local helper = require "helper"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local attack = {}

local FRAME = [[
return { quern = 1, name = "attack", version = "1.0.0", licence = "CC0-1.0", title = "An attack",
  tables = { t = { columns = { { "v", "string" } } } }, limits = { seconds = 0.4, memory = "64M" },
  run = function(q, p) local function out(v) return { t = { { v = tostring(v) } } } end
%s
end }]]

--- Runs `body` as the body of `run`; `out(v)` makes the result. Returns what it gave, or nil, message, code.
---@param body string Lua code
---@param options table? of recipe.run
function attack.run(body, options)
  local path = helper.write(helper.folder() .. "/attack.lua", (FRAME:gsub("%%s", function() return body end)))
  local started = system.clock()
  local loaded, message, code = recipe.load(path)
  local run
  if loaded then run, message, code = recipe.run(loaded, options or { print = function() end }) end
  attack.seconds = system.clock() - started
  if not run then return nil, message, code end
  return run.tables.t[1].v, run
end

return attack
