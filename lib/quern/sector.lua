--- Sectors: their labels, their place under one another, and their codes in trade (HS) and industry (ISIC, NACE).
-- The table is data/sectors.csv. HS codes are strings: leading zeros count.

local resource = require "quern.resource"

local sector = {}

---@class quern.Sector
---@field code string "steel" @field label string "Iron and steel" @field parent string? the sector it is a part of
---@field kind string? "product": one of its parent's
---@field hs string? HS 2022: "72-73", ranges with "-", several with ";" @field isic string? ISIC Rev. 4 @field nace string? NACE Rev. 2

local by_code, in_order

local function load()
  if by_code then return end
  by_code, in_order = {}, resource.rows "data/sectors.csv"
  for _, row in ipairs(in_order) do by_code[row.code] = row end
end

--- A sector by its code, or nil.
--- > sector.get("cement").hs
--- 2523
---@param code string
---@return quern.Sector?
function sector.get(code)
  load()
  return by_code[code]
end

--- All sectors, in the order of the table.
--- > sector.all()[1].code
--- all_industry
---@return quern.Sector[]
function sector.all()
  load()
  return table.move(in_order, 1, #in_order, 1, {})
end

--- Whether a sector is another one, or a part of it: ev_batteries is within batteries.
--- > sector.within("ev_batteries", "batteries")
--- true
---@param code string
---@param whole string
---@return boolean
function sector.within(code, whole)
  load()
  local at = code
  while at do
    if at == whole then return true end
    at = by_code[at] and by_code[at].parent
  end
  return false
end

--- The industry that a sector is counted with: of a product what it is a part of, else itself.
--- > print(sector.industry "coking_coal", sector.industry "cobalt", sector.industry "copper")
--- coal	nonferrous_metals	copper
---@param code string
---@return string
function sector.industry(code)
  load()
  local row = by_code[code]
  while row and row.kind == "product" and row.parent do
    code = row.parent
    row = by_code[code]
  end
  return code
end

--- Width of the narrowest HS range of a sector that holds a code, in units of its own digits; nil if none does.
local function hs_width(ranges, hs)
  local best
  for range in ranges:gmatch "[^;]+" do
    local low, high = range:match "^(%d+)%-(%d+)$"
    low, high = low or range, high or range
    local head = hs:sub(1, #low)
    if #head == #low and head >= low and head <= high then
      local width = (tonumber(high) - tonumber(low) + 1) * 10 ^ (6 - #low)
      best = math.min(best or width, width)
    end
  end
  return best
end

--- The sectors whose HS codes hold a tariff code, the narrowest first.
--- > sector.of_hs("7209.15.00")[1].code
--- steel
---@param hs string digits; dots and spaces are ignored
---@return quern.Sector[]
function sector.of_hs(hs)
  load()
  if type(hs) ~= "string" then error("an HS code is a string: a number would lose its zeros", 2) end
  hs = hs:gsub("[%s.]", "")
  local found = {}
  for i, row in ipairs(in_order) do
    local width = row.hs and hs_width(row.hs, hs)
    if width then found[#found + 1] = { width = width, order = i, row = row } end
  end
  table.sort(found, function(a, b)
    if a.width ~= b.width then return a.width < b.width end
    return a.order < b.order
  end)
  for i, item in ipairs(found) do found[i] = item.row end
  return found
end

return sector
