-- Delimited text: types, repairs and what is said about them.
local helper = require "helper"
local frame = require "quern.frame"

local function read(text, options)
  local path = helper.write(helper.folder() .. "/table.csv", text)
  local f = assert(frame.read(path, options))
  return f, table.concat(f:warnings(), "\n")
end

local function types(f)
  local list = {}
  for i, column in ipairs(f:columns()) do list[i] = column.name .. " " .. column.type end
  return table.concat(list, ", ")
end

describe("reading csv", function()
  it("finds types and nulls", function()
    local f, said = read 'a,b,c,d,e\n1,2.5,x,2024-01-02,true\n,,"",,false\n-3,1e3,"y ""z"", w",1999-12-31,\n'
    assert.equal("a i64, b f64, c string, d date, e bool", types(f))
    assert.same({ 1, nil, -3, n = 3 }, f:column "a")
    assert.same({ 2.5, nil, 1000, n = 3 }, f:column "b")
    assert.same({ "x", "", 'y "z", w', n = 3 }, f:column "c")
    assert.same({ "2024-01-02", nil, "1999-12-31", n = 3 }, f:column "d")
    assert.same({ true, false, nil, n = 3 }, f:column "e")
    assert.equal("", said)
  end)

  it("keeps codes as text and gives lost zeros back, saying so", function()
    local f, said = read "hs6,value\n850760,1\n10121,2\n720711,3\n"
    assert.equal("hs6 code, value i64", types(f))
    assert.same({ "850760", "010121", "720711", n = 3 }, f:column "hs6")
    assert.matches("hs6: 1 code had lost the zero in front; put back (the first, in row 2, was 10121)", said, 1, true)
    assert.same({ "850760", "10121", "720711", n = 3 }, read("hs6,value\n850760,1\n10121,2\n720711,3\n", { keep = true }):column "hs6")
    assert.equal("plant code, n i64", types((read "plant,n\n007,1\n123,2\n")))
  end)

  it("understands other ways to write numbers", function()
    local f, said = read "land;value\nDE;1.234,5\nFR;12,25\n"
    assert.same({ 1234.5, 12.25, n = 2 }, f:column "value")
    assert.matches("delimiter: ';'", said, 1, true)
    assert.matches("value: numbers written with ',' before decimals and '.' between thousands", said, 1, true)
    f = read 'x,y\n"1,234",$5\n"12,345,678",(7)\nNA,1%\n'
    assert.same({ 1234, 12345678, nil, n = 3 }, f:column "x")
    assert.same({ 5, -7, 1, n = 3 }, f:column "y")
  end)

  it("leaves title rows out, names what has no name, and drops what has neither", function()
    local f, said = read "Table 3. Production\nin tonnes\n\nland ,2020,2021,,\nDE,1,2,,\nFR,3,..,,\n"
    assert.equal("land string, 2020 i64, 2021 i64", types(f))
    assert.matches("2 title rows above the header left out: 'Table 3. Production'", said, 1, true)
    assert.matches("header: blanks around 'land' removed", said, 1, true)
    assert.matches("2 columns without name and values left out", said, 1, true)
    assert.matches("2021: 1 placeholder (NA, -, .. or the like) read as no value, the first in row 2", said, 1, true)
    assert.equal("column1 i64, column2 string", types((read "1,x\n2,y\n")))
    assert.equal("a i64, a_2 i64", types((read "a,a\n1,2\n")))
  end)

  it("reads rows of other lengths, and says how many", function()
    local f, said = read "a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10,11,12\n"
    assert.same({ 1, 4, 6, 10, n = 4 }, f:column "a")
    assert.same({ 3, nil, 8, 12, n = 4 }, f:column "c")
    assert.matches("2 rows had not the 3 fields of the table, the first is row 2", said, 1, true)
  end)

  it("reads line breaks within quotes, and quotes that are only inches", function()
    assert.same({ "x\ny", "z", n = 2 }, read('a,b\n"x\ny",1\nz,2\n'):column "a")
    local f, said = read 'a,b\npipe 5" wide,1\nrod,2\n'
    assert.same({ 'pipe 5" wide', "rod", n = 2 }, f:column "a")
    assert.matches("a quote is not closed", said, 1, true)
  end)

  it("widens a type when a later value asks for it", function()
    local lines = { "n,m" }
    for i = 1, 30000 do lines[#lines + 1] = i .. "," .. i end
    lines[#lines + 1] = "0.5,none of it"
    local f = read(table.concat(lines, "\n"))
    assert.equal("n f64, m string", types(f))
    assert.equal(30001, #f)
    assert.equal("29999", f:column("m")[29999])
  end)

  it("reads other encodings", function()
    local f, said = read("\xff\xfea\0,\0b\0\n\0\xe9\0,\0001\0\n\0")
    assert.same({ "é", n = 1 }, f:column "a")
    assert.matches("encoding: UTF-16", said, 1, true)
    assert.equal("a string, b i64", types((read "\xef\xbb\xbfa,b\nx,1\n")))
    assert.same({ "钢铁", n = 1 }, read("a,b\n\xb8\xd6\xcc\xfa,1\n", { encoding = "GB18030" }):column "a")
  end)

  it("takes dates that stand for none as none", function()
    local f, said = read "d,x\n2024-01-01,1\n9999-12-31,2\n1900-01-01,3\n"
    assert.same({ "2024-01-01", nil, nil, n = 3 }, f:column "d")
    assert.matches("d: 2 dates such as 9999-12-31 (row 2) stand for none", said, 1, true)
  end)

  it("gives the same table for any number of threads", function()
    local lines = { "id,name,x" }
    for i = 1, 200000 do
      lines[#lines + 1] = (i % 7 == 0 and '%d,"a ""b"", c %d",%.3f' or "%d,n %d,%.3f"):format(i, i % 1000, i / 7)
    end
    local path = helper.write(helper.folder() .. "/t.csv", table.concat(lines, "\n"))
    local function digest(threads)
      return (helper.shell(("QUERN_THREADS=%d %s -e %s"):format(threads, helper.quern, helper.quote(
        ('io.write(require"quern.frame".read(%q):sort("-x"):format"csv")'):format(path)))))
    end
    assert.equal(digest(1), digest(3))
  end)

  it("fails in one line", function()
    local none, message, code = frame.read "/nowhere/x.csv"
    assert.is_nil(none)
    assert.matches("/nowhere/x.csv: No such file", message, 1, true)
    assert.equal("notfound", code)
    none, message = frame.read(helper.write(helper.folder() .. "/empty.csv", ""))
    assert.is_nil(none)
    assert.matches("there is no table in it", message, 1, true)
  end)
end)

describe("writing csv", function()
  it("writes what it reads back", function()
    local f = frame.new { { "s", "string", { "a,b", 'say "x"', "", nil, " pad", "line\nbreak" } },
      { "x", "f64", { 0.1, 1e300, -2.5e-7, nil, 123456789.123, 1 / 3 } }, { "n", "i64", { 1, -9007199254740993, nil, 0, 5, 6 } },
      { "c", "code", { "01", "02", nil, "0405", "5", "9" } } }
    local path = helper.folder() .. "/out.csv"
    assert.is_true(f:write(path))
    local back = frame.read(path, { types = { c = "code", s = "string" } })
    for _, name in ipairs { "s", "x", "n", "c" } do assert.same(f:column(name), back:column(name)) end
  end)
end)

describe("writing to a disk that is full", function()
  it("leaves the file that was there, and nothing half-written", function()
    local folder = helper.folder()
    local path = helper.write(folder .. "/out.csv", "kept\n1\n")
    local code = [[local f = require "quern.frame".new { { "n", "i64", { 1 } } }
      for _ = 1, 16 do f = f:bind(f) end
      local fine, message, kind = f:write(%q)
      print(fine, kind, message)]]
    local out = helper.shell(("sh -c %s"):format(helper.quote(
      ("trap '' XFSZ; ulimit -f 16; %s -e %s"):format(helper.quern, helper.quote(code:format(path))))))
    assert.equal("nil\tio\t" .. path .. ": File too large\n", out)
    assert.equal("out.csv\n", (helper.shell("ls " .. folder)))
    assert.equal(1, #frame.read(path))
  end)
end)

describe("a memory limit", function()
  it("stops reading and grouping with what to do, and frames work on when it is raised", function()
    local lines = { "n,s" }
    for i = 1, 200000 do lines[#lines + 1] = i .. ",x" .. i % 70000 end
    local path = helper.write(helper.folder() .. "/t.csv", table.concat(lines, "\n"))
    local said = "needs more than the %d MB that frames may use; keep fewer rows or columns first, or raise frame.limit"
    local usual = frame.limit()
    frame.limit(1 << 20)
    local none, message, code = frame.read(path)
    frame.limit(0)
    assert.is_nil(none)
    assert.equal("limit", code)
    assert.matches(said:format(1), message, 1, true)
    local f = frame.read(path)
    frame.limit(3 << 20)
    local fine, failure = pcall(function() return #f:group("s", "n"):agg { m = "median(n)" } end)
    frame.limit(0)
    assert.is_false(fine)
    assert.matches("^group: ", failure)
    assert.matches(said:format(3), failure, 1, true)
    assert.equal(70000, #f:group("s"):agg { m = "median(n)" })
    assert.equal(usual, frame.limit())
  end)
end)

describe("the real files", function()
  local function real(path)
    local full = helper.shared("real/" .. path) or pending "the folder of real files is not here"
    local f = assert(frame.read(full))
    return f, table.concat(f:warnings(), "\n"), types(f)
  end
  it("are read with the right types and the right warnings", function()
    local f, said = real "steel_gem/map_file_gspt2024-04-15.csv"
    assert.equal(1746, #f)
    assert.matches("encoding: UTF-16", said, 1, true)
    local kinds
    f, said, kinds = real "gta_tariff/sec301.csv"
    assert.equal("hs_8digit code, origin string, rate f64", kinds)
    assert.matches("hs_8digit: 1105 codes had lost the zero in front", said, 1, true)
    for _, code in ipairs(f:column "hs_8digit") do assert.equal(8, #code) end
    f, said, kinds = real "tariffs_us/china-10-percent-030425.csv"
    assert.equal("column1 i64, column2 code, column3 string", kinds)
    assert.equal(691, #f)
    assert.matches("column2: 557 codes had lost the zero", said, 1, true)
    f, said, kinds = real "usgs_pdf/crude_steel_by_region_tidy.csv"
    assert.equal("locality string, year i64, value f64, units string", kinds)
    assert.matches("blanks around 'units' removed", said, 1, true)
    assert.matches("',' between thousands", said, 1, true)
    assert.equal(1807, #f)
  end)
end)
