--- Frames as text and files.

local host = require "quern.host.frame"
local system = require "quern.host.system"
local json = require "quern.json"

local write = {}
local formats = {}

local DELIMITERS = { csv = ",", tsv = "\t" }

function formats.csv(handle) return host.format_csv(handle, DELIMITERS.csv) end
function formats.tsv(handle) return host.format_csv(handle, DELIMITERS.tsv) end

local function objects(handle, columns)
  local rows = {}
  for i = 1, #handle do
    local row, fields = host.row(handle, i, true), {}
    for c, column in ipairs(columns) do
      local value = row[c]
      if column.type == "list" then value = json.list(value) end
      fields[c] = json.encode(column.name) .. ":" .. json.encode(value)
    end
    local evidence = host.evidence(handle, i)
    if evidence then fields[#fields + 1] = '"evidence":' .. json.encode(json.list(evidence)) end
    rows[i] = "{" .. table.concat(fields, ",") .. "}"
  end
  return rows
end

function formats.jsonl(handle, columns)
  local rows = objects(handle, columns)
  return #rows == 0 and "" or table.concat(rows, "\n") .. "\n"
end

function formats.json(handle, columns) return "[" .. table.concat(objects(handle, columns), ",\n") .. "]\n" end

--- The frame as text: the bare table in csv, tsv, json and jsonl; else as quern.export writes it.
---@return string? text, string? message, string? code
function write.text(frame, handle, format, options)
  local formatter = formats[format]
  if formatter then return formatter(handle, host.columns(handle)) end
  return require("quern.export").frame(format, frame, options and options.name or "table")
end

--- Writes a file, all of it or nothing.
---@return true? written, string? message, string? code
function write.file(self, handle, path, options)
  if path:find "^clickhouses?://" then return require("quern.clickhouse.write").frame(handle, path, options) end
  local format = options and options.format or path:match "%.(%w+)$" or ""
  format = format:lower()
  if DELIMITERS[format] then return host.write_csv(handle, path, DELIMITERS[format]) end
  local name = (path:match "([^/]+)$" or path):gsub("%.%w+$", "")
  local text, message, code = write.text(self, handle, format, { name = name })
  if not text then return nil, ("%s: %s"):format(path, message), code end
  return system.write(path, text)
end

return write
