--- Compares the codes of a notice with those of a table: what is only in one, what lost its leading zeros, what differs.
-- Either side may be a document (the rows of its tables; without tables its text) or a table (CSV). Codes are compared by
-- their digits, so that 7207.00.0000 is 7207000000. How long a whole code is, each side's commonest length says.
--
-- example: local found = require("quern.reconcile").compare("notice.pdf", "list.csv", { key = "hs" })
-- example: print(found.matched, #found.zeros, #found.only_first, #found.only_second)

local frame = require "quern.frame"
local read = require "quern.host.read"

local reconcile = {}

local LEAST, MOST = 4, 12 -- digits of a tariff code: a heading of HS to a national line
local HINTS = { "hs", "hts", "tariff", "code", "税则", "税号", "编码", "cn8", "taric" }

local function digits_of(cell)
  local text = cell:gsub("^%s+", ""):gsub("%s+$", "")
  if not text:find "^%d[%d%.%s]*$" then return nil end
  local digits = text:gsub("[%.%s]", "")
  return #digits >= LEAST and #digits <= MOST and digits or nil
end

-- Rows of cells with where each stands: from the tables of a document.
local function rows_of_document(document)
  local rows = {}
  local zones = assert(read.zones(document.zones))
  for _, zone in ipairs(zones) do
    if zone.kind == "table" then
      for line in document.text:sub(zone.from, zone.to):gmatch "[^\n]+" do
        local cells = {}
        for cell in (line .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
        rows[#rows + 1] = cells
      end
    end
  end
  if #rows == 0 then
    for word in document.text:gmatch "%f[%w][%d%.]+%f[^%w%.]" do rows[#rows + 1] = { (word:gsub("%.$", "")) } end
  end
  return rows
end

local function rows_of_file(path)
  local batch, message, code = read.batch { path }
  if not batch then return nil, message, code end
  local file = batch:get(1)
  if file.message then return nil, file.message, file.code end
  local rows = {}
  for _, part in ipairs(file.parts) do
    for _, document in ipairs(part.documents) do
      for _, row in ipairs(rows_of_document(document)) do rows[#rows + 1] = row end
    end
  end
  return rows, nil, nil, file.statistics
end

local function rows_of_table(path)
  local values, notes, code = frame.read(path, { keep = true })
  if not values then return nil, notes, code end
  local names, rows = {}, {}
  for i, column in ipairs(values:columns()) do names[i] = column.name end
  for row in values:rows() do
    local cells = {}
    for i, name in ipairs(names) do
      local value = row[name]
      cells[i] = value == nil and "" or math.type(value) == "float" and value == value // 1 and ("%d"):format(value) or tostring(value)
    end
    rows[#rows + 1] = cells
  end
  return rows, nil, nil, names
end

-- The column of a table with the most codes, its header helping; `wanted` may name it.
local function find_column(rows, names, wanted)
  local best, best_score
  for i, name in ipairs(names) do
    local lower, score, seen = name:lower(), 0, {}
    for _, row in ipairs(rows) do
      local digits = digits_of(row[i])
      if digits and not seen[digits] then
        seen[digits] = true
        score = score + 1
      end
    end
    -- Numbers that count rows are as long as codes now and then, but shorter on the whole.
    local total = 0
    for digits in pairs(seen) do total = total + #digits end
    score = score * (score > 0 and math.min(total / score, 6) or 0)
    for _, hint in ipairs(HINTS) do if lower:find(hint, 1, true) then score = score * 1.5 end end
    if lower == wanted then return i end
    if score > 0 and (not best_score or score > best_score) then best, best_score = i, score end
  end
  return best
end

-- The codes of one side: by digits, with the row each first stands in.
local function collect(rows, column)
  local codes, lengths = { by_digits = {}, list = {}, cells = {}, rows = 0 }, {}
  for number, row in ipairs(rows) do
    for i = column or 1, column or #row do
      local digits = digits_of(row[i])
      if digits then
        codes.rows = codes.rows + 1
        codes.cells[#codes.cells + 1] = { digits = digits, row = number }
        lengths[#digits] = (lengths[#digits] or 0) + 1
        if not codes.by_digits[digits] then
          codes.by_digits[digits] = { row = number, written = row[i], cells = row }
          codes.list[#codes.list + 1] = digits
        end
      end
    end
  end
  local whole = 0
  for length, count in pairs(lengths) do
    if count > (lengths[whole] or 0) or (count == lengths[whole] and length > whole) then whole = length end
  end
  codes.length = whole
  return codes
end

-- In a document every cell is looked at; what is not as long as its codes are is a page, a row or an amount.
local function keep_length(codes)
  local kept = {}
  for _, digits in ipairs(codes.list) do
    if #digits == codes.length then kept[#kept + 1] = digits else codes.by_digits[digits] = nil end
  end
  codes.list = kept
  return codes
end

local TABLES = { csv = true, tsv = true }

local function load_side(path, key)
  if TABLES[(path:match "%.(%w+)$" or ""):lower()] then
    local rows, message, code, names = rows_of_table(path)
    if not rows then return nil, message, code end
    local column = find_column(rows, names, key)
    if not column then return nil, path .. ": no column of it holds codes; name one with --key", "invalid" end
    local codes = collect(rows, column)
    codes.rows, codes.column, codes.names = #rows, names[column], names
    return codes
  end
  local rows, message, code = rows_of_file(path)
  if not rows then return nil, message, code end
  local codes = keep_length(collect(rows))
  if #codes.list == 0 then return nil, path .. ": no codes found in it", "invalid" end
  return codes
end

-- Codes of the Harmonized System and of the lists built on it have an even number of digits: an odd number is what is left
-- when a program took the code for a number. The zeros are put back, and every such cell is noted.
local function restore_zeros(codes, zeros)
  local whole_of, by_digits, kept = {}, {}, {}
  for _, cell in ipairs(codes.cells) do
    if #cell.digits % 2 == 1 and codes.by_digits[cell.digits] then
      whole_of[cell.digits] = "0" .. cell.digits
      zeros[#zeros + 1] = { code = "0" .. cell.digits, written = cell.digits, row = cell.row }
    end
  end
  for _, digits in ipairs(codes.list) do
    local whole = whole_of[digits] or digits
    if not by_digits[whole] then
      by_digits[whole] = codes.by_digits[digits]
      kept[#kept + 1] = whole
    end
  end
  codes.list, codes.by_digits = kept, by_digits
end

local function numbers_in(cells)
  local found = {}
  for _, cell in ipairs(cells) do
    for number in cell:gsub(",", ""):gmatch "%-?%d+%.?%d*" do found[tonumber(number)] = true end
  end
  return found
end

-- The figure of a table's column against those in the notice's row.
local function compare_values(first, second, matched, value)
  local differs = {}
  local column
  for i, name in ipairs(second.names or {}) do if name == value then column = i end end
  if not column then return nil, ("no column '%s'; there are: %s"):format(value, table.concat(second.names or {}, ", ")), "usage" end
  for _, code in ipairs(matched) do
    local here, there = first.by_digits[code], second.by_digits[code]
    local figure = tonumber((there.cells[column]:gsub("[,%%%s]", "")))
    if figure and not numbers_in(here.cells)[figure] then
      differs[#differs + 1] = { code = code, table_value = there.cells[column], row = there.row, notice = table.concat(here.cells, " | ") }
    end
  end
  return differs
end

--- Compares two files.
---@param first string a document or a table
---@param second string a document or a table
---@param options? { key?: string, value?: string } key: "hs", or the name of the column of codes; value: a column of figures to
---compare, too
---@return { first: table, second: table, matched: integer, zeros: table[], only_first: string[], only_second: string[],
---differs: table[]? }? found, string? message, string? code
function reconcile.compare(first, second, options)
  options = options or {}
  for name in pairs(options) do
    if name ~= "key" and name ~= "value" then error("unknown option '" .. tostring(name) .. "'; known: key, value", 2) end
  end
  local key = (options.key or "hs"):lower()
  local here, message, code = load_side(first, key)
  if not here then return nil, message, code end
  local there
  there, message, code = load_side(second, key)
  if not there then return nil, message, code end
  local found = { first = here, second = there, matched = 0, zeros = {}, only_first = {}, only_second = {} }
  restore_zeros(here, {})
  restore_zeros(there, found.zeros)
  local matched = {}
  for _, digits in ipairs(there.list) do
    local into = here.by_digits[digits] and matched or found.only_second
    into[#into + 1] = digits
  end
  for _, digits in ipairs(here.list) do
    if not there.by_digits[digits] then found.only_first[#found.only_first + 1] = digits end
  end
  found.matched = #matched
  if options.value then
    found.differs, message, code = compare_values(here, there, matched, options.value)
    if not found.differs then return nil, message, code end
  end
  return found
end

return reconcile
