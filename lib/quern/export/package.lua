--- A Frictionless Data Package, version 2 (https://datapackage.org/standard/): a CSV for each table with its schema, the
-- evidence, the documents, what the columns and units are. Codes are strings: their zeros stay.

local annotation = require "quern.export.annotation"
local citation = require "quern.export.citation"
local delimited = require "quern.export.delimited"
local json = require "quern.json"
local model = require "quern.export.model"
local tree = require "quern.recipe.tree"

local package = {}

local function table_csv(made)
  local names, lines = { "row" }, {}
  for _, column in ipairs(made.columns) do names[#names + 1] = column.name end
  lines[1] = delimited.line(names, "csv")
  for i, row in ipairs(made.rows) do
    local cells = delimited.cells(made, row)
    table.insert(cells, 1, row.number)
    lines[i + 1] = delimited.line(cells, "csv")
  end
  return table.concat(lines)
end

--- The document's text starts at 0, as in every file that quern writes.
local function evidence_values(made, row, note)
  local source = note.source
  if not source then return { made.name, row.number, note.number, "", "", "", "", "", "", "", "", "" } end
  local document, place = source.document, model.position_of(source.document, note.from)
  return { made.name, row.number, note.number, "source-" .. source.number, document.file or "", document.sha256 or "", note.from - 1,
    note.to, place.page or "", place.line or "", note.claim.modality or "", model.one_line(note.quote) }
end

local EVIDENCE_FIELDS = {
  { "table", "string", "table the row is in" }, { "row", "integer", "its number" },
  { "evidence", "integer", "number of the piece of evidence" },
  { "source", "string", "id of the document in sources.json (CSL-JSON) and sources.bib" }, { "file", "string", "the document's file" },
  { "sha256", "string", "of that file" }, { "from", "integer", "first byte of the quote in the document's text, from 0" },
  { "to", "integer", "byte behind its last" }, { "page", "integer", "page of the file" }, { "line", "integer", "line of the file" },
  { "modality", "string", "asserted, reported, planned, forecast ..." }, { "quote", "string", "the sentence, on one line" },
}

local function evidence_csv(report)
  local names = {}
  for i, one in ipairs(EVIDENCE_FIELDS) do names[i] = one[1] end
  local lines = { delimited.line(names, "csv") }
  for _, made in ipairs(report.tables) do
    for _, row in ipairs(made.rows) do
      for _, note in ipairs(row.notes) do lines[#lines + 1] = delimited.line(evidence_values(made, row, note), "csv") end
    end
  end
  return table.concat(lines)
end

local FIELD_TYPES = { number = "number", integer = "integer", boolean = "boolean", date = "date", year = "year" }

local function field(name, type, doc, unit, required)
  return { name = name, type = FIELD_TYPES[type] or "string", description = doc, unit = unit,
    constraints = required and { required = true } or nil }
end

--- A name in small letters, digits and hyphens, as the format asks.
local function slug(text)
  local name = text:lower():gsub("[^%w]+", "-"):gsub("^%-", ""):gsub("%-$", "")
  return name ~= "" and name or "report"
end
package.slug = slug

local function resource(name, path, bytes, fields, key, title)
  return {
    ["$schema"] = "https://datapackage.org/profiles/2.0/dataresource.json",
    name = slug(name), title = title, path = path, type = "table", scheme = "file", format = "csv",
    mediatype = "text/csv", encoding = "utf-8", bytes = #bytes, hash = "sha256:" .. tree.sha256(bytes),
    dialect = { delimiter = ",", lineTerminator = "\r\n", quoteChar = '"', doubleQuote = true, header = true },
    schema = { ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json", fields = fields, primaryKey = key,
      missingValues = json.list { "" } },
  }
end

local INERT = "text that begins with = + - or @ has a ' before it, so that no spreadsheet runs it"

local function describe(column)
  local parts = {}
  if column.doc then parts[1] = column.doc end
  if column.unit then parts[#parts + 1] = "in " .. column.unit end
  if column.type == "code" then parts[#parts + 1] = "a code: text, whose zeros count" end
  return #parts > 0 and table.concat(parts, "; ") or nil
end

local function table_resource(made, path, bytes)
  local fields = json.list { field("row", "integer", "number of the row in this table, from 1", nil, true) }
  for _, column in ipairs(made.columns) do
    fields[#fields + 1] = field(column.name, column.type, describe(column), column.unit, column.required)
  end
  local made_resource = resource(made.name, path, bytes, fields, json.list { "row" }, made.title)
  made_resource.description = (made.doc and model.one_line(made.doc) .. " " or "") .. "In CSV, " .. INERT .. "."
  return made_resource
end

local function evidence_resource(bytes, tables)
  local fields = json.list {}
  for i, one in ipairs(EVIDENCE_FIELDS) do fields[i] = field(one[1], one[2], one[3]) end
  local made = resource("evidence", "evidence.csv", bytes, fields, json.list { "table", "row", "evidence" }, "Evidence of each row")
  if #tables == 1 then
    made.schema.foreignKeys = json.list { { fields = json.list { "row" },
      reference = { resource = slug(tables[1].name), fields = json.list { "row" } } } }
  end
  return made
end

local function sources_of(report)
  local sources = json.list {}
  for i, source in ipairs(report.sources) do
    local url = source.document.url
    sources[i] = { title = model.name_of(source.document), path = url and url:match "^https?://[^%s]+$" or nil }
  end
  return #sources > 0 and sources or nil
end

local function descriptor(report, resources)
  return {
    ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
    name = slug(report.title), title = report.title, description = citation.sentence(report), sources = sources_of(report),
    licenses = report.licence and json.list { { name = report.licence } } or nil, resources = resources,
  }
end

--- The package's files: datapackage.json, one CSV a table, evidence.csv, the documents as CSL-JSON and BibTeX, the
--- evidence as Web Annotations.
---@param report table the report's model
---@return { name: string, bytes: string }[] files in the order of their names
function package.files(report)
  local files, resources = {}, json.list {}
  local function put(name, bytes)
    files[#files + 1] = { name = name, bytes = bytes }
    return bytes
  end
  for _, made in ipairs(report.tables) do
    local path = made.name .. ".csv"
    resources[#resources + 1] = table_resource(made, path, put(path, table_csv(made)))
  end
  if report.corpus then
    resources[#resources + 1] = evidence_resource(put("evidence.csv", evidence_csv(report)), report.tables)
    put("sources.json", citation.csl(report))
    put("sources.bib", citation.bib(report))
    put("annotations.jsonld", annotation.collection(report))
  end
  put("datapackage.json", json.encode(descriptor(report, resources)) .. "\n")
  table.sort(files, function(a, b) return a.name < b.name end)
  return files
end

return package
