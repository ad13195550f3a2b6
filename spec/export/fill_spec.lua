-- Live text: fields become figures with their sources; what is stale or unknown fails, with its line.
local fill = require "quern.export.fill"
local fixture = require "export.fixture"
local helper = require "helper"
local model = require "quern.export.model"

describe("filling a text", function()
  local report = model.new(fixture.options())

  it("puts figures in the place of fields, with their sources as footnotes", function()
    local text = "Modules ran at {{overcapacity.1.value}} percent, batteries at {{ overcapacity[sector=batteries].value = 42.5 }}; \\{{kept}}.\n"
    local filled, problems, count = fill.text(text, report)
    assert.same({}, problems)
    assert.equal(2, count)
    assert.is_truthy(filled:find("Modules ran at 52.5[^quern-1][^quern-2] percent, batteries at 42.5[^quern-3]; {{kept}}.\n", 1, true), filled)
    assert.is_truthy(filled:find("\n[^quern-3]: “Batteries ran at 42.5 percent.” Reuters, 2024-05-06", 1, true))
    assert.equal(3, select(2, filled:gsub("\n%[%^quern%-%d+%]: ", "")))
  end)

  it("fails for what is stale, unknown, empty or ambiguous, and names the line", function()
    local text = table.concat({ "{{overcapacity.1.value = 52}}", "{{overcapacity.9.value}}", "{{nothing.1.value}}", "{{overcapacity.1.colour}}",
      "{{overcapacity.2.place}}", "{{overcapacity[metric=capacity_utilization].value}}", "{{overcapacity[sector=steel].value}}", "{{what is this}}" }, "\n")
    local filled, problems = fill.text(text, report)
    assert.equal(text .. "\n", filled)
    for i, expected in ipairs { "is stale: the text says 52, the run 52.5", "has 3 rows; there is no row 9", "no table nothing",
      "has no column colour", "row 2 of overcapacity has no place", "rows 1 and 2 of overcapacity both fit", "no row of overcapacity fits",
      "a field is {{table.row.column}}" } do
      assert.is_truthy(problems[i]:find("line " .. i .. ": ", 1, true), problems[i])
      assert.is_truthy(problems[i]:find(expected, 1, true), problems[i])
    end
  end)

  it("pins what the figures are now, and pins them anew", function()
    local pinned, problems = fill.pin("{{overcapacity.1.value}} {{overcapacity.1.sector = autos}} \\{{x}}", report)
    assert.same({}, problems)
    assert.equal("{{overcapacity.1.value = 52.5}} {{overcapacity.1.sector = solar_modules}} {{x}}", (pinned:gsub("\\", "")))
    assert.is_truthy(pinned:find("\\{{x}}", 1, true))
    assert.same({}, (select(2, fill.text(pinned, report))))
  end)

  it("takes grouped figures for what they are", function()
    assert.same({}, (select(2, fill.text("{{overcapacity.1.value = 52.50}}", report))))
  end)
end)

describe("quern fill", function()
  it("fills from the last runs, and fails when the documents say otherwise", function()
    local folder = helper.folder()
    local db = folder .. "/q.db"
    local function write(rate)
      helper.write(folder .. "/docs.txt", ("Steel\n\nIn 2019 the steel industry of Brazil had a capacity utilization of %s percent.\n"):format(rate))
      assert.equal(0, (select(3, helper.run("read", folder .. "/docs.txt", "--corpus", db))))
    end
    write "64"
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "--corpus", db))))
    local text = helper.write(folder .. "/note.md", "Rate: {{overcapacity[sector=steel place=BRA].value}}.\n")
    assert.equal(0, (select(3, helper.run("fill", text, "--pin", "--corpus", db))))
    assert.is_truthy(io.open(text):read "a":find("value = 64}}", 1, true))
    local out, err, code = helper.run("fill", text, "--corpus", db)
    local _
    assert.equal(0, code, err)
    assert.is_truthy(out:find("Rate: 64[^quern-1].", 1, true))
    assert.is_truthy(out:find("docs.txt, line 3", 1, true))
    write "71"
    _, err, code = helper.run("fill", text, "--corpus", db)
    assert.equal(1, code)
    assert.is_truthy(err:find("runs it again", 1, true), err)
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "--corpus", db))))
    _, err, code = helper.run("fill", text, "-o", folder .. "/out.md", "--corpus", db)
    assert.equal(1, code)
    assert.is_truthy(err:find("note.md:1: {{overcapacity[sector=steel place=BRA].value = 64}}: is stale: the text says 64, the run 71", 1, true), err)
    assert.is_nil(io.open(folder .. "/out.md"))
  end)
end)
