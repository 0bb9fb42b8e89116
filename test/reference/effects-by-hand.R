# Effects by hand: averages of row functions, their delta method and unconditional covariances, by numerical derivatives.
# Read by effects.R and effects-births.R. Package: numDeriv.
suppressMessages(library(numDeriv))

named <- function(x) as.list(x)

# --- Maximum likelihood with observed information, to the last digit -------------------------------------------------
links <- list(
  probit = list(p = pnorm, d = dnorm, score = function(e, y) {
    q <- 2 * y - 1
    q * exp(dnorm(e, log = TRUE) - pnorm(q * e, log.p = TRUE))
  }, curvature = function(e, y) {
    g <- links$probit$score(e, y)
    -g * (g + e)
  }),
  logit = list(p = plogis, d = dlogis, score = function(e, y) y - plogis(e), curvature = function(e, y) -dlogis(e))
)
estimate <- function(form, link, data, w = rep(1, nrow(data))) {
  environment(form) <- environment()
  fit <- if (all(w == 1)) glm(form, binomial(link), data, epsilon = 1e-14)
  else suppressWarnings(glm(form, binomial(link), data, weights = w, epsilon = 1e-14))
  X <- model.matrix(fit)
  y <- fit$y
  b <- coef(fit)
  rules <- links[[link]]
  for (i in 1:6) {
    e <- drop(X %*% b)
    H <- crossprod(X, w * rules$curvature(e, y) * X)
    b <- b - drop(solve(H, colSums(w * rules$score(e, y) * X)))
  }
  e <- drop(X %*% b)
  bread <- solve(-crossprod(X, w * rules$curvature(e, y) * X))
  fit$coefficients <- b
  list(fit = fit, b = b, bread = bread, scores = w * rules$score(e, y) * X, data = data, w = w, rules = rules, form = form, xlevels = fit$xlevels)
}
index <- function(model, b, data) drop(model.matrix(model$form[-2], data, xlev = model$xlevels) %*% b)

# --- By hand: averages of row functions h(b, data), delta method and unconditional ------------------------------------
averages <- function(model, rows, V = model$bread, keep = rep(TRUE, nrow(model$data))) {
  w <- model$w * keep
  value <- function(b) sapply(rows, function(h) sum(w * h(b, model$data)) / sum(w))
  est <- value(model$b)
  J <- jacobian(function(b) value(setNames(b, names(model$b))), model$b)
  list(estimate = est, jacobian = J, V = J %*% V %*% t(J),
       influence = sapply(seq_along(rows), function(r) w * (rows[[r]](model$b, model$data) - est[r]) / sum(w)) + model$scores %*% model$bread %*% t(J))
}
reported <- function(a, V = a$V) list(estimate = named(a$estimate), se = named(setNames(sqrt(diag(V)), names(a$estimate))))
unconditional <- function(a, cluster = NULL, n = nrow(a$influence)) {
  U <- a$influence
  G <- n
  if (!is.null(cluster)) { U <- rowsum(U, cluster); G <- nrow(U) }
  crossprod(U) * G / (G - 1)
}
combined <- function(a, f, V = a$V) {
  est <- f(a$estimate)
  J <- jacobian(function(x) f(setNames(x, names(a$estimate))), a$estimate)
  list(estimate = named(est), se = named(setNames(sqrt(diag(J %*% V %*% t(J))), names(est))))
}
set <- function(data, ...) { for (name in names(list(...))) data[[name]] <- list(...)[[name]]; data }
