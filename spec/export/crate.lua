-- The rules of the formats that others read, written down from what their publishers say, as functions that list problems.
local json = require "quern.json"

local rules = {}

local function add(list, problem, ...) list[#list + 1] = problem:format(...) end

local function is_path(path)
  if path:find "^https?://[^%s]+$" then return true end
  return not path:find "^[/~]" and not ("/" .. path .. "/"):find("/../", 1, true) and not path:find "^%a[%w+.-]*:"
end

local FIELD_TYPES = { string = true, number = true, integer = true, boolean = true, object = true, array = true, list = true, datetime = true,
  date = true, time = true, year = true, yearmonth = true, duration = true, geopoint = true, geojson = true, any = true }

local function check_schema(list, schema, name)
  if type(schema) ~= "table" then return add(list, "%s: a table has a schema", name) end
  if type(schema.fields) ~= "table" or #schema.fields == 0 then return add(list, "%s: fields MUST be a list of at least one", name) end
  local known = {}
  for i, field in ipairs(schema.fields) do
    if type(field.name) ~= "string" then add(list, "%s: field %d MUST have a name", name, i) end
    if known[field.name] then add(list, "%s: field %s twice", name, field.name) end
    if field.type ~= nil and not FIELD_TYPES[field.type] then add(list, "%s.%s: type %s is none", name, field.name, field.type) end
    known[field.name] = true
  end
  for _, key in ipairs(type(schema.primaryKey) == "string" and { schema.primaryKey } or schema.primaryKey or {}) do
    if not known[key] then add(list, "%s: primaryKey %s is no field", name, key) end
  end
  for _, value in ipairs(schema.missingValues or {}) do if type(value) ~= "string" then add(list, "%s: missingValues are strings", name) end end
  for _, foreign in ipairs(schema.foreignKeys or {}) do
    if type(foreign.reference) ~= "table" or #foreign.fields ~= #foreign.reference.fields then add(list, "%s: a foreign key is broken", name) end
  end
end

--- Data Package v2 (datapackage.org/standard: data-package, data-resource, table-schema).
---@param package table the descriptor
---@param bytes_of fun(path: string): string?
---@return string[] problems
function rules.data_package(package, bytes_of)
  local list, names = {}, {}
  if type(package.resources) ~= "table" or #package.resources == 0 then add(list, "resources is REQUIRED, with at least one") end
  if package["$schema"] ~= "https://datapackage.org/profiles/2.0/datapackage.json" then add(list, "$schema is not that of version 2") end
  if package.name and package.name:find "[^a-z0-9._-]" then add(list, "name has other characters than a-z 0-9 . _ -") end
  for _, licence in ipairs(package.licenses or {}) do
    if not licence.name and not licence.path then add(list, "a licence MUST have a name or a path") end
  end
  for _, source in ipairs(package.sources or {}) do
    if next(source) == nil then add(list, "a source MUST have at least one property") end
    if source.path and not is_path(source.path) then add(list, "a source's path is neither URL nor relative: %s", source.path) end
  end
  for i, resource in ipairs(package.resources or {}) do
    local name = resource.name
    if type(name) ~= "string" then add(list, "resource %d MUST have a name", i) end
    if names[name] then add(list, "resource name %s MUST be unique", name) end
    names[name] = true
    if (resource.path == nil) == (resource.data == nil) then add(list, "%s: one and only one of path and data", name) end
    if resource.path and not is_path(resource.path) then add(list, "%s: path MUST be relative or a URL", name) end
    if resource.type ~= nil and resource.type ~= "table" then add(list, "%s: type MUST be table", name) end
    local bytes = bytes_of(resource.path)
    if not bytes then add(list, "%s: %s is not there", name, resource.path) end
    if bytes and resource.bytes ~= #bytes then add(list, "%s: has %d bytes, not %s", name, #bytes, tostring(resource.bytes)) end
    if resource.hash and not resource.hash:find "^sha256:%x+$" then add(list, "%s: hash names its algorithm", name) end
    if resource.type == "table" then check_schema(list, resource.schema, name) end
  end
  return list
end

local function types_of(entity)
  local types = {}
  for _, one in ipairs(type(entity["@type"]) == "table" and entity["@type"] or { entity["@type"] }) do types[one] = true end
  return types
end

local function references(value)
  if type(value) ~= "table" then return {} end
  return value["@id"] and { value } or value
end

--- RO-Crate 1.1 and every MUST of Process Run Crate 0.5 (w3id.org/ro/wfrun/process/0.5).
---@param crate table ro-crate-metadata.json
---@param exists fun(path: string): boolean
---@return string[] problems
function rules.process_run_crate(crate, exists)
  local list, by_id = {}, {}
  local contexts = type(crate["@context"]) == "table" and crate["@context"] or { crate["@context"] }
  if contexts[1] ~= "https://w3id.org/ro/crate/1.1/context" then add(list, "@context is not that of RO-Crate 1.1") end
  for _, entity in ipairs(crate["@graph"]) do
    if type(entity["@id"]) ~= "string" then add(list, "an entity MUST have an @id") end
    if entity["@type"] == nil then add(list, "%s MUST have a @type", entity["@id"]) end
    if by_id[entity["@id"]] then add(list, "%s is described twice", entity["@id"]) end
    by_id[entity["@id"]] = entity
  end
  local descriptor, root = by_id["ro-crate-metadata.json"], by_id["./"]
  if not descriptor or descriptor["@type"] ~= "CreativeWork" or descriptor.about["@id"] ~= "./"
    or not descriptor.conformsTo["@id"]:find "^https://w3id.org/ro/crate/" then add(list, "the descriptor is broken") end
  if not root or not types_of(root).Dataset then return { "no root data entity" } end
  for _, name in ipairs { "name", "description", "datePublished", "license" } do if not root[name] then add(list, "the root MUST have %s", name) end end
  local profile = by_id[(references(root.conformsTo)[1] or root.conformsTo or {})["@id"] or ""]
  if not profile or not types_of(profile).CreativeWork or not profile["@id"]:find "^https://w3id.org/ro/wfrun/process/%d" then
    add(list, "the root's conformsTo MUST reference a CreativeWork with the profile's permalink")
  end
  local parts = {}
  for _, part in ipairs(references(root.hasPart)) do
    parts[part["@id"]] = true
    if not by_id[part["@id"]] then add(list, "part %s is not described", part["@id"]) end
  end
  for id, entity in pairs(by_id) do
    local types = types_of(entity)
    if types.File then
      if not parts[id] then add(list, "data entity %s MUST be linked from the root by hasPart", id) end
      local path = id:gsub("%%(%x%x)", function(code) return string.char(tonumber(code, 16)) end)
      if not id:find "^%a[%w+.-]*:" and not exists(path) then add(list, "%s is not there", id) end
    end
    if types.CreateAction then
      local tool = by_id[(entity.instrument or {})["@id"] or ""]
      if not tool then add(list, "%s MUST have an instrument", id)
      elseif not types_of(tool).SoftwareApplication and not types_of(tool).SoftwareSourceCode then add(list, "%s is no software", tool["@id"]) end
      for _, name in ipairs { "object", "result" } do
        for _, reference in ipairs(references(entity[name])) do
          if not by_id[reference["@id"]] then add(list, "%s of %s is not described: %s", name, id, reference["@id"]) end
        end
      end
      local mentioned = false
      for _, mention in ipairs(references(root.mentions)) do mentioned = mentioned or mention["@id"] == id end
      if not mentioned then add(list, "%s SHOULD be mentioned by the root", id) end
      if not (entity.endTime or ""):find "^%d%d%d%d%-%d%d%-%d%dT" then add(list, "%s: endTime SHOULD be a DateTime", id) end
    end
  end
  local actions = 0
  for _, entity in pairs(by_id) do if types_of(entity).CreateAction then actions = actions + 1 end end
  if actions == 0 then add(list, "no execution") end
  table.sort(list)
  return list
end

--- The mandatory keys of the Citation File Format 1.2.0, and one author at least.
---@param text string
---@return string[] problems
function rules.citation_file(text)
  local list = {}
  for _, key in ipairs { "cff%-version: 1%.2%.0", "message: ", "title: ", "authors:\n  %- name: " } do
    if not ("\n" .. text):find("\n" .. key) then add(list, "no %s", key) end
  end
  for line in text:gmatch "[^\n]+" do
    local value = line:match '^%s*%-?%s*[%w-]+: (".*)$'
    if value and json.decode("[" .. value .. "]") == nil then add(list, "not a quoted scalar: %s", line) end
  end
  return list
end

return rules
