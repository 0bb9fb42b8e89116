# The probits A and B of the Ecuador example with glm iterated to the end (reference_results.txt stopped at glm's default
# tolerance, which leaves 1e-6 to 1e-5 in some coefficients). Run beside ../../../shared: Rscript ecuador-probit.R
# The survey itself is not in this repository; only these estimates are.
library(jsonlite)
d <- read.csv("../../../shared/data/enai_ecuador_2015/enai_clean.csv")
d$mining <- as.numeric(d$isic_section == "B")
d <- d[complete.cases(d[, c("coop", "share_higher_edu")]), ]
fit <- function(formula, data) {
  m <- glm(formula, binomial("probit"), data, epsilon = 1e-15, maxit = 100)
  x <- model.matrix(m)
  b <- coef(m)
  for (i in 1:30) { # glm stops when the deviance does; scoring goes on until the coefficients do
    eta <- drop(x %*% b)
    b <- b + solve(crossprod(x, x * m$family$mu.eta(eta)^2 / (pnorm(eta) * pnorm(-eta))),
      crossprod(x, (m$y - pnorm(eta)) * dnorm(eta) / (pnorm(eta) * pnorm(-eta))))[, 1]
  }
  list(n = nobs(m), logLik = as.numeric(logLik(m)), coefficients = unname(b), se = unname(sqrt(diag(vcov(m)))))
}
a <- fit(exporter ~ log(emp_avg) + log(sales_avg / emp_avg) + log(age) + foreign_group + foreign_capital + rd_firm +
  share_higher_edu + ip_protect + knows_export_promo + kis + lowserv + mining, d)
b <- fit(exporter ~ log(emp_avg) + log(sales_avg / emp_avg) + log(age) + foreign_group + rd_firm + share_higher_edu +
  ip_protect + knows_export_promo, d[d$kis == 1, ])
writeLines(toJSON(list(program = paste(R.version.string, "glm, expected information"), A = a, B = b), auto_unbox = TRUE, digits = 15, pretty = TRUE),
  "ecuador-probit.json")
