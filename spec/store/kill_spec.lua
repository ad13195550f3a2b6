-- Reading and deriving may be killed at any moment: the corpus stays whole, and doing it again ends where an undisturbed one does.
local helper = require "helper"
local system = require "quern.host.system"

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

-- Kills `command` of a corpus at random moments of the time that it takes undisturbed, until its end, and begins anew with the
-- corpus `from` (nil: none). Nothing that was there may go, and the end is always the same. `count` is what grows.
local function kill_often(folder, command, from, count)
  local whole, path = folder .. "/whole.db", folder .. "/killed.db"
  local function begin(target) helper.shell("rm -f " .. target .. "*" .. (from and ("; cp %s %s"):format(from, target) or "")) end
  begin(whole)
  local started = system.clock()
  assert.equal(0, select(3, helper.shell(command:format(whole))))
  local took, expected = system.clock() - started, dump(whole)
  begin(path)
  local acknowledged, killed, reach = count(path), 0, took -- what was done before is not done again: ends come sooner
  math.randomseed(7)
  for round = 1, ROUNDS do
    local delay = math.max(0.001, math.random() * reach)
    local _, _, code = helper.shell(("timeout -s KILL %.4f %s >/dev/null 2>&1"):format(delay, command:format(path)))
    if code ~= 0 then killed = killed + 1 end
    reach = code == 0 and reach * 0.8 or math.min(took, reach * 1.1)
    assert.equal("ok\n", (helper.shell("test ! -e " .. path .. " && echo ok || sqlite3 -cmd '.timeout 10000' " .. path .. " 'PRAGMA integrity_check'")))
    assert.equal("", (helper.shell("test ! -e " .. path .. " || sqlite3 -cmd '.timeout 10000' " .. path .. " 'PRAGMA foreign_key_check'")))
    assert.equal("", (helper.shell("sqlite3 " .. path .. " 'SELECT id FROM claim WHERE document NOT IN (SELECT id FROM document)' 2>/dev/null")))
    local now = count(path)
    assert.is_true(now >= acknowledged, "something was lost in round " .. round)
    acknowledged = now
    if code == 0 then -- it had come to its end: from the beginning again
      assert.equal(expected, dump(path))
      begin(path)
      acknowledged = count(path)
    end
  end
  assert.is_true(killed * 4 > ROUNDS, "only " .. killed .. " were killed before their end")
  assert.equal(0, select(3, helper.shell(command:format(path))))
  assert.equal(expected, dump(path))
end

local function counter(table)
  return function(path) return tonumber((helper.shell(("sqlite3 %s 'SELECT count(*) FROM %s' 2>/dev/null"):format(path, table)))) or 0 end
end

describe("what is killed loses nothing it had acknowledged, and ends like what is undisturbed:", function()
  local folder

  before_each(function()
    folder = helper.folder()
    documents(folder)
  end)

  it("a reading", function()
    if helper.shell "command -v sqlite3" == "" then return pending "sqlite3, which looks into the file from outside, is not installed" end
    kill_often(folder, ("%s read %s/docs --corpus %%s"):format(helper.quern, folder), nil, counter "document")
    assert.is_true(#helper.shell("sqlite3 -readonly " .. folder .. "/whole.db .dump") > 1000000)
  end)

  it("the deriving of claims", function()
    if helper.shell "command -v sqlite3" == "" then return pending "sqlite3, which looks into the file from outside, is not installed" end
    local from = folder .. "/read.db"
    assert.equal(0, select(3, helper.run("read", folder .. "/docs", "--corpus", from)))
    kill_often(folder, ("%s run overcapacity --corpus %%s"):format(helper.quern), from, counter "claimed")
    assert.is_true(counter "claim"(folder .. "/whole.db") > 10000)
  end)
end)
