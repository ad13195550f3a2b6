--- Tables as CSV (RFC 4180) and TSV: every digit of a number, and behind the columns the first source and its quote.
-- Spreadsheet programs run a text that begins with = + - or @ as a formula: such text gets a ' before it, as they write
-- it themselves. Numbers in columns of numbers stay as they are.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local delimited = {}

--- Text that no spreadsheet takes for a formula.
---@param text string
---@return string
function delimited.inert(text) return text:find "^[%s]*[=+%-@]" and not tonumber(text) and "'" .. text or text end

local function text_cell(value) return delimited.inert(escape.plain(value)) end

local JOINERS = {
  csv = function(cells)
    for i, text in ipairs(cells) do cells[i] = escape.csv(text) end
    return table.concat(cells, ",") .. "\r\n"
  end,
  tsv = function(cells)
    for i, text in ipairs(cells) do cells[i] = text:gsub("%s+", " ") end
    return table.concat(cells, "\t") .. "\n"
  end,
}

--- One line.
---@param values any[]
---@param format "csv"|"tsv"
---@return string
function delimited.line(values, format)
  local cells = {}
  for i, value in ipairs(values) do cells[i] = type(value) == "number" and cell.exact(value) or text_cell(tostring(value)) end
  return JOINERS[format](cells)
end

--- The cells of a row by its columns, each as exact text; numbers as numbers.
---@param made table a table of the model
---@param row table
---@return any[]
function delimited.cells(made, row)
  local cells = {}
  for i, column in ipairs(made.columns) do
    local value = row.cells[column.name]
    cells[i] = cell.numeric(column) and math.type(value) and value or cell.exact(value)
  end
  return cells
end

--- The two columns behind those of the table: the first source of the row, and what it says.
---@param row table
---@return string source, string quote
function delimited.source(row)
  local note = row.notes[1]
  if not note or not note.source then return "", "" end
  return model.short_name(note), model.one_line(note.quote)
end

local function header(made)
  local names = {}
  for i, column in ipairs(made.columns) do names[i] = column.name end
  return names
end

local function whole(report, format)
  local parts = {}
  for i, made in ipairs(report.tables) do
    local names = header(made)
    if report.corpus then table.move({ "source", "quote" }, 1, 2, #names + 1, names) end
    parts[#parts + 1] = (i > 1 and "\n" or "") .. delimited.line(names, format)
    for _, row in ipairs(made.rows) do
      local cells = delimited.cells(made, row)
      if report.corpus then cells[#cells + 1], cells[#cells + 2] = delimited.source(row) end
      parts[#parts + 1] = delimited.line(cells, format)
    end
  end
  return table.concat(parts)
end

--- Every table, one under the other.
---@param report table the report's model
---@return string bytes
function delimited.csv(report) return whole(report, "csv") end

--- Every table, one under the other, with tabs between cells; white space in a cell is one space.
---@param report table the report's model
---@return string bytes
function delimited.tsv(report) return whole(report, "tsv") end

return delimited
