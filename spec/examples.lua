-- Types every example of the documentation in a fresh session, beside a demo, and writes what came of each as a line of JSON:
-- { name, code, expected, shown }. Run by example_spec.lua in a folder of its own: the examples read and write files.
local entry = require "quern.help.entry"
local json = require "quern.json"
local repl = require "quern.repl"
local system = require "quern.host.system"

local function clean(text) return (text:gsub("[ \t]+\n", "\n"):gsub("\n\n+", "\n"):gsub("^\n", "")) end

local function tell(one, example, shown)
  io.stdout:write(json.encode { name = one.name, file = one.file, code = example.code, expected = clean(example.shown), shown = clean(shown) },
    "\n")
end

--- In a session: what a chunk prints, gives, or complains of.
local function in_session(one)
  local out = {}
  local function write(...) for i = 1, select("#", ...) do out[#out + 1] = tostring((select(i, ...))) end end
  local globals = setmetatable({}, { __index = _G })
  globals.print = function(...)
    local parts = table.pack(...)
    for i = 1, parts.n do parts[i] = tostring(parts[i]) end
    write(table.concat(parts, "\t"), "\n")
  end
  local session = repl.new { globals = globals, write = write, complain = write, call = xpcall }
  for _, example in ipairs(one.examples) do
    out = {}
    session:evaluate(example.code)
    tell(one, example, table.concat(out))
  end
end

local RECIPE = [[
return {
  quern = 1, name = "example", version = "0.1.0", licence = "CC0-1.0", title = "An example", doc = "An example.",
  inputs = { corpus = { kind = "corpus" } },
  tables = { example = { columns = { { "n", "integer" } } } },
  permissions = { { "read", "notes.txt", why = "an example" } },
  run = function(q) -- luacheck: ignore
    %s
    return { example = {} }
  end,
}
]]

--- Examples of `q` run in a recipe, over the demo's claims; what they print is what they show.
local function in_recipe(one)
  local code = {}
  for i, example in ipairs(one.examples) do code[i] = example.code .. " print '--'" end
  assert(system.write("example.lua", RECIPE:format(table.concat(code, "\n"))))
  assert(system.write("notes.txt", "read me\n"))
  local command = ("%s run ./example.lua --corpus quern-demo/demo.db --allow all 2>&1"):format(system.program())
  local out = assert(io.popen(command)):read "a"
  local at = 1
  for shown in out:gmatch "(.-)%-%-\n" do
    if one.examples[at] then tell(one, one.examples[at], shown) end
    at = at + 1
  end
  for i = at, #one.examples do tell(one, one.examples[i], out) end
end

for _, one in ipairs(entry.all()) do
  if one.name:find "^q%." then in_recipe(one) else in_session(one) end
end
