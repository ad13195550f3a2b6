--- The corpus: documents read from files, and the claims found in them, in one SQLite file.
-- Everything in it leads back to a file: a document knows which bytes of which file its text came from, a claim which
-- bytes of its document. Reading, claiming and running are transactions: killed at any moment, the file is whole.
-- Positions in Lua are 1-based and inclusive, so that `document.text:sub(claim.from, claim.to)` is the quote; positions
-- in files are 0-based bytes.
-- > corpus = use "quern-demo/demo.db"

local host = require "quern.host.store"
local read = require "quern.host.read"
local json = require "quern.json"
local document_class = require "quern.corpus_document"
local reader = require "quern.corpus_read"
local search = require "quern.corpus_search"
local verify = require "quern.corpus_verify"

local corpus = {}

---@class quern.Corpus
---@field path string the corpus file
local Corpus = {}
Corpus.__index = Corpus
Corpus.__name = "quern.Corpus"

--- Checks an options table: unknown names are the caller's mistake.
local function check_options(options, known, level)
  for name in pairs(options or {}) do
    if not known[name] then
      local names = {}
      for k in pairs(known) do names[#names + 1] = k end
      table.sort(names)
      error(("unknown option '%s'; known: %s"):format(tostring(name), table.concat(names, ", ")), level + 1)
    end
  end
  return options or {}
end

--- Runs `body`; a failure of the corpus file comes back as nil, message, code. Anything else is raised as it is.
local function guard(body, ...)
  local results = table.pack(pcall(body, ...))
  if results[1] then return table.unpack(results, 2, results.n) end
  local failure = results[2]
  if type(failure) == "table" and failure.message then return nil, failure.message, failure.code end
  error(failure, 0)
end

--- Opens a corpus file, making it if it is not there.
--- > local mine = require("quern.corpus").open "mine.db"
--- > #mine
--- 0
--- > mine:close()
---@param path string
---@param options? { create?: boolean, read_only?: boolean } create = false: it must exist
---@return quern.Corpus? corpus, string? message, string? code
function corpus.open(path, options)
  options = check_options(options, { create = true, read_only = true }, 2)
  local mode = options.read_only and "read_only" or options.create == false and "existing" or "create"
  local store, message, code = host.open(path, mode)
  if not store then return nil, message, code end
  return setmetatable({ path = path, store = store, statements = {} }, Corpus)
end

--- Closes the file. The corpus cannot be used afterwards.
--- > local mine = require("quern.corpus").open "mine.db"
--- > mine:close()
function Corpus:close()
  for _, statement in pairs(self.statements) do statement:close() end
  self.statements = {}
  self.store:close()
end
Corpus.__close = Corpus.close

function Corpus:__tostring()
  return ("corpus %s (%d documents)"):format(self.path, self:statement("SELECT count(*) FROM document"):row())
end

Corpus.__len = function(self) return (self:statement("SELECT count(*) FROM document"):row()) end

--- A prepared statement, kept for the next time. For the modules of the corpus itself.
---@package
function Corpus:statement(sql)
  local statement = self.statements[sql]
  if not statement then
    statement = self.store:statement(sql)
    self.statements[sql] = statement
  end
  return statement
end

--- Calls `body` in one transaction: all of its changes are kept, or none. Transactions may be nested; an error undoes
--- the innermost one and goes on up.
---@package
---@param body fun(...): ...
---@return any ... what body returns | nil, message, code when the file could not be written
function Corpus:transaction(body, ...)
  local nested = self.store:in_transaction()
  local function run(...)
    self.store:execute(nested and "SAVEPOINT inner_transaction" or "BEGIN IMMEDIATE")
    local results = table.pack(pcall(body, ...))
    if results[1] then
      local kept, reason = pcall(self.store.execute, self.store, nested and "RELEASE inner_transaction" or "COMMIT")
      if kept then return table.unpack(results, 2, results.n) end
      results[2] = reason
    end
    if self.store:in_transaction() then
      self.store:execute(nested and "ROLLBACK TO inner_transaction; RELEASE inner_transaction" or "ROLLBACK")
    end
    error(results[2], 0)
  end
  if nested then return run(...) end
  return guard(run, ...)
end

--- Reads files and folders. Files that have not changed since they were last read are left alone.
--- > local mine = require("quern.corpus").open "mine.db"
--- > mine:read("quern-demo/sample/firm-exits.html").documents
--- 1
---@param paths string|string[] files and folders; folders are read with what is in them, in the order of their names
---@param options? { warn?: fun(path: string, message: string) }
---@return { files: integer, documents: integer, tables: integer, unchanged: integer, failed: integer, warnings: table[] }? summary,
---string? message, string? code
function Corpus:read(paths, options)
  options = check_options(options, { warn = true }, 2)
  if type(paths) == "string" then paths = { paths } end
  return guard(reader.read, self, paths, options)
end

local function plural(count, word) return ("%d %s%s"):format(count, word, count == 1 and "" or "s") end

--- What was read, in one line.
---@package
---@param summary table from Corpus:read
---@return string
function corpus.told(summary)
  local parts = { plural(summary.documents, "document") }
  if summary.tables > 0 then parts[1] = parts[1] .. " and " .. plural(summary.tables, "table") end
  parts[1] = parts[1] .. " read from " .. plural(summary.files, "file")
  if summary.unchanged > 0 then parts[#parts + 1] = plural(summary.unchanged, "file") .. " unchanged" end
  if summary.failed > 0 then parts[#parts + 1] = plural(summary.failed, "file") .. " not read" end
  return table.concat(parts, ", ")
end

local DOCUMENTS = [[
  SELECT d.id, f.path, f.sha256, d.ordinal, d.title, d.publisher, d.author, d.published, d.language, d.url, d.found,
         d.text, d.map, d.zones, f.charset, f.media
  FROM document d JOIN file f ON f.id = d.file ]]

local ORDER = " ORDER BY f.path, d.ordinal"

local function to_document(id, path, sha256, ordinal, title, publisher, author, published, language, url, found, text, map,
                           zones, charset, media)
  if not id then return nil end
  return document_class.new {
    id = id, file = path, sha256 = sha256, ordinal = ordinal, title = title, publisher = publisher, author = author,
    published = published, language = language, url = url, found = json.decode(found), text = text,
    packed_map = map, packed_zones = zones, charset = charset, media = media,
  }
end

local FILTERS = {
  id = "d.id = ?", file = "f.path = ?", publisher = "d.publisher = ?", language = "d.language = ?",
  since = "d.published >= ?", before = "d.published < ?",
}

--- Documents in the order of their files' paths.
--- > for d in corpus:documents { since = "2024-11-01", language = "en" } do print(d.published, d.title) end
--- 2025-06-20	Half of China's car plants stand idle
--- 2025-01-13	Car exports by year
--- 2024-12-03	China's export controls on minerals, a chronology
---@param filter? { id?: integer, file?: string, publisher?: string, language?: string, since?: string, before?: string }
---since and before are ISO dates; a document without a date is in neither
---@return fun(): quern.Document?
function Corpus:documents(filter)
  filter = check_options(filter, FILTERS, 2)
  local where, values = {}, {}
  for _, name in ipairs { "id", "file", "publisher", "language", "since", "before" } do
    if filter[name] ~= nil then
      where[#where + 1] = FILTERS[name]
      values[#values + 1] = filter[name]
    end
  end
  local sql = DOCUMENTS .. (#where > 0 and " WHERE " .. table.concat(where, " AND ") or "") .. ORDER
  -- Its own statement: two iterations may be under way at once.
  local next_row = self.store:statement(sql):rows(table.unpack(values))
  return function() return to_document(next_row()) end
end

--- One document, or nil.
--- > local hit = corpus:search("gallium")[1]
--- > corpus:document(hit.document).title
--- China's export controls on minerals, a chronology
---@param id integer
---@return quern.Document?
function Corpus:document(id)
  return to_document(self:statement(DOCUMENTS .. " WHERE d.id = ?"):row(id))
end

--- Documents whose claims by these rules are not stored yet. Storing claims while iterating is fine.
---@package
---@param ruleset string the hash of the rules
---@return fun(): quern.Document? next, integer count
function Corpus:pending(ruleset)
  local ids = {}
  for id in self.store:statement([[
      SELECT d.id FROM document d JOIN file f ON f.id = d.file
      WHERE NOT EXISTS (SELECT 1 FROM claimed c WHERE c.ruleset = ? AND c.document = d.id)]] .. ORDER):rows(ruleset) do
    ids[#ids + 1] = id
  end
  local at = 0
  return function()
    at = at + 1
    return ids[at] and self:document(ids[at])
  end, #ids
end

--- Spans as a claim's row keeps them: [field, from, to, path], 0-based, half-open.
local function pack_spans(spans)
  local list = {}
  for i, span in ipairs(spans or {}) do list[i] = json.list { span.field, span.from - 1, span.to, span.path or json.null } end
  return json.encode(json.list(list))
end

--- What writes the claims of a set of rules, kept for the next time like a statement.
---@package
---@param ruleset string the hash of the rules
function Corpus:claim_writer(ruleset)
  local key = "claims by " .. ruleset
  local writer = self.statements[key] or self.store:claims(ruleset)
  self.statements[key] = writer
  return writer
end

--- What writes files and their documents, kept for the next time.
---@package
function Corpus:document_writer()
  self.statements.documents = self.statements.documents or self.store:documents(read.converter)
  return self.statements.documents
end

-- Puts the claims of a document into the transaction that is open.
local function put_claims(self, document_id, ruleset, claims)
  local rows = {}
  for i, claim in ipairs(claims) do
    rows[i] = { claim.table, claim.rule, claim.from, claim.to, claim.modality, claim.confidence, json.encode(claim.fields or {}),
      pack_spans(claim.spans) }
  end
  return self:claim_writer(ruleset):put(document_id, rows)
end

--- Stores what a set of rules claims from a document, in place of what it claimed before, in one transaction.
---@package
---@param document_id integer
---@param ruleset string the hash of the rules
---@param claims table[] each { table, rule, from, to, modality?, confidence?, fields = {...}, spans = { {field, from, to, path}... } }
---@return integer[]? ids, string? message, string? code
function Corpus:store_claims(document_id, ruleset, claims)
  return self:transaction(put_claims, self, document_id, ruleset, claims)
end

local CLAIMS = [[
  SELECT c.id, c.document, c.ruleset, c.claim_table, c.rule, c.text_from, c.text_to, c.modality, c.confidence, c.fields, c.spans
  FROM claim c JOIN document d ON d.id = c.document AND c.id BETWEEN (d.id & ~2097151) AND (d.id | 2097151)
  JOIN file f ON f.id = d.file ]]

-- A claim shows itself in a session; which corpus it is of is kept beside it, out of its fields.
local corpus_of = setmetatable({}, { __mode = "k" })
local Claim = { __name = "quern.Claim" }
Claim.__index = { document_of = function(claim)
  return corpus_of[claim] and corpus_of[claim].store and corpus_of[claim]:document(claim.document)
end }

local function to_claim(self, id, document, ruleset, name, rule, from, to, modality, confidence, fields, spans)
  if not id then return nil end
  local claim = {
    id = id, document = document, ruleset = ruleset, table = name, rule = rule, from = from + 1, to = to,
    modality = modality, confidence = confidence, fields = json.decode(fields), spans = json.decode(spans),
  }
  for at, span in ipairs(claim.spans) do
    claim.spans[at] = { field = span[1], from = math.tointeger(span[2]) + 1, to = math.tointeger(span[3]),
      path = span[4] ~= json.null and span[4] or nil }
  end
  corpus_of[claim] = self
  return setmetatable(claim, Claim)
end

--- Claims, in the order of their documents and of their places in them.
--- > run "trade_measures";
--- > for c in corpus:claims { table = "trade_measures" } do
--- >>   if c.fields.imposer == "MEX" then print(c.fields.date, c.fields.status) end
--- >> end
--- 2024-04-22	provisional
--- 2024-04-23	announced
---@param filter? { table?: string, document?: integer, ruleset?: string }
---@return fun(): table?
function Corpus:claims(filter)
  filter = check_options(filter, { table = true, document = true, ruleset = true }, 2)
  local where, values = {}, {}
  for _, pair in ipairs { { "table", "c.claim_table = ?" }, { "document", "d.id = ?" }, { "ruleset", "c.ruleset = ?" } } do
    if filter[pair[1]] ~= nil then
      where[#where + 1] = pair[2]
      values[#values + 1] = filter[pair[1]]
    end
  end
  local sql = CLAIMS .. (#where > 0 and "WHERE " .. table.concat(where, " AND ") or "")
    .. ORDER .. ", c.text_from, c.text_to, c.claim_table, c.rule, c.id"
  if filter.document then -- those of one document are read at once, by a statement that is kept
    local next_row, list, at = self:statement(sql):rows(table.unpack(values)), {}, 0
    repeat
      list[#list + 1] = to_claim(self, next_row())
      at = at + 1
    until not list[at]
    at = 0
    return function()
      at = at + 1
      return list[at]
    end
  end
  local next_row = self.store:statement(sql):rows(table.unpack(values))
  return function() return to_claim(self, next_row()) end
end

--- One claim, or nil.
--- > local mexico = run("trade_measures"):where("imposer == 'MEX'")
--- > corpus:claim(mexico:evidence(1)[1]).fields.date
--- 2024-04-22
---@param id integer
---@return table?
function Corpus:claim(id) return to_claim(self, self:statement(CLAIMS .. "WHERE c.id = ?"):row(id)) end

--- Files in the order of their paths: { id, path, sha256, size, media, charset, warnings, documents }.
--- > local file = corpus:files()()
--- > print(file.path, file.media, file.documents)
--- quern-demo/sample/auto-capacity.html	text/html	1
---@return fun(): table?
function Corpus:files()
  local next_row = self.store:statement [[
    SELECT f.id, f.path, f.sha256, f.size, f.media, f.charset, f.warnings, (SELECT count(*) FROM document d WHERE d.file = f.id)
    FROM file f ORDER BY f.path]]:rows()
  return function()
    local id, path, sha256, size, media, charset, warnings, documents = next_row()
    if not id then return nil end
    return { id = id, path = path, sha256 = sha256, size = size, media = media, charset = charset,
      warnings = json.decode(warnings), documents = documents }
  end
end

--- Finds passages by their words, the best first. All words must occur; "in quotes" side by side; OR between alternatives;
--- - before a word that must not occur; * behind the beginning of a word.
--- > for _, hit in ipairs(corpus:search('"export controls" germanium', { limit = 1 })) do print(hit.text) end
--- Gallium and germanium: export controls announced on July 3, 2023, in force since August 1, 2023.
---@param query string
---@param options? { limit?: integer, publisher?: string, language?: string, since?: string, before?: string, kind?: string,
---copies?: boolean } copies: show every copy of a passage; otherwise equal ones are listed in `copies` of the first
---@return { document: integer, from: integer, to: integer, text: string, kind: string, score: number, matches: table[],
---copies: integer[] }[]? hits, string? message, string? code
function Corpus:search(query, options)
  options = check_options(options, { limit = true, publisher = true, language = true, since = true, before = true, kind = true,
    copies = true }, 2)
  return guard(search.find, self, query, options)
end

--- A concordance: every match of a query with its left and right context.
--- > for _, line in ipairs(corpus:kwic("gallium", { width = 25, sort = "left", limit = 3 })) do
--- >>   print(line.left, line.match, line.right)
--- >> end
--- 	Gallium	 and germanium: export co
---  China banned exports of 	gallium	, germanium and antimony
--- e stopped making primary 	gallium	 in 2016. China accounts
---@param query string as for search
---@param options? { width?: integer, sort?: "left"|"right"|"place", limit?: integer, publisher?: string, language?: string,
---since?: string, before?: string }
---@return { left: string, match: string, right: string, document: integer, from: integer, to: integer }[]? lines,
---string? message, string? code
function Corpus:kwic(query, options)
  options = check_options(options, { width = true, sort = true, limit = true, publisher = true, language = true, since = true,
    before = true }, 2)
  return guard(search.kwic, self, query, options)
end

--- Whether every file still reads as it did and every quote still stands.
--- > local v = corpus:verify()
--- > print(v.unchanged == v.files, #v.fallen)
--- true	0
---@param path? string one file only
---@return { files: integer, unchanged: integer, changed: table[], claims: integer, standing: integer, fallen: table[] }? result,
---string? message, string? code
function Corpus:verify(path) return guard(verify.check, self, path) end

--- The tables of figures that were read: { name, file, sheet, rows, columns = { {name, type, unit, system}... }, source, licence,
--- warnings }, by name.
--- > local mine = require("quern.corpus").open "figures.db"
--- > io.open("steel.csv", "w"):write("country,year,output\nCHN,2023,1019\nIND,2023,141\n"):close();
--- > mine:read "steel.csv";
--- > for t in mine:statistics() do print(t.name, t.rows) end
--- steel	2
---@return fun(): table?
function Corpus:statistics() return require("quern.corpus_statistics").list(self) end

--- One table of figures as a frame, with the types it was registered with.
--- > local mine = require("quern.corpus").open "figures.db"
--- > io.open("steel.csv", "w"):write("country,year,output\nCHN,2023,1019\nIND,2023,141\n"):close();
--- > mine:read "steel.csv";
--- > mine:table "steel"
--- country  year  output
--- ─────────────────────
--- CHN      2023    1019
--- IND      2023     141
---@param name string
---@return Frame? frame, string? message, string? code
function Corpus:table(name) return guard(require("quern.corpus_statistics").read, self, name) end

--- Completion in the session: what can be called on a corpus.
function Corpus.__complete()
  local names = {}
  for name, value in pairs(Corpus) do
    if type(value) == "function" and name:sub(1, 2) ~= "__" then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

return corpus
