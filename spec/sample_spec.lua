-- The sample corpus: whole files, each with its source named, and no sentence of somebody else.
local helper = require "helper"
local system = require "quern.host.system"

local function sample()
  local files = {}
  for _, path in ipairs(system.resources "data/sample/") do
    if not path:find "%.meta%.json$" then files[path:match "[^/]+$"] = system.resource(path) end
  end
  return files
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- Every run of `n` words of a text, folded.
local function shingles(text, n)
  local words, found = {}, {}
  for word in text:lower():gmatch "[%w%%.,$-]+" do words[#words + 1] = word end
  for i = 1, #words - n + 1 do found[table.concat(words, " ", i, i + n - 1)] = true end
  return found
end

describe("the sample corpus", function()
  it("has at least 14 documents, in English and Chinese, of several kinds", function()
    local files, kinds, chinese = 0, {}, 0
    for name, bytes in pairs(sample()) do
      files = files + 1
      kinds[name:match "%w+$"] = true
      assert.is_truthy(utf8.len(bytes), name .. " is not UTF-8")
      if bytes:find "产能" or bytes:find "關稅" or bytes:find "出口管制" then chinese = chinese + 1 end
    end
    assert.is_true(files >= 14)
    assert.is_true(chinese >= 4)
    assert.same({ txt = true, md = true, html = true }, kinds)
  end)

  it("names the source of each file", function()
    local sources = read "data/SOURCES.md"
    for name in pairs(sample()) do assert.is_truthy(sources:find("`" .. name .. "`", 1, true), name) end
    for name in sources:match("## The sample.*"):gmatch "\n| `([^`]+)`" do assert.is_truthy(sample()[name], name) end
  end)

  it("repeats no sentence of the documents whose figures it restates", function()
    local folder = helper.shared "seeds"
    if not folder then return pending "needs the outside test material" end
    local theirs = {}
    for _, name in ipairs(system.list(folder)) do
      for run in pairs(shingles(read(folder .. "/" .. name), 9)) do theirs[run] = name end
    end
    for name, bytes in pairs(sample()) do
      for run in pairs(shingles(bytes, 9)) do assert.is_nil(theirs[run], name .. ": " .. run) end
    end
  end)
end)
