-- Joins, windows, pivots and orders of random frames, beside SQLite's answers.
local answers = require "answers"
local number = answers.number

local SHAPES = {
  { name = "ordinary", rows = 3000, keys = 40, nulls = 7 },
  { name = "no rows", rows = 0, keys = 3, nulls = 5 },
  { name = "one row", rows = 1, keys = 3, nulls = 1000 },
  { name = "all keys equal", rows = 700, keys = 1, nulls = 9 },
  { name = "all values null", rows = 300, keys = 5, nulls = 1 },
  { name = "nearly all keys distinct", rows = 9000, keys = 1 << 30, nulls = 1000 },
  { name = "infinities", rows = 2000, keys = 9, nulls = 6, infinite = true },
}

local ORDER = "day is null, day, id"
local function over(call, frame_of) return ("%s over (partition by text order by %s %s)"):format(call, ORDER, frame_of or "") end
local function last(n) return ("rows between %d preceding and current row"):format(n - 1) end
-- Of the last n rows, null until there are as many or while one is null.
local function rolling(name, n)
  return ("case when %s = %d then %s end"):format(over("count(whole)", last(n)), n, number(over(name .. "(whole)", last(n))))
end

local QUESTIONS = {
  { "inner joins, rows multiplied",
    [[select a.id, b.id from t a join (select id, text from t where whole % 5 = 0) b on a.text = b.text]],
    function(f) return f:join(f:where("whole % 5 == 0"):select("text", { other = "id" }), { on = "text" }) end, { "id", "other" } },
  { "left joins on two keys",
    "select a.id, " .. number "b.m" .. ", b.n from t a left join (select text, day, max(value) m, count(*) n from t where whole > 0 group by text, day) b"
      .. " on a.text = b.text and a.day = b.day",
    function(f)
      return f:join(f:where("whole > 0"):group("text", "day"):agg { m = "max(value)", n = "count()" }, { on = { "text", "day" }, how = "left" })
    end, { "id", "m", "n" } },
  { "left joins on names that differ", "select a.id, b.n from t a left join (select wide k, count(*) n from t group by wide) b on a.wide = b.k",
    function(f) return f:join(f:group("wide"):agg({ n = "count()" }):rename { k = "wide" }, { on = { wide = "k" }, how = "left" }) end,
    { "id", "n" } },
  { "joins on a floating-point key", "select a.id, b.n from t a join (select value, count(*) n from t group by value having count(*) > 1) b on a.value = b.value",
    function(f) return f:join(f:group("value"):agg({ n = "count()" }):where "n > 1", { on = "value" }) end, { "id", "n" } },
  { "semi joins", "select id from t where (text, whole) in (select text, whole - 1 from t)",
    function(f) return f:join(f:derive { whole = "whole - 1" }:select("text", "whole"), { on = { "text", "whole" }, how = "semi" }) end, { "id" } },
  { "anti joins", "select a.id from t a left join (select distinct text k, whole - 1 w from t) b on a.text = b.k and a.whole = b.w where b.k is null",
    function(f) return f:join(f:derive { whole = "whole - 1" }:select("text", "whole"), { on = { "text", "whole" }, how = "anti" }) end, { "id" } },
  { "rows before and behind",
    ("select id, %s, %s, %s, %s, %s"):format(over "lag(whole)", over "lag(day, 3)", over "lead(text)", number(over "lead(value, 2)",
      nil), over "row_number()") .. " from t",
    function(f)
      return f:window { by = "text", order = { "day", "id" }, a = "lag(whole)", b = "lag(day, 3)", c = "lead(text)", d = "lead(value, 2)", n = "row_number()" }
    end, { "id", "a", "b", "c", "d", "n" } },
  { "first and last of a group",
    ("select id, %s, %s from t"):format(over "first_value(whole)", over("last_value(day)", "rows between unbounded preceding and unbounded following")),
    function(f) return f:window { by = "text", order = { "day", "id" }, a = "first(whole)", z = "last(day)" } end, { "id", "a", "z" } },
  { "ranks with ties", [[select id, rank() over (partition by text order by whole is null, whole), dense_rank() over (partition by text order by whole is null, whole),
      rank() over (partition by text order by whole is null, whole desc) from t]],
    function(f)
      return f:window({ by = "text", order = "whole", r = "rank()", d = "dense_rank()" }):window { by = "text", order = "-whole", back = "rank()" }
    end, { "id", "r", "d", "back" } },
  { "running and whole sums",
    "select id, case when whole is not null then " .. number(over("sum(whole)", "rows unbounded preceding")) .. " end, "
      .. number "sum(whole) over (partition by text)" .. ", " .. number "avg(whole) over (partition by text)"
      .. ", count(whole) over (partition by text), count(*) over (partition by text), " .. number "min(value) over (partition by text)" .. ", "
      .. number "max(value) over (partition by text)" .. " from t",
    function(f)
      return f:window { by = "text", order = { "day", "id" }, c = "cumsum(whole)", s = "sum(whole)", m = "mean(whole)", n = "count(whole)", all = "count()",
        lo = "min(value)", hi = "max(value)" }
    end, { "id", "c", "s", "m", "n", "all", "lo", "hi" } },
  { "rolling windows", ("select id, %s, %s, %s, %s from t"):format(rolling("sum", 3), rolling("avg", 2), rolling("min", 4), rolling("max", 3)),
    function(f)
      return f:window { by = "text", order = { "day", "id" }, a = "rolling_sum(whole, 3)", b = "rolling_mean(whole, 2)", c = "rolling_min(whole, 4)",
        d = "rolling_max(whole, 3)" }
    end, { "id", "a", "b", "c", "d" } },
  { "windows over all rows", "select id, lag(id) over (order by value is null, value desc, id), row_number() over (order by value is null, value desc, id) from t",
    function(f) return f:window { order = { "-value", "id" }, before = "lag(id)", n = "row_number()" } end, { "id", "before", "n" } },
  { "orders by three columns", [[select id, row_number() over (order by day is null, day desc, whole is null, whole, id) from t]],
    function(f) return f:sort("-day", "whole", "id"):window { n = "row_number()" } end, { "id", "n" } },
  { "equal rows keep their order", [[select id, row_number() over (order by whole is null, whole, id) from t]],
    function(f) return f:sort("whole"):window { n = "row_number()" } end, { "id", "n" } },
  { "the greatest of each group", [[select id from (select *, row_number() over (partition by text order by value desc, id) r from t where value is not null)
      where r <= 3]],
    function(f) return f:where("value ~= nil"):top(3, { by = "text", order = "-value" }) end, { "id" } },
  { "the first of each group", [[select min(id) from t group by text, whole]], function(f) return f:distinct("text", "whole") end, { "id" } },
  { "pivots that sum", "select text, " .. number "sum(case when whole = -1 then wide end)" .. ", " .. number "sum(case when whole = 0 then wide end)"
      .. ", " .. number "sum(case when whole = 1 then wide end)" .. " from t where whole between -1 and 1 group by text",
    function(f)
      return f:where("whole >= -1 and whole <= 1"):derive { w = "wide / 1" }:pivot { rows = "text", columns = "whole", values = "w", agg = "sum" }
    end, { "text", "-1", "0", "1" } },
  { "pivots of dates by text", "select day, max(case when text = 'k0' then id end), max(case when text = 'k1' then id end) from t where text in ('k0', 'k1') group by day",
    function(f) return f:where("text == 'k0' or text == 'k1'"):group("day", "text"):agg({ m = "max(id)" }):pivot { rows = "day", columns = "text", values = "m" } end,
    { "day", "k0", "k1" } },
  { "melts", "select id, 'whole', whole from t union all select id, 'wide', wide from t",
    function(f) return f:select("id", "whole", "wide"):melt { keep = "id", name = "n", value = "v" } end, { "id", "n", "v" } },
  { "rows below each other", "select id, text, whole from t where whole < 0 union all select id, null, whole from t",
    function(f) return f:where("whole < 0"):select("id", "text", "whole"):bind(f:select("id", "whole")) end, { "id", "text", "whole" } },
}

describe("answers equal to SQLite's:", function()
  for index, shape in ipairs(SHAPES) do
    for _, question in ipairs(QUESTIONS) do
      it(question[1] .. ", " .. shape.name, function()
        if not answers.has_sqlite then pending "the sqlite3 command is not installed" end
        answers.compare(answers.random_frame(shape, 200 + index), question)
      end)
    end
  end
end)
