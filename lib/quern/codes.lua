--- Codes in statistics: countries as publishers write them, the Harmonized System, places of China.
-- Nothing is guessed: what finds no code is reported, and so is every code that several names lead to.

local resource = require "quern.resource"

local codes = {}

local SHORT = { rep = "republic", dem = "democratic", fed = "federated", is = "islands", isl = "islands", st = "saint", sts = "states",
  ["&"] = "and" }

local ACCENTS = { ["à"] = "a", ["á"] = "a", ["â"] = "a", ["ã"] = "a", ["ä"] = "a", ["å"] = "a", ["Å"] = "a", ["ç"] = "c", ["Ç"] = "c",
  ["è"] = "e", ["é"] = "e", ["ê"] = "e", ["ë"] = "e", ["í"] = "i", ["ï"] = "i", ["î"] = "i", ["ñ"] = "n", ["ó"] = "o", ["ô"] = "o",
  ["ö"] = "o", ["õ"] = "o", ["ú"] = "u", ["ü"] = "u", ["û"] = "u", ["É"] = "e", ["Ü"] = "u", ["Ö"] = "o" }

-- Words alone count: signs, articles, accents and abbreviations are how one publisher differs from another.
local function essence(name)
  local words = {}
  local plain = name:gsub("[\195][\128-\191]", ACCENTS):lower():gsub("’", "'"):gsub("`", "'"):gsub("'s", "s"):gsub("'", "")
  plain = plain:gsub("%f[%w](%a)%.%s?(%a)%.%s?(%a?)%.?", "%1%2%3") -- D.P.R. and U.S.A.
  for word in plain:gmatch "[%w\128-\255&]+" do
    if word ~= "the" and word ~= "of" then words[#words + 1] = SHORT[word] or word end
  end
  return table.concat(words, " ")
end

-- "Korea, Republic of" is "Republic of Korea".
local function turned(name)
  local first, rest = name:match "^([^,]+),%s*(.+)$"
  return first and rest .. " " .. first
end

local names, numbers, about

local function add(key, code)
  if key ~= "" and names[key] == nil then names[key] = code end
end

local function add_name(name, code)
  add(essence(name), code)
  local other = turned(name)
  if other then add(essence(other), code) end
end

local function load()
  if names then return end
  names, numbers, about = {}, {}, {}
  for _, row in ipairs(resource.rows "data/codes/countries_as_written.csv") do
    if row.term:find "^%d+$" then numbers[tonumber(row.term)] = row.code else add_name(row.term, row.code) end
  end
  for _, row in ipairs(resource.rows "data/codes/countries.csv") do
    about[row.code] = about[row.code] or { name = row.name, alpha2 = row.alpha2, numeric = row.numeric, ended = row["until"] }
    add(row.code:lower(), row.code)
    if not row["until"] then add(row.alpha2:lower(), row.code) end
    if row.numeric and not numbers[tonumber(row.numeric)] then numbers[tonumber(row.numeric)] = row.code end
    add_name(row.name, row.code)
  end
  about.XKX = { name = "Kosovo", alpha2 = "XK" }
  for _, path in ipairs { "data/lexicon/places.csv", "data/lexicon/place_names.csv", "data/lexicon/cities.csv" } do
    for _, row in ipairs(resource.rows(path)) do
      if row.type == "PLACE" and row.code:find "^%u%u" then add_name(row.term, row.code) end
    end
  end
end

--- The code of a country or place as a publisher writes it: name in any language, alpha-2, alpha-3, number.
--- > print(codes.country "China, Taiwan Province of", codes.country "699", codes.country "德国")
--- TWN	IND	DEU
---@param written string|integer
---@return string? code ISO 3166-1 alpha-3, ISO 3166-3 for states that are no more, 3166-2 for parts of countries, XKX for Kosovo
function codes.country(written)
  load()
  local text = tostring(written):gsub("^%s+", ""):gsub("%s+$", "")
  if text:find "^%d+$" then return numbers[tonumber(text)] end
  local key = essence(text)
  local other = turned(text)
  return names[key] or other and names[essence(other)] or names[essence((text:gsub("%s*%b()", "")))] or nil
end

--- What is known of a country's code: { name, alpha2, numeric, ended }; `ended` is the year in which a state ended.
--- > codes.about "DEU"
--- { alpha2 = "DE", name = "Germany", numeric = "276" }
---@param code string
---@return table?
function codes.about(code)
  load()
  return about[code]
end

--- The province of a Chinese city or place, or the code itself if it is a province.
--- > codes.province "长春市"
--- CN-JL
---@param written string
---@return string? code ISO 3166-2
function codes.province(written)
  local code = codes.country(written) or codes.country((written:gsub("市$", "")))
  if code and code:find "^CN%-" then return code end
  local found = not code and codes.prefecture(written)
  return found and found.province or nil
end

-- Peoples in the names of autonomous prefectures: 延边朝鲜族自治州 is 延边.
local PEOPLES = { "朝鲜族", "土家族", "苗族", "藏族", "羌族", "彝族", "布依族", "侗族", "哈尼族", "壮族", "傣族", "白族", "景颇族", "傈僳族", "回族",
  "蒙古族", "蒙古", "柯尔克孜", "哈萨克" }

local function short_name(name)
  local short, autonomous = name:gsub("自治州$", "")
  for _, people in ipairs(autonomous > 0 and PEOPLES or {}) do short = short:gsub(people, "") end
  return autonomous > 0 and short ~= "" and short or (name:gsub("市$", ""):gsub("地区$", ""):gsub("盟$", ""))
end

local prefectures

-- Lists of those that a name may mean: five English names stand for two cities each.
local function load_prefectures()
  if prefectures then return prefectures end
  prefectures = {}
  for _, row in ipairs(resource.rows "data/codes/prefectures.csv") do
    local short = short_name(row.name)
    local keys = { [row.code] = true, [row.code .. "00"] = true, [row.name] = true, [short] = true, [short .. "州"] = true,
      [essence(row.english)] = true }
    for key in pairs(keys) do
      prefectures[key] = prefectures[key] or {}
      table.insert(prefectures[key], row)
    end
  end
  return prefectures
end

--- A Chinese division at the level of the prefecture (city, prefecture, autonomous prefecture, league), as GB/T 2260 has it.
--- > print(codes.prefecture("延边州").name, codes.prefecture("Suzhou", "CN-AH").code)
--- 延边朝鲜族自治州	3413
---@param written string|integer a name in Chinese, full or short, or in English; a code of four or six digits
---@param province? string ISO 3166-2, where a name stands for several
---@return { code: string, name: string, english: string, province: string }? prefecture, string? message, string? code
function codes.prefecture(written, province)
  local text = tostring(written):gsub("^%s+", ""):gsub("%s+$", "")
  local found = load_prefectures()[text] or load_prefectures()[essence(text)] or {}
  local fitting = {}
  for _, row in ipairs(found) do
    if not province or row.province == province then fitting[#fitting + 1] = row end
  end
  if #fitting == 1 then
    local row = fitting[1]
    return { code = row.code, name = row.name, english = row.english, province = row.province }
  elseif #fitting == 0 then
    return nil, ("'%s': no prefecture of China%s"):format(text, province and " in " .. province or ""), "notfound"
  end
  local several = {}
  for i, row in ipairs(fitting) do several[i] = ("%s (%s)"):format(row.name, row.province) end
  return nil, ("'%s' is the name of several: %s; name the province"):format(text, table.concat(several, ", ")), "several"
end

--- Codes of many names at once, with what needs a person's eye.
--- > local found = codes.countries { "Viet Nam", "Burma", "Atlantis" }
--- > print(found.codes["Burma"], table.concat(found.unmatched, ", "))
--- MMR	Atlantis
---@param list (string|integer)[]
---@return { codes: table, unmatched: string[], several: table<string, string[]>, ended: table<string, string> } found codes by name
---as written; names without a code; codes that several names lead to; states that are no more, with the year
function codes.countries(list)
  local found = { codes = {}, unmatched = {}, several = {}, ended = {} }
  local by_code, seen = {}, {}
  for _, written in ipairs(list) do
    if not seen[written] then
      seen[written] = true
      local code = codes.country(written)
      found.codes[written] = code
      if not code then
        found.unmatched[#found.unmatched + 1] = written
      else
        by_code[code] = by_code[code] or {}
        table.insert(by_code[code], written)
        local known = codes.about(code)
        if known and known.ended then found.ended[code] = known.ended end
      end
    end
  end
  for code, written in pairs(by_code) do
    if #written > 1 then found.several[code] = written end
  end
  return found
end

local EDITIONS = { H0 = 1992, H1 = 1996, H2 = 2002, H3 = 2007, H4 = 2012, H5 = 2017, H6 = 2022 }

--- The edition of the Harmonized System that a label names: "HS 2017", "H5", "HS17", "2017".
--- > print(codes.hs_edition "HS 2017", codes.hs_edition "H5")
--- 2017	2017
---@param label string|integer
---@return integer? year 1992, 1996, 2002, 2007, 2012, 2017 or 2022
function codes.hs_edition(label)
  local text = tostring(label):upper()
  if EDITIONS[text] then return EDITIONS[text] end
  local digits = text:match "(%d%d%d%d)" or text:match "(%d%d)%D*$"
  local year = digits and tonumber(digits)
  if year and year < 100 then year = year + (year > 80 and 1900 or 2000) end
  if year == 1988 then year = 1992 end
  for _, known in pairs(EDITIONS) do if known == year then return year end end
end

--- A tariff code as digits, with a zero put back that a program took away.
--- > local hs = codes.hs(2031110)
--- > print(hs.code, hs.chapter, hs.subheading, hs.repaired)
--- 02031110	02	020311	true
---@param written string|integer "7207.11.00", 2031110
---@param options? { digits?: integer } cut to 2 (chapter), 4 (heading) or 6 (subheading)
---@return { code: string, chapter: string, heading: string?, subheading: string?, repaired: boolean }? hs, string? message, string? code
function codes.hs(written, options)
  local text = tostring(written)
  local digits = text:gsub("[%.%s]", "")
  if not digits:find "^%d+$" then return nil, "'" .. text .. "': no tariff code; it has other signs than digits and points", "invalid" end
  local repaired = #digits % 2 == 1
  if repaired then digits = "0" .. digits end
  local chapter = tonumber(digits:sub(1, 2))
  if #digits > 12 or not chapter or chapter == 0 or chapter == 77 or (chapter > 97 and #digits < 8) then
    return nil, "'" .. text .. "': no code of the Harmonized System (chapters 01 to 97, without 77)", "invalid"
  end
  local cut = options and options.digits
  if cut and cut ~= 2 and cut ~= 4 and cut ~= 6 then error("digits is 2, 4 or 6", 2) end
  return { code = cut and digits:sub(1, cut) or digits, chapter = digits:sub(1, 2), heading = #digits >= 4 and digits:sub(1, 4) or nil,
    subheading = #digits >= 6 and digits:sub(1, 6) or nil, repaired = repaired }
end

--- What must be said before codes of two tables are joined: editions or lengths that differ. An empty list: nothing.
--- > codes.hs_warnings({ edition = "HS 2012", digits = 6 }, { edition = "HS 2022", digits = 6 })[1]
--- codes of HS 2012 and HS 2022 are joined as they stand: goods that moved between codes do not match
---@param first { edition?: string|integer, digits?: integer }
---@param second { edition?: string|integer, digits?: integer }
---@return string[] warnings
function codes.hs_warnings(first, second)
  local warnings = {}
  local one, two = first.edition and codes.hs_edition(first.edition), second.edition and codes.hs_edition(second.edition)
  if one and two and one ~= two then
    warnings[1] = ("codes of HS %d and HS %d are joined as they stand: goods that moved between codes do not match"):format(one, two)
  elseif not one or not two then
    warnings[1] = "the edition of the Harmonized System is not known on both sides"
  end
  if first.digits and second.digits and first.digits ~= second.digits then
    local least = math.min(first.digits, second.digits)
    warnings[#warnings + 1] = ("codes of %d and of %d digits are joined on the first %d: what is finer is summed"):format(first.digits,
      second.digits, math.min(least, 6))
  end
  return warnings
end

--- What must be said before codes of two systems are joined, or nil.
--- > codes.system_warning("nace", "NACE Rev. 2", "ISIC Rev. 4")
--- join on nace: codes of NACE Rev. 2 and of ISIC Rev. 4 are joined as they stand
---@param column string
---@param first string "HS 2017", "ISIC Rev. 4", "ISO 3166-1 alpha-3" ...
---@param second string
---@return string? warning
function codes.system_warning(column, first, second)
  if first == second then return nil end
  local family, other = first:match "^%S+", second:match "^%S+"
  if family == "HS" and other == "HS" then
    local warning = codes.hs_warnings({ edition = first:match "%d+" }, { edition = second:match "%d+" })[1]
    return warning and ("join on %s: %s"):format(column, warning)
  end
  return ("join on %s: codes of %s and of %s are joined as they stand"):format(column, first, second)
end

return codes
