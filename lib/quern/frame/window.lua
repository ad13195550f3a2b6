--- What may stand in `window{}`: expressions over functions of the rows around, taken apart for the engine.

local expression = require "quern.frame.expression"

local window = {}

--- The functions, with their arguments.
window.known = {
  lag = "lag(x, steps = 1): the value so many rows before", lead = "lead(x, steps = 1): behind",
  first = "first(x)", last = "last(x)", row_number = "row_number()", rank = "rank(): equal rows share it",
  dense_rank = "dense_rank()", cumsum = "cumsum(x)", sum = "sum(x) of the group", mean = "mean(x)", min = "min(x)", max = "max(x)",
  count = "count(x) or count()",
  rolling_sum = "rolling_sum(x, rows)", rolling_mean = "rolling_mean(x, rows)", rolling_min = "rolling_min(x, rows)",
  rolling_max = "rolling_max(x, rows)",
  share = "share(x): of the group's sum", yoy = "yoy(x, year): growth on the row before, null unless that is the year before",
}

local function call(name, ...) return { kind = "call", name = name, ... } end

local expand = {}

function expand.share(x) return call("/", x, call("sum", x)) end

function expand.yoy(x, year)
  if not year then error("yoy(x, year): the second argument is the column of years", 0) end
  local consecutive = call("==", call("-", year, call("lag", year)), { kind = "constant", value = 1 })
  local growth = call("-", call("/", x, call("lag", x)), { kind = "constant", value = 1 })
  return call("and", consecutive, growth)
end

local function expanded(tree)
  return expression.rewrite(tree, function(part)
    local how = part.kind == "call" and expand[part.name]
    if how then return how(table.unpack(part)) end
  end)
end

--- Takes named expressions apart: columns to derive before, functions to compute, columns to derive after.
---@param items { name: string, tree: table }[]
---@return { before: table[], functions: table[], after: table[] }
function window.split(items)
  local split, known = { before = {}, functions = {}, after = {} }, {}

  local function column_for(tree)
    if tree.kind == "column" then return tree.name end
    local name = "#" .. expression.text(tree)
    if not known[name] then
      known[name] = true
      split.before[#split.before + 1] = { name = name, tree = tree }
    end
    return name
  end

  for _, item in ipairs(items) do
    local rest = expression.rewrite(expanded(item.tree), function(part)
      if part.kind ~= "call" or not window.known[part.name] then return nil end
      local name = "##" .. expression.text(part)
      if not known[name] then
        known[name] = true
        local steps = part[2] and part[2].value
        if part[2] and math.type(steps) ~= "integer" then error(part.name .. ": the second argument is a whole number", 0) end
        if part.name == "lag" or part.name == "lead" then steps = steps or 1 end
        split.functions[#split.functions + 1] = { name, part.name, part[1] and column_for(part[1]), steps }
      end
      return { kind = "column", name = name }
    end)
    split.after[#split.after + 1] = { name = item.name, tree = rest }
  end
  return split
end

return window
