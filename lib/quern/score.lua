--- Claims held against an analyst's own rows: precision, recall, and what was missed.
-- A gold row is a JSON line `{"doc", "start", "end", "table", "fields"}`: doc is the name of the file, start and end are its
-- bytes (0-based, half-open), fields what the row should say. A claim meets a gold row of its table where their spans
-- overlap and their figures agree (or, without a figure, their parties); each meets one at most, the best pairs first.
-- Compared are the fields that the gold row has and the table knows. Intervals are Wilson's, at 95 percent.
--
-- example: local gold = assert(score.read '{"doc":"a.txt","start":0,"end":9,"table":"t","fields":{"value":5}}')
-- example: print(score.compare(gold, gold).t.hits)  --> 1

local json = require "quern.json"

local score = {}

--- Fields that name things in words of their own, or qualify: kept out of the comparison.
local FREE = { source = true, product = true, project = true, city = true, status = true, comparator = true, period_mod = true,
  date_mod = true }

local function listed(value)
  if value == nil or value == json.null then return {} end
  if type(value) ~= "table" then return { tostring(value) } end
  local list = {}
  for i, one in ipairs(value) do list[i] = tostring(one) end
  return list
end

--- Lists agree where they share at least half of all their members.
local function lists_agree(a, b)
  local first, second = listed(a), listed(b)
  if #first == 0 then return true end
  local all, common, seen = 0, 0, {}
  for _, one in ipairs(first) do
    if not seen[one] then seen[one], all = 1, all + 1 end
  end
  for _, one in ipairs(second) do
    if seen[one] == 1 then
      common, seen[one] = common + 1, 2
    elseif not seen[one] then
      seen[one], all = 3, all + 1
    end
  end
  return common / math.max(1, all) >= 0.5
end

local function numbers_agree(a, b)
  local x, y = tonumber(a), tonumber(b)
  if not x or not y then return a == b end
  return math.abs(x - y) <= 1e-6 * math.max(1, math.abs(x), math.abs(y))
end

--- Dates agree to the month where both have one, else to the year.
local function dates_agree(gold, found)
  if found == nil then return false end
  local a, b = tostring(gold):match "^[^/]*", tostring(found):match "^[^/]*"
  if #a >= 7 and #b >= 7 then return a:sub(1, 7) == b:sub(1, 7) end
  return a:sub(1, 4) == b:sub(1, 4) and #a <= #b
end

local function agree(field, gold, found)
  if gold == json.null then return true end
  if field == "value" then return numbers_agree(gold, found) end
  if field == "period" or field == "date" then return dates_agree(gold, found) end
  if field == "actor" then
    local a, b = tostring(gold):lower(), tostring(found or ""):lower()
    return b ~= "" and (a:find(b, 1, true) ~= nil or b:find(a, 1, true) ~= nil)
  end
  return lists_agree(gold, found)
end

--- Whether a claim can be the row at all: the same figure, or neither has one.
local function may_meet(gold, found)
  local a, b = gold.fields.value, found.fields.value
  if (a == nil or a == json.null) ~= (b == nil) then return false end
  return a == nil or a == json.null or numbers_agree(math.abs(tonumber(a) or 0), math.abs(tonumber(b) or 0))
end

local function compare_fields(gold, found)
  local right, all, wrong = 0, 0, {}
  for field, value in pairs(gold.fields) do
    if not FREE[field] and value ~= json.null and #listed(value) > 0 then
      all = all + 1
      if agree(field, value, found.fields[field]) then right = right + 1 else wrong[#wrong + 1] = field end
    end
  end
  table.sort(wrong)
  return right, all, wrong
end

local function pairs_of(gold, found)
  local list = {}
  for i, g in ipairs(gold) do
    for j, f in ipairs(found) do
      if g.doc == f.doc and g.table == f.table and g.start < f["end"] and f.start < g["end"] and may_meet(g, f) then
        local right, all, wrong = compare_fields(g, f)
        list[#list + 1] = { gold = i, found = j, right = right, all = all, wrong = wrong, part = right / math.max(1, all) }
      end
    end
  end
  table.sort(list, function(a, b)
    if a.part ~= b.part then return a.part > b.part end
    if a.gold ~= b.gold then return a.gold < b.gold end
    return a.found < b.found
  end)
  return list
end

local function tally(result, name)
  result[name] = result[name] or { gold = 0, found = 0, hits = 0, full = 0, right = 0, cells = 0, missed = {}, extra = {}, partly = {} }
  return result[name]
end

--- Compares claims with gold rows, table by table; `all` sums them up.
---@param gold table[] rows { doc, start, end, table, fields }
---@param found table[] claims in the same form
---@return table<string, table> by_table { gold, found, hits, full, right, cells, missed, extra, partly }
function score.compare(gold, found)
  local result, used_gold, used_found = {}, {}, {}
  for _, g in ipairs(gold) do tally(result, g.table).gold = tally(result, g.table).gold + 1 end
  for _, f in ipairs(found) do
    if result[f.table] then result[f.table].found = result[f.table].found + 1 end
  end
  for _, pair in ipairs(pairs_of(gold, found)) do
    if not used_gold[pair.gold] and not used_found[pair.found] then
      used_gold[pair.gold], used_found[pair.found] = true, true
      local t = result[gold[pair.gold].table]
      t.hits, t.right, t.cells = t.hits + 1, t.right + pair.right, t.cells + pair.all
      if pair.right == pair.all then t.full = t.full + 1 else t.partly[#t.partly + 1] = { gold = gold[pair.gold],
        found = found[pair.found], wrong = pair.wrong } end
    end
  end
  for i, g in ipairs(gold) do
    if not used_gold[i] then table.insert(result[g.table].missed, g) end
  end
  for j, f in ipairs(found) do
    if result[f.table] and not used_found[j] then table.insert(result[f.table].extra, f) end
  end
  return result
end

--- Wilson's interval of a share, at 95 percent.
---@param hits integer
---@param all integer
---@return number share, number low, number high
function score.interval(hits, all)
  if all == 0 then return 0, 0, 1 end
  local z, p = 1.959964, hits / all
  local middle = (p + z * z / (2 * all)) / (1 + z * z / all)
  local half = z * math.sqrt(p * (1 - p) / all + z * z / (4 * all * all)) / (1 + z * z / all)
  return p, math.max(0, middle - half), math.min(1, middle + half)
end

--- Reads gold rows from JSON lines.
---@param text string
---@return table[]? rows, string? message, string? code
function score.read(text)
  local rows, number = {}, 0
  for line in text:gmatch "[^\r\n]+" do
    number = number + 1
    local row, message = json.decode(line)
    if type(row) ~= "table" or type(row.doc) ~= "string" or type(row.fields) ~= "table" or type(row.table) ~= "string" or
      math.type(row.start) ~= "integer" and type(row.start) ~= "number" then
      return nil, ("line %d is no gold row (doc, start, end, table, fields)%s"):format(number, message and ": " .. message or ""), "invalid"
    end
    rows[#rows + 1] = row
  end
  return rows
end

return score
