local corpus = require "quern.corpus"
return {
  summary = "read documents and statistics into the corpus",
  usage = "PATH... [--corpus FILE]",
  options = { corpus = { value = "FILE", default = "quern.db", doc = "the corpus file; made if it is not there" } },
  examples = {
    { "quern read documents/", "reads a folder; again later, only what has changed" },
    { "quern read news.csv", "a table of texts: a document for each row; a table of figures is registered as one" },
    { "quern read a.html b.txt --corpus steel.db", "reads two files into a corpus of your own" },
  },
  run = function(paths, options)
    if #paths == 0 then return nil, "no files or folders named; usage: quern read PATH...", "usage" end
    local opened, message, code = corpus.open(options.corpus)
    if not opened then return nil, message, code end
    local summary
    summary, message, code = opened:read(paths, { warn = function(_, text) io.stderr:write("quern: ", text, "\n") end })
    if not summary then return nil, message, code end
    print(corpus.told(summary))
    opened:close()
    if summary.files + summary.unchanged == 0 then return 1 end
  end,
}
