--- A document's text as HTML paragraphs with its evidence marked.
-- Marks are cut where others begin or end, so that they never overlap: each piece says to which notes it belongs (data-n),
-- of which of these it is quoted (data-q; the rest is where a field was found outside the quote), and to which fields of
-- which notes (data-f).

local escape = require "quern.export.escape"

local passage = {}

--- Longer documents are shown around their evidence only.
local WHOLE_BYTES = 60000
local NEIGHBOURS = 2

local CLASS = { heading = "h", caption = "aside", boilerplate = "aside", byline = "aside", source = "aside", menu = "aside" }

--- Paragraphs of a document: its zones, or its lines.
local function paragraphs_of(document)
  local found = {}
  for _, zone in ipairs(document.zones or {}) do
    found[#found + 1] = { from = zone.from, to = zone.to, class = CLASS[zone.kind] }
  end
  if #found > 0 then return found end
  for from, to in document.text:gmatch "()[^\n]+()" do found[#found + 1] = { from = from, to = to - 1 } end
  return found
end

--- What is to be marked: each note's quote, and the spans its fields came from.
local function intervals_of(source)
  local list = {}
  for _, note in ipairs(source.notes) do
    list[#list + 1] = { from = note.from, to = note.to, note = note.number }
    for _, span in ipairs(note.claim.spans or {}) do
      list[#list + 1] = { from = span.from, to = span.to, note = note.number, field = span.field }
    end
  end
  return list
end

--- Gives every paragraph the intervals that touch it. Paragraphs are in order and do not overlap.
local function assign(paragraphs, intervals)
  for _, interval in ipairs(intervals) do
    local low, high = 1, #paragraphs
    while low < high do
      local middle = (low + high) // 2
      if paragraphs[middle].to < interval.from then low = middle + 1 else high = middle end
    end
    while paragraphs[low] and paragraphs[low].from <= interval.to do
      local own = paragraphs[low]
      if own.to >= interval.from then
        own.intervals = own.intervals or {}
        own.intervals[#own.intervals + 1] = interval
      end
      low = low + 1
    end
  end
end

local function cuts_of(paragraph)
  local seen, cuts = { [paragraph.from] = true, [paragraph.to + 1] = true }, {}
  for _, interval in ipairs(paragraph.intervals) do
    seen[math.max(interval.from, paragraph.from)] = true
    seen[math.min(interval.to, paragraph.to) + 1] = true
  end
  for cut in pairs(seen) do cuts[#cuts + 1] = cut end
  table.sort(cuts)
  return cuts
end

--- The notes, quotes and fields of one piece.
local function covering(paragraph, from)
  local notes, quotes, fields, seen = {}, {}, {}, {}
  for _, interval in ipairs(paragraph.intervals) do
    if interval.from <= from and from <= interval.to then
      if not seen[interval.note] then
        seen[interval.note] = true
        notes[#notes + 1] = interval.note
      end
      if interval.field then fields[#fields + 1] = interval.note .. ":" .. interval.field
      else quotes[#quotes + 1] = interval.note end
    end
  end
  table.sort(notes)
  table.sort(quotes)
  table.sort(fields)
  return notes, table.concat(quotes, " "), table.concat(fields, " ")
end

local function write_paragraph(paragraph, document, anchored)
  local parts = { paragraph.class and ('<p class="%s">'):format(paragraph.class) or "<p>" }
  if not paragraph.intervals then
    parts[2] = escape.html(document.text:sub(paragraph.from, paragraph.to))
  else
    local cuts = cuts_of(paragraph)
    for i = 1, #cuts - 1 do
      local piece = escape.html(document.text:sub(cuts[i], cuts[i + 1] - 1))
      local notes, quotes, fields = covering(paragraph, cuts[i])
      for _, note in ipairs(notes) do
        if not anchored[note] then parts[#parts + 1] = ('<span class="anchor" id="n%d"></span>'):format(note) end
        anchored[note] = true
      end
      if #notes > 0 then
        local quoted = quotes ~= "" and (' data-q="%s"'):format(quotes) or ""
        local named = fields ~= "" and (' data-f="%s"'):format(escape.html(fields)) or ""
        piece = ('<mark data-n="%s"%s%s>%s</mark>'):format(table.concat(notes, " "), quoted, named, piece)
      end
      parts[#parts + 1] = piece
    end
  end
  parts[#parts + 1] = "</p>"
  return table.concat(parts)
end

local function kept(paragraphs, i)
  for j = i - NEIGHBOURS, i + NEIGHBOURS do
    if paragraphs[j] and paragraphs[j].intervals then return true end
  end
  return i <= NEIGHBOURS
end

--- Of a document that may not be shown, the quotes.
local function quotes_of(source)
  local ranges, found = {}, {}
  for i, note in ipairs(source.notes) do ranges[i] = { from = note.from, to = note.to } end
  table.sort(ranges, function(a, b) return a.from < b.from end)
  for _, range in ipairs(ranges) do
    local last = found[#found]
    if last and range.from <= last.to + 1 then last.to = math.max(last.to, range.to) else found[#found + 1] = range end
  end
  return found
end

--- The paragraphs of a source, evidence marked.
---@param source table a numbered source of the report's model
---@return string html
function passage.html(source)
  local document = source.document
  local redacted = source.report.redacted
  local paragraphs = redacted and quotes_of(source) or paragraphs_of(document)
  assign(paragraphs, intervals_of(source))
  local whole, parts, anchored, left = #document.text <= WHOLE_BYTES, {}, {}, 0
  local function gap()
    if left > 0 then parts[#parts + 1] = ('<p class="gap">… %d paragraphs left out …</p>'):format(left) end
    left = 0
  end
  for i, paragraph in ipairs(paragraphs) do
    if whole or kept(paragraphs, i) then
      gap()
      parts[#parts + 1] = write_paragraph(paragraph, document, anchored)
    else
      left = left + 1
    end
  end
  gap()
  if redacted then table.insert(parts, 1, '<p class="gap">The quotes; the text around them is left out.</p>') end
  return table.concat(parts, "\n")
end

return passage
