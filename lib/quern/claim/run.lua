--- A run: a recipe executed over a corpus, and what is kept of it so that `why` can explain its rows.

local claim = require "quern.claim"
local evidence_of = require "quern.recipe.evidence"
local json = require "quern.json"
local recipe = require "quern.recipe"

local run = {}

--- Runs a recipe: derives the claims that are missing, executes it, stores its tables with their evidence.
---@param corpus table? nil: the recipe has no use for one, and nothing is stored
---@param loaded table from recipe.load
---@param params table<string, string>
---@param options { limits?: table, granted?: table[], clock?: integer, inputs?: table }?
---@return { tables: table, warnings: string[], params: table }? result, string? message, string? code
function run.execute(corpus, loaded, params, options)
  options = options or {}
  local asked = { params = params, limits = options.limits, granted = options.granted, clock = options.clock, inputs = options.inputs }
  if not corpus then return recipe.run(loaded, asked) end
  local rules, message, code = claim.rules_of(loaded)
  if not rules then return nil, message, code end
  local done
  done, message, code = claim.update(corpus, rules, options)
  if not done then return nil, message, code end
  asked.corpus, asked.ruleset = corpus, rules.hash
  local result
  result, message, code = recipe.run(loaded, asked)
  if not result then return nil, message, code end
  local kept
  kept, message, code = run.save(corpus, loaded, rules.hash, result)
  if not kept then return nil, message, code end
  return result
end

local function names_of(columns)
  local names = {}
  for i, column in ipairs(columns) do names[i] = column[1] end
  return names
end

--- Rows as lists in the order of the columns, null where there is nothing.
local function as_lists(rows, names)
  local lists, evidence = {}, {}
  for i, row in ipairs(rows) do
    local list = {}
    for c, name in ipairs(names) do list[c] = row[name] == nil and json.null or row[name] end
    lists[i], evidence[i] = json.list(list), json.list(evidence_of[row] or {})
  end
  return json.list(lists), json.list(evidence)
end

--- Keeps the tables of a run in the corpus, in place of the last run of the same recipe.
function run.save(corpus, loaded, hash, result)
  return corpus:transaction(function()
    corpus:statement("DELETE FROM run WHERE recipe = ?"):run(loaded.name)
    corpus:statement("INSERT INTO run (recipe, version, hash, parameters, warnings) VALUES (?,?,?,?,?)"):run(loaded.name,
      loaded.version, hash,
      json.encode(result.params), json.encode(json.list(result.warnings)))
    local id = corpus:statement("SELECT max(id) FROM run"):row()
    for name, rows in pairs(result.tables) do
      local names = names_of(loaded.tables[name].columns)
      local lists, evidence = as_lists(rows, names)
      corpus:statement("INSERT INTO run_table VALUES (?,?,?,?,?)"):run(id, name, json.encode(names), json.encode(lists),
        json.encode(evidence))
    end
    return id
  end)
end

--- A table of the last runs: the one named, or that of the latest run.
---@return { name: string, columns: string[], rows: any[][], evidence: integer[][] }?
function run.table(corpus, name)
  local sql = "SELECT t.name, t.columns, t.rows, t.evidence FROM run_table t JOIN run r ON r.id = t.run "
  local found, columns, rows, evidence
  if name then
    found, columns, rows, evidence = corpus:statement(sql .. "WHERE t.name = ? ORDER BY r.id DESC"):row(name)
  else
    found, columns, rows, evidence = corpus:statement(sql .. "ORDER BY r.id DESC, t.name"):row()
  end
  if not found then return end
  return { name = found, columns = json.decode(columns), rows = json.decode(rows), evidence = json.decode(evidence) }
end

return run
