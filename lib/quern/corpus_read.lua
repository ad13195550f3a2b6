--- Files into the corpus: which ones, whether they have changed, and what is stored of each.
-- The reading itself is C, many files at a time on all cores; this module only says what to read and keeps the results,
-- in the order of the paths, one transaction for each batch.

local host = require "quern.host.read"
local system = require "quern.host.system"
local json = require "quern.json"
local progress = require "quern.progress"

local reader = {}

local BATCH_FILES, BATCH_BYTES = 512, 64 * 1024 * 1024
local LONGEST_WARNING = 380 -- a damaged file may call a column by a whole page

local function is_sidecar(name) return name:find("%.meta%.json$") ~= nil end

local function is_corpus(path)
  local file = io.open(path, "rb")
  if not file then return false end
  local head = file:read(72) or ""
  file:close()
  return head:sub(1, 15) == "SQLite format 3" and head:sub(69, 72) == "qurn"
end

-- Hidden files, sidecars and corpus files (with their logs) are not documents.
local function is_left_out(name, path, sidecars)
  return name:sub(1, 1) == "." or is_sidecar(name) or name:find("%-wal$") or name:find("%-shm$")
    or (name:find("%.db$") and is_corpus(path)) or sidecars.is_list(path)
end

local function add_folder(folder, list, sidecars, warn)
  local names, message = system.list(folder)
  if not names then return warn(folder, message) end
  local before = #list
  for _, name in ipairs(names) do
    local path = folder:gsub("/*$", "") .. "/" .. name
    local info = system.info(path)
    if info and info.kind == "folder" and name:sub(1, 1) ~= "." then
      add_folder(path, list, sidecars, warn)
    elseif info and info.kind == "file" and not is_left_out(name, path, sidecars) then
      list[#list + 1] = { path = path, size = info.size }
    end
  end
  return #list - before
end

--- The files that paths name, each once, in the order given and, in a folder, by name.
---@return { path: string, size: integer }[]
function reader.list(paths, sidecars, warn)
  local list, seen, kept = {}, {}, {}
  for _, path in ipairs(paths) do
    local info, message = system.info(path)
    if not info then
      warn(path, message)
    elseif info.kind == "folder" then
      if add_folder(path, list, sidecars, warn) == 0 then warn(path, path .. ": no documents in this folder") end
    elseif info.kind == "file" then
      list[#list + 1] = { path = path, size = info.size }
    else
      warn(path, path .. ": neither a file nor a folder")
    end
  end
  for _, file in ipairs(list) do
    local path = file.path:gsub("^%./+", "")
    if not seen[path] then
      seen[path] = true
      kept[#kept + 1] = { path = path, size = file.size }
    end
  end
  return kept
end

local META = { "title", "publisher", "author", "published", "url", "language" }

local function apply_sidecar(document, meta)
  for _, key in ipairs(META) do
    if type(meta[key]) == "string" then
      document[key] = meta[key]
      document.found[key] = "sidecar"
    end
  end
end

local function base_name(path) return path:match "([^/]+)$" or path end

local function store_document(corpus, file_id, file, ordinal, document)
  local taken = corpus:statement "SELECT 1 FROM document WHERE id = ?"
  local id = host.id(table.concat({ base_name(file.path), file.sha256, ordinal }, "\0"))
  while taken:row(id) do id = id + 1 end
  corpus:statement("INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,CAST(? AS BLOB),CAST(? AS BLOB))"):run(id, file_id, ordinal,
    document.title, document.publisher, document.author, document.published, document.url, document.language,
    json.encode(document.found), document.text, document.map, document.zones)
end

-- A row of `file`; `container` is the archive that a member is in.
local function store_row(corpus, row, container, meta_bytes)
  local taken = corpus:statement "SELECT 1 FROM file WHERE id = ?"
  local id = host.id(row.path .. "\0" .. row.sha256)
  while taken:row(id) do id = id + 1 end
  corpus:statement("INSERT INTO file VALUES (?,?,?,?,?,?,?,?,?,?)"):run(id, row.path, row.sha256, row.size, row.media,
    row.charset, host.converter, json.encode(json.list(row.warnings)), meta_bytes, container)
  return { id = id, path = row.path, sha256 = row.sha256, documents = 0 }
end

-- The file, then its members, each with its documents. Parts without a member are the file's own.
local function store_file(corpus, file, meta, meta_bytes)
  corpus:statement("DELETE FROM file WHERE path = ?"):run(file.path)
  for _, part in ipairs(file.parts) do file.charset = file.charset or (not part.member and part.charset ~= "" and part.charset) or nil end
  local whole = store_row(corpus, file, nil, meta_bytes)
  local rows, count = { [""] = whole }, 0
  for _, part in ipairs(file.parts) do
    local row = rows[part.member or ""]
    if not row then
      part.path, part.warnings = file.path .. "!/" .. part.member, {}
      row = store_row(corpus, part, whole.id)
      rows[part.member] = row
    end
    for _, document in ipairs(part.documents) do
      row.documents = row.documents + 1
      if meta then apply_sidecar(document, meta) end
      store_document(corpus, row.id, row, row.documents, document)
      count = count + 1
    end
  end
  return count, whole.id
end

-- The hash under which a path was last read by this reader and with this sidecar; false if it must be read.
local function known_hash(corpus, path, meta_bytes)
  local sha256, converter, old_meta = corpus:statement("SELECT sha256, converter, meta FROM file WHERE path = ?"):row(path)
  return sha256 and converter == host.converter and old_meta == meta_bytes and sha256
end

local function keep(corpus, file, sidecar, summary, warn)
  if file.message then
    summary.failed = summary.failed + 1
    return warn(file.path, file.message)
  end
  if file.unchanged then
    summary.unchanged = summary.unchanged + 1
    return
  end
  for _, warning in ipairs(file.warnings) do warn(file.path, file.path .. ": " .. warning) end
  local count, id = store_file(corpus, file, sidecar.meta, sidecar.bytes)
  summary.documents = summary.documents + count
  summary.files = summary.files + 1
  if file.statistics then
    summary.tables = summary.tables + require("quern.corpus_statistics").register(corpus, id, file.path, sidecar.meta, warn)
  end
end

--- `line` tells how far the reading is.
local function read_batch(corpus, files, sidecars, summary, warn, line)
  local paths, known, said = {}, {}, {}
  for i, file in ipairs(files) do
    local meta, bytes = sidecars.of(file.path)
    paths[i], said[i] = file.path, { meta = meta, bytes = bytes }
    known[i] = known_hash(corpus, file.path, bytes)
  end
  local batch, message, code = host.batch(paths, known)
  if not batch then error({ message = message, code = code }, 0) end
  local fine, reason, kind = corpus:transaction(function()
    for i = 1, #files do
      keep(corpus, batch:get(i), said[i], summary, warn)
      line:step()
    end
    return true
  end)
  if not fine then error({ message = reason, code = kind }, 0) end
end

--- Reads what `paths` name; see quern.Corpus.read.
function reader.read(corpus, paths, options)
  local summary = { files = 0, documents = 0, tables = 0, unchanged = 0, failed = 0, warnings = {} }
  local function warn(path, message)
    if #message > LONGEST_WARNING then message = message:sub(1, (utf8.offset(message, 0, LONGEST_WARNING) or 2) - 1) .. " …" end
    summary.warnings[#summary.warnings + 1] = { path = path, message = message }
    if options.warn then options.warn(path, message) end
  end
  local sidecars = require("quern.sidecar").open(warn)
  local files = reader.list(paths, sidecars, warn)
  local line <close> = progress.new("reading", "files", #files)
  local at = 1
  while at <= #files do
    local batch, bytes = {}, 0
    while at <= #files and #batch < BATCH_FILES and (bytes == 0 or bytes + files[at].size <= BATCH_BYTES) do
      batch[#batch + 1] = files[at]
      bytes = bytes + files[at].size
      at = at + 1
    end
    read_batch(corpus, batch, sidecars, summary, warn, line)
  end
  return summary
end

return reader
