--- Mentions as other recognisers' test sets write them: one record a mention, places counted from 0, in bytes and in code
-- points. What those sets count apart is listed beside the mention itself: the number inside money, a percentage, a measure
-- or a duration, the range that a comparator or two ends make, and percentages that name no number. A range's value there is
-- the end that its unit stands with, the last.

local json = require "quern.json"
local unit = require "quern.unit"

local neutral = {}

local KINDS = { NUMBER = "number", PERCENT = "percent", MONEY = "currency", QUANTITY = "dimension", ORDINAL = "ordinal" }
local BELOW, ABOVE = { ["<"] = true, ["<="] = true }, { [">"] = true, [">="] = true }

--- Seconds of a duration, by the usual convention of recognisers: a month has 30 days, a year 365, and half a year half of
-- them.
local function seconds(duration)
  local in_years = duration.text:find "[Yy]ea?r" or duration.text:find "年"
  if in_years and not duration.text:find "[Mm]onth" and not duration.text:find "月" then
    return (duration.months / 12 * 365 + duration.days) * 86400 + duration.seconds
  end
  local years, months = duration.months // 12, duration.months % 12
  return (years * 365 + months * 30 + duration.days) * 86400 + duration.seconds
end

local function alternatives(mention)
  local list = json.list {}
  for i, reading in ipairs(mention.readings) do
    list[i] = { lo = reading.lo or json.null, hi = reading.hi or json.null }
  end
  return list
end

--- Counted things are numbers there, and "doubled" is no number of anything.
local function kind_of(mention)
  local found = mention.unit and unit.find(mention.unit)
  if mention.type == "QUANTITY" and found and found.kind == "count" then return "number" end
  if mention.unit == "x" and not mention.text:find "%d" then return "multiple" end
  return KINDS[mention.type]
end

local function describe_quantity(mention, record)
  record.value, record.unit, record.per = mention.value, mention.unit, mention.per
  record.cmp = mention.comparator ~= "=" and mention.comparator or nil
  if mention.low then
    record.lo, record.hi, record.value = mention.low, mention.high, mention.high
  elseif BELOW[mention.comparator] then
    record.hi = mention.value
  elseif ABOVE[mention.comparator] then
    record.lo = mention.value
  end
end

--- Fills `record` with the kind and the value of a mention.
local function describe(mention, record)
  record.kind = kind_of(mention)
  if mention.type == "DATE" then
    record.kind = mention.lo and mention.lo == mention.hi and "date" or "daterange"
    record.alts, record.iso, record.mod = alternatives(mention), mention.iso, mention.mod
    record.lo, record.hi = mention.lo, mention.hi
  elseif mention.type == "DURATION" then
    record.kind, record.seconds = "duration", seconds(mention)
  elseif record.kind then
    describe_quantity(mention, record)
  else
    record.kind, record.code = mention.type, mention.code
  end
  return record
end

--- Where the number inside a mention stands: first byte, last byte, value. Digits that a unit's letters touch ("29km") are
-- no number by themselves.
local function inner_number(mention, subject)
  for from = mention.from, mention.to do
    local inside_word = from > mention.from and subject:find("^%a%a", from - 1)
    local last, value = unit.number(subject, from)
    if last and last <= mention.to and not inside_word then
      local glued = from == mention.from and subject:find("^%a", last + 1) and last < mention.to
      if glued then return nil end
      return from, last, (mention.value or 0) < 0 and -value or value
    end
  end
end

local function place(record, subject, from, to)
  record.start, record["end"], record.text = from - 1, to, subject:sub(from, to)
  return record
end

--- Percentages that name no number: "the % of growth", "a small percent"; "a percentage of the votes" is a share.
local function add_percentages(list, subject)
  local valued = {}
  for _, record in ipairs(list) do
    if record.value then valued[#valued + 1] = record end
  end
  local function stands_free(from, to)
    local sign = to == from + 1
    if subject:find("^%w", to) or not sign and (subject:find("^ points?", to) or subject:find("^%s+of%f[%W]", to)) then return false end
    if from > 1 and subject:find("^[%w_]", from - 1) then return false end
    for _, record in ipairs(valued) do
      if record.start < to - 1 and record["end"] >= from then return false end
    end
    return true
  end
  for _, word in ipairs { "[Pp]ercentage", "[Pp]ercent", "[Pp]er cent", "%%" } do
    for from, to in subject:gmatch("()" .. word .. "()") do
      if stands_free(from, to) then list[#list + 1] = place({ kind = "percent" }, subject, from, to - 1) end
    end
  end
end

--- "equal to 40": a range of one number.
local function add_equal(list, mention, record, subject)
  local from = record.kind == "number" and subject:sub(1, mention.from - 1):match "()[Ee]qual%a* to%s+$"
  if not from or record.lo or record.hi then return end
  list[#list + 1] = place({ kind = "numberrange", lo = mention.value, hi = mention.value }, subject, from, mention.to)
end

--- The records that stand beside a mention's own.
local function add_beside(list, mention, record, subject)
  local valued = mention.value or record.kind == "duration"
  if not valued or mention.type == "ORDINAL" then return end
  if record.kind ~= "number" then
    local from, to, value = inner_number(mention, subject)
    if from then list[#list + 1] = place({ kind = "number", value = value }, subject, from, to) end
  end
  if record.lo or record.hi then
    local range = { kind = "numberrange", lo = record.lo, hi = record.hi }
    list[#list + 1] = place(range, subject, mention.from, mention.to)
  end
  add_equal(list, mention, record, subject)
end

--- Adds the places in code points; the records are nearly in order, so each is counted from the one before.
local function count_points(list, subject)
  local byte, points = 1, 0
  for _, record in ipairs(list) do
    if record.start + 1 < byte then byte, points = 1, 0 end
    points = points + utf8.len(subject, byte, record.start, true)
    byte = record.start + 1
    record.cstart, record.cend = points, points + utf8.len(subject, byte, record["end"], true)
  end
  return list
end

--- The mentions of a scan as records.
---@param scan quern.Scan
---@param subject string the text that was scanned
---@param options? { beside: boolean } with `beside`, also what the test sets count apart
---@return table[]
function neutral.records(scan, subject, options)
  local list = json.list {}
  for i = 1, #scan do
    local mention = scan:mention(i)
    local record = place(describe(mention, {}), subject, mention.from, mention.to)
    list[#list + 1] = record
    if options and options.beside then add_beside(list, mention, record, subject) end
  end
  if options and options.beside then add_percentages(list, subject) end
  return count_points(list, subject)
end

return neutral
