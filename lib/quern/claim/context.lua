--- A sentence as the meaning of rules sees it: its mentions by type, its clauses, the words around them.
-- Made once for a sentence in which something matched (or in which a slot is looked for), and kept for its document.

local host = require "quern.host.match"

local context = {}
local Context = {}
Context.__index = Context

--- Mentions that stand inside a name ("the People's Bank of China") speak for the name only; words that are a date or part
--- of a place ("May", "United States") are no cues.
local function mark_inside(mentions)
  local owner, hides
  for _, mention in ipairs(mentions) do
    if hides and mention.type == "WORD" and mention.to <= hides.to then mention.inside = hides end
    if (mention.type == "DATE" or mention.type == "PLACE" or mention.type == "ORG") and (not hides or mention.to > hides.to) then
      hides = mention
      for i = #mentions, 1, -1 do
        local other = mentions[i]
        if other.type == "WORD" and other.from == mention.from and other.to <= mention.to then other.inside = mention end
      end
    end
    if owner and mention.to <= owner.to and (mention.from > owner.from or mention.to < owner.to) then
      mention.inside = owner
    end
    if mention.type == "ORG" and (not owner or mention.to > owner.to) then owner = mention end
  end
end

--- A place or a sector that stands beside a company's name with nothing between belongs to it ("Tianjin FAW").
local function mark_beside(mentions, text)
  for i, mention in ipairs(mentions) do
    if mention.type == "ORG" then
      for _, other in ipairs { mentions[i - 1] or false, mentions[i + 1] or false } do
        local before = other and other.to < mention.from and text:sub(other.to + 1, mention.from - 1)
        local after = other and other.from > mention.to and text:sub(mention.to + 1, other.from - 1)
        if other and other.type == "PLACE" and (before == " " or after == " ") and not text:sub(other.from, other.to):match "n$"
          and not text:sub(other.from, other.to):match "%.$" and not text:sub(other.from, other.to):match "ese$" then
          other.inside = other.inside or mention
        end
      end
    end
  end
end

--- The sentence `number` (1 and up) of a scanned document: { from, to, zone, block, tokens, clauses, mentions }.
---@param document table { scan, text, contexts }
---@param number integer
---@return table context
function context.of(document, number)
  local self = document.contexts[number]
  if self then return self end
  self = setmetatable(host.sentence(document.scan, number), Context)
  self.number, self.document, self.text, self.by = number, document, document.text, {}
  mark_inside(self.mentions)
  mark_beside(self.mentions, document.text)
  document.contexts[number] = self
  return self
end

--- The mentions of one type ("PLACE"), or of one word list ("fall_cue"), in order.
---@param name string
---@return table[]
function Context:of(name)
  local list = self.by[name]
  if list then return list end
  list = {}
  local is_type = name:match "^%u" ~= nil
  for _, mention in ipairs(self.mentions) do
    if is_type and mention.type == name or not is_type and mention.type == "WORD" and mention.code == name and not mention.inside then
      list[#list + 1] = mention
    end
  end
  self.by[name] = list
  return list
end

--- The mention that the matcher captured, by its number in the scan.
function Context:mention(index)
  local first = self.mentions[1]
  return first and self.mentions[index - first.index + 1]
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
function Context:distance(a, b)
  local words = 0
  if a.token > b.last then words = a.token - b.last elseif b.token > a.last then words = b.token - a.last end
  return words + 8 * math.abs(a.clause - b.clause)
end

return context
