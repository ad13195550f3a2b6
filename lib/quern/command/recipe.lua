local about = require "quern.recipe.about"
local check = require "quern.recipe.check"
local install = require "quern.recipe.install"
local lint = require "quern.recipe.lint"
local lock = require "quern.recipe.lock"
local manifest = require "quern.recipe.manifest"
local recipe = require "quern.recipe"
local shell = require "quern.recipe.shell"
local sign = require "quern.recipe.sign"
local skeleton = require "quern.recipe.skeleton"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"
local ustar = require "quern.recipe.ustar"

local actions = {}

local function one(arguments, what)
  if #arguments == 1 then return arguments[1] end
  return nil, "names " .. what .. "; see 'quern help recipe'", "usage"
end

--- The table of another recipe that a recipe shows a part of; nil: its rules feed a table of its own, or it has none.
local function whole_of(loaded)
  for _, made in ipairs(loaded.rules or {}) do
    if type(made) == "table" and type(made.table) == "string" and not loaded.tables[made.table] then return made.table end
  end
end

local function print_listed(name, origin, loaded, message)
  local title = loaded and loaded.version .. "  " .. system.visible(loaded.title) or "broken: " .. message
  print(("%-24s %-10s %s"):format(name, origin, title))
end

--- Each recipe, and under the recipe of a table those that show a part of it.
function actions.list()
  for _, group in ipairs { { "shipped", recipe.shipped() }, { "installed", recipe.installed() } } do
    local loaded, message, parts, known = {}, {}, {}, {}
    for _, name in ipairs(group[2]) do known[name] = true end
    for _, name in ipairs(group[2]) do
      loaded[name], message[name] = recipe.load(name)
      local whole = loaded[name] and whole_of(loaded[name])
      if known[whole] then
        parts[whole] = parts[whole] or {}
        table.insert(parts[whole], name)
        known[name] = false -- it stands under the other
      end
    end
    for _, name in ipairs(group[2]) do
      if known[name] then print_listed(name, group[1], loaded[name], message[name]) end
      for _, part in ipairs(parts[name] or {}) do print_listed("  " .. part, group[1], loaded[part], message[part]) end
    end
  end
end

function actions.show(arguments)
  local name, message, code = one(arguments, "a recipe")
  if not name then return nil, "show " .. message, code end
  local loaded
  loaded, message, code = recipe.load(name)
  if not loaded then return nil, message, code end
  local hash
  hash, message, code = about.hash(loaded)
  if not hash then return nil, message, code end
  print(about.text(loaded, hash))
end

function actions.new(arguments)
  local path, message, code = one(arguments, "a new recipe")
  if not path then return nil, "new " .. message, code end
  local name = path:match "[^/]+$"
  if not name:match "^[a-z][a-z0-9_]*$" then return nil, path .. ": a recipe's name is lowercase, such as steel_prices", "usage" end
  if system.info(path) then return nil, path .. ": is there already", "usage" end
  local written
  written, message, code = install.write(path, skeleton.files(name))
  if not written then return nil, message, code end
  print(("%s/recipe.lua is ready; try: quern recipe test %s"):format(path, path))
end

function actions.check(arguments)
  local name, message, code = one(arguments, "a recipe")
  if not name then return nil, "check " .. message, code end
  local problems, found
  problems, found, code = recipe.problems(name)
  if not problems then return nil, found, code end
  for _, problem in ipairs(problems) do
    print(("%s:%d: %s %s"):format(found.path, problem.line, problem.path, system.visible(problem.message)))
  end
  for _, place in ipairs(about.deceptive { { name = found.path, bytes = found.text } }) do
    print(place .. " (a character that hides or turns text)")
  end
  if #problems > 0 then return 1 end
  local loaded = assert(recipe.load(name))
  for _, finding in ipairs(lint.findings(loaded)) do
    print(("%s:%d: note: %s"):format(loaded.path, finding.line, finding.message))
  end
  print(("%s %s: its declaration is fine"):format(loaded.name, loaded.version))
end

local function test_one(name)
  local loaded, message, code = recipe.load(name)
  if not loaded then return nil, message, code end
  local passed, failed = check.run(recipe, loaded, function(test, problem)
    if problem then print(("%s: %s: FAILED: %s"):format(loaded.name, test, problem)) end
  end)
  local verdict = #(loaded.tests or {}) == 0 and "no tests" or ("%d passed, %d failed"):format(passed, failed)
  print(("%s: %s"):format(loaded.name, verdict))
  return failed
end

function actions.test(arguments, options)
  local names = options.all and recipe.shipped() or arguments
  if options.all then table.move(recipe.installed(), 1, #recipe.installed(), #names + 1, names) end
  if #names == 0 and not options.all then return nil, "test names recipes, or --all", "usage" end
  local total = 0
  for _, name in ipairs(names) do
    local failed, message, code = test_one(name)
    if not failed then return nil, message, code end
    total = total + failed
  end
  return total > 0 and 1 or 0
end

--- The files of a recipe that is named as it is for `run`.
local function files_of(name)
  local loaded, message, code = recipe.load(name)
  if not loaded then return nil, message, code end
  local files, why, kind = recipe.files(loaded)
  return files, files and loaded or why, kind
end

function actions.pack(arguments, options)
  local name, message, code = one(arguments, "a recipe")
  if not name then return nil, "pack " .. message, code end
  local files, loaded
  files, loaded, code = files_of(name)
  if not files then return nil, loaded, code end
  local root = loaded.name .. "-" .. loaded.version
  local archive, written
  archive, message, code = ustar.pack(files, root)
  if not archive then return nil, message, code end
  local path = options.output or root .. ".tar"
  written, message, code = system.write(path, archive)
  if not written then return nil, message, code end
  if options.key then
    local signature
    signature, message, code = sign.make({ name = loaded.name, version = loaded.version, hash = tree.hash(files) }, options.key)
    if not signature then return nil, message, code end
    written, message, code = system.write(path .. ".sig", signature)
    if not written then return nil, message, code end
  end
  print(("%s %s%s"):format(path, tree.hash(files), options.key and ", signed in " .. path .. ".sig" or ""))
end

--- A question on the terminal; without one, no.
local function agrees(question)
  if not (system.is_terminal(0) and system.is_terminal(2)) then return false end
  io.stderr:write(question, " [y/N] ")
  local answer = io.read "l"
  return answer ~= nil and answer:lower():match "^y" ~= nil
end

--- Shows what is about to be installed and tests it. False if it should not be.
local function inspect(loaded, files, signature)
  print(about.text(loaded, tree.hash(files)))
  print(signature)
  for _, place in ipairs(install.deceptive(files)) do print("careful: hidden or turned text in " .. place) end
  local _, failed = check.run(recipe, loaded, function(name, problem)
    print(("test: %s: %s"):format(name, problem and "FAILED: " .. problem or "passed"))
  end)
  return failed == 0
end

local function needs_yes(loaded, files)
  return #(loaded.permissions or {}) > 0 or #install.deceptive(files) > 0
end

--- What stands where a recipe is going to be installed.
local function replaced(loaded, source)
  for _, name in ipairs(recipe.shipped()) do
    if name == loaded.name then
      return nil, name .. ": a recipe of that name ships with quern and would be run in its place; ask its author for another name", "usage"
    end
  end
  local entries, message, code = lock.read(recipe.home() .. "/recipes.lock")
  if not entries then return nil, message, code end
  local old = entries[loaded.name]
  if old then print(("it replaces %s %s from %s"):format(loaded.name, old.version, system.visible(old.source))) end
  return true, old ~= nil and old.source ~= source
end

local function take(source, options, before)
  local files, from, code, signature = install.fetch(source)
  if not files then return nil, from, code end
  local work <close> = shell.folder()
  local loaded, message
  loaded, message, code = install.preview(files, work.path, recipe.load)
  if not loaded then return nil, message, code end
  local line
  line, message, code = install.signature(recipe.home(), loaded, files, signature)
  if not line then return nil, source .. ": " .. message, code end
  local free, other
  free, other, code = replaced(loaded, from)
  if not free then return nil, other, code end
  local fine = inspect(loaded, files, line)
  if before then before(loaded, work.path .. "/preview") end
  if not fine then return nil, loaded.name .. ": its own tests fail; not installed", "failed" end
  if not options.yes and (other or needs_yes(loaded, files) or system.is_terminal(0)) and not agrees("install it?") then
    return nil, loaded.name .. ": not installed; without a terminal --yes says that you have read the above", "denied"
  end
  local hash
  hash, message, code = install.put(recipe.home(), loaded, files, from)
  if not hash then return nil, message, code end
  print(("installed %s %s %s"):format(loaded.name, loaded.version, hash))
end

function actions.install(arguments, options)
  local source, message, code = one(arguments, "a folder, an archive, or URL#COMMIT")
  if not source then return nil, "install " .. message, code end
  return take(source, options)
end

--- What changed between the installed recipe and the new one: permissions in words, code as a difference.
local function show_changes(old_folder, name)
  local old = recipe.load(name)
  return function(new, new_folder)
    local known = {}
    for _, permission in ipairs(old and old.permissions or {}) do known[about.permission(permission)] = true end
    for _, permission in ipairs(new.permissions or {}) do
      local words = about.permission(permission)
      print((known[words] and "permission as before: " or "NEW PERMISSION: ") .. words)
    end
    local _, changes = shell.run { "diff", "-ruN", "--", old_folder, new_folder }
    print(changes == "" and "the files are the same" or system.visible(changes, true))
  end
end

function actions.update(arguments, options)
  local name, source = arguments[1], arguments[2]
  if not name then return nil, "update names an installed recipe, and a source if it is another than before", "usage" end
  local entries, message, code = lock.read(recipe.home() .. "/recipes.lock")
  if not entries then return nil, message, code end
  if not entries[name] then return nil, ("no recipe '%s' is installed"):format(name), "notfound" end
  return take(source or entries[name].source, options, show_changes(recipe.home() .. "/" .. name, name))
end

function actions.remove(arguments)
  local name, message, code = one(arguments, "an installed recipe")
  if not name then return nil, "remove " .. message, code end
  local removed
  removed, message, code = install.remove(recipe.home(), name)
  if not removed then return nil, message, code end
  print("removed " .. name)
end

--- The crate of a run: outputs, inputs, recipe and documents as they were.
local function verify_crate(path)
  local crate, message, code = manifest.read(path)
  if not crate then return nil, message, code end
  local problems = manifest.verify(crate)
  for _, problem in ipairs(problems) do print(problem) end
  if #problems > 0 then return 1 end
  print(path .. ": everything is as it was after the run")
end

--- An archive: whole, and if it is signed, by whom.
local function verify_archive(path)
  if system.info(path .. "/ro-crate-metadata.json") then return verify_crate((path:gsub("/+$", ""))) end
  local files, from, code, signature = install.fetch(path)
  if not files then return nil, from, code end
  local work <close> = shell.folder()
  local loaded, message
  loaded, message, code = install.preview(files, work.path, recipe.load)
  if not loaded then return nil, message, code end
  local line
  line, message, code = install.signature(recipe.home(), loaded, files, signature)
  if not line then return nil, path .. ": " .. message, code end
  print(("%s: %s %s %s, %s"):format(path, loaded.name, loaded.version, tree.hash(files), line))
end

function actions.verify(arguments)
  if arguments[1] then return verify_archive(arguments[1]) end
  local problems, message, code = install.verify(recipe.home())
  if not problems then return nil, message, code end
  for _, problem in ipairs(problems) do print(problem) end
  if #problems > 0 then return 1 end
  print "every installed recipe is as it was installed"
end

local names = {}
for name in pairs(actions) do names[#names + 1] = name end
table.sort(names)

return {
  summary = "make, check, test, pack and install recipes",
  usage = "list | show RECIPE | new NAME | check RECIPE | test RECIPE...|--all | pack RECIPE [--key FILE] | install SOURCE | "
    .. "update NAME [SOURCE] | remove NAME | verify [ARCHIVE|CRATE]",
  options = {
    all = { doc = "test: every shipped and installed recipe" },
    key = { value = "FILE", doc = "pack: sign with this key (ssh-keygen)" },
    output = { value = "FILE", short = "o", doc = "pack: the archive; NAME-VERSION.tar" },
    yes = { doc = "install, update: I have read what it shows; do not ask" },
  },
  examples = {
    { "quern recipe new steel_prices", "a folder with a small recipe, its fixtures and a test that passes" },
    { "quern recipe check ./steel_prices", "every wrong field with its line, and what is likely to mislead" },
    { "quern recipe pack ./steel_prices", "one archive, the same bytes on every machine" },
    { "quern recipe install steel_prices-0.1.0.tar", "shows what it may do, runs its tests, notes it in recipes.lock" },
  },
  run = function(arguments, options)
    local action = actions[arguments[1]]
    if not action then
      local near = arguments[1] and require("quern.cli").nearest(arguments[1], names)
      return nil, ("recipe %s%s"):format(arguments[1] and "has no '" .. arguments[1] .. "'; it has " or "needs one of ",
        table.concat(names, ", ")) .. (near and "; did you mean '" .. near .. "'?" or ""), "usage"
    end
    return action(table.move(arguments, 2, #arguments, 1, {}), options)
  end,
}
