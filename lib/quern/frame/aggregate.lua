--- What may stand in `agg{}`: expressions over aggregates, taken apart into what the engine computes by group.

local expression = require "quern.frame.expression"

local aggregate = {}

--- The aggregates, with their arguments, for help and for messages.
aggregate.known = {
  count = "count() rows; count(x) values",
  sum = "sum(x)", mean = "mean(x)", min = "min(x)", max = "max(x)",
  median = "median(x)", quantile = "quantile(x, share): linear interpolation (Hyndman and Fan 1996, type 7)",
  stddev = "stddev(x) of a sample (n - 1)", variance = "variance(x) of a sample (n - 1)",
  weighted_mean = "weighted_mean(x, weight)", count_distinct = "count_distinct(x)",
  first = "first(x)", last = "last(x)", list = "list(x)",
  corr = "corr(x, y): Pearson's correlation",
  hhi = "hhi(x): Herfindahl-Hirschman index, the sum of squared shares, 0 to 1",
  gini = "gini(x): half the relative mean absolute difference",
  cagr = "cagr(value, year): compound annual growth rate from the first year to the last",
}

-- These read a whole column, so that an expression has to become one first.
local NEEDS_COLUMN = { first = true, last = true, list = true, min = true, max = true, count_distinct = true }

-- weighted_mean(x, w): weights of rows without a value do not count.
local function weighted_mean(call)
  local x, w = call[1], call[2]
  local present = { kind = "call", name = "and", { kind = "call", name = "not", { kind = "call", name = "is_null", x } }, w }
  local function sum(part) return { kind = "call", name = "sum", part } end
  return { kind = "call", name = "/", sum { kind = "call", name = "*", x, w }, sum(present) }
end

local function expand(tree)
  return expression.rewrite(tree, function(part)
    if part.kind == "call" and part.name == "weighted_mean" and #part == 2 then return weighted_mean(part) end
  end)
end

--- Takes named expressions apart: columns to derive before, aggregates to compute, columns to derive after.
---@param items { name: string, tree: table }[]
---@return { before: table[], aggregates: table[], after: table[] }
function aggregate.split(items)
  local split = { before = {}, aggregates = {}, after = {} }
  local known = {}

  local function column_for(tree)
    local name = "#" .. expression.text(tree)
    if not known[name] then
      known[name] = true
      split.before[#split.before + 1] = { name = name, tree = tree }
    end
    return { kind = "column", name = name }
  end

  local function add(name, call)
    local item = { name = name, kind = call.name, arguments = {} }
    for i, argument in ipairs(call) do
      item.arguments[i] = NEEDS_COLUMN[call.name] and argument.kind ~= "column" and column_for(argument) or argument
    end
    if call.name == "quantile" then
      local share = table.remove(item.arguments, 2)
      if not share or share.kind ~= "constant" or type(share.value) ~= "number" then
        error("quantile(x, share): the share is a number from 0 to 1", 0)
      end
      item.parameter = share.value
    end
    split.aggregates[#split.aggregates + 1] = item
  end

  for _, item in ipairs(items) do
    local tree = expand(item.tree)
    if tree.kind == "call" and aggregate.known[tree.name] then
      add(item.name, tree)
      split.after[#split.after + 1] = { name = item.name }
    else
      local found = 0
      local rest = expression.rewrite(tree, function(part)
        if part.kind ~= "call" or not aggregate.known[part.name] then return nil end
        found = found + 1
        local name = "#" .. expression.text(part)
        if not known["@" .. name] then
          known["@" .. name] = true
          add(name, part)
        end
        return { kind = "column", name = name }
      end)
      if found == 0 then
        error(("'%s' is no aggregate; there are %s"):format(expression.text(tree), aggregate.names()), 0)
      end
      split.after[#split.after + 1] = { name = item.name, tree = rest }
    end
  end
  return split
end

--- Names of all aggregates, in one line.
---@return string
function aggregate.names()
  local names = {}
  for name in pairs(aggregate.known) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, ", ")
end

return aggregate
