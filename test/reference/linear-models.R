# Reference results for ols and iv. Data shipped with R packages: datasets::mtcars (Henderson and Velleman 1981) and
# AER::CigarettesSW (Stock and Watson, 48 states in 1995). R, AER, sandwich.
# Run: Rscript test/reference/linear-models.R > test/reference/linear-models.json
suppressPackageStartupMessages({library(AER); library(sandwich); library(jsonlite)})
se <- function(V) as.list(sqrt(diag(V)))
cars <- transform(mtcars, car = rownames(mtcars), count = as.integer(gear - 2))

ols <- function(formula, data, weights = NULL, cluster = NULL) {
  data$.w <- if (is.null(weights)) rep(1, nrow(data)) else weights
  model <- if (is.null(weights)) lm(formula, data) else lm(formula, data, weights = .w)
  s <- summary(model)
  out <- list(coefficients = as.list(coef(model)), se = list(iid = se(vcov(model))), r2 = s$r.squared, adjR2 = s$adj.r.squared,
    sigma = s$sigma, rss = deviance(model), F = unname(s$fstatistic[1]), df = as.numeric(s$fstatistic[2:3]),
    logLik = as.numeric(logLik(model)), aic = AIC(model) - 2, bic = BIC(model) - log(nobs(model)))
  for (type in c("HC0", "HC1", "HC2", "HC3")) out$se[[type]] <- se(vcovHC(model, type = type))
  V <- vcovHC(model, type = "HC1"); at <- names(coef(model)) != "(Intercept)"; b <- coef(model)[at]
  out$waldF_HC1 <- drop(b %*% solve(V[at, at], b)) / sum(at)
  if (!is.null(cluster)) out$se$cluster <- se(vcovCL(model, cluster = data[[cluster]], type = "HC1"))
  out
}
out <- list(mtcars = as.list(cars))
out$ols <- ols(mpg ~ wt + hp + am, cars, cluster = "carb")
out$no_intercept <- ols(mpg ~ 0 + wt + hp, cars)
out$analytic <- ols(mpg ~ wt + hp + am, cars, weights = cars$qsec)
out$frequency <- ols(mpg ~ wt + hp + am, cars[rep(seq_len(nrow(cars)), cars$count), ])

# Instrumental variables from the definitions; coefficients and iid standard errors also by AER's ivreg (stopifnot).
data("CigarettesSW", package = "AER")
cig <- subset(CigarettesSW, year == "1995")
cig <- with(cig, data.frame(state = as.character(state), lp = log(packs), lri = log(income / population / cpi),
  lrp = log(price / cpi), tdiff = (taxs - tax) / cpi, rtax = tax / cpi, population = population, region = (seq_along(state) - 1) %% 12))
out$cigarettes <- as.list(cig)

meat <- function(S, cluster) if (is.null(cluster)) crossprod(S) else crossprod(rowsum(S, cluster))
iv <- function(y, X1, X2, Z2, cluster = NULL, w = rep(1, length(y))) {
  X <- cbind(X1, X2); Z <- cbind(X1, Z2); n <- length(y); K <- ncol(X); L <- ncol(Z); q <- ncol(X2); m <- ncol(Z2)
  P <- function(A) qr.fitted(qr(sqrt(w) * Z), sqrt(w) * as.matrix(A)) / sqrt(w)
  Xh <- P(X); H <- qr(sqrt(w) * Xh); A <- chol2inv(qr.R(H)); dimnames(A) <- list(colnames(X), colnames(X))
  b <- drop(qr.coef(H, sqrt(w) * y)); e <- drop(y - X %*% b)
  rss <- sum(w * e^2); G <- length(unique(cluster))
  factor <- function(k) if (is.null(cluster)) n / (n - k) else G / (G - 1) * (n - 1) / (n - k)
  Vr0 <- A %*% meat(w * e * Xh, cluster) %*% A
  V2 <- drop(X2 - P(X2)); V2 <- matrix(V2, n); g <- crossprod(Z, w * e)
  S <- meat(w * e * Z, cluster); M <- crossprod(Z, w * X)
  d <- solve(crossprod(M, solve(S, M)), crossprod(M, solve(S, g))); J <- drop(t(g - M %*% d) %*% solve(S, g - M %*% d))
  # Wu-Hausman by the augmented regression
  D <- cbind(X, V2); Di <- solve(crossprod(D, w * D)); ba <- drop(Di %*% crossprod(D, w * y)); u <- drop(y - D %*% ba); at <- K + seq_len(q)
  wald <- function(b, V) drop(b %*% solve(V, b)) / length(b)
  wh <- wald(ba[at], Di[at, at, drop = FALSE] * sum(w * u^2) / (n - K - q))
  whr <- wald(ba[at], (Di %*% meat(w * u * D, cluster) %*% Di)[at, at, drop = FALSE] * factor(K + q))
  # first stages
  Zi <- solve(crossprod(Z, w * Z)); pi <- Zi %*% crossprod(Z, w * X2); ex <- ncol(X1) + seq_len(m)
  fs <- lapply(seq_len(q), function(j) { s2 <- sum(w * V2[, j]^2) / (n - L)
    Vj <- Zi %*% meat(w * V2[, j] * Z, cluster) %*% Zi * factor(L)
    list(coef = as.list(setNames(pi[, j], colnames(Z))), se = se(structure(Zi * s2, dimnames = list(colnames(Z), colnames(Z)))),
      se_robust = se(structure(Vj, dimnames = list(colnames(Z), colnames(Z)))), F = wald(pi[ex, j], Zi[ex, ex] * s2), F_robust = wald(pi[ex, j], Vj[ex, ex])) })
  names(fs) <- colnames(X2)
  r <- list(coefficients = as.list(b), rss = rss, sigma = sqrt(rss / (n - K)), r2 = 1 - rss / sum(w * (y - weighted.mean(y, w))^2),
    se = list(iid = se(A * rss / (n - K)), large = se(A * rss / n), robust = se(Vr0 * factor(K)), HC0 = se(Vr0)),
    wuHausman = wh, wuHausman_robust = whr, sargan = drop(crossprod(P(e), w * P(e))) / (rss / n), hansenJ = J, firstStage = fs)
  E <- qr.resid(qr(sqrt(w) * X1), sqrt(w) * X2); H <- qr.fitted(qr(sqrt(w) * Z), E); R <- E - H
  r$craggDonald <- min(Re(eigen(solve(crossprod(R), crossprod(H)))$values)) * (n - L) / m
  if (q == 1) r <- c(r, single(y, X1, X2, Z2, cluster, w, b[K], factor(L), n - L))
  r
}
# One endogenous column: effective F, its critical value, the Anderson-Rubin statistic at zero and the ends of the 95% set.
single <- function(y, X1, X2, Z2, cluster, w, b2, f, df) {
  s <- sqrt(w); n <- length(y); r <- qr(s * X1); m <- ncol(Z2)
  Q <- qr.Q(qr(qr.resid(r, s * Z2))); x <- qr.resid(r, s * X2); yy <- qr.resid(r, s * y)
  pi <- crossprod(Q, x); de <- crossprod(Q, yy); v <- drop(x - Q %*% pi); u <- drop(yy - Q %*% de)
  W <- meat(cbind(u * Q, v * Q), cluster) * f; Wh <- kronecker(crossprod(cbind(u, v)) / df, diag(m))
  one <- function(W) { a <- seq_len(m); W2 <- W[m + a, m + a, drop = FALSE]; W12 <- W[a, m + a, drop = FALSE]; W1 <- W[a, a, drop = FALSE]
    tr <- function(A) sum(diag(A))
    B <- function(t) { c <- cos(t); s <- sin(t); S12 <- (c * W12 - s * W2); S12 <- (S12 + t(S12)) / 2
      S1 <- c^2 * tr(W1) - 2 * c * s * tr(W12) + s^2 * tr(W2); ev <- eigen(S12, symmetric = TRUE)$values
      max(abs(tr(S12) - 2 * ev)) / sqrt(tr(W2) * S1) }
    grid <- seq(-pi_, pi_, length.out = 20001)[-1]; vals <- sapply(grid, B); best <- grid[which.max(vals)]
    x <- max(vals, optimize(B, best + c(-1, 1) * 1e-3, maximum = TRUE, tol = 1e-14)$objective) / .1
    l <- eigen(W2, symmetric = TRUE)$values / tr(W2); k <- (1 + 2 * x) / (sum(l^2) + 2 * x * max(l))
    cv <- uniroot(function(c) pchisq(c, k, k * x) - .95, c(1e-6, 1000), tol = 1e-12)$root / k
    AR <- function(b) { g <- de - b * pi; V <- W1 - b * (W12 + t(W12)) + b^2 * W2; drop(t(g) %*% solve(V, g)) / m }
    d2 <- if (is.null(cluster)) df else length(unique(cluster)) - 1
    over <- function(b) AR(b) - qf(.95, m, d2); scale <- sqrt(tr(W1) / tr(W2)) + abs(b2)
    ends <- sapply(c(-1, 1), function(side) { far <- b2 + side * scale * c(1e-9, 3)
      tryCatch(uniroot(over, sort(far), tol = 1e-13, maxiter = 5000)$root, error = function(e) NA) })
    list(effectiveF = sum(pi^2) / tr(W2), critical = cv, AR = AR(0), set = ends) }
  pi_ <- base::pi / 2
  list(iid = one(Wh), robust = one(W))
}
X1 <- with(cig, cbind(`(Intercept)` = 1, lri = lri)); X2 <- cbind(lrp = cig$lrp); Z2 <- with(cig, cbind(tdiff = tdiff, rtax = rtax))
out$iv <- iv(cig$lp, X1, X2, Z2)
check <- summary(ivreg(lp ~ lri + lrp | lri + tdiff + rtax, data = cig), diagnostics = TRUE)
stopifnot(all.equal(unlist(out$iv$coefficients), coef(check)[, 1]), all.equal(unlist(out$iv$se$iid), coef(check)[, 2]),
  all.equal(unname(check$diagnostics[, "statistic"]), c(out$iv$firstStage$lrp$F, out$iv$wuHausman, out$iv$sargan)))
out$iv_cluster <- iv(cig$lp, X1, X2, Z2, cluster = cig$region)
out$iv_weighted <- iv(cig$lp, X1, X2, Z2, w = cig$population / mean(cig$population))
out$iv_just <- iv(cig$lp, X1, X2, Z2[, 1, drop = FALSE])
out$iv_two <- with(cars, iv(mpg, cbind(`(Intercept)` = 1, am = am), cbind(wt = wt, hp = hp), cbind(disp = disp, cyl = cyl, qsec = qsec, carb = carb)))
cat(toJSON(out, auto_unbox = TRUE, digits = I(15), na = "null", pretty = TRUE), "\n")
