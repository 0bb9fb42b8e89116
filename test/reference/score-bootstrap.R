# Writes score-bootstrap.json: the restricted score bootstrap of one coefficient by enumeration of every draw, in the
# plainest way, on two real data sets: infert (comes with R) by parity, Grunfeld's firms by firm.
# Run in this folder, after dependent-errors.R and presets.R: Rscript score-bootstrap.R
# Packages: jsonlite.
library(jsonlite)

links <- list(
  probit = list(score = function(e, y) { q <- 2 * y - 1; q * exp(dnorm(e, log = TRUE) - pnorm(q * e, log.p = TRUE)) }),
  logit = list(score = function(e, y) y - plogis(e), curvature = function(e, y) -dlogis(e))
)
links$probit$curvature <- function(e, y) { g <- links$probit$score(e, y); -g * (g + e) }

# Kline and Santos (2012): scores at the restricted estimates, times the tested row of the inverse information, summed by
# cluster; each draw turns their signs.
enumerated <- function(link, X, y, group, tested) {
  rules <- links[[link]]
  Xr <- X[, -tested, drop = FALSE]
  b <- rep(0, ncol(Xr))
  for (i in 1:60) {
    e <- drop(Xr %*% b)
    b <- b - drop(solve(crossprod(Xr, rules$curvature(e, y) * Xr), crossprod(Xr, rules$score(e, y))))
  }
  e <- drop(Xr %*% b)
  A <- solve(-crossprod(X, rules$curvature(e, y) * X))
  q <- drop(rowsum(drop((rules$score(e, y) * X) %*% A[, tested]), group))
  size <- sqrt(sum(q^2))
  draws <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(q))))
  t <- drop(draws %*% q) / size
  list(statistic = sum(q) / size, p = mean(abs(t) >= abs(sum(q)) / size * (1 - 1e-9)), draws = nrow(draws))
}

births <- transform(infert, parity = as.numeric(parity))[c("case", "age", "parity", "spontaneous", "induced")]
Xb <- model.matrix(~ age + spontaneous + induced, births)
grunfeld <- as.data.frame(fromJSON("dependent-errors.json")$grunfeld)
grunfeld$high <- fromJSON("presets.json")$high
Xg <- model.matrix(~ value + capital, grunfeld)
write_json(list(
  program = paste("R", getRversion()),
  births = list(data = as.list(births), induced = enumerated("logit", Xb, births$case, births$parity, 4), age = enumerated("logit", Xb, births$case, births$parity, 2),
                induced_probit = enumerated("probit", Xb, births$case, births$parity, 4)),
  grunfeld = list(high = grunfeld$high, value = enumerated("probit", Xg, grunfeld$high, grunfeld$firm, 2), capital = enumerated("logit", Xg, grunfeld$high, grunfeld$firm, 3))
), "score-bootstrap.json", digits = NA, auto_unbox = TRUE)
