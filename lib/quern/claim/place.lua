--- The place a statement is about: whose capacity, whose exports, where the plant stands.

local place = {}

local orgs

--- Place and kind of an institution: data/orgs.csv.
---@return { place: string, kind: string }?
function place.of_org(code)
  if not orgs then
    orgs = {}
    local text = require("quern.host.system").resource "data/orgs.csv" or ""
    for line in text:gmatch "[^\r\n]+" do
      local name, where, kind = line:match "^\"?([^\"]-)\"?,([^,]*),([^,]*)$"
      if name then orgs[name] = { place = where ~= "" and where or nil, kind = kind } end
    end
  end
  return orgs[code]
end

--- Not a country or a region of one: "the world", blocs that act but where nothing is.
local WORLD = { WLD = true }
--- Groups that are a partner, never the place of something.
local GROUPS = { ["BRI countries"] = true, ["developing countries"] = true }

--- States and provinces outside China stand for their country.
local COUNTRY = { US = "USA", IN = "IND", MX = "MEX", BR = "BRA", DE = "DEU", CA = "CAN", AU = "AUS", GB = "GBR" }

--- What a place-like mention stands for: a place's code, an institution's country.
function place.value(_, mention)
  if mention.type == "ORG" then
    local org = place.of_org(mention.code)
    return org and org.place
  end
  if mention.type == "WORD" then return "WLD" end
  return COUNTRY[mention.code:match "^(%u%u)%-" or ""] or mention.code
end

local ASIDE = { "to", "from", "against", "with", "than", "surpassed", "overtook", "on", "unlike", "surpassing", "overtaking", "versus",
  "only to",
  "into", "towards", "for", "对", "向", "从", "与", "自" }
local HERE = { "in", "across", "throughout", "inside", "within", "of", "在" }

local function last_word(ctx, mention)
  local before = ctx:before(mention.from, 24):gsub("%f[%a]the%s+$", ""):gsub("%s+$", "")
  return before:match "([%a]+)$" or before:match "([\xE0-\xEF][\x80-\xBF][\x80-\xBF])$"
end
place.word_before = last_word

local function is_one_of(word, list)
  for _, known in ipairs(list) do
    if word == known then return true end
  end
end

--- Whether a place is mentioned as the other side: to, from, against, than it.
function place.is_aside(ctx, mention) return is_one_of(last_word(ctx, mention), ASIDE) end

--- Those who report are nowhere in what they report.
local PRESS = { newspaper = true, ["news agency"] = true, broadcaster = true }

--- What a place costs as the subject of a statement: near is good, possessive or adjective or "in" is better; the other
--- side of a movement or a comparison, the world, and institutions' countries come last.
function place.cost(ctx, c, mention)
  if mention.inside and (mention.inside.type == "MONEY" or mention.inside.type == "ORG"
    and place.of_org(mention.inside.code)) then return end
  local cost = 0
  if GROUPS[mention.code] then return end
  if WORLD[mention.code] or mention.type == "WORD" then
    if c.away or c.rule.set and tostring(c.rule.set.metric):find "world" then return end
    local head = c.captured.head and c.captured.head[1] or c.captured.trigger and c.captured.trigger[1] or c.anchor
    local qualifies = mention.to < head.from and head.token - mention.last <= 6
      or ctx.text:sub(mention.from, mention.to):lower() == "worldwide"
    if not qualifies then return end
    cost = 2
  end
  if mention.type == "ORG" then
    local org = place.of_org(mention.code)
    if not org or org.kind == "initiative" or PRESS[org.kind] then return end
    cost = (org.kind == "government" or org.kind == "ministry" or org.kind == "regulator") and 6 or 30
  end
  if mention.inside then cost = cost + 12 end
  local word = last_word(ctx, mention)
  if is_one_of(word, ASIDE) then
    if not c.away and word ~= "with" and word ~= "for" and word ~= "on" then return end
    cost = cost + (c.away and 1000 or 25)
  end
  if c.away then
    if c.by_name and ctx.text:sub(mention.from, mention.to):match "[aei][sn][eh]?$"
      and ctx.text:sub(mention.from, mention.to):match "ese$" or
      c.by_name and ctx.text:sub(mention.from, mention.to):match "[ei]an$"
        and ctx:after(mention.to, 2):match "^%s%l" then cost = cost + 500 end
    return cost
  end
  local anchor = c.captured.head and c.captured.head[1] or c.captured.trigger and c.captured.trigger[1] or c.anchor
  local gap = ctx:distance(mention, anchor)
  if mention.from > anchor.to then gap = gap + (is_one_of(word, HERE) and 0 or 6) end
  if mention.token <= 3 then gap = math.min(gap, 14) end
  return cost + gap
end

return place
