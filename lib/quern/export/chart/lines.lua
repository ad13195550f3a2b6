--- Flows in time: a line for each series, a mark for each figure, whiskers where sources differ.

local escape = require "quern.export.escape"
local period = require "quern.export.period"
local svg = require "quern.export.chart.svg"

local LEFT, RIGHT, TOP, HEIGHT = 76, 210, 16, 160

--- How long a period is: years stand with years, months with months.
local function length_of(from, to) return math.floor((to - from) * 12 + 0.5) end

--- Series of a table, those with the most points first: { name, points = { { row, x, value, low, high } } }; a figure that
--- has no other beside it makes no line.
local function series_of(made, wanted)
  local list, by_name = {}, {}
  for _, row in ipairs(made.rows) do
    local value, low, high = svg.range_of(row, wanted)
    local from, to = period.years(row.cells[wanted.time])
    if value and from and svg.matches(row, wanted.where) then
      local name = table.concat(svg.labels_of(made, row, wanted.label or {}), " · ")
      local key = name .. "\0" .. length_of(from, to)
      local series = by_name[key]
      if not series then
        series = { name = name, points = {} }
        by_name[key], list[#list + 1] = series, series
      end
      series.points[#series.points + 1] = { row = row, x = (from + to) / 2, value = value, low = low, high = high }
    end
  end
  for i = #list, 1, -1 do if #list[i].points < 2 then table.remove(list, i) end end
  for _, series in ipairs(list) do
    table.sort(series.points, function(a, b)
      if a.x ~= b.x then return a.x < b.x end
      return a.row.number < b.row.number
    end)
  end
  table.sort(list, function(a, b)
    if #a.points ~= #b.points then return #a.points > #b.points end
    return a.name < b.name
  end)
  return list
end

local function extent(list)
  local low, high, first, last = 0, 0, math.huge, -math.huge
  for _, series in ipairs(list) do
    for _, point in ipairs(series.points) do
      low, high = math.min(low, point.low), math.max(high, point.high)
      first, last = math.min(first, point.x), math.max(last, point.x)
    end
  end
  if high == low then high = low + 1 end
  return low, high, math.floor(first), math.max(math.ceil(last), math.floor(first) + 1)
end

local function draw_point(made, wanted, series, index, point, x, y)
  local whisker = ""
  if point.low < point.high then
    whisker = svg.fill('<path class="range" d="M{left} {low}h10M{x} {low}V{high}M{left} {high}h10"/>',
      { left = x(point.x) - 5, x = x(point.x), low = y(point.low), high = y(point.high) })
  end
  local figure = svg.figure_text(point.row, point.value, point.low, point.high, svg.unit_of(made, wanted))
  local text = ("%s, %s: %s"):format(series.name, svg.label_of(made, point.row, wanted.time), figure)
  return svg.mark(made, point.row, text, whisker .. svg.shape(index, x(point.x), y(point.value)))
end

--- Places for the names at the right ends, none on another.
local function name_places(list, y)
  local places = {}
  for i, series in ipairs(list) do places[i] = { at = y(series.points[#series.points].value), series = i } end
  table.sort(places, function(a, b)
    if a.at ~= b.at then return a.at < b.at end
    return a.series < b.series
  end)
  local by_series, below = {}, TOP
  for _, place in ipairs(places) do
    below = math.max(place.at, below + 15)
    by_series[place.series] = below
  end
  return by_series, below
end

local function draw_series(made, wanted, list, x, y)
  local parts = {}
  local places, bottom = name_places(list, y)
  for i, series in ipairs(list) do
    local corners = {}
    for j, point in ipairs(series.points) do corners[j] = svg.fill("{x} {y}", { x = x(point.x), y = y(point.value) }) end
    parts[#parts + 1] = ('<path class="series l%d" d="M%s"/>'):format(i - 1, table.concat(corners, "L"))
    for _, point in ipairs(series.points) do parts[#parts + 1] = draw_point(made, wanted, series, i - 1, point, x, y) end
    parts[#parts + 1] = svg.shape(i - 1, svg.WIDTH - RIGHT + 20, places[i]) .. svg.fill('<text class="key" x="{x}" y="{y}">{text}</text>',
      { x = svg.WIDTH - RIGHT + 32, y = places[i] + 4, text = escape.html(svg.cut(series.name, 25)) })
  end
  return table.concat(parts, "\n"), bottom
end

--- The chart, or nil if no series has points enough.
---@param made table a table of the report's model
---@param wanted { value: string, time: string, label?: string[], low?: string, high?: string, where?: table, least?: integer,
---id?: string } least: points that some series must have
---@return string?
return function(made, wanted)
  local list = series_of(made, wanted)
  if #list == 0 or #list[1].points < (wanted.least or 2) then return nil end
  local all = #list
  for i = #list, svg.SHAPES + 1, -1 do list[i] = nil end
  local low, high, first, last = extent(list)
  local bottom = TOP + HEIGHT
  local function x(year) return LEFT + (year - first) / (last - first) * (svg.WIDTH - LEFT - RIGHT) end
  local function y(value) return bottom - (value - low) / (high - low) * HEIGHT end
  local body, names = draw_series(made, wanted, list, x, y)
  local across = svg.ticks(low, high, svg.nice_step(high - low, 4), function(value)
    return svg.fill('<path class="grid" d="M{left} {y}H{right}"/><text class="side" x="{at}" y="{base}">{text}</text>', { left = LEFT,
      right = svg.WIDTH - RIGHT, y = y(value), at = LEFT - 8, base = y(value) + 4, text = escape.html(svg.short_number(value)) })
  end)
  local down = svg.ticks(first, last - 1, math.max(1, svg.nice_step(last - first, 10)), function(year)
    return svg.fill('<text class="tick" x="{x}" y="{y}">{year}</text>', { x = x(year + 0.5), y = bottom + 18, year = ("%d"):format(year) })
  end)
  local title = svg.title_of(made, wanted)
  if all > #list then title = title .. (", %d of %d series"):format(#list, all) end
  return svg.figure(made.name .. (wanted.id or ""), "lines", math.max(bottom + 28, names + 12), title,
    across .. "\n" .. down .. "\n" .. body)
end
