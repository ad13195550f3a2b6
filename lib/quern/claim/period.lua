--- The time a statement is about: which of a sentence's dates it is, and how it is written.

local period = {}

--- Before a date these make it a base of comparison, not the time of the figure.
local BASES = { "compared with", "compared to", "from", "than", "than in", "versus", "vs", "vs.", "relative to", "against", "over",
  "compared with the", "compared to the", "from the", "than the", "over the", "on the", "from its", "than a", "level of", "levels of",
  "compared with those in", "compared to those in", "above", "below", "较", "比", "相比", "与" }

local function ends_with(text, tail)
  return #text >= #tail and text:sub(-#tail) == tail and (#text == #tail or not text:sub(-#tail - 1, -#tail - 1):match "%w"
    or tail:byte() > 127)
end

local function stands_as_base(ctx, mention)
  local before = ctx:before(mention.from, 40):gsub("%s+$", "")
  for _, base in ipairs(BASES) do
    if ends_with(before, base) then return true end
  end
  local after = ctx:after(mention.to, 12)
  return after:match "^%s+levels?%f[%A]" ~= nil or after:match "^’?'?s?%s+levels?%f[%A]" ~= nil
end

--- Whether a date is what a figure is compared with.
function period.is_base(ctx, mention)
  if mention.base == nil then mention.base = stands_as_base(ctx, mention) end
  return mention.base
end

--- Dates of sources ("according to an Aug. 10 report", "a 2019 study", "data released in May") date what was said, not
--- what it says.
local function dates_a_source(ctx, mention)
  local after = ctx:after(mention.to, 50)
  if after:match "^%s+[%a%s-]-%f[%a]report%f[%A]" or after:match "^%s+[%a%s-]-%f[%a]study%f[%A]"
    or after:match "^%s+[%a%s-]-%f[%a]survey%f[%A]" or
    after:match "^%s+[%a%s-]-%f[%a]analysis%f[%A]" then
    local words = select(2, (after:match "^(.-)%f[%a][rs][et][puv]" or ""):gsub("%a+", ""))
    return words <= 4
  end
  return ctx:before(mention.from, 10):match "dated%s+$" ~= nil
end

local function civil(days)
  local z = days + 719468
  local era = z // 146097
  local doe = z - era * 146097
  local yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
  local doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
  local mp = (5 * doy + 2) // 153
  local day, month = doy - (153 * mp + 2) // 5 + 1, mp < 10 and mp + 3 or mp - 9
  return yoe + era * 400 + (month <= 2 and 1 or 0), month, day
end
period.civil = civil

local OPEN = { lo = -2147483648, hi = 2147483647 }

--- "Within two years" after a date in the sentences before: that date, so much later.
---@return string? year
function period.within(ctx, before)
  local duration = ctx:of "DURATION"[1]
  if not duration or not ctx:before(duration.from, 10):match "within%s+$" or not before then return end
  local year = tonumber(tostring(before):sub(1, 4))
  local years = math.floor((duration.months or 0) / 12 + 0.5)
  return year and years > 0 and tostring(year + years) or nil
end

--- The period as it is written in a claim: "2024", "2024-03", "2024-01/2024-02", "2023/..", "2023-12-31" for its end.
---@return string? iso
function period.value(ctx, mention, c)
  if not mention.iso then return end
  local text = ctx.text:sub(mention.from, mention.to):lower()
  local lead = ctx:before(mention.from, 14)
  local mod = mention.mod
  if (mod == "end" or text:match "^the end of" or text:match "^end of" or text:match "^end%-" or lead:match "the end of%s+$"
    or lead:match "year%-end%s+$" or text:match "年底$" or text:match "年末$") and mention.hi ~= OPEN.hi then
    local year, month, day = civil(mention.hi)
    return ("%04d-%02d-%02d"):format(year, month, day)
  end
  if mention.bound == "since" then
    if c and c.date and mention.grain == "day" then return period.format("day", mention.lo) end -- an act has a day
    local year, month = civil(mention.lo)
    return mention.grain == "year" and ("%04d/.."):format(year) or ("%04d-%02d/.."):format(year, month)
  end
  if (mention.bound == "by" or mention.bound == "before") and mention.hi ~= OPEN.hi then return period.format(mention.grain, mention.hi) end
  if mention.bound == "after" and mention.lo ~= OPEN.lo then return period.format(mention.grain, mention.lo) end
  return mention.iso
end

--- One day at a grain: the year, the month or the day it lies in.
function period.format(grain, days)
  local year, month, day = civil(days)
  if grain == "day" or grain == "week" then return ("%04d-%02d-%02d"):format(year, month, day) end
  if grain == "month" then return ("%04d-%02d"):format(year, month) end
  return ("%04d"):format(year)
end

--- "Mexico (22 April): ...": a date in the label of an entry is that of the act.
local function labelled(ctx, mention)
  for _, party in ipairs(ctx:of "PLACE") do
    if party.from > mention.from then return false end
    local label, ends = ctx:is_label(party)
    if label and mention.to < ends then return true end
  end
  return false
end

--- What a date costs as the period of a figure: after it in its clause is best ("69,000 in 2022"), then the frame at the
--- head of the sentence ("In 2015, ..."), then the rest.
function period.cost(ctx, c, mention)
  if mention.inside or dates_a_source(ctx, mention) then return end
  local start = c.date and ctx:before(mention.from, 6):match "from%s+$" -- an act holds from its date on
  if period.is_base(ctx, mention) and not c.allow_base and not start then return end
  if c.date and labelled(ctx, mention) then return 0 end
  if c.away then return mention.grain ~= "century" and mention.grain ~= "decade" and mention.from or nil end
  local anchor = c.captured.value and c.captured.value[1] or c.anchor
  local gap = ctx:distance(mention, anchor)
  if mention.from > anchor.to then return gap end
  if mention.token <= 2 then return math.min(gap, 9) end
  return gap + 2
end

--- Whether a date tells what a present figure is set against: a year gone by, behind an amount of its own ("now 2.4 million
--- tonnes, more than double the 1.1 million it had in 2021").
function period.is_earlier_level(ctx, c, mention)
  local value, written = c.captured.value and c.captured.value[1], tonumber((ctx.document.reference or ""):sub(1, 4))
  if not value or not written or not mention.iso or mention.hi == OPEN.hi or not ctx.document.inferred
    and (civil(mention.hi)) >= written then return false end
  for _, type in ipairs { "NUMBER", "PERCENT", "MONEY", "QUANTITY" } do
    for _, other in ipairs(ctx:of(type)) do
      if other.from > value.to and other.to < mention.from then return true end
    end
  end
  return false
end

--- "now", "currently", "recently" in the clause: the time of the document.
function period.is_now(ctx, c)
  for _, cue in ipairs(ctx:of "now_cue") do
    if cue.clause == c.anchor.clause or cue.token <= 1 then return cue end
  end
end

local PRESENT = { "is", "are", "has", "have", "accounts", "account", "makes", "produces", "stands", "remains", "controls", "faces",
  "face", "suffers", "suffer", "holds" }
local PAST = { "was", "were", "had", "fell", "rose", "reached", "made" }

--- Whether the clause speaks in the present ("accounts for 98 percent"): its time is the document's.
function period.is_present(ctx, c)
  local clause = ctx.clauses[c.anchor.clause] or ctx
  local words = " " .. ctx.text:sub(clause.from, clause.to):lower():gsub("[^%a]+", " ") .. " "
  for _, word in ipairs(PAST) do
    if words:find(" " .. word .. " ", 1, true) then return false end
  end
  for _, word in ipairs(PRESENT) do
    if words:find(" " .. word .. " ", 1, true) then return true end
  end
  return false
end

--- The month a document speaks from: its date of publication, or the latest date it mentions.
---@return string?
function period.of_document(document, whole)
  local date = document.reference
  if whole and document.inferred then return end
  return date and (whole and date or date:sub(1, 7)) or nil
end

return period
