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
calls <- list(
  tobit = function() {
    formula <- update(formulas[[1]], survival::Surv(hours, hours > 0, type = "left") ~ .)
    function() survival::survreg(formula, data = data, dist = "gaussian")
  },
  ols = function() on_matrix(lm.fit),
  logit = function() on_matrix(function(X, y) glm.fit(X, y, family = binomial("logit"))),
  probit = function() on_matrix(function(X, y) glm.fit(X, y, family = binomial("probit"))),
  "fixed-effects" = function() function() fixest::feols(formulas[[1]], data = data, nthreads = 1),
  "fixed-effects-threads" = function() function() fixest::feols(formulas[[1]], data = data),
  iv = function() function() ivreg::ivreg(formulas[[1]], data = data),
  "heckman-two-step" = function() function() sampleSelection::heckit(formulas[[1]], formulas[[2]], data = data),
  "heckman-ml" = function() function() sampleSelection::selection(formulas[[1]], formulas[[2]], data = data)
)
# In the order of the benchmark's own estimates.
estimates <- list(
  tobit = function(fit) c(coef(fit), log(fit$scale)),
  iv = function(fit) { b <- coef(fit); c(b[names(b) != "rd"], b["rd"]) },
  "heckman-two-step" = function(fit) coef(fit)[seq_len(length(coef(fit)) - 2)]
)

call <- calls[[arguments[3]]]()
seconds <- cpu <- c()
for (i in seq_len(repeats)) {
  gc()
  time <- system.time(fit <- call())
  seconds <- c(seconds, time[["elapsed"]])
  cpu <- c(cpu, time[["user.self"]] + time[["sys.self"]])
  if (sum(seconds) > 60) break
}
pick <- estimates[[arguments[3]]]
numbers <- function(x) paste(format(unname(x), digits = 17), collapse = " ")
cat("seconds ", numbers(seconds), "\n", sep = "")
cat("cpuSeconds ", numbers(cpu), "\n", sep = "")
cat("estimates ", numbers(if (is.null(pick)) coef(fit) else pick(fit)), "\n", sep = "")
