--- Calls to the two programs that recipes lean on, git and ssh-keygen, with every word quoted.

local shell = {}

local function quote(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local PACKAGES = { git = "git", ["ssh-keygen"] = "openssh-client" }

--- Why a program cannot be called, or nil.
local function missing(words)
  for _, word in ipairs(words) do
    if PACKAGES[word] and not os.execute("command -v " .. word .. " >/dev/null 2>&1") then
      return ("needs %s, which is not installed: apt-get install %s"):format(word, PACKAGES[word])
    end
  end
end

--- Runs a program; its output and errors in one text.
---@param words string[]
---@param input string? path of a file for its standard input
---@return boolean fine, string output
function shell.run(words, input)
  local lacks = missing(words)
  if lacks then return false, lacks end
  local quoted = {}
  for i, word in ipairs(words) do quoted[i] = quote(word) end
  local pipe = assert(io.popen(table.concat(quoted, " ") .. " 2>&1 <" .. quote(input or "/dev/null")))
  local output = pipe:read "a"
  local fine = pipe:close()
  return fine == true, output
end

--- A new folder that is removed when the variable goes out of scope: `local work <close> = shell.folder()`; `work.path`.
---@return table
function shell.folder()
  local path = os.tmpname()
  os.remove(path)
  assert(require("quern.host.system").make_folder(path))
  return setmetatable({ path = path }, { __close = function(self) shell.run { "rm", "-rf", "--", self.path } end })
end

return shell
