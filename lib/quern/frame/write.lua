--- Frames as text and files.

local host = require "quern.host.frame"
local system = require "quern.host.system"
local json = require "quern.json"

local write = {}
local formats = {}

local function plain(value)
  if value == nil then return "" end
  if type(value) == "number" then
    local text = json.number(value)
    if text == "null" then return value ~= value and "nan" or value > 0 and "inf" or "-inf" end
    return text
  end
  if type(value) == "table" then
    local items = {}
    for i, item in ipairs(value) do items[i] = plain(item) end
    return table.concat(items, "; ")
  end
  return tostring(value)
end

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

local NUMBERS = { f64 = true, i64 = true }

function formats.md(handle, columns)
  local function cell(value) return (plain(value):gsub("|", "\\|"):gsub("[\r\n]+", " ")) end
  local names, rules, lines = {}, {}, {}
  for i, column in ipairs(columns) do
    names[i], rules[i] = cell(column.name), NUMBERS[column.type] and "--:" or "---"
  end
  lines[1] = "| " .. table.concat(names, " | ") .. " |"
  lines[2] = "| " .. table.concat(rules, " | ") .. " |"
  for i = 1, #handle do
    local row, cells = host.row(handle, i, true), {}
    for c = 1, #columns do cells[c] = cell(row[c]) end
    lines[#lines + 1] = "| " .. table.concat(cells, " | ") .. " |"
  end
  return table.concat(lines, "\n") .. "\n"
end

local TEX = { ["\\"] = "\\textbackslash{}", ["{"] = "\\{", ["}"] = "\\}", ["$"] = "\\$", ["&"] = "\\&", ["#"] = "\\#",
  ["%"] = "\\%", ["_"] = "\\_", ["~"] = "\\textasciitilde{}", ["^"] = "\\textasciicircum{}" }

--- booktabs: \usepackage{booktabs} in the preamble.
function formats.tex(handle, columns)
  local function cell(value) return (plain(value):gsub("[\\{}$&#%%_~^]", TEX):gsub("[\r\n]+", " ")) end
  local kinds, names, lines = {}, {}, {}
  for i, column in ipairs(columns) do
    names[i], kinds[i] = cell(column.name), NUMBERS[column.type] and "r" or "l"
  end
  lines[1] = "\\begin{tabular}{" .. table.concat(kinds) .. "}"
  lines[2] = "\\toprule\n" .. table.concat(names, " & ") .. " \\\\\n\\midrule"
  for i = 1, #handle do
    local row, cells = host.row(handle, i, true), {}
    for c = 1, #columns do cells[c] = cell(row[c]) end
    lines[#lines + 1] = table.concat(cells, " & ") .. " \\\\"
  end
  lines[#lines + 1] = "\\bottomrule\n\\end{tabular}\n"
  return table.concat(lines, "\n")
end

--- Formats that quern.report writes, with the frame as its one table.
local REPORTS = { xlsx = "spreadsheet", html = "html" }

local function names()
  local list = {}
  for name in pairs(formats) do list[#list + 1] = name end
  for name in pairs(REPORTS) do list[#list + 1] = name end
  table.sort(list)
  return table.concat(list, ", ")
end

--- The frame as text.
---@return string? text, string? message, string? code
function write.text(frame, handle, format, options)
  if REPORTS[format] then
    local name = options and options.name or "table"
    return require("quern.report")[REPORTS[format]] { title = name, tables = { { name = name, frame = frame } } }
  end
  local formatter = formats[format]
  if not formatter then return nil, ("no format '%s'; there are: %s"):format(tostring(format), names()), "invalid" end
  return formatter(handle, host.columns(handle))
end

--- Writes a file, all of it or nothing.
---@return true? written, string? message, string? code
function write.file(self, handle, path, options)
  local format = options and options.format or path:match "%.(%w+)$" or ""
  format = format:lower()
  if DELIMITERS[format] then return host.write_csv(handle, path, DELIMITERS[format]) end
  local name = (path:match "([^/]+)$" or path):gsub("%.%w+$", "")
  local text, message, code = write.text(self, handle, format, { name = name })
  if not text then return nil, ("%s: %s"):format(path, message), code end
  return system.write(path, text)
end

return write
