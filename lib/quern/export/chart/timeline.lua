--- Acts in time: a lane for each imposer or product, the shape of a mark for its type, its filling for its status.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local period = require "quern.export.period"
local svg = require "quern.export.chart.svg"
local system = require "quern.host.system"

local LEFT = 170
local MOST_LANES = 24

--- How far an act has come: what is in force is full, what is on its way half, what is only said hollow.
local STYLE = {
  announced = "hollow", planned = "hollow", investigation = "hollow", stated = "hollow", proposed = "hollow",
  provisional = "half", ["preliminary ruling"] = "half", terminated = "ended", expired = "ended", withdrawn = "ended",
}

local function style_of(row, wanted)
  return wanted.status and STYLE[row.cells[wanted.status]] or "full"
end

--- The lanes a row stands in: a list in a cell stands in the lane of each.
local function lanes_named(made, row, wanted)
  local column, value = svg.column(made, wanted.lane), row.cells[wanted.lane]
  if type(value) ~= "string" or value == "" or not wanted.each then return { svg.label_of(made, row, wanted.lane) } end
  local names = {}
  for part in value:gmatch "[^,]+" do
    local code = part:match "^%s*(.-)%s*$"
    names[#names + 1] = escape.plain(cell.meaning(code, { name = column.name, type = "code" }) or code)
  end
  return names
end

local function lanes_of(made, wanted)
  local lanes, by_name, first, last = {}, {}, math.huge, -math.huge
  for _, row in ipairs(made.rows) do
    local from, to, open = period.years(row.cells[wanted.date])
    for _, name in ipairs(from and lanes_named(made, row, wanted) or {}) do
      if name == "" then name = "not said" end
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

--- Years without any act are cut out of the axis where they would push the rest together: the axis begins where all but
--- the earliest tenth of the marks begin; what is before stands at its left edge.
local function shown_from(lanes, first, last)
  local starts = {}
  for _, lane in ipairs(lanes) do for _, mark in ipairs(lane.marks) do starts[#starts + 1] = mark.from end end
  table.sort(starts)
  local usual = math.floor(starts[math.max(1, math.ceil(#starts / 10))])
  return last - first > 12 and last - usual < (last - first) * 0.4 and usual or first
end

--- Marks of one lane, each on the first line where it does not touch the one before it.
local function stack(marks, scale)
  for _, mark in ipairs(marks) do
    mark.left, mark.right = scale(mark.from), scale(mark.to)
    mark.x = math.max(mark.open and mark.left + 6 or (mark.left + mark.right) / 2, LEFT + 8)
  end
  table.sort(marks, function(a, b)
    if a.x ~= b.x then return a.x < b.x end
    return a.row.number < b.row.number
  end)
  local ends = {}
  for _, mark in ipairs(marks) do
    local line = 1
    while ends[line] and ends[line] > mark.x - 8 do line = line + 1 end
    mark.line = line
    ends[line] = math.max(mark.x + 8, mark.open and svg.WIDTH or mark.right)
  end
  return #ends
end

--- Categories in the order of their first row; those past the last shape share it.
local function categories_of(made, wanted)
  local list, index = {}, {}
  for _, row in ipairs(made.rows) do
    local name = wanted.category and cell.shown(row.cells[wanted.category]) or ""
    if not index[name] then
      index[name] = math.min(#list, svg.SHAPES - 1)
      list[#list + 1] = name
    end
  end
  return list, index
end

local FILLINGS = {
  { "full", "in force" }, { "half", "provisional" }, { "hollow", "announced, investigated, stated" }, { "ended", "ended" },
}

local function legend(made, wanted, categories, index)
  local keys, present = {}, {}
  for _, name in ipairs(categories) do
    local shared = index[name] == svg.SHAPES - 1 and #categories > svg.SHAPES
    keys[#keys + 1] = { index = index[name], text = shared and "other" or name == "" and "—" or name }
    if shared then break end
  end
  local types, height = svg.legend(#categories > 1 and keys or {}, 0)
  for _, row in ipairs(made.rows) do present[style_of(row, wanted)] = true end
  local fillings = {}
  for _, one in ipairs(FILLINGS) do
    if present[one[1]] then fillings[#fillings + 1] = { index = 0, style = one[1], text = one[2] } end
  end
  local states, more = svg.legend(wanted.status and #fillings > 1 and fillings or {}, height)
  return types .. "\n" .. states, height + more
end

local function describe(made, wanted, row)
  local parts = {}
  for _, column in ipairs(made.columns) do
    local text = cell.shown(row.cells[column.name])
    if text ~= "" and column.name ~= wanted.date and column.name ~= "sources" and #parts < 6 then
      parts[#parts + 1] = column.type == "code" and svg.label_of(made, row, column.name) or text
    end
  end
  return cell.shown(row.cells[wanted.date]) .. ": " .. table.concat(parts, ", ")
end

local function draw_mark(made, wanted, mark, top, index)
  local y = top + (mark.line - 1) * 20 + 13
  local category = wanted.category and cell.shown(mark.row.cells[wanted.category]) or ""
  local span = ""
  if mark.right - mark.left > 4 and mark.right > LEFT then
    span = svg.fill('<path class="span{open}" d="M{left} {y}H{right}"/>',
      { open = mark.open and " open" or "", left = math.max(mark.left, LEFT), right = mark.open and svg.WIDTH - 12 or mark.right, y = y })
  end
  return svg.mark(made, mark.row, describe(made, wanted, mark.row),
    span .. svg.shape(index[category], mark.x, y, style_of(mark.row, wanted)))
end

local function draw_lane(made, wanted, lane, y, index)
  local parts = { svg.fill('<path class="lane" d="M0 {y}H{width}"/><text class="lane-name" x="8" y="{base}">{name}</text>',
    { y = y, width = svg.WIDTH, base = y + 18, name = escape.html(svg.cut(lane.name, LEFT // 8)) }) }
  for _, mark in ipairs(lane.marks) do parts[#parts + 1] = draw_mark(made, wanted, mark, y, index) end
  return table.concat(parts, "\n")
end

local function axis_of(from, last, scale, top, bottom, cut)
  local years = svg.ticks(from, last, math.max(1, svg.nice_step(last - from, 12)), function(year)
    local text = (cut and year == from and "≤ " or "") .. ("%d"):format(year)
    return svg.fill('<path class="grid" d="M{x} {top}V{bottom}"/><text class="tick" x="{x}" y="{text}">{year}</text>',
      { x = scale(year), top = top + 16, bottom = bottom, text = top + 12, year = text })
  end)
  return years
end

--- The chart, or nil if no row has a date.
---@param made table a table of the report's model
---@param wanted { date: string, lane: string, category?: string, status?: string, each?: boolean, id?: string }
---@return string?
return function(made, wanted)
  local lanes, first, last = lanes_of(made, wanted)
  if #lanes == 0 then return nil end
  table.sort(lanes, function(a, b)
    if #a.marks ~= #b.marks then return #a.marks > #b.marks end
    return a.name < b.name
  end)
  local all = #lanes
  for i = #lanes, MOST_LANES + 1, -1 do lanes[i] = nil end
  local from = shown_from(lanes, first, last)
  local function scale(year) return LEFT + (year - from) / math.max(last - from, 1) * (svg.WIDTH - LEFT - 30) end
  local categories, index = categories_of(made, wanted)
  local keys, top = legend(made, wanted, categories, index)
  local parts, y = {}, top + 24
  for _, lane in ipairs(lanes) do
    local height = 8 + 20 * stack(lane.marks, scale)
    parts[#parts + 1] = draw_lane(made, wanted, lane, y, index)
    y = y + height
  end
  local title = ("%s by %s"):format(made.title, wanted.lane:gsub("_", " "))
  if system.width(title) < 200 and all > #lanes then title = title .. (", %d of %d lanes"):format(#lanes, all) end
  local axis = axis_of(from, last, scale, top, y, from > first)
  return svg.figure(made.name .. (wanted.id or ""), "timeline", y + 6, title, keys .. "\n" .. axis .. "\n" .. table.concat(parts, "\n"))
end
