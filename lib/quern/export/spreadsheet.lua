--- Runs as spreadsheets: a sheet for each table with the columns of the CSV, codes as text; the evidence, the warnings, and
-- a README, each on a sheet of its own; links lead from a row to its evidence and back. Text is never a formula.

local book = require "quern.host.book"
local citation = require "quern.export.citation"
local delimited = require "quern.export.delimited"
local doubt = require "quern.export.doubt"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local spreadsheet = {}

local MOST_CHARACTERS, MOST_ROWS = 32767, 1048576
local NARROWEST, WIDEST = 8, 60
local LOOKED_AT = 1000 -- rows whose cells decide on the width of a column

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

--- Whole numbers with separators, years without, others with the digits they have.
local function format_of(value, name)
  if value ~= math.floor(value) then return "#,##0.0########" end
  return (name:lower():find "year" or math.abs(value) < 10000) and "0" or "#,##0"
end

local function put(made, row, column, value, link, name)
  if value == nil or value == "" then return end
  if math.type(value) == "integer" and math.abs(value) > 1 << 53 then value = tostring(value) end
  if type(value) == "number" then
    check(made:cell(row, column, value, nil, format_of(value, name or "")))
  else
    check(made:cell(row, column, fitting(tostring(value)), link))
  end
end

--- Begins a sheet: columns as wide as their first cells, within reason, and the header.
local function begin(made, name, header, rows)
  check(made:sheet(name))
  for c, title in ipairs(header) do
    local width = NARROWEST
    for r = 0, math.min(#rows, LOOKED_AT) do
      local value = r == 0 and title or rows[r](c)
      width = math.max(width, (utf8.len(escape.plain(tostring(value == nil and "" or value))) or 0) + 2)
    end
    check(made:column(c, math.min(width, WIDEST), width > WIDEST))
  end
  for c, title in ipairs(header) do put(made, 1, c, title) end
end

local function check_length(name, count)
  if count < MOST_ROWS then return end
  check(nil, ("%s has %d rows; a sheet has at most %d rows: write CSV"):format(name, count, MOST_ROWS), "limit")
end

--- A sheet with a table; `line` is the line of the evidence sheet where its first evidence goes. Returns the line behind.
local function add_table(made, entry, report, line)
  local header, looked = {}, {}
  for i, column in ipairs(entry.columns) do header[i] = column.name end
  for i = 1, math.min(#entry.rows, LOOKED_AT) do
    local cells = delimited.cells(entry, entry.rows[i])
    looked[i] = function(c) return cells[c] end
  end
  local count = #header
  if report.corpus then table.move({ "source", "quote" }, 1, 2, count + 1, header) end
  begin(made, entry.sheet, header, looked)
  if report.corpus then
    check(made:column(count + 1, WIDEST - 20, false))
    check(made:column(count + 2, WIDEST, false))
  end
  for r, row in ipairs(entry.rows) do
    for c, value in ipairs(delimited.cells(entry, row)) do put(made, r + 1, c, value, nil, header[c]) end
    if report.corpus then
      local source, quote = delimited.source(row)
      put(made, r + 1, count + 1, source, "internal:'Evidence'!A" .. line)
      put(made, r + 1, count + 2, quote)
    end
    line = line + #row.notes
  end
  check(made:filter(#entry.rows + 1, #header))
  return line
end

local EVIDENCE = { "table", "row", "number", "quote", "publisher", "title", "published", "place", "rule", "said as", "address", "sha256" }

local function evidence_cells(entry, row, note)
  local cells = { entry.name, row.number, note.number }
  if not note.source then
    cells[4] = "The corpus no longer has this claim."
    return cells
  end
  local document = note.source.document
  local more = { model.one_line(note.quote), document.publisher or "", document.title or "", document.published or "",
    model.place_of(document, note.from), tostring(note.claim.rule), note.claim.modality or "", document.url or "", document.sha256 or "" }
  return table.move(more, 1, #more, 4, cells)
end

local WIDTHS = { 18, 8, 8, 60, 24, 40, 12, 40, 18, 12, 40, 20 }

local function add_evidence(made, report, lines)
  check_length("the evidence", lines)
  begin(made, "Evidence", EVIDENCE, {})
  for c, width in ipairs(WIDTHS) do check(made:column(c, width, c == 4)) end
  local line = 1
  for _, entry in ipairs(report.tables) do
    for r, row in ipairs(entry.rows) do
      for _, note in ipairs(row.notes) do
        line = line + 1
        for c, value in ipairs(evidence_cells(entry, row, note)) do
          local back = c == 1 and ("internal:'%s'!A%d"):format(entry.sheet, r + 1)
          local address = c == 11 and value:match "^https?://[^%s]+$"
          put(made, line, c, value, back or address or nil)
        end
      end
    end
  end
  check(made:filter(line, #EVIDENCE))
end

local VALUE = { name = "value" }

--- What is to be looked at with care: the run's warnings, and the cells whose sources differ.
local function add_warnings(made, report)
  begin(made, "Warnings", { "table", "row", "column", "warning" }, {})
  check(made:column(4, 110, true))
  local line = 1
  local function add(...)
    line = line + 1
    for c = 1, 4 do put(made, line, c, (select(c, ...))) end
  end
  for _, warning in ipairs(report.warnings) do add("", "", "", warning) end
  for _, entry in ipairs(report.tables) do
    for _, row in ipairs(entry.rows) do
      local warning = doubt.warning(report, row, VALUE)
      if warning then add(entry.name, row.number, VALUE.name, warning) end
      for _, column in ipairs(#row.notes > 1 and entry.columns or {}) do
        local conflict = doubt.conflict(row, column)
        if conflict then add(entry.name, row.number, column.name, conflict) end
      end
    end
  end
  if line == 1 then add("", "", "", "none") end
  check(made:filter(line, 4))
end

local NOTES = {
  { "codes", "are text: an HS code keeps its zeros" },
  { "dates", "stand as they are known: a day, a month, a year, or from/to" },
  { "evidence", "the column 'source' of a row leads to its evidence; there the name of the table leads back to the row" },
}

local function add_readme(made, report)
  begin(made, "README", { "what", "is" }, {})
  check(made:column(1, 36, false))
  check(made:column(2, 110, true))
  local line = 1
  local function add(name, text)
    line = line + 1
    put(made, line, 1, name)
    put(made, line, 2, text)
  end
  add("title", report.title)
  add("cite as", citation.sentence(report))
  for _, note in ipairs(NOTES) do add(note[1], note[2]) end
  for _, entry in ipairs(report.tables) do
    add("sheet " .. entry.sheet, entry.doc and entry.doc ~= "" and model.one_line(entry.doc) or entry.title)
    for _, column in ipairs(entry.columns) do
      local parts = { column.type }
      if column.unit then parts[#parts + 1] = "in " .. column.unit end
      parts[#parts + 1] = column.doc
      add(entry.name .. "." .. column.name, table.concat(parts, ", "))
    end
  end
end

--- The spreadsheet; raises { message, code } when it cannot be written.
---@param report table the report's model
---@return string bytes
function spreadsheet.book(report)
  local made <close> = check(book.new())
  local names = { evidence = true, warnings = true, readme = true, history = true }
  local line = 2
  for _, entry in ipairs(report.tables) do
    check_length(entry.name, #entry.rows)
    entry.sheet = sheet_name(entry.title, names)
    line = add_table(made, entry, report, line)
  end
  if report.corpus then add_evidence(made, report, line) end
  add_warnings(made, report)
  add_readme(made, report)
  return check(made:bytes())
end

return spreadsheet
