local shard = require "quern.shard"

return {
  summary = "read and claim one list of a manifest into a corpus file of its own",
  usage = "MANIFEST NUMBER",
  options = {},
  examples = {
    { "quern work news.json 3", "list 3, into news.0003.db; if that is there already, nothing" },
    { "seq 8 | xargs -P 2 -n 1 quern work news.json", "eight lists, two at a time" },
  },
  run = function(words)
    local number = math.tointeger(tonumber(words[2] or ""))
    if #words ~= 2 or not number then return nil, "usage: quern work MANIFEST NUMBER", "usage" end
    local manifest, message, code = shard.open(words[1])
    if not manifest then return nil, message, code end
    local summary
    summary, message, code = shard.work(manifest, number, { warn = function(_, text) io.stderr:write("quern: ", text, "\n") end })
    if not summary then return nil, message, code end
    print(summary.done and summary.path .. ": is there already" or ("%s: %d documents"):format(summary.path, summary.documents))
  end,
}
