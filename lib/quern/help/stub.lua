--- Stubs of the library for lua-language-server: a file for each module, the comments themselves over empty bodies, with the
-- type of a recipe made from the schema that checks one. Examples become code blocks.

local entry = require "quern.help.entry"
local system = require "quern.host.system"

local stub = {}

--- A LuaCATS comment with its examples as a block of Lua.
local function as_markdown(comment)
  local out, inside, tags = {}, false, {}
  for _, marked in ipairs(comment) do
    local line = marked:gsub("^%s*%-%-%-?%s?", "", 1)
    local code = line:match "^>>? (.*)$"
    if line:find "^@" then
      tags[#tags + 1] = "---" .. line
    elseif #tags > 0 then
      tags[#tags] = tags[#tags] .. " " .. line -- what continues a tag
    else
      if code and not inside then out[#out + 1], inside = "---```lua", true end
      if inside and not code and not line:find "%S" then out[#out + 1], inside = "---```", false end
      out[#out + 1] = "---" .. (code or inside and "-- " .. line or line)
    end
  end
  if inside then out[#out + 1] = "---```" end
  return table.concat(table.move(tags, 1, #tags, #out + 1, out), "\n")
end

--- The blocks of a source that declare classes, and the line that follows each.
local function class_blocks(path)
  local blocks, comment = {}, {}
  for line in (entry.source(path) .. "\n"):gmatch "(.-)\n" do
    if line:match "^%-%-" then
      comment[#comment + 1] = line
    else
      if comment[1] and comment[1]:match "^%-%-%-@class" then
        local text = table.concat(comment, "\n"):gsub(" (@field)", "\n---%1")
        blocks[#blocks + 1] = { text = text, owner = line:match "^local ([%a_][%w_]*) = {}" }
      end
      comment = {}
    end
  end
  return blocks
end

--- One module as a file of stubs.
local function module_text(page)
  local module = page.module
  local own = (module.file or module.name):match "[%w_]+$"
  if module.class then own = module.name end
  local out, declared = { "---@meta", "-- made by: quern help --stubs" }, {}
  for _, block in ipairs(class_blocks("lib/quern/" .. (module.file or module.name) .. ".lua")) do
    local owner = block.owner and (block.owner:match "^%u" and block.owner or own)
    out[#out + 1] = "\n" .. block.text .. (owner and "\nlocal " .. owner .. " = {}" or "")
    if owner then declared[owner] = true end
  end
  if not declared[own] then out[#out + 1] = ("\n---@class quern.%s\nlocal %s = {}"):format(module.name, own) end
  for _, one in ipairs(page.entries) do
    local owner = one.name:match "^(%u[%w_]*):"
    if owner and not declared[owner] then
      out[#out + 1] = ("\n---@class quern.%s\nlocal %s = {}"):format(owner, owner)
      declared[owner] = true
    end
    local called = owner and one.signature or own .. "." .. one.signature:match "[%w_]+%(.*$"
    out[#out + 1] = "\n" .. as_markdown(one.comment) .. "\nfunction " .. called .. " end"
  end
  out[#out + 1] = "\nreturn " .. own
  return table.concat(out, "\n") .. "\n"
end

local TYPES = { string = "string", number = "number", integer = "integer", boolean = "boolean", ["function"] = "function", any = "any" }

--- A schema of recipe/declare.lua as a LuaCATS type.
local function type_of(schema)
  if schema.list then return type_of(schema.list) .. "[]" end
  if schema.each then return ("table<string, %s>"):format(type_of(schema.each)) end
  if schema.one_of and schema.kind == "string" then
    local names = {}
    for name in pairs(schema.one_of) do names[#names + 1] = ('"%s"'):format(name) end
    table.sort(names)
    return "(" .. table.concat(names, "|") .. ")"
  end
  if not schema.fields or schema.fields[1] then return TYPES[schema.kind] or "table" end
  local names, parts = {}, {}
  for name in pairs(schema.fields) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do
    local field = schema.fields[name]
    parts[i] = ("%s%s: %s"):format(name, field.required and "" or "?", type_of(field))
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

--- What a recipe is, and the globals that it sees.
local function recipe_text()
  local schema = require("quern.recipe.declare").schema
  local out, names = { "---@meta", "-- made by: quern help --stubs", "", "---@class quern.Recipe" }, {}
  for name in pairs(schema.fields) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local field = schema.fields[name]
    local kind = name == "run" and "fun(q: quern.Query, p: table<string, any>): table<string, Frame|table[]>" or type_of(field)
    out[#out + 1] = ("---@field %s%s %s %s"):format(name, field.required and "" or "?", kind, field.what or "")
  end
  table.move({ "", "---A rule: its name, its table, its patterns, and what it sets, checks and fills.", "---@param t table",
    "---@return table", "function rule(t) end", "", 'quern = require "quern"' }, 1, 7, #out + 1, out)
  return table.concat(out, "\n") .. "\n"
end

--- The files: { name, text } with names as `require` finds them.
---@return { name: string, text: string }[]
function stub.files()
  local files, fields = {}, {}
  for _, page in ipairs(entry.pages()) do
    local path = page.module.file or page.module.name
    files[#files + 1] = { name = "quern/" .. path .. ".lua", text = module_text(page) }
    if not path:find "[/_]" and path ~= "workbench" then
      fields[#fields + 1] = ('---@field %s quern.%s'):format(page.name, page.name)
    end
  end
  files[#files + 1] = { name = "quern.lua", text = "---@meta\n-- made by: quern help --stubs\n\n---@class quern\n---@field version string\n"
    .. table.concat(fields, "\n") .. "\nlocal quern = {}\n\nreturn quern\n" }
  files[#files + 1] = { name = "recipe.lua", text = recipe_text() }
  return files
end

--- Writes them below a folder.
---@param folder string
---@return true? written, string? message, string? code
function stub.write(folder)
  for _, file in ipairs(stub.files()) do
    local path = folder .. "/" .. file.name
    local made, message, code = system.make_folder((path:gsub("/[^/]*$", "")))
    if made then made, message, code = system.write(path, file.text) end
    if not made then return nil, message, code end
  end
  return true
end

--- Where they were installed beside this program, or nil.
---@return string?
function stub.installed()
  local prefix = (system.program() or ""):match "^(.*)/bin/[^/]+$"
  local folder = prefix and prefix .. "/share/quern/stubs"
  return folder and system.info(folder .. "/quern.lua") and folder or nil
end

return stub
