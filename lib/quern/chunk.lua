--- Chunks of a session: `local` variables declared in one are still there in the next.
-- A chunk is compiled as it stands, inside a function whose upvalues are the session's locals; a closure added at its end
-- captures the locals it declared at its outermost level, and the next chunk's upvalues are joined to the same variables
-- (debug.upvaluejoin). So a redeclaration makes a new variable, closures keep the one they saw, and nothing else changes
-- meaning: the text of the chunk is never edited, but for `<close>` at its outermost level, which would close the value
-- as soon as it was read: it becomes `<const>`, and is closed when the session ends.

local chunk = {}

local OPENERS = { ["function"] = true, ["do"] = true, ["if"] = true, ["repeat"] = true }
local CLOSERS = { ["end"] = true, ["until"] = true }

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local nil not or repeat return then true until while]])
  :gmatch "%a+" do KEYWORDS[word] = true end

--- Past a string, a long string or a comment that starts at `at`; nil if none does.
local function skip_quoted(source, at)
  local comment = source:match("^%-%-()", at)
  local level, open_end = source:match("^%[(=*)%[()", comment or at)
  if level then
    local _, close = source:find("]" .. level .. "]", open_end, true)
    return (close or #source) + 1
  end
  if comment then return source:find("[\r\n]", comment) or #source + 1 end
  local quote = source:match("^[\"']", at)
  if not quote then return nil end
  local i = at + 1
  while i <= #source do
    local c = source:sub(i, i)
    if c == "\\" then
      if source:sub(i + 1, i + 1) == "z" then i = source:match("^%s*()", i + 2) - 2 end
      i = i + 2
    elseif c == quote then
      return i + 1
    else
      i = i + 1
    end
  end
  return i
end

--- The tokens that matter: names, keywords, single symbols; strings, comments and numbers are passed over.
---@param source string
---@return {text: string, from: integer, to: integer, name: boolean}[]
function chunk.tokens(source)
  local list, at = {}, 1
  while at <= #source do
    local past = skip_quoted(source, at)
    if past then
      list[#list + 1] = source:sub(at, at + 1) ~= "--" and { text = "''", from = at, to = past - 1, name = false } or nil
      at = past
    elseif source:find("^%d", at) or source:find("^%.%d", at) then
      at = source:match("^0[xX][%x%.]*[pP]?[+-]?%x*()", at) or source:match("^[%d%.]+[eE]?[+-]?%d*()", at)
    elseif source:find("^[%a_]", at) then
      local word, stop = source:match("^([%w_]+)()", at)
      list[#list + 1] = { text = word, from = at, to = stop - 1, name = not KEYWORDS[word] }
      at = stop
    else
      local symbol = source:match("^%.%.%.?", at) or source:match("^::", at) or source:match("^[=~<>]=", at) or source:sub(at, at)
      if not symbol:find "%s" then list[#list + 1] = { text = symbol, from = at, to = at + #symbol - 1, name = false } end
      at = at + #symbol
    end
  end
  return list
end

--- Reads the names after `local` at tokens[i]; adds {name, attribute} to `found`.
local function declared_names(tokens, i, found)
  if tokens[i] and tokens[i].text == "function" then
    if tokens[i + 1] then found[#found + 1] = { name = tokens[i + 1].text } end
    return
  end
  while tokens[i] and tokens[i].name do
    local entry = { name = tokens[i].text }
    if tokens[i + 1] and tokens[i + 1].text == "<" and tokens[i + 2] then
      entry.attribute, entry.attribute_token = tokens[i + 2].text, tokens[i + 2]
      i = i + 3
    end
    found[#found + 1] = entry
    if not tokens[i + 1] or tokens[i + 1].text ~= "," then return end
    i = i + 2
  end
end

--- What a chunk declares at its outermost level, where it returns, and which names it uses.
---@param source string
---@return {locals: {name: string, attribute: string?}[], returns: integer?, used: table<string, true>}
function chunk.outline(source)
  local tokens = chunk.tokens(source)
  local outline, depth = { locals = {}, used = {} }, 0
  for i, token in ipairs(tokens) do
    local before = tokens[i - 1] and tokens[i - 1].text
    if OPENERS[token.text] then depth = depth + 1 end
    if CLOSERS[token.text] then depth = depth - 1 end
    if token.name then outline.used[token.text] = true end
    if depth == 0 and token.text == "local" then declared_names(tokens, i + 1, outline.locals) end
    if depth == 0 and token.text == "return" and before ~= "." and not outline.returns then outline.returns = token.from end
  end
  return outline
end

local Session = {}
Session.__index = Session

--- A session: its variables, and what is to be closed at its end.
---@param globals table? what its chunks see as globals
---@return table
function chunk.session(globals) return setmetatable({ globals = globals or _G, variables = {}, closing = {}, count = 0 }, Session) end

--- Whether a message of `load` means that the text only stops too early.
---@param message string
function chunk.unfinished(message) return message:find "<eof>$" ~= nil end

local function unclosed(source, outline)
  for i = #outline.locals, 1, -1 do
    local entry = outline.locals[i]
    if entry.attribute == "close" then
      source = source:sub(1, entry.attribute_token.from - 1) .. "const" .. source:sub(entry.attribute_token.to + 1)
    end
  end
  return source
end

local function sorted_variables(self, used)
  local names = {}
  for name in pairs(self.variables) do if used[name] then names[#names + 1] = name end end
  table.sort(names)
  return names
end

--- Source of the enclosing function: the session's variables that the chunk names become its upvalues.
local function wrapped(self, source, outline, names)
  local head = { "local __export" }
  for _, name in ipairs(names) do
    head[#head + 1] = name .. (self.variables[name].attribute and "<const> " or "")
  end
  local exported, seen = {}, {}
  for _, entry in ipairs(outline.locals) do
    if not seen[entry.name] then exported[#exported + 1] = entry.name end
    seen[entry.name] = true
  end
  local export = #exported > 0 and ("\n__export(function() return %s end) "):format(table.concat(exported, ",")) or ""
  local body
  if outline.returns then
    body = source:sub(1, outline.returns - 1) .. export:sub(2) .. source:sub(outline.returns)
  else
    body = source .. export
  end
  return table.concat(head, ",") .. " = ... return function(...) " .. body .. "\nend", exported
end

--- Keeps the variables that a chunk declared; `exporter` is the closure that refers to them.
local function keep(self, exporter, outline, exported)
  local attributes, boxes, values = {}, {}, table.pack(exporter())
  for _, entry in ipairs(outline.locals) do attributes[entry.name] = entry.attribute end
  for i = 1, math.huge do
    local name = debug.getupvalue(exporter, i)
    if not name then break end
    boxes[name] = i
  end
  for i, name in ipairs(exported) do
    local holder, index = exporter, boxes[name]
    if not index then
      -- a compile-time constant is no variable: it gets one
      local value = values[i]
      holder, index = function() return value end, 1
    end
    self.variables[name] = { holder = holder, index = index, attribute = attributes[name] }
    if attributes[name] == "close" then self.closing[#self.closing + 1] = values[i] end
  end
end

local function compile(self, source, name)
  local outline = chunk.outline(source)
  source = unclosed(source, outline)
  local names = sorted_variables(self, outline.used)
  local text, exported = wrapped(self, source, outline, names)
  local outer, message = load(text, "=" .. name, "t", self.globals)
  if not outer and #outline.locals > 0 then
    -- a goto past the last declarations forbids naming them at the end: such locals stay the chunk's own
    outline.locals = {}
    outer, message = load((wrapped(self, source, outline, names)), "=" .. name, "t", self.globals)
  end
  if not outer then return nil, message end
  local inner = outer(function(exporter) keep(self, exporter, outline, exported) end)
  for i = 1, math.huge do
    local upvalue = debug.getupvalue(inner, i)
    if not upvalue then break end
    local variable = upvalue ~= "__export" and upvalue ~= "_ENV" and self.variables[upvalue]
    if variable then debug.upvaluejoin(inner, i, variable.holder, variable.index) end
  end
  return inner
end

--- Compiles a chunk; an expression returns its values.
---@param source string
---@return function? run, string? message, boolean? unfinished
function Session:compile(source)
  local name = ("input %d"):format(self.count + 1)
  local run, message
  if load("return " .. source, "=" .. name, "t") then
    run, message = compile(self, "return " .. source, name)
  else
    local _, plain = load(source, "=" .. name, "t")
    if plain then return nil, plain, chunk.unfinished(plain) end
    run, message = compile(self, source, name)
  end
  if not run then return nil, message, false end
  self.count = self.count + 1
  return run
end

--- The value of a session's local variable.
---@param name string
function Session:get(name)
  local variable = self.variables[name]
  if not variable then return nil end
  local _, value = debug.getupvalue(variable.holder, variable.index)
  return value
end

--- Names of the session's local variables, sorted.
---@return string[]
function Session:names()
  local names = {}
  for name in pairs(self.variables) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- Closes what was declared `<close>`, the latest first.
function Session:close()
  for i = #self.closing, 1, -1 do
    local value = self.closing[i]
    local close = value and (getmetatable(value) or {}).__close
    if close then pcall(close, value, nil) end
  end
  self.closing = {}
end

return chunk
