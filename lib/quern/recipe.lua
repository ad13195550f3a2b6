--- Recipes: Lua programs that derive tables, declared so that they can be checked, shared and run again.
-- A recipe is a `.lua` file that returns a table (its fields: `recipe/declare.lua`). It is named by the name it ships or
-- is installed under, or by a path: a `.lua` file, or a folder with `recipe.lua` in it.

local declare = require "quern.recipe.declare"
local derive = require "quern.recipe.derive"
local evidence = require "quern.recipe.evidence"
local handover = require "quern.recipe.handover"
local params = require "quern.recipe.params"
local permission = require "quern.recipe.permission"
local result = require "quern.recipe.result"
local serve = require "quern.recipe.serve"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"
local worker = require "quern.recipe.worker"

local recipe = {}

--- The longest source of a recipe.
local MOST_BYTES = 1024 * 1024

--- Where installed recipes live: $QUERN_RECIPES, or quern/recipes in the user's data folder.
--- > recipe.home() ~= nil
--- true
---@return string
function recipe.home()
  local named = os.getenv "QUERN_RECIPES"
  if named and named ~= "" then return named end
  local data = os.getenv "XDG_DATA_HOME"
  if not data or data == "" then data = (os.getenv "HOME" or ".") .. "/.local/share" end
  return data .. "/quern/recipes"
end

--- Names of the recipes in the binary, sorted.
--- > recipe.shipped()[1]
--- capacity_cooperation
---@return string[]
function recipe.shipped()
  local names = {}
  for _, path in ipairs(system.resources "scripts/") do names[#names + 1] = path:match "^scripts/([%w_]+)%.lua$" end -- not its fixtures
  table.sort(names)
  return names
end

--- Names of the installed recipes, sorted.
--- > #recipe.installed()
--- 0
---@return string[]
function recipe.installed()
  local names = {}
  for _, name in ipairs(system.list(recipe.home()) or {}) do
    if system.info(recipe.home() .. "/" .. name .. "/recipe.lua") then names[#names + 1] = name end
  end
  return names
end

--- A file that the user names; anything that is not a regular file is refused unopened.
local function read_bytes(path)
  local info, message, code = system.info(path)
  if not info then return nil, message, code end
  if info.kind ~= "file" then return nil, path .. ": not a file", "invalid" end
  if info.size > 512 << 20 then return nil, path .. ": larger than 512 MiB", "limit" end
  local file, reason = io.open(path, "rb")
  if not file then return nil, reason, "io" end
  local text = file:read "a"
  file:close()
  return text
end

local function read_file(path)
  local info, message, code = system.info(path)
  if not info then return nil, message, code end
  if info.kind ~= "file" then return nil, path .. ": not a file", "invalid" end
  if info.size > MOST_BYTES then return nil, path .. ": a recipe has at most 1 MiB", "limit" end
  return read_bytes(path)
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
---@package
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
--- > #recipe.problems "overcapacity"
--- 0
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
--- > local o = recipe.load "overcapacity"
--- > print(o.title, o.origin)
--- Sector overcapacity	shipped
--- > o.params.since
--- { default = 1990, doc = "first year kept", type = "year" }
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
---@package
---@param loaded table from recipe.load
---@return string
function recipe.ruleset(loaded) return tree.sha256(require("quern").version .. "\0" .. loaded.text):sub(1, 16) end

--- Derives the claims of the documents that the rules of a recipe have not seen yet. The rules run in a worker.
---@package
---@param loaded table from recipe.load
---@param corpus table
---@param options { limits: table? }?
---@return integer? documents, string? message, string? code
function recipe.derive(loaded, corpus, options)
  options = options or {}
  local job = { action = "derive", name = loaded.name, recipes = { source_of(loaded) },
    limits = limits_of(loaded.limits or {}, options.limits or {}) }
  return derive.update(corpus, loaded, recipe.ruleset(loaded), job)
end

--- What a text claims by the rules of a recipe, and which came near; found in a worker.
---@package
---@param loaded table from recipe.load
---@param text string
---@param date string? the day it was written
---@return string? report, string? message, string? code
function recipe.near(loaded, text, date)
  local done, report, code = worker.run { action = "near", name = loaded.name, recipes = { source_of(loaded) },
    params = { text = text, date = date }, limits = limits_of(loaded.limits or {}, {}) }
  if not done then return nil, report, code end
  return type(report) == "string" and system.visible(report, true) or "", nil
end

--- Splits what the user gave by name into parameters and the tables that are inputs, which are read here: a file that
--- the user names needs no further permission.
local function read_inputs(loaded, given)
  local inputs, values = {}, {}
  for name, value in pairs(given) do
    local input = (loaded.inputs or {})[name]
    if input and input.kind == "frame" and tostring(value):find "^clickhouses?://" then
      local source, message, code = require("quern.clickhouse").open(tostring(value), { types = input.types })
      if not source then return nil, ("%s: input %s: %s"):format(loaded.name, name, message), code end
      inputs[name] = { name = source.label, source = source }
    elseif input and input.kind ~= "corpus" then
      local bytes, message, code = read_bytes(tostring(value))
      if not bytes then return nil, ("%s: input %s: %s"):format(loaded.name, name, message), code end
      inputs[name] = { name = tostring(value), bytes = bytes }
    else
      values[name] = value
    end
  end
  return inputs, values
end

local function missing_input(loaded, inputs, corpus)
  for name, input in pairs(loaded.inputs or {}) do
    if not input.optional and input.kind ~= "corpus" and not inputs[name] then
      local frame = input.kind == "frame" and " or %s=clickhouse://HOST/DATABASE/TABLE" or ""
      return ("%s: needs %s=FILE.csv%s (%s)"):format(loaded.name, name, frame:format(name), input.doc or "a table")
    end
    if not input.optional and input.kind == "corpus" and not corpus then
      return loaded.name .. ": needs a corpus; 'quern read PATH...' makes one"
    end
  end
end

--- Midnight of 2000-01-01 UTC: what recipes take for now, unless they are permitted to know the date.
local STILL = 946684800

local OPTIONS = { corpus = true, params = true, inputs = true, limits = true, print = true, ruleset = true, granted = true, clock = true }

local function check_options(options)
  for name in pairs(options) do
    if not OPTIONS[name] then
      error(("unknown option '%s'; known are clock, corpus, granted, inputs, limits, params, print, ruleset"):format(name), 3)
    end
  end
end

local function answers_for(options, inputs)
  local answer = options.corpus and serve.corpus(options.corpus, { ruleset = options.ruleset }) or {}
  serve.engines(inputs, answer)
  function answer.read(path) return permission.read(options.granted or {}, path) end
  return answer
end

--- What a worker is told of inputs: their bytes, or that a server holds them; never where, nor as whom.
local function for_worker(loaded, inputs)
  local plain = {}
  for name, input in pairs(inputs) do
    local kind = (loaded.inputs or {})[name]
    plain[name] = { name = input.name, bytes = input.bytes, server = input.source ~= nil, frame = kind and kind.kind == "frame",
      types = kind and kind.types }
  end
  return plain
end

local function run_job(loaded, options, values, inputs, warnings)
  return {
    action = "run", name = loaded.name, recipes = { source_of(loaded) }, params = values, inputs = for_worker(loaded, inputs),
    limits = limits_of(loaded.limits or {}, options.limits or {}), corpus = options.corpus ~= nil,
    clock = options.clock or permission.clock(options.granted or {}) and os.time() or STILL, answer = answers_for(options, inputs),
    warn = function(text) warnings[#warnings + 1] = text end,
    print = options.print or function(text) io.stderr:write(text, "\n") end,
  }
end

--- Runs a recipe, in a worker process that can reach nothing but what it is given.
--- > local o = recipe.load "trade_measures"
--- > use "quern-demo/demo.db";
--- > run "trade_measures";
--- > local result = recipe.run(o, { corpus = corpus, ruleset = claim.rules_of(o).hash })
--- > #result.tables.trade_measures > 0
--- true
---@param loaded table from recipe.load
---@param options { corpus: any, params: table?, inputs: table?, limits: table?, print: fun(text: string)?, ruleset: string?,
---granted: table[]?, clock: integer? } `params` are values or their text, and paths for inputs; `inputs` { name = { name, bytes } };
---`limits` { seconds, memory, output } overrule the recipe's own; `ruleset` is the hash of the rules whose claims the recipe
---sees; `granted` comes from permission.decide; `clock` is what os.time() answers
---@return { tables: table<string, table[]>, warnings: string[], params: table, inputs: table, clock: integer }? run,
---string? message, string? code
function recipe.run(loaded, options)
  options = options or {}
  check_options(options)
  local inputs, given, code = read_inputs(loaded, options.params or {})
  if not inputs then return nil, given, code end
  for name, input in pairs(options.inputs or {}) do inputs[name] = input end
  local missing = missing_input(loaded, inputs, options.corpus)
  if missing then return nil, missing, "usage" end
  local values, message, kind = params.fill(loaded.params or {}, given)
  if not values then return nil, loaded.name .. ": " .. message, kind end
  local warnings = {}
  local job = run_job(loaded, options, values, inputs, warnings)
  local done, tables, reason = worker.run(job)
  if not done then return nil, tables, reason end
  tables = handover.unpack(tables, evidence)
  local wrong = result.problem(loaded, tables)
  if wrong then return nil, ("%s: %s"):format(loaded.path, system.visible(wrong)), "invalid" end
  return { tables = tables, warnings = warnings, params = values, inputs = inputs, clock = job.clock }
end

--- Those of a shipped recipe: itself, and what its tests need.
local function shipped_files(loaded)
  local files = {}
  for _, path in ipairs(system.resources("scripts/fixtures/" .. loaded.name .. "/")) do
    files[#files + 1] = { name = path:sub(#"scripts/" + 1), bytes = system.resource(path) }
  end
  files[#files + 1] = { name = "recipe.lua", bytes = loaded.text }
  return files
end

--- The files of a loaded recipe, sorted by name.
---@package
---@param loaded table
---@return { name: string, bytes: string }[]? files, string? message, string? code
function recipe.files(loaded)
  if loaded.origin == "shipped" then return shipped_files(loaded) end
  return tree.read(loaded.is_folder and loaded.folder or loaded.path)
end

return recipe
