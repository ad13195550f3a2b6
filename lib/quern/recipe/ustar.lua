--- Recipes as archives: plain, uncompressed USTAR, regular files only, the same bytes wherever they are packed.
-- Nothing of the machine goes in: no owner, no time, no order of a folder. Reading accepts only what packing would
-- have written, byte for byte; so there are no links, no folders, no paths that lead out, and no bit that may change.

local tree = require "quern.recipe.tree"

local ustar = {}

local BLOCK = 512

local function octal(value, digits) return ("%0" .. digits .. "o\0"):format(value) end

local function field(text, width) return text .. ("\0"):rep(width - #text) end

--- Splits a name over the two fields USTAR has for it: prefix (155 bytes) and name (100).
local function split(name)
  if #name <= 100 then return name, "" end
  for at = #name - 100, math.min(156, #name) do
    if name:sub(at, at) == "/" then return name:sub(at + 1), name:sub(1, at - 1) end
  end
end

local function header(name, size)
  local short, prefix = split(name)
  if not short then return nil end
  local before = field(short, 100) .. octal(420, 7) .. octal(0, 7) .. octal(0, 7) .. octal(size, 11) .. octal(0, 11)
  local after = "0" .. field("", 100) .. "ustar\0" .. "00" .. field("", 32) .. field("", 32) .. octal(0, 7) .. octal(0, 7)
    .. field(prefix, 155) .. field("", 12)
  local sum = 8 * 32
  for i = 1, #before do sum = sum + before:byte(i) end
  for i = 1, #after do sum = sum + after:byte(i) end
  return before .. ("%06o\0 "):format(sum) .. after
end

--- The archive of a recipe's files, each below the folder `root`.
---@param files { name: string, bytes: string }[]
---@param root string "overcapacity-1.0.0"
---@return string? bytes, string? message, string? code
function ustar.pack(files, root)
  local sorted, parts = table.move(files, 1, #files, 1, {}), {}
  table.sort(sorted, function(a, b) return a.name < b.name end)
  for _, file in ipairs(sorted) do
    local head = header(root .. "/" .. file.name, #file.bytes)
    if not head then return nil, file.name .. ": its path is too long for an archive", "invalid" end
    parts[#parts + 1] = head
    parts[#parts + 1] = file.bytes
    parts[#parts + 1] = ("\0"):rep(-#file.bytes % BLOCK)
  end
  parts[#parts + 1] = ("\0"):rep(2 * BLOCK)
  return table.concat(parts)
end

local function text_of(block, from, width) return (block:sub(from, from + width - 1):match "^[^\0]*") end

--- One entry at byte `at`: its name, where its bytes begin, their number; nil, why if it is not a plain file.
local function entry(archive, at)
  local block = archive:sub(at, at + BLOCK - 1)
  if #block < BLOCK or block:sub(258, 263) ~= "ustar\0" then return nil, "not a USTAR archive, or cut off" end
  local name, prefix = text_of(block, 1, 100), text_of(block, 346, 155)
  if prefix ~= "" then name = prefix .. "/" .. name end
  if block:sub(157, 157) ~= "0" then return nil, ("%s: not a regular file"):format(name) end
  local size = tonumber(block:match("^([0-7]+)\0", 125) or "", 8)
  if not size or at + BLOCK + size > #archive then return nil, ("%s: its size does not fit the archive"):format(name) end
  return name, at + BLOCK, size
end

local function entries(archive)
  local files, root, at, seen = {}, nil, 1, {}
  while archive:byte(at) and archive:byte(at) ~= 0 do
    local path, from, size = entry(archive, at)
    if not path then return nil, from end
    local folder, name = path:match "^([^/]+)/(.+)$"
    local bad = not name and "lies in no folder" or tree.bad_name(name) or (root and folder ~= root and "lies in another folder")
      or tree.bad_name(folder) or (seen[name] and "is there twice")
    if bad then return nil, ("%s: %s"):format(path, bad) end
    root, seen[name] = folder, true
    files[#files + 1] = { name = name, bytes = archive:sub(from, from + size - 1) }
    at = from + size + (-size % BLOCK)
  end
  if #files == 0 then return nil, "no files in it" end
  return files, root
end

--- Which file's header or filling is not as packing writes it.
local function first_difference(archive, packed)
  local at = 1
  while at <= #packed do
    local path, from, size = entry(packed, at)
    if not path then return "the end of the archive" end
    local stop = from + size + (-size % BLOCK) - 1
    if archive:sub(at, stop) ~= packed:sub(at, stop) then return path end
    at = stop + 1
  end
end

--- The files of an archive, if it is one that `pack` could have written.
---@param archive string
---@return { name: string, bytes: string }[]? files, string root_or_message, string? code
function ustar.unpack(archive)
  local files, root = entries(archive)
  if not files then return nil, root, "invalid" end
  local packed = ustar.pack(files, root)
  if packed ~= archive then
    return nil, ("%s: differs from what packing writes; the archive is damaged or was made by another program"):format(
      packed and first_difference(archive, packed) or "?"), "invalid"
  end
  return files, root
end

return ustar
