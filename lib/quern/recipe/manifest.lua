--- The manifest of a run: a folder that is an RO-Crate (Process Run Crate), from which the run can be repeated.
-- https://w3id.org/ro/wfrun/process: the recipe is the instrument, documents and tables are objects, tables are results.
-- Hashes of all of them, of the lexicons and of the program; parameters; and, here only, the time.

local csv = require "quern.recipe.csv"
local install = require "quern.recipe.install"
local json = require "quern.json"
local profile = require "quern.recipe.profile"
local sandbox = require "quern.host.sandbox"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"

local manifest = {}

local FILE = "ro-crate-metadata.json"
local MOST_BYTES = 1 << 30

local function sorted(map)
  local names = {}
  for name in pairs(map or {}) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- One hash over every word list in the binary.
function manifest.lexicons()
  local files = {}
  for i, path in ipairs(system.resources "data/") do files[i] = { name = path, bytes = system.resource(path) } end
  return tree.hash(files)
end

local function host()
  local path = system.program()
  local file = path and io.open(path, "rb")
  local bytes = file and file:read "a" or ""
  if file then file:close() end
  return { version = require("quern").version, sha256 = tree.sha256(bytes) }
end

local function reference(id) return { ["@id"] = id } end

local function property(name, value)
  return { ["@id"] = "#" .. name:gsub("[^%w]", "-"), ["@type"] = "PropertyValue", name = name, value = value }
end

local function file_entity(id, bytes, media)
  return { ["@id"] = id, ["@type"] = "File", contentSize = ("%d"):format(#bytes), encodingFormat = media, sha256 = tree.sha256(bytes) }
end

--- Adds an entity and refers to it from a list.
local function put(graph, list, entity)
  graph[#graph + 1] = entity
  list[#list + 1] = reference(entity["@id"])
end

--- The columns that tell the rows of a table apart: its key, or all that do not measure.
local function key_of(declared)
  if declared.key and #declared.key > 0 then return declared.key end
  local names = {}
  for _, column in ipairs(declared.columns) do
    if column[2] ~= "number" and column[2] ~= "integer" or column[1] == "year" then names[#names + 1] = column[1] end
  end
  return names
end

local function add_outputs(graph, parts, results, run, files)
  for _, name in ipairs(sorted(run.tables)) do
    local bytes = csv.write(run.loaded.tables[name].columns, run.tables[name])
    files[#files + 1] = { name = name .. ".csv", bytes = bytes }
    local entity = file_entity(name .. ".csv", bytes, "text/csv")
    entity.key = json.list(key_of(run.loaded.tables[name]))
    put(graph, results, entity)
    parts[#parts + 1] = reference(name .. ".csv")
  end
end

local function add_inputs(graph, parts, objects, run, files)
  for _, name in ipairs(sorted(run.inputs)) do
    local path = "inputs/" .. name .. ".csv"
    if run.inputs[name].source then -- what a server held that day is not here
      path = run.inputs[name].name
      put(graph, objects, { ["@id"] = path, ["@type"] = "Dataset", name = name,
        description = "a table on a server; its rows are not kept here" })
      goto next
    end
    files[#files + 1] = { name = path, bytes = run.inputs[name].bytes }
    local entity = file_entity(path, run.inputs[name].bytes, "text/csv")
    entity.alternateName, entity.name = run.inputs[name].name, name
    put(graph, objects, entity)
    parts[#parts + 1] = reference(path)
    ::next::
  end
  if not run.corpus then return end
  for file in run.corpus:files() do
    -- Known by its hash; not part of the crate.
    put(graph, objects, { ["@id"] = "document:" .. file.sha256, ["@type"] = "CreativeWork", name = file.path, sha256 = file.sha256,
      contentSize = ("%d"):format(file.size) })
  end
end

local function add_recipe(graph, parts, run, files)
  local hash = tree.hash(run.files)
  for _, file in ipairs(run.files) do files[#files + 1] = { name = "recipe/" .. file.name, bytes = file.bytes } end
  graph[#graph + 1] = { ["@id"] = "recipe/", ["@type"] = { "Dataset", "SoftwareApplication" }, name = run.loaded.name,
    softwareVersion = run.loaded.version, license = reference(profile.licence(run.loaded.licence)), identifier = hash,
    description = run.loaded.title, origin = run.loaded.origin }
  parts[#parts + 1] = reference "recipe/"
end

local function add_settings(graph, objects, run)
  for _, name in ipairs(sorted(run.params)) do
    local value = run.params[name]
    put(graph, objects, property("parameter " .. name, type(value) == "table" and json.list(value) or value))
  end
  local machine = host()
  put(graph, objects, property("lexicons", manifest.lexicons()))
  put(graph, objects, property("host", machine.version .. " " .. machine.sha256))
  put(graph, objects, property("clock", run.clock))
  if run.corpus_path then put(graph, objects, property("corpus", run.corpus_path)) end
end

--- Writes the crate of a run. The folder must not hold anything else.
---@param folder string
---@param run { loaded: table, tables: table, params: table, inputs: table, files: table[], corpus: any, corpus_path: string?,
---clock: integer, started: integer, ended: integer, warnings: string[] }
---@return boolean? written, string? message, string? code
function manifest.write(folder, run)
  if system.info(folder .. "/" .. FILE) == nil and #(system.list(folder) or {}) > 0 then
    return nil, folder .. ": is a folder with other things in it", "usage"
  end
  local graph, parts, objects, results, files = {}, {}, {}, {}, {}
  add_outputs(graph, parts, results, run, files)
  add_inputs(graph, parts, objects, run, files)
  add_recipe(graph, parts, run, files)
  add_settings(graph, objects, run)
  local time = "!%Y-%m-%dT%H:%M:%SZ"
  graph[#graph + 1] = { ["@id"] = "#run", ["@type"] = "CreateAction", name = "quern run " .. run.loaded.name,
    instrument = reference "recipe/", object = json.list(objects), result = json.list(results),
    startTime = os.date(time, run.started), endTime = os.date(time, run.ended), description = json.list(run.warnings) }
  table.move(profile.entities(run.loaded.licence), 1, 2, #graph + 1, graph)
  local descriptor, root = profile.root { name = run.loaded.title or run.loaded.name, licence = run.loaded.licence,
    parts = json.list(parts), description = "A run of the recipe " .. run.loaded.name .. " by quern",
    date = os.date("!%Y-%m-%d", run.ended), mentions = json.list { reference "#run" } }
  table.insert(graph, 1, root)
  table.insert(graph, 1, descriptor)
  local crate = { ["@context"] = profile.context(), ["@graph"] = graph }
  files[#files + 1] = { name = FILE, bytes = json.encode(crate) .. "\n" }
  return install.write(folder, files)
end

local function read(folder, name) return sandbox.read_beneath(folder, name, MOST_BYTES) end

local function settings_of(entities)
  local settings = { params = {} }
  for _, entity in pairs(entities) do
    local name = entity["@type"] == "PropertyValue" and type(entity.name) == "string" and entity.name
    local parameter = name and name:match "^parameter (.+)$"
    if parameter then settings.params[parameter] = entity.value elseif name then settings[name] = entity.value end
  end
  return settings
end

local function objects_of(entities, action)
  local documents, inputs = {}, {}
  for _, object in ipairs(type(action.object) == "table" and action.object or {}) do
    local entity = entities[object["@id"]]
    local document = entity and entity["@id"]:find "^document:"
    if document or entity and entity["@type"] == "File" then
      local list = document and documents or inputs
      list[#list + 1] = { id = entity["@id"], name = entity.name, sha256 = entity.sha256 }
    end
  end
  return documents, inputs
end

--- Reads a crate.
---@param folder string
---@return table? crate { folder, recipe, params, documents, inputs, outputs, lexicons, host, clock, corpus }, string? message, string? code
function manifest.read(folder)
  local bytes, message, code = read(folder, FILE)
  if not bytes then return nil, message, code end
  local crate, why = json.decode(bytes)
  if type(crate) ~= "table" or type(crate["@graph"]) ~= "table" then
    return nil, ("%s/%s: %s"):format(folder, FILE, why or "not an RO-Crate"), "invalid"
  end
  local entities = {}
  for _, entity in ipairs(crate["@graph"]) do entities[tostring(entity["@id"])] = entity end
  local action, recipe = entities["#run"], entities["recipe/"]
  if not action or not recipe then return nil, folder .. ": not the crate of a run", "invalid" end
  local settings = settings_of(entities)
  local documents, inputs = objects_of(entities, action)
  local outputs = {}
  for i, result in ipairs(action.result or {}) do
    local entity = entities[result["@id"]] or {}
    outputs[i] = { id = result["@id"], sha256 = entity.sha256, key = entity.key }
  end
  return { folder = folder, recipe = recipe, params = settings.params, documents = documents, inputs = inputs, outputs = outputs,
    lexicons = settings.lexicons, host = settings.host, clock = math.tointeger(settings.clock) or 0, corpus = settings.corpus }
end

--- Documents that stand where they were read from, but with other bytes.
local function changed_documents(crate, problems)
  for _, document in ipairs(crate.documents) do
    local file = type(document.name) == "string" and io.open(document.name, "rb")
    local bytes = file and file:read "a"
    if file then file:close() end
    if bytes and tree.sha256(bytes) ~= document.sha256 then
      problems[#problems + 1] = document.name .. ": was changed after the run"
    end
  end
end

--- What in a crate is not as it was written: each finding names the file.
---@param crate table from manifest.read
---@return string[] problems
function manifest.verify(crate)
  local problems = {}
  changed_documents(crate, problems)
  for _, list in ipairs { crate.outputs, crate.inputs } do
    for _, entity in ipairs(list) do
      local bytes, message = read(crate.folder, entity.id)
      if not bytes then
        problems[#problems + 1] = message
      elseif tree.sha256(bytes) ~= entity.sha256 then
        problems[#problems + 1] = ("%s/%s: was changed after the run"):format(crate.folder, entity.id)
      end
    end
  end
  local files, message = tree.read(crate.folder .. "/recipe")
  if not files then
    problems[#problems + 1] = message
  elseif tree.hash(files) ~= crate.recipe.identifier then
    problems[#problems + 1] = crate.folder .. "/recipe: was changed after the run"
  end
  return problems
end

--- The bytes of an output or input of a crate.
---@param crate table
---@param id string
---@return string? bytes, string? message, string? code
function manifest.bytes(crate, id) return read(crate.folder, id) end

return manifest
