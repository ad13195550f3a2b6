-- Windows (host/claim/window.c) hold a sentence in small letters: a pattern that asks them for a capital never matches, and
-- nobody would notice. What needs capitals asks the text itself (words_match, words_any).
local helper = require "helper"

--- Whether a pattern matches only where a capital stands.
local function asks_for_capitals(pattern)
  if pattern:find("%u", 1, true) then return true end
  local bare = pattern:gsub("%[[^%]]*%l[^%]]*%]", ""):gsub("\\x%x%x", ""):gsub("%%%a", "")
  return bare:find "%u" ~= nil
end

local function strings(code)
  local list = {}
  for text in code:gmatch '"([^"\n]*)"' do list[#list + 1] = text end
  return list
end

--- The lists of patterns of a file, in order: { name =, at =, patterns = }.
local function lists_of(code)
  local lists = {}
  for at, name, body in code:gmatch "()static const char %*const ([%w_]+)%[%] = (%b{})" do
    lists[#lists + 1] = { at = at, name = name, patterns = strings(body) }
  end
  return lists
end

--- The patterns that windows are searched for, in one file.
local function searched(code)
  local found, lists = {}, lists_of(code)
  for text in code:gmatch 'window_has%(&?[%w_]+,%s*"([^"\n]*)"' do found[#found + 1] = text end
  for at, name in code:gmatch "()window_any%(&?[%w_]+,%s*([%w_]+)," do
    for i = #lists, 1, -1 do -- the last list of that name before
      if lists[i].name == name and lists[i].at < at then
        table.move(lists[i].patterns, 1, #lists[i].patterns, #found + 1, found)
        break
      end
    end
  end
  return found
end

describe("patterns for windows", function()
  it("ask for no capitals", function()
    local wrong, count = {}, 0
    for path in helper.shell("ls host/claim/*.c"):gmatch "[^\n]+" do
      local file <close> = assert(io.open(path))
      for _, pattern in ipairs(searched(file:read "a")) do
        count = count + 1
        if asks_for_capitals(pattern) then wrong[#wrong + 1] = path .. ": " .. pattern end
      end
    end
    assert.same({}, wrong)
    assert(count > 500, "hardly any pattern was found")
  end)

  it("are told apart", function()
    for _, pattern in ipairs { "by%s+%u", "^%s+WTI%f[%A]", "[PR]rime" } do assert.is_true(asks_for_capitals(pattern), pattern) end
    for _, pattern in ipairs { "[Pp]rime", "%f[%A]", "^/[\\xE0-\\xEF]", "%s+rate", "第.-批" } do assert.is_false(asks_for_capitals(pattern), pattern) end
  end)
end)
