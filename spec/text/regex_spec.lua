local helper = require "helper"
local text = require "quern.text"

describe("regex", function()
  it("finds spans and groups, numbered and named", function()
    local re = text.regex([[(?<share>\d+)\s*(per\s?cent|%)(!)?]], "i")
    assert.same({ 5, 14, "23", "PER CENT", false }, { re:find "Up: 23PER CENT" })
    local match = re:groups("a 7% b")
    assert.same({ 3, 4, "7%", "7", "%" }, { match.from, match.to, match[0], match.share, match[2] })
    assert.is_nil(re:find "none")
    assert.is_nil((re:find("7%", 3)))
  end)

  it("goes through all matches, the empty ones too, a character at a time", function()
    local found = {}
    for m in text.regex("x*"):gmatch "中x" do found[#found + 1] = ("%d-%d"):format(m.from, m.to) end
    assert.same({ "1-0", "4-4", "5-4" }, found)
  end)

  it("says what is wrong with a pattern, and where", function()
    assert.error_matches(function() text.regex "a(b" end, "regular expression 'a%(b', at character 4: missing closing parenthesis")
    assert.error_matches(function() text.regex("a", "g") end, "knows: i m s x")
  end)

  it("stops a pattern that tries too many ways", function()
    local hostile = { "(a+)+$", "(a|aa)+$", "^(\\w+\\s?)*$", "(.*)*(.*)*(.*)*x", "((a*)*)*b", "(?:a?){30}a{30}" }
    for _, pattern in ipairs(hostile) do
      local before = os.clock()
      local found, message, code = text.regex(pattern):find(("a"):rep(40) .. "!")
      assert.is_true(os.clock() - before < 2, pattern)
      if found == nil and message then
        assert.equal("limit", code)
        assert.matches(pattern:sub(1, 20), message, 1, true)
      end
    end
    local _, _, code = text.regex("(a+)+$"):find(("a"):rep(100) .. "!")
    assert.equal("limit", code)
  end)

  it("matches around bytes that are no UTF-8", function()
    assert.same({ 3, 5 }, { text.regex("abc"):find "\xff\xfeabc\xe4" })
  end)

  it("is interrupted within a moment, however slow the search", function()
    local script = helper.write(helper.folder() .. "/slow.lua", [[
      print(require("quern.text").regex("[a-z]*[0-9]"):find(("a"):rep(5000000)))
    ]])
    local system = require "quern.host.system"
    local before = system.clock()
    helper.shell(("timeout -s INT -k 20 1 %s %s"):format(helper.quern, script))
    assert.is_true(system.clock() - before < 1.6)
  end)
end)
