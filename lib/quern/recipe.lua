--- Recipes: Lua programs that derive tables, declared so that they can be checked, shared and run again.
-- A recipe is a `.lua` file that returns a table (its fields: `recipe/declare.lua`). It is named by the name it ships or
-- is installed under, or by a path: a `.lua` file, or a folder with `recipe.lua` in it.

local declare = require "quern.recipe.declare"
local derive = require "quern.recipe.derive"
local evidence = require "quern.recipe.evidence"
local handover = require "quern.recipe.handover"
local params = require "quern.recipe.params"
local result = require "quern.recipe.result"
local serve = require "quern.recipe.serve"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"
local worker = require "quern.recipe.worker"

local recipe = {}

--- The longest source of a recipe.
local MOST_BYTES = 1024 * 1024

--- Where installed recipes live: $QUERN_RECIPES, or quern/recipes in the user's data folder.
---@return string
function recipe.home()
  local named = os.getenv "QUERN_RECIPES"
  if named and named ~= "" then return named end
  local data = os.getenv "XDG_DATA_HOME"
  if not data or data == "" then data = (os.getenv "HOME" or ".") .. "/.local/share" end
  return data .. "/quern/recipes"
end

--- Names of the recipes in the binary, sorted.
---@return string[]
function recipe.shipped()
  local names = {}
  for _, path in ipairs(system.resources "scripts/") do names[#names + 1] = path:match "^scripts/([%w_]+)%.lua$" end
  table.sort(names)
  return names
end

--- Names of the installed recipes, sorted.
---@return string[]
function recipe.installed()
  local names = {}
  for _, name in ipairs(system.list(recipe.home()) or {}) do
    if system.info(recipe.home() .. "/" .. name .. "/recipe.lua") then names[#names + 1] = name end
  end
  return names
end

local function read_file(path)
  local info, message, code = system.info(path)
  if not info then return nil, message, code end
  if info.kind ~= "file" then return nil, path .. ": not a file", "invalid" end
  if info.size > MOST_BYTES then return nil, path .. ": a recipe has at most 1 MiB", "limit" end
  local file, reason = io.open(path, "rb")
  if not file then return nil, reason, "io" end
  local text = file:read "a"
  file:close()
  return text
end

--- Whether a name is meant as a path, and the file it leads to.
local function path_of(name)
  local info = (name:find "/" or name:match "%.lua$") and system.info(name)
  if info and info.kind == "folder" then return name:gsub("/+$", "") .. "/recipe.lua" end
  return (name:find "/" or name:match "%.lua$") and name or nil
end

local function unknown(name)
  local known = recipe.shipped()
  table.move(recipe.installed(), 1, #recipe.installed(), #known + 1, known)
  local near = require("quern.cli").nearest(name, known)
  return nil, ("no recipe '%s'%s; 'quern recipe list' lists them, a file is named by its path (./%s.lua)"):format(name,
    near and ("; did you mean '" .. near .. "'?") or "", name), "notfound"
end

--- Finds the source of a recipe, without running it.
---@param name string a shipped or installed name, or a path
---@return { text: string, path: string, origin: "shipped"|"installed"|"path" }? found, string? message, string? code
function recipe.find(name)
  local path = path_of(name)
  local origin = "path"
  if not path then
    local text = system.resource("scripts/" .. name .. ".lua")
    if text then return { text = text, path = "scripts/" .. name .. ".lua", origin = "shipped" } end
    if not name:match "^[%w_]+$" or not system.info(recipe.home() .. "/" .. name .. "/recipe.lua") then return unknown(name) end
    path, origin = recipe.home() .. "/" .. name .. "/recipe.lua", "installed"
  end
  local text, message, code = read_file(path)
  if not text then return nil, message, code end
  return { text = text, path = path, origin = origin }
end

--- Limits of a run: those the recipe declares, up to what a recipe may have unasked, or those the user gives.
local DEFAULT = { seconds = 60, memory = "512M", output = "64M" }
local UNASKED = { seconds = 600, memory = "4G", output = "256M" }

local function limits_of(declared, given)
  local limits = {}
  for name, default in pairs(DEFAULT) do
    local size = name == "seconds" and tonumber or declare.bytes
    limits[name] = given[name] and size(given[name]) or math.min(size(declared[name] or default), size(UNASKED[name]))
  end
  return limits
end

--- What a worker needs to know of a recipe.
local function source_of(found) return { text = found.text, chunk = "@" .. found.path } end

local function first_problem(found, problems)
  local lines = {}
  for i, problem in ipairs(problems) do
    lines[i] = ("%s:%d: %s%s"):format(found.path, problem.line, problem.path ~= "" and problem.path .. " " or "", problem.message)
  end
  if #lines > 1 then lines[1] = ("%s (and %d more; 'quern recipe check %s' lists them)"):format(lines[1], #lines - 1, found.path) end
  return lines[1]
end

--- The rules of a shipped recipe, with their functions. It is part of the binary, and is trusted as the library is.
local function shipped_rules(found)
  local env = setmetatable({}, { __index = _G })
  env._G, env.quern = env, require "quern"
  env.rule = require "quern.rule"
  return assert(load(found.text, "@" .. found.path, "t", env))().rules
end

--- Evaluates the file of a recipe in a worker; returns what it declares, unchecked.
local function declaration(found)
  return worker.run { action = "declare", name = found.path, recipes = { source_of(found) }, limits = limits_of({ seconds = 5 }, {}) }
end

--- The problems of a recipe's declaration, each with its line.
---@param name string
---@return { line: integer, path: string, message: string }[]? problems, table|string found_or_message, string? code
function recipe.problems(name)
  local found, message, code = recipe.find(name)
  if not found then return nil, message, code end
  local done, declared, reason = declaration(found)
  if not done then return nil, declared, reason end
  return declare.problems(declared, found.text), found
end

--- Loads a recipe and checks its declaration. Its functions stay in the worker; `rules` are named only, but for those of
--- shipped recipes.
-- example: local overcapacity = assert(recipe.load "overcapacity")
---@param name string a shipped or installed name, or a path
---@return table? recipe what it declares, with `path`, `origin` and `text`; string? message with file and line, string? code
function recipe.load(name)
  local found, message, code = recipe.find(name)
  if not found then return nil, message, code end
  local done, declared, reason = declaration(found)
  if not done then return nil, declared, reason end
  local problems = declare.problems(declared, found.text)
  if #problems > 0 then return nil, first_problem(found, problems), "invalid" end
  declared.path, declared.origin, declared.text = found.path, found.origin, found.text
  -- A folder is a recipe with all that lies in it; a file alone is only itself, and finds its fixtures beside it.
  declared.folder = found.origin ~= "shipped" and (found.path:match "^(.*)/[^/]*$" or ".") or nil
  declared.is_folder = found.origin ~= "shipped" and found.path:match "/recipe%.lua$" ~= nil
  if found.origin == "shipped" then declared.rules = shipped_rules(found) end
  return declared
end

--- Names the rules of a recipe: what its claims are stored under.
---@param loaded table from recipe.load
---@return string
function recipe.ruleset(loaded) return tree.sha256(require("quern").version .. "\0" .. loaded.text):sub(1, 16) end

--- Derives the claims of the documents that the rules of a recipe have not seen yet. The rules run in a worker.
---@param loaded table from recipe.load
---@param corpus table
---@param options { progress: fun(done: integer)?, limits: table? }?
---@return integer? documents, string? message, string? code
function recipe.derive(loaded, corpus, options)
  options = options or {}
  local job = { action = "derive", name = loaded.name, recipes = { source_of(loaded) },
    limits = limits_of(loaded.limits or {}, options.limits or {}) }
  return derive.update(corpus, loaded, recipe.ruleset(loaded), job, options.progress)
end

local OPTIONS = { corpus = true, params = true, inputs = true, limits = true, print = true, ruleset = true }

local function check_options(options)
  for name in pairs(options) do
    if not OPTIONS[name] then error(("unknown option '%s'; known are corpus, inputs, limits, params, print, ruleset"):format(name), 3) end
  end
end

--- Runs a recipe, in a worker process that can reach nothing but what it is given.
-- example: local run = assert(recipe.run(overcapacity, { corpus = corpus, params = { since = 2015 } }))
---@param loaded table from recipe.load
---@param options { corpus: any, params: table?, inputs: table?, limits: table?, print: fun(text: string)?, ruleset: string? }
--- `params` are values or their text; `limits` { seconds, memory, output } overrule the recipe's own; `ruleset` is the hash
--- of the rules whose claims the recipe sees
---@return { tables: table<string, any>, warnings: string[], params: table }? run, string? message, string? code
function recipe.run(loaded, options)
  options = options or {}
  check_options(options)
  local values, message, code = params.fill(loaded.params or {}, options.params or {})
  if not values then return nil, loaded.name .. ": " .. message, code end
  local warnings = {}
  local done, tables, reason = worker.run {
    action = "run", name = loaded.name, recipes = { source_of(loaded) }, params = values,
    limits = limits_of(loaded.limits or {}, options.limits or {}), corpus = options.corpus ~= nil,
    inputs = options.inputs, answer = options.corpus and serve.corpus(options.corpus, { ruleset = options.ruleset }),
    warn = function(text) warnings[#warnings + 1] = text end,
    print = options.print or function(text) io.stderr:write(text, "\n") end,
  }
  if not done then return nil, tables, reason end
  tables = handover.unpack(tables, evidence)
  local wrong = result.problem(loaded, tables)
  if wrong then return nil, ("%s: %s"):format(loaded.path, wrong), "invalid" end
  return { tables = tables, warnings = warnings, params = values }
end

return recipe
