--- Rules: patterns over mentions and words, parsed here and compiled for the matcher in C.
-- A pattern is a row of elements:
--   CAPS          a mention type: SECTOR, PLACE, DATE, PERCENT ...; SECTOR=steel (or SECTOR="a b") wants one code
--   AMOUNT COUNT  any number, percentage, money or quantity; a number or a quantity
--   lowercase     a word list of the lexicon (type WORD): utilization_cue
--   "words"       these words, in any case
--   ..4  ...9     up to 4 words inside the clause; up to 9 inside the sentence
--   (a | b)       alternatives;   x?  optional;   !x  x does not stand here;   ^  the sentence begins
--   +PLACE        a coordinated list of one or more;   name:x  captures x
-- Every pattern needs a mention type or a word list of its own: sentences without it are never looked at.

local lpeg = require "lpeg"

local rule = {}

local BUILTIN = { NUMBER = 1, PERCENT = 2, MONEY = 3, QUANTITY = 4, ORDINAL = 5, DATE = 6, DURATION = 7 }
local UNION = { AMOUNT = { 1, 2, 3, 4 }, COUNT = { 1, 4 } }
local ZONES = { body = 0, heading = 1, list_item = 2, table = 3, caption = 4, byline = 5, source = 6 }

--- What a rule may say besides its name and its patterns.
local OPTIONS = {
  table = "string", set = "table", check = "table", fill = "table", fan = "table", zones = "table", when = "table",
  weight = "number", accept = "table", need = "table", shared = "boolean", default = "table", unit = "table",
  sign = "string", kind = "string", lists = "table", patterns = "table",
}

local function grammar()
  local P, R, S, V, C, Cc, Cf, Ct, Cg = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cc, lpeg.Cf, lpeg.Ct, lpeg.Cg -- luacheck: ignore
  local space = (S " \t\r\n" + P "--" * (1 - P "\n") ^ 0) ^ 0
  local digits = R "09" ^ 1
  local lower, upper = R("az", "__") * R("az", "09", "__") ^ 0, R "AZ" * R("AZ", "09", "__") ^ 0
  local function node(op, fields, pattern)
    return Ct(Cg(Cc(op), "op") * pattern) / function(t)
      for i, name in ipairs(fields) do t[name], t[i] = t[i], nil end
      return t
    end
  end
  local code = (P "=" * (P '"' * C((1 - P '"') ^ 1) * '"' + C((1 - S " \t\r\n|()?") ^ 1))) ^ -1
  return P {
    space * V "alternatives" * space * (-1 + lpeg.Cmt(true, function(_, at) return nil, at end)),
    alternatives = Ct(Cg(Cc "alt", "op") * V "sequence" * (space * "|" * space * V "sequence") ^ 0),
    sequence = Ct(Cg(Cc "seq", "op") * (space * V "item") ^ 1),
    item = node("gap", { "most", "far" }, P "..." * (digits / tonumber) * Cc(true)) +
      node("gap", { "most" }, P ".." * (digits / tonumber)) +
      node("first", {}, P "^") +
      node("never", { "what" }, P "!" * V "atom") +
      node("item", { "capture", "list", "what", "optional" },
        (C(lower) * ":" + Cc(false)) * (P "+" * Cc(true) + Cc(false)) * V "atom" * (P "?" * Cc(true) + Cc(false))),
    atom = node("words", { "text" }, P '"' * C((1 - P '"') ^ 1) * '"') +
      node("mention", { "type", "code" }, C(upper) * code) +
      node("mention", { "type", "code" }, Cc "WORD" * C(lower) * -P ":") +
      P "(" * space * V "alternatives" * space * ")",
  }
end

local compiled_grammar

--- Parses one pattern. Raises with the place where it stops making sense.
---@package
---@param text string
---@return table tree
function rule.parse(text)
  compiled_grammar = compiled_grammar or grammar()
  local furthest = 1
  local tree = compiled_grammar:match(text)
  if tree then return tree end
  -- The longest prefix of items that parses shows where it breaks.
  for at = #text, 1, -1 do
    if compiled_grammar:match(text:sub(1, at)) then
      furthest = at + 1
      break
    end
  end
  error(("the pattern stops making sense at: %s"):format(text:sub(furthest):match("^%s*(.-)%s*$")), 0)
end

local function type_of(item, compiler)
  if UNION[item.type] then
    local mask = 0x10000
    for _, number in ipairs(UNION[item.type]) do mask = mask | 1 << number end
    return mask
  end
  local number = BUILTIN[item.type] or compiler.types(item.type)
  if not number then
    error(("'%s' is no mention type; known are AMOUNT COUNT NUMBER PERCENT MONEY QUANTITY ORDINAL DATE DURATION "
      .. "and the lexicon's"):format(item.type), 0)
  end
  return number
end

local function slot_of(compiler, name)
  if not name then return 0 end
  for i, known in ipairs(compiler.slots) do
    if known == name then return i end
  end
  compiler.slots[#compiler.slots + 1] = name
  return #compiler.slots
end

local function emit(compiler, node)
  compiler.nodes[#compiler.nodes + 1] = node
  return #compiler.nodes - 1
end

local compile

local function compile_words(item, next_node, compiler, slot)
  local words = compiler.words(item.text)
  for i = #words, 1, -1 do
    next_node = emit(compiler, { op = "word", word = words[i]:lower(), slot = slot, next = next_node })
  end
  return next_node
end

local function compile_atom(item, next_node, compiler, slot, list)
  if item.op == "words" then return compile_words(item, next_node, compiler, slot) end
  if item.op == "mention" then
    return emit(compiler, { op = list and "list" or "mention", type = type_of(item, compiler), code = item.code, slot = slot,
      next = next_node })
  end
  return compile(item, next_node, compiler, slot, list)
end

local COMPILE = {
  seq = function(tree, next_node, compiler, slot, list)
    for i = #tree, 1, -1 do next_node = compile(tree[i], next_node, compiler, slot, list) end
    return next_node
  end,
  alt = function(tree, next_node, compiler, slot, list)
    local at = compile(tree[#tree], next_node, compiler, slot, list)
    for i = #tree - 1, 1, -1 do
      at = emit(compiler, { op = "alt", a = compile(tree[i], next_node, compiler, slot, list), b = at, next = 0 })
    end
    return at
  end,
  gap = function(item, next_node, compiler)
    return emit(compiler, { op = "gap", a = item.most, b = item.far and 1 or 0, next = next_node })
  end,
  first = function(_, next_node, compiler) return emit(compiler, { op = "first", next = next_node }) end,
  never = function(item, next_node, compiler)
    if item.what.op == "alt" then error("! takes one type, word list or word, not a group", 0) end
    return emit(compiler, { op = "never", a = compile_atom(item.what, 0, compiler, 0), next = next_node })
  end,
  item = function(item, next_node, compiler, slot, list)
    local own = item.capture and slot_of(compiler, item.capture) or slot
    local at = compile_atom(item.what, next_node, compiler, own, item.list or list)
    if not item.optional then return at end
    return emit(compiler, { op = "alt", a = at, b = next_node, next = 0 })
  end,
}

compile = function(tree, next_node, compiler, slot, list)
  local make = COMPILE[tree.op]
  if make then return make(tree, next_node, compiler, slot, list) end
  return compile_atom(tree, next_node, compiler, slot, list)
end

--- What a sequence cannot do without: { {type, code, rank} ... }; triggers before other word lists before types.
local function needs_of(tree, compiler, needs, capture)
  if tree.op == "seq" or (tree.op == "alt" and #tree == 1) then
    for _, item in ipairs(tree) do needs_of(item, compiler, needs, capture) end
  elseif tree.op == "item" and not tree.optional then
    needs_of(tree.what, compiler, needs, tree.capture or capture)
  elseif tree.op == "mention" and not UNION[tree.type] then
    local rank = (capture == "trigger" and 0) or (tree.code and 1) or (BUILTIN[tree.type] and 3) or 2
    needs[#needs + 1] = { type = type_of(tree, compiler), name = tree.type, code = tree.code, rank = rank, order = #needs }
  end
  return needs
end

--- The sequences of a pattern: alternatives at the top become patterns of their own; where nothing else is required, so
--- do the first alternatives inside.
local function spread(tree, compiler)
  local done, queue = {}, { table.unpack(tree) }
  while #queue > 0 do
    local sequence = table.remove(queue, 1)
    local needs = needs_of(sequence, compiler, {})
    local split
    if #needs == 0 then
      for i, item in ipairs(sequence) do
        local group = item.op == "item" and not item.optional and item.what.op == "alt" and #item.what > 1 and item.what
        if group then
          split = { at = i, group = group }
          break
        end
      end
      if not split then error("a pattern needs a mention type or a word list that is not optional", 0) end
    end
    if split then
      for _, branch in ipairs(split.group) do
        local copy = { op = "seq", table.unpack(sequence) }
        local item = sequence[split.at]
        copy[split.at] = { op = "item", capture = item.capture, list = item.list, what = branch }
        queue[#queue + 1] = copy
      end
    else
      done[#done + 1] = sequence
    end
  end
  return done
end

local choices_of

--- What of which one must stand where an item does, added to `list`: words, { type, code } of mentions; false: something
--- else may stand there.
local function choice_of(node, compiler, list)
  if node.op == "words" then
    local longest = ""
    for _, word in ipairs(compiler.words(node.text)) do if #word > #longest then longest = word end end
    list[#list + 1] = longest ~= "" and longest:lower() or nil
    return longest ~= ""
  end
  if node.op == "mention" then
    for _, number in ipairs(UNION[node.type] or { type_of(node, compiler) }) do
      list[#list + 1] = { type = number, code = node.code }
    end
    return true
  end
  if node.op ~= "alt" then return false end
  for _, branch in ipairs(node) do
    local best
    for _, group in ipairs(choices_of(branch, compiler)) do if not best or #group < #best then best = group end end
    if not best then return false end
    table.move(best, 1, #best, #list + 1, list)
  end
  return true
end

--- What a sequence cannot do without, one of each list: words in quotes, mentions among alternatives.
function choices_of(sequence, compiler)
  local groups = {}
  for _, item in ipairs(sequence) do
    local list = {}
    if item.op == "item" and not item.optional and choice_of(item.what, compiler, list) and #list <= 256 then
      groups[#groups + 1] = list
    end
  end
  return groups
end

--- The same of a whole sequence; what it needs by itself is among its needs already.
local function choices(sequence, compiler)
  local groups = {}
  for _, group in ipairs(choices_of(sequence, compiler)) do
    if #group > 1 or type(group[1]) == "string" then groups[#groups + 1] = group end
  end
  return groups
end

--- Compiles a pattern into programs for the matcher: { nodes, needs, choices, size }.
---@package
---@param text string the pattern
---@param compiler table { types = name -> number, words = text -> words, slots = names of captures so far }
---@param tree table? what rule.parse made of it
---@return table[] programs
function rule.compile(text, compiler, tree)
  local programs = {}
  for _, sequence in ipairs(spread(tree or rule.parse(text), compiler)) do
    local one = setmetatable({ nodes = {} }, { __index = compiler })
    emit(one, { op = "end", next = 0 }) -- node 0 becomes a copy of the entry; the end moves behind it
    local finish = emit(one, { op = "end", next = 0 })
    local entry = compile(sequence, finish, one, 0)
    one.nodes[1] = one.nodes[entry + 1]
    local needs = needs_of(sequence, compiler, {})
    table.sort(needs, function(a, b) return a.rank < b.rank or (a.rank == b.rank and a.order < b.order) end)
    local size = 0
    for _, item in ipairs(sequence) do
      if item.op == "item" and not item.optional then size = size + 1 end
    end
    programs[#programs + 1] = { nodes = one.nodes, needs = needs, choices = choices(sequence, compiler), size = size }
  end
  return programs
end

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

local function known_options()
  local names = {}
  for name in pairs(OPTIONS) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end

--- Checks a rule and its patterns; returns it, with its name and its patterns as fields.
--- > local r = rule { "share", table = "shares", [[ value:PERCENT "of" sector:SECTOR ]], set = { metric = "share" } }
--- > print(r.name, r.patterns[1])
--- share	 value:PERCENT "of" sector:SECTOR
---@param t table { "name", pattern..., table =, set =, check =, fill =, fan =, zones =, weight = }
---@return table rule
function rule.new(t)
  local name = t[1]
  if type(name) ~= "string" then error("a rule begins with its name", 3) end
  local made = { name = name, patterns = {}, trees = {} }
  for key, value in pairs(t) do
    if type(key) == "number" then goto continue end
    if not OPTIONS[key] then error(("rule '%s': unknown option '%s'; known are %s"):format(name, key, known_options()), 3) end
    if type(value) ~= OPTIONS[key] then error(("rule '%s': %s must be a %s"):format(name, key, OPTIONS[key]), 3) end
    if key ~= "patterns" then made[key] = value end
    ::continue::
  end
  if not made.table then error(("rule '%s' names no table"):format(name), 3) end
  for _, list in ipairs { { table.unpack(t, 2) }, t.patterns or {} } do
    for _, pattern in ipairs(list) do
      local fine, tree = pcall(rule.parse, pattern)
      if not fine then error(("rule '%s': %s"):format(name, tree), 3) end
      made.patterns[#made.patterns + 1] = pattern
      made.trees[#made.patterns] = tree
    end
  end
  if #made.patterns == 0 then error(("rule '%s' has no pattern"):format(name), 3) end
  return made
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
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) ..4 value:PERCENT",
---   "(up:rise_cue | down:fall_cue) ..3 value:PERCENT ..3 head:export_cue",
---   "value:PERCENT ..2 (up:rise_cue | down:fall_cue) ..5 head:export_cue",
---   "(up:rise_cue | down:fall_cue) ..2 head:export_cue ..4 value:PERCENT",
---   "head:export_cue ...36 (up:rise_cue | down:fall_cue) ..4 value:PERCENT",
---   "head:export_cue ...26 value:PERCENT ..1 (up:rise_cue | down:fall_cue)",
---   "head:export_cue ...26 value:PERCENT (up:more_cue | down:less_cue)",
---   "(up:rise_cue | down:fall_cue) ...10 head:export_cue \"by\" value:PERCENT",
---   "head:export_cue ...12 value:PERCENT yoy:yoy_cue",
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) ..2 value:NUMBER",
---   "head:export_cue ..7 (up:rise_cue | down:fall_cue) ...12 \",\" \"by\" ..1 value:PERCENT",
---   "\"growth\" (\"in\" | \"of\") ..3 head:export_cue ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:PERCENT",
---   "head:export_cue \"growth\" ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:PERCENT",
---   "(up:aim_up_cue | down:aim_down_cue) ..6 head:export_cue ..8 \"by\" ..2 value:PERCENT",
---   "(up:rise_cue | up:aim_up_cue | down:fall_cue | down:aim_down_cue) \"by\" ..1 value:PERCENT ..3 head:export_cue"
--- }
---@param cue string
---@param value string? what the figure is (PERCENT)
---@return string[]
function rule.change(cue, value)
  value = value or "PERCENT"
  local move = "(up:rise_cue | down:fall_cue)"
  return { ("head:%s ..7 %s ..4 value:%s"):format(cue, move, value), ("%s ..3 value:%s ..3 head:%s"):format(move, value, cue),
    ("value:%s ..2 %s ..5 head:%s"):format(value, move, cue), ("%s ..2 head:%s ..4 value:%s"):format(move, cue, value),
    ("head:%s ...36 %s ..4 value:%s"):format(cue, move, value), ("head:%s ...26 value:%s ..1 %s"):format(cue, value, move),
    ("head:%s ...26 value:%s (up:more_cue | down:less_cue)"):format(cue, value),
      ("%s ...10 head:%s \"by\" value:%s"):format(move, cue, value), ("head:%s ...12 value:%s yoy:yoy_cue"):format(cue, value),
    ("head:%s ..7 %s ..2 value:NUMBER"):format(cue, move),
    ("head:%s ..7 %s ...12 \",\" \"by\" ..1 value:%s"):format(cue, move, value), -- "rose for a third month, by 4 percent"
    ("\"growth\" (\"in\" | \"of\") ..3 head:%s ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:%s"):format(cue, value),
    ("head:%s \"growth\" ...14 (\"to\" | \"at\" | \"was\" | \"of\") ..1 value:%s"):format(cue, value),
    ("(up:aim_up_cue | down:aim_down_cue) ..6 head:%s ..8 \"by\" ..2 value:%s"):format(cue, value),
    ("(up:rise_cue | up:aim_up_cue | down:fall_cue | down:aim_down_cue) \"by\" ..1 value:%s ..3 head:%s"):format(value, cue) }
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
    "head:%s ..2 world_cue share_cue ..3 " .. part, "head:%s ..1 \"占\" ..1 world_cue ..12 fall_cue ..1 value:PERCENT" } do
    patterns[i] = pattern:format(of)
  end
  return patterns
end

--- What a recipe sees as `rule`.
rule.rule = rule

return setmetatable(rule, { __call = function(_, t) return rule.new(t) end })
