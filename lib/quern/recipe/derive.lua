--- Claims by the rules of a stranger's recipe: the rules run in a worker, which is handed documents and hands back
-- claims; the parent checks each claim and stores it. A batch is one worker and one transaction: if the worker fails,
-- nothing of the batch is kept.

local progress = require "quern.progress"
local system = require "quern.host.system"
local worker = require "quern.recipe.worker"

local derive = {}

local BATCH = 500

--- Bounds of what one document may bring.
local MOST_CLAIMS, MOST_SPANS, MOST_FIELDS, MOST_TEXT = 20000, 200, 100, 4000

local SOURCE_FIELDS = { "id", "file", "title", "publisher", "author", "published", "language", "url", "text", "zones" }

local function is_name(value) return type(value) == "string" and #value <= MOST_TEXT end

local function is_span(from, to, length)
  return math.type(from) == "integer" and math.type(to) == "integer" and from >= 1 and to <= length and from <= to + 1
end

--- A value that JSON keeps: a scalar, or a flat list of them.
local function plain_field(value, deep)
  local kind = type(value)
  if kind == "string" then return #value <= MOST_TEXT end
  if kind == "number" then return value == value and value ~= math.huge and value ~= -math.huge end
  if kind == "boolean" then return true end
  if kind ~= "table" or deep then return false end
  for key, item in pairs(value) do
    if math.type(key) ~= "integer" or key > MOST_SPANS or not plain_field(item, true) then return false end
  end
  return true
end

local function checked_fields(fields)
  local kept, count = {}, 0
  for name, value in pairs(type(fields) == "table" and fields or {}) do
    count = count + 1
    if count > MOST_FIELDS or not is_name(name) or not plain_field(value) then return nil end
    kept[name] = value
  end
  return kept
end

local function checked_spans(spans, length)
  local kept = {}
  for i, span in ipairs(type(spans) == "table" and spans or {}) do
    local fine = i <= MOST_SPANS and type(span) == "table" and is_name(span.field) and is_span(span.from, span.to, length)
      and (span.path == nil or is_name(span.path))
    if not fine then return nil end
    kept[i] = { field = span.field, from = span.from, to = span.to, path = span.path }
  end
  return kept
end

--- Whether a recipe's rules may feed a table: one that it declares, or one that a shipped recipe keeps and it shows a part of.
local function may_feed(tables, name)
  return is_name(name) and (tables[name] ~= nil or system.resource("scripts/" .. name .. ".lua") ~= nil)
end

--- The claim with nothing in it but what a claim has, or nil: tables that the recipe may feed, spans inside the text.
local function checked(claim, tables, length)
  if type(claim) ~= "table" or not may_feed(tables, claim.table) or not is_name(claim.rule) then return end
  local fields, spans = checked_fields(claim.fields), checked_spans(claim.spans, length)
  local known = claim.modality == nil or is_name(claim.modality)
  local sure = claim.confidence == nil or (type(claim.confidence) == "number" and claim.confidence >= 0 and claim.confidence <= 1)
  if not fields or not spans or not known or not sure or not is_span(claim.from, claim.to, length) then return end
  return { table = claim.table, rule = claim.rule, from = claim.from, to = claim.to, modality = claim.modality,
    confidence = claim.confidence, fields = fields, spans = spans }
end

--- What the worker may call: the next document of the batch, and to store the claims of the one it has.
local function answers(corpus, loaded, hash, batch)
  local current
  local answer = {}
  function answer.next_document()
    current = batch.left > 0 and batch.next_document() or nil
    batch.left = batch.left - 1
    if not current then return false end
    local plain = {}
    for _, name in ipairs(SOURCE_FIELDS) do plain[name] = current[name] end
    return plain
  end
  function answer.store(claims)
    if not current or type(claims) ~= "table" or #claims > MOST_CLAIMS then return nil, "no claims", "invalid" end
    local kept = {}
    for i, claim in ipairs(claims) do
      kept[i] = checked(claim, loaded.tables, #current.text)
      if not kept[i] then
        local made = type(claim) == "table" and is_name(claim.rule) and claim.rule or "?"
        return nil, ("%s: rule %s makes a claim that is not one (its table must be declared or a shipped one, its spans lie "
          .. "in the text)"):format(loaded.name, made), "invalid"
      end
    end
    local stored, message, code = corpus:store_claims(current.id, hash, kept)
    if not stored then return nil, message, code end
    batch.done, current = batch.done + 1, nil
    return true
  end
  return answer
end

local function run_batch(corpus, job, loaded, hash, batch)
  job.answer = answers(corpus, loaded, hash, batch)
  local fine, kept, message, code = pcall(corpus.transaction, corpus, function()
    local done, why, kind = worker.run(job)
    if not done then error({ message = why, code = kind }, 0) end
    return true
  end)
  if fine then return kept, message, code end
  if type(kept) == "table" and kept.message then return nil, kept.message, kept.code end
  error(kept, 0)
end

--- Derives the claims of all documents that these rules have not seen yet, and stores them.
---@param corpus table
---@param loaded table from recipe.load
---@param hash string names the rules
---@param job table the worker's job without its answers
---@return integer? documents, string? message, string? code
function derive.update(corpus, loaded, hash, job)
  local pending, count = corpus:pending(hash)
  local line <close> = progress.new("deriving claims,", "documents", count)
  local ahead = pending()
  local batch = { done = 0, next_document = function()
    local document = ahead
    ahead = document and pending()
    return document
  end }
  while ahead do
    batch.left = BATCH
    local fine, message, code = run_batch(corpus, job, loaded, hash, batch)
    if not fine then return nil, message, code end
    line:step(batch.done - line.count)
  end
  return batch.done
end

return derive
