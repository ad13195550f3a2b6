--- Reviews: what people decided about rows and claims, who and when, and whether what they saw is still so.
-- A decision belongs to a subject: a row by its table and what identifies it, a claim by its place and what it says. Both
-- outlive a new run; what was seen is kept as a hash, so that a decision whose evidence has changed is told from one that
-- still stands.

local cell = require "quern.export.cell"
local claim_run = require "quern.claim.run"
local json = require "quern.json"
local tree = require "quern.recipe.tree"

local review = {}

---@class quern.ReviewItem
---@field subject string @field number integer of the row, or of the claim in its table @field fields { [1]: string, [2]: any }[]
---@field claims table[] of the corpus @field seen string hash of values and quotes

review.VERDICTS = { accept = true, reject = true, correct = true, comment = true }

--- Columns that say how much and how surely, not what a row is about.
local MEASURED = { value = true, low = true, high = true, sources = true, modality = true, comparator = true, value_high = true,
  confidence = true, evidence = true }

local function text_of(value) return cell.exact(value) end

--- "row overcapacity sector=steel place=CHN ...": what is there of the columns that identify a row.
local function row_subject(name, fields)
  local parts = { "row", name }
  for _, field in ipairs(fields) do
    if not MEASURED[field[1]] and text_of(field[2]) ~= "" then parts[#parts + 1] = field[1] .. "=" .. text_of(field[2]) end
  end
  return table.concat(parts, " ")
end

local function quote_of(corpus, claim)
  local document = corpus:document(claim.document)
  return document and document.text:sub(claim.from, claim.to) or ""
end

local function seen_of(corpus, fields, claims)
  local quotes, values = {}, {}
  for i, claim in ipairs(claims) do quotes[i] = quote_of(corpus, claim) end
  table.sort(quotes)
  for i, field in ipairs(fields) do values[i] = field[1] .. "=" .. text_of(field[2]) end
  return tree.sha256(table.concat(values, "\0") .. "\1" .. table.concat(quotes, "\0"))
end

--- The rows of a table of the last runs.
---@param corpus quern.Corpus
---@param name string
---@return quern.ReviewItem[]? items, string? message, string? code
function review.rows(corpus, name)
  local made = claim_run.table(corpus, name)
  if not made then return nil, ("no run has made a table '%s'; 'quern run RECIPE' makes one"):format(name), "notfound" end
  local items, count = {}, {}
  for i, values in ipairs(made.rows) do
    local fields, claims = {}, {}
    for c, column in ipairs(made.columns) do
      if values[c] ~= json.null then fields[#fields + 1] = { column, values[c] } end
    end
    for _, id in ipairs(made.evidence[i]) do claims[#claims + 1] = corpus:claim(id) end
    local subject = row_subject(name, fields)
    count[subject] = (count[subject] or 0) + 1
    if count[subject] > 1 then subject = subject .. " #" .. count[subject] end
    items[i] = { subject = subject, number = i, fields = fields, claims = claims, seen = seen_of(corpus, fields, claims) }
  end
  return items
end

local function fields_of(claim)
  local names, fields = {}, {}
  for name in pairs(claim.fields) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do fields[i] = { name, claim.fields[name] } end
  return fields
end

--- The claims of a table, each once, whichever rules made it.
---@param corpus quern.Corpus
---@param name string
---@return quern.ReviewItem[]? items, string? message, string? code
function review.claims(corpus, name)
  local items, known = {}, {}
  for claim in corpus:claims { table = name } do
    local fields = fields_of(claim)
    local subject = ("claim %s %d %d-%d %s"):format(name, claim.document, claim.from - 1, claim.to,
      tree.sha256(json.encode(claim.fields)):sub(1, 16))
    if not known[subject] then
      known[subject] = true
      items[#items + 1] = { subject = subject, number = #items + 1, fields = fields, claims = { claim },
        seen = seen_of(corpus, fields, { claim }) }
    end
  end
  if #items == 0 then return nil, ("the corpus has no claims of a table '%s'; 'quern claims' lists them"):format(name), "notfound" end
  return items
end

local function to_decision(reviewer, subject, name, verdict, field, value, note, seen, at)
  if not reviewer then return nil end
  return { reviewer = reviewer, subject = subject, table = name, verdict = verdict, field = field, value = value, note = note, seen = seen,
    at = at }
end

--- Every decision on a table, in the order of subjects and reviewers.
---@param corpus quern.Corpus
---@param name string
---@return table[]
function review.decisions(corpus, name)
  local list = {}
  local next_row = corpus.store:statement("SELECT reviewer, subject, claim_table, verdict, field, value, note, seen, at FROM review "
    .. "WHERE claim_table = ? ORDER BY subject, reviewer"):rows(name)
  while true do
    local decision = to_decision(next_row())
    if not decision then return list end
    list[#list + 1] = decision
  end
end

--- Keeps a decision, in place of an earlier one of the same reviewer.
---@param corpus quern.Corpus
---@param decision { reviewer: string, subject: string, table: string, verdict: string, field?: string, value?: string, note?: string,
---seen: string, at: string }
---@return boolean? kept, string? message, string? code
function review.decide(corpus, decision)
  if not review.VERDICTS[decision.verdict] then error("a verdict is accept, reject, correct or comment", 2) end
  return corpus:transaction(function()
    corpus:statement("INSERT OR REPLACE INTO review VALUES (?,?,?,?,?,?,?,?,?)"):run(decision.reviewer, decision.subject, decision.table,
      decision.verdict, decision.field, decision.value, decision.note, decision.seen, decision.at)
    return true
  end)
end

--- Decisions beside what they were about: { decision, item?, state }, where the state is "stands", "changed" (other values or
--- quotes now) or "gone" (no such row or claim any more).
---@param corpus quern.Corpus
---@param name string
---@return table[] list
function review.states(corpus, name)
  local items = {}
  for _, list in ipairs { review.rows(corpus, name) or {}, review.claims(corpus, name) or {} } do
    for _, item in ipairs(list) do items[item.subject] = item end
  end
  local list = {}
  for i, decision in ipairs(review.decisions(corpus, name)) do
    local item = items[decision.subject]
    list[i] = { decision = decision, item = item, state = not item and "gone" or item.seen == decision.seen and "stands" or "changed" }
  end
  return list
end

--- How many decisions on rows were made on other evidence than there is now.
---@param corpus quern.Corpus
---@param name string
---@return integer
function review.changed(corpus, name)
  if not corpus:statement("SELECT 1 FROM review WHERE claim_table = ? LIMIT 1"):row(name) then return 0 end
  local count = 0
  for _, one in ipairs(review.states(corpus, name)) do
    if one.state == "changed" and one.decision.subject:find "^row " then count = count + 1 end
  end
  return count
end

--- Cohen's kappa: how far two reviewers agree beyond what chance would give (Cohen 1960, A Coefficient of Agreement for
--- Nominal Scales). nil where there is nothing to compare, or chance alone would always agree.
---@param pairs_of { [1]: string, [2]: string }[] what the one said and what the other said of each subject
---@return number? kappa, number? observed, number? expected
function review.kappa(pairs_of)
  local n, same, first, second = #pairs_of, 0, {}, {}
  if n == 0 then return nil end
  for _, pair in ipairs(pairs_of) do
    if pair[1] == pair[2] then same = same + 1 end
    first[pair[1]] = (first[pair[1]] or 0) + 1
    second[pair[2]] = (second[pair[2]] or 0) + 1
  end
  local observed, names, expected = same / n, {}, 0
  for name in pairs(first) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do expected = expected + first[name] / n * ((second[name] or 0) / n) end
  if expected == 1 then return nil, observed, expected end
  return (observed - expected) / (1 - expected), observed, expected
end

--- The agreement of every two reviewers over what both have decided; comments are no verdicts.
---@param corpus quern.Corpus
---@param name string
---@return { first: string, second: string, count: integer, kappa: number?, observed: number? }[]
function review.agreement(corpus, name)
  local by_reviewer, reviewers = {}, {}
  for _, decision in ipairs(review.decisions(corpus, name)) do
    if decision.verdict ~= "comment" then
      if not by_reviewer[decision.reviewer] then
        by_reviewer[decision.reviewer] = {}
        reviewers[#reviewers + 1] = decision.reviewer
      end
      by_reviewer[decision.reviewer][decision.subject] = decision.verdict
    end
  end
  table.sort(reviewers)
  local list = {}
  for i, first in ipairs(reviewers) do
    for j = i + 1, #reviewers do
      local both = {}
      for subject, verdict in pairs(by_reviewer[first]) do
        local other = by_reviewer[reviewers[j]][subject]
        if other then both[#both + 1] = { verdict, other } end
      end
      local kappa, observed = review.kappa(both)
      list[#list + 1] = { first = first, second = reviewers[j], count = #both, kappa = kappa, observed = observed }
    end
  end
  return list
end

return review
