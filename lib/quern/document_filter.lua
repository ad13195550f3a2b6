--- What commands that look for passages share: the options that choose documents, and words as a query.

local filter = {}

filter.OPTIONS = {
  since = { value = "DATE", doc = "published on that day (YYYY-MM-DD, or a month or year) or later" },
  before = { value = "DATE", doc = "published before that day" },
  publisher = { value = "NAME", doc = "only of this publisher" },
  language = { value = "CODE", doc = "only in this language: en, zh ..." },
}

--- The filters among a command's options, or nil and what is wrong.
---@param options table
---@return table? filters, string? message
function filter.from(options)
  local filters = {}
  for name in pairs(filter.OPTIONS) do
    local value = options[name]
    filters[name] = value
    if value and (name == "since" or name == "before") then
      local day = value:find "^%d%d%d%d$" or value:find "^%d%d%d%d%-%d%d$" or value:find "^%d%d%d%d%-%d%d%-%d%d$"
      if not day then return nil, ("--%s is a day, YYYY-MM-DD (or a month or year), not '%s'"):format(name, value) end
    end
  end
  return filters
end

--- The arguments as one query: one of several that the shell kept together is a phrase; one alone is the whole query.
---@param words string[]
---@return string
function filter.query(words)
  local parts = {}
  for i, word in ipairs(words) do
    local phrase = #words > 1 and word:find "%s" and not word:find '"'
    parts[i] = phrase and '"' .. word .. '"' or word
  end
  return table.concat(parts, " ")
end

return filter
