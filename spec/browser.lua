-- A page in Debian's headless chromium: a script runs in it, and what it answers comes back, with what the console said
-- and where the page tried to go.
local helper = require "helper"
local json = require "quern.json"

local browser = {}

-- The browser's own errands, which no page can ask for.
local OWN = { "^chrome", "^file://", "^https?://[%w.-]*%.?google%.com/", "^https?://[%w.-]*googleapis%.com/", "^https?://[%w.-]*gvt%d%.com/" }

local function is_own(address)
  for _, pattern in ipairs(OWN) do if address:find(pattern) then return true end end
  return false
end

--- Whether there is a browser.
---@return boolean
function browser.available()
  if browser.known == nil then browser.known = helper.shell "command -v chromium" ~= "" end
  return browser.known
end

local FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
  .. "--disable-component-update --disable-sync --disable-extensions --virtual-time-budget=20000 --enable-logging=stderr "
  .. "--host-resolver-rules='MAP * ~NOTFOUND'"

-- The answer stands in the page as a list of character numbers: nothing in it can be taken for markup.
local PROBE = [[<script>
(async () => {
  const problems = [];
  window.addEventListener("error", (event) => problems.push(event.message));
  const probe = async () => { %s };
  let answer;
  try { answer = { value: await probe(), problems, requests: performance.getEntriesByType("resource").map((entry) => entry.name) }; }
  catch (error) { answer = { problems: problems.concat(String(error.stack)), requests: [] }; }
  const bytes = new TextEncoder().encode(JSON.stringify(answer));
  document.body.innerHTML = "<pre>PROBE " + [...bytes].join(" ") + " END</pre>";
})();
</script></body>]]

--- Opens a page, runs `script` (the body of a function) in it and returns its answer, the console's lines, and every
--- address of the network that was asked for.
---@param page string HTML
---@param script string
---@return table answer { value, problems, requests }, string[] console, string[] addresses
function browser.probe(page, script)
  local folder = helper.folder()
  local function put() return (PROBE:gsub("%%s", function() return script end)) end
  local path = helper.write(folder .. "/page.html", (page:gsub("</body>", put, 1)))
  local out, err = helper.shell(("timeout 60 chromium %s --user-data-dir=%s/profile --log-net-log=%s/net.json --dump-dom file://%s"):format(
    FLAGS, folder, folder, path))
  local numbers = out:match "PROBE ([%d ]+) END"
  if not numbers then error("the page gave no answer:\n" .. out:sub(-500) .. err:sub(-1500)) end
  local bytes = {}
  for number in numbers:gmatch "%d+" do bytes[#bytes + 1] = string.char(tonumber(number)) end
  local console, addresses = {}, {}
  for line in err:gmatch "[^\n]+" do if line:find("CONSOLE", 1, true) then console[#console + 1] = line end end
  local file = io.open(folder .. "/net.json")
  for address in (file and file:read "a" or ""):gmatch '"url":"(%a+://[^"]*)"' do
    if not is_own(address) then addresses[#addresses + 1] = address end
  end
  if file then file:close() end
  return assert(json.decode(table.concat(bytes))), console, addresses
end

--- A picture of a page, or a PDF as it is printed.
---@param file string the page
---@param output string .png or .pdf
---@param options { width?: integer, height?: integer, dark?: boolean }?
function browser.picture(file, output, options)
  options = options or {}
  local kind = output:match "%.pdf$" and "--print-to-pdf=" .. output .. " --no-pdf-header-footer" or "--screenshot=" .. output
  local folder = helper.folder()
  helper.shell(("timeout 60 chromium %s --hide-scrollbars --user-data-dir=%s/profile %s %s --window-size=%d,%d file://%s"):format(FLAGS, folder,
    options.dark and "--blink-settings=preferredColorScheme=0" or "", kind, options.width or 1280, options.height or 2000, file))
end

return browser
