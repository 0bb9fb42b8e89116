# One case in gretl, on the columns that the benchmark wrote: Rscript time-gretl.R FOLDER ROWS CASE REPEATS FORMULA...
# gretl's own clock times the estimation alone, after the data are read. Its processor time is that of a process with two
# estimations less that of a process with one.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[2])
repeats <- as.integer(arguments[4])
formulas <- lapply(arguments[-(1:4)], as.formula)

names <- unique(unlist(lapply(formulas, all.vars)))
data <- as.data.frame(lapply(setNames(names, names), function(name) {
  column <- readBin(file.path(folder, paste0(name, ".f64")), "double", rows, endian = "little")
  ifelse(is.nan(column), NA, column)
}))
csv <- tempfile(fileext = ".csv")
write.csv(data, csv, row.names = FALSE, na = "NA")
y <- vapply(formulas, function(f) all.vars(f)[1], "")
x <- vapply(formulas, function(f) paste(all.vars(f)[-1], collapse = " "), "")

# The command, its estimates in the order of the benchmark's own, and what they need beside the coefficients.
cases <- list(
  "bivariate-probit" = list(
    sprintf("biprobit %s %s const %s --quiet", y[1], y[2], x[1]),
    function(b, rho, sigma) c(head(b, -1), atanh(rho)), "rho"
  ),
  tobit = list(sprintf("tobit %s const %s --quiet", y[1], x[1]), function(b, rho, sigma) c(b, log(sigma)), "sigma"),
  "heckman-ml" = list(
    sprintf("heckit %s const %s ; %s const %s --quiet", y[2], x[2], y[1], x[1]),
    function(b, rho, sigma) {
      outcome <- seq_len(length(strsplit(x[2], " ")[[1]]) + 1) # then the coefficient of the Mills ratio
      c(b[-seq_len(length(outcome) + 1)], b[outcome], sigma, rho)
    },
    c("rho", "sigma")
  )
)
case <- cases[[arguments[3]]]

run <- function(estimations) {
  script <- tempfile(fileext = ".inp")
  once <- c("set stopwatch", case[[1]], 'printf "time %.6f\\n", $stopwatch')
  writeLines(c(
    sprintf('open "%s" --quiet', csv), "set bfgs_toler 1e-14", rep(once, estimations), "matrix b = $coeff",
    sprintf('printf "%s %%.17g\\n", $%s', case[[3]], case[[3]]),
    "loop i=1..rows(b) --quiet", 'printf "b %.17g\\n", b[i]', "endloop"
  ), script)
  used <- system.time(out <- system2("gretlcli", c("-b", script), stdout = TRUE))
  number <- function(word) as.numeric(sub(paste0("^", word, " "), "", grep(paste0("^", word, " "), out, value = TRUE)))
  list(seconds = number("time"), cpu = used[["user.child"]] + used[["sys.child"]],
    estimates = case[[2]](number("b"), number("rho"), number("sigma")))
}
one <- run(1)
seconds <- one$seconds
cpu <- c()
for (i in seq_len(repeats)) {
  two <- run(2)
  seconds <- c(seconds, two$seconds)
  cpu <- c(cpu, two$cpu - one$cpu)
  if (sum(seconds) > 60) break
}
numbers <- function(x) paste(format(unname(x), digits = 17), collapse = " ")
cat("seconds ", numbers(seconds), "\n", sep = "")
cat("cpuSeconds ", numbers(cpu), "\n", sep = "")
cat("estimates ", numbers(one$estimates), "\n", sep = "")
