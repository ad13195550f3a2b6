-- What is written, byte for byte, beside a writer that takes one value after the other.
local helper = require "helper"
local frame = require "quern.frame"

local function number(value)
  if value ~= value then return "nan" end
  if value % 1 == 0 and math.abs(value) < 2 ^ 53 then return (value == 0 and 1 / value < 0 and "-" or "") .. ("%d"):format(value // 1 | 0) end
  for digits = 1, 17 do
    local text = ("%.6f"):format(value):gsub("0+$", "")
    if math.abs(value) < 9e8 and tonumber(text) == value then return text end
    text = ("%%.%dg"):format(digits):format(value)
    if digits >= 15 and tonumber(text) == value or digits == 17 then return text end
  end
end

local function field(value, type)
  if value == nil then return "" end
  if type == "f64" then return number(value) end
  if type ~= "string" and type ~= "code" then return tostring(value) end
  if value == "" or value:find '[,"\n\r]' or value:find "^ " or value:find " $" then return '"' .. value:gsub('"', '""') .. '"' end
  return value
end

local function naive(columns, rows, order)
  local names, lines = {}, {}
  for c, column in ipairs(columns) do names[c] = field(column[1], "string") end
  lines[1] = table.concat(names, ",")
  for i = 1, rows do
    local line = {}
    for c, column in ipairs(columns) do line[c] = field(column[3][order and order[i] or i], column[2]) end
    lines[i + 1] = table.concat(line, ",")
  end
  return table.concat(lines, "\n") .. "\n"
end

-- A column of `rows` values from a function; a null now and then.
local function column(name, type, rows, make, nulls)
  local values = {}
  for i = 1, rows do values[i] = not (nulls and math.random(5) == 1) and make(i) or nil end
  return { name, type, values, n = rows }
end

local function word(length)
  local list = {}
  for i = 1, length do list[i] = string.char(math.random(97, 122)) end
  return table.concat(list)
end

-- Strings whose fields, with their ends, just fit and just do not fit the sizes of cells.
local function words(lengths)
  local list = {}
  for i, length in ipairs(lengths) do list[i] = word(length) end
  return function() return list[math.random(#list)] end
end

local function some_columns(rows)
  local odd = { "", " x", "x ", 'say "so"', "a,b", "line\nbreak", "r\rn", "plain", "钢铁", ('"'):rep(14) }
  return {
    column("narrow", "i64", rows, function() return math.random(-100, 100) end),
    column("middle", "i64", rows, function() return math.random(0, 60000) * 7 end, true),
    column("wide, far", "i64", rows, function() return math.random(-2 ^ 50 | 0, 2 ^ 50 | 0) end, true),
    column("x", "f64", rows, function(i)
      return ({ math.random(), math.random(-9999, 9999) / 100, math.random(0, 10 ^ 12) / 1000, 10.0 ^ math.random(-12, 22), -0.0, 0 / 0, 1 / 0,
        -1 / 3, math.random(0, 10 ^ 9) + 0.0 })[i % 9 + 1]
    end, true),
    column("any x", "f64", rows, function(i)
      if i % 3 == 0 then return math.random() * 10.0 ^ math.random(-30, 30) end
      if i % 3 == 1 then return math.random(0, 10 ^ 9) / math.random(1, 999) end
      local x = string.unpack("<d", string.pack("<i8", math.random(0)))
      return x == x and x or 0.0
    end),
    column("truth", "bool", rows, function() return math.random(2) == 1 end, true),
    column("day", "date", rows, function() return ("%04d-%02d-%02d"):format(math.random(1980, 2030), math.random(12), math.random(28)) end, true),
    column("odd", "string", rows, function() return odd[math.random(#odd)] end, true),
    column("w14", "string", rows, words { 1, 7, 14 }, true),
    column("w15", "code", rows, words { 3, 15 }),
    column("w30", "string", rows, words { 30, 2 }, true),
    column("w31", "string", rows, words { 31 }),
    column("w62", "string", rows, words { 62, 5 }),
    column("w63", "string", rows, words { 63, 0 }),
    column("w500", "string", rows, words { 500, 9 }, true),
    column("each", "string", rows, function(i) return i .. word(i % 20) end, true),
  }
end

local function written(f)
  local path = helper.folder() .. "/out.csv"
  assert.is_true(f:write(path))
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

describe("rows written", function()
  for seed, rows in ipairs { 0, 1, 3, 100, 5000 } do
    it("are as a plain writer writes " .. rows, function()
      math.randomseed(seed)
      local columns = some_columns(rows)
      local f = frame.new(columns)
      assert.equal(naive(columns, rows), written(f))
      assert.equal(naive(columns, rows), f:format "csv")
    end)
  end

  it("are those that a condition left", function()
    math.randomseed(11)
    local columns, order = some_columns(3000), {}
    for i = 1, 3000 do if columns[1][3][i] > 50 then order[#order + 1] = i end end
    assert.equal(naive(columns, #order, order), written(frame.new(columns):where "narrow > 50"))
  end)

  it("come in order from any number of threads", function()
    local rows, folder = 300000, helper.folder()
    local list = { "n,s,k" }
    for i = 1, rows do list[i + 1] = ("%d,%s,k%d"):format(i * 37 % 100003, (i % 97 == 0) and "seldom" or "often", i * 31 % 70001) end
    local text = table.concat(list, "\n") .. "\n"
    helper.write(folder .. "/in.csv", text)
    for _, threads in ipairs { 1, 2, 5 } do
      local out = ("%s/out%d.csv"):format(folder, threads)
      helper.shell(("QUERN_THREADS=%d %s -e %s"):format(threads, helper.quern,
        helper.quote(('require"quern.frame".read(%q):write(%q)'):format(folder .. "/in.csv", out))))
      local file <close> = assert(io.open(out, "rb"))
      assert.is_true(file:read "a" == text)
    end
  end)

  it("stop when the disk is full, whichever thread meets its end", function()
    local folder = helper.folder()
    local path = helper.write(folder .. "/out.csv", "kept\n1\n")
    local code = ([[local f = require "quern.frame".new { { "n", "i64", { 1, 22222 } } }
      for _ = 1, 18 do f = f:bind(f) end
      print(f:write(%q))]]):format(path)
    for _, threads in ipairs { 1, 3 } do
      local out = helper.shell(("sh -c %s"):format(helper.quote(
        ("trap '' XFSZ; ulimit -f 1000; QUERN_THREADS=%d %s -e %s"):format(threads, helper.quern, helper.quote(code)))))
      assert.equal("nil\t" .. path .. ": File too large\tio\n", out)
      assert.equal("out.csv\n", (helper.shell("ls " .. folder)))
    end
  end)
end)
