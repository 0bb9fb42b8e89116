# Writes effects.json: slopes, elasticities, comparisons and predictions by R for test/inference.
# Run in this folder: Rscript effects.R
# Packages: marginaleffects, numDeriv, sandwich, jsonlite; AER for the data SwissLabor. infert and mtcars come with R.
suppressMessages({
  library(marginaleffects)
  library(numDeriv)
  library(sandwich)
  library(jsonlite)
})
if (!exists("%||%")) `%||%` <- function(x, y) if (is.null(x)) y else x # marginaleffects needs it before R 4.4
data("SwissLabor", package = "AER", envir = environment())

source("effects-by-hand.R")

# --- Swiss women: probit with a square, an interaction and a category --------------------------------------------------
swiss <- transform(SwissLabor, participation = as.integer(participation == "yes"), foreign = as.character(foreign))
swiss$share <- 0.5 + 0.25 * swiss$youngkids + 0.1 * swiss$oldkids
swissForm <- participation ~ income + age + I(age^2) + education * foreign + youngkids
probit <- estimate(swissForm, "probit", swiss)
weighted <- estimate(swissForm, "probit", swiss, swiss$share * nrow(swiss) / sum(swiss$share))
abroad <- function(data) as.numeric(data$foreign == "yes")
p <- function(b, data) pnorm(index(probit, b, data))
d <- function(b, data) dnorm(index(probit, b, data))
# ∂index/∂column, from the formula.
inner <- list(
  income = function(b, data) b["income"],
  age = function(b, data) b["age"] + 2 * b["I(age^2)"] * data$age,
  education = function(b, data) b["education"] + b["education:foreignyes"] * abroad(data),
  youngkids = function(b, data) b["youngkids"]
)
slopes <- lapply(inner, function(s) { force(s); function(b, data) d(b, data) * s(b, data) })
ratioRule <- function(name, x, y) function(b, data) slopes[[name]](b, data) * (if (x) data[[name]] else 1) / (if (y) p(b, data) else 1)
all <- names(inner)
rule <- function(x, y) setNames(lapply(all, function(name) ratioRule(name, x, y)), all)
contrast <- function(high, low = function(data) data, f = p) function(b, data) f(b, high(data)) - f(b, low(data))
foreign <- contrast(function(data) set(data, foreign = "yes"), function(data) set(data, foreign = "no"))
lnForeign <- contrast(function(data) set(data, foreign = "yes"), function(data) set(data, foreign = "no"), function(b, data) log(p(b, data)))
dydx <- c(slopes, list("foreign[yes]" = foreign))
typical <- data.frame(as.list(colMeans(swiss[c("income", "age", "education", "youngkids")])), foreign = names(which.max(table(swiss$foreign))))
atMeans <- within(probit, { data <- typical; w <- 1 })
steps <- list(
  "education +1" = contrast(function(data) set(data, education = data$education + 1)),
  "education +10%" = contrast(function(data) set(data, education = data$education * 1.1)),
  "education +sd" = contrast(function(data) set(data, education = data$education + sd(swiss$education))),
  "age[3]" = contrast(function(data) set(data, age = 3), function(data) set(data, age = 2)),
  "age[4.5]" = contrast(function(data) set(data, age = 4.5), function(data) set(data, age = 2)),
  "education & foreign" = contrast(function(data) set(data, education = data$education + 1, foreign = "yes"), function(data) set(data, foreign = "no"))
)
grid <- list()
for (f in c("no", "yes")) for (a in c(2.5, 4)) local({
  f <- f; a <- a
  grid[[sprintf("foreign[%s]:age[%s]", f, a)]] <<- function(b, data) p(b, set(data, foreign = f, age = a))
})
sides <- averages(probit, list(high = function(b, data) p(b, set(data, foreign = "yes")), low = function(b, data) p(b, set(data, foreign = "no"))))
byForeign <- function(model, rows) lapply(setNames(c("no", "yes"), c("no", "yes")), function(f) averages(model, rows, keep = swiss$foreign == f))
plain <- averages(probit, dydx)
heavy <- averages(weighted, dydx)
ratio <- function(x) c("foreign[yes]" = unname(x["high"] / x["low"]))
lnratio <- function(x) c("foreign[yes]" = unname(log(x["high"] / x["low"])))
hand <- list(
  dydx = reported(plain), eyex = reported(averages(probit, rule(TRUE, TRUE))), dyex = reported(averages(probit, rule(TRUE, FALSE))),
  eydx = reported(averages(probit, c(rule(FALSE, TRUE), list("foreign[yes]" = lnForeign)))),
  means = reported({ a <- averages(within(atMeans, scores <- probit$scores[1, , drop = FALSE]), dydx, V = probit$bread); a }),
  by = lapply(byForeign(probit, dydx), reported), steps = reported(averages(probit, steps)), grid = reported(averages(probit, grid)),
  ratio = combined(sides, ratio), lnratio = combined(sides, lnratio),
  unconditional = reported(plain, unconditional(plain)),
  unconditionalBy = lapply(byForeign(probit, c(dydx, list(average = p))), function(a) reported(a, unconditional(a))),
  unconditionalRatio = combined(sides, ratio, unconditional(sides)),
  unconditionalWeighted = reported(heavy, unconditional(heavy))
)
me <- function(x) as.data.frame(x)[intersect(names(as.data.frame(x)), c("term", "contrast", "foreign", "age", "estimate", "std.error", "p.value.noninf", "p.value.nonsup", "p.value.equiv"))]
V <- probit$bread
m <- probit$fit
package <- list(
  dydx = me(avg_slopes(m, vcov = V)), eyex = me(avg_slopes(m, variables = all, slope = "eyex", vcov = V)),
  dyex = me(avg_slopes(m, variables = all, slope = "dyex", vcov = V)), eydx = me(avg_slopes(m, variables = all, slope = "eydx", vcov = V)),
  by = me(avg_slopes(m, by = "foreign", vcov = V)),
  means = me(slopes(m, newdata = do.call(datagrid, c(list(model = m), as.list(typical))), vcov = V)),
  rows = me(marginaleffects::slopes(m, variables = "education", newdata = head(swiss, 5), vcov = V)),
  steps = me(avg_comparisons(m, variables = list(education = 1), vcov = V)),
  ratio = me(avg_comparisons(m, variables = "foreign", comparison = "ratio", vcov = V)),
  lnratio = me(avg_comparisons(m, variables = "foreign", comparison = "lnratio", by = "foreign", vcov = V)),
  predictions = me(avg_predictions(m, variables = list(foreign = c("no", "yes"), age = c(2.5, 4)), vcov = V)),
  predictionsBy = me(avg_predictions(m, by = "foreign", vcov = V)),
  equivalence = me(avg_slopes(m, variables = c("income", "education"), equivalence = c(-0.2, 0.02), vcov = V))
)
swissCase <- list(data = as.list(swiss), formula = "participation ~ income + age + I(age^2) + education * foreign + youngkids", coef = unname(probit$b), hand = hand, package = package)

# --- Infertility: logit with a square, an interaction, a category, clustered by matched set -----------------------------
births <- transform(infert, education = as.character(education), parity = as.numeric(parity))[c("case", "age", "parity", "education", "spontaneous", "induced", "stratum")]
birthForm <- case ~ age + I(age^2) + education + log(parity) * spontaneous + induced
logit <- estimate(birthForm, "logit", births)
births0 <- births
q <- function(b, data) plogis(index(logit, b, data))
dq <- function(b, data) dlogis(index(logit, b, data))
level <- function(which) function(b, data) q(b, set(data, education = which)) - q(b, set(data, education = "0-5yrs"))
birthSlopes <- list(
  age = function(b, data) dq(b, data) * (b["age"] + 2 * b["I(age^2)"] * data$age),
  "education[12+ yrs]" = level("12+ yrs"), "education[6-11yrs]" = level("6-11yrs"),
  parity = function(b, data) dq(b, data) * (b["log(parity)"] + b["log(parity):spontaneous"] * data$spontaneous) / data$parity,
  spontaneous = function(b, data) dq(b, data) * (b["spontaneous"] + b["log(parity):spontaneous"] * log(data$parity)),
  induced = function(b, data) dq(b, data) * b["induced"]
)
birthElastic <- list(parity = function(b, data) birthSlopes$parity(b, data) * data$parity / q(b, data), age = function(b, data) birthSlopes$age(b, data) * data$age / q(b, data))
G <- length(unique(births$stratum))
Vc <- logit$bread %*% crossprod(rowsum(logit$scores, births$stratum)) %*% logit$bread * G / (G - 1)
bs <- averages(logit, birthSlopes)
bc <- averages(logit, birthSlopes, Vc)
bp <- averages(logit, list(average = q))
be <- averages(logit, birthElastic)
birthCase <- list(
  data = as.list(births), formula = "case ~ age + I(age^2) + education + log(parity) * spontaneous + induced", coef = unname(logit$b),
  hand = list(dydx = reported(bs), cluster = reported(bc), unconditional = reported(bs, unconditional(bs)), unconditionalCluster = reported(bs, unconditional(bs, births$stratum)),
              eyex = reported(be), predictionCluster = reported(bp, unconditional(bp, births$stratum)),
              by = lapply(setNames(nm = sort(unique(births$education))), function(e) { a <- averages(logit, birthSlopes[c("age", "parity")], keep = births$education == e); list(delta = reported(a), unconditional = reported(a, unconditional(a, births$stratum))) })),
  package = list(dydx = me(avg_slopes(logit$fit, vcov = logit$bread)), eyex = me(avg_slopes(logit$fit, variables = c("age", "parity"), slope = "eyex", vcov = logit$bread)),
                 pairwise = me(avg_comparisons(logit$fit, variables = list(education = "pairwise"), vcov = logit$bread)),
                 sequential = me(avg_comparisons(logit$fit, variables = list(education = "sequential"), comparison = "lnratio", vcov = logit$bread)),
                 predictions = me(avg_predictions(logit$fit, variables = list(spontaneous = c(0, 2)), vcov = logit$bread)))
)

# --- Cars: least squares, t distribution ---------------------------------------------------------------------------------
cars <- transform(mtcars, gears = paste0("g", gear))[c("mpg", "hp", "wt", "am", "gears")]
line <- lm(mpg ~ hp * wt + I(hp^2) + gears + am, cars)
Vr <- vcovHC(line, "HC1")
withT <- function(x) { x <- as.data.frame(x); x[intersect(names(x), c("term", "contrast", "am", "estimate", "std.error", "p.value", "conf.low", "conf.high"))] }
df <- line$df.residual
againstOne <- function(x) with(as.data.frame(x), list(estimate = estimate, std.error = std.error, statistic = (estimate - 1) / std.error,
  p = 2 * pt(-abs((estimate - 1) / std.error), df), low = estimate - qt(0.975, df) * std.error))
carCase <- list(
  data = as.list(cars), formula = "mpg ~ hp * wt + I(hp^2) + gears + am",
  package = list(dydx = withT(avg_slopes(line, vcov = Vr, df = df)), eyex = withT(avg_slopes(line, variables = c("hp", "wt"), slope = "eyex", vcov = Vr, df = df)),
                 by = withT(avg_slopes(line, variables = c("hp", "wt"), by = "am", vcov = Vr, df = df)),
                 predictions = withT(avg_predictions(line, by = "am", vcov = Vr, df = df)), ratio = againstOne(avg_comparisons(line, variables = list(hp = 50), comparison = "ratio", vcov = Vr, df = df)))
)
write_json(list(program = paste("R", getRversion(), "marginaleffects", packageVersion("marginaleffects"), "numDeriv", packageVersion("numDeriv")),
                swiss = swissCase, births = birthCase, cars = carCase), "effects.json", digits = NA, auto_unbox = TRUE, na = "null")
