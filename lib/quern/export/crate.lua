--- The metadata of an archive as an RO-Crate 1.1 that is a Process Run Crate 0.5: what was made from what, by which program.

local json = require "quern.json"
local manifest = require "quern.recipe.manifest"
local profile = require "quern.recipe.profile"
local tree = require "quern.recipe.tree"

local crate = {}

local function reference(id) return { ["@id"] = id } end

local MEDIA = { csv = "text/csv", json = "application/json", jsonld = "application/ld+json", html = "text/html", md = "text/markdown",
  tex = "application/x-tex", bib = "application/x-bibtex", lua = "text/x-lua", cff = "application/yaml", lock = "text/plain",
  txt = "text/plain",
  xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", pdf = "application/pdf" }

local id_of = profile.id

local function file_entity(file)
  return { ["@id"] = id_of(file.name), ["@type"] = "File", name = file.name:match "[^/]+$", contentSize = ("%d"):format(#file.bytes),
    encodingFormat = MEDIA[file.name:match "%.(%w+)$" or ""] or "application/octet-stream", sha256 = tree.sha256(file.bytes) }
end

local function parameters_of(run, graph, objects)
  local names = {}
  for name in pairs(run.result.params or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local id = ("#%s-%s"):format(run.recipe.name, name)
    graph[#graph + 1] = { ["@id"] = id, ["@type"] = "PropertyValue", name = name, value = run.result.params[name] }
    objects[#objects + 1] = reference(id)
  end
end

--- One run: the recipe that was executed, what it took, what it made.
local function add_run(graph, told, run, documents, finished)
  local name = run.recipe.name
  local folder, results, objects = ("recipe/%s/"):format(name), json.list {}, json.list(table.move(documents, 1, #documents, 1, {}))
  parameters_of(run, graph, objects)
  for _, made in ipairs(told.report.tables) do
    if made.recipe == name then results[#results + 1] = reference(id_of("outputs/" .. made.name .. ".csv")) end
  end
  graph[#graph + 1] = { ["@id"] = folder, ["@type"] = json.list { "Dataset", "SoftwareApplication" }, name = run.recipe.title or name,
    softwareVersion = run.recipe.version, identifier = run.tree, description = run.recipe.doc,
    softwareRequirements = reference "#quern" }
  graph[#graph + 1] = { ["@id"] = "#run-" .. name, ["@type"] = "CreateAction", name = "quern run " .. name,
    description = "quern run " .. name .. " over the documents of this archive", instrument = reference(folder), object = objects,
    result = results, endTime = finished, actionStatus = reference "http://schema.org/CompletedActionStatus" }
end

--- ro-crate-metadata.json.
---@param told { files: table[], report: table, runs: table[], sources: table[], now: integer, redacted?: boolean }
---@return string bytes
function crate.metadata(told)
  local graph, parts, documents, actions = profile.entities(told.report.licence), json.list {}, {}, json.list {}
  for _, file in ipairs(told.files) do
    graph[#graph + 1] = file_entity(file)
    parts[#parts + 1] = reference(id_of(file.name))
  end
  for i, source in ipairs(told.sources) do
    documents[i] = reference(told.redacted and "urn:sha256:" .. source.sha256 or id_of(source.name))
    if told.redacted then
      -- Known by its hash only: described, not part of the archive.
      graph[#graph + 1] = { ["@id"] = "urn:sha256:" .. source.sha256, ["@type"] = "CreativeWork", name = source.name:match "[^/]+$",
        encodingFormat = source.media, sha256 = source.sha256, contentSize = ("%d"):format(source.size) }
    end
  end
  local finished = os.date("!%Y-%m-%dT%H:%M:%SZ", told.now)
  graph[#graph + 1] = { ["@id"] = "#quern", ["@type"] = "SoftwareApplication", name = "quern", softwareVersion = require("quern").version,
    description = "lexicons " .. manifest.lexicons() }
  for _, run in ipairs(told.runs) do
    add_run(graph, told, run, documents, finished)
    parts[#parts + 1] = reference(("recipe/%s/"):format(run.recipe.name))
    actions[#actions + 1] = reference("#run-" .. run.recipe.name)
  end
  local descriptor, root = profile.root { name = told.report.title, date = os.date("!%Y-%m-%d", told.now), parts = parts,
    mentions = actions, description = "Replication archive: documents, recipes and results of quern", licence = told.report.licence }
  table.insert(graph, 1, root)
  table.insert(graph, 1, descriptor)
  return json.encode { ["@context"] = profile.context(), ["@graph"] = json.list(graph) } .. "\n"
end

return crate
