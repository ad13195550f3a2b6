--- The man page and shell completions, made from the same tables as `quern help`.

local cli = require "quern.cli"

local manual = {}

local function sorted_options(command)
  local names = {}
  for name in pairs(command.options or {}) do names[#names + 1] = name end
  table.sort(names)
  return names
end

local function flag(name) return "--" .. name:gsub("_", "-") end

--- Escapes what troff would take for a request or a control.
local function troff(text) return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^([%.'])", "\\&%1")) end

local function man_command(out, name, command)
  out[#out + 1] = (".TP\n.B quern %s\n.I %s\n%s"):format(name, troff(command.usage or ""), troff(command.summary) .. ".")
  for _, option in ipairs(sorted_options(command)) do
    local about = command.options[option]
    out[#out + 1] = (".RS\n.TP\n.B %s\n%s\n.RE"):format(troff(flag(option) .. (about.value and " " .. about.value or "")), troff(about.doc))
    for _, choice in ipairs(about.explained or {}) do
      out[#out + 1] = (".RS\n.RS\n.B %s\n%s\n.RE\n.RE"):format(troff(choice[1]), troff(choice[2]))
    end
  end
end

--- The man page quern(1), as troff.
---@return string
function manual.man()
  local out = { (".TH QUERN 1 \"\" \"quern %s\" \"User Commands\""):format(require("quern").version), ".SH NAME",
    "quern \\- grind documents into tables you can cite", ".SH SYNOPSIS", ".B quern\n.I COMMAND\n[ARGUMENT...]", ".br",
    ".B quern\n.I SCRIPT.lua\n[ARGUMENT...]", ".br", ".B quern \\-e\n.I CODE", ".SH DESCRIPTION",
    "quern reads folders of documents and statistics into a corpus, finds in them what recipes (Lua programs) describe, and",
    "gives tables in which every row leads to the sentence it came from. Without arguments it is an interactive session.",
    ".SH COMMANDS" }
  for _, name in ipairs(cli.commands()) do man_command(out, name, cli.command(name)) end
  out[#out + 1] = ".SH EXAMPLES"
  for _, name in ipairs(cli.commands()) do
    for _, example in ipairs(cli.command(name).examples or {}) do
      out[#out + 1] = (".TP\n.B %s\n%s"):format(troff(example[1]), troff(example[2]))
    end
  end
  out[#out + 1] = ".SH EXIT STATUS\n0 done, 1 the world failed (a file, the corpus), 2 wrong usage, 3 a permission is missing, 4 a limit."
  out[#out + 1] = ".SH ENVIRONMENT\n.TP\n.B QUERN_THREADS\nthreads to use (default: all cores)\n.TP\n.B NO_COLOR\nno colours"
  return table.concat(out, "\n") .. "\n"
end

local function shell_word(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local COMPLETION = {}

function COMPLETION.bash()
  local out = { "# bash completion for quern; made by: quern help --completion bash", "_quern() {",
    "  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}",
    "  if [ \"$COMP_CWORD\" = 1 ]; then",
    ("    COMPREPLY=($(compgen -W '%s' -f -- \"$word\")); return"):format(table.concat(cli.commands(), " ")), "  fi",
    "  case $command in" }
  for _, name in ipairs(cli.commands()) do
    local flags = {}
    for _, option in ipairs(sorted_options(cli.command(name))) do flags[#flags + 1] = flag(option) end
    out[#out + 1] = ("    %s) COMPREPLY=($(compgen -W '%s' -- \"$word\")) ;;"):format(name, table.concat(flags, " "))
  end
  out[#out + 1] = "  esac\n  case $command${COMP_WORDS[COMP_CWORD-1]} in"
  for _, name in ipairs(cli.commands()) do
    for _, option in ipairs(sorted_options(cli.command(name))) do
      local choices = cli.command(name).options[option].choices
      if choices then
        out[#out + 1] = ("    %s%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")) ;;"):format(name, flag(option), table.concat(choices, " "))
      end
    end
  end
  table.move({ "  esac", "  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))", "}",
    "complete -o filenames -F _quern quern" }, 1, 4, #out + 1, out)
  return table.concat(out, "\n") .. "\n"
end

function COMPLETION.zsh()
  local out = { "#compdef quern", "# made by: quern help --completion zsh", "local -a commands", "commands=(" }
  for _, name in ipairs(cli.commands()) do
    out[#out + 1] = "  " .. shell_word(name .. ":" .. cli.command(name).summary:gsub(":", "\\:"))
  end
  out[#out + 1] = ")\nif (( CURRENT == 2 )); then _describe command commands; _files; return; fi\ncase $words[2] in"
  for _, name in ipairs(cli.commands()) do
    local parts = {}
    for _, option in ipairs(sorted_options(cli.command(name))) do
      local about = cli.command(name).options[option]
      parts[#parts + 1] = shell_word(("%s[%s]%s"):format(flag(option), about.doc:gsub("[%[%]:]", "\\%0"),
        about.choices and ":format:(" .. table.concat(about.choices, " ") .. ")" or about.value and ":" .. about.value:lower() .. ":_files"
          or ""))
    end
    out[#out + 1] = ("  %s) _arguments %s '*:file:_files' ;;"):format(name, table.concat(parts, " "))
  end
  out[#out + 1] = "esac"
  return table.concat(out, "\n") .. "\n"
end

function COMPLETION.fish()
  local out = { "# fish completion for quern; made by: quern help --completion fish" }
  for _, name in ipairs(cli.commands()) do
    local command = cli.command(name)
    out[#out + 1] = ("complete -c quern -n __fish_use_subcommand -a %s -d %s"):format(name, shell_word(command.summary))
    for _, option in ipairs(sorted_options(command)) do
      local about = command.options[option]
      out[#out + 1] = ("complete -c quern -n '__fish_seen_subcommand_from %s' -l %s%s -d %s"):format(name, option:gsub("_", "-"),
        (about.value and " -r" or "") .. (about.choices and " -f -a " .. shell_word(table.concat(about.choices, " ")) or ""),
        shell_word(about.doc))
    end
  end
  return table.concat(out, "\n") .. "\n"
end

--- A completion script for a shell.
---@param shell "bash"|"zsh"|"fish"
---@return string? script, string? message, string? code
function manual.completion(shell)
  if not COMPLETION[shell] then return nil, ("no completion for '%s'; there is bash, fish and zsh"):format(shell), "usage" end
  return COMPLETION[shell]()
end

return manual
