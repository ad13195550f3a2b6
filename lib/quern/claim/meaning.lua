--- From a reading that holds to claims: values, slots, qualifiers, one row for each member of a list.

local fill = require "quern.claim.fill"
local modality = require "quern.claim.modality"
local firms = require "quern.claim.firms"
local name = require "quern.claim.name"
local place = require "quern.claim.place"
local roles = require "quern.claim.roles"

local meaning = {}

--- Kinds of rules that tell of acts.
local ACTS = { act = true, exit = true, cooperation = true, project = true }

--- What makes a row without being asked for.
local ACCEPTED = { asserted = true, reported = true, planned = true, forecast = true }

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
function meaning.inserted(ctx, c)
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
  return before:match "%f[%a]to%s+$" or before:match "%f[%a]to%s+%a+%s+$" or before:match "至$" or before:match "到$" or before:match "达$" or before:match "为$"
    or before:match "%f[%a]from%s+$"
end

--- Whether a match can hold at all, before any competition.
function meaning.possible(ctx, c)
  local trigger = c.captured.trigger and c.captured.trigger[1]
  if trigger and trigger.inside then return false end
  local head = c.captured.head and c.captured.head[1]
  if head and head.inside then return false end
  if c.rule.kind == "flag" and ctx:before(trigger.from, 40):match "[%a]+%s+with%s+$" and not c.captured.value then return false end
  local value = c.captured.value and c.captured.value[1]
  if value then
    if value.inside or converted(ctx, value) then return false end
    local units = c.rule.unit
    if (c.captured.up or c.captured.down) and level_behind(ctx, value) then return false end
    if value.unit == "pp" then return false end -- points of percent are a change of a rate, not a rate
    if value.unit == "x" and not (units and units.x) then return false end
    if units and (value.type == "QUANTITY" or value.unit and value.type == "NUMBER" or units.x and not units.t) and not units[value.unit] then return false end
    local check = c.rule.check and c.rule.check.value
    if check and value.value and (value.value < check[1] or value.value > check[2]) then return false end
  end
  if value and ctx:respective() and c.captured.head and not zips(ctx, value, c.captured.head[1]) then return false end
  local when = c.rule.when
  if when then
    if when.sentence == "volume" then
      if not speaks_of_volume(ctx) then return false end
    elseif when.sentence and #ctx:of(when.sentence) == 0 then
      return false
    end
    for name in (when.without or ""):gmatch "%S+" do
      if name == "volume" and speaks_of_volume(ctx) or name ~= "volume" and #ctx:of(name) > 0 then return false end
    end
  end
  return true
end

local function note(claim, field, mention, path)
  if mention and mention.from then
    claim.spans[#claim.spans + 1] = { field = field, from = mention.from, to = mention.to, path = path }
  elseif path then -- found nowhere in particular: an empty span at the sentence
    claim.spans[#claim.spans + 1] = { field = field, from = claim.from, to = claim.from - 1, path = path }
  end
end

local function put(claim, field, value, mention, path)
  if value == nil then return end
  claim.fields[field] = value
  note(claim, field, mention, path)
end

local HAN = { ["吨"] = "t", ["千克"] = "kg", ["公斤"] = "kg", ["瓦"] = "W", ["桶"] = "bbl" }
local PER = { kilogram = "kg", kilo = "kg", tonne = "t", ton = "t", mt = "t", barrel = "bbl", watt = "W", tonnes = "t", kilowatt = "kW" }

--- The figure: its value (negative where something fell), its range, unit and comparator.
local function put_value(ctx, c, claim)
  local value = c.captured.value and c.captured.value[1]
  if not value then return end
  local sign = c.captured.down and -1 or 1
  local amount = claim.fields.value or value.value
  put(claim, "value", amount and (sign < 0 and -math.abs(amount) or amount), value, "match")
  claim.fields.value_high = value.high
  claim.fields.unit = claim.fields.unit or value.unit
  claim.fields.comparator = claim.fields.comparator or value.comparator
  if value.type == "PERCENT" then claim.fields.unit = "%" end
  if c.rule.set and c.rule.set.metric == "price" then
    local per = ctx:after(value.to, 20):match "^%s*/%s*(%a+)" or ctx:after(value.to, 20):match "^%s+per%s+(%a+)" or ctx:after(value.to, 20):match "^%s+an?%s+(%a+)"
      or ctx.text:sub(value.from, value.to):match "/%s*(%a+)$" or ctx.text:sub(value.from, value.to):match "per%s+(%a+)$" or ctx.text:sub(value.from, value.to):match "an?%s+(%a+)$"
      or HAN[ctx:before(value.from, 9):match "每(.-)$" or ""] or HAN[ctx.text:sub(value.to + 1, value.to + 12):match "^/([\xE0-\xEF]..)" or ""]
      or HAN[ctx.text:sub(value.from, value.to):match "/([\xE0-\xEF]..)$" or ""]
    if per and claim.fields.unit and not claim.fields.unit:find "/" then
      claim.fields.unit = claim.fields.unit .. "/" .. (PER[per] or per)
    end
  end
  local other = conversion_of(ctx, value)
  if other and other.unit == "USD" then claim.fields.value_usd = sign * other.value end
end

local function codes(mentions)
  local list, seen = {}, {}
  for _, mention in ipairs(mentions) do
    local code = mention.code
    if mention.type == "ORG" then code = (place.of_org(code) or {}).place or code end
    if code and not seen[code] then
      seen[code] = true
      list[#list + 1] = code
    end
  end
  return list
end

local function codes_or_names(ctx, mentions)
  local list = {}
  for i, mention in ipairs(mentions) do list[i] = mention.code or ctx.text:sub(mention.from, mention.to) end
  return list
end

--- Slots the pattern captured by the name of a field.
local function put_captured(ctx, c, claim)
  for slot, mentions in pairs(c.captured) do
    local kind = fill.kinds[slot]
    local first = mentions[1]
    if slot == "sector" or slot == "partner" or slot == "target" or slot == "imposer" then
      local list = codes(mentions)
      local many = c.rule.fan and c.rule.fan[1] == slot or c.rule.lists and c.rule.lists[slot] or #list > 1
      put(claim, slot, many and list or list[1], first, "match")
    elseif kind then
      put(claim, slot, kind.value(ctx, first, c), first, "match")
      if slot == "period" and first.mod then claim.fields.period_mod = first.mod end
    elseif slot == "measure" then
      local types = roles.measures(ctx, first)
      claim.fields.measure_type = claim.fields.measure_type or types[1]
      claim.fields.measure_type_alt = types[2]
      local stage = c.rule.kind == "act" and roles.stage(ctx, first)
      if stage and (claim.fields.status == "imposed" or claim.fields.status == "announced") then claim.fields.status = stage end
      note(claim, "measure_type", first, "match")
      local rate = roles.rate(ctx, first)
      if rate then
        claim.fields.metric, claim.fields.value, claim.fields.unit = "duty_rate", rate.value, "%"
        note(claim, "value", rate, "clause")
      end
    elseif slot == "head" and c.rule.kind == "act" and not c.captured.measure then
      claim.fields.status = roles.stage(ctx, first) or claim.fields.status
      local rate = roles.rate(ctx, first)
      if rate then
        claim.fields.metric, claim.fields.value, claim.fields.unit = "duty_rate", rate.value, "%"
        note(claim, "value", rate, "clause")
      end
    elseif slot == "actor" then
      local many = c.rule.fan and c.rule.fan[1] == slot
      put(claim, slot, many and codes_or_names(ctx, mentions) or first.code or ctx.text:sub(first.from, first.to), first, "match")
    end
  end
end

local SPECIAL = {}

--- "imposer", "target" and a measure's "sector" come from the roles in the sentence.
function SPECIAL.imposer(ctx, c)
  local list, mention, step = roles.imposer(ctx, c)
  if list then return list, mention, step end
  local last = ctx.document.last_act
  if last and ctx.number - last.sentence <= 2 then return last.imposers, nil, "previous" end
  list, mention = roles.heading_party(ctx)
  if list then return list, mention, "heading" end
  local publisher = ctx.document:publisher_place()
  if publisher then return { publisher }, nil, "document" end
end

--- The kind of "the duties": that of the measure named last before, or in the headings.
function SPECIAL.kind(ctx)
  for number = ctx.number, math.max(1, ctx.number - 3), -1 do
    local found = ctx.document:sentence(number):of "MEASURE"
    if #found > 0 then return found[#found].code, found[#found], number == ctx.number and "sentence" or "previous" end
  end
  for _, number in ipairs(ctx.document:headings_above(ctx.number)) do
    local found = ctx.document:sentence(number):of "MEASURE"[1]
    if found then return found.code, found, "heading" end
  end
end

--- What an act in the sentences before was aimed at, for one that says no more than "the duties".
local function last_of(ctx, field)
  local last = ctx.document.last_act
  if last and ctx.number - last.sentence <= 2 and last[field] then return last[field], nil, "previous" end
end

function SPECIAL.target(ctx, c, claim)
  if claim.fields.measure_type == "subsidy/industrial support" then return claim.fields.imposer, nil, "default" end
  local list, mention, step = roles.target(ctx, c, claim.fields.imposer)
  if list and #list > 0 then return list, mention, step end
  if claim.fields.measure_type == "export control" then return { "WLD" }, nil, "default" end
  list = last_of(ctx, "target")
  if list then return list, nil, "previous" end
  return roles.heading_target(ctx, claim.fields.imposer)
end

function SPECIAL.goods(ctx, c)
  local list, mention, step = roles.sectors(ctx, c)
  if list then return list, mention, step end
  return last_of(ctx, "sector")
end

function SPECIAL.firm(ctx, c) return firms.before(ctx, c) end
function SPECIAL.site(ctx, c) return firms.site(ctx, c) end
function SPECIAL.speaker(ctx, c) return firms.speaker(ctx, c) end
function SPECIAL.host(ctx, c)
  local code, mention = fill.local_place(ctx, c)
  if code then return code, mention, "previous" end
  return roles.host(ctx, c)
end
function SPECIAL.partners(ctx, c, claim)
  local list, mention, step = roles.partners(ctx, c, claim.fields.place)
  if list then return list, mention, step end
  for number = ctx.number, math.max(1, ctx.number - 4), -1 do -- in a passage on the Belt and Road its countries are meant
    for _, org in ipairs(ctx.document:sentence(number):of "ORG") do
      if org.code == "Belt and Road Initiative" then return { "BRI countries" }, org, number == ctx.number and "sentence" or "previous" end
    end
  end
end

--- Where a price holds: "in Rotterdam", "Chinese steel prices"; else it is the world's.
function SPECIAL.market(ctx, c)
  local head = c.captured.head and c.captured.head[1] or c.anchor
  for _, mention in ipairs(ctx:of "PLACE") do
    local word = place.word_before(ctx, mention)
    local qualifies = mention.to < head.from and head.token - mention.last <= 4 and word ~= "of"
    if not mention.inside and mention.clause == head.clause and (word == "in" or word == "at" or word == "在" or qualifies) then
      local gap = mention.from > head.to and mention.token - head.last or 0
      if gap < 14 then return mention.code, mention, "clause" end
    end
  end
end

--- The one who acts or speaks: an institution or a company before the verb, else the name there.
function SPECIAL.actor(ctx, c)
  local verb = c.captured.trigger and c.captured.trigger[1] or c.anchor
  local from = ctx.clauses[verb.clause] and ctx.clauses[verb.clause].from or ctx.from
  local best
  for _, org in ipairs(ctx:of "ORG") do
    if org.to < verb.from and not org.inside then best = org end
  end
  if best and best.clause == verb.clause then return best.code, best, "clause" end
  local run = name.before(ctx, from, verb.from)
  if run then return run.text, run, "clause" end
  if best then return best.code, best, "sentence" end
  run = name.before(ctx, ctx.from, verb.from)
  if run then return run.text, run, "sentence" end
end

local function fill_slots(ctx, c, claim)
  local fields = {}
  for field in pairs(c.rule.fill or {}) do fields[#fields + 1] = field end
  table.sort(fields, function(a, b) -- the sides of a measure before what depends on them
    local rank = { imposer = 1, place = 2, actor = 3, target = 4 }
    local x, y = rank[a] or 9, rank[b] or 9
    if x ~= y then return x < y end
    return a < b
  end)
  for _, field in ipairs(fields) do
    if claim.fields[field] == nil then
      local path = c.rule.fill[field]
      local value, mention, step
      local special, rest = path:match "^@(%a+)%s*>?%s*(.*)$"
      if special then
        if not SPECIAL[special] then error(("rule '%s': no finder @%s"):format(c.rule.name, special), 0) end
        value, mention, step = SPECIAL[special](ctx, c, claim)
        path = rest
      end
      if value == nil and path ~= "" then
        value, mention, step = fill.slot(ctx, c, field, path)
        if value ~= nil and c.rule.lists and c.rule.lists[field] then
          value = mention and step ~= "heading" and step ~= "previous" and step ~= "document" and codes(fill.list(ctx, mention)) or { value }
        end
      end
      put(claim, field, value, mention, step)
      if value ~= nil and (field == "period" or field == "date") and mention and mention.mod then claim.fields[field .. "_mod"] = mention.mod end
    end
  end
end

local function copy(fields)
  local made = {}
  for key, value in pairs(fields) do made[key] = value end
  return made
end

--- One claim for each member of the lists that the rule fans out.
local function fan_out(ctx, c, claim, out)
  local field = c.rule.fan and c.rule.fan[1]
  local list = field and claim.fields[field]
  local dates = #ctx:of "respective_cue" > 0 and ctx:coordination(ctx:of "DATE") or {}
  if type(list) ~= "table" or #list == 0 then
    out[#out + 1] = claim
    return
  end
  for i, member in ipairs(list) do
    if field == "partner" and member == claim.fields.place then goto continue end
    local one = copy(claim)
    one.fields = copy(claim.fields)
    if #dates == #list then one.fields.period = fill.kinds.period.value(ctx, dates[i], c) end
    one.fields[field] = c.rule.lists and c.rule.lists[field] and { member } or member
    out[#out + 1] = one
    ::continue::
  end
end

local SURE = { match = 1, clause = 1, sentence = 0.9, previous = 0.75, heading = 0.75, document = 0.6, default = 0.6 }

--- How sure a reading is, 0 to 1: the path of every field, the words the rule skipped, how the source stands to it.
local function confidence(c, claim)
  local sure = 0.97
  for _, span in ipairs(claim.spans) do
    sure = sure * (1 - (1 - (SURE[span.path] or 1)) * 0.5)
  end
  local skipped = c.cost + 4 * c.program.size + 2 * (c.rule.weight or 0)
  return math.max(0.1, math.min(0.99, sure - 0.006 * skipped))
end

local function missing(c, claim)
  local partner = claim.fields.partner
  if type(partner) == "table" and #partner == 1 and partner[1] == claim.fields.place then return "partner" end
  for _, field in ipairs(c.rule.need or {}) do
    local value = claim.fields[field]
    if value == nil or type(value) == "table" and #value == 0 then return field end
  end
end

--- Bounds of a number, members of a set: the first field that breaks the rule's `check`.
local function out_of_bounds(c, claim)
  for field, bounds in pairs(c.rule.check or {}) do
    local value = claim.fields[field]
    if type(bounds[1]) == "number" then
      if type(value) == "number" and (value < bounds[1] or value > bounds[2]) then return field end
    elseif value ~= nil then
      local found = false
      for _, known in ipairs(bounds) do found = found or known == value end
      if not found then return field end
    end
  end
end

--- Spans that a claim's other fields have taken, so that two slots do not share one mention.
local function used_by(c)
  local used = {}
  for slot, mentions in pairs(c.captured) do
    if slot ~= "trigger" and slot ~= "head" then
      for _, mention in ipairs(mentions) do used[#used + 1] = mention end
    end
  end
  return used
end

--- What a figure is of, carried over by "this figure": everything but the amount, its time and its span.
local CARRIED = { "metric", "sector", "place", "unit", "actor", "partner", "product" }

--- "This figure soared to 69,000": the same measure as the last figure, at another time.
function meaning.same_figure(ctx, claim)
  local last = ctx.document.last_figure
  if not last or ctx.number - last.sentence > 2 then return end
  local unit = claim.fields.unit
  if unit == "%" and last.fields.unit ~= "%" or unit ~= "%" and unit ~= nil and last.fields.unit ~= unit then return end
  for _, field in ipairs(CARRIED) do
    if claim.fields[field] == nil and last.fields[field] ~= nil then
      claim.fields[field] = last.fields[field]
      note(claim, field, nil, "previous")
    end
  end
  claim.table = last.table
  return claim
end

--- Tells each reading the figures that were read by its rule in this sentence, in order.
local function share_figures(chosen)
  local by_metric = {}
  for _, c in ipairs(chosen) do
    local value = c.captured.value and c.captured.value[1]
    if value then
      by_metric[c.rule] = by_metric[c.rule] or {}
      table.insert(by_metric[c.rule], value)
      c.figures = by_metric[c.rule]
    end
  end
  for _, figures in pairs(by_metric) do
    table.sort(figures, function(a, b) return a.from < b.from end)
  end
end

--- Makes the claims of the readings that hold in a sentence.
---@param ctx table
---@param chosen table[] candidates
---@param out table[] claims are appended
---@param refuse fun(candidate: table, reason: string)? told why a reading makes no row
function meaning.claims(ctx, chosen, out, refuse)
  share_figures(chosen)
  for _, c in ipairs(chosen) do
    c.used = used_by(c)
    local how = modality.of(ctx, c.anchor, c)
    if ACTS[c.rule.kind or ""] and modality.aside(ctx, c.anchor) then how = "hypothetical" end
    local accept = c.rule.accept
    local accepted = ACCEPTED[how]
    if accept then
      accepted = false
      for _, one in ipairs(accept) do accepted = accepted or one == how end
    end
    if accepted then
      local claim = { table = c.rule.table, rule = c.rule.name, from = ctx.from, to = ctx.to, modality = how, fields = copy(c.rule.set or {}), spans = {}, sentence = ctx.number }
      put_value(ctx, c, claim)
      put_captured(ctx, c, claim)
      fill_slots(ctx, c, claim)
      claim.fields.source = claim.fields.source or modality.source(ctx)
      claim.confidence = confidence(c, claim)
      claim.match = { from = c.from, to = c.to }
      if c.rule.kind == "same figure" then claim = meaning.same_figure(ctx, claim) end
      local lacking = not claim and "figure" or missing(c, claim) or out_of_bounds(c, claim)
      if not lacking and c.rule.name == "official document" and ctx.text:sub(c.anchor.from, c.anchor.to):find "^announc" then claim.fields.status = "announced" end
      if not lacking and c.rule.kind == "act" and claim.fields.imposer then
        ctx.document.last_act = { sentence = ctx.number, imposers = type(claim.fields.imposer) == "table" and claim.fields.imposer or { claim.fields.imposer },
          target = claim.fields.target, sector = claim.fields.sector }
      end
      if not lacking then
        fan_out(ctx, c, claim, out)
        if claim.fields.value then ctx.document.last_figure = claim end
        ctx.document.last_claim = { sentence = ctx.number, block = ctx.block, place = claim.fields.place }
      end
      if lacking and refuse then refuse(c, "nothing fills its " .. lacking) end
    elseif refuse then
      refuse(c, "it is " .. how)
    end
  end
end

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  if #a ~= #b then return false end
  for i = 1, #a do
    if a[i] ~= b[i] then return false end
  end
  return true
end

local IDENTITY = { "metric", "value", "unit", "sector", "place", "period", "date", "partner", "imposer", "target", "actor", "measure_type", "status" }

--- What tells two acts of one sentence apart, table by table, where there is no figure.
local EVENT = { firm_exits = { "actor", "metric" }, capacity_cooperation = { "partner" } }

local function repeats(a, b)
  if a.table ~= b.table or a.sentence ~= b.sentence then return false end
  if EVENT[a.table] and not a.fields.value and not b.fields.value then
    for _, field in ipairs(EVENT[a.table]) do
      if not same(a.fields[field], b.fields[field]) then return false end
    end
    return true
  end
  for _, field in ipairs(IDENTITY) do
    if not same(a.fields[field], b.fields[field]) then return false end
  end
  return true
end

--- Drops what says the same twice in one sentence, and the plain statement where the figure itself stands.
---@param claims table[]
---@return table[]
function meaning.consolidate(claims)
  local kept, measured = {}, {}
  for _, claim in ipairs(claims) do
    if claim.fields.metric == "capacity_utilization" then measured[claim.sentence] = true end
    if claim.fields.value then measured[claim.table .. claim.sentence] = true end
    if claim.table == "overcapacity" and claim.fields.sector ~= "all_industry" then measured["sector" .. claim.sentence] = true end
  end
  for _, claim in ipairs(claims) do
    local again = claim.fields.metric == "overcapacity_flag" and measured[claim.sentence] or
      (claim.table == "capacity_cooperation" or claim.table == "policy_targets") and not claim.fields.value and measured[claim.table .. claim.sentence] or
      claim.fields.metric == "overcapacity_flag" and claim.fields.sector == "all_industry" and measured["sector" .. claim.sentence] or false
    for i = #kept, math.max(1, #kept - 40), -1 do
      if kept[i].sentence ~= claim.sentence then break end
      again = again or repeats(kept[i], claim)
    end
    if not again then kept[#kept + 1] = claim end
  end
  return kept
end

return meaning
