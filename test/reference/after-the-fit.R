# Writes after-the-fit.json: covariances, tests, effects and predictions by R for test/inference.
# Run in this folder: Rscript after-the-fit.R
# Packages: sandwich, lmtest, car, marginaleffects, numDeriv, jsonlite.
suppressMessages({
  library(sandwich)
  library(lmtest)
  library(car)
  library(marginaleffects)
  library(numDeriv)
  library(jsonlite)
})

if (!exists("%||%")) `%||%` <- function(x, y) if (is.null(x)) y else x # marginaleffects needs it before R 4.4

set.seed(20)
n <- 160
firms <- data.frame(
  size = round(exp(rnorm(n, 3, 1)), 2),
  age = sample(1:40, n, TRUE),
  rd = rbinom(n, 1, 0.4),
  industry = sample(c("J62", "K64", "M71"), n, TRUE),
  region = sample(paste0("r", 1:18), n, TRUE),
  year = sample(2001:2012, n, TRUE),
  bank = sample(paste0("b", 1:14), n, TRUE),
  times = sample(1:3, n, TRUE),
  share = round(runif(n, 0.3, 3), 3)
)
shock <- rnorm(18)[as.integer(factor(firms$region))]
index <- with(firms, -1.8 + 0.5 * log(size) + 0.04 * age - 0.0008 * age^2 + 0.7 * rd + 0.4 * (industry == "M71") + 0.3 * shock)
firms$exporter <- as.integer(index + rnorm(n) > 0)
byGroup <- function(group, sd) rnorm(length(unique(group)), 0, sd)[as.integer(factor(group))]
slopes <- with(firms, byGroup(year, 0.6) * (1 + log(size)) + byGroup(bank, 1) * (1 + rd) + byGroup(region, 0.05) * age)
firms$sales <- round(3 + 2 * index + slopes + rnorm(n, 0, 1 + 0.3 * firms$rd), 4)

named <- function(x) as.list(x)
matrixOf <- function(V) unname(lapply(seq_len(nrow(V)), function(i) unname(V[i, ])))

# --- Least squares -------------------------------------------------------------------------------------------------
ols <- lm(sales ~ log(size) + age + I(age^2) + rd * industry, firms)
k <- length(coef(ols))
cl <- function(by) vcovCL(ols, cluster = by, type = "HC0", cadjust = FALSE)
minG <- min(length(unique(firms$region)), length(unique(firms$year)))
both <- interaction(firms$region, firms$year, drop = TRUE)
clust <- function(...) cl(interaction(..., drop = TRUE))
threeWay <- with(firms, clust(region) + clust(year) + clust(bank) - clust(region, year) - clust(region, bank) -
  clust(year, bank) + clust(region, year, bank))
# Negative eigenvalues at zero, in coordinates in which (X'X)^-1 is the identity (up to s^2): V = C W C' with CC' = vcov.
repaired <- function(V) {
  C <- t(chol(vcov(ols)))
  e <- eigen(forwardsolve(C, t(forwardsolve(C, V))), symmetric = TRUE)
  C %*% e$vectors %*% diag(pmax(e$values, 0)) %*% t(C %*% e$vectors)
}
adjust <- (n - 1) / (n - k)
olsCovariances <- list(
  iid = vcov(ols), HC0 = vcovHC(ols, "HC0"), HC1 = vcovHC(ols, "HC1"), HC2 = vcovHC(ols, "HC2"), HC3 = vcovHC(ols, "HC3"),
  region = vcovCL(ols, cluster = firms$region, type = "HC1"),
  twoWay = (cl(firms$region) + cl(firms$year) - cl(both)) * minG / (minG - 1) * adjust,
  twoWayPerTerm = vcovCL(ols, cluster = firms[c("region", "year")], type = "HC1", multi0 = FALSE),
  threeWay = repaired(threeWay * 12 / 11 * adjust)
)
small <- lm(sales ~ rd, firms)
clusts <- function(...) vcovCL(small, cluster = interaction(..., drop = TRUE), type = "HC0", cadjust = FALSE)
smallTwoWay <- with(firms, clusts(region) + clusts(year) - clusts(region, year)) * 12 / 11 * (n - 1) / (n - 2)
smallThreeWay <- with(firms, clusts(region) + clusts(year) + clusts(bank) - clusts(region, year) - clusts(region, bank) -
  clusts(year, bank) + clusts(region, year, bank)) * 12 / 11 * (n - 1) / (n - 2)
stopifnot(eigen(smallTwoWay)$values > 0, eigen(smallThreeWay)$values > 0, eigen(threeWay, symmetric = TRUE)$values[k] < 0, eigen(olsCovariances$twoWay, symmetric = TRUE)$values[k] < 0)
olsCovariances$twoWay <- repaired(olsCovariances$twoWay)
olsCovariances$twoWayPerTerm <- repaired(olsCovariances$twoWayPerTerm)
duplicated <- firms[rep(seq_len(n), firms$times), ]
olsDuplicated <- lm(formula(ols), duplicated)
olsTests <- list(
  F = linearHypothesis(ols, c("age = 2*rd", "industryK64 = industryM71"), test = "F"),
  robust = linearHypothesis(ols, matrix((names(coef(ols)) == "log(size)") - (names(coef(ols)) == "rd") / 3, 1), 0.5, vcov. = vcovHC(ols, "HC1"), test = "F"),
  lr = lrtest(lm(sales ~ log(size) + age, firms), ols)
)

# --- Probit with observed information ------------------------------------------------------------------------------
probitLogLik <- function(b, X, y, w = 1) { e <- drop(X %*% b); sum(w * ifelse(y == 1, pnorm(e, log.p = TRUE), pnorm(-e, log.p = TRUE))) }
probitParts <- function(b, X, y, w = 1) {
  e <- drop(X %*% b); q <- 2 * y - 1
  g <- q * exp(dnorm(e, log = TRUE) - pnorm(q * e, log.p = TRUE))
  list(score = g * X, hessian = -crossprod(X, w * g * (g + e) * X), sum = colSums(w * g * X))
}
polish <- function(fit, X, y, w = 1) {
  b <- coef(fit)
  for (i in 1:6) { p <- probitParts(b, X, y, w); b <- b - drop(solve(p$hessian, p$sum)) }
  b
}
form <- exporter ~ log(size) + age + I(age^2) + rd * industry
probit <- glm(form, binomial("probit"), firms, epsilon = 1e-14)
X <- model.matrix(probit)
b <- polish(probit, X, firms$exporter)
parts <- probitParts(b, X, firms$exporter)
bread <- solve(-parts$hessian)
meatBy <- function(score, by) { s <- rowsum(score, by); crossprod(s) }
G <- length(unique(firms$region))
probitCovariances <- list(
  iid = bread,
  HC0 = bread %*% crossprod(parts$score) %*% bread,
  robust = bread %*% crossprod(parts$score) %*% bread * n / (n - 1),
  region = bread %*% meatBy(parts$score, firms$region) %*% bread * G / (G - 1)
)
probit$coefficients <- b

Xd <- model.matrix(form, duplicated)
bd <- polish(glm(form, binomial("probit"), duplicated, epsilon = 1e-14), Xd, duplicated$exporter)
pd <- probitParts(bd, Xd, duplicated$exporter)
Hd <- solve(-pd$hessian)
N <- nrow(duplicated)
w <- firms$share * n / sum(firms$share)
bw <- polish(suppressWarnings(glm(form, binomial("probit"), firms, weights = share, epsilon = 1e-14)), X, firms$exporter, w)
pw <- probitParts(bw, X, firms$exporter, w)
Hw <- solve(-pw$hessian)
weighted <- list(
  frequency = list(coef = bd, iid = Hd, robust = Hd %*% crossprod(pd$score) %*% Hd * N / (N - 1),
                   region = Hd %*% meatBy(pd$score, duplicated$region) %*% Hd * G / (G - 1)),
  probability = list(coef = bw, robust = Hw %*% crossprod(w * pw$score) %*% Hw * n / (n - 1))
)

# --- Effects: by numerical derivatives of the averaged probability ---------------------------------------------------
probability <- function(b, data) pnorm(drop(model.matrix(form[-2], transform(data, industry = factor(industry, c("J62", "K64", "M71")))) %*% b))
effects <- function(data, b, V, w = rep(1, nrow(data))) {
  avg <- function(x) sum(w * x) / sum(w)
  slope <- function(name) function(b) avg(sapply(seq_len(nrow(data)), function(i) grad(function(x) { d <- data[i, ]; d[[name]] <- x; probability(b, d) }, data[[name]][i])))
  set <- function(name, value) { d <- data; d[[name]] <- value; d }
  contrast <- function(name, high, low) function(b) avg(probability(b, set(name, high)) - probability(b, set(name, low)))
  slopeFast <- function(name) function(b) {
    e <- qnorm(probability(b, data))
    d <- switch(name, size = b["log(size)"] / data$size, age = b["age"] + 2 * b["I(age^2)"] * data$age)
    avg(dnorm(e) * d)
  }
  stopifnot(all.equal(slope("age")(b), unname(slopeFast("age")(b)), tolerance = 1e-6))
  functions <- list(size = slopeFast("size"), age = slopeFast("age"), rd = contrast("rd", 1, 0),
                    "industry[K64]" = contrast("industry", "K64", "J62"), "industry[M71]" = contrast("industry", "M71", "J62"))
  estimate <- sapply(functions, function(f) unname(f(b)))
  J <- t(sapply(functions, function(f) grad(function(x) unname(f(setNames(x, names(b)))), b)))
  list(estimate = named(estimate), se = named(sqrt(diag(J %*% V %*% t(J)))))
}
typical <- data.frame(size = mean(firms$size), age = mean(firms$age), rd = mean(firms$rd), industry = names(which.max(table(firms$industry))))
effectCases <- list(
  each = effects(firms, b, bread),
  region = effects(firms, b, probitCovariances$region),
  means = effects(typical, b, bread),
  atRd1 = effects(transform(firms, rd = 1), b, bread),
  weighted = effects(firms, bw, weighted$probability$robust, w)
)
byPackage <- avg_slopes(probit, vcov = bread, type = "response", numderiv = "richardson")
byPackageContrasts <- avg_comparisons(probit, variables = list(rd = 0:1, industry = "reference"), vcov = bread, type = "response", numderiv = "richardson")

# --- Predictions ---------------------------------------------------------------------------------------------------
new <- data.frame(size = c(5, 20, 100, NA), age = c(3, 15, 40, 8), rd = c(0, 1, 1, 0), industry = c("J62", "M71", "K64", "J62"))
Xn <- model.matrix(form[-2], model.frame(form[-2], transform(new, industry = factor(industry, c("J62", "K64", "M71"))), na.action = na.pass))
e <- drop(Xn %*% b)
seIndex <- sqrt(diag(Xn %*% bread %*% t(Xn)))
prediction <- list(
  new = new, index = unname(e), seIndex = unname(seIndex), probability = unname(pnorm(e)), se = unname(dnorm(e) * seIndex),
  low = unname(pnorm(e - qnorm(0.975) * seIndex)), high = unname(pnorm(e + qnorm(0.975) * seIndex)),
  linear = predict(ols, new[1:3, ], interval = "confidence", level = 0.9), linearSe = unname(predict(ols, new[1:3, ], se.fit = TRUE)$se.fit)
)

# --- Tests of the probit -------------------------------------------------------------------------------------------
small <- glm(exporter ~ log(size) + rd, binomial("probit"), firms, epsilon = 1e-14)
chi <- linearHypothesis(probit, 1 * rbind(names(b) == "age", names(b) == "I(age^2)"), c(0, 0), vcov. = bread, test = "Chisq")
lr <- lrtest(small, probit)

write_json(list(
  program = paste("R", getRversion(), "sandwich", packageVersion("sandwich"), "car", packageVersion("car"), "lmtest", packageVersion("lmtest"), "marginaleffects", packageVersion("marginaleffects")),
  data = as.list(firms),
  ols = list(names = names(coef(ols)), coef = unname(coef(ols)), covariances = lapply(olsCovariances, matrixOf),
             small = list(twoWay = matrixOf(smallTwoWay), threeWay = matrixOf(smallThreeWay)),
             confint90 = matrixOf(confint(ols, level = 0.9)),
             duplicated = list(coef = unname(coef(olsDuplicated)), iid = matrixOf(vcov(olsDuplicated)), HC1 = matrixOf(vcovHC(olsDuplicated, "HC1")),
                               HC3 = matrixOf(vcovHC(olsDuplicated, "HC3")), region = matrixOf(vcovCL(olsDuplicated, cluster = duplicated$region, type = "HC1"))),
             tests = list(F = list(statistic = olsTests$F$F[2], df = c(olsTests$F$Df[2], olsTests$F$Res.Df[2]), p = olsTests$F$`Pr(>F)`[2]),
                          robust = list(statistic = olsTests$robust$F[2], df = c(olsTests$robust$Df[2], olsTests$robust$Res.Df[2]), p = olsTests$robust$`Pr(>F)`[2]),
                          lr = list(statistic = olsTests$lr$Chisq[2], df = olsTests$lr$Df[2], p = olsTests$lr$`Pr(>Chisq)`[2]))),
  probit = list(names = names(b), coef = unname(b), logLik = probitLogLik(b, X, firms$exporter), covariances = lapply(probitCovariances, matrixOf),
                frequency = lapply(weighted$frequency, function(V) if (is.matrix(V)) matrixOf(V) else unname(V)),
                probability = lapply(weighted$probability, function(V) if (is.matrix(V)) matrixOf(V) else unname(V)),
                wald = list(statistic = chi$Chisq[2], df = chi$Df[2], p = chi$`Pr(>Chisq)`[2]),
                lr = list(statistic = lr$Chisq[2], df = abs(lr$Df[2]), p = lr$`Pr(>Chisq)`[2])),
  effects = effectCases,
  marginaleffects = list(
    slopes = as.data.frame(byPackage)[c("term", "contrast", "estimate", "std.error")],
    contrasts = as.data.frame(byPackageContrasts)[c("term", "contrast", "estimate", "std.error")]),
  prediction = prediction
), "after-the-fit.json", digits = NA, auto_unbox = TRUE, na = "null")
