-- Text is looked at sixty-four bytes at a time: what is found must not depend on where those borders fall.
local helper = require "helper"
local corpus = require "quern.corpus"

local PARAGRAPHS = {
  "The harbour board said on Tuesday that the new crane had lifted its first load (a bridge of steel) before noon.",
  "“Nobody expected it to go so well,” the crane's builder told Northern Harbour Post, and naïve façades don't count, it seems.",
  "before noon the crane had lifted three loads more than it was built for",
  "By the evening, before noon the crane had lifted three loads more than it was built for, as the board wrote in a letter.",
  "Le port est dans les mains de la ville et des armateurs pour une durée qui est fixée par le conseil, avec une clause.",
  "A drawing provided by Northern Harbour Post shows the crane.   Its arm is long. 起重机的手臂很长，工人们在旁边看着。 It turns.",
}

local function found(folder, shift)
  local path = helper.write(("%s/%03d.txt"):format(folder, shift),
    "A Crane " .. ("y"):rep(shift + 1) .. "\n\n" .. table.concat(PARAGRAPHS, "\n\n") .. "\n")
  local opened <close> = assert(corpus.open(folder .. "/c" .. shift .. ".db"))
  assert(opened:read(path))
  local document = opened:documents()()
  local told = { document.language, document.publisher }
  for _, zone in ipairs(document.zones) do told[#told + 1] = zone.kind .. " " .. document.text:sub(zone.from, zone.to):gsub("y+", "y") end
  return told
end

describe("borders of sixty-four bytes", function()
  it("change nothing of zones, languages and credits", function()
    local folder = helper.folder()
    local first = found(folder, 0)
    assert.equal("en", first[1])
    assert.equal("Northern Harbour Post", first[2])
    local kinds = table.concat(first, "\n")
    assert.is_truthy(kinds:find("boilerplate before noon", 1, true), kinds)
    assert.is_truthy(kinds:find("boilerplate Le port", 1, true), kinds)
    for shift = 1, 70 do assert.same(first, found(folder, shift)) end
  end)
end)
