--- Running the tests that a recipe brings: fixtures in, tables out, in the sandbox, compared cell by cell.

local claim = require "quern.claim"
local csv = require "quern.recipe.csv"
local sandbox = require "quern.host.sandbox"
local shell = require "quern.recipe.shell"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"

local check = {}

local MOST_BYTES = 64 << 20

--- Copies the fixture documents of a test to a folder of their own: nothing but regular files beneath the recipe.
local function fixture_corpus(folder, name, work)
  local files, message, code = tree.read(folder)
  if not files then return nil, message, code end
  local inside = name:gsub("/+$", "")
  for _, file in ipairs(files) do
    if file.name == inside or file.name:sub(1, #inside + 1) == inside .. "/" then
      local path = work .. "/docs/" .. file.name
      assert(system.make_folder((path:gsub("/[^/]*$", ""))))
      assert(system.write(path, file.bytes))
    end
  end
  local corpus = require "quern.corpus"
  local opened
  opened, message, code = corpus.open(work .. "/corpus.db")
  if not opened then return nil, message, code end
  local read
  read, message, code = opened:read { work .. "/docs" }
  if not read then return nil, message, code end
  return opened
end

local function fixture_inputs(folder, test)
  local inputs = {}
  for name, path in pairs(test.inputs or {}) do
    local bytes, message, code = sandbox.read_beneath(folder, path, MOST_BYTES)
    if not bytes then return nil, message, code end
    inputs[name] = { name = path, bytes = bytes }
  end
  return inputs
end

--- The folder that the paths of tests are beneath. What ships lies in the binary, and is written out.
local function folder_of(recipe_module, loaded, work)
  if loaded.folder then return loaded.folder end
  local folder = work .. "/recipe"
  for _, file in ipairs(assert(recipe_module.files(loaded))) do
    local path = folder .. "/" .. file.name
    assert(system.make_folder((path:gsub("/[^/]*$", ""))))
    assert(system.write(path, file.bytes))
  end
  return folder
end

local function run_test(recipe_module, loaded, test, folder, work)
  local inputs, message, code = fixture_inputs(folder, test)
  if not inputs then return nil, message, code end
  local corpus, ruleset
  if test.corpus then
    corpus, message, code = fixture_corpus(folder, test.corpus, work)
    if not corpus then return nil, message, code end
    ruleset, message, code = claim.rules_of(loaded)
    if not ruleset then return nil, message, code end
    local derived
    derived, message, code = claim.update(corpus, ruleset)
    if not derived then return nil, message, code end
  end
  return recipe_module.run(loaded, { corpus = corpus, ruleset = ruleset and ruleset.hash,
    params = test.params, inputs = inputs, print = function() end })
end

--- The first line in which two texts differ.
local function difference(expected, got)
  local number = 0
  local others = (got .. "\n"):gmatch "(.-)\n"
  for line in (expected .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local other = others() or "(nothing)"
    if line ~= other then return ("line %d: expected '%s', got '%s'"):format(number, line, other) end
  end
  return ("line %d: expected nothing, got '%s'"):format(number + 1, others() or "")
end

local function compare(loaded, test, folder, tables)
  local names = {}
  for name in pairs(test.expect) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    if not tables[name] then return ("table %s: it made none"):format(name) end
    local expected, message = sandbox.read_beneath(folder, test.expect[name], MOST_BYTES)
    if not expected then return message end
    expected = expected:gsub("\r\n", "\n")
    local got = csv.write(loaded.tables[name].columns, tables[name])
    if got ~= expected then return ("table %s (%s): %s"):format(name, test.expect[name], difference(expected, got)) end
  end
end

--- Runs the tests of a recipe.
---@param recipe_module table quern.recipe
---@param loaded table from recipe.load
---@param report fun(name: string, problem: string?) called after each test
---@return integer passed, integer failed
function check.run(recipe_module, loaded, report)
  local passed, failed = 0, 0
  for i, test in ipairs(loaded.tests or {}) do
    local work <close> = shell.folder()
    local name = test.name or "test " .. i
    local folder = folder_of(recipe_module, loaded, work.path)
    local run, problem = run_test(recipe_module, loaded, test, folder, work.path)
    if run then problem = compare(loaded, test, folder, run.tables) end
    if problem then failed = failed + 1 else passed = passed + 1 end
    report(name, problem)
  end
  return passed, failed
end

return check
