--- Whether what was read still stands where it was read: the proof behind every row.
-- A file is fine when its bytes have the hash they had and reading them again gives the same text; then every quote stands.
-- If they have changed, each quote is looked for at its place in what the file holds now.

local host = require "quern.host.read"
local json = require "quern.json"
local progress = require "quern.progress"

local verify = {}

-- Documents that a file and the members in it give today: texts by path and ordinal.
local function read_now(path)
  local batch, message = host.batch { path }
  if not batch then return nil, message end
  local file = batch:get(1)
  if file.message then return nil, file.message, file.sha256 ~= "" and file.sha256 or nil end
  local texts = {}
  for _, part in ipairs(file.parts) do
    local name = path .. (part.member and "!/" .. part.member or "")
    texts[name] = texts[name] or {}
    for _, document in ipairs(part.documents) do table.insert(texts[name], document.text) end
  end
  return texts, nil, file.sha256
end

-- Rows of stored tables by the claims they stand on: "overcapacity row 3".
local function rows_by_claim(corpus)
  local by_claim = {}
  for run, name, evidence in corpus:statement("SELECT run, name, evidence FROM run_table ORDER BY run, name"):rows() do
    for row, ids in ipairs(json.decode(evidence) or {}) do
      for _, id in ipairs(type(ids) == "table" and ids or {}) do
        by_claim[id] = by_claim[id] or {}
        table.insert(by_claim[id], ("run %d %s row %d"):format(run, name, row))
      end
    end
  end
  return by_claim
end

local function check_document(corpus, document, now, result, reason)
  for claim in corpus:claims { document = document.id } do
    result.claims = result.claims + 1
    if now and now:sub(claim.from, claim.to) == document.text:sub(claim.from, claim.to) then
      result.standing = result.standing + 1
    else
      result.fallen[#result.fallen + 1] = { claim = claim.id, table = claim.table, file = document.file, reason = reason,
        quote = document.text:sub(claim.from, claim.to), rows = result.by_claim[claim.id] or {} }
    end
  end
end

local function check_file(corpus, file, members, result)
  local texts, message, sha256 = read_now(file.path)
  local reason = not texts and message or sha256 ~= file.sha256 and "the file has changed" or "the file reads differently now"
  local same = texts ~= nil and sha256 == file.sha256
  for _, member in ipairs(members) do
    for document in corpus:documents { file = member } do
      local now = texts and texts[member] and texts[member][document.ordinal]
      same = same and now == document.text
      check_document(corpus, document, now, result, reason)
    end
  end
  result.files = result.files + 1
  if same then result.unchanged = result.unchanged + 1
  else result.changed[#result.changed + 1] = { path = file.path, reason = reason } end
end

--- Checks the files of a corpus, or only `path`.
---@param corpus quern.Corpus
---@param path? string
---@return { files: integer, unchanged: integer, changed: table[], claims: integer, standing: integer, fallen: table[] }
function verify.check(corpus, path)
  local result = { files = 0, unchanged = 0, changed = {}, claims = 0, standing = 0, fallen = {}, by_claim = rows_by_claim(corpus) }
  local wholes, members = {}, {}
  for id, name, sha256, container in corpus:statement("SELECT id, path, sha256, container FROM file ORDER BY path"):rows() do
    local whole = container or id
    members[whole] = members[whole] or {}
    table.insert(members[whole], name)
    if not container and (not path or path == name) then wholes[#wholes + 1] = { id = id, path = name, sha256 = sha256 } end
  end
  local line <close> = progress.new("verifying", "files", #wholes)
  for _, file in ipairs(wholes) do
    check_file(corpus, file, members[file.id], result)
    line:step()
  end
  result.by_claim = nil
  return result
end

return verify
