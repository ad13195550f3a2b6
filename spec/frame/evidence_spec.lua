-- Evidence through every verb, and through chains of them drawn at random: a row's claims are those of the rows that it was
-- made of, no fewer and no more.
local answers = require "answers"
local frame = require "quern.frame"

--- Rows with a number of their own, keys that repeat and are null now and then, and some claims each, shared with no other row.
--- Returns the frame, and the claims by that number.
local function numbered(random, rows, name)
  local id, k, v, claims, base = {}, {}, {}, {}, name == "id" and 0 or 1000000
  for i = 1, rows do
    id[i], claims[i] = i, {}
    if random(9) > 0 then k[i] = "k" .. random(6) end
    if random(9) > 0 then v[i] = random(20) end
    for j = 1, random(4) do claims[i][j] = base + i * 10 + j end
  end
  return frame.new { { name, "i64", id }, { "k", "string", k }, { "v", "i64", v }, rows = rows, evidence = claims }, claims
end

--- The union of lists, sorted.
local function union(lists)
  local seen, list = {}, {}
  for _, one in ipairs(lists) do
    for _, claim in ipairs(one) do
      if not seen[claim] then
        seen[claim], list[#list + 1] = true, claim
      end
    end
  end
  table.sort(list)
  return list
end

local function each_row(f, expected)
  for i = 1, #f do assert.same(expected(f:row(i), i), f:evidence(i) or {}) end
end

local function rows_of(f)
  local list = {}
  for row, evidence in f:rows() do list[#list + 1] = { row = row, evidence = evidence or {} } end
  return list
end

-- Verbs after which every row is still one that was there, by its number.
local KEEPING = {
  function(f, random) return f:where("v ~= nil and v >= ?", random(15)) end,
  function(f) return f:where "k == nil or v == nil or v % 2 == 0" end,
  function(f) return f:sort("k", "-v") end,
  function(f) return f:sort "-id" end,
  function(f) return f:derive { w = "v * 2 + id" } end,
  function(f) return f:window { by = "k", order = { "v", "id" }, before = "lag(id)", total = "sum(v)" } end,
  function(f, random) return f:top(1 + random(5), { by = "k", order = "-v" }) end,
  function(f, random) return f:top(1 + random(200)) end,
  function(f, random) return f:slice(1 + random(5), 20 + random(300)) end,
  function(f, random) return f:sample(10 + random(200), random(100)) end,
  function(f) return f:select("id", "k", "v") end,
  function(f) return f:rename({ kind = "k" }):rename { k = "kind" } end,
  function(f) return f:distinct("id") end,
  function(f) return f:where("v < 9"):bind(f:where "v >= 9 or v == nil") end,
  function(f) return f:select("id", "k", "v"):melt({ keep = { "id", "k" }, name = "n", value = "v" }) end,
}

describe("evidence of rows that are kept", function()
  for seed = 1, 30 do
    it("stays theirs, chain " .. seed, function()
      local random = answers.generator(seed * 7919)
      local f, claims = numbered(random, 1 + random(300), "id")
      for _ = 1, 1 + random(6) do f = KEEPING[1 + random(#KEEPING)](f, random) end
      each_row(f, function(row) return claims[row.id] end)
    end)
  end

  it("is that of both rows of a join", function()
    for seed = 1, 8 do
      local random = answers.generator(seed)
      local f, claims = numbered(random, random(120), "id")
      local g, others = numbered(random, random(40), "other")
      for _, how in ipairs { "inner", "left" } do
        each_row(f:join(g:select("k", "other"), { on = "k", how = how }),
          function(row) return union { claims[row.id], row.other and others[row.other] or {} } end)
        each_row(f:join(g, { on = { "k", "v" }, how = how }),
          function(row) return union { claims[row.id], row.other and others[row.other] or {} } end)
      end
      each_row(f:join(g, { on = "k", how = "anti" }), function(row) return claims[row.id] end)
      each_row(f:join(g, { on = "k", how = "semi" }), function(row) return claims[row.id] end)
      local bare = frame.new { { "k", "string", { "k1", "k2" } }, { "x", "i64", { 1, 2 } } }
      each_row(f:join(bare, { on = "k", how = "left" }), function(row) return claims[row.id] end)
      each_row(bare:join(f, "k"), function(row) return claims[row.id] end)
    end
  end)
end)

-- Verbs that make one row of several; the function gives a row's place among the results.
local MERGING = {
  { function(f) return f:group("k"):agg { n = "count()", m = "median(v)" } end, function(row) return row.k end },
  { function(f) return f:group("v", "k"):agg { s = "sum(id)" } end, function(row) return tostring(row.v) .. " " .. tostring(row.k) end },
  { function(f) return f:group():agg { s = "stddev(v)" } end, function() return "all" end },
  { function(f) return f:group("k"):agg { l = "list(v)", f = "first(v)" } end, function(row) return row.k end },
  { function(f) return f:select("v"):distinct() end, function(row) return row.v end },
  { function(f) return f:derive({ x = "v / 3" }):group("x"):agg { n = "count()" } end, function(row) return row.v or row.x and (row.x * 3 + 0.5) // 1 | 0 end },
  { function(f) return f:pivot { rows = "k", columns = "v", values = "id", agg = "max" } end, function(row) return row.k end },
}

describe("evidence of rows that are merged", function()
  for seed = 1, 12 do
    it("is that of them all, seed " .. seed, function()
      local random = answers.generator(seed * 104729)
      local f = numbered(random, random(2) == 0 and 1 + random(5) or random(900), "id")
      for _ = 1, random(3) do f = KEEPING[1 + random(6)](f, random) end
      for which, verb in ipairs(MERGING) do
        local wanted = {}
        for _, one in ipairs(rows_of(f)) do
          local place = tostring(verb[2](one.row))
          wanted[place] = wanted[place] or {}
          table.insert(wanted[place], one.evidence)
        end
        local merged = verb[1](f)
        if not (which == 3 and #f == 0) then
          each_row(merged, function(row) return union(wanted[tostring(verb[2](row))]) end)
          local places = 0
          for _ in pairs(wanted) do places = places + 1 end
          assert.equal(places, #merged)
        end
      end
    end)
  end
end)
