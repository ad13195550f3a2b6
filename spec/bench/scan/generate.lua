-- Makes the corpus and the term lists of bench-scan: the same bytes on every machine with the same dictionary (Debian's
-- wamerican). Usage: quern generate.lua FOLDER MEGABYTES [SEED [DENSITY]]
-- News-like English with 5 % Chinese: function words and dictionary words by Zipf's law, terms planted about every 130
-- bytes, figures and dates every 180, possessives, hyphens, curly quotes, and words that only begin like a term.
-- Another seed gives another text of the same kind, another density so many times as many terms and figures (at most 6).

local folder, megabytes, seed, density = arg[1], tonumber(arg[2]), math.tointeger(arg[3] or 1), tonumber(arg[4] or 1)
assert(megabytes and seed and density and density >= 0 and density <= 6, "usage: generate.lua FOLDER MEGABYTES [SEED [DENSITY]]")

-- xorshift64*: the host's generator may change, this one does not.
local state = 88172645463325252 ~ (seed - 1) * 0x9E3779B97F4A7C15
local function random(n)
  state = state ~ (state >> 12)
  state = state ~ (state << 25)
  state = state ~ (state >> 27)
  return ((state * 2685821657736338717) >> 33) % n + 1
end

local function pick(list) return list[random(#list)] end

--- A list in which each item stands as often as its weight says, for picking by weight.
local function by_weight(items, weight)
  local total, sum = 0, 0
  for i = 1, #items do total = total + weight(i) end
  local table_, size, at = {}, 1 << 16, 1
  for i = 1, #items do
    sum = sum + weight(i)
    while at <= sum / total * size do
      table_[at] = items[i]
      at = at + 1
    end
  end
  return table_
end

local function words_of(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

local dictionary = assert(io.open "/usr/share/dict/american-english", "needs the package wamerican")
local small, proper = {}, {}
for word in dictionary:lines() do
  if word:match "^%l%l+$" and #word < 13 then small[#small + 1] = word end
  if word:match "^%u%l%l%l+$" then proper[#proper + 1] = word end
end
dictionary:close()
local function shuffle(list)
  for i = #list, 2, -1 do
    local j = random(i)
    list[i], list[j] = list[j], list[i]
  end
end
shuffle(small)
shuffle(proper)

local FUNCTION = words_of [[the the the the the the the of of of and and and to to to in in a a that for is on with as was by it
  from be are said has have its an will which not this their but were or more had they been than also would other he who after
  over his about year new can all up into out last some could most when we while between there first such many during under
  government companies market industry production economic trade report growth according exports imports prices company]]
local HANZI = {}
for _, point in utf8.codes "的了在是和有这中大来上个到说们为与也年月日将从对及等企业政府经济发展市场国际合作项目投资建设生产产能出口进口贸易增长下降" do
  HANZI[#HANZI + 1] = utf8.char(point)
end
local NAMES = {}
for _, point in utf8.codes "安宝北滨昌长常成赤德东福广贵海汉河衡红湖华淮黄吉江金锦晋荆景开昆兰乐丽连辽临柳龙泸洛马梅绵南宁盘平莆齐黔秦清曲泉山绍韶深双朔宿绥泰唐天铁通潍温芜武锡襄新兴徐雅延盐扬宜银鹰榆玉岳运湛张肇郑舟珠淄遵" do
  NAMES[#NAMES + 1] = utf8.char(point)
end

local FIRST = words_of [[ba bei cang chang cheng da dong feng fu gao gong guang gui hai han heng hong hu huai huang ji jia jin
  jing kai kun lan li lian liao lin long lu luo ma mian nan ning pan ping pu qing quan rong san shan shao shen shi shuo song su
  tai tang tian tong wan wei wen wu xi xia xiang xin xing xu ya yan yang yi yin ying yong yu yuan yun zhang zhao zhen zhong zhu]]
local LAST = words_of [[zhou yang shan ping jiang an nan cheng hai he kou ling long men ning pu qing quan shui tai tang tou wan
  wu xian yi yin yu yuan zhong bei chang chuan dong du feng gang gu guan hua hui ji jin jing lin liu]]

--- 20,000 different terms, the likeliest first: names, compounds, institutions, companies, Chinese.
local function make_terms()
  local terms, seen = {}, {}
  local kinds = {
    function(i) return proper[i] end,
    function(i) return small[i] .. " " .. small[(i * 7) % 4000 + 9000] end,
    function() return (pick(FIRST) .. pick(LAST)):gsub("^%l", string.upper) end,
    function(i) return "Ministry of " .. proper[(i * 3) % 9000 + 1] .. " " .. pick { "Trade", "Finance", "Commerce", "Industry" } end,
    function(i)
      return proper[(i * 5) % 9000 + 1] .. " " .. pick { "Steel", "Cement", "Motor", "Heavy Industry", "Iron and Steel" } .. " " ..
        pick { "Group", "Holdings", "Corporation", "Works" }
    end,
    function(i) return "anti-" .. small[i % 3000 + 1] .. " duties" end,
    function() return pick(NAMES) .. pick(NAMES) .. pick { "", "市", "县", "钢铁", "水泥", "集团", "有限公司" } end,
    function() return pick(NAMES) .. pick(NAMES) .. pick(NAMES) end,
  }
  local chance = { 1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 5, 6, 7, 7, 8 }
  for i = 1, math.huge do
    local term = kinds[pick(chance)](i % 9000 + 1)
    if term and not seen[term:lower()] then
      seen[term:lower()] = true
      terms[#terms + 1] = term
      if #terms == 20000 then return terms end
    end
  end
end

local terms = make_terms()
local english, chinese = {}, {}
for _, term in ipairs(terms) do
  local list = term:byte() < 128 and english or chinese
  list[#list + 1] = term
end
local function zipf(offset) return function(i) return 1 / (i + offset) end end
local english_terms, chinese_terms = by_weight(english, zipf(8)), by_weight(chinese, zipf(8))
local content = by_weight(small, zipf(40))

local MONTHS = words_of "January February March April May June July August September October November December"
local UNITS = { "tonnes", "million tons", "vehicles", "GW", "barrels", "people", "projects", "metric tons" }
local function number()
  local kind = random(4)
  if kind == 1 then return tostring(random(999)) end
  if kind == 2 then return ("%d.%d"):format(random(999), random(10) - 1) end
  if kind == 3 then return ("%d,%03d"):format(random(999), random(1000) - 1) end
  return ("%d–%d"):format(random(90), random(900) + 90)
end
local FIGURES = {
  function() return number() .. pick { " percent", " percent", " per cent", "%", " percentage points" } end,
  function() return pick { "$", "$", "US$", "€", "£", "RMB " } .. number() .. pick { " million", " billion", "", "bn" } end,
  function() return number() .. " " .. pick { "million", "billion" } .. " " .. pick { "yuan", "dollars", "euros" } end,
  function() return number() .. " " .. pick(UNITS) end,
  function() return ("%s %d, %d"):format(pick(MONTHS), random(28), 1994 + random(32)) end,
  function() return ("%s %d"):format(pick(MONTHS), 1994 + random(32)) end,
  function() return tostring(1994 + random(32)) end,
  function() return pick { "two", "three", "five", "twenty", "forty-five" } .. pick { "", " million", " percent" } end,
}
local CHINESE_FIGURES = {
  function() return ("%d%%"):format(random(99)) end,
  function() return ("%d.%d%s%s"):format(random(999), random(9), pick { "万", "亿" }, pick { "吨", "元", "美元", "辆" }) end,
  function() return ("%d年%d月"):format(1994 + random(32), random(12)) end,
}

local function english_sentence(out)
  local words, quoted = 6 + random(28), random(14) == 1
  for i = 1, words do
    local dice = random(1000)
    local word
    if dice <= 56 * density then
      word = pick(english_terms)
      local shape = random(25)
      if shape == 1 then word = word:upper() elseif shape <= 3 then word = word:lower() elseif shape <= 5 then word = word .. "’s" end
    elseif dice <= 83 * density then
      word = pick(FIGURES)()
    elseif dice <= 530 then
      word = pick(FUNCTION)
    else
      word = pick(content)
      if dice > 995 then word = word .. "ware" elseif dice > 990 then word = word .. "-" .. pick(content) end
    end
    if i == 1 then word = word:gsub("^%l", string.upper) end
    if quoted and i == 2 then word = "“" .. word end
    out[#out + 1] = word
    if i < words then out[#out + 1] = random(16) == 1 and ", " or " " end
  end
  out[#out + 1] = quoted and ".” " or ". "
end

local plain = false -- without terms and figures
local planted = math.floor(40 * density) -- of a thousand Chinese characters or words
local function chinese_sentence(out)
  for _ = 1, 8 + random(30) do
    local dice = plain and planted + random(1000 - planted) or random(1000)
    if dice <= 30 * density then out[#out + 1] = pick(chinese_terms)
    elseif dice <= planted then out[#out + 1] = pick(CHINESE_FIGURES)()
    elseif dice <= planted + 60 then out[#out + 1] = pick { "，", "，", "、", "；", "“", "”" }
    else out[#out + 1] = pick(HANZI) end
  end
  out[#out + 1] = "。"
end

local function write_corpus(name, megabyte_count, chinese_share)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  local written = 0
  while written < megabyte_count << 20 do
    local out = {}
    local sentence = random(1000) <= chinese_share * 1000 and chinese_sentence or english_sentence
    for _ = 1, 3 + random(9) do
      for _ = 1, random(5) do sentence(out) end
      out[#out + 1] = "\n\n"
    end
    local article = table.concat(out)
    file:write(article)
    written = written + #article
  end
  file:close()
end

local function write_terms(name, list, count)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  file:write(table.concat(list, "\n", 1, math.min(count, #list)), "\n")
  file:close()
end

write_terms("terms-2000.txt", terms, 2000)
write_terms("terms-20000.txt", terms, 20000)
write_corpus("corpus.txt", megabytes, 0.05)
write_corpus("chinese.txt", math.max(1, megabytes // 4), 1)
write_corpus("english.txt", math.max(1, megabytes // 4), 0)
plain = true
write_corpus("chinese-plain.txt", math.max(1, megabytes // 4), 1)
