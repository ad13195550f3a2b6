--- From claims to the rows of a table: how several claims become one row. Used with the verbs of frames:
--   q.claims "overcapacity":group("sector", "place", "year"):agg(group.figures)

local group = {}

--- How many witnesses say it, and how: "mixed" where some assert what others plan, forecast or report.
group.witnesses = {
  sources = "count_distinct(witness)",
  modality = "choose(count_distinct(modality) > 1, 'mixed', first(modality))",
}

--- Figures that differ are kept: the median as the value, the extremes as low and high where there are two.
group.figures = {
  value = "median(value)",
  low = "min(value) < max(greatest_value) and min(value)",
  high = "min(value) < max(greatest_value) and max(greatest_value)",
  comparator = "first(comparator)",
  sources = group.witnesses.sources,
  modality = group.witnesses.modality,
}

--- The claims of some years on; those without a year are kept.
--- > local claims = frame.new { {"year", "i64", {2014, nil, 2021}}, {"value", "f64", {70, 71, 72}}, rows = 3 }
--- > require("quern.claim.group").since(claims, 2020)
--- year  value
--- ───────────
---    ·     71
--- 2021     72
---@param claims Frame
---@param year integer?
---@return Frame
function group.since(claims, year)
  return year and claims:where("year == nil or year >= ?", year) or claims
end

--- How metrics end that tell of a change.
local CHANGES = { "_yoy", "_change", "_growth" }

--- Whether a claim's metric is one of those that a recipe's rules set or that it names, or tells how one of them changed: price,
--- price_yoy, price_change.
local function has_metric(rules, named)
  local terms, known, endings = { "metric" }, {}, {}
  local function add(metric)
    if not known[metric] then terms[#terms + 1] = ("'%s'"):format(metric) end
    known[metric] = true
  end
  local function add_all(metric)
    for _, ending in ipairs(CHANGES) do metric = metric:gsub(ending .. "$", "") end
    add(metric)
    for _, ending in ipairs(CHANGES) do add(metric .. ending) end
  end
  for _, made in ipairs(rules) do
    if made.set.metric then add_all(made.set.metric) end
  end
  for metric in (named or ""):gmatch "%S+" do
    if metric:find "^_" then endings[#endings + 1] = (" or ends(metric, '%s')"):format(metric) else add_all(metric) end
  end
  return ("one_of(%s)"):format(table.concat(terms, ", ")) .. table.concat(endings)
end

--- The rows of a table: its claims of some years on, one row for each combination of the key, in the order of the key. A recipe
--- that tells a part of a table by rules of its own shows the claims of the metrics that these set: `as` is its own table, and
--- `metrics` are others, words apart, that readings of its rules come to be called; one such as "_count" is any that ends so.
---@package
---@param q table
---@param name string the table
---@param since integer? year
---@param key string[] fields
---@param agg table group.figures, group.witnesses, or other aggregates
---@param part { as: string, rules: table[], metrics: string? }?
---@return Frame
function group.rows(q, name, since, key, agg, part)
  local claims = group.since(q.claims(name, part and part.as), since)
  if part then claims = claims:where(has_metric(part.rules, part.metrics)) end
  return claims:group(table.unpack(key)):agg(agg):sort(table.unpack(key))
end

local function year_of(period) return period and math.tointeger(tonumber(tostring(period):sub(1, 4))) end

--- Warns where a ratio stands beside a part and a whole of different years: the ratio compares what does not belong
--- together, and is kept but not vouched for.
---@package
---@param q table
---@param made Frame with columns metric, sector, place, actor and period
---@param names { ratio: string, part: string, whole: string } metrics
function group.warn_mixed_years(q, made, names)
  local parts, wholes = {}, {}
  local function key(row) return tostring(row.actor or row.sector) .. "\0" .. tostring(row.place) end
  for row in made:rows() do
    if row.metric == names.part then parts[key(row)] = row end
    if row.metric == names.whole then wholes[key(row)] = row end
  end
  for row in made:rows() do
    local part, whole = parts[key(row)], wholes[key(row)]
    local compared = row.metric == names.ratio and part and whole and year_of(row.period) == year_of(part.period)
    if compared and year_of(part.period) ~= year_of(whole.period) then
      q.warn(("%s of %s, %s: %s of %s are set against %s of %s"):format(names.ratio, row.actor or row.sector, row.period,
        names.part, part.period, names.whole, whole.period))
    end
  end
end

return group
