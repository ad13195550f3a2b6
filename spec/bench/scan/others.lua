-- The rows of bench-scan that are programs and Lua libraries, on the first bytes of the corpus: they are slow.
-- Usage: quern others.lua FOLDER
local folder = arg[1]
local system = require "quern.host.system"
local lpeg = require "lpeg"

local function read(name, bytes)
  local file = assert(io.open(folder .. "/" .. name, "rb"))
  local text = file:read(bytes or "a")
  file:close()
  return text
end

local function show(name, bytes, seconds, found)
  print(("  %-70s %7.4f GB/s  found %d"):format(name, bytes / seconds / 1e9, found))
end

local function timed(work)
  local begun = system.clock()
  local found = work()
  return system.clock() - begun, found
end

--- Runs a program that prints one match a line.
local function program(name, words, sample, bytes)
  local tool = words:match "^%S+"
  if not os.execute("command -v " .. tool .. " >/dev/null 2>&1") then return print(("  %-70s not installed"):format(name)) end
  show(name, bytes, timed(function()
    local pipe = assert(io.popen("LC_ALL=C " .. words:format(folder, sample) .. " | wc -l"))
    local count = pipe:read "n"
    pipe:close()
    return count
  end))
end

--- Words in Lua: every word looked up in a table; terms of one word only, an easier job.
local function one_word_terms(terms)
  local set = {}
  for term in terms:gmatch "[^\n]+" do
    if term:match "^%w+$" then set[term:lower()] = true end
  end
  return set
end

for _, size in ipairs { 2000, 20000 } do
  local terms = read(("terms-%d.txt"):format(size))
  local set = one_word_terms(terms)
  local text = read("corpus.txt", 8 << 20)
  print(("\ncorpus.txt, %d terms, other tools (each on as much as it reads in a few seconds)"):format(size))
  show("Lua: gmatch, words in a table", #text, timed(function()
    local found = 0
    for word in text:gmatch "%w+" do
      if set[word:lower()] then found = found + 1 end
    end
    return found
  end))
  local word = lpeg.C(lpeg.R("az", "AZ", "09") ^ 1)
  local grammar = lpeg.Cf(lpeg.Cc(0) * ((word / function(w) return set[w:lower()] and 1 or 0 end) + lpeg.P(1) / 0) ^ 0,
    function(sum, one) return sum + (one or 0) end)
  show("LPeg: words in a table", 1 << 20, timed(function() return grammar:match(text:sub(1, 1 << 20)) end))
  local bytes = size == 2000 and 1 << 20 or 1 << 18
  local sample = folder .. "/sample.txt"
  local file = assert(io.open(sample, "wb"))
  file:write(text:sub(1, bytes))
  file:close()
  program("grep -F -o -i -w -f", ("grep -F -o -i -w -f %%s/terms-%d.txt %%s"):format(size), sample, bytes)
  program("ripgrep -F -o -i -w -f", ("rg --no-filename -N -F -o -i -w -f %%s/terms-%d.txt %%s"):format(size), sample, bytes)
  os.remove(sample)
end
