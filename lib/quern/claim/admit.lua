--- Whether a match can be a reading at all, before readings compete: words inside names, conversions in brackets, levels taken
--- for changes, units that do not fit.

local admit = {}

--- An amount in brackets behind another is a conversion of it ("2.38 trillion yuan (US$330 billion)").
local function converted(ctx, value)
  if value.type ~= "MONEY" then return end
  local before = ctx:before(value.from, 20)
  if not before:match "%($" and not before:match "%(%a+ $" and not before:match "（$" then return end
  for _, other in ipairs(ctx:of "MONEY") do
    if other.to < value.from and value.from - other.to < 24 and other.unit ~= value.unit then return other end
  end
end

local function conversion_of(ctx, value)
  for _, other in ipairs(ctx:of "MONEY") do
    if other.from > value.to and converted(ctx, other) == value then return other end
  end
end

--- Word lists of things that figures are of: where several stand side by side before "respectively", each has its own.
local FLOWS = { "import_cue", "export_cue", "production_cue", "consumption_cue", "sales_cue", "demand_cue", "capacity_cue", "price_cue" }

--- Whether a head may have a figure where the sentence says "respectively".
local function zips(ctx, value, head)
  if not ctx.flows then
    ctx.flows = {}
    for _, mention in ipairs(ctx.mentions) do
      for _, name in ipairs(FLOWS) do
        if mention.type == "WORD" and mention.code == name then ctx.flows[#ctx.flows + 1] = mention end
      end
    end
  end
  local member, zipped = ctx:respective_member(value, ctx.flows)
  return not zipped or member == nil or member.from == head.from
end

--- What a head costs that stands in an insertion: the verb behind the comma has another subject ("capacity, already double
--- the demand, is expected to grow").
function admit.inserted(ctx, c)
  local head = c.captured.head and c.captured.head[1]
  local verb = head and ctx:after(head.to, 8):match "^,%s+(%l+)%f[%A]"
  return (verb == "is" or verb == "are" or verb == "was" or verb == "were" or verb == "has" or verb == "have" or verb == "will") and 14 or 0
end

local GOODS = { t = true, kg = true, g = true, vehicles = true, units = true, MW = true, GW = true, bbl = true, m3 = true, pieces = true }

--- Whether a sentence counts goods rather than money.
local function speaks_of_volume(ctx)
  if ctx.volume == nil then
    ctx.volume = #ctx:of "volume_cue" > 0
    for _, mention in ipairs(ctx:of "QUANTITY") do ctx.volume = ctx.volume or GOODS[mention.unit] or false end
  end
  return ctx.volume
end

--- "rose to 75.8 percent" tells where it stands now, not by how much it rose.
local function level_behind(ctx, value)
  local before = ctx:before(value.from, 24)
  return before:match "%f[%a]to%s+$" or before:match "%f[%a]to%s+%a+%s+$" or before:match "至$" or before:match "到$" or before:match "达$"
    or before:match "为$"
    or before:match "%f[%a]from%s+$"
end

--- Whether the words around let a candidate's trigger and head stand for what they name.
local function words_hold(ctx, c)
  local trigger, head = c.captured.trigger and c.captured.trigger[1], c.captured.head and c.captured.head[1]
  if trigger and trigger.inside or head and head.inside then return false end
  -- "firms with excess capacity" tells of some firms, not of the sector
  return not (c.rule.kind == "flag" and trigger and ctx:before(trigger.from, 40):match "[%a]+%s+with%s+$")
end

--- Whether a figure can be what the rule wants.
local function figure_holds(ctx, c, value)
  local units, check = c.rule.unit, c.rule.check and c.rule.check.value
  if value.inside or converted(ctx, value) then return false end
  if (c.captured.up or c.captured.down) and level_behind(ctx, value) then return false end
  if value.type == "NUMBER" and c.rule.set and c.rule.set.unit == "%" and not (value.value and value.value > 0
    and value.value < 1) then return false end
  if value.unit == "pp" then return false end -- points of percent are a change of a rate, not a rate
  if value.unit == "x" and not (units and units.x) then return false end
  local counted = value.type == "QUANTITY" or value.type == "NUMBER" and value.unit or units and units.x and not units.t
  if units and counted and not units[value.unit] then return false end
  if check and value.value and (value.value < check[1] or value.value > check[2]) then return false end
  return not (ctx:respective() and c.captured.head and not zips(ctx, value, c.captured.head[1]))
end

--- An entry lists; where a verb of state follows ("China - tariffs are a concern") somebody only talks.
local function reads_on(ctx, label)
  local words = ctx:after(label.to, 200)
  return words:find "%f[%a]are%f[%A]" or words:find "%f[%a]is%f[%A]" or words:find "%f[%a]remains?%f[%A]"
end

--- Whether the sentence has what the rule asks of it as a whole: `when = { sentence = , without = , label = }`.
local function sentence_holds(ctx, c)
  local when = c.rule.when
  local labels = when.label and c.captured[when.label]
  if labels and (not ctx:is_label(labels[#labels]) or reads_on(ctx, labels[#labels])) then return false end
  local function has(name)
    if name == "volume" then return speaks_of_volume(ctx) end
    return #ctx:of(name) > 0
  end
  if when.sentence and not has(when.sentence) then return false end
  for name in (when.without or ""):gmatch "%S+" do
    if has(name) then return false end
  end
  return true
end

--- Whether a match can hold.
---@param ctx table the sentence
---@param c table the candidate
---@return boolean
function admit.possible(ctx, c)
  local value = c.captured.value and c.captured.value[1]
  return words_hold(ctx, c) and (not value or figure_holds(ctx, c, value)) and (not c.rule.when or sentence_holds(ctx, c))
end

admit.conversion_of = conversion_of

return admit
