--- How quern's own objects look in a session, by the name of their class.

local show = require "quern.show"
local system = require "quern.host.system"

local objects = {}

local function one_line(text) return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

local function width_of(options) return options.width or 100 end

--- A frame: a table cut to the screen, with how much there is.
objects["quern.Frame"] = function(frame, options)
  local text = show.table(frame, options)
  if not options.limit or #frame <= options.limit then return text end
  return text .. show.style("all(_) shows every row", "dim", options.colour)
end

--- A corpus: what it holds.
objects["quern.Corpus"] = function(corpus, options)
  local files, documents, bytes, first, last, publishers = 0, 0, 0, nil, nil, {}
  for _ in corpus:files() do files = files + 1 end
  for document in corpus:documents() do
    documents, bytes = documents + 1, bytes + #document
    if document.published then
      first = (not first or document.published < first) and document.published or first
      last = (not last or document.published > last) and document.published or last
    end
    if document.publisher then publishers[document.publisher] = (publishers[document.publisher] or 0) + 1 end
  end
  local names = {}
  for name in pairs(publishers) do names[#names + 1] = name end
  table.sort(names, function(a, b) return publishers[a] > publishers[b] or (publishers[a] == publishers[b] and a < b) end)
  local lines = { show.style(corpus.path, "bold", options.colour), ("%s documents in %s files, %s bytes of text"):format(
    show.count(documents), show.count(files), show.count(bytes)) }
  if first then lines[#lines + 1] = ("published %s to %s"):format(first, last) end
  if #names > 0 then lines[#lines + 1] = show.clip("by " .. table.concat(names, ", "), width_of(options)) end
  if documents == 0 then lines[#lines + 1] = 'read "documents/" reads a folder into it' end
  return table.concat(lines, "\n")
end

--- A document: title, who and when, its size, and how it begins.
objects["quern.Document"] = function(document, options)
  local byline = {}
  for _, part in ipairs { document.publisher or "unknown publisher", document.author or false, document.published or "undated" } do
    if part then byline[#byline + 1] = part end
  end
  byline[#byline + 1] = ("%s bytes"):format(show.count(#document))
  local body = ""
  for _, zone in ipairs(document.zones) do
    if zone.kind == "body" then body = body .. " " .. document.text:sub(zone.from, zone.to) end
    if #body > 600 then break end
  end
  return table.concat({ show.style(system.visible(document.title or "(no title)"), "bold", options.colour), table.concat(byline, ", "),
    show.style(system.visible(document.file), "dim", options.colour),
    show.wrap(show.clip(system.visible(one_line(body)), width_of(options) * 2 - 8), width_of(options)) }, "\n")
end

local NOTHING = "nothing found"

--- Text with the matches of a passage marked: bold where there is colour, in brackets elsewhere.
local function marked(hit, colour)
  local parts, at = {}, 1
  for _, match in ipairs(hit.matches) do
    local from, to = match.from - hit.from + 1, match.to - hit.from + 1
    local word = hit.text:sub(from, to)
    parts[#parts + 1] = hit.text:sub(at, from - 1)
    parts[#parts + 1] = colour and (word:gsub("%S+", function(part) return show.style(part, "bold", true) end)) or "[" .. word .. "]"
    at = to + 1
  end
  parts[#parts + 1] = hit.text:sub(at)
  return one_line(table.concat(parts))
end

--- Passages that a search found: the document of each, then its text with the words marked.
objects["quern.Hits"] = function(hits, options)
  local lines = {}
  for i, hit in ipairs(hits) do
    if i > (options.limit or math.huge) then
      lines[#lines + 1] = show.style(("… %s more"):format(show.count(#hits - i + 1)), "dim", options.colour)
      break
    end
    local document, about = getmetatable(hits).corpus:document(hit.document), {}
    for _, part in ipairs { document.title or "(no title)", document.publisher or false, document.published or false } do
      if part then about[#about + 1] = part end
    end
    lines[#lines + 1] = show.style(show.clip(system.visible(table.concat(about, ", ")), width_of(options)), "bold", options.colour)
    lines[#lines + 1] = show.wrap("  " .. marked(hit, options.colour), width_of(options))
  end
  return #lines > 0 and table.concat(lines, "\n") or NOTHING
end

--- A concordance: the matches under one another.
objects["quern.Lines"] = function(found, options)
  local left, match, lines = 0, 0, {}
  for _, line in ipairs(found) do
    left, match = math.max(left, system.width(line.left)), math.max(match, system.width(line.match))
  end
  for i, line in ipairs(found) do
    local text = (" "):rep(left - system.width(line.left)) .. line.left .. "  " .. line.match
      .. (" "):rep(match - system.width(line.match)) .. "  " .. line.right
    lines[i] = options.width and show.clip(text, options.width) or text
  end
  return #lines > 0 and table.concat(lines, "\n") or NOTHING
end

--- An explanation: as the screen has room and colour for it.
objects["quern.Explanation"] = function(explanation, options)
  return (explanation.write { colour = options.colour, width = options.width })
end

--- A claim: what it says, then its sentence in context with the words that said it marked.
objects["quern.Claim"] = function(claim, options)
  local document = claim:document_of()
  if not document then return show.value(claim, { width = options.width }) end
  local parts, names = {}, {}
  for name in pairs(claim.fields) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do parts[i] = name .. " " .. show.cell(claim.fields[name]) end
  local head = show.style(claim.table, "bold", options.colour) .. "  " .. table.concat(parts, ", ")
  local lines = require("quern.claim.present").lines(claim, document, { context = true, colour = options.colour, width = options.width })
  table.insert(lines, 1, options.width and show.wrap(head, options.width) or head)
  return table.concat(lines, "\n")
end

--- A scan: the text with what was found in it marked, as [words|TYPE value].
objects["quern.Scan"] = function(scan, options)
  local text, at, parts = scan:text(), 1, {}
  for i = 1, math.min(#scan, 400) do
    local mention = scan:mention(i)
    if mention.from >= at then
      parts[#parts + 1] = system.visible(text:sub(at, mention.from - 1), true)
      local value = mention.code or mention.iso or (mention.value and show.number(mention.value)
        .. (mention.unit and " " .. mention.unit or "")) or ""
      parts[#parts + 1] = "[" .. show.style(system.visible(mention.text), "underline", options.colour)
        .. show.style("|" .. mention.type .. " " .. value, "cyan", options.colour) .. "]"
      at = mention.to + 1
    end
  end
  parts[#parts + 1] = system.visible(text:sub(at), true)
  return table.concat(parts)
end

return objects
