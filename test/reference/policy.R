# Makes policy.json: what a changed regressor does to sums over rows, with delta-method standard errors. Probits: the change in the
# number of ones, by marginaleffects from glm iterated to the end with the observed information. Selection models of a logarithm:
# the change in the sum of E[exp y], 0 where not selected, = exp(x'b + s^2/2) Phi(z'g + rho s), from a likelihood written out here
# and maximised with numerical derivatives. Data: Mroz87 and RandHIE of sampleSelection, SwissLabor of AER.
# Rscript test/reference/policy.R   (needs marginaleffects, sampleSelection, AER, numDeriv, jsonlite)
suppressMessages({ library(marginaleffects); library(sampleSelection); library(AER); library(numDeriv); library(jsonlite) })
`%||%` <- function(x, y) if (is.null(x)) y else x # marginaleffects takes it from R 4.4

probit <- function(formula, data, moved) {
  m <- glm(formula, binomial("probit"), data, epsilon = 1e-15, maxit = 100)
  X <- model.matrix(m); y <- m$y; b <- coef(m)
  for (i in 1:20) { # observed information, to the end
    q <- 2 * y - 1; e <- drop(X %*% b); h <- q * exp(dnorm(e, log = TRUE) - pnorm(q * e, log.p = TRUE))
    V <- solve(crossprod(X, X * (h * (h + e)))); b <- b + drop(V %*% crossprod(X, h))
  }
  m$coefficients <- b
  p <- function(b, d) sum(pnorm(drop(model.matrix(delete.response(terms(m)), d) %*% b)))
  change <- function(b) p(b, moved) - p(b, data)
  g <- jacobian(change, b)
  hand <- c(p(b, data), change(b), sqrt(drop(g %*% V %*% t(g))))
  # the same by marginaleffects: predictions of both states, their sums' difference as a hypothesis
  both <- rbind(cbind(data, state = 0), cbind(moved, state = 1))
  sums <- avg_predictions(m, newdata = both, by = "state", vcov = V, type = "response", numderiv = "richardson")
  diff <- hypotheses(sums, "b2 - b1 = 0", numderiv = "richardson")
  n <- nrow(data)
  stopifnot(abs(n * diff$estimate / hand[2] - 1) < 1e-8, abs(n * diff$std.error / hand[3] - 1) < 1e-6)
  list(formula = deparse1(formula), coef = as.list(b), before = hand[1], change = hand[2], se = hand[3])
}

selection <- function(first, second, data, moved) {
  one <- model.matrix(first, data); d <- data[[all.vars(first)[1]]]; on <- d == 1
  two <- function(data) model.matrix(delete.response(terms(second)), data)
  X <- two(data); y <- eval(second[[2]], data); k1 <- ncol(one); k <- k1 + ncol(X)
  rows <- function(t) {
    e <- drop(one %*% t[1:k1]); sigma <- exp(t[k + 1]); rho <- tanh(t[k + 2])
    out <- pnorm(-e, log.p = TRUE)
    r <- (y[on] - drop(X[on, ] %*% t[(k1 + 1):k])) / sigma
    out[on] <- dnorm(r, log = TRUE) - log(sigma) + pnorm((e[on] + rho * r) / sqrt(1 - rho^2), log.p = TRUE)
    out
  }
  start <- heckit(first, second, data, method = "ml")$estimate
  f <- function(s) sum(rows(s))
  # heckit's search may end in the lesser of two maxima: from there, and from the other side of rho = 0, to the better one
  climb <- function(z) optim(c(start[1:k], log(start[k + 1]), z), function(s) -f(s), method = "BFGS", control = list(maxit = 500, reltol = 1e-12))
  both <- lapply(c(atanh(start[k + 2]), -sign(start[k + 2])), climb)
  t <- both[[which.min(sapply(both, `[[`, "value"))]]$par
  for (pass in 1:4) { # in units of standard errors, where numerical derivatives are good
    se <- sqrt(abs(diag(solve(-hessian(f, t))))); u <- function(s) f(s * se); s <- t / se
    s <- s - solve(hessian(u, s), grad(u, s)); t <- s * se
  }
  V <- solve(-hessian(u, s)) * outer(se, se)
  total <- function(t, data) {
    sigma <- exp(t[k + 1]); m <- drop(two(data) %*% t[(k1 + 1):k])
    sum(exp(m + sigma^2 / 2) * pnorm(drop(model.matrix(delete.response(terms(first)), data) %*% t[1:k1]) + tanh(t[k + 2]) * sigma))
  }
  change <- function(t) total(t, moved) - total(t, data)
  g <- jacobian(function(s) change(s * se), s) / se
  names(t) <- c(paste0("selection:", colnames(one)), paste0("outcome:", colnames(X)), "lnSigma", "atanhRho")
  list(selection = deparse1(first), outcome = deparse1(second), coef = as.list(t), before = total(t, data),
       change = change(t), se = sqrt(drop(g %*% V %*% t(g))))
}

data(Mroz87); mroz <- Mroz87; mroz$lwage <- ifelse(mroz$lfp == 1, log(mroz$wage), 0)
data(SwissLabor); swiss <- read.csv("examples/data/swiss-labor.csv")
rand <- read.csv("../shared/reference/data/derived_randhie2.csv")
more <- function(data, column, by, where) { data[[column]] <- data[[column]] + by * where; data }
school <- more(mroz, "educ", 1, mroz$kids5 == 0)
ill <- more(rand, "disea", -1, rand$female == 1)
out <- list(program = R.version.string,
  mrozProbit = probit(lfp ~ age + educ + kids5 + exper + I(exper^2), mroz, school),
  swissProbit = probit(participation ~ income + age + I(age^2) + education + youngkids + foreign, swiss,
    more(swiss, "education", 2, swiss$foreign == 0)),
  mrozSelection = selection(lfp ~ age + I(age^2) + faminc + kids5 + educ, lwage ~ exper + educ + city, transform(mroz, faminc = faminc / 10000), transform(school, faminc = faminc / 10000)),
  randSelection = selection(binexp ~ logc + disea + linc + female, lnmeddol ~ logc + disea + linc, rand, ill))
writeLines(toJSON(out, auto_unbox = TRUE, digits = 16, pretty = TRUE), "test/reference/policy.json")
