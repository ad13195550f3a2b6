-- Packages to hand in: what their formats ask for, the same bytes every time, and that a stranger gets the same tables.
local export = require "quern.export"
local fixture = require "export.fixture"
local helper = require "helper"
local json = require "quern.json"
local rules = require "export.crate"
local system = require "quern.host.system"

local function read(path)
  local file = io.open(path, "rb")
  local bytes = file and file:read "a"
  if file then file:close() end
  return bytes
end

describe("the Data Package", function()
  it("keeps the rules of version 2, codes as strings, units said", function()
    local files = {}
    for _, file in ipairs(assert(export.files("package", fixture.options()))) do files[file.name] = file.bytes end
    local package = json.decode(files["datapackage.json"])
    assert.same({}, rules.data_package(package, function(path) return files[path] end))
    local fields = package.resources[1].schema.fields
    assert.equal("string", fields[2].type)
    assert.equal("%", fields[6].unit)
    assert.same({ "" }, package.resources[1].schema.missingValues)
  end)
end)

describe("quern bundle", function()
  local folder, db

  setup(function()
    folder = helper.folder()
    db = folder .. "/d/demo.db"
    assert.equal(0, (select(3, helper.run("demo", "-o", folder .. "/d"))))
  end)

  local function bundle(name, ...)
    local out, err, code = helper.run("bundle", "overcapacity", "trade_measures", "-o", folder .. "/" .. name, "--corpus", db, ...)
    assert.equal(0, code, out .. err)
    return folder .. "/" .. name
  end

  it("has every part, as each format asks", function()
    local made = bundle("full", "--exhibits", "--author", "A. Analyst; B: \"Bee\" #1")
    local package = json.decode(assert(read(made .. "/outputs/datapackage.json")))
    assert.same({}, rules.data_package(package, function(path) return read(made .. "/outputs/" .. path) end))
    local crate = json.decode(assert(read(made .. "/ro-crate-metadata.json")))
    assert.same({}, rules.process_run_crate(crate, function(path) return system.info(made .. "/" .. path) ~= nil end))
    local citation = assert(read(made .. "/CITATION.cff"))
    assert.same({}, rules.citation_file(citation))
    assert.is_truthy(citation:find('  - name: "B: \\"Bee\\" #1"', 1, true))
    local readme = assert(read(made .. "/README.md"))
    for _, heading in ipairs { "Overview", "Data availability and provenance", "Computational requirements", "Programs", "How to reproduce",
      "Tables and programs", "References" } do
      assert.is_truthy(readme:find("\n## " .. heading .. "\n", 1, true), heading)
    end
    assert.is_truthy(read(made .. "/recipes.lock"):find("overcapacity 1.0.0 h1:", 1, true))
    local exhibits = read(made .. "/exhibits.md")
    local _, count = exhibits:gsub("\n## Exhibit %d+\n", "")
    local rows = 0
    for _ in read(made .. "/outputs/annotations.jsonld"):gmatch '"motivation"' do rows = rows + 1 end
    assert.equal(rows, count)
    assert.is_truthy(exhibits:find("(2024-04-16), at line 15.", 1, true))
  end)

  it("is the same bytes every time but for the crate's times", function()
    local first, second = bundle "one", bundle "two"
    local names = helper.shell(("cd %s && find . -type f | sort"):format(first))
    assert.equal(names, (helper.shell(("cd %s && find . -type f | sort"):format(second))))
    for name in names:gmatch "[^\n]+" do
      local a, b = read(first .. "/" .. name), read(second .. "/" .. name)
      if name == "./ro-crate-metadata.json" then
        local function timeless(text) return (text:gsub("%d%d%d%d%-%d%d%-%d%dT[%d:]+Z", "")) end
        a, b = timeless(a), timeless(b)
      end
      assert.is_true(a == b, name)
    end
  end)

  it("can be reproduced by what its README says", function()
    local made = bundle "again"
    local commands = read(made .. "/README.md"):match "```sh\n(.-)```"
    local quern = system.real_path(helper.quern)
    local script = helper.write(made .. "/run.sh", "set -e\n" .. commands:gsub("\nquern ", "\n" .. quern .. " "):gsub("^quern ", quern .. " "))
    local out, err, code = helper.shell(("cd %s && sh %s"):format(made, script))
    assert.equal(0, code, out .. err)
    assert.is_nil(out:find("differ", 1, true))
  end)

  it("leaves out documents and their text where it is redacted, and keeps hashes and quotes", function()
    local made = bundle("redacted", "--redacted", "--exhibits")
    assert.is_nil(system.info(made .. "/data/documents"))
    local crate = json.decode(assert(read(made .. "/ro-crate-metadata.json")))
    assert.same({}, rules.process_run_crate(crate, function(path) return system.info(made .. "/" .. path) ~= nil end))
    local quotes = {}
    for _, name in ipairs { "overcapacity", "trade_measures" } do
      for _, row in ipairs(json.decode((helper.run("run", name, "--format", "json", "--corpus", db))).rows) do
        for _, source in ipairs(row.sources_of) do quotes[#quotes + 1] = source.quote end
      end
    end
    local all = helper.shell(("cd %s && cat README.md CITATION.cff exhibits.md data/* outputs/*.csv outputs/*.html outputs/*.md outputs/*.json*"):format(made))
    for _, quote in ipairs(quotes) do assert.is_truthy(read(made .. "/exhibits.md"):gsub("\\", ""):find(quote, 1, true), quote) end
    -- A sentence of the sample that no row rests on.
    local spare = 0
    for _, name in ipairs(system.list(folder .. "/d/sample")) do
      for line in read(folder .. "/d/sample/" .. name):gmatch "[^\n]+" do
        local used = #line < 60 or line:find("^[#<]")
        for _, quote in ipairs(quotes) do used = used or line:find(quote:sub(1, 20), 1, true) or quote:find(line:sub(1, 20), 1, true) end
        if not used then
          spare = spare + 1
          assert.is_nil(all:find(line:sub(1, 60), 1, true), line)
        end
      end
    end
    assert.is_true(spare > 10)
    assert.is_truthy(read(made .. "/data/files.csv"):find ",%x+,%d+,text/")
  end)

  it("says what is wrong: nothing run, documents changed, documents read since", function()
    local _, err, code = helper.run("bundle", "statements", "-o", folder .. "/x", "--corpus", db)
    assert.equal(1, code)
    assert.is_truthy(err:find("quern run statements", 1, true))
    local other = folder .. "/other"
    helper.shell(("mkdir %s && printf 'In 2019 the steel industry of Brazil had a capacity utilization of 64 percent.\n' > %s/a.txt"):format(other, other))
    assert.equal(0, (select(3, helper.run("read", other, "--corpus", other .. "/q.db"))))
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "--corpus", other .. "/q.db"))))
    helper.write(other .. "/a.txt", "In 2019 the steel industry of Brazil had a capacity utilization of 65 percent.\n")
    _, err, code = helper.run("bundle", "overcapacity", "-o", other .. "/x", "--corpus", other .. "/q.db")
    assert.equal(1, code)
    assert.is_truthy(err:find("a.txt: was changed after it was read", 1, true))
    assert.equal(0, (select(3, helper.run("read", other, "--corpus", other .. "/q.db"))))
    _, err, code = helper.run("bundle", "overcapacity", "-o", other .. "/x", "--corpus", other .. "/q.db")
    assert.equal(1, code)
    assert.is_truthy(err:find("runs it again", 1, true), err)
  end)

  it("takes the crate of a run, whose manifest keeps the profile's rules too", function()
    local crate_folder = folder .. "/crate"
    assert.equal(0, (select(3, helper.run("run", "overcapacity", "--crate", crate_folder, "--corpus", db))))
    local crate = json.decode(assert(read(crate_folder .. "/ro-crate-metadata.json")))
    assert.same({}, rules.process_run_crate(crate, function(path) return system.info(crate_folder .. "/" .. path) ~= nil end))
    assert.equal(0, (select(3, helper.run("bundle", crate_folder, "-o", folder .. "/crate.tar"))))
    assert.is_truthy(helper.shell("tar tf " .. folder .. "/crate.tar"):find("crate/outputs/overcapacity.csv", 1, true))
  end)
end)
