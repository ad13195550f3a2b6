local text = require "quern.text"

describe("fold", function()
  it("gives one spelling for case, width, accents, quotes, dashes, spaces", function()
    assert.equal('"sao tome" - abc', text.fold "“São  Tomé” —\n ＡＢＣ")
    assert.equal("turkiye lodz viet nam strasse aether", text.fold "TÜRKİYE Łódź Việt\u{a0}Nam Straße Æther")
    assert.equal("θεσσαλονικη москва", text.fold "ΘΕΣΣΑΛΟΝΙΚΗ МОСКВА")
    assert.equal("钢铁's", text.fold "钢铁’s")
    assert.equal("\xff\xe4", text.fold "\xff\xe4")
  end)
end)

describe("similar", function()
  local story = {}
  for i = 1, 200 do story[i] = ("word%d"):format(i * 7919 % 1009) end
  local wire = table.concat(story, " ")
  local edited = wire:gsub("word14 ", "WORD14, "):gsub("^%S+", "Beijing")
  local other = wire:reverse()

  it("groups copies that were edited a little, and nothing else", function()
    assert.same({ { 1, 2, 4 } }, text.similar { wire, edited, other, wire .. " More tomorrow.", "" })
    assert.same({}, text.similar { wire, other, "", "" })
  end)

  it("measures the wording shared", function()
    assert.equal(1, text.likeness(wire, wire:upper()))
    assert.is_true(text.likeness(wire, edited) > 0.85)
    assert.equal(0, text.likeness(wire, other))
    assert.equal(1, text.likeness("short text", "Short  text"))
    local a = ("钢铁产量下降百分之五，水泥产量上升。出口商预计明年价格继续走低"):rep(1)
    assert.is_true(text.likeness(a, a .. "完") > 0.7)
  end)

  it("refuses options it does not know", function()
    assert.error_matches(function() text.similar({}, { treshold = 1 }) end, "knows: threshold")
  end)
end)

describe("kwic", function()
  local story = "Output of steel rose.\n\nNobody expected that steel   prices\nwould fall; Steelworks closed. 中国钢铁产量"

  it("shows whole words with what stands on both sides, not beyond a paragraph", function()
    local lines = text.kwic(story, "steel", { width = 16 })
    assert.equal(2, #lines)
    assert.same({ "Output of ", "steel", " rose." }, { lines[1].left, lines[1].key, lines[1].right })
    assert.same({ "expected that ", "steel", " prices would" }, { lines[2].left, lines[2].key, lines[2].right })
    assert.equal("steel", story:sub(lines[2].from, lines[2].to))
  end)

  it("takes regular expressions, and counts wide characters double", function()
    local lines = text.kwic(story, text.regex "钢铁", { width = 4 })
    assert.same({ "中国", "产量" }, { lines[1].left, lines[1].right })
  end)
end)
