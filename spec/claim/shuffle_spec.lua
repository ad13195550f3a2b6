-- Sentences that nobody wrote: halves of the phrasebook's put together by signs. Whatever they say, the deriver stands, its
-- quotes lie in the text, and the rows do not depend on what was read before.
local claim = require "quern.claim"
local phrasebook = require "claim.phrasebook"
local reading = require "claim.reading"

local TABLES = { "overcapacity", "trade_measures", "trade_flows_prices", "finance_debt", "policy_targets", "projects", "firm_exits",
  "capacity_cooperation" }
local SIGNS = { " ", ", ", ". ", "\n\n", "; ", ": ", " (", ") ", "，", "、", "；", "。", "——", "（", "）", "，……，", " - ", "%", "《", "》" }

local function sentences()
  local list = {}
  for _, name in ipairs(TABLES) do
    for _, entry in ipairs(phrasebook.read("spec/claim/phrases/" .. name .. ".txt")) do list[#list + 1] = entry.sentence end
  end
  return list
end

--- A text of `count` halves, one behind the other.
local function shuffled(list, random, count)
  local parts = {}
  for _ = 1, count do
    local sentence = list[random(#list)]
    local cut = utf8.offset(sentence, random(utf8.len(sentence)))
    parts[#parts + 1] = random(2) == 1 and sentence:sub(1, cut - 1) or sentence:sub(cut)
    parts[#parts + 1] = SIGNS[random(#SIGNS)]
  end
  return table.concat(parts)
end

local function rows(text)
  local lines = {}
  for i, found in ipairs(claim.derive(reading.rules(), { text = text, published = phrasebook.published })) do
    assert(found.from >= 1 and found.from <= found.to and found.to <= #text, "a quote beyond the text")
    local parts = {}
    for name, value in pairs(found.fields) do
      parts[#parts + 1] = name .. "=" .. (type(value) == "table" and table.concat(value, "+") or tostring(value))
    end
    table.sort(parts)
    lines[i] = found.table .. " " .. found.rule .. " " .. found.modality .. " " .. table.concat(parts, " ")
  end
  return lines
end

describe("claims of sentences that nobody wrote", function()
  it("lie in their text, and are the same whatever was read before", function()
    local list, seed = sentences(), 20241205
    local function random(most) -- of our own, so that every machine has the same texts
      seed = (seed * 6364136223846793005 + 1442695040888963407)
      return (seed >> 33) % most + 1
    end
    local texts, first, made = {}, {}, 0
    for i = 1, 150 do
      texts[i] = shuffled(list, random, 40)
      first[i] = rows(texts[i])
      made = made + #first[i]
    end
    for i = #texts, 1, -1 do assert.same(first[i], rows(texts[i]), texts[i]) end
    assert(made > 1000, "hardly any row")
  end)
end)
