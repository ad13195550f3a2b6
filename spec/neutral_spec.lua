-- lib/quern/neutral.lua: mentions as other recognisers' test sets write them.
local lexicon = require "quern.lexicon"
local neutral = require "quern.neutral"
local text = require "quern.text"

local scanner = text.scanner(lexicon.shipped())

--- "kind span value lo hi" of every record of a kind.
local function read(subject, kind)
  local out = {}
  for _, record in ipairs(neutral.records(assert(scanner:scan(subject)), subject, { beside = true })) do
    if record.kind == kind then
      local ends = (record.lo or record.hi) and (" %s..%s"):format(record.lo or "", record.hi or "") or ""
      out[#out + 1] = ("%s [%s] %s%s"):format(record.kind, record.text, record.value or "-", ends)
    end
  end
  return out
end

describe("records beside the mentions", function()
  it("give a range the value of the end that its unit stands with", function()
    assert.same({ "percent [6-9%] 9 6..9" }, read("a rise of 6-9%.", "percent"))
  end)

  it("tell percentages that name no number, but no share of something", function()
    assert.same({ "percent [percent] -" }, read("A tiny percent of it? No, a large percent.", "percent"))
    assert.same({ "percent [%] -" }, read("in % of sales", "percent"))
    assert.same({ "percent [two percentage points] 2" }, read("as a percentage of output, two percentage points more", "percent"))
  end)

  it("tell what equals a number as a range of one", function()
    assert.same({ "numberrange [equal to 45] - 45..45" }, read("y is equal to 45", "numberrange"))
    assert.same({}, read("y is equal to 45 percent", "numberrange"))
  end)
end)
