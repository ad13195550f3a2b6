-- What a person says about files, beside them or in a list of the folder.
local helper = require "helper"
local corpus = require "quern.corpus"

local TEXT = "A Title of the Text\n\nThe ministry said on Monday that output of crude steel had fallen by two percent.\n"

local function about(opened)
  local list = {}
  for document in opened:documents() do
    list[document.file:match "[^/]+$"] = table.concat({ document.title or "-", document.publisher or "-", document.published or "-", document.found.title }, "|")
  end
  return list
end

describe("a list of a folder's files", function()
  it("overrides what was found, and is no document itself", function()
    local folder = helper.folder()
    helper.shell("mkdir " .. folder .. "/docs " .. folder .. "/docs/sub")
    for _, name in ipairs { "a.txt", "b.txt", "sub/c.txt" } do helper.write(folder .. "/docs/" .. name, TEXT) end
    helper.write(folder .. "/docs/meta.csv", "\xEF\xBB\xBF文件名,标题,来源,发布日期\na.txt,第一篇,新华社,2024年5月3日\nsub/c.txt,Third,The Ledger,soon\nd.txt,x,y,\n")
    helper.write(folder .. "/docs/a.txt.meta.json", '{"title": "Beside it"}')
    local opened = assert(corpus.open(folder .. "/c.db"))
    local summary = assert(opened:read(folder .. "/docs"))
    assert.equal(3, summary.files)
    local said = about(opened)
    assert.equal("Beside it|新华社|2024-05-03|sidecar", said["a.txt"])
    assert.equal("A Title of the Text|-|-|heading", said["b.txt"])
    assert.equal("Third|The Ledger|-|sidecar", said["c.txt"])
    local messages = {}
    for i, warning in ipairs(summary.warnings) do messages[i] = warning.message end
    assert.matches("no file 'd.txt' in this folder", table.concat(messages, "\n"))
    assert.matches("published 'soon' is no date", table.concat(messages, "\n"))
    assert.equal(3, opened:read(folder .. "/docs").unchanged)
    helper.write(folder .. "/docs/meta.csv", "file,title\nb.txt,Second\na.txt,First\n")
    assert.same({ 3, 0 }, { (function(s) return s.files, s.unchanged end)(opened:read(folder .. "/docs")) })
    assert.equal("Second|-|-|sidecar", about(opened)["b.txt"])
  end)

  it("is a table like others when it lists no files", function()
    local folder = helper.folder()
    helper.write(folder .. "/meta.csv", "country,value\nChina,1\n")
    local opened = assert(corpus.open(folder .. "/c.db"))
    assert.equal(1, opened:read(folder).tables)
  end)
end)
