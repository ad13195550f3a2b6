--- Who does what to whom: the sides of a measure, of a statement, of a cooperation.
-- The acting side stands before an active verb, behind "by" after a passive one, or possesses the measure ("China's
-- export controls"); the other side stands behind "on", "against", "from", or qualifies the goods.

local fill = require "quern.claim.fill"
local place = require "quern.claim.place"

local roles = {}

local function add_code(list, code)
  for _, known in ipairs(list) do
    if known == code then return end
  end
  list[#list + 1] = code
end

--- Kinds of institutions that act for their country; newspapers do where they are the state's.
local OFFICIAL = { ministry = true, regulator = true, government = true, customs = true, parliament = true, party = true,
  ["central bank"] = true, multilateral = true, statistics = true }
local STATE_PRESS = { newspaper = true, ["news agency"] = true, broadcaster = true }

local function speaks(_, org) return OFFICIAL[org.kind] or STATE_PRESS[org.kind] and org.place == "CHN" end

--- Places and institutions with a place, in order, without those inside a name: { mention, code }.
local function parties(ctx)
  if ctx.parties then return ctx.parties end
  local list = {}
  for _, mention in ipairs(ctx.mentions) do
    if mention.type == "ORG" and not mention.inside then
      local org = place.of_org(mention.code)
      if org and org.place and speaks(mention, org) then list[#list + 1] = { mention = mention, code = org.place, org = true } end
    elseif mention.type == "PLACE" and not mention.inside then
      local last = list[#list]
      if not (last and last.mention.from == mention.from) then list[#list + 1] = { mention = mention,
        code = mention.code == "Europe" and "EU" or mention.code } end
    end
  end
  ctx.parties = list
  return list
end
roles.parties = parties

local function first(c, ...)
  for _, slot in ipairs { ... } do
    if c.captured[slot] then return c.captured[slot][1] end
  end
  return c.anchor
end

local function codes_of(mentions)
  local list = {}
  for _, mention in ipairs(mentions) do
    local code = mention.type == "ORG" and (place.of_org(mention.code) or {}).place or mention.type == "PLACE" and mention.code
    if code then add_code(list, code) end
  end
  return #list > 0 and list or nil
end

local function is_passive(ctx, verb)
  local before = ctx:before(verb.from, 24)
  return before:find "%f[%a]w[ae][sr]e?%f[%A]" or before:find "%f[%a]been%f[%A]" or before:find "%f[%a]be%f[%A]"
    or before:find "%f[%a]being%f[%A]" or
    before:find "%f[%a]are%f[%A]" or before:find "%f[%a]is%f[%A]" or before:find "被"
end

--- The party just before (possessing) a mention: "China's ", "U.S. ", "EU ".
local function owner(ctx, mention)
  for _, party in ipairs(parties(ctx)) do
    if party.mention.to < mention.from then
      local between = ctx.text:sub(party.mention.to + 1, mention.from - 1)
      if between:match "^%s*$" or between:match "^’s%s+[%a%s-]*$" and #between < 40 or between:match "^'s%s+[%a%s-]*$"
        and #between < 40 then return party end
    end
  end
end

--- Places of the list a party belongs to.
local function with_list(ctx, party)
  local list = {}
  local members = fill.list(ctx, party.mention)
  for _, mention in ipairs(members) do
    for _, other in ipairs(parties(ctx)) do
      if other.mention == mention then add_code(list, other.code) end
    end
  end
  -- mixed lists: "the United States and the European Commission"
  for _, other in ipairs(parties(ctx)) do
    local between = other.mention.to < party.mention.from and ctx.text:sub(other.mention.to + 1, party.mention.from - 1) or
      other.mention.from > party.mention.to and ctx.text:sub(party.mention.to + 1, other.mention.from - 1)
    if between and (between:match "^,?%s*and%s+t?h?e?%s*$" or between:match "^,%s*t?h?e?%s*$") then add_code(list, other.code) end
  end
  if #list == 0 then list[1] = party.code end
  return list
end

local OTHER_SIDE = { on = true, against = true, from = true, to = true, ["in"] = true, ["of"] = true, with = true, ["into"] = true,
  via = true, through = true, over = true, ["对"] = true, ["對"] = true, ["于"] = true, ["於"] = true, ["自"] = true,
  ["从"] = true, ["從"] = true, ["向"] = true }

--- "members of the G7", "the president of France", "those of Brazil": the place acts through them.
local function holds_office(ctx, mention)
  local before = ctx:before(mention.from, 40)
  for _, office in ipairs { "members", "those", "president", "minister", "ministry", "government", "leaders", "director", "head",
    "secretary", "representative", "officials",
    "chair", "chairman", "administration", "council", "governor", "premier", "chancellor", "spokes" } do
    if before:find(office .. "[%a%s]*of%s+t?h?e?%s*$") or before:find(office .. "[%a%s]*of%s+$") then return true end
  end
end

--- "in Capri, Italy": where something happened. "In April, Italy": when.
local function is_location(ctx, mention)
  if not ctx:before(mention.from, 40):find "%f[%a][ia][nt]%s+%u?[%a]+,%s*$" then return false end
  local date = ctx:last_between("DATE", ctx.from, mention.from - 1)
  return not (date and mention.from - date.to <= 3)
end

local function as_subject(ctx, verb, clause)
  local best
  for _, party in ipairs(parties(ctx)) do
    local m = party.mention
    if m.to < verb.from and (not clause or m.clause == clause) and verb.token - m.last <= 30 then
      local word = place.word_before(ctx, m)
      local aside = OTHER_SIDE[word] and not (word == "of" and holds_office(ctx, m)) or is_location(ctx, m)
      if not aside and (not best or not party.org or not best.org) then
        -- the first party of the clause is its subject, unless another stands in front of the verb
        if not best or verb.token - m.last <= 4 then best = party end
      end
    end
  end
  return best
end

local function behind_by(ctx, verb)
  for _, party in ipairs(parties(ctx)) do
    if party.mention.from > verb.to and place.word_before(ctx, party.mention) == "by" then return party end
  end
end

--- The acting side: codes of places.
---@return string[]? codes, table? mention, string? step
function roles.imposer(ctx, c)
  if c.captured.imposer then return codes_of(c.captured.imposer), c.captured.imposer[1], "match" end
  for _, party in ipairs(parties(ctx)) do
    if ctx:is_label(party.mention) then return { party.code }, party.mention, "clause" end
  end
  local verb, measure = first(c, "trigger"), first(c, "measure", "trigger")
  local passive = is_passive(ctx, verb)
  local party = passive and behind_by(ctx, verb)
  if not party and not passive then party = as_subject(ctx, verb, verb.clause) end
  party = party or owner(ctx, measure) or behind_by(ctx, verb)
  if not party and not passive then party = as_subject(ctx, verb) end
  if party then return with_list(ctx, party), party.mention, "clause" end
end

--- The types of a measure, of alternatives too ("antidumping or antisubsidy investigations"); plain "tariff" gives way.
function roles.measures(ctx, measure)
  local list = {}
  for _, other in ipairs(ctx:of "MEASURE") do
    local near = other == measure or (other.from > measure.to and other.from - measure.to < 16
      and ctx.text:sub(measure.to + 1, other.from - 1):find "^[%s/]*[ao]?[nr]?d?[%s/和及、或與与]*$") or
      (other.to < measure.from and measure.from - other.to < 16 and ctx.text:sub(other.to + 1,
        measure.from - 1):find "^[%s/]*[ao]?[nr]?d?[%s/和及、或與与]*$")
    if near then add_code(list, other.code) end
  end
  table.sort(list, function(a, b)
    local generic = { tariff = 1, investigation = 1 }
    return (generic[a] or 0) < (generic[b] or 0)
  end)
  return list
end

--- The stage of a case that words at a measure tell: "provisional", "preliminary", and for what would be in force "probe".
function roles.stage(ctx, measure, status)
  local words = ctx:before(measure.from, 30) .. ctx.text:sub(measure.from, measure.to):lower()
  if words:find "provisional" or words:find "%f[%a]temporary%f[%A]" or words:find "临时" then return "provisional" end
  if words:find "preliminar" or words:find "初裁" then return "preliminary ruling" end
  local own = status == "imposed" and ctx.text:sub(measure.from, measure.to + 14):lower()
  if own and (own:find "%f[%a]probe" or own:find "%f[%a]investigation" or own:find "调查" or own:find "調查") then return "investigation" end
end

--- The rate of a duty, where it stands right at the measure: "a 25 percent tariff", "tariffs of up to 38.1 percent".
function roles.rate(ctx, measure)
  local best, best_gap
  for _, percent in ipairs(ctx:of "PERCENT") do
    local gap = ctx:distance(percent, measure)
    local change = ctx:before(percent.from, 20):find "fell" or ctx:before(percent.from, 20):find "rose"
    local before = ctx:before(percent.from, 24)
    local level = percent.from > measure.to and gap <= 12 and before:match "%f[%a]to%s+$" -- "tariffs on electric cars to 100 percent"
    local named = before:match "税率为?$" or before:match "稅率為?$" or before:match "rates? of%s+$" or before:match "rates? of up to%s+$"
    local near = percent.clause == measure.clause and (gap <= 5 or level)
    if (near or named) and not change and (not best or gap < best_gap) then best, best_gap = percent, gap end
  end
  return best
end

local GOODS = { "import", "export", "product", "good", "good", "producer", "manufacturer", "compan", "firm", "maker", "supplier",
  "steel", "made", "origin", "shipment", "vehicle" }

--- Whether a place qualifies goods ("Chinese solar panels", "imports from Viet Nam").
local function qualifies(ctx, party)
  local word = place.word_before(ctx, party.mention)
  if word == "from" or word == "against" or word == "on" or word == "of" or word == "in" or word == "对" or word == "對"
    or word == "自" or word == "于" or word == "於" then return true end
  local after = ctx:after(party.mention.to, 30)
  for _, good in ipairs(GOODS) do
    if after:find(good, 1, true) then return true end
  end
  for _, sector in ipairs(ctx:of "SECTOR") do
    if sector.from > party.mention.to and sector.token - party.mention.last <= 4 then return true end
  end
end

--- The side a measure is aimed at: codes of places.
function roles.target(ctx, c, imposer)
  if c.captured.target then return codes_of(c.captured.target), c.captured.target[1], "match" end
  local verb, measure = first(c, "trigger"), first(c, "measure", "trigger")
  local from, mine = math.min(verb.from, measure.from), {}
  for _, code in ipairs(imposer or {}) do mine[code] = true end
  local found, found_at, clause
  local late = math.max(verb.clause, measure.clause)
  for pass = 1, 3 do
    for _, party in ipairs(parties(ctx)) do
      local m = party.mention
      local word = place.word_before(ctx, m)
      local reach = pass == 1 and m.from > from and m.clause == late or pass == 2 and m.from > from or pass == 3
        and (m.clause == measure.clause or m.clause == verb.clause)
      if not found and reach and not mine[party.code] and not party.org and party.code ~= "WLD" and word ~= "by"
        and (pass > 1 or qualifies(ctx, party)) then
        found, found_at, clause = with_list(ctx, party), m, pass
      end
    end
  end
  if not found then -- "原产于韩国的…,自…起征收": told in a clause before
    for _, party in ipairs(parties(ctx)) do
      local word = place.word_before(ctx, party.mention)
      local aimed = word == "于" or word == "於" or word == "对" or word == "對"
      if not found and aimed and not mine[party.code] and party.code ~= "WLD" then
        found, found_at, clause = with_list(ctx, party), party.mention, 2
      end
    end
  end
  if not found then return end
  local others = {}
  for _, code in ipairs(found) do
    if not mine[code] then others[#others + 1] = code end
  end
  return others, found_at, clause == 1 and "clause" or "sentence"
end

--- The goods a measure is about: codes of sectors, those behind the measure first.
function roles.sectors(ctx, c)
  local verb, measure = first(c, "trigger"), first(c, "measure", "trigger")
  local from = math.min(verb.from, measure.from)
  local function pick(test)
    for _, sector in ipairs(ctx:of "SECTOR") do
      if not sector.inside and test(sector) then
        local list = {}
        for _, member in ipairs(fill.list(ctx, sector)) do add_code(list, member.code) end
        return list, sector
      end
    end
  end
  local late = math.max(verb.clause, measure.clause)
  local list, mention = pick(function(s) return s.from > from and s.clause == late end)
  if list then return list, mention, "clause" end
  list, mention = pick(function(s) return s.clause == measure.clause or s.clause == verb.clause end)
  if list then return list, mention, "clause" end
  list, mention = pick(function() return true end)
  if list then return list, mention, "sentence" end
end

--- "It has imposed ...": the subject of the sentence before.
function roles.pronoun(ctx)
  local before = ctx.number > 1 and ctx.text:find("^It%s", ctx.from) and ctx.document:sentence(ctx.number - 1)
  local party = before and before.block == ctx.block and parties(before)[1]
  if party and party.mention.token <= 2 and not OTHER_SIDE[place.word_before(before, party.mention)] then
    return { party.code }, party.mention
  end
end

--- The first party of the headings above: the one who acts in them.
function roles.heading_party(ctx)
  for _, number in ipairs(ctx.document:headings_above(ctx.number)) do
    local other = ctx.document:sentence(number)
    local party = parties(other)[1]
    if party and not OTHER_SIDE[place.word_before(other, party.mention)] then return { party.code }, party.mention end
  end
end

--- The side that a heading above says a measure falls on.
function roles.heading_target(ctx, imposer)
  for _, number in ipairs(ctx.document:headings_above(ctx.number)) do
    local other = ctx.document:sentence(number)
    for _, party in ipairs(parties(other)) do
      local word = place.word_before(other, party.mention)
      local mine = false
      for _, code in ipairs(imposer or {}) do mine = mine or code == party.code end
      if not mine and not party.org and (word == "on" or word == "from" or word == "against" or word == "into" or word == "对"
        or word == "對" or qualifies(other, party)) then
        return with_list(other, party), party.mention, "heading"
      end
    end
  end
end

--- The side at home in a cooperation: the subject's place, a province before its country.
function roles.host(ctx, c)
  local verb = first(c, "trigger", "head")
  local party = as_subject(ctx, verb, verb.clause) or as_subject(ctx, verb)
  local taken = c.captured.partner and c.captured.partner[1]
  for _, other in ipairs(parties(ctx)) do
    -- the table is about what China's provinces and China do with others: of two sides it is at home in China
    if other.code == "CHN" and not (party and party.code:sub(1, 3) == "CN-") then party = other end
  end
  if party and (taken and taken.from == party.mention.from or #party.code > 6) then party = nil end
  for _, other in ipairs(parties(ctx)) do
    if other.code:sub(1, 3) == "CN-" and other.mention.to < verb.from then party = other end
  end
  if party then return party.code, party.mention, "clause" end
end

local TOWARDS = { with = true, to = true, into = true, ["in"] = true, ["与"] = true, ["和"] = true, ["向"] = true, ["对"] = true,
  ["在"] = true, by = true, bring = true, list = true, of = true }

--- The other sides of a cooperation: the list behind "with" or "to", or the other half of "China-Pakistan".
---@return string[]? codes, table? mention, string? step
function roles.partners(ctx, c, host)
  local verb, list, at = first(c, "trigger", "head"), {}, nil
  local home = host and host:sub(1, 2) == "CN" and "CHN" or host
  local function other(code) return code ~= host and code ~= home and code:sub(1, 3) ~= "CN-" and code ~= "WLD" end
  for pass = 1, 3 do
    for _, party in ipairs(parties(ctx)) do
      local m = party.mention
      local paired = ctx.text:sub(m.from - 1, m.from - 1) == "-" or ctx.text:sub(m.to + 1, m.to + 1) == "-"
      local fits = pass == 1 and (m.from > verb.to and TOWARDS[place.word_before(ctx, m)] or paired) or pass == 2 and m.from > verb.to
        or pass == 3
      if #list == 0 and fits and other(party.code) then
        at = m
        for _, code in ipairs(with_list(ctx, party)) do
          if other(code) then add_code(list, code) end
        end
      end
    end
  end
  if #list > 0 then return list, at, at.clause == verb.clause and "clause" or "sentence" end
end

return roles
