--- What the charts of a report share: labels that fit, axes, marks that lead to their rows.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local system = require "quern.host.system"

local svg = { WIDTH = 800 }

--- The first column of a name, or nil.
function svg.column(made, name)
  for _, column in ipairs(made.columns) do if column.name == name then return column end end
end

--- The first of some names that the table has a column of.
function svg.first_of(made, names)
  for _, name in ipairs(names) do if svg.column(made, name) then return name end end
end

--- Those of some names that the table has columns of.
function svg.present(made, names)
  local found = {}
  for _, name in ipairs(names) do if svg.column(made, name) then found[#found + 1] = name end end
  return found
end

--- A cell as a label: what its code stands for, else the cell.
function svg.label_of(made, row, name)
  local column, value = svg.column(made, name), row.cells[name]
  return escape.plain(column and cell.meaning(value, column) or cell.shown(value))
end

--- The labels of some columns that are not empty.
function svg.labels_of(made, row, names)
  local parts = {}
  for _, name in ipairs(names) do
    local text = svg.label_of(made, row, name)
    if text ~= "" then parts[#parts + 1] = text end
  end
  return parts
end

--- Text cut to a number of columns.
function svg.cut(text, columns)
  if system.width(text) <= columns then return text end
  local count = utf8.len(text)
  while count > 0 and system.width(text:sub(1, utf8.offset(text, count + 1) - 1)) >= columns do count = count - 1 end
  return text:sub(1, utf8.offset(text, count + 1) - 1) .. "…"
end

--- A step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` parts.
function svg.nice_step(span, most)
  local step = 10 ^ math.floor(math.log(math.max(span, 1e-9) / most, 10))
  for _, factor in ipairs { 1, 2, 5, 10 } do
    if span / (step * factor) <= most then return step * factor end
  end
end

local function number(x) return (("%.1f"):format(x):gsub("%.0$", "")) end

--- Puts values in the places of a template: numbers short, text as it is (escaped by the caller).
function svg.fill(template, values)
  return (template:gsub("{(%w+)}", function(name)
    local value = values[name]
    return type(value) == "number" and number(value) or tostring(value)
  end))
end

--- What `draw` makes of every multiple of `step` from `low` to `high`.
function svg.ticks(low, high, step, draw)
  local parts = {}
  for i = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) do parts[#parts + 1] = draw(i * step) end
  return table.concat(parts, "\n")
end

--- A whole number of an axis, short: 1.2 bn.
function svg.short_number(value)
  for _, scale in ipairs { { 1e12, " tn" }, { 1e9, " bn" }, { 1e6, " m" } } do
    if math.abs(value) >= scale[1] then return cell.shown(value / scale[1]) .. scale[2] end
  end
  return cell.shown(value)
end

local FIGURE = [[
<figure class="chart">
<figcaption>{title}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="{title}">
<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" aria-label="{title}" class="{kind}" id="chart-{id}">
{body}
</svg></div>
</figure>]]

--- A chart with its caption. `id` tells several charts of one table apart.
function svg.figure(id, kind, height, title, body)
  local text = escape.html(title)
  return svg.fill(FIGURE, { title = text, width = svg.WIDTH, height = height, kind = kind, id = escape.html(id), body = body })
end

local MARK = '<a href="#{table}-{row}" aria-label="{text}"><title>{text}</title>{body}</a>'

--- A mark that leads to its row and says what it is.
function svg.mark(made, row, text, body)
  return svg.fill(MARK, { table = escape.html(made.name), row = ("%d"):format(row.number), text = escape.html(text), body = body })
end

--- A figure as text: "49.5–72.2 %", with its comparator.
function svg.figure_text(row, value, low, high, unit)
  local text = cell.shown(value)
  if low < high then text = cell.shown(low) .. "–" .. cell.shown(high) end
  local sign = row.cells.comparator
  if type(sign) == "string" and sign ~= "=" and sign ~= "" then text = sign .. " " .. text end
  return unit and unit ~= "" and text .. " " .. unit or text
end

--- Value, low and high of a row; nil where there is no number.
function svg.range_of(row, wanted)
  local value = row.cells[wanted.value]
  if type(value) ~= "number" or value ~= value or math.abs(value) == math.huge then return nil end
  local low, high = wanted.low and row.cells[wanted.low], wanted.high and row.cells[wanted.high]
  return value, type(low) == "number" and low or value, type(high) == "number" and high or value
end

--- Whether a row has the values that a chart is confined to.
function svg.matches(row, where)
  for name, value in pairs(where or {}) do if row.cells[name] ~= value then return false end end
  return true
end

--- The unit of a chart's values.
function svg.unit_of(made, wanted)
  return wanted.unit or wanted.where and wanted.where.unit or (svg.column(made, wanted.value) or {}).unit
end

--- "Sector overcapacity: capacity utilization (%)".
function svg.title_of(made, wanted)
  local what = wanted.where and wanted.where.metric or wanted.value
  local unit = svg.unit_of(made, wanted)
  return ("%s: %s%s"):format(made.title, tostring(what):gsub("_", " "), unit and unit ~= "" and " (" .. unit .. ")" or "")
end

local SHAPE = {
  [0] = '<circle cx="{x}" cy="{y}" r="6"/>',
  '<rect x="{left}" y="{top}" width="11" height="11"/>',
  '<path d="M{x} {up}l7 7l-7 7l-7 -7z"/>',
  '<path d="M{x} {up}l7 12h-14z"/>',
  '<path d="M{x} {down}l7 -12h-14z"/>',
  '<path d="M{near} {up}h5v4.5h4.5v5h-4.5v4.5h-5v-4.5h-4.5v-5h4.5z"/>',
}

--- Shapes there are; the last stands for all that come after.
svg.SHAPES = #SHAPE + 1

--- A small mark, by the number of its kind (from 0), and how it is filled: "full", "half", "hollow" or "ended".
function svg.shape(index, x, y, style)
  local ended = style == "ended" and svg.fill('<path class="strike" d="M{a} {b}L{c} {d}"/>', { a = x - 9, b = y + 9, c = x + 9, d = y - 9 })
  return ('<g class="s%d %s">'):format(index, style or "full")
    .. svg.fill(SHAPE[index], { x = x, y = y, left = x - 5.5, top = y - 5.5, near = x - 2.5, up = y - 7, down = y + 7 })
    .. (ended or "") .. "</g>"
end

--- Keys side by side, each a mark and its text, on as many lines as they need; and the height they take.
function svg.legend(keys, top)
  local parts, x, y = {}, 10, top + 12
  for _, key in ipairs(keys) do
    local width = 34 + 7 * system.width(escape.plain(key.text))
    if x + width > svg.WIDTH then x, y = 10, y + 20 end
    parts[#parts + 1] = svg.shape(key.index, x + 6, y, key.style) .. svg.fill('<text class="key" x="{x}" y="{y}">{text}</text>',
      { x = x + 18, y = y + 4, text = escape.html(key.text) })
    x = x + width
  end
  return table.concat(parts, "\n"), #keys > 0 and y + 16 - top or 0
end

return svg
