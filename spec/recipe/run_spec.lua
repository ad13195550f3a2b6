-- quern run, rerun and diff: limits, permissions and manifests, as the command line shows them.
local helper = require "helper"

local HEAD = [[return { quern = 1, name = "probe", version = "1.0.0", licence = "CC0-1.0", title = "A probe",
  tables = { t = { columns = { { "year", "integer" }, { "v", "string" } }, key = { "year" } } }, ]]

local function read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

local function place(recipe)
  local folder = helper.folder()
  local self = { folder = folder }
  local program = helper.quern:sub(1, 1) == "/" and helper.quern or require("quern.host.system").real_path(helper.quern)
  function self.write(text) helper.write(folder .. "/probe.lua", HEAD .. text) end
  function self.quern(words, before)
    return helper.shell(("cd %s && %s QUERN_RECIPES=%s/home %s %s </dev/null"):format(folder, before or "env", folder, program, words))
  end
  self.write(recipe)
  return self
end

describe("quern run", function()
  it("ends with 4 at a limit, naming limit, line and flag", function()
    local here = place 'limits = { seconds = 1 },\n run = function()\n while true do end end }'
    local _, err, code = here.quern "run ./probe.lua"
    assert.equal(4, code)
    assert.matches("probe: stopped at its limit of 1 seconds at ./probe.lua:4; raise it with --seconds 2", err, 1, true)
    here.write 'limits = { memory = "32M" },\n run = function()\n local s = "x" while true do s = s .. s end end }'
    _, err, code = here.quern "run ./probe.lua"
    assert.equal(4, code)
    assert.matches("limit of 32M of memory at ./probe.lua:4; raise it with --memory 64M", err, 1, true)
  end)

  it("ends with 3 for what is not permitted and writes nothing", function()
    local here = place 'run = function() io.open("x", "w") end }'
    local _, err, code = here.quern "run ./probe.lua --format csv -o out.csv"
    assert.equal(3, code)
    assert.matches("recipes have no files", err, 1, true)
    assert.equal("", (helper.shell("ls " .. here.folder .. "/out.csv 2>/dev/null")))
  end)

  it("reads an extra file only with the user's word", function()
    local here = place [[permissions = { { "read", "extra.txt", why = "weights" } },
      run = function(q) return { t = { { year = 1, v = q.read "extra.txt" } } } end }]]
    helper.write(here.folder .. "/extra.txt", "secret")
    local _, err, code = here.quern "run ./probe.lua"
    assert.equal(3, code)
    assert.matches("--allow 'read=extra.txt'", err, 1, true)
    local out
    out, _, code = here.quern "run ./probe.lua --format csv --allow read=extra.txt"
    assert.equal(0, code)
    assert.matches("1,secret", out, 1, true)
    assert.equal(3, select(3, here.quern "run ./probe.lua --deny-all"))
    here.write [[permissions = { { "read", "docs", why = "w" } },
      run = function(q) return { t = { { year = 1, v = q.read "docs/../extra.txt" } } } end }]]
    helper.shell("mkdir " .. here.folder .. "/docs; ln -s ../extra.txt " .. here.folder .. "/docs/link")
    assert.equal(3, select(3, here.quern "run ./probe.lua --allow all"))
    here.write [[permissions = { { "read", "docs", why = "w" } },
      run = function(q) return { t = { { year = 1, v = q.read "docs/link" } } } end }]]
    assert.equal(3, select(3, here.quern "run ./probe.lua --allow all"))
  end)

  it("shows what a recipe prints without letting it steer the terminal", function()
    local here = place [[run = function(q) print "\27[2J\u{202E}x" q.warn "\27]0;x\7" return { t = {} } end }]]
    local out, err, code = here.quern "run ./probe.lua"
    assert.equal(0, code)
    assert.is_nil((out .. err):find "[\27\7]")
    assert.is_nil((out .. err):find("\u{202E}", 1, true))
  end)

  it("gives the same bytes each time: order, clock, chance and locale stand still", function()
    local here = place [[run = function()
      local t, keys = {}, {} for i = 1, 200 do t["k" .. (i * 7919) % 1000] = i end
      for k in pairs(t) do keys[#keys + 1] = k end
      for k in next, t do keys[#keys + 1] = k end
      local v = table.concat(keys, " ") .. os.time() .. os.date() .. os.clock() .. math.random(1 << 40) .. tostring({}) .. tostring(print)
      local list = {} for i = 1, 300 do list[i] = { i % 3, i } end
      table.sort(list, function(a, b) return a[1] < b[1] end)
      for _, x in ipairs(list) do v = v .. x[2] .. "," end
      return { t = { { year = 1, v = v } } } end }]]
    local first = here.quern "run ./probe.lua --format csv"
    assert.is_true(#first > 1000)
    for _, before in ipairs { "env", "env LC_ALL=de_DE.UTF-8 TZ=Asia/Shanghai", "sleep 1; env QUERN_THREADS=1" } do
      assert.equal(first, (here.quern("run ./probe.lua --format csv", before)))
    end
  end)
end)

describe("a crate", function()
  local RECIPE = [[inputs = { prices = { kind = "table" } }, params = { factor = { type = "number", default = 2 } },
    run = function(q, p) local rows = {}
      for _, row in ipairs(q.inputs.prices) do
        rows[#rows + 1] = { year = math.tointeger(tonumber(row.year)), v = tostring(row.price * p.factor) } end
      return { t = rows } end }]]

  local function run_place()
    local here = place(RECIPE)
    helper.write(here.folder .. "/prices.csv", "year,price\n2020,5\n2021,7\n")
    assert.equal(0, select(3, here.quern "run ./probe.lua prices=prices.csv --crate one"))
    return here
  end

  it("gives the same bytes again in another folder, locale and time zone", function()
    local here = run_place()
    assert.equal("year,v\n2020,10.0\n2021,14.0\n", read(here.folder .. "/one/t.csv"))
    local other = helper.folder()
    helper.shell(("mv %s/one %s/moved && rm -r %s/prices.csv %s/probe.lua"):format(here.folder, other, here.folder, here.folder))
    local out, err, code = here.quern("rerun " .. other .. "/moved", "umask 077; env LC_ALL=zh_CN.UTF-8 TZ=America/Lima HOME=/nowhere")
    assert.equal(0, code, err)
    assert.equal("t.csv: the same bytes\n", out)
    assert.equal(0, select(3, here.quern(("diff %s/moved %s/moved.again"):format(other, other))))
  end)

  it("names the file in which one bit was flipped", function()
    local here = run_place()
    assert.equal(0, select(3, here.quern "recipe verify one"))
    assert.equal(0, select(3, here.quern "verify one"))
    for _, name in ipairs { "t.csv", "inputs/prices.csv", "recipe/recipe.lua" } do
      local path = here.folder .. "/one/" .. name
      local bytes = read(path)
      helper.write(path, bytes:sub(1, 4) .. string.char(bytes:byte(5) ~ 1) .. bytes:sub(6))
      local out, _, code = here.quern "recipe verify one"
      assert.equal(1, code)
      assert.matches(name:match "^recipe" or name, out, 1, true)
      helper.write(path, bytes)
    end
  end)

  it("says which cells changed and why", function()
    local here = run_place()
    helper.write(here.folder .. "/prices.csv", "year,price\n2020,5\n2021,8\n2022,1\n")
    here.quern "run ./probe.lua prices=prices.csv factor=3 --crate two"
    local out, _, code = here.quern "diff one two"
    assert.equal(1, code)
    assert.equal("parameter factor: 2, then 3\nprices: changed\nt: 2020: v: 10.0, then 15.0\nt: 2021: v: 14.0, then 24.0\nt: + 2022\n", out)
  end)
end)
