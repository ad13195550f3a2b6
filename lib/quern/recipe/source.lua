--- A recipe's source as text: its tokens, and the line on which each declared field stands.
-- A problem in a declaration is reported with its line. Lua keeps no lines for the fields of a table, so they are found
-- in the text: the table constructor that the file returns is walked token by token. Nothing is executed.

local source = {}

local BLOCK = { ["function"] = 1, ["do"] = 1, ["if"] = 1, ["repeat"] = 1, ["end"] = -1, ["until"] = -1 }
local OPENING = { ["{"] = 1, ["("] = 1, ["["] = 1, ["}"] = -1, [")"] = -1, ["]"] = -1 }

local function skip_blank(text, at)
  while true do
    at = text:match("^%s*()", at)
    if text:sub(at, at + 1) ~= "--" then return at end
    local level = text:match("^%[(=*)%[", at + 2)
    if level then
      at = select(2, text:find("]" .. level .. "]", at + 2, true)) or #text
    else
      at = text:match("^[^\n]*()", at) - 1
    end
    at = at + 1
  end
end

local function string_end(text, at, mark)
  local i = at + 1
  while i <= #text do
    local c = text:sub(i, i)
    if c == "\\" then i = i + 1 elseif c == mark or c == "\n" then return i end
    i = i + 1
  end
  return #text
end

--- One token from byte `at`: its kind ("name", "string", "number", "mark"), its first and last byte.
local function token(text, at)
  local c = text:sub(at, at)
  if c:match "[%a_]" then return "name", at, text:match("^[%w_]+()", at) - 1 end
  if c == '"' or c == "'" then return "string", at, string_end(text, at, c) end
  local level = text:match("^%[(=*)%[", at)
  if level then return "string", at, (select(2, text:find("]" .. level .. "]", at, true))) or #text end
  if text:match("^%.?%d", at) then return "number", at, text:match("^%.?[%w_.]+()", at) - 1 end
  return "mark", at, at
end

--- The tokens of a Lua source, without blanks and comments. Never fails: what is not Lua becomes marks.
---@param text string
---@return { kind: string, text: string, line: integer, from: integer }[]
function source.tokens(text)
  local list, at, line, counted = {}, 1, 1, 1
  if text:sub(1, 1) == "#" then at = text:match("^[^\n]*()") end
  while true do
    at = skip_blank(text, at)
    if at > #text then return list end
    local kind, from, to = token(text, at)
    for _ in text:sub(counted, from - 1):gmatch "\n" do line = line + 1 end
    counted = from
    list[#list + 1] = { kind = kind, text = text:sub(from, to), line = line, from = from }
    at = to + 1
  end
end

local function unquoted(word)
  return word.text:match "^['\"](.*)['\"]$" or word.text:match "^%[=*%[(.*)%]=*%]$" or word.text
end

--- Index of the token after the value that begins at `i`: a comma, semicolon or closing brace at its own depth.
local function value_end(tokens, i)
  local depth, block = 0, 0
  while tokens[i] do
    local word = tokens[i]
    if depth == 0 and block == 0 and word.kind == "mark" and word.text:match "[,;}]" then return i end
    if word.kind == "name" then block = block + (BLOCK[word.text] or 0) end
    if word.kind == "mark" then depth = depth + (OPENING[word.text] or 0) end
    i = i + 1
  end
  return i
end

local function key_of(tokens, i)
  local word, after = tokens[i], tokens[i + 1]
  if word.kind == "name" and after and after.text == "=" and (tokens[i + 2] or {}).text ~= "=" then return word.text, i + 2 end
  if word.text == "[" and after and (tokens[i + 2] or {}).text == "]" and (tokens[i + 3] or {}).text == "=" then
    return after.kind == "number" and tonumber(after.text) or unquoted(after), i + 4
  end
end

--- Walks the constructor whose brace is token `i`; records the line of every field below `path`.
local function walk(tokens, i, path, lines, depth)
  local position = 0
  i = i + 1
  while tokens[i] and tokens[i].text ~= "}" do
    local line = tokens[i].line
    local key, value = key_of(tokens, i)
    if not key then
      position = position + 1
      key, value = position, i
    end
    local name = type(key) == "number" and path .. "[" .. key .. "]" or (path == "" and key or path .. "." .. key)
    lines[name] = lines[name] or line
    local first = tokens[value]
    if first and first.kind == "name" and tokens[value + 1] and tokens[value + 1].text == "{" then value = value + 1 end
    if tokens[value] and tokens[value].text == "{" and depth < 100 then walk(tokens, value, name, lines, depth + 1) end
    i = value_end(tokens, value)
    if tokens[i] and tokens[i].text ~= "}" then i = i + 1 end
  end
end

--- The token that opens the returned constructor: after the last `return` outside all blocks, or where the name it
--- returns is assigned one.
local function returned(tokens)
  local block, found = 0, nil
  for i, word in ipairs(tokens) do
    if word.kind == "name" then
      block = block + (BLOCK[word.text] or 0)
      if block == 0 and word.text == "return" then found = i + 1 end
    end
  end
  local first = found and tokens[found]
  if not first then return end
  if first.text == "{" then return found end
  if tokens[found + 1] and tokens[found + 1].text == "{" then return found + 1 end
  for i = 1, #tokens - 2 do
    if tokens[i].text == first.text and tokens[i + 1].text == "=" and tokens[i + 2].text == "{" then return i + 2 end
  end
end

--- The line of every field of the table a recipe returns: "params.since.default", "tables.t.columns[2]".
---@param text string the source
---@return table<string, integer>
function source.lines(text)
  local tokens, lines = source.tokens(text), {}
  local brace = returned(tokens)
  if brace then
    lines[""] = tokens[brace].line
    walk(tokens, brace, "", lines, 0)
  end
  return lines
end

--- The line of a field, or of the nearest field around it that is written in the file.
---@param lines table<string, integer> from source.lines
---@param path string
---@return integer
function source.line(lines, path)
  while path ~= "" do
    if lines[path] then return lines[path] end
    path = path:match "^(.*)%.[^.%[]+$" or path:match "^(.*)%[[^%]]*%]$" or ""
  end
  return lines[""] or 1
end

return source
