--- What every report is made of: tables, numbered evidence, numbered documents, warnings. No format knows more than this.
-- Evidence is numbered in the order in which the tables first use it, documents in the order of the evidence, so that
-- equal runs give equal reports.

local kept = require "quern.recipe.evidence"

local model = {}

---@class quern.export.Column
---@field name string @field type string "number", "string", "code" ... @field unit string? @field doc string?

---@class quern.export.Note
---@field number integer counted from 1 @field claim table? nil if the corpus has lost it @field document quern.export.Source?
---@field quote string @field from integer @field to integer of the quote in the document's text, 1-based, inclusive

---@class quern.export.Source
---@field number integer counted from 1 @field document table the corpus's document @field notes quern.export.Note[]

local OPTIONS = {
  title = "string", tables = "table", corpus = "any", runs = "table", warnings = "table", redacted = "boolean", licence = "string",
}
local TABLE_OPTIONS = { name = true, title = true, frame = true, doc = true, columns = true, key = true, chart = true, recipe = true }

local function names_of(known)
  local names = {}
  for name in pairs(known) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, ", ")
end

local function check_names(given, known, what, level)
  for name in pairs(given) do
    if not known[name] then error(("unknown %s '%s'; known: %s"):format(what, tostring(name), names_of(known)), level + 1) end
  end
end

--- The rows of a frame, or of a plain list of rows, and the claims of each: those the frame has, those in a row's own
--- `evidence`, or those that a run kept for it.
local function rows_of(made)
  local rows, evidence = {}, {}
  if type(made) == "table" and getmetatable(made) == nil then
    for i, row in ipairs(made) do rows[i], evidence[i] = row, row.evidence or kept[row] or {} end
    return rows, evidence
  end
  for row, claims in made:rows() do
    rows[#rows + 1] = row
    evidence[#rows] = claims or {}
  end
  return rows, evidence
end

local function column(declared)
  if type(declared) == "string" then return { name = declared, type = "string" } end
  return { name = declared.name or declared[1], type = declared.type or declared[2] or "string", unit = declared.unit, doc = declared.doc,
    required = declared.required }
end

local FRAME_TYPES = { f64 = "number", i64 = "integer", bool = "boolean" }

--- Columns as declared by the recipe; else the frame's own; else what the rows have, by name.
local function columns_of(entry, rows)
  local columns = {}
  if entry.columns then
    for i, declared in ipairs(entry.columns) do columns[i] = column(declared) end
  elseif getmetatable(entry.frame) ~= nil then
    for i, own in ipairs(entry.frame:columns()) do
      columns[i] = column(own)
      columns[i].type = FRAME_TYPES[columns[i].type] or columns[i].type
    end
  else
    local seen = {}
    for _, row in ipairs(rows) do
      for name, value in pairs(row) do
        if name ~= "evidence" and not seen[name] then
          seen[name] = true
          columns[#columns + 1] = { name = name, type = type(value) }
        end
      end
    end
    table.sort(columns, function(a, b) return a.name < b.name end)
  end
  return columns
end

--- Claims, and bytes of documents, that are kept in memory; the others are asked of the corpus again when they are needed.
local MOST_CLAIMS, MOST_BYTES = 2000, 64 << 20

local function one() return 1 end
local function length_of(document) return #document.text end

--- A function that remembers the last answers of `ask`, as many as weigh `most` together.
local function remembering(ask, most, weigh)
  local known, weight = {}, 0
  return function(id)
    local found = known[id]
    if found then return found end
    found = ask(id)
    if not found then return nil end
    if weight >= most then known, weight = {}, 0 end
    known[id], weight = found, weight + weigh(found)
    return found
  end
end

local Model = {}
Model.__index = Model

local Source = {}
function Source.__index(self, key) return key == "document" and self.report.document_of(self.id) or nil end

local Note = {}
function Note.__index(self, key)
  if not rawget(self, "source") then return key == "quote" and "" or nil end
  if key == "claim" then return self.report.claim_of(self.id) end
  if key == "quote" then return self.source.document.text:sub(self.from, self.to) end
end

--- The numbered source of a claim, or nil when the corpus no longer has it.
local function source_of(self, claim)
  local known = self.source_of_document[claim.document]
  if known then return known end
  if not self.document_of(claim.document) then return nil end
  local source = setmetatable({ number = #self.sources + 1, id = claim.document, notes = {}, report = self }, Source)
  self.sources[source.number] = source
  self.source_of_document[claim.document] = source
  return source
end

local function note_of(self, id)
  local known = self.note_of_claim[id]
  if known then return known end
  local note = setmetatable({ number = #self.notes + 1, id = id, from = 1, to = 0, report = self }, Note)
  local claim = self.claim_of(id)
  local source = claim and source_of(self, claim)
  if source then
    note.source, note.from, note.to = source, claim.from, claim.to
    source.notes[#source.notes + 1] = note
  else
    self.lost = self.lost + 1
  end
  self.notes[note.number] = note
  self.note_of_claim[id] = note
  return note
end

local function add_table(self, entry, most_rows)
  check_names(entry, TABLE_OPTIONS, "table option", 3)
  local rows, evidence = rows_of(entry.frame)
  local made = { name = entry.name, title = entry.title or entry.name, doc = entry.doc, key = entry.key, chart = entry.chart,
    recipe = entry.recipe, columns = columns_of(entry, rows), rows = {}, total = #rows }
  for i = 1, math.min(#rows, most_rows) do
    local notes = {}
    -- Without a corpus nothing is known of the claims: the rows stand alone.
    for j, id in ipairs(self.corpus and evidence[i] or {}) do notes[j] = note_of(self, id) end
    made.rows[i] = { number = i, cells = rows[i], notes = notes }
  end
  if made.total > most_rows then
    self.warnings[#self.warnings + 1] = ("%s: the first %d of its %d rows are here; csv, jsonl and xlsx have them all"):format(
      made.title, most_rows, made.total)
  end
  self.tables[#self.tables + 1] = made
end

local function add_warnings(self, warnings)
  for _, warning in ipairs(warnings or {}) do
    self.warnings[#self.warnings + 1] = type(warning) == "table" and (warning.message or warning.text) or tostring(warning)
  end
  if self.lost > 0 then
    self.warnings[#self.warnings + 1] = ("%d claims behind these rows are no longer in the corpus: run the recipe again"):format(self.lost)
  end
end

--- Gathers a report.
---@param options quern.ExportOptions
---@param most_rows? integer rows of a table that a reader can still use; those past them are left out, and that is said
---@return table model { title, tables, notes, sources, warnings, runs }
function model.new(options, most_rows)
  check_names(options, OPTIONS, "option", 3)
  local corpus = options.corpus
  local self = setmetatable({
    title = options.title, corpus = corpus, runs = options.runs or {}, tables = {}, notes = {}, sources = {},
    warnings = {}, note_of_claim = {}, source_of_document = {}, lost = 0, redacted = options.redacted, licence = options.licence,
    claim_of = remembering(function(id) return corpus:claim(id) end, MOST_CLAIMS, one),
    document_of = remembering(function(id) return corpus:document(id) end, MOST_BYTES, length_of),
  }, Model)
  for _, entry in ipairs(options.tables or {}) do add_table(self, entry, most_rows or math.huge) end
  add_warnings(self, options.warnings)
  self.title = self.title or (self.tables[1] and self.tables[1].title) or "Report"
  return self
end

--- "Author, Publisher, 2024-04-12": what stands under a title.
---@param document table
---@return string
function model.byline_of(document)
  local parts = {}
  if document.author and document.author ~= document.publisher then parts[#parts + 1] = document.author end
  if document.publisher then parts[#parts + 1] = document.publisher end
  parts[#parts + 1] = document.published or "undated"
  return table.concat(parts, ", ")
end

--- "Author, Publisher, 2024-04-12, “Title”": how a source is named in a line.
---@param document table
---@return string
function model.name_of(document)
  local byline = model.byline_of(document)
  return document.title and ("%s, “%s”"):format(byline, document.title) or byline
end

--- Where a place of the text stands in its file, as far as it can be told: { line }, { page }, { paragraph } or { row }.
---@param document table
---@param from integer
---@return table
function model.position_of(document, from)
  local found, place = pcall(function() return document:position(from) end)
  return found and place or {}
end

--- "page 3", "line 12"; nil if it is not known.
local function place_text(document, from)
  local place = model.position_of(document, from)
  for _, name in ipairs { "page", "paragraph", "row", "line" } do
    if place[name] then return ("%s %d"):format(name, place[name]) end
  end
end

--- Where a place of the text stands: "reports/a.txt, line 12". The file's own line is known while the file is there.
---@param document table
---@param from integer
---@return string
function model.place_of(document, from)
  local place = place_text(document, from)
  return (document.file or "?") .. (place and ", " .. place or "")
end

--- "Publisher, Title, 2024-04-12, a.txt:12": a piece of evidence in a cell.
---@param note quern.export.Note
---@return string
function model.short_name(note)
  local document = note.source.document
  local parts = {}
  for _, name in ipairs { "publisher", "title", "published" } do parts[#parts + 1] = document[name] end
  local place = model.position_of(document, note.from)
  local number = place.line or place.paragraph or place.row
  parts[#parts + 1] = (document.file or "?"):match "[^/]+$" .. (place.page and " p. " .. place.page or number and ":" .. number or "")
  return table.concat(parts, ", ")
end

--- The text on one line, white space runs as one space.
---@param text string
---@return string
function model.one_line(text) return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

return model
