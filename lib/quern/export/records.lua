--- Tables as JSON, each row with the sentences behind it. Marks that turn text round are written as \u escapes.

local json = require "quern.json"
local model = require "quern.export.model"

local records = {}

--- What a program wants to know of a piece of evidence.
---@param note quern.export.Note
---@return table
function records.evidence(note)
  local document, claim = note.source.document, note.claim
  local place = model.position_of(document, note.from)
  return {
    quote = model.one_line(note.quote), title = document.title, publisher = document.publisher, published = document.published,
    url = document.url, file = document.file, line = place.line, page = place.page, paragraph = place.paragraph, row = place.row,
    claim = note.id, rule = claim.rule, modality = claim.modality, confidence = claim.confidence,
  }
end

local function record(made, row)
  local fields, sources = {}, {}
  for _, column in ipairs(made.columns) do fields[column.name] = row.cells[column.name] end
  for _, note in ipairs(row.notes) do
    if note.source then sources[#sources + 1] = records.evidence(note) end
  end
  fields.sources_of = json.list(sources)
  return fields
end

--- One table as an object. Each row is encoded by itself: of a long table only the bytes are held.
local function object(report, made)
  local run
  for _, one in ipairs(report.runs) do if one.recipe == made.recipe then run = one end end
  local rows = {}
  for i, row in ipairs(made.rows) do rows[i] = json.encode(record(made, row)) end
  local head = json.encode { table = made.name, title = made.title, recipe = made.recipe, version = run and run.version }
  return head:sub(1, -2) .. ',"rows":[' .. table.concat(rows, ",") .. "]}"
end

--- One object: that of the table, or `tables` with a list of such objects.
---@param report table the report's model
---@return string bytes
function records.json(report)
  local list = {}
  for i, made in ipairs(report.tables) do list[i] = object(report, made) end
  return (#list == 1 and list[1] or '{"tables":[' .. table.concat(list, ",") .. "]}") .. "\n"
end

--- A line for each row.
---@param report table the report's model
---@return string bytes
function records.jsonl(report)
  local lines = {}
  for _, made in ipairs(report.tables) do
    for _, row in ipairs(made.rows) do
      local fields = record(made, row)
      fields.table = made.name
      lines[#lines + 1] = json.encode(fields) .. "\n"
    end
  end
  return table.concat(lines)
end

return records
