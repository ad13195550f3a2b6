package.path = "./spec/attacks/?.lua;" .. package.path
local attack = require "attack"

--- Each case: what it tries, the code, and how it must end: "denied" "failed" "limit" "invalid" (the code of the
--- error), or the value that shows that it got nothing.
local function cases(list)
  for _, case in ipairs(list) do
    it(case[1], function()
      local found, ended, message = attack.ends(case[2], case[3])
      assert.is_true(found, ("%s: ended as %s (%s)"):format(case[1], tostring(ended), tostring(message)))
      assert.is_true(attack.seconds < 6, case[1] .. " took " .. attack.seconds)
    end)
  end
end

describe("a recipe cannot reach the machine:", function()
  cases {
    { "io.open", 'return out(io.open("/etc/passwd"):read "a")', "denied" },
    { "io through _G", 'return out(_G.io == nil and _ENV.io == nil)', "true" },
    { "os.execute", 'os.execute "touch /tmp/quern-was-here"', "denied" },
    { "os.getenv", 'return out(os.getenv "HOME")', "denied" },
    { "os.remove", 'os.remove "/tmp/x"', "denied" },
    { "os.exit", "os.exit(0)", "denied" },
    { "debug", "return out(debug.getregistry())", "denied" },
    { "package", 'return out(package.loadlib("/lib/x86_64-linux-gnu/libc.so.6", "system"))', "denied" },
    { "dofile and loadfile", "return out(dofile == nil and loadfile == nil)", "true" },
    { "require of the host", 'require "quern.host.system"', "denied" },
    { "require of the sandbox", 'require "quern.host.sandbox"', "denied" },
    { "require of a path", 'require "../../etc/passwd"', "denied" },
    { "require of the standard library", 'return out(require "io")', "denied" },
    { "the registry through coroutine.running", "return out(type(coroutine.running()))", "thread" },
  }
end)

describe("a recipe cannot break the language:", function()
  cases {
    { "bytecode", 'return out(load("\27Lua") == nil)', "true" },
    { "bytecode with mode b", 'return out((load(string.char(27) .. "LuaT", "x", "b")) == nil)', "true" },
    { "bytecode in pieces", 'local n = 0 return out((load(function() n = n + 1 return ({ "\27", "Lua" })[n] end)) == nil)', "true" },
    { "string.dump", "return out(string.dump(print))", "denied" },
    { "the string metatable", 'return out(getmetatable("") == false)', "true" },
    { "a poisoned string method", 'string.rep = function() return "bad" end', "failed" },
    { "a poisoned string method seen by others", 'pcall(rawset, string, "rep", print) return out(("a"):rep(3))', "aaa" },
    { "a metatable of the library", "return out(getmetatable(string))", "false" },
    { "a finalizer", "setmetatable({}, { __gc = function() end })", "failed" },
    { "a weak table", 'setmetatable({}, { __mode = "k" })', "failed" },
    { "a weak table, later", 'local m = {} setmetatable({}, m) m.__mode = "k"', "failed" },
    { "a weak table by rawset", 'local m = {} setmetatable({}, m) rawset(m, "__mode", "k")', "failed" },
    { "a weak table under another metatable", [[
        local m = {} setmetatable({}, m) setmetatable(m, { __newindex = function(t, k, v) rawset(t, k, v) end })
        m["__" .. "mode"] = "k"]], "failed" },
    { "a weak table through an inherited metatable", [[
        local base = { __index = {}, __newindex = nil } local m = setmetatable({}, base) setmetatable({}, m)
        base.__newindex = nil m.__mode = "v"]], "failed" },
    { "the collector", "collectgarbage()", "denied" },
    { "fields in a chain", 'local t = {} t.a = t return out((load("return (...)" .. (".a"):rep(100000) .. ".x.y")) == nil)', "true" },
    { "an _ENV in a chain", [[return out((load("local _ENV = ... return _ENV" .. ("._ENV"):rep(100000) .. ".x.y")) == nil)]], "true" },
    { "parentheses around a chain", [[
        local s = "t" for i = 1, 150 do s = "(" .. s .. (".a"):rep(20) .. ")" end
        return out((load("local t = ... return " .. s)) == nil)]], "true" },
    { "closes in closes", [[
        local before
        for i = 1, 100000 do
          local inner = before
          before = coroutine.create(function()
            local x <close> = setmetatable({}, { __close = function() if inner then coroutine.close(inner) end end })
            coroutine.yield()
          end)
          coroutine.resume(before)
        end
        return out(coroutine.close(before))]], { "false", "limit" } },
    { "an address in a text", "return out(tostring({}) .. tostring(print) .. ('%s'):format({}))", "table: 1function: 2table: 3" },
    { "an address by %p", 'return out(("%p"):format({}))', "failed" },
    { "an address by %p behind a zero", 'return out(("\\0%p"):format({}))', "failed" },
    { "a handler that fails for ever", "local function h() error(1) end return out(select('#', xpcall(error, h, 1)))", "2" },
    { "parser depth", 'return out((load("return " .. ("("):rep(100000))) == nil)', "true" },
    { "parser depth of tables", 'return out((load("return " .. ("{"):rep(100000))) == nil)', "true" },
    { "a source of more than 1 MiB", 'return out((load("return 1" .. (" "):rep(1 << 20))) == nil)', "true" },
    { "recursion without end", "local function f() return 1 + f() end return out((pcall(f)))", { "false", "limit" } },
    { "recursion in tostring", "local m = {} m.__tostring = function(t) return tostring(t) end return out((pcall(tostring, setmetatable({}, m))))",
      "false" },
    { "recursion in gsub", 'local function f(s) return (s:gsub(".", f)) end return out((pcall(f, "aa")))', "false" },
  }
end)

describe("a recipe is stopped:", function()
  cases {
    { "an endless loop", "while true do end", "limit" },
    { "an endless loop in pcall", "while true do pcall(function() while true do end end) end", "limit" },
    { "an endless loop in a coroutine", "coroutine.wrap(function() while true do end end)()", "limit" },
    { "an endless handler", "xpcall(error, function() while true do end end)", "limit" },
    { "a pattern that backtracks", 'return out(("a"):rep(40):find((".-"):rep(40) .. "b"))', "limit" },
    { "an empty string, very often", 'return out(#(""):rep(1 << 62))', { "limit", "0" } },
    { "a move over everything", "table.move({}, 1, 1 << 60, 2)", "limit" },
    { "a concat of everything", 'table.concat(setmetatable({}, { __len = function() return 1 << 60 end, __index = { } }), "", 1, 1 << 60)',
      { "limit", "failed" } },
    { "doubling a string", 'local s = "x" while true do s = s .. s end', "limit" },
    { "doubling a string in pcall", 'while true do pcall(function() local s = "x" while true do s = s .. s end end) end', "limit" },
    { "string.rep", 'return out(#("x"):rep(1 << 34))', { "limit", "failed" } },
    { "filling a table", "local t = {} while true do t[#t + 1] = {} end", "limit" },
    { "coroutines", "local t = {} while true do t[#t + 1] = coroutine.create(function() end) end", "limit" },
    { "a flood of print", 'while true do print(("x"):rep(1000)) end', "limit" },
    { "a flood of warnings", 'while true do q.warn(("x"):rep(1000)) end', "limit" },
    { "a flood of rows", 'local t = {} for i = 1, 1e6 do t[i] = { v = ("x"):rep(1000) } end return { t = t }', "limit" },
    { "a result in a circle", "local t = {} t[1] = t return { t = t }", { "failed", "limit" } },
    { "a result that is shared and doubles", "local t = {} for i = 1, 50 do t = { t, t } end return { t = { { v = t } } }", { "failed", "limit" } },
  }
end)
