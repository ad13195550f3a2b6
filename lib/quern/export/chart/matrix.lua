--- Pairings: who with whom, how many rows tell of it. A darker field tells of more; each leads to its first row.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local svg = require "quern.export.chart.svg"

local LEFT, SIDE, HEAD = 180, 34, 110
local MOST = 17 -- fields beside one another

--- The names in a cell: "KAZ, KGZ" is two.
local function names_of(made, row, name)
  local value = row.cells[name]
  local names = {}
  for part in (type(value) == "string" and value or ""):gmatch "[^,]+" do
    local code = part:match "^%s*(.-)%s*$"
    names[#names + 1] = escape.plain(cell.meaning(code, { name = svg.column(made, name).name, type = "code" }) or code)
  end
  return names
end

local function count_up(list, by_name, name)
  local item = by_name[name]
  if not item then
    item = { name = name, count = 0 }
    by_name[name], list[#list + 1] = item, item
  end
  item.count = item.count + 1
end

local function gather(made, wanted)
  local rows, columns, row_of, column_of, pairs_of, most = {}, {}, {}, {}, {}, 1
  for _, row in ipairs(made.rows) do
    for _, one in ipairs(names_of(made, row, wanted.rows)) do
      for _, other in ipairs(names_of(made, row, wanted.columns)) do
        count_up(rows, row_of, one)
        count_up(columns, column_of, other)
        local key = one .. "\0" .. other
        pairs_of[key] = pairs_of[key] or { rows = {} }
        table.insert(pairs_of[key].rows, row)
        most = math.max(most, #pairs_of[key].rows)
      end
    end
  end
  return rows, columns, pairs_of, most
end

local function order(list, most)
  table.sort(list, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.name < b.name
  end)
  for i = #list, most + 1, -1 do list[i] = nil end
  return list
end

local FIELD = '<rect class="field" x="{x}" y="{y}" width="32" height="26" style="fill-opacity:{shade}"/>'
  .. '<text class="count" x="{middle}" y="{base}">{count}</text>'

local function draw_field(made, pair, one, other, x, y, most)
  local count = #pair.rows
  local numbers = {}
  for i, row in ipairs(pair.rows) do numbers[i] = ("%d"):format(row.number) end
  local text = ("%s with %s: row%s %s"):format(one.name, other.name, count > 1 and "s" or "", table.concat(numbers, ", "))
  return svg.mark(made, pair.rows[1], text, svg.fill(FIELD, { x = x, y = y, middle = x + 16, base = y + 17, count = ("%d"):format(count),
    shade = ("%.2f"):format(0.15 + 0.3 * count / most) }))
end

--- The chart, or nil if no row pairs anything.
---@param made table a table of the report's model
---@param wanted { rows: string, columns: string, id?: string }
---@return string?
return function(made, wanted)
  local rows, columns, pairs_of, most = gather(made, wanted)
  if #rows == 0 then return nil end
  local all = #columns
  order(rows, 40)
  order(columns, MOST)
  local parts = {}
  for c, other in ipairs(columns) do
    parts[#parts + 1] = svg.fill('<text class="column" transform="translate({x} {y}) rotate(-40)">{name}</text>',
      { x = LEFT + (c - 1) * SIDE + 14, y = HEAD - 8, name = escape.html(svg.cut(other.name, 18)) })
  end
  for r, one in ipairs(rows) do
    local y = HEAD + (r - 1) * 30
    parts[#parts + 1] = svg.fill('<path class="lane" d="M0 {y}H{width}"/><text class="lane-name" x="8" y="{base}">{name}</text>',
      { y = y - 2, width = LEFT + #columns * SIDE, base = y + 17, name = escape.html(svg.cut(one.name, 22)) })
    for c, other in ipairs(columns) do
      local pair = pairs_of[one.name .. "\0" .. other.name]
      if pair then parts[#parts + 1] = draw_field(made, pair, one, other, LEFT + (c - 1) * SIDE, y, most) end
    end
  end
  local title = ("%s: %s and %s, number of rows"):format(made.title, wanted.rows, wanted.columns)
  if all > #columns then title = title .. (", the %d most frequent of %d"):format(#columns, all) end
  return svg.figure(made.name .. (wanted.id or ""), "matrix", HEAD + #rows * 30 + 6, title, table.concat(parts, "\n"))
end
