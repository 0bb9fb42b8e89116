# Writes dependent-errors.json: covariances for few clusters (clubSandwich), over time (sandwich, plm), and wild cluster
# bootstrap tests by enumeration of all draws, for test/inference.
# Run in this folder: Rscript dependent-errors.R
# Packages: clubSandwich, sandwich, plm (Grunfeld's data), AER, jsonlite.
suppressMessages({
  library(clubSandwich)
  library(sandwich)
  library(plm)
  library(jsonlite)
})

data("Grunfeld", package = "plm")
grunfeld <- data.frame(firm = Grunfeld$firm, year = Grunfeld$year, inv = Grunfeld$inv, value = Grunfeld$value, capital = Grunfeld$capital)
grunfeld$late <- as.integer(grunfeld$year > 1945 & grunfeld$firm %% 2 == 0)
grunfeld$w <- 1 + (grunfeld$firm * 7 + grunfeld$year) %% 5

matrixOf <- function(V) unname(lapply(seq_len(nrow(V)), function(i) unname(V[i, ])))
rounded <- function(x) signif(x, 15)

# --- Few clusters --------------------------------------------------------------------------------------------------
few <- function(fit, type, ...) {
  V <- vcovCR(fit, cluster = grunfeld$firm, type = type, ...)
  tests <- coef_test(fit, V, test = "Satterthwaite")
  htz <- Wald_test(fit, constrain_zero(2:4, coef(fit)), V, test = "HTZ")
  two <- Wald_test(fit, constrain_zero(c(2, 4), coef(fit)), V, test = "HTZ")
  difference <- linear_contrast(fit, V, matrix(c(0, 1, -1, 0), 1))
  list(
    vcov = matrixOf(as.matrix(V)), df = tests$df_Satt, p = tests$p_Satt,
    slopes = list(F = htz$Fstat, df = htz$df_denom, p = htz$p_val),
    two = list(F = two$Fstat, df = two$df_denom, p = two$p_val),
    difference = list(df = difference$df, se = difference$SE)
  )
}
fit <- lm(inv ~ value + capital + late, grunfeld)
root <- sqrt(grunfeld$w) # a weighted regression is one on rows times √w
weighted <- lm(y ~ . - 1, data.frame(y = root * grunfeld$inv, root * model.matrix(fit)))
fewClusters <- list(
  CR2 = few(fit, "CR2"), CR3 = few(fit, "CR3"),
  weighted = few(weighted, "CR2")
)

# --- Over time -----------------------------------------------------------------------------------------------------
data("Investment", package = "sandwich")
investment <- as.data.frame(Investment)[-1, c("RealInv", "RealGNP", "RealInt")]
investment$year <- 1964:1982
series <- lm(RealInv ~ RealGNP + RealInt, investment)
kernel <- function(name, bw) kernHAC(series, kernel = name, bw = bw, prewhite = 0, adjust = FALSE)
short <- c(bartlett = "Bartlett", parzen = "Parzen", `quadratic-spectral` = "Quadratic Spectral")
rules <- list(
  "newey-west-1994" = lapply(short, function(name) bwNeweyWest(series, kernel = name, prewhite = 0)),
  "andrews-1991" = lapply(short, function(name) bwAndrews(series, kernel = name, prewhite = 0))
)
panel <- plm(inv ~ value + capital, Grunfeld, model = "pooling", index = c("firm", "year"))
years <- function(V) matrixOf(unclass(V)[1:3, 1:3])
gaps <- subset(investment, !year %in% c(1968, 1973))
gapFit <- lm(RealInv ~ RealGNP + RealInt, gaps)
gapMeat <- function(lags) {
  S <- estfun(gapFit)
  M <- crossprod(S)
  for (j in seq_len(lags)) {
    pairs <- which(outer(gaps$year, gaps$year, "-") == j, arr.ind = TRUE)
    G <- crossprod(S[pairs[, 1], ], S[pairs[, 2], ])
    M <- M + (1 - j / (lags + 1)) * (G + t(G))
  }
  B <- solve(crossprod(model.matrix(gapFit)))
  B %*% M %*% B
}
overTime <- list(
  neweyWest = lapply(c(`1` = 1, `4` = 4), function(lag) matrixOf(NeweyWest(series, lag = lag, prewhite = FALSE))),
  automatic = matrixOf(NeweyWest(series, prewhite = FALSE)),
  kernels = lapply(c(short, truncated = "Truncated", `tukey-hanning` = "Tukey-Hanning"), function(name) matrixOf(kernel(name, 3.5))),
  bandwidths = rules,
  andrews = matrixOf(kernel("Quadratic Spectral", rules[["andrews-1991"]][["quadratic-spectral"]])),
  panel = years(vcovNW(panel, maxlag = 3, type = "HC0")),
  gaps = matrixOf(gapMeat(3))
)

# --- Wild cluster bootstrap by enumeration ---------------------------------------------------------------------------
# The restricted wild cluster bootstrap with every draw, in the plainest way: y* is made, the regression run, its t computed.
clusterT <- function(X, y, g, j, null) {
  XXi <- solve(crossprod(X))
  b <- XXi %*% crossprod(X, y)
  s <- rowsum(X * as.vector(y - X %*% b), g)
  G <- length(unique(g)); n <- nrow(X); k <- ncol(X)
  V <- XXi %*% crossprod(s) %*% XXi * G / (G - 1) * (n - 1) / (n - k)
  (b[j] - null) / sqrt(V[j, j])
}
enumerated <- function(X, y, g, j, null, points, chances) {
  t0 <- clusterT(X, y, g, j, null)
  Xr <- X[, -j, drop = FALSE]
  yr <- y - X[, j] * null
  br <- qr.coef(qr(Xr), yr)
  u <- yr - Xr %*% br
  fitted <- y - u
  groups <- sort(unique(g))
  draws <- as.matrix(expand.grid(rep(list(seq_along(points)), length(groups))))
  t <- apply(draws, 1, function(d) clusterT(X, fitted + u * points[d[match(g, groups)]], g, j, null))
  chance <- apply(draws, 1, function(d) prod(chances[d]))
  list(t = t0, p = sum(chance[abs(t) >= abs(t0) * (1 - 1e-9)]), draws = nrow(draws))
}
rademacher <- list(points = c(-1, 1), chances = c(0.5, 0.5))
mammen <- list(points = c(1 - sqrt(5), 1 + sqrt(5)) / 2, chances = c(sqrt(5) + 1, sqrt(5) - 1) / (2 * sqrt(5)))
webb <- list(points = c(-sqrt(1.5), -1, -sqrt(0.5), sqrt(0.5), 1, sqrt(1.5)), chances = rep(1 / 6, 6))
test <- function(X, y, g, j, null, w) enumerated(X, y, g, j, null, w$points, w$chances)

data("PetersenCL", package = "sandwich")
petersen <- subset(PetersenCL, firm <= 8)
Xp <- cbind(1, petersen$x)
Xg <- model.matrix(fit)
five <- subset(PetersenCL, firm <= 5)
wild <- list(
  petersen = lapply(c(`0` = 0, `0.5` = 0.5, `1.5` = 1.5), function(null) test(Xp, petersen$y, petersen$firm, 2, null, rademacher)),
  mammen = test(Xp, petersen$y, petersen$firm, 2, 0.5, mammen),
  webb = test(cbind(1, five$x), five$y, five$firm, 2, 0.5, webb),
  grunfeld = list(
    value = test(Xg, grunfeld$inv, grunfeld$firm, 2, 0.05, rademacher),
    capital = test(Xg, grunfeld$inv, grunfeld$firm, 3, 0, rademacher),
    late = test(Xg, grunfeld$inv, grunfeld$firm, 4, 0, rademacher)
  )
)

write_json(
  list(
    source = paste(R.version.string, "clubSandwich", packageVersion("clubSandwich"), "sandwich", packageVersion("sandwich"), "plm", packageVersion("plm")),
    grunfeld = as.list(grunfeld), investment = as.list(investment), petersen = as.list(petersen[c("firm", "year", "x", "y")]),
    fewClusters = fewClusters, overTime = overTime, wild = wild
  ),
  "dependent-errors.json", digits = 15, auto_unbox = TRUE
)
