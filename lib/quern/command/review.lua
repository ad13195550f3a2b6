local corpus = require "quern.corpus"
local model = require "quern.export.model"
local review = require "quern.review"
local show = require "quern.show"
local system = require "quern.host.system"

--- Bytes of text shown before and behind a quote.
local CONTEXT = 160

local function plain(text) return system.visible((text:gsub("%s+", " ")), false) end

--- Cuts at a character, not inside one.
local function first_byte(text, at)
  while at > 1 and at <= #text and text:byte(at) & 0xC0 == 0x80 do at = at + 1 end
  return at
end

--- A quote in its context, and where it stands.
local function print_quote(opened, claim)
  local document = opened:document(claim.document)
  if not document then return print "  a document that is no longer in the corpus" end
  local text = document.text
  local from, to = first_byte(text, math.max(claim.from - CONTEXT, 1)), first_byte(text, math.min(claim.to + CONTEXT, #text + 1)) - 1
  print("  " .. (from > 1 and "… " or "") .. show.style(plain(text:sub(from, claim.from - 1)), "dim")
    .. show.style(plain(text:sub(claim.from, claim.to)), "bold") .. show.style(plain(text:sub(claim.to + 1, to)), "dim")
    .. (to < #text and " …" or ""))
  print("    " .. plain(model.name_of(document) .. "; " .. model.place_of(document, claim.from))
    .. show.style((" (rule %s, %s)"):format(claim.rule, claim.modality or "asserted"), "dim"))
end

local function print_item(opened, item, at, count, name, decision)
  local cells = {}
  for i, field in ipairs(item.fields) do cells[i] = field[1] .. " " .. plain(show.cell(field[2])) end
  print("\n" .. show.style(("%d of %d  %s.%d"):format(at, count, name, item.number), "bold") .. "  " .. table.concat(cells, ", "))
  for _, claim in ipairs(item.claims) do print_quote(opened, claim) end
  if decision then
    local changed = decision.seen ~= item.seen
    print(show.style(("  you said %s%s on %s%s"):format(decision.verdict, decision.note and " (" .. plain(decision.note) .. ")" or "",
      decision.at:sub(1, 10), changed and "; the evidence has changed since" or ""), changed and "yellow" or "green"))
  end
end

local PROMPT = "[a]ccept  [r]eject  [c]orrect  co[m]ment  [s]kip  [b]ack  [q]uit > "

local function ask(prompt)
  io.write(prompt)
  io.flush()
  local line = io.read "l"
  return line and line:match "^%s*(.-)%s*$"
end

local function has_field(item, name)
  for _, field in ipairs(item.fields) do if field[1] == name then return true end end
  return false
end

--- What a letter means: the decision to keep, or a word for moving on.
local KEYS = {}
function KEYS.a() return { verdict = "accept" } end
function KEYS.r() return { verdict = "reject", note = ask "why (may be empty) > " } end
function KEYS.m()
  local note = ask "comment > "
  return note and note ~= "" and { verdict = "comment", note = note } or "again"
end
function KEYS.c(item)
  local text = ask "column = right value > "
  local field, value = (text or ""):match "^([%w_]+)%s*=%s*(.+)$"
  if not field then
    print "  a correction is: value = 72.2"
    return "again"
  end
  if not has_field(item, field) then print(("  the row has no %s so far; kept all the same"):format(field)) end
  return { verdict = "correct", field = field, value = value }
end
function KEYS.s() return "next" end
function KEYS.b() return "back" end
function KEYS.q() return "quit" end

local function decisions_of(opened, name, reviewer)
  local own = {}
  for _, decision in ipairs(review.decisions(opened, name)) do
    if decision.reviewer == reviewer then own[decision.subject] = decision end
  end
  return own
end

--- The items that still ask for something: not decided by this reviewer, or decided on other evidence.
local function open_items(items, own, all)
  local list = {}
  for _, item in ipairs(items) do
    local decision = own[item.subject]
    if all or not decision or decision.seen ~= item.seen then list[#list + 1] = item end
  end
  return list
end

local function keep(opened, item, name, reviewer, made)
  made.reviewer, made.subject, made.table, made.seen, made.at = reviewer, item.subject, name, item.seen, os.date "!%Y-%m-%dT%H:%M:%SZ"
  if made.note == "" then made.note = nil end
  return review.decide(opened, made)
end

local function walk(opened, items, name, reviewer, own)
  local at, done, decided = 1, 0, {}
  while at <= #items do
    local item = items[at]
    print_item(opened, item, at, #items, name, own[item.subject])
    local answer = ask(PROMPT)
    if not answer then break end
    local key = KEYS[answer:sub(1, 1):lower()]
    local made = key and key(item) or "again"
    if not key then print "  a, r, c, m, s, b or q" end
    if made == "quit" then break end
    if made == "back" then at = math.max(at - 1, 1)
    elseif made == "next" then at = at + 1
    elseif made ~= "again" then
      local kept, message, code = keep(opened, item, name, reviewer, made)
      if not kept then return nil, message, code end
      own[item.subject] = made
      at, done = at + 1, decided[item] and done or done + 1
      decided[item] = true
    end
  end
  print(("\n%d decided, %d left"):format(done, #open_items(items, own)))
  return true
end

local function list(opened, name)
  local states = review.states(opened, name)
  if #states == 0 then print(("nobody has reviewed %s yet"):format(name)) end
  for _, one in ipairs(states) do
    local decision = one.decision
    local what = decision.field and ("%s = %s"):format(decision.field, decision.value) or decision.note
    print(("%-8s %-8s %s %s  %s%s"):format(one.state, decision.verdict, decision.at, decision.reviewer, plain(decision.subject),
      what and ": " .. plain(what) or ""))
  end
  return true
end

local function agreement(opened, name)
  local found = review.agreement(opened, name)
  if #found == 0 then print(("%s has fewer than two reviewers"):format(name)) end
  for _, pair in ipairs(found) do
    local kappa = pair.kappa and ("%.3f"):format(pair.kappa) or "not defined"
    print(("%s and %s: %d in common, %s agree, Cohen's kappa %s"):format(pair.first, pair.second, pair.count,
      pair.observed and ("%.1f%%"):format(pair.observed * 100) or "none", kappa))
  end
  return true
end

local function work(opened, name, options)
  if options.list then return list(opened, name) end
  if options.agreement then return agreement(opened, name) end
  local reviewer = options.reviewer or os.getenv "USER" or os.getenv "LOGNAME"
  if not reviewer or reviewer == "" then return nil, "say who reviews: --reviewer NAME", "usage" end
  local items, message, code
  if options.claims then items, message, code = review.claims(opened, name) else items, message, code = review.rows(opened, name) end
  if not items then return nil, message, code end
  local own = decisions_of(opened, name, reviewer)
  local left = open_items(items, own, options.all)
  if #left == 0 then
    print(("%s: all %d decided; --all walks them again, --list shows the decisions"):format(name, #items))
    return true
  end
  return walk(opened, left, name, reviewer, own)
end

return {
  summary = "go through the rows or claims of a table with their quotes: accept, reject, correct, comment",
  usage = "TABLE [--reviewer NAME] [--claims] [--all] [--list] [--agreement] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    reviewer = { value = "NAME", doc = "whose decisions these are; the user's name if not given" },
    claims = { doc = "the claims of the table, one by one, in place of its rows" },
    all = { doc = "also what is decided already" },
    list = { doc = "show all decisions and whether what they were about still stands, has changed or is gone" },
    agreement = { doc = "how far reviewers agree (Cohen's kappa)" },
  },
  examples = {
    { "quern review overcapacity", "walks the rows that you have not decided on yet" },
    { "quern review overcapacity --list", "what was decided by whom, and what has changed since" },
    { "quern review overcapacity --agreement", "agreement of every two reviewers" },
  },
  run = function(words, options)
    if #words ~= 1 then return nil, "review names one table: quern review overcapacity", "usage" end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local fine
    fine, message, code = work(opened, words[1], options)
    opened:close()
    if not fine then return nil, message, code end
  end,
}
