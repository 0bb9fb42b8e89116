# Writes effects-births.json: the effects of effects.R's first case on a second real data set, by hand: infert, which comes
# with R. Elasticities, at the means, steps, pairs of columns, grids, ratios, groups, weights, equivalence, rows.
# Run in this folder: Rscript effects-births.R
# Packages: numDeriv, jsonlite; marginaleffects for the part of that name.
suppressMessages(library(jsonlite))
source("effects-by-hand.R")

births <- transform(infert, education = as.character(education), parity = as.numeric(parity))[c("case", "age", "parity", "education", "spontaneous", "induced", "stratum")]
births$share <- 0.4 + 0.3 * births$induced + 0.01 * births$age
form <- case ~ age + I(age^2) + education + log(parity) * spontaneous + induced
logit <- estimate(form, "logit", births)
weighted <- estimate(form, "logit", births, births$share * nrow(births) / sum(births$share))
q <- function(b, data) plogis(index(logit, b, data))
dq <- function(b, data) dlogis(index(logit, b, data))
inner <- list(
  age = function(b, data) b["age"] + 2 * b["I(age^2)"] * data$age,
  parity = function(b, data) (b["log(parity)"] + b["log(parity):spontaneous"] * data$spontaneous) / data$parity,
  spontaneous = function(b, data) b["spontaneous"] + b["log(parity):spontaneous"] * log(data$parity),
  induced = function(b, data) b["induced"]
)
slopes <- lapply(inner, function(s) { force(s); function(b, data) dq(b, data) * s(b, data) })
levels <- c("6-11yrs", "12+ yrs")
to <- function(f, high, low = "0-5yrs") function(b, data) f(b, set(data, education = high)) - f(b, set(data, education = low))
ofLevels <- function(f) setNames(lapply(levels, function(level) to(f, level)), sprintf("education[%s]", levels))
dydx <- c(slopes, ofLevels(q))
rule <- function(x, y) setNames(lapply(names(inner), function(name) function(b, data) slopes[[name]](b, data) * (if (x) data[[name]] else 1) / (if (y) q(b, data) else 1)), names(inner))
typical <- data.frame(as.list(colMeans(births[c("age", "parity", "spontaneous", "induced")])), education = names(which.max(table(births$education))))
atMeans <- within(logit, { data <- typical; w <- 1; scores <- logit$scores[1, , drop = FALSE] })
contrast <- function(high, low = function(data) data) function(b, data) q(b, high(data)) - q(b, low(data))
steps <- list(
  "age +1" = contrast(function(data) set(data, age = data$age + 1)),
  "age +10%" = contrast(function(data) set(data, age = data$age * 1.1)),
  "parity +sd" = contrast(function(data) set(data, parity = data$parity + sd(births$parity))),
  "induced[1]" = contrast(function(data) set(data, induced = 1), function(data) set(data, induced = 0)),
  "induced[2]" = contrast(function(data) set(data, induced = 2), function(data) set(data, induced = 0)),
  "age & education" = contrast(function(data) set(data, age = data$age + 1, education = "12+ yrs"), function(data) set(data, education = "6-11yrs"))
)
grid <- list()
for (e in c("0-5yrs", "12+ yrs")) for (s in c(0, 2)) local({
  e <- e; s <- s
  grid[[sprintf("education[%s]:spontaneous[%s]", e, s)]] <<- function(b, data) q(b, set(data, education = e, spontaneous = s))
})
sides <- averages(logit, c(list(low = function(b, data) q(b, set(data, education = "0-5yrs"))), setNames(lapply(levels, function(level) function(b, data) q(b, set(data, education = level))), levels)))
ratio <- function(x) setNames(x[levels] / x["low"], sprintf("education[%s]", levels))
lnratio <- function(x) log(ratio(x))
by <- function(model, rows) lapply(setNames(nm = c(0, 1, 2)), function(s) averages(model, rows, keep = births$spontaneous == s))
plain <- averages(logit, dydx)
heavy <- averages(weighted, dydx)
# Two one-sided tests: below and above the bounds.
bounds <- c(-0.02, 0.12)
two <- averages(logit, slopes[c("age", "induced")])
z <- function(bound) (two$estimate - bound) / sqrt(diag(two$V))
noninf <- pnorm(z(bounds[1]), lower.tail = FALSE)
nonsup <- pnorm(z(bounds[2]))
row <- function(i) averages(within(logit, { data <- births[i, ]; w <- 1; scores <- logit$scores[i, , drop = FALSE] }), slopes["parity"])
hand <- list(
  dydx = reported(plain), dyex = reported(averages(logit, rule(TRUE, FALSE))), eyex = reported(averages(logit, rule(TRUE, TRUE))),
  eydx = reported(averages(logit, c(rule(FALSE, TRUE), ofLevels(function(b, data) log(q(b, data)))))),
  means = reported(averages(atMeans, dydx, V = logit$bread)), steps = reported(averages(logit, steps)), grid = reported(averages(logit, grid)),
  ratio = combined(sides, ratio), lnratio = combined(sides, lnratio), unconditional = reported(plain, unconditional(plain)),
  unconditionalBy = lapply(by(logit, c(dydx, list(average = q))), function(a) reported(a, unconditional(a))),
  by = lapply(by(logit, c(dydx, list(average = q))), reported),
  unconditionalRatio = combined(sides, ratio, unconditional(sides)),
  unconditionalWeighted = reported(heavy, unconditional(heavy)),
  equivalence = list(noninferiority = named(noninf), nonsuperiority = named(nonsup), p = named(pmax(noninf, nonsup))),
  rows = lapply(1:4, function(i) reported(row(i)))
)
program <- paste("R", getRversion(), "numDeriv", packageVersion("numDeriv"))
package <- NULL
if (requireNamespace("marginaleffects", quietly = TRUE)) {
  if (!exists("%||%")) `%||%` <- function(x, y) if (is.null(x)) y else x # marginaleffects needs it before R 4.4
  library(marginaleffects)
  me <- function(x) as.data.frame(x)[intersect(names(as.data.frame(x)), c("term", "contrast", "spontaneous", "education", "estimate", "std.error", "p.value.noninf", "p.value.nonsup", "p.value.equiv"))]
  V <- logit$bread
  m <- logit$fit
  all <- names(inner)
  program <- paste(program, "marginaleffects", packageVersion("marginaleffects"))
  package <- list(
    dydx = me(avg_slopes(m, vcov = V, numderiv = "richardson")), dyex = me(avg_slopes(m, variables = all, slope = "dyex", vcov = V, numderiv = "richardson")),
    eyex = me(avg_slopes(m, variables = all, slope = "eyex", vcov = V, numderiv = "richardson")), eydx = me(avg_slopes(m, variables = all, slope = "eydx", vcov = V, numderiv = "richardson")),
    by = me(avg_slopes(m, by = "spontaneous", vcov = V, numderiv = "richardson")), predictionsBy = me(avg_predictions(m, by = "spontaneous", vcov = V, numderiv = "richardson")),
    means = me(marginaleffects::slopes(m, newdata = do.call(datagrid, c(list(model = m), as.list(typical))), vcov = V, numderiv = "richardson")),
    rows = me(marginaleffects::slopes(m, variables = "parity", newdata = head(births, 4), vcov = V, numderiv = "richardson")),
    steps = me(avg_comparisons(m, variables = list(age = 1), vcov = V)),
    ratio = me(avg_comparisons(m, variables = "education", comparison = "ratioavg", vcov = V)),
    lnratio = me(avg_comparisons(m, variables = "education", comparison = "lnratioavg", vcov = V)),
    predictions = me(avg_predictions(m, variables = list(education = c("0-5yrs", "12+ yrs"), spontaneous = c(0, 2)), vcov = V)),
    equivalence = me(avg_slopes(m, variables = c("age", "induced"), equivalence = bounds, vcov = V, numderiv = "richardson"))
  )
}
write_json(list(program = program, data = as.list(births), formula = "case ~ age + I(age^2) + education + log(parity) * spontaneous + induced", coef = unname(logit$b), hand = hand, package = package),
           "effects-births.json", digits = NA, auto_unbox = TRUE, na = "null")
