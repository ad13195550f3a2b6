--- Why a row is there, and why a sentence made none.

local claim = require "quern.claim"
local host = require "quern.host.match"
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

local function fields_line(fields)
  local names, parts = {}, {}
  for field in pairs(fields) do names[#names + 1] = field end
  table.sort(names)
  for i, field in ipairs(names) do parts[i] = field .. "=" .. list_cell(fields[field]) end
  return table.concat(parts, " ")
end

--- What a pattern needs, in the words of the pattern.
local function need_name(need) return need.code and need.code or need.name or "?" end

--- Which needs of a program the text has, which it lacks.
local function missing(needs, present)
  local lacks = {}
  for _, need in ipairs(needs) do
    if not present[need_name(need)] then lacks[#lacks + 1] = need_name(need) end
  end
  return lacks
end

local function present_in(document)
  local present = {}
  for number = 1, host.sentences(document.scan) do
    for _, mention in ipairs(document:sentence(number).mentions) do
      present[mention.type] = true
      if mention.code then present[mention.code] = true end
    end
  end
  return present
end

local function nearest_rules(ruleset, present)
  local near, seen = {}, {}
  for _, program in ipairs(ruleset.programs) do
    local lacks = missing(program.needs, present)
    local has = #program.needs - #lacks
    if #lacks <= 1 and (has > 0 or #lacks == 0) then
      local key = program.rule.table .. program.rule.name .. table.concat(lacks)
      if not seen[key] then
        seen[key] = true
        near[#near + 1] = { program = program, lacks = lacks, has = has, order = #near }
      end
    end
  end
  table.sort(near, function(a, b)
    if #a.lacks ~= #b.lacks then return #a.lacks < #b.lacks end
    if a.has ~= b.has then return a.has > b.has end
    return a.order < b.order
  end)
  return near
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
  if ruleset.recipe then
    return nil, "whynot looks into shipped rules only; 'quern claims RECIPE FILE' shows what the rules of other recipes find", "unsupported"
  end
  local refused = {}
  local found, document = claim.derive(ruleset, { text = text, published = options.date },
    function(c, reason) refused[#refused + 1] = { c = c, reason = reason } end)
  local lines = {}
  for _, one in ipairs(found) do
    lines[#lines + 1] = ("makes a row of %s (rule '%s', %s, %.2f): %s"):format(one.table, one.rule, one.modality, one.confidence,
      fields_line(one.fields))
  end
  if #found == 0 then lines[1] = "makes no row" end
  for _, one in ipairs(refused) do
    lines[#lines + 1] = ("matched by '%s' of %s, but %s"):format(one.c.rule.name, one.c.rule.table, one.reason)
  end
  for i, one in ipairs(nearest_rules(ruleset, present_in(document))) do
    if i > 8 then break end
    local why = #one.lacks > 0 and "lacks " .. table.concat(one.lacks, ", ") or "has all it needs, but not in this order or this near"
    lines[#lines + 1] = ("near: '%s' of %s %s\n      %s"):format(one.program.rule.name, one.program.rule.table, why,
      one.program.pattern:match "^%s*(.-)%s*$")
  end
  return table.concat(lines, "\n") .. "\n"
end

return explain
