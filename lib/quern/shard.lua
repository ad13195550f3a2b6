--- A corpus in pieces: work lists for any scheduler, a corpus file for each, and one corpus out of all.
-- A manifest is JSON: the files to read in the order one machine would read them, cut into lists of about equal size. A list
-- becomes a corpus file of its own, written beside its name and renamed when it is whole, with a seal that holds its hash.
-- Merging copies the lists in order, so that the corpus is that of one machine to the last byte of its dump.

local claim = require "quern.claim"
local corpus = require "quern.corpus"
local host = require "quern.host.read"
local json = require "quern.json"
local reader = require "quern.corpus_read"
local recipe = require "quern.recipe"
local system = require "quern.host.system"

local shard = {}

local VERSION = 1

--- Cuts what paths name into lists of about `size` bytes.
---@param paths string[]
---@param size integer bytes
---@param options { warn: fun(path: string, message: string)? }
---@return table? manifest, string? message, string? code
function shard.plan(paths, size, options)
  local function warn(path, message) if options.warn then options.warn(path, message) end end
  local files = reader.list(paths, require("quern.sidecar").open(warn), warn)
  if #files == 0 then return nil, "no documents there", "notfound" end
  local lists, bytes = {}, 0
  for _, file in ipairs(files) do
    if #lists == 0 or bytes > 0 and bytes + file.size > size then
      lists[#lists + 1], bytes = json.list {}, 0
    end
    local hash, message, code = host.hash(file.path)
    if not hash then return nil, message, code end
    table.insert(lists[#lists], { path = file.path, size = file.size, sha256 = hash })
    bytes = bytes + file.size
  end
  return { quern_manifest = VERSION, quern = require("quern").version, lists = json.list(lists) }
end

--- Reads a manifest and says what is wrong with it.
function shard.open(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "io" end
  local bytes = file:read "a"
  file:close()
  local manifest = json.decode(bytes)
  if type(manifest) ~= "table" or manifest.quern_manifest ~= VERSION or type(manifest.lists) ~= "table" then
    return nil, path .. ": no manifest of quern shard", "invalid"
  end
  manifest.path, manifest.hash = path, host.hash(path)
  return manifest
end

--- The corpus file of list `number`.
function shard.file(manifest, number) return ("%s.%04d.db"):format(manifest.path:gsub("%.json$", ""), number) end

local function seal_path(path) return path .. ".seal" end

local function read_seal(path)
  local file = io.open(seal_path(path), "rb")
  if not file then return nil end
  local seal = json.decode(file:read "a")
  file:close()
  return type(seal) == "table" and seal or nil
end

--- Whether a shard is there and whole; else why not.
---@return boolean whole, string? why
function shard.whole(path)
  if not system.info(path) then return false, path .. ": missing" end
  local seal = read_seal(path)
  if not seal then return false, path .. ": torn: its work was not finished; run it again" end
  if host.hash(path) ~= seal.sha256 then return false, path .. ": torn: it is not what its work left; run it again" end
  return true
end

local function rulesets() return { assert(claim.rules_of(assert(recipe.load(recipe.shipped()[1])))) } end

local function check_files(list, number)
  for _, file in ipairs(list) do
    local hash, message, code = host.hash(file.path)
    if not hash then return nil, message, code end
    if hash ~= file.sha256 then
      return nil, ("%s: has changed since list %d was made; run quern shard again"):format(file.path, number), "invalid"
    end
  end
  return true
end

local function clear(path)
  for _, ending in ipairs { "", "-wal", "-shm" } do os.remove(path .. ending) end
end

--- Closes a corpus so that all of it is in its one file, and gives that its name.
local function finish(opened, part, path)
  collectgarbage() -- iterations that were left would keep the log open
  opened:statement("PRAGMA journal_mode = DELETE"):row() -- a shard is only read from now on; a corpus goes back when it is written to
  opened:close()
  if system.info(part .. "-wal") then
    clear(part)
    return nil, path .. ": its log could not be closed", "io"
  end
  local renamed, why = os.rename(part, path)
  if not renamed then return nil, why, "io" end
  return true
end

--- Reads and claims list `number` into its corpus file. One that is there already is left as it is.
---@param manifest table from shard.open
---@param number integer
---@param options { progress: function?, warn: function? }?
---@return table? summary { path, done, documents }, string? message, string? code
function shard.work(manifest, number, options)
  options = options or {}
  local list = manifest.lists[number]
  if not list then return nil, ("%s has lists 1 to %d, no list %s"):format(manifest.path, #manifest.lists, tostring(number)), "usage" end
  local path = shard.file(manifest, number)
  local seal = read_seal(path)
  if seal and seal.manifest == manifest.hash and shard.whole(path) then return { path = path, done = true } end
  local fine, message, code = check_files(list, number)
  if not fine then return nil, message, code end
  local part, paths = path .. ".part", {}
  for i, file in ipairs(list) do paths[i] = file.path end
  clear(part)
  local opened
  opened, message, code = corpus.open(part)
  if not opened then return nil, message, code end
  local summary
  summary, message, code = opened:read(paths, { warn = options.warn, progress = options.progress })
  for _, rules in ipairs(summary and rulesets() or {}) do
    local done
    done, message, code = claim.update(opened, rules)
    if not done then summary = nil end
  end
  if not summary then
    opened:close()
    clear(part)
    return nil, message, code
  end
  os.remove(seal_path(path))
  clear(path)
  local finished
  finished, message, code = finish(opened, part, path)
  if not finished then return nil, message, code end
  local sealed
  sealed, message, code = system.write(seal_path(path), json.encode { manifest = manifest.hash, list = number, sha256 = host.hash(path) }
    .. "\n")
  if not sealed then return nil, message, code end
  return { path = path, documents = summary.documents, failed = summary.failed }
end

local FILE = "SELECT id, path, sha256, size, media, charset, converter, warnings, meta, container FROM file "
  .. "ORDER BY container IS NOT NULL, id"
local DOCUMENT = "SELECT id, file, ordinal, title, publisher, author, published, url, language, found, "
  .. "CAST(text AS BLOB), CAST(map AS BLOB), "
  .. "CAST(zones AS BLOB) FROM document ORDER BY id"

local function marks(count) return ("?,"):rep(count):sub(1, -2) end

--- The number a row gets: the one wished for, or the next that is free, as when it is read.
local function free(target, table_name, wished)
  local taken = target:statement(("SELECT 1 FROM %s WHERE id = ?"):format(table_name))
  while taken:row(wished) do wished = wished + 1 end
  return wished
end

local function copy_claims(target, source, from, to)
  for ruleset in source.store:statement("SELECT ruleset FROM claimed WHERE document = ?"):rows(from) do
    target:statement("INSERT INTO claimed (ruleset, document) VALUES (?,?)"):run(ruleset, to)
  end
  for id, document, ruleset, name, rule, text_from, text_to, modality, confidence, fields, spans in source.store:statement(
    "SELECT * FROM claim WHERE id BETWEEN (?1 & ~2097151) AND (?1 | 2097151) AND document = ?1 ORDER BY id"):rows(from) do
    target:statement("INSERT INTO claim VALUES (" .. marks(11) .. ")"):run(free(target, "claim", id), document, ruleset, name, rule,
      text_from,
      text_to, modality, confidence, fields, spans)
  end
end

--- Their names are given again: one that two shards have gets a number behind, as on one machine.
local function copy_statistics(target, source, files)
  local statistics = require "quern.corpus_statistics"
  local several = "SELECT count(*) FROM statistics WHERE file = ?"
  for path, file, sheet, rows, columns, origin, licence,
    warnings in source.store:statement([[SELECT f.path, s.file, s.sheet, s.rows, s.columns,
      s.source, s.licence, s.warnings FROM statistics s JOIN file f ON f.id = s.file ORDER BY f.path, s.name]]):rows() do
    local wished = statistics.wished_name(path, sheet, sheet and source:statement(several):row(file) > 1)
    statistics.insert(target, files[file], wished, { sheet = sheet, rows = rows, columns = columns, source = origin, licence = licence,
      warnings = warnings })
  end
end

--- Copies one shard. A document whose number another has already gets the next one, as on one machine, and is claimed anew.
local function copy(target, source)
  local files, count = {}, 0
  for id, path, sha256, size, media, charset, converter, warnings, meta, container in source.store:statement(FILE):rows() do
    if target:statement("SELECT 1 FROM file WHERE path = ?"):row(path) then error({ message = path .. ": is in two shards",
      code = "invalid" }, 0) end
    files[id] = free(target, "file", id)
    target:statement("INSERT INTO file VALUES (" .. marks(10) .. ")"):run(files[id], path, sha256, size, media, charset, converter,
      warnings, meta,
      container and files[container])
  end
  for id, file, ordinal, title, publisher, author, published, url, language, found, text, map,
    zones in source.store:statement(DOCUMENT):rows() do
    local path, sha256 = source:statement("SELECT path, sha256 FROM file WHERE id = ?"):row(file)
    local new = free(target, "document", host.id(table.concat({ path:match "([^/]+)$" or path, sha256, ordinal }, "\0")))
    target:statement("INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,CAST(? AS TEXT),CAST(? AS BLOB),CAST(? AS BLOB))"):run(new,
      files[file], ordinal,
      title, publisher, author, published, url, language, found, text, map, zones)
    if new == id then copy_claims(target, source, id, new) end
    count = count + 1
  end
  copy_statistics(target, source, files)
  return count
end

--- Merges shards into a new corpus file, all or nothing.
---@param path string of the corpus to make
---@param shards string[] in the order of their lists
---@param options { progress: fun(done: integer)? }?
---@return integer? documents, string? message, string? code
function shard.merge(path, shards, options)
  for _, one in ipairs(shards) do
    local whole, why = shard.whole(one)
    if not whole then return nil, why, "invalid" end
  end
  if system.info(path) then return nil, path .. ": is there already; name a corpus file to make", "invalid" end
  local part = path .. ".part"
  clear(part)
  local target, message, code = corpus.open(part)
  if not target then return nil, message, code end
  local count = 0
  for i, one in ipairs(shards) do
    local source
    source, message, code = corpus.open(one, { read_only = true })
    local copied
    if source then
      copied, message, code = target:transaction(function() return copy(target, source) end)
      source:close()
    end
    if not copied then
      target:close()
      clear(part)
      return nil, ("%s: %s"):format(one, message), code
    end
    count = count + copied
    if options and options.progress then options.progress(i) end
  end
  for _, rules in ipairs(rulesets()) do
    local done
    done, message, code = claim.update(target, rules)
    if not done then return nil, message, code end
  end
  local finished
  finished, message, code = finish(target, part, path)
  if not finished then return nil, message, code end
  return count
end

return shard
