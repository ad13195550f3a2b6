--- Tables inside documents: the rows and cells that a reader found, with names for the columns, and as a frame.
-- Cells stay as they are printed; the frame takes numbers out of them. Raised signs ("ᵉ" for estimated, "⁶" for a note)
-- never become digits: they stand in a column of their own beside the figures they mark.

local frame = require "quern.frame"
local grid = require "quern.host.grid"

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

local function make(document, found)
  local text, head, rows = document.text, {}, {}
  local function words(cell) return (text:sub(cell[1], cell[2]):gsub("%s+", " ")) end
  for i, row in ipairs(found.rows) do
    local cells = {}
    for c, cell in ipairs(row) do cells[c] = words(cell) end
    -- One cell alone that ends the head begins a group of rows.
    local headed = i <= found.heads and not (row.section and i == found.heads and #head > 0 and cells[1]:find "[:：]$")
    table.insert(headed and head or rows, cells)
  end
  local title = found.leads[1] and words(found.leads[1])
  local made = { title = title, columns = name_columns(head, math.max(found.columns, 1)), rows = rows, from = found.from, to = found.to }
  local place = document:position(found.from)
  made.page, made.line, made.row, made.paragraph = place.page, place.line, place.row, place.paragraph
  return setmetatable(made, Table)
end

--- The tables of a document, in their order.
---@param document quern.Document
---@return quern.DocumentTable[]
function document_table.list(document)
  local tables = {}
  for i, found in ipairs(grid.tables(document.text)) do tables[i] = make(document, found) end
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
