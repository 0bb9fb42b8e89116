# Reference results for probit and logit on R's `infert` data (Trichopoulos et al., 1976; shipped with R, package datasets).
# Run: Rscript test/reference/binary-infert.R > test/reference/binary-infert.json
suppressPackageStartupMessages({library(sandwich); library(jsonlite)})
data <- transform(infert, education = as.character(education))
formula <- case ~ age + parity + induced + spontaneous + education

# Newton on the exact Hessian after glm, so that the estimates are right to the last digits.
fit <- function(link, weights = NULL) {
  call <- list(formula = formula, data = data, family = binomial(link), control = glm.control(epsilon = 1e-15, maxit = 100))
  if (!is.null(weights)) call$weights <- weights
  model <- suppressWarnings(do.call(glm, call))
  X <- model.matrix(model); y <- data$case; w <- if (is.null(weights)) rep(1, nrow(X)) else weights; b <- coef(model)
  derivatives <- function(b) {
    eta <- drop(X %*% b); q <- 2 * y - 1
    if (link == "logit") { p <- plogis(eta); list(g = y - p, h = p * (1 - p)) }
    else { x <- q * eta; l <- exp(dnorm(x, log = TRUE) - pnorm(x, log.p = TRUE)); list(g = q * l, h = l * (l + x)) }
  }
  for (i in 1:5) { d <- derivatives(b); b <- b + solve(crossprod(X, w * d$h * X), crossprod(X, w * d$g))[, 1] }
  d <- derivatives(b)
  observed <- solve(crossprod(X, w * d$h * X))
  eta <- drop(X %*% b)
  loglik <- sum(w * if (link == "logit") plogis((2 * y - 1) * eta, log.p = TRUE) else pnorm((2 * y - 1) * eta, log.p = TRUE))
  p <- sum(w * y) / sum(w)
  se <- function(V) as.list(sqrt(diag(V)))
  out <- list(coefficients = as.list(b), loglik = loglik, loglik_null = sum(w) * (p * log(p) + (1 - p) * log(1 - p)),
    se = list(observed = se(observed), expected = se(vcov(model)), opg = se(solve(crossprod(w * d$g * X)))))
  if (is.null(weights)) {
    for (type in c("HC0", "HC1", "HC2", "HC3")) out$se[[type]] <- se(vcovHC(model, type = type))
    out$se$cluster <- se(vcovCL(model, cluster = data$stratum, type = "HC0", cadj = TRUE))
    meat <- crossprod(d$g * X)
    out$se$robust <- se(observed %*% meat %*% observed * nrow(X) / (nrow(X) - 1))
    out$hats <- unname(head(hatvalues(model), 5))
  }
  out
}
weights <- 1 + (seq_len(nrow(data)) %% 3)
cat(toJSON(list(
  source = paste0("R ", getRversion(), ", sandwich ", packageVersion("sandwich")),
  data = c(as.list(data[c("case", "age", "parity", "induced", "spontaneous", "education", "stratum")]), list(weight = weights)),
  probit = fit("probit"), logit = fit("logit"), probitWeighted = fit("probit", weights)
), digits = I(15), auto_unbox = TRUE))
