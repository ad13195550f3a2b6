--- Help from the source: the comments of public functions, of commands and of modules.
-- The text that `help "frame.group"` prints is the LuaCATS comment above that function in lib/quern, read when it is asked
-- for; there is no second copy. In such a comment, lines that begin with `>` after "Example:" are run as tests, and the
-- line after each is what they print.

local system = require "quern.host.system"
local show = require "quern.show"

local help = {}

---@class quern.Help
---@field name string "frame.group"
---@field signature string "frame.group(f, ...)"
---@field text string the comment, without its marks
---@field summary string its first sentence
---@field file string
---@field line integer

local function read_module(path)
  local folder = os.getenv "QUERN_LIB"
  local file = folder and io.open(folder .. path:gsub("^lib", "", 1))
  if not file then return system.resource(path) end
  local source = file:read "a"
  file:close()
  return source
end

local function comment_text(lines)
  local out = {}
  for _, line in ipairs(lines) do
    line = line:gsub("^%-%-%-?%s?", "", 1)
    local tag, rest = line:match "^@(%w+)%s*(.*)$"
    if tag == "param" then
      local name, kind, doc = rest:match "^(%S+)%s+(%b{}%S*)%s*(.*)$"
      if not name then name, kind, doc = rest:match "^(%S+)%s+(%S+)%s*(.*)$" end
      line = name and ("  %s: %s%s"):format(name, kind, doc ~= "" and "  " .. doc or "") or "  " .. rest
    elseif tag == "return" then
      line = "  returns " .. rest
    elseif tag then
      line = nil
    end
    out[#out + 1] = line
  end
  return (table.concat(out, "\n"):gsub("^%s*\n", ""):gsub("%s+$", ""))
end

local function summary_of(text)
  local first = text:match "^(.-)\n%s*\n" or text:match "^(.-)\n  " or text
  first = first:gsub("\n", " ")
  return first:match "^(.-[%.:;])%s" or first
end

--- The entries of one module, in the order of its source.
---@param path string "lib/quern/frame.lua"
---@return quern.Help[]
function help.module(path)
  local source = read_module(path)
  if not source then return {} end
  local entries, comment, number = {}, {}, 0
  local module = path:match "lib/quern/(.-)%.lua$":gsub("/", ".")
  for line in (source .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local owner, name, arguments = line:match "^function ([%w_]+)[%.:]([%w_]+)(%b())"
    if line:match "^%-%-" then
      comment[#comment + 1] = line
    else
      if owner and comment[1] and comment[1]:match "^%-%-%-" then
        local full = (owner:match "^%l" and owner == module:match "[%w_]+$" and module or owner) .. "." .. name
        local text = comment_text(comment)
        entries[#entries + 1] = { name = full, signature = full .. arguments, text = text, summary = summary_of(text),
          file = path, line = number }
      end
      comment = {}
    end
  end
  return entries
end

local all_entries

--- Every public function of the library.
---@return quern.Help[]
function help.entries()
  if all_entries then return all_entries end
  all_entries = {}
  for _, path in ipairs(system.resources("lib/quern/")) do
    if not path:find "/command/" then
      for _, entry in ipairs(help.module(path)) do all_entries[#all_entries + 1] = entry end
    end
  end
  return all_entries
end

--- The entry of a name ("frame.group", "quern.frame.group" or, where only one fits, "group"), or nil.
---@param name string
---@return quern.Help?
function help.find(name)
  name = name:gsub("^quern%.", ""):gsub(":", ".")
  local found
  for _, entry in ipairs(help.entries()) do
    if entry.name:lower() == name:lower() then return entry end
    if entry.name:match "([%w_]+)$" == name then found = found == nil and entry or false end
  end
  return found or nil
end

--- Entries whose name or text holds all words.
---@param words string
---@return quern.Help[]
function help.search(words)
  local found = {}
  for _, entry in ipairs(help.entries()) do
    local all, text = true, (entry.name .. " " .. entry.text):lower()
    for word in words:lower():gmatch "%S+" do all = all and text:find(word, 1, true) ~= nil end
    if all then found[#found + 1] = entry end
  end
  return found
end

--- The entry of a Lua function, by where it is defined.
---@param value function
---@return quern.Help?
function help.of(value)
  local info = debug.getinfo(value, "S")
  local inside = info.source:match "^@.-(quern/.*)$"
  local path = inside and "lib/" .. inside
  if not path then return nil end
  for _, entry in ipairs(help.module(path)) do if entry.line == info.linedefined then return entry end end
end

--- A function's signature and summary in one line, or nil for one without documentation.
---@param value function
---@return string?
function help.signature(value)
  local entry = help.of(value)
  return entry and (entry.signature .. "  " .. entry.summary)
end

--- An entry as it is printed.
---@param entry quern.Help
---@return string
function help.format(entry)
  return show.style(entry.signature, "bold") .. "\n\n" .. entry.text
end

local OVERVIEW = [[
read "documents/"             read a folder into the corpus       corpus            what is in it
run "overcapacity"            derive a table; _ is the last result
why(row)   whynot "sentence"  where a row comes from; why a sentence made none
search "words"  kwic "word"   find sentences
frame.read "x.csv"            statistics as a frame; f:where f:group f:join ...
help "frame.group"  x?  x??   documentation; source            help "/words"     search it
save "name"                   this session as a recipe            tutorial()        ten minutes to learn it all
Ctrl-C stops work, Ctrl-D leaves; a line that ends with ; prints nothing.]]

--- Prints help: an overview, a topic's documentation, or what a search ("/words") finds.
---@param topic string|function|nil
---@return string
function help.text(topic)
  if topic == nil then return OVERVIEW end
  if type(topic) == "function" then
    local entry = help.of(topic)
    return entry and help.format(entry) or "no documentation for this function"
  end
  if type(topic) ~= "string" then return "a " .. type(topic) .. "; help \"frame.group\" tells of a function" end
  local words = topic:match "^/%s*(.+)$"
  local entry = not words and help.find(topic)
  if entry then return help.format(entry) end
  local lines = {}
  for _, found in ipairs(help.search(words or topic)) do lines[#lines + 1] = ("%-32s %s"):format(found.name, found.summary) end
  if #lines == 0 then return ("no help on '%s'; help() gives an overview"):format(topic) end
  return table.concat(lines, "\n")
end

return help
