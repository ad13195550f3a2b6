-- Fields are read many at a time where the machine can; a column with a quote in it is read one field at a time. Both ways
-- give the same table, whatever stands in the fields and wherever they fall among those read together.
local helper = require "helper"
local frame = require "quern.frame"

local function pick(list) return list[math.random(#list)] end
local function digits(n)
  local list = {}
  for i = 1, n do list[i] = math.random(0, 9) end
  return table.concat(list)
end
local function letters(n)
  local list = {}
  for i = 1, n do list[i] = string.char(math.random(97, 122)) end
  return table.concat(list)
end

-- Kinds of fields by name: mostly plain, now and then odd. `text` kinds are said to be so.
local KINDS = {
  small = function() return tostring(math.random(0, 99)) end,
  signed = function() return pick { "", "-" } .. math.random(0, 9999999) end,
  long = function() return pick { "", "-" } .. math.random(1, 9) .. digits(math.random(0, 16)) end,
  sparse = function() return math.random(4) == 1 and "" or tostring(math.random(1, 300)) end,
  blank = function() return pick { "7", "8", " 9", "10 ", "", "+11", "-0", "12" } end,
  decimal = function() return ("%d.%s"):format(math.random(-999, 9999), digits(math.random(1, 6))) end,
  number = function()
    return pick { "0.5", ".5", "-.25", "5.", "1e3", "-2.5E-3", "", "0", "-0.0", "123456789012345", "-12345678901234", "0.0000000000001",
      "12345678901234567890", "3.141592653589793238", "007.25", "1234567.1234567", "99999999", "100000000", "inf" }
  end,
  short = function() return letters(math.random(0, 7)) end,
  word = function() return letters(math.random(0, 17)) end,
  sentence = function() return letters(5) .. " " .. letters(math.random(0, 40)) end,
  code = function() return pick { "0101", "840999", "85", " 07", "0207 ", "0A B", "", letters(12) .. "001" } end,
  day = function() return pick { "2024-02-29", "1999-12-31", "2001/3/4", "", "1970-01-01" } end,
  truth = function() return pick { "true", "false", "TRUE", "" } end,
}
local NAMES = {}
for name in pairs(KINDS) do NAMES[#NAMES + 1] = name end
table.sort(NAMES)
local TYPES = { short = "string", word = "string", sentence = "string", code = "code" }

--- The same rows twice: as they stand, and with every field in quotes that has something in it.
local function tables(count, line_end)
  local plain, quoted = { table.concat(NAMES, ",") }, { table.concat(NAMES, ",") }
  for i = 1, count do
    local row, same = {}, {}
    for c, name in ipairs(NAMES) do
      row[c] = KINDS[name]()
      same[c] = row[c] == "" and "" or '"' .. row[c] .. '"'
    end
    plain[i + 1], quoted[i + 1] = table.concat(row, ","), table.concat(same, ",")
  end
  return table.concat(plain, line_end) .. line_end, table.concat(quoted, line_end) .. line_end
end

local function read(text) return assert(frame.read(helper.write(helper.folder() .. "/t.csv", text), { types = TYPES, keep = true })) end

local function bits(value) return math.type(value) == "float" and ("%a"):format(value) or value end

local function differences(a, b)
  local list = {}
  for _, name in ipairs(NAMES) do
    local left, right = a:column(name), b:column(name)
    for i = 1, #a do
      if bits(left[i]) ~= bits(right[i]) then list[#list + 1] = ("%s %d: %s %s"):format(name, i, tostring(left[i]), tostring(right[i])) end
    end
  end
  return list
end

describe("fields read together", function()
  it("are those read one by one", function()
    for seed, count in ipairs { 1, 7, 8, 9, 17, 400, 5000, 20000 } do
      math.randomseed(seed)
      local plain, quoted = tables(count, seed % 2 == 0 and "\r\n" or "\n")
      local a, b = read(plain), read(quoted)
      assert.equal(count, #a)
      assert.same({}, differences(a, b))
      assert.equal(a:format "csv", b:format "csv")
    end
  end)

  it("are what stands there", function()
    math.randomseed(99)
    local lines, whole, part, name = { "n,x,s" }, {}, {}, {}
    for i = 1, 30000 do
      whole[i], part[i], name[i] = math.random(-10 ^ 6, 10 ^ 6) * 10 ^ 5 // 1 | 0, math.random(-10 ^ 8, 10 ^ 8) / 10 ^ math.random(0, 6),
        letters(math.random(1, 3)) .. digits(math.random(0, 20))
      lines[i + 1] = ("%d,%.17g,%s"):format(whole[i], part[i], name[i])
    end
    local f = read(table.concat(lines, "\n"))
    local n, x, s = f:column "n", f:column "x", f:column "s"
    for i = 1, 30000 do
      if n[i] ~= whole[i] or x[i] ~= part[i] or s[i] ~= name[i] then error(lines[i + 1]) end
    end
  end)

  it("are the nearest doubles, with as many digits as there may be", function()
    math.randomseed(4)
    local lines, wanted = { "k,x" }, {}
    local function add(text)
      wanted[#wanted + 1] = text
      lines[#lines + 1] = #wanted .. "," .. text
    end
    for _, text in ipairs { "9007199254740993", "9007199254740993.0", "1e23", "8.5e22", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308",
      "0.000000000000000000000000000012345678901234567", "18446744073709551616", "36893488147419103232000", "0.1e-5", "1E+0005", "-0.0" } do add(text) end
    while #wanted < 20000 do
      local x = string.unpack("<d", string.pack("<i8", math.random(0)))
      if x == x and x - x == 0 then add((pick { "%.17g", "%.16e", "%.20g", "%.12g" }):format(x)) end
      add(digits(math.random(1, 21)) .. "." .. digits(math.random(1, 21)))
      add(("%.17g"):format(math.random() * 10 ^ math.random(-9, 9)))
    end
    local x = read(table.concat(lines, "\n")):column "x"
    for i, text in ipairs(wanted) do
      if ("%a"):format(x[i]) ~= ("%a"):format(tonumber(text .. (text:find "[.eE]" and "" or ".0"))) then error(text .. ": " .. tostring(x[i])) end
    end
  end)

  it("are text once a zero stands in front, however late", function()
    for _, odd in ipairs { "012345", "0123456789", "00123456789012" } do
      local lines = { "n,m" }
      for i = 1, 30000 do lines[i + 1] = (1000000000 + i) .. "," .. i end
      lines[20002] = odd .. "," .. odd
      local f = read(table.concat(lines, "\n"))
      assert.equal(odd, f:column("n")[20001])
      assert.equal(odd, f:column("m")[20001])
      assert.equal("1000030000", f:column("n")[30000])
    end
  end)

  it("are the same with and without wide instructions, however the text is cut", function()
    math.randomseed(5)
    local path = helper.write(helper.folder() .. "/t.csv", (tables(60000, "\n")))
    local function digest(environment)
      return (helper.shell(("%s %s -e %s"):format(environment, helper.quern, helper.quote(
        ('local f = require"quern.frame".read(%q, { keep = true }) io.write(f:format"csv")'):format(path)))))
    end
    local usual = digest ""
    assert.is_true(#usual > 1000000)
    for _, kernel in ipairs { "portable", "avx2", "avx512" } do
      for _, threads in ipairs { 1, 3 } do
        assert.is_true(usual == digest(("QUERN_KERNEL=%s QUERN_THREADS=%d"):format(kernel, threads)), kernel)
      end
    end
  end)

  it("tells many strings apart, and keeps their order", function()
    local lines, wanted = { "s,k" }, {}
    for i = 1, 60000 do
      wanted[i] = ("k%d"):format(i * 7919 % 50021)
      lines[i + 1] = wanted[i] .. ",1"
    end
    local s = read(table.concat(lines, "\n")):column "s"
    for i = 1, 60000 do if s[i] ~= wanted[i] then error(i .. ": " .. tostring(s[i])) end end
  end)
end)
