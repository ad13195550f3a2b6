-- The corpus file: reading again, claims, transactions, what happens to bad input.
local helper = require "helper"
local corpus = require "quern.corpus"

local PARAGRAPH = "The ministry said on Monday that output of crude steel had fallen by two percent in the first half of the year.\n"

local function fresh()
  local folder = helper.folder()
  return assert(corpus.open(folder .. "/c.db")), folder
end

local function list(iterator)
  local all = {}
  for value in iterator do all[#all + 1] = value end
  return all
end

describe("reading into a corpus", function()
  it("touches only what has changed", function()
    local opened, folder = fresh()
    assert(require("quern.host.system").make_folder(folder .. "/docs"))
    helper.write(folder .. "/docs/a.txt", "Title of the First One\n\n" .. PARAGRAPH)
    helper.write(folder .. "/docs/b.txt", "Title of the Second One\n\n" .. PARAGRAPH)
    assert.equal(2, opened:read(folder .. "/docs").files)
    local before = list(opened:documents())
    helper.write(folder .. "/docs/b.txt", "Title of the Second One, Changed\n\n" .. PARAGRAPH)
    local summary = opened:read(folder .. "/docs")
    assert.same({ 1, 1 }, { summary.files, summary.unchanged })
    local after = list(opened:documents())
    assert.equal(before[1].id, after[1].id)
    assert.not_equal(before[2].id, after[2].id)
    assert.equal("Title of the Second One, Changed", after[2].title)
    assert.equal(2, #opened)
  end)

  it("leaves nothing behind of what a file said before it changed", function()
    local opened, folder = fresh()
    assert(require("quern.host.system").make_folder(folder .. "/docs"))
    for i = 1, 6 do helper.write(("%s/docs/%d.txt"):format(folder, i), ("Title %d\n\n%s"):format(i, PARAGRAPH:gsub("steel", "zirconium" .. i):rep(40))) end
    assert.equal(6, opened:read(folder .. "/docs").documents)
    helper.write(folder .. "/docs/3.txt", "Another Title\n\n" .. PARAGRAPH)
    assert.equal(1, opened:read(folder .. "/docs").documents)
    assert.equal(6, #opened)
    opened:close()
    local file = assert(io.open(folder .. "/c.db", "rb"))
    local bytes = file:read "a"
    file:close()
    assert.is_truthy(bytes:find("zirconium2", 1, true))
    assert.is_nil(bytes:find("zirconium3", 1, true))
  end)

  it("writes straight into a new file, and through a log from then on", function()
    local opened, folder = fresh()
    local path = helper.write(folder .. "/a.txt", PARAGRAPH)
    local function kept_by()
      local file = assert(io.open(opened.path, "rb"))
      local head = file:read(20)
      file:close()
      return head:byte(19)
    end
    assert.equal(1, kept_by())
    assert.equal(1, opened:read(path).files)
    assert.equal(2, kept_by())
    opened:transaction(function()
      helper.write(path, PARAGRAPH .. "More.\n")
      opened:read(path)
      assert.equal(#PARAGRAPH, #assert(corpus.open(opened.path)):documents()().text) -- another sees what there was
    end)
    local early = assert(corpus.open(folder .. "/early.db"))
    local other = assert(corpus.open(folder .. "/early.db")) -- before anything is stored
    assert.equal(1, other:read(path).files)
    assert.equal(1, early:read(path).unchanged)
  end)

  it("gives the same documents the same ids and bytes in another corpus", function()
    local one, folder = fresh()
    local two = fresh()
    helper.write(folder .. "/a.txt", PARAGRAPH)
    helper.write(folder .. "/b.txt", PARAGRAPH .. "More.\n")
    one:read { folder .. "/a.txt", folder .. "/b.txt" }
    two:read { folder .. "/b.txt" }
    two:read { folder .. "/a.txt" }
    local function dump(c) return (helper.shell("sqlite3 " .. c.path .. " 'SELECT * FROM document ORDER BY id'")) end
    assert.equal(dump(one), dump(two))
    assert.not_equal("", dump(one))
  end)

  it("lets a sidecar override what was found", function()
    local opened, folder = fresh()
    helper.write(folder .. "/a.txt", "A Title of the Text\n\n" .. PARAGRAPH)
    helper.write(folder .. "/a.txt.meta.json", '{"title":"Given","published":"2020-01-02"}')
    opened:read(folder .. "/a.txt")
    local document = opened:documents()()
    assert.same({ "Given", "2020-01-02", "sidecar" }, { document.title, document.published, document.found.title })
    helper.write(folder .. "/a.txt.meta.json", '{"title":"Given again"}')
    assert.equal(1, opened:read(folder .. "/a.txt").files)
    assert.equal("Given again", opened:documents()().title)
  end)

  it("says in one line what it cannot read, and reads the rest", function()
    local _, folder = fresh()
    helper.shell("mkdir " .. folder .. "/none " .. folder .. "/docs")
    helper.write(folder .. "/docs/empty.txt", "")
    helper.write(folder .. "/docs/binary.txt", ("\0\1\2\3"):rep(100))
    helper.write(folder .. "/docs/good.txt", PARAGRAPH)
    local out, err, code = helper.run("read", folder .. "/docs", folder .. "/none", folder .. "/absent", "--corpus", folder .. "/d.db")
    assert.equal(0, code)
    assert.equal("1 document read from 1 file, 2 files not read\n", out)
    local lines = list(err:gmatch "[^\n]+")
    assert.equal(4, #lines)
    assert.matches("empty.txt: it is empty", err)
    assert.matches("binary.txt: it is binary, not text", err)
    assert.matches("none: no documents in this folder", err)
    assert.matches("absent: No such file", err)
    _, _, code = helper.run("read", folder .. "/none", "--corpus", folder .. "/d.db")
    assert.equal(1, code)
    _, _, code = helper.run("read")
    assert.equal(2, code)
    helper.write(folder .. "/text.db", "this is not a database, whatever its name says; it goes on for a while")
    _, err, code = helper.run("read", folder .. "/docs", "--corpus", folder .. "/text.db")
    assert.equal(1, code)
    assert.matches("^quern: [^\n]+text.db: it is no corpus file; name another with %-%-corpus\n$", err)
    _, err = helper.run("read", folder .. "/docs", "--corpus", folder)
    assert.matches("it is a folder", err)
  end)

  it("keeps what it had when a file turns bad", function()
    local opened, folder = fresh()
    local path = helper.write(folder .. "/a.txt", PARAGRAPH)
    opened:read(path)
    helper.write(path, "")
    assert.equal(1, opened:read(path).failed)
    assert.equal(1, #opened)
  end)
end)

describe("claims", function()
  local opened, document

  before_each(function()
    local folder
    opened, folder = fresh()
    opened:read(helper.write(folder .. "/a.txt", PARAGRAPH))
    document = opened:documents()()
  end)

  local function claim(from, value)
    return { table = "overcapacity", rule = "utilization", from = from, to = from + 10, modality = "asserted", confidence = 0.9,
      fields = { value = value, sector = { "steel" } }, spans = { { field = "value", from = from, to = from + 2, path = "clause" } } }
  end

  it("come back as they went in, in the order of their places", function()
    assert.equal(document.id, opened:pending("r1")().id)
    local ids = assert(opened:store_claims(document.id, "r1", { claim(30, 2), claim(5, 81) }))
    assert.is_nil(opened:pending("r1")())
    assert.is_truthy(opened:pending("r2")())
    local all = list(opened:claims { table = "overcapacity" })
    assert.same({ 5, 30 }, { all[1].from, all[2].from })
    assert.same({ sector = { "steel" }, value = 81 }, all[1].fields)
    assert.same({ { field = "value", from = 5, to = 7, path = "clause" } }, all[1].spans)
    assert.equal(ids[2], all[1].id)
    assert.same(all[1], opened:claim(all[1].id))
    assert.equal(0, #list(opened:claims { table = "other" }))
  end)

  it("replace those of the same rules and keep the ids of those that stayed the same", function()
    local ids = opened:store_claims(document.id, "r1", { claim(5, 81), claim(30, 2) })
    local again = opened:store_claims(document.id, "r1", { claim(30, 2) })
    assert.equal(ids[2], again[1])
    assert.equal(1, #list(opened:claims()))
    assert.same({}, opened:store_claims(document.id, "r1", {}))
    assert.is_nil(opened:pending("r1")())
  end)

  it("come along when the file is one of an older quern, with spans in a table of their own", function()
    opened:store_claims(document.id, "r1", { claim(30, 2), claim(5, 81) })
    local before, path = list(opened:claims()), opened.path
    opened:close()
    helper.write(path .. ".sql", [[
      CREATE TABLE claim_span (claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, ordinal INTEGER NOT NULL, field TEXT NOT NULL,
        text_from INTEGER NOT NULL, text_to INTEGER NOT NULL, path TEXT, PRIMARY KEY (claim, ordinal)) WITHOUT ROWID;
      INSERT INTO claim_span SELECT c.id, s.key + 1, s.value ->> 0, s.value ->> 1, s.value ->> 2, s.value ->> 3 FROM claim c, json_each(c.spans) s;
      ALTER TABLE claim DROP COLUMN spans;
      CREATE INDEX claim_by_table ON claim (claim_table);
      CREATE INDEX claim_by_document ON claim (document);
      PRAGMA user_version = 5;]])
    helper.shell(("sqlite3 %s < %s.sql"):format(path, path))
    opened = assert(require("quern.corpus").open(path))
    assert.same(before, list(opened:claims()))
    assert.equal("0\n", (helper.shell(("sqlite3 %s \"SELECT count(*) FROM sqlite_schema WHERE name = 'claim_span'\""):format(path))))
  end)

  it("stand in the same tables whether a file is new or has taken every step", function()
    local paths = { opened.path .. ".new", opened.path .. ".old" }
    helper.write(paths[2] .. ".sql", "PRAGMA application_id = 0x7175726E; CREATE TABLE other (a);")
    helper.shell(("sqlite3 %s < %s.sql"):format(paths[2], paths[2]))
    local told = {}
    for i, path in ipairs(paths) do
      corpus.open(path):close()
      told[i] = helper.shell(("sqlite3 %s \"PRAGMA user_version; SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name <> 'other'\""):format(path))
    end
    assert.truthy(told[1]:find("file_by_container", 1, true))
    assert.equal(told[2], told[1])
  end)

  it("come along when their ids did not begin like their document's", function()
    opened:store_claims(document.id, "r1", { claim(30, 2), claim(5, 81) })
    local path = opened.path
    opened:close()
    helper.write(path .. ".sql", [[
      UPDATE claim SET id = id * 3 + 7;
      CREATE INDEX claim_by_document ON claim (document);
      PRAGMA user_version = 7;]])
    helper.shell(("sqlite3 %s < %s.sql"):format(path, path))
    opened = assert(corpus.open(path))
    local all = list(opened:claims { document = document.id })
    assert.same({ 81, 2 }, { all[1].fields.value, all[2].fields.value })
    assert.not_equal(all[1].id, all[2].id)
    assert.is_nil(opened:pending("r1")())
    opened:store_claims(document.id, "r1", { claim(30, 2) })
    assert.equal(1, #list(opened:claims()))
  end)

  it("go with their document, and leave those of others alone", function()
    local copy = document.file:gsub("a%.txt$", "copy")
    assert(require("quern.host.system").make_folder(copy))
    opened:read(helper.write(copy .. "/a.txt", PARAGRAPH)) -- the same name and content: the next number, the same range
    local other
    for one in opened:documents() do
      opened:store_claims(one.id, "r1", { claim(5, 81) })
      if one.id ~= document.id then other = one end
    end
    assert.equal(document.id >> 21, other.id >> 21)
    assert.equal(1, #list(opened:claims { document = document.id }))
    helper.write(document.file, "Another text altogether, of which nothing has been claimed by anybody so far.\n")
    opened:read(document.file)
    local left = list(opened:claims())
    assert.same({ 1, other.id }, { #left, left[1].document })
    assert.equal("1\n", (helper.shell(("sqlite3 %s 'SELECT count(*) FROM claim'"):format(opened.path))))
  end)

  it("go with the archive that their document is in", function()
    local folder = document.file:gsub("a%.txt$", "")
    helper.write(folder .. "one.txt", PARAGRAPH)
    helper.write(folder .. "two.txt", PARAGRAPH .. "More of it.\n")
    helper.shell(("cd %s && tar cf both.tar one.txt two.txt"):format(folder))
    opened:read(folder .. "both.tar")
    local stored = 0
    for one in opened:documents() do
      opened:store_claims(one.id, "r1", { claim(5, 81) })
      stored = stored + 1
    end
    assert.equal(3, stored)
    helper.shell(("cd %s && tar cf both.tar two.txt"):format(folder))
    opened:read(folder .. "both.tar")
    assert.equal(2, #opened)
    assert.equal("1\n", (helper.shell(("sqlite3 %s 'SELECT count(*) FROM claim'"):format(opened.path))))
  end)

  it("all find a number, side by side and at the end of their document's range", function()
    local many = {}
    for i = 1, 50 do many[i] = claim(5, 81) end
    local seen = {}
    for _, id in ipairs(opened:store_claims(document.id, "r1", many)) do
      assert.equal(document.id >> 21, id >> 21)
      assert.is_nil(seen[id])
      seen[id] = true
    end
    collectgarbage() -- an iteration that was left holds what it has seen
    local last = document.id | (1 << 21) - 1
    helper.shell(("sqlite3 %s 'UPDATE claim SET id = %d WHERE id = (SELECT max(id) FROM claim)'"):format(opened.path, last))
    assert.equal(50, #list(opened:claims()))
    assert(opened:store_claims(document.id, "r1", {}))
    assert.equal(0, #list(opened:claims()))
  end)

  it("are kept all or not at all", function()
    assert.has_error(function()
      opened:transaction(function()
        opened:store_claims(document.id, "r1", { claim(5, 81) })
        error("stop", 0)
      end)
    end, "stop")
    assert.equal(0, #list(opened:claims()))
    assert.equal(7, opened:transaction(function() return 7 end))
    assert.has_error(function() opened:claims { tabel = "x" } end)
  end)
end)
