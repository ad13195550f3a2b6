--- Rules: patterns over mentions and words, compiled by the matcher in C (host/text/match_pattern.h).
-- A pattern is a row of elements:
--   CAPS          a mention type: SECTOR, PLACE, DATE, PERCENT ...; SECTOR=steel (or SECTOR="a b") wants one code
--   AMOUNT COUNT  any number, percentage, money or quantity; a number or a quantity
--   lowercase     a word list of the lexicon (type WORD): utilization_cue
--   "words"       these words, in any case
--   ..4  ...9     up to 4 words inside the clause; up to 9 inside the sentence
--   (a | b)       alternatives;   x?  optional;   !x  x does not stand here;   ^  the sentence begins
--   +PLACE        a coordinated list of one or more;   name:x  captures x
-- Every pattern needs a mention type or a word list of its own: sentences without it are never looked at.
-- Beside its patterns a rule may say what it is: its kind, one word, and its traits: kind = "act", is = { "held" }. What a
-- rule is called means nothing. help "traits" lists the words and what each says.

local claim = require "quern.host.claim"
local host = require "quern.host.match"

local rule = {}

local ZONES = { body = 0, heading = 1, list_item = 2, table = 3, caption = 4, byline = 5, source = 6 }

--- What a rule may say besides its name and its patterns.
local OPTIONS = {
  table = "string", set = "table", check = "table", fill = "table", fan = "table", zones = "table", when = "table",
  weight = "number", accept = "table", need = "table", shared = "boolean", unit = "table",
  kind = "string", is = "table", lists = "table", patterns = "table",
}

local KINDS, TRAITS = claim.words()

--- The bits of the zones a rule reads: body, list items and tables unless it says otherwise.
---@package
---@param zones string[]?
---@return integer
function rule.zone_mask(zones)
  local mask = 0
  for _, name in ipairs(zones or { "body", "list_item", "table" }) do
    local bit = ZONES[name]
    if not bit then error(("'%s' is no zone; known are body heading list_item table caption byline source"):format(name), 0) end
    mask = mask | 1 << bit
  end
  return mask
end

--- Raises with the line of the recipe: the nearest caller outside the library. Recipes have no debug library, and tail
--- calls hide how far away that is; `error` itself tells the line of each level.
local function blame(message, ...)
  local MOST = 12
  local where = ""
  for level = 3, MOST do
    local _, line = pcall(error, "", level)
    if line ~= "" and not line:find "^lib/quern/" then
      where = line
      break
    end
  end
  error(where .. message:format(...), 0)
end

local function known_options()
  local names = {}
  for name in pairs(OPTIONS) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end

--- The kinds and the traits of rules, each with what it says.
---@package
---@return string
function rule.reference()
  local lines = { "A rule says what it is: its kind, one word, and any traits. kind = \"act\", is = { \"held\", \"rate\" }",
    "Readings of two kinds do not compete.", "" }
  for _, part in ipairs { { "Kinds", KINDS }, { "Traits", TRAITS } } do
    lines[#lines + 1] = part[1] .. ":"
    for _, word in ipairs(part[2]) do lines[#lines + 1] = ("  %-13s %s"):format(word[1], word[2]) end
    lines[#lines + 1] = part[1] == "Kinds" and "" or nil
  end
  return table.concat(lines, "\n")
end

--- Raises unless a word is one of those known.
local function check_word(name, what, word, words)
  local known = {}
  for i, one in ipairs(words) do
    if one[1] == word then return end
    known[i] = one[1]
  end
  blame("rule '%s': '%s' is no %s; known are %s (help \"traits\" tells what each says)", name, word, what, table.concat(known, ", "))
end

local function check_words(made)
  if made.kind then check_word(made.name, "kind", made.kind, KINDS) end
  for key, word in pairs(made.is or {}) do
    if type(key) ~= "number" then blame("rule '%s': is lists its traits: is = { \"%s\" }", made.name, key) end
    check_word(made.name, "trait", word, TRAITS)
  end
end

--- Checks a rule and its patterns; returns it, with its name and its patterns as fields. `kind` is a word and `is` a list of
--- words of those that help "traits" tells of.
--- > local r = rule { "share", table = "shares", [[ value:PERCENT "of" sector:SECTOR ]], set = { metric = "share" } }
--- > print(r.name, r.patterns[1])
--- share	 value:PERCENT "of" sector:SECTOR
---@param t table { "name", pattern..., table =, set =, check =, fill =, fan =, zones =, weight =, kind =, is = }
---@return table rule
function rule.new(t)
  local name = t[1]
  if type(name) ~= "string" then blame "a rule begins with its name" end
  local made = { name = name, patterns = {} }
  for key, value in pairs(t) do
    if type(key) == "number" then goto continue end
    if not OPTIONS[key] then blame("rule '%s': unknown option '%s'; known are %s", name, key, known_options()) end
    if type(value) ~= OPTIONS[key] then blame("rule '%s': %s must be a %s", name, key, OPTIONS[key]) end
    if key ~= "patterns" then made[key] = value end
    ::continue::
  end
  if not made.table then blame("rule '%s' names no table", name) end
  check_words(made)
  for _, list in ipairs { { table.unpack(t, 2) }, t.patterns or {} } do
    for _, pattern in ipairs(list) do
      local fine, why = pcall(host.check, pattern)
      if not fine then blame("rule '%s': %s", name, why) end
      made.patterns[#made.patterns + 1] = pattern
    end
  end
  if #made.patterns == 0 then blame("rule '%s' has no pattern", name) end
  return made
end

--- A rule from several tables of what it says: those behind overrule those before, and what they `set` is added. So rules of
--- one kind share what they have in common. What is said to be false is left out.
--- > local percent = { set = { unit = "%" } }
--- > local base = { "share", table = "mine", set = { metric = "share" }, patterns = { "value:PERCENT head:share_cue" } }
--- > local r = rule.combine(base, percent, { weight = 2 })
--- > print(r.set.metric, r.set.unit, r.weight)
--- share	%	2
---@param base table as for `rule`
---@param ... table options of rules
---@return table rule
function rule.combine(base, ...)
  local made, set = {}, {}
  for _, options in ipairs { base, ... } do
    for key, value in pairs(options) do made[key] = value or nil end
    for field, constant in pairs(options.set or {}) do set[field] = constant or nil end
  end
  made.set = set
  return rule.new(made)
end

--- The slots of both, as the second has them; without those that are false. Nil where neither has any.
local function slots(base, own)
  local both = {}
  for _, side in ipairs { base or {}, own or {} } do
    for key, value in pairs(side) do both[key] = value or nil end
  end
  return next(both) and both
end

--- A rule like others of its kind: `base` says what they have in common, `own` what this one adds or overrules, as rule.combine
--- does, but slot by slot in `fill` and `check` too.
--- > local prices = { table = "prices", set = { metric = "price" }, fill = { place = "clause", period = "sentence" } }
--- > local coke = { set = { sector = "coke" }, fill = { place = false } }
--- > local r = rule.like(prices, "price of coke", { "price_cue ..4 value:MONEY" }, coke)
--- > print(r.set.metric, r.set.sector, r.fill.period, r.fill.place)
--- price	coke	sentence	nil
---@param base table options of a rule
---@param name string
---@param patterns string[]
---@param own table? options of a rule
---@return table rule
function rule.like(base, name, patterns, own)
  own = own or {}
  return rule.combine({ name, patterns = patterns }, base, own,
    { fill = slots(base.fill, own.fill) or false, check = slots(base.check, own.check) or false })
end

--- Patterns for a figure of what a word list names: the cue, then the figure near or further on; or the figure first.
--- > rule.figure("loan_cue", "MONEY")
--- {
---   "head:loan_cue ..8 value:MONEY",
---   "value:MONEY ..5 head:loan_cue",
---   "head:loan_cue ...16 value:MONEY",
---   "head:loan_cue ...28 reach_cue ..2 value:MONEY",
---   "head:loan_cue ...30 (rise_cue | fall_cue) ...16 \"to\" ..2 value:MONEY",
---   "value:MONEY ..2 MONEY ..5 head:loan_cue"
--- }
---@param cue string a word list, or several: "(loan_cue | fund_cue)"
---@param type string "MONEY", "QUANTITY", "PERCENT", "NUMBER" ...
---@param reach integer? words between them (8)
---@return string[]
function rule.figure(cue, type, reach)
  reach = reach or 8
  local patterns = { ("head:%s ..%d value:%s"):format(cue, reach, type),
    ("value:%s ..%d head:%s"):format(type, reach // 2 + 1, cue), ("head:%s ...%d value:%s"):format(cue, reach + 8, type),
    ("head:%s ...28 reach_cue ..2 value:%s"):format(cue, type),
    ("head:%s ...30 (rise_cue | fall_cue) ...16 \"to\" ..2 value:%s"):format(cue, type) }
  if type == "MONEY" then -- "105 billion yuan (about 15 billion dollars) in loans"
    patterns[#patterns + 1] = ("value:MONEY ..2 MONEY ..%d head:%s"):format(reach // 2 + 1, cue)
  end
  return patterns
end

--- Patterns for a change in percent of what a word list names: "exports rose 12 percent", "a 12 percent rise in exports",
--- "exports reached 5 billion dollars, down 3 percent". What fell is captured as `down`.
--- > rule.change("export_cue")
--- {
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) (\"at\" ..3 (\"rate of\" | \"pace of\"))? ..4 value:PERCENT",
---   "(up:rise_cue | down:fall_cue) ..3 value:PERCENT ..3 head:export_cue",
---   "value:PERCENT ..2 yoy_cue? (up:rise_cue | down:fall_cue) ..5 head:export_cue",
---   "(up:rise_cue | down:fall_cue) ..2 head:export_cue ..4 value:PERCENT",
---   "head:export_cue ...36 (up:rise_cue | down:fall_cue) ..4 value:PERCENT",
---   "head:export_cue ...26 value:PERCENT ..1 (up:rise_cue | down:fall_cue)",
---   "head:export_cue ...26 value:PERCENT (up:more_cue | down:less_cue)",
---   "(up:rise_cue | down:fall_cue) ...10 head:export_cue \"by\" value:PERCENT",
---   "head:export_cue ...12 value:PERCENT yoy:yoy_cue",
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) ..2 value:NUMBER",
---   "head:export_cue ..3 (up:rise_cue | down:fall_cue) ...24 (\"至\" | \"到\") ..1 value:PERCENT",
---   "head:export_cue ..4 (\"实现\" | \"录得\" | \"取得\" | \"實現\" | \"錄得\") ..6 value:PERCENT ..6 (up:rise_cue | down:fall_cue)",
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) ...12 \",\" \"by\" ..1 value:PERCENT",
---   "(\"growth\" | \"growth rate\") (\"in\" | \"of\") ..3 head:export_cue ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:PERCENT",
---   "head:export_cue ..1 \"分别\" ..2 value:PERCENT ...9 (up:rise_cue | down:fall_cue)",
---   "head:export_cue (\"增速\" | \"增长率\" | \"增长速度\") ..3 value:PERCENT",
---   "head:export_cue \"growth\" ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:PERCENT",
---   "head:export_cue ..2 (\"was\" | \"were\" | \"been\") ..1 (up:aim_up_cue | down:aim_down_cue) \"by\" ..1 value:PERCENT",
---   "(up:aim_up_cue | down:aim_down_cue) ..6 head:export_cue ..8 \"by\" ..2 value:PERCENT"
--- }
---@param cue string
---@param value string? what the figure is (PERCENT)
---@return string[]
function rule.change(cue, value)
  value = value or "PERCENT"
  local move = "(up:rise_cue | down:fall_cue)"
  return { ("head:%s ..7 %s (\"at\" ..3 (\"rate of\" | \"pace of\"))? ..4 value:%s"):format(cue, move, value),
    ("%s ..3 value:%s ..3 head:%s"):format(move, value, cue),
    ("value:%s ..2 yoy_cue? %s ..5 head:%s"):format(value, move, cue), ("%s ..2 head:%s ..4 value:%s"):format(move, cue, value),
    ("head:%s ...36 %s ..4 value:%s"):format(cue, move, value), ("head:%s ...26 value:%s ..1 %s"):format(cue, value, move),
    ("head:%s ...26 value:%s (up:more_cue | down:less_cue)"):format(cue, value),
      ("%s ...10 head:%s \"by\" value:%s"):format(move, cue, value), ("head:%s ...12 value:%s yoy:yoy_cue"):format(cue, value),
    ("head:%s ..7 %s ..2 value:NUMBER"):format(cue, move),
    ("head:%s ..3 %s ...24 (\"至\" | \"到\") ..1 value:%s"):format(cue, move, value),
    ("head:%s ..4 (\"实现\" | \"录得\" | \"取得\" | \"實現\" | \"錄得\") ..6 value:%s ..6 %s"):format(cue, value, move),
    ("head:%s ..7 %s ...12 \",\" \"by\" ..1 value:%s"):format(cue, move, value), -- "rose for a third month, by 4 percent"
    ("(\"growth\" | \"growth rate\") (\"in\" | \"of\") ..3 head:%s ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:%s"):format(
      cue, value),
    ("head:%s ..1 \"分别\" ..2 value:%s ...9 %s"):format(cue, value, move), -- "出口分别实现5%、8%的增长"
    ("head:%s (\"增速\" | \"增长率\" | \"增长速度\") ..3 value:%s"):format(cue, value),
    ("head:%s \"growth\" ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:%s"):format(cue, value),
    ("head:%s ..2 (\"was\" | \"were\" | \"been\") ..1 (up:aim_up_cue | down:aim_down_cue) \"by\" ..1 value:%s"):format(cue, value),
    ("(up:aim_up_cue | down:aim_down_cue) ..6 head:%s ..8 \"by\" ..2 value:%s"):format(cue, value) }
end

--- Patterns for goods that are counted without a word for what is counted ("tractor exports fell to 5,000 from 8,000"), or
--- by the unit told before; their rules set the unit "units".
--- > #rule.heads "export_cue"
--- 9
---@param cue string
---@return string[]
function rule.heads(cue)
  return { ("head:%s ..6 reach_cue ..2 value:NUMBER"):format(cue), ("head:%s ...24 reach_cue ..2 value:NUMBER"):format(cue),
    ("head:%s ...30 (rise_cue | fall_cue) ...16 (\"to\" | \"at\") ..2 value:NUMBER"):format(cue),
    ("(rise_cue | fall_cue | aim_up_cue | aim_down_cue) ..6 head:%s ...16 \"to\" ..2 value:NUMBER"):format(cue),
    ("head:%s ..2 (\"forecast\" | \"estimate\" | \"target\") ..2 (\"to\" | \"of\" | \"at\") ..2 value:NUMBER"):format(cue),
    ("head:%s ..6 (\"was\" | \"were\" | \"at\" | \"of\") ..2 value:NUMBER"):format(cue),
    ("head:%s ...26 value:NUMBER (more_cue | less_cue)"):format(cue), ("head:%s ..1 value:NUMBER"):format(cue),
      ("value:NUMBER ..1 head:%s"):format(cue) }
end

--- Patterns for the first among all countries: "the world's largest producer of tin", "全球最大的锡生产国". The word list
--- names who is ranked.
--- > #rule.first "producer_cue"
--- 4
---@param who string a word list
---@return string[]
function rule.first(who)
  local everywhere = "(\"in the world\" | \"worldwide\" | \"globally\")"
  return { ("world_cue largest_cue trigger:%s \"of\" ..2 sector:+SECTOR"):format(who),
    ("\"the\" largest_cue ..3 trigger:%s ..1 %s"):format(who, everywhere),
    ("\"the\" largest_cue trigger:%s \"of\" ..2 sector:+SECTOR ..1 %s"):format(who, everywhere),
    ("world_cue largest_cue ..2 trigger:%s"):format(who) }
end

--- Patterns for a later place among all: "the world's second-largest producer of tin", "第二大锡生产国".
--- > #rule.ranked "producer_cue"
--- 5
---@param who string a word list
---@return string[]
function rule.ranked(who)
  return { ("world_cue ..1 value:ORDINAL largest_cue trigger:%s \"of\" ..2 sector:+SECTOR"):format(who),
    ("world_cue ..1 value:ORDINAL largest_cue ..3 trigger:%s"):format(who),
    ("\"the\" value:ORDINAL largest_cue trigger:%s \"of\" ..2 sector:+SECTOR"):format(who),
    ("\"the\" value:ORDINAL largest_cue ..3 trigger:%s"):format(who),
    ("world_cue value:ORDINAL \"大\" ..4 trigger:%s"):format(who) }
end

--- The units that goods are told in: by weight, volume, length, energy and power, and by the piece. One list for every table,
--- so that what can be made can be shipped, stored and used too.
rule.GOODS = {}
for unit in ([[t kg g lb oz koz Moz quintal bale bushel carat
  m3 Nm3 L hL kL gal bbl ft3 bcm bcf mcm tcf m m2 yd W kW MW GW TW Wh kWh MWh GWh TWh MMBtu toe tce boe t/a units/a bbl/day Mbbl/d
  DWT GT CGT LDT TEU bags head units vehicles pieces items pair sets cases bales bottles containers animals
  ships aircraft trucks buses cars robots chips batteries]]):gmatch "%S+" do rule.GOODS[unit] = true end
for _, unit in ipairs { "short ton", "long ton", "weight cases", "board foot" } do rule.GOODS[unit] = true end

--- How the text stands to what a rule accepts (`accept =`), where what is only to come counts too: what is expected; and what
--- would or could be, as of works that are not built yet.
rule.EXPECTED = { "asserted", "reported", "planned", "forecast" }
rule.POSSIBLE = { "asserted", "reported", "planned", "forecast", "hypothetical" }

--- Patterns for what those who lead in a thing come to: "the largest producers of tin were China (68,000 tonnes), ...". The
--- word list names them.
--- > #rule.leaders "producer_cue"
--- 3
---@param who string a word list
---@return string[]
function rule.leaders(who)
  local leads = "(largest_cue | \"top\" | \"leading\" | \"main\" | \"major\" | \"biggest\")"
  return { ("%s ..3 trigger:%s ...16 place:PLACE ..2 value:QUANTITY"):format(leads, who),
    ("%s ..3 trigger:%s ...12 value:QUANTITY"):format(leads, who),
      ("place:PLACE ..3 %s ..3 trigger:%s ...8 \"with\" ..2 value:QUANTITY"):format(leads, who) }
end

--- Patterns for what part of the world's total somebody has: "60 percent of global copper output", "全球六成的铜产量",
--- "铜产量占全球的六成". What the total is of is captured as `head`.
--- > #rule.world_share "production_cue"
--- 12
---@param of string the words for what is shared out: output, capacity, demand
---@return string[]
function rule.world_share(of)
  local part, patterns = "value:(PERCENT | NUMBER)", {}
  for i, pattern in ipairs { part .. " (\"of\" | \"of the\" | \"of all\") ..2 world_cue ..4 head:%s",
    part .. " (\"of\" | \"of the\" | \"of all\") ..3 head:%s ..2 world_cue",
    "head:%s ..1 " .. part .. " (\"of\" | \"of the\") ..1 world_cue ..1 SECTOR",
    "head:%s ...26 " .. part .. " (\"of\" | \"of the\") ..1 world_cue ..1 (\"total\" | \"sum\")",
    "share_cue ..4 value:PERCENT ..4 world_cue ..4 head:%s", "share_cue ..3 world_cue ..3 head:%s ..4 " .. part,
    "world_cue ..4 head:%s ..8 share_cue ..6 " .. part, "share_cue ..4 world_cue ..4 head:%s ..4 value:PERCENT",
    "world_cue ..3 " .. part .. " ..3 head:%s", "head:%s ...14 share_cue ..2 world_cue ..4 " .. part,
    -- "world capacity reached 80 million tonnes, with China accounting for 57 percent", "..., half of it in China"
    "world_cue ..3 head:%s ...20 (\"with\" | \"of which\" | \",\" | \"and\") ..1 place:PLACE share_cue ..2 " .. part,
    "world_cue ..3 head:%s ...20 " .. part .. " (\"of it\" | \"of that\" | \"of which\" | \"of them\") ..2 (\"in\" | \"from\" | \"by\") "
      .. "..1 place:PLACE" } do
    patterns[i] = pattern:format(of)
  end
  return patterns
end

--- What a recipe sees as `rule`.
rule.rule = rule

return setmetatable(rule, { __call = function(_, t) return rule.new(t) end })
