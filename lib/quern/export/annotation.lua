--- The evidence as W3C Web Annotations.

local json = require "quern.json"

local annotation = {}

--- Characters of text kept before and after a quote, so that it is found again in a text that has changed.
local CONTEXT = 32

--- Characters are counted once in blocks of so many bytes, for Web Annotation counts characters and we count bytes.
local BLOCK = 1024

local function starts(text, from, to) return select(2, text:sub(from, to):gsub("[^\128-\191]", "")) end

local counted = setmetatable({}, { __mode = "k" })

--- Number of characters in the first `bytes` bytes of a document's text.
local function characters(document, bytes)
  local text, sums = document.text, counted[document]
  if not sums then
    sums = { [0] = 0 }
    for i = 1, #text // BLOCK do sums[i] = sums[i - 1] + starts(text, (i - 1) * BLOCK + 1, i * BLOCK) end
    counted[document] = sums
  end
  local whole = bytes // BLOCK
  return sums[whole] + starts(text, whole * BLOCK + 1, bytes)
end

--- The first byte of a character at or behind a place: a stranger's rule may quote half of one.
local function boundary(text, at)
  while at <= #text and text:byte(at) & 0xC0 == 0x80 do at = at + 1 end
  return at
end

local function before(text, from)
  return text:sub(utf8.offset(text, -CONTEXT, boundary(text, from)) or 1, from - 1)
end

local function after(text, to)
  local stop = utf8.offset(text, CONTEXT + 1, boundary(text, to + 1)) or #text + 1
  return text:sub(to + 1, stop - 1)
end

local function target_of(note, redacted)
  local document = note.source.document
  local text = document.text
  local start = characters(document, note.from - 1)
  return {
    source = document.url or (document.sha256 and "urn:sha256:" .. document.sha256) or document.file,
    selector = json.list {
      { type = "TextQuoteSelector", exact = note.quote, prefix = not redacted and before(text, note.from) or nil,
        suffix = not redacted and after(text, note.to) or nil },
      { type = "TextPositionSelector", start = start, ["end"] = characters(document, note.to) },
    },
  }
end

local function annotation_of(note, redacted)
  local claim = note.claim
  return {
    id = "urn:quern:claim:" .. tostring(note.id), type = "Annotation", motivation = "describing",
    body = json.list {
      { type = "TextualBody", purpose = "tagging", value = claim.table },
      { type = "TextualBody", purpose = "describing", format = "application/json", value = json.encode(claim.fields or {}) },
    },
    target = target_of(note, redacted),
  }
end

--- The evidence as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/). Positions count characters
--- of the document's text.
---@param report table the report's model
---@return string bytes
function annotation.collection(report)
  -- Each is encoded by itself: of a long list only the bytes are held.
  local items = {}
  for _, note in ipairs(report.notes) do
    if note.source then items[#items + 1] = json.encode(annotation_of(note, report.redacted)) end
  end
  local head = json.encode { ["@context"] = "http://www.w3.org/ns/anno.jsonld", type = "AnnotationCollection", label = report.title,
    total = #items }
  return head:sub(1, -2) .. ',"first":{"items":[' .. table.concat(items, ",") .. '],"startIndex":0,"type":"AnnotationPage"}}\n'
end

return annotation
