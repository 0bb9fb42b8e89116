# Censored, truncated and interval regression on data of R packages, tightened; robust covariance from closed-form scores.
suppressMessages({library(survival); library(truncreg); library(AER); library(jsonlite); library(numDeriv)})
out <- list()
tight <- survreg.control(rel.tolerance = 1e-14, maxiter = 200)
rows <- function(theta, lo, hi, X) {
  s <- exp(theta[length(theta)]); m <- as.vector(X %*% theta[-length(theta)])
  point <- is.finite(lo) & is.finite(hi) & lo == hi
  ifelse(point, dnorm(ifelse(point, lo, 0), m, s, log = TRUE),
         ifelse(lo == -Inf, pnorm(hi, m, s, log.p = TRUE),
                ifelse(hi == Inf, pnorm(lo, m, s, lower.tail = FALSE, log.p = TRUE),
                       log(pnorm(hi, m, s) - pnorm(lo, m, s)))))
}
report <- function(fit, lo, hi, X) {
  theta <- c(coef(fit), log(fit$scale))
  S <- jacobian(rows, theta, lo = lo, hi = hi, X = X); H <- hessian(function(t) sum(rows(t, lo, hi, X)), theta)
  V <- solve(-H)
  list(coefficients = as.list(setNames(theta, c(names(coef(fit)), "lnSigma"))), se = as.list(setNames(sqrt(diag(vcov(fit))), c(names(coef(fit)), "lnSigma"))),
       HC0 = as.list(setNames(sqrt(diag(V %*% crossprod(S) %*% V)), c(names(coef(fit)), "lnSigma"))), logLik = fit$loglik[2])
}
data("PSID1976", package = "AER"); w <- PSID1976
data("Affairs", package = "AER"); a <- Affairs
f <- affairs ~ age + yearsmarried + religiousness + rating
lo <- ifelse(a$affairs <= 0, -Inf, pmin(a$affairs, 4)); hi <- ifelse(a$affairs >= 4, Inf, pmax(a$affairs, 0))
a$from <- ifelse(is.finite(lo), lo, NA); a$to <- ifelse(is.finite(hi), hi, NA)
fit <- survreg(Surv(from, to, type = "interval2") ~ age + yearsmarried + religiousness + rating, data = a, dist = "gaussian", control = tight)
out$twoLimits <- report(fit, lo, hi, model.matrix(f, a))
# interval: husband's wages of PSID1976 known in bands of 2 dollars, exactly below 4, open above 12
h <- w$hwage
lo <- ifelse(h < 4, h, ifelse(h >= 12, 12, 2 * floor(h / 2))); hi <- ifelse(h < 4, h, ifelse(h >= 12, Inf, 2 * floor(h / 2) + 2))
fit <- survreg(Surv(lo, ifelse(is.finite(hi), hi, NA), type = "interval2") ~ heducation + hage + oldkids, data = w, dist = "gaussian", control = tight)
out$interval <- report(fit, lo, hi, model.matrix(~ heducation + hage + oldkids, w))
t <- truncreg(affairs ~ age + yearsmarried + rating, data = subset(a, affairs > 0 & affairs < 12), point = 0, direction = "left", method = "NR", tol = 1e-14, reltol = 1e-14, gradtol = 1e-12)
# Newton on the score in closed form ends what truncreg leaves: the density is phi(e)/sigma / Phi(m/sigma), y > 0
u <- subset(a, affairs > 0 & affairs < 12); X <- model.matrix(~ age + yearsmarried + rating, u); y <- u$affairs
score <- function(theta) { s <- theta[length(theta)]; m <- as.vector(X %*% theta[-length(theta)]); e <- (y - m) / s; z <- m / s
  h <- exp(dnorm(z, log = TRUE) - pnorm(z, log.p = TRUE)); c(colSums(X * (e - h)) / s, sum(e^2 - 1 + z * h) / s) }
theta <- coef(t); size <- sqrt(diag(vcov(t)))
for (i in 1:8) { H <- jacobian(function(x) score(x * size), theta / size); theta <- theta - as.vector(solve(H, score(theta))) * size }
m <- as.vector(X %*% theta[-length(theta)]); s <- theta[length(theta)]
out$truncated <- list(coefficients = as.list(theta), se = as.list(setNames(sqrt(diag(solve(-H) * size)), names(theta))),
  logLik = sum(dnorm(y, m, s, log = TRUE) - pnorm(m / s, log.p = TRUE)))
out$affairs <- as.list(a[c("affairs", "age", "yearsmarried", "religiousness", "rating")])
out$wages <- list(low = ifelse(is.finite(lo), lo, NA), high = ifelse(is.finite(hi), hi, NA), heducation = w$heducation, hage = w$hage, oldkids = w$oldkids)
write_json(out, "test/reference/censored.json", digits = I(17), auto_unbox = TRUE, na = "null", dataframe = "columns")
