--- `q`, the first argument of a recipe's `run`: the functions below; q.corpus, with documents, document, claims, claim and
-- search as `help "corpus"` has them; q.inputs, the rows of each table that was given, by its name; q.frames, the module frame.
--
-- It lives in the recipe's worker. The corpus is read through the parent, which holds the file; nothing here can change it.
-- Documents and claims are plain tables, as quern.corpus gives them; a document's `text` and `zones` are fetched when they are
-- first looked at.

---@class quern.Query
---@field corpus quern.Corpus what was read: to look at, not to change
---@field inputs table<string, table<string, string>[]> the rows of each table that was given
---@field frames quern.frame
local query = {}

--- A call whose failure is the recipe's error.
local function ask(inside, ...)
  local value, message, code = inside:call(...)
  if value == nil and message then error({ message = tostring(message), code = code }, 0) end
  return value
end

--- Steps through what the parent hands over piece by piece.
local function each(inside, make, method, filter)
  local handle = ask(inside, method, filter or {})
  local piece, at = {}, 0
  return function()
    at = at + 1
    if at > #piece and handle then
      piece, at = ask(inside, "more", handle), 1
      if #piece == 0 then handle = nil end
    end
    return piece[at] and make(piece[at])
  end
end

local LAZY = { text = true, zones = true }

local function document_maker(inside)
  local Document = {}
  function Document.__index(self, key)
    if Document[key] ~= nil then return Document[key] end
    if not LAZY[key] then return nil end
    self.text, self.zones = table.unpack(ask(inside, "text", self.id), 1, 2)
    return rawget(self, key)
  end
  function Document:position(offset) return ask(inside, "position", self.id, offset) end
  function Document:__tostring() return ("document %s: %s"):format(self.id, self.title or "") end
  return function(fields) return fields and setmetatable(fields, Document) end
end

local function as_it_is(value) return value end

local function corpus(inside)
  local Corpus, document = {}, document_maker(inside)
  Corpus.__index = Corpus
  function Corpus:documents(filter) return each(inside, document, "documents", filter) end -- luacheck: ignore self
  function Corpus:claims(filter) return each(inside, as_it_is, "claims", filter) end -- luacheck: ignore self
  function Corpus:search(words, options) return ask(inside, "search", words, options or {}) end -- luacheck: ignore self
  function Corpus:document(id) return document((ask(inside, "document", id))) end -- luacheck: ignore self
  function Corpus:claim(id) return (ask(inside, "claim", id)) end -- luacheck: ignore self
  return setmetatable({}, Corpus)
end

--- A plan without what only this side holds.
local function plain(plan)
  if plan.verb == "source" then return { verb = "source", input = plan.input } end
  local copy = {}
  for key, value in pairs(plan) do copy[key] = value end
  copy.inputs = {}
  for i, input in ipairs(plan.inputs) do copy.inputs[i] = plain(input) end
  return copy
end

--- The engine of a server, through the parent: plans go out, rows come in.
local function engine(inside)
  local Engine = { key = "the server of an input" }
  function Engine:columns(plan) return inside:call("engine", "columns", plain(plan)) end -- luacheck: ignore self
  function Engine:sql(plan) return inside:call("engine", "sql", plain(plan)) end -- luacheck: ignore self
  function Engine:run(plan) -- luacheck: ignore self
    local answer, message, code = inside:call("engine", "fetch", plain(plan))
    if not answer then return nil, message, code end
    return require "quern.clickhouse.answer"(answer)
  end
  return Engine
end

--- Each input: a frame if it was declared as one, else a list of rows by column name, as text.
local function inputs(job, inside, warn)
  local read = {}
  for name, input in pairs(job.inputs or {}) do
    local made, message
    if input.server then
      made = require("quern.frame").on(engine(inside), { verb = "source", input = name, label = input.name })
    elseif input.frame then
      made, message = require("quern.frame").parse(input.bytes, { types = input.types })
      for _, note in ipairs(made and made:warnings() or {}) do warn(("input %s: %s"):format(name, note)) end
    else
      made, message = require("quern.recipe.csv").read(input.bytes)
    end
    if not made then error({ message = ("%s: %s"):format(input.name, message), code = "invalid" }, 0) end
    read[name] = made
  end
  return read
end

---@package
---@param inside table the worker's side of the channel
---@param job table
---@param declared table? the recipe's tables: q.claims(name) has their columns even where no claim fills them
---@return table q
function query.new(inside, job, declared)
  local q = { corpus = job.corpus and corpus(inside) or nil }
  --- A warning, shown with the tables and kept with the run.
  --- > q.warn "output of 2017 is set against capacity of 2018"
  ---@param text string
  function q.warn(text) inside.channel.send("w", tostring(text), 1 << 16) end
  --- The bytes of a file that the recipe names under `permissions` and the user grants.
  --- > print(#q.read "notes.txt")
  --- 8
  ---@param path string
  ---@return string
  function q.read(path) return ask(inside, "read", path) end
  --- The claims of a table as a frame: a column for each field, and modality, confidence, document, witness, rule and year;
  --- each row stands on its claim.
  --- > print(q.claims("overcapacity"):where("sector == 'textiles'"):row(1).metric)
  --- capacity_utilization
  ---@param name string
  ---@param as string? the recipe's table whose columns it is to have, if of another name
  ---@return Frame
  function q.claims(name, as)
    if not q.corpus then error("this recipe declares no corpus among its inputs", 2) end
    local made = (declared or {})[as or name]
    return require("quern.claim.frame").of(q.corpus:claims { table = name }, made and made.columns)
  end
  q.inputs = inputs(job, inside, q.warn)
  return setmetatable(q, { __index = function(_, name)
    if name == "frames" then return require("quern.recipe.environment").require "quern.frame" end
  end })
end

return query
