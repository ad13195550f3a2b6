-- Reading may be killed at any moment: the corpus stays whole, and reading again ends where an undisturbed one does.
local helper = require "helper"

-- More rounds when asked: QUERN_KILLS=200 make test SPEC=spec/store/kill_spec.lua
local ROUNDS = tonumber(os.getenv "QUERN_KILLS" or "12")

local function documents(folder)
  helper.shell("mkdir -p " .. folder .. "/docs")
  for i = 1, 300 do
    local paragraphs = {}
    for k = 1, 40 do
      paragraphs[k] = ("Paragraph %d of document %d says that the mills had produced %d thousand tonnes of steel in that year."):format(k, i, i * k)
    end
    helper.write(("%s/docs/%03d.txt"):format(folder, i), ("A Title Number %d\n\n%s\n"):format(i, table.concat(paragraphs, "\n\n")))
  end
end

-- Everything a corpus holds, in the order of its keys.
local function dump(path)
  return (helper.shell("sqlite3 -readonly " .. path .. " .dump | sha256sum"))
end

local function count(path)
  return tonumber((helper.shell("sqlite3 " .. path .. " 'SELECT count(*) FROM document' 2>/dev/null"))) or 0
end

describe("a reading that is killed", function()
  it("loses nothing it had acknowledged, and ends like an undisturbed one", function()
    if helper.shell "command -v sqlite3" == "" then return pending "sqlite3, which looks into the file from outside, is not installed" end
    local folder = helper.folder()
    documents(folder)
    local whole = folder .. "/whole.db"
    assert.equal(0, select(3, helper.run("read", folder .. "/docs", "--corpus", whole)))
    local expected, path, acknowledged = dump(whole), folder .. "/killed.db", 0
    assert.is_true(#helper.shell("sqlite3 -readonly " .. whole .. " .dump") > 1000000)
    local killed = 0
    math.randomseed(7)
    for round = 1, ROUNDS do
      local delay = math.random() * 0.12
      local _, _, code = helper.shell(("timeout -s KILL %.4f %s read %s/docs --corpus %s >/dev/null 2>&1"):format(delay, helper.quern, folder, path))
      if code ~= 0 then killed = killed + 1 end
      assert.equal("ok\n", (helper.shell("test ! -e " .. path .. " && echo ok || sqlite3 -cmd '.timeout 10000' " .. path .. " 'PRAGMA integrity_check'")))
      assert.equal("", (helper.shell("test ! -e " .. path .. " || sqlite3 -cmd '.timeout 10000' " .. path .. " 'PRAGMA foreign_key_check'")))
      local now = count(path)
      assert.is_true(now >= acknowledged, "documents were lost in round " .. round)
      acknowledged = now
      if code == 0 then -- it had come to its end: from the beginning again
        assert.equal(expected, dump(path))
        helper.shell("rm -f " .. path .. "*")
        acknowledged = 0
      end
    end
    assert.is_true(killed * 4 > ROUNDS, "only " .. killed .. " readings were killed before their end")
    assert.equal(0, select(3, helper.run("read", folder .. "/docs", "--corpus", path)))
    assert.equal(expected, dump(path))
  end)
end)
