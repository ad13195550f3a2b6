-- A zip archive of stored members, for specs: zip { { "name", "bytes" }, ... }.
local crc_table = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = c & 1 == 1 and (c >> 1) ~ 0xEDB88320 or c >> 1 end
  crc_table[i] = c
end

local function crc32(bytes)
  local c = 0xFFFFFFFF
  for i = 1, #bytes do c = crc_table[(c ~ bytes:byte(i)) & 0xFF] ~ (c >> 8) end
  return c ~ 0xFFFFFFFF
end

return function(members)
  local out, directory, offset = {}, {}, 0
  for _, member in ipairs(members) do
    local name, bytes = member[1], member[2]
    local about = string.pack("<I2I2I2I2I2I4I4I4I2I2", 20, 0, 0, 0, 0x21, member.crc or crc32(bytes), #bytes, member.size or #bytes, #name, 0)
    local head = "PK\3\4" .. about .. name
    directory[#directory + 1] = "PK\1\2" .. string.pack("<I2", 20) .. about .. string.pack("<I2I2I2I4I4", 0, 0, 0, 0, offset) .. name
    out[#out + 1] = head .. bytes
    offset = offset + #head + #bytes
  end
  local index = table.concat(directory)
  return table.concat(out) .. index .. "PK\5\6" .. string.pack("<I2I2I2I2I4I4I2", 0, 0, #members, #members, #index, offset, 0)
end
