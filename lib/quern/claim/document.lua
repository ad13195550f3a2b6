--- A document while its claims are derived: its scan, its sentences, its headings, what it is mostly about.

local context = require "quern.claim.context"
local host = require "quern.host.match"
local place = require "quern.claim.place"
local period = require "quern.claim.period"

local document = {}
local Document = {}
Document.__index = Document

--- Words near a date that make it a wish or a name, not a time the document has seen.
local AHEAD = { "by%s+$", "until%s+$", "strategy%s+$", "vision%s+$", "agenda%s+$", "made in china%s+$", "through%s+$", "beyond%s+$",
  "plan%s+$", "will .*$", "expected .*$", "to%s+$" }

local function lies_ahead(text, mention)
  local before = text:sub(math.max(1, mention.from - 48), mention.from - 1):lower()
  before = before:match "[^.;]*$"
  if mention.bound == "by" then return true end
  for _, pattern in ipairs(AHEAD) do
    if before:find(pattern) then return true end
  end
end

--- The latest time a text without a date of its own speaks of as past: it was not written before. "2024-07", "2017".
local function latest_date(text, dates)
  local month, year
  for _, date in ipairs(dates) do
    local told = date.zone == "body" or date.zone == "list_item"
    if told and date.iso and not date.relative and date.lo > -30000 and date.hi < 60000 and not lies_ahead(text, date) then
      if date.grain == "day" or date.grain == "month" then month = math.max(month or date.lo, date.lo) end
      if date.grain == "year" then year = math.max(year or date.lo, date.lo) end
    end
  end
  if month and not (year and year > month) then return period.format("month", month) end
  return year and period.format("year", year)
end

--- A day named in a byline, a source line or the first lines: when the text was written.
local function dateline(dates)
  for _, date in ipairs(dates) do
    local line = date.zone == "byline" or date.zone == "source" or date.sentence <= 6 and date.bytes <= 48
    if line and date.grain == "day" and date.iso and not date.relative then return date.iso end
  end
  for _, date in ipairs(dates) do -- "Paris, September 2024": a line of its own above the text
    if date.sentence <= 3 and date.bytes <= 30 and date.grain == "month" and date.iso and not date.relative then return date.iso end
  end
end

local EVENTS = { Expo = true, Summit = true, Forum = true, Conference = true, Congress = true, Olympics = true, Games = true,
  Fair = true, Show = true, Cup = true }

--- The latest year in the name of an event's edition ("Expo 2017").
local function edition(text)
  local latest
  for name, year in text:gmatch "(%u%a+)%s+(20%d%d)%f[%D]" do
    if EVENTS[name] and (not latest or year > latest) then latest = year end
  end
  return latest
end

local function scan_text(ruleset, source, reference)
  return ruleset.scanner:scan(source.text, { reference = reference, zones = source.zones })
end

--- A day for a reference that may be a month or a year: its last day, since the text looks back on it.
local function day_of(date)
  if #date == 4 then return date .. "-12-31" end
  if #date == 7 then return date .. "-28" end
  return date:sub(1, 10)
end

--- Scans a document. Without a date of publication the latest date it speaks of as past stands in, and relative dates
--- are read against that.
---@param ruleset table
---@param source table { text, published?, zones?, title? }
---@return table document
function document.scan(ruleset, source)
  local self = setmetatable({ text = source.text, title = source.title, author = source.author, publisher = source.publisher,
    ruleset = ruleset, contexts = {}, tallies = {}, state = {} }, Document)
  self.reference = source.published
  self.scan = scan_text(ruleset, source, source.published and day_of(source.published))
  if not self.reference then
    local dates, unresolved = host.dates(self.scan)
    local latest, event = latest_date(source.text, dates), edition(source.text)
    self.reference = dateline(dates) or event and (not latest or event > latest) and event or latest
    self.inferred = self.reference ~= nil
    if self.reference and unresolved then self.scan = scan_text(ruleset, source, day_of(self.reference)) end
  end
  return self
end

--- The context of sentence `number`.
function Document:sentence(number) return context.of(self, number) end

--- The zone of every sentence.
---@return string[]
function Document:zones()
  self.zone_list = self.zone_list or host.zones(self.scan)
  return self.zone_list
end

--- Numbers of the headings a sentence stands under, nearest first; at most three.
function Document:headings_above(number)
  local zones, list, level = self:zones(), {}, math.huge
  for at = number - 1, 1, -1 do
    if zones[at] == "heading" then
      local from = self:sentence(at).from
      local marks = #self.text:sub(math.max(1, from - 8), from - 1):match "(#*)%s*$"
      if marks == 0 or marks < level then -- a section beside this one says nothing about it
        list[#list + 1] = at
        level = marks > 0 and marks or level
      end
    end
    if #list == 3 then break end
  end
  return list
end

--- A province speaks for its country too.
local function roll_up(counts)
  local china, world = counts.CHN or 0, counts.WLD
  for code, count in pairs(counts) do
    if code:sub(1, 3) == "CN-" then china = china + count / 2 end
  end
  counts.CHN = china > 0 and china or nil
  if world then counts.WLD = nil end
end

--- The code a document mentions most often, if it stands out: more than a third of its type, and twice at least.
---@param type string
---@return string? code
function Document:dominant(type)
  local tally = self.tallies[type]
  if not tally then
    tally = { counts = host.tally(self.scan, type) }
    if type == "PLACE" then roll_up(tally.counts) end
    local total = 0
    for code, count in pairs(tally.counts) do
      total = total + count
      if not tally.best or count > tally.counts[tally.best] or (count == tally.counts[tally.best]
        and code < tally.best) then tally.best = code end
    end
    if tally.best and (tally.counts[tally.best] < 2 or tally.counts[tally.best] * 3 < total) then tally.best = nil end
    self.tallies[type] = tally
  end
  return tally.best
end

--- The official institution in the first lines of a notice.
local function letterhead(self)
  for number = 1, math.min(4, host.sentences(self.scan)) do
    for _, found in ipairs(self:sentence(number):of "ORG") do
      local org = place.of_org(found.code)
      if org and org.place and (org.kind == "ministry" or org.kind == "customs" or org.kind == "regulator") then return org.place end
    end
  end
end

--- The country of the institution that published the document: where a national statistical office says nothing else,
--- it speaks of its own country.
---@return string? code
function Document:publisher_place()
  if self.published_in == nil then
    self.published_in = false
    for _, found in ipairs(self.publisher and self.ruleset.lexicon:find(self.publisher) or {}) do
      local org = found.type == "ORG" and place.of_org(found.code)
      if org and org.place and (org.kind == "statistics" or org.kind == "ministry" or org.kind == "government" or org.kind == "customs"
        or org.kind == "association" or org.kind == "gazette" or org.kind == "regulator" or org.kind == "central bank") then
        self.published_in = org.place
      end
    end
  end
  if self.published_in == false then self.published_in = letterhead(self) or false end
  return self.published_in or nil
end

return document
