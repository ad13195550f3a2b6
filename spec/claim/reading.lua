-- How the specs of claims see them: those of one table as lines of the fields named.
local claim = require "quern.claim"
local recipe = require "quern.recipe"

local reading = {}

--- The claims of the shipped recipes in a text: of table `name`, the fields in `fields`, with spaces between.
---@param name string
---@param fields string names, with spaces between
---@param text string
---@param published string? its date
---@return string[]
function reading.claims(name, fields, text, published)
  local lines = {}
  for _, found in ipairs(claim.derive(reading.rules(), { text = text, published = published })) do
    if found.table == name then
      local parts = {}
      for field in fields:gmatch "%S+" do
        local value = found.fields[field]
        parts[#parts + 1] = type(value) == "table" and table.concat(value, "+") or tostring(value)
      end
      lines[#lines + 1] = table.concat(parts, " ")
    end
  end
  return lines
end

local rules

--- The rules of the shipped recipes, made once.
function reading.rules()
  rules = rules or claim.rules_of(assert(recipe.load "overcapacity"))
  return rules
end

return reading
