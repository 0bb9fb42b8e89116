# Poisson with absorbed fixed effects by fixest: traffic deaths in 48 states and 7 years.
# Data: AER's Fatalities (Ruhm 1996; Stock and Watson), GPL-2, written beside the results.
# Rscript poisson-effects.R > poisson-effects.json
suppressMessages({ library(fixest); library(jsonlite) })
setFixest_nthreads(1)
data(Fatalities, package = "AER")
d <- Fatalities[, c("state", "year", "fatal", "beertax", "income", "unemp", "pop", "jail")]
d$state <- as.character(d$state); d$year <- as.integer(as.character(d$year)); d$jail <- as.character(d$jail)
d$copies <- round(d$income)
none <- ssc(adj = FALSE, cluster.adj = FALSE)
one <- function(f, ...) {
  fit <- fepois(f, d, notes = FALSE, fixef.tol = 3e-12, fixef.iter = 1e5, glm.tol = 3e-13, glm.iter = 200, ...)
  se <- function(v, s) as.list(sqrt(diag(vcov(fit, vcov = v, ssc = s))))
  list(nobs = fit$nobs, coef = as.list(coef(fit)), logLik = as.numeric(logLik(fit)),
       se = list(iid = se("iid", none), state = se(~state, ssc(adj = FALSE, cluster.adj = TRUE)), HC0 = se("hetero", none)))
}
cases <- list(
  two = one(fatal ~ beertax + log(income) + unemp | state + year),
  offset = one(fatal ~ beertax + unemp + jail | state, offset = ~ log(pop)),
  weighted = one(fatal ~ beertax + unemp | state + year, weights = ~ copies)
)
cat(toJSON(list(source = paste("R", getRversion(), "fixest", packageVersion("fixest")), cases = cases, data = as.list(d)),
  digits = NA, auto_unbox = TRUE, na = "null"))
