-- Random frames, and the answers of SQLite to questions about them, which knows nothing of this engine.
local helper = require "helper"
local assert = require "luassert"
local frame = require "quern.frame"

local answers = { has_sqlite = select(3, helper.shell "command -v sqlite3") == 0 }

-- A generator that gives the same frames everywhere.
function answers.generator(seed)
  local state = seed
  return function(n)
    state = (state * 6364136223846793005 + 1442695040888963407)
    return (state >> 33) % n
  end
end

--- Columns: `id` counts the rows; the others repeat, and are null now and then, as the shape says. With `infinite`, some values
--- are infinities.
function answers.random_frame(shape, seed)
  local random = answers.generator(seed)
  local id, text, whole, wide, value, day = {}, {}, {}, {}, {}, {}
  local function maybe(list, i, x) if random(shape.nulls) ~= 0 or shape.nulls == 1000 then list[i] = x end end
  for i = 1, shape.rows do
    id[i] = i
    maybe(text, i, "k" .. random(shape.keys))
    maybe(whole, i, random(shape.keys) - shape.keys // 2)
    maybe(wide, i, (random(shape.keys) - 3) * 1000000007 * 97)
    maybe(value, i, (random(2000001) - 1000000) / 1000)
    maybe(day, i, ("20%02d-%02d-%02d"):format(random(30), random(12) + 1, random(28) + 1))
    if shape.infinite and value[i] and random(9) == 0 then value[i] = random(2) == 0 and math.huge or -math.huge end
  end
  return frame.new { { "id", "i64", id }, { "text", "string", text }, { "whole", "i64", whole }, { "wide", "i64", wide },
    { "value", "f64", value }, { "day", "date", day }, rows = shape.rows }
end

--- The rows of a query over the frame, each as a string; values are rounded so that another order of summing does not show.
function answers.sqlite(f, query)
  local folder = helper.folder()
  assert(f:write(folder .. "/t.csv"))
  local out, err = helper.shell(([[sqlite3 -batch -csv -nullvalue null %s/db <<'END'
create table t(id integer, text text, whole integer, wide integer, value real, day text);
.mode csv
.import --skip 1 %s/t.csv t
update t set text = null where text = ''; update t set whole = null where whole = ''; update t set wide = null where wide = '';
update t set value = null where value = ''; update t set day = null where day = '';
update t set value = 9e999 where value = 'inf'; update t set value = -9e999 where value = '-inf';
.headers off
.separator |
%s;
END]]):format(folder, folder, query))
  assert.equal("", err)
  local list = {}
  for line in out:gmatch "[^\r\n]+" do list[#list + 1] = (line:gsub('"', "")) end
  table.sort(list)
  return list
end

local function show(value)
  if value == nil then return "null" end
  if math.type(value) == "float" then return ("%.4f"):format(value == 0 and 0 or value) end
  return tostring(value)
end

function answers.ours(f, names)
  local list = {}
  for row in f:rows() do
    local parts = {}
    for i, name in ipairs(names) do parts[i] = show(row[name]) end
    list[#list + 1] = table.concat(parts, "|")
  end
  table.sort(list)
  return list
end

function answers.number(x) return ("case when %s is null then null else lower(printf('%%.4f', %s + 0.0)) end"):format(x, x) end

--- Whether a question, asked of both, has the same answer, row for row.
---@param question table name, query, function of the frame, names of the columns that the query gives
function answers.compare(f, question)
  local theirs, mine = answers.sqlite(f, question[2]), answers.ours(question[3](f), question[4])
  assert.equal(#theirs, #mine)
  for i = 1, #mine do
    if theirs[i] ~= mine[i] then assert.equal(theirs[i], mine[i]) end
  end
end

return answers
