-- What deriving claims costs: documents read, scanned, matched, claims derived and stored, each step by itself and the whole
-- chain, in processor time (all threads together: what one thread would take); and what rules cost that never apply.
-- Usage: run.lua [MEGABYTES] [FOLDER]
local claim = require "quern.claim"
local corpus = require "quern.corpus"
local recipe = require "quern.recipe"
local rule = require "quern.rule"
local system = require "quern.host.system"

package.path = "spec/bench/claims/?.lua;" .. package.path
local generate = require "generate"

local megabytes, folder = tonumber(arg[1] or 8), arg[2]

--- A folder of generated articles, made once.
local function generated()
  local made = ("build/bench/claims-%g"):format(megabytes)
  if system.info(made .. "/done") then return made .. "/docs" end
  system.make_folder "build/bench"
  system.make_folder(made)
  system.make_folder(made .. "/docs")
  for i, text in ipairs(generate.articles(megabytes * 1e6)) do assert(system.write(("%s/docs/%05d.txt"):format(made, i), text)) end
  assert(system.write(made .. "/done", ""))
  return made .. "/docs"
end

--- Processor seconds of the best of some rounds.
local function seconds(rounds, act)
  local best = math.huge
  for _ = 1, rounds do
    collectgarbage()
    local started = os.clock()
    act()
    best = math.min(best, os.clock() - started)
  end
  return best
end

local docs = folder or generated()
local file = os.tmpname()
local started = os.clock()
local rules = claim.rules_of(assert(recipe.load(recipe.shipped()[1])))
local fixed = os.clock() - started

local function remove(path)
  for _, tail in ipairs { "", "-wal", "-shm" } do os.remove(path .. tail) end
end

-- Closing is part of it: then everything stands in the file.
local read = seconds(3, function()
  remove(file)
  local opened <close> = assert(corpus.open(file))
  assert(opened:read { docs })
end)
local list, bytes = {}, 0
do
  local opened <close> = assert(corpus.open(file))
  for document in opened:documents() do
    list[#list + 1] = document
    bytes = bytes + #document.text
  end
end
local scans = {}
local scan = seconds(3, function()
  for i, one in ipairs(list) do scans[i] = assert(rules.scanner:scan(one.text, { zones = one.zones })) end
end)
local claims = 0
local derive = seconds(3, function()
  claims = 0
  for _, one in ipairs(list) do claims = claims + rules.deriver:pack(one) end
end)
local match = seconds(3, function()
  for i in ipairs(list) do rules.set:count(scans[i]) end
end)
scans = nil
-- Rules that apply to none of the texts: what they ask for beside a word of every sentence stands nowhere. Read in turns with
-- the shipped rules alone, so that both have the same machine.
local MORE = 2000
local crowd = { name = "crowd", rules = {} }
local function unheard(i) -- a word of its own: zqaaab, zqaaac ...
  return "zq" .. string.char(97 + i // 17576 % 26, 97 + i // 676 % 26, 97 + i // 26 % 26, 97 + i % 26)
end
for i = 1, MORE do
  crowd.rules[i] = rule { "more " .. i, table = "overcapacity", set = { metric = "output" },
    ('value:QUANTITY ..6 "%s"'):format(unheard(i)), ('SECTOR ..4 head:production_cue ..3 "%s"'):format(unheard(i)) }
end
local all = { crowd }
for _, name in ipairs(recipe.shipped()) do all[#all + 1] = assert(recipe.load(name)) end
local crowded = claim.ruleset(all)
local alone, beside = math.huge, math.huge
for _ = 1, 5 do
  alone = math.min(alone, seconds(1, function() for _, one in ipairs(list) do rules.deriver:pack(one) end end))
  beside = math.min(beside, seconds(1, function() for _, one in ipairs(list) do crowded.deriver:pack(one) end end))
end
local count = 0
for _, one in ipairs(list) do count = count + crowded.deriver:pack(one) end
assert(count == claims, "rules that never apply have changed what is claimed")
local update = math.huge
for _ = 1, 3 do -- each on a copy of what was read
  local copy = file .. ".copy"
  local from = assert(io.open(file, "rb"))
  assert(system.write(copy, from:read "a"))
  from:close()
  update = math.min(update, seconds(1, function()
    local opened <close> = assert(corpus.open(copy))
    assert(claim.update(opened, rules))
  end))
  remove(copy)
end
remove(file)

local whole = read + update
local function tell(what, time)
  print(("%-28s %7.3f s  %7.1f MB/s  %5.1f %%"):format(what, time, bytes / 1e6 / time, 100 * time / whole))
end
print(("%d documents, %.1f MB, %d claims (%.2f a kilobyte); rules compiled in %.0f ms"):format(#list, bytes / 1e6, claims,
  claims / bytes * 1000, fixed * 1000))
tell("read", read)
tell("scan, once", scan)
tell("match", match)
tell("derive: scan, match, read", derive)
tell("store (update less derive)", update - derive)
tell("documents to stored claims", whole)
print(("derive with %d more rules that never apply: %.3f s, %.3f times what it takes without"):format(MORE, beside, beside / alone))
