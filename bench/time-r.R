# One case in R, on the columns that the benchmark wrote: Rscript time-r.R FOLDER ROWS CASE REPEATS FORMULA...
# Timed is the call itself; matrices and data frames are made before.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[2])
repeats <- as.integer(arguments[4])
formulas <- lapply(arguments[-(1:4)], as.formula)

names <- unique(unlist(lapply(formulas, all.vars)))
data <- as.data.frame(lapply(setNames(names, names), function(name) {
  readBin(file.path(folder, paste0(name, ".f64")), "double", rows, endian = "little")
}))

on_matrix <- function(fit) {
  y <- data[[all.vars(formulas[[1]])[1]]]
  X <- model.matrix(formulas[[1]], data)
  function() fit(X, y)
}
# gretl, called from here: its own clock times the estimation alone, after the data are read.
gretl_biprobit <- function() {
  csv <- tempfile(fileext = ".csv"); script <- tempfile(fileext = ".inp")
  data.table::fwrite(data, csv)
  outcomes <- vapply(formulas, function(f) all.vars(f)[1], ""); x <- paste(all.vars(formulas[[1]])[-1], collapse = " ")
  writeLines(c(sprintf('open "%s" --quiet', csv), "set stopwatch", "set bfgs_toler 1e-14",
    sprintf("biprobit %s %s const %s --quiet", outcomes[1], outcomes[2], x),
    'printf "time %.6f\\n", $stopwatch', "matrix b = $coeff", 'printf "rho %.17g\\n", $rho',
    "loop i=1..rows(b) --quiet", 'printf "b %.17g\\n", b[i]', "endloop"), script)
  function() {
    out <- system2("gretlcli", c("-b", script), stdout = TRUE)
    number <- function(word) as.numeric(sub(paste0("^", word, " "), "", grep(paste0("^", word, " "), out, value = TRUE)))
    list(seconds = number("time"), coefficients = c(head(number("b"), -1), atanh(number("rho"))))
  }
}
calls <- list(
  tobit = function() {
    formula <- update(formulas[[1]], survival::Surv(hours, hours > 0, type = "left") ~ .)
    function() survival::survreg(formula, data = data, dist = "gaussian")
  },
  "bivariate-probit" = gretl_biprobit,
  ols = function() on_matrix(lm.fit),
  logit = function() on_matrix(function(X, y) glm.fit(X, y, family = binomial("logit"))),
  probit = function() on_matrix(function(X, y) glm.fit(X, y, family = binomial("probit"))),
  "fixed-effects" = function() function() fixest::feols(formulas[[1]], data = data, nthreads = 1),
  iv = function() function() ivreg::ivreg(formulas[[1]], data = data),
  "heckman-two-step" = function() function() sampleSelection::heckit(formulas[[1]], formulas[[2]], data = data),
  "heckman-ml" = function() function() sampleSelection::selection(formulas[[1]], formulas[[2]], data = data)
)
# In the order of the benchmark's own estimates.
estimates <- list(
  tobit = function(fit) c(coef(fit), log(fit$scale)),
  "bivariate-probit" = function(fit) fit$coefficients,
  iv = function(fit) { b <- coef(fit); c(b[names(b) != "rd"], b["rd"]) },
  "heckman-two-step" = function(fit) coef(fit)[seq_len(length(coef(fit)) - 2)]
)

call <- calls[[arguments[3]]]()
seconds <- cpu <- c()
for (i in seq_len(repeats)) {
  gc()
  time <- system.time(fit <- call())
  own <- if (is.list(fit)) fit$seconds
  seconds <- c(seconds, if (is.null(own)) time[["elapsed"]] else own)
  cpu <- c(cpu, if (is.null(own)) time[["user.self"]] + time[["sys.self"]] else own)
  if (sum(seconds) > 60) break
}
pick <- estimates[[arguments[3]]]
numbers <- function(x) paste(format(unname(x), digits = 17), collapse = " ")
cat("seconds ", numbers(seconds), "\n", sep = "")
cat("cpuSeconds ", numbers(cpu), "\n", sep = "")
cat("estimates ", numbers(if (is.null(pick)) coef(fit) else pick(fit)), "\n", sep = "")
