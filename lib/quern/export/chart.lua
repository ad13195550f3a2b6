--- Charts of a report's tables as SVG: bars with ranges, timelines with lanes. Every mark leads to its row.
-- A table may say what it wants (`chart = { kind = "bars", value = "value", low = "low", high = "high", label = {...},
-- where = {...} }` or `{ kind = "timeline", date = "date", lane = "imposer", category = "measure_type" }`, `false` for
-- none); else its columns decide.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local period = require "quern.export.period"
local system = require "quern.host.system"

local chart = {}

local WIDTH, LABELS, RIGHT = 800, 280, 92
local MOST_BARS = 40
local MOST_LABEL = 42 -- columns of text
local SHAPES = 6

local function has(made, name)
  for _, column in ipairs(made.columns) do if column.name == name then return column end end
end

local function first_of(made, names)
  for _, name in ipairs(names) do if has(made, name) then return name end end
end

local function present(made, names)
  local found = {}
  for _, name in ipairs(names) do if has(made, name) then found[#found + 1] = name end end
  return found
end

--- The metric (with its unit) that most rows with a figure have; figures of different metrics share no axis.
local function commonest_metric(made)
  local count, best, most = {}, nil, 0
  for _, row in ipairs(made.rows) do
    local metric, unit = row.cells.metric, row.cells.unit
    if type(row.cells.value) == "number" and metric then
      local key = metric .. "\0" .. tostring(unit)
      count[key] = (count[key] or 0) + 1
      if count[key] > most then best, most = { metric = metric, unit = unit }, count[key] end
    end
  end
  return best
end

--- What to draw of a table: what it says itself, else what its columns suggest, else nothing.
---@param made table a table of the report's model
---@return table? wanted
function chart.choose(made)
  if made.chart ~= nil then return made.chart or nil end
  local date = first_of(made, { "date" })
  if date then
    return { kind = "timeline", date = date, lane = first_of(made, { "imposer", "actor", "place" }),
      category = first_of(made, { "measure_type", "status", "metric" }) }
  end
  local value = first_of(made, { "value", "utilization", "mid" })
  if not value or not cell.numeric(has(made, value)) then return nil end
  local wanted = { kind = "bars", value = value, low = first_of(made, { "low" }), high = first_of(made, { "high" }),
    label = present(made, { "sector", "product", "place", "actor", "period", "year" }) }
  if has(made, "metric") then wanted.where = commonest_metric(made) end
  return wanted
end

--- A cell as a label: what its code stands for, else the cell.
local function label_of(made, row, name)
  local column, value = has(made, name), row.cells[name]
  return column and cell.meaning(value, column) or cell.shown(value)
end

--- Text cut to a number of columns.
local function cut(text, columns)
  if system.width(text) <= columns then return text end
  local count = utf8.len(text)
  while count > 0 and system.width(text:sub(1, utf8.offset(text, count + 1) - 1)) >= columns do count = count - 1 end
  return text:sub(1, utf8.offset(text, count + 1) - 1) .. "…"
end

--- The parts of a label on one line that fits beside the bars: its first part gives way, all of it is in the mark's title.
local function fitted(parts)
  local rest = table.concat(parts, " · ", 2)
  if rest == "" then return cut(parts[1] or "", MOST_LABEL) end
  return cut(cut(parts[1], math.max(MOST_LABEL - system.width(rest) - 3, 8)) .. " · " .. rest, MOST_LABEL)
end

--- A step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` parts.
local function nice_step(span, most)
  local step = 10 ^ math.floor(math.log(math.max(span, 1e-9) / most, 10))
  for _, factor in ipairs { 1, 2, 5, 10 } do
    if span / (step * factor) <= most then return step * factor end
  end
end

local function number(x) return (("%.1f"):format(x):gsub("%.0$", "")) end

local function fill(template, values)
  return (template:gsub("{(%w+)}", function(name)
    local value = values[name]
    return type(value) == "number" and number(value) or tostring(value)
  end))
end

local FIGURE = [[
<figure class="chart">
<figcaption>{title}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="{title}">
<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" aria-label="{title}" class="{kind}" id="chart-{name}">
{body}
</svg></div>
</figure>]]

local function figure(made, kind, height, title, body)
  local values = { title = escape.html(title), width = WIDTH, height = height, kind = kind, name = escape.html(made.name), body = body }
  return fill(FIGURE, values)
end

local function matches(row, where)
  for name, value in pairs(where or {}) do if row.cells[name] ~= value then return false end end
  return true
end

local function bar_rows(made, wanted)
  local bars = {}
  for _, row in ipairs(made.rows) do
    local value = row.cells[wanted.value]
    if type(value) == "number" and value == value and matches(row, wanted.where) then
      local low, high = wanted.low and row.cells[wanted.low] or value, wanted.high and row.cells[wanted.high] or value
      local parts = {}
      for _, name in ipairs(wanted.label or {}) do
        local text = label_of(made, row, name)
        if text ~= "" then parts[#parts + 1] = escape.plain(text) end
      end
      bars[#bars + 1] = { row = row, value = value, low = low, high = high, label = table.concat(parts, " · "), short = fitted(parts) }
    end
  end
  return bars
end

local function with_unit(text, unit) return unit and unit ~= "" and text .. " " .. unit or text end

--- "49.5–72.2 %, 2 sources" beside the bar and in its name for screen readers.
local function figure_text(bar, unit)
  local text = cell.shown(bar.value)
  if bar.low < bar.high then text = cell.shown(bar.low) .. "–" .. cell.shown(bar.high) end
  local sign = bar.row.cells.comparator
  if type(sign) == "string" and sign ~= "=" and sign ~= "" then text = sign .. " " .. text end
  return with_unit(text, unit)
end

local RANGE = '<path class="range" d="M{low} {top}v10M{low} {middle}H{high}M{high} {top}v10"/>'
local BAR = '<a href="#{name}-{row}" aria-label="{label}: {figure}"><title>{label}: {figure}</title>'
  .. '<text class="label" x="{labels}" y="{base}">{short}</text><rect x="{x}" y="{y}" width="{width}" height="16"/>{range}'
  .. '<text class="figure" x="{beside}" y="{base}">{figure}</text></a>'

local function bar_mark(made, bar, y, scale, unit)
  local from, to = math.min(scale(0), scale(bar.value)), math.max(scale(0), scale(bar.value))
  local range = ""
  if bar.low < bar.high then range = fill(RANGE, { low = scale(bar.low), high = scale(bar.high), top = y + 3, middle = y + 8 }) end
  return fill(BAR, {
    name = escape.html(made.name), row = bar.row.number, label = escape.html(bar.label), figure = escape.html(figure_text(bar, unit)),
    short = escape.html(bar.short), labels = LABELS - 8, base = y + 12, x = from, y = y, range = range,
    width = math.max(to - from, 1), beside = math.max(to, scale(bar.high)) + 6,
  })
end

local function bar_marks(made, bars, scale, unit)
  local parts = {}
  for i, bar in ipairs(bars) do parts[i] = bar_mark(made, bar, 26 + (i - 1) * 24, scale, unit) end
  return table.concat(parts, "\n")
end

local function ticks(low, high, step, draw)
  local parts = {}
  for i = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) do parts[#parts + 1] = draw(i * step) end
  return table.concat(parts, "\n")
end

local function draw_bars(made, wanted)
  local bars = bar_rows(made, wanted)
  if #bars == 0 then return nil end
  table.sort(bars, function(a, b)
    if a.value ~= b.value then return a.value > b.value end
    return a.row.number < b.row.number
  end)
  local all = #bars
  for i = #bars, MOST_BARS + 1, -1 do bars[i] = nil end
  local low, high = 0, 0
  for _, bar in ipairs(bars) do low, high = math.min(low, bar.low), math.max(high, bar.high) end
  if high == low then high = low + 1 end
  local function scale(value) return LABELS + (value - low) / (high - low) * (WIDTH - LABELS - RIGHT) end
  local height = 30 + #bars * 24
  local axis = ticks(low, high, nice_step(high - low, 6), function(value)
    return fill('<path class="grid" d="M{x} 18V{bottom}"/><text class="tick" x="{x}" y="12">{text}</text>',
      { x = scale(value), bottom = height - 4, text = escape.html(cell.shown(value)) })
  end)
  local unit = wanted.unit or (wanted.where and wanted.where.unit) or (has(made, wanted.value) or {}).unit
  local what = wanted.where and wanted.where.metric or wanted.value
  local title = ("%s: %s"):format(made.title, with_unit(what:gsub("_", " "), unit and "(" .. unit .. ")"))
  if all > #bars then title = title .. (", the first %d of %d"):format(#bars, all) end
  return figure(made, "bars", height, title, axis .. "\n" .. bar_marks(made, bars, scale, unit))
end

--- Marks of one lane, each on the first line where it does not touch the one before it.
local function stack(marks)
  local ends = {}
  for _, mark in ipairs(marks) do
    local line = 1
    while ends[line] and ends[line] > mark.x - 8 do line = line + 1 end
    mark.line = line
    ends[line] = math.max(mark.x + 8, mark.open and WIDTH or mark.right)
  end
  return #ends
end

local function lanes_of(made, wanted)
  local lanes, by_name, first, last = {}, {}, math.huge, -math.huge
  for _, row in ipairs(made.rows) do
    local from, to, open = period.years(row.cells[wanted.date])
    if from then
      local name = wanted.lane and label_of(made, row, wanted.lane) or ""
      if name == "" then name = "—" end
      local lane = by_name[name]
      if not lane then
        lane = { name = name, marks = {} }
        by_name[name], lanes[#lanes + 1] = lane, lane
      end
      lane.marks[#lane.marks + 1] = { row = row, from = from, to = to, open = open }
      first, last = math.min(first, from), math.max(last, to)
    end
  end
  return lanes, math.floor(first), math.ceil(last)
end

local SHAPE = {
  [0] = '<circle cx="{x}" cy="{y}" r="6"/>',
  '<rect x="{left}" y="{top}" width="11" height="11"/>',
  '<path d="M{x} {up}l7 7l-7 7l-7 -7z"/>',
  '<path d="M{x} {up}l7 12h-14z"/>',
  '<path d="M{x} {down}l7 -12h-14z"/>',
  '<path d="M{left} {top}l11 11M{left} {bottom}l11 -11" class="cross"/>',
}

local function shape(index, x, y)
  return ('<g class="s%d">'):format(index)
    .. fill(SHAPE[index], { x = x, y = y, left = x - 5.5, top = y - 5.5, bottom = y + 5.5, up = y - 7, down = y + 7 }) .. "</g>"
end

--- Categories in the order of their first row; those past the last shape share it.
local function categories_of(made, wanted)
  local list, index = {}, {}
  for _, row in ipairs(made.rows) do
    local name = wanted.category and cell.shown(row.cells[wanted.category]) or ""
    if not index[name] then
      index[name] = math.min(#list, SHAPES - 1)
      list[#list + 1] = name
    end
  end
  return list, index
end

local function legend(categories, index)
  if #categories < 2 then return "", 0 end
  local parts, x, y = {}, 10, 12
  for _, name in ipairs(categories) do
    local text = name == "" and "—" or name
    if index[name] == SHAPES - 1 and #categories > SHAPES then text = "other" end
    local width = 30 + 7 * utf8.len(escape.plain(text))
    if x + width > WIDTH then x, y = 10, y + 20 end
    parts[#parts + 1] = shape(index[name], x + 6, y) .. fill('<text class="key" x="{x}" y="{y}">{text}</text>',
      { x = x + 18, y = y + 4, text = escape.html(text) })
    x = x + width
    if text == "other" then break end
  end
  return table.concat(parts, "\n"), y + 16
end

local function describe(made, wanted, row)
  local parts = {}
  for _, column in ipairs(made.columns) do
    local text = cell.shown(row.cells[column.name])
    if text ~= "" and column.name ~= wanted.date and #parts < 6 then parts[#parts + 1] = text end
  end
  return cell.shown(row.cells[wanted.date]) .. ": " .. table.concat(parts, ", ")
end

local function timeline_marks(made, wanted, lane, top, index)
  local parts = {}
  for _, mark in ipairs(lane.marks) do
    local y = top + (mark.line - 1) * 18 + 12
    local category = wanted.category and cell.shown(mark.row.cells[wanted.category]) or ""
    local span = ""
    if mark.right - mark.left > 4 then
      span = fill('<path class="span{open}" d="M{left} {y}H{right}"/>',
        { open = mark.open and " open" or "", left = mark.left, right = mark.open and WIDTH - 12 or mark.right, y = y })
    end
    local text = escape.html(describe(made, wanted, mark.row))
    parts[#parts + 1] = fill('<a href="#{name}-{row}" aria-label="{text}"><title>{text}</title>{span}{shape}</a>',
      { name = escape.html(made.name), row = mark.row.number, text = text, span = span, shape = shape(index[category], mark.x, y) })
  end
  return table.concat(parts, "\n")
end

local function place_marks(lane, scale)
  for _, mark in ipairs(lane.marks) do
    mark.left, mark.right = scale(mark.from), scale(mark.to)
    mark.x = mark.open and mark.left + 6 or (mark.left + mark.right) / 2
  end
  table.sort(lane.marks, function(a, b)
    if a.x ~= b.x then return a.x < b.x end
    return a.row.number < b.row.number
  end)
  return stack(lane.marks)
end

local function draw_timeline(made, wanted)
  local lanes, first, last = lanes_of(made, wanted)
  if #lanes == 0 then return nil end
  local left = 140
  local function scale(year) return left + (year - first) / math.max(last - first, 1) * (WIDTH - left - 16) end
  local categories, index = categories_of(made, wanted)
  local keys, top = legend(categories, index)
  local parts, y = {}, top + 24
  for _, lane in ipairs(lanes) do
    local height = 8 + 18 * place_marks(lane, scale)
    parts[#parts + 1] = fill('<path class="lane" d="M0 {y}H{width}"/><text class="lane-name" x="8" y="{base}">{name}</text>',
      { y = y, width = WIDTH, base = y + 17, name = escape.html(lane.name) }) .. "\n" .. timeline_marks(made, wanted, lane, y, index)
    y = y + height
  end
  local step = math.max(1, nice_step(last - first, 12))
  local axis = ticks(first, last, step, function(year)
    return fill('<path class="grid" d="M{x} {top}V{bottom}"/><text class="tick" x="{x}" y="{text}">{year}</text>',
      { x = scale(year), top = top + 16, bottom = y, text = top + 12, year = ("%d"):format(year) })
  end)
  return figure(made, "timeline", y + 6, made.title .. ": timeline", keys .. "\n" .. axis .. "\n" .. table.concat(parts, "\n"))
end

--- The chart of a table as HTML (a figure with SVG), or nil if it has nothing to draw.
---@param made table a table of the report's model
---@return string?
function chart.svg(made)
  local wanted = chart.choose(made)
  if not wanted then return nil end
  return (wanted.kind == "timeline" and draw_timeline or draw_bars)(made, wanted)
end

return chart
