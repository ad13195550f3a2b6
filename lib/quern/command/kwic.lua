local corpus = require "quern.corpus"
local filter = require "quern.document_filter"
local list = require "quern.corpus_list"
local system = require "quern.host.system"

local function pad(text, columns, left)
  local space = (" "):rep(columns - system.width(text))
  return left and space .. text or text .. space
end

local function show_lines(opened, lines)
  local left, match = 0, 0
  for _, line in ipairs(lines) do
    left = math.max(left, system.width(line.left))
    match = math.max(match, system.width(line.match))
  end
  for _, line in ipairs(lines) do
    local document = opened:document(line.document)
    io.write(pad(line.left, left, true), "  ", pad(line.match, match), "  ", line.right, "   ", document.file:match "[^/]+$", "\n")
  end
end

return {
  summary = "a concordance: every match with what stands beside it",
  usage = "WORDS... [--sort left|right|place] [--width N] [--since DATE] [--before DATE] [--publisher NAME] "
    .. "[--language CODE] [--format text|csv|jsonl] [--corpus FILE]",
  options = {
    corpus = { value = "FILE", default = "quern.db", doc = "the corpus file" },
    sort = { value = "SIDE", default = "right", doc = "by the words on the right, on the left, or by rank (place)" },
    width = { value = "N", default = "40", doc = "characters on each side" },
    limit = { value = "N", doc = "how many lines; all if not given" },
    since = filter.OPTIONS.since, before = filter.OPTIONS.before, publisher = filter.OPTIONS.publisher,
    language = filter.OPTIONS.language,
    format = { value = "FORMAT", default = "text", doc = "text, csv or jsonl" },
  },
  examples = { { "quern kwic overcapacity --sort left", "what is said before the word" } },
  run = function(words, options)
    if #words == 0 then return nil, "no words to look for; usage: quern kwic WORDS...", "usage" end
    if not ({ left = true, right = true, place = true })[options.sort] then return nil, "--sort is left, right or place", "usage" end
    local width, limit = math.tointeger(tonumber(options.width)), options.limit and math.tointeger(tonumber(options.limit))
    if not width or width < 1 then return nil, "--width is a whole number above 0", "usage" end
    if options.limit and not limit then return nil, "--limit is a whole number", "usage" end
    local filters, wrong = filter.from(options)
    if not filters then return nil, wrong, "usage" end
    local opened, message, code = corpus.open(options.corpus, { create = false })
    if not opened then return nil, message, code end
    filters.width, filters.sort, filters.limit = width, options.sort, limit
    local lines
    lines, message, code = opened:kwic(filter.query(words), filters)
    if not lines then return nil, message, code end
    if options.format == "text" then
      show_lines(opened, lines)
    else
      for _, line in ipairs(lines) do
        line.file, line.from = opened:document(line.document).file, line.from - 1
        line.document = nil
      end
      list.write(lines, { "left", "match", "right", "file", "from", "to" }, options.format)
    end
    if #lines == 0 then return 1 end
  end,
}
