-- Slurm as plain processes on loopback: munge, the controller and two nodes on this host; they end with the spec.
local helper = require "helper"

local slurm = {}

local CONFIG = [[ClusterName=quern
SlurmctldHost=%s(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=%s/munge/socket
CryptoType=crypto/munge
SlurmctldPort=%d
StateSaveLocation=%s/state
SlurmdSpoolDir=%s/spool.%%n
SlurmctldPidFile=%s/controller.pid
SlurmdPidFile=%s/%%n.pid
SlurmctldLogFile=%s/controller.log
SlurmdLogFile=%s/%%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
NodeName=n1 NodeHostname=%s NodeAddr=127.0.0.1 Port=%d CPUs=1 RealMemory=100
NodeName=n2 NodeHostname=%s NodeAddr=127.0.0.1 Port=%d CPUs=1 RealMemory=100
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=10 State=UP
]]

--- Why it cannot be started here, or nil.
function slurm.missing()
  for _, program in ipairs { "munged", "slurmctld", "slurmd", "sbatch" } do
    if select(3, helper.shell("command -v " .. program)) ~= 0 then
      return "Slurm is not installed; WITH_SERVERS=1 make test installs it"
    end
  end
  if select(3, helper.shell "ls /sys/devices/system/cpu/cpu0/topology") ~= 0 then
    return "slurmd looks for the processors in /sys, which is not here"
  end
  if not helper.shell("id -u"):match "^0" then return "Slurm's programs are started as root" end
end

--- Runs a shell command with this Slurm.
function slurm.shell(command) return helper.shell(("export SLURM_CONF=%s/slurm.conf; %s"):format(slurm.folder, command)) end

function slurm.start()
  local folder = helper.folder()
  slurm.folder = folder
  local host, port = helper.shell("hostname"):match "%S+", 30000 + math.tointeger(tonumber((helper.shell "echo $$"))) % 900 * 10
  helper.write(folder .. "/slurm.conf", CONFIG:format(host, folder, port, folder, folder, folder, folder, folder, folder, host, port + 1, host,
    port + 2))
  local out, err = slurm.shell(([[cd %s && chmod 755 . && mkdir -p munge state && head -c 1024 /dev/urandom > munge/key && chmod 400 munge/key &&
    chmod 700 munge && munged --key-file=$PWD/munge/key --socket=$PWD/munge/socket --pid-file=$PWD/munge/pid --log-file=$PWD/munge/log \
      --seed-file=$PWD/munge/seed --force && slurmctld -f $PWD/slurm.conf && slurmd -f $PWD/slurm.conf -N n1 && slurmd -f $PWD/slurm.conf -N n2]])
    :format(folder))
  for _ = 1, 100 do
    if slurm.shell("sinfo -h -o %t"):find "idle" then return end
    os.execute "sleep 0.1"
  end
  error("Slurm does not start: " .. out .. err)
end

function slurm.stop()
  slurm.shell(("cd %s && for f in controller.pid n1.pid n2.pid munge/pid; do kill -9 $(cat $f) 2>/dev/null; done"):format(slurm.folder))
end

return slurm
