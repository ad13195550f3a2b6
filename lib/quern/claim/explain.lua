--- Why a row is there, and why a sentence made none.

local claim = require "quern.claim"
local recipe = require "quern.recipe"
local run = require "quern.claim.run"
local show = require "quern.show"
local write = require "quern.claim.write"

local explain = {}

local PATHS = {
  match = "captured by the rule", clause = "found in the clause", sentence = "found in the sentence", previous = "from a sentence before",
  heading = "from the heading above", document = "from the document as a whole", default = "the rule's default",
    unit = "implied by the unit",
}

local function list_cell(value) return show.cell(value) end

local function about_claim(corpus, id, column, lines)
  local found = corpus:claim(id)
  local document = found and corpus:document(found.document)
  if not document then
    lines[#lines + 1] = "  a claim that is no longer in the corpus; run the recipe again"
    return
  end
  local place = document:position(found.from)
  local source = write.name_source { publisher = document.publisher, title = document.title, published = document.published,
    file = document.file, line = place.line }
  lines[#lines + 1] = "  “" .. document.text:sub(found.from, found.to):gsub("%s+", " ") .. "”"
  lines[#lines + 1] = "    " .. source
  lines[#lines + 1] = ("    rule '%s', %s, confidence %.2f"):format(found.rule, found.modality or "asserted", found.confidence or 0)
  for _, span in ipairs(found.spans) do
    if not column or span.field == column then
      local words = span.to >= span.from and ("“" .. document.text:sub(span.from, span.to):gsub("%s+", " ") .. "”, ") or ""
      lines[#lines + 1] = ("    %s = %s: %s%s"):format(span.field, list_cell(found.fields[span.field]), words,
        PATHS[span.path] or span.path or "")
    end
  end
end

--- Why a row of the last run is there: its sentences, rules and paths.
---@param corpus table
---@param name string? the table; nil: that of the latest run
---@param number integer the row, from 1
---@param column string? one column only
---@return string? text, string? message, string? code
function explain.row(corpus, name, number, column)
  local made = run.table(corpus, name)
  if not made then return nil, name and ("no run has made a table '%s'; 'quern run RECIPE' makes one"):format(name)
    or "nothing has been run yet; 'quern run RECIPE' first", "notfound" end
  local row = made.rows[number]
  if not row then return nil, ("table %s has %d rows; there is no row %d"):format(made.name, #made.rows, number), "notfound" end
  local cells, known = {}, false
  for i, field in ipairs(made.columns) do
    known = known or field == column
    if not column or field == column then cells[#cells + 1] = field .. " " .. list_cell(row[i]) end
  end
  if column and not known then return nil, ("table %s has no column '%s'; its columns are %s"):format(made.name, column,
    table.concat(made.columns, ", ")), "notfound" end
  local lines = { show.style(("%s.%d"):format(made.name, number), "bold") .. "  " .. table.concat(cells, ", ") }
  for _, id in ipairs(made.evidence[number]) do about_claim(corpus, id, column, lines) end
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
