--- How values look on a terminal: tables fitted to its width, with right CJK alignment; plain when it is not one.

local system = require "quern.host.system"
local json = require "quern.json"

local show = {}

local NULL = "·" -- a cell without a value; never an empty cell, which could be an empty string
local NUMERIC = { f64 = true, i64 = true, number = true, integer = true }

--- Whether standard output is a terminal that may be coloured (NO_COLOR is honoured).
---@package
---@return boolean
function show.coloured()
  return system.is_terminal(1) and not os.getenv "NO_COLOR" and os.getenv "TERM" ~= "dumb"
end

local STYLES = { bold = "1", dim = "2", underline = "4", red = "31", green = "32", yellow = "33", cyan = "36" }

--- Text in a style, when the terminal may be coloured; `colour` overrides that.
--- > show.style("careful", "red", false)
--- careful
---@param text string
---@param style "bold"|"dim"|"underline"|"red"|"green"|"yellow"|"cyan"
---@param colour boolean?
---@return string
function show.style(text, style, colour)
  if colour == nil then colour = show.coloured() end
  return colour and ("\27[%sm%s\27[0m"):format(STYLES[style], text) or text
end

--- A whole number with thousands separated: 1234567 is "1,234,567".
--- > show.count(1234567)
--- 1,234,567
---@param n integer
---@return string
function show.count(n)
  local text = ("%d"):format(n)
  local head, digits = text:match("^(-?)(%d+)$")
  return head .. digits:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", "")
end

--- A number as people read it: grouped if whole, else at most `digits` significant digits (6), but never fewer than the
--- whole part has.
--- > print(show.number(1234567), show.number(1 / 3), show.number(1234567.5))
--- 1,234,567	0.333333	1,234,568
---@param value number
---@param digits integer?
---@return string
function show.number(value, digits)
  if value ~= value then return "nan" end
  if value == math.huge or value == -math.huge then return value > 0 and "inf" or "-inf" end
  if math.abs(value) >= 10.0 ^ (digits or 6) and math.abs(value) < 1e15 then value = math.floor(value + 0.5) end
  if value == math.floor(value) and math.abs(value) < 1e15 then
    local whole = math.tointeger(value)
    return math.abs(whole) >= 10000 and show.count(whole) or ("%d"):format(whole)
  end
  return (("%." .. (digits or 6) .. "g"):format(value))
end

--- One cell as a line of text; `nil` and null are shown as "·", lists joined by commas.
--- > print(show.cell { "steel", "ev" }, show.cell(nil), show.cell "a\nb")
--- steel, ev	·	a\nb
---@param value any
---@return string
function show.cell(value)
  local kind = type(value)
  if value == nil or value == json.null then return NULL end
  if kind == "number" then return show.number(value) end
  if kind == "table" then
    local parts = {}
    for i, item in ipairs(value) do parts[i] = show.cell(item) end
    return table.concat(parts, ", ")
  end
  return system.visible(tostring(value))
end

local function pad(text, columns, right)
  local space = (" "):rep(columns - system.width(text))
  return right and space .. text or text .. space
end

--- Cuts a text to so many columns, marking the cut with "…".
--- > show.clip("钢铁产能过剩", 7)
--- 钢铁产…
---@param text string
---@param columns integer
---@return string
function show.clip(text, columns)
  if system.width(text) <= columns then return text end
  if columns < 1 then return "" end
  return (system.clip(text, columns - 1)) .. "…"
end

local function width_without_style(text) return system.width((text:gsub("\27%[[%d;]*m", ""))) end

--- The pieces between which a line may be broken: words, and single characters of scripts without spaces.
local function broken(line)
  local at = 1
  return function()
    if at > #line then return nil end
    local word, space, past = line:match("^([\xE3-\xED\xEF][\x80-\xBF][\x80-\xBF])(%s*)()", at)
    if not word then word, space, past = line:match("^([^%s\xE3-\xED\xEF]*)(%s*)()", at) end
    if past == at then word, past = line:sub(at, at), at + 1 end
    at = past
    return word, space
  end
end

--- Text in lines of at most so many columns, broken at spaces; a line that begins with spaces goes on two columns further in.
--- > show.wrap("  sector: what the row is about", 20)
---   sector: what the
---     row is about
---@param text string
---@param columns integer
---@return string
function show.wrap(text, columns)
  local out = {}
  for line in (text .. "\n"):gmatch "(.-)\n" do
    local indent = line:match "^ *"
    local current, further = indent, indent == "" and "" or indent .. "  "
    local empty = true
    for word, space in broken(line:sub(#indent + 1)) do
      if not empty and width_without_style(current) + width_without_style(word) > columns then
        out[#out + 1], current = current:gsub(" +$", ""), further
      end
      current, empty = current .. word .. space, false
    end
    out[#out + 1] = current:gsub(" +$", "")
  end
  return table.concat(out, "\n")
end

--- Widths for all columns so that they fit: the widest give way first, none below its least; nil where even that is too much.
local function fit(widths, least, room, gap)
  local total = gap * (#widths - 1)
  for _, width in ipairs(widths) do total = total + width end
  while total > room do
    local widest
    for i, width in ipairs(widths) do
      if width > least[i] and (not widest or width > widths[widest]) then widest = i end
    end
    if not widest then return nil end
    widths[widest] = widths[widest] - 1
    total = total - 1
  end
  return widths
end

--- A cell of text is cut to this at the least before a whole column is left out; a number is never cut.
local LEAST = 12

--- Least width a heading is cut to before any cell is.
local HEADING = 5

--- The width of every column, and the width it has when only its heading is cut.
local function natural_widths(columns, cells, types)
  local widths, narrow = {}, {}
  for c, column in ipairs(columns) do
    local heading = system.width(column.name)
    if types then heading = math.max(heading, #(column.type or "")) end
    local content = 0
    for _, row in ipairs(cells) do content = math.max(content, system.width(row[c])) end
    widths[c] = math.max(heading, content)
    narrow[c] = math.max(content, math.min(heading, HEADING))
  end
  return widths, narrow
end

--- Widths that fit: headings give way first, then the widest cells, then whole columns from the right, but for
--- the marks. Returns the kept
--- columns' indices, their widths, and the names of those that were dropped.
local function choose(columns, widths, narrow, room, gap)
  local kept, dropped = {}, {}
  for c = 1, #columns do kept[c] = c end
  while #kept > 1 do
    local chosen, total = {}, gap * (#kept - 1)
    for i, c in ipairs(kept) do
      chosen[i] = widths[c]
      total = total + widths[c]
    end
    for i, c in ipairs(kept) do
      local give = math.min(math.max(0, total - room), widths[c] - narrow[c])
      chosen[i], total = chosen[i] - give, total - give
    end
    local least = {}
    for i, c in ipairs(kept) do least[i] = NUMERIC[columns[c].type or ""] and chosen[i] or math.min(LEAST, chosen[i]) end
    local fitted = fit(chosen, least, room, gap)
    if fitted then return kept, fitted, dropped end
    local last = columns[kept[#kept]].type == "mark" and #kept > 2 and #kept - 1 or #kept
    table.insert(dropped, 1, columns[table.remove(kept, last)].name)
  end
  return kept, { math.max(1, math.min(widths[kept[1]], room)) }, dropped
end

--- The columns in which some row has a value, the rows with these cells only, and the names of the others.
local function without_empty(columns, rows)
  local kept, names, thinner = {}, {}, {}
  for c, column in ipairs(columns) do
    local filled = #rows == 0
    for _, row in ipairs(rows) do filled = filled or (row[c] ~= nil and row[c] ~= json.null) end
    if filled then kept[#kept + 1] = c else names[#names + 1] = column.name end
  end
  if #names == 0 then return columns, rows, names end
  local chosen = {}
  for i, c in ipairs(kept) do chosen[i] = columns[c] end
  for r, row in ipairs(rows) do
    thinner[r] = {}
    for i, c in ipairs(kept) do thinner[r][i] = row[c] end
  end
  return chosen, thinner, names
end

--- Draws a grid of cells.
--- > show.grid({ { name = "sector" }, { name = "value", type = "number" } }, { { "steel", 1005 }, { "钢铁", nil } })
--- sector  value
--- ─────────────
--- steel    1005
--- 钢铁        ·
---@param columns {name: string, type: string?}[]
---@param rows any[][] values by column number
---@param options {width: integer?, limit: integer?, types: boolean?, colour: boolean?, marks: string[]?, total: integer?,
--- hide_empty: boolean?}?
--- width: columns to fit into (nil: as wide as it is); limit: rows shown (nil: all); types: a line of types under the
--- headings; marks: a mark for each row ("[1]"), shown last; total: how many rows there are if `rows` holds only some;
--- hide_empty: columns in which no row has a value are only named below.
---@return string text ends with a newline
function show.grid(columns, rows, options)
  options = options or {}
  local limit = math.min(options.limit or #rows, #rows)
  local empty = {}
  if options.hide_empty then columns, rows, empty = without_empty(columns, rows) end
  if options.marks then
    columns = table.move(columns, 1, #columns, 1, {})
    columns[#columns + 1] = { name = "", type = "mark" }
  end
  local cells = {}
  for r = 1, limit do
    cells[r] = {}
    for c, column in ipairs(columns) do
      cells[r][c] = column.type == "mark" and options.marks[r] or show.cell(rows[r][c])
    end
  end
  local widths, narrow = natural_widths(columns, cells, options.types)
  local kept, fitted, dropped = choose(columns, widths, narrow, options.width or math.huge, 2)
  local out = {}
  local function line(cell_of, style)
    local parts = {}
    for i, c in ipairs(kept) do
      parts[i] = pad(show.clip(cell_of(c), fitted[i]), fitted[i], NUMERIC[columns[c].type or ""])
    end
    local text = table.concat(parts, "  "):gsub(" +$", "")
    out[#out + 1] = style and show.style(text, style, options.colour) or text
  end
  line(function(c) return columns[c].name end, "bold")
  if options.types then line(function(c) return columns[c].type == "mark" and "" or columns[c].type or "" end, "dim") end
  local rule = {}
  for i in ipairs(kept) do rule[i] = ("─"):rep(fitted[i]) end
  out[#out + 1] = show.style(table.concat(rule, "──"), "dim", options.colour)
  for r = 1, limit do line(function(c) return cells[r][c] end) end
  local more = (options.total or #rows) - limit
  if more > 0 then
    out[#out + 1] = show.style(("… %s more row%s"):format(show.count(more), more == 1 and "" or "s"), "dim", options.colour)
  end
  if #empty > 0 then
    out[#out + 1] = show.style("no row has a value in: " .. table.concat(empty, ", "), "dim", options.colour)
  end
  if #dropped > 0 then
    out[#out + 1] = show.style(("… %d more column%s: %s"):format(#dropped, #dropped == 1 and "" or "s", table.concat(dropped, ", ")),
      "dim", options.colour)
  end
  return table.concat(out, "\n") .. "\n"
end

--- A frame, or a list of records, as text. A list's columns are the keys of its records in byte order, or `options.columns`.
--- > show.table { { year = 2023, output = 1019 }, { year = 2024, output = 1005 } }
--- output  year
--- ────────────
---   1019  2023
---   1005  2024
---@param value any a frame (`:columns()`, `:rows()`) or a list of tables
---@param options table? as for `show.grid`, and columns: a list of names
---@return string
function show.table(value, options)
  options = options or {}
  local columns, rows = {}, {}
  if type(value) == "table" and not (getmetatable(value) or {}).__name then
    local names, seen = options.columns or {}, {}
    for _, record in ipairs(options.columns and {} or value) do
      for key in pairs(record) do
        if not seen[key] then
          seen[key] = true
          names[#names + 1] = key
        end
      end
    end
    if not options.columns then table.sort(names) end
    for c, name in ipairs(names) do columns[c] = { name = name } end
    for r, record in ipairs(value) do
      rows[r] = {}
      for c, name in ipairs(names) do
        rows[r][c] = record[name]
        if record[name] ~= nil and not columns[c].type then columns[c].type = math.type(record[name]) and "number" or "string" end
      end
    end
    return show.grid(columns, rows, options)
  end
  for c, column in ipairs(value:columns()) do
    columns[c] = type(column) == "table" and column or { name = column, type = value:type(column) }
  end
  local limit = options.limit or math.huge
  for row in value:rows() do
    if #rows >= limit then break end
    local cells = {}
    for c, column in ipairs(columns) do cells[c] = row[column.name] end
    rows[#rows + 1] = cells
  end
  local settings = {}
  for key, setting in pairs(options) do settings[key] = setting end
  settings.total = #value
  return show.grid(columns, rows, settings)
end

local IDENTIFIER = "^[%a_][%w_]*$"

local function key_text(key)
  if type(key) == "string" and key:find(IDENTIFIER) then return key end
  return "[" .. show.value(key, { depth = 1 }) .. "]"
end

local function sorted_keys(value)
  local keys, length = {}, #value
  for key in next, value do
    if not (math.type(key) == "integer" and key >= 1 and key <= length) then keys[#keys + 1] = key end
  end
  table.sort(keys, function(a, b)
    if type(a) == type(b) and (type(a) == "string" or type(a) == "number") then return a < b end
    return type(a) .. tostring(a) < type(b) .. tostring(b)
  end)
  return keys, length
end

local function quoted(text)
  return '"' .. system.visible(text):gsub('["\\]', { ['"'] = '\\"' }) .. '"'
end

local render

local function render_table(value, state, depth)
  if state.open[value] then return "<circle>" end
  if depth >= state.depth then return next(value) == nil and "{}" or "{…}" end
  state.open[value] = true
  local parts, room = {}, state.items
  local keys, length = sorted_keys(value)
  for i = 1, math.min(length, room) do parts[#parts + 1] = render(rawget(value, i), state, depth + 1) end
  for i = 1, math.min(#keys, math.max(0, room - length)) do
    parts[#parts + 1] = key_text(keys[i]) .. " = " .. render(rawget(value, keys[i]), state, depth + 1)
  end
  local hidden = length + #keys - #parts
  if hidden > 0 then parts[#parts + 1] = ("… %s more"):format(show.count(hidden)) end
  state.open[value] = nil
  if #parts == 0 then return "{}" end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  if not line:find "\n" and system.width(line) + depth * 2 <= state.width then return line end
  local indent = ("  "):rep(depth + 1)
  return "{\n" .. indent .. table.concat(parts, ",\n" .. indent) .. "\n" .. ("  "):rep(depth) .. "}"
end

render = function(value, state, depth)
  local kind = type(value)
  if kind == "string" then return quoted(value) end
  if kind == "number" then return json.number(value) end
  if kind == "table" and not (getmetatable(value) or {}).__tostring then return render_table(value, state, depth) end
  return system.visible(tostring(value))
end

--- A value as Lua would write it: nested tables bounded in depth and number of items, circles shown as such.
--- > show.value { year = 2024, { "a", { 1, 2 } } }
--- { { "a", { 1, 2 } }, year = 2024 }
---@param value any
---@param options {depth: integer?, items: integer?, width: integer?}?
---@return string
function show.value(value, options)
  options = options or {}
  local state = { depth = options.depth or 4, items = options.items or 40, width = options.width or 80, open = {} }
  return render(value, state, 0)
end

--- What the REPL prints for a result: quern's own objects by their class, strings as their text, the rest as Lua would
--- write it.
--- > show.result { 1, 2, name = "x" }
--- { 1, 2, name = "x" }
---@param value any
---@param options table? as for `show.table`; default `show.screen()`
---@return string
function show.result(value, options)
  options = options or show.screen()
  if type(value) == "string" then return system.visible(value, true) end
  if type(value) == "function" then return require("quern.help").signature(value) or tostring(value) end
  local meta = debug.getmetatable(value)
  local class = type(meta) == "table" and rawget(meta, "__name")
  local renderer = class and require("quern.show.objects")[class]
  if renderer then return (renderer(value, options):gsub("\n$", "")) end
  return show.value(value, { width = options.width })
end

--- The options that suit standard output: fitted, limited and with types on a terminal; everything, plainly, elsewhere.
---@package
---@return table
function show.screen()
  if not system.is_terminal(1) then return { colour = false } end
  return { width = system.terminal_width() or 80, limit = 40, types = true, colour = show.coloured() }
end

return show
