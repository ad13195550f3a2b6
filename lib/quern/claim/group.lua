--- From claims to the rows of a table: claims that say the same are one row, with its sources counted.
-- Figures of one row that differ are kept: the median as the value, the extremes as low and high. Copies of one story
-- (claims with the same words around the figure) count as one source. Every row keeps the ids of its claims.

local group = {}

--- Claims behind a row; rows are plain tables, so evidence is kept beside them.
group.evidence = require "quern.recipe.evidence"

local LIST_MARK = ", "

local function text_of(value)
  if type(value) ~= "table" then return value end
  local parts = {}
  for i, one in ipairs(value) do parts[i] = tostring(one) end
  return #parts > 0 and table.concat(parts, LIST_MARK) or nil
end

local function year_of(period) return period and math.tointeger(tonumber(tostring(period):sub(1, 4))) end

local function fits(fields, options)
  for field, wanted in pairs(options.where or {}) do
    if fields[field] ~= wanted then return false end
  end
  local year = year_of(fields[options.time or "period"])
  return not (options.since and year and year < options.since)
end

local function key_of(fields, by)
  local parts = {}
  for i, field in ipairs(by) do parts[i] = tostring(text_of(fields[field]) or "") end
  return table.concat(parts, "\0")
end

local function median(values)
  table.sort(values)
  local middle = #values // 2
  return #values % 2 == 1 and values[middle + 1] or (values[middle] + values[middle + 1]) / 2
end

--- What one witness is: a document, or a publisher's text that others print word for word.
local function witness(claim, quote) return quote or tostring(claim.document) end

local function add(row, claim, options, quote)
  local fields = claim.fields
  row.ids[#row.ids + 1] = claim.id
  row.witnesses[witness(claim, quote)] = true
  if row.modality ~= claim.modality then row.modality = row.modality and "mixed" or claim.modality end
  row.comparator = row.comparator or fields.comparator
  local value = fields[options.value or "value"]
  if type(value) == "number" then
    row.values[#row.values + 1] = value
    if fields.value_high then row.values[#row.values + 1] = fields.value_high end
  end
end

local function finish(row, options)
  local made = row.fields
  made.sources, made.modality = 0, row.modality
  for _ in pairs(row.witnesses) do made.sources = made.sources + 1 end
  if options.value and #row.values > 0 then
    local mid = median(row.values)
    made.value = mid
    made.low, made.high = row.values[1], row.values[#row.values]
    if made.low == made.high then made.low, made.high = nil, nil end
    made.comparator = row.comparator
  elseif #row.values > 0 then
    made.value = row.values[1]
  end
  group.evidence[made] = row.ids
  return made
end

local function order(options)
  local keys = options.time and { options.time, table.unpack(options.by) } or options.by
  return function(a, b)
    for _, key in ipairs(keys) do
      local x, y = a[key], b[key]
      if x ~= y then
        if x == nil then return false end -- without a value: last
        if y == nil then return true end
        if type(x) ~= type(y) then x, y = tostring(x), tostring(y) end
        return x < y
      end
    end
    return false
  end
end

--- The rows of a table.
---@param q table what a recipe's run is given
---@param name string the table
---@param options { by: string[], value?: string, time?: string, since?: integer, where?: table }
---@return table[] rows sorted by `time` and `by`
function group.rows(q, name, options)
  local by_key, list, quotes = {}, {}, {}
  for claim in q.corpus:claims { table = name, ruleset = q.ruleset } do
    if fits(claim.fields, options) then
      local key = key_of(claim.fields, options.by)
      local row = by_key[key]
      if not row then
        row = { fields = {}, ids = {}, witnesses = {}, values = {} }
        for _, field in ipairs(options.by) do row.fields[field] = text_of(claim.fields[field]) end
        by_key[key] = row
        list[#list + 1] = row
      end
      add(row, claim, options, quotes[claim.document])
    end
  end
  local rows = {}
  for i, row in ipairs(list) do rows[i] = finish(row, options) end
  table.sort(rows, order(options))
  return rows
end

--- Warns where a ratio stands beside a part and a whole of different years: the ratio compares what does not belong
--- together, and is kept but not vouched for.
---@param q table
---@param rows table[]
---@param names { ratio: string, part: string, whole: string } metrics
function group.warn_mixed_years(q, rows, names)
  local parts, wholes = {}, {}
  local function key(row) return tostring(row.actor or row.sector) .. "\0" .. tostring(row.place) end
  for _, row in ipairs(rows) do
    if row.metric == names.part then parts[key(row)] = row end
    if row.metric == names.whole then wholes[key(row)] = row end
  end
  for _, row in ipairs(rows) do
    local part, whole = parts[key(row)], wholes[key(row)]
    if row.metric == names.ratio and part and whole and year_of(part.period) ~= year_of(whole.period) and year_of(row.period) == year_of(part.period) then
      q.warn(("%s of %s, %s: %s of %s are set against %s of %s"):format(names.ratio, row.actor or row.sector, row.period, names.part, part.period, names.whole, whole.period))
    end
  end
end

return group
