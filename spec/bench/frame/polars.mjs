// The questions, put to Polars: node polars.mjs FOLDER REPEATS. POLARS_MAX_THREADS says how many threads. Strings of few values
// are categoricals, its fast form.
import { createRequire } from "node:module";
import { readFileSync, unlinkSync } from "node:fs";
const require = createRequire(process.env.PEERS + "/");
const pl = require("nodejs-polars");
const [folder, repeats] = [process.argv[2], Number(process.argv[3])];
const c = pl.col;

function measure(name, times, run, checksum) {
  let best = Infinity, result;
  for (let i = 0; i < times; i++) {
    result = undefined;
    if (globalThis.gc) gc();
    const start = process.hrtime.bigint();
    result = run();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(`${name}\t${best.toFixed(2)}\t${checksum(result)}\t${result.height ?? 0}`);
  return result;
}
const total = (...names) => (f) => names.reduce((sum, n) => sum + (f.getColumn(n).sum() ?? 0), 0);
const ask = (name, run, ...names) => {
  try {
    measure(name, repeats, run, total(...names));
  } catch (error) {
    console.error(`${name}: ${error.message}`);
  }
};

let g = measure("read g1", Math.min(repeats, 2), () => pl.readCSV(`${folder}/g1.csv`), (f) => f.height);
g = g.withColumns(c("id1").cast(pl.Categorical), c("id2").cast(pl.Categorical), c("id3").cast(pl.Categorical));
ask("q1", () => g.groupBy("id1").agg(c("v1").sum().alias("v")), "v");
ask("q2", () => g.groupBy(["id1", "id2"]).agg(c("v1").sum().alias("v")), "v");
ask("q3", () => g.groupBy("id3").agg(c("v1").sum().alias("v"), c("v3").mean().alias("w")), "v", "w");
ask("q4", () => g.groupBy("id4").agg(c("v1").mean().alias("a"), c("v2").mean().alias("b"), c("v3").mean().alias("c")), "a", "b", "c");
ask("q5", () => g.groupBy("id6").agg(c("v1").sum().alias("a"), c("v2").sum().alias("b"), c("v3").sum().alias("c")), "a", "b", "c");
ask("q6", () => g.groupBy(["id4", "id5"]).agg(c("v3").median().alias("m"), c("v3").std().alias("s")), "m", "s");
ask("q7", () => g.groupBy("id3").agg(c("v1").max().minus(c("v2").min()).alias("r")), "r");
ask("q8", () => g.select("id6", "v3").sort("v3", true).groupBy("id6").agg(c("v3").head(2)).explode("v3"), "v3");
ask("q9", () => g.groupBy(["id2", "id4"]).agg(pl.pearsonCorr("v1", "v2").pow(2).alias("r")), "r");
ask("q10", () => g.groupBy(["id1", "id2", "id3", "id4", "id5", "id6"]).agg(c("v3").sum().alias("v"), c("v1").count().alias("n")), "v", "n");
measure("write g1", Math.min(repeats, 2), () => { g.writeCSV(`${folder}/out.polars.csv`); return { height: g.height }; }, (f) => f.height);
unlinkSync(`${folder}/out.polars.csv`);
g = undefined;
let t = measure("read trade", Math.min(repeats, 2), () => pl.readCSV(`${folder}/trade.csv`, { dtypes: { hs6: pl.Utf8 } }), (f) => f.height);
t = t.withColumns(c("exporter").cast(pl.Categorical), c("importer").cast(pl.Categorical));
ask("t1", () => t.groupBy(["exporter", "year"]).agg(c("value").sum().alias("v")), "v");
ask("t2", () => t.withColumn(c("hs6").str.slice(0, 2).alias("hs2")).groupBy(["hs2", "year"]).agg(c("value").sum().alias("v")), "v");
ask("t3", () => t.groupBy(["year", "importer"]).agg(c("value").sum().alias("v")).sort("v", true).groupBy("year").agg(c("v").head(10)).explode("v"), "v");
ask("t4", () => t.groupBy(["hs6", "year", "exporter"]).agg(c("value").sum().alias("v")).groupBy(["hs6", "year"])
  .agg(c("v").mul(c("v")).sum().div(c("v").sum().mul(c("v").sum())).alias("h")), "h");
ask("t5", () => t.groupBy(["exporter", "year"]).agg(c("value").sum().alias("v")).sort("year")
  .withColumn(c("v").div(c("v").shift(1).over("exporter")).sub(1).alias("g")), "g");
ask("t6", () => t.filter(c("quantity").gt(0)).withColumn(c("value").div(c("quantity")).alias("u")).groupBy("hs6").agg(c("u").median().alias("u")), "u");
const country = pl.readCSV(`${folder}/country.csv`), hs = pl.readCSV(`${folder}/hs.csv`, { dtypes: { hs6: pl.Utf8 } }).select("hs6", "sector");
const texts = t.withColumn(c("exporter").cast(pl.Utf8)); // its categoricals join only those of one origin
ask("t7", () => texts.join(country, { leftOn: "exporter", rightOn: "iso3" }).join(hs, { on: "hs6" })
  .groupBy(["region", "sector", "year"]).agg(c("value").sum().alias("v")), "v");
console.log(`memory\t${Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024)}\t0\t0`);
