--- A connection to a ClickHouse server: where it is, who asks, and statements sent to it.
-- The password never stands in an address, a recipe or a message: it comes from QUERN_CLICKHOUSE_PASSWORD, or from a file
-- that only its owner can read (QUERN_CLICKHOUSE_FILE, else ~/.config/quern/clickhouse) with lines HOST USER PASSWORD.

local http = require "quern.host.http"
local quote = require "quern.clickhouse.quote"
local system = require "quern.host.system"

local connection = { getenv = os.getenv } -- specs bring an environment of their own
local Connection = {}
Connection.__index = Connection
Connection.__name = "quern.ClickHouse"

--- Seconds for one statement, and how often one is sent again that changes nothing by it.
local SECONDS, TRIES = 600, 3

local function refuse(message, code) return nil, message, code or "invalid" end

--- Takes an address apart: clickhouse://USER@HOST:PORT/DATABASE/TABLE, clickhouses:// over TLS.
---@param url string
---@return table? parts { secure, host, port, user, path }, string? message, string? code
function connection.parse(url)
  local scheme, rest = url:match "^(clickhouses?)://(.+)$"
  if not scheme then return refuse(url .. ": an address is clickhouse://USER@HOST:8123/DATABASE/TABLE") end
  local place, path = rest:match "^([^/]*)/?(.*)$"
  local user, server = place:match "^(.*)@([^@]*)$"
  server = server or place
  if user and user:find ":" then
    return refuse(("%s://...@%s: no password in an address; put it into QUERN_CLICKHOUSE_PASSWORD"):format(scheme, server))
  end
  local host, port = server:match "^(%[[%x:]+%])[:]?(%d*)$"
  if not host then host, port = server:match "^([%w%.%-_]+):?(%d*)$" end
  if not host then return refuse(url .. ": which server? clickhouse://USER@HOST:8123/DATABASE/TABLE") end
  local names = {}
  for name in path:gmatch "[^/]+" do
    names[#names + 1] = name:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  end
  if #names == 0 or #names > 2 then return refuse(url .. ": which table? clickhouse://HOST/DATABASE/TABLE") end
  local secure = scheme == "clickhouses"
  return { secure = secure, host = host, port = port ~= "" and port or secure and "8443" or "8123", user = user, path = names }
end

local function credentials_file()
  local path = connection.getenv "QUERN_CLICKHOUSE_FILE"
  if path then return path, true end
  local home = connection.getenv "XDG_CONFIG_HOME" or connection.getenv "HOME" and connection.getenv "HOME" .. "/.config"
  return home and home .. "/quern/clickhouse", false
end

--- User and password for a server: of the environment, of the file.
local function credentials(parts)
  local user, password = parts.user or connection.getenv "QUERN_CLICKHOUSE_USER", connection.getenv "QUERN_CLICKHOUSE_PASSWORD"
  if password then return user or "default", password end
  local path, asked = credentials_file()
  local file = path and io.open(path, "r")
  if not file then
    if asked then return refuse(path .. ": cannot be read", "io") end
    return user or "default", ""
  end
  local info = system.info(path)
  if info and info.mode and info.mode & 63 ~= 0 then -- group and others: no
    file:close()
    return refuse(path .. ": others can read it; run chmod 600 " .. path, "denied")
  end
  for line in file:lines() do
    local host, name, word = line:match "^%s*([^%s#]+)%s+(%S+)%s+(.-)%s*$"
    if host and (host == parts.host or host == parts.host .. ":" .. parts.port) and (not user or user == name) then
      file:close()
      return name, word
    end
  end
  file:close()
  return user or "default", ""
end

--- Opens nothing yet: the first statement does.
---@param url string
---@return table? connection, string? message, string? code
function connection.open(url)
  local parts, message, code = connection.parse(url)
  if not parts then return nil, message, code end
  local user, password, kind = credentials(parts)
  if not user then return nil, password, kind end
  local place = ("%s:%s"):format(parts.host, parts.port)
  local secret = { "X-ClickHouse-User: " .. user, "X-ClickHouse-Key: " .. password }
  return setmetatable({ base = (parts.secure and "https://" or "http://") .. place .. "/", place = place, path = parts.path, key = user
    .. "@" .. place,
    secret = function() return secret end }, Connection)
end

--- A name that nobody else has: 16 hexadecimal digits.
---@return string
function connection.token()
  local file = io.open("/dev/urandom", "rb")
  local bytes = file and file:read(8) or ("%08x"):format(os.time() % (1 << 32))
  if file then file:close() end
  return (bytes:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

local function in_url(text) return (text:gsub("[^%w%-_.~]", function(byte) return ("%%%02X"):format(byte:byte()) end)) end

local ADVICE = {
  ["192"] = "denied", ["193"] = "denied", ["194"] = "denied", ["516"] = "denied", ["497"] = "denied", -- unknown user, wrong password
  ["60"] = "notfound", ["81"] = "notfound", ["241"] = "limit", ["159"] = "limit", ["243"] = "io", ["394"] = "interrupted",
}

--- The server's own words in one line: "Code: 60, e.displayText() = DB::Exception: Table x doesn't exist., e.what() = ..." or the
--- form of newer servers.
local function told(body)
  local code = body:match "Code:%s*(%d+)"
  local text = body:match "DB::Exception:%s*(.-),%s*e%.what%(%)" or body:match "DB::Exception:%s*(.-)%s*%(version" or body:match "^[^\n]*"
  text = text:gsub("^DB::Exception:%s*", ""):gsub("%s+", " "):gsub("%.?%s*$", "")
  if #text > 400 then text = text:sub(1, 400) .. "..." end
  return text, ADVICE[code or ""] or "invalid"
end

--- Sends a statement and gives the server's whole answer. One that reads only is sent again when the connection breaks, and
--- runs under the server's readonly; another only when nothing can have been heard of it.
---@param sql string
---@param options { write: boolean?, body: string?, settings: table?, seconds: integer? }?
---@return string? answer, string? message, string? code
function Connection:ask(sql, options)
  options = options or {}
  local id = "quern-" .. connection.token()
  local settings = { "wait_end_of_query=1", "join_use_nulls=1", "query_id=" .. id }
  if not options.write then settings[#settings + 1] = "readonly=2" end
  for name, value in pairs(options.settings or {}) do settings[#settings + 1] = in_url(name) .. "=" .. in_url(tostring(value)) end
  local body = sql
  if options.body then
    settings[#settings + 1] = "query=" .. in_url(sql)
    body = options.body
  end
  local url = self.base .. "?" .. table.concat(settings, "&")
  local request = { headers = self.secret(), body = body, gzip = options.body ~= nil and #body > 4096, seconds = options.seconds or SECONDS,
    farewell_url = self.base, farewell = "KILL QUERY WHERE query_id = " .. quote.value(id) .. " ASYNC" }
  for try = 1, TRIES do
    local status, answer, code = http.post(url, request)
    if status == 200 then return answer end
    if status and status ~= 502 and status ~= 503 then
      local text, kind = told(answer)
      return nil, ("%s: %s"):format(self.place, text), kind
    end
    local unheard = code == "notfound"
    local again = (status or code == "io" or unheard) and (not options.write or unheard)
    if try == TRIES or not again then
      return nil, code == "interrupted" and "interrupted" or ("%s: %s"):format(self.place, status and "the server is not ready"
        or answer), code or "io"
    end
    system.sleep(0.2 * try * try)
  end
end

function Connection.__tostring(self) return "connection to " .. self.place end

return connection
