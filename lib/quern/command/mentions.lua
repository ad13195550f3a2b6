local json = require "quern.json"
local lexicon = require "quern.lexicon"
local neutral = require "quern.neutral"
local system = require "quern.host.system"
local text = require "quern.text"

local function batch(path, scanner)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "notfound" end
  local number = 0
  for line in file:lines() do
    number = number + 1
    local record, reason = json.decode(line)
    if type(record) ~= "table" or type(record.text) ~= "string" then
      file:close()
      return nil, ("%s:%d: %s"):format(path, number, reason or "a record has an id and a text"), "invalid"
    end
    local reference = type(record.refdate) == "string" and record.refdate:sub(1, 10) or nil
    local scan, why, code = scanner:scan(record.text, { reference = reference })
    if not scan then
      file:close()
      return nil, ("%s:%d: %s"):format(path, number, why), code
    end
    print(json.encode { id = record.id, preds = neutral.records(scan, record.text, { beside = true }) })
  end
  file:close()
end

local function value_of(record)
  if record.code then return record.code end
  if record.iso then return (record.mod and record.mod .. " " or "") .. record.iso end
  if record.seconds then return json.number(record.seconds) .. " s" end
  if not record.value then return "" end
  local value = record.lo and record.hi and json.number(record.lo) .. "–" .. json.number(record.hi) or json.number(record.value)
  return (record.cmp or "") .. value .. (record.unit and " " .. record.unit or "")
end

local function print_plain(list)
  for _, record in ipairs(list) do
    local shown = record.text:gsub("%s+", " ")
    print(("%d\t%d\t%s\t%s\t%s"):format(record.start, record["end"], record.kind, value_of(record), shown))
  end
end

local function one(path, scanner, options)
  local info = system.info(path)
  if info and info.size >= 1 << 32 then return nil, path .. ": a text of more than 4 GiB; split it", "limit" end -- before reading it
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "notfound" end
  local subject = file:read "a"
  file:close()
  if not subject then return nil, path .. ": cannot be read; is it a folder?", "io" end
  local scan, why, code = scanner:scan(subject, { reference = options.reference })
  if not scan then return nil, path .. ": " .. why, code end
  local list = neutral.records(scan, subject)
  if options.format ~= "jsonl" then return print_plain(list) end
  for _, record in ipairs(list) do print(json.encode(record)) end
end

return {
  summary = "numbers, money, dates and the lexicon's words in a text",
  usage = "FILE | --batch SET.jsonl",
  options = {
    format = { value = "plain|jsonl", default = "plain", doc = "plain: from, to, kind, value, text, apart by tabs" },
    batch = { value = "SET.jsonl", doc = "records {id, text, refdate}, one a line; answers {id, preds}" },
    reference = { value = "YYYY-MM-DD", doc = "the day the text was written, for relative dates" },
  },
  examples = {
    { "quern mentions article.txt --format jsonl", "one mention a line; places are bytes from 0, the end not included" },
    { "quern mentions --batch set.jsonl", "one line of mentions for each record" },
  },
  run = function(arguments, options)
    if options.format ~= "plain" and options.format ~= "jsonl" then
      return nil, ("no format '%s'; there are plain and jsonl"):format(options.format), "usage"
    end
    if options.reference and not options.reference:match "^%d%d%d%d%-%d%d%-%d%d$" then
      return nil, ("--reference is a day, YYYY-MM-DD, not '%s'"):format(options.reference), "usage"
    end
    local scanner = text.scanner(lexicon.shipped())
    if options.batch then return batch(options.batch, scanner) end
    if #arguments ~= 1 then return nil, "one FILE, or --batch SET.jsonl", "usage" end
    return one(arguments[1], scanner, options)
  end,
}
