local claim = require "quern.claim"
local corpus = require "quern.corpus"
local json = require "quern.json"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local FORMATS = { table = true, jsonl = true }

--- Splits the words of the command into recipes and files to read.
local function sort_words(words)
  local recipes, files = {}, {}
  for _, word in ipairs(words) do
    local info = system.info(word)
    if info and not word:match "%.lua$" then
      files[#files + 1] = word
    else
      local loaded, message, code = recipe.load(word)
      if not loaded then return nil, message, code end
      recipes[#recipes + 1] = loaded
    end
  end
  return recipes, files
end

--- The corpus to work on: files that are named go into one of their own, in memory.
local function open(files, options)
  if #files == 0 then return corpus.open(options.corpus, { create = false }) end
  local opened, message, code = corpus.open ":memory:"
  if not opened then return nil, message, code end
  local summary
  summary, message, code = opened:read(files, { warn = function(_, text) io.stderr:write("quern: ", text, "\n") end })
  if not summary then return nil, message, code end
  return opened
end

local function tables_of(recipes)
  if #recipes == 0 then return nil end
  local wanted = {}
  for _, loaded in ipairs(recipes) do
    for name in pairs(loaded.tables) do wanted[name] = true end
  end
  return wanted
end

local function as_json(document, found)
  local place = document:span(found.from, found.to)
  return json.encode { doc = document.file:match "[^/]+$", document = document.ordinal, start = place.from, ["end"] = place.to,
    table = found.table, rule = found.rule,
    modality = found.modality, confidence = found.confidence, fields = found.fields, quote = document.text:sub(found.from, found.to) }
end

local function as_line(document, found)
  local parts, names = {}, {}
  for name in pairs(found.fields) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local value = found.fields[name]
    parts[#parts + 1] = name .. "=" .. (type(value) == "table" and table.concat(value, "+") or tostring(value))
  end
  return ("%s  %s\n    %s: %s"):format(found.table, table.concat(parts, " "), document.file:match "[^/]+$",
    document.text:sub(found.from, found.to):gsub("%s+", " "))
end

return {
  summary = "what the documents say, claim by claim, each with its sentence",
  usage = "[RECIPE...] [FILE...] [--format table|jsonl] [--confidence high] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    format = { value = "FORMAT", default = "table", doc = "table (for reading) or jsonl (one claim a line)" },
    confidence = { value = "TIER", doc = "high: only claims that are read with certainty (0.8 and more); or a number from 0 to 1" },
  },
  examples = {
    { "quern claims overcapacity", "the claims of one recipe over the corpus" },
    { "quern claims --format jsonl news.txt", "the claims of all shipped recipes in one file, with its byte positions" },
  },
  run = function(words, options)
    if not FORMATS[options.format] then return nil, ("no format '%s'; known are table, jsonl"):format(options.format), "usage" end
    local least = options.confidence == "high" and claim.HIGH or tonumber(options.confidence or 0)
    if not least then return nil, "--confidence takes high, or a number from 0 to 1", "usage" end
    local recipes, files, code = sort_words(words)
    if not recipes then return nil, files, code end
    local opened, message
    opened, message, code = open(files, options)
    if not opened then return nil, message, code end
    local wanted, sets = tables_of(recipes), {}
    if #recipes == 0 then
      recipes = {}
      for _, name in ipairs(recipe.shipped()) do recipes[#recipes + 1] = assert(recipe.load(name)) end
    end
    for _, loaded in ipairs(recipes) do
      local rules
      rules, message, code = claim.rules_of(loaded)
      if not rules then return nil, message, code end
      sets[rules.hash] = rules
    end
    local hashes = {}
    for hash, rules in pairs(sets) do
      hashes[#hashes + 1] = hash
      local done
      done, message, code = claim.update(opened, rules)
      if not done then return nil, message, code end
    end
    table.sort(hashes)
    local write = options.format == "jsonl" and as_json or as_line
    for document in opened:documents() do
      for _, hash in ipairs(hashes) do
        for found in opened:claims { document = document.id, ruleset = hash } do
          if (not wanted or wanted[found.table]) and (found.confidence or 1) >= least then print(write(document, found)) end
        end
      end
    end
    opened:close()
  end,
}
