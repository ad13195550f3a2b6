local cli = require "quern.cli"

local function list()
  print("quern grinds documents into tables you can cite.\n")
  for _, name in ipairs(cli.commands()) do print(("  quern %-10s %s"):format(name, cli.command(name).summary)) end
  print("\n'quern help COMMAND' tells more of one; 'quern' alone is the REPL.")
end

local function show(name, command)
  print(("quern %s - %s\n\nusage: quern %s %s"):format(name, command.summary, name, command.usage or ""))
  local names = {}
  for option in pairs(command.options or {}) do names[#names + 1] = option end
  table.sort(names)
  if #names > 0 then print("\noptions:") end
  for _, option in ipairs(names) do
    local about = command.options[option]
    local default = about.default and (" [" .. tostring(about.default) .. "]") or ""
    local long = "--" .. option:gsub("_", "-") .. (about.value and " " .. about.value or "")
    print(("  %-24s %s%s"):format((about.short and "-" .. about.short .. ", " or "") .. long, about.doc, default))
  end
  if command.examples then print("\nexamples:") end
  for _, example in ipairs(command.examples or {}) do print("  " .. example[1] .. "\n      " .. example[2]) end
end

return {
  summary = "tell about a command or a topic",
  usage = "[TOPIC]",
  examples = { { "quern help run", "usage, options and examples of quern run" } },
  run = function(arguments)
    local name = arguments[1]
    if not name then return list() end
    local command = cli.command(name)
    if not command then return nil, ("no help on '%s'; 'quern help' lists the topics"):format(name), "usage" end
    show(name, command)
  end,
}
