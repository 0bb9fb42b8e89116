# Makes endogenous.json: models with endogenous columns, treatments and regimes, by likelihoods written out here and
# maximised with numerical derivatives, and by steps whose joint covariance comes from stacked moments with a numerical
# Jacobian. Rscript test/reference/endogenous.R   (beside ../shared; needs numDeriv, survival, jsonlite)
suppressMessages({ library(numDeriv); library(survival); library(jsonlite) })
shared <- function(...) read.csv(file.path("..", "shared", ...))
ended <- list()
add <- function(name, data, formula, ...) ended[[name]] <<- list(data = data, formula = formula, ...)

# Maximum of a log-likelihood by rows: BFGS, then Newton steps on numerical derivatives.
ml <- function(rows, start, names) {
  total <- function(t) sum(rows(t))
  scale <- pmax(abs(start), 0.01)
  f <- function(s) { v <- tryCatch(-total(s * scale), error = function(e) Inf); if (is.finite(v)) v else 1e10 }
  o <- optim(start / scale, f, method = "BFGS", control = list(maxit = 2000, reltol = 1e-14))
  s <- o$par
  # once more in units of the standard errors, where numerical derivatives are good
  se <- sqrt(abs(diag(solve(hessian(f, s))))) * scale; s <- s * scale / se; scale <- se
  for (i in 1:6) { g <- grad(f, s); H <- hessian(f, s); s <- s - solve(H, g) }
  H <- hessian(f, s); theta <- s * scale
  S <- jacobian(function(t) rows(t * scale), s)
  V <- solve(H)
  out <- function(V) as.list(setNames(sqrt(diag(V)) * scale, names))
  list(coef = as.list(setNames(theta, names)), se = list(iid = out(V), HC0 = out(V %*% crossprod(S) %*% V)),
       logLik = total(theta), decrement = as.numeric(t(g) %*% V %*% g))
}

# Covariance of parameters that solve sum(psi) = 0.
stacked <- function(psi, theta) {
  scale <- pmax(abs(theta), 0.01)
  A <- jacobian(function(s) colSums(psi(s * scale)), theta / scale)
  B <- crossprod(psi(theta))
  V <- (solve(A) %*% B %*% t(solve(A))) * outer(scale, scale)
  scale <- sqrt(abs(diag(V)))
  A <- jacobian(function(s) colSums(psi(s * scale)), theta / scale)
  (solve(A) %*% B %*% t(solve(A))) * outer(scale, scale)
}

lnPhi <- function(x) pnorm(x, log.p = TRUE)
# The joint log-likelihood of an outcome and its endogenous columns W = Z P + v. Corr is given by the correlations of (v, u).
joint <- function(kind, y, X, Z, W, low = -Inf) {
  k <- ncol(X); l <- ncol(Z); m <- ncol(W)
  function(t) {
    b <- t[1:k]; at <- k
    sigma <- 1
    if (kind == "tobit") { sigma <- exp(t[k + 1]); at <- k + 1 }
    P <- matrix(t[at + 1:(l * m)], l); at <- at + l * m
    sd <- exp(t[at + 1:m]); at <- at + m
    # partial correlations in the order (v1,v2), ..., then u with v1, with v2 given v1, ...
    pc <- tanh(t[at + seq_len(m * (m - 1) / 2)]); at <- at + m * (m - 1) / 2
    ru <- tanh(t[at + 1:m])
    V <- W - Z %*% P
    R <- diag(m + 1); R[m + 1, 1] <- R[1, m + 1] <- ru[1]
    if (m == 2) {
      R[1, 2] <- R[2, 1] <- pc
      R[3, 2] <- R[2, 3] <- ru[1] * pc + ru[2] * sqrt((1 - ru[1]^2) * (1 - pc^2))
    }
    D <- c(sd, sigma)
    S <- R * outer(D, D)
    Svv <- S[1:m, 1:m, drop = FALSE]; Suv <- S[m + 1, 1:m]
    w <- solve(Svv, Suv)
    mu <- as.numeric(X %*% b + V %*% w); s <- sqrt(S[m + 1, m + 1] - sum(Suv * w))
    lv <- -m / 2 * log(2 * pi) - 0.5 * log(det(Svv)) - 0.5 * rowSums((V %*% solve(Svv)) * V)
    lv + if (kind == "probit") lnPhi((2 * y - 1) * mu / s)
         else ifelse(y <= low, lnPhi((low - mu) / s), dnorm(y, mu, s, log = TRUE))
  }
}

steps <- function(kind, y, X, Z, W, endo, low = -Inf) {
  P <- solve(crossprod(Z), crossprod(Z, W)); V <- W - Z %*% P
  m <- ncol(W); k <- ncol(X); l <- ncol(Z); n <- nrow(Z)
  cens <- y > low
  second <- function(A) {
    if (kind == "probit") { g <- glm.fit(A, y, family = binomial("probit"), control = list(epsilon = 1e-15, maxit = 100)); g$coefficients }
    else { s <- survreg(Surv(y, cens, type = "left") ~ A - 1, dist = "gaussian", control = list(rel.tolerance = 1e-14, maxiter = 100)); c(coef(s), log(s$scale)) }
  }
  rows2 <- function(A, t) if (kind == "probit") lnPhi((2 * y - 1) * as.numeric(A %*% t)) else {
    s <- exp(t[length(t)]); mu <- as.numeric(A %*% t[-length(t)])
    ifelse(y <= low, lnPhi((low - mu) / s), dnorm(y, mu, s, log = TRUE)) }
  polish <- function(A) { t <- unname(second(A)); sc <- pmax(abs(t), 0.01)
    sc <- sqrt(abs(diag(solve(-hessian(function(s) sum(rows2(A, s * sc)), t / sc))))) * sc
    for (i in 1:5) { f <- function(s) sum(rows2(A, s * sc)); H <- hessian(f, t / sc); t <- t - as.numeric(solve(H, grad(f, t / sc))) * sc }
    list(t = t, H = H / outer(sc, sc)) }
  score2 <- function(A, t) { # by rows, in closed form
    if (kind == "probit") { q <- 2 * y - 1; e <- as.numeric(A %*% t); A * (q * exp(dnorm(e, log = TRUE) - lnPhi(q * e))) }
    else { s <- exp(t[length(t)]); mu <- as.numeric(A %*% t[-length(t)]); e <- (y - mu) / s; z <- (low - mu) / s
      h <- exp(dnorm(z, log = TRUE) - lnPhi(z))
      cbind(A * ifelse(y <= low, -h, e) / s, ifelse(y <= low, -z * h, e^2 - 1)) } }
  cf <- polish(cbind(X, V)); nx <- polish(cbind(Z, V))
  p2 <- length(cf$t)
  psi <- function(t) {
    Pt <- matrix(t[p2 + 1:(l * m)], l); Vt <- W - Z %*% Pt; sd <- exp(t[p2 + l * m + 1:m])
    cbind(score2(cbind(X, Vt), t[1:p2]), do.call(cbind, lapply(1:m, function(j) Z * Vt[, j])),
          sweep(Vt, 2, sd, "/")^2 - 1,
          if (m == 2) Vt[, 1] * Vt[, 2] / prod(sd) - tanh(t[p2 + l * m + 3]))
  }
  sd <- sqrt(colMeans(V^2))
  theta <- c(cf$t, as.numeric(P), log(sd), if (m == 2) atanh(mean(V[, 1] * V[, 2]) / prod(sd)))
  VS <- stacked(psi, theta)
  # Newey's minimum chi-squared
  Sv <- crossprod(V) / n
  d <- nx$t[l + 1:m] - cf$t[endo]
  Om <- solve(-nx$H)[1:l, 1:l] + as.numeric(t(d) %*% Sv %*% d) * solve(crossprod(Z))
  D <- matrix(0, l, k); ex <- setdiff(1:k, endo); for (i in seq_along(ex)) D[i, ex[i]] <- 1; D[, endo] <- P
  Vn <- solve(t(D) %*% solve(Om) %*% D); delta <- as.numeric(Vn %*% t(D) %*% solve(Om) %*% nx$t[1:l])
  pa <- length(nx$t)
  psin <- function(t) { # reduced forms, likelihood on (Z, V), then D'Om^-1 (alpha - D delta) = 0 spread over the rows
    Pt <- matrix(t[1:(l * m)], l); Vt <- W - Z %*% Pt; a <- t[l * m + 1:pa]; de <- t[l * m + pa + 1:k]
    Dt <- D; Dt[, endo] <- Pt
    gap <- as.numeric(t(D) %*% solve(Om) %*% (a[1:l] - Dt %*% de)) / n
    cbind(do.call(cbind, lapply(1:m, function(j) Z * Vt[, j])), score2(cbind(Z, Vt), a), matrix(gap, n, k, byrow = TRUE)) }
  Vh <- stacked(psin, c(as.numeric(P), nx$t, delta))
  keep <- l * m + pa + 1:k
  # the model's own covariance of the control function: the steps' own, through the numerical derivative
  sc <- sqrt(diag(VS))
  C <- jacobian(function(s) colSums(psi(c(theta[1:p2], s * sc[p2 + 1:(l * m)], theta[-(1:(p2 + l * m))])))[1:p2], theta[p2 + 1:(l * m)] / sc[p2 + 1:(l * m)])
  C <- sweep(C, 2, sc[p2 + 1:(l * m)], "/")
  V2 <- solve(-cf$H); V1 <- kronecker(Sv, solve(crossprod(Z)))
  iid <- V2 + V2 %*% C %*% V1 %*% t(C) %*% V2
  wald <- function(i) as.numeric(t(cf$t[i]) %*% solve(V2[i, i]) %*% cf$t[i])
  list(cf = list(coef = cf$t, iid = sqrt(diag(iid)), HC0 = sqrt(diag(VS)), theta = theta, residuals = wald(k + 1:m)),
       newey = list(coef = delta, iid = sqrt(diag(Vn)), HC0 = sqrt(diag(Vh)[keep])), P = P, V = V, sd = sd)
}

instrumented <- function(kind, name, path, d, y, exog, endo, inst, low = -Inf, lhs = y) {
  X <- as.matrix(cbind(1, d[exog], d[endo])); Z <- as.matrix(cbind(1, d[exog], d[inst])); W <- as.matrix(d[endo])
  m <- length(endo); k <- ncol(X)
  xn <- c("(Intercept)", exog, endo); zn <- c("(Intercept)", exog, inst)
  st <- steps(kind, d[[y]], X, Z, W, length(exog) + 1 + seq_len(m), low)
  tob <- if (kind == "tobit") "lnSigma"
  forms <- as.vector(outer(zn, endo, function(z, w) paste0(w, ":", z)))
  among <- if (m == 2) paste0(endo[1], ",", endo[2], ":atanhRho")
  cfn <- c(xn, paste0("residual(", endo, ")"), tob, forms, paste0(endo, ":lnSigma"), among)
  mln <- c(xn, tob, forms, paste0(endo, ":lnSigma"), among, if (m == 1) "atanhRho" else paste0(endo, ":atanhRho"))
  th <- st$cf$coef[k + 1:m]
  q <- as.numeric(t(th) %*% (crossprod(st$V) / nrow(d)) %*% th); s2 <- if (kind == "tobit") exp(2 * st$cf$coef[k + m + 1]) else 1
  tot <- sqrt(q + s2)
  start <- c(st$cf$coef[1:k] / (if (kind == "probit") tot else 1), if (kind == "tobit") log(tot), as.numeric(st$P), log(st$sd),
             if (m == 2) atanh(cor(st$V)[1, 2]), if (m == 1) atanh(th * st$sd / tot) else c(0.1, 0.1) * sign(th))
  nm <- function(v, n) as.list(setNames(v, n))
  p2 <- length(st$cf$coef)
  fit <- ml(joint(kind, d[[y]], X, Z, W, low), start, mln)
  add(name, path, paste0(lhs, " ~ ", paste(c(exog, ""), collapse = " + "), "[", paste(endo, collapse = " + "), " ~ ", paste(inst, collapse = " + "), "]"),
      lower = if (is.finite(low)) low,
      ml = fit,
      controlFunction = list(coef = nm(st$cf$theta, cfn), se = list(iid = nm(st$cf$iid, cfn[1:p2]), HC0 = nm(st$cf$HC0, cfn)), residuals = st$cf$residuals),
      twoStep = list(coef = nm(st$newey$coef, xn), se = list(iid = nm(st$newey$iid, xn), HC0 = nm(st$newey$HC0, xn))))
  cat(name, "decrement", fit$decrement, "\n")
}

# A linear outcome with an endogenous 0/1 treatment, and two regimes.
regimes <- function(name, path, d, y, treat, z, x) {
  Z <- as.matrix(cbind(1, d[z])); X <- as.matrix(cbind(1, d[x])); D <- d[[treat]]; Y <- d[[y]]
  q <- 2 * D - 1; k <- ncol(X); l <- ncol(Z)
  part <- function(g, e, s, r) lnPhi(q * (g + r * e) / sqrt(1 - r^2)) + dnorm(e, log = TRUE) - log(s)
  treatment <- function(t) { s <- exp(t[l + k + 2]); r <- tanh(t[l + k + 3])
    part(as.numeric(Z %*% t[1:l]), (Y - as.numeric(cbind(X, D) %*% t[l + 1:(k + 1)])) / s, s, r) }
  switching <- function(t) { g <- as.numeric(Z %*% t[1:l]); b0 <- t[l + 1:k]; b1 <- t[l + k + 1:k]; s <- exp(t[l + 2 * k + 1:2]); r <- tanh(t[l + 2 * k + 3:4])
    ifelse(D == 1, part(g, (Y - as.numeric(X %*% b1)) / s[2], s[2], r[2]), part(g, (Y - as.numeric(X %*% b0)) / s[1], s[1], r[1])) }
  gam <- coef(glm.fit(Z, D, family = binomial("probit"))); g <- as.numeric(Z %*% gam)
  h <- ifelse(D == 1, dnorm(g) / pnorm(g), -dnorm(g) / pnorm(-g))
  two <- lm.fit(cbind(X, D, h), Y)
  s0 <- sqrt(mean(two$residuals^2) + two$coefficients[k + 2]^2 * mean(h * (h + g)))
  lam <- two$coefficients[k + 2]
  a <- ml(treatment, unname(c(gam, two$coefficients[1:(k + 1)], log(s0), atanh(max(-.9, min(.9, lam / s0))))),
          c(paste0("treatment:", c("(Intercept)", z)), paste0("outcome:", c("(Intercept)", x, treat)), "lnSigma", "atanhRho"))
  # two steps: probit, then least squares with the hazard; Maddala (1983) p. 127, and stacked moments
  polish <- gam; for (i in 1:30) { e <- as.numeric(Z %*% polish); hz <- q * exp(dnorm(e, log = TRUE) - lnPhi(q * e)); polish <- polish + as.numeric(solve(crossprod(Z * (hz * (hz + e)), Z), crossprod(Z, hz))) }
  e <- as.numeric(Z %*% polish); hz <- q * exp(dnorm(e, log = TRUE) - lnPhi(q * e)); w <- hz * (hz + e)
  A <- cbind(X, D, hz); b <- as.numeric(solve(crossprod(A), crossprod(A, Y))); r <- Y - as.numeric(A %*% b); lambda <- b[k + 2]
  s2 <- mean(r^2) + lambda^2 * mean(w); rho2 <- lambda^2 / s2
  Ai <- solve(crossprod(A)); Vg <- solve(crossprod(Z * w, Z))
  Q <- rho2 * crossprod(A, Z * w) %*% Vg %*% crossprod(Z * w, A)
  V <- s2 * Ai %*% (crossprod(A * (1 - rho2 * w), A) + Q) %*% Ai
  psi <- function(t) { e <- as.numeric(Z %*% t[1:l]); hz <- q * exp(dnorm(e, log = TRUE) - lnPhi(q * e)); A <- cbind(X, D, hz)
    cbind(Z * hz, A * (Y - as.numeric(A %*% t[-(1:l)]))) }
  VS <- stacked(psi, c(polish, b))
  tn <- c(paste0("treatment:", c("(Intercept)", z)), paste0("outcome:", c("(Intercept)", x, treat, "lambda")))
  nm <- function(v, n) as.list(setNames(v, n))
  r0 <- D == 0; f0 <- lm.fit(X[r0, ], Y[r0]); f1 <- lm.fit(X[!r0, ], Y[!r0])
  sn <- c(paste0("selection:", c("(Intercept)", z)), paste0("outcome0:", c("(Intercept)", x)), paste0("outcome1:", c("(Intercept)", x)), "lnSigma0", "lnSigma1", "atanhRho0", "atanhRho1")
  best <- NULL
  for (r in list(c(0, 0), c(.4, .4), c(-.4, -.4), c(.4, -.4), c(-.4, .4))) {
    one <- tryCatch(ml(switching, unname(c(gam, f0$coefficients, f1$coefficients, log(sd(f0$residuals)), log(sd(f1$residuals)), atanh(r))), sn), error = function(e) NULL)
    if (!is.null(one) && is.finite(one$logLik) && (is.null(best) || one$logLik > best$logLik + 1e-9)) best <- one
  }
  add(name, path, list(treatment = paste(treat, "~", paste(z, collapse = " + ")), outcome = paste(y, "~", paste(c(x, treat), collapse = " + ")),
                       regime = paste(y, "~", paste(x, collapse = " + "))),
      treatment = list(ml = a, twoStep = list(coef = nm(c(polish, b), tn), se = list(classical = nm(sqrt(c(diag(Vg), diag(V))), tn), HC0 = nm(sqrt(diag(VS)), tn)), sigma = sqrt(s2))),
      switching = best)
  cat(name, "decrements", a$decrement, best$decrement, "\n")
}

only <- commandArgs(TRUE)
wanted <- function(name) length(only) == 0 || name %in% only
mroz <- shared("reference", "data", "wooldridge_mroz.csv")
if (wanted("probit_mroz")) instrumented("probit", "probit_mroz", "reference/data/wooldridge_mroz.csv", mroz, "inlf", c("educ", "exper", "age", "kidslt6"), "nwifeinc", c("huseduc", "husage"))
if (wanted("probit_federiv")) instrumented("probit", "probit_federiv", "data/micsr_federiv/federiv.csv", transform(shared("data", "micsr_federiv", "federiv.csv"), ltass = ltass - 17), "federiv",
  c("ltass", "linsown", "mktbk"), c("eqrat", "bonus"), c("no_emp", "no_subs", "no_off", "ceo_age", "gap", "cfa"))
if (wanted("tobit_mroz")) 
  instrumented("tobit", "tobit_mroz", "reference/data/wooldridge_mroz.csv", mroz, "hours", c("educ", "exper", "age", "kidslt6"), "nwifeinc", c("huseduc", "husage"), low = 0)
card <- shared("reference", "data", "wooldridge_card.csv"); card$college <- as.numeric(card$educ >= 14)
if (wanted("regimes_card")) regimes("regimes_card", "reference/data/wooldridge_card.csv", card, "lwage", "college", c("black", "smsa", "nearc4", "nearc2"), c("black", "smsa", "south"))
if (wanted("regimes_sim")) regimes("regimes_sim", "reference/data/sim_treatreg.csv", shared("reference", "data", "sim_treatreg.csv"), "yt", "t", c("z", "x"), "x")
kk <- shared("reference", "data", "wooldridge_k401ksubs.csv")
if (wanted("regimes_k401k")) regimes("regimes_k401k", "reference/data/wooldridge_k401ksubs.csv", transform(kk, lninc = log(inc)), "lninc", "pira", c("marr", "age", "e401k"), c("marr", "age"))
smoke <- shared("data", "smoke", "Smoke.csv"); smoke$lninc <- log(smoke$income)
if (wanted("tobit_smoke")) instrumented("tobit", "tobit_smoke", "data/smoke/Smoke.csv", smoke, "cigs", c("age", "restaurn"), "educ", c("cigpric", "lninc"), low = 0)
write_json(list(source = paste(R.version.string, "numDeriv", packageVersion("numDeriv")), cases = ended),
           file.path("test", "reference", if (length(only)) paste0("endogenous-", only[1], ".json") else "endogenous.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
