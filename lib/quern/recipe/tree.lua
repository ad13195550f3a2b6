--- The files of a recipe, and the hash that names exactly these files.
-- A recipe is one file or a folder; a single file counts as a folder with `recipe.lua` in it, so that its hash is the
-- same either way. Names that begin with a dot stay out. Only regular files count: a link or a device is an error.

local sandbox = require "quern.host.sandbox"
local system = require "quern.host.system"

local tree = {}

--- Bounds of a recipe: bytes in all, files, folders in folders.
local MOST_BYTES, MOST_FILES, MOST_DEPTH = 64 << 20, 5000, 16

--- Why a file name cannot be part of a recipe, or nil. Names are relative, with `/`.
---@param name string
---@return string?
function tree.bad_name(name)
  if name == "" or #name > 200 then return "is empty or longer than 200 bytes" end
  if name:find "[%c\\:*?\"<>|]" or not utf8.len(name) then return "has a character that not every system can write" end
  if name:sub(1, 1) == "/" then return "is an absolute path" end
  local depth = 0
  for part in (name .. "/"):gmatch "([^/]*)/" do
    depth = depth + 1
    if part == "" or part == "." or part == ".." then return "has an empty, '.' or '..' part" end
    if part:sub(1, 1) == "." then return "is hidden" end
  end
  if depth > MOST_DEPTH then return "is too deep in folders" end
end

local function collect(folder, prefix, list, depth)
  if depth > MOST_DEPTH then return nil, folder .. ": folders are too deep", "limit" end
  local names, message, code = system.list(folder .. "/" .. prefix)
  if not names then return nil, message, code end
  for _, name in ipairs(names) do
    local path = prefix .. name
    local info = name:sub(1, 1) ~= "." and system.info(folder .. "/" .. path)
    if info and info.kind == "folder" then
      local fine, why, kind = collect(folder, path .. "/", list, depth + 1)
      if not fine then return nil, why, kind end
    elseif info then
      if #list >= MOST_FILES then return nil, folder .. ": more than 5000 files", "limit" end
      list[#list + 1] = path
    end
  end
  return list
end

local function read_folder(folder)
  local names, message, code = collect(folder, "", {}, 1)
  if not names then return nil, message, code end
  table.sort(names)
  local files, total = {}, 0
  for i, name in ipairs(names) do
    local bad = tree.bad_name(name)
    if bad then return nil, ("%s/%s: %s"):format(folder, name, bad), "invalid" end
    local bytes, why, kind = sandbox.read_beneath(folder, name, MOST_BYTES - total)
    if not bytes then return nil, folder .. ": " .. why, kind end
    total = total + #bytes
    files[i] = { name = name, bytes = bytes }
  end
  return files
end

--- Reads the files of a recipe from a folder, or from a single `.lua` file.
---@param path string
---@return { name: string, bytes: string }[]? files sorted by name, string? message, string? code
function tree.read(path)
  local info, message, code = system.info(path)
  if not info then return nil, message, code end
  if info.kind == "folder" then
    local files, why, kind = read_folder((path:gsub("(.)/+$", "%1")))
    if files and not tree.find(files, "recipe.lua") then return nil, path .. ": no recipe.lua in it", "invalid" end
    return files, why, kind
  end
  local folder, name = path:match "^(.*)/([^/]+)$"
  local bytes, why, kind = sandbox.read_beneath(folder or ".", name or path, MOST_BYTES)
  if not bytes then return nil, why, kind end
  return { { name = "recipe.lua", bytes = bytes } }
end

--- The bytes of one file, or nil.
---@param files table[]
---@param name string
---@return string?
function tree.find(files, name)
  for _, file in ipairs(files) do if file.name == name then return file.bytes end end
end

local function hex(bytes) return (bytes:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end

--- SHA-256 in hexadecimal.
---@param bytes string
---@return string
function tree.sha256(bytes) return hex(sandbox.sha256(bytes)) end

--- The tree hash: "h1:" and the SHA-256, in base64, of a line "sha256  name" for each file in the order of their names.
---@param files table[]
---@return string
function tree.hash(files)
  local lines = {}
  for i, file in ipairs(files) do lines[i] = ("%s  %s\n"):format(tree.sha256(file.bytes), file.name) end
  table.sort(lines, function(a, b) return a:sub(67) < b:sub(67) end)
  return "h1:" .. sandbox.base64(sandbox.sha256(table.concat(lines)))
end

return tree
