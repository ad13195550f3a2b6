-- A quern in a pseudo-terminal, driven as a person would: type, wait for what the screen says.
-- script(1), which every Debian has, makes the terminal; its transcript is read back from a file.
local helper = require "helper"
local system = require "quern.host.system"

local terminal = {}
terminal.__index = terminal

--- Whether this machine can make pseudo-terminals (a bare chroot cannot).
---@return boolean
function terminal.available()
  if terminal.known == nil then terminal.known = os.execute "script -qc true /dev/null >/dev/null 2>&1 </dev/null" == true end
  return terminal.known
end

--- Starts `command` on a terminal of so many columns.
---@param command string?
---@param options {columns: integer?, home: string?, env: string?}?
function terminal.start(command, options)
  options = options or {}
  local self = setmetatable({ path = os.tmpname(), at = 1 }, terminal)
  self.home = options.home or helper.folder()
  local inner = ("stty cols %d rows 40; export HOME=%s TERM=xterm XDG_STATE_HOME= LC_ALL=C.UTF-8; unset NO_COLOR; %s %s"):format(
    options.columns or 80, self.home, options.env or "", command or system.real_path(helper.quern))
  self.pipe = assert(io.popen(("timeout 60 script -qfc %s %s >/dev/null 2>&1"):format(helper.quote(inner), self.path), "w"))
  return self
end

function terminal:send(text)
  self.pipe:write(text)
  self.pipe:flush()
end

--- What the screen has shown so far, without escape sequences; carriage returns dropped.
function terminal:screen()
  local file = assert(io.open(self.path, "rb"))
  local text = file:read "a"
  file:close()
  self.raw = text
  return (text:gsub("\27%[[%d;?]*[%a]", ""):gsub("\27%][^\7]*\7", ""):gsub("\r", ""))
end

--- Waits until the screen shows `text` (plain) after what was waited for before; fails after so many seconds.
function terminal:wait(text, seconds)
  local deadline = system.clock() + (seconds or 20)
  while system.clock() < deadline do
    local screen = self:screen()
    local from, to = screen:find(text, self.at, true)
    if from then
      local before = screen:sub(self.at, from - 1)
      self.at = to + 1
      return before
    end
    os.execute "sleep 0.02"
  end
  error(("never saw %q; the screen has:\n%s"):format(text, self:screen():sub(self.at)), 2)
end

--- Leaves the session as a person does; what the screen shows last can still be read.
function terminal:leave()
  if not self.pipe then return end
  self.pipe:write "\3\4" -- drop what is typed, then leave: a half-typed line would ignore the end of input
  self.pipe:close()
  self.pipe = nil
end

--- Waits for a command that ends by itself; what the screen shows last can still be read.
function terminal:finish()
  if self.pipe then self.pipe:close() end
  self.pipe = nil
end

function terminal:close()
  self:leave()
  os.remove(self.path)
end

--- How many cells a code point takes: a list of our own, so that what is tested does not test itself.
local WIDE = { { 0x1100, 0x115F }, { 0x2E80, 0xA4CF }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 },
  { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1FAFF }, { 0x20000, 0x3FFFD } }
local NONE = { { 0x300, 0x36F }, { 0x200B, 0x200F }, { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F } }

local function within(point, ranges)
  for _, range in ipairs(ranges) do if point >= range[1] and point <= range[2] then return true end end
  return false
end

--- A line as the cells of a screen: the character in each, "" in the second cell of a wide one; marks join the one before.
---@param line string
---@return string[]
function terminal.cells(line)
  local cells = {}
  for _, point in utf8.codes(line) do
    local character = utf8.char(point)
    if within(point, NONE) then
      local at = cells[#cells] == "" and #cells - 1 or #cells
      cells[at] = (cells[at] or "") .. character
    else
      cells[#cells + 1] = character
      if within(point, WIDE) then cells[#cells + 1] = "" end
    end
  end
  return cells
end

return terminal
