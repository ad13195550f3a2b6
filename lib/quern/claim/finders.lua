--- Finders: slots that need more than the nearest mention of a type. A rule names one at the head of a path: "@imposer",
--- "@firm > sentence". Each gives a value, the mention it came from and the step it was found at.

local fill = require "quern.claim.fill"
local firms = require "quern.claim.firms"
local name = require "quern.claim.name"
local place = require "quern.claim.place"
local roles = require "quern.claim.roles"

local finders = {}

--- The acting side: in the sentence, else of the act told just before, else in the headings, else the publisher.
function finders.imposer(ctx, c)
  local list, mention, step = roles.imposer(ctx, c)
  if list then return list, mention, step end
  local last = ctx.document.last_act
  if last and ctx.number - last.sentence <= 2 then return last.imposers, nil, "previous" end
  list, mention = roles.pronoun(ctx)
  if list then return list, mention, "previous" end
  list, mention = roles.heading_party(ctx)
  if list then return list, mention, "heading" end
  local publisher = ctx.document:publisher_place()
  if publisher then return { publisher }, nil, "document" end
end

--- The country of the official publisher: who acts in the title of a notice.
function finders.publisher(ctx)
  local code = ctx.document:publisher_place()
  if code then return { code }, nil, "document" end
end

--- The goods a notice's title names, in its own words: what stands before "From".
function finders.product(ctx)
  local words = ctx.text:sub(ctx.from, ctx.to):match "^(.-)%s+[Ff]rom%s"
  if words then return words, { from = ctx.from, to = ctx.from + #words - 1 }, "sentence" end
end

--- The kind of "the duties": that of the measure named last before, or in the headings.
function finders.kind(ctx, c)
  -- "an additional 40% duty" is a new one, a tariff; only "the duties" are those of before
  local lead = ctx:before(c.captured.head and c.captured.head[1].from or c.anchor.from, 28)
  if lead:match "%f[%a]an?%s+[%w%s.%%,-]*$" or lead:match "%f[%a]additional%f[%A][%w%s.%%]*$" or lead:match "%f[%a]import%s+$" then
    return "tariff", nil, "clause"
  end
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

--- Whether an act goes on with the one told before: the same side acts, and no goods of its own are named.
local function continues(ctx, claim)
  local last, mine = ctx.document.last_act, claim.fields.imposer
  if not last or type(mine) ~= "table" or last.imposers[1] ~= mine[1] then return false end
  local own, before = ctx:of "SECTOR"[1], last.sector
  if type(before) ~= "table" then before = { before } end
  for _, code in ipairs(before) do
    if own and own.code == code then return true end
  end
  return own == nil
end

--- The side a measure is aimed at; export controls without one are aimed at the world, support at home.
function finders.target(ctx, c, claim)
  if claim.fields.measure_type == "subsidy/industrial support" then return claim.fields.imposer, nil, "default" end
  local list, mention, step = roles.target(ctx, c, claim.fields.imposer)
  if list and #list > 0 then return list, mention, step end
  if claim.fields.measure_type == "export control" then return { "WLD" }, nil, "default" end
  list = continues(ctx, claim) and last_of(ctx, "target")
  if list then return list, nil, "previous" end
  return roles.heading_target(ctx, claim.fields.imposer)
end

--- The company a figure is of: one that possesses or leads it in the sentence; where the sentence names neither company nor
--- place, that of the claim just before.
function finders.company(ctx, c)
  local head = c.captured.head and c.captured.head[1] or c.anchor
  for _, org in ipairs(ctx:of "ORG") do
    local about = place.of_org(org.code)
    local leads = org.to < head.from and (org.token <= 2 or ctx:after(org.to, 5):match "^[’']+s?")
    if not org.inside and leads and about and about.kind == "company" and not ctx:before(org.from, 16):find "according to" then
      return org.code, org, "sentence"
    end
  end
  local last = ctx.document.last_claim
  local near = last and last.sentence >= ctx.number - 1 and last.block == ctx.block
  if near and last.actor and #ctx:of "ORG" == 0 and #ctx:of "PLACE" == 0 then
    return last.actor, nil, "previous"
  end
end

--- The goods a measure is about.
function finders.goods(ctx, c)
  local list, mention, step = roles.sectors(ctx, c)
  if list then return list, mention, step end
  local measure = c.captured.measure and c.captured.measure[1] or c.anchor
  if ctx:after(measure.to, 60):find "%f[%a]on%s+%l" then return nil, nil, "none" end -- goods that the lexicon does not know
  return last_of(ctx, "sector")
end

finders.firm, finders.site, finders.speaker = firms.before, firms.site, firms.speaker

--- The side at home in a cooperation.
function finders.host(ctx, c)
  local code, mention = fill.local_place(ctx, c)
  if code then return code, mention, "previous" end
  return roles.host(ctx, c)
end

--- The other sides of a cooperation.
function finders.partners(ctx, c, claim)
  local list, mention, step = roles.partners(ctx, c, claim.fields.place)
  if list then return list, mention, step end
  for number = ctx.number, math.max(1, ctx.number - 4), -1 do -- in a passage on the Belt and Road its countries are meant
    for _, org in ipairs(ctx.document:sentence(number):of "ORG") do
      if org.code == "Belt and Road Initiative" then return { "BRI countries" }, org, number == ctx.number and "sentence" or "previous" end
    end
  end
end

--- Where a price holds: "in Rotterdam", "Chinese steel prices"; else it is the world's.
function finders.market(ctx, c)
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

local TITLES = { President = true, Minister = true, Secretary = true, Commissioner = true, Chairman = true, Chair = true,
  Governor = true, Director = true, Vice = true, Executive = true }

--- The name behind an office: "Treasury Secretary Janet Yellen", "European Commission President Ursula von der Leyen".
local function holder(ctx, org, verb)
  local run = name.runs(ctx.text, org.to + 1, verb.from - 1)[1]
  if not run or not ctx.text:sub(org.to + 1, run.from - 1):match "^%s+$" then return end
  local words, from = run.text, run.from
  local first, rest = words:match "^(%a+)%s+(.+)$"
  while first and TITLES[first] do
    from = from + #words - #rest
    words = rest
    first, rest = words:match "^(%a+)%s+(.+)$"
  end
  if first then return { text = words, from = from, to = run.to } end
end

--- The one who acts or speaks: an institution or a company before the verb, else the name there.
function finders.actor(ctx, c)
  local verb = c.captured.trigger and c.captured.trigger[1] or c.anchor
  local from = ctx.clauses[verb.clause] and ctx.clauses[verb.clause].from or ctx.from
  local best
  for _, org in ipairs(ctx:of "ORG") do
    if org.to < verb.from and not org.inside then best = org end
  end
  local named = best and holder(ctx, best, verb)
  if named then return named.text, named, "clause" end
  if best and best.clause == verb.clause then return best.code, best, "clause" end
  local run = name.before(ctx, from, verb.from)
  if run then return run.text, run, "clause" end
  if best then return best.code, best, "sentence" end
  run = name.before(ctx, ctx.from, verb.from)
  if run then return run.text, run, "sentence" end
end

return finders
