--- Help for people: an overview, modules, functions and classes, what may stand in expressions, and a search through it all.
-- Its text is the comments of the library (help/entry.lua): there is no second copy.

local entry = require "quern.help.entry"
local show = require "quern.show"
local system = require "quern.host.system"

local help = {}

--- Every public function of the library, module by module.
---@return quern.Help[]
function help.entries() return entry.all() end

--- The entry of a name ("frame.where", "Frame:where", "quern.text.dates" or, where only one fits, "where"), or nil.
---@param name string
---@return quern.Help?
function help.find(name)
  name = name:gsub("^quern%.", ""):gsub(":", "."):lower()
  local found
  for _, one in ipairs(entry.all()) do
    local full = one.name:gsub(":", "."):lower()
    if full == name then return one end
    if full:match "([%w_]+)$" == name then found = found == nil and one or false end
  end
  return found or nil
end

--- Entries whose name or text holds all words.
---@param words string
---@return quern.Help[]
function help.search(words)
  local found = {}
  for _, one in ipairs(entry.all()) do
    local all, text = true, (one.name .. " " .. one.text):lower()
    for word in words:lower():gmatch "%S+" do all = all and text:find(word, 1, true) ~= nil end
    if all then found[#found + 1] = one end
  end
  return found
end

--- A function's signature and summary in one line, or nil for one without documentation.
---@param value function
---@return string?
function help.signature(value)
  local one = entry.of(value)
  return one and (one.signature .. "  " .. one.summary)
end

--- Examples as they look in a session.
local function transcript(examples)
  local lines = {}
  for _, example in ipairs(examples) do
    lines[#lines + 1] = show.style("> " .. example.code:gsub("\n", "\n>> "), "green")
    if example.shown ~= "" then lines[#lines + 1] = (example.shown:gsub("\n$", "")) end
  end
  return table.concat(lines, "\n")
end

--- Columns to write in: a line longer than 100 is hard to read.
local function room() return math.max(20, math.min(100, system.is_terminal(1) and system.terminal_width() or 100)) end

--- Paragraphs of a comment, their lines joined where the source broke them, in lines that fit.
local function wrapped(text)
  return show.wrap(text:gsub("([^\n])\n(%S)", "%1 %2"), room())
end

--- Names with what they are in a column beside them; on a narrow terminal, below them.
---@param items { name: string, summary: string }[]
local function listed(items)
  local width, lines = 0, {}
  for _, one in ipairs(items) do width = math.max(width, #one.name) end
  width = math.min(width, 30)
  for i, one in ipairs(items) do
    if room() < width + 30 then
      lines[i] = one.name .. "\n" .. show.wrap("    " .. one.summary, room())
    else
      local text = show.wrap(one.summary, room() - width - 2):gsub("\n", "\n" .. (" "):rep(width + 2))
      lines[i] = ("%-" .. width .. "s  %s"):format(one.name, text)
    end
  end
  return table.concat(lines, "\n")
end

--- An entry as it is printed.
local function as_text(one)
  local text = show.style(one.signature, "bold") .. "\n\n" .. wrapped(one.text)
  return #one.examples > 0 and text .. "\n\n" .. transcript(one.examples) or text
end

--- A module: what its head says, its functions, the names of its classes.
local function page_text(page)
  local parts = { show.style(page.name, "bold"), wrapped(page.head), listed(page.entries) }
  local names = {}
  for i, class in ipairs(page.classes) do names[i] = class.name end
  if #names > 0 then parts[#parts + 1] = show.wrap("Values (help tells of each): " .. table.concat(names, ", ") .. ".", room()) end
  return table.concat(parts, "\n\n")
end

local function class_text(name)
  for _, page in ipairs(entry.pages()) do
    for _, class in ipairs(page.classes) do
      if class.name:lower() == name:lower() then return show.style(class.name, "bold") .. "\n\n" .. show.wrap(class.text, room()) end
    end
  end
end

local OVERVIEW = {
  { name = 'read "documents/"', summary = "read a folder into the corpus; corpus shows what is in it" },
  { name = 'run "overcapacity"', summary = "derive a table; _ is the last result" },
  { name = "why(3)", summary = "where row 3 of it comes from" },
  { name = 'whynot "a sentence"', summary = "the claims of a sentence, or why it makes none" },
  { name = 'search "words"', summary = 'find passages; kwic "word" shows all places of a word' },
  { name = 'frame.read "x.csv"', summary = "statistics as a frame; then f:where, f:group, f:join ..." },
  { name = 'save "name"', summary = "this session as a recipe" },
  { name = "tutorial()", summary = "ten minutes to learn all of this" },
  { name = 'help "frame.where"', summary = "a function, with examples; x? is the same, x?? its source" },
  { name = 'help "frame"', summary = 'a module; help "expressions": what may stand in where; help "size"; help "/words" searches' },
  { name = 'help "traits"', summary = "what a rule of a recipe may say that it is" },
}

local function overview()
  local names = {}
  for i, page in ipairs(entry.pages()) do names[i] = page.name end
  return listed(OVERVIEW) .. "\n" .. show.wrap("Modules: " .. table.concat(names, ", ") .. ".", room()) .. "\n"
    .. show.wrap("Ctrl-C stops work, Ctrl-D leaves; a line that ends with ; prints nothing.", room())
end

--- What help knows of a topic, or nil.
local function topic_text(topic)
  local pages = entry.pages()
  if topic:lower() == "expressions" then return show.wrap(require("quern.frame.reference").text(), room()) end
  if topic:lower() == "traits" then return show.wrap(require("quern.rule").reference(), room()) end
  if topic:lower() == "size" then return require "quern.help.size" end
  local one = help.find(topic)
  local page = pages[(topic:gsub("^quern%.", ""))]
  if page then return page_text(page) end
  if one then return as_text(one) end
  return class_text(topic)
end

--- Help on a topic as text: an overview without one; a module, a function, a class, "expressions", "traits"; or what a search finds.
---@param topic any a name, "/words", or a function
---@return string text, boolean known
function help.text(topic)
  if topic == nil then return overview(), true end
  if type(topic) == "function" then
    local one = entry.of(topic)
    return one and as_text(one) or "no documentation for this function", one ~= nil
  end
  if type(topic) ~= "string" then return "a " .. type(topic) .. "; help \"frame.where\" tells of a function", false end
  local words = topic:match "^/%s*(.+)$"
  local text = not words and topic_text(topic)
  if text then return text, true end
  local found = help.search(words or topic)
  if #found > 0 then return listed(found), true end
  local names = {}
  for _, one in ipairs(entry.all()) do names[#names + 1] = one.name:gsub(":", ".") end
  for _, page in ipairs(entry.pages()) do names[#names + 1] = page.name end
  local near = not words and require("quern.cli").nearest(topic, names)
  return ("no help on '%s'%s; help() gives an overview"):format(topic, near and ("; did you mean '%s'?"):format(near) or ""), false
end

return help
