# Random-effects probits: pglm, with so many Gauss-Hermite nodes that more change nothing; ours with 48, where the default ends
# at some 1e-9 of the log-likelihood. Rscript peers-panel.R
source("peers.R")
suppressMessages({ library(plm); library(pglm) })

random <- function(name, estimator, data, d, text, ours, unit, time, R, names, options, ...) {
  f <- as.formula(text)
  p <- pdata.frame(d[c(unit, time, all.vars(f))], index = c(unit, time))
  pooled <- glm(f, binomial("probit"), d)
  fit <- pglm(f, data = p, family = binomial("probit"), model = "random", effect = "individual", R = R, method = "nr",
              tol = 0, reltol = 0, gradtol = 1e-11, iterlim = 12, start = c(1.3 * coef(pooled), sigma = 1))
  at <- coef(fit); k <- length(at); V <- vcov(fit)
  V[k, ] <- V[k, ] / at[k]; V[, k] <- V[, k] / at[k]
  names <- c(names, "lnSigmaU")
  peer(name, estimator, data, ours, by("pglm", paste0("pglm, ", R, " nodes")), named(c(at[-k], log(abs(at[k]))), names), list(iid = errors(V, names)), logLik(fit),
       c(list(panel = unit, nodes = 48), options), ...)
}
means <- function(d, x, unit) { for (v in x) d[[paste0("m_", v)]] <- ave(d[[v]], d[[unit]]); d }
plus <- function(...) paste(c(...), collapse = " + ")

# Wooldridge (2005): the lag, the first outcome, means over the later periods; units as long as they have no gap.
dynamic <- function(d, y, x, unit, time) {
  d <- d[order(d[[unit]], d[[time]]), ]
  position <- ave(d[[time]], d[[unit]], FUN = seq_along)
  run <- d[[time]] - ave(d[[time]], d[[unit]], FUN = min) == position - 1
  d$lagged <- ave(d[[y]], d[[unit]], FUN = function(v) c(NA, head(v, -1)))
  d$initial <- ave(d[[y]], d[[unit]], FUN = function(v) v[1])
  means(d[run & position > 1, ], x, unit)
}

panel <- function(name, data, d, y, varying, constant, unit, time, R, ...) {
  x <- c(varying, constant); plain <- paste(y, "~", plus(x)); own <- paste0("m_", varying)
  random(name, "randomEffectsProbit", data, d, plain, plain, unit, time, R, c("(Intercept)", x), list(), ...)
  random(paste0(name, ", Mundlak"), "randomEffectsProbit", data, means(d, varying, unit), paste(y, "~", plus(x, own)), plain, unit, time, R,
         c("(Intercept)", x, paste0("mean(", varying, ")")), list(correlated = "mundlak"), ...)
  random(name, "dynamicProbit", data, dynamic(d, y, varying, unit, time), paste(y, "~", plus("lagged", x, "initial", own)), plain, unit, time, R,
         c("(Intercept)", paste0("lag(", y, ")"), x, paste0("initial(", y, ")"), paste0("mean(", varying, ")")), list(time = time), ...)
}
rice <- "peers-data.json#rice"
panel("rice", rice, columns(rice), "pesticide", c("lnsize", "lnhired"), character(), "farm", "season", 100)
health <- "data/randhie/RandHIE.csv"; h <- columns(health); h <- h[h$site == 1, ]
panel("health", health, h, "binexp", "xage", c("linc", "female", "black"), "zper", "year", 70, where = list(site = 1))

# Chamberlain: the column's value in each period.
r <- columns(rice)
for (t in 1:6) r[[paste0("size_", t)]] <- r$lnsize[r$season == t][match(r$farm, r$farm[r$season == t])]
random("rice, Chamberlain", "randomEffectsProbit", rice, r, paste("pesticide ~", plus("lnsize", paste0("size_", 1:6))), "pesticide ~ lnsize", "farm", "season", 100,
       c("(Intercept)", "lnsize", paste0("lnsize in ", 1:6)), list(time = "season", correlated = "chamberlain"))
write_peers("panel")
