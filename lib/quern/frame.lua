--- Frames: tables in columns, made for aggregation; every row can carry the claims it comes from.
-- Verbs make a plan and return at once; it is run when a result is asked for: a length, rows, a column, a file.
-- > f = frame.new { {"sector", "code", {"steel", "steel", "cement"}}, {"year", "i64", {2022, 2023, 2023}},
-- >>   {"value", "f64", {76, 71, 60}} }

local host = require "quern.host.frame"
local expression = require "quern.frame.expression"
local engine = require "quern.frame.engine"

---@class Frame
---@field plan table what it is made of: plain data, see quern.frame.engine
local Frame = {}
local frame = { Frame = Frame }

local function check_options(options, known, what)
  for name in pairs(options) do
    if not known[name] then
      local names = {}
      for option in pairs(known) do names[#names + 1] = tostring(option) end
      table.sort(names)
      error(("%s: no option '%s'; there are: %s"):format(what, tostring(name), table.concat(names, ", ")), 3)
    end
  end
end

-- `parents` are the frames whose results the plan needs; they are let go once it has run.
local function planned(plan, parents)
  plan.inputs = {}
  local server, systems = parents and parents[1] and parents[1].server, nil
  for i, parent in ipairs(parents or {}) do
    plan.inputs[i] = parent.plan
    if (parent.server and parent.server.key) ~= (server and server.key) then
      error(plan.verb .. ": one frame is on a server and the other is not, or on another; :collect() brings it here", 3)
    end
    for column, system in pairs(parent.systems or {}) do
      systems = systems or {}
      systems[column] = systems[column] or system
    end
  end
  return setmetatable({ plan = plan, parents = parents or {}, server = server, systems = systems }, Frame)
end

local function from_handle(handle, label) return planned { verb = "source", handle = handle, label = label } end

--- The engine's result; runs the plan the first time. Raises when it fails: a plan's failure is its caller's.
local function handle_of(self)
  if self.handle then return self.handle end
  if self.server then
    local handle, said, code = self.server:run(self.plan)
    if not handle then error(code == "interrupted" and said or ("%s: %s"):format(self.plan.verb, said), code == "limit" and 0 or 3) end
    self.handle, self.said = handle, said
    return handle
  end
  local handles, warnings = {}, {}
  for i, parent in ipairs(self.parents) do
    handles[i] = handle_of(parent)
    for _, warning in ipairs(parent.said or {}) do warnings[#warnings + 1] = warning end
  end
  local handle, said, code = engine.run(self.plan, table.unpack(handles))
  if not handle then error(("%s: %s"):format(self.plan.verb, said), code == "limit" and 0 or 3) end
  for _, warning in ipairs(said) do warnings[#warnings + 1] = warning end
  for _, warning in ipairs(self.notes or {}) do warnings[#warnings + 1] = warning end
  self.handle, self.said, self.parents = handle, warnings, {}
  return handle
end

--- A frame whose plan has been run.
local function done(handle, label, notes)
  local made = from_handle(handle, label)
  made.handle, made.said, made.parents = handle, notes, {}
  return made
end

local function parse(source, what)
  local fine, tree, parameters = pcall(expression.parse, source)
  if not fine then error(("%s: %s"):format(what, tostring(tree)), 3) end
  return tree, parameters
end

-- Named expressions from { name = "expression" }, in order of names, or from a list of { "name", "expression" }.
local function named_items(list, what)
  if type(list) ~= "table" then error(what .. ": takes a table of name = \"expression\"", 3) end
  local items = {}
  local function add(name, source)
    if type(name) ~= "string" then error(what .. ": a name is a string", 4) end
    local fine, tree, parameters = pcall(expression.parse, source)
    if not fine then error(("%s: %s: %s"):format(what, name, tostring(tree)), 4) end
    if parameters > 0 then error(("%s: %s: parameters (?) are for where"):format(what, name), 4) end
    items[#items + 1] = { name = name, tree = tree }
  end
  if list[1] ~= nil then
    for _, pair in ipairs(list) do add(pair[1], pair[2]) end
    return items, true
  end
  local names = {}
  for name in pairs(list) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do add(name, list[name]) end
  return items, false
end

local function count_rows(columns, given)
  if given then return given end
  local rows = 0
  for _, column in ipairs(columns) do
    local values = column[3]
    if type(values) == "table" then
      if math.type(values.n) == "integer" and values.n > rows then rows = values.n end
      for index in pairs(values) do
        if math.type(index) == "integer" and index > rows then rows = index end
      end
    end
  end
  return rows
end

--- A frame from Lua lists. Types: f64 i64 bool date ("2024-04-12") string code; nil is null.
--- > frame.new { {"hs", "code", {"0203", "850760"}}, {"value", "f64", {1.5, nil}} }
--- hs      value
--- ─────────────
--- 0203      1.5
--- 850760      ·
---@param columns table { {name, type, values}..., evidence = list of claim numbers by row, rows = how many }
---@return Frame
function frame.new(columns)
  if type(columns) ~= "table" then error("frame.new takes a list of columns { name, type, values }", 2) end
  local list = {}
  for key, column in pairs(columns) do
    if math.type(key) == "integer" then
      if type(column) ~= "table" then error("frame.new: a column is { name, type, values }", 2) end
      list[key] = column
    elseif key ~= "evidence" and key ~= "rows" then
      error(("frame.new: no option '%s'; there are: evidence, rows"):format(tostring(key)), 2)
    end
  end
  local fine, handle, message = pcall(host.new, list, count_rows(list, columns.rows), columns.evidence)
  if not fine then error("frame.new: " .. tostring(handle), 2) end
  if not handle then error("frame.new: " .. message, 2) end
  return from_handle(handle, "values")
end

--- A table from a file: csv tsv txt (any delimiter), xlsx, json (a list of objects), jsonl. Types, encoding, delimiter,
--- title rows and header are found out; what was repaired or guessed stands in `warnings()`.
--- > io.open("steel.csv", "w"):write("hs;year;value\n0203;2023;1,5\n850760;2023;2,25\n"):close();
--- > local s = frame.read "steel.csv"
--- > s
--- hs      year  value
--- ───────────────────
--- 0203    2023    1.5
--- 850760  2023   2.25
--- > s:warnings()[1]
--- steel.csv: delimiter: ';'
---@param path string
---@param options? { delimiter?: string, encoding?: string, header?: boolean, skip?: integer, types?: table, sheet?: string|integer,
--- keep?: boolean }
---`sheet`: name or number, for xlsx; `skip`: lines above the header; `types`: { column = type }; `keep`: repair no values
---@return Frame? frame, string? message, string? code
function frame.read(path, options)
  options = options or {}
  if type(path) ~= "string" then error("frame.read: which file?", 2) end
  local handle, notes, code = require("quern.frame.read").file(path, options)
  if not handle then return nil, notes, code end
  return done(handle, path, notes)
end

--- A table from the text of a CSV file, as frame.read takes a file.
--- > frame.parse("hs,value\n010121,5\n"):column "hs"
--- { "010121", n = 1 }
---@param text string
---@param options? { delimiter?: string, header?: boolean, skip?: integer, types?: table, keep?: boolean }
---@return Frame? frame, string? message, string? code
function frame.parse(text, options)
  if type(text) ~= "string" then error("frame.parse: which text?", 2) end
  local handle, notes, code = require("quern.frame.read").text(text, options or {})
  if not handle then return nil, notes, code end
  return done(handle, "text", notes)
end

--- A table on a ClickHouse server as a frame. Its verbs become one SELECT there when a result is asked for, and only the result
--- travels; `f:explain()` shows it. What cannot be said in SQL says so by name: `f:collect()` brings the rows here, and all works.
--- User and password come from QUERN_CLICKHOUSE_USER and QUERN_CLICKHOUSE_PASSWORD, or a file only you can read (`quern help size`).
--- > (select(2, frame.open "clickhouse://someone:secret@host/trade/baci"))
--- clickhouse://...@host: no password in an address; put it into QUERN_CLICKHOUSE_PASSWORD
---@param url string clickhouse://USER@HOST:8123/DATABASE/TABLE; clickhouses:// over TLS
---@param options? { types?: table<string, string> } `types`: "code" for text that is a code (HS), "bool" for 0 and 1
---@return Frame? frame, string? message, string? code
function frame.open(url, options)
  options = options or {}
  if type(url) ~= "string" then error("frame.open: which table? clickhouse://HOST:8123/DATABASE/TABLE", 2) end
  check_options(options, { types = true }, "frame.open")
  local source, notes, code = require("quern.clickhouse").open(url, options)
  if not source then return nil, notes, code end
  return frame.on(source.engine, { verb = "source", table = source.table, label = source.label }, notes)
end

--- A frame whose plan another engine runs, from its first step; for modules of the library.
---@package
function frame.on(server, plan, notes)
  local made = planned(plan)
  made.server, made.said = server, notes or {}
  return made
end

--- Whether a value is a frame.
--- > frame.is(f)
--- true
---@param value any
---@return boolean
function frame.is(value) return getmetatable(value) == Frame end

--- What all frames together may use, in bytes; with a number, sets it (0: 80% of the machine's memory).
--- > frame.limit(2 << 30)
--- 2147483648
---@param bytes? integer
---@return integer
function frame.limit(bytes) return host.limit(bytes) end

--- Keeps the rows for which the condition holds. `?` stand for the values that follow; a list stands for its items.
--- > f:where("sector == ? and value < 75", "steel")
--- sector  year  value
--- ───────────────────
--- steel   2023     71
--- > f:where("one_of(year, ?)", { 2022, 2024 })
--- sector  year  value
--- ───────────────────
--- steel   2022     76
---@param condition string
---@param ... any
---@return Frame
function Frame:where(condition, ...)
  local tree, parameters = parse(condition, "where")
  local values = table.pack(...)
  if values.n ~= parameters then
    error(("where: '%s' has %d parameters (?), and %d values were given"):format(condition, parameters, values.n), 2)
  end
  return planned({ verb = "where", condition = tree, values = values }, { self })
end

--- Adds or replaces columns. In a table of names each sees the columns that were there before; a list of
--- { "name", "expression" } is worked through in order.
--- > f:derive { idle = "100 - value" }
--- sector  year  value  idle
--- ─────────────────────────
--- steel   2022     76    24
--- steel   2023     71    29
--- cement  2023     60    40
---@param columns table
---@return Frame
function Frame:derive(columns)
  local items, sequential = named_items(columns, "derive")
  return planned({ verb = "derive", columns = items, sequential = sequential }, { self })
end

local Group = {}
Group.__index = Group
Group.__tostring = function(self) return "groups by " .. table.concat(self.keys, ", ") .. "; call :agg { name = \"sum(x)\" }" end

local function check_names(names, what)
  for _, name in ipairs(names) do
    if type(name) ~= "string" then error(what .. ": a column is named by a string", 3) end
  end
  return names
end

--- Groups rows by columns; `:agg` says what becomes of the others. Without columns all rows are one group.
--- > f:group("year"):agg { n = "count()", mean = "mean(value)" }
--- year  mean  n
--- ─────────────
--- 2022    76  1
--- 2023  65.5  2
---@param ... string columns
---@return table groups
function Frame:group(...)
  return setmetatable({ frame = self, keys = check_names({ ... }, "group") }, Group)
end

--- One row for each group: the key columns, then one column for each aggregate (in order of names, or of the list).
--- Evidence is united. Nulls are left out; a group without values gives null.
--- > f:group("sector"):agg { { "low", "min(value)" }, { "high", "max(value)" }, { "spread", "max(value) - min(value)" } }
--- sector  low  high  spread
--- ─────────────────────────
--- steel    71    76       5
--- cement   60    60       0
---@param aggregates table name = expression over aggregates (see `quern.frame.aggregate`)
---@return Frame
function Group:agg(aggregates)
  local items = named_items(aggregates, "agg")
  return planned({ verb = "group", keys = self.keys, aggregates = items }, { self.frame })
end

--- Orders rows by columns; a `-` before a name means from the greatest. Stable; nulls and NaN come last.
--- > f:sort("-year", "sector")
--- sector  year  value
--- ───────────────────
--- cement  2023     60
--- steel   2023     71
--- steel   2022     76
---@param ... string
---@return Frame
function Frame:sort(...)
  local names, descending = {}, {}
  for i, name in ipairs(check_names({ ... }, "sort")) do
    descending[i] = name:sub(1, 1) == "-"
    names[i] = descending[i] and name:sub(2) or name
  end
  if #names == 0 then error("sort: by which column?", 2) end
  return planned({ verb = "sort", names = names, descending = descending }, { self })
end

-- What must be said of keys whose code systems are known and are not the same.
local function system_notes(self, other, left, right)
  local notes = {}
  for i, name in ipairs(left) do
    local one, two = self.systems and self.systems[name], other.systems and other.systems[right[i]]
    notes[#notes + 1] = one and two and require("quern.codes").system_warning(name, one, two) or nil
  end
  return notes
end

--- Says what code system, and which edition of it, the codes of columns are from; a join of columns whose systems differ warns.
--- Tables of the corpus bring theirs with them.
--- > local old = frame.new({ {"hs", "code", {"850760"}} }):declare { hs = "HS 2012" }
--- > local new = frame.new({ {"hs", "code", {"850760"}} }):declare { hs = "HS 2022" }
--- > old:join(new, "hs"):warnings()[1]
--- join on hs: codes of HS 2012 and HS 2022 are joined as they stand: goods that moved between codes do not match
---@param systems table<string, string> column = "HS 2017", "ISIC Rev. 4", "NACE Rev. 2", "ISO 3166-1 alpha-3" ...
---@return Frame frame this one
function Frame:declare(systems)
  if type(systems) ~= "table" then error("declare: takes a table of column = \"code system\"", 2) end
  self.systems = self.systems or {}
  for column, system in pairs(systems) do self.systems[column] = system end
  return self
end

local JOIN_OPTIONS = { on = true, how = true, suffix = true }
local JOIN_KINDS = { inner = true, left = true, semi = true, anti = true }

--- Rows of this frame beside those of another with equal keys; evidence is united. `warnings()` says how many rows found
--- no partner, and whether keys repeat on both sides.
--- > local prices = frame.new { {"sector", "code", {"steel"}}, {"price", "f64", {540}} }
--- > local j = f:join(prices, { on = "sector", how = "left" })
--- > j
--- sector  year  value  price
--- ──────────────────────────
--- steel   2022     76    540
--- steel   2023     71    540
--- cement  2023     60      ·
--- > j:warnings()[1]
--- join on sector: 1 of 3 rows on the left found no partner
---@param other Frame
---@param options { on: string|table, how?: string, suffix?: string } `on`: names, or {left = right}; `how`: inner left semi anti
---@return Frame
function Frame:join(other, options)
  if not frame.is(other) then error("join: the first argument is a frame", 2) end
  options = type(options) == "string" and { on = options } or options or {}
  check_options(options, JOIN_OPTIONS, "join")
  local how = options.how or "inner"
  if not JOIN_KINDS[how] then error(("join: how = '%s'; there are: anti, inner, left, semi"):format(tostring(how)), 2) end
  local left, right = {}, {}
  local on = type(options.on) == "string" and { options.on } or options.on
  if type(on) ~= "table" or next(on) == nil then error("join: on which columns? on = {\"hs\", \"year\"}", 2) end
  for _, name in ipairs(on) do left[#left + 1], right[#right + 1] = name, name end
  local pairs_of_names = {}
  for name in pairs(on) do
    if type(name) == "string" then pairs_of_names[#pairs_of_names + 1] = name end
  end
  table.sort(pairs_of_names)
  for _, name in ipairs(pairs_of_names) do left[#left + 1], right[#right + 1] = name, on[name] end
  local joined = planned({ verb = "join", how = how, left_keys = check_names(left, "join"), right_keys = check_names(right, "join"),
    suffix = options.suffix or "_right" }, { self, other })
  joined.notes = system_notes(self, other, left, right)
  return joined
end

local function names_list(value) return type(value) == "string" and { value } or value or {} end

local WINDOW_OPTIONS = { by = true, order = true }

--- Adds columns that see each row among those of its group, in an order: lag lead first last cumsum rank dense_rank row_number
--- rolling_mean rolling_sum rolling_min rolling_max sum mean min max count share yoy (see `quern.frame.window`).
--- > f:window { by = "sector", order = "year", change = "value - lag(value)" }
--- sector  year  value  change
--- ───────────────────────────
--- steel   2022     76       ·
--- steel   2023     71      -5
--- cement  2023     60       ·
---@param options table by = names of groups, order = names as in sort, and name = expression for each new column
---@return Frame
function Frame:window(options)
  local columns = {}
  for name, source in pairs(options) do
    if not WINDOW_OPTIONS[name] then columns[name] = source end
  end
  local order, descending = {}, {}
  for i, name in ipairs(check_names(names_list(options.order), "window")) do
    descending[i] = name:sub(1, 1) == "-"
    order[i] = descending[i] and name:sub(2) or name
  end
  return planned({ verb = "window", by = check_names(names_list(options.by), "window"), order = order, descending = descending,
    columns = (named_items(columns, "window")) }, { self })
end

--- The values of one column become columns of their own; in them, `values`. Numbers are in order, text too.
--- `agg` (sum, mean ...) joins several values in one place.
--- > f:pivot { rows = "sector", columns = "year", values = "value" }
--- sector  2022  2023
--- ──────────────────
--- steel     76    71
--- cement     ·    60
---@param options { rows: string|string[], columns: string, values: string, agg?: string }
---@return Frame
function Frame:pivot(options)
  check_options(options, { rows = true, columns = true, values = true, agg = true }, "pivot")
  local rows = check_names(names_list(options.rows), "pivot")
  if type(options.columns) ~= "string" or type(options.values) ~= "string" then
    error("pivot: columns and values are names of columns", 2)
  end
  local from, values = self, options.values
  if options.agg then
    local keys = { table.unpack(rows) }
    keys[#keys + 1] = options.columns
    for _, key in ipairs(keys) do -- what is joined may be a key too, and keeps its name as such
      if key == options.values then values = "#" .. key end
    end
    local call = { kind = "call", name = options.agg, { kind = "column", name = options.values } }
    from = planned({ verb = "group", keys = keys, aggregates = { { name = values, tree = call } } }, { self })
  end
  return planned({ verb = "pivot", rows = rows, columns = options.columns, values = values }, { from })
end

--- The opposite of pivot: each of the other columns becomes rows, its name in one column, its values in another.
--- > local wide = frame.new { {"sector", "code", {"steel"}}, {"2022", "f64", {76}}, {"2023", "f64", {71}} }
--- > wide:melt { keep = "sector", name = "year" }
--- sector  year  value
--- ───────────────────
--- steel   2022     76
--- steel   2023     71
---@param options { keep: string|string[], name?: string, value?: string }
---@return Frame
function Frame:melt(options)
  check_options(options, { keep = true, name = true, value = true }, "melt")
  local keep, kept, parts, whole = names_list(options.keep), {}, {}, true
  local name, value = options.name or "name", options.value or "value"
  for _, column in ipairs(keep) do kept[column] = true end
  local others = {}
  for _, column in ipairs(self:columns()) do
    if not kept[column.name] then
      others[#others + 1] = column.name
      whole = whole and column.name:find "^%-?%d+$" ~= nil
    end
  end
  if #others == 0 then error("melt: there is no column beside those kept", 2) end
  for i, other in ipairs(others) do
    local constant = { kind = "constant", value = whole and math.tointeger(tonumber(other)) or other }
    local items = { { name = name, tree = constant }, { name = value, tree = { kind = "column", name = other } } }
    local named = planned({ verb = "derive", columns = items }, { self })
    local columns = { table.unpack(keep) }
    columns[#columns + 1], columns[#columns + 2] = name, value
    parts[i] = planned({ verb = "pick", names = columns }, { named })
  end
  return planned({ verb = "bind" }, parts)
end

--- Rows drawn at random without repetition, in their order; the same for the same seed.
--- > f:sample(2, 7)
--- sector  year  value
--- ───────────────────
--- steel   2022     76
--- steel   2023     71
---@param count integer
---@param seed? integer
---@return Frame
function Frame:sample(count, seed)
  if math.type(count) ~= "integer" or count < 0 then error("sample: how many rows?", 2) end
  return planned({ verb = "sample", count = count, seed = seed or 1 }, { self })
end

--- Each combination of values once, evidence united; with columns named, the first row of each combination of those.
--- > f:select("sector"):distinct()
--- sector
--- ──────
--- steel
--- cement
---@param ... string
---@return Frame
function Frame:distinct(...)
  local keys = check_names({ ... }, "distinct")
  return planned({ verb = "distinct", keys = #keys > 0 and keys or nil }, { self })
end

--- The first rows, or those that are greatest by a column; of each group if `by` is given.
--- > f:top(1, { by = "year", order = "-value" })
--- sector  year  value
--- ───────────────────
--- steel   2022     76
--- steel   2023     71
---@param count integer
---@param options? { by?: string|string[], order?: string } `order` as in sort
---@return Frame
function Frame:top(count, options)
  options = options or {}
  check_options(options, { by = true, order = true }, "top")
  if math.type(count) ~= "integer" or count < 0 then error("top: how many rows?", 2) end
  local by = type(options.by) == "string" and { options.by } or options.by
  local order = options.order
  if not by and not order then return planned({ verb = "slice", from = 1, to = count }, { self }) end
  local descending = order ~= nil and order:sub(1, 1) == "-"
  return planned({ verb = "top", most = count, keys = by or {}, order = order and (descending and order:sub(2) or order),
    descending = descending }, { self })
end

--- Rows `from` to `to`, counted from 1.
--- > f:slice(2, 3)
--- sector  year  value
--- ───────────────────
--- steel   2023     71
--- cement  2023     60
---@param from integer
---@param to integer
---@return Frame
function Frame:slice(from, to) return planned({ verb = "slice", from = from, to = to }, { self }) end

--- Only these columns, in this order; {new = "old"} renames.
--- > f:select("year", { utilization = "value" })
--- year  utilization
--- ─────────────────
--- 2022           76
--- 2023           71
--- 2023           60
---@param ... string|table
---@return Frame
function Frame:select(...)
  local names, as = {}, {}
  for _, item in ipairs { ... } do
    if type(item) == "table" then
      local news = {}
      for new in pairs(item) do news[#news + 1] = new end
      table.sort(news)
      for _, new in ipairs(news) do names[#names + 1], as[#as + 1] = item[new], new end
    else
      names[#names + 1], as[#as + 1] = item, item
    end
  end
  return planned({ verb = "pick", names = check_names(names, "select"), as = as }, { self })
end

--- The same frame with columns under other names: {new = "old"}.
--- > f:rename { utilization = "value" }
--- sector  year  utilization
--- ─────────────────────────
--- steel   2022           76
--- steel   2023           71
--- cement  2023           60
---@param names table
---@return Frame
function Frame:rename(names)
  local new_name = {}
  for new, old in pairs(names) do new_name[old] = new end
  local from, as = {}, {}
  for i, column in ipairs(self:columns()) do
    from[i], as[i] = column.name, new_name[column.name] or column.name
  end
  local renamed, systems = planned({ verb = "pick", names = from, as = as }, { self }), {}
  for i, name in ipairs(from) do systems[as[i]] = self.systems and self.systems[name] end
  renamed.systems = systems
  return renamed
end

--- The frames one below the other, columns by name; a column that one lacks is null there.
--- > frame.bind(f, frame.new { {"sector", "code", {"glass"}}, {"value", "f64", {55}} })
--- sector  year  value
--- ───────────────────
--- steel   2022     76
--- steel   2023     71
--- cement  2023     60
--- glass      ·     55
---@param ... Frame
---@return Frame
function frame.bind(...)
  local frames = { ... }
  for _, each in ipairs(frames) do
    if not frame.is(each) then error("bind: takes frames", 2) end
  end
  if #frames == 0 then error("bind: at least one frame", 2) end
  return planned({ verb = "bind" }, frames)
end

--- As frame.bind, with this frame first.
--- > #f:bind(f, f)
--- 9
---@param ... Frame
---@return Frame
function Frame:bind(...) return frame.bind(self, ...) end

--- What was worth saying while the plan ran: rows without partner, repaired values.
--- > local other = frame.new { {"year", "i64", {2022}}, {"rate", "f64", {7.2}} }
--- > f:join(other, { on = "year", how = "left" }):warnings()
--- { "join on year: 2 of 3 rows on the left found no partner" }
---@return string[]
function Frame:warnings()
  handle_of(self)
  return self.said
end

--- Name and type of each column: { {name = "year", type = "i64"}... }
--- > f:columns()
--- {
---   { name = "sector", type = "code" },
---   { name = "year", type = "i64" },
---   { name = "value", type = "f64" }
--- }
---@return { name: string, type: string }[]
function Frame:columns()
  if self.server and not self.handle then
    local columns, message = self.server:columns(self.plan)
    if not columns then error(message, 2) end
    return columns
  end
  return host.columns(handle_of(self))
end

--- The values of a column as a list with `n`; nil where there is none, dates as "2024-04-12".
--- > table.unpack(f:column "value")
--- 76
--- 71
--- 60
---@param name string
---@return table
function Frame:column(name)
  local values, message = host.values(handle_of(self), name)
  if not values then error("column: " .. message, 2) end
  return values
end

--- Row `index` as { name = value }, and its evidence (a sorted list of claim numbers) or nil.
--- > f:row(2).value
--- 71
---@param index integer
---@return table row, integer[]? evidence
function Frame:row(index)
  local handle = handle_of(self)
  return host.row(handle, index), host.evidence(handle, index)
end

--- Each row as { name = value }, with its evidence.
--- > for row in f:rows() do print(row.sector, row.year, row.value) end
--- steel	2022	76.0
--- steel	2023	71.0
--- cement	2023	60.0
---@return fun(): table?, integer[]?
function Frame:rows()
  local handle, index = handle_of(self), 0
  return function()
    if index >= #handle then return nil end
    index = index + 1
    return host.row(handle, index), host.evidence(handle, index)
  end
end

--- The claims behind row `index`, or nil where the frame carries no evidence.
--- > local claims = frame.new { {"value", "f64", {70, 80}}, evidence = { {12}, {40} } }
--- > claims:group():agg({ mean = "mean(value)" }):evidence(1)
--- { 12, 40 }
---@param index integer
---@return integer[]?
function Frame:evidence(index) return (host.evidence(handle_of(self), index)) end

--- Runs the plan now and returns the frame itself.
--- > local result = f:where("value > 70"):run()
--- > #result
--- 2
---@return Frame
function Frame:run()
  handle_of(self)
  return self
end

--- The rows here, in memory: what comes after runs here too. A frame that is here already is itself.
--- > #f:collect()
--- 3
---@return Frame
function Frame:collect()
  if not self.server then return self end
  return done(handle_of(self), self.plan.label or "collected", self.said)
end

--- The plan as text, the last step first; on a server, the statement that it becomes there.
--- > f:where("value > 70"):select("year"):explain()
--- pick year
---   where value > 70
---     source values
---@return string
function Frame:explain()
  if not self.server then return require("quern.frame.explain")(self.plan) end
  local sql, message = self.server:sql(self.plan)
  if not sql then error(message, 2) end
  return sql
end

--- The frame as text in a format: csv json jsonl md tex.
--- > f:format "csv"
--- sector,year,value
--- steel,2022,76
--- steel,2023,71
--- cement,2023,60
---@param format string
---@param options? table
---@return string
function Frame:format(format, options)
  local text, message = require("quern.frame.write").text(self, handle_of(self), format, options)
  if not text then error("format: " .. message, 2) end
  return text
end

--- Writes the frame; the format is that of the name (csv tsv json jsonl md tex xlsx html), or `format`. All of it or nothing.
--- To a table of a server with clickhouse://USER@HOST/DATABASE/TABLE: `mode` create, append or replace; `order`, what it is sorted by.
--- > f:write "out.csv";
--- > #frame.read "out.csv"
--- 3
---@param path string
---@param options? { format?: string }
---@return true? written, string? message, string? code
function Frame:write(path, options)
  return require("quern.frame.write").file(self, handle_of(self), path, options)
end

--- The frame as a chart in the terminal: bars, a line or a timeline (see `chart.of`).
--- > f:chart { label = "sector", value = "value", width = 40 }
--- steel   ████████████████████████████  76
--- steel   ██████████████████████████▏   71
--- cement  ██████████████████████▏       60
---@param options? table
---@return string
function Frame:chart(options) return require("quern.chart").of(self, options) end

function Frame.__len(self) return #handle_of(self) end

function Frame.__tostring(self)
  if not self.handle then return ("frame, not yet run (%s); #f, f:rows() or f:run() run it"):format(self.plan.verb) end
  local names = {}
  for i, column in ipairs(self:columns()) do names[i] = column.name .. " " .. column.type end
  return ("frame of %d rows: %s"):format(#self, table.concat(names, ", "))
end

--- Names of columns as far as they are known without running a plan.
local function known_columns(self, names)
  local handle = self.handle or self.plan.handle
  for _, column in ipairs(handle and host.columns(handle) or {}) do names[#names + 1] = column.name end
  if handle then return names end
  for _, parent in ipairs(self.parents) do known_columns(parent, names) end
  local added = self.plan.columns
  for _, column in ipairs(type(added) == "table" and added or {}) do names[#names + 1] = column.name end
  return names
end

function Frame.__complete(self)
  local names = {}
  for name in pairs(Frame) do
    if type(name) == "string" and name:sub(1, 2) ~= "__" then names[#names + 1] = name end
  end
  known_columns(self, names)
  table.sort(names)
  return names
end

Frame.__index = Frame
Frame.__name = "quern.Frame"

--- The engine's handle, for modules of the library that pass frames to C.
frame.handle = handle_of
frame.from_handle = from_handle

return frame
