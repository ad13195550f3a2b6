--- A claim as people read it: its sentence with what was read marked, where it stands, and where each field came from.

local show = require "quern.show"
local system = require "quern.host.system"

local present = {}

--- "Publisher, title, 2024-07-03, file.txt:12", of what there is.
local function name_source(source)
  local parts = {}
  for _, part in ipairs { source.publisher or false, source.title or false, source.published or false } do
    if part then parts[#parts + 1] = part end
  end
  parts[#parts + 1] = source.file:match "[^/]+$" .. (source.line and ":" .. source.line or "")
  return table.concat(parts, ", ")
end

local PATHS = {
  match = "captured by the rule", clause = "found in the clause", sentence = "found in the sentence", previous = "from a sentence before",
  heading = "from the heading above", document = "from the document as a whole", default = "the rule's default",
  unit = "implied by the unit",
}

--- Bytes of context before and after a quote.
local CONTEXT = 160

local function one_line(text) return (system.visible((text:gsub("%s+", " ")))) end

local function styled_words(text, style, colour)
  return (text:gsub("%S+", function(word) return show.style(word, style, colour) end))
end

--- The quote, the words that gave its fields underlined where there is colour.
local function marked_quote(claim, text, colour)
  local spans = {}
  for _, span in ipairs(claim.spans) do
    if span.to >= span.from and span.from >= claim.from and span.to <= claim.to then spans[#spans + 1] = span end
  end
  table.sort(spans, function(a, b) return a.from < b.from end)
  local parts, at = {}, claim.from
  for _, span in ipairs(spans) do
    if span.from >= at then
      parts[#parts + 1] = one_line(text:sub(at, span.from - 1))
      parts[#parts + 1] = styled_words(one_line(text:sub(span.from, span.to)), "underline", colour)
      at = span.to + 1
    end
  end
  parts[#parts + 1] = one_line(text:sub(at, claim.to))
  return "“" .. table.concat(parts) .. "”"
end

--- What stands before and after the quote in its zone, cut at words.
local function context(claim, document)
  local zone = document:zone(claim.from) or { from = claim.from, to = claim.to }
  local from, to = math.max(zone.from, claim.from - CONTEXT), math.min(zone.to, claim.to + CONTEXT)
  local before, after = document.text:sub(from, claim.from - 1), document.text:sub(claim.to + 1, to)
  if from > zone.from then before = "… " .. before:gsub("^[\x80-\xBF]+", ""):gsub("^%w+", "") end
  if to < zone.to then after = after:gsub("[\xC0-\xFF][\x80-\xBF]*$", ""):gsub("%w+$", "") .. " …" end
  return one_line(before), one_line(after)
end

local function wrapped(lines, text, width) lines[#lines + 1] = width and show.wrap(text, width) or text end

--- A claim as lines of text.
---@param claim table from quern.corpus
---@param document quern.Document
---@param options { column: string?, context: boolean?, colour: boolean?, width: integer? } column: one field only; context: with
---what stands around the quote
---@return string[]
function present.lines(claim, document, options)
  local place = document:position(claim.from)
  local source = name_source { publisher = document.publisher, title = document.title, published = document.published,
    file = document.file, line = place.line }
  local lines, quote = {}, marked_quote(claim, document.text, options.colour)
  if options.context then
    local before, after = context(claim, document)
    quote = styled_words(before, "dim", options.colour) .. quote .. styled_words(after, "dim", options.colour)
  end
  wrapped(lines, "  " .. quote, options.width)
  wrapped(lines, "    " .. one_line(source), options.width)
  local how = ("    rule '%s', %s, confidence %.2f"):format(claim.rule, claim.modality or "asserted", claim.confidence or 0)
  wrapped(lines, how, options.width)
  for _, span in ipairs(claim.spans) do
    if not options.column or span.field == options.column then
      local words = span.to >= span.from and ("“" .. one_line(document.text:sub(span.from, span.to)) .. "”, ") or ""
      local said = show.cell(claim.fields[span.field])
      wrapped(lines, ("    %s = %s: %s%s"):format(span.field, said, words, PATHS[span.path] or span.path or ""), options.width)
    end
  end
  return lines
end

return present
