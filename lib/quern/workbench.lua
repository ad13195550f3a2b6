--- What a session finds on its bench: the corpus, the verbs, the modules, under their short names.
-- Each is made when it is first named, so that the prompt is there at once.

local workbench = {}

local MODULES = { "text", "lexicon", "frame", "recipe", "show", "json" }

local function documented(name, whole)
  local help = require "quern.help"
  if not whole then return help.text(name) end
  local entry = help.find(name)
  if not entry then return ("no source for '%s'"):format(name) end
  local lines, number = {}, 0
  for text in (require("quern.host.system").resource(entry.file) .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    if number >= entry.line then lines[#lines + 1] = text end
    if number > entry.line and text == "end" or (number == entry.line and text:find "%f[%w]end$") then break end
  end
  return table.concat(lines, "\n")
end

--- What each short name stands for; called once, when the name is first used.
local function makers(repl)
  local made = {
    quern = function() return require "quern" end,
    help = function() return function(topic) print(require("quern.help").text(topic)) end end,
    __help = function() return function(name, whole) print(documented(name, whole)) end end,
  }
  for _, name in ipairs(MODULES) do made[name] = function() return require("quern." .. name) end end
  made.repl = function() return repl end
  return made
end

--- Offers the names through the globals' metatable and returns { names, peek }.
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
  function bench.peek(name)
    for _, module in ipairs(MODULES) do if module == name then return _G[name] end end
  end
  return bench
end

return workbench
