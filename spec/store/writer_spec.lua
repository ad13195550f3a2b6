-- What writes claims into a corpus file: what it refuses.
local helper = require "helper"
local store = require "quern.host.store"

local function writer()
  local opened = assert(store.open(helper.folder() .. "/w.db", "create"))
  return opened:claims "of these rules", opened
end

describe("a writer of claims", function()
  it("is of no use when its corpus is closed", function()
    local claims, opened = writer()
    assert.equal(0, claims:look())
    opened:close()
    assert.error_matches(function() claims:look() end, "the corpus is closed")
    assert.error_matches(function() claims:put(1, {}) end, "the corpus is closed")
  end)

  it("takes no numbers for strings", function()
    local claims = writer()
    assert.error_matches(function() claims:put(1, { { "table", "rule", 1, 2, nil, nil, 7, "[]" } }) end, "field 7 is a number")
    assert.error_matches(function() claims:put(1, { { 12, "rule", 1, 2, nil, nil, "{}", "[]" } }) end, "field 1 is a number")
  end)
end)
