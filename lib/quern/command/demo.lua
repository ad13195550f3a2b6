local claim_run = require "quern.claim.run"
local corpus = require "quern.corpus"
local export = require "quern.export"
local explain = require "quern.claim.explain"
local recipe = require "quern.recipe"
local run_command = require "quern.command.run"
local system = require "quern.host.system"

local RECIPES = { "overcapacity", "trade_measures" }

--- Writes the bundled sample out to a folder, so that it is read as any documents are.
local function unpack_sample(folder)
  for _, path in ipairs(system.resources "data/sample/") do
    local done, message, code = system.write(folder .. "/" .. path:match "[^/]+$", system.resource(path))
    if not done then return nil, message, code end
  end
  return true
end

local function read_sample(folder)
  local opened, message, code = corpus.open(folder .. "/demo.db")
  if not opened then return nil, message, code end
  local sample = folder .. "/sample"
  local made
  made, message, code = system.make_folder(sample)
  if made then made, message, code = unpack_sample(sample) end
  if not made then return nil, message, code end
  local summary
  summary, message, code = opened:read(sample)
  if not summary then return nil, message, code end
  print(("%d documents in %s, read into %s/demo.db\n"):format(#opened, sample, folder))
  return opened
end

local function derive(opened, runs)
  for _, name in ipairs(RECIPES) do
    local loaded = assert(recipe.load(name))
    local result, message, code = claim_run.execute(opened, loaded, {})
    if not result then return nil, message, code end
    for table_name, rows in pairs(result.tables) do
      run_command.print_table(loaded, table_name, rows)
      print()
    end
    runs[#runs + 1] = { recipe = loaded, result = result }
    for _, warning in ipairs(result.warnings) do print("warning: " .. warning) end
  end
  return true
end

--- Derives, prints and explains; returns the bytes of the report.
local function work(opened)
  local runs = {}
  local fine, message, code = derive(opened, runs)
  if not fine then return nil, message, code end
  print "$ quern why overcapacity.1"
  print((assert(explain.row(opened, "overcapacity", 1))))
  return export.bytes("html", export.of(opened, runs))
end

return {
  summary = "the main job on the bundled sample: read, derive two tables, explain a row, write a report",
  usage = "[-o FOLDER]",
  options = { output = { value = "FOLDER", short = "o", default = "quern-demo", doc = "where the sample, the corpus and the report go" } },
  examples = { { "quern demo", "reads the sample, prints overcapacity and trade measures, writes quern-demo/report.html" } },
  run = function(words, options)
    if #words > 0 then return nil, "demo takes no arguments", "usage" end
    local folder = options.output:gsub("(.)/+$", "%1")
    local made, message, code = system.make_folder(folder)
    if not made then return nil, message, code end
    local opened, page
    opened, message, code = read_sample(folder)
    if not opened then return nil, message, code end
    page, message, code = work(opened)
    opened:close()
    if not page then return nil, message, code end
    made, message, code = system.write(folder .. "/report.html", page)
    if not made then return nil, message, code end
    print(("report: %s/report.html\ngo on: quern why overcapacity.2 --corpus %s/demo.db"):format(folder, folder))
  end,
}
