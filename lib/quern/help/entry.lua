--- What help tells of: the comments above public functions, read from the library's source.
-- A comment is LuaCATS text. In it, a line `> code` is an example as it is typed in a session, `>> code` goes on with it, and the
-- lines that follow, up to a blank one, are what the session then shows. spec/example_spec.lua types every one of them.
-- The comment at the head of a module may hold `> name = ...` lines: they come before the examples that use the name.

local system = require "quern.host.system"

local entry = {}

---@class quern.Help
---@field name string "frame.new", "Frame:where"
---@field signature string "Frame:where(condition, ...)"
---@field text string the comment, without its marks and examples
---@field summary string its first sentence
---@field examples { code: string, shown: string }[] what is typed, one chunk each, and what the session shows
---@field public boolean a user's, not one of the library's own (`@package`)
---@field comment string[] the lines of the comment as they stand
---@field file string
---@field line integer

--- The modules that people use, in the order in which help lists them: the name people type, its file, and how its own
--- functions are called where that is not by the module's name.
entry.modules = {
  { name = "session", file = "workbench", owner = "" }, { name = "text" }, { name = "lexicon" }, { name = "frame" }, { name = "trade" },
  { name = "codes" }, { name = "sector" }, { name = "unit" }, { name = "place" }, { name = "corpus" },
  { name = "document", file = "corpus_document" }, { name = "claim" }, { name = "rule" },
  { name = "measure", file = "rule/measure" }, { name = "industry", file = "rule/industry" },
  { name = "target", file = "rule/target" }, { name = "finance", file = "rule/finance" }, { name = "works", file = "rule/works" },
  { name = "cooperation", file = "rule/cooperation" },
  { name = "flow", file = "rule/flow" }, { name = "recipe" },
  { name = "q", file = "recipe/query", class = "Query" }, { name = "group", file = "claim/group" }, { name = "export" }, { name = "chart" },
  { name = "show" }, { name = "json" },
}

--- The source of a module of the library: the embedded one, or that of QUERN_LIB.
---@param path string "lib/quern/frame.lua"
---@return string?
function entry.source(path)
  local folder = os.getenv "QUERN_LIB"
  local file = folder and io.open(folder .. path:gsub("^lib", "", 1))
  if not file then return system.resource(path) end
  local source = file:read "a"
  file:close()
  return source
end

local function unmarked(line) return (line:gsub("^%s*%-%-%-?%s?", "", 1)) end

--- A tag as a line of text, or nil for one that is of no use to a reader.
local function tag_text(tag, rest)
  if tag == "return" then return "  returns " .. rest end
  if tag ~= "param" then return nil end
  local name, kind, doc = rest:match "^(%S+)%s+(%b{}%S*)%s*(.*)$"
  if not name then name, kind, doc = rest:match "^(%S+)%s+(%S+)%s*(.*)$" end
  return name and ("  %s: %s%s"):format(name, kind, doc ~= "" and "  " .. doc or "") or "  " .. rest
end

--- A comment's lines as its text and its examples.
local function taken_apart(lines)
  local text, examples, current, public = {}, {}, nil, true
  for _, marked in ipairs(lines) do
    local line = unmarked(marked)
    local tag, rest = line:match "^@(%w+)%s*(.*)$"
    local code, more = line:match "^> (.*)$", line:match "^>> (.*)$"
    if code then
      current = { code = code, shown = "" }
      examples[#examples + 1] = current
    elseif more and current then
      current.code = current.code .. "\n" .. more
    elseif current and not tag and line:find "%S" then
      current.shown = current.shown .. line:gsub("%s+$", "") .. "\n"
    else
      current = nil
      if tag == "package" then public = false end
      text[#text + 1] = tag and (tag_text(tag, rest) or false) or not tag and line or nil
    end
  end
  local kept = {}
  for _, line in ipairs(text) do if line then kept[#kept + 1] = line end end
  return (table.concat(kept, "\n"):gsub("^%s*\n", ""):gsub("%s+$", "")), examples, public
end

local function summary_of(text)
  local first = text:match "^(.-)\n%s*\n" or text:match "^(.-)\n  " or text
  first = first:gsub("\n", " ")
  return (first:match "^(.-)[%.:;]%s" or first:gsub("[%.:;]$", ""))
end

--- The examples that come before, of those at the head of the module, because the code uses the name they give.
local function with_setup(setup, examples)
  if #examples == 0 then return examples end
  local code, whole = "", {}
  for _, example in ipairs(examples) do code = code .. "\n" .. example.code end
  for _, example in ipairs(setup) do
    local name = example.code:match "^([%a_][%w_]*) ="
    local used = name and code:find("%f[%w_]" .. name .. "%f[^%w_]") and not code:find("\n" .. name .. " =")
    if used then whole[#whole + 1] = example end
  end
  return table.move(examples, 1, #examples, #whole + 1, whole)
end

--- The name as people type it: `Frame:where`, `frame.new`, or in a session's own verbs the bare `read`.
local function full_name(module, owner, mark, name)
  if owner:match "^%u" then return owner .. mark .. name end
  local called = module.owner or module.name
  return called == "" and name or called .. "." .. name
end

--- A class of values that the engine gives, as an entry: its fields and methods, one a line.
local function class_entry(comment)
  local name = comment[1]:match "^%-%-%-@class quern%.(%u%w+)"
  if not name then return nil end
  local lines = {}
  for _, line in ipairs(comment) do
    for field in line:gmatch "@field ([^@]+)" do
      local called, rest = field:match "^(%S+)%s+(.*)$"
      local kind, doc = (rest or ""):match "^(%b{}%S*)%s*(.*)$"
      if not kind then kind, doc = (rest or ""):match "^(%S+)%s*(.*)$" end
      if kind and not rest:find "^fun" then rest = doc ~= "" and kind .. "  " .. doc or kind end
      lines[#lines + 1] = ("  %s: %s"):format(called or field, rest or "")
    end
  end
  return { name = name, text = table.concat(lines, "\n") }
end

--- Reads one module: its head comment, its functions in the order of the source, and the classes it speaks of.
---@param module { name: string, file: string?, owner: string? }
---@return quern.Help[] entries, string head, { name: string, text: string }[] classes
function entry.read(module)
  local path = "lib/quern/" .. (module.file or module.name) .. ".lua"
  local entries, classes, comment, number, head, setup = {}, {}, {}, 0, nil, {}
  for line in ((entry.source(path) or "") .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local owner, mark, name, arguments = line:match "^%s*function ([%w_]+)([%.:])([%w_]+)(%b())"
    if line:match "^%s*%-%-" then
      comment[#comment + 1] = line
    else
      if not head then head, setup = taken_apart(comment) end
      classes[#classes + 1] = comment[1] and class_entry(comment)
      if owner and comment[1] and comment[1]:match "^%s*%-%-%-" and not name:find "^__" then
        local text, examples, public = taken_apart(comment)
        local full = full_name(module, owner, mark, name)
        entries[#entries + 1] = { name = full, signature = full .. arguments, text = text, summary = summary_of(text),
          examples = with_setup(setup, examples), public = public, comment = comment, file = path, line = number }
      end
      comment = {}
    end
  end
  return entries, head, classes
end

local public, pages

local function read_all()
  public, pages = {}, {}
  for _, module in ipairs(entry.modules) do
    local page = { name = module.name, module = module, entries = {} }
    local found
    found, page.head, page.classes = entry.read(module)
    for _, one in ipairs(found) do
      if one.public then
        page.entries[#page.entries + 1] = one
        public[#public + 1] = one
      end
    end
    pages[#pages + 1], pages[module.name] = page, page
  end
end

--- Every public function of the library, module by module.
---@return quern.Help[]
function entry.all()
  if not public then read_all() end
  return public
end

--- Every module with its head comment and its public functions; by number, and by name.
---@return table
function entry.pages()
  if not public then read_all() end
  return pages
end

--- The entry of a Lua function of the library, by where it is defined: also of functions that are not public.
---@param value function
---@return quern.Help?
function entry.of(value)
  local info = debug.getinfo(value, "S")
  local file = info.source:match "^@.-quern/(.*)%.lua$"
  if not file then return nil end
  local module = { name = file:gsub("/", "."), file = file }
  for _, known in ipairs(entry.modules) do if (known.file or known.name) == file then module = known end end
  for _, one in ipairs((entry.read(module))) do if one.line == info.linedefined then return one end end
end

return entry
