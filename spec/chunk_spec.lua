-- `local` between the chunks of a session: each case is a list of chunks and what the last one gives.
local chunk = require "quern.chunk"

local function last(chunks)
  local session, results = chunk.session(), nil
  for _, source in ipairs(chunks) do
    local run, message = session:compile(source)
    if not run then return "error: " .. message end
    results = table.pack(pcall(run))
    if not results[1] then results = { n = 2, nil, "error: " .. tostring(results[2]) } end
  end
  return table.unpack(results, 2, results.n)
end

local CASES = {
  { "a local is there in the next chunk", { "local x = 1", "x" }, 1 },
  { "several names, several values", { "local a, b, c = 1, 2", "tostring(a) .. tostring(b) .. tostring(c)" }, "12nil" },
  { "without a value it is nil and hides a global", { "print_old = print", "local print", "print" }, nil },
  { "assignment reaches the same variable", { "local x = 1", "x = x + 1", "x" }, 2 },
  { "a redeclaration is a new variable: closures keep the old one",
    { "local x = 1", "local f = function() return x end", "local x = 2", "f() * 10 + x" }, 12 },
  { "the old value can be named on the right", { "local x = 1", "local x = x + 1", "x" }, 2 },
  { "two declarations in one chunk", { "local x = 1 local f = function() return x end local x = 5", "f() * 10 + x" }, 15 },
  { "closures share a variable over chunks",
    { "local n = 0", "local function up() n = n + 1 end", "up() up()", "n" }, 2 },
  { "a local function can call itself", { "local function fact(n) return n == 0 and 1 or n * fact(n - 1) end", "fact(5)" }, 120 },
  { "a local in a block stays there", { "do local hidden = 1 end", "hidden" }, nil },
  { "a local in a function stays there", { "local f = function() local inner = 1 return inner end", "inner" }, nil },
  { "a loop's variable stays there", { "for i = 1, 3 do local j = i end", "i or j" }, nil },
  { "a local in if and repeat stays there", { "if true then local a1 = 1 end repeat local b1 = 1 until b1 == 1", "a1 or b1" }, nil },
  { "a string that says local is no declaration", { "s = 'local z = 9'", "z" }, nil },
  { "nor is a comment", { "-- local z = 9\n--[[ local y = 1 ]] local w = 3", "tostring(z) .. tostring(y) .. w" }, "nilnil3" },
  { "nor a long string", { "s = [==[ local q = 1 ]] ]==] local r = 4", "tostring(q) .. r" }, "nil4" },
  { "a constant stays constant", { "local k <const> = 7", "k = 8" }, "error: input 2:1: attempt to assign to const variable 'k'" },
  { "a constant can be read", { "local k <const>, j = 7, 8", "k + j" }, 15 },
  { "a constant can be declared again", { "local k <const> = 7", "local k = 8", "k = 9", "k" }, 9 },
  { "a value to close is still open in the next chunk",
    { "log = {} local h <close> = setmetatable({}, {__close = function() log[1] = 'closed' end})", "#log" }, 0 },
  { "goto inside a loop",
    { "local sum = 0 for i = 1, 5 do if i == 3 then goto continue end sum = sum + i ::continue:: end", "sum" }, 12 },
  { "goto past a declaration", { "do goto done end local v = 1 ::done::", "type(v)" }, "nil" },
  { "goto over a local to the end is a chunk of its own", { "goto done; local v = 1; ::done::", "v" }, nil },
  { "a chunk that declares and returns", { "local x = 3 return x * 2" }, 6 },
  { "what it declared is kept", { "local x = 3 return x * 2", "x" }, 3 },
  { "a table constructor prints itself", { "local t = {local_x = 1}", "t.local_x" }, 1 },
  { "method definitions", { "local T = {} function T:m() return self.v end T.v = 6", "T:m()" }, 6 },
  { "varargs are empty", { "local n = select('#', ...)", "n" }, 0 },
  { "integer division and comments at the end", { "local d = 7 // 2 -- half", "d" }, 3 },
  { "a number with letters", { "local h = 0x1F local e = 1e2", "h + e" }, 131.0 },
  { "an upvalue of an upvalue", { "local a = 1", "local function f() return function() a = a + 1 return a end end", "f()()", "a" }, 2 },
  { "more than 200 names", (function()
    local chunks = {}
    for i = 1, 260 do chunks[i] = ("local v%d = %d"):format(i, i) end
    chunks[261] = "v1 + v260"
    return chunks
  end)(), 261 },
}

describe("local in a session", function()
  for _, case in ipairs(CASES) do
    it(case[1], function() assert.equal(case[3], (last(case[2]))) end)
  end

  it("knows an unfinished chunk from a wrong one", function()
    local session = chunk.session()
    local _, _, unfinished = session:compile "for i = 1, 3 do"
    assert.is_true(unfinished)
    _, _, unfinished = session:compile "x = = 1"
    assert.is_false(unfinished)
  end)

  it("closes what was declared to be closed, at the end, latest first", function()
    local session = chunk.session()
    _G.order = {}
    for _, name in ipairs { "a", "b" } do
      local source = "local %s <close> = setmetatable({}, {__close = function() order[#order + 1] = %q end})"
      assert(session:compile(source:format(name, name)))()
    end
    session:close()
    assert.same({ "b", "a" }, _G.order)
    _G.order = nil
  end)

  it("names lines as the user counts them", function()
    local session = chunk.session()
    assert(session:compile "local a = 1")()
    local run = assert(session:compile "local b = a\nerror('here')")
    local _, message = pcall(run)
    assert.equal("input 2:2: here", message)
  end)
end)

describe("completion", function()
  local complete = require "quern.complete"
  local values = { frame = { read = print, rename = print, version = 1 },
    file = setmetatable({ own = 1 }, { __index = { close = print, count = 2 } }),
    trap = setmetatable({}, { __index = function() error "ran user code" end }) }
  local function ask(line)
    local start = #line:match "^(.-)[%w_%.:]*$"
    return complete.candidates(line, #line, start, function(name) return values[name] end,
      function() return { "frame", "file", "first" } end)
  end

  it("offers fields, methods, names and keywords", function()
    assert.same({ "frame.read", "frame.rename" }, ask "x = frame.re")
    assert.same({ "file:close" }, ask "file:")
    assert.same({ "file", "first" }, ask "print(fi")
    assert.same({ "while" }, ask "whi")
    assert.same({}, ask "nothing.here")
  end)

  it("never runs the user's code", function()
    assert.same({}, ask "trap.x.y")
    assert.same({}, ask "trap.")
  end)

  it("offers files inside a string", function()
    assert.same({ "main.c" }, ask 'frame.read("host/mai')
  end)
end)
