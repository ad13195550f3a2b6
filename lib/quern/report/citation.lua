--- How a report and its sources are cited: a sentence, and CSL-JSON for reference managers.

local json = require "quern.json"

local citation = {}

--- "recipe overcapacity 1.0.0 (h1:...) with since = 2000".
local function run_text(run)
  local text = "recipe " .. run.recipe .. (run.version and " " .. run.version or "") .. (run.hash and " (" .. run.hash .. ")" or "")
  local names, given = {}, {}
  for name in pairs(run.parameters or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    if run.parameters[name] ~= "" then given[#given + 1] = ("%s = %s"):format(name, tostring(run.parameters[name])) end
  end
  return text .. (#given > 0 and " with " .. table.concat(given, ", ") or "")
end

--- "Title. Derived with quern 0.1.0, recipe overcapacity 1.0.0 (h1:...) with since = 2000, from 12 documents."
---@param report table the report's model
---@return string
function citation.sentence(report)
  local parts = { "Derived with quern " .. require("quern").version }
  for _, run in ipairs(report.runs) do parts[#parts + 1] = run_text(run) end
  parts[#parts + 1] = ("from %d documents"):format(#report.sources)
  return report.title .. ". " .. table.concat(parts, ", ") .. "."
end

--- The kind of publication, by the kind of its publisher (data/orgs.csv).
local TYPES = {
  ["news agency"] = "article-newspaper", newspaper = "article-newspaper", broadcaster = "article-newspaper",
  gazette = "legislation", research = "report",
}
local OFFICIAL = {
  ministry = true, government = true, regulator = true, customs = true, statistics = true, multilateral = true,
  association = true, ["central bank"] = true,
}

local kinds

--- Kinds of the institutions in data/orgs.csv, by name.
local function kind_of(publisher)
  if not kinds then
    kinds = {}
    for _, row in ipairs(require("quern.resource").rows "data/orgs.csv") do kinds[row.code] = row.kind end
  end
  return kinds[publisher]
end

local function type_of(document)
  local kind = document.publisher and kind_of(document.publisher)
  if kind and TYPES[kind] then return TYPES[kind] end
  if kind and OFFICIAL[kind] then return "report" end
  return document.url and "webpage" or "document"
end

local function date_parts(published)
  local parts = json.list {}
  for part in (published or ""):gmatch "%d+" do parts[#parts + 1] = tonumber(part) end
  return #parts > 0 and { ["date-parts"] = json.list { parts } } or nil
end

--- The documents behind a report as CSL-JSON 1.0.2.
---@param report table the report's model
---@return string bytes
function citation.csl(report)
  local items = json.list {}
  for i, source in ipairs(report.sources) do
    local document = source.document
    local kind = type_of(document)
    items[i] = {
      id = "source-" .. source.number, type = kind, title = document.title, publisher = document.publisher,
      ["container-title"] = kind ~= "report" and kind ~= "document" and document.publisher or nil,
      author = document.author and json.list { { literal = document.author } } or nil,
      issued = date_parts(document.published), URL = document.url, language = document.language, source = document.file,
    }
  end
  return json.encode(items) .. "\n"
end

return citation
