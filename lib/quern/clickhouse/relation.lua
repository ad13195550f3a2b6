--- A plan's verbs as a SELECT that is still open: columns, conditions and an order gather until a verb needs what is below
--- it as a table of its own. Grouping a table with conditions is then one SELECT over it, which a cluster's servers share.
--
-- A column is known by quern's name and has SQL of its own; names in SQL never mean two things in one SELECT, since
-- ClickHouse takes an alias for the column wherever it stands.

local aggregate = require "quern.frame.aggregate"
local expression = require "quern.clickhouse.expression"
local quote = require "quern.clickhouse.quote"

local relation = { verbs = {} }
local verbs = relation.verbs

--- SQL of one column that grows past this is put below, as a column of a table.
local LONG = 2000

local function copy(from, changes)
  local made = {}
  for key, value in pairs(from) do made[key] = value end
  for key, value in pairs(changes) do made[key] = value end
  return made
end

local function by_name(r)
  local map = {}
  for _, column in ipairs(r.columns) do map[column.name] = column end
  return map
end

local function need(r, name)
  for _, column in ipairs(r.columns) do
    if column.name == name then return column end
  end
  local names = {}
  for i, column in ipairs(r.columns) do names[i] = column.name end
  error(("no column '%s'; there are: %s"):format(name, table.concat(names, ", ")), 0)
end

--- A name in SQL that means nothing else in this SELECT.
local function fresh(r, name, taken)
  local free, n = name, 1
  while r.visible[free] or taken[free] do
    n = n + 1
    free = name .. "_" .. n
  end
  taken[free] = true
  return free
end

local function where_text(r) return #r.where > 0 and " WHERE " .. table.concat(r.where, " AND ") or "" end

--- A SELECT of these items { name, sql, type, nullable } and the relation that reads it as a table.
local function select_from(r, items, tail, changes)
  local list, columns, visible, taken = {}, {}, {}, {}
  for i, item in ipairs(items) do
    local plain = r.visible[item.name] and item.sql == quote.name(item.name)
    local name = item.name
    if plain then taken[name] = true else name = fresh(r, name, taken) end
    list[i] = plain and item.sql or item.sql .. " AS " .. quote.name(name)
    visible[name] = true
    columns[i] = { name = item.name, sql = quote.name(name), type = item.type, nullable = item.nullable, wide = item.wide,
      code = item.code }
  end
  local evidence
  if changes.evidence then
    local name = fresh(r, "evidence", taken)
    list[#list + 1] = changes.evidence .. " AS " .. quote.name(name)
    visible[name], evidence = true, quote.name(name)
  end
  local text = "SELECT " .. table.concat(list, ", ") .. " FROM " .. r.from .. where_text(r) .. (tail or "")
  return { from = "(" .. text .. ")", columns = columns, visible = visible, where = {}, evidence = evidence, order = changes.order,
    server = r.server }
end

--- Everything so far as a table of its own.
local function below(r, tail)
  local order
  local made = select_from(r, r.columns, tail, { evidence = r.evidence })
  if r.order then -- an order is by SQL of columns: those of the new table
    order = {}
    for i, key in ipairs(r.order) do
      for at, column in ipairs(r.columns) do
        if column.name == key.name then order[i] = { name = key.name, sql = made.columns[at].sql, descending = key.descending } end
      end
      if not order[i] then order = nil break end
    end
  end
  made.order = order
  return made
end
relation.below = below

local function settled(r)
  for _, column in ipairs(r.columns) do
    if #column.sql > LONG then return below(r) end
  end
  return r
end

--- A table on the server.
---@param path string quoted
---@param columns table[] { name, type, nullable, wide, sql? }
---@param evidence string? the column that holds lists of claims
function relation.table(path, columns, evidence, server)
  local list, visible = {}, {}
  for _, column in ipairs(columns) do
    list[#list + 1] = copy(column, { sql = column.sql or quote.name(column.name) })
    visible[column.name] = true
  end
  if evidence then visible[evidence] = true end
  return { from = path, columns = list, visible = visible, where = {}, evidence = evidence and quote.name(evidence), server = server }
end

function verbs.where(plan, r)
  local condition = expression.compile(plan.condition, by_name(r), plan.values)
  if condition.type ~= "b" then error("where takes a condition", 0) end
  local where = table.move(r.where, 1, #r.where, 1, {})
  where[#where + 1] = condition.sql:find "^%(" and condition.sql or "(" .. condition.sql .. ")"
  return copy(r, { where = where })
end

local function with_column(columns, name, part)
  local made = copy(part, { name = name, constant = false, code = part.code })
  for i, column in ipairs(columns) do
    if column.name == name then
      columns[i] = made
      return
    end
  end
  columns[#columns + 1] = made
end

local function derive(r, items, sequential)
  local columns = table.move(r.columns, 1, #r.columns, 1, {})
  local seen = by_name(r)
  for _, item in ipairs(items) do
    local part = expression.compile(item.tree, seen)
    if part.type == "z" then part = expression.make("CAST(NULL AS Nullable(Float64))", "n", true) end
    with_column(columns, item.name, part)
    if sequential then seen = by_name { columns = columns } end
  end
  return settled(copy(r, { columns = columns }))
end

function verbs.derive(plan, r) return derive(r, plan.columns, plan.sequential) end

function verbs.pick(plan, r)
  local columns = {}
  for i, name in ipairs(plan.names) do columns[i] = copy(need(r, name), { name = (plan.as or plan.names)[i] }) end
  return copy(r, { columns = columns })
end

local function nan_greatest(name)
  return function(x)
    if x.type ~= "n" then return ("%s(%s)"):format(name, x.sql), x.type end
    -- NaN is the greatest in memory, and nowhere in particular on a server
    local test = name == "max" and "max(isNaN(%s)) = 1" or "min(isNaN(%s)) = 1"
    return ("if(%s, (0/0), %sIf(%s, NOT isNaN(%s)))"):format(test:format(x.sql), name, x.sql, x.sql), "n"
  end
end

local function sorted_values(x)
  if not x.nullable then return ("arraySort(groupArray(toFloat64(%s)))"):format(x.sql) end
  return ("arraySort(groupArrayIf(assumeNotNull(toFloat64(%s)), isNotNull(%s)))"):format(x.sql, x.sql)
end

-- What needs the sorted values of a group is a formula over an array, which the SELECT above computes: { sql of the array, formula }.
local function of_sorted(x, formula) return sorted_values(x), "n", true, formula end

-- Hyndman and Fan's type 7, from the values themselves: the server's own quantiles are of other types.
local function quantile(x, share)
  local at = ("((length(?) - 1) * %s)"):format(quote.value(share + 0.0))
  local low, high = ("arrayElement(?, toUInt32(floor(%s)) + 1)"):format(at), ("arrayElement(?, toUInt32(ceil(%s)) + 1)"):format(at)
  return of_sorted(x, ("if(length(?) = 0, NULL, %s + (%s - %s) * (%s - floor(%s)))"):format(low, high, low, at, at))
end

local AGGREGATES = {
  count = function(x) return x and ("toInt64(count(%s))"):format(x.sql) or "toInt64(count())", "i", false end,
  sum = function(x)
    if x.type == "i" then return ("sum(toInt64(%s))"):format(x.sql), "i" end
    return ("sum(toFloat64(%s))"):format(x.sql), "n"
  end,
  mean = function(x) return ("avg(%s)"):format(x.sql), "n" end,
  min = nan_greatest "min", max = nan_greatest "max",
  median = function(x) return quantile(x, 0.5) end,
  quantile = function(x, _, share) return quantile(x, share) end,
  stddev = function(x) return ("if(count(%s) < 2, NULL, stddevSamp(toFloat64(%s)))"):format(x.sql, x.sql), "n" end,
  variance = function(x) return ("if(count(%s) < 2, NULL, varSamp(toFloat64(%s)))"):format(x.sql, x.sql), "n" end,
  corr = function(x, y)
    local r = ("corr(toFloat64(%s), toFloat64(%s))"):format(x.sql, y.sql)
    return ("if(isNaN(%s), NULL, %s)"):format(r, r), "n"
  end,
  count_distinct = function(x) return ("toInt64(uniqExact(%s))"):format(x.sql), "i", false end,
  hhi = function(x)
    return ("if(sum(toFloat64(%s)) = 0, NULL, sum(toFloat64(%s) * %s) / pow(sum(toFloat64(%s)), 2))"):format(x.sql, x.sql, x.sql, x.sql),
      "n"
  end,
  gini = function(x) -- the sum of (2i - n - 1) v over n times the sum of v
    return of_sorted(x,
      "if(length(?) = 0 OR isNaN(arraySum(?)) OR arrayElement(?, 1) < 0 OR arraySum(?) = 0, NULL, (2 * arraySum(arrayMap((y, i) -> "
      .. "y * i, ?, arrayEnumerate(?))) - (length(?) + 1) * arraySum(?)) / (length(?) * arraySum(?)))")
  end,
  cagr = function(x, y)
    local both = ("isNotNull(%s) AND isNotNull(%s)"):format(x.sql, y.sql)
    local function at(how, what) return ("%sIf(toFloat64(%s), toFloat64(%s), %s)"):format(how, what.sql, y.sql, both) end
    local span = ("(maxIf(toFloat64(%s), %s) - minIf(toFloat64(%s), %s))"):format(y.sql, both, y.sql, both)
    return ("if(countIf(%s) > 0 AND %s > 0 AND %s > 0 AND %s >= 0, pow(%s / %s, 1 / %s) - 1, NULL)"):format(both, span, at("argMin", x),
      at("argMax", x), at("argMax", x), at("argMin", x), span), "n"
  end,
}

local ORDERED = { first = true, last = true, list = true }

local function aggregate_part(item, columns, keyless)
  if ORDERED[item.kind] then expression.refuse(item.kind .. "()", "rows there have no order") end
  local arguments = {}
  for i, tree in ipairs(item.arguments) do arguments[i] = expression.compile(tree, columns) end
  if item.kind ~= "count" and #arguments == 0 then error(item.kind .. ": of which column?", 0) end
  local sql, type, nullable, formula = AGGREGATES[item.kind](arguments[1], arguments[2], item.parameter)
  if nullable == nil then
    nullable = true
    local no_values = keyless or arguments[1].nullable or arguments[2] and arguments[2].nullable
    if not no_values and (item.kind == "sum" or item.kind == "mean" or item.kind == "min" or item.kind == "max") then
      nullable = false
    else
      sql = ("if(count(%s) = 0, NULL, %s)"):format(arguments[1].sql, sql)
    end
  end
  local part = expression.make(sql, type, nullable, true)
  part.formula = formula
  return part
end

--- All keys, from the least; text in order of its bytes.
local function order_of(columns)
  local order = {}
  for i, column in ipairs(columns) do order[i] = { name = column.name, sql = column.sql } end
  return order
end

local function group(r, keys, aggregates)
  local columns, items, key_sql = by_name(r), {}, {}
  for i, name in ipairs(keys) do
    items[i] = need(r, name)
    key_sql[i] = items[i].sql
  end
  for _, item in ipairs(aggregates) do items[#items + 1] = copy(aggregate_part(item, columns, #keys == 0), { name = item.name }) end
  local evidence = r.evidence and ("arraySort(groupUniqArrayArray(%s))"):format(r.evidence)
  local made = select_from(r, items, #keys > 0 and " GROUP BY " .. table.concat(key_sql, ", ") or "", { evidence = evidence })
  made.order = order_of(table.move(made.columns, 1, #keys, 1, {}))
  for i, item in ipairs(items) do
    local column = made.columns[i]
    if item.formula then column.sql = item.formula:gsub("%?", function() return column.sql end) end
  end
  return made
end

function verbs.group(plan, r)
  local split = aggregate.split(plan.aggregates)
  if #split.before > 0 then r = derive(r, split.before) end
  r = group(r, plan.keys, split.aggregates)
  local after, names = {}, { table.unpack(plan.keys) }
  for _, item in ipairs(split.after) do
    names[#names + 1] = item.name
    if item.tree then after[#after + 1] = item end
  end
  if #after > 0 then r = derive(r, after) end
  return verbs.pick({ names = names }, r)
end

function verbs.distinct(plan, r)
  local names = {}
  for i, column in ipairs(r.columns) do names[i] = column.name end
  if not plan.keys then return group(r, names, {}) end
  if not r.order then expression.refuse("distinct by some columns", "which row is first is not known there before sort()") end
  return verbs.top({ most = 1, keys = plan.keys }, r)
end

function verbs.sort(plan, r)
  local order = {}
  for i, name in ipairs(plan.names) do order[i] = { name = name, sql = need(r, name).sql, descending = plan.descending[i] } end
  return copy(r, { order = order })
end

local function order_text(order)
  local keys = {}
  for i, key in ipairs(order or {}) do keys[i] = key.sql .. (key.descending and " DESC" or " ASC") .. " NULLS LAST" end
  return #keys > 0 and " ORDER BY " .. table.concat(keys, ", ") or ""
end

--- Ties in an order are broken by all columns, so that the same rows come each time.
local function whole_order(r, order)
  local all, known = {}, {}
  for _, key in ipairs(order) do all[#all + 1], known[key.sql] = key, true end
  for _, column in ipairs(r.columns) do
    if not known[column.sql] then all[#all + 1], known[column.sql] = { name = column.name, sql = column.sql }, true end
  end
  return all
end

function verbs.slice(plan, r)
  if not r.order then expression.refuse("the first rows", "rows there have no order before sort()") end
  local count = math.max(plan.to - plan.from + 1, 0)
  local order = r.order
  local made = below(r, order_text(whole_order(r, order)) .. (" LIMIT %d, %d"):format(plan.from - 1, count))
  return made
end

function verbs.top(plan, r)
  if not plan.order and not r.order then expression.refuse("top without an order", "rows there have none before sort()") end
  if plan.order then
    local column = need(r, plan.order)
    if column.type == "n" or column.type == "i" then
      local where = table.move(r.where, 1, #r.where, 1, {})
      if column.nullable then where[#where + 1] = ("isNotNull(%s)"):format(column.sql) end
      if column.type == "n" then where[#where + 1] = ("NOT isNaN(%s)"):format(column.sql) end
      r = copy(r, { where = where })
    end
    r = verbs.sort({ names = { plan.order }, descending = { plan.descending } }, r)
  end
  if not r.from:find "^%(" or #r.where > 0 then r = below(r) end -- a cluster would cut on each server
  local order, keys, by = {}, {}, {}
  for i, name in ipairs(plan.keys) do
    local column = need(r, name)
    keys[i], by[i] = column.sql, { name = name, sql = column.sql }
  end
  table.move(by, 1, #by, 1, order)
  table.move(r.order, 1, #r.order, #order + 1, order)
  local tail = order_text(whole_order(r, order)) .. (#keys > 0 and (" LIMIT %d BY %s"):format(plan.most, table.concat(keys, ", "))
    or (" LIMIT %d"):format(plan.most))
  return below(copy(r, { order = order }), tail)
end

local SERVER = expression.server

local function cast(column, type, nullable)
  return ("CAST(%s AS %s)"):format(column.sql, nullable and ("Nullable(%s)"):format(SERVER[type]) or SERVER[type])
end

--- Left or right side of a join: keys under common names, the rest under names of its own.
local function side(r, keys, prefix, types)
  local items, place = {}, {}
  for i, name in ipairs(keys) do
    items[i] = { name = "k" .. i, sql = cast(need(r, name), types[i].type, types[i].nullable), type = types[i].type }
  end
  for i, column in ipairs(r.columns) do
    items[#items + 1] = { name = prefix .. i, sql = column.sql }
    place[i] = prefix .. i
  end
  local list, evidence = {}, nil
  for i, item in ipairs(items) do list[i] = item.sql .. " AS " .. item.name end
  if r.evidence then
    list[#list + 1] = r.evidence .. " AS " .. prefix .. "e"
    evidence = prefix .. "e"
  end
  for name in pairs(r.visible) do -- names of the sides are short; a table may have them too
    if name:find "^[klr]%d+$" then r = below(r); return side(r, keys, prefix, types) end
  end
  return "(SELECT " .. table.concat(list, ", ") .. " FROM " .. r.from .. where_text(r) .. ")", place, evidence
end

local function common(left, right)
  if left.type == right.type then return left.type end
  if left.type == "i" and right.type == "n" or left.type == "n" and right.type == "i" then return "n" end
  error(("join: '%s' and '%s' are of different types"):format(left.name, right.name), 0)
end

local KIND = { inner = "INNER", left = "LEFT" }

local function checks_of(plan, left_sql, right_sql, keys)
  local using = table.concat(keys, ", ")
  local tuple = #keys > 1 and "(" .. using .. ")" or using
  local null = {}
  for i, key in ipairs(keys) do null[i] = ("isNull(%s)"):format(key) end
  local function unmatched(this, other)
    return ("SELECT count(), sum(NOT (NOT (%s) AND %s GLOBAL IN (SELECT %s FROM %s))) FROM %s"):format(table.concat(null, " OR "), tuple,
      using,
      other, this)
  end
  return { keys = table.concat(plan.left_keys, ", "), left = unmatched(left_sql, right_sql), right = unmatched(right_sql, left_sql),
    repeated = ("SELECT count() FROM (SELECT %s FROM %s GROUP BY %s HAVING count() > 1)"):format(using, right_sql, using) }
end

function verbs.join(plan, left, right)
  local types, keys = {}, {}
  for i, name in ipairs(plan.left_keys) do
    local a, b = need(left, name), need(right, plan.right_keys[i])
    types[i], keys[i] = { type = common(a, b), nullable = a.nullable or b.nullable }, "k" .. i
  end
  local left_sql, left_place, left_evidence = side(left, plan.left_keys, "l", types)
  local right_sql, right_place, right_evidence = side(right, plan.right_keys, "r", types)
  local using = table.concat(keys, ", ")
  local columns, visible, is_key, taken = {}, {}, {}, {}
  for _, name in ipairs(plan.right_keys) do is_key[name] = true end
  for i, column in ipairs(left.columns) do
    columns[i], visible[left_place[i]], taken[column.name] = copy(column, { sql = left_place[i] }), true, true
  end
  for _, key in ipairs(keys) do visible[key] = true end
  local made = { columns = columns, visible = visible, where = {}, server = left.server }
  if plan.how == "semi" or plan.how == "anti" then
    local tuple = #keys > 1 and "(" .. using .. ")" or using
    local null = {}
    for i, key in ipairs(keys) do null[i] = ("isNull(%s)"):format(key) end
    local partner = ("(NOT (%s) AND %s GLOBAL IN (SELECT %s FROM %s))"):format(table.concat(null, " OR "), tuple, using, right_sql)
    made.from, made.evidence = left_sql, left_evidence
    made.where[1] = plan.how == "semi" and partner or "NOT " .. partner
    return made
  end
  for i, column in ipairs(right.columns) do
    if not is_key[column.name] then
      local name = column.name
      if taken[name] then name = name .. plan.suffix end
      taken[name], visible[right_place[i]] = true, true
      columns[#columns + 1] = copy(column, { name = name, sql = right_place[i], nullable = column.nullable or plan.how == "left" })
    end
  end
  local list = {}
  for _, column in ipairs(columns) do list[#list + 1] = column.sql end
  if left_evidence and right_evidence then
    list[#list + 1] = ("arraySort(arrayDistinct(arrayConcat(%s, %s))) AS e"):format(left_evidence, right_evidence)
  elseif left_evidence or right_evidence then
    list[#list + 1] = (left_evidence or right_evidence) .. " AS e"
  end
  if not KIND[plan.how] then error("join: no such kind", 0) end
  made.from = ("(SELECT %s FROM %s GLOBAL ALL %s JOIN %s USING (%s))"):format(table.concat(list, ", "), left_sql, KIND[plan.how],
    right_sql, using)
  made.evidence = (left_evidence or right_evidence) and "e"
  made.check = checks_of(plan, left_sql, right_sql, keys)
  visible.e = true
  return made
end

function verbs.bind(_, ...)
  local parts, names, types, nullable = { ... }, {}, {}, {}
  for _, r in ipairs(parts) do
    for _, column in ipairs(r.columns) do
      if not types[column.name] then
        names[#names + 1], types[column.name] = column.name, column.type
      elseif types[column.name] ~= column.type then
        types[column.name] = common({ name = column.name, type = types[column.name] }, column)
      end
    end
  end
  for _, r in ipairs(parts) do
    local own = by_name(r)
    for _, name in ipairs(names) do nullable[name] = nullable[name] or not own[name] or own[name].nullable end
  end
  local texts, first = {}, nil
  for i, r in ipairs(parts) do
    local own, items = by_name(r), {}
    for at, name in ipairs(names) do
      local column = own[name] or { sql = "NULL" }
      items[at] = { name = name, sql = cast(column, types[name], nullable[name]), type = types[name], nullable = nullable[name],
        wide = true }
    end
    local list = {}
    for at, item in ipairs(items) do list[at] = item.sql .. " AS c" .. at end
    if r.visible.c1 then r = below(r) end
    texts[i] = "SELECT " .. table.concat(list, ", ") .. " FROM " .. r.from .. where_text(r)
    first = first or items
  end
  local columns, visible = {}, {}
  for at, item in ipairs(first) do columns[at], visible["c" .. at] = copy(item, { sql = "c" .. at }), true end
  return { from = "(" .. table.concat(texts, " UNION ALL ") .. ")", columns = columns, visible = visible, where = {},
    server = parts[1].server }
end

function verbs.sample() expression.refuse("sample", "rows there have no order, and a seed means nothing") end
function verbs.gather() expression.refuse("rows by number", "rows there have no order") end

local MOST_COLUMNS = 5000

-- Which columns there will be only the rows know: they are asked first.
function verbs.pivot(plan, r)
  local column, value, keys = need(r, plan.columns), need(r, plan.values), {}
  for i, name in ipairs(plan.rows) do keys[i] = need(r, name).sql end
  keys[#keys + 1] = column.sql
  local text = column.type == "d" and ("toString(%s)"):format(column.sql) or column.sql
  local answer, message,
    code = r.server:ask(("SELECT name, max(n) FROM (SELECT %s AS name, count() AS n FROM %s%s GROUP BY %s) GROUP BY name "
    .. "ORDER BY name ASC NULLS LAST LIMIT %d FORMAT TabSeparated"):format(text, r.from, where_text(r), table.concat(keys, ", "),
      MOST_COLUMNS + 1))
  if not answer then error({ message = message, code = code }, 0) end
  local items, count = {}, 0
  for i, name in ipairs(plan.rows) do items[i] = need(r, name) end
  for line in answer:gmatch "[^\n]+" do
    local name, most = line:match "^(.*)\t(%d+)$"
    count = count + 1
    if count > MOST_COLUMNS then error(("pivot: more than %d columns"):format(MOST_COLUMNS), 0) end
    if tonumber(most) > 1 then error("pivot: several values for one place; group first", 0) end
    if name ~= "\\N" then
      name = name:gsub("\\(.)", { n = "\n", t = "\t", r = "\r", b = "\b", f = "\f", ["0"] = "\0" })
      local is = column.type == "i" and ("%s = toInt64(%s)"):format(column.sql, quote.value(name)) or ("%s = %s"):format(text,
        quote.value(name))
      items[#items + 1] = { name = name, sql = ("anyIf(%s, %s)"):format(cast(value, value.type, true), is), type = value.type,
        nullable = true, wide = true }
    end
  end
  table.remove(keys)
  local evidence = r.evidence and ("arraySort(groupUniqArrayArray(%s))"):format(r.evidence)
  local made = select_from(r, items, #keys > 0 and " GROUP BY " .. table.concat(keys, ", ") or "", { evidence = evidence })
  made.order = order_of(table.move(made.columns, 1, #plan.rows, 1, {}))
  return made
end

function verbs.window(plan, r) return require "quern.clickhouse.window"(plan, r) end

--- The whole SELECT; rows in the order asked for, or of the last grouping.
---@return string sql
function relation.text(r)
  local list, taken = {}, {}
  for i, column in ipairs(r.columns) do
    local sql = column.sql
    if column.type == "d" then sql = ("toString(%s)"):format(sql) end
    list[i] = ("%s AS %s"):format(sql, quote.name(fresh(r, "c" .. i, taken)))
  end
  if r.evidence then list[#list + 1] = r.evidence end
  local order = r.order
  for _, key in ipairs(order or {}) do
    local there = false
    for _, column in ipairs(r.columns) do there = there or column.name == key.name end
    if not there and not r.visible[key.name] then order = nil break end
  end
  return "SELECT " .. table.concat(list, ", ") .. " FROM " .. r.from .. where_text(r) .. order_text(order)
end

relation.derive, relation.need, relation.by_name, relation.select_from = derive, need, by_name, select_from

return relation
