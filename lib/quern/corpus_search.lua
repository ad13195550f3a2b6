--- Full-text search in a corpus: ranked passages, and concordances.
-- A passage is a zone of a document that says something: body, heading, list item, table, caption. Words are found in all
-- their English forms, Chinese as it is written; the index is made by the first search and brought up to date by later
-- ones.
--
-- A query is words that must all occur. "In quotes" they stand side by side; OR stands between alternatives, - before a
-- word that must not occur, * behind the beginning of a word.

local search = {}

local KINDS = { body = true, heading = true, list_item = true, table = true, caption = true }
local MARK_FROM, MARK_TO = "\1", "\2"
local COPIES_SEEN = 20

local CREATE = [[CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(text, content='passage_text', content_rowid='id',
  tokenize='quern')]]

local function index_document(corpus, id)
  local document = corpus:document(id)
  local passage = corpus:statement "INSERT INTO passage (document, text_from, text_to, kind) VALUES (?,?,?,?) RETURNING id"
  local words = corpus:statement "INSERT INTO search (rowid, text) VALUES (?,?)"
  for _, zone in ipairs(document.zones) do
    if KINDS[zone.kind] then
      local row = passage:row(id, zone.from - 1, zone.to, zone.kind)
      words:run(row, document.text:sub(zone.from, zone.to))
    end
  end
  corpus:statement("INSERT INTO indexed VALUES (?)"):run(id)
end

-- Passages that have gone stay in the index; once they are the greater part it is made anew.
local function drop_if_stale(corpus)
  local highest = corpus:statement("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passage'"):row() or 0
  local present = corpus:statement("SELECT count(*) FROM passage"):row()
  if highest > 1000 and present * 2 < highest then
    corpus.store:execute [[DROP TABLE IF EXISTS search; DELETE FROM passage; DELETE FROM indexed;
      DELETE FROM sqlite_sequence WHERE name = 'passage']]
  end
end

local function bring_up_to_date(corpus)
  local missing = {}
  for id in corpus:statement([[SELECT d.id FROM document d JOIN file f ON f.id = d.file
      WHERE NOT EXISTS (SELECT 1 FROM indexed i WHERE i.document = d.id) ORDER BY f.path, d.ordinal]]):rows() do
    missing[#missing + 1] = id
  end
  local there = corpus:statement("SELECT count(*) FROM sqlite_schema WHERE name = 'search'"):row() == 1
  if there and #missing == 0 then return true end
  return corpus:transaction(function()
    drop_if_stale(corpus)
    corpus.store:execute(CREATE)
    local line = require("quern.progress").new("indexing", "documents", #missing)
    for _, id in ipairs(missing) do
      index_document(corpus, id)
      line:step()
    end
    line:done()
    return true
  end)
end

--- The query in FTS5's language: every word quoted, so that no sign of it means anything there.
---@param query string
---@return string? fts5, string? message, string? code
function search.translate(query)
  local must, must_not = {}, {}
  local either = false
  local joined = query:gsub('"([^"]*)"', function(phrase) return '"' .. phrase:gsub("%s", "\3") .. '"' end)
  for negated, quoted, word in joined:gmatch '(%-?)("?)([^%s]+)' do
    word = word:gsub('"', ""):gsub("\3", " ")
    if word == "OR" and quoted == "" and negated == "" and #must > 0 then
      either = true
    elseif word:find "[%w\128-\255]" then
      local prefix = word:sub(-1) == "*" and quoted == ""
      local term = '"' .. (prefix and word:sub(1, -2) or word) .. '"' .. (prefix and "*" or "")
      if negated ~= "" then
        must_not[#must_not + 1] = term
      elseif either then
        must[#must] = must[#must] .. " OR " .. term
      else
        must[#must + 1] = term
      end
      either = false
    end
  end
  if #must == 0 then return nil, "nothing to search for: name at least one word that must occur", "usage" end
  for i, term in ipairs(must) do must[i] = "(" .. term .. ")" end
  local fts5 = table.concat(must, " AND ")
  for _, term in ipairs(must_not) do fts5 = "(" .. fts5 .. ") NOT " .. term end
  return fts5
end

local FILTERS = {
  { "publisher", "d.publisher = ?" }, { "language", "d.language = ?" }, { "since", "d.published >= ?" },
  { "before", "d.published < ?" }, { "kind", "p.kind = ?" },
}

-- Where the marks were, counted in the text without them.
local function take_marks(marked)
  local matches, plain, at, from = {}, {}, 0, nil
  for piece, mark in marked:gmatch("([^" .. MARK_FROM .. MARK_TO .. "]*)([" .. MARK_FROM .. MARK_TO .. "]?)") do
    plain[#plain + 1] = piece
    at = at + #piece
    if mark == MARK_FROM then from = at + 1 end
    if mark == MARK_TO and from then matches[#matches + 1] = { from = from, to = at } end
  end
  return table.concat(plain), matches
end

-- Letters and digits alone: copies of a wire story differ in spaces and quotes.
local function essence(text) return (text:lower():gsub("[%s%p]+", " ")) end

-- Figures in the order in which they stand: a bulletin of another month is worded alike, but is no copy.
local function figures(text)
  local list = {}
  for figure in text:gmatch "%d[%d.,]*" do list[#list + 1] = figure:gsub("[.,]+$", "") end
  return list
end

local function same_figures(a, b)
  local few, many = figures(a), figures(b)
  if #few > #many then few, many = many, few end
  local at = 1
  for _, figure in ipairs(many) do
    if few[at] == figure then at = at + 1 end
  end
  return at > #few
end

local LIKE_ENOUGH = 0.7

-- Which hit each one repeats, as texts that share most of their wording do; itself if none.
local function leaders(hits)
  local texts, first = {}, {}
  for i, hit in ipairs(hits) do texts[i], first[i] = hit.text, i end
  local groups = #hits > 1 and assert(require("quern.text").similar(texts, { threshold = LIKE_ENOUGH })) or {}
  for _, group in ipairs(groups) do
    for k = 2, #group do first[group[k]] = group[1] end
  end
  return first
end

-- Equal passages first: there are many more of them.
local function collapse(hits)
  local kept, by_text = {}, {}
  for _, hit in ipairs(hits) do
    local key = essence(hit.text)
    local first = by_text[key]
    if first and first.document ~= hit.document then
      first.copies[#first.copies + 1] = hit.document
    else
      by_text[key] = by_text[key] or hit
      kept[#kept + 1] = hit
    end
  end
  local first, shown = leaders(kept), {}
  for i, hit in ipairs(kept) do
    local leader = kept[first[i]]
    if leader ~= hit and leader.document ~= hit.document and same_figures(leader.text, hit.text) then
      leader.copies[#leader.copies + 1] = hit.document
      table.move(hit.copies, 1, #hit.copies, #leader.copies + 1, leader.copies)
    else
      shown[#shown + 1] = hit
    end
  end
  return shown
end

--- Passages that match, the best first.
---@param corpus quern.Corpus
---@param query string
---@param options table as quern.Corpus.search
---@return table[]? hits each { document, from, to, text, kind, score, matches, copies }; positions in the document's text
function search.find(corpus, query, options)
  local fts5, message, code = search.translate(query)
  if not fts5 then return nil, message, code end
  local fine
  fine, message, code = bring_up_to_date(corpus)
  if not fine then return nil, message, code end
  local where, values = { "search MATCH ?" }, { fts5 }
  for _, filter in ipairs(FILTERS) do
    if options[filter[1]] ~= nil then
      where[#where + 1] = filter[2]
      values[#values + 1] = options[filter[1]]
    end
  end
  -- Copies are found beside each other, so more rows are looked at than are wanted.
  values[#values + 1] = options.limit and options.limit * (options.copies and 1 or COPIES_SEEN) or -1
  local hits = {}
  for document, from, to, kind, marked, score in corpus:statement([[
      SELECT p.document, p.text_from, p.text_to, p.kind, highlight(search, 0, char(1), char(2)), bm25(search)
      FROM search JOIN passage p ON p.id = search.rowid JOIN document d ON d.id = p.document
      WHERE ]] .. table.concat(where, " AND ") .. " ORDER BY bm25(search), p.id LIMIT ?"):rows(table.unpack(values)) do
    local text, matches = take_marks(marked)
    for _, match in ipairs(matches) do match.from, match.to = match.from + from, match.to + from end
    hits[#hits + 1] = { document = document, from = from + 1, to = to, text = text, kind = kind, score = -score,
      matches = matches, copies = {} }
  end
  if options.copies then return hits end
  local kept = collapse(hits)
  for i = #kept, (options.limit or #kept) + 1, -1 do kept[i] = nil end
  return kept
end

-- At most `width` characters of one line beside a match, cut at neither end of a character.
local function beside(text, from, to, width, left)
  local piece = text:sub(math.max(1, from), to):gsub("%s+", " ")
  local count = utf8.len(piece, 1, -1, true) or #piece
  if count <= width then return piece end
  return left and piece:sub(utf8.offset(piece, -width)) or piece:sub(1, utf8.offset(piece, width + 1) - 1)
end

--- A concordance: every match with what stands beside it.
---@param corpus quern.Corpus
---@param query string
---@param options table as quern.Corpus.kwic
---@return table[]? lines each { left, match, right, document, from, to }
function search.kwic(corpus, query, options)
  local width = options.width or 40
  local filters = {}
  for _, filter in ipairs(FILTERS) do filters[filter[1]] = options[filter[1]] end
  filters.copies = true
  local hits, message, code = search.find(corpus, query, filters)
  if not hits then return nil, message, code end
  local lines = {}
  for _, hit in ipairs(hits) do
    for _, match in ipairs(hit.matches) do
      local from, to = match.from - hit.from + 1, match.to - hit.from + 1
      lines[#lines + 1] = {
        left = beside(hit.text, from - width * 4, from - 1, width, true), match = hit.text:sub(from, to):gsub("%s+", " "),
        right = beside(hit.text, to + 1, to + width * 4, width, false), document = hit.document, from = match.from, to = match.to,
      }
    end
  end
  local key = { right = function(line) return line.right:lower() end, left = function(line)
    local words = {}
    for word in line.left:lower():gmatch "%S+" do table.insert(words, 1, word) end
    return table.concat(words, " ")
  end }
  local sort_key = key[options.sort or "right"]
  for i, line in ipairs(lines) do line.key, line.at = sort_key and sort_key(line) or "", i end
  table.sort(lines, function(a, b)
    if a.key ~= b.key then return a.key < b.key end
    return a.at < b.at
  end)
  for i = #lines, 1, -1 do
    lines[i].key, lines[i].at = nil, nil
    if options.limit and i > options.limit then lines[i] = nil end
  end
  return lines
end

return search
