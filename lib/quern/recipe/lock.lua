--- recipes.lock: what is installed, exactly. One line a recipe: name, version, tree hash, source; the last line is the
-- sum of the others, so that a change of any byte shows.

local sandbox = require "quern.host.sandbox"
local system = require "quern.host.system"

local lock = {}

local HEAD = "# Installed recipes: name, version, tree hash, source. Written by quern; 'quern recipe verify' checks it.\n"

local function sum(text) return "sum h1:" .. sandbox.base64(sandbox.sha256(text)) .. "\n" end

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "io" end
  local text = file:read "a"
  file:close()
  return text
end

--- Reads the lock file; none is an empty one.
---@param path string
---@return table<string, { version: string, hash: string, source: string }>? entries, string? message, string? code
function lock.read(path)
  if not system.info(path) then return {} end
  local text, message, code = read(path)
  if not text then return nil, message, code end
  local body, last = text:match "^(.-\n?)(sum [^\n]*\n)$"
  if not body or last ~= sum(body) then
    return nil, path .. ": does not agree with its own sum: it was changed or damaged", "invalid"
  end
  local entries = {}
  for line in body:gmatch "[^\n]+" do
    local name, version, hash, source = line:match "^([%w_]+) (%S+) (h1:%S+) (.*)$"
    if name then entries[name] = { version = version, hash = hash, source = source } end
  end
  return entries
end

--- The bytes of a lock file, sorted by name.
---@param entries table<string, { version: string, hash: string, source: string }>
---@return string
function lock.text(entries)
  local names, lines = {}, { HEAD }
  for name in pairs(entries) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local entry = entries[name]
    lines[#lines + 1] = ("%s %s %s %s\n"):format(name, entry.version, entry.hash, (entry.source:gsub("[%c]", "?")))
  end
  local body = table.concat(lines)
  return body .. sum(body)
end

--- Writes the lock file: whole or not at all.
---@param path string
---@param entries table<string, { version: string, hash: string, source: string }>
---@return boolean? written, string? message, string? code
function lock.write(path, entries) return system.write(path, lock.text(entries)) end

return lock
