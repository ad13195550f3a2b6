--- Bars with ranges, by sector and then by time: what is said of each, from the lowest figure to the highest.

local escape = require "quern.export.escape"
local period = require "quern.export.period"
local svg = require "quern.export.chart.svg"
local system = require "quern.host.system"

local LABELS, RIGHT = 280, 92
local MOST_BARS = 48
local MOST_LABEL = 42 -- columns of text

local function start_of(row, wanted)
  local from = wanted.time and period.years(row.cells[wanted.time])
  return from or -math.huge
end

--- Rows with a figure, gathered in groups: { name, bars, latest }.
local function groups_of(made, wanted)
  local groups, by_name, count = {}, {}, 0
  for _, row in ipairs(made.rows) do
    local value, low, high = svg.range_of(row, wanted)
    if value and svg.matches(row, wanted.where) then
      local name = wanted.group and svg.label_of(made, row, wanted.group) or ""
      local group = by_name[name]
      if not group then
        group = { name = name, bars = {} }
        by_name[name], groups[#groups + 1] = group, group
      end
      count = count + 1
      group.bars[#group.bars + 1] = { row = row, value = value, low = low, high = high, start = start_of(row, wanted),
        label = table.concat(svg.labels_of(made, row, wanted.label or {}), " · ") }
    end
  end
  return groups, count
end

--- Inside a group by time, groups by their latest figure, the greatest first.
local function sort_groups(groups)
  for _, group in ipairs(groups) do
    table.sort(group.bars, function(a, b)
      if a.start ~= b.start then return a.start < b.start end
      return a.row.number < b.row.number
    end)
  end
  table.sort(groups, function(a, b)
    local x, y = a.bars[#a.bars], b.bars[#b.bars]
    if x.value ~= y.value then return x.value > y.value end
    return a.name < b.name
  end)
end

local RANGE = '<path class="range" d="M{low} {top}v10M{low} {middle}H{high}M{high} {top}v10"/>'
local BAR = '<text class="label" x="{labels}" y="{base}">{label}</text><rect x="{x}" y="{y}" width="{width}" height="16"/>{range}'
  .. '<text class="figure" x="{beside}" y="{base}">{figure}</text>'

local function draw_bar(made, group, bar, y, scale, unit)
  local from, to = math.min(scale(0), scale(bar.value)), math.max(scale(0), scale(bar.value))
  local range = ""
  if bar.low < bar.high then range = svg.fill(RANGE, { low = scale(bar.low), high = scale(bar.high), top = y + 3, middle = y + 8 }) end
  local figure = svg.figure_text(bar.row, bar.value, bar.low, bar.high, unit)
  local body = svg.fill(BAR, { label = escape.html(svg.cut(bar.label, MOST_LABEL)), labels = LABELS - 8, base = y + 12, x = from, y = y,
    range = range, width = math.max(to - from, 1), beside = math.max(to, scale(bar.high)) + 6, figure = escape.html(figure) })
  local name = group.name ~= "" and group.name .. (bar.label ~= "" and " · " or "") or ""
  return svg.mark(made, bar.row, name .. bar.label .. ": " .. figure, body)
end

--- A group whose label leaves room for its only bar's stands on the bar's own line.
local function on_one_line(group)
  return #group.bars == 1 and system.width(group.name .. group.bars[1].label) <= MOST_LABEL - 10
end

local function draw_groups(made, groups, scale, unit)
  local parts, y = {}, 24
  for _, group in ipairs(groups) do
    if group.name ~= "" then
      parts[#parts + 1] = svg.fill('<text class="group" x="8" y="{y}">{name}</text>',
        { y = y + 13, name = escape.html(svg.cut(group.name, MOST_LABEL)) })
      if not on_one_line(group) then y = y + 20 end
    end
    for _, bar in ipairs(group.bars) do
      parts[#parts + 1] = draw_bar(made, group, bar, y, scale, unit)
      y = y + 22
    end
    y = y + 6
  end
  return table.concat(parts, "\n"), y
end

--- Drops the last groups until what is left can be looked at.
local function shorten(groups, count)
  while count > MOST_BARS and #groups > 1 do
    count = count - #groups[#groups].bars
    groups[#groups] = nil
  end
  local last = groups[#groups]
  for i = #last.bars, MOST_BARS + 1, -1 do
    last.bars[i] = nil
    count = count - 1
  end
  return count
end

--- The chart, or nil if no row has a figure.
---@param made table a table of the report's model
---@param wanted { value: string, low?: string, high?: string, group?: string, label?: string[], time?: string, where?: table }
---@return string?
return function(made, wanted)
  local groups, all = groups_of(made, wanted)
  if all == 0 then return nil end
  sort_groups(groups)
  local count = shorten(groups, all)
  local low, high = 0, 0
  for _, group in ipairs(groups) do
    for _, bar in ipairs(group.bars) do low, high = math.min(low, bar.low), math.max(high, bar.high) end
  end
  if high == low then high = low + 1 end
  local function scale(value) return LABELS + (value - low) / (high - low) * (svg.WIDTH - LABELS - RIGHT) end
  local marks, height = draw_groups(made, groups, scale, svg.unit_of(made, wanted))
  local axis = svg.ticks(low, high, svg.nice_step(high - low, 6), function(value)
    return svg.fill('<path class="grid" d="M{x} 18V{bottom}"/><text class="tick" x="{x}" y="12">{text}</text>',
      { x = scale(value), bottom = height - 4, text = escape.html(svg.short_number(value)) })
  end)
  local title = svg.title_of(made, wanted)
  if all > count then title = title .. (", %d of %d figures"):format(count, all) end
  return svg.figure(made.name .. (wanted.id or ""), "bars", height, title, axis .. "\n" .. marks)
end
