--- Tables inside documents: the rows and cells that a reader found, with names for the columns, and as a frame.
-- Cells stay as they are printed; the frame takes numbers out of them. Raised signs ("ᵉ" for estimated, "⁶" for a note)
-- never become digits: they stand in a column of their own beside the figures they mark.

local frame = require "quern.frame"

local document_table = {}

---@class quern.DocumentTable
---@field title string? what stands above it
---@field columns string[] names made of the rows of its head; the first may be ""
---@field rows string[][] cells as printed
---@field from integer @field to integer bytes of the document's text
---@field page integer? @field line integer? where it stands in the file
local Table = {}
Table.__index = Table
Table.__name = "quern.DocumentTable"

local RAISED = {}
for i, sign in ipairs { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" } do RAISED[sign] = tostring(i - 1) end
for letter, sign in ("aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ"):gmatch "(%l)(%S+)" do
  RAISED[sign] = letter
end

--- A cell without its raised signs, and the signs as plain letters.
local function unmark(cell)
  local marks = {}
  local plain = cell:gsub(utf8.charpattern, function(sign)
    if not RAISED[sign] then return nil end
    marks[#marks + 1] = RAISED[sign]
    return ""
  end)
  if #marks > 0 then plain = plain:gsub("[%s,]+$", ""):gsub("^%s+", ""):gsub("%s+", " ") end
  return plain, table.concat(marks)
end

-- What statistics print where there is no figure.
local NONE = { [""] = true, ["-"] = true, ["--"] = true, ["—"] = true, ["–"] = true, ["——"] = true, NA = true, ["N.A."] = true,
  ["n.a."] = true, ["n/a"] = true, W = true, ["XX"] = true, ["..."] = true, [".."] = true, ["…"] = true, ["/"] = true }

local function number_of(plain)
  local sign, body = plain:match "^([%-−–]?)%s*([%d][%d,%. ]*)%s*%%?$"
  if not body then return nil end
  body = body:gsub("%s+$", "")
  if body:find "^%d%d?%d?,%d%d%d[,%.%d]*$" or body:find "^%d%d?%d? %d%d%d" then body = body:gsub("[, ]", "") end
  local value = body:find "^%d+%.?%d*$" and (math.tointeger(body) or tonumber(body))
  return value and (sign ~= "" and -value or value)
end

local function is_year(plain) return plain:find "^[12]%d%d%d$" ~= nil end

-- A row of figures: a name, and behind it something that is a number but no year.
local function is_data(cells)
  for i = 2, #cells do
    local plain = unmark(cells[i])
    if plain:find "%d" and not is_year(plain) and not plain:find "%d%d?[/–-]%d%d?[/–-]%d%d" then return true end
  end
  return false
end

local function split(line)
  local cells = {}
  for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
  return cells
end

-- The number of cells that most rows of figures have.
local function width_of(rows)
  local counts, best = {}, 0
  for _, cells in ipairs(rows) do
    if is_data(cells) then counts[#cells] = (counts[#cells] or 0) + 1 end
  end
  for width, count in pairs(counts) do
    if count > (counts[best] or 0) or (count == counts[best] and width > best) then best = width end
  end
  for _, cells in ipairs(best == 0 and rows or {}) do best = math.max(best, #cells) end
  return best
end

--- Which columns the cells of a head's row stand over: each over its own, or evenly over those behind the first.
local function spread(cells, width)
  local names, count = {}, #cells
  if count == width then return cells end
  if count == 1 then
    names[width] = cells[1]
  elseif (width - 1) % count == 0 then
    local each = (width - 1) // count
    for i = 2, width do names[i] = cells[(i - 2) // each + 1] end
  else
    for i, cell in ipairs(cells) do names[i] = cell end
  end
  return names
end

local function name_columns(head, width)
  local columns = {}
  for c = 1, width do columns[c] = "" end
  for _, cells in ipairs(head) do
    local names = spread(cells, width)
    for c = 1, width do
      if names[c] and names[c] ~= "" then columns[c] = columns[c] .. (columns[c] ~= "" and " " or "") .. names[c] end
    end
  end
  return columns
end

-- A name that takes two lines: the second goes on in small letters, and has the figures.
local function join_names(rows)
  local joined = {}
  for _, cells in ipairs(rows) do
    local before = joined[#joined]
    if before and #before == 1 and #cells > 1 and cells[1]:find "^[%l(]" then
      cells[1] = before[1] .. " " .. cells[1]
      joined[#joined] = cells
    else
      joined[#joined + 1] = cells
    end
  end
  return joined
end

local function make(document, lines, from, to, title)
  local rows, head = {}, {}
  for i, line in ipairs(lines) do rows[i] = split(line) end
  local width = width_of(rows)
  while #rows > 1 and not is_data(rows[1]) and #rows[1] <= width and (#head == 0 or is_data(rows[2]) or #rows[1] < width) do
    -- One cell alone begins a group of rows, unless the head goes on below it.
    if #rows[1] == 1 and #head > 0 and rows[1][1]:find ":$" then break end
    head[#head + 1] = table.remove(rows, 1)
  end
  local made = { title = title, columns = name_columns(head, width), rows = join_names(rows), from = from, to = to }
  local place = document:position(from)
  made.page, made.line, made.row, made.paragraph = place.page, place.line, place.row, place.paragraph
  return setmetatable(made, Table)
end

-- What stands right above, if it reads like a title.
local function title_of(document, index)
  local zone = document.zones[index]
  if not zone then return nil end
  local text = document.text:sub(zone.from, zone.to)
  if zone.kind == "heading" or zone.kind == "caption" or (#text < 200 and text:find "[:：]$") then return (text:gsub("%s+", " ")) end
end

--- The tables of a document, in their order.
---@param document quern.Document
---@return quern.DocumentTable[]
function document_table.list(document)
  local tables, zones, text = {}, document.zones, document.text
  local i = 1
  while i <= #zones do
    if zones[i].kind ~= "table" then
      i = i + 1
    else
      local first, lines = i, {}
      while zones[i] and zones[i].kind == "table" and (i == first or text:sub(zones[i - 1].to + 1, zones[i].from - 1) == "\n") do
        for line in text:sub(zones[i].from, zones[i].to):gmatch "[^\n]+" do lines[#lines + 1] = line end
        i = i + 1
      end
      tables[#tables + 1] = make(document, lines, zones[first].from, zones[i - 1].to, title_of(document, first - 1))
    end
  end
  return tables
end

-- The values of column `c`: numbers if all are, otherwise text; and the signs that mark them.
local function values_of(self, c)
  local _, head_marks = unmark(self.columns[c])
  local values, marks, numeric, whole, marked = { n = #self.rows }, { n = #self.rows }, true, true, false
  for r, cells in ipairs(self.rows) do
    local plain, mark = unmark(cells[c] or "")
    mark = c > 1 and cells[c] and head_marks .. mark or mark
    if mark ~= "" then marks[r], marked = mark, true end
    if not NONE[plain] then
      values[r] = number_of(plain)
      numeric = numeric and values[r] ~= nil
      whole = whole and math.type(values[r]) == "integer"
    end
  end
  if c == 1 or not numeric then
    for r, cells in ipairs(self.rows) do values[r] = cells[c] and (unmark(cells[c])) end
    return values, "string", marked and marks
  end
  return values, whole and "i64" or "f64", marked and marks
end

--- The table as a frame: figures as numbers, and where raised signs mark some, a column "NAME mark" with them.
-- example: for _, t in ipairs(corpus:documents()():tables()) do print(t.title, t:frame()) end
---@return Frame
function Table:frame()
  local columns, seen = {}, {}
  local function add(name, kind, values)
    local unique, n = name, 1
    while seen[unique] do
      n = n + 1
      unique = name .. " " .. n
    end
    seen[unique] = true
    columns[#columns + 1] = { unique, kind, values }
  end
  for c, printed in ipairs(self.columns) do
    local name = unmark(printed)
    if name == "" then name = c == 1 and "name" or "column " .. c end
    local values, kind, marks = values_of(self, c)
    add(name, kind, values)
    if marks then add(name .. " mark", "string", marks) end
  end
  columns.rows = #self.rows
  return frame.new(columns)
end

function Table:__tostring()
  return ("table%s (%d rows, %d columns)"):format(self.title and " '" .. self.title .. "'" or "", #self.rows, #self.columns)
end

Table.__len = function(self) return #self.rows end

return document_table
