local list = require "quern.corpus_list"
local reconcile = require "quern.reconcile"

local function records(found)
  local all = {}
  local function add(kind, code, written, row, note)
    all[#all + 1] = { kind = kind, code = code, written = written, row = row, note = note }
  end
  for _, zero in ipairs(found.zeros) do add("lost zero", zero.code, zero.written, zero.row) end
  for _, side in ipairs { { "only in first", found.only_first, found.first }, { "only in second", found.only_second, found.second } } do
    for _, code in ipairs(side[2]) do add(side[1], code, side[3].by_digits[code].written, side[3].by_digits[code].row) end
  end
  for _, one in ipairs(found.differs or {}) do add("differs", one.code, one.table_value, one.row, one.notice) end
  return all
end

local function show_list(title, codes, side)
  if #codes == 0 then return end
  print(("\n%s (%d):"):format(title, #codes))
  for _, code in ipairs(codes) do print("  " .. table.concat(side.by_digits[code].cells, "  ")) end
end

local function show(found, first, second)
  local here, there = found.first, found.second
  print(("%d codes in %s"):format(#here.list, first))
  print(("%d rows in %s, %d different codes"):format(there.rows, second, #there.list))
  print(("%d codes in both"):format(found.matched))
  if #found.zeros > 0 then
    local example = found.zeros[1]
    print(("%d rows of %s lost the leading zero of their code: %s stands for %s"):format(#found.zeros, second,
      example.written, example.code))
  end
  show_list("only in " .. first, found.only_first, here)
  show_list("only in " .. second, found.only_second, there)
  if found.differs then
    print(("\n%d figures differ"):format(#found.differs))
    for _, difference in ipairs(found.differs) do
      print(("  %s: %s in row %d, but %s"):format(difference.code, difference.table_value, difference.row, difference.notice))
    end
  end
end

return {
  summary = "compare the codes of a notice with those of a table",
  usage = "NOTICE TABLE [--key hs|COLUMN] [--value COLUMN] [--format text|csv|jsonl]",
  options = {
    key = { value = "KEY", default = "hs", doc = "hs, or the name of the column of codes" },
    value = { value = "COLUMN", doc = "a column of figures, compared with those in the notice's rows" },
    format = { value = "FORMAT", default = "text", doc = "text, csv or jsonl" },
  },
  examples = {
    { "quern reconcile notice.pdf list.csv --key hs", "which tariff lines are only in one, which lost their leading zero" },
  },
  run = function(arguments, options)
    if #arguments ~= 2 then return nil, "two files are compared; usage: quern reconcile NOTICE TABLE", "usage" end
    if not ({ text = true, csv = true, jsonl = true })[options.format] then
      return nil, ("no format '%s'; known: csv, jsonl, text"):format(options.format), "usage"
    end
    local found, message, code = reconcile.compare(arguments[1], arguments[2], { key = options.key, value = options.value })
    if not found then return nil, message, code end
    if options.format == "text" then show(found, arguments[1], arguments[2])
    else list.write(records(found), { "kind", "code", "written", "row", "note" }, options.format) end
  end,
}
