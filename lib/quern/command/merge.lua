local shard = require "quern.shard"

return {
  summary = "make one corpus of the corpus files that quern work left",
  usage = "CORPUS MANIFEST | CORPUS SHARD...",
  options = {},
  examples = {
    { "quern merge news.db news.json", "all lists of a manifest; one that is missing or torn is named" },
    { "quern merge news.db news.0001.db news.0002.db", "these, in this order" },
  },
  run = function(words)
    local path, shards = words[1], { table.unpack(words, 2) }
    if #shards == 0 then return nil, "usage: quern merge CORPUS MANIFEST", "usage" end
    if #shards == 1 and not shards[1]:find "%.db$" then
      local manifest, message, code = shard.open(shards[1])
      if not manifest then return nil, message, code end
      shards = {}
      for i = 1, #manifest.lists do shards[i] = shard.file(manifest, i) end
    end
    local count, message, code = shard.merge(path, shards)
    if not count then return nil, message, code end
    print(("%s: %d documents from %d shards"):format(path, count, #shards))
  end,
}
