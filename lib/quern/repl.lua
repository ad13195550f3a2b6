--- The interactive session: reads chunks, runs them, shows what they give.
-- A session needs no terminal: `repl.new` makes one whose chunks are given to `evaluate`, as the specs give it the examples of
-- the documentation. `repl.run` is the loop with a person in front of it.

local system = require "quern.host.system"
local chunk = require "quern.chunk"
local show = require "quern.show"
local json = require "quern.json"

local repl = {}

local HISTORY_LENGTH = 2000

local function history_path()
  local state = os.getenv "XDG_STATE_HOME"
  local home = os.getenv "HOME"
  local folder = state and state ~= "" and state .. "/quern" or home and home .. "/.local/state/quern"
  return os.getenv "QUERN_HISTORY" or folder and folder .. "/history", folder
end

local function line() return require "quern.host.line" end

--- One JSON string a line, so that a chunk of several lines is one entry; the file is only ever appended to.
local function load_history()
  local path = history_path()
  local file = path and io.open(path, "r")
  if not file then return end
  local entries = {}
  for text in file:lines() do
    local entry = json.decode(text)
    if type(entry) == "string" then entries[#entries + 1] = entry end
  end
  file:close()
  for i = math.max(1, #entries - HISTORY_LENGTH + 1), #entries do line().remember(entries[i]) end
  return entries[#entries]
end

local function remember(self, source)
  if source:find "^%s*$" or source == self.last_entry then return end
  self.last_entry = source
  line().remember(source)
  local path, folder = history_path()
  if not path or not line().edits() then return end
  if folder then system.make_folder(folder) end
  local file = io.open(path, "a")
  if not file then return end
  file:write(json.encode(source), "\n")
  file:close()
end

--- The misspelt name of an error message, and the nearest one known.
local function did_you_mean(self, message)
  local kind, name = message:match "%((%w+) '([^']+)'%)"
  if kind ~= "global" then return "" end
  local near = require("quern.cli").nearest(name, self:names())
  return near and near ~= name and ("; did you mean '%s'?"):format(near) or ""
end

--- The frames of the user's own code, innermost first; the library's and C's are left out.
local function user_traceback()
  local lines = {}
  for level = 3, 200 do
    local info = debug.getinfo(level, "Sln")
    if not info or #lines >= 8 then break end
    local own = info.source:find "^=input" or (info.source:find "^@" and not info.source:find "lib/quern/")
    if own and info.currentline > 0 then
      lines[#lines + 1] = ("  %s:%d%s"):format(info.short_src, info.currentline, info.name and " in " .. info.name or "")
    end
  end
  return lines
end

local function describe_error(self, err)
  local meta = getmetatable(err)
  local message = type(err) == "string" and err or type(meta) == "table" and meta.__tostring and tostring(err)
    or "error: " .. show.value(err)
  message = message:gsub("^[^\n]-lib/quern/[^:]+:%d+: ", "")
  local trace = user_traceback()
  if #trace < 2 then trace = {} end
  return message .. did_you_mean(self, message) .. (#trace > 0 and "\n" .. table.concat(trace, "\n") or "")
end

--- `x?` is help on x, `x??` its source.
local function question(source)
  local expression, marks = source:match "^%s*([%w_%.:\"/]+)%s*(%?%??)%s*$"
  if not expression then return nil end
  return ("__help(%q, %s)"):format(expression, marks == "??" and "true" or "false")
end

local Repl = {}
Repl.__index = Repl

--- A name's value without running code of the user's: session locals, then globals, then what the workbench offers.
function Repl:lookup(name)
  local value = self.session:get(name)
  if value == nil then value = rawget(self.globals, name) end
  if value == nil then value = self.bench.peek(name) end
  return value
end

--- Every name that means something now.
function Repl:names()
  local names = self.session:names()
  for name in next, self.globals do if type(name) == "string" and not name:find "^__" then names[#names + 1] = name end end
  table.move(self.bench.names(), 1, #self.bench.names(), #names + 1, names)
  table.sort(names)
  return names
end

--- Prints the values of a chunk; the first becomes `_`.
local function print_results(self, ...)
  for i = 1, select("#", ...) do
    local value = (select(i, ...))
    if value ~= nil or select("#", ...) > 1 then self.write((value == nil and "nil" or show.result(value)) .. "\n") end
  end
  if select("#", ...) > 0 and (...) ~= nil then rawset(self.globals, "_", (...)) end
end

--- Runs a whole chunk and prints its results or its error. Returns whether it went well.
---@param source string
---@return boolean
function Repl:evaluate(source)
  local quiet = source:match ";%s*$" ~= nil
  local text = question(source) or source
  local run, message = self.session:compile(text)
  if not run then
    self.complain(message .. "\n")
    return false
  end
  local results = table.pack(self.call(run, function(err) return describe_error(self, err) end))
  if not results[1] then
    self.complain(tostring(results[2]) .. "\n")
    return false
  end
  self.log[#self.log + 1] = source
  if results[2] == nil and type(results[3]) == "string" and results.n >= 3 then
    self.complain(results[3] .. "\n") -- nil, message: the world failed
    return false
  end
  if not quiet then
    local shown, failure = self.call(function() print_results(self, table.unpack(results, 2, results.n)) end,
      function(err) return describe_error(self, err) end)
    if not shown then self.complain(tostring(failure) .. "\n") end
  end
  for i = 2, results.n do
    if (debug.getmetatable(results[i]) or {}).__name == "quern.Frame" then self.last_frame = results[i] end
  end
  if self.after then self.after(source, results[2]) end
  return true
end

--- Whether a chunk compiles: true, or false with the message and whether only its end is missing.
local function check(source)
  if load("return " .. source, "=input", "t") then return true end
  local run, message = load(source, "=input", "t")
  return run ~= nil, message, not run and chunk.unfinished(message)
end

--- Reads one chunk: lines until they compile or cannot be continued.
---@return string? source, string? reason
local function read_chunk()
  local source, reason = line().read "> "
  while source do
    local unfinished = not question(source) and select(3, check(source))
    if not unfinished then return source end
    local more
    more, reason = line().read ">> "
    source = more and source .. "\n" .. more
  end
  return nil, reason
end

--- A session.
---@param options { globals: table?, write: fun(text: string)?, complain: fun(text: string)?, call: function? }? its globals (_G);
---where results and messages go (standard output and error); how chunks are called (xpcall)
---@return table
function repl.new(options)
  options = options or {}
  local self = setmetatable({ globals = options.globals or _G, log = {}, call = options.call or xpcall,
    write = options.write or function(text) io.write(text) end,
    complain = options.complain or function(text) io.stderr:write(text) end }, Repl)
  self.session = chunk.session(self.globals)
  self.bench = require("quern.workbench").install(self)
  return self
end

--- Makes the session's globals and runs the loop until end of input.
function repl.run()
  local self = repl.new { call = line().call }
  line().complete_with(function(text, cursor, start)
    local complete = require "quern.complete"
    return complete.candidates(text, cursor, start, function(name) return self:lookup(name) end, function() return self:names() end)
  end)
  if system.is_terminal(0) then
    print(("quern %s. %s"):format(require("quern").version, "help() tells what is here."))
    self.last_entry = load_history()
  end
  while true do
    local source, reason = read_chunk()
    if source then
      remember(self, source)
      if not source:find "^%s*$" then self:evaluate(source) end
    elseif reason ~= "interrupted" then
      break
    end
  end
  if system.is_terminal(0) then print() end
  self.session:close()
end

return repl
