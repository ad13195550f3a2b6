--- quern: documents into tables you can cite.
-- Modules are loaded when they are first named: `quern.frame` is `require "quern.frame"`.

local quern = { version = "0.1.0" }

return setmetatable(quern, {
  __index = function(self, name)
    local found, module = pcall(require, "quern." .. name)
    if not found then
      if not tostring(module):find("no module 'quern." .. name .. "'", 1, true) then error(module, 2) end
      return nil
    end
    rawset(self, name, module)
    return module
  end,
})
