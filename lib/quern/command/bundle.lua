local bundle = require "quern.export.bundle"
local corpus = require "quern.corpus"
local install = require "quern.recipe.install"
local kept = require "quern.export.kept"
local manifest = require "quern.recipe.manifest"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

--- The recipe that a word names: its name or path, or the crate of one of its runs; of a crate, its corpus too.
local function recipe_of(word)
  local folder = word:gsub("(.)/+$", "%1")
  if not system.info(folder .. "/ro-crate-metadata.json") then return recipe.load(word) end
  local crate, message, code = manifest.read(folder)
  if not crate then return nil, message, code end
  local loaded
  loaded, message, code = recipe.load(crate.recipe.origin == "shipped" and tostring(crate.recipe.name) or folder .. "/recipe")
  if not loaded then return nil, message, code end
  return loaded, crate.corpus
end

local function gather(words, options)
  local list, path = {}, options.corpus
  for i, word in ipairs(words) do
    local loaded, from, code = recipe_of(word)
    if not loaded then return nil, from, code end
    list[i], path = loaded, path or from
  end
  return list, path or "quern.db"
end

local function runs_of(opened, recipes)
  local runs = {}
  for i, loaded in ipairs(recipes) do
    local run, message, code = kept.run(opened, loaded)
    if not run then return nil, message, code end
    local fresh
    fresh, message, code = kept.fresh(opened, run)
    if not fresh then return nil, message, code end
    runs[i] = run
  end
  return runs
end

local function authors_of(text)
  local names = {}
  for name in (text or ""):gmatch "[^;]+" do names[#names + 1] = name:match "^%s*(.-)%s*$" end
  return #names > 0 and names or nil
end

local function write(files, output)
  local name = output:match "([^/]+)%.tar$"
  if name then
    local bytes, message, code = require("quern.recipe.ustar").pack(files, name)
    if not bytes then return nil, message, code end
    return system.write(output, bytes)
  end
  if system.info(output) and #(system.list(output) or {}) > 0 then
    return nil, output .. ": is a folder with other things in it", "usage"
  end
  return install.write(output, files)
end

return {
  summary = "pack the last runs of recipes as a replication archive: data, recipes, outputs, README, CITATION.cff",
  usage = "RUN... [-o FOLDER|FILE.tar] [--exhibits] [--redacted] [--author NAMES] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", doc = "the corpus file; that of the run's crate, else quern.db" },
    output = { value = "PATH", short = "o", doc = "a folder, or a file that ends in .tar; archive if not given" },
    exhibits = { doc = "also the quotes as numbered exhibits with pinpoint citations, for filings" },
    redacted = { doc = "without the documents and their text: quotes and hashes only" },
    author = { value = "NAMES", doc = "who signs for it, for README and CITATION.cff; several with ;" },
  },
  examples = {
    { "quern bundle overcapacity trade_measures -o archive.tar --author 'A. Analyst'", "the last runs of two recipes, ready to deposit" },
    { "quern bundle overcapacity --redacted --exhibits -o filing", "quotes as exhibits, no document passed on" },
  },
  run = function(words, options)
    if #words == 0 then return nil, "bundle names runs: recipes that were run, or crates of 'quern run --crate'", "usage" end
    local recipes, path, code = gather(words, options)
    if not recipes then return nil, path, code end
    local opened, message
    opened, message, code = corpus.open(path, { create = false })
    if not opened then return nil, message, code end
    local runs, files
    runs, message, code = runs_of(opened, recipes)
    if runs then
      files, message, code = bundle.files(opened, runs, { redacted = options.redacted, exhibits = options.exhibits,
        authors = authors_of(options.author), now = os.time() })
    end
    opened:close()
    if not files then return nil, message, code end
    local output = options.output or "archive"
    local written
    written, message, code = write(files, output)
    if not written then return nil, message, code end
    print(("%s: %d files"):format(output, #files))
  end,
}
