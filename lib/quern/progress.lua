--- A line on standard error that tells how far long work is; only on a terminal, and only after a second.

local system = require "quern.host.system"
local show = require "quern.show"

local progress = {}

local Progress = {}
Progress.__index = Progress

local function duration(seconds)
  if seconds < 90 then return ("%d s"):format(math.ceil(seconds)) end
  if seconds < 5400 then return ("%d min"):format(math.ceil(seconds / 60)) end
  return ("%.1f h"):format(seconds / 3600)
end

--- Begins to tell of work on `total` things ("files"); without a total only the count and the rate are shown.
---@param what string "reading"
---@param unit string "files"
---@param total integer?
---@return table progress with :step(n) and :done(); as a `<close>` local it is taken away whatever happens
function progress.new(what, unit, total)
  return setmetatable({ what = what, unit = unit, total = total, count = 0, started = system.clock(), shown = 0,
    visible = system.is_terminal(2) }, Progress)
end

--- Counts `n` more (1) and, at most five times a second, renews the line.
---@param n integer?
function Progress:step(n)
  self.count = self.count + (n or 1)
  if not self.visible then return end
  local now = system.clock()
  local elapsed = now - self.started
  if elapsed < 1 or now - self.shown < 0.2 then return end
  self.shown = now
  local rate = self.count / elapsed
  local text = ("%s %s"):format(self.what, show.count(self.count))
  if self.total then text = ("%s of %s"):format(text, show.count(self.total)) end
  text = ("%s %s, %s a second"):format(text, self.unit, show.number(rate, 3))
  if self.total and rate > 0 then text = text .. ", " .. duration((self.total - self.count) / rate) .. " left" end
  io.stderr:write("\r\27[K", show.clip(text, (system.terminal_width() or 80) - 1))
  self.drawn = true
end

--- Takes the line away.
function Progress:done()
  if self.drawn then io.stderr:write "\r\27[K" end
  self.drawn = false
end
Progress.__close = Progress.done

return progress
