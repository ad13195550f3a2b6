--- The quotes as numbered exhibits, for filings: each with a pinpoint citation, the hash of its file, and the rows that
-- rest on it. The numbers are those of the evidence in every other format of the same run.

local citation = require "quern.export.citation"
local escape = require "quern.export.escape"
local model = require "quern.export.model"

local exhibit = {}

--- "table.row" of every row that uses a note, by the note's number.
local function rows_of(report)
  local users = {}
  for _, made in ipairs(report.tables) do
    for _, row in ipairs(made.rows) do
      for _, note in ipairs(row.notes) do
        users[note.number] = users[note.number] or {}
        table.insert(users[note.number], ("%s.%d"):format(made.name, row.number))
      end
    end
  end
  return users
end

--- "Publisher, “Title” (2024-04-12), at page 3 (bytes 120–190 of the text)".
local function pinpoint(note)
  local document = note.source.document
  local parts = {}
  if document.author and document.author ~= document.publisher then parts[#parts + 1] = document.author end
  if document.publisher then parts[#parts + 1] = document.publisher end
  if document.title then parts[#parts + 1] = "“" .. document.title .. "”" end
  local place = model.position_of(document, note.from)
  local where
  for _, name in ipairs { "page", "paragraph", "row", "line" } do
    where = where or place[name] and ("%s %d"):format(name, place[name])
  end
  return ("%s (%s), at %s"):format(table.concat(parts, ", "), document.published or "undated",
    where or ("byte %d"):format(note.from - 1))
end

local function add(lines, ...)
  for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
end

local function add_exhibit(lines, note, users)
  local escaped = escape.markdown
  add(lines, ("## Exhibit %d"):format(note.number), "")
  if not note.source then return add(lines, "The corpus no longer has this claim.", "") end
  local document = note.source.document
  add(lines, "> " .. escaped(model.one_line(note.quote)), "", escaped(pinpoint(note)) .. ".", "",
    "- file: " .. escaped(document.file or "?"),
    ("- place in the text: bytes %d to %d"):format(note.from - 1, note.to))
  if document.sha256 then add(lines, "- sha256 of the file: " .. document.sha256) end
  if document.url then add(lines, "- address: " .. escaped(document.url)) end
  add(lines, "- said as: " .. escaped(note.claim.modality or "asserted"), "- supports: " .. escaped(table.concat(users or {}, ", ")), "")
end

--- The list of exhibits, in Markdown.
---@param report table the report's model
---@return string bytes
function exhibit.list(report)
  local lines = { "# Exhibits: " .. escape.markdown(report.title), "", escape.markdown(citation.sentence(report)), "" }
  local users = rows_of(report)
  for _, note in ipairs(report.notes) do add_exhibit(lines, note, users[note.number]) end
  return table.concat(lines, "\n")
end

return exhibit
