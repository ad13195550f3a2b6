--- The command line: finds a command, reads its options, reports its failures in one line.
-- A command is a module `quern.command.NAME` that returns a table:
--   summary   one line for the list
--   usage     what may follow the name: "PATH... [--corpus FILE]"
--   options   { corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" }, all = { doc = "a flag" } }
--             of an option that takes one of a few words: choices = { "csv", ... }, explained = { { "csv", "what it is" }, ... }
--   examples  { { "quern read documents/", "reads a folder" }, ... }
--   run       function(arguments, options) -> exit code (nil is 0) | nil, message, code
-- help, the man page and shell completion are made from the same tables.

local system = require "quern.host.system"

local cli = {}

--- Exit codes: 1 the world failed, 2 wrong usage, 3 a denied permission, 4 a limit, 76 a recipe that crashed in its worker.
local EXIT = { usage = 2, denied = 3, limit = 4, crashed = 76 }

--- Names of all commands, sorted.
---@return string[]
function cli.commands()
  local names = {}
  for _, path in ipairs(system.resources("lib/quern/command/")) do
    names[#names + 1] = path:match("([%w_-]+)%.lua$")
  end
  table.sort(names)
  return names
end

--- The command's table, or nil.
---@param name string
---@return table?
function cli.command(name)
  for _, known in ipairs(cli.commands()) do
    if known == name then return require("quern.command." .. name) end
  end
end

--- The known name nearest to a misspelt one, if one is near (Damerau-Levenshtein distance at most 2, or a third).
---@param name string
---@param known string[]
---@return string?
function cli.nearest(name, known)
  local best, best_distance
  for _, candidate in ipairs(known) do
    candidate = tostring(candidate)
    local before, row = nil, {}
    for j = 0, #candidate do row[j] = j end
    for i = 1, #name do
      local next_row = { [0] = i }
      for j = 1, #candidate do
        local same = name:byte(i) == candidate:byte(j)
        next_row[j] = math.min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (same and 0 or 1))
        if before and j > 1 and name:byte(i) == candidate:byte(j - 1) and name:byte(i - 1) == candidate:byte(j) then
          next_row[j] = math.min(next_row[j], before[j - 2] + 1)
        end
      end
      before, row = row, next_row
    end
    local distance = row[#candidate]
    if distance <= math.max(2, #candidate // 3) and distance < #candidate and (not best or distance < best_distance) then
      best, best_distance = candidate, distance
    end
  end
  return best
end

local function usage_error(message) return nil, message, "usage" end

local function suggestion(name, known)
  local near = cli.nearest(name, known)
  return near and ("; did you mean '" .. near .. "'?") or ""
end

--- Splits the words after a command into arguments and options.
---@param command table
---@param words string[]
---@return string[]? arguments, table|string options_or_message, string? code
function cli.parse(command, words)
  local arguments, options, i = {}, {}, 1
  local known = command.options or {}
  for name, option in pairs(known) do options[name] = option.default end
  local names = {}
  for name, option in pairs(known) do
    names[#names + 1] = name
    if option.short then names[option.short] = name end
  end
  table.sort(names)
  while i <= #words do
    local word = words[i]
    local name, value = word:match("^%-%-([%w-]+)=?(.*)$")
    if not name and word:match("^%-%a$") then name, value = names[word:sub(2)], "" end
    if word == "--" then
      table.move(words, i + 1, #words, #arguments + 1, arguments)
      break
    elseif name or word:match("^%-%a$") then
      local option = name and known[name:gsub("-", "_")]
      if not option then
        return usage_error(("unknown option %s%s"):format(word, suggestion((name or word):gsub("-", "_"), names)))
      end
      name = name:gsub("-", "_")
      if not option.value then
        options[name] = true
      else
        if value == "" then
          i = i + 1
          value = words[i]
        end
        if not value then return usage_error(("%s needs a value: --%s %s"):format(word, name, option.value)) end
        options[name] = value
      end
    else
      arguments[#arguments + 1] = word
    end
    i = i + 1
  end
  return arguments, options
end

local function fail(message, code)
  io.stderr:write("quern: ", tostring(message), "\n")
  return EXIT[code] or 1
end

--- Runs the command that `words` name and returns the exit code.
---@param words string[] what follows `quern` on the command line
---@return integer
function cli.main(words)
  local name = words[1]
  if name == "--help" or name == "-h" then name = "help" end
  if name == "--version" then name = "version" end
  local command = cli.command(name)
  if not command then
    return fail(("no command '%s'%s; 'quern help' lists them"):format(name, suggestion(name, cli.commands())), "usage")
  end
  local rest = table.move(words, 2, #words, 1, {})
  for _, word in ipairs(rest) do
    if word == "--help" or word == "-h" then return cli.command("help").run({ name }, {}) or 0 end
    if word == "--" then break end
  end
  local arguments, options, code = cli.parse(command, rest)
  if not arguments then return fail(options .. "; see 'quern help " .. name .. "'", code) end
  local result, message, kind = command.run(arguments, options)
  if message then return fail(message, kind) end
  return math.type(result) == "integer" and result or 0
end

return cli
