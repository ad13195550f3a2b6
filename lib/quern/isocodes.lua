--- Names of countries, their parts and currencies in many languages, from the iso-codes package, as lexicon files.
-- Runs at build: quern lib/quern/isocodes.lua OUTPUT_FOLDER [SHARE_FOLDER], where SHARE_FOLDER (/usr/share) has
-- iso-codes/json and locale. Only names are taken, never bare codes: "may" and "us" are words. The first row of each
-- code is its usual English name.

local json = require "quern.json"

local isocodes = {}

--- Locales that texts about trade come in; iso-codes has many more, but short names collide with words.
local LOCALES = { "zh_CN", "zh_TW", "zh_HK", "ja", "ko", "de", "es", "fr", "it", "pt", "pt_BR", "ru", "nl", "tr", "id", "ar", "fa" }

--- The language a locale's names are marked with.
local LANGUAGE = { zh_CN = "zh", zh_TW = "zh-Hant", zh_HK = "zh-Hant", pt_BR = "pt" }

--- Countries whose parts are listed (in English), with China's in Chinese too.
local WITH_PARTS = { CN = true, US = true, CA = true, DE = true, IN = true, AU = true, BR = true, MX = true }

--- Parts with a country code of their own, and parts named like a country, a capital or a word.
local SKIPPED_PARTS = {
  ["CN-HK"] = true, ["CN-MO"] = true, ["CN-TW"] = true, ["US-GA"] = true, ["US-WA"] = true, ["US-DC"] = true, ["US-ME"] = true,
  ["US-AS"] = true, ["US-GU"] = true, ["US-MP"] = true, ["US-PR"] = true, ["US-UM"] = true, ["US-VI"] = true,
  ["MX-MEX"] = true, ["MX-DIF"] = true, ["IN-DL"] = true, ["DE-BE"] = true, ["MX-CMX"] = true, ["IN-DH"] = true,
}

--- Names that are everyday words in a language of the texts.
local WORDS = {
  island = true, ["réunion"] = true, reunion = true, ["reunión"] = true, jersey = true, man = true, maurice = true,
  dominique = true, grenade = true, chili = true, wake = true, acre = true, fas = true, ["pará"] = true,
  ["中非"] = true, won = true, sol = true, real = true, rand = true, von = true, sum = true, dram = true,
}

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "missing" end
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- Reads a compiled gettext catalogue (.mo): original text to translation.
-- Source: GNU gettext manual, "The Format of GNU MO Files".
---@param bytes string
---@return table<string, string>? translations, string? message, string? code
function isocodes.catalogue(bytes)
  local order
  for _, candidate in ipairs { "<", ">" } do
    if #bytes >= 20 and string.unpack(candidate .. "I4", bytes) == 0x950412de then order = candidate end
  end
  if not order then return nil, "not a gettext catalogue", "invalid" end
  local count, originals, translations = string.unpack(order .. "I4I4I4", bytes, 9)
  if originals + 8 * count > #bytes or translations + 8 * count > #bytes then
    return nil, "a gettext catalogue that ends too early", "invalid"
  end
  local function text(tables, i)
    local length, offset = string.unpack(order .. "I4I4", bytes, tables + 8 * i + 1)
    return bytes:sub(offset + 1, offset + length)
  end
  local found = {}
  for i = 0, count - 1 do
    local original = text(originals, i)
    if original ~= "" then found[original] = text(translations, i) end
  end
  return found
end

--- Catalogues of one domain ("iso_3166-1") by locale; a locale that has none is left out.
local function catalogues(share, domain, locales)
  local found = {}
  for _, locale in ipairs(locales) do
    local bytes = read(("%s/locale/%s/LC_MESSAGES/%s.mo"):format(share, locale, domain))
    found[#found + 1] = bytes and { language = LANGUAGE[locale] or locale, names = assert(isocodes.catalogue(bytes)) }
  end
  return found
end

--- The commas of other scripts, and the semicolon between variants.
local function has_comma(name)
  for _, sign in ipairs { ";", "\u{60C}", "\u{3001}", "\u{FF0C}" } do
    if name:find(sign, 1, true) then return true end
  end
  return false
end

--- "Korea, Republic of" is "Republic of Korea"; "Falkland Islands (Malvinas)" loses the parenthesis. Other languages
-- turn such names in other ways: there a name with a comma is left out.
local function usual(name, language)
  name = name:gsub("%s*%b()", ""):gsub("%s*（.-）", "")
  local before, after = name:match "^(.-),%s*(.+)$"
  if not before then return not has_comma(name) and name or nil end
  if language ~= "en" then return nil end
  if after:find "^British$" or after:find "^U%.S%.$" then return after .. " " .. before end
  return after:find " [oO]f" and after .. " " .. before or name
end

local Rows = {}
Rows.__index = Rows

local function new_rows() return setmetatable({ list = {}, owner = {} }, Rows) end

--- A translation that another code has already is a mistake of the catalogue or a name of two places: the first keeps it.
function Rows:add(type, code, language, name)
  name = name and usual(name, language)
  if not name or #name < 3 or (utf8.len(name) or 0) < 2 or WORDS[name:lower()] then return end
  local folded = name:lower()
  if self.owner[folded] and (language ~= "en" or self.owner[folded] == code) then return end
  self.owner[folded] = code
  self.list[#self.list + 1] = { type, code, language, name }
end

function Rows:add_translated(type, code, names, translated)
  for _, catalogue in ipairs(translated) do
    for _, name in ipairs(names) do self:add(type, code, catalogue.language, catalogue.names[name]) end
  end
end

local function entries(share, domain)
  local path = ("%s/iso-codes/json/%s.json"):format(share, domain)
  local bytes, message = read(path)
  if not bytes then error(message .. "; install the package iso-codes", 0) end
  local decoded = assert(json.decode(bytes))
  return decoded[domain:sub(5)]
end

local function present(...)
  local list = {}
  for i = 1, select("#", ...) do list[#list + 1] = (select(i, ...)) or nil end
  return list
end

--- English names first, so that no translation takes them from another code.
local function add_entries(rows, type, list, translated)
  for _, entry in ipairs(list) do
    for _, name in ipairs(entry.names) do rows:add(type, entry.code, "en", name) end
  end
  for _, entry in ipairs(list) do rows:add_translated(type, entry.code, entry.names, translated) end
end

--- Present countries, then those that are no more and whose names are free.
local function add_countries(rows, share)
  for _, domain in ipairs { "iso_3166-1", "iso_3166-3" } do
    local list = {}
    for i, country in ipairs(entries(share, domain)) do
      list[i] = { code = country.alpha_3, names = present(country.common_name, country.name, country.official_name) }
    end
    add_entries(rows, "PLACE", list, catalogues(share, domain, LOCALES))
  end
end

--- What a Chinese name of a province may end in, outermost first.
local KINDS = { "自治区", "自治區", "省", "市", "维吾尔", "維吾爾", "壮族", "壯族", "回族" }

--- A Chinese name without the kind of place it ends in: 吉林省 is also 吉林, 广西壮族自治区 is 广西.
local function short_chinese(name)
  for _, kind in ipairs(KINDS) do
    if #name > #kind and name:sub(-#kind) == kind then name = name:sub(1, -#kind - 1) end
  end
  return name
end

local function add_parts_of_china(rows, code, name, translated)
  local short, kind = name:match "^(.-) (%a+)$"
  short = short:gsub(" Zhuangzu$", ""):gsub(" Huizi$", ""):gsub(" Uygur$", "")
  rows:add("PLACE", code, "en", short)
  rows:add("PLACE", code, "en", short .. (kind == "Shi" and " Municipality" or kind == "Sheng" and " Province" or " Autonomous Region"))
  for _, catalogue in ipairs(translated) do
    local full = catalogue.names[name]
    if full then
      rows:add("PLACE", code, catalogue.language, full)
      rows:add("PLACE", code, catalogue.language, short_chinese(full))
    end
  end
end

--- Chinese names of parts that also say something else: a harbour, a country, any capital, the north-west.
local ONLY_FULL = {
  ["维多利亚"] = true, ["維多利亞"] = true, ["新墨西哥"] = true, ["墨西哥"] = true, ["西北地区"] = true, ["西北領土"] = true,
  ["首都特区"] = true, ["亚马孙"] = true, ["旁遮普"] = true, ["北領土"] = true, ["德拉瓦語"] = true, ["阿克里"] = true,
}

--- A state of another country in Chinese: 明尼苏达州, and 明尼苏达 where what is left is long enough to be no word.
local function add_chinese_parts(rows, code, name, translated)
  for _, catalogue in ipairs(translated) do
    local full = catalogue.names[name]
    if full and full:byte() > 0x7f and #full >= 9 then
      if not ONLY_FULL[full] then rows:add("PLACE", code, catalogue.language, full) end
      for _, kind in ipairs { "州", "省", "邦" } do
        local short = #full >= 12 and full:sub(-#kind) == kind and full:sub(1, -#kind - 1)
        if short and not ONLY_FULL[short] then rows:add("PLACE", code, catalogue.language, short) end
      end
    end
  end
end

local function add_parts(rows, share)
  local translated = catalogues(share, "iso_3166-2", { "zh_CN", "zh_TW" })
  for _, part in ipairs(entries(share, "iso_3166-2")) do
    local code = part.code
    if WITH_PARTS[code:sub(1, 2)] and not SKIPPED_PARTS[code] and not part.parent then
      if code:find "^CN" then
        add_parts_of_china(rows, code, part.name, translated)
      else
        rows:add("PLACE", code, "en", part.name)
        add_chinese_parts(rows, code, part.name, translated)
      end
    end
  end
end

--- Metals, test codes and units of account (X..) are no money that texts count in, but for those that countries share.
local SHARED = { XOF = true, XAF = true, XCD = true, XPF = true }

--- Codes of funds, with the name of the currency they are counted in.
local FUNDS = { USN = true, CHE = true, CHW = true, CLF = true, COU = true, MXV = true, BOV = true, UYI = true, UYW = true }

local function add_currencies(rows, share)
  local list = {}
  for _, currency in ipairs(entries(share, "iso_4217")) do
    local code = currency.alpha_3
    if SHARED[code] or not (code:find "^X" or FUNDS[code]) then list[#list + 1] = { code = code, names = { currency.name } } end
  end
  add_entries(rows, "CURRENCY", list, catalogues(share, "iso_4217", LOCALES))
end

local function field(text) return text:find '[,"\r\n]' and '"' .. text:gsub('"', '""') .. '"' or text end

local function csv(rows)
  local lines = { "type,code,lang,term" }
  for i, row in ipairs(rows.list) do
    lines[i + 1] = ("%s,%s,%s,%s"):format(row[1], field(row[2]), row[3], field(row[4]))
  end
  return table.concat(lines, "\n") .. "\n"
end

--- Codes of countries for tables of figures: alpha-3, alpha-2, numeric, the year in which a state ended.
local function country_codes(share)
  local lines = { "code,alpha2,numeric,until,name" }
  for _, domain in ipairs { "iso_3166-1", "iso_3166-3" } do
    for _, country in ipairs(entries(share, domain)) do
      lines[#lines + 1] = ("%s,%s,%s,%s,%s"):format(country.alpha_3, country.alpha_2, country.numeric or "",
        (country.withdrawal_date or ""):sub(1, 4), field(country.common_name or country.name))
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

--- The lexicon files made from what lies under `share`: file name to bytes.
---@param share string the folder that has iso-codes/json and locale, usually /usr/share
---@return table<string, string>
function isocodes.files(share)
  if #catalogues(share, "iso_3166-1", { "zh_CN" }) == 0 then
    error(("no translations below %s/locale; unpack the package iso-codes elsewhere and name its share folder"):format(share), 0)
  end
  local places, currencies = new_rows(), new_rows()
  add_countries(places, share)
  add_parts(places, share)
  add_currencies(currencies, share)
  return { ["places.csv"] = csv(places), ["currencies.csv"] = csv(currencies),
    ["../codes/countries.csv"] = country_codes(share) }
end

local function main(output, share)
  local system = require "quern.host.system"
  if not output then error("usage: quern lib/quern/isocodes.lua OUTPUT_FOLDER [SHARE_FOLDER]", 0) end
  assert(system.make_folder(output .. "/../codes"))
  for name, bytes in pairs(isocodes.files(share or "/usr/share")) do
    local written, message = system.write(output .. "/" .. name, bytes)
    if not written then error(message, 0) end
  end
end

if (...) == "quern.isocodes" then return isocodes end
main(...)
