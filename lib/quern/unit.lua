--- Units of measure, currencies and counted things by their codes (data/units.csv), and conversion between them.

local host = require "quern.host.quantity"

local unit = {}

---@class quern.Unit
---@field code string as quantities carry it: "t", "kWh", "%", "CNY", "vehicles"
---@field per? string what it is counted per: "h" of "km/h"
---@field kind string measure percent money count multiple
---@field dimension string "mass", "energy", "money" ...
---@field factor? number to the base unit of the dimension (kg, m, m2, m3, J, W, s ...); nil where none applies

--- The unit with a code, or nil.
--- > unit.find("Mt").dimension
--- mass
---@param code string
---@param per? string
---@return quern.Unit?
function unit.find(code, per) return host.unit(code, per) end

--- A value in another unit of the same dimension; nil when the two do not convert. Money never does: rates are data.
-- Raises when a code is unknown.
--- > unit.convert(2.5, "Mt", "t")
--- 2500000
---@param value number
---@param from string code of the unit it is in
---@param to string code of the unit wanted
---@return number?
function unit.convert(value, from, to) return host.convert(value, from, to) end

--- The number that begins at a place of a text: the place of its last byte, and its value; nil when none begins there.
-- The caller says what stands before: a sign or a currency is not read.
--- > unit.number("about 2.38 trillion", 7)
--- 19
--- 2380000000000
---@param subject string
---@param at? integer byte, 1 when absent
---@return integer? last
---@return number? value
function unit.number(subject, at) return host.number(subject, at) end

return unit
