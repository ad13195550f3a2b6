-- What is left to a worker whose Lua has been broken out of: nothing but computing and the one descriptor.
local helper = require "helper"
local sandbox = require "quern.host.sandbox"

local FAILS = { "open for reading", "open for writing", "openat2", "stat", "readlink", "unlink", "mkdir", "rename", "symlink", "chdir",
  "dup", "pipe", "executable memory", "making memory executable", "raising a limit", "becoming dumpable", "uname", "ioctl", "memory" }
local KILLS = { "exec", "fork", "clone", "socket", "unix socket", "kill", "ptrace", "process memory", "unshare", "mount", "io_uring",
  "bpf", "sendmsg", "memfd", "setuid" }

describe("the jail", function()
  local support = sandbox.support()
  if not support.seccomp then return pending "this kernel has no seccomp filters" end
  local program = helper.folder() .. "/probe"
  local _, err, code = helper.shell(("cc -std=c11 -D_GNU_SOURCE -pthread -Ihost spec/sandbox/probe.c host/sandbox/jail.c host/sandbox/seccomp.c "
    .. "host/sandbox/landlock.c host/base/status.c -o %s"):format(program))

  it("has a probe that builds", function() assert.equal(0, code, err) end)

  local outcome = {}
  for name, what in helper.shell(program):gmatch "([^\n:]+): ([^\n]+)" do outcome[name] = what end

  it("makes harmless calls fail", function()
    for _, name in ipairs(FAILS) do assert.equal("denied", outcome[name], name) end
  end)

  it("kills what starts programs, processes or connections, or reaches for others", function()
    for _, name in ipairs(KILLS) do assert.equal("killed by 31", outcome[name], name) end
    assert.is_truthy(outcome["32-bit calls"] == nil or outcome["32-bit calls"]:match "^killed", outcome["32-bit calls"])
  end)

  it("takes away memory that is shared with the parent", function()
    assert.equal("killed by 11", outcome["shared memory"])
  end)

  it("leaves threads, which computing uses", function() assert.equal("allowed", outcome["a thread"]) end)
end)
