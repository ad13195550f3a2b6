--- Charts of a report's tables as SVG. Every mark leads to its row.
-- A table may say what it wants: `chart = { kind = "bars", value = "value", low = "low", high = "high", group = "sector",
-- label = {...}, where = {...} }`, kinds "timeline" (date, lane, category, status), "lines" (value, time, label) and
-- "matrix" (rows, columns), a list of such, or `false` for none; else its columns decide.

local cell = require "quern.export.cell"
local svg = require "quern.export.chart.svg"

local chart = {}

local KINDS = { bars = true, timeline = true, lines = true, matrix = true }

--- The metrics (with their units) that rows with a figure have, the commonest first; figures of different metrics share no
--- axis.
local function metrics_of(made)
  local list, by_key = {}, {}
  for i, row in ipairs(made.rows) do
    local metric, unit = row.cells.metric, row.cells.unit
    if type(row.cells.value) == "number" and metric then
      local key = metric .. "\0" .. tostring(unit)
      if not by_key[key] then
        by_key[key] = { metric = metric, unit = unit, count = 0, first = i }
        list[#list + 1] = by_key[key]
      end
      by_key[key].count = by_key[key].count + 1
    end
  end
  table.sort(list, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.first < b.first
  end)
  return list
end

local function timelines(made, date)
  local status = svg.first_of(made, { "status" })
  local category = svg.first_of(made, { "measure_type", "status", "metric" })
  local list = {}
  local lane = svg.first_of(made, { "imposer", "actor", "place" })
  if lane then list[1] = { kind = "timeline", date = date, lane = lane, category = category, status = status } end
  local product = svg.first_of(made, { "sector", "product" })
  if product then
    list[#list + 1] = { kind = "timeline", date = date, lane = product, category = category, status = status, each = true }
  end
  return list
end

--- Metrics of flows, whose change from one time to the next is what they are about.
local FLOWS = { "export", "import", "trade", "flow", "price" }

local function is_flow(metric)
  for _, word in ipairs(FLOWS) do if metric and metric:find(word, 1, true) then return true end end
  return false
end

--- Bars of the commonest metric; lines for every metric of which something is told of several times.
local function figures(made, value)
  local time = svg.first_of(made, { "period", "year", "date" })
  local who = svg.present(made, { "sector", "product", "place", "partner", "actor" })
  local group = svg.first_of(made, { "sector", "product", "place" })
  local label = { time }
  for _, name in ipairs(who) do if name ~= group then label[#label + 1] = name end end
  local range = { value = value, low = svg.first_of(made, { "low" }), high = svg.first_of(made, { "high" }), time = time }
  local function with(more) return setmetatable(more, { __index = range }) end
  local list = {}
  for i, metric in ipairs(svg.column(made, "metric") and metrics_of(made) or { {} }) do
    local where = metric.metric and { metric = metric.metric, unit = metric.unit } or nil
    if i == 1 then list[1] = with { kind = "bars", group = group, label = label, where = where } end
    if time then list[#list + 1] = with { kind = "lines", label = who, where = where, least = is_flow(metric.metric) and 2 or 3 } end
  end
  return list
end

--- What to draw of a table: what it says itself, else what its columns suggest, else nothing.
---@param made table a table of the report's model
---@return table[] wanted
function chart.choose(made)
  if made.chart ~= nil then return made.chart and (made.chart.kind and { made.chart } or made.chart) or {} end
  local date = svg.first_of(made, { "date" })
  if date then return timelines(made, date) end
  local list = {}
  local one = svg.first_of(made, { "place", "actor", "reporter" })
  if one and svg.column(made, "partner") then list[1] = { kind = "matrix", rows = one, columns = "partner" } end
  local value = svg.first_of(made, { "value", "utilization", "mid" })
  if value and cell.numeric(svg.column(made, value)) then
    local more = figures(made, value)
    table.move(more, 1, #more, #list + 1, list)
  end
  return list
end

--- Charts of one kind that a table has room for.
local MOST_OF_A_KIND = 3

--- The charts of a table as HTML (figures with SVG).
---@param made table a table of the report's model
---@return string[] figures
function chart.all(made)
  local list, count = {}, {}
  for _, wanted in ipairs(chart.choose(made)) do
    local kind = wanted.kind
    wanted.id = #list > 0 and "-" .. #list + 1 or ""
    local drawn = KINDS[kind] and (count[kind] or 0) < MOST_OF_A_KIND and require("quern.export.chart." .. kind)(made, wanted)
    if drawn then list[#list + 1], count[kind] = drawn, (count[kind] or 0) + 1 end
  end
  return list
end

return chart
