local corpus = require "quern.corpus"
local manifest = require "quern.recipe.manifest"
local perform = require "quern.recipe.perform"
local recipe = require "quern.recipe"
local tree = require "quern.recipe.tree"

--- The recipe of a crate: the one in it, or the shipped one if that is what ran.
local function recipe_of(crate)
  if crate.recipe.origin ~= "shipped" then return recipe.load(crate.folder .. "/recipe") end
  local loaded, message, code = recipe.load(tostring(crate.recipe.name))
  if not loaded then return nil, message, code end
  if tree.hash(assert(recipe.files(loaded))) ~= crate.recipe.identifier then
    return nil, ("%s: this quern ships another version of the recipe than the one that ran"):format(loaded.name), "invalid"
  end
  return loaded
end

local function inputs_of(crate)
  local inputs = {}
  for _, input in ipairs(crate.inputs) do
    local bytes, message, code = manifest.bytes(crate, input.id)
    if not bytes then return nil, message, code end
    inputs[input.name] = { name = input.id, bytes = bytes }
  end
  return inputs
end

--- Documents of the run that the corpus does not hold with the same bytes, and those it holds beside them.
local function document_changes(crate, opened)
  local known, changes = {}, {}
  for _, document in ipairs(crate.documents) do known[document.sha256] = document.name end
  for file in opened:files() do
    if known[file.sha256] == nil then changes[#changes + 1] = file.path .. ": is new since the run" end
    known[file.sha256] = false
  end
  for _, document in ipairs(crate.documents) do
    if known[document.sha256] then changes[#changes + 1] = document.name .. ": is not in the corpus as it was" end
  end
  return changes
end

local function say_settings(crate)
  local changes = {}
  if crate.lexicons ~= manifest.lexicons() then changes[#changes + 1] = "the lexicons are of another version than at the run" end
  return changes
end

local function compare(crate, folder)
  local again, message, code = manifest.read(folder)
  if not again then return nil, message, code end
  local differs = 0
  for i, output in ipairs(crate.outputs) do
    local same = again.outputs[i] and again.outputs[i].sha256 == output.sha256
    print(("%s: %s"):format(output.id, same and "the same bytes" or "DIFFERS"))
    if not same then differs = differs + 1 end
  end
  return differs
end

return {
  summary = "repeat a run from its crate and compare the bytes",
  usage = "CRATE [--corpus FILE] [-o FOLDER]",
  options = {
    corpus = { value = "FILE", doc = "the corpus file; the one of the run if it is not given" },
    output = { value = "FOLDER", short = "o", doc = "where the new run goes; CRATE.again" },
    allow = { value = "WHAT", doc = "as for 'quern run'" },
  },
  examples = { { "quern rerun run1", "runs it again from its own recipe and inputs, and compares" } },
  run = function(words, options)
    if #words ~= 1 then return nil, "rerun names one crate, the folder of 'quern run --crate'", "usage" end
    local crate, message, code = manifest.read((words[1]:gsub("/+$", "")))
    if not crate then return nil, message, code end
    local problems = manifest.verify(crate)
    for _, problem in ipairs(problems) do io.stderr:write("quern: ", problem, "\n") end
    local loaded, inputs, opened
    loaded, message, code = recipe_of(crate)
    if not loaded then return nil, message, code end
    inputs, message, code = inputs_of(crate)
    if not inputs then return nil, message, code end
    local path = options.corpus or crate.corpus
    if path then
      opened, message, code = corpus.open(path, { create = false })
      if not opened then return nil, message, code end
      for _, change in ipairs(document_changes(crate, opened)) do print(change) end
    end
    for _, change in ipairs(say_settings(crate)) do print(change) end
    local folder = options.output or crate.folder .. ".again"
    local result
    result, message, code = perform.run(opened, loaded, crate.params, { corpus = path, allow = options.allow }, folder,
      { clock = crate.clock, inputs = inputs })
    if not result then return nil, message, code end
    local differs
    differs, message, code = compare(crate, folder)
    if not differs then return nil, message, code end
    return differs > 0 and 1 or 0
  end,
}
