-- Documents like those of the field, made by rule: articles in English and Chinese whose sentences vary, with figures, acts
-- and plans as dense as in briefings, and long stretches that claim nothing. The same seed gives the same bytes.
local generate = {}

local state

local function below(most)
  state = (state * 6364136223846793005 + 1442695040888963407)
  return (state >> 33) % most + 1
end

local function pick(list) return list[below(#list)] end

local SECTORS = { "steel", "cement", "aluminium", "shipbuilding", "solar panel", "electric vehicle", "lithium battery", "flat glass",
  "paper", "petrochemical", "coal", "copper", "textile", "semiconductor", "machine tool", "fertilizer" }
local PLACES = { "China", "India", "Brazil", "Viet Nam", "Indonesia", "Turkey", "Germany", "South Korea", "Japan", "Mexico", "Jiangsu",
  "Hebei", "Pakistan", "Kazakhstan", "Egypt", "Canada" }
local PEOPLES = { "Chinese", "Indian", "Brazilian", "Vietnamese", "Turkish", "German", "South Korean", "Japanese", "Mexican" }
local ACTORS = { "the United States", "the European Union", "Canada", "India", "Brazil", "Mexico", "Turkey", "Indonesia" }
local SOURCES = { "the World Bank", "the OECD", "the National Bureau of Statistics", "the ministry", "industry analysts", "the IMF" }
local MEASURES = { "antidumping duties", "countervailing duties", "a tariff", "safeguard duties", "export controls", "an import quota" }
local MONTHS = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" }
local FIRMS = { "Nissan", "Volkswagen", "Samsung", "Hyundai", "Ford", "Baosteel" }
local NOUNS = { "officials", "residents", "the committee", "a spokesman", "the mayor", "visitors", "the editors", "some engineers",
  "local papers", "the orchestra", "students", "the harbour master" }
local VERBS = { "discussed", "remembered", "welcomed", "described", "postponed", "rebuilt", "praised", "questioned", "visited", "ignored" }
local THINGS = { "the old market hall", "a new reading room", "the weather of the season", "plans for a festival", "the river path",
  "an exhibition of maps", "the quality of the bread", "a long evening of music", "the road to the coast", "their neighbours' garden" }
local TAILS = { "without saying much about it", "as they had done the summer before", "while it rained outside", "to everybody's surprise",
  "in the shade of the chestnut trees", "although few had expected them to", "before the last train left", "with some patience" }

local function percent() return ("%d.%d"):format(20 + below(70), below(10) - 1) end
local function year() return 2004 + below(20) end
local function month() return pick(MONTHS) .. " " .. year() end

local CLAIMS = {
  function() return ("In %d, %s's %s capacity utilization stood at %s percent, according to %s."):format(year(), pick(PLACES), pick(SECTORS),
    percent(), pick(SOURCES)) end,
  function() return ("%s output in %s reached %d.%d million tonnes in %d, while capacity rose to %d million tonnes."):format(pick(SECTORS):gsub("^%l", string.upper),
    pick(PLACES), below(900), below(9), year(), 100 + below(900)) end,
  function() return ("In %s, %s imposed %s on %s %s products."):format(month(), pick(ACTORS), pick(MEASURES), pick(PEOPLES), pick(SECTORS)) end,
  function() return ("%s exports of %s rose %s percent to $%d.%d billion in %s."):format(pick(PEOPLES), pick(SECTORS), percent(), below(90),
    below(9), month()) end,
  function() return ("The China Development Bank lent $%d million to %s for a %s plant with an annual capacity of %d,000 tonnes."):format(
    100 * below(60), pick(PLACES), pick(SECTORS), 100 * below(20)) end,
  function() return ("%s plans to raise its %s capacity to %d GW by %d."):format(pick(PLACES), pick(SECTORS), 10 * below(90), 2025 + below(10)) end,
  function() return ("%s said it would close its plant in %s and cut %d,%03d jobs by the end of %d."):format(pick(FIRMS), pick(PLACES), below(9),
    below(900), year()) end,
  function() return ("The price of %s fell to $%d a tonne in %s, down %s percent from a year earlier."):format(pick(SECTORS), 200 + 10 * below(90),
    month(), percent()) end,
  function() return ("%s province signed an agreement on capacity cooperation with %s in %s."):format(pick { "Jilin", "Hebei", "Anhui" },
    pick(PLACES), pick(SECTORS)) end,
  function() return ("Officials in %s warned that overcapacity in %s, %s and %s was hurting producers."):format(pick(PLACES), pick(SECTORS),
    pick(SECTORS), pick(SECTORS)) end,
}

local HAN_PLACES = { "中国", "印度", "巴西", "越南", "河北", "江苏", "德国", "日本", "墨西哥" }
local HAN_SECTORS = { "钢铁", "水泥", "电解铝", "光伏", "造船", "煤炭", "平板玻璃", "锂电池" }
local HAN_CLAIMS = {
  function() return ("%d年，%s%s行业产能利用率为%s%%。"):format(year(), pick(HAN_PLACES), pick(HAN_SECTORS), percent()) end,
  function() return ("%d年%d月，%s宣布对原产于%s的%s产品征收反倾销税。"):format(year(), below(12), pick { "美国", "欧盟", "印度" },
    pick(HAN_PLACES), pick(HAN_SECTORS)) end,
  function() return ("%d年前%d个月，%s出口额达%d.%d亿美元，同比增长%s%%。"):format(year(), below(11) + 1, pick(HAN_SECTORS), below(900), below(9),
    percent()) end,
  function() return ("%s计划到%d年将%s产能提高到%d万吨。"):format(pick(HAN_PLACES), 2025 + below(10), pick(HAN_SECTORS), 100 * below(90)) end,
}
local HAN_IDLE = { "傍晚的时候，人们沿着河边散步，谈论着天气和孩子们的学校。", "老图书馆重新开放以后，许多读者在窗边坐了很久。",
  "他们说，今年的菊花比往年开得更早一些。", "演出结束以后，乐队的成员在小巷里等着最后一班车。" }

local function idle()
  return ("%s %s %s %s."):format(pick(NOUNS):gsub("^%l", string.upper), pick(VERBS), pick(THINGS), pick(TAILS))
end

--- A paragraph; of its sentences one in `density` claims something, 0: none.
local function paragraph(claims, quiet, density, joint)
  local parts = {}
  for i = 1, 3 + below(5) do parts[i] = density > 0 and below(density) == 1 and pick(claims)() or quiet() end
  return table.concat(parts, joint)
end

local function article(number)
  local han, lines = number % 10 == 0, {}
  lines[1] = han and pick(HAN_SECTORS) .. "市场周报" or ("%s makers in %s look abroad"):format(pick(SECTORS), pick(PLACES)):gsub("^%l", string.upper)
  if number % 3 > 0 then lines[2] = han and ("%d年%d月%d日"):format(year(), below(12), below(28)) or ("%s %d, %d"):format(pick(MONTHS), below(28), year()) end
  for _ = 1, 4 + below(8) do
    local density = below(5) <= 2 and 0 or 3 + below(4)
    lines[#lines + 1] = han and paragraph(HAN_CLAIMS, function() return pick(HAN_IDLE) end, density, "") or paragraph(CLAIMS, idle, density, " ")
  end
  return table.concat(lines, "\n\n") .. "\n"
end

--- Articles, until they are `bytes` long together.
---@param bytes integer
---@param seed integer?
---@return string[]
function generate.articles(bytes, seed)
  local list, total = {}, 0
  state = seed or 1
  while total < bytes do
    list[#list + 1] = article(#list + 1)
    total = total + #list[#list]
  end
  return list
end

return generate
