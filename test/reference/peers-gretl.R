# Runs a command of gretl on columns, and returns its coefficients, standard errors and log-likelihood.
gretl_version <- sub(".*version ([^ ]+).*", "gretl \\1", system("gretlcli --version", intern = TRUE)[1])

gretl <- function(d, command, before = character(), coefficients = "$coeff", errors = "$stderr") {
  csv <- tempfile(fileext = ".csv"); script <- tempfile(fileext = ".inp")
  # 17 digits: write.csv keeps 15
  write.csv(as.data.frame(lapply(d, function(x) ifelse(is.na(x), "NA", sprintf("%.17g", as.numeric(x))))), csv, row.names = FALSE, quote = FALSE)
  writeLines(c("set echo off", "set messages off", "set bfgs_toler 1e-14", "set bfgs_maxiter 5000", paste0('open "', csv, '" --quiet'), before, paste(command, "--quiet"),
    paste("matrix b =", coefficients), paste("matrix s =", errors), "loop i=1..rows(b)", 'printf "@@ %.17g %.17g\\n", b[i], s[i]', "endloop",
    'printf "@@ %.17g 0\\n", $lnl'), script)
  lines <- suppressWarnings(system2("gretlcli", c("-b", script), stdout = TRUE, stderr = TRUE))
  rows <- grep("^@@", lines, value = TRUE)
  if (!length(rows)) stop(paste(lines, collapse = "\n"))
  values <- do.call(rbind, lapply(strsplit(rows, " "), function(p) as.numeric(p[2:3])))
  last <- nrow(values)
  list(coef = values[-last, 1], se = values[-last, 2], logLik = values[last, 1])
}
