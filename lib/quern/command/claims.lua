local claim = require "quern.claim"
local corpus = require "quern.corpus"
local host = require "quern.host.match"
local json = require "quern.json"
local recipe = require "quern.recipe"
local sector = require "quern.sector"
local show = require "quern.show"
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

--- The fields as others write them: beside a product stands the industry that it is counted with ("nickel" and
-- "nonferrous_metals"), so that a reader who knows the industries only finds it.
local function neutral_fields(fields)
  local list = type(fields.sector) == "table" and fields.sector or { fields.sector }
  local sectors, known, products, copy = {}, {}, {}, {}
  local function add(code)
    if not known[code] then sectors[#sectors + 1] = code end
    known[code] = true
  end
  for _, code in ipairs(list) do
    local industry = sector.industry(code)
    if industry ~= code then products[#products + 1] = code end
    add(code)
    add(industry)
  end
  if #products == 0 then return fields end
  for name, value in pairs(fields) do copy[name] = value end
  copy.sector, copy.product = sectors, fields.product or table.concat(products, ", ")
  return copy
end

local function as_json(document, found)
  local start, stop = document:bytes(found.from, found.to)
  return json.encode { doc = document.file:match "[^/]+$", document = document.ordinal, start = start, ["end"] = stop,
    table = found.table, rule = found.rule,
    modality = found.modality, confidence = found.confidence, fields = neutral_fields(found.fields),
    quote = document.text:sub(found.from, found.to) }
end

local function as_line(document, found)
  local parts, names = {}, {}
  for name in pairs(found.fields) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local value = found.fields[name]
    parts[#parts + 1] = name .. "=" .. (type(value) == "table" and show.cell(table.concat(value, "+")) or show.cell(value))
  end
  local quote = document.text:sub(found.from, found.to):gsub("%s+", " ")
  return ("%s  %s\n    %s: %s"):format(found.table, table.concat(parts, " "), show.cell(document.file:match "[^/]+$"), show.cell(quote))
end

--- Derives what is missing, by the rules of these recipes or of all that ship; returns the sets of rules, in fixed order.
local function derive(opened, recipes)
  local sets, known = {}, {}
  if #recipes == 0 then recipes = { assert(recipe.load(recipe.shipped()[1])) } end -- those that ship make one set
  for _, loaded in ipairs(recipes) do
    local rules, message, code = claim.rules_of(loaded)
    if not rules then return nil, message, code end
    if not known[rules.hash] then
      known[rules.hash] = true
      sets[#sets + 1] = rules
      local done
      done, message, code = claim.update(opened, rules)
      if not done then return nil, message, code end
    end
  end
  return sets
end

local function tell(opened, document, rules, keep, write)
  for found in opened:claims { document = document.id, ruleset = rules.hash } do
    if keep(found) then print(write(document, found)) end
  end
end

local FIGURES = { NUMBER = true, PERCENT = true, MONEY = true, QUANTITY = true }

--- Sentences of a document that hold figures but led to no claim, so that silence is not taken for absence.
local function tell_silence(document, rules, opened)
  local claimed, silent, figures = {}, {}, 0
  for found in opened:claims { document = document.id, ruleset = rules.hash } do claimed[#claimed + 1] = found end
  local scan = rules.scanner:scan(document.text, { reference = document.published, zones = document.zones })
  local zones = host.zones(scan)
  for number = 1, host.sentences(scan) do
    local sentence = host.sentence(scan, number)
    local here, read = 0, false
    for _, mention in ipairs(sentence.mentions) do here = here + (FIGURES[mention.type] and 1 or 0) end
    for _, found in ipairs(claimed) do read = read or found.from <= sentence.to and found.to >= sentence.from end
    if here > 0 and (zones[number] == "body" or zones[number] == "list_item" or zones[number] == "table") then
      figures = figures + here
      if not read then silent[#silent + 1] = document.text:sub(sentence.from, sentence.to):gsub("%s+", " ") end
    end
  end
  print(("%s, document %d: %d figures, %d claims, %d sentences with figures and no claim"):format(
    show.cell(document.file:match "[^/]+$"), document.ordinal, figures, #claimed, #silent))
  for _, text in ipairs(silent) do print("    " .. show.cell(text)) end
end

--- What a claim is as a row: its fields, and where it stands.
local function as_row(document, found)
  local fields = { claim_table = found.table, file = document.file, published = document.published, publisher = document.publisher,
    quote = document.text:sub(found.from, found.to) }
  for name, value in pairs(found.fields) do fields[name] = value end
  local row = {}
  for name, value in pairs(found) do row[name] = value end
  row.fields = fields
  return row
end

--- Sends claims to a table of a server, each with its number as evidence, in place of what was there.
local function send(opened, sets, keep, url)
  local rows = {}
  for document in opened:documents() do
    for _, rules in ipairs(sets) do
      for found in opened:claims { document = document.id, ruleset = rules.hash } do
        if keep(found) then rows[#rows + 1] = as_row(document, found) end
      end
    end
  end
  local at = 0
  local frame = require("quern.claim.frame").of(function()
    at = at + 1
    return rows[at]
  end, { { "claim_table", "string" }, { "file", "string" }, { "published", "string" }, { "quote", "string" } })
  local sent, message, code = frame:write(url, { mode = "replace" })
  if not sent then return nil, message, code end
  print(("%d claims sent to %s"):format(#rows, url))
  return true
end

return {
  summary = "what the documents say, claim by claim, each with its sentence",
  usage = "[RECIPE...] [FILE...] [--format table|jsonl] [--confidence high] [--to ADDRESS] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    format = { value = "FORMAT", default = "table", doc = "table (for reading) or jsonl (one claim a line)" },
    to = { value = "ADDRESS", doc = "send them to a table of a ClickHouse server: clickhouse://USER@HOST:8123/DATABASE/TABLE" },
    silence = { doc = "instead: the sentences with figures that led to no claim, document by document" },
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
    local wanted = tables_of(recipes)
    local sets
    sets, message, code = derive(opened, recipes)
    if not sets then return nil, message, code end
    local function keep(found) return (not wanted or wanted[found.table]) and (found.confidence or 1) >= least end
    if options.to then
      if not options.to:find "^clickhouses?://" then return nil, "--to takes clickhouse://USER@HOST:8123/DATABASE/TABLE", "usage" end
      local sent
      sent, message, code = send(opened, sets, keep, options.to)
      opened:close()
      return sent and 0 or nil, message, code
    end
    local write = options.format == "jsonl" and as_json or as_line
    for document in opened:documents() do
      for _, rules in ipairs(sets) do
        if not options.silence then
          tell(opened, document, rules, keep, write)
        elseif rules.scanner then
          tell_silence(document, rules, opened)
        end
      end
    end
    opened:close()
  end,
}
