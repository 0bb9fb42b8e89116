# Probit and logit with absorbed effects and their analytic bias correction, by alpaca; two data sets.
# psid: labour force participation of 1461 women, 9 years, Panel Study of Income Dynamics, from bife (GPL-3; Hyslop 1999,
# Carro 2007); its first 300 women. cornwell: plm's Wages (GPL-2; Cornwell and Rupert 1988), union membership
# (the workers who change it, and the first 60).
# Rscript absorbed-binary.R > absorbed-binary.json
.libPaths(c(Sys.getenv("R_EXTRA_LIB"), .libPaths()))
suppressMessages({ library(alpaca); library(jsonlite) })
data(psid, package = "bife"); data(Wages, package = "plm")
women <- as.data.frame(psid)[, c("ID", "LFP", "KID1", "KID2", "INCH", "TIME")]
women <- women[women$ID %in% unique(women$ID)[1:300], ]
women$INCH <- women$INCH / 10000
Wages$id <- rep(1:595, each = 7); Wages$time <- rep(1:7, 595)
workers <- data.frame(union = as.integer(Wages$union == "yes"), wks = Wages$wks, smsa = as.integer(Wages$smsa == "yes"),
  lwage = Wages$lwage, married = as.integer(Wages$married == "yes"), id = Wages$id, time = Wages$time)
varying <- unique(workers$id)[tapply(workers$union, workers$id, function(u) min(u) != max(u))]
workers <- workers[workers$id %in% c(varying, 1:60), ]
ctrl <- feglmControl(dev.tol = 1e-17, center.tol = 1e-12)
# alpaca and glm stop when the deviance does, at 6 to 8 digits of a probit: Newton steps on dummies go on to the last.
dummies <- function(formula, data, link) {
  parts <- strsplit(deparse(formula), " | ", fixed = TRUE)[[1]]
  ways <- strsplit(parts[2], " + ", fixed = TRUE)[[1]]
  y <- all.vars(formula)[1]
  stay <- ave(data[[y]], data[[ways[1]]], FUN = function(v) min(v) != max(v)) == 1
  full <- as.formula(paste(parts[1], paste0("+ factor(", ways, ")", collapse = " ")))
  fit <- glm(full, binomial(link), data[stay, ], x = TRUE)
  X <- fit$x; q <- 2 * fit$y - 1; b <- coef(fit)
  for (i in 1:8) {
    x <- q * drop(X %*% b)
    g <- if (link == "probit") exp(dnorm(x, log = TRUE) - pnorm(x, log.p = TRUE)) else plogis(-x)
    h <- if (link == "probit") g * (g + x) else g * (1 - g)
    b <- b + solve(crossprod(X * sqrt(h)), crossprod(X, q * g))[, 1]
  }
  b[2:(length(all.vars(formula)) - length(ways))]
}
one <- function(formula, data, link) {
  fit <- feglm(formula, data, binomial(link), control = ctrl)
  corrected <- biasCorr(fit)
  apes <- function(f) { a <- getAPEs(f); list(estimate = as.list(a$delta), se = as.list(sqrt(diag(a$vcov)))) }
  list(nobs = unname(fit$nobs[["nobs"]]), deviance = fit$deviance, coef = as.list(coef(fit)), dummies = as.list(dummies(formula, data, link)),
    se = as.list(sqrt(diag(vcov(fit)))), apes = apes(fit),
    corrected = list(coef = as.list(coef(corrected)), se = as.list(sqrt(diag(vcov(corrected)))), apes = apes(corrected)))
}
cases <- list(
  psid_probit_one = one(LFP ~ KID1 + KID2 + INCH | ID, women, "probit"),
  psid_logit_one = one(LFP ~ KID1 + KID2 + INCH | ID, women, "logit"),
  psid_probit_two = one(LFP ~ KID1 + KID2 + INCH | ID + TIME, women, "probit"),
  psid_logit_two = one(LFP ~ KID1 + KID2 + INCH | ID + TIME, women, "logit"),
  workers_probit_one = one(union ~ wks + smsa + lwage + married | id, workers, "probit"),
  workers_logit_two = one(union ~ wks + smsa + lwage + married | id + time, workers, "logit")
)
cat(toJSON(list(source = paste("R", getRversion(), "alpaca", packageVersion("alpaca")), cases = cases,
  psid = as.list(women), workers = as.list(workers)), digits = NA, auto_unbox = TRUE))
