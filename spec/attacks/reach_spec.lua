-- Attacks through what a recipe is given: q, the corpus, frames, text, JSON; and on the parent, through what is handed back.
package.path = "./spec/attacks/?.lua;" .. package.path
local attack = require "attack"
local corpus = require "quern.corpus"
local helper = require "helper"

local opened, folder

local function cases(list)
  for _, case in ipairs(list) do
    it(case[1], function()
      local found, ended, message = attack.ends(case[2], case[3], { corpus = opened, print = function() end })
      assert.is_true(found, ("%s: ended as %s (%s)"):format(case[1], tostring(ended), tostring(message)))
      assert.is_true(attack.seconds < 6, case[1] .. " took " .. attack.seconds)
    end)
  end
end

local function fingerprint()
  return helper.shell(("sha256sum %s/corpus.db %s/news.txt; ls %s"):format(folder, folder, folder))
end

describe("through the corpus a recipe cannot", function()
  local before
  setup(function()
    folder = helper.folder()
    helper.write(folder .. "/news.txt", "Steel\n\nSteel capacity utilization fell to 71 percent in 2015.\n")
    opened = assert(corpus.open(folder .. "/corpus.db"))
    assert(opened:read { folder .. "/news.txt" })
    opened:close()
    opened = assert(corpus.open(folder .. "/corpus.db"))
    before = fingerprint()
  end)
  teardown(function()
    local after = fingerprint()
    opened:close()
    assert.equal(before, after, "the corpus was changed")
  end)

  cases {
    { "run SQL", 'q.corpus:statement("DROP TABLE document"):run()', "failed" },
    { "reach the store", "return out(q.corpus.store)", "nil" },
    { "attach a file", [[q.corpus:exec("ATTACH '/tmp/x.db' AS x")]], "failed" },
    { "inject SQL by a filter", [[local n = 0 for _ in q.corpus:documents { publisher = "' OR 1=1; DROP TABLE document; --" } do n = n + 1 end
        return out(n)]], "0" },
    { "inject SQL by the name of a filter", 'q.corpus:documents { ["id = 1 OR 1"] = 1 }', { "failed", "invalid" } },
    { "pass a table as a filter", "q.corpus:documents { publisher = {} }", { "failed", "invalid" } },
    { "pass a function as a filter", "q.corpus:documents { publisher = print }", "failed" },
    { "use ATTACH, PRAGMA or a CTE as search words", [[
        for _, words in ipairs { "ATTACH", "PRAGMA writable_schema=1", "WITH RECURSIVE t(n) AS (SELECT 1)", '"*" OR NEAR(', "load_extension('x')" } do
          pcall(q.corpus.search, q.corpus, words) end
        return out "done"]], "done" },
    { "search for a very long text", 'return out((pcall(q.corpus.search, q.corpus, ("a "):rep(1e6))))', "false" },
    { "open iterations without end", "for i = 1, 1e6 do q.corpus:documents() end", { "limit", "failed" } },
    { "write to a document", [[for d in q.corpus:documents() do d.title = "forged" end
        for d in q.corpus:documents() do return out(d.title) end]], "Steel" },
    { "ask for a document that is none", "return out(q.corpus:document(-1) == nil and q.corpus:document('x') == nil)", "true" },
    { "ask for a position far away", "return out((pcall(function() for d in q.corpus:documents() do return d:position(1 << 62) end end)))",
      { "true", "false" } },
    { "store claims", "q.corpus:store_claims(1, 'x', {})", "failed" },
    { "open a transaction", "q.corpus:transaction(print)", "failed" },
    { "close the corpus", "q.corpus:close()", "failed" },
    { "read a file", 'q.read "/etc/passwd"', "denied" },
    { "read a file beside", 'q.read "../../../../etc/passwd"', "denied" },
    { "read a name with a zero", 'q.read "a\\0b"', { "denied", "invalid" } },
    { "call the parent by another name", 'q.corpus.call("store", {})', "failed" },
  }
end)

describe("by frames and text a recipe cannot", function()
  cases {
    { "read a file", 'q.frames.read "/etc/passwd"', "failed" },
    { "write a file", [[local f = q.frames.new { { "a", "i64", { 1 } } } return out((f:write "/tmp/quern-attack.csv"))]], "nil" },
    { "call a method with something else", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        return out((pcall(function() return #f.where({}, "a > 0") end)) or (pcall(function() return #f.where("x", "a > 0") end)) or (pcall(f.row, f, {})))]], "false" },
    { "forge a frame", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        local forged = setmetatable({ handle = q }, getmetatable(f)) return out((pcall(function() return forged:row(1) end)))]], "false" },
    { "forge a frame with another object", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        local lexicon = require "quern.lexicon".shipped()
        local forged = setmetatable({ handle = lexicon }, getmetatable(f)) return out((pcall(function() return forged:rows()() end)))]], "false" },
    { "finalize an object twice", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        f:run() return out(f.handle.__gc == nil and f.handle.__index == nil and f.handle.__close == nil)]], "true" },
    { "give the library's class a finalizer", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        local class = getmetatable(f) class["__" .. "gc"] = function() end]], "failed" },
    { "give the library's class weak parts", [[local f = q.frames.new { { "a", "i64", { 1 } } } f.__index["__" .. "mode"] = "kv"]], "failed" },
    { "crash an expression by its depth", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        return out((pcall(function() return #f:where(("("):rep(1e5) .. "a" .. (")"):rep(1e5)) end)))]], "false" },
    { "crash an expression by its length", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        return out((pcall(function() return #f:where("a" .. ("+a"):rep(2e5) .. " > 0") end)))]], { "false", "true", "limit" } },
    { "multiply rows without end", [[
        local t = {} for i = 1, 20000 do t[i] = 1 end
        local f = q.frames.new { { "a", "i64", t } }
        for i = 1, 4 do f = f:join(f, { on = { "a" } }) end return out(#f)]], { "limit", "failed" } },
    { "ask for an index out of range", [[local f = q.frames.new { { "a", "i64", { 1 } } }
        return out((pcall(f.row, f, 1 << 62)) and (pcall(f.row, f, -1)) and (pcall(f.row, f, 0)))]], { "true", "false" } },
    { "scan a text that is too large", 'return out(#require "quern.text".scanner():scan(("7 "):rep(3e7)))', { "limit", "failed" } },
    { "put a bad zone on a text", [[return out((pcall(function() return #require "quern.text".scanner():scan("12 t",
        { zones = { { from = -5, to = 1 << 60, kind = "body" } } }) end)))]], { "true", "false" } },
    { "change a shipped lexicon", 'require "quern.lexicon".shipped():add("x", "SECTOR", "y")', "failed" },
    { "change a module", 'require "quern.json".encode = print', "failed" },
    { "nest JSON", 'return out((require "quern.json".decode(("["):rep(1e6))) == nil)', "true" },
    { "nest JSON on the way out", "local t = {} for i = 1, 1e4 do t = { t } end return out((pcall(require 'quern.json'.encode, t)))", "false" },
    { "make JSON too large", [[return out((require "quern.json".decode('"' .. ("x"):rep(65 << 20) .. '"')) == nil)]], { "true", "limit" } },
    { "nest a rule's pattern", [[return out((pcall(rule, { "r", table = "t", ("("):rep(1e5) .. '"a"' .. (")"):rep(1e5) })))]], "false" },
    { "make a rule's pattern explode", [[return out((pcall(rule, { "r", table = "t", ("(a | "):rep(30) .. "b" .. (")"):rep(30) .. " X" })))]],
      { "true", "false", "limit" } },
  }
end)

describe("with what it hands back a recipe cannot", function()
  cases {
    { "bring a function", "return { t = { { v = print } } }", "failed" },
    { "bring an object", 'return { t = { { v = require "quern.lexicon".shipped() } } }', "failed" },
    { "bring a table where a text is", 'return { t = { { v = {} } } }', "invalid" },
    { "bring undeclared tables", "return { t = {}, ['../../x'] = {} }", "invalid" },
    { "bring undeclared columns", "return { t = { { v = 'a' }, { ['../x'] = 1 } } }", "invalid" },
    { "bring nothing", "return nil", "invalid" },
    { "answer slowly and often", "while true do q.corpus = nil print(('x'):rep(100)) end", "limit" },
    { "bring a number for a name", "return { 1, 2, 3 }", "invalid" },
    { "lie about its length", [[return { t = setmetatable({}, { __len = function() return 1 << 60 end, __index = function() return { v = "a" } end }) }]],
      { "limit", "invalid", "failed" } },
    { "steer by an error object", "error(setmetatable({}, { __tostring = function() while true do end end }))", "limit" },
    { "send control characters as an error", 'error("\\27[2J\\u{202E}")', "failed" },
    { "yield out of run", "coroutine.yield(1)", "failed" },
    { "end by an error that is nil", "error(nil)", "failed" },
    { "end by a large error", 'error(("x"):rep(30 << 20))', { "failed", "limit", "invalid" } },
  }

  it("leave hidden characters in a message", function()
    local _, message = attack.run 'error("\\27[2J\\u{202E}x")'
    assert.is_nil(message:find("\27", 1, true))
    assert.is_nil(message:find("\u{202E}", 1, true))
  end)
end)

describe("the file of a recipe cannot", function()
  local recipe = require "quern.recipe"
  local function load_text(text)
    return recipe.load(helper.write(helper.folder() .. "/x.lua", text))
  end
  local function refused(name, text, ...)
    local codes = { ... }
    it(name, function()
      local started = os.time()
      local loaded, message, code = load_text(text)
      assert.is_nil(loaded)
      local found = false
      for _, expected in ipairs(codes) do found = found or expected == code end
      assert.is_true(found, tostring(code) .. ": " .. tostring(message))
      assert.is_true(os.time() - started < 9)
    end)
  end
  refused("be bytecode", "\27Lua" .. ("\0"):rep(100), "invalid")
  refused("run for ever while it is read", "while true do end", "limit")
  refused("fill memory while it is read", "local t = {} while true do t[#t + 1] = {} end", "limit")
  refused("be too large", "return {}" .. (" "):rep(1 << 20), "limit")
  refused("nest without end", "return " .. ("{"):rep(1e5), "invalid")
  refused("declare without end", "local t = {} t.name = t return t", "failed", "limit", "invalid")
  refused("name itself by hidden characters", [[return { quern = 1, name = "a", version = "1.0.0", licence = "MIT", title = "x\u{202E}y",
    tables = {}, run = print }]], "invalid")
  refused("hide a field behind a metatable", "return setmetatable({}, { __index = function() return 1 end })", "invalid")
  refused("read the machine while it is read", "return { quern = 1, name = io.open('/etc/hostname'):read() }", "denied")

  it("bring hidden characters into a message", function()
    for _, text in ipairs { 'return { ["\\27[2J"] = 1 }', 'return { quern = "\\27[2J\\u{202E}" }', 'error "\\27[2J"', 'x = "\27[2J" y' } do
      local _, message = load_text(text)
      assert.is_nil(message:find "[\27]", message)
      assert.is_nil(message:find("\u{202E}", 1, true))
    end
    local _, message = attack.run 'return { ["\\27[2J"] = {} }'
    assert.is_nil(message:find "\27")
    _, message = attack.run 'return { t = { { v = "a", ["\\27[2J"] = 1 } } }'
    assert.is_nil(message:find "\27")
  end)

  it("be a pipe or a device", function()
    local path = helper.folder() .. "/pipe.lua"
    helper.shell("mkfifo " .. path)
    for _, name in ipairs { path, "/dev/zero", "/dev/stdin" } do
      local _, _, code = recipe.load(name)
      assert.is_truthy(code == "invalid" or code == "notfound", tostring(code))
    end
  end)
end)
