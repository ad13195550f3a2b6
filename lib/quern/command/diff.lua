local csv = require "quern.recipe.csv"
local json = require "quern.json"
local manifest = require "quern.recipe.manifest"
local system = require "quern.host.system"

local function text(value)
  return system.visible(type(value) == "number" and json.number(value) or tostring(value))
end

--- Why two runs may differ: what they were made of.
local function causes(a, b)
  local list = {}
  local function say(...) list[#list + 1] = (...):format(select(2, ...)) end
  if a.recipe.identifier ~= b.recipe.identifier then
    say("the recipe changed: %s %s, then %s %s", text(a.recipe.name), text(a.recipe.softwareVersion), text(b.recipe.name),
      text(b.recipe.softwareVersion))
  end
  if a.lexicons ~= b.lexicons then say "the lexicons changed" end
  if a.host ~= b.host then say("the program changed: %s, then %s", text(a.host), text(b.host)) end
  local names = {}
  for name in pairs(a.params) do names[name] = true end
  for name in pairs(b.params) do names[name] = true end
  for name in pairs(names) do
    local x, y = csv.write({ { "v" } }, { { v = a.params[name] } }), csv.write({ { "v" } }, { { v = b.params[name] } })
    if x ~= y and type(a.params[name]) ~= "table" then
      say("parameter %s: %s, then %s", text(name), text(a.params[name]), text(b.params[name]))
    end
  end
  table.sort(list)
  return list
end

--- Documents or inputs of one run that the other has not, or has with other bytes.
local function changed_files(a, b, list)
  for _, kind in ipairs { "documents", "inputs" } do
    local before, after = {}, {}
    for _, file in ipairs(a[kind]) do before[file.name] = file.sha256 end
    for _, file in ipairs(b[kind]) do
      after[file.name] = true
      if not before[file.name] then list[#list + 1] = text(file.name) .. ": is new"
      elseif before[file.name] ~= file.sha256 then list[#list + 1] = text(file.name) .. ": changed" end
    end
    for _, file in ipairs(a[kind]) do
      if not after[file.name] then list[#list + 1] = text(file.name) .. ": is gone" end
    end
  end
end

--- Rows by their key; rows that share one are told apart by their order.
local function keyed(rows, key_names)
  local by_key, seen = {}, {}
  for _, row in ipairs(rows) do
    local parts = {}
    for _, name in ipairs(key_names) do if row[name] then parts[#parts + 1] = row[name] end end
    local key = table.concat(parts, ", ")
    seen[key] = (seen[key] or 0) + 1
    by_key[key .. (seen[key] > 1 and " (" .. seen[key] .. ")" or "")] = row
  end
  return by_key
end

local function sorted(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function compare_rows(name, before, after, names)
  local changes = 0
  local function say(...)
    changes = changes + 1
    print(("%s: " .. (...)):format(name, select(2, ...)))
  end
  for _, key in ipairs(sorted(before)) do
    if not after[key] then say("- %s", text(key)) end
    for _, column in ipairs(after[key] and names or {}) do
      local x, y = before[key][column], after[key][column]
      if x ~= y then say("%s: %s: %s, then %s", text(key), column, text(x or "nothing"), text(y or "nothing")) end
    end
  end
  for _, key in ipairs(sorted(after)) do
    if not before[key] then say("+ %s", text(key)) end
  end
  return changes
end

local function table_of(crate, id)
  for _, output in ipairs(crate.outputs) do
    if output.id == id then
      local bytes, message, code = manifest.bytes(crate, id)
      if not bytes then return nil, message, code end
      local rows, names = csv.read(bytes)
      if not rows then return nil, id .. ": " .. names, "invalid" end
      return rows, names, nil, type(output.key) == "table" and output.key or names
    end
  end
  return {}, {}, nil, {}
end

local function compare_tables(a, b)
  local ids, changes = {}, 0
  for _, crate in ipairs { a, b } do for _, output in ipairs(crate.outputs) do ids[output.id] = true end end
  for _, id in ipairs(sorted(ids)) do
    local before, names, code, key = table_of(a, id)
    if not before then return nil, names, code end
    local after, later, kind, later_key = table_of(b, id)
    if not after then return nil, later, kind end
    if #names == 0 then names, key = later, later_key end
    changes = changes + compare_rows(text((id:gsub("%.csv$", ""))), keyed(before, key), keyed(after, key), names)
  end
  return changes
end

return {
  summary = "compare two runs: which cells changed, and what changed beneath them",
  usage = "CRATE1 CRATE2",
  options = {},
  examples = { { "quern diff run1 run2", "rows that came (+), went (-) or changed, and why: documents, recipe, lexicons, program" } },
  run = function(words)
    if #words ~= 2 then return nil, "diff names two crates, the folders of 'quern run --crate'", "usage" end
    local crates = {}
    for i, word in ipairs(words) do
      local crate, message, code = manifest.read((word:gsub("/+$", "")))
      if not crate then return nil, message, code end
      crates[i] = crate
    end
    local list = causes(crates[1], crates[2])
    changed_files(crates[1], crates[2], list)
    for _, cause in ipairs(list) do print(cause) end
    local changes, message, code = compare_tables(crates[1], crates[2])
    if not changes then return nil, message, code end
    if changes == 0 then print "the tables are the same" end
    return changes > 0 and 1 or 0
  end,
}
