--- What every report is made of: tables, numbered evidence, numbered documents, warnings. No format knows more than this.
-- Evidence is numbered in the order in which the tables first use it, documents in the order of the evidence, so that
-- equal runs give equal reports.

local kept = require "quern.recipe.evidence"

local model = {}

---@class quern.report.Column
---@field name string @field type string "number", "string", "code" ... @field unit string? @field doc string?

---@class quern.report.Note
---@field number integer counted from 1 @field claim table? nil if the corpus has lost it @field document quern.report.Source?
---@field quote string @field from integer @field to integer of the quote in the document's text, 1-based, inclusive

---@class quern.report.Source
---@field number integer counted from 1 @field document table the corpus's document @field notes quern.report.Note[]

local OPTIONS = {
  title = "string", tables = "table", corpus = "any", runs = "table", warnings = "table",
}
local TABLE_OPTIONS = { name = true, title = true, frame = true, doc = true, columns = true, key = true, chart = true }

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
  return { name = declared.name or declared[1], type = declared.type or declared[2] or "string", unit = declared.unit, doc = declared.doc }
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

local Model = {}
Model.__index = Model

--- The numbered source of a claim, or nil when the corpus no longer has it.
local function source_of(self, claim)
  local known = self.source_of_document[claim.document]
  if known then return known end
  local document = self.corpus:document(claim.document)
  if not document then return nil end
  local source = { number = #self.sources + 1, document = document, notes = {} }
  self.sources[source.number] = source
  self.source_of_document[claim.document] = source
  return source
end

local function note_of(self, id)
  local known = self.note_of_claim[id]
  if known then return known end
  local note = { number = #self.notes + 1, id = id, quote = "", from = 1, to = 0 }
  local claim = self.corpus:claim(id)
  local source = claim and source_of(self, claim)
  if source then
    note.claim, note.document = claim, source
    note.from, note.to = claim.from, claim.to
    note.quote = source.document.text:sub(claim.from, claim.to)
    source.notes[#source.notes + 1] = note
  else
    self.lost = self.lost + 1
  end
  self.notes[note.number] = note
  self.note_of_claim[id] = note
  return note
end

local function add_table(self, entry)
  check_names(entry, TABLE_OPTIONS, "table option", 3)
  local rows, evidence = rows_of(entry.frame)
  local made = { name = entry.name, title = entry.title or entry.name, doc = entry.doc, key = entry.key, chart = entry.chart,
    columns = columns_of(entry, rows), rows = {} }
  for i, row in ipairs(rows) do
    local notes = {}
    -- Without a corpus nothing is known of the claims: the rows stand alone.
    for j, id in ipairs(self.corpus and evidence[i] or {}) do notes[j] = note_of(self, id) end
    made.rows[i] = { number = i, cells = row, notes = notes }
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
---@param options { title?: string, tables: table[], corpus?: table, runs?: table[], warnings?: table[] }
---@return table model { title, tables, notes, sources, warnings, runs }
function model.new(options)
  check_names(options, OPTIONS, "option", 3)
  local self = setmetatable({
    title = options.title, corpus = options.corpus, runs = options.runs or {}, tables = {}, notes = {}, sources = {},
    warnings = {}, note_of_claim = {}, source_of_document = {}, lost = 0,
  }, Model)
  for _, entry in ipairs(options.tables or {}) do add_table(self, entry) end
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

--- Where a place of the text stands: "reports/a.txt, line 12". The file's own line is known while the file is there.
---@param document table
---@param from integer
---@return string
function model.place_of(document, from)
  local found, place = pcall(function() return document:position(from) end)
  local text = document.file or "?"
  if found and place and place.page then return text .. ", page " .. place.page end
  if found and place and place.line then return text .. ", line " .. place.line end
  return text
end

--- The text on one line, white space runs as one space.
---@param text string
---@return string
function model.one_line(text) return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

return model
