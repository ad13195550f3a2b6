--- What may stand in the expressions of frames, each with an example: help "expressions" prints it, the specs run it.
-- The examples of aggregates and windows are worked out on this frame: year 2020 2021 2022 2023, x 10 30 20 40.

local aggregate = require "quern.frame.aggregate"
local window = require "quern.frame.window"

local reference = {}

--- Functions of where, derive, agg and window: how it is written, what it gives, an example and its value.
reference.functions = {
  { "abs(x)", "size of a number", "abs(-2)", "2" },
  { "ceil(x)", "next whole number", "ceil(2.1)", "3" },
  { "choose(condition, x, y)", "x where it holds, else y", "choose(2 > 1, 'more', 'less')", "more" },
  { "coalesce(x, ...)", "first that is not null", "coalesce(nil, 5)", "5" },
  { "contains(text, part)", "whether part stands in it", "contains('steel mill', 'mill')", "true" },
  { "date(year, month, day)", "a day; date(text) reads one", "date(2024, 5, 14)", "2024-05-14" },
  { "day(date)", "day of the month", "day(date('2024-05-14'))", "14" },
  { "ends(text, part)", "whether it ends so", "ends('steel mill', 'mill')", "true" },
  { "exp(x)", "e to the power of x", "exp(0)", "1" },
  { "floor(x)", "whole number below", "floor(2.9)", "2" },
  { "greatest(x, y, ...)", "greatest of a row", "greatest(3, 7, 5)", "7" },
  { "integer(x)", "a whole number, of text too", "integer('12')", "12" },
  { "is_nan(x)", "not a number", "is_nan(0.0 / 0.0)", "true" },
  { "is_null(x)", "no value; also x == nil", "is_null(nil)", "true" },
  { "least(x, y, ...)", "least of a row", "least(3, 7, 5)", "3" },
  { "len(text)", "bytes in it; also #text", "len('720711')", "6" },
  { "log(x)", "natural logarithm; log(x, base)", "log(100, 10)", "2" },
  { "lower(text)", "in small letters", "lower('HS')", "hs" },
  { "month(date)", "1 to 12", "month(date('2024-05-14'))", "5" },
  { "month_start(date)", "first day of its month", "month_start(date('2024-05-14'))", "2024-05-01" },
  { "number(text)", "the number it writes", "number('2.5')", "2.5" },
  { "one_of(x, a, b, ...)", "whether it is one of them", "one_of('IND', 'CHN', 'IND')", "true" },
  { "pad(text, length)", "zeros put back in front", "pad('1012', 6)", "001012" },
  { "quarter(date)", "1 to 4", "quarter(date('2024-05-14'))", "2" },
  { "replace(text, part, by)", "every part replaced", "replace('7207.11', '.', '')", "720711" },
  { "round(x)", "nearest; round(x, digits)", "round(2.345, 1)", "2.3" },
  { "sqrt(x)", "square root", "sqrt(9)", "3" },
  { "starts(text, part)", "whether it begins so", "starts('720711', '72')", "true" },
  { "sub(text, from, to)", "bytes from to, as string.sub", "sub('720711', 1, 4)", "7207" },
  { "text(x)", "as text", "text(2024) .. ' Q1'", "2024 Q1" },
  { "trim(text)", "no white space around it", "trim('  CHN ')", "CHN" },
  { "upper(text)", "in capitals", "upper('chn')", "CHN" },
  { "year(date)", "its year", "year(date('2024-05-14'))", "2024" },
  { "year_start(date)", "first day of its year", "year_start(date('2024-05-14'))", "2024-01-01" },
}

--- Examples of aggregates: the whole of the frame as one group.
reference.aggregates = {
  cagr = { "round(cagr(x, year), 3)", "0.587" }, corr = { "corr(x, year)", "0.8" }, count = { "count()", "4" },
  count_distinct = { "count_distinct(x)", "4" }, first = { "first(x)", "10" }, gini = { "gini(x)", "0.25" },
  hhi = { "hhi(x)", "0.3" }, last = { "last(x)", "40" }, list = { "list(x)", "10, 30, 20, 40" }, max = { "max(x)", "40" },
  mean = { "mean(x)", "25" }, median = { "median(x)", "25" }, min = { "min(x)", "10" },
  quantile = { "quantile(x, 0.9)", "37" }, stddev = { "round(stddev(x), 2)", "12.91" }, sum = { "sum(x)", "100" },
  variance = { "round(variance(x), 1)", "166.7" }, weighted_mean = { "round(weighted_mean(x, x), 1)", "30" },
}

--- Examples of windows: what the four rows get, in the order of years.
reference.windows = {
  count = { "count()", "4 4 4 4" }, cumsum = { "cumsum(x)", "10 40 60 100" }, dense_rank = { "dense_rank()", "1 2 3 4" },
  first = { "first(x)", "10 10 10 10" }, lag = { "lag(x)", "· 10 30 20" }, last = { "last(x)", "40 40 40 40" },
  lead = { "lead(x)", "30 20 40 ·" }, max = { "max(x)", "40 40 40 40" }, mean = { "mean(x)", "25 25 25 25" },
  min = { "min(x)", "10 10 10 10" }, rank = { "rank()", "1 2 3 4" }, rolling_max = { "rolling_max(x, 2)", "· 30 30 40" },
  rolling_mean = { "rolling_mean(x, 2)", "· 20 25 30" }, rolling_min = { "rolling_min(x, 2)", "· 10 20 20" },
  rolling_sum = { "rolling_sum(x, 2)", "· 40 50 60" }, row_number = { "row_number()", "1 2 3 4" },
  share = { "share(x)", "0.1 0.3 0.2 0.4" }, sum = { "sum(x)", "100 100 100 100" },
  yoy = { "round(yoy(x, year), 2)", "· 2 -0.33 1" },
}

local function known(lines, about, examples)
  local names = {}
  for name in pairs(about) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    lines[#lines + 1] = "  " .. about[name]
    lines[#lines + 1] = ("      %s = %s"):format(table.unpack(examples[name]))
  end
end

--- The whole reference as text.
---@return string
function reference.text()
  local lines = { "Expressions are strings in Lua's syntax; names are columns, col('a name') one with an odd name.",
    "+ - * / // % ^ .. # == ~= < <= > >= and or not; nil is null; in where, each ? stands for a value that follows:",
    "  f:where(\"sector == ? and value < 75\", \"steel\")   f:derive { excess = \"capacity - output\" }", "",
    "functions:" }
  for _, one in ipairs(reference.functions) do
    lines[#lines + 1] = ("  %-24s %s"):format(one[1], one[2])
    lines[#lines + 1] = ("      %s = %s"):format(one[3], one[4])
  end
  table.move({ "", "in agg, over the rows of a group (here years 2020 to 2023, x 10 30 20 40):" }, 1, 2, #lines + 1, lines)
  known(lines, aggregate.known, reference.aggregates)
  table.move({ "", "in window, for each row among its group:" }, 1, 2, #lines + 1, lines)
  known(lines, window.known, reference.windows)
  return table.concat(lines, "\n")
end

return reference
