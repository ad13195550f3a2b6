local helper = require "helper"
local system = require "quern.host.system"

describe("the demo", function()
  it("reads the sample, prints both tables, explains a row and writes a page, the same each time", function()
    local quern, folder = system.real_path(helper.quern), helper.folder()
    local function run()
      local out, err, code = helper.shell(("cd %s && %s demo </dev/null"):format(folder, quern))
      assert.equal(0, code, err)
      local file = assert(io.open(folder .. "/quern-demo/report.html"))
      local page = file:read "a"
      file:close()
      return out, page
    end
    local out, page = run()
    for _, expected in ipairs {
      "Sector overcapacity (", "Trade measures in time (", "$ quern why overcapacity.1", "report: quern-demo/report.html",
    } do
      assert.matches(expected, out, 1, true)
    end
    assert.matches("quern-demo/sample/solar-glut.txt, line", page, 1, true)
    local again, same = run()
    assert.equal(out, again)
    assert.equal(page, same)
    assert.matches("“", helper.run("why", "overcapacity.2", "--corpus", folder .. "/quern-demo/demo.db"), 1, true)
  end)

  it("shows where sources differ", function()
    local folder = helper.folder()
    assert.equal(0, (select(3, helper.run("demo", "-o", folder .. "/d"))))
    local out = helper.run("run", "overcapacity", "metric=capacity_utilization", "--format", "csv", "--corpus", folder .. "/d/demo.db")
    assert.matches("solar_modules,WLD,,capacity_utilization,2023,52.5,50,55,", out, 1, true)
  end)
end)
