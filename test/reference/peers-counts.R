# Counts: stats, MASS, VGAM and gretl. Rscript peers-counts.R
source("peers.R")
source("peers-gretl.R")
suppressMessages({ library(MASS); library(VGAM) })
tight <- glm.control(epsilon = 1e-15, maxit = 200)
counts <- list(
  list("phd", "negative-binomial.json#data.phd", "articles ~ female + kids + prestige + mentor"),
  list("quine", "negative-binomial.json#data.quine", "days ~ aboriginal + male + f1 + f2 + f3 + slow"),
  list("doctor", "reference/data/derived_doctor.csv", "visits ~ gendern + age + income + illness + reduced + health + private"))
for (case in counts) {
  f <- as.formula(case[[3]]); d <- columns(case[[2]]); x <- c("(Intercept)", all.vars(f)[-1])
  p <- glm(f, poisson, d, control = tight)
  peer(case[[1]], "poisson", case[[2]], case[[3]], paste(by("stats", "glm"), by("sandwich", "sandwich"), sep = "; "), named(coef(p)),
       list(iid = errors(vcov(p)), HC0 = errors(HC0(p))), logLik(p))
  # MASS alternates: beta given theta, theta given beta. Its standard errors take theta as known, so they are not compared.
  m <- glm.nb(f, d, control = glm.control(epsilon = 1e-15, maxit = 500))
  for (again in 1:30) m <- glm.nb(f, d, control = glm.control(epsilon = 1e-15, maxit = 500), init.theta = m$theta, start = coef(m))
  peer(case[[1]], "negativeBinomial", case[[2]], case[[3]], by("MASS", "glm.nb"), named(c(coef(m), -log(m$theta)), c(x, "lnAlpha")),
       logLik = as.numeric(logLik(m)))
  # VGAM: the expected information of both, simulated or summed; the estimates alone are compared.
  v <- vglm(f, negbinomial(zero = "size"), d, epsilon = 1e-14, maxit = 200)
  for (again in 1:20) v <- vglm(f, negbinomial(zero = "size"), d, epsilon = 1e-14, maxit = 200, coefstart = coef(v))
  b <- coef(v)
  peer(case[[1]], "negativeBinomial", case[[2]], case[[3]], by("VGAM", "vglm"), named(c(b[c(1, 3:length(b))], -b[2]), c(x, "lnAlpha")), logLik = logLik(v))
  g <- gretl(d[all.vars(f)], paste("negbin", all.vars(f)[1], "0", paste(all.vars(f)[-1], collapse = " ")))
  k <- length(g$coef); alpha <- g$coef[k]
  peer(case[[1]], "negativeBinomial", case[[2]], case[[3]], paste0(gretl_version, ", negbin"), named(c(g$coef[-k], log(alpha)), c(x, "lnAlpha")),
       list(iid = named(c(g$se[-k], g$se[k] / alpha), c(x, "lnAlpha"))), g$logLik)
}
write_peers("counts")
