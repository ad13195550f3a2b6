--- The page `quern help size`: what work of each size costs, and which engine to give it to.

return [[
Size: what one machine carries, and when to hand work on

Measured on one core of an Intel Xeon, 20 MB of news-like text in 6,527 documents with 1.5 claims a kilobyte; the rest is arithmetic.
`make bench-claims` and `make bench-frame` measure your machine.

  step                             speed       a gigabyte of text takes   leaves in the corpus file
  read (runs on all cores)         16 MB/s     62 s of one core           1.5 GB (text, map back, zones)
  claims, all shipped recipes      7 MB/s      145 s                      0.7 GB
  index for search, once           5 MB/s      200 s                      0.85 GB
  merge of shards                  17 MB/s     60 s                       2.2 GB, all of it

So a gigabyte is 207 s of one core until its claims are there, and 2.2 GB of disk. Ten gigabytes in one corpus file: 35 minutes.

When to shard: when that is too long, or when the texts lie on a cluster. With 8 cores 100 GB take 100 x 207 s / 8 = 43 minutes,
and the merge 100 x 60 s = 100 minutes: merge what a question needs (a year, a publisher) rather than all of it.

  quern shard archive/ --size 256M -o news.json      work lists of 256 MB: 53 s of one core each
  seq 400 | xargs -P 8 -n 1 quern work news.json     here, eight at a time; or
  quern shard archive/ -o news.json --slurm          writes news.sbatch and news.submit.sh for Slurm
  quern merge news.db news.json                      one corpus, the same to the last byte of its dump as from one machine

A terabyte of text: 1,000 x 207 s = 58 core-hours, on 100 cores 35 minutes; merged whole, 1,000 x 60 s = 17 hours and 2.2 TB.

Frames live in memory: a column of whole numbers or of a few thousand distinct texts takes 1 to 4 bytes a row, one of
floating-point numbers 8. Customs lines (year, two countries, HS code, value, quantity) take about 24 bytes: 10 million rows
are 240 MB and most questions take 10 to 100 ms; 500 million rows are 12 GB.

Above that, give the rows to ClickHouse and keep the recipe:

  frame.open "clickhouse://USER@HOST:8123/trade/baci"   a frame whose verbs become one SELECT there; f:explain() shows it
  f:write("clickhouse://USER@HOST/trade/baci", { order = { "year", "exporter" } })
  quern claims --to clickhouse://USER@HOST/trade/claims claims with their numbers; grouping there unites them, and
                                                        `quern why claim:NUMBER` tells where each comes from
  a cluster is the name of its Distributed table

Ten billion customs lines: 10,000 million x 24 bytes = 240 GB as frames, more than a machine holds. On a server they lie on its
disks, packed; how long a question takes there depends on its disks and cores: measure it on one year and multiply. A table
distributed over four servers divides it by nearly four, since each groups its own rows.

User and password: QUERN_CLICKHOUSE_USER and QUERN_CLICKHOUSE_PASSWORD, or a file that only you can read (chmod 600),
QUERN_CLICKHOUSE_FILE or ~/.config/quern/clickhouse, with lines HOST USER PASSWORD. Never in an address. A recipe names an input
(kind = "frame"); who runs it says trade=clickhouse://... or trade=FILE.csv, and its worker never sees the connection.

What differs from memory on a server: rows have no order before sort(), so first(), last(), list(), sample() and rows by number
ask for :collect(); groups come in the order of their keys; sums of floating-point numbers are added in another order (12 digits
agree); whole numbers that pass 64 bits become null within 2,048 of the border; dates go from 1970-01-02 to 2105-12-31.
]]
