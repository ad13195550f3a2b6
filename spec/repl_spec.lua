local terminal = require "terminal"
local helper = require "helper"
local system = require "quern.host.system"

local UP, ENTER, CTRL_C = "\27[A", "\n", "\3"

local function session(options)
  local t = terminal.start(nil, options)
  t:wait "> "
  return t
end

local function type_chunk(t, text)
  t:send(text .. ENTER)
end

describe("the session", function()
  local t

  before_each(function()
    if not terminal.available() then pending "no pseudo-terminal can be made here" end
  end)
  after_each(function() if t then t:close() end end)

  it("prints expressions, keeps locals and the last result, and is quiet after a semicolon", function()
    t = session()
    type_chunk(t, "local x = 20 + 1")
    type_chunk(t, "x * 2")
    t:wait "42"
    type_chunk(t, "_ + 1")
    t:wait "43"
    type_chunk(t, "x * 1000;")
    type_chunk(t, "'done'")
    assert.is_nil(t:wait("\ndone"):find "\n21000")
  end)

  it("brings a chunk of several lines back as one entry", function()
    t = session()
    type_chunk(t, "function twice(n)")
    t:wait ">> "
    type_chunk(t, "  return 2 * n")
    t:wait ">> "
    type_chunk(t, "end")
    t:wait "> "
    t:send(UP)
    t:wait "function twice(n)"
    t:wait "return 2 * n"
    t:wait "end"
    t:send(("\b"):rep(4) .. "\nend twice = nil" .. ENTER)
    t:wait "> "
    type_chunk(t, "twice == nil and 'recalled and edited'")
    t:wait "\nrecalled and edited"
  end)

  it("keeps its history for the next session", function()
    t = session()
    type_chunk(t, "remembered = 'from the first session'")
    t:wait "> "
    local home = t.home
    t:close()
    t = session { home = home }
    t:send(UP)
    t:wait "remembered = 'from the first session'"
  end)

  it("names a misspelt global and shows the user's own lines", function()
    t = session()
    type_chunk(t, "pritn(1)")
    t:wait "input 1:1: attempt to call a nil value (global 'pritn'); did you mean 'print'?"
    type_chunk(t, "local function f() error 'deep' end")
    type_chunk(t, "local function g() f() end")
    type_chunk(t, "g()")
    t:wait "input 2:1: deep"
    t:wait "input 2:1 in f"
    t:wait "input 3:1"
  end)

  it("stops a Lua loop within 100 ms of Ctrl-C and goes on", function()
    t = session()
    type_chunk(t, "kept = 'still here' while true do end")
    os.execute "sleep 0.5"
    local sent = system.clock()
    t:send(CTRL_C)
    t:wait "interrupted"
    type_chunk(t, "require('quern.host.system').clock()")
    t:wait "\n"
    local answered = tonumber(t:wait "\n> ":match "([%d%.]+)%s*$")
    assert.is_true(answered - sent < 0.5, ("%.3f s, typing the question included"):format(answered - sent))
    type_chunk(t, "kept")
    t:wait "\nstill here"
  end)

  it("stops a loop inside a coroutine, and coroutines still work", function()
    t = session()
    type_chunk(t, "coroutine.wrap(function() while true do end end)()")
    os.execute "sleep 0.3"
    t:send(CTRL_C)
    t:wait "interrupted"
    type_chunk(t, "local w = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) error('e' .. b) end)")
    type_chunk(t, "w(1)")
    t:wait "\n2"
    type_chunk(t, "w(5)")
    t:wait "e5"
  end)

  it("drops a typed line at Ctrl-C and leaves at Ctrl-D", function()
    t = session()
    t:send "half a li"
    os.execute "sleep 0.2"
    t:send(CTRL_C)
    t:wait "^C"
    type_chunk(t, "6 * 7")
    t:wait "\n42"
    t:leave()
    assert.is_truthy(t:screen():find "\n")
  end)

  it("completes what is there, without running anything", function()
    t = session()
    type_chunk(t, "mytable = { alpha_one = 1, trap = setmetatable({}, { __index = function() os.exit(9) end }) }")
    t:wait "> "
    t:send "mytable.al\t"
    t:wait "mytable.alpha_one"
    t:send "\21mytable.trap.x\t"
    type_chunk(t, "\21'alive'")
    t:wait "\nalive"
  end)

  it("uses no colour with NO_COLOR, and colour without", function()
    t = session { env = "export NO_COLOR=1;" }
    type_chunk(t, "help 'show.grid'")
    t:wait "Draws a grid"
    assert.is_nil(t.raw:find "\27%[1m")
    t:close()
    t = session()
    type_chunk(t, "help 'show.grid'")
    t:wait "Draws a grid"
    assert.is_truthy(t.raw:find "\27%[1m")
  end)

  it("teaches itself: the tutorial goes on when a step was done, and not before", function()
    local folder = helper.folder()
    t = terminal.start(("sh -c 'cd %s && exec %s'"):format(folder, system.real_path(helper.quern)), { columns = 100 })
    t:wait "> "
    type_chunk(t, "tutorial()")
    t:wait "Step 1 of"
    type_chunk(t, "1 + 1")
    t:wait "Not yet"
    local steps = require("quern.tutorial").steps
    for number, step in ipairs(steps) do
      type_chunk(t, step.try)
      t:wait(steps[number + 1] and ("Step %d of"):format(number + 1) or "That is all you need")
    end
    local _, err, code = helper.shell(("cd %s && %s run ./my_first.lua"):format(folder, system.real_path(helper.quern)))
    assert.equal("0 ", code .. " " .. err)
  end)

  it("works as a plain reader without a terminal", function()
    local out = helper.shell("printf 'print(1 + 1)' | " .. helper.quern)
    assert.equal("2\n", out)
  end)
end)
