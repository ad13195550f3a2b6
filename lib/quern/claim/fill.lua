--- Slots: where the fields of a claim come from when the rule did not capture them.
-- A rule names a search path per field: "clause > sentence > previous > heading > document", and may end in "=default".
-- The first step that yields something fills the slot and is kept as its provenance. Within a step the best mention
-- wins: the one that modifies or stands nearest to what was counted. Bases ("compared with 2022"), partners and names of
-- institutions are no candidates. Nothing is guessed: a path that ends without a find leaves the slot empty.

local context = require "quern.claim.context"
local period = require "quern.claim.period"
local place = require "quern.claim.place"

local fill = {}

--- Codes that say little: a more specific mention beats them.
local GENERIC = { all_industry = true, manufacturing = true, heavy_industry = true, energy = true, infrastructure = true,
  construction = true, ecommerce = true, banking = true, finance = true, metals = true, science_technology = true,
  clean_energy = true, machinery = true, retail = true, electricity = true }

--- How many sentences back "previous" looks.
local BACK = 3

local function in_use(c, mention)
  for _, used in ipairs(c.used) do
    if used.from <= mention.from and mention.to <= used.to then return true end
  end
end

local function anchors(c)
  return { c.captured.value and c.captured.value[1] or c.anchor, c.captured.trigger and c.captured.trigger[1] or c.anchor,
    c.captured.head and c.captured.head[1] or c.anchor }
end

local function nearness(ctx, c, mention)
  local best = math.huge
  for i, anchor in ipairs(anchors(c)) do
    local cost = ctx:distance(mention, anchor)
    if mention.from > anchor.to then
      local between = ctx.text:sub(anchor.to + 1, mention.from - 1)
      cost = cost + ((between:match "^%s*for%s" or between:match "^%s*of%s" or between:match "^%s*in%s") and #between < 20 and -2 or 1)
    end
    if i == 1 and cost > 0 then cost = cost + 0.5 end
    best = math.min(best, cost)
  end
  return best
end

local function sector_cost(ctx, c, mention)
  if mention.inside or mention.code == "all_industry" and c.rule.kind == "cooperation" then return end
  return nearness(ctx, c, mention) + (mention.code == "all_industry" and 30 or GENERIC[mention.code] and 7 or 0)
end

--- The kinds of slots: which mentions may fill them, what they cost, which value they give.
local KINDS = {
  sector = { type = "SECTOR", cost = sector_cost, value = function(_, mention) return mention.code end },
  place = { types = { "PLACE", "ORG", "world_cue" }, cost = place.cost, value = place.value },
  period = { type = "DATE", cost = period.cost, value = period.value },
}
KINDS.date, KINDS.product = KINDS.period, KINDS.sector
fill.kinds = KINDS

--- The best mention of a kind in one sentence; `clause`: only in that clause.
local function best_in(ctx, c, kind, clause, measure)
  local best, best_cost, best_value
  for _, type in ipairs(kind.types or { kind.type }) do
    for _, mention in ipairs(ctx:of(type)) do
      if (not clause or mention.clause == clause) and not in_use(c, mention) then
        local value = kind.value(ctx, mention, c)
        local cost = value and kind.cost(ctx, c, mention)
        if cost and measure then cost = measure(mention, cost) end
        if cost and (not best_cost or cost < best_cost) then best, best_cost, best_value = mention, cost, value end
      end
    end
  end
  return best_value, best
end

local function readable(zone) return zone == "body" or zone == "list_item" or zone == "table" end

--- Away from its own sentence a mention counts by its place: what came first is the subject.
local function first_come(mention, cost) return mention.from + (cost >= 1000 and 1e6 or cost >= 500 and 1e5 or 0) end

--- Figures of one rule and as many candidates that alternate with them ("72.7% in coal, 77.9% in textiles") pair off in order.
local function paired(ctx, c, kind)
  local value = c.captured.value and c.captured.value[1]
  local figures = value and c.figures
  if not figures or #figures < 2 then return end
  local mentions = {}
  for _, mention in ipairs(ctx:of(kind.type or kind.types[1])) do
    if not mention.inside and not in_use(c, mention) and kind.cost(ctx, c, mention) and mention.from >= ctx.from then
      local last = mentions[#mentions]
      if not last or mention.from > last.to then mentions[#mentions + 1] = mention end
    end
  end
  if #mentions ~= #figures then return end
  local mine
  for i, figure in ipairs(figures) do
    local lower, upper = figures[i - 1], figures[i + 1]
    local before = mentions[1].from < figures[1].from
    local m = mentions[i]
    if before and not (m.from < figure.from and (not lower or m.from > lower.from)) then return end
    if not before and not (m.from > figure.from and (not upper or m.from < upper.from)) then return end
    if figure == value then mine = m end
  end
  if mine then return kind.value(ctx, mine, c), mine end
end

--- By "respectively", the one of as many candidates as there are figures.
local function zipped(ctx, c, kind)
  local value = c.captured.value and c.captured.value[1]
  if not value or not ctx:respective() then return end
  local mention = ctx:respective_member(value, ctx:of(kind.type or kind.types[1]))
  if mention then return kind.value(ctx, mention, c), mention end
end

local STEPS
STEPS = {
  clause = function(ctx, c, kind)
    c.step = "clause"
    return best_in(ctx, c, kind, c.anchor.clause)
  end,
  sentence = function(ctx, c, kind)
    c.step = "sentence"
    return best_in(ctx, c, kind)
  end,
  previous = function(ctx, c, kind)
    if kind == KINDS.period and period.is_present(ctx, c) then return end
    local zones = ctx.document:zones()
    for number = ctx.number - 1, math.max(1, ctx.number - BACK), -1 do
      if zones[number] == "heading" or zones[number] == "source" then break end
      local other = context.of(ctx.document, number)
      if other.block ~= ctx.block and zones[number] ~= "list_item" and kind ~= KINDS.period then break end
      local away = setmetatable({ used = {}, away = true }, { __index = c })
      local value, mention = best_in(other, away, kind, nil, first_come)
      if value and readable(zones[number]) then
        if kind == KINDS.period then return period.within(ctx, value) or value, mention end
        return value, mention
      end
    end
  end,
  heading = function(ctx, c, kind)
    for _, number in ipairs(ctx.document:headings_above(ctx.number)) do
      local other = context.of(ctx.document, number)
      local value, mention = best_in(other, setmetatable({ used = {}, away = true }, { __index = c }), kind, nil, first_come)
      if value then return value, mention end
    end
  end,
  --- Where a firm acts, its own trade is meant: what the passage is about, before any default.
  firm = function(ctx, c, kind)
    for _, org in ipairs(ctx:of "ORG") do
      local about = place.of_org(org.code)
      if about and about.kind == "company" then
        for _, step in ipairs { "previous", "heading", "document" } do
          local value, mention = STEPS[step](ctx, c, kind)
          if value and value ~= "all_industry" then return value, mention end
        end
      end
    end
  end,
  document = function(ctx, c, kind)
    if kind == KINDS.period then return period.of_document(ctx.document, c.date) end
    local code = ctx.document:dominant(kind.type or kind.types[1])
    if not code and kind == KINDS.place then code = ctx.document:publisher_place() end
    return code
  end,
}

--- The last one the text spoke of, some paragraphs back: for a slot that nothing nearer fills.
local function before_that(ctx, c, kind)
  if kind == KINDS.period then return end
  for number = ctx.number - 1, math.max(1, ctx.number - 8), -1 do
    local other = context.of(ctx.document, number)
    local away = setmetatable({ used = {}, away = true }, { __index = c })
    local value, mention = best_in(other, away, kind, nil, first_come)
    if value and readable(ctx.document:zones()[number]) then return value, mention end
  end
end

--- "the local government", "the province": the last province (or its city) the text spoke of; "It ..." after a claim in the
--- paragraph: the place of that claim.
local function local_place(ctx, c)
  local words = ctx:before(c.anchor.from, 80)
  local document = ctx.document
  local last = document.last_claim
  if last and last.block == ctx.block and last.sentence == ctx.number - 1 and ctx.text:find("^It%s", ctx.from)
    and #ctx:of "PLACE" == 0 then return last.place end
  if not (words:find "the local government%f[%A]" or words:find "local authorit" or words:find "the province"
    or words:find "the city") then return end
  for number = ctx.number, math.max(1, ctx.number - 10), -1 do
    for _, mention in ipairs(context.of(document, number):of "PLACE") do
      if mention.code:sub(1, 3) == "CN-" and (number < ctx.number or mention.from < c.anchor.from) then return mention.code, mention end
    end
  end
end

--- What is counted in vehicles is a matter of the car industry.
local OF_UNIT = { vehicles = "autos" }

--- Works of one trade only name it.
local OF_WORKS = { yard = "shipbuilding", shipyard = "shipbuilding", kiln = "cement", cracker = "petrochemicals",
  ["blast furnace"] = "steel", ["coke oven"] = "steel", potline = "aluminium", ["paper machine"] = "paper" }

local function by_works(ctx)
  for _, cue in ipairs(ctx:of "factory_cue") do
    local code = OF_WORKS[ctx.text:sub(cue.from, cue.to):lower():gsub("s$", "")]
    if code then return code, cue, "unit" end
  end
end

local function by_unit(c)
  local value = c.captured.value and c.captured.value[1]
  return value and value.type ~= "MONEY" and OF_UNIT[value.unit or ""]
end

--- A currency of one country names the country, where nothing else does.
local OF_CURRENCY = { CNY = "CHN", JPY = "JPN", KRW = "KOR", INR = "IND", VND = "VNM", IDR = "IDN", BRL = "BRA", RUB = "RUS",
  TRY = "TUR", MXN = "MEX",
  GBP = "GBR", CAD = "CAN", AUD = "AUS", THB = "THA", MYR = "MYS", PKR = "PAK", KZT = "KAZ" }

local function by_currency(c)
  local value = c.captured.value and c.captured.value[1]
  local code = value and value.type == "MONEY" and OF_CURRENCY[value.unit or ""]
  if code then return code, value, "unit" end
end

local paths = {}

--- The steps of a path, read once.
local function steps_of(path)
  local steps = paths[path]
  if steps then return steps end
  steps = {}
  for step in path:gmatch "[^>%s]+" do
    if step:sub(1, 1) ~= "=" and not STEPS[step] then
      error(("a path has the steps clause, sentence, previous, heading, document, =DEFAULT; not '%s'"):format(step), 0)
    end
    steps[#steps + 1] = step
  end
  paths[path] = steps
  return steps
end

--- Fills one slot along its path.
---@param ctx table the sentence
---@param c table the candidate
---@param field string "sector", "place", "period", ...
---@param path string
---@return any value, table? mention, string? step
function fill.slot(ctx, c, field, path)
  local kind = KINDS[field]
  if not kind then return end
  c.by_name = kind == KINDS.place and ctx:before(c.anchor.from, 60):find "the country" ~= nil
  c.date = field == "date"
  local now = kind == KINDS.period and period.is_now(ctx, c)
  if now then
    local value, mention = best_in(ctx, c, kind, c.anchor.clause)
    local earlier = value and period.is_earlier_level(ctx, c, mention)
    if value and not mention.relative and not earlier then return value, mention, "clause" end
    if earlier and ctx.document.inferred and not (mention.hi and period.format("year", mention.hi) < ctx.document.reference:sub(1, 4)) then
      return -- that date is all the text has: nobody knows when "now" is
    end
    value = period.of_document(ctx.document)
    if value then return value, now, "document" end
  end
  if kind == KINDS.place then
    local value, mention = local_place(ctx, c)
    if value then return value, mention, "previous" end
  end
  local shared, member = zipped(ctx, c, kind)
  if shared == nil then shared, member = paired(ctx, c, kind) end
  if shared then return shared, member, "clause" end
  for _, step in ipairs(steps_of(path)) do
    if step:sub(1, 1) == "=" then return step:sub(2), nil, "default" end
    local far = step ~= "clause" and step ~= "sentence"
    local implied = far and kind == KINDS.sector and by_unit(c)
    if implied then return implied, c.captured.value[1], "unit" end
    if far and kind == KINDS.sector then
      local code, works, at = by_works(ctx)
      if code then return code, works, at end
    end
    local value, mention = STEPS[step](ctx, c, kind)
    if value ~= nil then return value, mention, step end
  end
  local value, mention = before_that(ctx, c, kind)
  if value then return value, mention, "previous" end
  if kind == KINDS.place then return by_currency(c) end
end

--- The members of the coordinated list that a mention belongs to: neighbours of its type with only commas, conjunctions
--- and at most two words between them.
---@param ctx table
---@param mention table
---@return table[] mentions in order
function fill.list(ctx, mention)
  local all, at = {}, 0
  for _, other in ipairs(ctx:of(mention.type)) do
    if not other.inside and other.clause == mention.clause and (#all == 0 or other.from > all[#all].to) then
      all[#all + 1] = other
      if other == mention or (other.from == mention.from and other.to == mention.to) then at = #all end
    end
  end
  if at == 0 then return { mention } end
  local function joined(a, b)
    local between = ctx.text:sub(a.to + 1, b.from - 1)
    local linked = between:find "," or between:find "%f[%a]and%f[%A]" or between:find "%f[%a]or%f[%A]" or between:find "、" or
      between:find "和" or between:find "及" or between:find "与" or between:find "&"
    if not linked or #between > 60 or between:find "[;:.()]" then return false end
    local _, words = between:gsub("%a+", "")
    return words <= 4 and not between:find "%f[%a]from%f[%A]" and not between:find "%f[%a]to%f[%A]" and not between:find "%f[%a]on%f[%A]"
      and not between:find "%f[%a]in%f[%A]" and not between:find "%d"
  end
  local first, last = at, at
  while first > 1 and joined(all[first - 1], all[first]) do first = first - 1 end
  while last < #all and joined(all[last], all[last + 1]) do last = last + 1 end
  return table.move(all, first, last, 1, {})
end

fill.local_place = local_place

return fill
