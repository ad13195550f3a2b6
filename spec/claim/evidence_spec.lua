local helper = require "helper"

describe("the evidence of a run", function()
  it("comes out of the worker with its rows", function()
    local folder = helper.folder()
    local db = folder .. "/q.db"
    helper.write(folder .. "/a.txt", "Steel\n\nIn 2019 the steel industry of Brazil had a capacity utilization of 64 percent.\n")
    assert.equal(0, (select(3, helper.run("read", folder .. "/a.txt", "--corpus", db))))
    local out = helper.run("run", "overcapacity", "--format", "csv", "--corpus", db)
    assert.matches("steel,BRA,,capacity_utilization,2019,64,", out, 1, true)
    assert.matches("the steel industry of Brazil had a capacity utilization of 64 percent", out, 1, true)
    assert.matches("“In 2019 the steel industry", helper.run("why", "overcapacity.1", "--corpus", db), 1, true)
  end)

  it("counts those who print one sentence word for word as one source", function()
    local folder = helper.folder()
    local db, told = folder .. "/q.db", "In 2019 the steel industry of Brazil had a capacity utilization of 64 percent."
    local docs = folder .. "/docs"
    assert(require("quern.host.system").make_folder(docs))
    helper.write(docs .. "/a.txt", "First paper\n\n" .. told .. " Orders were weak.\n")
    helper.write(docs .. "/b.txt", "Second paper\n\nA longer story stands here.\n\n" .. told .. "\n")
    helper.write(docs .. "/c.txt", "Third paper\n\nBrazil's steel capacity utilization stood at 66 percent in 2019.\n")
    helper.run("read", docs, "--corpus", db)
    local rows = require("quern.json").decode((helper.run("run", "overcapacity", "--format", "json", "--corpus", db)))
    local row = (rows.rows or rows)[1]
    assert.same({ 2, 64, 66 }, { row.sources, row.low, row.high })
  end)

  it("counts an edited copy of a wire story as the same source, another text as one of its own", function()
    local folder = helper.folder()
    local db, docs = folder .. "/q.db", folder .. "/docs"
    assert(require("quern.host.system").make_folder(docs))
    local told = "In 2019 the steel industry of Brazil had a capacity utilization of %s64 percent, a trade group said on Monday in a report."
    helper.write(docs .. "/a.txt", "First paper\n\n" .. told:format "" .. " Orders were weak.\n")
    helper.write(docs .. "/b.txt", "Second paper\n\nA longer story stands here.\n\n" .. told:format "just " .. "\n")
    helper.write(docs .. "/c.txt", "Third paper\n\nBrazil's mills were idle: steel capacity utilization stood at 64 percent in 2019.\n")
    helper.run("read", docs, "--corpus", db)
    local rows = require("quern.json").decode((helper.run("run", "overcapacity", "--format", "json", "--corpus", db)))
    assert.equal(2, (rows.rows or rows)[1].sources)
  end)

  it("leads each field to the word that says it, where one act has several goods and sides, or two sides change places", function()
    local claim, reading = require "quern.claim", require "claim.reading"
    local function cited(text, field)
      local words = {}
      for n, found in ipairs(claim.derive(reading.rules(), { text = text, published = "2024-12-05" })) do
        for _, span in ipairs(found.spans) do
          local value = found.fields[field]
          if span.field == field then words[n] = (type(value) == "table" and value[1] or value) .. " " .. text:sub(span.from, span.to) end
        end
      end
      table.sort(words)
      return words
    end
    assert.same({ "aluminium aluminium", "steel steel" }, cited("Peru imposed a 25% tariff on steel and a 10% tariff on aluminium from Chile.", "sector"))
    assert.same({ "BOL Bolivia", "CHL Chile" }, cited("Peru imposed 25% tariffs on Bolivia, and 10% tariffs on Chile.", "target"))
    local pact = "Peru and China have signed a free trade agreement."
    assert.same({ "CHN China" }, cited(pact, "place"))
    assert.same({ "PER Peru" }, cited(pact, "partner"))
  end)
end)
