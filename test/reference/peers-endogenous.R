# Endogenous columns in a probit, a tobit, an outcome after selection: micsr, stats, AER. Rscript peers-endogenous.R
source("peers.R")
suppressMessages({ library(micsr); library(AER); library(numDeriv) })
# micsr calls glm, which ends where the deviance changes by 1e-8: here after 50 steps (with a warning that it has not "converged").
control <- stats::glm.control; formals(control)$epsilon <- 1e-300; formals(control)$maxit <- 50
options(warn = -1)
unlockBinding("glm.control", asNamespace("stats")); assign("glm.control", control, asNamespace("stats"))

# micsr maximises by BFGS to a change of 1e-8; Newton's steps on its own likelihood and gradient go on from there. Of a tobit its
# search ends in an error: the gradient's columns are named before sigma's is there (micsr 0.1.5). Parameters without names go.
polished <- function(start, model, d, y, x, w, z) {
  X1 <- as.matrix(cbind(1, d[x])); X2 <- as.matrix(d[z]); W <- as.matrix(d[w]); size <- pmax(abs(start), 1e-3)
  at <- function(s) micsr:::lnliv_ldv(unname(s * size), X1, X2, W, d[[y]], gradient = TRUE, right = Inf, model = model)
  value <- function(s) as.numeric(at(s))
  gradient <- function(s) as.numeric(attr(at(s), "gradient")) * size
  s <- start / size
  if (model == "tobit") s <- optim(s, value, gradient, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 2000))$par
  for (step in 1:5) s <- s - solve(jacobian(gradient, s), gradient(s))
  list(theta = s * size, V = solve(-jacobian(gradient, s)) * outer(size, size), logLik = value(s))
}

instrumented <- function(name, data, model, y, x, w, z) {
  d <- columns(data); for (v in z) if (is.null(d[[v]])) d[[v]] <- eval(parse(text = v), d)
  f <- as.formula(paste(y, "~", paste(c(x, w), collapse = "+"), "|", paste(c(x, z), collapse = "+")))
  written <- paste0(y, " ~ ", paste(x, collapse = " + "), " + [", w, " ~ ", paste(z, collapse = " + "), "]")
  estimator <- if (model == "probit") "ivProbit" else "ivTobit"
  more <- if (model == "tobit") list(lower = 0) else list()
  add <- function(method, call, ...) peer(name, estimator, data, written, by("micsr", call), ..., options = c(list(method = method), more))
  tobit <- if (model == "tobit") "lnSigma"
  main <- c("(Intercept)", x, w); form <- paste0(w, ":", c("(Intercept)", x, z))
  raw <- ivldv(f, data = d, method = "twosteps", model = model, robust = FALSE)
  cf <- ivldv(f, data = d, method = "twosteps", model = model)
  first <- lm(reformulate(c(x, z), w), d); s <- sqrt(mean(residuals(first)^2)); b <- cf$coefficients
  start <- if (model == "probit") unname(ivldv(f, data = d, method = "ml")$coefficients) else c(b[seq_along(main)], 0, coef(first) / s, 1 / s, b[length(b)])
  ml <- polished(start, model, d, y, x, w, z)
  # its parameters: beta, rho sigma, pi / sigma_v, 1 / sigma_v, sigma
  k <- length(main); l <- length(form)
  ours <- function(t) {
    sigma <- if (model == "tobit") t[k + l + 3] else 1; chol <- t[k + l + 2]
    c(t[1:k], if (model == "tobit") log(sigma), t[k + 1 + 1:l] / chol, -log(chol), atanh(t[k + 1] / sigma))
  }
  D <- jacobian(ours, ml$theta)
  names <- c(main, tobit, form, paste0(w, ":lnSigma"), "atanhRho")
  add("ml", if (model == "probit") "ivldv(\"ml\")" else "lnliv_ldv", coef = named(ours(ml$theta), names), se = list(iid = errors(D %*% ml$V %*% t(D), names)), logLik = ml$logLik)
  # Its covariance of the two-step estimator weighs the first step's error by the coefficient at K1 + 1 + (1:G), which is the
  # column's where it should be its residual's: both are known, so the part can be weighed anew.
  V <- raw$vcov + (cf$vcov - raw$vcov) * (b[k + 1] / b[k])^2
  if (model == "tobit") { j <- length(b); V[j, ] <- V[j, ] / b[j]; V[, j] <- V[, j] / b[j]; b[j] <- log(b[j]) }
  names <- c(main, paste0("residual(", w, ")"), tobit)
  # With more instruments than columns its cross-derivative of the steps is the expected one, and so is its tobit's information,
  # where ours are observed: standard errors are compared where the two are the same.
  same <- model == "probit" && length(z) == 1
  add("control-function", "ivldv(\"twosteps\")", coef = named(b, names), se = if (same) list(iid = errors(V, names)) else list())
  if (model == "tobit") return(invisible())
  # Newey's estimator with one instrument does not depend on the weights; its s^2 has n - K where ours has n.
  if (length(z) > 1) return(invisible())
  n <- ivldv(f, data = d, method = "minchisq", model = model)
  add("two-step", "ivldv(\"minchisq\")", coef = named(n$coefficients, main), se = list(iid = errors(n$vcov, main)),
      seTolerance = sqrt(nrow(d) / (nrow(d) - l)) - 1, note = "its residual variance divides by n - K, ours by n")
}
women <- c("educ", "exper", "age", "kidslt6")
mroz <- "reference/data/wooldridge_mroz.csv"
instrumented("mroz", mroz, "probit", "inlf", women, "nwifeinc", c("huseduc", "husage"))
instrumented("mroz, one instrument", mroz, "probit", "inlf", women, "nwifeinc", "huseduc")
firms <- "data/micsr_federiv/federiv.csv"
instrumented("federiv", firms, "probit", "federiv", c("ltass", "linsown", "mktbk", "bonus"), "eqrat", c("no_emp", "no_subs", "no_off"))
instrumented("mroz", mroz, "tobit", "hours", women, "nwifeinc", c("huseduc", "husage"))
smoke <- "data/smoke/Smoke.csv"
instrumented("smoke, one instrument", smoke, "probit", "smoker", c("age", "restaurn"), "educ", "log(income)")
instrumented("smoke", smoke, "tobit", "cigs", c("age", "restaurn"), "educ", c("cigpric", "log(income)"))

# After selection: the Mills ratio of glm's probit as a column of ivreg's regression.
selected <- function(name, data, d, s, y, zs, x, w, z, ...) {
  p <- glm(reformulate(zs, s), binomial("probit"), d)
  for (again in 1:20) p <- glm(reformulate(zs, s), binomial("probit"), d, start = coef(p))
  e <- predict(p); d$lambda <- dnorm(e) / pnorm(e)
  right <- paste(paste(c(x, w, "lambda"), collapse = "+"), "|", paste(c(x, "lambda", z), collapse = "+"))
  fit <- ivreg(as.formula(paste(y, "~", right)), data = d[d[[s]] == 1, ])
  b <- coef(fit)
  peer(name, "ivHeckman", data, list(selection = paste(s, "~", paste(zs, collapse = " + ")),
       outcome = paste0(y, " ~ ", paste(x, collapse = " + "), " + [", w, " ~ ", paste(z, collapse = " + "), "]")),
       paste(by("stats", "glm"), by("AER", "ivreg"), sep = "; "),
       named(c(coef(p), b), c(paste0("selection:", names(coef(p))), paste0("outcome:", names(b)))), ...)
}
all <- c("exper", "expersq", "age", "kidslt6", "kidsge6", "nwifeinc", "motheduc", "fatheduc", "huseduc")
selected("mroz", mroz, columns(mroz), "inlf", "lwage", all, c("exper", "expersq"), "educ", c("motheduc", "fatheduc", "huseduc"))
home <- "data/micsr_housprod/housprod.csv"; h <- columns(home); h$lwage <- ifelse(h$mjob == 1, log(h$mwage), NA)
selected("housprod", home, h, "mjob", "lwage", c("mage", "feduc", "fage", "fsize", "ychild", "nonlabinc"), "mage", "meduc", c("feduc", "fage"), derived = list(lwage = h$lwage))
write_peers("endogenous")
