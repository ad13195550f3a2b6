--- Claims: what the documents of a corpus say, derived by rules.
-- A document is scanned, the matcher proposes, readings are weighed against one another, and the slots that no rule captured
-- are filled along their search paths (host/claim). A claim keeps the sentence it came from, the span and the
-- path of every field, how the source stands to it, and how sure the reading is.

local compile = require "quern.claim.compile"
local host = require "quern.host.match"
local lexicon = require "quern.lexicon"
local progress = require "quern.progress"
local system = require "quern.host.system"
local text = require "quern.text"

local claim = {
  HIGH = 0.8, -- the high tier of confidence
}

--- Compiles the rules of recipes into one set. Rules of one set compete for the figures of a sentence.
--- > local rules = claim.ruleset { recipe.load "overcapacity" }
--- > #rules.rules > 0
--- true
---@param recipes table[] loaded recipes (or tables with `rules`)
---@return table ruleset { rules, hash, ... }
function claim.ruleset(recipes)
  local words = lexicon.shipped()
  local ruleset = { rules = {}, programs = {}, lexicon = words, scanner = text.scanner(words), set = host.new(words) }
  local parts = { require("quern").version }
  for _, loaded in ipairs(recipes) do
    for _, made in ipairs(loaded.rules or {}) do compile.add(ruleset, made) end
    parts[#parts + 1] = loaded.text or loaded.name or ""
  end
  ruleset.deriver = compile.deriver(ruleset)
  ruleset.hash = host.fingerprint(table.concat(parts, "\0"))
  return ruleset
end

--- Derives the claims of one document: scanned, matched, read (host/claim says how).
--- > local rules = claim.ruleset { recipe.load "overcapacity" }
--- > local found = claim.derive(rules, { text = "Steel capacity utilization fell to 71% in 2015." })
--- > print(found[1].fields.sector, found[1].fields.value, found[1].modality)
--- steel	71	asserted
---@param ruleset table from claim.ruleset
---@param source table { text, published?, publisher?, author?, zones? }
---@return table[] claims { table, rule, from, to, modality, confidence, fields, spans }
---@return table[] refused readings that hold but make no row: { rule, table, reason }
function claim.derive(ruleset, source)
  local claims, refused = ruleset.deriver:derive(source)
  if not claims then error(refused, 0) end
  return claims, refused
end

--- Rests the collector until the variable is closed: what compiling makes is kept, and a fifth of its time went into
--- looking for garbage.
local function rest_collector()
  collectgarbage "stop"
  return setmetatable({}, { __close = function() collectgarbage "restart" end })
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
    local _ <close> = rest_collector()
    local recipe, all = require "quern.recipe", {}
    for _, name in ipairs(recipe.shipped()) do all[#all + 1] = assert(recipe.load(name)) end
    claim.shipped = claim.ruleset(all)
  end
  return claim.shipped
end

--- Documents in one transaction, unless it takes so many seconds: what is lost, at most, when the program is killed. Each
--- one waits for the disk, and writes again the pages that the one before began. And documents between two looks at the
--- clock.
local BATCH, LONG, STRETCH = 2048, 0.5, 64

--- Derives the claims of all documents that these rules have not seen yet, and stores them.
---@package
---@param corpus table
---@param ruleset table
---@param options { limits?: table }?
---@return integer? documents, string? message, string? code
function claim.update(corpus, ruleset, options)
  if ruleset.recipe then return require("quern.recipe").derive(ruleset.recipe, corpus, options) end
  local writer = corpus:claim_writer(ruleset.hash)
  local line <close> = progress.new("deriving claims,", "documents", writer:look())
  local done, more = 0, true
  repeat
    local batch = 0
    local fine, message, code = corpus:transaction(function()
      local started = system.clock()
      repeat -- a stretch at a time, so that the line moves
        local count, why, kind = ruleset.deriver:store(writer, STRETCH)
        if not count then error({ message = why, code = kind }, 0) end
        batch = batch + count
        more = count == STRETCH
        line:step(count)
      until not more or batch >= BATCH or system.clock() - started >= LONG
      return true
    end)
    if not fine then return nil, message, code end
    done = done + batch
  until not more
  return done
end

return claim
