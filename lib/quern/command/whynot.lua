local explain = require "quern.claim.explain"

return {
  summary = "show which rules nearly read a sentence, and what was missing",
  usage = "TEXT [--recipe RECIPE] [--date YYYY-MM-DD]",
  options = {
    recipe = { value = "RECIPE", doc = "the rules of one recipe of your own (all shipped recipes)" },
    date = { value = "DATE", doc = "the day the text was written, for dates such as 'last year'" },
  },
  examples = { { "quern whynot 'Steel mills ran at 70 percent of capacity.'", "the claims it makes, then the rules that came near" } },
  run = function(words, options)
    if #words == 0 then return nil, "which sentence? quern whynot 'TEXT'", "usage" end
    local text, message, code = explain.near(table.concat(words, " "), options)
    if not text then return nil, message, code end
    io.write(text)
  end,
}
