--- What every crate of ours begins with: RO-Crate 1.1, and the profile Process Run Crate 0.5
-- (https://w3id.org/ro/wfrun/process/0.5), whose requirements spec/export/crate_spec.lua writes down.

local json = require "quern.json"

local profile = { URI = "https://w3id.org/ro/wfrun/process/0.5" }

--- A path as an @id: percent-encoded where a URI has to be.
---@param path string
---@return string
function profile.id(path)
  return (path:gsub("[^%w%-._~/!$&'()*+,;=:@]", function(c) return ("%%%02X"):format(c:byte()) end))
end

--- The @id of a licence.
---@param licence string? SPDX
---@return string
function profile.licence(licence) return licence and "https://spdx.org/licenses/" .. profile.id(licence) or "#licence" end

--- @context: RO-Crate's own terms, those for hashes, and ours.
---@return table
function profile.context()
  return json.list { "https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context",
    { key = "urn:quern:key", origin = "urn:quern:origin" } }
end

--- The entities that the root refers to: the profile and the licence.
---@param licence string?
---@return table[]
function profile.entities(licence)
  return {
    { ["@id"] = profile.URI, ["@type"] = "CreativeWork", name = "Process Run Crate", version = "0.5" },
    { ["@id"] = profile.licence(licence), ["@type"] = "CreativeWork", name = licence or "not stated",
      description = licence and "SPDX " .. licence or "The recipe states no licence." },
  }
end

--- The descriptor of the metadata file and the root, which come first.
---@param root { name: string, description: string, licence: string?, date: string, parts: table, mentions: table }
---@return table descriptor, table root
function profile.root(root)
  local function reference(id) return { ["@id"] = id } end
  return { ["@id"] = "ro-crate-metadata.json", ["@type"] = "CreativeWork", about = reference "./",
    conformsTo = reference "https://w3id.org/ro/crate/1.1" },
    { ["@id"] = "./", ["@type"] = "Dataset", name = root.name, description = root.description, datePublished = root.date,
      license = reference(profile.licence(root.licence)), hasPart = root.parts, mentions = root.mentions,
      conformsTo = reference(profile.URI) }
end

return profile
