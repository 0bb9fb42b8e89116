# Makes selection-steps.json: sample selection in two steps, with exogenous and with endogenous columns in the outcome's equation:
# probit, then (two-stage) least squares with the Mills ratio. The joint covariance comes from stacked moments with a numerical
# Jacobian; the classical one is Heckman's formula. Rscript test/reference/selection-steps.R   (beside ../shared; needs numDeriv, jsonlite)
suppressMessages({ library(numDeriv); library(jsonlite) })
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
  psi <- function(t) { ee <- as.numeric(Z %*% t[1:l]); mm <- ratio(t[1:l])
    cbind(Z * (q * mills(q * ee)), (cbind(E, mm) %*% P) * (Y - as.numeric(cbind(X, mm) %*% t[-(1:l)]))) }
  VS <- stacked(psi, c(g, b))
  r <- Y - as.numeric(W %*% b); e <- as.numeric(Z %*% g); delta <- m * (m + e); lambda <- b[k]
  s2 <- (sum(r^2) + lambda^2 * sum(delta)) / sum(on); rho2 <- lambda^2 / s2
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
  names <- c(paste0("selection:", c("(Intercept)", z)), paste0("outcome:", c("(Intercept)", x, endo, "lambda")))
  nm <- function(v) as.list(setNames(v, names))
  bracket <- if (length(endo)) paste0(" + [", paste(endo, collapse = " + "), " ~ ", paste(inst, collapse = " + "), "]") else ""
  cases[[name]] <<- c(list(data = path,
    formula = list(selection = paste(selected, "~", paste(z, collapse = " + ")), outcome = paste0(y, " ~ ", paste(x, collapse = " + "), bracket)),
    coef = nm(c(g, b)), se = list(iid = nm(sqrt(c(diag(Vg), diag(V)))), HC0 = nm(sqrt(diag(VS)))), sigma = sqrt(s2)), out)
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
write_json(list(source = paste(R.version.string, "numDeriv", packageVersion("numDeriv")), cases = cases),
           file.path("test", "reference", "selection-steps.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
