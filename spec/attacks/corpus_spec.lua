-- Corpus files from a stranger: what hides in the database must not run.
local corpus = require "quern.corpus"
local helper = require "helper"

local function hostile(sql)
  local folder = helper.folder()
  helper.write(folder .. "/news.txt", "Steel\n\nSteel capacity utilization fell to 71 percent in 2015.\n")
  local opened = assert(corpus.open(folder .. "/corpus.db"))
  assert(opened:read { folder .. "/news.txt" })
  opened:close()
  local _, err, code = helper.shell(("sqlite3 %s/corpus.db %s"):format(folder, helper.quote(sql)))
  assert.equal(0, code, err)
  return folder
end

--- Every use of the file ends by itself, and nothing but the corpus and its side files is there afterwards.
local function survives(folder)
  local before = helper.shell(("ls %s | grep -v corpus.db"):format(folder))
  local started = os.time()
  for _, words in ipairs { "run overcapacity", "search steel", "claims overcapacity", "verify", "read news.txt" } do
    local _, err, code = helper.shell(("cd %s && timeout 20 %s %s --corpus corpus.db </dev/null"):format(folder,
      require("quern.host.system").real_path(helper.quern) or helper.quern, words))
    assert.is_true(code == 0 or code == 1 or code == 4, words .. " ended with " .. code .. ": " .. err)
  end
  assert.is_true(os.time() - started < 40)
  assert.equal(before, (helper.shell(("ls %s | grep -v corpus.db"):format(folder))))
end

describe("a corpus file from a stranger", function()
  if not os.execute "command -v sqlite3 >/dev/null" then
    return pending "sqlite3 is not installed"
  end
  local cases = {
    ["a trigger that deletes"] = "CREATE TRIGGER x AFTER INSERT ON claimed BEGIN DELETE FROM document; END",
    ["a trigger on runs"] = "CREATE TRIGGER x AFTER INSERT ON run BEGIN DELETE FROM claim; END",
    ["a trigger that recurses"] = [[CREATE TRIGGER x AFTER INSERT ON claim BEGIN
      INSERT INTO claim SELECT id + 1, document, ruleset, claim_table, rule, text_from, text_to, modality, confidence, fields FROM claim; END]],
    ["a view in place of a table"] = [[PRAGMA foreign_keys=0; ALTER TABLE claim RENAME TO kept; CREATE VIEW claim AS
      WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)
      SELECT n id, 1 document, '' ruleset, '' claim_table, '' rule, 0 text_from, 1 text_to, '' modality, 1 confidence, '{}' fields FROM t]],
    ["a view that loads an extension"] = "CREATE VIEW x AS SELECT load_extension('/tmp/x.so')",
    ["values of other types"] = "UPDATE document SET text = x'00ff', title = x'1b5b324a', language = 3.5",
    ["nested JSON"] = "UPDATE document SET found = replace(hex(zeroblob(50000)), '00', '[')",
    ["no tables"] = "PRAGMA foreign_keys=0; DROP TABLE claim; DROP TABLE claimed",
  }
  for name, sql in pairs(cases) do
    it("with " .. name .. " does no harm", function()
      local fine, folder = pcall(hostile, sql)
      if not fine then return pending("this schema does not allow the attack: " .. tostring(folder)) end
      survives(folder)
    end)
  end

  it("with a trigger changes nothing by it", function()
    local folder = hostile(cases["a trigger that deletes"])
    helper.shell(("cd %s && %s run overcapacity --corpus corpus.db"):format(folder, helper.quern))
    assert.equal("1\n", (helper.shell(("sqlite3 %s/corpus.db 'SELECT count(*) FROM document'"):format(folder))))
  end)
end)
