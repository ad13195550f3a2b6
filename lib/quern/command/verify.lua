local corpus = require "quern.corpus"
local system = require "quern.host.system"

local function clip(quote)
  local text = quote:gsub("%s+", " ")
  if #text <= 70 then return text end
  return text:sub(1, (utf8.offset(text, 0, 68) or 68) - 1) .. "…"
end

return {
  summary = "prove that every quote still stands in its file",
  usage = "[FILE|CRATE|ARCHIVE] [--corpus FILE]",
  options = { corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" } },
  examples = {
    { "quern verify", "re-reads every file; exit code 1 if a file has changed or a quote has fallen" },
    { "quern verify news/a.html", "one file only" },
    { "quern verify run1", "the crate of a run: outputs, inputs and recipe as they were" },
  },
  run = function(arguments, options)
    local named = arguments[1]
    -- The crate of a run and the archive of a recipe prove themselves.
    if named and (named:match "%.tar$" or system.info(named .. "/ro-crate-metadata.json")) then
      return require("quern.command.recipe").run({ "verify", named }, {})
    end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local result
    result, message, code = opened:verify(arguments[1])
    if not result then return nil, message, code end
    if result.files == 0 then return nil, (arguments[1] or options.corpus) .. ": no such file in the corpus" end
    for _, file in ipairs(result.changed) do io.stderr:write(("quern: %s: %s\n"):format(file.path, file.reason)) end
    for _, fallen in ipairs(result.fallen) do
      local rows = #fallen.rows > 0 and "; under " .. table.concat(fallen.rows, ", ") or ""
      io.stderr:write(("quern: %s: a quote of %s no longer stands: \"%s\"%s\n"):format(fallen.file, fallen.table, clip(fallen.quote), rows))
    end
    print(("%d of %d files unchanged, %d of %d quotes stand"):format(result.unchanged, result.files, result.standing, result.claims))
    if #result.changed > 0 or #result.fallen > 0 then return 1 end
  end,
}
