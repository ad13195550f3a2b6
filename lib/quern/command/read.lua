local corpus = require "quern.corpus"
local system = require "quern.host.system"

-- A line that is written over, on a terminal only, once the work has taken a second.
local function progress_line()
  if not system.is_terminal(2) then return nil end
  local started, shown = system.clock(), false
  return function(done, total, path)
    if system.clock() - started < 1 then return end
    if done == total then
      if shown then io.stderr:write "\r\27[K" end
      return
    end
    shown = true
    io.stderr:write(("\r\27[Kreading %d of %d  %s"):format(done + 1, total, path:sub(-60)))
  end
end

local function plural(count, word) return ("%d %s%s"):format(count, word, count == 1 and "" or "s") end

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
    summary, message, code = opened:read(paths, {
      progress = progress_line(),
      warn = function(_, text) io.stderr:write("quern: ", text, "\n") end,
    })
    if not summary then return nil, message, code end
    local parts = { plural(summary.documents, "document") .. " read from " .. plural(summary.files, "file") }
    if summary.tables > 0 then parts[1] = parts[1]:gsub(" read from", " and " .. plural(summary.tables, "table") .. "%0") end
    if summary.unchanged > 0 then parts[#parts + 1] = plural(summary.unchanged, "file") .. " unchanged" end
    if summary.failed > 0 then parts[#parts + 1] = plural(summary.failed, "file") .. " not read" end
    print(table.concat(parts, ", "))
    opened:close()
    if summary.files + summary.unchanged == 0 then return 1 end
  end,
}
