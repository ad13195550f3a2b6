local corpus = require "quern.corpus"
local explain = require "quern.claim.explain"

return {
  summary = "show the sentences, rules and paths behind a row of the last run",
  usage = "[TABLE.]ROW[.COLUMN] | claim:NUMBER,... [--corpus FILE]",
  options = { corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" } },
  examples = {
    { "quern why 3", "row 3 of the table that was made last" },
    { "quern why overcapacity.12.value", "where one cell came from" },
    { "quern why claim:8416972489392541", "a claim by its number, as the evidence of a row grouped on a server has it" },
  },
  run = function(words, options)
    local claims = #words == 1 and words[1]:match "^claim:([%d,]+)$"
    if claims then
      local opened, message, code = corpus.open(options.corpus, { create = false })
      if not opened then return nil, message, code end
      local ids = {}
      for id in claims:gmatch "%d+" do ids[#ids + 1] = math.tointeger(tonumber(id)) end
      io.write(explain.claims(opened, ids))
      opened:close()
      return
    end
    local table_name, row, column = (words[1] or ""):match "^(%a[%w_]*)%.(%d+)%.?([%w_]*)$"
    if not row then row, column = (words[1] or ""):match "^(%d+)%.?([%w_]*)$" end
    if not row or #words > 1 then return nil, "name a row: quern why overcapacity.3 (or 3, or overcapacity.3.value)", "usage" end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    local text
    text, message, code = explain.row(opened, table_name, tonumber(row), column ~= "" and column or nil)
    opened:close()
    if not text then return nil, message, code end
    io.write(text)
  end,
}
