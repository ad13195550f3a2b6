--- Signatures of recipes: `ssh-keygen -Y` over one line with name, version and tree hash. No keys of our own.
-- Who may sign is kept in an OpenSSH "allowed signers" file: one line for each, `name@example.org ssh-ed25519 AAAA...`.

local shell = require "quern.recipe.shell"
local system = require "quern.host.system"

local sign = {}

local NAMESPACE = "quern-recipe"

local function statement(name, version, hash) return ("%s %s %s\n"):format(name, version, hash) end

local function last_line(output) return output:match "([^\n]+)\n*$" or "ssh-keygen failed" end

--- Signs; returns the signature to be kept beside the archive as ARCHIVE.sig.
---@param about { name: string, version: string, hash: string }
---@param key string path of the private key
---@return string? signature, string? message, string? code
function sign.make(about, key)
  local work <close> = shell.folder()
  local path = work.path .. "/statement"
  assert(system.write(path, statement(about.name, about.version, about.hash)))
  local fine, output = shell.run { "ssh-keygen", "-Y", "sign", "-f", key, "-n", NAMESPACE, path }
  if not fine then return nil, "cannot sign: " .. last_line(output), "failed" end
  local file = assert(io.open(path .. ".sig", "rb"))
  local signature = file:read "a"
  file:close()
  return signature
end

--- Who signed, if the signature is good and its key is in the signers file.
---@param about { name: string, version: string, hash: string }
---@param signature string
---@param signers string path of the allowed signers file
---@return string? signer, string? message, string? code
function sign.check(about, signature, signers)
  local work <close> = shell.folder()
  local text, seal = work.path .. "/statement", work.path .. "/statement.sig"
  assert(system.write(text, statement(about.name, about.version, about.hash)))
  assert(system.write(seal, signature))
  local fine, output = shell.run { "ssh-keygen", "-Y", "find-principals", "-s", seal, "-f", signers }
  local signer = fine and output:match "^([^\n]+)"
  if not signer then return nil, "signed by a key that is not in " .. signers, "denied" end
  fine, output = shell.run({ "ssh-keygen", "-Y", "verify", "-f", signers, "-I", signer, "-n", NAMESPACE, "-s", seal }, text)
  if not fine then return nil, "the signature is not of these files: " .. last_line(output), "denied" end
  return signer
end

return sign
