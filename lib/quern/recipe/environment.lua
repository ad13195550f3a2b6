--- The names a recipe sees. This module runs in a recipe's worker, on top of the confined library (host/lua/confined.h).
-- The tables of the language and quern's modules are read-only views, except `math`, which is the recipe's own copy:
-- tight loops call it. `require` knows the modules that only compute.

local environment = {}

--- The functions of the language that a recipe has. What is not here, it has not.
local BASE = { "assert", "error", "getmetatable", "ipairs", "pcall", "rawequal", "rawget", "rawlen", "select",
  "tonumber", "tostring", "type", "xpcall", "_VERSION" }

local LIBRARIES = { "string", "table", "utf8", "coroutine", "os" }

--- Modules that a recipe may use, and those of their functions that it may not: they reach files.
local MODULES = {
  ["quern.frame"] = { read = true, open = true, on = true, limit = true, handle = true, from_handle = true },
  ["quern.text"] = {}, ["quern.lexicon"] = { read = true }, ["quern.json"] = {}, ["quern.rule"] = {},
  ["quern.rule.finance"] = {}, ["quern.rule.flow"] = {}, ["quern.rule.industry"] = {}, ["quern.rule.measure"] = {},
  ["quern.rule.target"] = {}, ["quern.rule.works"] = {}, ["quern.rule.cooperation"] = {},
  ["quern.claim"] = {}, ["quern.claim.group"] = {}, ["quern.date"] = {}, ["quern.similar"] = {}, ["quern.regex"] = {},
}

--- Names that people look for, and why they are not there.
local MISSING = {
  io = "no files: a recipe reads its declared inputs", debug = "no debug library", package = "no packages",
  dofile = "no files: a recipe is one file", loadfile = "no files: a recipe is one file",
  collectgarbage = "no collector: memory has a limit", warn = "no warn: call q.warn(text)",
}
local MISSING_FIELDS = {
  execute = "no os.execute", exit = "no os.exit: return from run, or call error", getenv = "no os.getenv: declare a parameter",
  remove = "no os.remove", rename = "no os.rename", tmpname = "no os.tmpname", setlocale = "no os.setlocale: the locale is C",
  dump = "no string.dump", loadlib = "no package.loadlib", popen = "no io.popen",
}

local views = {}

local function refuse(_, key) error(("'%s' cannot be set: the libraries are read-only"):format(tostring(key)), 2) end

--- A read-only view of a table: reads see the table, without the names in `hidden`; tables in it are views too.
local function view(original, hidden)
  if views[original] then return views[original] end
  local function read(_, key)
    if hidden and hidden[key] then return nil end
    local value = original[key]
    return type(value) == "table" and view(value) or value
  end
  local flat = not hidden or next(hidden) == nil
  if flat then for _, value in pairs(original) do flat = flat and type(value) ~= "table" end end
  flat = flat and getmetatable(original) == nil
  local made = setmetatable({}, {
    __index = flat and original or read, __newindex = refuse, __metatable = false,
    __len = function() return #original end,
    __call = function(_, ...) return original(...) end,
    __pairs = function()
      local step, state, first = pairs(original)
      return function(_, key)
        local found, value = step(state, key)
        return found, type(value) == "table" and view(value) or value
      end, nil, first
    end,
  })
  views[original] = made
  return made
end

local function require_in(name)
  local hidden = MODULES[name]
  if not hidden then
    local names = {}
    for known in pairs(MODULES) do names[#names + 1] = known end
    error({ code = "denied", message = ("a recipe cannot load '%s'; it can load %s"):format(tostring(name), table.concat(names, ", ")) }, 0)
  end
  local found, module = pcall(require, name)
  if not found then error(module, 2) end
  return type(module) == "table" and view(module, hidden) or module
end

--- `quern.frame` is the module quern.frame.
local function quern_in()
  return setmetatable({}, { __newindex = refuse, __metatable = false, __index = function(_, name)
    return MODULES["quern." .. tostring(name)] and require_in("quern." .. name) or nil
  end })
end

--- A module as a recipe sees it.
environment.require = require_in

--- Makes the environment of a recipe.
---@param print fun(...) what the recipe's print does
---@return table
function environment.new(print)
  local env = { print = print, math = {}, require = require_in, quern = quern_in() }
  for _, name in ipairs(BASE) do env[name] = _G[name] end
  env.setmetatable, env.rawset = _G.recipe_setmetatable, _G.recipe_rawset -- they refuse __gc and __mode
  env.pairs, env.next = _G.recipe_pairs, _G.recipe_next -- they refuse an order that is chance
  for _, name in ipairs(LIBRARIES) do env[name] = view(_G[name]) end
  for name, value in pairs(math) do env.math[name] = value end
  env._G = env
  local compile = load
  function env.load(chunk, name, _, ...)
    if select("#", ...) > 0 then return compile(chunk, name, "t", (...)) end
    return compile(chunk, name, "t", env)
  end
  -- made when it is first used: most recipes are read only for what they declare
  env.rule = setmetatable({}, { __metatable = false, __index = function(_, name) return require("quern.rule")[name] end,
    __call = function(_, declared) return require "quern.rule"(declared) end })
  return env
end

--- Says why a name is missing, if an error message complains of one that recipes do not have.
---@param message string
---@return string message, string? code
function environment.explain(message)
  local name = message:match "%(global '([%w_]+)'%)"
  local field = message:match "%(field '([%w_]+)'%)" or message:match "%(method '([%w_]+)'%)"
  local why = MISSING[name] or MISSING_FIELDS[field]
  if why then return message .. "; recipes have " .. why, "denied" end
  return message
end

return environment
