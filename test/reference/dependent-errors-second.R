# Writes dependent-errors-second.json: a second real data set for covariances over time with bandwidths by rule (longley), and
# one for clusters in three ways (ChickWeight); both come with R. CR2 and CR3 of the latter by clubSandwich.
# Run in this folder: Rscript dependent-errors-second.R
# Packages: sandwich, clubSandwich, jsonlite.
suppressMessages({
  library(sandwich)
  library(clubSandwich)
  library(jsonlite)
})
matrixOf <- function(V) unname(lapply(seq_len(nrow(V)), function(i) unname(V[i, ])))

series <- lm(Employed ~ GNP + Armed.Forces, longley)
kernel <- function(name, bw) kernHAC(series, kernel = name, bw = bw, prewhite = 0, adjust = FALSE)
short <- c(bartlett = "Bartlett", parzen = "Parzen", `quadratic-spectral` = "Quadratic Spectral")
overTime <- list(
  neweyWest = lapply(c(`1` = 1, `3` = 3), function(lag) matrixOf(NeweyWest(series, lag = lag, prewhite = FALSE))),
  kernels = lapply(c(short, truncated = "Truncated", `tukey-hanning` = "Tukey-Hanning"), function(name) matrixOf(kernel(name, 2.7))),
  bandwidths = list(
    "newey-west-1994" = lapply(short, function(name) bwNeweyWest(series, kernel = name, prewhite = 0)),
    "andrews-1991" = lapply(short, function(name) bwAndrews(series, kernel = name, prewhite = 0))
  )
)

chicks <- data.frame(weight = ChickWeight$weight, time = ChickWeight$Time, chick = as.character(ChickWeight$Chick), diet = as.character(ChickWeight$Diet))
line <- lm(weight ~ time + diet, chicks)
n <- nrow(chicks)
k <- length(coef(line))
cl <- function(...) vcovCL(line, cluster = interaction(..., drop = TRUE), type = "HC0", cadjust = FALSE)
size <- function(x) length(unique(x))
adjust <- (n - 1) / (n - k)
two <- with(chicks, cl(chick) + cl(time) - cl(chick, time))
three <- with(chicks, cl(chick) + cl(time) + cl(diet) - cl(chick, time) - cl(chick, diet) - cl(time, diet) + cl(chick, time, diet))
# Negative eigenvalues at zero, in coordinates in which (X'X)^-1 is the identity (up to s^2): V = C W C' with CC' = vcov.
repaired <- function(V) {
  C <- t(chol(vcov(line)))
  e <- eigen(forwardsolve(C, t(forwardsolve(C, V))), symmetric = TRUE)
  C %*% e$vectors %*% diag(pmax(e$values, 0)) %*% t(C %*% e$vectors)
}
fewest <- function(...) { G <- min(...); G / (G - 1) }
clusters <- list(
  chick = vcovCL(line, cluster = chicks$chick, type = "HC1"),
  two = two * fewest(size(chicks$chick), size(chicks$time)) * adjust,
  three = repaired(three * fewest(size(chicks$chick), size(chicks$time), size(chicks$diet)) * adjust),
  CR2 = vcovCR(line, cluster = chicks$chick, type = "CR2"),
  CR3 = vcovCR(line, cluster = chicks$chick, type = "CR3")
)
degrees <- coef_test(line, vcov = "CR2", cluster = chicks$chick, test = "Satterthwaite")
write_json(list(
  program = paste("R", getRversion(), "sandwich", packageVersion("sandwich"), "clubSandwich", packageVersion("clubSandwich")),
  longley = list(data = list(Employed = longley$Employed, GNP = longley$GNP, forces = longley$Armed.Forces, year = longley$Year), overTime = overTime),
  chicks = list(data = as.list(chicks), covariances = lapply(clusters, function(V) matrixOf(as.matrix(unclass(V)))),
                degrees = degrees$df_Satt)
), "dependent-errors-second.json", digits = NA, auto_unbox = TRUE)
