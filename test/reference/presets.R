# Writes presets.json: standard errors, p-values and AIC as packages print them, for the presets `like: "r"` and "fixest".
# Run in this folder, after after-the-fit.R and dependent-errors.R: Rscript presets.R
# Packages: sandwich, lmtest, fixest, jsonlite.
suppressMessages({
  library(sandwich)
  library(lmtest)
  library(fixest)
  library(jsonlite)
})
setFixest_notes(FALSE)
firms <- as.data.frame(fromJSON("after-the-fit.json")$data)
firms$row <- seq_len(nrow(firms))
firms$one <- 1
grunfeld <- as.data.frame(fromJSON("dependent-errors.json")$grunfeld)
grunfeld$row <- seq_len(nrow(grunfeld))
grunfeld$one <- 1
grunfeld$high <- as.integer(grunfeld$inv + 60 * sin(grunfeld$row) > 100)

r <- function(fit, V) {
  test <- coeftest(fit, vcov. = V)
  list(se = unname(test[, 2]), p = unname(test[, 4]))
}
x <- function(fit, ...) {
  table <- coeftable(fit, ...)
  list(se = unname(table[, 2]), p = unname(table[, 4]))
}
both <- function(data, ols, probit, group, other) {
  l <- lm(ols, data)
  g <- glm(probit, data, family = binomial("probit"), control = glm.control(epsilon = 1e-14, maxit = 100))
  one <- as.formula(paste("~", group))
  two <- as.formula(paste("~", group, "+", other))
  f <- feols(ols, data, panel.id = ~ one + row)
  p <- feglm(probit, data, family = binomial("probit"), glm.iter = 100, glm.tol = 1e-12)
  list(
    r = list(
      ols = list(robust = r(l, vcovHC(l, "HC1")), cluster = r(l, vcovCL(l, data[[group]])), twoWay = r(l, vcovCL(l, data[c(group, other)])), aic = AIC(l), bic = BIC(l)),
      probit = list(iid = r(g, vcov(g)), cluster = r(g, vcovCL(g, data[[group]], type = "HC0")), robust = r(g, sandwich(g) * nobs(g) / (nobs(g) - length(coef(g)))))
    ),
    fixest = list(
      ols = list(robust = x(f, vcov = "hetero"), cluster = x(f, vcov = one), twoWay = x(f, vcov = two), hac = x(f, vcov = NW(2)), aic = AIC(f)),
      probit = list(robust = x(p, vcov = "hetero"), cluster = x(p, vcov = one))
    )
  )
}
write_json(
  list(
    source = paste(R.version.string, "sandwich", packageVersion("sandwich"), "lmtest", packageVersion("lmtest"), "fixest", packageVersion("fixest")),
    high = grunfeld$high,
    firms = both(firms, sales ~ log(size) + rd, exporter ~ log(size) + rd, "region", "year"),
    grunfeld = both(grunfeld, inv ~ value + capital, high ~ capital, "firm", "year")
  ),
  "presets.json", digits = 15, auto_unbox = TRUE
)
