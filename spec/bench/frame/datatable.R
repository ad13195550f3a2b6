# The questions, put to data.table: Rscript datatable.R FOLDER REPEATS THREADS
suppressMessages(library(data.table))
args <- commandArgs(TRUE); folder <- args[1]; repeats <- as.integer(args[2]); setDTthreads(as.integer(args[3]))
measure <- function(name, times, run, checksum) {
  best <- Inf
  for (i in seq_len(times)) { r <- NULL; gc(FALSE); s <- proc.time()[[3]]; r <- run(); best <- min(best, (proc.time()[[3]] - s) * 1000) }
  cat(sprintf("%s\t%.2f\t%.10g\t%d\n", name, best, checksum(r), nrow(r))); r
}
ask <- function(name, run, ...) { cols <- c(...); invisible(measure(name, repeats, run, function(r) sum(as.matrix(r[, ..cols]), na.rm = TRUE))) }
read <- function(name, file, ...) measure(name, min(repeats, 2), function() fread(file.path(folder, file), stringsAsFactors = TRUE, showProgress = FALSE, ...), nrow)
g <- read("read g1", "g1.csv")
ask("q1", function() g[, .(v = sum(v1)), by = id1], "v")
ask("q2", function() g[, .(v = sum(v1)), by = .(id1, id2)], "v")
ask("q3", function() g[, .(v = sum(v1), w = mean(v3)), by = id3], "v", "w")
ask("q4", function() g[, .(a = mean(v1), b = mean(v2), c = mean(v3)), by = id4], "a", "b", "c")
ask("q5", function() g[, .(a = sum(v1), b = sum(v2), c = sum(v3)), by = id6], "a", "b", "c")
ask("q6", function() g[, .(m = median(v3), s = sd(v3)), by = .(id4, id5)], "m", "s")
ask("q7", function() g[, .(r = max(v1) - min(v2)), by = id3], "r")
ask("q8", function() g[order(-v3), .(v3 = head(v3, 2L)), by = id6], "v3")
ask("q9", function() g[, .(r = cor(v1, v2)^2), by = .(id2, id4)], "r")
ask("q10", function() g[, .(v = sum(v3), n = .N), by = .(id1, id2, id3, id4, id5, id6)], "v", "n")
out <- file.path(folder, "out.datatable.csv")
invisible(measure("write g1", min(repeats, 2), function() { fwrite(g, out, showProgress = FALSE); g }, nrow)); file.remove(out) -> gone
rm(g); invisible(gc(FALSE))
t <- read("read trade", "trade.csv", colClasses = list(character = "hs6"))
ask("t1", function() t[, .(v = sum(value)), by = .(exporter, year)], "v")
ask("t3", function() t[, .(v = sum(value)), by = .(year, importer)][order(-v), head(.SD, 10), by = year], "v")
ask("t4", function() t[, .(v = sum(value)), by = .(hs6, year, exporter)][, .(h = sum(v * v) / sum(v)^2), by = .(hs6, year)], "h")
ask("t5", function() t[, .(v = sum(value)), keyby = .(exporter, year)][, g := v / shift(v) - 1, by = exporter][], "g")
ask("t6", function() t[quantity > 0, .(u = median(value / quantity)), by = hs6], "u")
ask("t2", function() t[, .(v = sum(value)), by = .(hs2 = substr(hs6, 1, 2), year)], "v")
country <- fread(file.path(folder, "country.csv"), stringsAsFactors = TRUE)
hs <- fread(file.path(folder, "hs.csv"), stringsAsFactors = TRUE, colClasses = list(character = "hs6"))
ask("t7", function() hs[country[t, on = .(iso3 = exporter), nomatch = NULL], on = "hs6", nomatch = NULL][, .(v = sum(value)), by = .(region, sector, year)], "v")
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf("memory\t%d\t0\t0\n", as.integer(gsub("[^0-9]", "", peak)) %/% 1024L))
