--- A run from the command line: permissions and limits from its options, then the run, then its manifest.

local declare = require "quern.recipe.declare"
local manifest = require "quern.recipe.manifest"
local permission = require "quern.recipe.permission"
local recipe = require "quern.recipe"
local sandbox = require "quern.host.sandbox"

local perform = {}

local function limits_of(options)
  local seconds = options.seconds and tonumber(options.seconds)
  if options.seconds and not (seconds and seconds > 0 and seconds < 1e8) then return nil, "--seconds takes a number above 0", "usage" end
  if options.memory and not declare.bytes(options.memory) then return nil, "--memory takes a size such as 512M", "usage" end
  return { seconds = seconds, memory = options.memory }
end

--- What of the sandbox this kernel lacks, in words; nil if nothing.
local function weakness()
  local support = sandbox.support()
  if support.seccomp and support.landlock > 0 then return end
  return support.seccomp and "Landlock" or support.landlock > 0 and "seccomp filters" or "Landlock and seccomp filters"
end

--- Where the kernel cannot hold a stranger's recipe as it should, only the user's word lets it run.
local function check_kernel(loaded, options)
  local lacks = loaded.origin ~= "shipped" and weakness()
  if not lacks then return true end
  for word in (options.allow or ""):gmatch "[^,]+" do if word == "weak-sandbox" then return true end end
  return nil, ("%s: this kernel has no %s, so that the sandbox is weaker; --allow weak-sandbox runs it all the same"):format(
    loaded.name, lacks), "denied"
end

--- With a corpus its claims are brought up to date and the tables are kept in it; that part is not loaded without one.
local function execute(corpus, loaded, params, options)
  if corpus then return require("quern.claim.run").execute(corpus, loaded, params, options) end
  options.params = params
  return recipe.run(loaded, options)
end

--- Runs a recipe as the options of `quern run` say.
---@param corpus table?
---@param loaded table from recipe.load
---@param params table<string, any>
---@param options { seconds: string?, memory: string?, allow: string?, deny_all: boolean?, corpus: string? }
---@param crate string? folder for the manifest
---@param again { clock: integer, inputs: table }? what a repeated run takes from the first
---@return table? result, string? message, string? code
function perform.run(corpus, loaded, params, options, crate, again)
  local limits, message, code = limits_of(options)
  if not limits then return nil, message, code end
  local held
  held, message, code = check_kernel(loaded, options)
  if not held then return nil, message, code end
  local granted
  granted, message, code = permission.decide(loaded, { deny_all = options.deny_all, allow = options.allow,
    file = recipe.home() .. "/permissions.json" })
  if not granted then return nil, message, code end
  local started = os.time()
  local result
  result, message, code = execute(corpus, loaded, params, { limits = limits, granted = granted,
    clock = again and again.clock, inputs = again and again.inputs })
  if not result or not crate then return result, message, code end
  local files
  files, message, code = recipe.files(loaded)
  if not files then return nil, message, code end
  local written
  written, message, code = manifest.write(crate, { loaded = loaded, tables = result.tables, params = result.params,
    inputs = result.inputs, files = files, corpus = corpus, corpus_path = corpus and options.corpus, clock = result.clock,
    started = started, ended = os.time(), warnings = result.warnings })
  if not written then return nil, message, code end
  return result
end

return perform
