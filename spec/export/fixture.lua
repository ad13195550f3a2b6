-- A corpus in memory with the three calls that reports make, and a small run over it.
local fixture = {}

local DOCUMENTS = {
  {
    id = 11, file = "docs/solar.txt", title = "Solar <plants> & idle lines", publisher = "Reuters",
    published = "2024-05-06", language = "en", sha256 = ("ab"):rep(32), url = "https://example.org/solar?a=1&b=2",
    text = "Solar <plants> & idle lines\nModule makers ran at 50 percent of capacity in 2023.\n"
      .. "Batteries ran at 42.5 percent.\nNothing else is known.",
  },
  {
    id = 12, file = "docs/qiche.txt", title = "汽车产能", publisher = "National Bureau of Statistics",
    published = "2025-01-17", language = "zh",
    text = "2024年，汽车制造业产能利用率为72.2%。\n光伏行业产能利用率为55%。",
  },
  { id = 13, file = "docs/undated.txt", text = "The EU imposed duties on \"cars\" from China in October 2024." },
}

local CLAIMS = {
  { id = 101, document = 11, table = "overcapacity", rule = "utilization", quote = "Module makers ran at 50 percent of capacity in 2023.",
    fields = { sector = "solar_modules", value = 50, unit = "%", period = "2023" }, modality = "asserted",
    spans = { { "sector", "Module makers", "clause" }, { "value", "50 percent", "clause" },
      { "period", "in 2023", "sentence" } } },
  { id = 102, document = 11, table = "overcapacity", rule = "utilization", quote = "Batteries ran at 42.5 percent.",
    fields = { sector = "batteries", value = 42.5, unit = "%" },
    spans = { { "value", "42.5 percent", "clause" }, { "period", "2023", "previous" } } },
  { id = 103, document = 12, table = "overcapacity", rule = "utilization", quote = "2024年，汽车制造业产能利用率为72.2%。",
    fields = { sector = "autos", value = 72.2, unit = "%" }, spans = { { "value", "72.2%", "clause" } } },
  { id = 104, document = 12, table = "overcapacity", rule = "utilization", quote = "光伏行业产能利用率为55%。",
    fields = { sector = "solar_modules", value = 55, unit = "%" }, spans = { { "value", "55%", "clause" } } },
  { id = 105, document = 13, table = "trade_measures", rule = "imposed",
    quote = "The EU imposed duties on \"cars\" from China in October 2024.",
    fields = { imposer = "EU", target = "CHN" }, spans = { { "imposer", "EU", "clause" } } },
}

--- @return table corpus with document(id) and claim(id)
function fixture.corpus()
  local documents, claims = {}, {}
  for _, document in ipairs(DOCUMENTS) do
    local function position(_, from) return { byte = from - 1, line = 1 } end
    documents[document.id] = setmetatable({ position = position }, { __index = document })
  end
  for _, declared in ipairs(CLAIMS) do
    local text = documents[declared.document].text
    local from, to = text:find(declared.quote, 1, true)
    local claim = setmetatable({ from = from, to = to, spans = {} }, { __index = declared })
    for i, span in ipairs(declared.spans) do
      local span_from, span_to = text:find(span[2], 1, true)
      claim.spans[i] = { field = span[1], from = span_from, to = span_to, path = span[3] }
    end
    claims[declared.id] = claim
  end
  return { document = function(_, id) return documents[id] end, claim = function(_, id) return claims[id] end }
end

local function utilization(sector, place, period, value, low, high, evidence)
  return { sector = sector, place = place, metric = "capacity_utilization", period = period, value = value, low = low,
    high = high, unit = "%", sources = #evidence, evidence = evidence }
end

--- Options for every kind of report: two tables, five claims, one warning.
function fixture.options()
  return {
    title = "Overcapacity & answers", corpus = fixture.corpus(),
    warnings = { "sales of 2017 are set against capacity of 2018", { message = "a <second> one" } },
    runs = { { recipe = "overcapacity", version = "1.0.0", hash = "h1:abc", parameters = { since = 2000 } } },
    tables = {
      {
        name = "overcapacity", title = "Sector overcapacity", doc = "Utilization by sector.\nMiddle is the median.",
        columns = { { "sector", "code" }, { "place", "code" }, { "metric", "code" }, { "period", "string" },
          { "value", "number", unit = "%" }, { "low", "number" }, { "high", "number" }, { "unit", "string" }, { "sources", "integer" } },
        frame = {
          utilization("solar_modules", "WLD", "2023", 52.5, 50, 55, { 101, 104 }),
          utilization("batteries", nil, "2023", 42.5, 42.5, 42.5, { 102 }),
          utilization("autos", "CHN", "2024", 72.2, 72.2, 72.2, { 103 }),
        },
      },
      {
        name = "trade_measures", title = "Trade measures",
        columns = { { "date", "string" }, { "imposer", "code" }, { "target", "code" }, { "measure_type", "code" } },
        frame = {
          { date = "2024-10", imposer = "EU", target = "CHN", measure_type = "countervailing/antisubsidy", evidence = { 105 } },
          { date = "2023/..", imposer = "BRA", target = "CHN", measure_type = "tariff", evidence = {} },
        },
      },
    },
  }
end

return fixture
