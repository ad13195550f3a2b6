--- Installing recipes: from a file, a folder, an archive, or a commit of a git repository; and checking what is installed.

local about = require "quern.recipe.about"
local lock = require "quern.recipe.lock"
local shell = require "quern.recipe.shell"
local sign = require "quern.recipe.sign"
local system = require "quern.host.system"
local tree = require "quern.recipe.tree"
local ustar = require "quern.recipe.ustar"

local install = {}

local MOST_ARCHIVE = 80 << 20

local function read_bytes(path)
  local folder, name = path:match "^(.*)/([^/]+)$"
  return require("quern.host.sandbox").read_beneath(folder or ".", name or path, MOST_ARCHIVE)
end

local GIT = { "env", "GIT_TERMINAL_PROMPT=0", "GIT_LFS_SKIP_SMUDGE=1", "git", "-c", "core.hooksPath=/dev/null",
  "-c", "core.symlinks=false", "-c", "core.attributesFile=/dev/null", "-c", "core.autocrlf=false", "-c", "protocol.allow=never",
  "-c", "protocol.https.allow=always", "-c", "protocol.ssh.allow=always", "-c", "protocol.file.allow=always", "-C" }

--- A commit of a git repository, without hooks, submodules, links or helpers that could run anything.
local function from_git(url, commit, work)
  if url:sub(1, 1) == "-" or not (url:match "^https://" or url:match "^ssh://" or url:match "^file:///" or url:match "^/") then
    return nil, url .. ": give an https://, ssh:// or file:// address", "usage"
  end
  local function git(...)
    local words = table.move(GIT, 1, #GIT, 1, {})
    words[#words + 1] = work
    return shell.run(table.move({ ... }, 1, select("#", ...), #words + 1, words))
  end
  local fine, output = git("init", "-q")
  if fine then
    -- Not every server gives out a single commit; then all branches are fetched.
    fine, output = git("fetch", "-q", "--no-tags", "--", url, commit)
    if not fine then fine, output = git("fetch", "-q", "--", url, "+refs/heads/*:refs/remotes/origin/*") end
  end
  if fine then fine, output = git("checkout", "-q", "--detach", commit) end
  if not fine then return nil, ("%s: git: %s"):format(url, output:match "([^\n]+)\n*$" or "failed"), "io" end
  return tree.read(work)
end

--- The files that a source names: PATH, PATH.tar, URL#COMMIT.
---@param named string
---@return { name: string, bytes: string }[]? files, string source_or_message, string? code, string? signature
function install.fetch(named)
  local url, commit = named:match "^(.+)#(%x+)$"
  if url and #commit == 40 then
    local work <close> = shell.folder()
    local files, message, code = from_git(url, commit, work.path)
    return files, files and named or message, code
  end
  if url or named:match "^%a+://" then
    return nil, named .. ": say which commit: URL#COMMIT, all 40 digits of it", "usage"
  end
  if not named:match "%.tar$" then
    local files, message, code = tree.read(named)
    return files, files and (system.real_path(named) or named) or message, code
  end
  local archive, message, code = read_bytes(named)
  if not archive then return nil, message, code end
  local files, why, kind = ustar.unpack(archive)
  if not files then return nil, named .. ": " .. why, kind end
  local signature = system.info(named .. ".sig") and read_bytes(named .. ".sig")
  return files, system.real_path(named) or named, nil, signature or nil
end

--- Writes files below a folder.
---@param folder string
---@param files { name: string, bytes: string }[]
---@return boolean? written, string? message, string? code
function install.write(folder, files)
  for _, file in ipairs(files) do
    local path = folder .. "/" .. file.name
    local made, message, code = system.make_folder((path:gsub("/[^/]*$", "")))
    if made then made, message, code = system.write(path, file.bytes) end
    if not made then return nil, message, code end
  end
  return true
end

--- Puts files in place of what stood at `folder`: the old or the new, never half of one.
local function replace(folder, files)
  local stage, old = folder .. ".new", folder .. ".old"
  shell.run { "rm", "-rf", "--", stage, old }
  local written, message, code = install.write(stage, files)
  if not written then return nil, message, code end
  if system.info(folder) and not os.rename(folder, old) then return nil, folder .. ": cannot be replaced", "io" end
  local moved, reason = os.rename(stage, folder)
  if not moved then
    os.rename(old, folder)
    return nil, reason, "io"
  end
  shell.run { "rm", "-rf", "--", old }
  return true
end

--- Installs files as a recipe and notes them in the lock.
---@param home string
---@param recipe table its declaration
---@param files { name: string, bytes: string }[]
---@param source string
---@return string? hash, string? message, string? code
function install.put(home, recipe, files, source)
  local made, message, code = system.make_folder(home)
  if not made then return nil, message, code end
  local entries
  entries, message, code = lock.read(home .. "/recipes.lock")
  if not entries then return nil, message, code end
  local hash = tree.hash(files)
  made, message, code = replace(home .. "/" .. recipe.name, files)
  if not made then return nil, message, code end
  entries[recipe.name] = { version = recipe.version, hash = hash, source = source }
  made, message, code = lock.write(home .. "/recipes.lock", entries)
  return made and hash, message, code
end

--- Takes a recipe away.
---@param home string
---@param name string
---@return boolean? removed, string? message, string? code
function install.remove(home, name)
  local entries, message, code = lock.read(home .. "/recipes.lock")
  if not entries then return nil, message, code end
  if not entries[name] then return nil, ("no recipe '%s' is installed"):format(name), "notfound" end
  entries[name] = nil
  shell.run { "rm", "-rf", "--", home .. "/" .. name }
  return lock.write(home .. "/recipes.lock", entries)
end

--- What in the installed recipes is not as it was installed; each finding names it.
---@param home string
---@return string[]? problems, string? message, string? code
function install.verify(home)
  local entries, message, code = lock.read(home .. "/recipes.lock")
  if not entries then return nil, message, code end
  local problems, names = {}, {}
  for name in pairs(entries) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local files, why = tree.read(home .. "/" .. name)
    local hash = files and tree.hash(files)
    if not files then problems[#problems + 1] = ("%s: %s"):format(name, why) end
    if hash and hash ~= entries[name].hash then
      problems[#problems + 1] = ("%s: its files were changed: the lock says %s, they are %s"):format(name, entries[name].hash, hash)
    end
  end
  for _, name in ipairs(system.list(home) or {}) do
    local is_recipe = not entries[name] and system.info(home .. "/" .. name .. "/recipe.lua")
    if is_recipe then problems[#problems + 1] = name .. ": is there, but not in the lock" end
  end
  return problems
end

--- The file of people whose signatures count: $QUERN_SIGNERS, or allowed_signers beside the installed recipes.
---@param home string
---@return string? path
function install.signers(home)
  local path = os.getenv "QUERN_SIGNERS" or home .. "/allowed_signers"
  return system.info(path) and path or nil
end

--- One line on the signature of an archive: nil, message if it is bad.
---@param home string
---@param recipe table
---@param files table[]
---@param signature string?
---@return string? line, string? message, string? code
function install.signature(home, recipe, files, signature)
  if not signature then return "not signed" end
  local signers = install.signers(home)
  if not signers then return "signed, by whom is not known: there is no " .. home .. "/allowed_signers" end
  local signer, message, code = sign.check({ name = recipe.name, version = recipe.version, hash = tree.hash(files) }, signature, signers)
  if not signer then return nil, message, code end
  return "signed by " .. system.visible(signer)
end

--- Writes files to a folder of its own and loads the recipe in it, for looking at it before it is installed.
---@param files table[]
---@param work string an empty folder
---@param load fun(path: string): table?, string?, string?
function install.preview(files, work, load)
  local written, message, code = install.write(work .. "/preview", files)
  if not written then return nil, message, code end
  local loaded
  loaded, message, code = load(work .. "/preview")
  if not loaded then return nil, (message:gsub(work:gsub("%p", "%%%0") .. "/preview/", "")), code end
  return loaded
end

install.deceptive = about.deceptive

return install
