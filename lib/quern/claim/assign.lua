--- Which of the possible readings of a sentence hold: joint assignment, not the nearest one.
-- Every match is a candidate with a cost: words skipped, less what the rule is sure of (its elements, its weight). A
-- figure can mean one thing only; a trigger that has served one figure serves another at a price, so that "81 percent of
-- A utilization and 52 percent of B utilization" gives each figure its own. The cheapest combination wins. Candidates
-- without a figure compete for their trigger, table by table.

local assign = {}

--- The price of using a trigger (and rule) a second time, in half-words; of leaving a figure without a reading.
local REUSE, UNUSED = 8, 60
--- What makes every price positive, so that a total only grows.
local OFFSET = 200
--- Figures decided jointly; in a sentence with more, the rest are decided one by one.
local JOINT, CHOICES = 6, 4

local function by_cost(a, b)
  if a.cost ~= b.cost then return a.cost < b.cost end
  if a.rule.order ~= b.rule.order then return a.rule.order < b.rule.order end
  return a.from < b.from
end

--- What a candidate uses besides its figure: rule and trigger.
local function resource(c)
  local trigger = c.captured.head or c.captured.trigger
  return c.rule.name .. ":" .. (trigger and trigger[1].from or 0)
end

local function key(c)
  local value = c.captured.value and c.captured.value[1]
  if value then return value.from end
  if c.rule.when and c.rule.when.label then return "entry" end -- an entry of a list tells one act
  if c.rule.kind == "notice" then return "notice" end -- a title tells one act
  local anchor = c.rule.kind == "act" and c.captured.trigger or c.captured.measure or c.captured.trigger
  return c.rule.table .. ":" .. (c.rule.kind or "") .. ":" .. (anchor and anchor[1].from or c.from)
end

local function group(candidates)
  local groups, order = {}, {}
  for _, c in ipairs(candidates) do
    local k = key(c)
    if not groups[k] then
      groups[k] = {}
      order[#order + 1] = k
    end
    table.insert(groups[k], c)
  end
  local list = {}
  for i, k in ipairs(order) do
    table.sort(groups[k], by_cost)
    list[i] = groups[k]
  end
  return list
end

--- Depth first over the figures, cheapest total first; `best` is improved in place.
local function search(groups, at, used, chosen, total, best)
  if total >= best.total then return end
  if at > #groups then
    best.total, best.chosen = total, table.move(chosen, 1, at - 1, 1, {})
    return
  end
  for i = 1, math.min(CHOICES, #groups[at]) do
    local c = groups[at][i]
    local name = resource(c)
    local price = OFFSET + c.cost + ((used[name] or 0) > 0 and not c.rule.shared and not c.continues and REUSE or 0)
    used[name] = (used[name] or 0) + 1
    chosen[at] = c
    search(groups, at + 1, used, chosen, total + price, best)
    used[name] = used[name] - 1
  end
  chosen[at] = false
  search(groups, at + 1, used, chosen, total + OFFSET + UNUSED, best)
end

--- Words between two figures of one coordination: "3,000 mini vehicles, and 1,000 medium trucks".
local NEIGHBOURS = 6

--- A figure that only continues another ("..., and 1,000 trucks") may be read by the same rule at nearly the same price.
local function continue_readings(groups)
  table.sort(groups, function(a, b) return a[1].captured.value[1].from < b[1].captured.value[1].from end)
  for i = 2, #groups do
    local before, here = groups[i - 1], groups[i]
    local a, b = before[1].captured.value[1], here[1].captured.value[1]
    if a.type == b.type and a.unit == b.unit and b.token - a.last <= NEIGHBOURS then
      for _, c in ipairs(here) do
        local head = c.captured.head or c.captured.trigger
        for _, earlier in ipairs(before) do
          local other = earlier.captured.head or earlier.captured.trigger
          if earlier.rule == c.rule and head and other and head[1] == other[1] then
            c.cost, c.continues = math.min(c.cost, earlier.cost + 3), true
          end
        end
      end
      table.sort(here, by_cost)
    end
  end
end

--- The candidates of one sentence that hold.
---@param candidates table[] { rule, captured, cost, from, to }
---@return table[] chosen in the order of the text
function assign.choose(candidates)
  local figures, events, chosen = {}, {}, {}
  for _, c in ipairs(candidates) do
    table.insert(c.captured.value and figures or events, c)
  end
  local groups = group(figures)
  continue_readings(groups)
  for first = 1, #groups, JOINT do
    local part = table.move(groups, first, math.min(first + JOINT - 1, #groups), 1, {})
    local best = { total = math.huge }
    search(part, 1, {}, {}, 0, best)
    for _, c in ipairs(best.chosen or {}) do
      if c then chosen[#chosen + 1] = c end
    end
  end
  for _, list in ipairs(group(events)) do chosen[#chosen + 1] = list[1] end
  table.sort(chosen, function(a, b)
    if a.from ~= b.from then return a.from < b.from end
    return by_cost(a, b)
  end)
  return chosen
end

return assign
