--- Names that no lexicon holds: runs of capitalised words, and Chinese company names, found where a rule needs an actor.

local name = {}

--- Words that may stand inside a name in lowercase, and capitalised words that begin a sentence and name nobody.
local INSIDE = { of = true, de = true, der = true, von = true, van = true, da = true, al = true, bin = true, ["&"] = true, la = true,
  ["for"] = true, ["and"] = false }
local NOBODY = {}
for word in ([[The This That These Those In On At By For From Since As After Before According While When If But And Or Meanwhile
  However Although Its It He She They We There Here With Among During Under Over Currently Last Next Some Many Most
  Several Chinese China Exports Imports Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
  April May June July August September October November December To Both Each All More Another Other Such So Only Even
  Still Yet Now Today Earlier Later Also Beijing Washington Brussels]]):gmatch "%a+" do NOBODY[word] = true end

local function is_capital(word) return word:match "^%u" ~= nil or word:match "^%d+[%a]" ~= nil end

--- The runs of capitalised words between two bytes: { { text, from, to } ... } in order.
---@param text string
---@param from integer
---@param to integer
---@return table[]
function name.runs(text, from, to)
  local runs, run = {}, nil
  local at = from
  while at <= to do
    local first, last = text:find("[%w\xC3-\xCB\x80-\xBF&][%w\xC3-\xCB\x80-\xBF&%.%-]*", at)
    if not first or first > to then break end
    last = math.min(last, to)
    local word = text:sub(first, last):gsub("[%.%-]+$", "")
    if word:match "^%a%.%a" then word = text:sub(first, last) end
    local stop = first + #word - 1
    local between = run and text:sub(run.to + 1, first - 1) or ""
    local adjacent = run and between:match "^[%s]+$" ~= nil
    local opener = first <= from + 1 and (text:sub(stop + 1, stop + 1) == "," or word:match "ly$")
    if is_capital(word) and not opener and not (NOBODY[word] and not adjacent) then
      if adjacent then
        run.to = stop
      else
        run = { from = first, to = stop }
        runs[#runs + 1] = run
      end
      run.pending = nil
    elseif adjacent and INSIDE[word] and not run.pending then
      run.pending = true
      local next_word = text:match("^%s+(%S+)", stop + 1)
      if next_word and is_capital(next_word) then run.to = stop else run = nil end
    else
      run = nil
    end
    at = math.max(stop, last) + 1
  end
  for _, found in ipairs(runs) do found.text = text:sub(found.from, found.to) end
  return runs
end

--- The last name before a byte, inside the clause: the subject of the verb that stands there.
---@return table? run
function name.before(ctx, clause_from, byte)
  local runs = name.runs(ctx.text, clause_from, byte - 1)
  return runs[#runs]
end

return name
