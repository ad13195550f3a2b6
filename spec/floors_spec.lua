-- The house: a file uses its own floor and those below it; engine files know no Lua; the top level keeps its names.
local helper = require "helper"

local FLOOR = { base = 0, text = 1, claim = 1, frame = 1, store = 1, read = 1, sandbox = 1, net = 1, lua = 2, repl = 3 }
local TOP = { host = true, scripts = true, lib = true, data = true, spec = true, Makefile = true, ["README.md"] = true,
  LICENSE = true, ["CHANGELOG.md"] = true, ["CONTRIBUTING.md"] = true }

local function lines(command)
  local list = {}
  for line in helper.shell(command):gmatch "[^\n]+" do list[#list + 1] = line end
  return list
end

describe("the floors of the house", function()
  it("point down only", function()
    local wrong = {}
    for _, line in ipairs(lines "grep -rHE '^#include \"' host --include=*.c --include=*.h") do
      local file, room, included = line:match '^(host/([%w]+)/[^:]+):#include "([%w]+)/'
      if room and FLOOR[included] and FLOOR[room] and FLOOR[included] > FLOOR[room] then wrong[#wrong + 1] = line end
      assert.is_truthy(not file or FLOOR[room], "a folder without a floor: " .. line)
    end
    assert.same({}, wrong)
  end)

  it("keep Lua out of the engine", function()
    assert.same({}, lines("grep -lrE '#include *[<\"](lua|lauxlib|lualib)\\.h' "
      .. "host/base host/text host/claim host/frame host/store host/read host/sandbox host/net"))
  end)

  it("keep what rules are called out of the engine: it asks what they are", function()
    assert.same({}, lines "grep -rnE 'rule->name|rule\\.name' host/claim")
  end)

  it("keep SQLite in the store", function()
    assert.same({}, lines "grep -lr 'sqlite3.h' host | grep -vE '^host/(store|sandbox)/'")
  end)

  it("have no room beside the agreed ones", function()
    local extra = {}
    for _, name in ipairs(lines "git ls-files 2>/dev/null | cut -d/ -f1 | sort -u") do
      if not TOP[name] and name:sub(1, 1) ~= "." then extra[#extra + 1] = name end
    end
    assert.same({}, extra)
  end)

  it("keep files to one subject", function()
    local long = {}
    for _, line in ipairs(lines "find host lib scripts -name '*.[ch]' -o -name '*.lua' | xargs wc -l") do
      local count, file = line:match "^%s*(%d+) (.+)$"
      if file and file ~= "total" and tonumber(count) > 800 then long[#long + 1] = file end
    end
    assert.same({}, long)
  end)
end)
