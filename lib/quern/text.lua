--- Reading text: sentences and clauses, numbers, money, quantities, dates and durations, and the words of a lexicon.
-- One scan finds them all in one pass. Places are bytes counted from 1 and inclusive, so `text:sub(m.from, m.to)` is what
-- was found.

local host = require "quern.host.text"

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
---@field zones fun(self): { from: integer, to: integer, kind: string, level: integer }[]
---@field text fun(self): string

---@class quern.ScanOptions
---@field reference? string the day the text was written, YYYY-MM-DD: without it relative dates stay unresolved
---@field zones? { from: integer, to: integer, kind: string, level?: integer }[] found from the text when not given

---@class quern.Scanner
---@field scan fun(self, text: string, options?: quern.ScanOptions): quern.Scan?, string?, string?

--- A scanner for the terms of a lexicon; without one, for numbers and dates alone.
-- example: local scan = text.scanner(require("quern.lexicon").shipped()):scan("China made 1.02 billion tonnes of steel in 2023.")
-- example: for i = 1, #scan do print(scan:mention(i).type, scan:mention(i).text) end
---@param lexicon? quern.Lexicon
---@return quern.Scanner
function text.scanner(lexicon) return host.scanner(lexicon) end

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
-- example: for _, m in ipairs(text.mentions("Exports rose 23% in May 2024")) do print(m.type, m.value or m.iso) end
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

--- Numbers, percentages, money and quantities in a text.
-- example: print(text.quantities("worth US$25-30 billion")[1].high)  --> 30000000000
---@param subject string
---@return quern.Mention[]? quantities, string? message, string? code
function text.quantities(subject)
  local scan, message, code = plain_scanner():scan(subject)
  if not scan then return nil, message, code end
  return kept(scan, QUANTITIES)
end

local DATES = { DATE = true, DURATION = true }

--- Dates, periods and durations in a text.
-- example: print(text.dates("early 2024")[1].lo, text.dates("last May", { reference = "2024-04-12" })[1].iso)
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
-- example: print(#text.sentences("Mr. Li visited the U.S. in May. He left."))  --> 2
---@param subject string
---@return quern.Sentence[]? sentences, string? message, string? code
function text.sentences(subject)
  local scan, message, code = plain_scanner():scan(subject)
  if not scan then return nil, message, code end
  return scan:sentences()
end

return text
