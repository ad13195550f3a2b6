-- The deriver of the shipped recipes for fuzz_claim.c: their rules are loaded here, and not in a worker.
local claim = require "quern.claim"
local recipe = require "quern.recipe"

local loaded = {}
for i, name in ipairs(recipe.shipped()) do
  local found = assert(recipe.find(name))
  local env = setmetatable({ quern = require "quern", rule = require "quern.rule" }, { __index = _G })
  loaded[i] = { name = name, text = found.text, rules = assert(load(found.text, "@" .. found.path, "t", env))().rules }
end
return claim.ruleset(loaded).deriver
