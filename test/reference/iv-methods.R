# Reference results for the methods of iv beyond two-stage least squares, from their definitions with n x n projections: LIML,
# Fuller, k-class, Bekker's covariance (Hansen, Hausman and Newey 2008), GMM in two steps, iterated and continuously updated
# (minimised by nlm from several starts, then by Newton steps on the
# exact gradient; numDeriv). Data: AER::CigarettesSW and
# datasets::mtcars, as in linear-models.R.
# Run: Rscript test/reference/iv-methods.R > test/reference/iv-methods.json
suppressPackageStartupMessages({library(AER); library(jsonlite); library(numDeriv)})
data("CigarettesSW", package = "AER")
cig <- subset(CigarettesSW, year == "1995")
cig <- with(cig, data.frame(lp = log(packs), lri = log(income / population / cpi), lrp = log(price / cpi),
  tdiff = (taxs - tax) / cpi, rtax = tax / cpi, region = (seq_along(state) - 1) %% 12))

methods <- function(y, X1, X2, Z2, cluster) {
  n <- length(y); X <- cbind(X1, X2); Z <- cbind(X1, Z2); K <- ncol(X); L <- ncol(Z)
  P <- Z %*% solve(crossprod(Z), t(Z)); M <- diag(n) - P; M1 <- diag(n) - X1 %*% solve(crossprod(X1), t(X1))
  se <- function(V) as.list(setNames(sqrt(diag(V)), colnames(X)))
  Y <- cbind(y, X2)
  lambda <- min(Re(eigen(solve(t(Y) %*% M %*% Y, t(Y) %*% M1 %*% Y))$values))
  kclass <- function(k) {
    A <- solve(t(X) %*% (diag(n) - k * M) %*% X); b <- drop(A %*% t(X) %*% (diag(n) - k * M) %*% y); e <- drop(y - X %*% b)
    s2 <- sum(e^2) / (n - K); Xh <- P %*% X
    alpha <- 1 - 1 / k
    Xt <- X - e %*% (t(e) %*% X) / sum(e^2)
    H <- t(X) %*% P %*% X - alpha * crossprod(X)
    Sigma <- s2 * ((1 - alpha)^2 * t(Xt) %*% P %*% Xt + alpha^2 * t(Xt) %*% M %*% Xt)
    list(k = k, coefficients = as.list(setNames(b, colnames(X))), iid = se(A * s2), HC0 = se(A %*% crossprod(e * Xh) %*% A),
      cluster = se(A %*% crossprod(rowsum(e * Xh, cluster)) %*% A), bekker = se(solve(H) %*% Sigma %*% solve(H)),
      sargan = drop(t(e) %*% P %*% e) / (sum(e^2) / n))
  }
  S_of <- list(robust = function(e) crossprod(e * Z), cluster = function(e) crossprod(rowsum(e * Z, cluster)))
  b1 <- unlist(kclass(1)$coefficients); ZX <- crossprod(Z, X); Zy <- crossprod(Z, y)
  sums <- list(robust = function(A) A, cluster = function(A) rowsum(A, cluster))
  gmm <- function(kind) { S_at <- S_of[[kind]]; sum_of <- sums[[kind]]
    step <- function(b) { S <- S_at(drop(y - X %*% b)); drop(solve(t(ZX) %*% solve(S, ZX), t(ZX) %*% solve(S, Zy))) }
    J <- function(b, S) { g <- Zy - ZX %*% b; drop(t(g) %*% solve(S, g)) }
    report <- function(b, S, value) { e <- drop(y - X %*% b); B <- solve(t(ZX) %*% solve(S, ZX)); W <- ZX
      G <- solve(S, ZX); list(coefficients = as.list(setNames(b, colnames(X))), J = value, efficient = se(B),
        HC0 = se(B %*% t(G) %*% crossprod(e * Z) %*% G %*% B), iid = se(B %*% t(G) %*% crossprod(Z) %*% G %*% B * sum(e^2) / (n - K))) }
    S1 <- S_at(drop(y - X %*% b1)); b2 <- step(b1)
    bi <- b2; for (i in 1:5000) { new <- step(bi); if (max(abs(new - bi)) < 1e-15) break; bi <- new }
    Si <- S_at(drop(y - X %*% bi))
    scale <- sqrt(diag(solve(t(ZX) %*% solve(S1, ZX))))
    Q <- function(t) { b <- b2 + t * scale; J(b, S_at(drop(y - X %*% b))) }
    starts <- list(rep(0, K), (unlist(kclass(lambda)$coefficients) - b2) / scale)
    fits <- lapply(starts, function(t) nlm(Q, t, gradtol = 1e-10, steptol = 1e-12, iterlim = 1000)$estimate)
    t <- fits[[which.min(sapply(fits, Q))]]
    # dJ/db_j = -2 l'Z'x_j + 2 sum (l'm)(l'Zx_j), l = S^-1 g
    gradient <- function(t) { e <- drop(y - X %*% (b2 + t * scale)); l <- solve(S_at(e), crossprod(Z, e))
      scale * drop(-2 * t(ZX) %*% l + 2 * t(sum_of(drop(Z %*% l) * X)) %*% sum_of(drop(Z %*% l) * e)) }
    for (i in 1:8) t <- t - solve(jacobian(gradient, t), gradient(t))
    stopifnot(max(abs(gradient(t))) < 1e-10)
    bc <- b2 + t * scale; Sc <- S_at(drop(y - X %*% bc))
    list(two = report(b2, S1, J(b2, S1)), iterated = report(bi, Si, J(bi, Si)), cue = report(bc, Sc, Q(t)))
  }
  list(liml = kclass(lambda), fuller1 = kclass(lambda - 1 / (n - L)), fuller4 = kclass(lambda - 4 / (n - L)), half = kclass(0.5),
    gmm = gmm("robust"), gmm_cluster = gmm("cluster"))
}
one <- function(n) matrix(1, n, 1, dimnames = list(NULL, "(Intercept)"))
m <- as.matrix(mtcars)
out <- list(
  cigarettes = with(cig, methods(lp, cbind(one(nrow(cig)), lri = lri), cbind(lrp = lrp), cbind(tdiff = tdiff, rtax = rtax), region)),
  mtcars = methods(m[, "mpg"], cbind(one(32), am = m[, "am"]), m[, c("wt", "hp")], m[, c("disp", "cyl", "qsec", "carb")], seq_len(32) %% 11))
cat(toJSON(out, auto_unbox = TRUE, digits = I(16), pretty = TRUE))
