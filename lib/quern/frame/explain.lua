--- A plan as text: what f:explain() prints.

local expression = require "quern.frame.expression"

local function items_text(items)
  local parts = {}
  for i, item in ipairs(items) do parts[i] = item.name .. " = " .. expression.text(item.tree) end
  return table.concat(parts, "; ")
end

local function signed(names, descending)
  local parts = {}
  for i, name in ipairs(names) do parts[i] = (descending[i] and "-" or "") .. name end
  return table.concat(parts, ", ")
end

local function pairs_text(left, right)
  local parts = {}
  for i, name in ipairs(left) do parts[i] = name == right[i] and name or name .. " = " .. right[i] end
  return table.concat(parts, ", ")
end

local describe = {
  source = function(plan) return plan.label or "values" end,
  where = function(plan) return expression.text(plan.condition, plan.values) end,
  derive = function(plan) return items_text(plan.columns) end,
  group = function(plan) return "by " .. table.concat(plan.keys, ", ") .. ": " .. items_text(plan.aggregates) end,
  sort = function(plan) return "by " .. signed(plan.names, plan.descending) end,
  join = function(plan) return plan.how .. " on " .. pairs_text(plan.left_keys, plan.right_keys) end,
  window = function(plan)
    local by = #plan.by > 0 and "by " .. table.concat(plan.by, ", ") .. " " or ""
    local order = #plan.order > 0 and "in order of " .. signed(plan.order, plan.descending) or ""
    return (by .. order .. ": " .. items_text(plan.columns))
  end,
  pivot = function(plan) return plan.values .. " by " .. table.concat(plan.rows, ", ") .. " and " .. plan.columns end,
  sample = function(plan) return plan.count .. " rows, seed " .. plan.seed end,
  distinct = function(plan) return plan.keys and table.concat(plan.keys, ", ") or "all columns" end,
  top = function(plan)
    local order = plan.order and " by " .. (plan.descending and "-" or "") .. plan.order or ""
    return plan.most .. order .. (#plan.keys > 0 and " of each " .. table.concat(plan.keys, ", ") or "")
  end,
  slice = function(plan) return ("%d to %d"):format(plan.from, plan.to) end,
  pick = function(plan) return table.concat(plan.as or plan.names, ", ") end,
}

local function lines(plan, depth, out)
  local text = describe[plan.verb] and describe[plan.verb](plan) or ""
  out[#out + 1] = (("  "):rep(depth) .. plan.verb .. " " .. text):gsub("%s+$", "")
  for _, input in ipairs(plan.inputs or {}) do lines(input, depth + 1, out) end
  return out
end

return function(plan) return table.concat(lines(plan, 0, {}), "\n") end
