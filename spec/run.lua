-- Runs the specs under busted inside quern and ends with the line CI counts. Arguments: spec files or folders.
local paths = { table.unpack(arg) }
if #paths == 0 then paths = { "spec" } end

package.path = "./spec/?.lua;" .. package.path

local command = { [0] = "busted", "--helper=spec/helper.lua", "--pattern=_spec", "-o", "spec/report.lua", table.unpack(paths) }
arg = command -- luacheck: ignore
require "busted.runner" { standalone = false }
