# A probit with sampling weights by the survey package, and as Stata's [pweight]: Rscript survey-probit.R writes survey-probit.json
library(survey)
library(numDeriv)
data(api)
d <- data.frame(exporter = as.numeric(apistrat$api00 > 700), meals = apistrat$meals, ell = apistrat$ell, growth = apistrat$growth, pw = apistrat$pw)
form <- exporter ~ meals + ell + growth
design <- svydesign(id = ~1, weights = ~pw, data = d)
fit <- svyglm(form, design, family = quasibinomial("probit"), control = list(epsilon = 1e-14, maxit = 100))
X <- model.matrix(form, d)
n <- nrow(d)
w <- d$pw * n / sum(d$pw)
logLik <- function(b) sum(w * pnorm((2 * d$exporter - 1) * drop(X %*% b), log.p = TRUE))
b <- coef(fit)
q <- 2 * d$exporter - 1
mills <- q * dnorm(drop(X %*% b)) / pnorm(q * drop(X %*% b))
stopifnot(max(abs(crossprod(X, w * mills))) < 1e-6)
H <- solve(hessian(logLik, b)) # observed information, as Stata's
V <- H %*% crossprod(X * (w * mills)) %*% H * n / (n - 1)
# average effects over the population, delta method
ame <- function(b) colSums(w * dnorm(drop(X %*% b)) %o% b[-1]) / sum(w)
J <- jacobian(ame, b)
out <- list(
  data = as.list(d), coef = as.list(b), svyglm = unname(SE(fit)), stata = unname(sqrt(diag(V))),
  effects = unname(ame(b)), effectsSe = unname(sqrt(diag(J %*% V %*% t(J))))
)
writeLines(jsonlite::toJSON(out, digits = I(16), auto_unbox = TRUE), "survey-probit.json")
