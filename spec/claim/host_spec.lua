-- The meaning of rules in C, at its binding: what strangers' rules may say, any bytes, what stops it.
require "helper"
local claim = require "quern.claim"
local rule = require "quern.rule"

--- The claims of rules in a text.
local function derive(rules, text, source)
  source = source or {}
  source.text = text
  local ruleset = claim.ruleset { { name = "own", rules = rules } }
  return claim.derive(ruleset, source)
end

local function rate(options)
  local made = { "rate", table = "rates", [[ trigger:utilization_cue ..8 value:PERCENT ]] }
  for key, value in pairs(options) do made[key] = value end
  return rule(made)
end

describe("rules compiled for the host", function()
  it("keep constants of every kind, and fields of any name", function()
    local found = derive({ rate { set = { metric = "m", share = 0.5, count = 3, sure = true, tags = { "a", "b" } } } },
      "Steel utilization fell to 71%.")[1]
    assert.same({ metric = "m", share = 0.5, count = 3, sure = true, tags = { "a", "b" }, unit = "%", value = 71 }, found.fields)
    assert.equal("integer", math.type(found.fields.value))
  end)

  it("name what they do not understand", function()
    assert.has_error(function() derive({ rate { fill = { sector = "clause > nowhere" } } }, "") end,
      "rule 'rate': a path has the steps clause, sentence, previous, heading, document, =DEFAULT; not 'nowhere'")
    assert.has_error(function() derive({ rate { fill = { sector = "@magic > clause" } } }, "") end, "rule 'rate': no finder @magic")
    assert.has_error(function() derive({ rate { fill = { sector = ("clause > "):rep(9) } } }, "") end,
      "rule 'rate': a path has at most 8 steps")
  end)

  it("fill along the path, and tell by which step", function()
    local text = "Cement\n\nThe plants of Brazil stood still. Utilization fell to 71%."
    local found = derive({ rate { fill = { place = "clause > previous", sector = "clause > =all_industry" } } }, text,
      { zones = { { from = 1, to = 6, kind = "heading" }, { from = 9, to = #text, kind = "body" } } })[1]
    local steps = {}
    for _, span in ipairs(found.spans) do steps[span.field] = span.path end
    assert.same({ value = "match", place = "previous", sector = "default" }, steps)
    assert.same({ "BRA", "all_industry" }, { found.fields.place, found.fields.sector })
  end)

  it("hold to checks, needs and what the sentence must not have", function()
    assert.same({}, (derive({ rate { check = { value = { 0, 70 } } } }, "Steel utilization fell to 71%.")))
    assert.same({}, (derive({ rate { when = { without = "SECTOR" } } }, "Steel utilization fell to 71%.")))
    local claims, refused = derive({ rate { need = { "sector" } } }, "Steel utilization fell to 71%.")
    assert.same({ {}, { { rule = "rate", table = "rates", reason = "nothing fills its sector" } } }, { claims, refused })
    assert.same({ "it is denied" }, { select(2, derive({ rate {} }, "Nobody denied that utilization fell to 71%."))[1].reason })
  end)

  it("make the same claims again, whatever was read before", function()
    local ruleset = claim.ruleset { { name = "own", rules = { rate { fill = { period = "clause > document", place = "sentence > document" } } } } }
    local one = { text = "In May 2016, Brazil's utilization stood at 80%.", published = "2016-06-01" }
    local first = claim.derive(ruleset, one)
    claim.derive(ruleset, { text = ("China's utilization was 60 percent, and Japan's 70 percent in 2019. "):rep(200) })
    assert.same(first, (claim.derive(ruleset, one)))
  end)

  it("take any bytes, and dates of publication that are none", function()
    local rules = { rate { fill = { sector = "clause > previous > heading > document", place = "sentence > document", period = "clause > document",
      actor = "@company" } } }
    local text = "Steel \0utilization\xFF\xFE fell \xE4\xB8to 71%\0 in \x80 2015, \xF0\x9F(a) ["
    for _, published in ipairs { "2015-02-31", "soon", "", "9999-12-31", "2015", "2015-06" } do
      assert.is_true(#derive(rules, text, { published = published, author = "\0\xFF", publisher = "\xFFNational\0" }) >= 0)
    end
    local seed = 7
    for _ = 1, 60 do
      local bytes = {}
      for i = 1, 200 do
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        local words = { "steel ", "China", "utilization ", "71% ", "，", "and ", "2015", ". ", "\n\n", string.char(seed >> 8 & 255) }
        bytes[i] = words[(seed >> 16) % #words + 1]
      end
      derive(rules, table.concat(bytes))
    end
  end)
end)
