-- Two ClickHouse servers as plain processes on loopback, with a configuration of their own; they end with the spec.
local connection = require "quern.clickhouse.connection"
local helper = require "helper"

local servers = { user = "quern", password = "s3cret'\\word" }

local CONFIG = [[<yandex><logger><level>error</level><log>%s/log</log><errorlog>%s/errors</errorlog></logger>
<http_port>%d</http_port><tcp_port>%d</tcp_port><interserver_http_port>%d</interserver_http_port><listen_host>127.0.0.1</listen_host>
<path>%s/data/</path><tmp_path>%s/tmp/</tmp_path><user_files_path>%s/files/</user_files_path><users_config>%s/users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size>
<remote_servers><both>%s</both></remote_servers></yandex>]]
local SHARD = "<shard><replica><host>127.0.0.1</host><port>%d</port><user>%s</user><password>%s</password></replica></shard>"
local USERS = [[<yandex><profiles><default><max_memory_usage>3000000000</max_memory_usage></default></profiles><users>
<%s><password>%s</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></%s></users>
<quotas><default><interval><duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows><read_rows>0</read_rows>
<execution_time>0</execution_time></interval></default></quotas></yandex>]]

local function xml(text) return (text:gsub("[&<>']", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ["'"] = "&apos;" })) end

--- Whether the package is there.
function servers.installed() return select(3, helper.shell "command -v clickhouse-server") == 0 end

local function port(n, kind) return 20000 + (servers.base or 0) + n * 10 + kind end

function servers.url(n, table_name) return ("clickhouse://%s@127.0.0.1:%d/default/%s"):format(servers.user, port(n, 1), table_name) end

--- A statement, raw.
function servers.ask(n, sql)
  return assert(assert(connection.open(servers.url(n, "t"))):ask(sql, { write = true }))
end

local function alive(n)
  local server = assert(connection.open(servers.url(n, "t")))
  return server:ask("SELECT 1", { seconds = 2 }) ~= nil
end

function servers.launch(n)
  local folder = servers.folder .. "/" .. n
  helper.shell(("cd %s && (setsid clickhouse-server --config-file=%s/config.xml >%s/out 2>&1 & echo $! >%s/pid)"):format(folder, folder, folder, folder))
  for _ = 1, 100 do
    if alive(n) then return end
    os.execute "sleep 0.1"
  end
  error("clickhouse-server " .. n .. " does not start: " .. folder)
end

function servers.kill(n, signal)
  helper.shell(("kill -%s $(cat %s/%d/pid); while kill -0 $(cat %s/%d/pid) 2>/dev/null; do sleep 0.05; done"):format(signal or "KILL",
    servers.folder, n, servers.folder, n))
end

--- Starts both. The password is given to this process as a person would: in a file of his own.
function servers.start()
  servers.base = math.tointeger(tonumber((helper.shell "echo $$"))) % 900 * 30
  servers.folder = helper.folder()
  local shards = {}
  for n = 1, 2 do shards[n] = SHARD:format(port(n, 2), servers.user, xml(servers.password)) end
  for n = 1, 2 do
    local folder = servers.folder .. "/" .. n
    helper.shell(("mkdir -p %s/data %s/tmp %s/files"):format(folder, folder, folder))
    helper.write(folder .. "/config.xml", CONFIG:format(folder, folder, port(n, 1), port(n, 2), port(n, 3), folder, folder, folder, folder,
      table.concat(shards)))
    helper.write(folder .. "/users.xml", USERS:format(servers.user, xml(servers.password), servers.user))
  end
  local own = helper.write(servers.folder .. "/passwords", ("127.0.0.1 %s %s\n"):format(servers.user, servers.password))
  helper.shell("chmod 600 " .. own)
  connection.getenv = function(name) return name == "QUERN_CLICKHOUSE_FILE" and own or nil end
  for n = 1, 2 do servers.launch(n) end
end

function servers.stop()
  connection.getenv = os.getenv
  for n = 1, 2 do helper.shell(("kill -9 $(cat %s/%d/pid) 2>/dev/null"):format(servers.folder, n)) end
end

return servers
