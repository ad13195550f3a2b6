--- How a source stands to what it says: asserted, reported, planned, forecast, hypothetical or denied; and who said it.
-- Negation and conditions have a scope: they hold for what follows them in their clause (and a condition for the
-- clauses after it). Qualifiers become fields, so that a recipe may ask for plans or denials; without asking, denied
-- and hypothetical statements make no row.

local names = require "quern.claim.name"

local modality = {}

--- Words that negate only when they stand near: "not", "no longer", "没有".
local NEAR = 5

local function governs(cue, at)
  return cue.to < at.from and cue.clause == at.clause
end

local function near_before(ctx, name, at, most)
  for _, cue in ipairs(ctx:of(name)) do
    if governs(cue, at) and at.token - cue.last <= most then return cue end
  end
end

local function in_clause_before(ctx, name, at)
  for _, cue in ipairs(ctx:of(name)) do
    if governs(cue, at) then return cue end
  end
end

--- A condition reaches from its word to the end of the sentence, unless that word opens a later clause.
local function conditional(ctx, at)
  for _, cue in ipairs(ctx:of "condition_cue") do
    if cue.from < at.from and (cue.token <= 1 or cue.clause == at.clause or cue.clause < at.clause and cue.token == 0) then return cue end
  end
end

local function denied(ctx, at)
  return near_before(ctx, "negation_cue", at, NEAR) or in_clause_before(ctx, "denial_cue", at)
end

--- Verbs after which "to impose" happens or is settled.
local SETTLED = { decided = true, agreed = true, voted = true, moved = true, began = true, begun = true, continued = true,
  continues = true, started = true, acted = true,
  plans = true, planned = true, intends = true, intend = true, going = true, set = true, about = true, vowed = true, pledged = true,
    aims = true, due = true, scheduled = true,
  announced = true, decision = true, decree = true, effort = true, efforts = true, ["order"] = true, is = true, are = true,
    failed = true, able = true, managed = true, forced = true }

--- A bare infinitive tells a purpose or a possibility, not an act ("tools used to impose duties").
local function purpose(ctx, at)
  local verb = ctx:before(at.from, 40):match "(%a+)%s+to%s+$"
  return verb and not SETTLED[verb]
end

--- An act told as the background of something else ("since China restricted exports", "the decision to ban").
local function background(ctx, at)
  local words = ctx:before(at.from, 60)
  return words:match "%f[%a]since%s+[%a’'%s]-$" and not words:match "%d" or words:match "%f[%a]decision%s+to%s+$"
end

--- Whether an act is only a purpose or a background, and so no row of its own.
function modality.aside(ctx, at)
  -- "revocation of the order would be likely to lead to ...": what follows is imagined
  return purpose(ctx, at) or background(ctx, at) or ctx:after(at.to, 160):find "^[^.;]-%f[%a]would%s+be%s+likely" ~= nil
end

local function hypothetical(ctx, at)
  local cue = conditional(ctx, at) or near_before(ctx, "hypothetical_cue", at, 14)
  if cue and ctx.text:sub(cue.from, cue.to):lower() == "would" then
    -- "announced that it would": a plan told in the past
    for _, name in ipairs { "say_cue", "announce_cue" } do
      local said = ctx:of(name)[1]
      if said and said.from < cue.from then return end
    end
  end
  return cue
end

--- Who says it: the institution or the name after "according to"; words that name nobody are no source.
---@return string?
function modality.source(ctx)
  local cue = ctx:of "according_cue"[1]
  if cue then
    for _, org in ipairs(ctx:of "ORG") do
      local han = org.to < cue.from and cue.from - org.to <= 12 and ctx.text:byte(cue.from) > 127 -- "协会数据显示"
      if han or org.from > cue.to and org.from - cue.to <= 60 and not ctx.text:sub(cue.to + 1, org.from - 1):find "[,;，。%d]" then
        return org.code
      end
    end
    local rest = ctx.text:sub(cue.to + 1, math.min(ctx.to, cue.to + 120)):match "^%s*([^,;.，。；]+)" or ""
    local run = names.runs(rest, 1, #rest)[1]
    if run and #run.text > 1 then return run.text end
  end
end

--- The modality of what is said at `at` (the rule's trigger, or its value).
---@param ctx table
---@param at table a mention
---@param claimed table? the mentions that carry the claim, which are no qualifiers of themselves
---@return string modality
function modality.of(ctx, at)
  if denied(ctx, at) then return "denied" end
  if hypothetical(ctx, at) then return "hypothetical" end
  if in_clause_before(ctx, "forecast_cue", at) then return "forecast" end
  if in_clause_before(ctx, "plan_cue", at) then return "planned" end
  for _, cue in ipairs(ctx:of "hypothetical_cue") do -- what is left of it: "said it would"
    if cue.to < at.from and cue.clause == at.clause then return "planned" end
  end
  if #ctx:of "according_cue" > 0 or #ctx:of "say_cue" > 0 then return "reported" end
  return "asserted"
end

return modality
