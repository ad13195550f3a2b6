# The questions, put to pandas: python3 pandas.py FOLDER REPEATS. Strings of few values are categories, its fast form.
import gc, re, sys, time
sys.path = [p for p in sys.path if not p.endswith("spec/bench/frame")]  # this file has the library's name
import numpy as np
import pandas as pd

folder, repeats = sys.argv[1], int(sys.argv[2])

def measure(name, times, run, checksum):
    best, result = float("inf"), None
    for _ in range(times):
        result = None
        gc.collect()
        start = time.perf_counter()
        result = run()
        best = min(best, (time.perf_counter() - start) * 1000)
    print("%s\t%.2f\t%.10g\t%d" % (name, best, checksum(result), len(result)), flush=True)
    return result

def ask(name, run, *columns):
    measure(name, repeats, run, lambda r: sum(float(np.nansum(r[c])) for c in columns))

KEEP = {"observed": True, "sort": False}
g = measure("read g1", 1, lambda: pd.read_csv(folder + "/g1.csv", dtype={c: "category" for c in ("id1", "id2", "id3")}), len)
ask("q1", lambda: g.groupby("id1", **KEEP).agg(v=("v1", "sum")), "v")
ask("q2", lambda: g.groupby(["id1", "id2"], **KEEP).agg(v=("v1", "sum")), "v")
ask("q3", lambda: g.groupby("id3", **KEEP).agg(v=("v1", "sum"), w=("v3", "mean")), "v", "w")
ask("q4", lambda: g.groupby("id4", **KEEP).agg(a=("v1", "mean"), b=("v2", "mean"), c=("v3", "mean")), "a", "b", "c")
ask("q5", lambda: g.groupby("id6", **KEEP).agg(a=("v1", "sum"), b=("v2", "sum"), c=("v3", "sum")), "a", "b", "c")
ask("q6", lambda: g.groupby(["id4", "id5"], **KEEP).agg(m=("v3", "median"), s=("v3", "std")), "m", "s")
ask("q7", lambda: g.groupby("id3", **KEEP).agg(a=("v1", "max"), b=("v2", "min")).assign(r=lambda x: x.a - x.b), "r")
ask("q8", lambda: g[["id6", "v3"]].sort_values("v3", ascending=False).groupby("id6", sort=False).head(2), "v3")
t = None
g = measure("read trade", 1, lambda: pd.read_csv(folder + "/trade.csv",
    dtype={"exporter": "category", "importer": "category", "hs6": "category"}), len)
t, g = g, None
country = pd.read_csv(folder + "/country.csv", keep_default_na=False)
hs = pd.read_csv(folder + "/hs.csv", dtype={"hs6": str})
def shares(f):
    v = f.groupby(["hs6", "year", "exporter"], **KEEP)["value"].sum().reset_index()
    v["v2"] = v.value ** 2
    s = v.groupby(["hs6", "year"], **KEEP)[["value", "v2"]].sum()
    return pd.DataFrame({"h": s.v2 / s.value ** 2})
ask("t1", lambda: t.groupby(["exporter", "year"], **KEEP).agg(v=("value", "sum")), "v")
ask("t2", lambda: t.assign(hs2=t.hs6.cat.rename_categories(lambda c: c).astype(str).str[:2]).groupby(["hs2", "year"], **KEEP)
    .agg(v=("value", "sum")), "v")
ask("t3", lambda: t.groupby(["year", "importer"], **KEEP).agg(v=("value", "sum")).sort_values("v", ascending=False)
    .groupby("year").head(10), "v")
ask("t4", lambda: shares(t), "h")
def growth(f):
    v = f.groupby(["exporter", "year"], observed=True).agg(v=("value", "sum"))
    v["g"] = v.v / v.groupby("exporter", observed=True).v.shift() - 1
    return v
ask("t5", lambda: growth(t), "g")
def unit_values(f):
    f = f[f.quantity > 0]
    return pd.DataFrame({"u": (f.value / f.quantity).groupby(f.hs6, observed=True).median()})
ask("t6", lambda: unit_values(t), "u")
ask("t7", lambda: t.merge(country, left_on="exporter", right_on="iso3").merge(hs, on="hs6")
    .groupby(["region", "sector", "year"], **KEEP).agg(v=("value", "sum")), "v")
peak = re.search(r"VmHWM:\s*(\d+)", open("/proc/self/status").read())
print("memory\t%d\t0\t0" % (int(peak.group(1)) // 1024))
