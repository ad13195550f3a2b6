-- Work lists, shards and their merge: the corpus is that of one machine, whoever ran the lists and however often.
local helper = require "helper"
local slurm = require "shard.slurm"

local folder, quern

local function run(command)
  local out, err, code = helper.shell(("cd %s || exit 1; %s"):format(folder, (command:gsub("%f[%w]quern%f[%W] ", quern .. " "))))
  return out, err, code
end

local function dump(path) return (run("sqlite3 -readonly " .. path .. " .dump | sha256sum")) end

-- The sample twice, so that documents of two folders have one name and one content; the seeds where they are.
local function prepare()
  folder, quern = helper.folder(), helper.shell("realpath " .. helper.quern):match "%S+"
  helper.shell(("cp -r data/sample %s/a; cp -r data/sample %s/b; cp -r ../shared/seeds %s/seeds 2>/dev/null || mkdir %s/seeds; chmod -R u+w %s")
    :format(folder, folder, folder, folder, folder))
  helper.write(folder .. "/b/capacity.csv", "sector,year,capacity_mt\nsteel,2020,1100\ncement,2020,3500\n")
  helper.write(folder .. "/a/capacity.csv", "sector,year,capacity_mt\nsteel,2021,1150\n")
  run "quern read a b seeds --corpus one.db && quern claims --corpus one.db >/dev/null"
end

-- At least eight lists, with the seeds or without.
local SIZE = helper.shared "seeds" and "9K" or "3K"

local function lists() return tonumber(run("quern shard a b seeds -o m.json --size " .. SIZE):match "in (%d+) lists") end

-- A task as a shell script: two of them are killed in the middle of their work the first time.
local TASK = [[case $1 in 2|5) [ -e killed.$1 ] || { touch killed.$1; timeout -s KILL 0.15 QUERN work m.json $1; exit 137; };; esac
exec QUERN work m.json $1
]]

describe("shards", function()
  setup(prepare)
  before_each(function() helper.write(folder .. "/task", (TASK:gsub("QUERN", quern))) end)
  after_each(function() run "rm -f m.* merged.db* slurm-*.out killed.*" end)

  it("make the corpus of one machine, run by xargs, two tasks killed and run again", function()
    local count = lists()
    assert.is_true(count >= 8)
    local _, said = run("seq " .. count .. " | xargs -P 2 -n 1 sh task")
    assert.equal("2 5\n", (run "ls m.0002.db m.0005.db 2>/dev/null; echo $(ls killed.* | cut -d. -f2)"), said)
    run("seq " .. count .. " | xargs -P 2 -n 1 sh task")
    local out, err, code = run "quern merge merged.db m.json"
    assert.equal(0, code, err)
    assert.matches("merged.db: %d+ documents", out)
    assert.equal(dump "one.db", dump "merged.db")
    assert.equal("ok\n", (run "sqlite3 merged.db 'PRAGMA integrity_check'"))
    local again = run "quern work m.json 3"
    assert.matches("is there already", again)
  end)

  it("name a shard that is missing, torn or of changed files, and a merge that would overwrite", function()
    local count = lists()
    run(("seq %d | xargs -P 2 -n 1 quern work m.json"):format(count))
    run "rm m.0002.db"
    local _, err, code = run "quern merge merged.db m.json"
    assert.equal(1, code)
    assert.matches("m.0002.db: missing", err)
    run "quern work m.json 2 && printf x | dd of=m.0003.db bs=1 seek=5000 conv=notrunc"
    _, err = run "quern merge merged.db m.json"
    assert.matches("m.0003.db: torn", err)
    _, err = run "rm m.0003.db.seal; quern merge merged.db m.json"
    assert.matches("m.0003.db: torn: its work was not finished", err)
    run "quern work m.json 3 && quern merge merged.db m.json"
    _, err, code = run "quern merge merged.db m.json"
    assert.equal(1, code)
    assert.matches("merged.db: is there already", err)
    _, err = run "cp a/steel-briefing.md kept; echo more >> a/steel-briefing.md; rm m.0*; for i in $(seq 30); do quern work m.json $i; done; cp kept a/steel-briefing.md; rm kept"
    assert.matches("a/steel%-briefing.md: has changed since list %d+ was made", err)
    assert.matches("m.json has lists 1 to %d+, no list 30", err)
    _, err, code = run "quern work a/steel-briefing.md 1"
    assert.equal(1, code)
    assert.matches("no manifest", err)
  end)

  it("run as an array of Slurm, two tasks killed and run again, then the merge that waits for them", function()
    local missing = slurm.missing()
    if missing then pending(missing) return end
    slurm.start()
    local count = tonumber(run("quern shard a b seeds -o m.json --slurm --size " .. SIZE):match "in (%d+) lists")
    run(("sed -i 's#^exec .*#exec sh task $SLURM_ARRAY_TASK_ID#; s#array=1-%d#array=1-8#' m.sbatch"):format(count))
    local function submit(command) return slurm.shell(("cd %s || exit 1; %s"):format(folder, command)) end
    local function finished()
      for _ = 1, 600 do
        if slurm.shell "squeue -h" == "" then return end
        os.execute "sleep 0.1"
      end
      error "the jobs do not end"
    end
    submit "sbatch --parsable m.sbatch"
    finished()
    assert.equal("2 5\n", (run "ls m.0002.db m.0005.db 2>/dev/null; echo $(ls killed.* | cut -d. -f2)"))
    local out = submit(("sbatch --parsable --array=2,5,9-%d m.sbatch"):format(count))
    submit(("sbatch --parsable --dependency=afterok:%s --wrap '%s merge merged.db m.json'"):format(out:match "%d+", quern))
    finished()
    slurm.stop()
    assert.equal(dump "one.db", dump "merged.db")
    assert.matches("sbatch .*afterok", (run "cat m.submit.sh"))
  end)
end)
