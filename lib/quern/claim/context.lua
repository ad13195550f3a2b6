--- A sentence as the meaning of rules sees it: its mentions by type, its clauses, the words around them.
-- Made once for a sentence in which something matched (or in which a slot is looked for), and kept for its document.

local host = require "quern.host.match"

local context = {}
local Context = {}
Context.__index = Context

local HIDING = { DATE = true, PLACE = true, ORG = true, MONEY = true }
--- Words that name a flow, but not inside a measure's name ("import tariff", "export control").
local FLOW = { import_cue = true, export_cue = true, trade_cue = true }

--- Mentions that stand inside a name ("the People's Bank of China") speak for the name only; words that are a date or part
--- of a place ("May", "United States") are no cues, nor is a flow inside a measure's name.
local function mark_inside(mentions)
  local owner, hides, measure
  for i, mention in ipairs(mentions) do
    local type = mention.type
    if type == "WORD" then
      if measure and FLOW[mention.code] and mention.to <= measure.to then
        mention.inside = measure
      elseif hides and mention.to <= hides.to and hides.type ~= "MONEY" and mention.code ~= "plan_name_cue" then
        mention.inside = hides
      end
    elseif HIDING[type] then
      if hides and type == "PLACE" and hides.type == "MONEY" and mention.to <= hides.to then mention.inside = hides end
      if not hides or mention.to > hides.to then
        hides = mention
        for back = i - 1, 1, -1 do -- cues of the same span stand before it
          local other = mentions[back]
          if other.from < mention.from then break end
          if other.type == "WORD" and other.to <= mention.to and type ~= "MONEY"
            and other.code ~= "plan_name_cue" then other.inside = mention end
        end
      end
    elseif type == "MEASURE" and (not measure or mention.to > measure.to) then
      measure = mention
      for back = i - 1, 1, -1 do
        local other = mentions[back]
        if other.from < mention.from then break end
        if FLOW[other.code] and other.to <= mention.to then other.inside = mention end
      end
    end
    if owner and mention.to <= owner.to and (mention.from > owner.from or mention.to < owner.to) then mention.inside = owner end
    if type == "ORG" and (not owner or mention.to > owner.to) then owner = mention end
  end
end

--- A dateline ("PARIS - ", "BEIJING, Feb. 6 (Xinhua) --") says where a story was written, not what it is about.
local function mark_dateline(self)
  local agency = self.text:match("^新华社.-电()", self.from) or self.text:match("^中新社.-电()", self.from)
  for _, mention in ipairs(self.mentions) do
    if agency and agency - self.from < 90 and mention.to < agency then
      mention.inside = { type = "MONEY", from = mention.from, to = mention.to }
    end
    if mention.from > self.from + 30 then break end
    if mention.type == "PLACE" or mention.type == "CITY" then
      local before, after = self.text:sub(self.from, mention.from - 1), self.text:sub(mention.to + 1, mention.to + 40)
      local dash = after:match "^%s*[%-–—]+%s" or after:match "^%s*%([%u%a%s]+%)%s*[%-–—]"
        or after:match "^,%s*%u%l+%.?%s+%d+[^.]-[%-–—]+%s"
      if (before == "" or before:match "^[%u%s,]+$") and dash then mention.inside = { type = "MONEY", from = mention.from,
        to = mention.to, dateline = mention.to + #dash } end
    elseif mention.type == "DATE" then
      for _, place in ipairs(self.mentions) do
        if place.from >= mention.from then break end
        local line = place.inside and place.inside.dateline
        if line and mention.to < line then mention.inside = place.inside end
      end
    end
  end
end

--- A place or a sector that stands beside a company's name with nothing between belongs to it ("Tianjin FAW").
local function mark_beside(mentions, text)
  for i, mention in ipairs(mentions) do
    if mention.type == "ORG" then
      for near = math.max(1, i - 3), math.min(#mentions, i + 3) do
        local other = near ~= i and mentions[near]
        local before = other and other.to < mention.from and text:sub(other.to + 1, mention.from - 1)
        local after = other and other.from > mention.to and text:sub(mention.to + 1, other.from - 1)
        if other and other.type == "PLACE" and (before == " " or after == " ") and not text:sub(other.from, other.to):match "[ei]an$"
          and not text:sub(other.from, other.to):match "%.$" and not text:sub(other.from, other.to):match "ese$" then
          other.inside = other.inside or mention
        end
      end
    end
  end
end

--- Kinds of one unit: a table wants one word for what is counted.
local SAME_UNIT = { cars = "vehicles", trucks = "vehicles", buses = "vehicles", people = "people", Mt = "t", kt = "t",
  employees = "jobs", workers = "jobs" }

local NONE = {}

--- Mentions by type, those of word lists by the list's name.
local function by_name(mentions)
  local by = {}
  for _, mention in ipairs(mentions) do
    local name = mention.type
    if name == "WORD" then name = not mention.inside and mention.code or "WORD" end
    local list = by[name]
    if list then list[#list + 1] = mention else by[name] = { mention } end
  end
  return by
end

--- The sentence `number` (1 and up) of a scanned document: { from, to, zone, block, tokens, clauses, mentions }.
---@param document table { scan, text, contexts }
---@param number integer
---@return table context
function context.of(document, number)
  local self = document.contexts[number]
  if self then return self end
  self = setmetatable(host.sentence(document.scan, number), Context)
  self.number, self.document, self.text = number, document, document.text
  for _, mention in ipairs(self.mentions) do
    local unit = mention.unit
    if unit then
      mention.unit = SAME_UNIT[unit] or unit
      if unit == "passengers" and self.text:find("^[%s-]*vehicle", mention.to + 1) then mention.unit = "vehicles" end
    end
  end
  mark_inside(self.mentions)
  mark_beside(self.mentions, document.text)
  mark_dateline(self)
  self.by = by_name(self.mentions)
  document.contexts[number] = self
  return self
end

--- The mentions of one type ("PLACE"), or of one word list ("fall_cue"), in order.
---@param name string
---@return table[]
function Context:of(name) return self.by[name] or NONE end

--- The mention that the matcher captured, by its number in the scan.
function Context:mention(index)
  local first = self.mentions[1]
  return first and self.mentions[index - first.index + 1]
end

--- Whether a mention is the label of an entry: before a colon or a dash, perhaps with a date in brackets and emphasis.
---@return boolean, integer? to where the label ends
function Context:is_label(mention)
  if mention.token > 4 then return false end
  local rest = self.text:sub(mention.to + 1, math.min(self.to, mention.to + 60))
  local label = rest:match "^[*_]*%s*%b()[*_]*%s*[:–—-]" or rest:match "^[*_]*：" or rest:match "^[*_]*:" or rest:match "^[*_]*%s+[%-–—]+%s"
  return label ~= nil, label and mention.to + #label
end

--- The last mention of `name` between two bytes (inclusive).
---@return table? mention
function Context:last_between(name, from, to)
  local found
  for _, mention in ipairs(self:of(name)) do
    if mention.from >= from and mention.to <= to then found = mention end
  end
  return found
end

--- Up to `most` bytes of the sentence before a byte, lowercase; and after one.
---@return string
function Context:before(byte, most) return self.text:sub(math.max(self.from, byte - (most or 40)), byte - 1):lower() end
function Context:after(byte, most) return self.text:sub(byte + 1, math.min(self.to, byte + (most or 40))):lower() end

--- Words between two mentions, and more for each clause border between them.
---@return number
function Context.distance(_, a, b)
  local words = 0
  if a.token > b.last then words = a.token - b.last elseif b.token > a.last then words = b.token - a.last end
  return words + 8 * math.abs(a.clause - b.clause)
end

--- Neighbours in a coordination: nothing between them but commas, "and", articles.
local function coordinated(text, a, b)
  local between = text:sub(a.to + 1, b.from - 1)
  return between:match "^[%s,]*a?n?d?%s*t?h?e?%s*$" or between:match "^[、和与及，%s]+$"
end

--- The longest run of neighbours among mentions.
---@param mentions table[] in order
---@return table[]
function Context:coordination(mentions)
  local best, run = {}, {}
  for _, mention in ipairs(mentions) do
    local last = run[#run]
    if last and mention.from > last.to and coordinated(self.text, last, mention) then
      run[#run + 1] = mention
    elseif not last or mention.from > last.to then
      run = { mention }
    end
    if #run > #best then best = run end
  end
  return best
end

local AMOUNTS = { NUMBER = true, PERCENT = true, MONEY = true, QUANTITY = true }

--- Where a sentence says "respectively": its figures in order, at least two; else nil.
function Context:respective()
  if self.zipped == nil then
    self.zipped = false
    if #self:of "respective_cue" > 0 then
      local amounts = {}
      for _, mention in ipairs(self.mentions) do
        if AMOUNTS[mention.type] then amounts[#amounts + 1] = mention end
      end
      local run = self:coordination(amounts)
      if #run > 1 then self.zipped = run end
    end
  end
  return self.zipped
end

--- The member of a coordination that belongs to a figure by "respectively": as many members as figures.
---@param value table the figure
---@param mentions table[] candidates, in order
---@return table? member, boolean? zipped false where the sentence does not zip these
function Context:respective_member(value, mentions)
  local figures = self:respective()
  if not figures then return nil, false end
  local members = self:coordination(mentions)
  if #members ~= #figures then return nil, false end
  for i, figure in ipairs(figures) do
    if figure == value then return members[i], true end
  end
  return nil, false
end

return context
