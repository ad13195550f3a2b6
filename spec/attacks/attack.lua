-- Runs a hostile recipe and says what became of it.
local helper = require "helper"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local attack = {}

local FRAME = [[
return { quern = 1, name = "attack", version = "1.0.0", licence = "CC0-1.0", title = "An attack",
  tables = { t = { columns = { { "v", "string" } } } }, limits = { seconds = SECONDS, memory = "64M" },
  run = function(q, p) local function out(v) return { t = { { v = tostring(v) } } } end
%s
end }]]

--- Runs `body` as the body of `run`; `out(v)` makes the result. Returns what it gave, or nil, message, code.
---@param body string Lua code
---@param options table? of recipe.run
---@param seconds number? its limit
function attack.run(body, options, seconds)
  local code_of = FRAME:gsub("SECONDS", tostring(seconds or 0.4)):gsub("%%s", function() return body end)
  local path = helper.write(helper.folder() .. "/attack.lua", code_of)
  local started = system.clock()
  local loaded, message, code = recipe.load(path)
  local run
  if loaded then run, message, code = recipe.run(loaded, options or { print = function() end }) end
  attack.seconds = system.clock() - started
  if not run then return nil, message, code end
  return run.tables.t[1].v, run
end

--- How `body` ends: one of `expected` or something else, and the message. One that is stopped by its limit without being
--- expected to is tried again with more time: the machine may be busy.
---@param expected string|string[]
function attack.ends(body, expected, options)
  local fits = {}
  for _, ending in ipairs(type(expected) == "table" and expected or { expected }) do fits[ending] = true end
  local ended, message
  for _, seconds in ipairs { 0.4, 5 } do
    local value, text, code = attack.run(body, options, seconds)
    ended, message = value == nil and code or value, text
    if ended ~= "limit" or fits.limit then break end
  end
  return fits[ended] == true, ended, message
end

return attack
