local corpus = require "quern.corpus"
local export = require "quern.export"
local install = require "quern.recipe.install"
local perform = require "quern.recipe.perform"
local recipe = require "quern.recipe"
local review = require "quern.review"
local show = require "quern.show"
local system = require "quern.host.system"

--- Splits the words of the command into recipes and name=value pairs.
local function sort_words(words)
  local recipes, params = {}, {}
  for _, word in ipairs(words) do
    local name, value = word:match "^([%a_][%w_]*)=(.*)$"
    if name then
      params[name] = value
    else
      local loaded, message, code = recipe.load(word)
      if not loaded then return nil, message, code end
      recipes[#recipes + 1] = loaded
    end
  end
  if #recipes == 0 then return nil, "no recipe named; 'quern recipe list' lists them", "usage" end
  return recipes, params
end

--- The parameters that one recipe declares; a name that no recipe declares is an error.
local function share_params(recipes, params)
  local shares, used = {}, {}
  for i, loaded in ipairs(recipes) do
    shares[i] = {}
    for name, value in pairs(params) do
      if (loaded.params or {})[name] or (loaded.inputs or {})[name] then shares[i][name], used[name] = value, true end
    end
  end
  for name in pairs(params) do
    if not used[name] then
      local first = recipes[1].name
      return nil, ("no parameter '%s' in %s; 'quern recipe show %s' lists them"):format(name, first, first), "usage"
    end
  end
  return shares
end

--- Only recipes without rules and without the input do without a corpus.
local function needs_corpus(recipes, path)
  for _, loaded in ipairs(recipes) do
    if loaded.rules and #loaded.rules > 0 then return true end
    for _, input in pairs(loaded.inputs or {}) do
      if input.kind == "corpus" and not input.optional then return true end
    end
  end
  return system.info(path) ~= nil
end

--- Each of several recipes has a folder of its own below the one that is named.
local function crate_of(folder, loaded, count) return count > 1 and folder .. "/" .. loaded.name or folder end

local function print_table(loaded, name, rows)
  local declared = loaded.tables[name]
  print(show.style(("%s (%d rows)"):format(declared.title or name, #rows), "bold")
    .. (#rows > 0 and show.style(("  quern why %s.1 explains row [1]"):format(name), "dim") or ""))
  if #rows == 0 then return print "no rows: no document says anything that fits" end
  local columns, marks, cells = {}, {}, {}
  for i, column in ipairs(declared.columns) do columns[i] = { name = column[1], type = column[2] } end
  for r, row in ipairs(rows) do
    cells[r], marks[r] = {}, ("[%d]"):format(r)
    for c, column in ipairs(declared.columns) do cells[r][c] = row[column[1]] end
  end
  io.write(show.grid(columns, cells, { width = system.terminal_width() or nil, marks = marks, hide_empty = true }))
end

local function names_of(tables)
  local names = {}
  for name in pairs(tables) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- Tells of reviewed rows that rest on other evidence now.
local function say_reviews(opened, result)
  for _, name in ipairs(names_of(result.tables)) do
    local changed = review.changed(opened, name)
    if changed > 0 then
      io.stderr:write(("quern: %d reviewed row%s of %s ha%s other evidence now; 'quern review %s --list' shows which\n"):format(changed,
        changed > 1 and "s" or "", name, changed > 1 and "ve" or "s", name))
    end
  end
end

--- Runs every recipe; warnings go to standard error. Returns { recipe, result } of each.
local function run_all(opened, recipes, shares, options)
  local runs = {}
  for i, loaded in ipairs(recipes) do
    local crate = options.crate and crate_of(options.crate, loaded, #recipes)
    local result, message, code = perform.run(opened, loaded, shares[i], options, crate)
    if not result then return nil, message, code end
    for _, warning in ipairs(result.warnings) do io.stderr:write("quern: warning: ", warning, "\n") end
    if opened then say_reviews(opened, result) end
    runs[i] = { recipe = loaded, result = result }
  end
  return runs
end

--- A format that is several files: a folder of them.
local function write_folder(options, format, folder)
  if not folder then return nil, format .. " is a folder of files: name one with -o FOLDER", "usage" end
  local files, message, code = export.files(format, options)
  if not files then return nil, message, code end
  return install.write(folder, files)
end

local function print_all(runs)
  for _, one in ipairs(runs) do
    for _, name in ipairs(names_of(one.result.tables)) do print_table(one.recipe, name, one.result.tables[name]) end
  end
  return true
end

local function put(opened, runs, format, output)
  if format == "table" and not output then return print_all(runs) end
  local options = export.of(opened, runs)
  if format ~= "table" and export.find(format).folder then return write_folder(options, format, output) end
  local bytes, message, code = export.bytes(format == "table" and "md" or format, options)
  if not bytes then return nil, message, code end
  if output then return system.write(output, bytes) end
  io.write(system.is_terminal(1) and system.visible(bytes, true) or bytes)
  return true
end

--- What `--format` takes: the terminal's table, and every format of quern.export.
local FORMATS = table.move(export.names(), 1, #export.names(), 2, { "table" })

local function check_format(format)
  for _, known in ipairs(FORMATS) do if known == format then return true end end
  return nil, ("no format '%s'; known are %s"):format(format, table.concat(FORMATS, ", ")), "usage"
end

--- What each format is, for help.
local EXPLAINED = { { "table", "on the terminal" } }
for i, format in ipairs(export.formats) do EXPLAINED[i + 1] = { format.name, format.doc } end

return {
  print_table = print_table,
  summary = "run recipes over the corpus and show their tables",
  usage = "RECIPE... [name=value ...] [--format FORMAT] [-o FILE] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    format = { value = "FORMAT", choices = FORMATS, explained = EXPLAINED,
      doc = "how the tables are written; by the output's name if not given, else table" },
    output = { value = "FILE", short = "o", doc = "write to a file (a folder for package)" },
    crate = { value = "FOLDER", doc = "also write the run with its manifest (RO-Crate), for 'quern rerun' and 'quern diff'" },
    seconds = { value = "N", doc = "time limit, in place of the recipe's own" },
    memory = { value = "SIZE", doc = "memory limit, such as 1G" },
    allow = { value = "WHAT", doc = "grant permissions without a question: read=PATH, clock, all; several with commas" },
    deny_all = { doc = "run without any permission that the recipe asks for" },
  },
  examples = {
    { "quern run overcapacity", "the table of overcapacity by sector" },
    { "quern run trade_measures imposer=EU --format csv -o eu.csv", "one imposer's measures as CSV" },
    { "quern run overcapacity trade_measures -o report.html", "both tables in one page, each cell leading to its sentence" },
  },
  run = function(words, options)
    local recipes, params, code = sort_words(words)
    if not recipes then return nil, params, code end
    local shares, message
    shares, message, code = share_params(recipes, params)
    if not shares then return nil, message, code end
    local format = options.format or options.output and options.output:match "%.(%w+)$" or "table"
    local fine
    fine, message, code = check_format(format)
    if not fine then return nil, message, code end
    local opened
    if needs_corpus(recipes, options.corpus) then
      opened, message, code = corpus.open(options.corpus, { create = false })
      if not opened then return nil, message, code end
    end
    local runs
    runs, message, code = run_all(opened, recipes, shares, options)
    if runs then fine, message, code = put(opened, runs, format, options.output) end
    if opened then opened:close() end
    if not runs or not fine then return nil, message, code end
  end,
}
