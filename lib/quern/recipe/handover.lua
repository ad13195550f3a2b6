--- Tables on their way out of a recipe's worker: lists of rows and frames become plain values, and frames again.

local handover = {}

local function is_frame(value) return type(value) == "userdata" end

--- Makes plain what `run` returned. Runs in the worker; `result.problem` judges it in the parent.
---@param tables any
---@return any
function handover.pack(tables)
  if type(tables) ~= "table" then return tables end
  local plain = {}
  for name, made in next, tables do
    plain[name] = is_frame(made) and { frame = made:rows() } or made
  end
  return plain
end

return handover
