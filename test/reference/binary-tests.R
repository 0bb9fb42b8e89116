# Writes binary-tests.json: tests, fit and discrimination of probit and logit by R for test/inference and test/diagnostics.
# Run in this folder: Rscript binary-tests.R
# Packages: pROC, pscl, car, jsonlite. Data: R's infert (inside the JSON), and Mroz's women, read from
# ../../../shared/reference/data where present.
suppressMessages({
  library(pROC)
  library(car)
  library(jsonlite)
})
shared <- "../../../shared/reference/data/wooldridge_mroz.csv"

links <- list(
  probit = list(p = pnorm, d = dnorm, lower = function(e) pnorm(e, log.p = TRUE), variance = 1),
  logit = list(p = plogis, d = dlogis, lower = function(e) plogis(e, log.p = TRUE), variance = pi^2 / 3)
)
# Row derivatives of the log-likelihood in the index, observed.
derivatives <- function(link, e, y) {
  if (link == "logit") return(list(g = y - plogis(e), h = -dlogis(e)))
  q <- 2 * y - 1
  lambda <- exp(dnorm(e, log = TRUE) - pnorm(q * e, log.p = TRUE))
  list(g = q * lambda, h = -lambda * (lambda + q * e))
}
polish <- function(link, X, y, b) {
  for (i in 1:8) { d <- derivatives(link, drop(X %*% b), y); b <- b + solve(crossprod(X, -d$h * X), colSums(d$g * X)) }
  b
}
quad <- function(s, V) drop(s %*% solve(V, s))
result <- function(statistic, df) list(statistic = statistic, df = df, p = pchisq(statistic, df, lower.tail = FALSE))
# Davidson and MacKinnon's artificial regression: the explained sum of squares.
artificial <- function(link, X, y, b, Z) {
  e <- drop(X %*% b); p <- links[[link]]$p(e); v <- sqrt(p * (1 - p))
  fit <- lm.fit(links[[link]]$d(e) / v * cbind(X, Z), (y - p) / v, tol = 1e-10)
  result(sum(fit$fitted.values^2), fit$rank - ncol(X))
}
scores <- function(link, X, y, b, Z, cluster) {
  e <- drop(X %*% b); d <- derivatives(link, e, y)
  A <- cbind(X, Z); S <- d$g * A; H <- crossprod(A, -d$h * A)
  k <- ncol(X); own <- 1:k; added <- (k + 1):ncol(A); s <- colSums(S)[added]
  C <- cbind(-H[added, own] %*% solve(H[own, own]), diag(length(added)))
  sums <- rowsum(S, cluster)
  list(
    observed = result(quad(s, solve(solve(H)[added, added])), length(added)),
    opg = result(quad(colSums(S), crossprod(S)), length(added)),
    robust = result(quad(s, C %*% crossprod(S) %*% t(C)), length(added)),
    cluster = result(quad(s, C %*% crossprod(sums) %*% t(C)), length(added))
  )
}
# White's information matrix test, in both forms.
informationMatrix <- function(link, X, y, b, diagonal = FALSE) {
  e <- drop(X %*% b)
  k <- ncol(X)
  pairs <- if (diagonal) cbind(1:k, 1:k) else which(upper.tri(diag(k), TRUE), arr.ind = TRUE)
  W <- apply(pairs, 1, function(ab) X[, ab[1]] * X[, ab[2]])
  parts <- function(y) { d <- derivatives(link, e, y); list(S = d$g * X, D = (d$g^2 + d$h) * W) }
  actual <- parts(y)
  form <- function(V) {
    scale <- sqrt(diag(V)); R <- V / outer(scale, scale)
    keep <- integer(0) # earlier columns win
    for (j in seq_len(ncol(R))) if (qr(R[c(keep, j), c(keep, j)], tol = 1e-8)$rank == length(keep) + 1) keep <- c(keep, j)
    total <- c(rep(0, k), colSums(actual$D))
    result(quad((total / scale)[keep], R[keep, keep]), sum(keep > k))
  }
  P <- links[[link]]$p(e)
  one <- parts(rep(1, length(y))); zero <- parts(rep(0, length(y)))
  all1 <- cbind(one$S, one$D); all0 <- cbind(zero$S, zero$D)
  list(expected = form(crossprod(all1, P * all1) + crossprod(all0, (1 - P) * all0)),
       opg = form(crossprod(cbind(actual$S, actual$D))))
}
# As ResourceSelection's hoslem.test, with the degrees of freedom of the groups that there are.
hosmer <- function(y, p, g) {
  cells <- cut(p, unique(quantile(p, seq(0, 1, 1 / g))), include.lowest = TRUE)
  o1 <- tapply(y, cells, sum); e1 <- tapply(p, cells, sum); n <- tapply(y, cells, length)
  c(result(sum((o1 - e1)^2 / e1 + (o1 - e1)^2 / (n - e1)), nlevels(cells) - 2), list(count = unname(n), observed = unname(o1), expected = unname(e1)))
}
binary <- function(link, data, outcome, small, added, cluster) {
  X <- model.matrix(reformulate(small), data); y <- data[[outcome]]
  Z <- model.matrix(reformulate(added), data)[, -1, drop = FALSE]
  glmSmall <- do.call(glm, list(reformulate(small, outcome), binomial(link), data, epsilon = 1e-14))
  glmLarge <- glm(reformulate(c(small, added), outcome), binomial(link), data, epsilon = 1e-14)
  b <- polish(link, X, y, coef(glmSmall))
  e <- drop(X %*% b); p <- links[[link]]$p(e)
  rao <- anova(glmSmall, glmLarge, test = "Rao")
  L <- cbind(1, e, e^2); bl <- polish(link, L, y, c(0, 1, 0)); dl <- derivatives(link, drop(L %*% bl), y)
  sl <- sqrt(diag(solve(crossprod(L, -dl$h * L))))
  curve <- roc(y, p, quiet = TRUE, direction = "<")
  ll <- sum(links[[link]]$lower((2 * y - 1) * e)); n <- length(y); m <- mean(y); l0 <- n * (m * log(m) + (1 - m) * log(1 - m))
  observed <- derivatives(link, e, y)
  V <- solve(crossprod(X, -observed$h * X)); dimnames(V) <- list(names(b), names(b))
  ratio <- deltaMethod(setNames(b, paste0("b", seq_along(b) - 1)), "b1 / exp(b2) + b0^2", vcov. = V)
  list(
    formula = paste(outcome, "~", paste(small, collapse = " + ")), added = paste(added, collapse = " + "),
    lm = c(list(expected = result(rao$Rao[2], rao$Df[2])), scores(link, X, y, b, Z, data[[cluster]])),
    normality = artificial(link, X, y, b, cbind(e^2, e^3)),
    heteroskedasticity = artificial(link, X, y, b, -e * X[, -1]),
    heteroskedasticityOfOne = artificial(link, X, y, b, -e * X[, 2, drop = FALSE]),
    informationMatrix = informationMatrix(link, X, y, b), informationDiagonal = informationMatrix(link, X, y, b, TRUE),
    link = list(index = bl[2], square = bl[3], squareSe = sl[3]),
    hosmer = hosmer(y, p, 10), hosmer5 = hosmer(y, p, 5),
    roc = list(auc = as.numeric(auc(curve)), se = sqrt(var(curve)), ci = as.numeric(ci.auc(curve)), points = length(curve$thresholds)),
    classification = as.vector(table(factor(p >= 0.4, c(FALSE, TRUE)), y)),
    r2 = list(mcFadden = 1 - ll / l0, mcFaddenAdjusted = 1 - (ll - ncol(X)) / l0, coxSnell = 1 - exp(2 * (l0 - ll) / n),
              nagelkerke = (1 - exp(2 * (l0 - ll) / n)) / (1 - exp(2 * l0 / n)), efron = 1 - sum((y - p)^2) / sum((y - m)^2),
              mcKelveyZavoina = sum((e - mean(e))^2) / (sum((e - mean(e))^2) + n * links[[link]]$variance), tjur = mean(p[y == 1]) - mean(p[y == 0])),
    pscl = unname(suppressMessages({ utils::capture.output(r <- pscl::pR2(glmSmall)); r[c("McFadden", "r2ML", "r2CU")] })),
    nlcom = list(estimate = ratio$Estimate, se = ratio$SE)
  )
}
infert$older <- as.integer(infert$age > 30)
out <- list(
  program = paste("R", getRversion(), "pROC", packageVersion("pROC"), "pscl", packageVersion("pscl"), "car", packageVersion("car")),
  infert = list(
    data = as.list(infert[c("case", "age", "parity", "induced", "spontaneous", "stratum")]),
    probit = binary("probit", infert, "case", c("spontaneous", "induced"), c("age", "parity"), "stratum"),
    logit = binary("logit", infert, "case", c("spontaneous", "induced"), c("age", "parity"), "stratum")
  )
)
if (file.exists(shared)) {
  mroz <- read.csv(shared)
  small <- c("educ", "exper", "age", "nwifeinc")
  out$mroz <- list(
    probit = binary("probit", mroz, "inlf", small, c("kidslt6", "kidsge6"), "age"),
    logit = binary("logit", mroz, "inlf", small, c("kidslt6", "kidsge6"), "age")
  )
}
write_json(out, "binary-tests.json", digits = NA, auto_unbox = TRUE, na = "null")
