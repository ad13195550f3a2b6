--- Measures of trade and industry on frames, each with its formula and source. None mixes what must not be mixed: where a
--- unit column is given, or the ratio of two years or concepts would be formed, rows that do not fit raise or become null.
-- Every function takes a frame and a table of column names, and returns the frame with one more column.
-- > mills = frame.new { {"mill", "string", {"A", "B"}}, {"output", "f64", {71, 30}}, {"capacity", "f64", {100, 50}} }
-- > flows = frame.new { {"exporter", "code", {"CHN", "CHN", "DEU"}}, {"hs6", "code", {"720711", "850760", "720711"}},
-- >>   {"year", "i64", {2023, 2023, 2023}}, {"value", "f64", {40, 60, 60}} }
-- > series = frame.new { {"sector", "code", {"steel", "steel", "steel"}}, {"year", "i64", {2015, 2019, 2023}},
-- >>   {"output", "f64", {800, 1000, 1020}} }

local trade = {}

local function need(options, names, what)
  for _, name in ipairs(names) do
    if type(options[name]) ~= "string" then error(("%s: which column is %s?"):format(what, name), 3) end
  end
end

local function check_known(options, known, what)
  for name in pairs(options) do
    if not known[name] then
      local list = {}
      for option in pairs(known) do list[#list + 1] = option end
      table.sort(list)
      error(("%s: no option '%s'; there are: %s"):format(what, tostring(name), table.concat(list, ", ")), 3)
    end
  end
end

local function column(name) return ("col(%q)"):format(name) end

--- Raises when a column of units holds more than one within what is compared.
local function one_unit(frame, unit, by, what)
  if not unit then return end
  local keys = by or {}
  local counts = frame:group(table.unpack(keys)):agg({ units = ("count_distinct(%s)"):format(column(unit)) }):where "units > 1"
  if #counts == 0 then return end
  local place = {}
  for _, key in ipairs(keys) do place[#place + 1] = ("%s = %s"):format(key, tostring(counts:row(1)[key])) end
  error(("%s: '%s' holds several units%s; convert them to one first"):format(what, unit,
    #place > 0 and " where " .. table.concat(place, ", ") or ""), 3)
end

local function keys_of(value) return type(value) == "string" and { value } or value or {} end

--- Capacity utilization in per cent: output / capacity * 100. Null where capacity is not above zero.
--- Output and capacity of one row are taken to be of the same year and concept (nameplate, effective); with `unit_output` and
--- `unit_capacity`, rows whose units differ are null.
--- Source: OECD Steel Committee, Steelmaking capacity developments.
--- > trade.utilization(mills, { output = "output", capacity = "capacity" })
--- mill  output  capacity  utilization
--- ───────────────────────────────────
--- A         71       100           71
--- B         30        50           60
---@param frame Frame
---@param options { output: string, capacity: string, as?: string, unit_output?: string, unit_capacity?: string }
---@return Frame
function trade.utilization(frame, options)
  check_known(options, { output = true, capacity = true, as = true, unit_output = true, unit_capacity = true }, "utilization")
  need(options, { "output", "capacity" }, "utilization")
  local output, capacity = column(options.output), column(options.capacity)
  local sound = capacity .. " > 0"
  if options.unit_output and options.unit_capacity then
    sound = sound .. (" and %s == %s"):format(column(options.unit_output), column(options.unit_capacity))
  end
  return frame:derive { [options.as or "utilization"] = ("%s and %s / %s * 100"):format(sound, output, capacity) }
end

--- Excess capacity: capacity - output / target, the capacity beyond what the output would need at the target utilization
--- (`target` in per cent; 100: capacity - output). Source: OECD (2015), Excess capacity in the global steel industry.
--- > trade.excess_capacity(mills, { output = "output", capacity = "capacity", target = 80 })
--- mill  output  capacity  excess_capacity
--- ───────────────────────────────────────
--- A         71       100            11.25
--- B         30        50             12.5
---@param frame Frame
---@param options { output: string, capacity: string, target?: number, as?: string }
---@return Frame
function trade.excess_capacity(frame, options)
  check_known(options, { output = true, capacity = true, target = true, as = true }, "excess_capacity")
  need(options, { "output", "capacity" }, "excess_capacity")
  local target = options.target or 100
  if not (target > 0 and target <= 100) then error("excess_capacity: the target is a percentage above 0, up to 100", 2) end
  return frame:derive { [options.as or "excess_capacity"] = ("%s - %s / %.17g"):format(column(options.capacity),
    column(options.output), target / 100) }
end

--- Import penetration in per cent: imports / (production - exports + imports) * 100, the share of apparent consumption.
--- Null where apparent consumption is not above zero. Source: OECD, Measuring Globalisation: Economic Globalisation
--- Indicators (2010).
--- > local use = frame.new { {"imports", "f64", {20}}, {"production", "f64", {100}}, {"exports", "f64", {40}} }
--- > trade.import_penetration(use, { imports = "imports", production = "production", exports = "exports" })
--- imports  production  exports  import_penetration
--- ────────────────────────────────────────────────
---      20         100       40                  25
---@param frame Frame
---@param options { imports: string, production: string, exports: string, as?: string }
---@return Frame
function trade.import_penetration(frame, options)
  check_known(options, { imports = true, production = true, exports = true, as = true }, "import_penetration")
  need(options, { "imports", "production", "exports" }, "import_penetration")
  local m, y, x = column(options.imports), column(options.production), column(options.exports)
  local consumption = ("(%s - %s + %s)"):format(y, x, m)
  return frame:derive { [options.as or "import_penetration"] = ("%s > 0 and %s / %s * 100"):format(consumption, m, consumption) }
end

--- Revealed comparative advantage: (x_cp / x_c) / (x_p / x), a country's share in a product over its share in all trade;
--- within each group of `by` (a year). Source: Balassa (1965), Trade liberalisation and "revealed" comparative advantage.
--- > trade.rca(flows, { country = "exporter", product = "hs6", value = "value", by = "year" })
--- exporter  hs6     year  value   rca
--- ───────────────────────────────────
--- CHN       720711  2023     40  0.64
--- CHN       850760  2023     60   1.6
--- DEU       720711  2023     60   1.6
---@param frame Frame one row for each country and product (and group)
---@param options { country: string, product: string, value: string, by?: string|string[], as?: string, unit?: string }
---@return Frame
function trade.rca(frame, options)
  check_known(options, { country = true, product = true, value = true, by = true, as = true, unit = true }, "rca")
  need(options, { "country", "product", "value" }, "rca")
  local by = keys_of(options.by)
  one_unit(frame, options.unit, by, "rca")
  local function within(...)
    local keys = { table.unpack(by) }
    for _, name in ipairs { ... } do keys[#keys + 1] = name end
    return keys
  end
  local total = ("sum(%s)"):format(column(options.value))
  local result = frame:window { by = within(options.country), ["#country"] = total }
    :window { by = within(options.product), ["#product"] = total }:window { by = by, ["#all"] = total }
    :derive { [options.as or "rca"] = ("(%s / col('#country')) / (col('#product') / col('#all'))"):format(column(options.value)) }
  local names = {}
  for _, each in ipairs(result:columns()) do
    if each.name:sub(1, 1) ~= "#" then names[#names + 1] = each.name end
  end
  return result:select(table.unpack(names))
end

--- Herfindahl-Hirschman index of each group: the sum of squared shares, from 0 to 1 (times 10,000 for points). Rows of one
--- `of` within a group are added up first. Source: Hirschman (1964), The paternity of an index.
--- > trade.hhi(flows, { by = "hs6", of = "exporter", value = "value" })
--- hs6      hhi
--- ────────────
--- 720711  0.52
--- 850760     1
---@param frame Frame
---@param options { by: string|string[], of: string, value: string, as?: string, unit?: string }
---@return Frame one row for each group
function trade.hhi(frame, options)
  check_known(options, { by = true, of = true, value = true, as = true, unit = true }, "hhi")
  need(options, { "of", "value" }, "hhi")
  local by = keys_of(options.by)
  one_unit(frame, options.unit, by, "hhi")
  local keys = { table.unpack(by) }
  keys[#keys + 1] = options.of
  local added = frame:group(table.unpack(keys)):agg { ["#value"] = ("sum(%s)"):format(column(options.value)) }
  return added:group(table.unpack(by)):agg { [options.as or "hhi"] = "hhi(col('#value'))" }
end

--- Unit value: value / quantity; null where the quantity is not above zero. With `unit`, all rows must have the same.
--- Source: UN, International Merchandise Trade Statistics: Compilers Manual.
--- > local goods = frame.new { {"usd", "f64", {5400, 100}}, {"tonnes", "f64", {10, 0}} }
--- > trade.unit_value(goods, { value = "usd", quantity = "tonnes" })
---  usd  tonnes  unit_value
--- ────────────────────────
--- 5400      10         540
---  100       0           ·
---@param frame Frame
---@param options { value: string, quantity: string, unit?: string, as?: string }
---@return Frame
function trade.unit_value(frame, options)
  check_known(options, { value = true, quantity = true, unit = true, as = true }, "unit_value")
  need(options, { "value", "quantity" }, "unit_value")
  one_unit(frame, options.unit, nil, "unit_value")
  local quantity = column(options.quantity)
  return frame:derive { [options.as or "unit_value"] = ("%s > 0 and %s / %s"):format(quantity, column(options.value), quantity) }
end

--- Compound annual growth rate of each group, from its first year to its last: (last / first) ^ (1 / years) - 1.
--- > trade.cagr(series, { by = "sector", value = "output", year = "year" })
--- sector       cagr
--- ─────────────────
--- steel   0.0308341
---@param frame Frame
---@param options { by: string|string[], value: string, year: string, as?: string }
---@return Frame one row for each group
function trade.cagr(frame, options)
  check_known(options, { by = true, value = true, year = true, as = true }, "cagr")
  need(options, { "value", "year" }, "cagr")
  local call = ("cagr(%s, %s)"):format(column(options.value), column(options.year))
  return frame:group(table.unpack(keys_of(options.by))):agg { [options.as or "cagr"] = call }
end

--- Index numbers: value / value of the base year * 100, within each group. Null in a group without that year.
--- > trade.index(series, { by = "sector", value = "output", year = "year", base = 2015 })
--- sector  year  output  index
--- ───────────────────────────
--- steel   2015     800    100
--- steel   2019    1000    125
--- steel   2023    1020  127.5
---@param frame Frame
---@param options { by?: string|string[], value: string, year: string, base: integer, as?: string }
---@return Frame
function trade.index(frame, options)
  check_known(options, { by = true, value = true, year = true, base = true, as = true }, "index")
  need(options, { "value", "year" }, "index")
  if math.type(options.base) ~= "integer" then error("index: the base is a year, a whole number", 2) end
  local based = ("max(%s == %d and number(%s))"):format(column(options.year), options.base, column(options.value))
  local index = ("%s / %s * 100"):format(column(options.value), based)
  return frame:window { by = keys_of(options.by), [options.as or "index"] = index }
end

-- Joins a table of rates by its keys; every row must find exactly one.
local function with_rate(frame, rates, keys, rate, what)
  local repeated = rates:group(table.unpack(keys)):agg({ n = "count()" }):where "n > 1"
  if #repeated > 0 then error(("%s: the table of rates has several for one %s"):format(what, table.concat(keys, ", ")), 3) end
  local columns = { table.unpack(keys) }
  columns[#columns + 1] = { ["#rate"] = rate }
  return frame:join(rates:select(table.unpack(columns)), { on = keys, how = "left" })
end

local function without_rate(frame)
  local names = {}
  for _, each in ipairs(frame:columns()) do
    if each.name ~= "#rate" then names[#names + 1] = each.name end
  end
  return frame:select(table.unpack(names))
end

--- Constant prices: value / deflator * 100, with a table of deflators by year (base 100). A row without one is null, and
--- `warnings()` says how many there are.
--- > local deflators = frame.new { {"year", "i64", {2015, 2023}}, {"deflator", "f64", {80, 100}} }
--- > trade.deflate(series, { value = "output", year = "year", deflators = deflators })
--- sector  year  output  real_output
--- ─────────────────────────────────
--- steel   2015     800         1000
--- steel   2019    1000            ·
--- steel   2023    1020         1020
---@param frame Frame
---@param options { value: string, year: string, deflators: Frame, deflator?: string, as?: string }
---@return Frame
function trade.deflate(frame, options)
  check_known(options, { value = true, year = true, deflators = true, deflator = true, as = true }, "deflate")
  need(options, { "value", "year" }, "deflate")
  local joined = with_rate(frame, options.deflators, { options.year }, options.deflator or "deflator", "deflate")
  local real = ("%s / col('#rate') * 100"):format(column(options.value))
  return without_rate(joined:derive { [options.as or "real_" .. options.value] = real })
end

--- Another currency: value * rate, with a table of rates (units of the target for one unit) by currency, and by year if the
--- table has that column. A row without a rate is null, and `warnings()` says how many there are.
--- > local loans = frame.new { {"amount", "f64", {700, 20}}, {"currency", "code", {"CNY", "EUR"}} }
--- > local rates = frame.new { {"currency", "code", {"CNY", "EUR"}}, {"rate", "f64", {0.14, 1.08}} }
--- > trade.convert(loans, { value = "amount", currency = "currency", rates = rates, as = "usd" })
--- amount  currency   usd
--- ──────────────────────
---    700  CNY         98
---     20  EUR       21.6
---@param frame Frame
---@param options { value: string, currency: string, year?: string, rates: Frame, rate?: string, as?: string }
---@return Frame
function trade.convert(frame, options)
  check_known(options, { value = true, currency = true, year = true, rates = true, rate = true, as = true }, "convert")
  need(options, { "value", "currency" }, "convert")
  local joined = with_rate(frame, options.rates, { options.currency, options.year }, options.rate or "rate", "convert")
  local converted = ("%s * col('#rate')"):format(column(options.value))
  return without_rate(joined:derive { [options.as or "converted_" .. options.value] = converted })
end

return trade
