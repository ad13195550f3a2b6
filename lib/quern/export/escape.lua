--- Text made safe for a format: HTML, Markdown, LaTeX. Whatever a document holds, a report shows it and runs none of it.

local escape = {}

--- Characters that turn the order of text round or are not to be seen: shown by their number instead.
local HIDDEN = {
  [0x200E] = true, [0x200F] = true, [0x202A] = true, [0x202B] = true, [0x202C] = true, [0x202D] = true, [0x202E] = true,
  [0x2066] = true, [0x2067] = true, [0x2068] = true, [0x2069] = true, [0x061C] = true,
}

--- Valid UTF-8 without control characters: a byte that is none becomes U+FFFD, a hidden character its number.
---@param text string
---@return string
function escape.plain(text)
  if not text:find "[%c\128-\255]" then return text end
  local parts, at = {}, 1
  while at <= #text do
    local stop = utf8.len(text, at)
    local valid, bad = stop ~= nil, #text + 1
    if not valid then bad = select(2, utf8.len(text, at)) end
    parts[#parts + 1] = text:sub(at, bad - 1)
    if not valid then parts[#parts + 1] = "\u{FFFD}" end
    at = bad + (valid and 0 or 1)
  end
  local clean = table.concat(parts):gsub("[\0-\8\11\12\14-\31\127]", "")
  return (clean:gsub("[\xD8\xE2][\x80-\xBF][\x80-\xBF]?", function(bytes)
    local valid = utf8.len(bytes)
    local code = valid == 1 and utf8.codepoint(bytes)
    return code and HIDDEN[code] and ("[U+%04X]"):format(code) or nil
  end))
end

local HTML = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- For element content and quoted attributes.
---@param text any
---@return string
function escape.html(text) return (escape.plain(tostring(text)):gsub("[&<>\"']", HTML)) end

--- For a cell or a footnote of Markdown: no character means anything, and it stays on one line.
---@param text any
---@return string
function escape.markdown(text)
  local line = escape.plain(tostring(text)):gsub("%s+", " ")
  return (line:gsub("[\\`*_%[%]<>|~#$]", "\\%0"):gsub("^([%-+] )", "\\%1"):gsub("^(%d+)([.)] )", "%1\\%2"))
end

local LATEX = {
  ["\\"] = "\\textbackslash{}", ["{"] = "\\{", ["}"] = "\\}", ["$"] = "\\$", ["&"] = "\\&", ["#"] = "\\#", ["_"] = "\\_",
  ["%"] = "\\%", ["~"] = "\\textasciitilde{}", ["^"] = "\\textasciicircum{}", ["<"] = "\\textless{}", [">"] = "\\textgreater{}",
}

--- For running text of LaTeX.
---@param text any
---@return string
function escape.latex(text)
  local line = escape.plain(tostring(text)):gsub("%s+", " ")
  return (line:gsub("[\\{}$&#_%%~^<>]", LATEX):gsub('"', "''"))
end

--- One field of CSV (RFC 4180).
---@param text any
---@return string
function escape.csv(text)
  text = tostring(text)
  return text:find '[,"\r\n]' and '"' .. text:gsub('"', '""') .. '"' or text
end

return escape
