--- From a reading that holds to claims: values, slots, qualifiers, one row for each member of a list.

local fill = require "quern.claim.fill"
local figure = require "quern.claim.figure"
local finders = require "quern.claim.finders"
local modality = require "quern.claim.modality"
local place = require "quern.claim.place"
local roles = require "quern.claim.roles"

local meaning = {}

--- Kinds of rules that tell of acts.
local ACTS = { act = true, exit = true, cooperation = true, project = true }

--- What makes a row without being asked for.
local ACCEPTED = { asserted = true, reported = true, planned = true, forecast = true }

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

--- A duty's rate and the stage of the case, where they stand at the measure.
local function put_measure(ctx, c, claim, measure)
  local fields, types, rate = claim.fields, roles.measures(ctx, measure), roles.rate(ctx, measure)
  local stage = c.rule.kind == "act" and roles.stage(ctx, measure, fields.status)
  if measure.type == "MEASURE" then
    fields.measure_type, fields.measure_type_alt = fields.measure_type or types[1], types[2]
    note(claim, "measure_type", measure, "match")
  end
  if stage and (fields.status == "imposed" or fields.status == "announced") then fields.status = stage end
  if rate then
    fields.metric, fields.unit = "duty_rate", "%"
    put(claim, "value", rate.value, rate, "clause")
  end
end

local LISTED = { sector = true, partner = true, target = true, imposer = true }

local function put_slot(ctx, c, claim, slot, mentions)
  local kind, first = fill.kinds[slot], mentions[1]
  local fans = c.rule.fan and c.rule.fan[1] == slot
  if LISTED[slot] then
    local list = codes(mentions)
    local many = fans or c.rule.lists and c.rule.lists[slot] or #list > 1
    put(claim, slot, many and list or list[1], first, "match")
  elseif kind then
    put(claim, slot, kind.value(ctx, first, c), first, "match")
    if slot == "period" and first.mod then claim.fields.period_mod = first.mod end
  elseif slot == "measure" or slot == "head" and c.rule.kind == "act" and not c.captured.measure then
    put_measure(ctx, c, claim, first)
  elseif slot == "actor" then
    put(claim, slot, fans and codes_or_names(ctx, mentions) or first.code or ctx.text:sub(first.from, first.to), first, "match")
  end
end

--- Slots the pattern captured by the name of a field, in the order of their names.
local function put_captured(ctx, c, claim)
  local slots = {}
  for slot in pairs(c.captured) do slots[#slots + 1] = slot end
  table.sort(slots)
  for _, slot in ipairs(slots) do put_slot(ctx, c, claim, slot, c.captured[slot]) end
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
        if not finders[special] then error(("rule '%s': no finder @%s"):format(c.rule.name, special), 0) end
        value, mention, step = finders[special](ctx, c, claim)
        path = step == "none" and "" or rest -- "none": the sentence names one that no lexicon knows
      end
      if value == nil and path ~= "" then
        value, mention, step = fill.slot(ctx, c, field, path)
        if value ~= nil and c.rule.lists and c.rule.lists[field] then
          value = mention and step ~= "heading" and step ~= "previous" and step ~= "document" and codes(fill.list(ctx, mention))
            or { value }
        end
      end
      put(claim, field, value, mention, step)
      if value ~= nil and (field == "period" or field == "date") and mention
        and mention.mod then claim.fields[field .. "_mod"] = mention.mod end
    end
  end
end

local function copy(fields)
  local made = {}
  for key, value in pairs(fields) do made[key] = value end
  return made
end

--- The spans of a claim that is made for one member of a list: the member's own words instead of the list's first.
local function spans_of_member(ctx, spans, field, member)
  local made = {}
  for i, span in ipairs(spans) do
    made[i] = span
    for _, mention in ipairs(span.field == field and ctx.mentions or {}) do
      local named = mention.code == member or ctx.text:sub(mention.from, mention.to) == member
      if named and mention.from >= span.from then
        made[i] = { field = field, from = mention.from, to = mention.to, path = span.path }
        break
      end
    end
  end
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
    one.spans = spans_of_member(ctx, claim.spans, field, member)
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

--- "宣布对…征收": what is announced in the clause that names the act.
local function announces(ctx, c)
  local verb = c.captured.trigger and c.captured.trigger[1]
  local cue = verb and ctx:of "announce_cue"[1]
  return cue and cue.to < verb.from and cue.clause == verb.clause and ctx.text:byte(cue.from) > 127
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
      local claim = { table = c.rule.table, rule = c.rule.name, from = ctx.from, to = ctx.to, modality = how,
        fields = copy(c.rule.set or {}), spans = {}, sentence = ctx.number }
      local value = figure.put(ctx, c, claim.fields)
      if value then note(claim, "value", value, "match") end
      put_captured(ctx, c, claim)
      fill_slots(ctx, c, claim)
      claim.fields.source = claim.fields.source or modality.source(ctx)
      claim.confidence = confidence(c, claim)
      claim.match = { from = c.from, to = c.to }
      if c.rule.kind == "same figure" then claim = meaning.same_figure(ctx, claim) end
      local lacking = not claim and "figure" or missing(c, claim) or out_of_bounds(c, claim)
      if not lacking and c.rule.kind == "act" and claim.fields.status == "imposed" and (how == "planned" or announces(ctx, c)) then
        claim.fields.status = "announced"
      end
      if not lacking and c.rule.name == "official document" and ctx.text:sub(c.anchor.from,
        c.anchor.to):find "^announc" then claim.fields.status = "announced" end
      if not lacking and c.rule.kind == "act" and claim.fields.imposer then
        ctx.document.last_act = { sentence = ctx.number, imposers = type(claim.fields.imposer) == "table" and claim.fields.imposer
          or { claim.fields.imposer },
          target = claim.fields.target, sector = claim.fields.sector }
      end
      if not lacking then
        fan_out(ctx, c, claim, out)
        if claim.fields.value then ctx.document.last_figure = claim end
        ctx.document.last_claim = { sentence = ctx.number, block = ctx.block, place = claim.fields.place, actor = claim.fields.actor }
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

local IDENTITY = { "metric", "value", "unit", "sector", "place", "period", "date", "partner", "imposer", "target", "actor",
  "measure_type", "status" }

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

local PLAIN = { announced = 1, imposed = 2, investigation = 3 }

--- Which of two tellings of one act says less: an entry's default, an announcement beside the act, "hit back" beside the case.
local function says_less(a, b)
  local x, y = a.rule == "entry" and 0 or PLAIN[a.fields.status], b.rule == "entry" and 0 or PLAIN[b.fields.status]
  if x == 0 or y == 0 then return x == 0 and a or b end
  return x and y and (x < y and a or b)
end

--- The claims that tell again what another of their sentence tells of the same measure by the same side.
local function told_twice(claims)
  local less, by_key = {}, {}
  for _, claim in ipairs(claims) do
    local fields, at = claim.fields, nil
    for _, span in ipairs(claim.spans) do at = at or span.field == "measure_type" and span.from end
    if claim.table == "trade_measures" and fields.measure_type then
      local by = type(fields.imposer) == "table" and fields.imposer[1] or fields.imposer
      local key = table.concat({ claim.sentence, tostring(fields.measure_type), tostring(by), tostring(at) }, "\0")
      local other = by_key[key]
      local same_value = other and (not other.fields.value or not fields.value or other.fields.value == fields.value)
      local lesser = other and same_value and other.fields.status ~= fields.status and says_less(other, claim)
      if lesser then less[lesser] = true end
      if not other or lesser == other then by_key[key] = claim end
    end
  end
  return less
end

--- Drops what says the same twice in one sentence, and the plain statement where the figure itself stands.
---@param claims table[]
---@return table[]
function meaning.consolidate(claims)
  local kept, measured, told_later = {}, {}, told_twice(claims)
  for _, claim in ipairs(claims) do
    local metric = claim.fields.metric
    if metric == "capacity_utilization" or metric == "surplus_capacity" then measured[claim.sentence] = true end
    if claim.fields.value then measured[claim.table .. claim.sentence] = true end
    if claim.table == "overcapacity" and claim.fields.sector ~= "all_industry" then measured["sector" .. claim.sentence] = true end
  end
  for _, claim in ipairs(claims) do
    local again = told_later[claim] or claim.fields.metric == "overcapacity_flag" and measured[claim.sentence] or
      (claim.table == "capacity_cooperation" or claim.table == "policy_targets") and not claim.fields.value
        and measured[claim.table .. claim.sentence] or
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
