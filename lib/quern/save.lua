--- A session as the beginning of a recipe: what was typed and worked, in a file that passes `quern recipe check`.
-- What belongs to the session alone (reading files, asking why, printing) is kept as a comment; the rest becomes the body of
-- `run`, where `run "overcapacity"` is the claims of that table. It declares the columns of the session's last frame.

local frame = require "quern.frame"
local system = require "quern.host.system"

local save = {}

--- Verbs of the bench that a recipe does not have.
local SESSION_ONLY = { "read", "use", "why", "whynot", "search", "kwic", "all", "help", "save", "tutorial", "print", "corpus" }

local COLUMN_TYPES = { f64 = "number", i64 = "integer", bool = "boolean", date = "date", string = "string", code = "code" }

local function is_session_only(source)
  for _, token in ipairs(require("quern.chunk").tokens(source)) do
    for _, verb in ipairs(SESSION_ONLY) do if token.text == verb then return true end end
  end
  return source:find "%?%s*$" ~= nil
end

local function commented(source) return "    -- " .. source:gsub("\n", "\n    -- ") end

--- `run "overcapacity"` of a session is the claims of that table in a recipe.
local function with_claims(source) return (source:gsub("%f[%w_]run%s*%(?%s*([\"'][%w_]+[\"'])%s*%)?", "q.claims %1")) end

--- A chunk as statements of the recipe's body; an expression's value becomes `_`, as it was in the session.
local function statement(source)
  if is_session_only(source) then return commented(source) end
  source = with_claims(source)
  if load("return " .. source:gsub(";%s*$", "")) then return "    _ = " .. source:gsub(";%s*$", "") end
  return "    " .. source:gsub("\n", "\n    ")
end

local function columns_of(result)
  if not frame.is(result) then return '{ "label", "string" }, { "value", "number" }' end
  local parts = {}
  for _, column in ipairs(result:columns()) do
    parts[#parts + 1] = ("{ %q, %q }"):format(column.name, COLUMN_TYPES[column.type] or "string")
  end
  return table.concat(parts, ", ")
end

--- The text of the recipe.
---@param name string
---@param log string[] the session's chunks that worked
---@param result Frame? the last frame that the session gave
---@return string
function save.text(name, log, result)
  local body = {}
  for _, source in ipairs(log) do body[#body + 1] = statement(source) end
  local has_frame = frame.is(result)
  return ([[
-- %s: saved from a session. Say in `doc` what it looks for, how it decides and what it leaves out.

return {
  quern = 1, name = %q, version = "0.1.0", licence = "CC0-1.0", title = %q,
  doc = "What this table counts, how a number is chosen when sources differ, what is left out.",
  params = {},
  inputs = { corpus = { kind = "corpus" } },
  tables = { %s = { columns = { %s } } },
  permissions = {},
  run = function(q) -- luacheck: ignore q
    -- q.claims gives the claims themselves; what the session's run made of them (one row for several claims) is for this
    -- recipe to say again, as scripts/ do with group:agg
    local frame, text = q.frames, require "quern.text" -- luacheck: ignore
    local _
%s
    return { %s = %s }
  end,
}
]]):format(name, name, name:gsub("_", " "), name, columns_of(result), table.concat(body, "\n"), name, has_frame and "_" or "{}")
end

--- Writes the session so far as NAME.lua and says so.
---@param repl table the session
---@param name string lowercase letters, digits and _
---@return string? message_or_nil, string? message, string? code
function save.recipe(repl, name)
  if type(name) ~= "string" or not name:match "^[a-z][a-z0-9_]*$" then
    return nil, 'save "NAME": a lowercase name such as "steel_exports"', "usage"
  end
  local path = name .. ".lua"
  if system.info(path) then return nil, path .. " is there already; choose another name or remove it", "usage" end
  local text = save.text(name, repl.log, repl.last_frame)
  local written, message, code = system.write(path, text)
  if not written then return nil, message, code end
  return ("saved as %s; 'quern recipe check %s' checks it, 'quern run ./%s' runs it"):format(path, path, path)
end

return save
