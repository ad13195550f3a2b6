-- Reviews: decisions outlive runs, say when what was seen has changed, and reviewers are compared.
local corpus = require "quern.corpus"
local helper = require "helper"
local review = require "quern.review"
local terminal = require "terminal"

describe("Cohen's kappa", function()
  local function pairs_of(...)
    local list = {}
    for _, group in ipairs { ... } do
      for _ = 1, group[3] do list[#list + 1] = { group[1], group[2] } end
    end
    return list
  end

  it("is known for known tables", function()
    -- Two raters, 50 cases: 20 and 15 alike, 5 and 10 apart; 0.7 observed, 0.5 by chance.
    local kappa, observed, expected = review.kappa(pairs_of({ "accept", "accept", 20 }, { "accept", "reject", 5 },
      { "reject", "accept", 10 }, { "reject", "reject", 15 }))
    assert.is_true(math.abs(kappa - 0.4) < 1e-12)
    assert.is_true(math.abs(observed - 0.7) < 1e-12)
    assert.is_true(math.abs(expected - 0.5) < 1e-12)
    -- The same observed agreement, 60 of 100, and other margins.
    assert.is_true(math.abs(review.kappa(pairs_of({ "a", "a", 45 }, { "a", "b", 15 }, { "b", "a", 25 }, { "b", "b", 15 })) - 0.1304347826) < 1e-9)
    assert.is_true(math.abs(review.kappa(pairs_of({ "a", "a", 25 }, { "a", "b", 35 }, { "b", "a", 5 }, { "b", "b", 35 })) - 0.2592592593) < 1e-9)
    -- Three categories (Cohen 1960, table 1, as shares of 100).
    local three = pairs_of({ "1", "1", 25 }, { "1", "2", 13 }, { "1", "3", 12 }, { "2", "1", 12 }, { "2", "2", 2 }, { "2", "3", 16 },
      { "3", "1", 3 }, { "3", "2", 15 }, { "3", "3", 2 })
    local _, same, chance = review.kappa(three)
    assert.is_true(math.abs(same - 0.29) < 1e-12)
    assert.is_true(math.abs(review.kappa(three) - (0.29 - chance) / (1 - chance)) < 1e-12)
  end)

  it("is 1 for full agreement, 0 for none beyond chance, and not defined without variety", function()
    assert.equal(1, (review.kappa { { "a", "a" }, { "b", "b" } }))
    assert.equal(0, (review.kappa { { "a", "a" }, { "a", "b" }, { "b", "a" }, { "b", "b" } }))
    assert.is_nil((review.kappa { { "a", "a" }, { "a", "a" } }))
    assert.is_nil((review.kappa {}))
  end)
end)

describe("quern review", function()
  local folder, db

  local function write(rate, more)
    helper.write(folder .. "/a.txt", ("Steel\n\nIn 2019 the steel industry of Brazil had a capacity utilization of %s percent.\n%s"):format(rate, more or ""))
    helper.write(folder .. "/b.txt", "Cement\n\nIn 2020 the cement industry of Vietnam had a capacity utilization of 70 percent.\n")
    assert.equal(0, (select(3, helper.run("read", folder .. "/a.txt", folder .. "/b.txt", "--corpus", db))))
    local _, err, code = helper.run("run", "overcapacity", "--corpus", db)
    assert.equal(0, code)
    return err
  end

  setup(function()
    folder = helper.folder()
    db = folder .. "/q.db"
    write "64"
  end)

  local function typed(text, ...)
    local words = { helper.quern, "review", "overcapacity", "--corpus", db, ... }
    for i, word in ipairs(words) do words[i] = helper.quote(word) end
    return helper.shell(("printf '%s' | %s"):format(text, table.concat(words, " ")))
  end

  it("keeps what is decided, by whom and when, and asks for the rest only", function()
    local out, err, code = typed("a\\nc\\nvalue = 71\\n", "--reviewer", "Ann")
    assert.equal(0, code, err)
    assert.is_truthy(out:find("1 of 2  overcapacity.1", 1, true))
    assert.is_truthy(out:find("capacity utilization of 64 percent", 1, true))
    assert.is_truthy(out:find("2 decided, 0 left", 1, true))
    assert.is_truthy(typed("", "--reviewer", "Ann"):find("all 2 decided", 1, true))
    assert.is_truthy(typed("q\\n", "--reviewer", "Bob"):find("1 of 2", 1, true))
    local listed = typed("", "--list")
    assert.matches("stands   accept   %d%d%d%d%-%d%d%-%d%dT[%d:]+Z Ann  row overcapacity sector=cement place=VNM", listed)
    assert.matches("stands   correct .-sector=steel.-: value = 71", listed)
  end)

  it("walks claims too, and compares reviewers", function()
    typed("a\\na\\n", "--reviewer", "Ann", "--claims")
    typed("a\\nr\\nno\\n", "--reviewer", "Bob", "--claims")
    assert.is_truthy(typed("", "--agreement"):find("Ann and Bob: 2 in common, 50.0% agree, Cohen's kappa 0.000", 1, true))
    local opened <close> = assert(corpus.open(db))
    local states = review.states(opened, "overcapacity")
    assert.equal(6, #states)
    for _, one in ipairs(states) do assert.equal("stands", one.state) end
  end)

  it("works in a terminal as a person would do it", function()
    if not terminal.available() then return pending "needs script(1)" end
    local screen = terminal.start(("%s review overcapacity --reviewer Eve --corpus %s"):format(helper.quote(require("quern.host.system")
      .real_path(helper.quern)), helper.quote(db)))
    screen:wait "1 of 2"
    screen:wait "[q]uit > "
    screen:send "m\n"
    screen:wait "comment > "
    screen:send "look again\n"
    screen:wait "2 of 2"
    screen:send "b\n"
    screen:wait "you said comment (look again)"
    screen:send "x\n"
    screen:wait "a, r, c, m, s, b or q"
    screen:send "a\n"
    screen:wait "2 of 2"
    screen:send "s\n"
    screen:finish()
    screen:wait "1 decided, 1 left"
    screen:close()
  end)

  it("opens a corpus of before, whose reviews were of another shape", function()
    if helper.shell "command -v sqlite3" == "" then return pending "needs sqlite3" end
    local old = folder .. "/old.db"
    helper.shell(("cp %s %s && sqlite3 %s 'DROP TABLE review; CREATE TABLE review (claim INTEGER PRIMARY KEY, verdict TEXT NOT NULL, note TEXT); "
      .. "ALTER TABLE claim DROP COLUMN spans; CREATE TABLE claim_span (claim, ordinal, field, text_from, text_to, path); "
      .. "CREATE INDEX claim_by_table ON claim (claim_table); CREATE INDEX claim_by_document ON claim (document, ruleset); PRAGMA user_version = 4'"):format(db, old, old))
    local _, err, code = helper.run("review", "overcapacity", "--list", "--corpus", old)
    assert.equal(0, code, err)
  end)

  it("keeps decisions over new runs, and tells those whose evidence has changed or gone", function()
    local said = write("66")
    assert.is_truthy(said:find("1 reviewed row of overcapacity has other evidence now", 1, true), said)
    local listed = typed("", "--list")
    assert.matches("changed  correct .-sector=steel", listed)
    assert.matches("stands   accept .-sector=cement", listed)
    local out = typed("r\\nwrong now\\n", "--reviewer", "Ann")
    assert.is_truthy(out:find("1 of 1", 1, true))
    assert.is_truthy(out:find("the evidence has changed since", 1, true))
    assert.matches("stands   reject .-sector=steel.-: wrong now", typed("", "--list"))
    helper.write(folder .. "/b.txt", "Nothing here.\n")
    helper.run("read", folder .. "/b.txt", "--corpus", db)
    helper.run("run", "overcapacity", "--corpus", db)
    assert.matches("gone     accept .-sector=cement", typed("", "--list"))
  end)
end)
