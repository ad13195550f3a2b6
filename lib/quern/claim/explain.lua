--- Why a row is there, and why a sentence made none.

local claim = require "quern.claim"
local json = require "quern.json"
local recipe = require "quern.recipe"
local present = require "quern.claim.present"
local run = require "quern.claim.run"
local show = require "quern.show"

local explain = {}

local function about_claim(corpus, id, lines, options)
  local found = corpus:claim(id)
  local document = found and corpus:document(found.document)
  if document then
    for _, line in ipairs(present.lines(found, document, options)) do lines[#lines + 1] = line end
  else
    lines[#lines + 1] = "  a claim that is no longer in the corpus; run the recipe again"
  end
end

--- Why a row of the last run is there: its sentences, rules and paths.
---@param corpus table
---@param name string? the table; nil: that of the latest run
---@param number integer the row, from 1
---@param column string? one column only
---@param options { colour: boolean?, width: integer? }? how it is written; nothing: as standard output would have it
---@return string? text, string? message, string? code
function explain.row(corpus, name, number, column, options)
  options = options or { colour = show.coloured(), width = show.screen().width }
  local made = run.table(corpus, name)
  if not made then return nil, name and ("no run has made a table '%s'; 'quern run RECIPE' makes one"):format(name)
    or "nothing has been run yet; 'quern run RECIPE' first", "notfound" end
  local row = made.rows[number]
  if not row then return nil, ("table %s has %d rows; there is no row %d"):format(made.name, #made.rows, number), "notfound" end
  local cells, known = {}, false
  for i, field in ipairs(made.columns) do
    known = known or field == column
    local said = row[i] ~= nil and row[i] ~= json.null
    if field == column or not column and said then cells[#cells + 1] = field .. " " .. show.cell(row[i]) end
  end
  if column and not known then return nil, ("table %s has no column '%s'; its columns are %s"):format(made.name, column,
    table.concat(made.columns, ", ")), "notfound" end
  local head = show.style(("%s.%d"):format(made.name, number), "bold", options.colour) .. "  " .. table.concat(cells, ", ")
  local lines = { options.width and show.wrap(head, options.width) or head }
  local how = { column = column, colour = options.colour, width = options.width }
  for _, id in ipairs(made.evidence[number]) do about_claim(corpus, id, lines, how) end
  return table.concat(lines, "\n") .. "\n"
end

--- Claims by their numbers, each with its sentence: what a row stands on that was grouped elsewhere (on a server).
---@param corpus table
---@param ids integer[]
---@param options { colour: boolean?, width: integer? }? as for a row
---@return string text
function explain.claims(corpus, ids, options)
  local lines, how = {}, options or { colour = show.coloured(), width = show.screen().width }
  for _, id in ipairs(ids) do about_claim(corpus, id, lines, how) end
  return table.concat(lines, "\n") .. "\n"
end

local function ruleset_of(name)
  local loaded, message, code = recipe.load(name or recipe.shipped()[1])
  if not loaded then return nil, message, code end
  return claim.rules_of(loaded)
end

--- What a text claims, and the rules that came near.
---@param text string
---@param options { recipe?: string, date?: string }
---@return string? text, string? message, string? code
function explain.near(text, options)
  local ruleset, message, code = ruleset_of(options.recipe)
  if not ruleset then return nil, message, code end
  if ruleset.recipe then return recipe.near(ruleset.recipe, text, options.date) end
  return require("quern.claim.near").text(ruleset, text, options.date)
end

return explain
