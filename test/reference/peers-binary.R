# One equation for a 0/1 outcome, or a share: glm and VGAM (complementary log-log), glmx and ordinal (heteroskedastic probit), logistf and
# brglm2 (Firth), glm with quasibinomial variance and sandwich (fractional). Rscript peers-binary.R
source("peers.R")
suppressMessages({ library(VGAM); library(logistf); library(brglm2); library(sandwich) })
tight <- glm.control(epsilon = 1e-15, maxit = 200)
infert <- "discrete.json#data.infert"; birth <- "discrete.json#data.birth"

# IRLS ends by the deviance, long before the last digits of a link that is not canonical: again from its own solution.
converged <- function(formula, family, d) {
  fit <- suppressWarnings(glm(formula, family, d, control = tight))
  for (again in 1:30) fit <- suppressWarnings(glm(formula, family, d, control = tight, start = coef(fit)))
  fit
}

for (case in list(list("infert", infert, case ~ age + parity + spontaneous), list("birth", birth, low ~ age + lwt + smoke + ht))) {
  name <- case[[1]]; f <- case[[3]]; d <- columns(case[[2]]); text <- deparse1(f)
  fit <- converged(f, binomial("cloglog"), d)
  peer(name, "cloglog", case[[2]], text, by("stats", "glm"), named(coef(fit)), list(expected = errors(vcov(fit))), logLik(fit))
  v <- vglm(f, binomialff("clogloglink"), d, epsilon = 1e-14, maxit = 100)
  for (again in 1:30) v <- vglm(f, binomialff("clogloglink"), d, epsilon = 1e-14, maxit = 100, coefstart = coef(v))
  peer(name, "cloglog", case[[2]], text, by("VGAM", "vglm"), named(coef(v)), list(expected = errors(vcov(v))), logLik(v))
  for (link in c("logit", "probit")) {
    b <- glm(f, binomial(link), d, method = "brglmFit", type = "MPL_Jeffreys", epsilon = 1e-14, maxit = 10000, slowit = 0.5)
    peer(name, "firth", case[[2]], text, by("brglm2", "brglmFit"), named(coef(b)), list(iid = errors(vcov(b))), logLik(b),
         list(link = link))
  }
  l <- logistf(f, d, pl = FALSE, control = logistf.control(maxit = 1000, lconv = 1e-14, gconv = 1e-13, xconv = 1e-13))
  # Its covariance is (X'W(1 + h)X)^-1, of the data with the penalty's pseudo-observations; ours and brglm2's is (X'WX)^-1.
  peer(name, "firth", case[[2]], text, by("logistf", "logistf"), named(coef(l)), options = list(link = "logit"))
}

# glmx: BFGS ends early, and its default standard errors are of the expected information. clm with a scale is the same model:
# Newton in (-cut, beta, zeta), where the constant is minus the cut point.
het <- function(name, data, mean, scale) {
  d <- columns(data); m <- as.formula(mean); z <- as.formula(scale)
  f <- as.formula(paste(mean, "|", sub("~", "", scale)))
  fit <- glmx::hetglm(f, data = d, family = binomial("probit"), link.scale = "log", method = "BFGS", reltol = 1e-16, maxit = 5000)
  names <- c(paste0("outcome:", c("(Intercept)", all.vars(m)[-1])), paste0("variance:", all.vars(z)))
  formula <- list(outcome = mean, variance = scale)
  peer(name, "hetProbit", data, formula, by("glmx", "hetglm"), named(coef(fit), names), logLik = logLik(fit),
       stops = 1e-6, note = "BFGS ends by the change of the log-likelihood")
  d$y <- factor(d[[all.vars(m)[1]]])
  c1 <- ordinal::clm(update(m, y ~ .), scale = z, data = d, link = "probit", control = ordinal::clm.control(gradTol = 1e-12, maxIter = 500))
  at <- coef(c1); V <- vcov(c1)
  at[1] <- -at[1]
  peer(name, "hetProbit", data, formula, by("ordinal", "clm"), named(at, names), list(iid = errors(V, names)), logLik(c1))
}
het("infert", infert, "case ~ parity + spontaneous", "~ age")
het("birth", birth, "low ~ age + lwt + smoke + ht", "~ smoke")

for (case in list(list("cantons", "discrete.json#data.cantons", share ~ education + agriculture),
                  list("schools", "discrete.json#data.schools", lunch ~ income + english + spending))) {
  for (link in c("logit", "probit")) {
    fit <- converged(case[[3]], quasibinomial(link), columns(case[[2]]))
    peer(case[[1]], if (link == "logit") "fractionalLogit" else "fractionalProbit", case[[2]], deparse1(case[[3]]),
         paste(by("stats", "glm"), by("sandwich", "sandwich"), sep = "; "), named(coef(fit)), list(HC0expected = errors(HC0(fit))))
  }
}
write_peers("binary")
