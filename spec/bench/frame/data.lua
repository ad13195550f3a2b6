-- The data of the benchmark: quern spec/bench/frame/data.lua FOLDER ROWS. The same rows everywhere: SplitMix64 with a fixed seed.
-- g1.csv has the layout of the db-benchmark's groupby data; trade.csv, country.csv and hs.csv that of BACI and its tables.
local folder, rows = arg[1], math.tointeger(tonumber(arg[2]))

local state
local function random()
  state = state + 0x9E3779B97F4A7C15
  local z = (state ~ (state >> 30)) * 0xBF58476D1CE4E5B9
  z = (z ~ (z >> 27)) * 0x94D049BB133111EB
  return (z ~ (z >> 31)) >> 11
end
local function below(n) return random() % n end
local function share() return random() * 2 ^ -53 end
local function normal() return math.sqrt(-2 * math.log(share() + 1e-300)) * math.cos(2 * math.pi * share()) end

local function write(name, head, count, line)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  file:setvbuf("full", 1 << 20)
  file:write(head, "\n")
  for i = 0, count - 1 do file:write(line(i), "\n") end
  assert(file:close())
end

local function decimals(value, digits)
  return (("%." .. digits .. "f"):format(value):gsub("0+$", ""):gsub("%.$", ""))
end

state = 108
local many = math.max(rows // 100, 1)
write("g1.csv", "id1,id2,id3,id4,id5,id6,v1,v2,v3", rows, function()
  return ("id%03d,id%03d,id%010d,%d,%d,%d,%d,%d,%s"):format(1 + below(100), 1 + below(100), 1 + below(many), 1 + below(100),
    1 + below(100), 1 + below(many), 1 + below(5), 1 + below(15), decimals(below(100000000) / 1000000, 6))
end)

state = 2024
local REGIONS = { "East Asia", "South Asia", "Southeast Asia", "Europe", "North America", "Latin America", "Africa", "Middle East",
  "Central Asia", "Oceania" }
local countries, products, typical = {}, {}, {}
for i = 0, 249 do countries[i] = string.char(65 + i // 26 % 26, 65 + (i * 7 + 3) % 26, 65 + i % 26) end
write("country.csv", "iso3,name,region", 250, function(i)
  return ('%s,"Country %d, Rep.",%s'):format(countries[i], i, REGIONS[below(10) + 1])
end)
for i = 0, 4999 do
  local chapter = 1 + i * 97 // 5000
  products[i] = ("%02d%04d"):format(chapter, 100 + (i - (chapter - 1) * 5000 // 97) * 170)
  typical[i] = math.exp(normal() * 1.5 + 1)
end
write("hs.csv", "hs6,description,sector", 5000, function(i)
  return ('%s,"Product %d; parts, other",sector %02d'):format(products[i], i, tonumber(products[i]:sub(1, 2)) // 5 + 1)
end)

-- Places by size: the first are many times as common as the last.
local function skewed(n) return math.floor(n * share() ^ 3) end
write("trade.csv", "year,exporter,importer,hs6,value,quantity", rows, function(i)
  local exporter, importer, product = skewed(250), skewed(250), skewed(5000)
  if importer == exporter then importer = (importer + 1) % 250 end
  local value = math.exp(normal() * 2.2 + 3.5)
  local quantity = below(100) < 3 and "" or decimals(value / (typical[product] * math.exp(normal() * 0.4)) + 0.001, 3)
  return ("%d,%s,%s,%s,%s,%s"):format(2003 + i * 22 // rows, countries[exporter], countries[importer * 7 % 250], products[product],
    decimals(value + 0.001, 3), quantity)
end)
