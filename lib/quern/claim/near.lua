--- What a text claims by a set of rules, and which rules came near. Runs here for the shipped rules, and in a recipe's
-- worker for those of others.

local claim = require "quern.claim"
local host = require "quern.host.match"
local show = require "quern.show"

local near = {}

local function fields_line(fields)
  local names, parts = {}, {}
  for field in pairs(fields) do names[#names + 1] = field end
  table.sort(names)
  for i, field in ipairs(names) do parts[i] = field .. "=" .. show.cell(fields[field]) end
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

local function present_in(scan)
  local present = {}
  for number = 1, host.sentences(scan) do
    for _, mention in ipairs(host.sentence(scan, number).mentions) do
      present[mention.type] = true
      if mention.code then present[mention.code] = true end
    end
  end
  return present
end

local function nearest_rules(ruleset, present)
  local close, seen, needs = {}, {}, nil
  for _, program in ipairs(ruleset.programs) do
    if program.nth == 1 then needs = host.needs(program.pattern) end
    local needed = needs[program.nth]
    local lacks = missing(needed, present)
    local has = #needed - #lacks
    if #lacks <= 1 and (has > 0 or #lacks == 0) then
      local key = program.rule.table .. program.rule.name .. table.concat(lacks)
      if not seen[key] then
        seen[key] = true
        close[#close + 1] = { program = program, lacks = lacks, has = has, order = #close }
      end
    end
  end
  table.sort(close, function(a, b)
    if #a.lacks ~= #b.lacks then return #a.lacks < #b.lacks end
    if a.has ~= b.has then return a.has > b.has end
    return a.order < b.order
  end)
  return close
end

--- What a text claims, and the rules that came near.
---@param ruleset table from claim.ruleset
---@param text string
---@param date string? the day it was written
---@return string
function near.text(ruleset, text, date)
  local found, refused = claim.derive(ruleset, { text = text, published = date })
  local lines = {}
  for _, one in ipairs(found) do
    lines[#lines + 1] = ("makes a row of %s (rule '%s', %s, %.2f): %s"):format(one.table, one.rule, one.modality, one.confidence,
      fields_line(one.fields))
  end
  if #found == 0 then lines[1] = "makes no row" end
  for _, one in ipairs(refused) do
    lines[#lines + 1] = ("matched by '%s' of %s, but %s"):format(one.rule, one.table, one.reason)
  end
  for i, one in ipairs(nearest_rules(ruleset, present_in(ruleset.scanner:scan(text)))) do
    if i > 8 then break end
    local why = #one.lacks > 0 and "lacks " .. table.concat(one.lacks, ", ") or "has all it needs, but not in this order or this near"
    lines[#lines + 1] = ("near: '%s' of %s %s\n      %s"):format(one.program.rule.name, one.program.rule.table, why,
      one.program.pattern:match "^%s*(.-)%s*$")
  end
  return table.concat(lines, "\n") .. "\n"
end

return near
