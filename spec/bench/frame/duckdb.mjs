// The questions, put to DuckDB: node duckdb.mjs FOLDER REPEATS THREADS. Strings of few values are ENUMs, its fast form.
import { createRequire } from "node:module";
import { readFileSync, unlinkSync } from "node:fs";
const require = createRequire(process.env.PEERS + "/");
const { DuckDBInstance } = require("@duckdb/node-api");
const [folder, repeats, threads] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const db = await (await DuckDBInstance.create(":memory:", { threads })).connect();

async function measure(name, times, sql, checksum, before) {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    if (before) await db.run(before);
    const start = process.hrtime.bigint();
    await db.run(sql);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  const row = (await (await db.runAndReadAll(checksum)).getRows())[0];
  console.log(`${name}\t${best.toFixed(2)}\t${Number(row[0])}\t${Number(row[1] ?? 0)}`);
}
const read = (name, table, file, columns) =>
  measure(name, Math.min(repeats, 2), `create table ${table} as select ${columns} from read_csv('${folder}/${file}', header=true, auto_detect=true${table === "t" || table === "hs" ? ", types={'hs6':'VARCHAR'}" : ""})`,
    `select count(*), count(*) from ${table}`, `drop table if exists ${table}`);
const ask = (name, sql, ...columns) =>
  measure(name, repeats, `create temp table r as ${sql}`,
    `select ${columns.map((c) => `coalesce(sum(${c}), 0)`).join(" + ")}, count(*) from r`, "drop table if exists r");
async function enums(table, columns) {
  for (const c of columns) {
    await db.run(`create type ${table}_${c} as enum (select distinct ${c}::varchar from ${table} order by 1)`);
    await db.run(`alter table ${table} alter ${c} type ${table}_${c}`);
  }
}

await read("read g1", "g", "g1.csv", "*");
await enums("g", ["id1", "id2", "id3"]);
await ask("q1", "select id1, sum(v1) v from g group by id1", "v");
await ask("q2", "select id1, id2, sum(v1) v from g group by id1, id2", "v");
await ask("q3", "select id3, sum(v1) v, avg(v3) w from g group by id3", "v", "w");
await ask("q4", "select id4, avg(v1) a, avg(v2) b, avg(v3) c from g group by id4", "a", "b", "c");
await ask("q5", "select id6, sum(v1) a, sum(v2) b, sum(v3) c from g group by id6", "a", "b", "c");
await ask("q6", "select id4, id5, quantile_cont(v3, 0.5) m, stddev_samp(v3) s from g group by id4, id5", "m", "s");
await ask("q7", "select id3, max(v1) - min(v2) r from g group by id3", "r");
await ask("q8", "select id6, unnest(max(v3, 2)) v3 from g group by id6", "v3");
await ask("q9", "select id2, id4, pow(corr(v1, v2), 2) r from g group by id2, id4", "case when isnan(r) then 0 else r end");
await ask("q10", "select id1, id2, id3, id4, id5, id6, sum(v3) v, count(*) n from g group by all", "v", "n");
const out = `${folder}/out.duckdb.csv`;
await measure("write g1", Math.min(repeats, 2), `copy g to '${out}' (header)`, "select count(*), count(*) from g");
unlinkSync(out);
await db.run("drop table if exists r; drop table g");

await read("read trade", "t", "trade.csv", "*");
await enums("t", ["exporter", "importer", "hs6"]);
await read("read country", "country", "country.csv", "*");
await read("read hs", "hs", "hs.csv", "*");
await db.run("create table c2 as select iso3::t_exporter iso3, region from country where iso3 in (select exporter::varchar from t)");
await db.run("create table h2 as select hs6::t_hs6 hs6, sector from hs where hs6 in (select hs6::varchar from t)");
await ask("t1", "select exporter, year, sum(value) v from t group by all", "v");
await ask("t2", "select left(hs6::varchar, 2) hs2, year, sum(value) v from t group by all", "v");
await ask("t3", "select * from (select year, importer, sum(value) v from t group by all) qualify row_number() over (partition by year order by v desc) <= 10", "v");
await ask("t4", "select hs6, year, sum(v * v) / (sum(v) * sum(v)) h from (select hs6, year, exporter, sum(value) v from t group by all) group by all", "h");
await ask("t5", "select *, v / lag(v) over (partition by exporter order by year) - 1 g from (select exporter, year, sum(value) v from t group by all)", "g");
await ask("t6", "select hs6, quantile_cont(value / quantity, 0.5) u from t where quantity > 0 group by hs6", "u");
await ask("t7", "select region, sector, year, sum(value) v from t join c2 on exporter = iso3 join h2 using (hs6) group by all", "v");
console.log(`memory\t${Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024)}\t0\t0`);
