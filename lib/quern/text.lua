--- Reading text: sentences and clauses, numbers, money, quantities, dates and durations, and the words of a lexicon.
-- One scan finds them all in one pass. Places are bytes counted from 1 and inclusive, so `text:sub(m.from, m.to)` is what
-- was found.

local host = require "quern.host.text"
local lexicon = require "quern.lexicon"
local likeness = require "quern.host.likeness"
local regex = require "quern.host.regex"

local text = {}

---@class quern.Mention
---@field type string NUMBER PERCENT MONEY QUANTITY ORDINAL DATE DURATION, or a type of the lexicon: SECTOR, PLACE ...
---@field from integer first byte
---@field to integer last byte
---@field text string what stands there
---@field value? number of a quantity: scale words applied ("26 trillion" is 26e12); of a range, its low end
---@field low? number of a range
---@field high? number of a range
---@field unit? string "%", "pp", an ISO 4217 code of money, a code of data/units.csv
---@field per? string what it is counted per: "month" of "2.2 million per month", "kg" of "$575/kg"
---@field comparator? string = ~ < <= > >=
---@field iso? string of a date: "2024", "2024-05-17", "2021/2025", "2023/.." (ISO 8601)
---@field lo? string its first day; nil when it is open or needs a reference date
---@field hi? string its last day
---@field grain? string day week month quarter half year decade century span
---@field mod? string early mid late start end about: the part of the period that is meant
---@field bound? string by since before after about: what a preposition says ("by the end of 2023" has mod end, bound by)
---@field relative? boolean it was resolved against the reference date
---@field readings? { lo?: string, hi?: string }[] all readings, the likeliest first; empty: it needs a reference date
---@field months? number of a duration
---@field days? number of a duration
---@field seconds? number of a duration
---@field code? string of a lexicon's term
---@field term? string the spelling in the lexicon

---@class quern.Sentence
---@field from integer
---@field to integer
---@field text string
---@field zone string body heading list_item table caption byline source
---@field clauses { from: integer, to: integer }[]

---@class quern.Scan
---@field mention fun(self, index: integer): quern.Mention? ordered by `from`, then longest first; `#scan` is their number
---@field mentions fun(self): quern.Mention[]
---@field sentence fun(self, index: integer): quern.Sentence?
---@field sentences fun(self): quern.Sentence[]
---@field places fun(self): integer[] of a scan by `look`: the first bytes of what may be a number or a date
---@field zones fun(self): { from: integer, to: integer, kind: string, level: integer }[]
---@field text fun(self): string

---@class quern.ScanOptions
---@field reference? string the day the text was written, YYYY-MM-DD: without it relative dates stay unresolved
---@field zones? { from: integer, to: integer, kind: string, level?: integer }[] found from the text when not given

---@class quern.Scanner
---@field scan fun(self, text: string, options?: quern.ScanOptions): quern.Scan?, string?, string?
---@field look fun(self, text: string): quern.Scan?, string?, string? the same without reading numbers and dates, many times faster

--- A scanner for the terms of a lexicon; without one, for numbers and dates alone.
--- > local scan = text.scanner(lexicon.shipped()):scan "China made 1.02 billion tonnes of steel in 2023."
--- > scan
--- [China|PLACE CHN] [made|WORD make_cue] [1.02 billion tonnes|QUANTITY 1,020,000,000 t] of [steel|SECTOR steel] in [2023|DATE 2023].
---@param terms? quern.Lexicon
---@return quern.Scanner
function text.scanner(terms) return host.scanner(terms) end

local plain

--- The scanner without a lexicon, made once.
local function plain_scanner()
  plain = plain or host.scanner()
  return plain
end

local function check_options(options, known, name)
  for option in pairs(options or {}) do
    if not known[option] then
      local list = {}
      for each in pairs(known) do list[#list + 1] = each end
      table.sort(list)
      error(("unknown option '%s'; text.%s knows: %s"):format(option, name, table.concat(list, ", ")), 3)
    end
  end
end

local function kept(scan, wanted)
  local out = {}
  for i = 1, #scan do
    local mention = scan:mention(i)
    if not wanted or wanted[mention.type] then out[#out + 1] = mention end
  end
  return out
end

--- All mentions in a text, in order.
--- > for _, m in ipairs(text.mentions "Exports rose 23% in May 2024") do print(m.type, m.value or m.iso, m.text) end
--- PERCENT	23	23%
--- DATE	2024-05	May 2024
---@param subject string
---@param options? { lexicon?: quern.Lexicon, reference?: string, zones?: table }
---@return quern.Mention[]? mentions, string? message, string? code
function text.mentions(subject, options)
  check_options(options, { lexicon = true, reference = true, zones = true }, "mentions")
  options = options or {}
  local scanner = options.lexicon and host.scanner(options.lexicon) or plain_scanner()
  local scan, message, code = scanner:scan(subject, { reference = options.reference, zones = options.zones })
  if not scan then return nil, message, code end
  return kept(scan)
end

local QUANTITIES = { NUMBER = true, PERCENT = true, MONEY = true, QUANTITY = true }

--- Many texts scanned side by side, each on a thread of its own: a scan for each, the same for any number of threads (all
--- cores, or QUERN_THREADS, if not given). `reference` is one day for all, or a list with a day or false for each.
--- > local scans = text.scans({ "Exports rose 23%.", "Imports fell 4% last year." }, { reference = "2024-04-12" })
--- > print(#scans, scans[1]:mention(1).value, scans[2]:mention(2).iso)
--- 2	23	2023
---@param subjects string[]
---@param options? { lexicon?: quern.Lexicon, reference?: string|table, threads?: integer }
---@return quern.Scan[]? scans, string? message, string? code
function text.scans(subjects, options)
  check_options(options, { lexicon = true, reference = true, threads = true }, "scans")
  options = options or {}
  local reference, references = options.reference, options.reference
  if type(reference) ~= "table" then
    references = {}
    for i = 1, #subjects do references[i] = reference or false end
  end
  local scanner = options.lexicon and host.scanner(options.lexicon) or plain_scanner()
  return scanner:scan_many(subjects, references, options.threads)
end

--- Numbers, percentages, money and quantities in a text.
--- > local q = text.quantities("worth US$25-30 billion")[1]
--- > print(q.low, q.high, q.unit)
--- 25000000000	30000000000	USD
---@param subject string
---@return quern.Mention[]? quantities, string? message, string? code
function text.quantities(subject)
  local scan, message, code = plain_scanner():scan(subject)
  if not scan then return nil, message, code end
  return kept(scan, QUANTITIES)
end

local DATES = { DATE = true, DURATION = true }

--- Dates, periods and durations in a text.
--- > local d = text.dates("early 2024")[1]
--- > print(d.iso, d.mod)
--- 2024	early
--- > text.dates("last May", { reference = "2024-04-12" })[1].iso
--- 2023-05
---@param subject string
---@param options? { reference?: string }
---@return quern.Mention[]? dates, string? message, string? code
function text.dates(subject, options)
  check_options(options, { reference = true }, "dates")
  local scan, message, code = plain_scanner():scan(subject, options)
  if not scan then return nil, message, code end
  return kept(scan, DATES)
end

--- The sentences of a text with their clauses; menus and the like are left out.
--- > for _, s in ipairs(text.sentences "Mr. Li visited the U.S. in May. He left.") do print(s.text) end
--- Mr. Li visited the U.S. in May.
--- He left.
---@param subject string
---@return quern.Sentence[]? sentences, string? message, string? code
function text.sentences(subject)
  local scan, message, code = plain_scanner():scan(subject)
  if not scan then return nil, message, code end
  return scan:sentences()
end

---@class quern.Regex
---@field find fun(self, text: string, init?: integer): integer?, integer?, ... from, to and the groups; a group that took no part is false
---@field groups fun(self, text: string, init?: integer): table? { from, to, [0] = match, [1] = ..., name = ... }
---@field gmatch fun(self, text: string): fun(): table? every match in turn, as `groups` gives it; raises if the search fails

--- A regular expression (PCRE2: Perl's syntax, Unicode), compiled. No pattern can hang: one that tries too many ways to
-- match gives `nil, message, "limit"`. Flags: i ignore case, m ^ and $ at lines, s dot takes line breaks, x free white space.
--- > local re = text.regex([[(?<share>\d+)\s*per\s?cent]], "i")
--- > for m in re:gmatch "5 percent, then 7 per cent" do print(m.from, m.share) end
--- 1	5
--- 17	7
---@param pattern string raises if it means nothing, and says where
---@param flags? string any of "imsx"
---@return quern.Regex
function text.regex(pattern, flags)
  local fine, made = pcall(regex.new, pattern, flags)
  if not fine then error(made, 2) end
  return made
end

--- A text with one spelling for what differs only in case, width, accents, quotes, dashes and white space.
--- > text.fold "“São Tomé” — ＡＢＣ"
--- "sao tome" - abc
---@param subject string
---@return string? folded, string? message, string? code
function text.fold(subject) return likeness.fold(subject) end

--- How much of their wording two texts share: an estimate (standard error below 0.045) of the share of runs of five words,
-- or eight Chinese characters, that are in both (Broder's MinHash), 0 to 1.
--- > text.likeness("Steel output rose in May and June.", "steel output rose in May and June")
--- 1
---@param a string
---@param b string
---@return number? share, string? message, string? code
function text.likeness(a, b) return likeness.share(a, b) end

--- Near-duplicates among texts: five copies of one wire story are one witness. Lists of two numbers or more, each the place
-- of a text in the list that was given.
--- > local story = "Steel output fell in June as mills cut production for the third month in a row."
--- > text.similar { story, "Nothing to do with it, in words of its own.", story .. " Prices fell." }
--- { { 1, 3 } }
---@param texts string[]
---@param options? { threshold?: number } the least share of wording, 0.7 if not given; see text.likeness
---@return integer[][]? groups, string? message, string? code
function text.similar(texts, options)
  check_options(options, { threshold = true }, "similar")
  local first, message, code = likeness.groups(texts, options and options.threshold or 0.7)
  if not first then return nil, message, code end
  local groups, by_first = {}, {}
  for i, leader in ipairs(first) do
    if leader ~= i then
      if not by_first[leader] then
        by_first[leader] = { leader }
        groups[#groups + 1] = by_first[leader]
      end
      table.insert(by_first[leader], i)
    end
  end
  return groups
end

---@class quern.KwicLine
---@field from integer first byte of the key
---@field to integer last byte
---@field left string
---@field key string
---@field right string

local function spans_of(subject, what)
  if type(what) == "string" then what = lexicon.new():add(what, "KEY", "key"):build() end
  if what.gmatch then
    local spans = {}
    for match in what:gmatch(subject) do spans[#spans + 1] = match end
    return spans
  end
  return what:find(subject)
end

--- Key words in context: every place of a word, a regular expression or a lexicon's terms, with what stands on both sides.
--- > for _, line in ipairs(text.kwic("Old steel, new steel.", "steel", { width = 10 })) do print(line.left, line.key, line.right) end
--- Old 	steel	, new
--- , new 	steel	.
---@param subject string
---@param what string|quern.Regex|quern.Lexicon a string is whole words, in any case
---@param options? { width?: integer } terminal columns on each side, 40 if not given
---@return quern.KwicLine[]? lines, string? message, string? code
function text.kwic(subject, what, options)
  check_options(options, { width = true }, "kwic")
  local width = options and options.width or 40
  local spans, message, code = spans_of(subject, what)
  if not spans then return nil, message, code end
  local lines = {}
  for i, span in ipairs(spans) do
    local left, key, right = likeness.context(subject, span.from, span.to, width)
    lines[i] = { from = span.from, to = span.to, left = left, key = key, right = right }
  end
  return lines
end

return text
