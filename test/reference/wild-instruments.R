# Reference results for the wild restricted efficient bootstrap of Davidson and MacKinnon (2010) (residuals not rescaled, as in
# boottest): every draw is made as data and estimated by two-stage least squares with a clustered (or HC1) standard error.
# Datasets: datasets::mtcars by carb (6 groups), AER::CigarettesSW 1995 (first 10 states, every row its own group; all 48 by
# groups of a fixed rule), AER::Grunfeld by firm.
# Run: Rscript test/reference/wild-instruments.R > test/reference/wild-instruments.json
suppressPackageStartupMessages({library(AER); library(jsonlite)})
data("CigarettesSW", package = "AER"); data("Grunfeld", package = "AER")
cig <- subset(CigarettesSW, year == "1995")
cig <- with(cig, data.frame(lp = log(packs), lri = log(income / population / cpi), lrp = log(price / cpi),
  tdiff = (taxs - tax) / cpi, rtax = tax / cpi)); rownames(cig) <- NULL
cig$group <- (seq_len(nrow(cig)) * 5) %% 7
tsls <- function(y, Y, X, Z2, g) {
  A <- cbind(Y, X); Z <- cbind(X, Z2); Ah <- qr.fitted(qr(Z), A); B <- solve(crossprod(Ah)); b <- B %*% crossprod(Ah, y)
  e <- drop(y - A %*% b); s <- rowsum(Ah * e, g); G <- nrow(s); n <- length(y); k <- ncol(A)
  V <- B %*% crossprod(s) %*% B * G / (G - 1) * (n - 1) / (n - k)
  c(b[1], sqrt(V[1, 1]))
}
draws <- function(y, Y, X, Z2, g, value, points) {
  g <- match(g, unique(g)); G <- max(g)
  fit0 <- lm.fit(X, y - value * Y); u <- fit0$residuals
  first <- lm.fit(cbind(X, Z2, u), Y); pi <- first$coefficients[-(ncol(X) + ncol(Z2) + 1)]
  mean <- drop(cbind(X, Z2) %*% pi); v <- Y - mean
  W <- as.matrix(expand.grid(rep(list(points), G)))
  t <- apply(W, 1, function(w) {
    Ys <- mean + v * w[g]; ys <- value * Ys + drop(X %*% fit0$coefficients) + u * w[g]
    f <- tsls(ys, Ys, X, Z2, g); (f[1] - value) / f[2]
  })
  f <- tsls(y, Y, X, Z2, g)
  list(estimate = f[1], se = f[2], t = (f[1] - value) / f[2], draws = t, W = W)
}
case <- function(y, Y, X, Z2, g, values, points = c(-1, 1), chances = rep(1 / length(points), length(points)), keep = FALSE)
  lapply(values, function(value) {
    d <- draws(y, Y, cbind(1, X), Z2, g, value, points)
    chance <- apply(d$W, 1, function(w) prod(chances[match(w, points)]))
    out <- list(value = value, estimate = d$estimate, se = d$se, t = d$t,
      p = sum(chance[abs(d$draws) >= abs(d$t) * (1 - 5e-10)]))
    if (keep) out$draws <- unname(d$draws)
    out
  })
r5 <- sqrt(5); ten <- cig[1:10, ]; five <- subset(mtcars, carb < 8); gf <- Grunfeld
gf <- do.call(rbind, lapply(split(gf, gf$firm, drop = TRUE), function(f) transform(f, before = c(NA, head(value, -1)), capital_before = c(NA, head(capital, -1)))))
gf <- gf[!is.na(gf$before), ]; gf$number <- as.integer(factor(gf$firm))
out <- list(
  cigarettes = cig,
  grunfeld = gf[, c("invest", "value", "capital", "before", "capital_before", "number")],
  mtcars_carb = with(mtcars, case(mpg, wt, cbind(am), cbind(disp, qsec), carb, c(0, -4, -9), keep = TRUE)),
  mtcars_webb = with(five, case(mpg, wt, cbind(am), cbind(disp, qsec), carb, c(-4), sqrt(c(1.5, 1, .5, .5, 1, 1.5)) * c(-1, -1, -1, 1, 1, 1))),
  mtcars_mammen = with(mtcars, case(mpg, wt, cbind(am), cbind(disp, qsec), carb, c(0, -4), c((1 - r5) / 2, (1 + r5) / 2), c((r5 + 1) / (2 * r5), (r5 - 1) / (2 * r5)))),
  mtcars_just = with(mtcars, case(mpg, hp, cbind(wt), cbind(drat), gear, c(0, -0.1, 0.2), keep = TRUE)),
  cigarettes_rows = with(ten, case(lp, lrp, cbind(lri), cbind(tdiff, rtax), seq_len(10), c(0, -1, -1.5))),
  cigarettes_group = with(cig, case(lp, lrp, cbind(lri), cbind(tdiff, rtax), group, c(0, -1, -2), keep = TRUE)),
  grunfeld_firm = with(gf, case(invest, value, cbind(capital), cbind(before, capital_before), number, c(0.1, 0.15))))
cat(toJSON(out, auto_unbox = TRUE, digits = I(16), dataframe = "columns"))
