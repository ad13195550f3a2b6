--- The charts of a run as text: what the HTML report draws, drawn as the session draws it.

local chart = require "quern.export.chart"
local draw = require "quern.chart"
local escape = require "quern.export.escape"
local model = require "quern.export.model"
local svg = require "quern.export.chart.svg"
local system = require "quern.host.system"

local terminal = {}

local WIDTH = 100

--- Bars longer than a screen tell nothing.
local MOST_BARS = 40

local KINDS = {}

local function line(text) return model.one_line(escape.plain(text)) end

function KINDS.bars(made, wanted, width)
  local items = {}
  for _, row in ipairs(made.rows) do
    local value, low, high = svg.range_of(row, wanted)
    if value and svg.matches(row, wanted.where) and #items < MOST_BARS then
      local names = table.move(wanted.label or {}, 1, #(wanted.label or {}), 2, { wanted.group })
      items[#items + 1] = { label = line(table.concat(svg.labels_of(made, row, names), " · ")), value = value, low = low, high = high }
    end
  end
  if #items == 0 then return nil end
  return line(svg.title_of(made, wanted)) .. "\n" .. draw.bars(items, { width = width })
end

function KINDS.timeline(made, wanted, width)
  if wanted.each then return nil end -- one lane a row: the session's charts know no lists
  local events = {}
  for _, row in ipairs(made.rows) do
    local date = row.cells[wanted.date]
    local lane = line(svg.label_of(made, row, wanted.lane))
    if type(date) == "string" and date ~= "" then events[#events + 1] = { date = date, lane = lane ~= "" and lane or "not said" } end
  end
  if #events == 0 then return nil end
  return ("%s by %s\n"):format(line(made.title), wanted.lane) .. draw.timeline(events, { width = width })
end

--- The charts of every table, one under the other.
---@param report table the report's model
---@return string
function terminal.chart(report)
  local width, parts = system.is_terminal(1) and system.terminal_width() or WIDTH, {}
  for _, made in ipairs(report.tables) do
    for _, wanted in ipairs(chart.choose(made)) do
      parts[#parts + 1] = KINDS[wanted.kind] and KINDS[wanted.kind](made, wanted, width) or nil
    end
  end
  return #parts > 0 and table.concat(parts, "\n") or "no table has figures or dates to draw\n"
end

return terminal
