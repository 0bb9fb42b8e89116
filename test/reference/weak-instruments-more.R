# Reference results for inference with weak instruments, on AER::CigarettesSW (both years), datasets::mtcars and Card's men
# (../shared/reference/data/wooldridge_card.csv):
# - the p-value of the conditional likelihood ratio test by R's integrate on 60 panels;
# - ivDiag's effective F and tF (CRAN ivDiag 1.0.6, its sources, with lfe), robust and clustered. With several instruments its
#   eff_F takes Z'Z of the instruments as they are, where Montiel Olea and Pflueger's are free of the controls: `effectiveF` is
#   its formula with the controls partialled out of lfe's instruments, `as_is` what it returns;
# - Anderson-Rubin, K and conditional likelihood ratio tests of two coefficients at once, and projected Anderson-Rubin sets, by the
#   plain formulas below, which share no code with the package: regressions of y - Yb and Y on the instruments.
# Run: Rscript test/reference/weak-instruments-more.R > test/reference/weak-instruments-more.json
suppressPackageStartupMessages({library(AER); library(lfe); library(jsonlite)})
data("CigarettesSW", package = "AER")
cig <- with(CigarettesSW, data.frame(lp = log(packs), lri = log(income / population / cpi), lrp = log(price / cpi),
  tdiff = (taxs - tax) / cpi, rtax = tax / cpi, state = as.integer(state)))
card <- read.csv("../shared/reference/data/wooldridge_card.csv")

conditional <- function(x, r, m, q = 1) {
  f <- function(t) pchisq((r + x) / (1 + r * sin(t)^2 / x), m, lower.tail = FALSE) * sin(t)^(q - 1) * cos(t)^(m - q - 1)
  ends <- c(0, pi / 2 * 2^-(60:0))
  s <- sum(sapply(2:length(ends), function(i) integrate(f, ends[i - 1], ends[i], rel.tol = 1e-13, abs.tol = 0, stop.on.error = FALSE)$value))
  2 * exp(lgamma(m / 2) - lgamma(q / 2) - lgamma((m - q) / 2)) * s
}
cases <- expand.grid(x = c(1e-5, 0.01, 1, 3.84, 20), r = c(0.1, 5, 700, 1e6), m = c(2, 4, 11), q = c(1, 2))
cases <- cases[cases$m > cases$q, ]
cases$p <- mapply(conditional, cases$x, cases$r, cases$m, cases$q)

folder <- tempfile(); dir.create(folder)
archive <- download.packages("ivDiag", folder, type = "source", quiet = TRUE)[1, 2]
untar(archive, exdir = folder)
for (file in c("tF.R", "effF.R", "utils.R")) source(file.path(folder, "ivDiag", "R", file))
strength <- function(data, Y, D, Z, controls, cl = NULL) {
  stage <- felm(formula_lfe(Y = Y, D = D, Z = Z, X = controls, FE = NULL, cl = cl), data = data)$stage1
  V <- if (is.null(cl)) stage$robustvcv else stage$clustervcv
  at <- (nrow(V) - length(Z) + 1):nrow(V); pi <- stage$coefficients[at]
  Q <- crossprod(qr.resid(qr(cbind(1, as.matrix(data[, controls]))), stage$ivx))
  out <- list(effectiveF = drop(t(pi) %*% Q %*% pi / sum(diag(V[at, at, drop = FALSE] %*% Q))),
    as_is = eff_F(data, Y = Y, D = D, Z = Z, controls = controls, cl = cl, prec = 13))
  if (length(Z) == 1) {
    stopifnot(abs(out$as_is / out$effectiveF - 1) < 1e-10)
    fit <- IV(data = data, Y = Y, D = D, Z = Z, X = controls, cl = cl)
    out$tF <- as.list(tF(fit$coef, fit$se, out$effectiveF, prec = 13))
  }
  out
}
controls <- c("exper", "expersq", "black", "south", "smsa")
ivdiag <- list(
  cigarettes = strength(cig, "lp", "lrp", c("tdiff", "rtax"), "lri"),
  cigarettes_cluster = strength(cig, "lp", "lrp", c("tdiff", "rtax"), "lri", "state"),
  cigarettes_one = strength(cig, "lp", "lrp", "rtax", "lri"),
  cigarettes_one_cluster = strength(cig, "lp", "lrp", "rtax", "lri", "state"),
  card = strength(card, "lwage", "educ", c("nearc4", "nearc2"), controls),
  card_cluster = strength(card, "lwage", "educ", c("nearc4", "nearc2"), controls, "age"),
  card_one = strength(card, "lwage", "educ", "nearc4", controls),
  card_one_cluster = strength(card, "lwage", "educ", "nearc4", controls, "age"))

# Coefficients of the columns W on Z, X partialled out, with their covariance in the order of vec(W): "iid" or robust (HC1).
reduced <- function(W, Z, X, robust) {
  n <- nrow(W); L <- ncol(X) + ncol(Z)
  Zt <- qr.resid(qr(X), Z); C <- solve(crossprod(Zt)); P <- C %*% t(Zt) %*% W
  V <- qr.resid(qr(cbind(X, Z)), W)
  if (!robust) return(list(P = P, S = kronecker(crossprod(V) / (n - L), C), ZZ = crossprod(Zt), df = n - L))
  scores <- do.call(cbind, lapply(1:ncol(W), function(j) (Zt * V[, j]) %*% C))
  list(P = P, S = crossprod(scores) * n / (n - L), ZZ = crossprod(Zt), df = n - L)
}
joint <- function(y, Y, Z, X, b, robust) {
  q <- ncol(Y); m <- ncol(Z)
  f <- reduced(cbind(y - Y %*% b, Y), Z, X, robust)
  g <- f$P[, 1]; at <- function(j) ((j - 1) * m + 1):(j * m)
  Si <- solve(f$S[at(1), at(1)]); rest <- (m + 1):((q + 1) * m)
  D <- matrix(as.vector(f$P[, -1]) - f$S[rest, at(1)] %*% Si %*% g, m, q)
  SD <- f$S[rest, rest] - f$S[rest, at(1)] %*% Si %*% f$S[at(1), rest]
  ar <- drop(t(g) %*% Si %*% g); h <- t(D) %*% Si %*% g; k <- drop(t(h) %*% solve(t(D) %*% Si %*% D) %*% h)
  # Kleibergen and Paap's rank statistic of D, by a singular value decomposition.
  G <- chol(f$ZZ); W <- kronecker(diag(q), G) %*% SD %*% t(kronecker(diag(q), G))
  mean <- matrix(0, q, q)
  for (i in 1:q) for (j in 1:q) mean[i, j] <- sum(diag(W[((i - 1) * m + 1):(i * m), ((j - 1) * m + 1):(j * m)])) / m
  Fi <- solve(t(chol((mean + t(mean)) / 2))); Th <- G %*% D %*% t(Fi); W <- kronecker(Fi, diag(m)) %*% W %*% t(kronecker(Fi, diag(m)))
  s <- svd(Th, nu = m); A <- s$u[, q:m, drop = FALSE]; B <- s$v[, q, drop = FALSE]
  l <- t(A) %*% Th %*% B; K <- kronecker(t(B), t(A)); r <- drop(t(l) %*% solve(K %*% W %*% t(K)) %*% l)
  lr <- (ar - r + sqrt((ar - r)^2 + 4 * k * r)) / 2
  p <- conditional(lr, r, m, q)
  set.seed(1); a <- rchisq(4e5, q); z <- a + rchisq(4e5, m - q)
  stopifnot(abs(mean((z - r + sqrt((z - r)^2 + 4 * a * r)) / 2 > lr) - p) < 4 * sqrt(p * (1 - p) / 4e5) + 1e-12)
  list(value = b, ar = ar / m, ar_p = pf(ar / m, m, f$df, lower.tail = FALSE), k = k / q, k_p = pf(k / q, q, f$df, lower.tail = FALSE),
    lr = lr, lr_p = p, rank = r)
}
# Ends of the projections: where the lowest statistic over the other coefficient crosses the critical value.
ends <- function(y, Y, Z, X, robust) {
  m <- ncol(Z); f <- reduced(cbind(y, Y), Z, X, robust); crit <- qf(0.95, m, f$df) * m
  along <- function(a) { g <- f$P %*% a; K <- kronecker(t(a), diag(m)); drop(t(g) %*% solve(K %*% f$S %*% t(K)) %*% g) }
  len <- sqrt(colSums(f$P^2)); scale <- len[1] / len[-1]
  lapply(1:2, function(j) {
    low <- function(theta) {
      at <- function(phi) { a <- c(cos(theta) * cos(phi), 0, 0); a[1 + j] <- -scale[j] * sin(theta) * cos(phi); a[4 - j] <- scale[3 - j] * sin(phi); along(a) }
      grid <- seq(-pi / 2, pi / 2, length.out = 91); v <- sapply(grid, at); b <- grid[which.min(v)]
      optimize(at, c(b - pi / 90, b + pi / 90), tol = 1e-12)$objective - crit
    }
    theta <- seq(-pi / 2, pi / 2, length.out = 181); v <- sapply(theta, low)
    turn <- which(sign(v[-1]) != sign(v[-length(v)]))
    sapply(turn, function(i) scale[j] * tan(uniroot(low, theta[i + 0:1], tol = 1e-14)$root))
  })
}
two <- function(y, Y, Z, X, values) lapply(c(iid = FALSE, robust = TRUE), function(robust)
  list(tests = lapply(values, function(b) joint(y, Y, Z, X, b, robust)), ends = ends(y, Y, Z, X, robust)))
out <- list(conditional = cases, cigarettes = cig, ivDiag = ivdiag,
  mtcars = with(mtcars, two(mpg, cbind(hp, wt), cbind(disp, drat, qsec, gear), cbind(1, am), list(c(0, 0), c(-0.03, -3), c(0.1, 1)))),
  card = with(card, two(lwage, cbind(educ, smsa), cbind(nearc4, nearc2, smsa66), cbind(1, exper, expersq, black), list(c(0, 0), c(0.1, 0.2), c(0.3, 0.1)))))
cat(toJSON(out, auto_unbox = TRUE, digits = I(16), pretty = TRUE))
