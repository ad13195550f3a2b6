local json = require "quern.json"
local shard = require "quern.shard"
local system = require "quern.host.system"

local UNITS = { [""] = 1, K = 1 << 10, M = 1 << 20, G = 1 << 30 }

local function bytes_of(text)
  local number, unit = text:upper():match "^(%d+)([KMG]?)B?$"
  return number and math.tointeger(tonumber(number)) * UNITS[unit]
end

local ARRAY = [[#!/bin/sh
#SBATCH --job-name=quern-work
#SBATCH --array=1-%d
#SBATCH --ntasks=1
# Reads and claims one list of the manifest; a task that is killed and run again changes nothing.
exec %s work %s "$SLURM_ARRAY_TASK_ID"
]]

local SUBMIT = [[#!/bin/sh
# Submits the array, and the merge that waits until all of it has succeeded.
set -e
work=$(sbatch --parsable %s)
sbatch --parsable --job-name=quern-merge --ntasks=1 --dependency=afterok:"$work" --wrap %s
]]

local function quoted(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local function write_slurm(manifest, count, program)
  local stem = manifest:gsub("%.json$", "")
  local array, submit = stem .. ".sbatch", stem .. ".submit.sh"
  local merge = ("%s merge %s %s"):format(program, quoted(stem .. ".db"), quoted(manifest))
  local fine, message, code = system.write(array, ARRAY:format(count, program, quoted(manifest)))
  if fine then fine, message, code = system.write(submit, SUBMIT:format(quoted(array), quoted(merge))) end
  if not fine then return nil, message, code end
  return submit
end

return {
  summary = "cut a large corpus into work lists for many machines",
  usage = "PATH... [--size 256M] -o MANIFEST [--slurm]",
  options = {
    size = { value = "SIZE", default = "256M", doc = "bytes of files in one list, about: 64M, 1G" },
    output = { short = "o", value = "MANIFEST", default = "quern-shards.json", doc = "the manifest to write" },
    slurm = { doc = "also write MANIFEST.sbatch (the array) and MANIFEST.submit.sh (which submits it and the merge after it)" },
  },
  examples = {
    { "quern shard archive/ --size 256M -o news.json", "work lists of about 256 MB" },
    { "seq 8 | xargs -P 2 -n 1 quern work news.json", "two at a time on this machine" },
    { "quern shard archive/ -o news.json --slurm && sh news.submit.sh", "on a cluster that has Slurm" },
    { "quern merge news.db news.json", "one corpus out of all lists" },
  },
  run = function(paths, options)
    if #paths == 0 then return nil, "no files or folders named; usage: quern shard PATH... -o MANIFEST", "usage" end
    local size = bytes_of(options.size)
    if not size or size == 0 then return nil, "--size takes a number of bytes with K, M or G: 256M", "usage" end
    local manifest, message, code = shard.plan(paths, size, { warn = function(_, text) io.stderr:write("quern: ", text, "\n") end })
    if not manifest then return nil, message, code end
    local fine
    fine, message, code = system.write(options.output, json.encode(manifest) .. "\n")
    if not fine then return nil, message, code end
    local files = 0
    for _, list in ipairs(manifest.lists) do files = files + #list end
    print(("%d files in %d lists: quern work %s 1 to %d, then quern merge"):format(files, #manifest.lists, options.output, #manifest.lists))
    if not options.slurm then return end
    local submit
    submit, message, code = write_slurm(options.output, #manifest.lists, "quern")
    if not submit then return nil, message, code end
    print("on a cluster: sh " .. submit)
  end,
}
