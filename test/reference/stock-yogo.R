# Stock and Yogo's critical values for two-stage least squares to 30 instruments, as CRAN's cragg 0.0.1 has them: by table, and in it
# by the number of endogenous columns, from the first number of instruments that has a value.
# Run: Rscript test/reference/stock-yogo.R > test/reference/stock-yogo.json
library(jsonlite)
folder <- tempfile(); dir.create(folder)
archive <- download.packages("cragg", folder, type = "source", quiet = TRUE)[1, 2]
untar(archive, exdir = folder); load(file.path(folder, "cragg", "R", "sysdata.rda"))
tables <- function(values, percents) lapply(percents, function(percent)
  lapply(sort(unique(values$N)), function(n) { of <- values[values$N == n, ]; of <- of[order(of$K), ]; of[[paste0("B", percent / 100)]] }))
cat(toJSON(list(bias = tables(sy_bias, c(5, 10, 20, 30)), size = tables(sy_size, c(10, 15, 20, 25))), digits = I(6)))
