-- A rule says what it is; what it is called means nothing.
local claim = require "quern.claim"
local helper = require "helper"
local json = require "quern.json"
local reading = require "claim.reading"
local rule = require "quern.rule"

local PHRASES = "spec/claim/phrases"

--- What a text says by a set of rules, claim by claim, whatever they and their tables are called.
local function told(rules, text)
  local lines = {}
  for i, found in ipairs(claim.derive(rules, { text = text, published = "2025-03-10" })) do
    found.rule, found.table = nil, nil
    lines[i] = json.encode(found)
  end
  return lines
end

--- The rules of a recipe as others: `change` gets each, and its number.
local function changed(rules, change)
  local made = {}
  for i, old in ipairs(rules) do
    local new = {}
    for key, value in pairs(old) do new[key] = value end
    change(new, i)
    made[i] = new
  end
  return claim.ruleset { { rules = made } }
end

describe("a rule's traits", function()
  it("are known ones", function()
    local fine, message = pcall(rule, { "mine", table = "t", is = { "bourne" }, [[ SECTOR ]] })
    assert.is_false(fine)
    assert.matches("^spec/rule/trait_spec%.lua:%d+: rule 'mine': 'bourne' is no trait; known are .*held.*help \"traits\"", message)
    assert.is_nil(message:find "\n")
    fine, message = pcall(rule, { "mine", table = "t", is = { held = true }, [[ SECTOR ]] })
    assert.is_false(fine)
    assert.matches("rule 'mine': is lists its traits: is = { \"held\" }", message, 1, true)
    fine, message = pcall(rule, { "mine", table = "t", kind = "acts", [[ SECTOR ]] })
    assert.is_false(fine)
    assert.matches("rule 'mine': 'acts' is no kind; known are act, exit,", message, 1, true)
    assert.same({ "held" }, rule { "mine", table = "t", is = { "held" }, [[ SECTOR ]] }.is)
  end)

  it("are told by help", function()
    local text = require("quern.help").text "traits"
    assert.matches("held +a side has the measure", text)
    assert.matches("act +somebody does something", text)
  end)

  it("carry the meaning, not the names of rules, nor those of the tables of acts and exits", function()
    local shipped, tables = reading.rules(), { trade_measures = "my_measures", firm_exits = "my_exits" }
    local renamed = changed(shipped.rules, function(new, i) new.name, new.table = "rule " .. i, tables[new.table] or new.table end)
    local texts = 0
    for name in helper.shell("ls " .. PHRASES):gmatch "[^\n]+" do
      local file <close> = assert(io.open(PHRASES .. "/" .. name))
      local text = file:read "a"
      assert.same(told(shipped, text), told(renamed, text))
      texts = texts + 1
    end
    assert.is_true(texts > 0)
  end)

  it("and kinds are words that a shipped rule says and the engine asks for", function()
    local kinds, traits = require("quern.host.claim").words()
    local said = {}
    for _, made in ipairs(reading.rules().rules) do
      if made.kind then said[made.kind] = true end
      for _, word in ipairs(made.is or {}) do said[word] = true end
    end
    for _, words in ipairs { kinds, traits } do
      for _, word in ipairs(words) do assert.is_true(said[word[1]], word[1] .. " is said by no rule") end
    end
    local asked = helper.shell "grep -rhoE 'IS_[A-Z_]+' host/claim --include=*.c | sort -u | wc -l"
    assert.equal(#traits, tonumber(asked))
  end)

  it("are missed where they are not said", function()
    local with = reading.rules()
    local without = changed(with.rules, function(new) new.is = nil end)
    local text = "Chile has imposed tariffs on Peruvian tiles. Chinese carmakers received subsidies worth 3 billion dollars."
    assert.not_same(told(with, text), told(without, text))
  end)
end)
