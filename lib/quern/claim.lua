--- Claims: what the documents of a corpus say, derived by rules.
-- A document is scanned, the matcher proposes, `claim/assign.lua` decides which readings hold together, and the slots
-- that no rule captured are filled along their search paths. A claim keeps the sentence it came from, the span and the
-- path of every field, how the source stands to it, and how sure the reading is.

local admit = require "quern.claim.admit"
local assign = require "quern.claim.assign"
local document = require "quern.claim.document"
local host = require "quern.host.match"
local lexicon = require "quern.lexicon"
local meaning = require "quern.claim.meaning"
local rule = require "quern.rule"
local text = require "quern.text"

local claim = {
  HIGH = 0.8, -- the high tier of confidence
}

--- 64 bits over bytes (FNV-1a), as 16 hexadecimal digits: it names a set of rules, it protects nothing.
local function fingerprint(parts)
  local hash = 0xcbf29ce484222325
  for _, part in ipairs(parts) do
    for i = 1, #part do hash = (hash ~ part:byte(i)) * 0x100000001b3 end
  end
  return ("%016x"):format(hash)
end

local function add_rule(ruleset, made)
  made.order = #ruleset.rules + 1
  ruleset.rules[made.order] = made
  local compiler = { slots = {}, words = host.words, types = function(name) return ruleset.set:type(name) end }
  local zones = rule.zone_mask(made.zones)
  for number, pattern in ipairs(made.patterns) do
    local fine, programs = pcall(rule.compile, pattern, compiler)
    if not fine then error(("rule '%s', pattern %d: %s"):format(made.name, number, programs), 0) end
    for _, program in ipairs(programs) do
      ruleset.programs[ruleset.set:add(program, zones)] = { rule = made, size = program.size, slots = compiler.slots, pattern = pattern,
        needs = program.needs }
    end
  end
end

--- Compiles the rules of recipes into one set. Rules of one set compete for the figures of a sentence.
--- > local rules = claim.ruleset { recipe.load "overcapacity" }
--- > #rules.rules > 0
--- true
---@param recipes table[] loaded recipes (or tables with `rules`)
---@return table ruleset { rules, hash, ... }
function claim.ruleset(recipes)
  local words = lexicon.shipped()
  local ruleset = { rules = {}, programs = {}, lexicon = words, scanner = text.scanner(words) }
  ruleset.set = host.new(words)
  local parts = { require("quern").version }
  for _, loaded in ipairs(recipes) do
    for _, made in ipairs(loaded.rules or {}) do add_rule(ruleset, made) end
    parts[#parts + 1] = loaded.text or loaded.name or ""
  end
  ruleset.set:build()
  ruleset.hash = fingerprint(parts)
  return ruleset
end

--- The captures of a match by name: { value = { mention, ... }, ... }, words as bare spans.
local function captured(ctx, match, program)
  local by_name = {}
  for i = 6, #match, 4 do
    local name = program.slots[match[i]]
    local mention = match[i + 1] > 0 and ctx:mention(match[i + 1]) or { from = match[i + 2], to = match[i + 3], token = 0, last = 0,
      clause = 1 }
    by_name[name] = by_name[name] or {}
    table.insert(by_name[name], mention)
  end
  return by_name
end

local function candidate(ctx, match, program)
  local c = { rule = program.rule, program = program, from = match[3], to = match[4], captured = captured(ctx, match, program) }
  c.cost = match[5] - 4 * program.size - 2 * (program.rule.weight or 0) - (#match - 5) // 4
  c.cost = c.cost + admit.inserted(ctx, c)
  c.anchor = (c.captured.trigger or c.captured.value or c.captured.measure or c.captured.head or { ctx.mentions[1] })[1]
  return c
end

--- Readings weighed in one sentence: more stand only in what is no sentence, and are left.
local MOST_CANDIDATES = 600

--- Derives the claims of one document.
--- > local rules = claim.ruleset { recipe.load "overcapacity" }
--- > local found = claim.derive(rules, { text = "Steel capacity utilization fell to 71% in 2015." })
--- > print(found[1].fields.sector, found[1].fields.value, found[1].modality)
--- steel	71	asserted
---@param ruleset table from claim.ruleset
---@param source table { text, published?, zones?, title? }
---@param refuse fun(candidate: table, reason: string)? told of readings that hold but make no row
---@return table[] claims { table, rule, from, to, modality, confidence, fields, spans }
---@return table document what was scanned
function claim.derive(ruleset, source, refuse)
  local doc = document.scan(ruleset, source)
  local matches = assert(ruleset.set:run(doc.scan))
  local claims, at = {}, 1
  while at <= #matches do
    local sentence = matches[at][2]
    local ctx = doc:sentence(sentence)
    local candidates = {}
    while at <= #matches and matches[at][2] == sentence do
      local c = candidate(ctx, matches[at], ruleset.programs[matches[at][1]])
      if #candidates < MOST_CANDIDATES and admit.possible(ctx, c) then candidates[#candidates + 1] = c end
      at = at + 1
    end
    meaning.claims(ctx, assign.choose(candidates), claims, refuse)
  end
  return meaning.consolidate(claims), doc
end

--- The ruleset of a loaded recipe. The shipped recipes make one set together: their rules compete for the figures of a
--- sentence whichever of them is asked for, and claims are derived once for all of them. A recipe without rules of its own
--- works on these claims too.
---@package
---@param loaded table from recipe.load
---@return table? ruleset, string? message, string? code
function claim.rules_of(loaded)
  if loaded.origin ~= "shipped" and loaded.rules and #loaded.rules > 0 then
    -- The rules of others run in a worker: here they have only a name.
    return { hash = require("quern.recipe").ruleset(loaded), recipe = loaded, rules = {} }
  end
  if not claim.shipped then
    local recipe, all = require "quern.recipe", {}
    for _, name in ipairs(recipe.shipped()) do all[#all + 1] = assert(recipe.load(name)) end
    claim.shipped = claim.ruleset(all)
  end
  return claim.shipped
end

--- Documents in one transaction: what is lost, at most, when the program is killed.
local BATCH = 256

--- Derives the claims of all documents that these rules have not seen yet, and stores them.
---@package
---@param corpus table
---@param ruleset table
---@param options { progress?: fun(done: integer) }?
---@return integer? documents, string? message, string? code
function claim.update(corpus, ruleset, options)
  if ruleset.recipe then return require("quern.recipe").derive(ruleset.recipe, corpus, options) end
  local done, next_document = 0, corpus:pending(ruleset.hash)
  local more = true
  while more do
    local fine, message, code = corpus:transaction(function()
      for _ = 1, BATCH do
        local next_one = next_document()
        if not next_one then
          more = false
          return true
        end
        local stored, why, kind = corpus:store_claims(next_one.id, ruleset.hash, claim.derive(ruleset, next_one))
        if not stored then error({ message = why, code = kind }, 0) end
        done = done + 1
        if options and options.progress then options.progress(done) end
      end
      return true
    end)
    if not fine then return nil, message, code end
  end
  return done
end

return claim
