--- Expressions in Lua's own syntax, as plain trees that an engine compiles.
-- A tree is {kind = "column", name = ...}, {kind = "constant", value = ...} (value nil is null), {kind = "parameter",
-- index = ...} or {kind = "call", name = ..., [1], [2] ...}. Operators are calls named as they are written, unary minus
-- is "neg", `#x` is "len". Names are columns; `col("a name")` is a column whose name is no Lua name.

local lpeg = require "lpeg"

local P, R, S, V, C, Cf, Cg, Cmt, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cf, lpeg.Cg, lpeg.Cmt, lpeg.Ct

local expression = {}

local furthest -- how far the parser came, for the message

local space = Cmt(S " \t\r\n" ^ 0, function(_, position)
  if position > furthest then furthest = position end
  return true
end)

local word_end = -(R("az", "AZ", "09") + P "_")
local function symbol(text) return C(text) * space end
local function keyword(text) return C(text) * word_end * space end

local reserved = (P "and" + "or" + "not" + "true" + "false" + "nil") * word_end
local name = C(-reserved * (R("az", "AZ") + "_" + R "\128\255") * (R("az", "AZ", "09") + "_" + R "\128\255") ^ 0) * space

local function call(operator, ...) return { kind = "call", name = operator, ... } end

local ESCAPES = { n = "\n", t = "\t", r = "\r", ["0"] = "\0" }

local function quoted(quote)
  local escape = P "\\" * C(1) / function(c) return ESCAPES[c] or c end
  return P(quote) * lpeg.Cs((escape + (1 - P(quote) - "\\")) ^ 0) * quote * space
end

local text = (quoted '"' + quoted "'") / function(value) return { kind = "constant", value = value } end

local digits = R "09" ^ 1
local hexadecimal = P "0" * S "xX" * R("09", "af", "AF") ^ 1
local decimal = (digits * (P "." * R "09" ^ 0) ^ -1 + P "." * digits) * (S "eE" * S "+-" ^ -1 * digits) ^ -1
local number = C(hexadecimal + decimal) * word_end * space
  / function(value) return { kind = "constant", value = tonumber(value) } end

local function fold(left, operator, right)
  if not operator then return left end
  return call(operator, left, right)
end

local function left_chain(operand, operator) return Cf(operand * Cg(operator * operand) ^ 0, fold) end

local function right_fold(left, operator, right) return operator and call(operator, left, right) or left end

-- `x == nil` asks whether there is a value: null compares equal to nothing.
local function compare(left, operator, right)
  if not operator then return left end
  local function is_nil(part) return part.kind == "constant" and part.value == nil end
  if (operator == "==" or operator == "~=") and (is_nil(left) or is_nil(right)) then
    local asked = call("is_null", is_nil(right) and left or right)
    return operator == "==" and asked or call("not", asked)
  end
  return call(operator, left, right)
end

local function unary(operator, operand)
  if operator == "-" and operand.kind == "constant" and type(operand.value) == "number" then
    return { kind = "constant", value = -operand.value }
  end
  return call(operator == "-" and "neg" or operator == "#" and "len" or operator, operand)
end

local function named(identifier, arguments)
  if not arguments then return { kind = "column", name = identifier } end
  if identifier == "col" and #arguments == 1 and arguments[1].kind == "constant" then
    return { kind = "column", name = tostring(arguments[1].value) }
  end
  if #arguments > 1 and (identifier == "min" or identifier == "max") then
    identifier = identifier == "min" and "least" or "greatest"
  end
  return call(identifier, table.unpack(arguments))
end

local grammar = P {
  "whole",
  whole = space * V "either" * -1,
  either = left_chain(V "both", keyword "or"),
  both = left_chain(V "comparison", keyword "and"),
  comparison = Cf(V "joined" * Cg((symbol "==" + symbol "~=" + symbol "<=" + symbol ">=" + symbol "<" + symbol ">") * V "joined") ^ 0,
    compare),
  joined = V "sum" * (symbol ".." * V "joined") ^ -1 / right_fold,
  sum = left_chain(V "product", symbol "+" + symbol "-"),
  product = left_chain(V "signed", symbol "*" + symbol "//" + symbol "/" + symbol "%"),
  signed = (keyword "not" + symbol "#" + symbol "-") * V "signed" / unary + V "power",
  power = V "atom" * (symbol "^" * V "signed") ^ -1 / right_fold,
  atom = number + text + V "literal" + V "parameter" + V "named" + symbol "(" / 0 * V "either" * (symbol ")" / 0),
  literal = keyword "true" / function() return { kind = "constant", value = true } end
    + keyword "false" / function() return { kind = "constant", value = false } end
    + keyword "nil" / function() return { kind = "constant" } end,
  parameter = symbol "?" / function() return { kind = "parameter" } end,
  named = name * (symbol "(" / 0 * Ct((V "either" * (symbol "," / 0 * V "either") ^ 0) ^ -1) * (symbol ")" / 0)) ^ -1 / named,
}

local function number_parameters(tree, count)
  if tree.kind == "parameter" then
    tree.index = count + 1
    return count + 1
  end
  for _, part in ipairs(tree) do count = number_parameters(part, count) end
  return count
end

local cache, cached = {}, 0 -- parsed trees by text; trees are never changed

--- Parses an expression. Raises with the place where it stopped making sense.
---@param source string "metric == 'utilization' and value < ?"
---@return table tree, integer parameters how many `?` it has
function expression.parse(source)
  if type(source) == "number" then source = tostring(source) end
  if type(source) ~= "string" then error("an expression is a string; got a " .. type(source), 0) end
  local known = cache[source]
  if known then return known.tree, known.parameters end
  if #source > 20000 then error("an expression of more than 20,000 bytes", 0) end
  furthest = 1
  local tree = grammar:match(source)
  if not tree then
    local rest = source:sub(furthest, furthest + 20)
    error(("expression '%s': cannot read it from %s on"):format(source, rest == "" and "its end" or "'" .. rest .. "'"), 0)
  end
  local parameters = number_parameters(tree, 0)
  if cached >= 500 then cache, cached = {}, 0 end
  cache[source], cached = { tree = tree, parameters = parameters }, cached + 1
  return tree, parameters
end

local function push_value(parts, value)
  local kind = type(value)
  if value == nil then
    parts[#parts + 1] = { "null" }
  elseif kind == "number" then
    parts[#parts + 1] = { "number", value }
  elseif kind == "string" then
    parts[#parts + 1] = { "text", value }
  elseif kind == "boolean" then
    parts[#parts + 1] = { "truth", value }
  else
    error("a parameter of an expression is a number, a string, a boolean, nil or a list of them; got a " .. kind, 0)
  end
  return 1
end

local function push(parts, tree, values)
  if tree.kind == "column" then
    parts[#parts + 1] = { "column", tree.name }
    return 1
  elseif tree.kind == "constant" then
    return push_value(parts, tree.value)
  elseif tree.kind == "parameter" then
    local value = values[tree.index]
    if type(value) ~= "table" then return push_value(parts, value) end
    for _, item in ipairs(value) do push_value(parts, item) end
    return #value
  end
  local count = 0
  for _, part in ipairs(tree) do count = count + push(parts, part, values) end
  parts[#parts + 1] = { "call", tree.name, count }
  return 1
end

--- The tree in postfix order, with the values of its parameters, as `quern.host.frame` takes it.
---@param tree table
---@param values? table values of the `?`, by position; a list stands for its items
---@return table parts
function expression.parts(tree, values)
  local parts = {}
  push(parts, tree, values or {})
  return parts
end

--- A copy of the tree in which `replace(part)` may give another part for any part (nil keeps it).
---@param tree table
---@param replace fun(part: table): table?
---@return table
function expression.rewrite(tree, replace)
  local other = replace(tree)
  if other then return other end
  local copy = {}
  for key, value in pairs(tree) do copy[key] = type(key) == "number" and expression.rewrite(value, replace) or value end
  return copy
end

local PRECEDENCE = { ["or"] = 1, ["and"] = 2, ["=="] = 3, ["~="] = 3, ["<"] = 3, ["<="] = 3, [">"] = 3, [">="] = 3, [".."] = 4,
  ["+"] = 5, ["-"] = 5, ["*"] = 6, ["/"] = 6, ["//"] = 6, ["%"] = 6, ["^"] = 8 }

--- The tree as text again, with the values of its parameters: for explain().
---@param tree table
---@param values? table
---@return string
function expression.text(tree, values)
  local function show(part, outer)
    if part.kind == "column" then return part.name:find "^[%a_][%w_]*$" and part.name or ("col(%q)"):format(part.name) end
    if part.kind == "constant" or part.kind == "parameter" then
      local value = part.value
      if part.kind == "parameter" then value = (values or {})[part.index] end
      if type(value) == "table" then
        local items = {}
        for i, item in ipairs(value) do items[i] = type(item) == "string" and ("%q"):format(item) or tostring(item) end
        return table.concat(items, ", ")
      end
      return type(value) == "string" and ("%q"):format(value) or tostring(value)
    end
    local level = PRECEDENCE[part.name]
    if level and #part == 2 then
      local inner = show(part[1], level) .. " " .. part.name .. " " .. show(part[2], level + 1)
      return level < outer and "(" .. inner .. ")" or inner
    end
    if part.name == "neg" then return "-" .. show(part[1], 7) end
    if part.name == "not" then return "not " .. show(part[1], 7) end
    local arguments = {}
    for i, argument in ipairs(part) do arguments[i] = show(argument, 0) end
    return part.name .. "(" .. table.concat(arguments, ", ") .. ")"
  end
  return show(tree, 0)
end

return expression
