--- A replication archive of runs: the documents they read, the recipes, the lock, what came out in every form that readers,
-- editors and programs ask for, a README in the shape that data editors ask for, and a CITATION.cff. Equal runs give equal
-- bytes; times stand only in the crate's metadata.

local citation = require "quern.export.citation"
local crate = require "quern.export.crate"
local delimited = require "quern.export.delimited"
local escape = require "quern.export.escape"
local export = require "quern.export"
local lock = require "quern.recipe.lock"
local model = require "quern.export.model"
local readme = require "quern.export.readme"
local recipe = require "quern.recipe"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"

local bundle = {}

local function read(path)
  local info, message, code = system.info(path)
  if not info then return nil, message, code end
  local file, reason = io.open(path, "rb")
  if not file then return nil, reason, "io" end
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- The folder that all paths lie in, with its slash; "" if there is none.
local function common_folder(paths)
  local common = paths[1] and paths[1]:match "^(.*/)" or ""
  for _, path in ipairs(paths) do
    while common ~= "" and path:sub(1, #common) ~= common do common = common:sub(1, -2):match "^(.*/)" or "" end
  end
  return common
end

--- A path below the archive's folder of documents, whatever it was outside: no way up, no absolute path.
local function inside(path, common)
  local parts = {}
  for part in path:sub(#common + 1):gmatch "[^/]+" do
    if part ~= "." and part ~= ".." then parts[#parts + 1] = part end
  end
  return "data/documents/" .. table.concat(parts, "/")
end

--- The files that were read, members of archives not counted: { path, name in the archive, sha256, size, media }.
local function sources_of(corpus)
  local list, paths = {}, {}
  for file in corpus:files() do
    if not file.path:find("!/", 1, true) then
      list[#list + 1] = file
      paths[#paths + 1] = file.path
    end
  end
  local common, seen = common_folder(paths), {}
  for _, file in ipairs(list) do
    local name, n = inside(file.path, common), 1
    local plain = name
    while seen[name] do
      n = n + 1
      name = plain .. "." .. n
    end
    seen[name], file.name = true, name
  end
  return list
end

--- Adds the documents and what was known of them beside them.
local function add_sources(put, sources)
  for _, file in ipairs(sources) do
    local bytes, message, code = read(file.path)
    if not bytes then return nil, message .. "; --redacted bundles without the documents", code end
    if tree.sha256(bytes) ~= file.sha256 then
      return nil, file.path .. ": was changed after it was read; read it again, or bundle with --redacted", "invalid"
    end
    put(file.name, bytes)
    local beside = read(file.path .. ".meta.json")
    if beside then put(file.name .. ".meta.json", beside) end
  end
  return true
end

local function files_csv(sources, redacted)
  local lines = { delimited.line({ "file", "sha256", "bytes", "media", "in_archive" }, "csv") }
  for _, file in ipairs(sources) do
    lines[#lines + 1] = delimited.line({ file.name, file.sha256, file.size, file.media, redacted and "no" or "yes" }, "csv")
  end
  return table.concat(lines)
end

local function add_recipes(put, runs)
  local entries = {}
  for _, run in ipairs(runs) do
    local files, message, code = recipe.files(run.recipe)
    if not files then return nil, message, code end
    for _, file in ipairs(files) do put(("recipe/%s/%s"):format(run.recipe.name, file.name), file.bytes) end
    run.tree = tree.hash(files)
    entries[run.recipe.name] = { version = run.recipe.version or "0", hash = run.tree, source = run.recipe.origin or "path" }
  end
  put("recipes.lock", lock.text(entries))
  return true
end

local FORMATS = { "html", "md", "tex", "xlsx" }

local function add_outputs(put, options)
  local files, message, code = export.files("package", options)
  if not files then return nil, message, code end
  for _, file in ipairs(files) do put("outputs/" .. file.name, file.bytes) end
  for _, format in ipairs(FORMATS) do
    local bytes
    bytes, message, code = export.bytes(format, options)
    if not bytes then return nil, message, code end
    put("outputs/report." .. format, bytes)
  end
  return true
end

--- A text as YAML reads it: in double quotes, as JSON has it.
local function yaml(text) return require("quern.json").encode(escape.plain(text)) end

local function cff_reference(document)
  local lines = { ("  - type: %s"):format(document.url and "website" or "document"),
    "    title: " .. yaml(document.title or document.file or "untitled"),
    "    authors:", "      - name: " .. yaml(document.author or document.publisher or "unknown") }
  local function add(name, value) if value then lines[#lines + 1] = ("    %s: %s"):format(name, yaml(value)) end end
  add("url", document.url)
  add("date-published", document.published and document.published:match "^%d%d%d%d%-%d%d%-%d%d$")
  add("notes", document.sha256 and "sha256 " .. document.sha256)
  return table.concat(lines, "\n")
end

--- CITATION.cff, version 1.2.0 of the Citation File Format.
local function citation_cff(report, authors)
  local lines = { "cff-version: 1.2.0", "message: " .. yaml "Cite this archive, and the documents behind the figures you use.",
    "type: dataset", "title: " .. yaml(report.title), "abstract: " .. yaml(citation.sentence(report)), "authors:" }
  for _, name in ipairs(authors) do lines[#lines + 1] = "  - name: " .. yaml(name) end
  if report.licence then lines[#lines + 1] = "license: " .. yaml(report.licence) end
  if #report.sources > 0 then lines[#lines + 1] = "references:" end
  for _, source in ipairs(report.sources) do lines[#lines + 1] = cff_reference(source.document) end
  return table.concat(lines, "\n") .. "\n"
end

--- The licence that all recipes share, or nil.
local function licence_of(runs)
  local licence
  for i, run in ipairs(runs) do
    if i > 1 and run.recipe.licence ~= licence then return nil end
    licence = run.recipe.licence
  end
  return licence
end

--- The archive's files.
---@param corpus quern.Corpus
---@param runs table[] from kept.run
---@param options { redacted?: boolean, exhibits?: boolean, authors?: string[], now: integer }
---@return { name: string, bytes: string }[]? files, string? message, string? code
function bundle.files(corpus, runs, options)
  local files, sources = {}, sources_of(corpus)
  local function put(name, bytes) files[#files + 1] = { name = name, bytes = bytes } end
  local told = export.of(corpus, runs)
  told.redacted, told.licence = options.redacted, licence_of(runs)
  local report = model.new(told)
  local fine, message, code = true, nil, nil
  if not options.redacted then fine, message, code = add_sources(put, sources) end
  if fine then fine, message, code = add_recipes(put, runs) end
  if fine then fine, message, code = add_outputs(put, told) end
  if not fine then return nil, message, code end
  put("data/files.csv", files_csv(sources, options.redacted))
  if options.exhibits then put("exhibits.md", export.bytes("exhibits", told)) end
  local authors = options.authors or { "Name the authors here" }
  put("CITATION.cff", citation_cff(report, authors))
  put("README.md", readme.write { report = report, runs = runs, sources = sources, redacted = options.redacted,
    exhibits = options.exhibits, authors = authors })
  table.sort(files, function(a, b) return a.name < b.name end)
  put("ro-crate-metadata.json", crate.metadata { files = files, report = report, runs = runs, sources = sources, now = options.now,
    redacted = options.redacted })
  return files
end

return bundle
