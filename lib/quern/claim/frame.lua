--- Claims as a frame: a column for every field, and what a table of claims is made with besides: year, modality,
--- confidence, the document and the witness. Each row's evidence is its claim.

local frame = require "quern.frame"

local claims = {}

local TYPES = { number = "f64", integer = "i64", boolean = "bool", code = "code", string = "string", date = "string" }

--- Columns that every frame of claims has, whether or not a claim fills them.
local ALWAYS = { { "modality", "code" }, { "confidence", "f64" }, { "document", "code" }, { "witness", "code" }, { "rule", "string" },
  { "year", "i64" }, { "value", "f64" }, { "value_high", "f64" }, { "greatest_value", "f64" }, { "comparator", "string" } }

--- A list as one text; a cell holds one value.
local function plain(value)
  if type(value) ~= "table" then return value end
  local parts = {}
  for i, one in ipairs(value) do parts[i] = tostring(one) end
  return #parts > 0 and table.concat(parts, ", ") or nil
end

local function year_of(fields)
  local time = fields.period or fields.date
  return time and math.tointeger(tonumber(tostring(time):sub(1, 4)))
end

--- Columns by name, those of the declaration first; a field nobody declared has the type of its first value.
local function new_columns(declared)
  local columns = { order = {} }
  function columns.add(name, type)
    if columns[name] then return end
    columns[name] = { name, type, {} }
    columns.order[#columns.order + 1] = columns[name]
  end
  for _, one in ipairs(ALWAYS) do columns.add(one[1], one[2]) end
  for _, one in ipairs(declared or {}) do columns.add(one[1], TYPES[one[2]] or "string") end
  return columns
end

local function put(columns, row, name, value)
  value = plain(value)
  if value == nil then return end
  columns.add(name, type(value) == "number" and "f64" or "string")
  local column = columns[name]
  local numeric = column[2] == "f64" or column[2] == "i64"
  if numeric then value = tonumber(value) elseif type(value) ~= "boolean" then value = tostring(value) end
  column[3][row] = value
end

--- A frame of the claims that an iterator gives.
---@param next_claim fun(): table?
---@param declared table[]? columns { name, type } that the frame is to have in any case
---@return Frame
function claims.of(next_claim, declared)
  local columns, evidence, row = new_columns(declared), {}, 0
  for claim in next_claim do
    row = row + 1
    evidence[row] = { claim.id }
    for name, value in pairs(claim.fields) do put(columns, row, name, value) end
    for _, name in ipairs { "modality", "confidence", "document", "rule" } do put(columns, row, name, claim[name]) end
    put(columns, row, "witness", claim.witness or claim.document)
    put(columns, row, "year", year_of(claim.fields))
    put(columns, row, "greatest_value", claim.fields.value_high or claim.fields.value)
  end
  local list = columns.order
  list.evidence, list.rows = evidence, row
  return frame.new(list)
end

return claims
