-- Every public function has an example in its comment, and every example shows what a fresh session shows.
local entry = require "quern.help.entry"
local helper = require "helper"
local json = require "quern.json"
local reference = require "quern.frame.reference"
local system = require "quern.host.system"

describe("the documentation", function()
  it("has an example for every public function", function()
    for _, one in ipairs(entry.all()) do assert.is_true(#one.examples > 0, one.name .. " has no example (a line `> code`)") end
  end)

  it("has a comment for every function of the modules that people use", function()
    for _, page in ipairs(entry.pages()) do
      local known = {}
      local module = page.module
      for _, one in ipairs((entry.read(module))) do known[one.line] = true end
      local number, name = 0, (module.file or module.name):match "[%w_]+$"
      local path = "lib/quern/" .. (module.file or module.name) .. ".lua"
      for line in (system.resource(path) .. "\n"):gmatch "(.-)\n" do
        number = number + 1
        local owner, method = line:match "^function ([%w_]+)[%.:]([%w_]+)%("
        if (owner == name or owner and owner:find "^%u%l") and not method:find "^__" then
          assert.is_true(known[number], ("%s:%d: %s has no comment"):format(path, number, line))
        end
      end
    end
  end)

  it("shows in its examples what a session shows", function()
    local folder = helper.folder()
    local out, err, code = helper.shell(("Q=%s; S=%s; cd %s && unset QUERN_LIB; $Q demo >demo.txt && $Q $S"):format(
      system.real_path(helper.quern), system.real_path "spec/examples.lua", folder))
    assert.equal("0 ", code .. " " .. err)
    local run = {}
    for line in out:gmatch "[^\n]+" do
      local result = assert(json.decode(line))
      assert.equal(result.expected, result.shown, ("%s: > %s"):format(result.name, result.code))
      run[result.name] = true
    end
    for _, one in ipairs(entry.all()) do assert.is_true(run[one.name], one.name .. " was not run") end
  end)
end)

describe("the reference of expressions", function()
  local frame, show = require "quern.frame", require "quern.show"

  it("has an example of every function, and each gives what it says", function()
    local one, known = frame.new { { "x", "f64", { 1 } } }, {}
    for _, item in ipairs(reference.functions) do
      known[item[1]:match "^[%w_]+"] = true
      assert.equal(item[4], show.cell(one:derive({ result = item[3] }):row(1).result), item[3])
    end
    local operators = { neg = true, ["not"] = true, ["and"] = true, ["or"] = true }
    for name in helper.shell("grep -ohE '^    \\{\"[a-z_]+\", \"' host/frame/expr_*.c"):gmatch '"([%a_]+)", "' do
      assert.is_true(known[name] or operators[name] or false, name .. " is not in the reference")
    end
  end)

  it("has one of every aggregate and window", function()
    local f = frame.new { { "year", "i64", { 2020, 2021, 2022, 2023 } }, { "x", "i64", { 10, 30, 20, 40 } } }
    for name in pairs(require("quern.frame.aggregate").known) do
      local example = assert(reference.aggregates[name], name)
      assert.equal(example[2], show.cell(f:group():agg({ result = example[1] }):row(1).result), example[1])
    end
    for name in pairs(require("quern.frame.window").known) do
      local example, cells = assert(reference.windows[name], name), {}
      for row in f:window({ order = "year", result = example[1] }):rows() do cells[#cells + 1] = show.cell(row.result) end
      assert.equal(example[2], table.concat(cells, " "), example[1])
    end
  end)
end)
