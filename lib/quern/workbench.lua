--- What a session finds on its bench: the corpus, the verbs, the modules, under short names.
-- Each is made when it is first named, so that the prompt is there at once.

local system = require "quern.host.system"
local show = require "quern.show"

local workbench = {}

local CORPUS_FILE = "quern.db"
local MODULES = { "text", "lexicon", "frame", "recipe", "report", "chart", "show", "json" }

local opened

--- The session's corpus: quern.db in this folder, or the one that `use` named.
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
---@param path string
---@return table? corpus, string? message, string? code
function workbench.use(path)
  local found, message, code = require("quern.corpus").open(path)
  if not found then return nil, message, code end
  if opened then opened:close() end
  opened = found
  rawset(_G, "corpus", found)
  return found
end

--- Reads files and folders into the corpus, and tells what was read.
---@param paths string|string[]
---@return string? summary, string? message, string? code
function workbench.read(paths)
  local corpus, message, code = workbench.corpus(true)
  if not corpus then return nil, message, code end
  rawset(_G, "corpus", corpus)
  local line
  local summary
  summary, message, code = corpus:read(paths, {
    progress = function(_, total)
      line = line or require("quern.progress").new("reading", "files", total)
      line:step()
    end,
    warn = function(_, text) io.stderr:write(text, "\n") end,
  })
  if line then line:done() end
  if not summary then return nil, message, code end
  return ("%d documents read from %d files, %d unchanged"):format(summary.documents, summary.files, summary.unchanged)
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
  for _, warning in ipairs(result.warnings) do io.stderr:write("warning: ", warning, "\n") end
  local tables, count, only = {}, 0, nil
  for table_name in pairs(result.tables) do
    tables[table_name] = frame_of(corpus, loaded, table_name)
    count, only = count + 1, tables[table_name]
  end
  return count == 1 and only or tables
end

--- Where a row of the last table came from: its sentences, the rule, and where each field was found.
---@param row integer|string 3, or "overcapacity.3.value"
---@return string? text, string? message, string? code
function workbench.why(row)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  local name, number, column = tostring(row):match "^(%a[%w_]*)%.(%d+)%.?([%w_]*)$"
  if not number then number, column = tostring(row):match "^(%d+)%.?([%w_]*)$" end
  if not number then return nil, 'name a row: why(3), why "overcapacity.3" or why "3.value"' end
  return require("quern.claim.explain").row(corpus, name, tonumber(number), column ~= "" and column or nil)
end

--- The claims a sentence makes, and the rules that came near it.
---@param text string
---@param options { date: string? }? date: the day it was written
---@return string? text, string? message, string? code
function workbench.whynot(text, options) return require("quern.claim.explain").near(text, options or {}) end

--- Sentences that hold all the words.
---@param words string
---@param options table? as for `corpus:search`
function workbench.search(words, options)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  return corpus:search(words, options)
end

--- A concordance: each place of a word or pattern with what stands around it.
---@param pattern string
---@param options table? as for `corpus:kwic`
function workbench.kwic(pattern, options)
  local corpus, message, code = workbench.corpus()
  if not corpus then return nil, message, code end
  return corpus:kwic(pattern, options)
end

--- Prints the whole of a result, through the pager ($PAGER, or less) when it is longer than a screen.
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
    print(text)
  end
end

--- The source of a documented function, as text.
local function source_of(name)
  local entry = require("quern.help").find(name)
  if not entry then return ("no source for '%s'"):format(name) end
  local lines, number = {}, 0
  for text in (system.resource(entry.file) .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    if number >= entry.line then lines[#lines + 1] = text end
    if number > entry.line and text == "end" or (number == entry.line and text:find "%f[%w]end$") then break end
  end
  return table.concat(lines, "\n")
end

local VERBS = { "use", "read", "run", "why", "whynot", "search", "kwic", "all" }

--- What each short name stands for; called once, when the name is first used.
local function makers(repl)
  local made = {
    quern = function() return require "quern" end,
    corpus = function() return (workbench.corpus()) end,
    help = function() return function(topic) print(require("quern.help").text(topic)) end end,
    save = function() return function(name) return require("quern.save").recipe(repl, name) end end,
    tutorial = function() return function(step) return require("quern.tutorial").start(repl, step) end end,
    __help = function()
      return function(name, whole) print(whole and source_of(name) or require("quern.help").text(name)) end
    end,
  }
  for _, name in ipairs(VERBS) do made[name] = function() return workbench[name] end end
  for _, name in ipairs(MODULES) do made[name] = function() return require("quern." .. name) end end
  return made
end

--- Offers the names through the globals' metatable and returns { names, peek } for completion.
---@param repl table the running session
---@return table
function workbench.install(repl)
  local offers = makers(repl)
  setmetatable(_G, {
    __index = function(globals, name)
      local make = offers[name]
      if not make then return nil end
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
