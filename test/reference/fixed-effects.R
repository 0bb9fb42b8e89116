# Absorbed fixed effects by fixest: several effects, clusters, weights, instruments, crossed effects.
# Data: plm's Produc (Munnell 1990; Baltagi) and EmplUK (Arellano and Bond 1991), GPL-2, written beside the results.
# Rscript fixed-effects.R > fixed-effects.json
suppressMessages({ library(fixest); library(jsonlite) })
setFixest_nthreads(1)
data(Produc, package = "plm"); data(EmplUK, package = "plm")
Produc <- Produc[, c("state", "year", "region", "pcap", "pc", "gsp", "emp", "unemp")]
Produc$state <- as.character(Produc$state); Produc$region <- as.character(Produc$region)
EmplUK <- EmplUK[order(EmplUK$wage), ] # rows in no order of firms
exact <- ssc(fixef.force_exact = TRUE)
one <- function(fit, vcovs) {
  # With clusters the default: there fixef.force_exact counts nested effects in full.
  se <- lapply(vcovs, function(v)
    as.list(sqrt(diag(if (is.character(v)) vcov(fit, vcov = v, ssc = exact) else vcov(fit, vcov = v)))))
  list(nobs = fit$nobs, coef = as.list(coef(fit)), se = se, r2 = unname(r2(fit, "r2")), adjR2 = unname(r2(fit, "ar2")),
       withinR2 = unname(r2(fit, "wr2")), logLik = as.numeric(logLik(fit)))
}
tol <- 3e-12
ols <- function(f, d, ...) feols(f, d, fixef.tol = tol, fixef.rm = "singleton", notes = FALSE, ...)
p <- log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp
cases <- list(
  produc_two = one(ols(log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp | state + year, Produc),
    list(iid = "iid", robust = "hetero", state = ~state, region = ~region, state_year = ~ state + year)),
  produc_crossed = one(ols(log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp | state + region^year, Produc),
    list(iid = "iid", state = ~state)),
  produc_weighted = one(ols(log(gsp) ~ log(pcap) + log(pc) + unemp | state + year, Produc, weights = ~emp),
    list(iid = "iid", robust = "hetero", state = ~state)),
  produc_iv = one(ols(log(gsp) ~ log(emp) | state + year | log(pcap) ~ unemp + log(pc), Produc),
    list(iid = "iid", robust = "hetero", state = ~state)),
  empl_two = one(ols(log(emp) ~ log(wage) + log(capital) + log(output) | firm + year, EmplUK),
    list(iid = "iid", robust = "hetero", firm = ~firm, firm_year = ~ firm + year)),
  empl_three = one(ols(log(emp) ~ log(wage) + log(capital) | firm + year + sector, EmplUK),
    list(firm = ~firm)),
  empl_iv = one(ols(log(emp) ~ log(output) | firm + sector^year | log(wage) ~ log(capital), EmplUK),
    list(iid = "iid", firm = ~firm))
)
two <- ols(log(emp) ~ log(wage) + log(capital) + log(output) | firm + year, EmplUK)
fe <- fixef(two, notes = FALSE)
cat(toJSON(list(source = paste("R", getRversion(), "fixest", packageVersion("fixest")), cases = cases,
  yearEffects = as.list(fe$year - fe$year[["1976"]]), firstFirms = as.list((fe$firm + fe$year[["1976"]])[as.character(1:5)]),
  produc = as.list(Produc), empl = as.list(EmplUK)), digits = NA, auto_unbox = TRUE))
