local helper = require "helper"
local system = require "quern.host.system"

describe("the command line", function()
  it("runs code, scripts and standard input as lua does", function()
    assert.equal("3\n", (helper.run("-e", "print(1+2)")))
    local path = helper.write(helper.folder() .. "/a.lua", "print(arg[0] ~= nil, arg[1], ...)")
    assert.equal("true\tx\tx\ty\n", (helper.run(path, "x", "y")))
    assert.equal("7\n", (helper.shell("echo 'print(7)' | " .. helper.quern)))
  end)

  it("says what went wrong in one line, with the exit code of its kind", function()
    local _, err, code = helper.run "hlep"
    assert.equal(2, code)
    assert.equal("quern: no command 'hlep'; did you mean 'help'?; 'quern help' lists them\n", err)
    _, err, code = helper.run("version", "--lang")
    assert.equal(2, code)
    assert.matches("unknown option %-%-lang", err)
  end)

  it("stops at Ctrl-C in one line, with the code shells expect", function()
    local _, err, code = helper.shell(("timeout --foreground -s INT 1 %s -e 'while true do end'; echo $? >&2"):format(helper.quern))
    assert.equal("quern: interrupted\n124\n", err .. (code == 0 and "" or "?"))
    _, err = helper.shell(("timeout --foreground --preserve-status -s INT 1 %s -e 'while true do end'; echo $? >&2"):format(helper.quern))
    assert.equal("quern: interrupted\n130\n", err)
  end)

  it("makes a recipe that an editor can complete: settings, and stubs that are Lua", function()
    local folder = helper.folder()
    local out, err, code = helper.shell(("cd %s && %s recipe new prices && %s help --stubs stubs"):format(folder,
      system.real_path(helper.quern), system.real_path(helper.quern)))
    assert.equal("0 ", code .. " " .. err)
    assert.matches("quern recipe test prices", out, 1, true)
    local file = assert(io.open(folder .. "/prices/.luarc.json"))
    local settings = assert(require("quern.json").decode(file:read "a"))
    file:close()
    assert.equal("Lua 5.4", settings["runtime.version"])
    local library = settings["workspace.library"][1]
    assert.is_truthy(system.info(library:sub(1, 1) == "/" and library or folder .. "/prices/" .. library))
    for _, name in ipairs { "quern.lua", "recipe.lua", "quern/frame.lua", "quern/recipe/query.lua", "quern/workbench.lua" } do
      assert(loadfile(folder .. "/stubs/" .. name))
    end
    assert.equal(0, select(3, helper.shell("cd " .. folder .. " && " .. system.real_path(helper.quern) .. " recipe test ./prices")))
  end)

  it("tells about every command, with an example", function()
    local cli = require "quern.cli"
    for _, name in ipairs(cli.commands()) do
      local command = cli.command(name)
      assert.is_string(command.summary, name)
      assert.is_function(command.run, name)
      assert.is_truthy(command.examples and command.examples[1], name .. " has no example")
      local out = helper.run("help", name)
      assert.matches("usage: quern " .. name, out, 1, true)
    end
  end)
end)

describe("json", function()
  local json = require "quern.json"
  it("keeps every digit and orders keys", function()
    assert.equal('{"a":0.1,"b":[1,2.5],"c":12345678901234567}', json.encode { c = 12345678901234567, a = 0.1, b = { 1, 2.5 } })
    assert.equal(0.1 + 0.2, json.decode(json.encode(0.1 + 0.2)))
    assert.equal("[]", json.encode(json.list {}))
  end)
  it("says why it cannot read", function()
    local value, message, code = json.decode "{"
    assert.is_nil(value)
    assert.matches("not JSON", message)
    assert.equal("invalid", code)
  end)
end)
