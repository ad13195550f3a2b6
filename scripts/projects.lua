-- Projects: plants, parks and works, planned or standing, with capacity, cost and number.

local fill = {
  sector = "clause > sentence > previous > heading > document",
  place = "clause > sentence > previous > heading > document",
  period = "clause > sentence > document",
}
local T = "projects"

local function counted(name, metric, patterns, weight, set, extra)
  local r = { name, table = T, set = { metric = metric }, fill = fill, patterns = patterns, weight = weight }
  for field, constant in pairs(set or {}) do r.set[field] = constant end
  for key, value in pairs(extra or {}) do r[key] = value end
  return rule(r)
end

local GOODS = { t = true, kg = true, vehicles = true, units = true, W = true, MW = true, GW = true, kW = true, Wh = true, GWh = true, pieces = true, ["m2"] = true, m3 = true, bbl = true }
local VEHICLES = { sector = { "autos", "ev", "nev", "passenger_vehicles", "commercial_vehicles", "motorcycles" } }

local rules = {
  counted("capacity of a plant", "capacity", { "head:plant_cue ...12 capacity_cue ..8 value:QUANTITY", "capacity_cue ..6 value:QUANTITY ..8 head:plant_cue", "value:QUANTITY ..4 head:plant_cue",
    "head:plant_cue ...12 value:QUANTITY ..3 capacity_cue" }, 3, nil, { unit = GOODS }),
  counted("vehicles of a plant", "capacity", { "head:plant_cue ...12 (capacity_cue | production_cue) ..3 value:NUMBER ..2 sector:SECTOR", "head:plant_cue ...14 capacity_cue ...12 value:NUMBER ..3 sector:SECTOR",
    "value:NUMBER ..1 sector:SECTOR ..3 head:plant_cue" }, 4, { unit = "vehicles" }, { check = VEHICLES }),
  counted("cost of a project", "project_value", { "head:plant_cue ...10 invest_cue ..5 value:MONEY", "invest_cue ..3 value:MONEY ..8 head:plant_cue", "value:MONEY ..5 head:plant_cue", "head:plant_cue ..8 value:MONEY" }, 1),
  counted("companies", "company_count", { "value:COUNT ..3 firms_cue", "value:QUANTITY ..1 firms_cue" }, 1, { unit = "companies" }, { check = { value = { 3, 1e7 } }, need = { "sector" }, fill = { sector = "clause", place = fill.place, period = fill.period } }),
  counted("parks", "industrial_park_count", { "value:NUMBER ..4 (\"industrial parks\" | \"parks\" | \"industrial park\" | \"个产业园\" | \"个工业园\")" }, 5, { unit = "parks" }),
  counted("provinces", "province_count", { "value:NUMBER ..2 (\"provinces\" | \"个省\" | \"省份\")" }, 1, { unit = "provinces" }),
  counted("demonstration factories", "demonstration_factories", { "value:NUMBER ..12 (\"demonstration factories\" | \"smart factories\" | \"示范工厂\" | \"智能工厂\")" }, 4, { unit = "facilities" }),
  counted("workshops", "digital_workshops", { "value:NUMBER ..4 (\"digital workshops\" | \"workshops\" | \"数字化车间\")" }, 4, { unit = "workshops" }),
  counted("pilot zones", "pilot_zone_count", { "value:NUMBER ..4 establish_cue ..4 (\"pilot zones\" | \"zones\")", "value:NUMBER ..3 (\"cities\" | \"provinces\" | \"个城市\") ..4 establish_cue ..3 \"pilot zones\"" }, 6, { unit = "zones" }),
  counted("cities with parks", "cities_with_industrial_parks", { "value:NUMBER ..3 (\"cities\" | \"个城市\") ..4 establish_cue ..4 (\"industrial parks\" | \"parks\")" }, 7, { unit = "cities" }),

  rule { "a project", table = T, kind = "project", lists = { partner = true }, need = { "sector" }, set = { metric = "project" },
    fill = { sector = "clause", place = "clause > sentence > previous", period = fill.period },
    [[ trigger:(establish_cue | plan_cue) ..6 head:plant_cue ..8 place:PLACE ]], [[ head:plant_cue ..3 ("in" | "at" | "near") ..3 place:PLACE ..8 trigger:(establish_cue | plan_cue) ]],
    when = { without = "MONEY QUANTITY PERCENT exit_close_cue" } },
}

return {
  quern = 1, name = "projects", version = "1.0.0", licence = "CC0-1.0", title = "Projects",
  doc = [[Plants, mines, parks and works: capacity, cost, numbers. The place is where the project stands, not where its
owner is from. A project without a figure is kept when its sector and its place are named.]],
  params = { since = { type = "year", default = 1990, doc = "first year kept" } },
  inputs = { corpus = { kind = "corpus" } },
  tables = { projects = { title = "Projects", columns = {
    { "place", "code" }, { "sector", "code" }, { "metric", "code" }, { "period", "string" }, { "value", "number" }, { "low", "number" }, { "high", "number" },
    { "unit", "string" }, { "comparator", "string" }, { "sources", "integer" }, { "modality", "string" },
  } } },
  permissions = {}, limits = { seconds = 60, memory = "512M" },
  rules = rules,
  run = function(q, p)
    local group = require "quern.claim.group"
    return { projects = group.rows(q, "projects", { by = { "place", "sector", "metric", "period", "unit" }, value = "value", since = p.since }) }
  end,
}
