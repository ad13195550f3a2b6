--- The second engine for frame plans: ClickHouse, over HTTP. A frame opened on a server keeps its plan; a result that is asked
--- for becomes one SELECT there, and only its rows travel.

local connection = require "quern.clickhouse.connection"
local quote = require "quern.clickhouse.quote"
local relation = require "quern.clickhouse.relation"
local take = require "quern.clickhouse.answer"

local clickhouse = {}

local TYPES = { n = "f64", i = "i64", b = "bool", d = "date", t = "string" }

--- A server's type as { type, nullable, wide }, or nil.
local function read_type(text)
  local inner = text:match "^LowCardinality%((.*)%)$" or text
  local nullable = inner:match "^Nullable%((.*)%)$"
  inner = nullable or inner
  local kind, wide
  if inner:find "^U?Int%d+$" then
    kind, wide = "i", tonumber(inner:match "%d+$") > 32
  elseif inner == "Bool" then
    kind = "b"
  elseif inner:find "^Float" or inner:find "^Decimal" then
    kind = "n"
  elseif inner == "Date" or inner == "Date32" then
    kind = "d"
  elseif inner == "String" or inner:find "^FixedString" or inner:find "^Enum" or inner == "UUID" or inner:find "^DateTime" then
    kind = "t"
  end
  return kind, nullable ~= nil, wide, inner
end

--- What is read as text although the server keeps it as something else, or in small numbers, is cast where it is read.
local function column_sql(name, inner)
  local sql = quote.name(name)
  if inner:find "^Enum" or inner == "UUID" or inner:find "^DateTime" then return ("toString(%s)"):format(sql) end
  if inner:find "^FixedString" then return ("replaceAll(toString(%s), '\\0', '')"):format(sql) end
  if inner == "UInt64" then return ("toInt64(%s)"):format(sql) end
  if inner:find "^Decimal" or inner == "Float32" then return ("toFloat64(%s)"):format(sql) end
  return sql
end

local GIVEN = { code = "t", string = "t", f64 = "n", i64 = "i", bool = "b", date = "d" }

local function describe(server, path, types)
  local answer, message, code = server:ask("DESCRIBE TABLE " .. path .. " FORMAT TabSeparated")
  if not answer then return nil, message, code end
  local columns, evidence, notes = {}, nil, {}
  for line in answer:gmatch "[^\n]+" do
    local name, text = line:match "^([^\t]*)\t([^\t]*)"
    name = name:gsub("\\(.)", "%1")
    local kind, nullable, wide, inner = read_type(text)
    if name == "evidence" and text == "Array(Int64)" then
      evidence = name
    elseif not kind then
      notes[#notes + 1] = ("column '%s' is of the type %s and is left out"):format(name, text)
    else
      local wanted = types[name]
      if wanted and GIVEN[wanted] ~= kind and not (wanted == "bool" and kind == "i") then
        return nil, ("column '%s' is %s on the server, not %s"):format(name, text, wanted), "invalid"
      end
      columns[#columns + 1] = { name = name, type = wanted and GIVEN[wanted] or kind, nullable = nullable, wide = wide,
        code = wanted == "code",
        sql = column_sql(name, inner) }
    end
  end
  for name in pairs(types) do
    local there = false
    for _, column in ipairs(columns) do there = there or column.name == name end
    if not there then return nil, ("types: the table has no column '%s'"):format(name), "notfound" end
  end
  return columns, evidence, notes
end

--- An engine as a frame sees it: `key` says which server, `run`, `columns` and `sql` take plans of it.
---@class Engine
local Engine = {}
Engine.__index = Engine

--- Opens a table of a server as the source of a plan.
---@param url string clickhouse://USER@HOST:8123/DATABASE/TABLE
---@param options { types: table<string, string>? } types: "code" for text that is a code, "bool" for 0 and 1
---@return table? source { engine, table, label }, string[]|string notes_or_message, string? code
function clickhouse.open(url, options)
  local server, message, code = connection.open(url)
  if not server then return nil, message, code end
  local path = quote.path(server.path)
  local columns, evidence, notes = describe(server, path, options.types or {})
  if not columns then return nil, evidence, notes end
  return { engine = setmetatable({ key = server.key, server = server }, Engine), table = relation.table(path, columns, evidence, server),
    label = "clickhouse://" .. server.place .. "/" .. table.concat(server.path, "/") }, notes
end

local MOST_DEPTH = 200

local function relation_of(plan, depth)
  if depth > MOST_DEPTH then error("a plan of more than 200 steps; :collect() in between", 0) end
  if plan.verb == "source" then return plan.table end
  local inputs, checks = {}, {}
  for i, input in ipairs(plan.inputs) do
    inputs[i] = relation_of(input, depth + 1)
    table.move(inputs[i].checks or {}, 1, #(inputs[i].checks or {}), #checks + 1, checks)
  end
  local verb = relation.verbs[plan.verb]
  if not verb then error(("%s cannot be said to the server; :collect() brings the rows here, where it works"):format(tostring(plan.verb)),
    0) end
  local made = verb(plan, table.unpack(inputs))
  checks[#checks + 1], made.check = made.check, nil
  made.checks = checks
  return made
end

local function compile(plan)
  local fine, made = pcall(relation_of, plan, 1)
  if fine then return made end
  if type(made) == "table" then return nil, made.message, made.code end
  return nil, (tostring(made):gsub("^[%w_/%.]+:%d+: ", "")), "invalid"
end

--- The statement a plan becomes.
---@return string? sql, string? message, string? code
function Engine:sql(plan) -- luacheck: ignore self
  local made, message, code = compile(plan)
  if not made then return nil, message, code end
  return relation.text(made)
end

local function columns_of(made)
  local list = {}
  for i, column in ipairs(made.columns) do list[i] = { name = column.name, type = column.code and "code" or TYPES[column.type] } end
  return list
end

--- Name and type of each column of a plan's result, without running it.
function Engine:columns(plan) -- luacheck: ignore self
  local made, message, code = compile(plan)
  if not made then return nil, message, code end
  return columns_of(made)
end

local function count_of(server, sql)
  local answer, message, code = server:ask(sql .. " FORMAT TabSeparated")
  if not answer then return nil, message, code end
  local all, some = answer:match "^(%d+)\t(%d+)"
  return tonumber(some or answer:match "%d+"), tonumber(all)
end

--- What memory says of a join: rows without partner, keys that repeat.
local function warnings_of(server, checks)
  local said = {}
  for _, check in ipairs(checks or {}) do
    for _, where in ipairs { "left", "right" } do
      local count, all, code = count_of(server, check[where])
      if not count then return nil, all, code end
      if count > 0 then said[#said + 1] = ("join on %s: %d of %d rows on the %s found no partner"):format(check.keys,
        count, all, where) end
    end
    local repeated, message, code = count_of(server, check.repeated)
    if not repeated then return nil, message, code end
    if repeated > 0
      then said[#said + 1] = ("join on %s: %d keys repeat on the right, so rows on the left were multiplied"):format(check.keys,
        repeated) end
  end
  return said
end

--- The rows of a plan's result as the server sends them, with what is needed to read them: { text, columns, evidence, warnings }.
---@return table? answer, string? message, string? code
function Engine:fetch(plan)
  local made, message, code = compile(plan)
  if not made then return nil, message, code end
  local text
  text, message, code = self.server:ask(relation.text(made) .. " FORMAT TabSeparated")
  if not text then return nil, message, code end
  local said
  said, message, code = warnings_of(self.server, made.checks)
  if not said then return nil, message, code end
  return { text = text, columns = columns_of(made), evidence = made.evidence ~= nil, warnings = said }
end

--- Runs a plan on its server.
---@return userdata? handle, string[]|string warnings_or_message, string? code
function Engine:run(plan)
  local answer, message, code = self:fetch(plan)
  if not answer then return nil, message, code end
  return take(answer)
end

return clickhouse
