--- Reports for other programs: W3C Web Annotations of the evidence, and a Frictionless Data Package.

local cell = require "quern.report.cell"
local citation = require "quern.report.citation"
local escape = require "quern.report.escape"
local json = require "quern.json"
local model = require "quern.report.model"

local exchange = {}

--- Characters of text kept before and after a quote, so that it is found again in a text that has changed.
local CONTEXT = 32

--- Number of code points in the first `bytes` bytes (Web Annotation counts characters).
local function characters(text, bytes) return utf8.len(text, 1, math.max(bytes, 0), true) or bytes end

local function before(text, from)
  local count = characters(text, from - 1)
  local start = utf8.offset(text, math.max(count - CONTEXT, 0) + 1) or 1
  return text:sub(start, from - 1)
end

local function after(text, to)
  local count = characters(text, to)
  local stop = utf8.offset(text, count + CONTEXT + 1) or #text + 1
  return text:sub(to + 1, stop - 1)
end

local function target_of(note)
  local document = note.document.document
  local text = document.text
  local start = characters(text, note.from - 1)
  return {
    source = document.url or (document.sha256 and "urn:sha256:" .. document.sha256) or document.file,
    selector = json.list {
      { type = "TextQuoteSelector", exact = note.quote, prefix = before(text, note.from), suffix = after(text, note.to) },
      { type = "TextPositionSelector", start = start, ["end"] = start + characters(note.quote, #note.quote) },
    },
  }
end

local function annotation(note)
  local claim = note.claim
  return {
    id = "urn:quern:claim:" .. tostring(note.id), type = "Annotation", motivation = "describing",
    body = json.list {
      { type = "TextualBody", purpose = "tagging", value = claim.table },
      { type = "TextualBody", purpose = "describing", format = "application/json", value = json.encode(claim.fields or {}) },
    },
    target = target_of(note),
  }
end

--- The evidence as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/). Positions count characters
--- of the document's text.
---@param report table the report's model
---@return string bytes
function exchange.annotations(report)
  local items = json.list {}
  for _, note in ipairs(report.notes) do if note.document then items[#items + 1] = annotation(note) end end
  return json.encode {
    ["@context"] = "http://www.w3.org/ns/anno.jsonld", type = "AnnotationCollection", label = report.title, total = #items,
    first = { type = "AnnotationPage", startIndex = 0, items = items },
  } .. "\n"
end

local function csv_row(cells)
  for i, text in ipairs(cells) do cells[i] = escape.csv(text) end
  return table.concat(cells, ",") .. "\r\n"
end

local function table_csv(made)
  local names, lines = { "row" }, {}
  for _, column in ipairs(made.columns) do names[#names + 1] = column.name end
  lines[1] = csv_row(names)
  for i, row in ipairs(made.rows) do
    local cells = { row.number }
    for _, column in ipairs(made.columns) do cells[#cells + 1] = cell.exact(row.cells[column.name]) end
    lines[i + 1] = csv_row(cells)
  end
  return table.concat(lines)
end

local function evidence_csv(report)
  local lines = { csv_row { "table", "row", "evidence", "source", "file", "from", "to", "quote" } }
  for _, made in ipairs(report.tables) do
    for _, row in ipairs(made.rows) do
      for _, note in ipairs(row.notes) do
        local source = note.document
        lines[#lines + 1] = csv_row { made.name, row.number, note.number, source and "source-" .. source.number or "",
          source and source.document.file or "", source and note.from - 1 or "", source and note.to or "", note.quote }
      end
    end
  end
  return table.concat(lines)
end

local FIELD_TYPES = { number = "number", integer = "integer", boolean = "boolean", date = "date" }

local function field(name, type, doc)
  return { name = name, type = FIELD_TYPES[type] or "string", description = doc }
end

--- A name in small letters, digits and hyphens, as the format asks.
local function slug(text)
  local name = text:lower():gsub("[^%w]+", "-"):gsub("^%-", ""):gsub("%-$", "")
  return name ~= "" and name or "report"
end

local function resource(name, path, bytes, fields, key, title)
  return {
    name = slug(name), title = title, path = path, type = "table", scheme = "file", format = "csv",
    mediatype = "text/csv", encoding = "utf-8", bytes = #bytes,
    schema = { fields = fields, primaryKey = key, missingValues = json.list { "" } },
  }
end

local function table_resource(made, path, bytes)
  local fields = json.list { field("row", "integer", "number of the row in this table, from 1") }
  for _, column in ipairs(made.columns) do
    local doc = column.unit and ((column.doc and column.doc .. ", " or "") .. "in " .. column.unit) or column.doc
    fields[#fields + 1] = field(column.name, column.type, doc)
  end
  return resource(made.name, path, bytes, fields, json.list { "row" }, made.title)
end

local EVIDENCE_FIELDS = {
  { "table", "string", "table the row is in" }, { "row", "integer", "its number" },
  { "evidence", "integer", "number of the piece of evidence" },
  { "source", "string", "id of the document in sources.json (CSL-JSON)" }, { "file", "string", "the document's file" },
  { "from", "integer", "first byte of the quote in the document's text, from 0" }, { "to", "integer", "byte behind its last" },
  { "quote", "string", "the sentence" },
}

--- A Frictionless Data Package (version 2): datapackage.json, one CSV a table, the evidence, the sources.
---@param report table the report's model
---@return table<string, string> files name to bytes
function exchange.package(report)
  local files, resources = {}, json.list {}
  for _, made in ipairs(report.tables) do
    local path = made.name .. ".csv"
    files[path] = table_csv(made)
    resources[#resources + 1] = table_resource(made, path, files[path])
  end
  files["evidence.csv"] = evidence_csv(report)
  local fields = json.list {}
  for i, one in ipairs(EVIDENCE_FIELDS) do fields[i] = field(one[1], one[2], one[3]) end
  resources[#resources + 1] = resource("evidence", "evidence.csv", files["evidence.csv"], fields, nil, "Evidence of each row")
  files["sources.json"] = citation.csl(report)
  files["annotations.jsonld"] = exchange.annotations(report)
  local sources = json.list {}
  for i, source in ipairs(report.sources) do
    sources[i] = { title = model.name_of(source.document), path = source.document.url }
  end
  files["datapackage.json"] = json.encode {
    ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
    name = slug(report.title), title = report.title,
    description = citation.sentence(report), sources = #sources > 0 and sources or nil, resources = resources,
  } .. "\n"
  return files
end

return exchange
