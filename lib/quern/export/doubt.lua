--- What makes a cell doubtful: sources that say different things, values that do not stand in the sentence itself, and
-- statements that are no plain assertions. Said in words, for the reader of a cell.

local cell = require "quern.export.cell"
local model = require "quern.export.model"

local doubt = {}

--- Where a value may be found without anybody having to think about it.
local NEAR = { match = true, clause = true, sentence = true }

--- Where else it may come from, in words.
doubt.PATHS = { previous = "a sentence before", heading = "the heading above", document = "the document as a whole",
  default = "the rule's default", unit = "the unit" }

--- The values that the evidence of a row gives for a field, each with who says so, in the order of the evidence.
local function said(row, field)
  local list, by_value = {}, {}
  for _, note in ipairs(row.notes) do
    local value = note.source and cell.shown((note.claim.fields or {})[field]) or ""
    if value ~= "" then
      if not by_value[value] then
        by_value[value] = { value = value, notes = {} }
        list[#list + 1] = by_value[value]
      end
      table.insert(by_value[value].notes, note)
    end
  end
  return list
end

--- "sources differ: 50 [1], 55 [3]", or nil.
---@param row table a row of the model
---@param column { name: string }
---@return string?
function doubt.conflict(row, column)
  if #row.notes < 2 then return nil end
  local list = said(row, column.name)
  if #list < 2 then return nil end
  local parts = {}
  for i, one in ipairs(list) do
    local marks = {}
    for j, note in ipairs(one.notes) do marks[j] = ("[%d] %s"):format(note.number, model.byline_of(note.source.document)) end
    parts[i] = one.value .. " " .. table.concat(marks, ", ")
  end
  return "sources differ: " .. table.concat(parts, "; ")
end

--- "from the document as a whole", where no evidence has the value in its own sentence; or nil.
---@param row table
---@param column { name: string }
---@return string?
function doubt.inferred(row, column)
  local far
  for _, note in ipairs(row.notes) do
    for _, span in ipairs(note.source and note.claim.spans or {}) do
      if span.field == column.name then
        if NEAR[span.path] or not doubt.PATHS[span.path] then return nil end
        far = far or span.path
      end
    end
  end
  return far and "not in the sentence: from " .. doubt.PATHS[far] or nil
end

--- Whether a text names something as a word of its own.
local function names(text, word)
  local at = 1
  while true do
    local from, to = text:find(word, at, true)
    if not from then return false end
    if not text:sub(from - 1, from - 1):find "[%w_%-]" and not text:sub(to + 1, to + 1):find "[%w_%-]" then return true end
    at = to + 1
  end
end

local function text_of(cells, ...)
  for i = 1, select("#", ...) do
    local text = cell.exact(cells[(select(i, ...))])
    if text ~= "" then return text end
  end
end

--- The first of the run's warnings that is about a row: it names the row's metric, who or what it is of, and its time. It
--- belongs to the row's figure.
---@param report table the model
---@param row table
---@param column { name: string }
---@return string?
function doubt.warning(report, row, column)
  if column.name ~= "value" or #report.warnings == 0 then return nil end
  local cells = row.cells
  local metric, who, time = text_of(cells, "metric"), text_of(cells, "actor", "sector", "product"), text_of(cells, "period", "year", "date")
  if not metric or not who or not time then return nil end
  for _, warning in ipairs(report.warnings) do
    if names(warning, metric) and names(warning, who) and names(warning, time) then return warning end
  end
end

return doubt
