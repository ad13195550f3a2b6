local corpus = require "quern.corpus"
local recipe = require "quern.recipe"
local run = require "quern.claim.run"
local show = require "quern.show"
local system = require "quern.host.system"
local write = require "quern.claim.write"

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
      if loaded.params and loaded.params[name] then shares[i][name], used[name] = value, true end
    end
  end
  for name in pairs(params) do
    if not used[name] then return nil, ("no parameter '%s' in %s; 'quern recipe show %s' lists them"):format(name, recipes[1].name, recipes[1].name), "usage" end
  end
  return shares
end

local function print_table(loaded, name, rows)
  local declared = loaded.tables[name]
  print(show.style(("%s (%d rows)"):format(declared.title or name, #rows), "bold"))
  if #rows == 0 then return print "no rows: no document says anything that fits" end
  local columns, marks, cells = {}, {}, {}
  for i, column in ipairs(declared.columns) do columns[i] = { name = column[1], type = column[2] } end
  for r, row in ipairs(rows) do
    cells[r], marks[r] = {}, ("[%s.%d]"):format(name, r)
    for c, column in ipairs(declared.columns) do cells[r][c] = row[column[1]] end
  end
  io.write(show.grid(columns, cells, { width = system.terminal_width() or nil, marks = marks }))
end

return {
  print_table = print_table,
  summary = "run recipes over the corpus and show their tables",
  usage = "RECIPE... [name=value ...] [--format table|csv|json|jsonl|md] [-o FILE] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    format = { value = "FORMAT", doc = "table, csv, json, jsonl or md; from the name of the output file if there is one, else table" },
    output = { value = "FILE", short = "o", doc = "write to a file" },
  },
  examples = {
    { "quern run overcapacity", "the table of overcapacity by sector" },
    { "quern run trade_measures imposer=EU --format csv -o eu.csv", "one imposer's measures as CSV" },
  },
  run = function(words, options)
    local recipes, params, code = sort_words(words)
    if not recipes then return nil, params, code end
    local shares, message
    shares, message, code = share_params(recipes, params)
    if not shares then return nil, message, code end
    local format = options.format or options.output and options.output:match "%.(%w+)$" or "table"
    if format ~= "table" and not write.formats[format] then
      return nil, ("no format '%s'; known are table, %s"):format(format, table.concat(write.names, ", ")), "usage"
    end
    local opened
    opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local out = {}
    for i, loaded in ipairs(recipes) do
      local result
      result, message, code = run.execute(opened, loaded, shares[i])
      if not result then return nil, message, code end
      for _, warning in ipairs(result.warnings) do io.stderr:write("quern: warning: ", warning, "\n") end
      local names = {}
      for name in pairs(result.tables) do names[#names + 1] = name end
      table.sort(names)
      for _, name in ipairs(names) do
        if format == "table" and not options.output then
          print_table(loaded, name, result.tables[name])
        else
          out[#out + 1] = write.text(loaded, name, result.tables[name], format == "table" and "md" or format, opened)
        end
      end
    end
    opened:close()
    if #out == 0 then return end
    local bytes = table.concat(out, #out > 1 and "\n" or "")
    if not options.output then return io.write(bytes) and 0 end
    local written
    written, message, code = system.write(options.output, bytes)
    if not written then return nil, message, code end
  end,
}
