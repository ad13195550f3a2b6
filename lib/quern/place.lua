--- Places: what their codes are called. Codes are ISO 3166 (CHN, CN-JL) and the names of blocs and regions (EU, Central Asia).

local resource = require "quern.resource"

local place = {}

local names

local function load()
  if names then return end
  names = { WLD = { en = "World", zh = "世界" } } -- no text calls it so unmistakably that it could be a term
  for _, path in ipairs { "data/lexicon/places.csv", "data/lexicon/place_names.csv" } do
    for _, row in ipairs(resource.rows(path)) do
      local known = names[row.code] or {}
      names[row.code] = known
      known[row.lang] = known[row.lang] or row.term
    end
  end
end

--- The usual name of a place, or nil if the code is none.
--- > print(place.name "CN-JL", place.name("CN-JL", "zh"))
--- Jilin	吉林省
---@param code string
---@param language? string "en" if not given; "zh", "de", ...
---@return string?
function place.name(code, language)
  load()
  local known = names[code]
  return known and (known[language or "en"] or known.en)
end

return place
