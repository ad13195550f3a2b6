--- Files into the corpus: which ones, whether they have changed, and what is stored of each.
-- The reading itself is C, many files at a time on all cores; this module only says what to read and keeps the results,
-- in the order of the paths, one transaction for each batch.

local host = require "quern.host.read"
local system = require "quern.host.system"
local progress = require "quern.progress"

local reader = {}

-- Files read before their rows are written, in one transaction: so many, more of them while they are small, so many bytes.
local BATCH_FILES, MOST_FILES, SMALL_BYTES, BATCH_BYTES = 512, 4096, 32 << 20, 64 << 20
local LONGEST_WARNING = 380 -- a damaged file may call a column by a whole page

local DOT, SLASH, JSON_END = ("."):byte(), ("/"):byte(), ("n"):byte()
-- Names end in one of these letters where they are looked at more closely.
local ENDINGS = { [JSON_END] = ".json", [("l"):byte()] = "-wal", [("m"):byte()] = "-shm", [("b"):byte()] = ".db", [("v"):byte()] = ".csv" }

local function is_sidecar(name) return name:byte(-1) == JSON_END and name:sub(-10) == ".meta.json" end

local function is_corpus(path)
  local file = io.open(path, "rb")
  if not file then return false end
  local head = file:read(72) or ""
  file:close()
  return head:sub(1, 15) == "SQLite format 3" and head:sub(69, 72) == "qurn"
end

-- Hidden files, sidecars and corpus files (with their logs) are not documents.
local function is_left_out(name, path, sidecars)
  local ending = ENDINGS[name:byte(-1)]
  if name:byte(1) == DOT then return true end
  if not ending or name:sub(-#ending) ~= ending then return false end
  return is_sidecar(name) or ending == "-wal" or ending == "-shm" or (ending == ".db" and is_corpus(path)) or sidecars.is_list(path)
end

local function add_folder(folder, list, sidecars, warn)
  local names, message = system.list(folder)
  if not names then return warn(folder, message) end
  local before, prefix, sidecar_names, some = #list, folder:gsub("/*$", "") .. "/", {}, false
  for _, name in ipairs(names) do
    if is_sidecar(name) then sidecar_names[name], some = true, true end
  end
  for _, name in ipairs(names) do
    local path = prefix .. name
    local info = system.info(path)
    local kind = info and info.kind
    if kind == "file" and not is_left_out(name, path, sidecars) then
      list[#list + 1] = { path = path, size = info.size, alone = not (some and sidecar_names[name .. ".meta.json"]) }
    elseif kind == "folder" and name:byte(1) ~= DOT then
      add_folder(path, list, sidecars, warn)
    end
  end
  return #list - before
end

--- The files that paths name, each once, in the order given and, in a folder, by name.
---@return { path: string, size: integer, alone: boolean? }[] alone: there is certainly no sidecar beside it
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
    local path = file.path
    if path:byte(1) == DOT and path:byte(2) == SLASH then path = path:gsub("^%./+", "") end
    if not seen[path] then
      seen[path] = true
      file.path = path
      kept[#kept + 1] = file
    end
  end
  return kept
end

-- What was read of one file into its rows; what is to be told of it into `summary`.
local function keep(corpus, batch, at, path, sidecar, writer, summary, warn)
  local count, id, is_statistics, warnings = batch:store(at, writer, sidecar.meta, sidecar.bytes)
  if count == nil then
    summary.failed = summary.failed + 1
    return warn(path, id)
  end
  if not count then
    summary.unchanged = summary.unchanged + 1
    return
  end
  for _, warning in ipairs(warnings) do warn(path, path .. ": " .. warning) end
  summary.documents = summary.documents + count
  summary.files = summary.files + 1
  if is_statistics then
    summary.tables = summary.tables + require("quern.corpus_statistics").register(corpus, id, path, sidecar.meta, warn)
  end
end

local NOTHING = {}

--- `line` tells how far the reading is.
local function read_batch(corpus, files, sidecars, summary, warn, line)
  local paths, said, bytes = {}, {}, {}
  for i, file in ipairs(files) do
    local meta, its_bytes = sidecars.of(file.path, file.alone)
    paths[i], said[i], bytes[i] = file.path, meta and { meta = meta, bytes = its_bytes } or NOTHING, its_bytes or false
  end
  local writer = corpus:document_writer()
  local batch, message, code = host.batch(paths, writer, bytes)
  if not batch then error({ message = message, code = code }, 0) end
  local fine, reason, kind = corpus:transaction(function()
    for i, path in ipairs(paths) do
      keep(corpus, batch, i, path, said[i], writer, summary, warn)
      line:step()
    end
    batch:finish(writer)
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
    while at <= #files and #batch < (bytes < SMALL_BYTES and MOST_FILES or BATCH_FILES)
      and (bytes == 0 or bytes + files[at].size <= BATCH_BYTES) do
      batch[#batch + 1] = files[at]
      bytes = bytes + files[at].size
      at = at + 1
    end
    read_batch(corpus, batch, sidecars, summary, warn, line)
  end
  return summary
end

return reader
