-- host/text/number.c, number_word.c, number_cjk.c: one bare number at a place.
local unit = require "quern.unit"

--- Every text is read from its first byte: the whole of it must be the number, with that value.
local function whole(cases)
  for subject, expected in pairs(cases) do
    local last, value = unit.number(subject)
    assert.equal(#subject, last, subject .. " was read up to " .. tostring(last))
    assert.is_true(math.abs(value - expected) <= 1e-12 * math.abs(expected), ("%s gave %.17g"):format(subject, value))
  end
end

--- The number ends before the text does.
local function part(cases)
  for subject, expected in pairs(cases) do
    local last, value = unit.number(subject)
    assert.same(expected, { subject:sub(1, last or 0), value }, subject)
  end
end

describe("digits", function()
  it("are grouped by commas, thin spaces, apostrophes, points and spaces where nothing else is meant", function()
    whole { ["7"] = 7, ["1,234,567"] = 1234567, ["12,34,567.89"] = 1234567.89, ["1'234'567"] = 1234567,
      ["10 000"] = 10000, ["1 234 567"] = 1234567, ["1.234.567"] = 1234567, ["1\u{A0}234\u{A0}567"] = 1234567,
      ["1\u{202F}234"] = 1234, ["007"] = 7 }
    part { ["22,24,26"] = { "22", 22 }, ["1, 234"] = { "1", 1 }, ["423 0000"] = { "423", 423 }, ["12 345 6"] = { "12", 12 },
      ["192.168.1.2"] = { "192", 192 }, ["1,23,45"] = { "1", 1 } }
  end)

  it("have decimals by point, or by a single comma", function()
    whole { ["0.77"] = 0.77, [".25"] = 0.25, ["1,234.5"] = 1234.5, ["3,5"] = 3.5, ["4e14"] = 4e14, ["1.5E-3"] = 1.5e-3, ["6.02x10^23"] = 6.02e23, ["2 × 10^-3"] = 2e-3 }
    whole { ["1 234 567,8"] = 1234567.8, ["3^4"] = 81, ["1.5^+2"] = 2.25, ["4^-1"] = 0.25 }
    part { ["3."] = { "3", 3 }, ["2.x"] = { "2", 2 }, ["4em"] = { "4", 4 } }
  end)

  it("are the nearest double of the decimal they write, whatever scale follows", function()
    local cases = {
      ["4.1 billion"] = 4100000000, ["80+ million"] = 8e7, ["2.3 million"] = 2300000, ["0.29 trillion"] = 290000000000, ["1.15 dozen"] = 13.8,
      ["9.7亿"] = 970000000, ["54.33万亿"] = 54330000000000, ["三点三亿"] = 330000000, ["7.03e-5"] = 7.03e-5, ["4.35x10^-3"] = 0.00435,
      ["0.1234567890123456789"] = 0.1234567890123456789, ["123456789012345678901234567890"] = 123456789012345678901234567890,
      ["9007199254740993"] = 9007199254740993 + 0.0, ["72,057,594,037,927,945"] = 72057594037927945 + 0.0, ["0.3"] = 0.3,
    }
    for subject, expected in pairs(cases) do
      local last, value = unit.number(subject)
      assert.equal(#subject, last, subject)
      assert.equal(expected, value, subject)
    end
    for i = 1, 999 do
      local _, value = unit.number(("%d.%d billion"):format(i // 10, i % 10))
      assert.equal(i * 100000000, value)
    end
  end)

  it("of two neighbours in a row are a guess, and no value", function()
    part { ["十四五万"] = { "", nil }, ["十四五"] = { "", nil }, ["十四二"] = { "十四", 14 } }
  end)

  it("make fractions", function()
    whole { ["3/4"] = 0.75, ["2 1/4"] = 2.25, ["10½"] = 10.5, ["⅔"] = 2 / 3, ["1-1/2"] = 1.5, ["1 / 4"] = 0.25 }
    whole { ["2 and 3/8"] = 2.375, ["five and 1/8"] = 5.125, ["3 over 8"] = 0.375, ["two over fifty"] = 0.04,
      ["nine billionths"] = 9e-9, ["two-and-a-half"] = 2.5, ["quarter of a billion"] = 2.5e8 }
    part { ["20 over 8 years"] = { "20", 20 }, ["3 and 9/4"] = { "3", 3 } }
    part { ["1/0"] = { "1", 1 }, ["5/6/2020"] = { "5", 5 }, ["12 / 4"] = { "12", 12 } }
  end)

  it("of any width count", function() whole { ["１２３"] = 123, ["３．５"] = 3.5, ["１，２００万"] = 12000000, ["１１.92亿"] = 11.92e8, ["7.２"] = 7.2, ["5．92"] = 5.92, ["102．73万"] = 1027300 } end)

  it("never overflow into nonsense", function()
    local last, value = unit.number(("9"):rep(400))
    assert.equal(400, last)
    assert.equal(math.huge, value)
  end)
end)

describe("scales", function()
  it("follow digits and words", function()
    whole { ["2 million"] = 2e6, ["2.38 trillion"] = 2.38e12, ["7.2bn"] = 7.2e9, ["100k"] = 1e5, ["10M"] = 1e7,
      ["13 lakh"] = 1.3e6, ["three lakh crore"] = 3e12, ["two dozen"] = 24, ["5 thousand"] = 5000, ["2.5 hundred"] = 250,
      ["4 thousand 3 hundred and 21"] = 4321, ["0.7G"] = 7e8, ["two forty five"] = 245, ["2750 hundred"] = 275000, ["three thousand million"] = 3e9 }
  end)

  it("share fractions", function()
    whole { ["three million and a half"] = 3.5e6, ["five and a half million"] = 5.5e6, ["half a million"] = 5e5,
      ["a quarter million"] = 2.5e5, ["two thirds of a million"] = 2e6 / 3 }
  end)

  it("belong to the second number of two", function()
    part { ["one hundred and two hundred"] = { "one hundred", 100 }, ["two million and three million"] = { "two million", 2e6 },
      ["3 million, 4 million"] = { "3 million", 3e6 }, ["300bn three years from now"] = { "300bn", 3e11 },
      ["a million two of which"] = { "a million", 1e6 } }
  end)
end)

describe("words", function()
  it("count", function()
    whole { ["zero"] = 0, ["seventeen"] = 17, ["Twenty-One"] = 21, ["ninety nine"] = 99, ["a hundred"] = 100,
      ["one hundred and sixty-one"] = 161, ["three hundred thousand"] = 3e5, ["twelve hundred"] = 1200,
      ["two million four hundred thousand and six"] = 2400006, ["three point one four"] = 3.14 }
    part { ["sevenfold"] = { "", nil }, ["oneself"] = { "", nil }, ["ten-year"] = { "ten", 10 } }
  end)

  it("make fractions of plural denominators, ordinals of single ones", function()
    whole { ["two thirds"] = 2 / 3, ["one fifth"] = 0.2, ["three-quarters"] = 0.75, ["twenty-three fifths"] = 4.6,
      ["one hundred thirty-fifths"] = 100 / 35, ["five and a quarter"] = 5.25, ["a third"] = 1 / 3 }
    whole { ["third"] = 3, ["twenty-first"] = 21, ["one hundred and third"] = 103, ["18th"] = 18 }
    part { ["one second"] = { "one", 1 }, ["a third company"] = { "", nil } }
  end)
end)

describe("Chinese numerals", function()
  it("are read by their units", function()
    whole { ["三百五十"] = 350, ["十五"] = 15, ["一万零二百五十"] = 10250, ["四千五百六十九万八千三百一十一亿"] = 4569831100000000,
      ["二十六万亿"] = 26e12, ["廿三"] = 23, ["贰佰零叁"] = 203, ["兩千三百"] = 2300, ["二〇二四"] = 2024 }
  end)

  it("may leave the last unit out", function()
    whole { ["四百五"] = 450, ["四百零五"] = 405, ["一万三"] = 13000, ["两千三百五"] = 2350, ["百二万"] = 1200000 }
  end)

  it("mix with digits, decimals, fractions and blanks", function()
    whole { ["3.5亿"] = 3.5e8, ["7万5千4百"] = 75400, ["1,200万"] = 1.2e7, ["20万亿"] = 2e13, ["十点二三三"] = 10.233,
      ["三分之一"] = 1 / 3, ["一百又三分之二"] = 100 + 2 / 3, ["三千 九百 六十五"] = 3965, ["一半"] = 0.5, ["两打"] = 24 }
  end)

  it("say somewhat more with 多, 余, 几", function()
    whole { ["十多万"] = 1e5, ["五百余万"] = 5e6, ["一百二十几亿"] = 1.2e10 }
  end)

  it("are none where a word only looks like one", function()
    part { ["百分点"] = { "", nil }, ["二三"] = { "", nil }, ["万"] = { "", nil }, ["点"] = { "", nil } }
  end)
end)

describe("any bytes", function()
  it("end in a number or in none", function()
    math.randomseed(7)
    local pieces = { "1", "0", ",", ".", " ", "-", "and ", "million", "hundred", "half ", "百", "万", "点", "分之", "\xFF", "\xE4", "三",
      "½", "/", "third", "\0", "e", "kk", "１" }
    for _ = 1, 20000 do
      local parts = {}
      for i = 1, math.random(8) do parts[i] = pieces[math.random(#pieces)] end
      local subject = table.concat(parts)
      for at = 1, #subject do
        local last, value = unit.number(subject, at)
        assert.is_true(last == nil or (last >= at and last <= #subject and value == value), subject)
      end
    end
  end)
end)

describe("units", function()
  it("are found by code and convert within a dimension", function()
    assert.same({ code = "Mt", kind = "measure", dimension = "mass", factor = 1e9 }, unit.find "Mt")
    assert.equal("h", unit.find("km", "h").per)
    assert.is_nil(unit.find "furlongs per fortnight")
    assert.equal(2.5e6, unit.convert(2.5, "Mt", "t"))
    assert.equal(3.6, unit.convert(1e-3, "kWh", "kJ") and unit.convert(1, "Wh", "kJ"))
    assert.is_nil(unit.convert(1, "t", "kWh"))
    assert.is_nil(unit.convert(1, "USD", "CNY"))
    assert.has_error(function() unit.convert(1, "nothing", "t") end, "bad argument #2 to 'convert' (no such unit in data/units.csv)")
  end)
end)
