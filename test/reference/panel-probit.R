# Writes panel-probit.json: random-effects, correlated random-effects and dynamic probits on two real panels by brute force,
# for test/estimators. Each unit's integral over u ~ N(0, 1) is a sum over 129 equally spaced points from -12 to 12 (for
# such integrands exact to rounding), the gradient is exact, the Hessian its extrapolated numerical derivative, and
# Newton's method goes on until the gradient is rounding.
# Run beside ../../../shared: Rscript panel-probit.R
# Packages: numDeriv, jsonlite. The data are read from ../shared and are not in this repository.
suppressMessages({
  library(numDeriv)
  library(jsonlite)
})

grid <- seq(-12, 12, length.out = 129)
prior <- dnorm(grid, log = TRUE) + log(grid[2] - grid[1])

# ln L and the units' scores, at (beta, ln sigma)
pieces <- function(theta, X, y, unit) {
  k <- ncol(X)
  q <- 2 * y - 1
  sigma <- exp(theta[k + 1])
  eta <- q * (drop(X %*% theta[1:k]) + outer(rep(sigma, nrow(X)), grid))
  logp <- pnorm(eta, log.p = TRUE)
  g <- q * exp(dnorm(eta, log = TRUE) - logp)
  total <- sweep(rowsum(logp, unit), 2, prior, "+")
  top <- apply(total, 1, max)
  share <- exp(total - top)
  value <- top + log(rowSums(share))
  posterior <- share / rowSums(share)
  each <- posterior[match(unit, as.integer(rownames(total))), ]
  index <- rowSums(each * g)
  scale <- sigma * rowSums(each * sweep(g, 2, grid, "*"))
  list(value = sum(value), scores = rowsum(cbind(X * index, scale), unit))
}

estimate <- function(formula, data, unit) {
  X <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  unit <- match(data[[unit]], unique(data[[unit]]))
  gradient <- function(theta) colSums(pieces(theta, X, y, unit)$scores)
  pooled <- glm.fit(X, y, family = binomial("probit"), control = list(epsilon = 1e-14))
  theta <- c(1.3 * coef(pooled), 0)
  theta <- optim(theta, function(t) -pieces(t, X, y, unit)$value, function(t) -gradient(t), method = "BFGS",
    control = list(maxit = 200, reltol = 1e-13))$par
  H <- jacobian(gradient, theta, method.args = list(r = 2))
  for (step in 1:8) theta <- theta - solve(H, gradient(theta))
  H <- jacobian(gradient, theta)
  H <- (H + t(H)) / 2
  at <- pieces(theta, X, y, unit)
  V <- solve(-H)
  G <- nrow(at$scores)
  names(theta) <- c(colnames(X), "lnSigmaU")
  se <- function(v) setNames(as.list(sqrt(diag(v))), names(theta))
  p0 <- sum(y * pnorm(drop(X %*% coef(pooled)), log.p = TRUE) + (1 - y) * pnorm(-drop(X %*% coef(pooled)), log.p = TRUE))
  cat(deparse1(formula), at$value, max(abs(colSums(at$scores))), "\n")
  list(rows = nrow(X), units = G, logLik = at$value, logLikPooled = p0, gradient = max(abs(colSums(at$scores))),
    coefficients = as.list(theta), se = se(V), opg = se(solve(crossprod(at$scores))),
    robust = se(V %*% crossprod(at$scores) %*% V * G / (G - 1)), effects = effects(X, theta, V))
}

# Average effect of each column on Phi(x'b / sqrt(1 + sigma^2)): a contrast for 0/1 columns, else a slope; delta method.
effects <- function(X, theta, V) {
  k <- ncol(X)
  average <- function(name) function(t) {
    scale <- sqrt(1 + exp(2 * t[k + 1]))
    if (all(X[, name] %in% 0:1)) {
      one <- zero <- X
      one[, name] <- 1
      zero[, name] <- 0
      return(mean(pnorm(drop(one %*% t[1:k]) / scale) - pnorm(drop(zero %*% t[1:k]) / scale)))
    }
    mean(dnorm(drop(X %*% t[1:k]) / scale)) * t[[match(name, colnames(X))]] / scale
  }
  lapply(setNames(nm = setdiff(colnames(X), "(Intercept)")), function(name) {
    f <- average(name)
    d <- grad(f, theta)
    list(estimate = f(theta), se = sqrt(drop(d %*% V %*% d)))
  })
}

mean_of <- function(x, unit) ave(x, unit)

union <- read.csv("../../../shared/reference/data/derived_union.csv")
health <- subset(read.csv("../../../shared/data/randhie/RandHIE.csv"), site == 1)

for (x in c("exper", "married", "rural")) union[[paste0("m_", x)]] <- mean_of(union[[x]], union$id)
for (t in 1980:1987) {
  at <- union[union$year == t, ]
  union[[paste0("married_", t)]] <- at$married[match(union$id, at$id)]
}

# Wooldridge (2005): the lag, the first value, means over the periods after the first; units as long as they have no gap.
dynamic <- function(data, unit, time, y, means) {
  data <- data[order(data[[unit]], data[[time]]), ]
  first <- ave(data[[time]], data[[unit]], FUN = min)
  position <- ave(data[[time]], data[[unit]], FUN = seq_along)
  run <- data[[time]] - first == position - 1
  data$lagged <- ave(data[[y]], data[[unit]], FUN = function(v) c(NA, head(v, -1)))
  data$initial <- ave(data[[y]], data[[unit]], FUN = function(v) v[1])
  for (x in means) data[[paste0("i_", x)]] <- ave(data[[x]], data[[unit]], FUN = function(v) v[1])
  used <- data[run & position > 1, ]
  for (x in means) used[[paste0("m_", x)]] <- mean_of(used[[x]], used[[unit]])
  cat("first", sum(position == 1), "after gaps", sum(!run), "used", nrow(used), "\n")
  used
}
u <- dynamic(union, "id", "year", "y", c("married", "rural"))
h <- dynamic(health, "zper", "year", "binexp", "xage")

models <- list(
  union = list(y ~ exper + school + married + black + rural, union, "id"),
  health = list(binexp ~ logc + physlm + linc + xage + female + black, health, "zper"),
  unionMundlak = list(y ~ exper + school + married + rural + m_exper + m_married + m_rural, union, "id"),
  unionChamberlain = list(reformulate(c("school", "married", paste0("married_", 1980:1987)), "y"), union, "id"),
  unionDynamic = list(y ~ lagged + married + rural + school + black + initial + m_married + m_rural, u, "id"),
  unionInitial = list(y ~ lagged + married + rural + school + black + initial + m_married + m_rural + i_married + i_rural,
    u, "id"),
  healthDynamic = list(binexp ~ lagged + xage + linc + female + black + initial + m_xage, h, "zper")
)
results <- parallel::mclapply(models, function(m) do.call(estimate, m), mc.cores = 7)
out <- c(list(program = R.version.string), results)

write_json(out, "panel-probit.json", auto_unbox = TRUE, digits = I(16), pretty = TRUE)
