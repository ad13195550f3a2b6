--- Ten minutes with the bundled sample: each step asks for something, looks at what was typed and what it gave, and goes on.

local frame = require "quern.frame"
local show = require "quern.show"
local system = require "quern.host.system"

local tutorial = {}

local FOLDER = "quern-tutorial"

local function has_columns(value, ...)
  if not frame.is(value) then return false end
  local known = {}
  for _, column in ipairs(value:columns()) do known[column.name] = true end
  for _, name in ipairs { ... } do if not known[name] then return false end end
  return true
end

local function only_utilization(value)
  if not has_columns(value, "metric", "value") or #value == 0 then return false end
  for row in value:rows() do if row.metric ~= "capacity_utilization" then return false end end
  return true
end

--- Each step: what it says, what to type, and whether what was typed did it (`source` as typed, `result` its value).
---@type { text: string, try: string, done: fun(source: string, result: any): boolean }[]
tutorial.steps = {
  { text = "quern turns documents into tables whose every row leads to a sentence. First, documents: I have put a small sample\n"
      .. "into the folder " .. FOLDER .. ". Read it into a corpus. (Everything you type here is Lua.)",
    try = 'read "' .. FOLDER .. '"',
    done = function() local corpus = require("quern.workbench").corpus() return corpus ~= nil and corpus:documents()() ~= nil end },
  { text = "The corpus is one file, quern.db, here. A name alone shows what it stands for.", try = "corpus",
    done = function(source) return source:find "^%s*corpus%s*;?%s*$" ~= nil end },
  { text = "Recipes derive tables. Run one, and keep its table under a name: a local stays for the whole session.",
    try = 'local o = run "overcapacity"',
    done = function(source, _, repl) return has_columns(repl.session:get "o", "sector", "metric") or source:find "run" ~= nil and
      has_columns(rawget(repl.globals, "_"), "sector", "metric") end },
  { text = "Look at it: the name alone. Wide columns give way to the terminal; all(o) shows everything.", try = "o",
    done = function(_, result) return has_columns(result, "sector", "metric", "period") end },
  { text = "Where does the first row come from? This shows its sentences, the rule that read them, and where each field was found.",
    try = "why(1)", done = function(source, result) return source:find "why" ~= nil and result ~= nil end },
  { text = "A table is a frame. Keep the rows on capacity utilization only: conditions are strings in Lua's own syntax.",
    try = "o:where(\"metric == 'capacity_utilization'\")", done = function(_, result) return only_utilization(result) end },
  { text = "Group and aggregate. _ is the last result; evidence follows: each new row stands on the sentences of its group.",
    try = '_:group("sector"):agg { low = "min(value)", high = "max(value)", n = "count()" }',
    done = function(_, result) return has_columns(result, "sector", "low", "high", "n") end },
  { text = "Why is a sentence NOT in the table? whynot shows the claims it makes, and the rules that came near and what they missed.",
    try = 'whynot "The mills could run at 70 percent of capacity."',
    done = function(source, result) return source:find "whynot" ~= nil and type(result) == "string" end },
  { text = "Help on any function: its name with a question mark. Two question marks show its source.", try = "frame.new?",
    done = function(source) return source:find "%?%s*$" ~= nil or source:find "^%s*help" ~= nil end },
  { text = "What you did can become a recipe that others run. Save the session under a name of your own.",
    try = 'save "my_first"', done = function(source, result) return source:find "save" ~= nil and type(result) == "string" end },
}

local function show_step(say, number)
  local step = tutorial.steps[number]
  say(("\n%s\n%s\n\n    %s\n"):format(show.style(("Step %d of %d"):format(number, #tutorial.steps), "bold"), step.text,
    show.style(step.try, "green")))
end

local function unpack_sample()
  if system.info(FOLDER) then return true end
  local made, message, code = system.make_folder(FOLDER)
  for _, path in ipairs(system.resources "data/sample/") do
    if not made then break end
    made, message, code = system.write(FOLDER .. "/" .. path:match "[^/]+$", system.resource(path))
  end
  return made, message, code
end

local function finish(repl, say)
  repl.after = nil
  say "\nThat is all you need: read, run, why, where and group, save. 'quern recipe check' and 'quern run' take your file from here."
  say("help() lists the rest. The folder " .. FOLDER .. " and the file quern.db can be removed.")
end

--- Starts the tutorial, or goes to a step of it; "stop" ends it.
---@param repl table the session
---@param step integer|"stop"|nil
function tutorial.start(repl, step)
  local function say(text) repl.write(text .. "\n") end
  if step == "stop" then
    repl.after = nil
    return say "The tutorial is over; tutorial() begins it again."
  end
  local made, message, code = unpack_sample()
  if not made then return nil, message, code end
  local at = math.tointeger(step) or 1
  if not tutorial.steps[at] then return nil, ("the tutorial has steps 1 to %d"):format(#tutorial.steps), "usage" end
  say 'Type what each step shows (or your own way to the same). tutorial "stop" ends it, tutorial(5) goes to step 5.'
  show_step(say, at)
  repl.after = function(source, result)
    if source:find "^%s*tutorial" then return end
    if not tutorial.steps[at].done(source, result, repl) then
      return say(show.style("Not yet: try  " .. tutorial.steps[at].try, "yellow"))
    end
    at = at + 1
    if tutorial.steps[at] then show_step(say, at) else finish(repl, say) end
  end
end

return tutorial
