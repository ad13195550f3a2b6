-- Helpers shared by all specs: the binary under test, temporary folders, the outside test material.
local system = require "quern.host.system"

local helper = {}

--- The quern under test.
helper.quern = os.getenv "QUERN" or "./quern"

--- Folder of the outside test material, or nil: specs that need it call `helper.shared(path) or pending(...)`.
---@param path string below ../shared
---@return string?
function helper.shared(path)
  local full = "../shared/" .. path
  return system.info(full) and full or nil
end

--- A fresh folder, removed at the end of the run.
---@return string
function helper.folder()
  local name = os.tmpname()
  os.remove(name)
  assert(system.make_folder(name))
  helper.folders[#helper.folders + 1] = name
  return name
end
helper.folders = {}

--- Writes a file and returns its path.
function helper.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

--- Quotes a word for the shell.
function helper.quote(word) return "'" .. tostring(word):gsub("'", "'\\''") .. "'" end

--- Runs `quern ARGUMENTS`; returns standard output, standard error and the exit code.
---@param ... string
---@return string out, string err, integer code
function helper.run(...)
  local words = { helper.quern }
  for i = 1, select("#", ...) do words[#words + 1] = helper.quote((select(i, ...))) end
  return helper.shell(table.concat(words, " ") .. " </dev/null")
end

--- Runs a shell command; returns standard output, standard error and the exit code.
function helper.shell(command)
  local out, err = os.tmpname(), os.tmpname()
  local _, _, code = os.execute(("{ %s\n} >%s 2>%s"):format(command, out, err))
  local function take(path)
    local file = assert(io.open(path, "rb"))
    local bytes = file:read "a"
    file:close()
    os.remove(path)
    return bytes
  end
  return take(out), take(err), code
end

if arg then
  local busted = require "busted"
  busted.subscribe({ "suite", "end" }, function()
    for _, folder in ipairs(helper.folders) do os.execute("rm -rf " .. helper.quote(folder)) end
    return nil, true
  end)
end

package.loaded.helper = helper
return helper
