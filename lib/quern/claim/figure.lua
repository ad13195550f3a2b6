--- The figure of a claim: its sign, range, unit and conversion.

local admit = require "quern.claim.admit"

local figure = {}

local HAN = { ["吨"] = "t", ["千克"] = "kg", ["公斤"] = "kg", ["瓦"] = "W", ["桶"] = "bbl" }
local PER = { kilogram = "kg", kilo = "kg", tonne = "t", ton = "t", mt = "t", barrel = "bbl", watt = "W", tonnes = "t", kilowatt = "kW" }

--- What a price is per: "/kg", "per tonne", "a barrel", "每吨".
local function price_per(ctx, value)
  if value.per then return PER[value.per] or value.per end
  local after, own = ctx:after(value.to, 20), ctx.text:sub(value.from, value.to)
  for _, words in ipairs { after:match "^%s*/%s*%a+" or false, after:match "^%s+per%s+%a+" or false, after:match "^%s+an?%s+%a+" or false,
    own:match "/%s*%a+$" or false, own:match "per%s+%a+$" or false, own:match "an?%s+%a+$" or false } do
    if words then
      local unit = words:match "%a+$"
      return PER[unit] or unit
    end
  end
  return HAN[ctx:before(value.from, 9):match "每(.-)$" or ""] or HAN[ctx.text:sub(value.to + 1, value.to + 12):match "^/([\xE0-\xEF]..)"
    or ""]
    or HAN[own:match "/([\xE0-\xEF]..)$" or ""]
end

--- Puts the figure into a claim's fields; what fell is negative.
---@param ctx table
---@param c table
---@param fields table
---@return table? value the mention
function figure.put(ctx, c, fields)
  local value = c.captured.value and c.captured.value[1]
  if not value then return end
  local sign = c.captured.down and -1 or 1
  local amount = fields.value or value.value
  if fields.unit == "%" and value.type == "NUMBER" and amount < 1 then amount = amount * 100 end -- "half of world output"
  fields.value = amount and (sign < 0 and -math.abs(amount) or amount)
  fields.value_high = value.high
  fields.unit = value.type == "PERCENT" and "%" or fields.unit or value.unit
  fields.comparator = fields.comparator or value.comparator
  if fields.metric == "price" and fields.unit and not fields.unit:find "/" then
    local per = price_per(ctx, value)
    if per then fields.unit = fields.unit .. "/" .. per end
  end
  local other = admit.conversion_of(ctx, value)
  if other and other.unit == "USD" then fields.value_usd = sign * other.value end
  return value
end

return figure
