-- busted output: a line for each failure and each skip with its reason, then the count in one line.
return function()
  local busted = require "busted"
  local handler = require "busted.outputHandlers.base"()
  local started = os.time()

  local function name(element) return (handler.getFullName(element)) end

  handler.suiteEnd = function()
    for _, kind in ipairs { "failures", "errors" } do
      for _, failure in ipairs(handler[kind]) do
        local message = failure.message
        if type(message) ~= "string" then message = require("pl.pretty").write(message) end
        io.write(("\nFAILED %s\n  at %s\n  %s\n"):format(failure.name or "?", failure.trace and failure.trace.short_src
          and (failure.trace.short_src .. ":" .. tostring(failure.trace.currentline)) or "?",
          tostring(message):gsub("\n", "\n  ")))
      end
    end
    local reasons = {}
    for _, pending in ipairs(handler.pendings) do
      reasons[#reasons + 1] = ("skipped %s: %s"):format(pending.name or name(pending.element),
        type(pending.message) == "string" and pending.message or "")
    end
    table.sort(reasons)
    for _, reason in ipairs(reasons) do print(reason) end
    local failed = handler.failuresCount + handler.errorsCount
    print(("in %d s"):format(os.time() - started))
    print(("%d passed, %d failed, %d skipped"):format(handler.successesCount, failed, handler.pendingsCount))
    return nil, true
  end

  handler.error = function(element, _, message)
    if element.descriptor ~= "it" then
      table.insert(handler.errors, { name = element.name or element.descriptor, message = message, element = element })
      handler.errorsCount = handler.errorsCount + 1
    end
    return nil, true
  end

  busted.subscribe({ "suite", "end" }, handler.suiteEnd)
  busted.subscribe({ "error" }, handler.error)
  return handler
end
