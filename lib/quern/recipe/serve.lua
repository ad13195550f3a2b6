--- Answers what a recipe's worker asks of the corpus. Reads only; every argument is a stranger's and is checked.
-- Each answer is value | nil, message, code, as quern.corpus gives it.

local wording = require "quern.text"

local serve = {}

--- How many documents or claims go in one message; how many iterations may be under way; the longest search.
local PIECE, MOST_OPEN, MOST_WORDS = 500, 64, 1000

local DOCUMENT_FIELDS = { "id", "file", "sha256", "ordinal", "title", "publisher", "author", "published", "language", "url", "found" }
local CLAIM_FIELDS = { "id", "document", "ruleset", "table", "rule", "from", "to", "modality", "confidence", "fields", "spans" }
local DOCUMENT_FILTERS = { "id", "file", "publisher", "language", "since", "before" }
local CLAIM_FILTERS = { "table", "document", "ruleset" }
local SEARCH_OPTIONS = { "limit", "since", "before", "publisher", "language", "kind" }
local HIT_FIELDS = { "document", "from", "to", "text", "kind", "score" }

local function pick(fields)
  return function(object)
    local plain = {}
    for _, name in ipairs(fields) do plain[name] = object[name] end
    return plain
  end
end

local as_document, as_claim, as_hit = pick(DOCUMENT_FIELDS), pick(CLAIM_FIELDS), pick(HIT_FIELDS)

--- Wording that two sentences share when one is the other, edited; sentences of one claim that are compared.
local LIKE_ENOUGH, MOST_ALIKE = 0.5, 16

--- What two tellings of one fact agree in, before their words are compared.
local function fact_of(claim)
  local fields = claim.fields
  return table.concat({ claim.table, tostring(fields.metric or fields.status), tostring(fields.value),
    tostring(fields.period or fields.date) }, "\0")
end

--- The first document that printed a sentence, or one much like it (a wire story that an editor went over).
local function first_to_print(known, quote, id)
  for _, other in ipairs(known) do
    if other.quote == quote then return other.id end
  end
  for _, other in ipairs(known) do
    if other.id ~= id and (wording.likeness(other.quote, quote) or 0) >= LIKE_ENOUGH then return other.id end
  end
  if #known < MOST_ALIKE then known[#known + 1] = { quote = quote, id = id } end
  return id
end

--- Claims with their witness: the document, or the first of the documents that print the same sentence, or nearly the same,
--- of the same fact.
local function with_witness(corpus)
  local facts, id, text = {}, nil, nil
  return function(claim)
    local plain = as_claim(claim)
    if claim.document ~= id then
      local document = corpus:document(claim.document)
      id, text = claim.document, document and document.text or ""
    end
    local fact = fact_of(claim)
    facts[fact] = facts[fact] or {}
    plain.witness = first_to_print(facts[fact], (text:sub(claim.from, claim.to):lower():gsub("%s+", " ")), id)
    return plain
  end
end

--- A filter with known names and plain values only.
local function checked(filter, known)
  if type(filter) ~= "table" then return nil, "a filter is a table", "invalid" end
  local plain = {}
  for _, name in ipairs(known) do
    local value = filter[name]
    local kind = type(value)
    if kind == "string" and #value > MOST_WORDS or kind ~= "nil" and kind ~= "string" and math.type(value) ~= "integer" then
      return nil, ("filter %s: expected text or a whole number"):format(name), "invalid"
    end
    plain[name] = value
  end
  for name in pairs(filter) do
    if plain[name] == nil then
      return nil, ("unknown filter '%s'; known are %s"):format(tostring(name), table.concat(known, ", ")), "invalid"
    end
  end
  return plain
end

local function is_id(id) return math.type(id) == "integer" end

--- The answers about one corpus.
---@param corpus table an open quern.corpus
---@param options { ruleset: string? } ruleset: the claims shown are those of these rules
---@return table<string, function>
function serve.corpus(corpus, options)
  local answer, open, count = {}, {}, 0

  local function begin(iterator, as)
    if count >= MOST_OPEN then return nil, "too many iterations under way", "limit" end
    count = count + 1
    open[#open + 1] = { step = iterator, as = as }
    return #open
  end

  function answer.documents(filter)
    local plain, message, code = checked(filter, DOCUMENT_FILTERS)
    if not plain then return nil, message, code end
    return begin(corpus:documents(plain), as_document)
  end

  function answer.claims(filter)
    local plain, message, code = checked(filter, CLAIM_FILTERS)
    if not plain then return nil, message, code end
    plain.ruleset = options.ruleset or plain.ruleset
    return begin(corpus:claims(plain), with_witness(corpus))
  end

  function answer.more(handle)
    local iteration = open[handle]
    if not iteration then return {} end
    local piece = {}
    while #piece < PIECE do
      local object = iteration.step()
      if not object then
        open[handle], count = false, count - 1
        break
      end
      piece[#piece + 1] = iteration.as(object)
    end
    return piece
  end

  function answer.document(id)
    local found = is_id(id) and corpus:document(id)
    return found and as_document(found) or nil
  end

  function answer.text(id)
    local found = is_id(id) and corpus:document(id)
    if not found then return nil, "no such document", "notfound" end
    return { found.text, found.zones }
  end

  function answer.position(id, offset)
    local found = is_id(id) and is_id(offset) and corpus:document(id)
    if not found then return nil, "no such document", "notfound" end
    return found:position(offset)
  end

  function answer.claim(id)
    local found = is_id(id) and corpus:claim(id)
    return found and as_claim(found) or nil
  end

  function answer.search(words, given)
    if type(words) ~= "string" or #words > MOST_WORDS then return nil, "search for up to 1000 bytes of words", "invalid" end
    local plain, message, code = checked(given, SEARCH_OPTIONS)
    if not plain then return nil, message, code end
    local hits, why, kind = corpus:search(words, plain)
    if not hits then return nil, why, kind end
    local found = {}
    for i, hit in ipairs(hits) do found[i] = as_hit(hit) end
    return found
  end

  return answer
end

local ENGINE = { fetch = true, columns = true, sql = true }

--- A stranger's plan with the tables it may read in place of their names. What else is in it only its own verbs look at, which
--- quote every name and value (quern.clickhouse.quote).
local function bound(plan, inputs, depth)
  if type(plan) ~= "table" or depth > 200 then error("no plan", 0) end
  if plan.verb == "source" then
    local input = inputs[plan.input]
    if not input or not input.source then error("no such input", 0) end
    return { verb = "source", table = input.source.table, label = input.name, key = input.source.engine.key }, input.source.engine
  end
  local copy, engine = {}, nil
  for key, value in pairs(plan) do copy[key] = value end
  copy.inputs = {}
  for i, part in ipairs(type(plan.inputs) == "table" and plan.inputs or {}) do
    local its
    copy.inputs[i], its = bound(part, inputs, depth + 1)
    if engine and engine.key ~= its.key then error("frames of two servers", 0) end
    engine = engine or its
  end
  return copy, engine
end

--- Lets a worker ask the engines behind its inputs: it sends plans, the connection stays here.
---@param inputs table<string, table> from the command line
---@param answer table<string, function> gets the method `engine`
function serve.engines(inputs, answer)
  function answer.engine(what, plan)
    if not ENGINE[what] then return nil, "no such call", "denied" end
    local fine, copy, engine = pcall(bound, plan, inputs, 1)
    if not fine or not engine then return nil, tostring(copy), "invalid" end
    return engine[what](engine, copy)
  end
end

return serve
