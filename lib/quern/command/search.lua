local corpus = require "quern.corpus"
local csv = require "quern.corpus_list"
local filter = require "quern.document_filter"
local show = require "quern.show"

local function place_of(document, from)
  local place = document:position(from)
  for _, name in ipairs { "line", "page", "row", "paragraph" } do
    if place[name] then return document.file .. (name == "line" and ":" or " " .. name .. " ") .. place[name] end
  end
  return document.file
end

-- About `width` characters around the first match, with the matches marked.
local function snippet(hit, width)
  local first = hit.matches[1]
  local start = first and math.max(hit.from, first.from - width // 3) or hit.from
  while start > hit.from and (hit.text:byte(start - hit.from + 1) or 0) & 0xC0 == 0x80 do start = start - 1 end
  local stop = math.min(hit.to, start + width)
  while stop < hit.to and (hit.text:byte(stop - hit.from + 2) or 0) & 0xC0 == 0x80 do stop = stop + 1 end
  local parts, at = {}, start
  for _, match in ipairs(hit.matches) do
    if match.from >= at and match.to <= stop then
      parts[#parts + 1] = hit.text:sub(at - hit.from + 1, match.from - hit.from)
      local word = hit.text:sub(match.from - hit.from + 1, match.to - hit.from + 1)
      parts[#parts + 1] = show.coloured() and show.style(word, "bold") or "[" .. word .. "]"
      at = match.to + 1
    end
  end
  parts[#parts + 1] = hit.text:sub(at - hit.from + 1, stop - hit.from + 1)
  local text = table.concat(parts):gsub("%s+", " ")
  return (start > hit.from and "… " or "") .. text .. (stop < hit.to and " …" or "")
end

local function show_hits(opened, hits)
  for _, hit in ipairs(hits) do
    local document = opened:document(hit.document)
    local about = { document.title or "(no title)" }
    about[#about + 1] = document.publisher
    about[#about + 1] = document.published
    io.write(show.coloured() and show.style(table.concat(about, ", "), "bold") or table.concat(about, ", "), "\n")
    io.write("  ", snippet(hit, 300), "\n")
    local copies = #hit.copies > 0 and ("  (and %d more cop%s)"):format(#hit.copies, #hit.copies == 1 and "y" or "ies") or ""
    io.write("  ", place_of(document, hit.from), copies, "\n\n")
  end
end

local COLUMNS = { "file", "title", "publisher", "published", "language", "kind", "from", "to", "place", "text" }

-- Hits come by rank; documents are opened once each, in their own order.
local function records(opened, hits)
  local list, order, document = {}, {}, nil
  for i = 1, #hits do order[i] = i end
  table.sort(order, function(a, b)
    if hits[a].document ~= hits[b].document then return hits[a].document < hits[b].document end
    return a < b
  end)
  for _, i in ipairs(order) do
    local hit = hits[i]
    if not document or document.id ~= hit.document then document = opened:document(hit.document) end
    list[i] = { file = document.file, title = document.title, publisher = document.publisher, published = document.published,
      language = document.language, kind = hit.kind, from = hit.from - 1, to = hit.to,
      place = place_of(document, hit.from), text = hit.text }
  end
  return list
end

return {
  summary = "find passages by their words, the best first",
  usage = "WORDS... [--since DATE] [--before DATE] [--publisher NAME] [--language CODE] [--format FORMAT] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    limit = { value = "N", doc = "how many hits; 10 as text, all as csv and jsonl" },
    format = { value = "FORMAT", default = "text", doc = "text, csv or jsonl (positions: 0-based bytes of the document)" },
    since = filter.OPTIONS.since, before = filter.OPTIONS.before, publisher = filter.OPTIONS.publisher,
    language = filter.OPTIONS.language,
    copies = { doc = "show every copy of a passage; otherwise equal and nearly equal ones count as one" },
  },
  examples = {
    { 'quern search steel "excess capacity"', "passages with steel in any form and the two words side by side" },
    { "quern search 产能过剩 --since 2023-01-01 --format csv > hits.csv", "all hits since 2023, in any program" },
  },
  run = function(words, options)
    if #words == 0 then return nil, "no words to search for; usage: quern search WORDS...", "usage" end
    if not ({ text = true, csv = true, jsonl = true })[options.format] then
      return nil, ("no format '%s'; known: csv, jsonl, text"):format(options.format), "usage"
    end
    local limit = options.limit and math.tointeger(tonumber(options.limit))
    if options.limit and not (limit and limit > 0) then return nil, "--limit is a whole number above 0", "usage" end
    local filters, wrong = filter.from(options)
    if not filters then return nil, wrong, "usage" end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local hits
    filters.limit, filters.copies = limit or options.format == "text" and 10 or nil, options.copies
    hits, message, code = opened:search(filter.query(words), filters)
    if not hits then return nil, message, code end
    if options.format == "text" then show_hits(opened, hits)
    else csv.write(records(opened, hits), COLUMNS, options.format) end
    if #hits == 0 then
      io.stderr:write "quern: nothing found\n"
      return 1
    end
  end,
}
