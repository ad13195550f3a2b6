--- Periods as tables write them ("2024", "2024-05", "2024-H1", "2024-04-12", "2021/2025", "2023/..") as years on a time axis.

local period = {}

local MONTH_DAYS = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 }

--- First and last moment of one date, in years; nil if it is none.
local function bounds(text)
  local year, rest = text:match "^(%d%d%d%d)(.*)$"
  if not year then return nil end
  year = tonumber(year)
  if rest == "" then return year, year + 1 end
  local half = rest:match "^%-?H([12])$"
  if half then return year + (half - 1) / 2, year + half / 2 end
  local quarter = rest:match "^%-?Q([1-4])$"
  if quarter then return year + (quarter - 1) / 4, year + quarter / 4 end
  local month, day = rest:match "^%-(%d%d)%-?(%d?%d?)$"
  month = tonumber(month)
  if not month or month < 1 or month > 12 then return nil end
  local start = year + MONTH_DAYS[month] / 365
  if day == "" then return start, month == 12 and year + 1 or year + MONTH_DAYS[month + 1] / 365 end
  return start + (tonumber(day) - 1) / 365, start + tonumber(day) / 365
end

--- Where a period stands on the axis of years, and whether it has an open end.
---@param text any
---@return number? from, number? to, boolean? open
function period.years(text)
  if type(text) ~= "string" then
    if math.type(text) == "integer" and text > 0 and text < 10000 then return text, text + 1, false end
    return nil
  end
  local first, last = text:match "^(.-)/(.*)$"
  if not first then
    local from, to = bounds(text)
    return from, to, false
  end
  local from, from_end = bounds(first)
  local last_start, to = bounds(last)
  if not from and not to then return nil end
  if not from then return last_start, to, true end
  return from, to or from_end, to == nil
end

return period
