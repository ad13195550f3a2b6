--- `window{}` for servers that have no window functions: each group becomes sorted arrays, the functions run along them, and
--- the arrays become rows again. It works the same on servers that have them.

local expression = require "quern.clickhouse.expression"
local relation = require "quern.clickhouse.relation"
local window = require "quern.frame.window"

--- Rows that a rolling function is written out for.
local MOST_ROLLING = 60

--- The farthest that lag and lead reach.
local MOST_STEPS = 1000

local function shifted(array, steps, behind)
  if steps == 0 then return array end
  local nulls = ("NULL, "):rep(steps):sub(1, -3)
  if behind then return ("arraySlice(arrayConcat(%s, [%s]), %d, length(%s))"):format(array, nulls, steps + 1, array) end
  return ("arraySlice(arrayConcat([%s], %s), 1, length(%s))"):format(nulls, array, array)
end

local function filtered(array) return ("arrayMap(x -> assumeNotNull(x), arrayFilter(x -> isNotNull(x), %s))"):format(array) end

-- One value for the whole group: not an array, it comes along with each row.
local function whole_group(reduce)
  return function(array)
    local values = filtered(array)
    return ("if(length(%s) = 0, NULL, arrayReduce('%s', %s))"):format(values, reduce, values), true, true
  end
end

local function rolling(combine)
  return function(array, steps)
    if steps > MOST_ROLLING then expression.refuse(("a rolling function over %d rows"):format(steps)) end
    local names, arrays = {}, {}
    for i = 0, steps - 1 do names[i + 1], arrays[i + 1] = "x" .. i, i == 0 and array or shifted(array, i) end
    return ("arrayMap((%s) -> %s, %s)"):format(table.concat(names, ", "), combine(names, steps), table.concat(arrays, ", ")), true
  end
end

local function nested(name)
  return function(names)
    local sql = names[1]
    for i = 2, #names do sql = ("%s(%s, %s)"):format(name, sql, names[i]) end
    return sql
  end
end

-- Each takes the array of values (or of order keys) and gives an array: { function, type or nil for that of the column }.
local FUNCTIONS = {
  lag = { function(array, steps) return shifted(array, steps), true end },
  lead = { function(array, steps) return shifted(array, steps, true), true end },
  first = { function(array) return ("arrayElement(%s, 1)"):format(array), true, true end },
  last = { function(array) return ("arrayElement(%s, -1)"):format(array), true, true end },
  row_number = { function(array) return ("arrayMap(x -> toInt64(x), arrayEnumerate(%s))"):format(array), false end, "i" },
  cumsum = { function(array)
    local nothing = ("arrayCumSum(arrayMap(x -> isNotNull(x), %s))"):format(array)
    return ("arrayMap((x, n) -> if(n = 0, NULL, x), arrayCumSum(arrayMap(x -> toFloat64(ifNull(x, 0)), %s)), %s)"):format(array, nothing),
      true
  end, "n" },
  sum = { whole_group "sum", "n" }, mean = { whole_group "avg", "n" }, min = { whole_group "min", "n" }, max = { whole_group "max", "n" },
  count = { function(array) return ("toInt64(length(%s))"):format(filtered(array)), false, true end, "i" },
  rolling_sum = { rolling(function(names) return "toFloat64(" .. table.concat(names, " + ") .. ")" end), "n" },
  rolling_mean = { rolling(function(names, steps) return ("(%s) / %d"):format(table.concat(names, " + "), steps) end), "n" },
  rolling_min = { rolling(nested "least"), "n" }, rolling_max = { rolling(nested "greatest"), "n" },
}

--- How rows of a group are sorted: by the order, ties by all columns, so that they come the same each time.
local function sorted(plan, r, position)
  local keys = {}
  for i, name in ipairs(plan.order) do
    local column = relation.need(r, name)
    local key = "t." .. position[name]
    if plan.descending[i] then
      if column.type == "t" then expression.refuse("a window ordered by text, from the greatest") end
      key = ("-toFloat64(%s)"):format(key)
    end
    keys[i] = key
  end
  for i = 1, #r.columns do keys[#keys + 1] = "t." .. i end
  return ("arraySort(t -> (%s), groupArray(%s))"):format(table.concat(keys, ", "), "%s")
end

local function rank_arrays(plan, position, s)
  if #plan.order == 0 then expression.refuse("a rank without an order") end
  local keys, null = {}, {}
  for i, name in ipairs(plan.order) do
    keys[i] = ("arrayMap(t -> toString(ifNull(t.%d, t.%d)), %s)"):format(position[name], position[name], s)
    null[i] = ("isNull(t.%d)"):format(position[name])
  end
  return table.concat(keys, ", "), ("arrayMap(t -> %s, %s)"):format(table.concat(null, " OR "), s)
end

return function(plan, r)
  local split = window.split(plan.columns)
  if #split.before > 0 then r = relation.derive(r, split.before) end
  r = relation.below(r)
  local position, tuple, keys, wanted = {}, {}, {}, {}
  for i, column in ipairs(r.columns) do
    position[column.name] = i
    tuple[i] = column.nullable and column.sql or ("toNullable(%s)"):format(column.sql)
    wanted[i] = column
  end
  for i, name in ipairs(plan.by) do keys[i] = relation.need(r, name).sql end
  if r.evidence then tuple[#tuple + 1] = r.evidence end
  local s = (sorted(plan, r, position)):format("tuple(" .. table.concat(tuple, ", ") .. ", 1)")
  local inner = ("(SELECT %s AS s FROM %s%s)"):format(s, r.from, #keys > 0 and " GROUP BY " .. table.concat(keys, ", ") or "")

  local arrays, outer, joined, columns, visible = {}, {}, {}, {}, {}
  local function add(array, name, part, one)
    local at = #arrays + 1
    arrays[at] = ("%s AS a%d"):format(array, at)
    outer[at] = (one and "a%d AS v%d" or "j%d AS v%d"):format(at, at)
    if not one then joined[#joined + 1] = ("a%d AS j%d"):format(at, at) end
    visible["v" .. at] = true
    if part then columns[#columns + 1] = { name = name, sql = "v" .. at, type = part.type, nullable = part.nullable, wide = true,
      code = part.code } end
    return "v" .. at
  end
  local function values(name) return ("arrayMap(t -> t.%d, s)"):format(position[name]) end
  for i, column in ipairs(wanted) do
    local array = values(column.name)
    if not column.nullable then array = ("arrayMap(t -> assumeNotNull(t.%d), s)"):format(i) end
    add(array, column.name, column)
  end
  local evidence = r.evidence and add(("arrayMap(t -> t.%d, s)"):format(#wanted + 1))
  for _, item in ipairs(split.functions) do
    local name, kind, column, steps = item[1], item[2], item[3], item[4]
    if steps and (steps < 0 or steps > MOST_STEPS) then expression.refuse(("%s over %d rows"):format(kind, steps)) end
    if kind == "rank" or kind == "dense_rank" then
      local rank_keys, null = rank_arrays(plan, position, "s")
      local number = kind == "dense_rank" and ("arrayEnumerateDense(%s)"):format(rank_keys)
        or ("arrayMap((i, u) -> i - u + 1, arrayEnumerate(s), arrayEnumerateUniq(%s))"):format(rank_keys)
      add(("arrayMap((n, none) -> if(none, NULL, toInt64(n)), %s, %s)"):format(number, null), name, { type = "i", nullable = true })
    else
      local known = FUNCTIONS[kind]
      local array = column and values(column) or "arrayMap(t -> toNullable(1), s)"
      if column and known[2] == "n" then array = ("arrayMap(t -> toFloat64(t.%d), s)"):format(position[column]) end
      local made, nullable, one = known[1](array, steps)
      local source = column and relation.need(r, column)
      add(made, name, { type = known[2] or source.type, nullable = nullable, code = source and source.code }, one)
    end
  end
  local from = ("(SELECT %s FROM (SELECT %s FROM %s) ARRAY JOIN %s)"):format(table.concat(outer, ", "), table.concat(arrays, ", "), inner,
    table.concat(joined, ", "))
  local made = { from = from, columns = columns, visible = visible, where = {}, evidence = evidence, server = r.server }
  local after, names = {}, {}
  for _, column in ipairs(wanted) do names[#names + 1] = column.name end
  local known = {}
  for _, name in ipairs(names) do known[name] = true end
  for _, item in ipairs(split.after) do
    after[#after + 1] = item
    if not known[item.name] then names[#names + 1] = item.name end
  end
  made = relation.derive(made, after)
  local order = {}
  for _, name in ipairs(plan.by) do order[#order + 1] = { name = name, sql = relation.need(made, name).sql } end
  for i, name in ipairs(plan.order) do
    order[#order + 1] = { name = name, sql = relation.need(made, name).sql, descending = plan.descending[i] }
  end
  if #order > 0 then made.order = order end
  return relation.verbs.pick({ names = names }, made)
end
