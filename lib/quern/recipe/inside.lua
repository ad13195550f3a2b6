--- What runs in a recipe's worker: receives one job, does it, hands the result over. The worker is already shut when a
-- job arrives (host/lua/worker_inside.c); nothing here can reach a file.
--
-- Messages to the parent: p (printed text), w (a warning), c (a call: method and arguments), d (done: the result),
-- e (an error: message and code). From the parent: j (the job), r (the answer to a call).

local environment = require "quern.recipe.environment"

--- The longest text printed or warned of at once, and the largest arguments of a call, in bytes.
local MOST_TEXT, MOST_CALL = 1 << 20, 1 << 26

local Inside = {}
Inside.__index = Inside

--- Asks the parent. Its failures are the caller's nil, message, code.
function Inside:call(method, ...)
  self.channel.send("c", { method = method, n = select("#", ...), ... }, MOST_CALL)
  local _, answer = self.channel.receive()
  return table.unpack(answer, 1, answer.n)
end

local function printer(channel)
  return function(...)
    local parts = table.pack(...)
    for i = 1, parts.n do parts[i] = tostring(parts[i]) end
    channel.send("p", table.concat(parts, "\t"), MOST_TEXT)
  end
end

--- Runs the file of a recipe; returns what it declares.
function Inside:declare(source)
  local env = environment.new(printer(self.channel))
  local chunk, message = load(source.text, source.chunk, "t", env)
  if not chunk then error({ message = message, code = "invalid" }, 0) end
  return chunk()
end

local function rule_summaries(rules)
  local list = {}
  for i, made in ipairs(type(rules) == "table" and rules or {}) do
    list[i] = type(made) == "table" and { name = made.name or made[1], table = made.table } or {}
  end
  return list
end

local actions = {}

--- What the recipe declares, functions marked, rules by name.
function actions.declare(inside, job)
  local declared = inside:declare(job.recipes[1])
  if type(declared) ~= "table" then return declared end
  local plain = {}
  for key, value in next, declared do plain[key] = value end
  plain.rules = plain.rules and rule_summaries(plain.rules)
  return plain, true
end

--- The tables that the recipe's `run` returns.
function actions.run(inside, job)
  local declared = inside:declare(job.recipes[1])
  local q = require("quern.recipe.query").new(inside, job, declared.tables)
  local tables = declared.run(q, job.params)
  return require("quern.recipe.handover").pack(tables, require("quern.recipe.evidence"))
end

--- The recipe's rules, compiled.
local function ruleset(inside, source)
  local declared = inside:declare(source)
  return require("quern.claim").ruleset { { name = declared.name, text = source.text, rules = declared.rules } }, declared
end

--- The claims that a recipe has a table for. What its rules read may belong to another table: the capacity of a country is none of
--- its works. What a firm earned is kept apart from debts only where a recipe has a table for it.
local function of_its_tables(claims, declared)
  local own, kept = {}, {}
  for name in pairs(declared.tables or {}) do own[name] = true end
  for _, made in ipairs(declared.rules) do own[made.table] = true end -- one that is not declared is the author's mistake
  for _, made in ipairs(claims) do
    if made.table == "firm_results" and not own.firm_results then made.table = "finance_debt" end
    if own[made.table] then kept[#kept + 1] = made end
  end
  return kept
end

--- Reads documents as the parent gives them, and hands back what the recipe's rules find in each.
function actions.derive(inside, job)
  local claim, rules, declared = require "quern.claim", ruleset(inside, job.recipes[1])
  while true do
    local document = inside:call "next_document"
    if not document then return true end
    local stored, message, code = inside:call("store", of_its_tables(claim.derive(rules, document), declared))
    if not stored then error({ message = message, code = code }, 0) end
  end
end

--- What a text claims, and the rules that came near.
function actions.near(inside, job)
  return require("quern.claim.near").text(ruleset(inside, job.recipes[1]), job.params.text, job.params.date)
end

local function describe(problem)
  if type(problem) == "table" and rawget(problem, "message") then
    return { message = tostring(rawget(problem, "message")), code = tostring(rawget(problem, "code") or "failed") }
  end
  local message, code = environment.explain(tostring(problem))
  if message:find("out of memory", 1, true) then code = "limit" end
  return { message = message, code = code or "failed" }
end

return function(channel)
  local _, job = channel.receive()
  local inside = setmetatable({ channel = channel }, Inside)
  local ran, problem = pcall(function()
    local value, marked = actions[job.action](inside, job)
    channel.send("d", { value = value }, job.output, marked)
  end)
  if not ran then channel.send("e", describe(problem), MOST_CALL) end
end
