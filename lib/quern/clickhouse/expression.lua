--- Expressions over columns as ClickHouse's SQL, with the meaning they have in memory.
-- Where the server's own function means something else (remainders, rounding, overflow, null in `and`), the SQL says what
-- quern means. Types are tracked: n number, i whole number, b truth, d date, t text, z nothing but null.
--
-- Only functions that 18.16 has are used; the specs run on that version.

local quote = require "quern.clickhouse.quote"

local expression = {}

local NAMES = { n = "a number", i = "a whole number", b = "true or false", d = "a date", t = "text", z = "nil" }

local function refuse(name, why)
  error(("%s cannot be said to the server%s; :collect() brings the rows here, where it works"):format(name, why and ": " .. why or ""), 0)
end
expression.refuse = refuse

local function make(sql, type, nullable, wide) return { sql = sql, type = type, nullable = nullable or false, wide = wide } end

local LEAST, MOST = "-9223372036854775808", "9.223372036854775e18"

--- The condition as 0 or 1, null as 0.
local function sure(condition) return condition.nullable and ("ifNull(%s, 0)"):format(condition.sql) or condition.sql end

-- Whole numbers of up to 32 bits cannot pass 64 bits in one operation; wider ones are checked against their size as floating-point.
local function whole(operator)
  return function(a, b)
    local x, y = ("toInt64(%s)"):format(a.sql), ("toInt64(%s)"):format(b.sql)
    local plain = ("(%s %s %s)"):format(x, operator, y)
    if not a.wide and not b.wide then return make(plain, "i", a.nullable or b.nullable, true) end
    return make(("if(abs(toFloat64(%s) %s toFloat64(%s)) < %s, %s, NULL)"):format(a.sql, operator, b.sql, MOST, plain), "i", true, true)
  end
end

local function numbers(operator)
  return function(a, b) return make(("(%s %s %s)"):format(a.sql, operator, b.sql), "n", a.nullable or b.nullable) end
end

local function compare(operator)
  return function(a, b) return make(("(%s %s %s)"):format(a.sql, operator, b.sql), "b", a.nullable or b.nullable) end
end

--- A divisor that is never 0: what depends on it is thrown away where it was.
local function nonzero(b)
  local whole_b = ("toInt64(%s)"):format(b.nullable and ("ifNull(%s, 1)"):format(b.sql) or b.sql)
  return ("if(%s = 0, toInt64(1), %s)"):format(whole_b, whole_b), ("%s = 0"):format(whole_b)
end

local function floor_modulo(a, b)
  local by, none = nonzero(b)
  local x = ("toInt64(%s)"):format(a.nullable and ("ifNull(%s, 0)"):format(a.sql) or a.sql)
  local rest = ("modulo(modulo(%s, %s) + %s, %s)"):format(x, by, by, by)
  local null = { none }
  for _, part in ipairs { a, b } do
    if part.nullable then null[#null + 1] = ("isNull(%s)"):format(part.sql) end
  end
  return rest, x, by, table.concat(null, " OR ")
end

local function unary(form, type) return function(a) return make(form:format(a.sql), type, a.nullable, true) end end

local function to_whole(form)
  return function(a)
    local value = form:gsub("?", function() return a.sql end)
    return make(("if(%s >= -9.223372036854775808e18 AND %s < 9.223372036854775807e18, toInt64(%s), NULL)"):format(value, value, value), "i",
      true, true)
  end
end

-- Half away from zero, as C rounds; ClickHouse's own has rounded both ways in its time.
local ROUND = "(if(? < 0, -1, 1) * (floor(abs(?)) + (abs(?) - floor(abs(?)) >= 0.5)))"

local function coalesce(type)
  return function(...)
    local list, nullable = {}, true
    for i, part in ipairs { ... } do
      list[i] = part.sql
      nullable = nullable and part.nullable
    end
    return make(("coalesce(%s)"):format(table.concat(list, ", ")), type, nullable, true)
  end
end

local function where(type)
  return function(c, x) return make(("if(%s, %s, NULL)"):format(sure(c), x.sql), type, true, true) end
end

local function choose(type)
  return function(c, x, y) return make(("if(%s, %s, %s)"):format(sure(c), x.sql, y.sql), type, x.nullable or y.nullable, true) end
end

local function extreme(name, type)
  return function(first, ...)
    local sql, nullable = first.sql, first.nullable
    for _, other in ipairs { ... } do
      sql, nullable = ("%s(%s, %s)"):format(name, sql, other.sql), nullable or other.nullable
    end
    return make(sql, type, nullable, true)
  end
end

local function one_of(x, ...)
  local tests = {}
  for _, other in ipairs { ... } do
    if other.constant or not other.nullable then
      if other.value ~= nil or not other.constant then tests[#tests + 1] = ("%s = %s"):format(x.sql, other.sql) end
    else
      tests[#tests + 1] = ("ifNull(%s = %s, 0)"):format(x.sql, other.sql)
    end
  end
  local found = #tests > 0 and table.concat(tests, " OR ") or "0"
  if not x.nullable then return make("(" .. found .. ")", "b") end
  return make(("if(isNull(%s), NULL, %s)"):format(x.sql, found), "b", true)
end

local function constant(part, name)
  if not part.constant then refuse(name, "what is looked for has to be a constant there") end
  return part
end

-- string.sub: 1-based, inclusive, negative from the end.
local function sub(s, from, to)
  local length = ("toInt64(length(%s))"):format(s.sql)
  local i = from.value
  local j = to and to.value
  if math.type(i) == "integer" and i >= 1 and (not to or math.type(j) == "integer" and j >= 0) then
    if to then return make(("substring(%s, %d, %d)"):format(s.sql, i, math.max(j - i + 1, 0)), "t", s.nullable) end
    return make(("substring(%s, %d)"):format(s.sql, i), "t", s.nullable)
  end
  local a = ("toInt64(%s)"):format(from.sql)
  local start = ("multiIf(%s < -%s, toInt64(1), %s < 0, %s + %s + 1, %s = 0, toInt64(1), %s)"):format(a, length, a, length, a, a, a)
  local stop = length
  if to then
    local b = ("toInt64(%s)"):format(to.sql)
    stop = ("least(multiIf(%s < -%s, toInt64(0), %s < 0, %s + %s + 1, %s), %s)"):format(b, length, b, length, b, b, length)
  end
  return make(("if(%s > %s, '', substring(%s, %s, greatest(%s - %s + 1, toInt64(0))))"):format(start, stop, s.sql, start, stop, start), "t",
    s.nullable or from.nullable or to ~= nil and to.nullable)
end

local function pad(s, width)
  local n = width.value
  if math.type(n) ~= "integer" then refuse("pad", "the width has to be a constant there") end
  if n > 64 or n < 1 then return s end
  return make(("if(length(%s) >= %d, %s, concat(substring('%s', 1, %d - length(%s)), %s))"):format(s.sql, n, s.sql, ("0"):rep(64), n,
    s.sql, s.sql),
    "t", s.nullable)
end

local function kleene(word, decisive)
  return function(a, b)
    if not a.nullable and not b.nullable then return make(("(%s %s %s)"):format(a.sql, word, b.sql), "b") end
    -- servers have not always known that what is unknown and false is false
    local neutral = 1 - decisive
    return make(("if(ifNull(%s, %d) = %d OR ifNull(%s, %d) = %d, %d, if(isNull(%s) OR isNull(%s), NULL, %d))"):format(a.sql, neutral,
      decisive,
      b.sql, neutral, decisive, decisive, a.sql, b.sql, neutral), "b", true)
  end
end

local function date_part(name) return function(d) return make(("toInt64(%s(%s))"):format(name, d.sql), "i", d.nullable) end end

local function log_of(a, b) return make(("(log(%s) / log(%s))"):format(a.sql, b.sql), "n", a.nullable or b.nullable) end

-- The server takes "E0" for a number; what C's strtod would not take is none.
local function text_number(read, pattern, type)
  return function(t) return make(("if(match(%s, '%s'), %s(%s), NULL)"):format(t.sql, pattern, read, t.sql), type, true, true) end
end
local NUMBER, WHOLE = [[^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$]], [[^[+-]?[0-9]+$]]
local DAY = [[^[0-9]{4}-[0-9]{2}-[0-9]{2}$]]

-- name -> { { signature, function }... }, as quern.host.frame lists them; the first that fits is taken.
local FUNCTIONS = {
  ["+"] = { { "ii", whole "+" }, { "nn", numbers "+" },
    { "di", function(d, i) return make(("(%s + toInt64(%s))"):format(d.sql, i.sql), "d", d.nullable or i.nullable) end } },
  ["-"] = { { "ii", whole "-" }, { "nn", numbers "-" },
    { "di", function(d, i) return make(("(%s - toInt64(%s))"):format(d.sql, i.sql), "d", d.nullable or i.nullable) end },
    { "dd", function(a, b) return make(("(toInt64(%s) - toInt64(%s))"):format(a.sql, b.sql), "i", a.nullable or b.nullable) end } },
  ["*"] = { { "ii", whole "*" }, { "nn", numbers "*" } },
  ["/"] = { { "nn", numbers "/" } },
  ["//"] = { { "ii", function(a, b)
    local rest, x, by, null = floor_modulo(a, b)
    return make(("if(%s, NULL, intDiv(%s - %s, %s))"):format(null, x, rest, by), "i", true, true)
  end }, { "nn", function(a, b) return make(("floor(%s / %s)"):format(a.sql, b.sql), "n", a.nullable or b.nullable) end } },
  ["%"] = { { "ii", function(a, b)
    local rest, _, _, null = floor_modulo(a, b)
    return make(("if(%s, NULL, %s)"):format(null, rest), "i", true, true)
  end }, { "nn", function(a, b)
    return make(("(%s - floor(%s / %s) * %s)"):format(a.sql, a.sql, b.sql, b.sql), "n", a.nullable or b.nullable)
  end } },
  ["^"] = { { "nn", function(a, b) return make(("pow(%s, %s)"):format(a.sql, b.sql), "n", a.nullable or b.nullable) end } },
  neg = { { "i", function(a)
    if not a.wide then return make(("(-toInt64(%s))"):format(a.sql), "i", a.nullable, true) end
    return make(("if(%s = %s, NULL, -toInt64(%s))"):format(a.sql, LEAST, a.sql), "i", true, true)
  end }, { "n", unary("(-%s)", "n") } },
  ["=="] = {}, ["~="] = {}, ["<"] = {}, ["<="] = {}, [">"] = {}, [">="] = {},
  ["not"] = { { "b", function(a) return make(("(NOT %s)"):format(a.sql), "b", a.nullable) end } },
  ["and"] = { { "bb", kleene("AND", 0) } },
  ["or"] = { { "bb", kleene("OR", 1) } },
  is_null = {}, coalesce = {}, choose = {}, one_of = {}, least = {}, greatest = {},
  abs = { { "i", unary("toInt64(abs(%s))", "i") }, { "n", unary("abs(%s)", "n") } },
  sqrt = { { "n", unary("sqrt(%s)", "n") } }, exp = { { "n", unary("exp(%s)", "n") } },
  log = { { "n", unary("log(%s)", "n") }, { "nn", log_of } },
  floor = { { "n", to_whole "floor(?)" } }, ceil = { { "n", to_whole "ceil(?)" } },
  round = { { "n", to_whole(ROUND) }, { "ni", function(a, digits)
    local scaled = ("(%s * pow(10, %s))"):format(a.sql, digits.sql)
    return make(("if(isFinite(%s), %s / pow(10, %s), toFloat64(%s))"):format(scaled, (ROUND:gsub("?", function() return scaled end)),
      digits.sql,
      a.sql), "n", a.nullable or digits.nullable)
  end } },
  is_nan = { { "n", unary("isNaN(%s)", "b") } },
  number = { { "n", function(a) return a end }, { "t", text_number("toFloat64OrNull", NUMBER, "n") } },
  integer = { { "i", function(a) return a end }, { "b", unary("toInt64(%s)", "i") }, { "n", to_whole(ROUND) },
    { "t", text_number("toInt64OrNull", WHOLE, "i") } },
  year = { { "d", date_part "toYear" } }, month = { { "d", date_part "toMonth" } }, day = { { "d", date_part "toDayOfMonth" } },
  quarter = { { "d", date_part "toQuarter" } },
  year_start = { { "d", unary("toStartOfYear(%s)", "d") } }, month_start = { { "d", unary("toStartOfMonth(%s)", "d") } },
  date = { { "d", function(a) return a end }, { "t", text_number("toDateOrNull", DAY, "d") } },
  [".."] = { { "tt", function(a, b) return make(("concat(%s, %s)"):format(a.sql, b.sql), "t", a.nullable or b.nullable) end } },
  len = { { "t", unary("toInt64(length(%s))", "i") } },
  sub = { { "ti", sub }, { "tii", sub } },
  lower = { { "t", unary("lower(%s)", "t") } }, upper = { { "t", unary("upper(%s)", "t") } },
  trim = { { "t", unary([[replaceRegexpOne(replaceRegexpOne(%s, '^[ \\t\\n\\v\\f\\r]+', ''), '[ \\t\\n\\v\\f\\r]+$', '')]], "t") } },
  contains = { { "tt", function(a, b)
    if constant(b, "contains").value == "" then return make(("(length(%s) >= 0)"):format(a.sql), "b", a.nullable) end
    return make(("(position(%s, %s) > 0)"):format(a.sql, b.sql), "b", a.nullable)
  end } },
  starts = { { "tt", function(a, b) return make(("startsWith(%s, %s)"):format(a.sql, b.sql), "b", a.nullable or b.nullable) end } },
  ends = { { "tt", function(a, b) return make(("endsWith(%s, %s)"):format(a.sql, b.sql), "b", a.nullable or b.nullable) end } },
  replace = { { "ttt", function(a, b, c)
    constant(c, "replace")
    if constant(b, "replace").value == "" then return a end
    return make(("replaceAll(%s, %s, %s)"):format(a.sql, b.sql, c.sql), "t", a.nullable)
  end } },
  pad = { { "ti", pad } },
  text = { { "t", function(a) return a end }, { "i", unary("toString(%s)", "t") }, { "d", unary("toString(%s)", "t") } },
}

for operator, sign in pairs { ["=="] = "=", ["~="] = "!=", ["<"] = "<", ["<="] = "<=", [">"] = ">", [">="] = ">=" } do
  FUNCTIONS[operator] = { { "ii", compare(sign) }, { "nn", compare(sign) }, { "dd", compare(sign) }, { "tt", compare(sign) } }
  if sign:find "^!?=$" then table.insert(FUNCTIONS[operator], { "bb", compare(sign) }) end
end
for _, type in ipairs { "i", "n", "b", "d", "t" } do
  if type ~= "b" then
    table.insert(FUNCTIONS["and"], { "b" .. type, where(type) })
    table.insert(FUNCTIONS["or"], { type .. type, coalesce(type) })
  end
  table.insert(FUNCTIONS.is_null, { type, function(a) return make(("isNull(%s)"):format(a.sql), "b") end })
  table.insert(FUNCTIONS.coalesce, { type .. "+", coalesce(type) })
  table.insert(FUNCTIONS.choose, { "b" .. type .. type, choose(type) })
  if type ~= "b" then table.insert(FUNCTIONS.one_of, { type .. type .. "+", one_of }) end
  if type == "i" or type == "n" or type == "d" then
    table.insert(FUNCTIONS.least, { type .. type .. "+", extreme("least", type) })
    table.insert(FUNCTIONS.greatest, { type .. type .. "+", extreme("greatest", type) })
  end
end

--- Whether an argument may stand where a type is asked for: whole numbers are numbers, null is anything.
local function suits(type, asked) return type == asked or type == "z" or asked == "n" and type == "i" end

local function fits(arguments, signature)
  local repeated = signature:sub(-1) == "+"
  local types = repeated and signature:sub(1, -2) or signature
  if #arguments < #types or not repeated and #arguments > #types then return false end
  for i, argument in ipairs(arguments) do
    if not suits(argument.type, types:sub(math.min(i, #types), math.min(i, #types))) then return false end
  end
  return true
end

local SERVER = { n = "Float64", i = "Int64", b = "UInt8", d = "Date", t = "String", z = "UInt8" }

--- null that knows what it would be; a whole number where floating-point is asked for becomes that.
local function typed(argument, asked)
  if argument.type == "i" and asked == "n" then
    local made = make(("toFloat64(%s)"):format(argument.sql), "n", argument.nullable)
    made.constant, made.value = argument.constant, argument.value
    return made
  end
  if argument.type ~= "z" then return argument end
  local null = make(("CAST(NULL AS Nullable(%s))"):format(SERVER[asked]), asked, true)
  null.constant = true
  return null
end

local function call(name, arguments)
  local list = FUNCTIONS[name]
  if not list then refuse(name) end
  for _, overload in ipairs(list) do
    local signature = overload[1]
    if fits(arguments, signature) then
      local types, given = signature:gsub("%+$", ""), {}
      for i, argument in ipairs(arguments) do given[i] = typed(argument, types:sub(math.min(i, #types), math.min(i, #types))) end
      return overload[2](table.unpack(given))
    end
  end
  local said = {}
  for i, argument in ipairs(arguments) do said[i] = NAMES[argument.type] end
  error(("%s does not take %s"):format(name, #said > 0 and table.concat(said, ", ") or "nothing"), 0)
end

local TYPE_OF = { integer = "i", float = "n", string = "t", boolean = "b" }

local function value_part(value)
  if value == nil then return make("NULL", "z", true) end
  local part = make(quote.value(value), TYPE_OF[math.type(value) or type(value)], false, math.type(value) == "integer"
    and math.abs(value) >= 1 << 31)
  part.constant, part.value = true, value
  return part
end

-- A date is written as text: next to a date it is one.
local function dates(name, arguments)
  if not name:find "^[=~<>]=?$" and name ~= "one_of" then return end
  local has_date
  for _, a in ipairs(arguments) do has_date = has_date or a.type == "d" end
  for i, a in ipairs(has_date and arguments or {}) do
    if a.type == "t" and a.constant then
      if not a.value:find "^%d%d%d%d%-%d%d%-%d%d$" then error(("'%s' is no date"):format(a.value), 0) end
      arguments[i] = make(("toDate(%s)"):format(a.sql), "d")
    end
  end
end

local MOST_DEPTH = 200

--- The SQL of an expression.
---@param tree table from quern.frame.expression
---@param columns table<string, table> by name: { sql, type, nullable }
---@param values table? of the `?`, by position
---@return { sql: string, type: string, nullable: boolean }
function expression.compile(tree, columns, values, depth)
  depth = depth or 0
  if depth > MOST_DEPTH then refuse("so deep an expression") end
  if tree.kind == "column" then
    local column = columns[tree.name]
    if not column then
      local names = {}
      for name in pairs(columns) do names[#names + 1] = name end
      table.sort(names)
      error(("no column '%s'; there are: %s"):format(tree.name, table.concat(names, ", ")), 0)
    end
    return column
  end
  if tree.kind == "constant" then return value_part(tree.value) end
  local arguments = {}
  for _, part in ipairs(tree) do
    local list = part.kind == "parameter" and (values or {})[part.index]
    if type(list) == "table" then
      for _, item in ipairs(list) do arguments[#arguments + 1] = value_part(item) end
    else
      arguments[#arguments + 1] = part.kind == "parameter" and value_part(list) or expression.compile(part, columns, values, depth + 1)
    end
  end
  if tree.kind == "parameter" then return value_part((values or {})[tree.index]) end
  dates(tree.name, arguments)
  local made = call(tree.name, arguments)
  made.nullable = made.nullable or false
  return made
end

expression.make, expression.server = make, SERVER

return expression
