--- One document of the corpus: an article or notice, its text, its zones, and the way back to its file.
-- > corpus = use "quern-demo/demo.db"
-- > document = use("quern-demo/demo.db"):documents { file = "quern-demo/sample/solar-glut.txt" }()

local read = require "quern.host.read"
local system = require "quern.host.system"

local document = {}

---@class quern.Document
---@field id integer made from the file's name and content: the same on every machine
---@field file string path of its file as it was given
---@field ordinal integer 1, 2 ... in the file
---@field title string? @field publisher string? @field author string? @field published string? ISO date
---@field language string? ISO 639-1 @field url string?
---@field found table<string, string> where each of these was found: "heading", "source line" ...
---@field text string UTF-8
---@field zones { from: integer, to: integer, kind: string, level: integer }[] 1-based, inclusive
local Document = {}

local function unpack_or_raise(value, message)
  return value or error(message, 3)
end

function Document:__index(key)
  if key == "zones" then
    local zones = unpack_or_raise(read.zones(self.packed_zones))
    rawset(self, "zones", zones)
    return zones
  end
  return Document[key]
end

Document.__name = "quern.Document"

function Document:__tostring()
  return ("document %s %s (%s)"):format(self.file, self.ordinal, self.title or "without a title")
end

Document.__len = function(self) return #self.text end

local function map_of(self)
  local map = rawget(self, "map")
  if not map then
    map = unpack_or_raise(read.map(self.packed_map))
    rawset(self, "map", map)
  end
  return map
end

-- Line ends before each place are counted once per file, in the file's own bytes; those of the last files are kept.
local MOST_FILES = 256
local line_cache, cached = {}, 0

local function line_starts(self)
  local key = self.file .. "\0" .. self.sha256
  local known = line_cache[key]
  if known ~= nil then return known or nil end
  local file = system.info(self.file) and io.open(self.file, "rb")
  local starts
  if file then
    local bytes, at = file:read "a", 1
    file:close()
    starts = { 0 }
    local wide = self.charset == "UTF-16"
    local little = wide and (bytes:sub(1, 2) == "\xFF\xFE" or bytes:byte(2) == 0)
    while true do
      local found = bytes:find("\n", at, true)
      if not found then break end
      local other = little and bytes:byte(found + 1) or bytes:byte(found - 1)
      local whole = not wide or (other == 0 and (found - 1) % 2 == (little and 0 or 1))
      if whole then starts[#starts + 1] = found + (little and 1 or 0) end
      at = found + 1
    end
  end
  if cached >= MOST_FILES then line_cache, cached = {}, 0 end
  line_cache[key], cached = starts or false, cached + 1
  return starts
end

local function line_of(self, byte)
  local starts = line_starts(self)
  if not starts then return nil end
  local low, high = 1, #starts
  while low < high do
    local middle = (low + high + 1) // 2
    if starts[middle] <= byte then low = middle else high = middle - 1 end
  end
  return low
end

-- What a place in a file counts, where it is not bytes.
local PLACES = {
  ["application/pdf"] = "page",
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "paragraph",
  ["application/vnd.oasis.opendocument.text"] = "paragraph",
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "row",
}

--- Which bytes of the file a stretch of the text came from, 0-based, half-open; nil in formats that pack their text. Lines
--- are not counted, for which the file would be read.
---@package
---@param from integer
---@param to integer
---@return integer? start, integer? stop
function Document:bytes(from, to)
  if PLACES[self.media] then return nil end
  return map_of(self):find(from, to)
end

--- Where a stretch of the text stands in the file.
--- > document:span(1, 10)
--- { from = 0, line = 1, to = 10 }
---@param from integer first byte of the text, from 1
---@param to? integer last byte; `from` if not given
---@return { from: integer?, to: integer?, line: integer?, page: integer?, paragraph: integer?, row: integer? } place bytes of
---the file, 0-based, half-open, with the line from 1 (nil when the file is not there to be counted); or in formats that
---pack their text, the page, paragraph or row from 1
function Document:span(from, to)
  local start, stop = map_of(self):find(from, to or from)
  local place = PLACES[self.media]
  if place then return { [place] = start } end
  return { from = start, to = stop, line = line_of(self, start) }
end

--- Where a byte of the text stands in the file.
--- > document:position(200).line
--- 11
---@param offset integer from 1
---@return { byte: integer?, line: integer?, page: integer?, paragraph: integer?, row: integer? } place as in `span`
function Document:position(offset)
  local place = self:span(offset)
  place.byte, place.from, place.to = place.from, nil, nil
  return place
end

--- The zone that holds a byte of the text, or nil for white space between zones.
--- > document:zone(1).kind
--- boilerplate
---@param offset integer from 1
---@return table? zone, integer? index
function Document:zone(offset)
  local zones = self.zones
  local low, high = 1, #zones
  while low <= high do
    local middle = (low + high) // 2
    local zone = zones[middle]
    if offset < zone.from then
      high = middle - 1
    elseif offset > zone.to then
      low = middle + 1
    else
      return zone, middle
    end
  end
end

--- The tables in the document: title, names of columns, rows of cells as printed, and `frame()` for figures as numbers.
--- > local exports = corpus:documents { file = "quern-demo/sample/car-exports.txt" }()
--- > exports:tables()[1]:frame()
--- Year  Vehicles exported  Change on the year before
--- ──────────────────────────────────────────────────
--- 2021  2.015 million                          101.1
--- 2022  3.111 million                           54.4
--- 2023  4.910 million                           57.9
--- 2024  5.859 million                           19.3
---@return quern.DocumentTable[]
function Document:tables() return require("quern.document_table").list(self) end

function document.new(fields) return setmetatable(fields, Document) end

return document
