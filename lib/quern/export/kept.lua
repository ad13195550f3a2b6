--- Runs as the corpus keeps them: the tables of a recipe's last run with the claims behind each row.

local claim = require "quern.claim"
local json = require "quern.json"

local kept = {}

local function type_of(declared, name)
  for _, column in ipairs(declared and declared.columns or {}) do if column[1] == name then return column[2] end end
end

--- A row as a table by column name; integers are integers again.
local function to_row(values, names, declared)
  local row = {}
  for i, name in ipairs(names) do
    local value = values[i]
    if value ~= json.null and value ~= nil then
      row[name] = type_of(declared, name) == "integer" and math.tointeger(value) or value
    end
  end
  return row
end

local function to_rows(columns, rows, evidence, declared)
  local names, list = json.decode(columns), {}
  local claims = json.decode(evidence)
  for i, values in ipairs(json.decode(rows)) do
    list[i] = to_row(values, names, declared)
    list[i].evidence = claims[i]
  end
  return list, names
end

--- The last run of a recipe, as `quern run` gave it.
---@param corpus quern.Corpus
---@param loaded table the recipe, from recipe.load
---@return { recipe: table, result: table, hash: string }? run, string? message, string? code
function kept.run(corpus, loaded)
  local id, hash, parameters, warnings = corpus:statement(
    "SELECT id, hash, parameters, warnings FROM run WHERE recipe = ? ORDER BY id DESC"):row(loaded.name)
  if not id then
    return nil, ("no run of %s is kept in %s; 'quern run %s' makes one"):format(loaded.name, corpus.path, loaded.name), "notfound"
  end
  local tables = {}
  for name, columns, rows, evidence in corpus.store:statement(
    "SELECT name, columns, rows, evidence FROM run_table WHERE run = ? ORDER BY name"):rows(id) do
    tables[name] = to_rows(columns, rows, evidence, loaded.tables[name])
    if not loaded.tables[name] then
      return nil, ("%s: its last run made a table '%s' that it no longer declares; run it again"):format(loaded.name, name), "invalid"
    end
  end
  return { recipe = loaded, hash = hash,
    result = { tables = tables, warnings = json.decode(warnings), params = json.decode(parameters) } }
end

--- Whether a run still says what its recipe would say now: the rules and the documents are those it was made with.
---@param corpus quern.Corpus
---@param run table from kept.run
---@return boolean? fresh, string? message, string? code
function kept.fresh(corpus, run)
  local rules, message, code = claim.rules_of(run.recipe)
  if not rules then return nil, message, code end
  local name = run.recipe.name
  if rules.hash ~= run.hash then
    return nil, ("the rules of %s have changed since its last run; 'quern run %s' runs it again"):format(name, name), "invalid"
  end
  if corpus:pending(rules.hash)() then
    return nil, ("documents have been read since the last run of %s; 'quern run %s' runs it again"):format(name, name), "invalid"
  end
  for _, rows in pairs(run.result.tables) do
    for i, row in ipairs(rows) do
      for _, id in ipairs(row.evidence) do
        if not corpus:claim(id) then
          return nil, ("row %d of %s rests on a claim that is gone; 'quern run %s' runs it again"):format(i, name, name), "invalid"
        end
      end
    end
  end
  return true
end

return kept
