# Makes predictions.json: quantities after selection, treatment, switching, interval and truncated models on two real data sets each,
# averaged over the sample, with an average slope of each and delta-method standard errors of both. Estimates are Newton's on likelihoods
# written out (two steps: stacked moments with a numerical Jacobian); every expectation is checked to be a numerical integral over the errors.
# Rscript test/reference/predictions.R   (beside ../shared; needs numDeriv, jsonlite, statmod)
suppressMessages({ library(numDeriv); library(jsonlite); library(statmod) })
shared <- function(...) read.csv(file.path("..", "shared", ...))
columns <- function(D, names) as.matrix(cbind(1, D[names]))

newton <- function(rows, start) {
  f <- function(t) -sum(rows(t))
  t <- start
  for (pass in 1:4) t <- nlminb(t, f, control = list(rel.tol = 1e-14, iter.max = 500, eval.max = 1000))$par
  for (i in 1:3) t <- t - drop(solve(hessian(f, t), grad(f, t)))
  list(theta = t, V = solve(hessian(f, t)))
}
# Averages of q and of its slope in x, with delta-method errors; the slope by extrapolated differences.
slope <- function(q, t, D, x, h = 0.05 * sd(D[[x]])) {
  at <- function(by) { E <- D; E[[x]] <- E[[x]] + by; mean(q(t, E)) }
  T <- sapply(0:5, function(l) (at(h / 2^l) - at(-h / 2^l)) / (2 * h / 2^l))
  for (k in 1:5) T <- (4^k * T[-1] - T[-length(T)]) / (4^k - 1)
  T
}
delta <- function(value, t, V) { g <- grad(value, t); list(estimate = value(t), se = sqrt(drop(g %*% V %*% g))) }
describe <- function(quantities, fit, D, x) lapply(quantities, function(q) { agreed(function() mean(q(fit$theta, D))); list(
  mean = delta(function(t) mean(q(t, D)), fit$theta, fit$V), effect = delta(function(t) slope(q, t, D, x), fit$theta, fit$V)) })

# E[f(y)] of y ~ N(m, s^2) weighted by Pr(side | y), side = z'g + v > 0 or < 0, v correlated r with y's error; piecewise where f has kinks.
G <- gauss.quad(60, "legendre")
over <- function(f, m, s, ends = c(-9, 9), weight = NULL, centre = 0) {
  total <- 0
  for (p in seq_len(length(ends) - 1)) {
    a <- pmax(pmin(ends[[p]], 12), -12); b <- pmax(pmin(ends[[p + 1]], 12), -12)
    for (k in seq_along(G$nodes)) { u <- centre + (a + b) / 2 + (b - a) / 2 * G$nodes[k]
      w <- G$weights[k] * (b - a) / 2 * dnorm(u); if (!is.null(weight)) w <- w * weight(u); total <- total + w * f(m + s * u) }
  }
  total
}
one <- function(y) 1
limits <- function(m, s, a, b) list((a - m) / s, (b - m) / s)
everywhere <- function(m) list(-9 + 0 * m, 9 + 0 * m)
# A closed form, and the integral that it must be: which of them is evaluated is a switch.
integrate <- FALSE
either <- function(closed, integral) function(...) if (integrate) integral(...) else closed(...)
agreed <- function(value) { integrate <<- TRUE; i <- value(); integrate <<- FALSE; if (abs(i / value() - 1) > 1e-9) stop("no integral: ", i, " ", value()) }
inside <- function(m, s, a, b) pnorm((b - m) / s) - pnorm((a - m) / s)
pr <- either(inside, function(m, s, a, b) over(one, m, s, limits(m, s, a, b)))
level <- function(m, s) exp(m + s^2 / 2)
partial <- either(function(m, s, a, b) m * inside(m, s, a, b) + s * (dnorm((a - m) / s) - dnorm((b - m) / s)), function(m, s, a, b) over(identity, m, s, limits(m, s, a, b)))
partialExp <- either(function(m, s, a, b) level(m, s) * inside(m + s^2, s, a, b), function(m, s, a, b) over(exp, m, s, limits(m, s, a, b)))
ends <- function(f, m, s, a, b) (if (is.finite(a)) f(a) * pnorm((a - m) / s) else 0) + (if (is.finite(b)) f(b) * pnorm((m - b) / s) else 0)
# exp(y) tilts the normal by s: the range of integration moves there
expMean <- either(level, function(m, s) over(exp, m, s, everywhere(m), centre = s))
expSide <- either(function(m, s, r, e, side) level(m, s) * pnorm(side * (e + r * s)),
  function(m, s, r, e, side) over(exp, m, s, everywhere(m), function(u) pnorm(side * (e + r * u) / sqrt(1 - r^2)), centre = s))
expGiven <- function(m, s, r, e, side) expSide(m, s, r, e, side) / pnorm(side * e)

cases <- list()
add <- function(name, path, estimator, formula, quantities, fit, D, x, more = list()) cases[[name]] <<- c(list(
  data = path, estimator = estimator, formula = formula, variable = x, theta = fit$theta, se = sqrt(diag(fit$V)), quantities = describe(quantities, fit, D, x)), more)

# --- Selection -----------------------------------------------------------------------------------------------------------
mills <- function(e) exp(dnorm(e, log = TRUE) - pnorm(e, log.p = TRUE))
selection <- function(name, path, D, selected, z, outcome, y, x, a, b) {
  d <- D[[selected]]; Y <- ifelse(d == 1, y, 0); l <- length(z) + 1; k <- length(x) + 1
  Z <- columns(D, z); X <- columns(D, x); q <- 2 * d - 1
  g <- coef(glm.fit(Z, d, family = binomial("probit"), control = list(epsilon = 1e-14)))
  lp <- function(t, E) list(e = drop(columns(E, z) %*% t[1:l]), m = drop(columns(E, x) %*% t[l + 1:k]))
  rows <- function(t) { e <- drop(Z %*% t[1:l]); s <- exp(t[l + k + 1]); r <- tanh(t[l + k + 2]); u <- (Y - drop(X %*% t[l + 1:k])) / s
    ifelse(d == 1, dnorm(u, log = TRUE) - log(s) + pnorm((e + r * u) / sqrt(1 - r^2), log.p = TRUE), pnorm(-e, log.p = TRUE)) }
  of <- function(spread) {
    quantity <- function(f) function(t, E) { p <- lp(t, E); v <- spread(t); f(p$m, v$s, v$r, p$e) }
    limited <- list(
      quantity(function(m, s, r, e) pr(m, s, a, b)), quantity(function(m, s, r, e) partial(m, s, a, b) / pr(m, s, a, b)),
      quantity(function(m, s, r, e) partial(m, s, a, b) + ends(identity, m, s, a, b)))
    names(limited) <- sprintf("%s(%s, %s)", c("probability", "conditional", "unconditional"), a, b)
    c(limited, list(
      meanExp = quantity(function(m, s, r, e) expMean(m, s)),
      unconditionalExp = quantity(function(m, s, r, e) expSide(m, s, r, e, 1)),
      conditionalExp = quantity(function(m, s, r, e) expGiven(m, s, r, e, 1)))) }
  formula <- list(selection = paste(selected, "~", paste(z, collapse = " + ")), outcome = paste(outcome, "~", paste(x, collapse = " + ")))
  first <- lm.fit(X[d == 1, ], Y[d == 1])
  fit <- newton(rows, c(g, coef(first), log(sd(residuals(first))), 0.1))
  add(paste0(name, "_ml"), path, "heckman", formula, of(function(t) list(s = exp(t[l + k + 1]), r = tanh(t[l + k + 2]))), fit, D, x[1])
  # Two steps: (g, b, lambda, ln sigma) by stacked moments.
  for (i in 1:20) { e <- drop(Z %*% g); h <- q * mills(q * e); g <- g + drop(solve(crossprod(Z * (h * (h + e)), Z), crossprod(Z, h))) }
  W <- function(g) cbind(X, mills(drop(Z %*% g))) * d
  w <- W(g); c2 <- drop(solve(crossprod(w), crossprod(w, Y))); del <- function(g) { e <- drop(Z %*% g); h <- mills(e); d * h * (h + e) }
  s2 <- (sum((Y - w %*% c2)^2) + c2[k + 1]^2 * sum(del(g))) / sum(d)
  theta <- c(g, c2, log(s2) / 2)
  psi <- function(t) { g <- t[1:l]; c2 <- t[l + 1:(k + 1)]; e <- drop(Z %*% g); w <- W(g); u <- Y - drop(w %*% c2)
    cbind(Z * (q * mills(q * e)), w * u, u^2 + c2[k + 1]^2 * del(g) - d * exp(2 * t[l + k + 2])) }
  A <- jacobian(function(t) colSums(psi(t)), theta); robust <- solve(A) %*% crossprod(psi(theta)) %*% t(solve(A))
  # As the model implies them under normal errors: variances and covariances of the moments by integrals over v > -e and an independent normal.
  lambda <- c2[k + 1]; e <- drop(Z %*% g); tau2 <- s2 - lambda^2; h <- mills(e)
  central <- function(n) { total <- 0; for (j in seq_along(G$nodes)) { v <- (9.5 - e) / 2 + (9.5 + e) / 2 * G$nodes[j]
    total <- total + G$weights[j] * (9.5 + e) / 2 * dnorm(v) / pnorm(e) * (v - h)^n }; total }
  k2 <- lambda^2 * central(2) + tau2; k3 <- lambda^3 * central(3); m4 <- lambda^4 * central(4) + 6 * lambda^2 * central(2) * tau2 + 3 * tau2^2
  info <- crossprod(Z * ((q * mills(q * e)) * (q * mills(q * e) + e)), Z)
  B <- rbind(cbind(crossprod(w * k2, w), crossprod(w, k3 * d)), cbind(t(crossprod(w, k3 * d)), sum(d * (m4 - k2^2))))
  dd <- diag(jacobian(function(s) mills(s) * (mills(s) + s), e)); if (length(dd) != length(e)) stop("slopes")
  D21 <- rbind(lambda * crossprod(w, Z * del(g)), lambda^2 * colSums(Z * (d * dd)))
  D22 <- rbind(cbind(-crossprod(w), 0), c(rep(0, k), 2 * lambda * sum(del(g)), -2 * s2 * sum(d)))
  full <- rbind(cbind(-info, matrix(0, l, k + 2)), cbind(D21, D22)); meat <- rbind(cbind(info, matrix(0, l, k + 2)), cbind(matrix(0, k + 2, l), B))
  implied <- solve(full) %*% meat %*% t(solve(full))
  spread <- function(t) list(s = exp(t[l + k + 2]), r = t[l + k + 1] / exp(t[l + k + 2]))
  add(paste0(name, "_two_step"), path, "heckman", formula, of(spread), list(theta = theta, V = implied), D, x[1],
      list(HC0 = sqrt(diag(robust)), robust = describe(of(spread), list(theta = theta, V = robust), D, x[1])))
}
mroz <- shared("reference", "data", "wooldridge_mroz.csv"); women <- shared("reference", "data", "stata_womenwk.csv")
women <- women[seq(1, nrow(women), 2), ]; women$work <- as.numeric(!is.na(women$wage))
selection("mroz", "reference/data/wooldridge_mroz.csv", mroz, "inlf", c("exper", "age", "kidslt6", "nwifeinc", "educ"), "log(wage)", log(mroz$wage), c("educ", "exper"), 0.5, 1.5)
selection("womenwk", "reference/data/stata_womenwk.csv", women, "work", c("married", "children", "education", "age"), "log(wage)", log(women$wage), c("education", "age"), 2.8, 3.4)

# --- Treatment and switching -----------------------------------------------------------------------------------------------
k401 <- shared("reference", "data", "wooldridge_k401ksubs.csv"); k401 <- k401[seq(1, nrow(k401), 10), ]
card <- shared("reference", "data", "wooldridge_card.csv"); card <- card[seq(1, nrow(card), 5), ]; card$college <- as.numeric(card$educ > 12)
regimes <- function(name, path, D, treat, z, outcome, y, x, start) {
  d <- D[[treat]]; q <- 2 * d - 1; l <- length(z) + 1; k <- length(x) + 1; Z <- columns(D, z); X <- columns(D, x)
  g <- coef(glm.fit(Z, d, family = binomial("probit")))
  part <- function(e, u, s, r) dnorm(u, log = TRUE) - log(s) + pnorm(q * (e + r * u) / sqrt(1 - r^2), log.p = TRUE)
  lp <- function(t, E) list(e = drop(columns(E, z) %*% t[1:l]), m = drop(columns(E, x) %*% t[l + 1:k]))
  right <- paste(x, collapse = " + "); ofTreatment <- paste(treat, "~", paste(z, collapse = " + "))
  # treatment: x has d as a further column
  C <- cbind(X, d); one <- lm.fit(C, y)
  rows <- function(t) { s <- exp(t[l + k + 2]); part(drop(Z %*% t[1:l]), (y - drop(C %*% t[l + 1:(k + 1)])) / s, s, tanh(t[l + k + 3])) }
  fit <- newton(rows, c(g, coef(one), log(sd(residuals(one))), start[1]))
  quantity <- function(f) function(t, E) { p <- lp(t, E); f(p$m + t[l + k + 1] * E[[treat]], exp(t[l + k + 2]), tanh(t[l + k + 3]), p$e) }
  add(paste0("treatment_", name), path, "treatment", list(treatment = ofTreatment, outcome = paste(outcome, "~", right, "+", treat)), list(
    meanExp = quantity(function(m, s, r, e) expMean(m, s)), meanExpIn1 = quantity(function(m, s, r, e) expGiven(m, s, r, e, 1)),
    meanExpIn0 = quantity(function(m, s, r, e) expGiven(m, s, r, e, -1))), fit, D, x[1])
  # switching: (g, b0, b1, ln s0, ln s1, atanh r0, atanh r1)
  n <- l + 2 * k
  rows <- function(t) { e <- drop(Z %*% t[1:l]); s <- exp(t[n + 1:2]); r <- tanh(t[n + 3:4])
    ifelse(d == 1, part(e, (y - drop(X %*% t[l + k + 1:k])) / s[2], s[2], r[2]), part(e, (y - drop(X %*% t[l + 1:k])) / s[1], s[1], r[1])) }
  r0 <- lm.fit(X[d == 0, ], y[d == 0]); r1 <- lm.fit(X[d == 1, ], y[d == 1])
  fit <- newton(rows, c(g, coef(r0), coef(r1), log(sd(residuals(r0))), log(sd(residuals(r1))), start[2:3]))
  of <- function(t, E, regime, f) f(drop(columns(E, x) %*% t[l + regime * k + 1:k]), exp(t[n + 1 + regime]), tanh(t[n + 3 + regime]), drop(columns(E, z) %*% t[1:l]))
  given <- list(function(m, s, r, e) expMean(m, s), function(m, s, r, e) expGiven(m, s, r, e, 1), function(m, s, r, e) expGiven(m, s, r, e, -1))
  quantities <- list()
  for (j in 1:3) { suffix <- c("", "In1", "In0")[j]; local({ f <- given[[j]]
    quantities[[paste0("outcome1Exp", suffix)]] <<- function(t, E) of(t, E, 1, f)
    quantities[[paste0("outcome0Exp", suffix)]] <<- function(t, E) of(t, E, 0, f)
    quantities[[paste0("effectExp", suffix)]] <<- function(t, E) of(t, E, 1, f) - of(t, E, 0, f) }) }
  add(paste0("switching_", name), path, "switching", list(selection = ofTreatment, outcome0 = paste(outcome, "~", right), outcome1 = paste(outcome, "~", right)),
      quantities, fit, D, x[1])
}
regimes("card", "reference/data/wooldridge_card.csv", card, "college", c("exper", "nearc4", "black", "smsa"), "log(wage)", log(card$wage), c("exper", "black", "smsa"), c(0.4, 0.6, -0.7))
regimes("k401k", "reference/data/wooldridge_k401ksubs.csv", k401, "pira", c("age", "fsize", "e401k", "marr"), "log(inc)", log(k401$inc), c("age", "fsize"), c(-1.2, -1.3, -1.1))

# --- Interval and truncated --------------------------------------------------------------------------------------------------
normal <- function(name, path, D, y, x, a, b, cut, band, column) {
  X <- columns(D, x); k <- ncol(X); low <- floor(exp(y) / band) * band
  at <- function(t, E) drop(columns(E, x) %*% t[1:k]); s <- function(t) exp(t[k + 1])
  ols <- lm.fit(X, y); start <- c(coef(ols), log(sd(residuals(ols))))
  fit <- newton(function(t) { m <- at(t, D); log(pnorm(log(low + band), m, s(t)) - pnorm(ifelse(low == 0, -Inf, log(low)), m, s(t))) }, start)
  quantities <- list(function(t, E) expMean(at(t, E), s(t)), function(t, E) partialExp(at(t, E), s(t), a, b) / pr(at(t, E), s(t), a, b), function(t, E) partialExp(at(t, E), s(t), a, b) + ends(exp, at(t, E), s(t), a, b))
  names(quantities) <- c("meanExp", sprintf("%s(%s, %s)", c("conditionalExp", "unconditionalExp"), a, b))
  add(paste0("interval_", name), path, "interval", paste("[log(low), log(high)] ~", paste(x, collapse = " + ")), quantities, fit, D, x[1], list(band = band))
  keep <- y > cut; X <- X[keep, ]; E <- D[keep, ]; yy <- y[keep]
  fit <- newton(function(t) { m <- drop(X %*% t[1:k]); dnorm(yy, m, s(t), log = TRUE) - pnorm(cut, m, s(t), lower.tail = FALSE, log.p = TRUE) }, start)
  quantities <- list(meanExp = function(t, E) expMean(at(t, E), s(t)),
    conditionalExp = function(t, E) partialExp(at(t, E), s(t), cut, 99) / pr(at(t, E), s(t), cut, 99),
    unconditionalExp = function(t, E) partialExp(at(t, E), s(t), cut, 99) + ends(exp, at(t, E), s(t), cut, Inf))
  add(paste0("truncated_", name), path, "truncated", paste(column, "~", paste(x, collapse = " + ")), quantities, fit, E, x[1], list(lower = cut))
}
workers <- mroz[mroz$inlf == 1, ]; earners <- women[women$work == 1, ]
normal("mroz", "reference/data/wooldridge_mroz.csv", workers, log(workers$wage), c("educ", "exper"), 0.5, 1.5, 0.6, 2, "log(wage)")
normal("womenwk", "reference/data/stata_womenwk.csv", earners, log(earners$wage), c("education", "age"), 2.8, 3.4, 2.6, 5, "log(wage)")

write_json(list(source = paste(R.version.string, "numDeriv", packageVersion("numDeriv")), cases = cases),
           file.path("test", "reference", "predictions.json"), digits = I(15), auto_unbox = TRUE, pretty = TRUE)
