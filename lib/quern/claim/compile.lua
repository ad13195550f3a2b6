--- Rules made ready for the host: patterns become programs of the matcher there, what a rule says beside them becomes plain lists
--- in a fixed order (host/claim/rule.h).

local claim = require "quern.host.claim"
local rule = require "quern.rule"
local system = require "quern.host.system"

local compile = {}

local function sorted(keys)
  table.sort(keys)
  return keys
end

--- The keys of a set, in order; nil for none.
local function members(set)
  if not set then return end
  local keys = {}
  for key, wanted in pairs(set) do
    if wanted then keys[#keys + 1] = key end
  end
  return sorted(keys)
end

--- { { name, value } ... } by name.
local function pairs_of(map)
  local list = {}
  for i, name in ipairs(members(map or {})) do list[i] = { name, map[name] } end
  return list
end

--- The names in a text of several, "volume" apart: it asks what the sentence counts, not for a mention.
local function split_names(text)
  local names, volume = {}, false
  for name in (text or ""):gmatch "%S+" do
    if name == "volume" then volume = true else names[#names + 1] = name end
  end
  return names, volume
end

--- Whether a pattern of a rule asks for numbers of which no unit is told.
local function asks_plain(patterns)
  for _, pattern in ipairs(patterns) do
    for _, type in ipairs { "NUMBER", "COUNT", "AMOUNT" } do
      if pattern:find("%f[%u]" .. type .. "%f[%U]") then return true end
    end
  end
  return false
end

local function described(made)
  local when = made.when or {}
  local without, refuses_volume = split_names(when.without)
  local wants_volume = when.sentence == "volume"
  return { name = made.name, table = made.table, kind = made.kind, is = made.is, weight = made.weight or 0, shared = made.shared,
    plain = asks_plain(made.patterns),
    set = pairs_of(made.set), check = pairs_of(made.check), fill = pairs_of(made.fill), fan = made.fan,
    lists = members(made.lists), need = made.need, accept = made.accept, unit = members(made.unit), conditional = made.when ~= nil,
    sentence = not wants_volume and when.sentence or nil,
    label = when.label, ahead = when.ahead, under = when.under, without = without, wants_volume = wants_volume,
    refuses_volume = refuses_volume, goes_on = when.goes_on, sides = when.sides }
end

--- Adds a rule and the programs of its patterns to a set of rules.
---@param ruleset table { set, lexicon, rules, programs }
---@param made table from rule.new
function compile.add(ruleset, made)
  made.order = #ruleset.rules + 1
  ruleset.rules[made.order] = made
  local slots, zones = {}, rule.zone_mask(made.zones)
  for number, pattern in ipairs(made.patterns) do
    local fine, sizes = pcall(ruleset.set.add, ruleset.set, pattern, zones, slots)
    if not fine then error(("rule '%s', pattern %d: %s"):format(made.name, number, sizes), 0) end
    for nth, size in ipairs(sizes) do
      ruleset.programs[#ruleset.programs + 1] = { rule = made, size = size, slots = slots, pattern = pattern, nth = nth }
    end
  end
end

--- Institutions and companies: data/orgs.csv.
local function add_orgs(rules)
  for line in (system.resource "data/orgs.csv" or ""):gmatch "[^\r\n]+" do
    local name, where, kind, trade = line:match "^\"?([^\"]-)\"?,([^,]*),([^,]*),([^,]*)$"
    local home = (where or ""):match "^%((.*)%)$" -- of a firm with works anywhere
    if name then rules:org(name, not home and where ~= "" and where or nil, kind, trade ~= "" and trade or nil, home) end
  end
end

--- What derives claims by a set of rules, after its last rule is added.
---@param ruleset table
---@return table deriver of quern.host.claim
function compile.deriver(ruleset)
  ruleset.set:count_as("SECTOR_PART", "SECTOR") -- what the text shows to be of a trade (host/claim/context.c)
  local rules = claim.rules(ruleset.set:build())
  add_orgs(rules)
  local at = 1
  for _, made in ipairs(ruleset.rules) do
    rules:add(described(made))
    while ruleset.programs[at] and ruleset.programs[at].rule == made do
      rules:program(ruleset.programs[at].size, ruleset.programs[at].slots)
      at = at + 1
    end
  end
  return rules:build():deriver(ruleset.scanner)
end

return compile
