--- Runs plans in memory.
-- A plan is plain data: { verb = "where", input = plan, condition = tree, values = {...} }. `engine.verbs[verb]` turns
-- the handles of its inputs into the handle of its result; another engine would do the same with statements.

local host = require "quern.host.frame"
local expression = require "quern.frame.expression"
local aggregate = require "quern.frame.aggregate"
local window = require "quern.frame.window"

local engine = { verbs = {} }
local verbs = engine.verbs

-- A failure of the world travels up to engine.run as a table, and from there as nil, message, code.
local function check(handle, message, code)
  if handle == nil then error({ message = message, code = code }, 0) end
  return handle, message
end

local function compiled(item, values)
  return { item.name, expression.parts(item.tree, values or item.values) }
end

function verbs.source(plan) return plan.handle end

function verbs.where(plan, input) return check(host.where(input, expression.parts(plan.condition, plan.values))) end

function verbs.derive(plan, input)
  local items = {}
  for i, item in ipairs(plan.columns) do items[i] = compiled(item) end
  return check(host.derive(input, items, plan.sequential))
end

local function names_of(handle)
  local names = {}
  for i, column in ipairs(host.columns(handle)) do names[i] = column.name end
  return names
end

function verbs.group(plan, input)
  local split = aggregate.split(plan.aggregates)
  if #split.before > 0 then
    local items = {}
    for i, item in ipairs(split.before) do items[i] = compiled(item) end
    input = check(host.derive(input, items, false))
  end
  local wanted = {}
  for i, item in ipairs(split.aggregates) do
    local first, second = item.arguments[1], item.arguments[2]
    wanted[i] = { item.name, item.kind, first and expression.parts(first), second and expression.parts(second), item.parameter }
    if #item.arguments > 2 then error(("%s takes at most two arguments"):format(item.kind), 0) end
  end
  local handle = check(host.group(input, plan.keys, wanted))
  local after, columns = {}, { table.unpack(plan.keys) }
  for _, item in ipairs(split.after) do
    columns[#columns + 1] = item.name
    if item.tree then after[#after + 1] = compiled(item) end
  end
  if #after > 0 then handle = check(host.derive(handle, after, false)) end
  return #after > 0 and check(host.pick(handle, columns)) or handle
end

function verbs.window(plan, input)
  local split = window.split(plan.columns)
  local names = names_of(input)
  if #split.before > 0 then
    local items = {}
    for i, item in ipairs(split.before) do items[i] = compiled(item) end
    input = check(host.derive(input, items, false))
  end
  local handle = check(host.window(input, plan.by, plan.order, plan.descending, split.functions))
  local after, known = {}, {}
  for i, item in ipairs(split.after) do after[i] = compiled(item) end
  for _, name in ipairs(names) do known[name] = true end
  for _, item in ipairs(split.after) do
    if not known[item.name] then names[#names + 1] = item.name end
  end
  return check(host.pick(check(host.derive(handle, after, false)), names))
end

function verbs.pivot(plan, input) return check(host.pivot(input, plan.rows, plan.columns, plan.values)) end

function verbs.distinct(plan, input)
  if plan.keys then return check(host.top(input, plan.keys, nil, false, 1)) end
  return check(host.group(input, names_of(input), {}))
end

function verbs.sort(plan, input) return check(host.sort(input, plan.names, plan.descending)) end

-- Few rows a group are picked while the groups are formed; many by sorting.
function verbs.top(plan, input)
  if not plan.order then return check(host.top(input, plan.keys, nil, false, plan.most)) end
  local types = {}
  for _, column in ipairs(host.columns(input)) do types[column.name] = column.type end
  local kind = types[plan.order]
  if plan.most <= 32 and (kind == "f64" or kind == "i64") then
    local parts = expression.parts { kind = "column", name = plan.order }
    return check(host.top(input, plan.keys, parts, plan.descending, plan.most))
  end
  local sorted = check(host.sort(input, { plan.order }, { plan.descending }))
  return check(host.top(sorted, plan.keys, nil, false, plan.most))
end

-- Floyd's sampling, with SplitMix64 for numbers that are the same everywhere.
function verbs.sample(plan, input)
  local state, rows = plan.seed, #input
  local function below(n)
    state = state + 0x9E3779B97F4A7C15
    local z = (state ~ (state >> 30)) * 0xBF58476D1CE4E5B9
    z = (z ~ (z >> 27)) * 0x94D049BB133111EB
    return ((z ~ (z >> 31)) >> 1) % n + 1
  end
  local picked, list = {}, {}
  for last = math.max(rows - plan.count, 0) + 1, rows do
    local row = below(last)
    if picked[row] then row = last end
    picked[row] = true
    list[#list + 1] = row
  end
  table.sort(list)
  return check(host.gather(input, list))
end

function verbs.slice(plan, input) return check(host.slice(input, plan.from, plan.to)) end
function verbs.gather(plan, input) return check(host.gather(input, plan.rows)) end
function verbs.pick(plan, input) return check(host.pick(input, plan.names, plan.as)) end
function verbs.bind(_, ...) return check(host.bind { ... }) end

local function say(count, rows, what)
  return ("%d of %d rows %s"):format(count, rows, what)
end

function verbs.join(plan, left, right)
  local handle, report = check(host.join(left, right, plan.how, plan.left_keys, plan.right_keys, plan.suffix))
  local keys, warnings = table.concat(plan.left_keys, ", "), {}
  if report.left_unmatched > 0 and plan.how ~= "anti" and plan.how ~= "semi" then
    warnings[#warnings + 1] = ("join on %s: %s"):format(keys, say(report.left_unmatched, #left, "on the left found no partner"))
  end
  if report.right_unmatched > 0 and plan.how ~= "anti" and plan.how ~= "semi" then
    warnings[#warnings + 1] = ("join on %s: %s"):format(keys, say(report.right_unmatched, #right, "on the right found no partner"))
  end
  if report.right_repeated > 0 and report.left_repeated > 0 and plan.how ~= "anti" and plan.how ~= "semi" then
    warnings[#warnings + 1] = ("join on %s: keys repeat on the right, so %s"):format(keys,
      say(report.left_repeated, #left, "on the left were multiplied"))
  end
  return handle, warnings
end

--- Runs one step on the handles of its inputs. When the memory limit is met, frames that nobody holds are collected and
--- the step is tried once more.
---@param plan table
---@param ... userdata handles
---@return userdata? handle, string[]|string warnings_or_message, string? code
function engine.run(plan, ...)
  for attempt = 1, 2 do
    local fine, handle, warnings = pcall(verbs[plan.verb], plan, ...)
    if fine then return handle, warnings or {} end
    if type(handle) ~= "table" then return nil, (tostring(handle):gsub("^[%w_/%.]+:%d+: ", "")), "invalid" end
    if attempt == 2 or handle.code ~= "limit" then return nil, handle.message, handle.code end
    collectgarbage()
  end
end

return engine
