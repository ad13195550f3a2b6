--- Frames into tables of a server: in compressed batches, each there exactly once, and nothing to be seen until all are.
-- The rows go into a staging table of its own name. When a connection breaks in the middle of a batch, nobody knows whether the
-- server took it: the staging table's count, which nobody else changes, tells. In the end the staging table takes the name
-- asked for (one step, all or nothing); appending moves its parts into the table that is there.

local connection = require "quern.clickhouse.connection"
local expression = require "quern.frame.expression"
local host = require "quern.host.frame"
local quote = require "quern.clickhouse.quote"
local system = require "quern.host.system"

local write = {}

--- Rows in one batch: what a server takes as one block, so that a batch is there whole or not at all.
write.BATCH = 250000

local TYPES = { f64 = "Float64", i64 = "Int64", bool = "UInt8", date = "Date", string = "String", code = "String" }
local MODES = { create = true, append = true, replace = true }

local TRIES = 4

local function has_nulls(handle, name)
  local parts = { { "column", name }, { "call", "is_null", 1 } }
  local missing = host.where(handle, parts)
  return missing and #missing > 0
end

--- The server keeps days from 1970-01-02 to 2105 only (its first day is its zero); others would silently become other days.
local function check_days(handle, name)
  local column = ("col(%q)"):format(name)
  local tree = expression.parse(("%s < date('1970-01-02') or year(%s) > 2105"):format(column, column))
  local outside = host.where(handle, expression.parts(tree))
  if outside and #outside > 0 then
    return nil, ("column '%s' has days before 1970-01-02 or after 2105, which the server's dates cannot keep; send them as text: "
      .. "derive { %s = \"text(%s)\" }"):format(name, name, name), "unsupported"
  end
  return true
end

local function definitions(handle)
  local list = {}
  for i, column in ipairs(host.columns(handle)) do
    local kind = TYPES[column.type]
    if column.type == "list" then return nil, ("column '%s' holds lists, which are not sent"):format(column.name), "unsupported" end
    if column.type == "date" then
      local fine, message, code = check_days(handle, column.name)
      if not fine then return nil, message, code end
    end
    list[i] = quote.name(column.name) .. " " .. (has_nulls(handle, column.name) and ("Nullable(%s)"):format(kind) or kind)
  end
  if #list == 0 then return nil, "a table without columns is not sent", "invalid" end
  if #handle > 0 and host.evidence(handle, 1) then list[#list + 1] = "evidence Array(Int64)" end
  return table.concat(list, ", ")
end

local function statement(server, sql) return server:ask(sql, { write = true }) end

--- Rows in a table; how many statements of a kind still run there.
local function count(server, path)
  local answer, message, code = server:ask(("SELECT count() FROM %s FORMAT TabSeparated"):format(path))
  if not answer then return nil, message, code end
  return math.tointeger(tonumber(answer:match "%d+"))
end

local function settle(server, name)
  for _ = 1, 100 do
    local answer = server:ask(("SELECT count() FROM system.processes WHERE query LIKE %s "
      .. "FORMAT TabSeparated"):format(quote.value("INSERT INTO%" .. name .. "%")))
    if answer and answer:match "^0" then return true end
    if not answer then return false end
    system.sleep(0.1)
  end
  return false
end

--- Sends one batch so that it is there once: after a broken connection the count says whether it arrived.
local function send(server, staging, name, text, before, rows)
  local sql = ("INSERT INTO %s FORMAT TabSeparated"):format(staging)
  local message, code
  for _ = 1, TRIES do
    local answer
    answer, message, code = server:ask(sql, { write = true, body = text, settings = { max_insert_block_size = write.BATCH * 2,
      min_insert_block_size_rows = write.BATCH * 2 } })
    if answer then return true end
    if code ~= "io" and code ~= "notfound" then return nil, message, code end
    local now = settle(server, name) and count(server, staging)
    if now == before + rows then return true end
    if now and now ~= before then return nil, ("%s: a batch arrived in part; write again"):format(server.place), "io" end
  end
  return nil, message, code
end

local function with_suffix(path, suffix)
  local names = table.move(path, 1, #path, 1, {})
  names[#names] = names[#names] .. suffix
  return quote.path(names)
end

local function exists(server, path)
  local answer, message, code = server:ask("EXISTS TABLE " .. path .. " FORMAT TabSeparated")
  if not answer then return nil, message, code end
  return answer:match "^1" ~= nil
end

local function engine_of(server, path)
  local database = #path == 2 and quote.value(path[1]) or "currentDatabase()"
  local answer, message,
    code = server:ask(("SELECT engine FROM system.tables WHERE database = %s AND name = %s FORMAT TabSeparated"):format(database,
    quote.value(path[#path])))
  if not answer then return nil, message, code end
  return answer:match "^[^\n]*"
end

--- Moves what is staged into a table that exists.
local function append(server, staging, name, path)
  local target = quote.path(path)
  local engine, message, code = engine_of(server, path)
  if not engine then return nil, message, code end
  if not engine:find "MergeTree$" or engine:find "^Replicated" then
    local done
    done, message, code = server:ask(("INSERT INTO %s SELECT * FROM %s"):format(target, staging), { write = true, settings = {
      insert_distributed_sync = 1 } })
    return done and true, message, code
  end
  local parts
  parts, message, code = server:ask(("SELECT DISTINCT partition FROM system.parts WHERE active AND table = %s FORMAT TabSeparated"):format(
    quote.value(name)))
  if not parts then return nil, message, code end
  for partition in parts:gmatch "[^\n]+" do
    local done
    done, message, code = statement(server, ("ALTER TABLE %s ATTACH PARTITION %s FROM %s"):format(target, partition, staging))
    if not done then return nil, message, code end
  end
  return true
end

local function publish(server, staging, name, path, mode, there)
  local target = quote.path(path)
  if mode == "append" and there then
    local done, message, code = append(server, staging, name, path)
    if not done then return nil, message, code end
    return statement(server, "DROP TABLE " .. staging)
  end
  if not there then return statement(server, ("RENAME TABLE %s TO %s"):format(staging, target)) end
  local old = with_suffix(path, "_quern_old")
  local done, message, code = statement(server, "DROP TABLE IF EXISTS " .. old)
  if done then done, message, code = statement(server, ("RENAME TABLE %s TO %s, %s TO %s"):format(target, old, staging, target)) end
  if not done then return nil, message, code end
  return statement(server, "DROP TABLE " .. old)
end

local function order_by(handle, order)
  if not order then return "tuple()" end
  local known, keys = {}, {}
  for _, column in ipairs(host.columns(handle)) do known[column.name] = true end
  for i, name in ipairs(type(order) == "table" and order or { order }) do
    if not known[name] then return nil, ("order: no column '%s'"):format(tostring(name)), "notfound" end
    if has_nulls(handle, name) then return nil, ("order: column '%s' has nulls"):format(name), "invalid" end
    keys[i] = quote.name(name)
  end
  return "(" .. table.concat(keys, ", ") .. ")"
end

--- Writes a frame to clickhouse://USER@HOST:PORT/DATABASE/TABLE.
---@param handle userdata of the engine
---@param url string
---@param options { mode: string?, order: string|string[]? }? `mode`: create (the default: an error if it exists), append, replace;
--- `order`: columns the server sorts its table by
---@return true? written, string? message, string? code
function write.frame(handle, url, options)
  options = options or {}
  local mode = options.mode or "create"
  if not MODES[mode] then error(("write: mode = '%s'; there are: append, create, replace"):format(tostring(mode)), 0) end
  local server, message, code = connection.open(url)
  if not server then return nil, message, code end
  local columns
  columns, message, code = definitions(handle)
  if not columns then return nil, message, code end
  local target = quote.path(server.path)
  local there
  there, message, code = exists(server, target)
  if there == nil then return nil, message, code end
  if there and mode == "create" then
    return nil, ("%s: table %s is there already; say mode = \"append\" or \"replace\""):format(server.place, table.concat(server.path,
      ".")), "invalid"
  end
  local suffix = ("_quern_%s"):format(connection.token())
  local staging, name = with_suffix(server.path, suffix), server.path[#server.path] .. suffix
  local order
  order, message, code = order_by(handle, options.order)
  if not order then return nil, message, code end
  local made = mode == "append" and there and not tostring(engine_of(server, server.path)):find "Distributed"
    and ("CREATE TABLE %s AS %s"):format(staging, target) or ("CREATE TABLE %s (%s) ENGINE = MergeTree ORDER BY %s"):format(staging,
      columns, order)
  local done
  done, message, code = statement(server, made)
  local sent = 0
  while done and sent < #handle do
    local rows = math.min(write.BATCH, #handle - sent)
    local text
    text, message, code = host.write_tabs(handle, sent + 1, sent + rows)
    done = text and true
    if done then done, message, code = send(server, staging, name, text, sent, rows) end
    sent = sent + rows
  end
  if done then done, message, code = publish(server, staging, name, server.path, mode, there) end
  if done then return true end
  server:ask("DROP TABLE IF EXISTS " .. staging, { write = true, seconds = 10 })
  return nil, message, code
end

return write
