local claim = require "quern.claim"
local corpus = require "quern.corpus"
local json = require "quern.json"
local recipe = require "quern.recipe"
local score = require "quern.score"

--- The claims of a recipe's tables as rows with bytes of their files.
local function claims_of(opened, loaded, rules)
  local rows = {}
  for document in opened:documents() do
    for found in opened:claims { document = document.id, ruleset = rules.hash } do
      if loaded.tables[found.table] then
        local place = document:span(found.from, found.to)
        rows[#rows + 1] = { doc = document.file:match "[^/]+$", start = place.from, ["end"] = place.to, table = found.table,
          fields = found.fields,
          confidence = found.confidence, quote = document.text:sub(found.from, found.to) }
      end
    end
  end
  return rows
end

local function one_line(text, most)
  text = (text or ""):gsub("%s+", " ")
  return #text > most and text:sub(1, most):gsub("[\x80-\xBF]*$", "") .. " ..." or text
end

local function report(name, t)
  local precision, p_low, p_high = score.interval(t.hits, t.found)
  local recall, r_low, r_high = score.interval(t.hits, t.gold)
  print(("%s: %d gold rows, %d found"):format(name, t.gold, t.found))
  print(("  precision %.2f (%.2f to %.2f)   recall %.2f (%.2f to %.2f)   cells %.2f   whole rows %d"):format(precision, p_low, p_high,
    recall,
    r_low, r_high, t.right / math.max(1, t.cells), t.full))
  for _, one in ipairs(t.missed) do print("  missed   " .. one_line(one.quote, 110)) end
  for _, one in ipairs(t.partly) do
    local parts = {}
    for i, field in ipairs(one.wrong) do
      parts[i] = ("%s is %s, not %s"):format(field, json.encode(one.found.fields[field]), json.encode(one.gold.fields[field]))
    end
    print("  partly   " .. table.concat(parts, "; ") .. " | " .. one_line(one.gold.quote, 70))
  end
  for _, one in ipairs(t.extra) do print("  extra    " .. json.encode(one.fields) .. " | " .. one_line(one.quote, 70)) end
end

--- Every so many-th claim of each table and tier of confidence: a sheet to mark, the same at every run.
local function sample(rows, most)
  local strata, names = {}, {}
  for _, row in ipairs(rows) do
    local name = row.table .. ((row.confidence or 0) >= claim.HIGH and " high" or " low")
    if not strata[name] then
      strata[name] = {}
      names[#names + 1] = name
    end
    table.insert(strata[name], row)
  end
  table.sort(names)
  local share = math.max(1, most // math.max(1, #names))
  for _, name in ipairs(names) do
    local list = strata[name]
    local step = math.max(1, #list // share)
    for i = 1, math.min(#list, share * step), step do
      local row = list[i]
      print(json.encode { verdict = "", tier = name, doc = row.doc, start = row.start, ["end"] = row["end"], table = row.table,
        fields = row.fields,
        quote = row.quote })
    end
  end
end

local function read_gold(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "notfound" end
  local text = file:read "a"
  file:close()
  if not text then return nil, path .. ": cannot be read; is it a folder?", "io" end
  local rows, why, code = score.read(text)
  if not rows then return nil, path .. ": " .. why, code end
  return rows
end

--- Gold rows of other recipes' tables are left alone, and so are claims of files that the gold does not speak of.
local function only(rows, keep)
  local list = {}
  for _, row in ipairs(rows) do
    if keep(row) then list[#list + 1] = row end
  end
  return list
end

return {
  summary = "hold a recipe's claims against rows marked by an analyst",
  usage = "RECIPE [GOLD.jsonl] [--sample N] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    sample = { value = "N", doc = "instead of scoring, draw about N claims by table and confidence, to be marked" },
  },
  examples = {
    { "quern score overcapacity gold.jsonl", "precision, recall and the misses" },
    { "quern score overcapacity --sample 40 > sheet.jsonl", "a sheet of claims to mark by hand" },
  },
  run = function(words, options)
    local most = tonumber(options.sample)
    if options.sample and not most then return nil, "--sample takes a number", "usage" end
    if #words ~= (most and 1 or 2) then return nil, "name a recipe and a file of gold rows: quern score RECIPE GOLD.jsonl", "usage" end
    local loaded, message, code = recipe.load(words[1])
    if not loaded then return nil, message, code end
    local gold
    if not most then
      gold, message, code = read_gold(words[2])
      if not gold then return nil, message, code end
    end
    local opened, rules, done
    opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    rules, message, code = claim.rules_of(loaded)
    if not rules then return nil, message, code end
    done, message, code = claim.update(opened, rules)
    if not done then return nil, message, code end
    local rows = claims_of(opened, loaded, rules)
    opened:close()
    if most then return sample(rows, most) end
    local docs = {}
    for _, row in ipairs(gold) do docs[row.doc] = true end
    gold = only(gold, function(row) return loaded.tables[row.table] ~= nil end)
    local result = score.compare(gold, only(rows, function(row) return docs[row.doc] end))
    for name in pairs(loaded.tables) do
      if result[name] then report(name, result[name]) else print(name .. ": no gold rows") end
    end
  end,
}
