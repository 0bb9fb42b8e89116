# Writes linear-tests.json: specification tests and influence of linear models by R for test/diagnostics.
# Run in this folder: Rscript linear-tests.R [folder of reference data]
# Packages: lmtest, car, ivreg, sandwich, jsonlite. Data: R's longley and airquality, AER's cigarettes (inside the JSON); wage1 and
# card are read from ../../../shared/reference/data where present.
suppressMessages({
  library(lmtest)
  library(car)
  library(ivreg)
  library(sandwich)
  library(jsonlite)
})
shared <- "../../../shared/reference/data"

test <- function(t) list(statistic = unname(t$statistic), df = unname(t$parameter), p = unname(t$p.value))
ftest <- function(t) list(statistic = unname(t$statistic), df = unname(t$parameter), p = unname(t$p.value))

# White's test in full: all squares and cross-products; and its special form.
white <- function(m) {
  X <- model.matrix(m)[, -1, drop = FALSE]
  X <- scale(X)
  pairs <- do.call(cbind, lapply(seq_len(ncol(X)), function(a) X[, a] * X[, a:ncol(X), drop = FALSE]))
  aux <- lm(I(residuals(m)^2) ~ X + pairs, tol = 1e-9)
  df <- aux$rank - 1
  stat <- nobs(m) * summary(aux)$r.squared
  list(statistic = stat, df = df, p = pchisq(stat, df, lower.tail = FALSE))
}
whiteSpecial <- function(m) {
  f <- scale(fitted(m))
  aux <- lm(residuals(m)^2 ~ f + I(f^2))
  stat <- nobs(m) * summary(aux)$r.squared
  list(statistic = stat, df = 2, p = pchisq(stat, 2, lower.tail = FALSE))
}
# RESET in another covariance than the classical: Wald F test of the added powers.
resetRobust <- function(m) {
  f <- as.numeric(scale(fitted(m)))
  d <- data.frame(model.matrix(m)[, -1, drop = FALSE], f2 = f^2, f3 = f^3, y = model.response(model.frame(m)))
  big <- lm(y ~ ., d)
  h <- linearHypothesis(big, c("f2 = 0", "f3 = 0"), vcov. = vcovHC(big, "HC1"), test = "F")
  list(statistic = h$F[2], df = c(2, h$Res.Df[2]), p = h$`Pr(>F)`[2])
}
# Belsley, Kuh and Welsch by R's svd.
belsley <- function(m) {
  X <- model.matrix(m)
  s <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))
  phi <- sweep(s$v^2, 2, s$d^2, "/")
  list(indices = s$d[1] / s$d, shares = unname(lapply(seq_len(ncol(X)), function(j) phi[j, ] / sum(phi[j, ]))))
}
vifs <- function(m) {
  v <- vif(m)
  if (is.matrix(v)) list(vif = unname(v[, 1]), df = unname(v[, 2]), adjusted = unname(v[, 3])) else list(vif = unname(v))
}
influences <- function(m) {
  s <- influence(m)
  list(hat = unname(hatvalues(m)), rstandard = unname(rstandard(m)), rstudent = unname(rstudent(m)), cooks = unname(cooks.distance(m)),
       dffits = unname(dffits(m)), dfbeta = unname(dfbeta(m)[, 2]))
}
linear <- function(m, formula, some = seq_len(nobs(m))) {
  list(
    formula = formula,
    bpKoenker = test(bptest(m)), bpOriginal = test(bptest(m, studentize = FALSE)),
    white = white(m), whiteSpecial = whiteSpecial(m),
    reset = ftest(resettest(m, power = 2:3, type = "fitted")), reset2 = ftest(resettest(m, power = 2, type = "fitted")), resetRobust = resetRobust(m),
    bg1 = test(bgtest(m, 1)), bg2 = test(bgtest(m, 2)), bgF = ftest(bgtest(m, 2, type = "F")),
    dwExact = test(dwtest(m, exact = TRUE)), dwNormal = test(dwtest(m, exact = FALSE)),
    dwNegative = test(dwtest(m, exact = TRUE, alternative = "less")), dwTwoSided = test(dwtest(m, exact = FALSE, alternative = "two.sided")),
    vif = vifs(m), belsley = belsley(m),
    influence = lapply(influences(m), function(x) x[some]), some = some - 1
  )
}

long <- lm(Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces, longley)
air <- na.omit(airquality)
air$month <- paste0("m", air$Month)
ozone <- lm(Ozone ~ Solar.R + Wind + Temp, air)
byMonth <- lm(Ozone ~ Wind + Temp + month, air)
weighted <- lm(Ozone ~ Wind + Temp, air, weights = Solar.R)

# --- Two-stage least squares ----------------------------------------------------------------------------------------
iv <- function(m, some) {
  s <- influence(m, sigma. = TRUE)
  list(hat = unname(hatvalues(m))[some], rstudent = unname(s$rstudent)[some], cooks = unname(s$cookd)[some],
       dffits = unname(s$dffits)[some], dfbeta = unname(s$dfbeta[, 2])[some], some = some - 1)
}
# Hausman's statistics by hand: classical with a common sigma, and robust from the stacked influences.
hausmans <- function(m, o, name) {
  d <- coef(m)[name] - coef(o)[name]
  s2o <- summary(o)$sigma^2
  s2m <- m$sigma^2
  v <- function(s2m, s2o) s2m * m$cov.unscaled[name, name] - s2o * summary(o)$cov.unscaled[name, name]
  psi <- residuals(m) * model.matrix(m, component = "projected") %*% m$cov.unscaled[, name] -
    residuals(o) * model.matrix(o) %*% summary(o)$cov.unscaled[, name]
  list(own = unname(d^2 / v(s2m, s2o)), efficient = unname(d^2 / v(s2o, s2o)), robust = unname(d^2 / sum(psi^2)))
}

data("CigarettesSW", package = "AER")
cigarettes <- subset(CigarettesSW, year == "1995")
cig <- with(cigarettes, data.frame(packs, price = price / cpi, income = income / population / cpi, salestax = (taxs - tax) / cpi, tax = tax / cpi))
cigIv <- ivreg(log(packs) ~ log(price) + log(income) | log(income) + salestax + tax, data = cig)
cigOls <- lm(log(packs) ~ log(price) + log(income), cig)

out <- list(
  program = paste("R", getRversion(), "lmtest", packageVersion("lmtest"), "car", packageVersion("car"), "ivreg", packageVersion("ivreg"), "sandwich", packageVersion("sandwich")),
  longley = list(data = as.list(longley), fit = linear(long, "Employed ~ `GNP.deflator` + GNP + Unemployed + `Armed.Forces`")),
  airquality = list(
    data = as.list(air), fit = linear(ozone, "Ozone ~ `Solar.R` + Wind + Temp"),
    month = list(formula = "Ozone ~ Wind + Temp + month", vif = vifs(byMonth), bpKoenker = test(bptest(byMonth)), white = white(byMonth)),
    terms = list(formula = "Ozone ~ `Solar.R` + Wind + Temp", bpKoenker = test(bptest(ozone, ~ Temp + Day, data = air))),
    weighted = list(influence = lapply(influences(weighted), unname))
  ),
  cigarettes = list(data = as.list(cig), iv = iv(cigIv, seq_len(nobs(cigIv))), hausman = hausmans(cigIv, cigOls, "log(price)"))
)
if (dir.exists(shared)) {
  wage1 <- read.csv(file.path(shared, "wooldridge_wage1.csv"))
  out$wage1 <- linear(lm(lwage ~ educ + exper + expersq + tenure + female, wage1), "lwage ~ educ + exper + expersq + tenure + female", seq(1, 526, by = 15))
  card <- read.csv(file.path(shared, "wooldridge_card.csv"))
  cardIv <- ivreg(lwage ~ educ + exper + expersq + black + south + smsa | nearc4 + nearc2 + exper + expersq + black + south + smsa, data = card)
  cardOls <- lm(lwage ~ educ + exper + expersq + black + south + smsa, card)
  out$card <- list(iv = iv(cardIv, seq(1, nrow(card), by = 97)), hausman = hausmans(cardIv, cardOls, "educ"))
}
write_json(out, "linear-tests.json", digits = NA, auto_unbox = TRUE, na = "null")
