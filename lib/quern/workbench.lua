--- What a session has at once: `corpus`, the verbs below, and the modules under their short names.
-- > corpus = use "quern-demo/demo.db"
--
-- quern-demo is what `quern demo` leaves behind. Each name is made when it is first used, so that the prompt is there at once.

local system = require "quern.host.system"
local show = require "quern.show"

local workbench = {}

local CORPUS_FILE = "quern.db"
local MODULES = { "text", "lexicon", "frame", "trade", "codes", "sector", "unit", "place", "claim", "rule", "recipe", "export", "chart",
  "show", "json" }

local opened, session

--- The session's corpus: quern.db in this folder, or the one that `use` named.
---@package
---@param create boolean? make the file if it is not there
---@return table? corpus, string? message, string? code
function workbench.corpus(create)
  if opened then return opened end
  if not create and not system.info(CORPUS_FILE) then
    return nil, 'no corpus here yet: read "documents/" reads a folder into one, use "FILE.db" opens another'
  end
  local found, message, code = require("quern.corpus").open(CORPUS_FILE)
  opened = found
  return found, message, code
end

--- Opens another corpus file for this session.
--- > use "quern-demo/demo.db";
--- > corpus.path
--- quern-demo/demo.db
---@param path string
---@return table? corpus, string? message, string? code
function workbench.use(path)
  local found, message, code = require("quern.corpus").open(path)
  if not found then return nil, message, code end
  if opened then opened:close() end
  opened = found
  rawset(session.globals, "corpus", found)
  return found
end

--- Reads files and folders into the corpus, and tells what was read.
--- > use "my.db";
--- > read "quern-demo/sample/firm-exits.html"
--- 1 document read from 1 file
---@param paths string|string[]
---@return string? summary, string? message, string? code
function workbench.read(paths)
  local corpus, message, code = workbench.corpus(true)
  if not corpus then return nil, message, code end
  rawset(session.globals, "corpus", corpus)
  local summary
  summary, message, code = corpus:read(paths, { warn = function(_, text) session.complain(text .. "\n") end })
  if not summary then return nil, message, code end
  return require("quern.corpus").told(summary)
end

--- A table of the last run as a frame: its rows with the claims behind them.
local function frame_of(corpus, loaded, name)
  local made = require("quern.claim.run").table(corpus, name)
  local null = require("quern.json").null
  local columns = { evidence = made.evidence, rows = #made.rows }
  local TYPES = { integer = "i64", number = "f64", boolean = "bool", date = "date", code = "code", string = "string" }
  for c, column in ipairs(loaded.tables[name].columns) do
    local values = { n = #made.rows }
    for r, row in ipairs(made.rows) do if row[c] ~= null then values[r] = row[c] end end
    columns[c] = { column[1], TYPES[column[2]], values }
  end
  return require("quern.frame").new(columns)
end

--- Runs a recipe over the corpus and gives its table as a frame; several tables come by name.
--- > use "quern-demo/demo.db";
--- > local t = run("overcapacity", { since = 2020 })
--- > t:where("sector == ? and metric == ?", "steel", "output"):select("place", "period", "value", "unit"):top(1)
--- place  period          value  unit
--- ──────────────────────────────────
--- CHN    2023    1,019,000,000  t
---@param name string a shipped or installed recipe, or a path
---@param params table? its parameters
---@return table? frame, string? message, string? code
function workbench.run(name, params)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  local loaded
  loaded, message, code = require("quern.recipe").load(name)
  if not loaded then return nil, message, code end
  local result
  result, message, code = require("quern.claim.run").execute(corpus, loaded, params or {})
  if not result then return nil, message, code end
  for _, warning in ipairs(result.warnings) do session.complain(show.wrap("warning: " .. warning, show.screen().width or 1000) .. "\n") end
  local tables, count, only = {}, 0, nil
  for table_name in pairs(result.tables) do
    tables[table_name] = frame_of(corpus, loaded, table_name)
    count, only = count + 1, tables[table_name]
  end
  return count == 1 and only or tables
end

--- A text that is written for where it is shown: colour and width are the screen's.
local Explanation = { __name = "quern.Explanation" }
function Explanation:__tostring() return self.text end

local function explanation(write)
  local text, message, code = write { colour = false }
  if not text then return nil, message, code end
  return setmetatable({ text = text, write = write }, Explanation)
end

--- Where a row of the last table came from: its sentences, the rule, and where each field was found.
--- > use "quern-demo/demo.db";
--- > run "trade_measures";
--- > why "1.date"
--- trade_measures.1  date 2013
---   “By 2013 the United States and the European Union had both imposed antidumping duties on Chinese PV manufacturers.”
---     Foreign Affairs, Solar makers run at a quarter of what they built, 2024-08-06, solar-glut.txt:21
---     rule 'imposed', asserted, confidence 0.98
---     date = 2013: “2013”, found in the clause
---@param row integer|string|integer[] 3, or "overcapacity.3.value"; a list of claims, as a frame's :evidence(row) gives it
---@return string? text, string? message, string? code
function workbench.why(row)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  if type(row) == "table" then
    return explanation(function(options) return require("quern.claim.explain").claims(corpus, row, options) end)
  end
  local name, number, column = tostring(row):match "^(%a[%w_]*)%.(%d+)%.?([%w_]*)$"
  if not number then number, column = tostring(row):match "^(%d+)%.?([%w_]*)$" end
  if not number then return nil, 'name a row: why(3), why "overcapacity.3" or why "3.value"' end
  return explanation(function(options)
    return require("quern.claim.explain").row(corpus, name, tonumber(number), column ~= "" and column or nil, options)
  end)
end

--- The claims a sentence makes, and the rules that came near it.
--- > whynot "The weather was fine."
--- makes no row
---@param text string
---@param options { date: string? }? date: the day it was written
---@return string? text, string? message, string? code
function workbench.whynot(text, options) return require("quern.claim.explain").near(text, options or {}) end

--- A list of what was found that shows itself as people read it.
local function found(class, corpus, list, ...)
  if not list then return nil, ... end
  return setmetatable(list, { __name = class, corpus = corpus })
end

--- Sentences that hold all the words.
--- > use "quern-demo/demo.db";
--- > for _, hit in ipairs(search("gallium germanium", { limit = 1 })) do print(hit.text) end
--- Gallium and germanium: export controls announced on July 3, 2023, in force since August 1, 2023.
---@param words string
---@param options table? as for `corpus:search`
function workbench.search(words, options)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  return found("quern.Hits", corpus, corpus:search(words, options))
end

--- A concordance: each place of a word or pattern with what stands around it.
--- > use "quern-demo/demo.db";
--- > for _, line in ipairs(kwic("glut", { width = 20 })) do print(line.left, line.match, line.right) end
--- Dealers pay for the 	glut	: the price war that
---@param pattern string
---@param options table? as for `corpus:kwic`
function workbench.kwic(pattern, options)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  return found("quern.Lines", corpus, corpus:kwic(pattern, options))
end

--- Prints the whole of a result, through the pager ($PAGER, or less) when it is longer than a screen.
--- > all { "a list", "of", "anything" }
--- { "a list", "of", "anything" }
---@param value any a frame, a list of records, or anything else
function workbench.all(value)
  local text = show.result(value, { colour = false })
  local _, lines = text:gsub("\n", "")
  local pager = os.getenv "PAGER" or "less -S"
  local pipe = system.is_terminal(1) and lines > 30 and io.popen(pager, "w")
  if pipe then
    pipe:write(text, "\n")
    pipe:close()
  else
    session.write(text .. "\n")
  end
end

--- Help on a topic: an overview without one; a function, a module, a class; "expressions", "traits"; "/words" searches.
--- > help "KwicLine"
--- KwicLine
---   from: integer  first byte of the key
---   to: integer  last byte
---   left: string
---   key: string
---   right: string
---@param topic string|function|nil
function workbench.help(topic) session.write((require("quern.help").text(topic)) .. "\n") end

--- Writes the session so far as a recipe, NAME.lua: what worked, with its last frame as the table.
--- > x = frame.new { {"year", "i64", {2024}}, {"value", "f64", {1.5}} };
--- > save "my_table"
--- saved as my_table.lua; 'quern recipe check my_table.lua' checks it, 'quern run ./my_table.lua' runs it
---@param name string lowercase letters, digits and _
---@return string? told, string? message, string? code
function workbench.save(name) return require("quern.save").recipe(session, name) end

--- Ten minutes to learn quern by doing: each step says what to type, and looks at what was typed.
--- > tutorial "stop"
--- The tutorial is over; tutorial() begins it again.
---@param step integer|"stop"|nil where to begin; "stop" ends it
function workbench.tutorial(step) return require("quern.tutorial").start(session, step) end

--- The source of a documented function, as text.
local function source_of(value)
  local help, entry = require "quern.help", require "quern.help.entry"
  local one = type(value) == "function" and entry.of(value) or type(value) == "string" and help.find(value)
  if not one then return ("no source for '%s'"):format(tostring(value)) end
  local lines, number = {}, 0
  for text in (entry.source(one.file) .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    if number >= one.line then lines[#lines + 1] = text end
    if number > one.line and text == "end" or (number == one.line and text:find "%f[%w]end$") then break end
  end
  return table.concat(lines, "\n")
end

local VERBS = { "use", "read", "run", "why", "whynot", "search", "kwic", "all", "help", "save", "tutorial" }

--- What each short name stands for; called once, when the name is first used.
local function makers()
  local made = {
    quern = function() return require "quern" end,
    corpus = function() return (workbench.corpus()) end,
    __help = function()
      return function(name, whole) session.write((whole and source_of(name) or require("quern.help").text(name)) .. "\n") end
    end,
  }
  for _, name in ipairs(VERBS) do made[name] = function() return workbench[name] end end
  for _, name in ipairs(MODULES) do made[name] = function() return require("quern." .. name) end end
  return made
end

--- Offers the names through the metatable of the session's globals and returns { names, peek } for completion.
---@package
---@param repl table the running session
---@return table
function workbench.install(repl)
  session = repl
  local offers, before = makers(), (getmetatable(repl.globals) or {}).__index
  setmetatable(repl.globals, {
    __index = function(globals, name)
      local make = offers[name]
      if not make then return before and before[name] end
      local value = make()
      rawset(globals, name, value)
      return value
    end,
  })
  local bench = {}
  function bench.names()
    local names = {}
    for name in pairs(offers) do if not name:find "^__" then names[#names + 1] = name end end
    return names
  end
  function bench.peek(name) return name ~= "corpus" and offers[name] and offers[name]() or nil end
  return bench
end

return workbench
