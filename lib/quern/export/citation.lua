--- How a report and its sources are cited: a sentence, and CSL-JSON and BibTeX for reference managers.

local cell = require "quern.export.cell"
local escape = require "quern.export.escape"
local json = require "quern.json"

local citation = {}

--- "recipe overcapacity 1.0.0 (h1:...) with since = 2000".
local function run_text(run)
  local text = "recipe " .. run.recipe .. (run.version and " " .. run.version or "") .. (run.hash and " (" .. run.hash .. ")" or "")
  local names, given = {}, {}
  for name in pairs(run.parameters or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    if run.parameters[name] ~= "" then given[#given + 1] = ("%s = %s"):format(name, cell.exact(run.parameters[name])) end
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
      note = document.sha256 and "sha256:" .. document.sha256 or nil,
    }
  end
  return json.encode(items) .. "\n"
end

local BIB_TYPES = { report = "techreport", ["article-newspaper"] = "article" }

--- BibTeX reads braces and backslashes; everything else is LaTeX.
local function braced(text) return "{" .. escape.latex(text) .. "}" end

--- An address stands as it is, but for what would end the field.
local function address(url)
  local safe = url:gsub("[{}\\%%%s%c]", function(c) return ("%%%02X"):format(c:byte()) end)
  return "{" .. escape.plain(safe) .. "}"
end

local MONTHS = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" }

local function bib_fields(document, kind)
  local year, month, day = (document.published or ""):match "^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)"
  local publisher = document.publisher and braced(document.publisher)
  local month_name = MONTHS[tonumber(month) or 0]
  return {
    { "author", document.author and "{" .. braced(document.author) .. "}" }, -- one name, whatever it looks like
    { "title", document.title and "{" .. braced(document.title) .. "}" },
    { kind == "techreport" and "institution" or kind == "article" and "journal" or "howpublished", publisher },
    { "year", year and "{" .. year .. "}" },
    { "month", month_name and (day ~= "" and month_name .. ' # "~' .. tonumber(day) .. '"' or month_name) },
    { "url", document.url and address(document.url) }, { "language", document.language and braced(document.language) },
    { "note", document.file and braced(document.file:match "[^/]+$") },
  }
end

--- The documents behind a report as BibTeX, with the keys of the CSL-JSON.
---@param report table the report's model
---@return string bytes
function citation.bib(report)
  local entries = {}
  for i, source in ipairs(report.sources) do
    local document = source.document
    local kind = BIB_TYPES[type_of(document)] or "misc"
    local lines = { ("@%s{source-%d,"):format(kind, source.number) }
    for _, field in ipairs(bib_fields(document, kind)) do
      if field[2] then lines[#lines + 1] = ("  %s = %s,"):format(field[1], field[2]) end
    end
    entries[i] = table.concat(lines, "\n") .. "\n}\n"
  end
  return table.concat(entries, "\n")
end

return citation
