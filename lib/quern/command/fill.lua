local corpus = require "quern.corpus"
local export = require "quern.export"
local fill = require "quern.export.fill"
local kept = require "quern.export.kept"
local model = require "quern.export.model"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "io" end
  local text = file:read "a"
  file:close()
  return text
end

--- The recipes whose last runs made the tables, as the corpus knows them.
local function recipes_of(opened, tables)
  local found, seen = {}, {}
  for _, name in ipairs(tables) do
    local owner = opened:statement(
      "SELECT r.recipe FROM run r JOIN run_table t ON t.run = r.id WHERE t.name = ? ORDER BY r.id DESC"):row(name)
    if not owner then
      return nil, ("no run has made a table '%s'; 'quern run RECIPE' makes one"):format(name), "notfound"
    end
    if not seen[owner] then
      seen[owner] = true
      found[#found + 1] = owner
    end
  end
  return found
end

--- The last runs of recipes, proven to be what the corpus says now.
local function runs_of(opened, names, paths)
  local runs = {}
  for i, name in ipairs(names) do
    local loaded, message, code = recipe.load(paths[name] or name)
    if not loaded then return nil, message, code end
    local run
    run, message, code = kept.run(opened, loaded)
    if not run then return nil, message, code end
    local fresh
    fresh, message, code = kept.fresh(opened, run)
    if not fresh then return nil, message, code end
    runs[i] = run
  end
  return runs
end

local function say(problems, path)
  for _, problem in ipairs(problems) do io.stderr:write(("quern: %s:%s\n"):format(path, (problem:gsub("^line ", "")))) end
  return nil, ("%s: %d fields could not be filled"):format(path, #problems), "invalid"
end

local function work(opened, path, options)
  local text, message, code = read(path)
  if not text then return nil, message, code end
  local names
  names, message, code = recipes_of(opened, fill.tables(text))
  if not names then return nil, message, code end
  local paths = {}
  for word in (options.recipe or ""):gmatch "[^,]+" do
    local loaded = recipe.load(word)
    if loaded then paths[loaded.name] = word end
  end
  local runs
  runs, message, code = runs_of(opened, names, paths)
  if not runs then return nil, message, code end
  local report = model.new(export.of(opened, runs))
  local filled, problems
  if options.pin then filled, problems = fill.pin(text, report) else filled, problems = fill.text(text, report) end
  if #problems > 0 then return say(problems, path) end
  if options.pin then return system.write(options.output or path, filled) end
  if options.output then return system.write(options.output, filled) end
  io.write(filled)
  return true
end

return {
  summary = "fill the fields of a Markdown text from the last runs, with citations",
  usage = "TEXT.md [-o FILE] [--pin] [--recipe FILE,...] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    output = { value = "FILE", short = "o", doc = "where the filled text goes; standard output if not given" },
    pin = { doc = "write today's values into the fields: {{t.3.value = 72.2}}; from then on a change makes filling fail" },
    recipe = { value = "FILE", doc = "where recipes are that are neither shipped nor installed; several with commas" },
  },
  examples = {
    { "quern fill note.md -o note-filled.md", "{{overcapacity.3.value}} becomes the figure, with its source as a footnote" },
    { "quern fill note.md --pin", "keeps in the text what the figures are now; filling fails when the run says otherwise" },
  },
  run = function(words, options)
    if #words ~= 1 then return nil, "fill names one text", "usage" end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local fine
    fine, message, code = work(opened, words[1], options)
    opened:close()
    if not fine then return nil, message, code end
  end,
}
