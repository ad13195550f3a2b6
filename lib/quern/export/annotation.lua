--- The evidence as W3C Web Annotations.

local json = require "quern.json"

local annotation = {}

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

local function target_of(note, redacted)
  local document = note.source.document
  local text = document.text
  local start = characters(text, note.from - 1)
  return {
    source = document.url or (document.sha256 and "urn:sha256:" .. document.sha256) or document.file,
    selector = json.list {
      { type = "TextQuoteSelector", exact = note.quote, prefix = not redacted and before(text, note.from) or nil,
        suffix = not redacted and after(text, note.to) or nil },
      { type = "TextPositionSelector", start = start, ["end"] = start + characters(note.quote, #note.quote) },
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
  local items = json.list {}
  for _, note in ipairs(report.notes) do if note.source then items[#items + 1] = annotation_of(note, report.redacted) end end
  return json.encode {
    ["@context"] = "http://www.w3.org/ns/anno.jsonld", type = "AnnotationCollection", label = report.title, total = #items,
    first = { type = "AnnotationPage", startIndex = 0, items = items },
  } .. "\n"
end

return annotation
