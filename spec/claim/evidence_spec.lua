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
end)
