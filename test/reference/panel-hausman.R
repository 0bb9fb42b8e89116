# Hausman's test of random against fixed effects with one error variance in both covariances (the random-effects one), and
# from the scores of both clustered by unit, by hand from plm's estimates. "singletons": two states of Produc with one year each.
# Data: plm's Produc and EmplUK, which fixed-effects.json has.
# Rscript panel-hausman.R > panel-hausman.json
suppressMessages({ library(plm); library(jsonlite) })
data(Produc); data(EmplUK)
one <- function(f, d, index) {
  fixed <- plm(f, d, index = index, model = "within")
  random <- plm(f, d, index = index, model = "random", random.method = "swar")
  names <- names(coef(fixed))
  s2 <- function(fit) sum(residuals(fit)^2) / df.residual(fit)
  d <- coef(fixed)[names] - coef(random)[names]
  V <- vcov(fixed)[names, names] * s2(random) / s2(fixed) - vcov(random)[names, names]
  own <- vcov(fixed)[names, names] - vcov(random)[names, names]
  list(sigmamore = sum(d * solve(V, d)), smallest = min(eigen(own)$values), own = unname(phtest(fixed, random)$statistic))
}
cat(toJSON(list(source = paste("R", getRversion(), "plm", packageVersion("plm")),
  singletons = one(log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp,
    subset(Produc, !(state %in% c("ALABAMA", "OHIO")) | year == 1975), c("state", "year")),
  produc = one(log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp, Produc, c("state", "year")),
  empl = one(log(emp) ~ log(wage) + log(capital), EmplUK, c("firm", "year"))), digits = NA, auto_unbox = TRUE))
