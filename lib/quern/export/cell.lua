--- Cells as text: for reading (grouped, short) and for machines (every digit).

local json = require "quern.json"
local place = require "quern.place"
local sector = require "quern.sector"
local show = require "quern.show"

local cell = {}

local function joined(value, text_of)
  local parts = {}
  for i, item in ipairs(value) do parts[i] = text_of(item) end
  return table.concat(parts, ", ")
end

--- For people: 1234567 is "1,234,567"; a missing value is "".
---@param value any
---@return string
function cell.shown(value)
  if value == nil or value == json.null then return "" end
  if type(value) == "number" then return show.number(value) end
  if type(value) == "table" then return joined(value, cell.shown) end
  return tostring(value)
end

--- For machines: numbers survive the round trip; a missing value is "".
---@param value any
---@return string
function cell.exact(value)
  if value == nil or value == json.null then return "" end
  if type(value) == "number" then return json.number(value) end
  if type(value) == "table" then return joined(value, cell.exact) end
  return tostring(value)
end

local NUMERIC = { number = true, integer = true, f64 = true, i64 = true }

--- Whether a column holds numbers: set to the right, sorted by value.
---@param column { type: string }
---@return boolean
function cell.numeric(column) return NUMERIC[column.type] == true end

--- What a code stands for: "China" of CHN, "Solar cells" of solar_cells; nil if it is no code we know.
---@param value any
---@param column { name: string, type: string }
---@return string?
function cell.meaning(value, column)
  if column.type ~= "code" or type(value) ~= "string" then return nil end
  local known = sector.get(value)
  local name = known and known.label or place.name(value)
  return name ~= value and name or nil
end

return cell
