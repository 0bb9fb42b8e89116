# Makes selection-steps.json: sample selection in two steps, with exogenous and with endogenous columns in the outcome's equation:
# probit, then (two-stage) least squares with the Mills ratio. The joint covariance comes from stacked moments with a numerical
# Jacobian; the classical one is Heckman's formula. ln sigma is a further parameter, with an equation of its own; the covariance that normal
# errors imply for it is the sandwich of expected moments. A linear model with an endogenous treatment in two steps likewise.
# Rscript test/reference/selection-steps.R   (beside ../shared; needs numDeriv, jsonlite, statmod)
suppressMessages({ library(numDeriv); library(jsonlite); library(statmod) })
shared <- function(...) read.csv(file.path("..", "shared", ...))
cases <- list()
lnPhi <- function(x) pnorm(x, log.p = TRUE)
mills <- function(e) exp(dnorm(e, log = TRUE) - lnPhi(e))

# Covariance of parameters that solve sum(psi) = 0; of psi with as many columns as parameters.
stacked <- function(psi, theta) {
  scale <- pmax(abs(theta), 0.01)
  for (pass in 1:2) {
    A <- jacobian(function(s) colSums(psi(s * scale)), theta / scale)
    V <- (solve(A) %*% crossprod(psi(theta)) %*% t(solve(A))) * outer(scale, scale)
    scale <- sqrt(abs(diag(V)))
  }
  V
}

# Standard errors of (g, b, ln sigma), b's last being lambda, of the hazard h(e) of rows on the given side: v > -e or v < -e. H are the
# columns W as the instruments see them; rows that are not `on` have 0 in W, H and u.
nodes <- gauss.quad(80, "legendre")
withSpread <- function(Z, info, e, side, on, W, H, u, lambda, s2) {
  hazard <- function(e) on * side * mills(side * e); slopeOf <- function(f) { d <- 1e-3; s <- function(d) (f(e + d) - f(e - d)) / (2 * d); (4 * s(d / 2) - s(d)) / 3 }
  deltaOf <- function(e) hazard(e) * (hazard(e) + e); h <- hazard(e); delta <- deltaOf(e); tau2 <- s2 - lambda^2
  central <- function(n) { total <- 0; low <- ifelse(side == 1, -e, -9.5); high <- ifelse(side == 1, 9.5, -e)
    for (j in seq_along(nodes$nodes)) { v <- (low + high) / 2 + (high - low) / 2 * nodes$nodes[j]
      total <- total + nodes$weights[j] * (high - low) / 2 * dnorm(v) / pnorm(side * e) * (v - h)^n }; total }
  k2 <- lambda^2 * central(2) + tau2; k3 <- lambda^3 * central(3); m4 <- lambda^4 * central(4) + 6 * lambda^2 * central(2) * tau2 + 3 * tau2^2
  l <- ncol(Z); k <- ncol(W); n1 <- sum(on)
  B <- rbind(cbind(crossprod(H * k2, H), crossprod(H, k3 * on)), cbind(t(crossprod(H, k3 * on)), sum(on * (m4 - k2^2))))
  slopes <- rbind(lambda * crossprod(H, Z * delta), lambda^2 * colSums(Z * slopeOf(deltaOf)))
  own <- rbind(cbind(-crossprod(H), 0), c(-2 * crossprod(W, u) + c(rep(0, k - 1), 2 * lambda * sum(delta)), -2 * s2 * n1))
  zeros <- matrix(0, l, k + 1); full <- rbind(cbind(-info, zeros), cbind(slopes, own))
  sqrt(diag(solve(full) %*% rbind(cbind(info, zeros), cbind(t(zeros), B)) %*% t(solve(full))))
}

selection <- function(name, path, d, selected, y, z, x, endo = character(), inst = character()) {
  D <- d[[selected]]; Z <- as.matrix(cbind(1, d[z])); q <- 2 * D - 1; on <- D == 1
  g <- coef(glm.fit(Z, D, family = binomial("probit")))
  for (i in 1:30) { e <- as.numeric(Z %*% g); h <- q * mills(q * e); g <- g + as.numeric(solve(crossprod(Z * (h * (h + e)), Z), crossprod(Z, h))) }
  zero <- function(M) { M <- as.matrix(M); M[!on, ] <- 0; M }
  Y <- d[[y]]; Y[!on] <- 0
  X <- zero(cbind(1, d[c(x, endo)])); E <- zero(cbind(1, d[c(x, inst)]))
  l <- ncol(Z); k <- ncol(X) + 1
  ratio <- function(g) { h <- mills(as.numeric(Z %*% g)); h[!on] <- 0; h }
  regress <- function(A, B) solve(crossprod(A), crossprod(A, B))
  m <- ratio(g); W <- cbind(X, m); I <- cbind(E, m)
  P <- regress(I, W); H <- I %*% P
  b <- as.numeric(solve(crossprod(H), crossprod(H, Y)))
  # the projection's coefficients do not matter to first order, as the instruments are uncorrelated with the error
  psi <- function(t) { ee <- as.numeric(Z %*% t[1:l]); mm <- ratio(t[1:l]); u <- Y - as.numeric(cbind(X, mm) %*% t[l + 1:k])
    cbind(Z * (q * mills(q * ee)), (cbind(E, mm) %*% P) * u, u^2 + t[l + k]^2 * mm * (mm + ee) - on * exp(2 * t[l + k + 1])) }
  r <- Y - as.numeric(W %*% b); e <- as.numeric(Z %*% g); delta <- m * (m + e); lambda <- b[k]
  s2 <- (sum(r^2) + lambda^2 * sum(delta)) / sum(on); rho2 <- lambda^2 / s2
  VS <- stacked(psi, c(g, b, log(s2) / 2))
  Hi <- solve(crossprod(H)); hz <- q * mills(q * e); Vg <- solve(crossprod(Z * (hz * (hz + e)), Z))
  F <- crossprod(H, Z * delta)
  V <- s2 * Hi %*% (crossprod(H * (1 - rho2 * delta), H)) %*% Hi + lambda^2 * Hi %*% F %*% Vg %*% t(F) %*% Hi
  out <- list()
  if (length(endo)) {
    # exogeneity: residuals of the reduced forms as columns beside the Mills ratio
    R <- as.matrix((W - H)[, 1 + length(x) + seq_along(endo), drop = FALSE])
    ext <- function(mm) cbind(X, R, mm)
    c2 <- as.numeric(regress(ext(m), Y)); at <- ncol(X) + seq_along(endo)
    VX <- stacked(function(t) { mm <- ratio(t[1:l])
      cbind(Z * (q * mills(q * as.numeric(Z %*% t[1:l]))), ext(mm) * (Y - as.numeric(ext(mm) %*% t[-(1:l)]))) }, c(g, c2))
    out <- list(exogeneityHC0 = as.numeric(t(c2[at]) %*% solve(VX[l + at, l + at]) %*% c2[at]))
  }
  names <- c(paste0("selection:", c("(Intercept)", z)), paste0("outcome:", c("(Intercept)", x, endo, "lambda")), "lnSigma")
  implied <- withSpread(Z, solve(Vg), e, rep(1, length(e)), on, W, H, r, lambda, s2)
  if (max(abs(implied[seq_len(l + k)] / sqrt(c(diag(Vg), diag(V))) - 1)) > 1e-8) stop("Heckman's covariance")
  nm <- function(v) as.list(setNames(v, names))
  bracket <- if (length(endo)) paste0(" + [", paste(endo, collapse = " + "), " ~ ", paste(inst, collapse = " + "), "]") else ""
  cases[[name]] <<- c(list(data = path,
    formula = list(selection = paste(selected, "~", paste(z, collapse = " + ")), outcome = paste0(y, " ~ ", paste(x, collapse = " + "), bracket)),
    coef = nm(c(g, b, log(s2) / 2)), se = list(iid = nm(c(sqrt(c(diag(Vg), diag(V))), implied[l + k + 1])), HC0 = nm(sqrt(diag(VS)))), sigma = sqrt(s2)), out)
}

treatment <- function(name, path, d, treat, z, y, x) {
  D <- d[[treat]]; Z <- as.matrix(cbind(1, d[z])); q <- 2 * D - 1; Y <- d[[y]]; X <- as.matrix(cbind(1, d[x], D)); l <- ncol(Z); k <- ncol(X) + 1
  g <- coef(glm.fit(Z, D, family = binomial("probit")))
  for (i in 1:30) { e <- as.numeric(Z %*% g); h <- q * mills(q * e); g <- g + as.numeric(solve(crossprod(Z * (h * (h + e)), Z), crossprod(Z, h))) }
  e <- as.numeric(Z %*% g); h <- q * mills(q * e); W <- cbind(X, h); b <- as.numeric(solve(crossprod(W), crossprod(W, Y))); u <- Y - as.numeric(W %*% b)
  lambda <- b[k]; s2 <- (sum(u^2) + lambda^2 * sum(h * (h + e))) / length(Y)
  psi <- function(t) { ee <- as.numeric(Z %*% t[1:l]); hh <- q * mills(q * ee); uu <- Y - as.numeric(cbind(X, hh) %*% t[l + 1:k])
    cbind(Z * hh, cbind(X, hh) * uu, uu^2 + t[l + k]^2 * hh * (hh + ee) - exp(2 * t[l + k + 1])) }
  VS <- stacked(psi, c(g, b, log(s2) / 2))
  implied <- withSpread(Z, crossprod(Z * (h * (h + e)), Z), e, q, rep(1, length(Y)), W, W, u, lambda, s2)
  nm <- function(v) as.list(setNames(v, c(paste0("treatment:", c("(Intercept)", z)), paste0("outcome:", c("(Intercept)", x, treat, "lambda")), "lnSigma")))
  cases[[name]] <<- list(data = path, formula = list(treatment = paste(treat, "~", paste(z, collapse = " + ")), outcome = paste(y, "~", paste(c(x, treat), collapse = " + "))),
    coef = nm(c(g, b, log(s2) / 2)), se = list(iid = nm(implied), HC0 = nm(sqrt(diag(VS)))), sigma = sqrt(s2))
}

mroz <- shared("reference", "data", "wooldridge_mroz.csv")
all <- c("exper", "expersq", "age", "kidslt6", "kidsge6", "nwifeinc")
selection("endogenous_mroz", "reference/data/wooldridge_mroz.csv", mroz, "inlf", "lwage", c(all, "motheduc", "fatheduc", "huseduc"),
  c("exper", "expersq"), "educ", c("motheduc", "fatheduc", "huseduc"))
selection("exogenous_mroz", "reference/data/wooldridge_mroz.csv", mroz, "inlf", "lwage", c(all, "educ"), c("exper", "expersq", "educ"))
house <- shared("data", "micsr_housprod", "housprod.csv"); house$lwage <- ifelse(house$mjob == 1, log(house$mwage), NA)
selection("endogenous_housprod", "data/micsr_housprod/housprod.csv", house, "mjob", "lwage", c("mage", "feduc", "fage", "fsize", "ychild", "nonlabinc"),
  "mage", "meduc", c("feduc", "fage"))
selection("exogenous_housprod", "data/micsr_housprod/housprod.csv", house, "mjob", "lwage", c("mage", "meduc", "fsize", "ychild", "nonlabinc"), c("mage", "meduc"))
treatment("treatment_k401k", "reference/data/wooldridge_k401ksubs.csv", shared("reference", "data", "wooldridge_k401ksubs.csv"), "pira",
  c("age", "fsize", "inc", "e401k", "marr"), "nettfa", c("age", "fsize", "inc"))
treatment("treatment_card", "reference/data/wooldridge_card.csv", shared("reference", "data", "wooldridge_card.csv"), "smsa",
  c("exper", "black", "south", "nearc4"), "lwage", c("exper", "black", "south"))
write_json(list(source = paste(R.version.string, "numDeriv", packageVersion("numDeriv")), cases = cases),
           file.path("test", "reference", "selection-steps.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
