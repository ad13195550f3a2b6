--- Tables on their way out of a recipe's worker. Whatever `run` returned, lists of rows or frames, arrives as lists of
-- rows; the claims behind each row go beside them.

local handover = {}

--- Rows and evidence of a frame.
local function of_frame(frame)
  local rows, evidence = {}, {}
  for row, claims in frame:rows() do
    rows[#rows + 1] = row
    evidence[#rows] = claims
  end
  return { rows = rows, evidence = evidence }
end

--- Rows as `run` made them, with the evidence that quern.claim.group keeps for them.
local function of_rows(rows, known)
  local evidence = {}
  for i, row in ipairs(rows) do evidence[i] = known[row] end
  return { rows = rows, evidence = evidence }
end

--- Makes plain what `run` returned. In the worker.
---@param tables any
---@param evidence table<table, integer[]> claims by row
---@return any
function handover.pack(tables, evidence)
  if type(tables) ~= "table" then return tables end
  local plain = {}
  for name, made in next, tables do
    if type(made) ~= "table" then
      plain[name] = made
    else
      plain[name] = type(made.rows) == "function" and of_frame(made) or of_rows(made, evidence)
    end
  end
  return plain
end

local function is_ids(list)
  if type(list) ~= "table" then return false end
  for _, id in ipairs(list) do if math.type(id) ~= "integer" then return false end end
  return true
end

--- The tables as lists of rows; the evidence of each row is put into `evidence`. In the parent: nothing is trusted.
---@param plain any
---@param evidence table<table, integer[]>
---@return any tables
function handover.unpack(plain, evidence)
  if type(plain) ~= "table" then return plain end
  local tables = {}
  for name, packed in pairs(plain) do
    local rows = type(packed) == "table" and type(packed.rows) == "table" and packed.rows
    tables[name] = rows or packed
    for i, row in ipairs(rows or {}) do
      local ids = type(packed.evidence) == "table" and packed.evidence[i]
      if type(row) == "table" and is_ids(ids) then evidence[row] = ids end
    end
  end
  return tables
end

return handover
