-- What a person sees: Ctrl-C inside long work, columns completed, cells that stand under one another, narrow and wide screens.
local terminal = require "terminal"
local helper = require "helper"
local system = require "quern.host.system"

local CTRL_C = "\3"

local function session(options, folder)
  local quern = system.real_path(helper.quern)
  local t = terminal.start(folder and ("sh -c 'cd %s && exec %s'"):format(folder, quern) or nil, options)
  t:wait "> "
  return t
end

local function enter(t, text) t:send(text .. "\n") end

--- Types a chunk and gives what the screen shows until the next one answers.
local function shown(t, text)
  enter(t, text)
  enter(t, "'e' .. 'nd'")
  return t:wait "\nend\n"
end

--- Long work, in C or in Lua; each line is preceded by what it needs.
local LONG = {
  { "a scan for numbers and dates", 'big = ("Steel output rose 5 percent in May 2023. "):rep(1e6);', "text.mentions(big)" },
  { "a scan of one line for the lexicon", "scanner = text.scanner(lexicon.shipped());", "scanner:scan(big)" },
  { "a regular expression", 're = text.regex "[a-z]+ ";', "for m in re:gmatch(big) do end" },
  { "near-duplicates", "list = {} for i = 1, 9000 do list[i] = big:sub(i, i + 2000) end", "text.similar(list)" },
  { "groups of a frame", 'list = {} for i = 1, 1e5 do list[i] = "k" .. i * 7919 % 100003 end f = frame.new { {"k", "string", list} };',
    'for i = 1, 1e6 do f:group("k"):agg({ n = "count()" }):run() end' },
  { "order of a frame", "list = nil;", 'for i = 1, 1e6 do f:sort("-k"):run() end' },
  { "reading CSV", 'f:write "big.csv";', 'for i = 1, 1e6 do frame.read "big.csv" end' },
  { "a Lua loop", "big = nil;", "while true do end" },
  { "a loop in a coroutine", "f = nil;", "coroutine.wrap(function() while true do end end)()" },
}

describe("Ctrl-C", function()
  it("stops long work in C and in Lua, soon, and keeps the session", function()
    if not terminal.available() then pending "no pseudo-terminal can be made here" end
    local t = session({ columns = 100 }, helper.folder())
    enter(t, "kept = 'still ' .. 'here'")
    for _, work in ipairs(LONG) do
      shown(t, work[2])
      enter(t, ("print('beg' .. 'un') do local _ = (function() %s end)() end print('too ' .. 'late')"):format(
        work[3]:find "^[%w%.]+:?[%w]*%b()$" and "return " .. work[3] or work[3]))
      t:wait("begun", 60)
      os.execute "sleep 0.1"
      local sent = system.clock()
      t:send(CTRL_C)
      local before = t:wait("interrupted", 30)
      assert.is_nil(before:find "too late", work[1])
      -- 100 ms on a quiet machine; this one may be busy, or the build a slow one
      assert.is_true(system.clock() - sent < 5, ("%s: %.2f s"):format(work[1], system.clock() - sent))
    end
    assert.matches("still here", shown(t, "kept"))
    t:close()
  end)

  it("pressed twice also ends a loop that swallows errors", function()
    if not terminal.available() then pending "no pseudo-terminal can be made here" end
    local t = session()
    enter(t, "print('beg' .. 'un') while true do pcall(function() while true do end end) end")
    t:wait "begun"
    os.execute "sleep 0.1"
    t:send(CTRL_C)
    os.execute "sleep 0.3"
    t:send(CTRL_C)
    t:wait "interrupted"
    assert.matches("\n4\n", shown(t, "2 + 2") .. "\n")
    t:close()
  end)
end)

local TABLE = [[f = frame.new { {"名称", "string", {"钢铁", "Côte d’Ivoire", "가나다", "e\u{301}te\u{301}", "ＡＢＣ"}}, ]]
  .. [[{"value", "f64", {1, 22.5, 1234567, nil, 3}}, {"注", "string", {"x", "中文 mixed", "y", "z", "…"}}};]]

describe("the screen", function()
  before_each(function()
    if not terminal.available() then pending "no pseudo-terminal can be made here" end
  end)

  it("puts the cells of a column under one another, in any script", function()
    local t = session()
    shown(t, TABLE)
    local rows = {}
    for line in (shown(t, "f") .. "\n"):gmatch "(.-)\n" do
      if line:find "^名称" or #rows > 0 then rows[#rows + 1] = terminal.cells(line) end
    end
    -- columns of 13, 9 and 9 cells with two between them: the first and third begin, the second ends, in the same cell
    for number, cells in ipairs(rows) do
      if number ~= 3 and number <= 8 then
        local between = { cells[14], cells[15], cells[25], cells[26] }
        assert.same({ " ", " ", " ", " " }, between, ("line %d"):format(number))
        assert.is_true(cells[1] ~= " " and cells[27] ~= " " and (number < 3 or cells[24] ~= " "), ("line %d"):format(number))
      end
    end
    assert.is_true(#rows >= 8)
    t:close()
  end)

  it("completes the columns of the frame at hand", function()
    local t = session()
    shown(t, 'mills = frame.new { {"utilization", "f64", {71}}, {"place", "code", {"CHN"}} }')
    t:send 'mills:where("util\t'
    t:wait "utilization"
    t:send ' > 70")\n'
    t:wait "\nutilization"
    t:send 'mills:gro\t'
    t:wait "mills:group"
    t:send '("pla\t'
    t:wait "place"
    t:send '"):agg { n = "count()" }\n'
    t:wait "CHN"
    t:close()
  end)

  for _, width in ipairs { 40, 200 } do
    it(("fits frames, documents, claims and help into %d columns"):format(width), function()
      local folder = helper.folder()
      helper.shell(("cd %s && %s demo"):format(folder, system.real_path(helper.quern)))
      local t = session({ columns = width }, folder)
      local texts = { frame = shown(t, 'use "quern-demo/demo.db"; run "overcapacity"'), document = shown(t, "corpus:documents()()"),
        claim = shown(t, 'corpus:claims { table = "overcapacity" }()'), page = shown(t, 'help "frame"'), help = shown(t, 'help "frame.where"'),
        overview = shown(t, "help()"), why = shown(t, "why(1)") }
      assert.matches("“", texts.claim, 1, true)
      assert.is_nil(texts.why:find "U%+001B")
      for name, text in pairs(texts) do
        local widest = 0
        for line in text:gsub("^[^\n]*\n", "", 1):gmatch "[^\n]+" do
          -- an example is code to be copied: it keeps its line
          if not line:find "^>" then
            widest = math.max(widest, #terminal.cells(line))
            assert.is_true(#terminal.cells(line) <= width, ("%s: %d cells: %s"):format(name, #terminal.cells(line), line))
          end
        end
        assert.is_true(widest > 20, name)
      end
      t:close()
    end)
  end

  it("has no colour where it is no terminal", function()
    local out = helper.run("help", "frame.where")
    assert.is_nil(out:find "\27")
    out = helper.run("-e", "print(require('quern.show').style('x', 'bold'))")
    assert.equal("x\n", out)
  end)
end)
