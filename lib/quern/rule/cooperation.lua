--- Rules on cooperation: which places move or share industrial capacity with whom, what they sign, and what comes of it in sums and
-- numbers. Each builder makes a rule of the table `capacity_cooperation` that also finds what the sentence leaves open: `place` is
-- the side that goes abroad, `partner` the other, one row for each; the sectors are a list. An options table says more, as any
-- rule does (help "rule"); in `set`, `fill` and `check` it names only the slots that differ.
-- > cooperation = require "quern.rule.cooperation"

local rule = require "quern.rule"

local cooperation = {}

local FILL = { place = "@host > clause > sentence > previous > heading > document", partner = "@partners > previous",
  sector = "clause > sentence > firm > =all_industry", period = "clause > sentence" }
local LISTS = { sector = true, partner = true }

-- Where any agreement counts, not only one on capacity, China is one of the two sides.
local CHINA = { "CHN" }
for province in ("BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ"):gmatch "%u+" do
  CHINA[#CHINA + 1] = "CN-" .. province
end

--- The fields in which the claims of one row agree, where figures are told.
cooperation.key = { "place", "partner", "sector", "metric", "period", "value", "unit" }

--- The columns of a table of figures, each call a list of its own.
--- > print(cooperation.columns()[2][1])
--- partner
---@return table[]
function cooperation.columns()
  return { { "place", "code" }, { "partner", "string" }, { "sector", "string" }, { "metric", "code" }, { "period", "string" },
    { "value", "number" }, { "unit", "string" }, { "sources", "integer" }, { "modality", "string" } }
end

--- One way of moving or sharing capacity, and the status it leads to.
--- > print(cooperation.act("agreed", "agreed", { "trigger:sign_cue ..8 head:coop_cue" }, { weight = 1 }).fan[1])
--- partner
---@param name string
---@param status string agreed, planned, talks, active, policy, terminated ...
---@param patterns string[]
---@param options table? of the rule: weight, need, when, is, accept, fill ...
---@return table rule
function cooperation.act(name, status, patterns, options)
  return rule.like({ table = "capacity_cooperation", kind = "cooperation", set = { status = status }, fill = FILL, lists = LISTS,
    fan = { "partner" } }, name, patterns, options)
end

--- What a Chinese and another side do together, where the sentence names both. TIE in a pattern stands for what two sides agree
--- on, plan or talk about. It weighs -4: an act on capacity goes before it.
--- > print(cooperation.tie("pledged", "pledged", { "trigger:pledge_cue ..12 head:TIE" }).patterns[1])
--- trigger:pledge_cue ..12 head:(tie_cue | coop_cue | park_cue)
---@param name string
---@param status string
---@param patterns string[]
---@param options table? as of cooperation.act
---@return table rule
function cooperation.tie(name, status, patterns, options)
  local written = {}
  for i, pattern in ipairs(patterns) do written[i] = pattern:gsub("%f[%u]TIE%f[%U]", "(tie_cue | coop_cue | park_cue)") end
  return rule.like({ table = "capacity_cooperation", kind = "cooperation", set = { status = status }, fill = FILL, lists = LISTS,
    fan = { "partner" }, weight = -4, need = { "place", "partner" }, check = { place = CHINA }, when = { sides = true } },
    name, written, options)
end

--- An act on any agreement of China's with another side, not only one on capacity.
--- > cooperation.of_china("dealt", "agreed", { "trigger:sign_cue ..10 head:coop_deal_cue" }).weight
--- -1
---@param name string
---@param status string
---@param patterns string[]
---@param options table? as of cooperation.act
---@return table rule
function cooperation.of_china(name, status, patterns, options)
  return rule.like({ table = "capacity_cooperation", kind = "cooperation", set = { status = status }, fill = FILL, lists = LISTS,
    fan = { "partner" }, weight = -1, need = { "place", "partner" }, check = { place = CHINA }, when = { without = "MEASURE" } },
    name, patterns, options)
end

--- A figure of what two sides have or do together: a sum, a number of projects, a rank.
--- > cooperation.figure("zones", "industrial_park_count", "parks", { "value:COUNT ..4 head:park_cue" }).set.unit
--- parks
---@param name string
---@param metric string
---@param unit string? of the claims; without it the one that the text tells
---@param patterns string[]
---@param options table? as of cooperation.act
---@return table rule
function cooperation.figure(name, metric, unit, patterns, options)
  return rule.like({ table = "capacity_cooperation", set = { metric = metric, unit = unit }, fill = FILL, lists = LISTS },
    name, patterns, options)
end

--- A figure of what China and another side sign or put into works.
--- > cooperation.chinese_figure("deals", "investment_value", nil, { "trigger:sign_cue ..3 value:MONEY" }).need[2]
--- partner
---@param name string
---@param metric string
---@param unit string?
---@param patterns string[]
---@param options table? as of cooperation.act
---@return table rule
function cooperation.chinese_figure(name, metric, unit, patterns, options)
  return rule.like({ table = "capacity_cooperation", set = { metric = metric, unit = unit }, fill = FILL, lists = LISTS,
    need = { "place", "partner" }, check = { place = CHINA } }, name, patterns, options)
end

--- A figure of what two countries have together, where the text tells before who they are: host/claim/joint.c finds them.
--- > cooperation.joint("joint jobs", "jobs_created", "jobs", { "value:QUANTITY" }, { unit = { jobs = true } }).kind
--- joint
---@param name string
---@param metric string
---@param unit string?
---@param patterns string[]
---@param options table? as of cooperation.act
---@return table rule
function cooperation.joint(name, metric, unit, patterns, options)
  return rule.like({ table = "capacity_cooperation", kind = "joint", set = { metric = metric, unit = unit }, lists = LISTS,
    weight = 3, need = { "place" }, accept = rule.EXPECTED, check = { value = { 2, 1e15 } },
    fill = { place = FILL.place, partner = FILL.partner, sector = "clause > sentence > =all_industry",
      period = "clause > sentence > previous" } }, name, patterns, options)
end

return cooperation
