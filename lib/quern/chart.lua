--- Charts in the terminal: bars with ranges, lines, timelines, sparklines. Text only; every line fits the given width.

local show = require "quern.show"
local system = require "quern.host.system"

local chart = {}

local EIGHTHS = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" }
local LEVELS = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }

local function extent(values)
  local low, high
  for _, value in ipairs(values) do
    if type(value) == "number" and value == value and math.abs(value) < math.huge then
      low, high = math.min(low or value, value), math.max(high or value, value)
    end
  end
  return low, high
end

--- A row of values as one line of blocks; a value that is missing leaves a gap.
--- > chart.spark { 1, 2, 3, 8 }
--- ▁▂▃█
---@param values (number|nil)[] by position; `count` tells how many if the last are nil
---@param count integer?
---@return string
function chart.spark(values, count)
  local present = {}
  for i = 1, count or #values do present[#present + 1] = values[i] end
  local low, high = extent(present)
  if not low then return (" "):rep(count or #values) end
  local parts = {}
  for i = 1, count or #values do
    local value = values[i]
    local level = value and (high > low and math.floor((value - low) / (high - low) * 7 + 0.5) or 3)
    parts[i] = level and LEVELS[level + 1] or " "
  end
  return table.concat(parts)
end

local function solid(columns)
  local whole = math.floor(columns)
  local rest = math.floor((columns - whole) * 8 + 0.5)
  return ("█"):rep(whole) .. (rest > 0 and EIGHTHS[rest] or "")
end

local function pad(text, width) return text .. (" "):rep(width - system.width(text)) end

local function label_width(items, room)
  local width = 0
  for _, item in ipairs(items) do width = math.max(width, system.width(tostring(item.label))) end
  return math.min(width, room // 3)
end

--- One bar: from 0 to the value, or, with low and high, a thin line over the range and a mark at the value.
local function bar_line(item, scale, columns)
  if not (item.low and item.high and item.high > item.low) then return solid(math.max(0, item.value or 0) * scale) end
  local cells = {}
  for i = 1, columns do cells[i] = " " end
  local from, to = math.max(1, math.ceil(item.low * scale)), math.min(columns, math.ceil(item.high * scale))
  for i = from, to do cells[i] = "─" end
  cells[from], cells[to] = "├", "┤"
  if item.value then cells[math.max(1, math.min(columns, math.ceil(item.value * scale)))] = "●" end
  return (table.concat(cells):gsub(" +$", ""))
end

--- Horizontal bars, one an item, from zero. Where sources differ (low and high) the range is drawn, with a mark at the value.
--- > chart.bars({ { label = "steel", value = 76, low = 71, high = 80 }, { label = "cement", value = 60 } }, { width = 40 })
--- steel                    ├●┤  76 (71–80)
--- cement  ███████████████       60
---@param items {label: string, value: number?, low: number?, high: number?}[]
---@param options {width: integer?, unit: string?}? width: 80
---@return string
function chart.bars(items, options)
  options = options or {}
  local width = options.width or 80
  local labels = label_width(items, width)
  local texts, figures, highest = {}, 0, 0
  for i, item in ipairs(items) do
    texts[i] = item.value and show.number(item.value) .. (options.unit or "") or "·"
    if item.low and item.high and item.high > item.low then
      texts[i] = ("%s (%s–%s)"):format(texts[i], show.number(item.low), show.number(item.high))
    end
    figures = math.max(figures, system.width(texts[i]))
    highest = math.max(highest, item.value or 0, item.high or 0)
  end
  local columns = math.max(4, width - labels - figures - 4)
  local scale = highest > 0 and columns / highest or 0
  local out = {}
  for i, item in ipairs(items) do
    out[i] = (pad(show.clip(show.cell(item.label), labels), labels) .. "  " .. pad(bar_line(item, scale, columns), columns)
      .. "  " .. texts[i]):gsub(" +$", "")
  end
  return table.concat(out, "\n") .. "\n"
end

-- Braille cells are 2 dots wide and 4 high; these are their bits.
local DOTS = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } }

--- A line through points, drawn with Braille dots, with the extremes of both axes named.
--- > chart.line({ { x = 2020, y = 10 }, { x = 2021, y = 30 }, { x = 2022, y = 20 } }, { width = 30, height = 4 })
--- 30 │          ⣀⠤⠒⠉⠒⠢⠤⣀⡀
---    │       ⡠⠔⠊        ⠈⠉⠑⠒⠤⢄⣀
---    │   ⢀⠤⠒⠉                  ⠉
--- 10 │⡠⠔⠊⠁
---     2020                  2022
---@param points {x: number, y: number}[] in order of x
---@param options {width: integer?, height: integer?}? width: 80 columns, height: 10 lines
---@return string
function chart.line(points, options)
  options = options or {}
  local xs, ys = {}, {}
  for i, point in ipairs(points) do xs[i], ys[i] = point.x, point.y end
  local x_low, x_high = extent(xs)
  local y_low, y_high = extent(ys)
  if not x_low then return "(no points)\n" end
  local top, bottom = show.number(y_high), show.number(y_low)
  local margin = math.max(#top, #bottom) + 1
  local columns, lines = math.max(4, (options.width or 80) - margin - 1), options.height or 10
  local cells = {}
  local function dot(x, y)
    local column, line = x // 2 + 1, y // 4 + 1
    cells[line] = cells[line] or {}
    cells[line][column] = (cells[line][column] or 0) | DOTS[y % 4 + 1][x % 2 + 1]
  end
  local function place(point)
    local x = x_high > x_low and (point.x - x_low) / (x_high - x_low) * (columns * 2 - 1) or 0
    local y = y_high > y_low and (y_high - point.y) / (y_high - y_low) * (lines * 4 - 1) or lines * 2
    return math.floor(x + 0.5), math.floor(y + 0.5)
  end
  for i, point in ipairs(points) do
    local x, y = place(point)
    local from_x, from_y = place(points[math.max(1, i - 1)])
    local steps = math.max(1, math.abs(x - from_x), math.abs(y - from_y))
    for s = 0, steps do
      dot(math.floor(from_x + (x - from_x) * s / steps + 0.5), math.floor(from_y + (y - from_y) * s / steps + 0.5))
    end
  end
  local out = {}
  for line = 1, lines do
    local parts = {}
    for column = 1, columns do
      local bits = cells[line] and cells[line][column]
      parts[column] = bits and utf8.char(0x2800 + bits) or " "
    end
    local name = line == 1 and top or line == lines and bottom or ""
    out[line] = (" "):rep(margin - 1 - #name) .. name .. " │" .. table.concat(parts):gsub(" +$", "")
  end
  local left, right = show.number(x_low), show.number(x_high)
  out[#out + 1] = (" "):rep(margin + 1) .. left .. (" "):rep(math.max(1, columns - #left - #right)) .. right
  return table.concat(out, "\n") .. "\n"
end

--- Days since 1970-01-01 of an ISO date, of its first day where it is a month or a year.
local function day_of(iso)
  local year, month, day = tostring(iso):match "^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)"
  if not year then return nil end
  return os.time { year = tonumber(year), month = tonumber(month) or 1, day = tonumber(day) or 1, hour = 12 } // 86400
end

--- Events on lanes over time: a mark at each date, the lane's events listed in order beneath the axis of years.
--- > chart.timeline({ { date = "2013", lane = "EU" }, { date = "2024-07", lane = "EU" },
--- >>   { date = "2024-05-14", lane = "USA" } }, { width = 40 })
--- EU   ●·································●
--- USA  ··································●
---      2013-01                     2024-07
---@param events {date: string, lane: string, label: string?}[] dates in ISO 8601
---@param options {width: integer?}? width: 80
---@return string
function chart.timeline(events, options)
  local width = (options or {}).width or 80
  local lanes, order, first, last = {}, {}, nil, nil
  for _, event in ipairs(events) do
    local day = day_of(event.date)
    if day then
      first, last = math.min(first or day, day), math.max(last or day, day)
      if not lanes[event.lane] then
        lanes[event.lane] = {}
        order[#order + 1] = { label = event.lane }
      end
      table.insert(lanes[event.lane], day)
    end
  end
  if not first then return "(no dated events)\n" end
  local labels = label_width(order, width)
  local columns = math.max(8, width - labels - 2)
  local function column(day) return last > first and math.floor((day - first) / (last - first) * (columns - 1) + 0.5) + 1 or 1 end
  local out = {}
  for _, lane in ipairs(order) do
    local cells, counts = {}, {}
    for i = 1, columns do cells[i] = "·" end
    for _, day in ipairs(lanes[lane.label]) do counts[column(day)] = (counts[column(day)] or 0) + 1 end
    for c, n in pairs(counts) do cells[c] = n == 1 and "●" or n < 10 and tostring(n) or "+" end
    out[#out + 1] = pad(show.clip(show.cell(lane.label), labels), labels) .. "  " .. table.concat(cells)
  end
  local from, to = os.date("!%Y-%m", first * 86400), os.date("!%Y-%m", last * 86400)
  out[#out + 1] = (" "):rep(labels + 2) .. from .. (" "):rep(math.max(1, columns - #from - #to)) .. to
  return table.concat(out, "\n") .. "\n"
end

local function column_of(frame, wanted, names, types)
  local columns = frame:columns()
  for _, name in ipairs(wanted and { wanted } or names) do
    for _, column in ipairs(columns) do if column.name == name then return name end end
  end
  if wanted then error(("chart: there is no column '%s'"):format(wanted), 4) end
  for _, column in ipairs(columns) do if types[column.type] then return column.name end end
end

local LABELS = { "label", "sector", "imposer", "place", "actor" }
local TEXT, NUMBERS = { code = true, string = true }, { f64 = true, i64 = true }

local DRAW = {}

function DRAW.timeline(frame, options)
  local date = column_of(frame, options.date, { "date", "period" }, { date = true })
  local lane = column_of(frame, options.lane, { "imposer", "sector", "place" }, TEXT)
  local events = {}
  for row in frame:rows() do events[#events + 1] = { date = row[date] or "", lane = tostring(row[lane]) } end
  return chart.timeline(events, { width = options.width })
end

function DRAW.line(frame, options)
  local x = column_of(frame, options.x, { "year" }, NUMBERS)
  local y = column_of(frame, options.value, { "value" }, NUMBERS)
  local points = {}
  for row in frame:rows() do
    if row[x] and row[y] then points[#points + 1] = { x = row[x], y = row[y] } end
  end
  table.sort(points, function(a, b) return a.x < b.x end)
  return chart.line(points, { width = options.width, height = options.height })
end

function DRAW.bars(frame, options)
  local label = column_of(frame, options.label, LABELS, TEXT)
  local value = column_of(frame, options.value, { "value", "mid", "n" }, NUMBERS)
  local items = {}
  for row in frame:rows() do
    if row[value] then
      items[#items + 1] = { label = tostring(row[label] or #items + 1), value = row[value], low = row.low, high = row.high }
    end
  end
  return chart.bars(items, { width = options.width, unit = options.unit })
end

local OPTIONS = { kind = true, label = true, value = true, x = true, date = true, lane = true, width = true, height = true, unit = true }

--- A frame as a chart: `kind` is bars (the default), line or timeline; columns are chosen by their usual names (sector, value,
--- year, date, imposer) unless they are given. `f:chart()` is the same.
--- > local f = frame.new { {"sector", "code", {"steel", "cement"}}, {"value", "f64", {76, 60}} }
--- > chart.of(f, { width = 40, unit = "%" })
--- steel   ███████████████████████████  76%
--- cement  █████████████████████▍       60%
---@param frame Frame
---@param options { kind?: string, label?: string, value?: string, x?: string, date?: string, lane?: string, width?: integer,
--- height?: integer, unit?: string }?
---@return string
function chart.of(frame, options)
  options = options or {}
  for name in pairs(options) do
    if not OPTIONS[name] then
      error(("chart: unknown option '%s'; known are date, height, kind, label, lane, unit, value, width, x"):format(name), 2)
    end
  end
  local draw = DRAW[options.kind or "bars"]
  if not draw then error(("chart: no kind '%s'; there are bars, line and timeline"):format(tostring(options.kind)), 2) end
  local settings = { width = system.terminal_width() or 80 }
  for name, value in pairs(options) do settings[name] = value end
  return draw(frame, settings)
end

return chart
