--- Firms, speakers and sites: the actors of exits and statements, and where a plant stands.

local fill = require "quern.claim.fill"
local name = require "quern.claim.name"
local place = require "quern.claim.place"

local firms = {}

local function is_company(mention)
  local org = place.of_org(mention.code)
  return not org or org.kind == "company" or org.kind == "bank"
end

local function members(ctx, mention)
  local list, seen = {}, {}
  for _, one in ipairs(fill.list(ctx, mention)) do
    if is_company(one) and not seen[one.code] then
      seen[one.code] = true
      list[#list + 1] = one.code
    end
  end
  return list
end

--- "South Korean companies": firms of a place that stay unnamed.
local function unnamed(ctx, verb)
  for _, mention in ipairs(ctx:of "PLACE") do
    local after = ctx:after(mention.to, 14)
    if mention.to < verb.from and (after:match "^%s+compan" or after:match "^%s+firms" or after:match "^%s+manufacturers"
      or after:match "^企业" or after:match "^公司") then
      return { mention.code .. " companies" }, mention, "clause"
    end
  end
end

--- Names that are no firms: "Party", "Ministry" and other words of office.
local OFFICE = { Minister = true, President = true, Ministry = true, Government = true, Commission = true, Council = true,
  Department = true, Province = true, City = true }

local function named_before(ctx, verb, from)
  local runs = name.runs(ctx.text, from, verb.from - 1)
  for i = #runs, 1, -1 do
    local last = runs[i].text:match "(%a+)$"
    if not OFFICE[last] then
      local is_place = false
      for _, mention in ipairs(ctx:of "PLACE") do
        if mention.from <= runs[i].from and mention.to >= runs[i].to then is_place = true end
      end
      if not is_place then return runs[i] end
    end
  end
end

--- Whether a name stands near before the verb, with nobody else speaking in between.
local function closely(ctx, run, verb)
  local between = ctx.text:sub(run.to + 1, verb.from - 1)
  local _, words = between:gsub("%S+", "")
  return words <= 9 and not ctx:last_between("say_cue", run.to + 1, verb.from - 1)
    or ctx:last_between("announce_cue", run.to + 1, verb.from - 1) ~= nil and words <= 14
end

--- The firms that act before a verb: companies the lexicon knows, a capitalised name, or "firms of a country".
---@return string[]? actors, table? mention, string? step
function firms.before(ctx, c)
  local verb = (c.captured.trigger or { c.anchor })[1]
  local best
  for _, org in ipairs(ctx:of "ORG") do
    if org.to < verb.from and not org.inside and is_company(org) and (not best or best.clause ~= verb.clause
      or org.clause == verb.clause) then best = best and best.clause == org.clause and best or org end
  end
  if best then return members(ctx, best), best, best.clause == verb.clause and "clause" or "sentence" end
  local clause = ctx.clauses[verb.clause]
  local run = named_before(ctx, verb, clause and clause.from or ctx.from)
  if run and closely(ctx, run, verb) then return { run.text }, run, "clause" end
  local list, mention, step = unnamed(ctx, verb)
  if list then return list, mention, step end
  for _, org in ipairs(ctx:of "ORG") do -- "the closure of Samsung's plant"
    if not org.inside and is_company(org) then return members(ctx, org), org, "sentence" end
  end
end

local LEFT = { ["in"] = true, from = true, of = true, at = true, ["在"] = true, ["从"] = true }

--- "at Port Talbot": a site that no lexicon knows, so that none from afar may stand in for it.
local function stands_elsewhere(ctx, verb)
  local at = verb.to
  while true do
    local _, last = ctx.text:find("%f[%a][ia][nt]%s+%f[%u]", at)
    if not last or last > ctx.to then return false end
    local dated = false
    for _, date in ipairs(ctx:of "DATE") do dated = dated or date.from <= last + 1 and date.to > last end
    if not dated then return true end
    at = last
  end
end

--- Where a plant is closed or left: the place that qualifies it, or follows "in", "from", "out of"; never where it goes to.
function firms.site(ctx, c)
  local verb = (c.captured.trigger or { c.anchor })[1]
  local head = c.captured.head and c.captured.head[1]
  local best, best_cost
  for _, mention in ipairs(ctx:of "PLACE") do
    local word = place.word_before(ctx, mention)
    if not mention.inside and word ~= "to" and word ~= "into" and word ~= "向" and word ~= "至" then
      local cost = ctx:distance(mention, head or verb)
      if mention.from > verb.to then cost = cost - 4 end
      if LEFT[word] then cost = cost - 6 elseif head and mention.from > head.to then cost = cost + 12 end
      if mention.to < verb.from and not (head and mention.to < head.from and mention.from > verb.to)
        and not LEFT[word] then cost = cost + 12 end
      if not best or cost < best_cost then best, best_cost = mention, cost end
    end
  end
  if best then -- a plant stands in the city; the capital's name is the government's elsewhere
    for _, other in ipairs(ctx:of "PLACE") do
      if other.from == best.from and other.to == best.to and other.code:match "^CN%-" then best = other end
    end
  end
  if not (best and best_cost < 16) and stands_elsewhere(ctx, verb) then return nil, nil, "none" end
  if best and best_cost < 16 and best.code == "EU" then return "BEL", best, "clause" end -- "its Brussels plant"
  if best and best_cost < 16 then return place.value(ctx, best), best, best.clause == verb.clause and "clause" or "sentence" end
end

--- Who says it: the name before a word of saying in the sentence, else the document's author.
function firms.speaker(ctx, c)
  local cue = ctx:of "say_cue"[1] or ctx:of "warn_cue"[1]
  if cue and cue.from < c.anchor.from then
    for _, org in ipairs(ctx:of "ORG") do
      if org.to < cue.from and not org.inside then return org.code, org, "sentence" end
    end
    local runs = name.runs(ctx.text, ctx.from, cue.from - 1)
    local run = runs[#runs]
    if run then return run.text, run, "sentence" end
    local subject = ctx:before(cue.from, 30):match "(%a+)%s*$"
    if subject and #subject > 3 then return subject, cue, "sentence" end
  end
  local author = ctx.document.author
  if author and author ~= "" then return author, nil, "document" end
  for _, org in ipairs(ctx:of "ORG") do
    if not org.inside then return org.code, org, "sentence" end
  end
end

return firms
