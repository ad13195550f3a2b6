--- Lexicons: tables of words and the codes they stand for, in any number of languages, all found in one pass.
-- A term has a type ("SECTOR"), a code ("steel") and a spelling. Spellings match whole words, in any case, but a
-- spelling in capitals only (US, LED) matches only capitals; a space stands for any white space with at most one line
-- break, a hyphen for any dash, an apostrophe for either kind. Chinese characters need no spaces around them. Of each
-- type the leftmost, then longest match counts: 印度 never matches inside 印度尼西亚; matches of different types may overlap,
-- and one spelling may stand for several codes. The code "-" makes a
-- decoy: the term takes its place in the text and is not reported, so that US$ is no mention of the US.

local host = require "quern.host.lexicon"
local system = require "quern.host.system"

local lexicon = {}

---@class quern.Term
---@field type string "SECTOR", "PLACE", ...
---@field code string "steel", "CHN", ...
---@field term string the spelling, as it was added

---@class quern.LexiconMatch: quern.Term
---@field from integer first byte, counted from 1
---@field to integer last byte

---@class quern.Lexicon
---@field add fun(self, term: string, type: string, code: string): quern.Lexicon adds a spelling; raises if it can never match
---@field read fun(self, csv: string, name: string): quern.Lexicon?, string?, string? adds the rows `type,code,lang,term`
---@field build fun(self): quern.Lexicon makes it ready; nothing can be added afterwards
---@field find fun(self, text: string): quern.LexiconMatch[]?, string?, string? every match in a text
---@field entry fun(self, index: integer): quern.Term? the term with that number
---@field types fun(self): string[] the names of its types

--- An empty lexicon.
--- > local l = lexicon.new():add("steel", "SECTOR", "steel"):add("钢铁", "SECTOR", "steel"):build()
--- > for _, m in ipairs(l:find "Steelworks make steel; 钢铁产量") do print(m.from, m.to, m.code) end
--- 17	21	steel
--- 24	29	steel
---@return quern.Lexicon
function lexicon.new() return host.new() end

local function read_files(made, paths)
  for _, path in ipairs(paths) do
    local file, message = io.open(path, "rb")
    if not file then return nil, message, "notfound" end
    local csv = file:read "a"
    file:close()
    if not csv then return nil, path .. ": cannot be read; is it a folder?", "io" end
    local done, why, code = made:read(csv, path)
    if not done then return nil, why, code end
  end
  return made
end

local function read_shipped(made)
  for _, path in ipairs(system.resources "data/lexicon/") do
    if path:match "%.csv$" then assert(made:read(system.resource(path), path)) end
  end
  return made
end

local OPTIONS = { shipped = true }

--- A built lexicon from CSV files with the header `type,code,lang,term`.
--- > require("quern.host.system").write("ports.csv", "type,code,lang,term\nPORT,CNYSN,en,Yangshan\n");
--- > local l = lexicon.open("ports.csv", { shipped = true })
--- > for _, m in ipairs(l:find "Steel for Yangshan") do print(m.type, m.code) end
--- SECTOR	steel
--- PORT	CNYSN
---@param paths string|string[]
---@param options? { shipped?: boolean } shipped: the terms that come with quern as well
---@return quern.Lexicon?, string? message, string? code
function lexicon.open(paths, options)
  for name in pairs(options or {}) do
    if not OPTIONS[name] then error(("unknown option '%s'; lexicon.open knows: shipped"):format(name), 2) end
  end
  local made = host.new()
  if options and options.shipped then read_shipped(made) end
  local done, message, code = read_files(made, type(paths) == "string" and { paths } or paths)
  if not done then return nil, message, code end
  return made:build()
end

local shipped

--- The lexicon of all terms that come with quern, built once.
--- > for _, m in ipairs(lexicon.shipped():find "Chinese steel") do print(m.type, m.code) end
--- PLACE	CHN
--- SECTOR	steel
---@return quern.Lexicon
function lexicon.shipped()
  shipped = shipped or read_shipped(host.new()):build()
  return shipped
end

return lexicon
