require "helper"
local host = require "quern.host.match"
local lexicon = require "quern.lexicon"
local rule = require "quern.rule"
local text = require "quern.text"

describe("a rule's pattern", function()
  local words, scanner

  setup(function()
    words = lexicon.new()
    for _, term in ipairs { "steel", "cement", "glass" } do words:add(term, "SECTOR", term) end
    for term, code in pairs { China = "CHN", Japan = "JPN", Brazil = "BRA", ["中国"] = "CHN" } do words:add(term, "PLACE", code) end
    for _, term in ipairs { "utilization", "开工率" } do words:add(term, "WORD", "utilization_cue") end
    words:add("fell", "WORD", "fall_cue")
    words:build()
    scanner = text.scanner(words)
  end)

  --- Every match of a pattern: what each capture held.
  local function matches(pattern, sentence)
    local slots, set = {}, host.new(words)
    set:add(pattern, rule.zone_mask(), slots)
    local found = {}
    for i, match in ipairs(set:build():run(scanner:scan(sentence, { zones = { { from = 1, to = #sentence, kind = "body" } } }))) do
      local captures = {}
      for at = 6, #match, 4 do
        local name = slots[match[at]]
        captures[#captures + 1] = name .. "=" .. sentence:sub(match[at + 2], match[at + 3])
      end
      found[i] = table.concat(captures, " ")
    end
    return found
  end

  it("captures mentions, words and gaps in order", function()
    assert.same({ "trigger=utilization value=71%" }, matches([[ trigger:utilization_cue ..4 value:PERCENT ]], "Steel utilization fell to 71%."))
    assert.same({}, matches([[ trigger:utilization_cue ..1 value:PERCENT ]], "Steel utilization fell last year to 71%."))
    assert.same({ "value=71%" }, matches([[ utilization_cue ..4 ("to" | "at") value:PERCENT ]], "Steel utilization fell to 71%."))
  end)

  it("tries every way: an optional part with and without", function()
    assert.same({ "sector=Steel trigger=utilization", "trigger=utilization" }, matches([[ sector:SECTOR? trigger:utilization_cue ]], "Steel utilization fell."))
  end)

  it("takes coordinated lists whole", function()
    local found = matches([[ fall_cue "in" sector:+SECTOR ]], "It fell in steel, cement, and glass.")
    assert.same({ "sector=steel sector=cement sector=glass" }, found)
  end)

  it("wants one code of a type where it is named", function()
    assert.same({ "place=Japan" }, matches([[ place:PLACE=JPN ..3 fall_cue ]], "Output in China and Japan fell."))
  end)

  it("counts two Chinese characters as a word", function()
    assert.same({ "trigger=开工率 value=71%" }, matches([[ trigger:utilization_cue ..2 value:PERCENT ]], "中国开工率约为71%。"))
  end)

  it("lets nothing stand where ! forbids it", function()
    assert.same({}, matches([[ utilization_cue !fall_cue ..5 value:PERCENT ]], "Steel utilization fell to 71%."))
    assert.same({ "value=71%" }, matches([[ ^ SECTOR ..5 value:PERCENT ]], "Steel utilization fell to 71%."))
  end)

  it("stays inside the clause with two dots, not with three", function()
    local sentence = "Utilization fell because the demand for it was only 71%."
    assert.same({}, matches([[ utilization_cue ..12 value:PERCENT ]], "Utilization fell; demand met 71%."))
    assert.same({ "value=71%" }, matches([[ utilization_cue ...12 value:PERCENT ]], "Utilization fell; demand met 71%."))
    assert.equal(1, #matches([[ utilization_cue ..12 value:PERCENT ]], sentence))
  end)

  it("says where it stops making sense", function()
    local fine, message = pcall(host.check, [[ value:PERCENT ..x cue ]])
    assert.is_false(fine)
    assert.matches("stops making sense at: %.%.x cue", message)
    fine, message = pcall(matches, [[ ..3 ("to" | "of") ]], "x")
    assert.is_false(fine)
    assert.matches("needs a mention type or a word list", message)
    fine, message = pcall(matches, [[ trigger:utilization_cue ..2 COLOUR=red ]], "Utilization red.")
    assert.is_true(fine, message)
  end)

  it("reads comments, codes in quotes and groups within groups", function()
    assert.same({ "place=Japan value=71%" }, matches([[ place:(PLACE=JPN | PLACE="BRA") -- where
      ..3 ((fall_cue | utilization_cue) ("to" | ("by" | "at"))) value:PERCENT ]], "In Japan utilization at 71%."))
  end)

  it("says what is wrong with a pattern", function()
    local wrong = {
      [""] = "stops making sense at: $", ["SECTOR )"] = "at: %)$", ["(SECTOR | PLACE"] = "at: %(SECTOR | PLACE$", ['SECTOR ""'] = 'at: ""$',
      ["a:b:SECTOR"] = "at: a:b:SECTOR$", ["SECTOR ...x"] = "at: %.%.%.x$", ["SECTOR (\n  PLACE"] = "at: %($", ["SECTOR | "] = "at: |$", ["SECTOR !(PLACE | SECTOR)"] = "not a group",
      [("("):rep(30) .. "SECTOR" .. (")"):rep(30)] = "stops making sense", ["SECTOR" .. (" "):rep(5000)] = "more than 4096 bytes",
      ['("a" | "b")'] = "needs a mention type or a word list", [('("a" | "b" | "c" | "d")'):rep(8)] = "more than 1024 ways",
    }
    for pattern, why in pairs(wrong) do
      local fine, message = pcall(matches, pattern, "x")
      assert.is_false(fine, pattern)
      assert.matches(why, message)
      assert.is_nil(message:find "\n", message)
    end
  end)

  it("tells what it needs, the rarest first", function()
    assert.same({ { { name = "WORD", code = "fall_cue" }, { name = "PLACE", code = "CHN" }, { name = "SECTOR" }, { name = "PERCENT" } } },
      host.needs "SECTOR ..2 PERCENT PLACE=CHN trigger:fall_cue AMOUNT? PLACE?")
    assert.equal(2, #host.needs "SECTOR | PLACE")
    assert.equal(3, #host.needs '"x" (SECTOR | PLACE | fall_cue) "y"?')
  end)

  it("holds still on long and hostile sentences", function()
    local sentence = ("steel utilization 5% "):rep(3000)
    assert.is_true(#matches([[ sector:SECTOR? ..9 utilization_cue? ..9 value:PERCENT ..9 SECTOR ]], sentence) <= 96)
  end)
end)

describe("a rule", function()
  it("knows its options", function()
    local fine, message = pcall(rule, { "x", table = "t", colour = "red", [[ SECTOR ]] })
    assert.is_false(fine)
    assert.matches("unknown option 'colour'; known are .*weight", message)
    fine, message = pcall(rule, { "x", [[ SECTOR ]] })
    assert.is_false(fine)
    assert.matches("names no table", message)
  end)

  it("is blamed where it stands in its file", function()
    local fine, message = pcall(rule, { "x", table = "t", "SECTOR (" })
    assert.is_false(fine)
    assert.matches("^spec/rule/rule_spec%.lua:%d+: rule 'x': the pattern stops making sense at: %($", message)
    fine, message = pcall(load([[local rule = ...; local made = { rule { "y", table = "t" } }; return made]], "@mine.lua"), rule)
    assert.is_false(fine)
    assert.equal("mine.lua:1: rule 'y' has no pattern", message)
  end)
end)
