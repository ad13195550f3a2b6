--- The parent's side of a recipe's worker: starts it, gives it a job, answers its calls, and says how it ended.
-- Nothing that a worker sends is trusted: kinds, sizes and shapes are checked, text is escaped before it is shown.

local sandbox = require "quern.host.sandbox"
local system = require "quern.host.system"

local worker = {}

--- The largest message taken, beside the output itself, in bytes; and what a message may become in memory.
local MOST_MESSAGE, MOST_MEMORY = 1 << 26, 1 << 28

--- As much of an error as is shown.
local MOST_ERROR = 2000

--- What one run may print and warn of in all, in bytes.
local MOST_TALK = 1 << 20

local SIGNALS = { [31] = "it called the system in a way that is not allowed" }
for _, signal in ipairs { 4, 6, 7, 8, 11 } do SIGNALS[signal] = "a crash in native code" end

local RAISE = {
  memory = function(limits) return worker.size(limits.memory) .. " of memory", "--memory " .. worker.size(2 * limits.memory) end,
  seconds = function(limits) return ("%g seconds"):format(limits.seconds), ("--seconds %g"):format(2 * limits.seconds) end,
}

--- A size as people write it: 512M.
---@param bytes integer
---@return string
function worker.size(bytes)
  for _, unit in ipairs { { "G", 1 << 30 }, { "M", 1 << 20 }, { "K", 1 << 10 } } do
    if bytes >= unit[2] and bytes % unit[2] == 0 then return bytes // unit[2] .. unit[1] end
  end
  return ("%d"):format(bytes)
end

local function limit_reached(job, which, line)
  local what, flag = (RAISE[which] or RAISE.seconds)(job.limits)
  local where = line and line > 0 and (" at %s:%d"):format(job.recipes[1].chunk:sub(2), line) or ""
  return nil, ("%s: stopped at its limit of %s%s; raise it with %s"):format(job.name, what, where, flag), "limit"
end

--- How a worker ended that handed over no result.
local function ended(job, process, reason)
  local code, signal = process:stop(reason == "notfound" or reason == "io")
  if reason == "interrupted" then return nil, job.name .. ": interrupted", "interrupted" end
  if reason == "limit" or code == 4 or signal == 24 then return limit_reached(job, "seconds") end
  local why = SIGNALS[signal] or (signal ~= 0 and "signal " .. signal) or (reason == "invalid" and "a malformed answer") or "it ended early"
  return nil, ("%s: contained: %s; nothing was written"):format(job.name, why), "crashed"
end

local handlers = {}

function handlers.p(job, state, text) return worker.talk(job, state, "print", text) end
function handlers.w(job, state, text) return worker.talk(job, state, "warn", text) end

function handlers.c(job, state, call)
  local answer = job.answer and type(call) == "table" and type(call.method) == "string" and job.answer[call.method]
  if not answer then
    state.process:send("r", table.pack(nil, "no such call", "denied"))
    return
  end
  -- What a stranger asks for may be too strange for the code that answers; that is the asker's failure.
  local values = table.pack(pcall(answer, table.unpack(call, 1, math.min(math.tointeger(call.n) or 0, 16))))
  if not values[1] then values = table.pack(true, nil, tostring(values[2]), "failed") end
  local sent, message = state.process:send("r", table.pack(table.unpack(values, 2, values.n)))
  if not sent then return { failed = "failed", message = job.name .. ": " .. message } end
end

function handlers.d(_, _, result) return { value = type(result) == "table" and result.value } end

function handlers.e(job, _, problem)
  if type(problem) ~= "table" then return { failed = "failed", message = job.name .. ": failed" } end
  local known = { denied = true, limit = true, invalid = true, failed = true, io = true, notfound = true }
  local message = tostring(problem.message)
  if #message > MOST_ERROR then message = message:sub(1, MOST_ERROR) .. "..." end
  return { failed = known[problem.code] and problem.code or "failed", message = system.visible(message) }
end

function handlers.l(job, _, text)
  local which, line = tostring(text):match "^(%a+) (%d+)$"
  local _, message = limit_reached(job, which, tonumber(line))
  return { failed = "limit", message = message }
end

--- Passes on what the recipe printed or warned of, as long as it is not a flood.
function worker.talk(job, state, kind, text)
  text = tostring(text)
  state.talk = state.talk + #text + 16
  if state.talk > MOST_TALK then
    return { failed = "limit", message = job.name .. ": stopped: it printed and warned of more than 1 MiB" }
  end
  if job[kind] then job[kind](system.visible((text:gsub("\t", "  ")), true)) end
end

local function converse(job, state)
  while true do
    local kind, value, reason = state.process:receive(job.limits.output + MOST_MESSAGE, 4 * job.limits.output + MOST_MEMORY)
    if not kind then return ended(job, state.process, reason) end
    local handler = handlers[kind]
    if not handler then return ended(job, state.process, "invalid") end
    local final = handler(job, state, value)
    if final then
      if final.failed then return nil, final.message, final.failed end
      return true, final.value
    end
  end
end

--- Does a job in a worker.
---@param job { action: string, name: string, recipes: table[], params: table?, limits: table, clock: integer?,
---answer: table<string, function>?, print: fun(text: string)?, warn: fun(text: string)? }
---@return boolean? done, any value or nil, string message, string code ("limit", "denied", "crashed", "failed", ...)
function worker.run(job)
  local process, message, code = sandbox.start { memory = job.limits.memory, seconds = job.limits.seconds, clock = job.clock or 0,
    chunk = job.recipes[1].chunk }
  if not process then return nil, message, code end
  local state <close> = setmetatable({ process = process, talk = 0 }, { __close = function(self) self.process:stop() end })
  local sent = process:send("j", { action = job.action, recipes = job.recipes, params = job.params, inputs = job.inputs,
    corpus = job.corpus, output = job.limits.output })
  if not sent then return ended(job, process, "io") end
  return converse(job, state)
end

return worker
