# Reference results for inference with weak instruments: ivmodel's Anderson-Rubin and conditional likelihood ratio tests, on
# AER::CigarettesSW (1995) and datasets::mtcars (weak instruments); the p-value of the conditional test by R's integrate at
# rel.tol 1e-12 (ivmodel's own integral stops earlier; the two agree to 1e-7 here, or this script stops).
# Run: Rscript test/reference/weak-instruments.R > test/reference/weak-instruments.json
suppressPackageStartupMessages({library(AER); library(ivmodel); library(jsonlite)})
data("CigarettesSW", package = "AER")
cig <- subset(CigarettesSW, year == "1995")
cig <- with(cig, data.frame(lp = log(packs), lri = log(income / population / cpi), lrp = log(price / cpi),
  tdiff = (taxs - tax) / cpi, rtax = tax / cpi))
case <- function(y, d, Z, X, values) {
  model <- ivmodel(y, d, Z, X, heteroSE = FALSE); m <- ncol(Z); n <- length(y); df <- n - m - ncol(X) - 1
  lapply(values, function(b) {
    ar <- AR.test(model, beta0 = b); clr <- CLR(model, beta0 = b)
    P <- function(v) qr.fitted(model$ZadjQR, v); A <- cbind(model$Yadj, model$Dadj); R <- A - P(A)
    Om <- crossprod(R) / df; b0 <- c(1, -b); a0 <- c(b, 1); Oi <- solve(Om)
    S <- P(A) %*% b0 / sqrt(drop(t(b0) %*% Om %*% b0)); T <- P(A) %*% Oi %*% a0 / sqrt(drop(t(a0) %*% Oi %*% a0))
    qs <- sum(S^2); qt <- sum(T^2); qst <- sum(S * T); lr <- (qs - qt + sqrt((qs - qt)^2 + 4 * qst^2)) / 2
    f <- function(t) pchisq((qt + lr) / (1 + qt * sin(t)^2 / lr), m, lower.tail = FALSE) * cos(t)^(m - 2)
    p <- 2 * gamma(m / 2) / (sqrt(pi) * gamma((m - 1) / 2)) * integrate(f, 0, pi / 2, rel.tol = 1e-12, subdivisions = 1000)$value
    stopifnot(abs(p - clr$p.value) < 1e-7)
    list(value = b, ar = drop(ar$Fstat), ar_p = drop(ar$p.value), ar_set = as.vector(ar$ci), lr = drop(clr$test.stat), lr_p = p,
      k = qst^2 / qt, k_p = 1 - pf(qst^2 / qt, 1, df), clr_set = as.vector(clr$ci))
  })
}
# ivDiag's tF from its source, since it only takes coefficient, standard error and F.
folder <- tempfile(); dir.create(folder)
archive <- download.packages("ivDiag", folder, type = "source", quiet = TRUE)[1, 2]
untar(archive, exdir = folder); source(file.path(folder, "ivDiag", "R", "tF.R"))
tf <- function(y, d, z, X) {
  fit <- AER::ivreg(y ~ d + X | z + X); b <- coef(fit)[["d"]]; se <- sqrt(vcov(fit)["d", "d"])
  F <- anova(lm(d ~ X), lm(d ~ z + X))$F[2]
  as.list(tF(b, se, F, prec = 12))
}
out <- list(
  tF = list(cigarettes = with(cig, tf(lp, lrp, rtax, lri)), mtcars = with(mtcars, tf(mpg, hp, gear, wt)), strong = with(mtcars, tf(mpg, hp, qsec, wt))),
  cigarettes = with(cig, case(lp, lrp, cbind(tdiff, rtax), cbind(lri), c(0, -1, -2))),
  mtcars = with(mtcars, case(mpg, hp, cbind(qsec, drat, gear), cbind(wt), c(0, -0.05, 0.1))))
cat(toJSON(out, auto_unbox = TRUE, digits = I(16), pretty = TRUE))
