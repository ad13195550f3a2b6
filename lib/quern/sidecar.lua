--- What a person says about files, which overrides what is found in them: FILE.meta.json beside a file, and meta.csv (or
-- metadata.csv) in a folder, a line for each of its files: file,title,publisher,author,published,url,language. Headers may
-- be Chinese; a file below the folder is named by its path from there. FILE.meta.json goes before meta.csv.

local json = require "quern.json"
local system = require "quern.host.system"

local sidecar = {}

local LISTS = { "meta.csv", "metadata.csv" }

local HEADERS = { file = "file", filename = "file", ["file name"] = "file", path = "file", ["文件"] = "file", ["文件名"] = "file",
  title = "title", ["标题"] = "title", ["题名"] = "title", publisher = "publisher", ["来源"] = "publisher", ["发布机构"] = "publisher",
  ["出版者"] = "publisher", author = "author", ["作者"] = "author", published = "published", date = "published", ["日期"] = "published",
  ["发布日期"] = "published", ["发布时间"] = "published", url = "url", link = "url", ["网址"] = "url", ["链接"] = "url",
  language = "language", lang = "language", ["语言"] = "language", source = "source", licence = "licence", license = "licence" }

--- The columns of a list that mean something here, or nil if it is no list of files.
local function columns_of(list)
  local names, known = {}, 0
  for _, column in ipairs(list:columns()) do
    local key = HEADERS[column.name:lower()]
    if key and not names[key] then names[key], known = column.name, known + 1 end
  end
  return names.file and known > 1 and names or nil
end

--- Metadata that lists of folders and files beside files give; asked of one reading, so that each list is read once.
---@param warn fun(path: string, message: string)
---@return { is_list: (fun(path: string): boolean), of: fun(path: string, alone: boolean?): table?, string? }
function sidecar.open(warn)
  local lists = {}

  -- Rows by file, or false if there is no such list.
  local function list_at(path)
    if lists[path] ~= nil then return lists[path] end
    lists[path] = false
    local values, message
    if system.info(path) then values, message = require("quern.frame").read(path, { keep = true }) end
    if message then warn(path, path .. ": " .. message:gsub("^.-: ", "") .. "; it is not used") end
    local names = values and columns_of(values)
    if not names then return false end
    local rows, folder = {}, path:match "^(.*/)[^/]*$" or ""
    for row in values:rows() do
      local file, meta = row[names.file], {}
      for key, name in pairs(names) do
        if key ~= "file" and row[name] ~= nil and row[name] ~= "" then meta[key] = tostring(row[name]) end
      end
      file = file and tostring(file):gsub("\\", "/"):gsub("^%./", "")
      if file and not system.info(folder .. file) then
        warn(path, ("%s: no file '%s' in this folder"):format(path, file))
      elseif file and rows[file] then
        warn(path, ("%s: '%s' is named twice; the first counts"):format(path, file))
      elseif file then
        rows[file] = meta
      end
    end
    lists[path] = rows
    return rows
  end

  -- The lists of a folder and of those above it, as far as they were named: { rows, name of the folder from there }.
  local lists_above = {}

  local function lists_of(folder)
    local found = lists_above[folder]
    if found then return found end
    found = {}
    local at, below = folder, ""
    while true do
      for _, list in ipairs(LISTS) do
        local rows = list_at(at .. list)
        if rows then found[#found + 1] = { rows = rows, below = below } end
      end
      local above, last = at:match "^(.*/)([^/]+/)$"
      if not last then above, last = "", at end
      if at == "" or at == "/" or last == "" or last == "../" then break end
      at, below = above, last .. below
    end
    lists_above[folder] = found
    return found
  end

  local last = { folder = "\0", lists = {} } -- of the folder asked for last: most files are in the same one

  -- The row for a file: the nearest list that names it counts.
  local function row_of(path)
    local folder = last.folder
    if path:sub(1, #folder) ~= folder or path:find("/", #folder + 1, true) then
      folder = path:match "^(.*/)" or ""
      last = { folder = folder, lists = lists_of(folder) }
    end
    if #last.lists == 0 then return nil end
    local name = path:sub(#folder + 1)
    for _, list in ipairs(last.lists) do
      local row = list.rows[list.below .. name]
      if row then return row end
    end
  end

  local function beside(path)
    local file = io.open(path .. ".meta.json", "rb")
    if not file then return nil end
    local bytes = file:read "a"
    file:close()
    local meta, message = json.decode(bytes)
    if type(meta) == "table" then return meta, bytes end
    warn(path, ("%s.meta.json: %s; it is not used"):format(path, message or "not a JSON object"))
  end

  -- Days are kept as ISO dates, so that they can be compared.
  local function as_day(path, value)
    if type(value) ~= "string" or value:find "^%d%d%d%d%-%d%d%-%d%d$" then return value end
    local found = require("quern.text").dates(value)[1]
    if found and found.iso then return found.iso end
    warn(path, ("%s: published '%s' is no date (YYYY-MM-DD); it is not used"):format(path, value))
  end

  --- The metadata of a file, and its bytes as they are kept to see whether it has changed. `alone`: no sidecar is beside it.
  local function of(path, alone)
    local meta, bytes
    if not alone then meta, bytes = beside(path) end
    local row = row_of(path)
    if row then
      for key, value in pairs(meta or {}) do row[key] = value end
      meta, bytes = row, json.encode(row)
    end
    if meta then meta.published = as_day(path, meta.published) end
    return meta, bytes
  end

  return {
    is_list = function(path)
      local name = path:match "[^/]+$"
      return (name == LISTS[1] or name == LISTS[2]) and list_at(path) ~= false
    end,
    of = of,
  }
end

return sidecar
