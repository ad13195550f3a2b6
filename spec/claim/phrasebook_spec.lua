-- Plain sentences make the rows that a reader would list, and no others: spec/claim/phrases, read as phrasebook.lua says.
require "helper"
local phrasebook = require "claim.phrasebook"
local system = require "quern.host.system"

local FOLDER = "spec/claim/phrases"

describe("the phrasebook of", function()
  for _, name in ipairs(system.list(FOLDER)) do
    if name:find "%.txt$" then
      it(name:match "^(.*)%.txt$", function() assert.same("", table.concat(phrasebook.check(FOLDER .. "/" .. name), "\n")) end)
    end
  end
end)
