local escape = require "quern.export.escape"

describe("escaping", function()
  it("makes valid text of any bytes, and nothing that means anything", function()
    math.randomseed(11)
    for _ = 1, 3000 do
      local bytes = {}
      for i = 1, math.random(0, 40) do bytes[i] = string.char(math.random(0, 255)) end
      local text = table.concat(bytes)
      local plain = escape.plain(text)
      assert.is_truthy(utf8.len(plain), ("%q"):format(text))
      assert.is_nil(plain:find "[\0-\8\11\12\14-\31\127]")
      assert.is_nil(escape.html(text):find "[<>\"']")
      assert.is_nil(escape.html(text):gsub("&%w+;", ""):gsub("&#39;", ""):find "&")
      assert.is_nil(escape.markdown(text):find "[\r\n]")
      assert.is_nil(escape.latex(text):gsub("\\%a+{}", ""):gsub("\\[{}$&#_%%]", ""):find "[\\{}$&#_%%~^]")
    end
  end)

  it("shows characters that would turn text round", function()
    assert.equal("a[U+202E]b", escape.plain "a\u{202E}b")
    assert.equal("é中\u{2019}", escape.plain "é中\u{2019}")
    assert.equal("\u{FFFD}x\u{FFFD}", escape.plain "\xFFx\xE4")
  end)

  it("quotes CSV fields as RFC 4180 says", function()
    assert.equal('"a,""b"""', escape.csv 'a,"b"')
    assert.equal("0402", escape.csv "0402")
  end)
end)
