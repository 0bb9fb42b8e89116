# Makes ecuador-parts.json: the equations that the determinant analysis estimates on the Ecuadorian firms, one by one: closed forms
# where there are, else likelihoods written out here and maximised with numerical derivatives. The survey is not in this
# repository; only these estimates are. Rscript test/reference/ecuador-parts.R   (beside ../shared; needs numDeriv, pbivnorm, jsonlite)
suppressMessages({ library(numDeriv); library(pbivnorm); library(jsonlite) })
d <- read.csv("../shared/data/enai_ecuador_2015/enai_clean.csv")
d$mining <- as.numeric(d$isic_section == "B")
d <- d[complete.cases(d[, c("coop", "share_higher_edu")]), ]
d <- within(d, {
  lnEmployees <- log(emp_avg); lnProductivity <- log(sales_avg / emp_avg); lnAge <- log(age); foreignOwned <- foreign_group
  rdPerformer <- rd_firm; graduateShare <- share_higher_edu; ipProtection <- ip_protect; knowsPromotion <- knows_export_promo
  usedPromotion <- export_promo_used; exports <- (exports_2012 + exports_2013 + exports_2014) / 3; regions <- n_foreign_regions
})
all <- c("lnEmployees", "lnProductivity", "lnAge", "foreignOwned", "foreign_capital", "rdPerformer", "graduateShare", "ipProtection",
  "knowsPromotion", "kis", "lowserv", "mining")
outcome <- c("lnEmployees", "lnProductivity", "foreignOwned", "foreign_capital", "rdPerformer", "graduateShare", "kis", "lowserv", "mining")
few <- c("lnEmployees", "lnProductivity", "foreignOwned")
needed <- c("exporter", "exports", "export_intensity", "usedPromotion", "regions", all)
d <- d[complete.cases(d[, needed]) & d$emp_avg > 0 & d$sales_avg > 0 & d$age > 0, needed]
M <- function(names, rows = TRUE) { X <- as.matrix(cbind(1, d[rows, names])); colnames(X) <- c("(Intercept)", names); X }
on <- d$exporter == 1; y <- d$exporter; n <- nrow(d); q <- 2 * y - 1
mills <- function(e) exp(dnorm(e, log = TRUE) - pnorm(e, log.p = TRUE))
out <- list(program = R.version.string, n = n, selected = sum(on))
put <- function(name, names, theta, se, ...) out[[name]] <<- list(coef = as.list(setNames(theta, names)), se = as.list(setNames(se, names)), ...)

# A maximum of a log-likelihood by rows: BFGS, then Newton steps with numerical derivatives in units of the standard errors; the
# covariance iid and HC0.
ml <- function(rows, t, steps = 5) {
  f <- function(s) sum(rows(s)); scale <- pmax(abs(t), 0.01)
  t <- optim(t / scale, function(s) { v <- -f(s * scale); if (is.finite(v)) v else 1e10 }, method = "BFGS", control = list(maxit = 2000, reltol = 1e-14))$par * scale
  se <- sqrt(abs(diag(solve(hessian(function(s) f(s * scale), t / scale))))) * scale
  for (i in 1:steps) { # in steps of z from 1, so that differences are shares of a standard error whatever the coefficient
    t0 <- t; u <- function(z) f(t0 + (z - 1) * se); H <- hessian(u, t0 * 0 + 1)
    t <- t0 - solve(H, grad(u, t0 * 0 + 1, method.args = list(d = 0.02, r = 6))) * se; se <- sqrt(abs(diag(solve(-H)))) * se
  }
  at <- function(z) rows(t + (z - 1) * se); one <- t * 0 + 1
  V <- solve(-hessian(function(z) sum(at(z)), one)); S <- jacobian(at, one, method.args = list(d = 0.02, r = 6))
  list(theta = t, V = V * outer(se, se), robust = (V %*% crossprod(S) %*% V) * outer(se, se), logLik = f(t))
}

# A. participation: probit, observed information; average effects by the delta method
X <- M(all); b <- coef(glm.fit(X, y, family = binomial("probit")))
for (i in 1:20) { e <- drop(X %*% b); h <- q * mills(q * e); V <- solve(crossprod(X, X * (h * (h + e)))); b <- b + drop(V %*% crossprod(X, h)) }
put("probit", colnames(X), b, sqrt(diag(V)), logLik = sum(pnorm(q * drop(X %*% b), log.p = TRUE)))
binary <- c("foreignOwned", "foreign_capital", "rdPerformer", "ipProtection", "knowsPromotion", "kis", "lowserv", "mining")
effect <- function(b, v) {
  if (v %in% binary) { A <- B <- X; A[, v] <- 1; B[, v] <- 0; return(mean(pnorm(drop(A %*% b)) - pnorm(drop(B %*% b)))) }
  mean(dnorm(drop(X %*% b)) * b[v == colnames(X)] / (if (v == "lnAge") exp(X[, "lnAge"]) else 1)) # of age itself
}
effects <- function(b) sapply(all, function(v) effect(b, v))
J <- jacobian(effects, b)
put("effects", all, effects(b), sqrt(diag(J %*% V %*% t(J))))

# C. performance: Heckman's two steps for ln exports, classical covariance
ly <- ifelse(on, log(pmax(d$exports, 1e-300)), 0)
W <- cbind(M(outcome), lambda = mills(drop(X %*% b))); W[!on, ] <- 0
two <- drop(solve(crossprod(W), crossprod(W, ly))); lambda <- two["lambda"]
r <- ly - drop(W %*% two); e <- drop(X %*% b); delta <- W[, "lambda"] * (W[, "lambda"] + e)
s2 <- (sum(r[on]^2) + lambda^2 * sum(delta)) / sum(on); Wi <- solve(crossprod(W)); G <- crossprod(W, X * delta)
VW <- Wi %*% (s2 * crossprod(W * (1 - lambda^2 / s2 * delta), W) + lambda^2 * G %*% V %*% t(G)) %*% Wi
put("twoStep", paste0("outcome:", colnames(W)), two, sqrt(diag(VW)), sigma = sqrt(s2), rho = lambda / sqrt(s2))

# two parts: the probit above and least squares of exporters' ln exports, each maximum likelihood
Z <- M(outcome, on); l <- lm.fit(Z, ly[on]); s <- sqrt(mean(l$residuals^2))
put("twoPart", paste0("outcome:", colnames(Z)), coef(l), s * sqrt(diag(solve(crossprod(Z)))), sigma = s)

# selection by maximum likelihood: the export share, from the two steps to the interior maximum
heck <- function(share) { k <- ncol(X); Z <- M(outcome); m <- ncol(Z)
  function(t) {
    e <- drop(X %*% t[1:k]); v <- pnorm(-e, log.p = TRUE); sigma <- exp(t[k + m + 1]); rho <- tanh(t[k + m + 2])
    r <- (share - drop(Z %*% t[k + 1:m])) / sigma
    ifelse(on, dnorm(r, log = TRUE) - log(sigma) + pnorm((e + rho * r) / sqrt(1 - rho^2), log.p = TRUE), v)
  } }
share <- ifelse(on, d$export_intensity, 0); ls <- lm.fit(Z, share[on])
h <- ml(heck(share), c(b, coef(ls), log(sqrt(mean(ls$residuals^2))), atanh(-0.4)), 6)
put("heckman", c(paste0("selection:", colnames(X)), paste0("outcome:", colnames(Z)), "lnSigma", "atanhRho"), h$theta, sqrt(diag(h$V)), logLik = h$logLik)

# the share of all firms: fractional probit, quasi maximum likelihood, HC0
w <- d$export_intensity; w[!on] <- 0; X3 <- M(c(few, "rdPerformer")); fr <- coef(suppressWarnings(glm.fit(X3, w, family = binomial("probit"))))
f <- ml(function(t) { e <- drop(X3 %*% t); w * pnorm(e, log.p = TRUE) + (1 - w) * pnorm(-e, log.p = TRUE) }, fr, 4)
put("fractional", colnames(X3), f$theta, sqrt(diag(f$robust)))

# D. capability: two-stage least squares, HC1
own <- setdiff(all, "knowsPromotion"); E <- M(c(own, "usedPromotion")); Q <- M(c(own, "knowsPromotion"))
P <- Q %*% solve(crossprod(Q), crossprod(Q, E)); iv <- drop(solve(crossprod(P), crossprod(P, y))); u <- y - drop(E %*% iv)
VI <- solve(crossprod(P)) %*% crossprod(P * u) %*% solve(crossprod(P)) * n / (n - ncol(E))
put("iv", colnames(E), iv, sqrt(diag(VI)))

# an endogenous share of graduates: probit by maximum likelihood and by control function (its coefficients)
Q <- M(c(few, "rdPerformer", "ipProtection")); E <- M(c(few, "graduateShare")); first <- lm.fit(Q, d$graduateShare); res <- first$residuals
cf <- ml(function(t) pnorm(q * drop(cbind(E, res) %*% t), log.p = TRUE), coef(glm.fit(cbind(E, res), y, family = binomial("probit"))), 4)
put("controlFunction", c(colnames(E), "residual(graduateShare)"), cf$theta, rep(NA, ncol(E) + 1))
ivp <- function(t) { k <- ncol(E); m <- ncol(Q); s <- exp(t[k + m + 1]); rho <- tanh(t[k + m + 2]); r <- (d$graduateShare - drop(Q %*% t[k + 1:m])) / s
  dnorm(r, log = TRUE) - log(s) + pnorm(q * (drop(E %*% t[1:k]) + rho * r) / sqrt(1 - rho^2), log.p = TRUE) }
p <- ml(ivp, c(cf$theta[1:ncol(E)], coef(first), log(sqrt(mean(res^2))), atanh(max(-0.9, min(0.9, cf$theta[ncol(E) + 1] * sqrt(mean(res^2)))))), 7)
put("ivProbit", c(colnames(E), paste0("graduateShare:", c(colnames(Q), "lnSigma")), "atanhRho"), p$theta, sqrt(diag(p$V)), logLik = p$logLik)

# e. stages: none, one region, several; markets: regions counted
stage <- pmin(d$regions, 2); O <- M(c(few, "rdPerformer"))[, -1]
op <- ml(function(t) { e <- drop(O %*% t[1:4]); c1 <- t[5]; c2 <- c1 + exp(t[6]); log(ifelse(stage == 0, pnorm(c1 - e), ifelse(stage == 1, pnorm(c2 - e) - pnorm(c1 - e), pnorm(e - c2)))) },
  c(fr[-1], -fr[1], log(0.8)), 7)
A <- diag(6); A[6, 5] <- 1; A[6, 6] <- exp(op$theta[6]); cut <- c(op$theta[1:5], op$theta[5] + exp(op$theta[6]))
put("ordered", c(colnames(O), "cut1", "cut2"), cut, sqrt(diag(A %*% op$V %*% t(A))), logLik = op$logLik)
po <- ml(function(t) dpois(d$regions, exp(drop(X3 %*% t)), log = TRUE), coef(glm.fit(X3, d$regions, family = poisson())), 4)
put("poisson", colnames(X3), po$theta, sqrt(diag(po$robust)), logLik = po$logLik)

# f. use and exporting jointly: recursive bivariate probit. Only firms that know of promotion use it, so that knowing has no finite
# coefficient in its use: ownership of intellectual property stands there instead
U <- M(c(few, "ipProtection")); E <- M(c(few, "usedPromotion")); q1 <- 2 * d$usedPromotion - 1
joint <- function(t) { k <- ncol(U); m <- ncol(E); log(pbivnorm(q1 * drop(U %*% t[1:k]), q * drop(E %*% t[k + 1:m]), q1 * q * tanh(t[k + m + 1]))) }
j <- ml(joint, c(coef(glm.fit(U, d$usedPromotion, family = binomial("probit"))), coef(glm.fit(E, y, family = binomial("probit"))), 0), 8)
put("support", c(paste0("usedPromotion:", colnames(U)), paste0("exporter:", colnames(E)), "atanhRho"), j$theta, sqrt(diag(j$V)), logLik = j$logLik)

writeLines(toJSON(out, auto_unbox = TRUE, digits = 16, pretty = TRUE, na = "null"), "test/reference/ecuador-parts.json")
