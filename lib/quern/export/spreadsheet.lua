--- Reports as spreadsheets: a sheet for each table, codes as text, the evidence of each row a link to a sheet of its own.

local book = require "quern.host.book"
local cell = require "quern.export.cell"
local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local spreadsheet = {}

local MOST_CHARACTERS, MOST_ROWS = 32767, 1048576
local WIDEST = 60

--- What a cell can hold: valid text without control characters, cut where the format ends.
local function fitting(text)
  text = escape.plain(text)
  local stop = utf8.offset(text, MOST_CHARACTERS)
  return stop and stop <= #text and text:sub(1, stop - 1) .. "…" or text
end

--- A name that a sheet may have, used once.
local function sheet_name(name, used)
  local plain = fitting(name):gsub("[%[%]:*?/\\']", " ")
  local stop = utf8.offset(plain, 29)
  local short = stop and plain:sub(1, stop - 1) or plain
  local unique, n = short ~= "" and short or "table", 1
  while used[unique:lower()] do
    n = n + 1
    unique = short .. " " .. n
  end
  used[unique:lower()] = true
  return unique
end

--- Raises what went wrong, for quern.export to give back.
local function check(fine, message, code)
  if not fine then error({ message = message, code = code }, 0) end
  return fine
end

local function put(made, row, column, value, link)
  if value == nil or value == "" then return end
  if math.type(value) == "integer" and math.abs(value) > 1 << 53 then value = tostring(value) end
  check(made:cell(row, column, type(value) == "number" and value or fitting(tostring(value)), link))
end

--- Columns as wide as their longest cell, within reason.
local function set_widths(made, rows)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, value in pairs(row) do
      widths[i] = math.max(widths[i] or 8, (utf8.len(escape.plain(tostring(value))) or 0) + 2)
    end
  end
  for i, width in pairs(widths) do check(made:column(i, math.min(width, WIDEST), width > WIDEST)) end
end

local function header_of(columns)
  local names = {}
  for i, column in ipairs(columns) do names[i] = column.name .. (column.unit and " (" .. column.unit .. ")" or "") end
  names[#names + 1] = "evidence"
  return names
end

local function table_rows(entry)
  local rows = { header_of(entry.columns) }
  for i, row in ipairs(entry.rows) do
    local cells, marks = {}, {}
    for j, column in ipairs(entry.columns) do
      local value = row.cells[column.name]
      cells[j] = cell.numeric(column) and type(value) == "number" and value or cell.exact(value)
    end
    for j, note in ipairs(row.notes) do marks[j] = tostring(note.number) end
    cells[#entry.columns + 1] = table.concat(marks, ", ")
    rows[i + 1] = cells
  end
  return rows
end

local function add_table(made, entry, names)
  if #entry.rows >= MOST_ROWS then
    check(nil, ("%s has %d rows; a sheet has at most %d rows: write CSV"):format(entry.name, #entry.rows, MOST_ROWS), "limit")
  end
  local rows = table_rows(entry)
  check(made:sheet(sheet_name(entry.title, names)))
  set_widths(made, rows)
  for r, row in ipairs(rows) do
    for c = 1, #entry.columns + 1 do
      local first = r > 1 and c == #entry.columns + 1 and entry.rows[r - 1].notes[1]
      put(made, r, c, row[c], first and "internal:'Evidence'!A" .. first.number + 1 or nil)
    end
  end
end

local EVIDENCE = { "number", "quote", "document", "place", "rule", "said as", "address" }

local function evidence_row(note)
  if not note.source then return { note.number, "The corpus no longer has this claim." } end
  local document = note.source.document
  return { note.number, model.one_line(note.quote), model.name_of(document), model.place_of(document, note.from),
    tostring(note.claim.rule), note.claim.modality or "", document.url or "" }
end

local function add_evidence(made, report)
  local rows = { EVIDENCE }
  for i, note in ipairs(report.notes) do rows[i + 1] = evidence_row(note) end
  check(made:sheet "Evidence")
  set_widths(made, rows)
  for r, row in ipairs(rows) do
    for c = 1, #EVIDENCE do
      local address = c == 7 and r > 1 and row[c] and row[c]:match "^https?://" and row[c] or nil
      put(made, r, c, row[c], address)
    end
  end
end

local function add_about(made, report)
  check(made:sheet "About")
  local rows = { { report.title }, { citation.sentence(report) } }
  for _, warning in ipairs(report.warnings) do rows[#rows + 1] = { "Warning: " .. warning } end
  for _, entry in ipairs(report.tables) do
    if entry.doc and entry.doc ~= "" then rows[#rows + 1] = { entry.title .. ": " .. model.one_line(entry.doc) } end
  end
  check(made:column(1, 110, true))
  for r, row in ipairs(rows) do put(made, r, 1, row[1]) end
end

--- The spreadsheet; raises { message, code } when it cannot be written.
---@param report table the report's model
---@return string bytes
function spreadsheet.book(report)
  local made <close> = check(book.new())
  local names = { evidence = true, about = true, history = true }
  for _, entry in ipairs(report.tables) do add_table(made, entry, names) end
  add_evidence(made, report)
  add_about(made, report)
  return check(made:bytes())
end

return spreadsheet
