--- What a recipe may do beyond its inputs: declared by it, granted by the user, once or for exactly this version of it.
-- Answers are kept in `permissions.json` beside the installed recipes, by tree hash: another version asks again.

local about = require "quern.recipe.about"
local json = require "quern.json"
local sandbox = require "quern.host.sandbox"
local system = require "quern.host.system"

local permission = {}

local function key_of(wanted) return wanted[1] == "read" and "read=" .. wanted[2] or wanted[1] end

local function stored(path)
  local file = io.open(path, "rb")
  local kept = file and json.decode(file:read "a")
  if file then file:close() end
  return type(kept) == "table" and kept or {}
end

local function keep(path, hash, key)
  local all = stored(path)
  all[hash] = all[hash] or {}
  all[hash][key] = true
  system.make_folder((path:gsub("/[^/]*$", "")))
  return system.write(path, json.encode(all) .. "\n")
end

local function allowed_by_flag(key, policy)
  for word in (policy.allow or ""):gmatch "[^,]+" do
    if word == key or word == "all" then return true end
  end
  return false
end

--- Asks on the terminal; nil without one.
local function ask(loaded, wanted)
  if not (system.is_terminal(0) and system.is_terminal(2)) then return nil end
  io.stderr:write(("%s wants to %s\nallow it? [o]nce, [a]lways for this version, [N]o: "):format(loaded.name, about.permission(wanted)))
  local answer = (io.read "l" or ""):lower():sub(1, 1)
  return answer == "o" and "once" or answer == "a" and "always" or "no"
end

--- Decides on everything a recipe declares.
---@param loaded table from recipe.load
---@param policy { deny_all: boolean?, allow: string?, file: string } `allow` is "all" or a list "read=PATH,clock"; `file` is where
--- answers are kept
---@return table? granted list of permissions, string? message, string? code
function permission.decide(loaded, policy)
  local granted, hash = {}, nil
  if policy.deny_all then return granted end
  for _, wanted in ipairs(loaded.permissions or {}) do
    local key = key_of(wanted)
    hash = hash or about.hash(loaded)
    local fine = allowed_by_flag(key, policy) or (hash and (stored(policy.file)[hash] or {})[key])
    if not fine then
      local answer = ask(loaded, wanted)
      if answer == "always" and hash then keep(policy.file, hash, key) end
      fine = answer == "always" or answer == "once"
    end
    if not fine then
      return nil, ("%s may not %s; allow it with --allow '%s', or run without it by --deny-all"):format(loaded.name,
        about.permission(wanted), system.visible(key)), "denied"
    end
    granted[#granted + 1] = wanted
  end
  return granted
end

--- Whether today's date is granted.
function permission.clock(granted)
  for _, one in ipairs(granted) do if one[1] == "clock" then return true end end
  return false
end

local MOST_BYTES = 256 << 20

--- Reads a file that a recipe asks for: one that was granted, or one in a folder that was.
---@param granted table[]
---@param path any as the recipe says it
---@return string? bytes, string? message, string? code
function permission.read(granted, path)
  if type(path) ~= "string" or path:find "%z" then return nil, "read takes the path of a file", "invalid" end
  for _, one in ipairs(granted) do
    local root = one[1] == "read" and one[2]
    if root and path == root then
      local folder, name = path:match "^(.*)/([^/]+)$"
      return sandbox.read_beneath(folder and (folder == "" and "/" or folder) or ".", name or path, MOST_BYTES)
    end
    local inside = root and root:gsub("/*$", "/")
    if inside and path:sub(1, #inside) == inside then return sandbox.read_beneath(inside, path:sub(#inside + 1), MOST_BYTES) end
  end
  return nil, ("reading %s is not permitted: declare { \"read\", ... } and let the user allow it"):format(system.visible(path)), "denied"
end

return permission
