-- The questions, put to SQLite's shell: quern spec/bench/frame/sqlite.lua FOLDER. Each once, in memory.
local folder = arg[1]
local QUESTIONS = {
  { "read g1", nil, [[create table g(id1 text, id2 text, id3 text, id4 int, id5 int, id6 int, v1 int, v2 int, v3 real);
.import --skip 1 ]] .. folder .. "/g1.csv g", "select count(*), count(*) from g" },
  { "q1", "select id1, sum(v1) v from g group by id1", "v" },
  { "q3", "select id3, sum(v1) v, avg(v3) w from g group by id3", "v", "w" },
  { "q4", "select id4, avg(v1) a, avg(v2) b, avg(v3) c from g group by id4", "a", "b", "c" },
  { "q7", "select id3, max(v1) - min(v2) r from g group by id3", "r" },
  { "read trade", nil, [[drop table g;
create table t(year int, exporter text, importer text, hs6 text, value real, quantity real);
.import --skip 1 ]] .. folder .. "/trade.csv t", "select count(*), count(*) from t" },
  { "t1", "select exporter, year, sum(value) v from t group by exporter, year", "v" },
  { "t2", "select substr(hs6, 1, 2) hs2, year, sum(value) v from t group by 1, 2", "v" },
  { "t5", "select *, v / lag(v) over (partition by exporter order by year) - 1 g from (select exporter, year, sum(value) v from t group by 1, 2)", "g" },
}

local script = { ".mode csv", ".separator ,", ".bail on" }
local function add(...) script[#script + 1] = table.concat { ... } end
for _, question in ipairs(QUESTIONS) do
  local name, select = question[1], question[2]
  add(".print #", name)
  add("select '@', julianday('now');")
  local sums = {}
  for i = 3, #question do sums[i - 2] = ("coalesce(sum(%s), 0)"):format(question[i]) end
  add(select and ("create temp table r as %s;"):format(select) or question[3])
  add("select '@', julianday('now');")
  add(select and ("select '=', %s, count(*) from r; drop table r;"):format(table.concat(sums, " + "))
    or question[4]:gsub("^select ", "select '=', ") .. ";")
end

local input = os.tmpname()
local file = assert(io.open(input, "w"))
file:write(table.concat(script, "\n"), "\n")
file:close()
local name, started, ended
for line in assert(io.popen("sqlite3 :memory: <" .. input .. " 2>&1")):lines() do
  local day, sum, rows = line:match "^@,(.*)", line:match "^=,([^,]*),(%d+)"
  if line:sub(1, 1) == "#" then
    name, started = line:sub(2), nil
  elseif day then
    started, ended = started or tonumber(day), tonumber(day)
  elseif sum then
    print(("%s\t%.2f\t%s\t%s"):format(name, (ended - started) * 86400e3, sum, rows))
    io.stdout:flush()
  end
end
os.remove(input)
