local cli = require "quern.cli"
local manual = require "quern.manual"

local function list()
  print("quern grinds documents into tables you can cite.\n")
  for _, name in ipairs(cli.commands()) do print(("  quern %-10s %s"):format(name, cli.command(name).summary)) end
  print("\n'quern help COMMAND' tells more of one, 'quern help frame.group' of a function; 'quern' alone is the REPL.")
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
    for _, choice in ipairs(about.explained or {}) do print(("      %-10s %s"):format(choice[1], choice[2])) end
  end
  if command.examples then print("\nexamples:") end
  for _, example in ipairs(command.examples or {}) do print("  " .. example[1] .. "\n      " .. example[2]) end
end

return {
  summary = "tell about a command, a function or a topic",
  usage = "[TOPIC | /WORDS]",
  options = {
    man = { doc = "print the man page (troff)" },
    completion = { value = "SHELL", doc = "print a completion script for bash, fish or zsh" },
    stubs = { value = "FOLDER", doc = "write LuaCATS stubs of the library for lua-language-server" },
  },
  examples = {
    { "quern help run", "usage, options and examples of quern run" },
    { "quern help frame.group", "what a function of the library does" },
    { "quern help /median", "every function whose documentation says 'median'" },
    { "quern help --completion bash > ~/.local/share/bash-completion/completions/quern", "completion in bash" },
  },
  run = function(arguments, options)
    if options.man then return io.write(manual.man()) and 0 end
    if options.stubs then return require("quern.help.stub").write(options.stubs) end
    if options.completion then
      local script, message, code = manual.completion(options.completion)
      if not script then return nil, message, code end
      return io.write(script) and 0
    end
    local name = arguments[1]
    if not name then return list() end
    local command = cli.command(name)
    if command then return show(name, command) end
    local text, known = require("quern.help").text(name)
    if not known then return nil, (text:gsub("help%(%) gives an overview", "'quern help' lists the commands")), "usage" end
    print(text)
  end,
}
