# Negative binomial regression (NB2) on real data sets that come with MASS and AER.
# Rscript negative-binomial.R > negative-binomial.json
# MASS::glm.nb gives the start; Newton steps on numDeriv's derivatives of R's dnbinom, in (beta, ln alpha), bring the last
# digits, and the observed information of both. glm.nb's own standard errors take theta as known (expected information).
suppressMessages({library(MASS); library(AER); library(numDeriv); library(jsonlite)})

data("PhDPublications", package = "AER")
phd <- with(PhDPublications, data.frame(articles = articles, female = as.integer(gender == "female"), kids = kids,
                                        prestige = prestige, mentor = mentor))
days <- with(quine, data.frame(days = Days, aboriginal = as.integer(Eth == "A"), male = as.integer(Sex == "M"),
                               f1 = as.integer(Age == "F1"), f2 = as.integer(Age == "F2"), f3 = as.integer(Age == "F3"),
                               slow = as.integer(Lrn == "SL")))
richardson <- list(r = 6)
loglik_of <- function(rows, start) {
  total <- function(b) sum(rows(b))
  b <- start
  for (step in 1:6) b <- b - solve(hessian(total, b, method.args = richardson), grad(total, b, method.args = richardson))
  list(b = b, total = total(b), inverse = solve(-hessian(total, b, method.args = richardson)))
}
nb_of <- function(formula, data) {
  X <- model.matrix(formula, data); y <- data[[all.vars(formula)[1]]]; k <- ncol(X)
  fit <- glm.nb(formula, data, control = glm.control(epsilon = 1e-14, maxit = 200))
  rows <- function(b, design = X) dnbinom(y, size = exp(-b[length(b)]), mu = exp(drop(design %*% b[-length(b)])), log = TRUE)
  names <- c(colnames(X), "lnAlpha")
  found <- loglik_of(rows, c(coef(fit), -log(fit$theta)))
  scores <- jacobian(rows, found$b, method.args = richardson)
  named <- function(v) setNames(as.list(v), names)
  constant <- loglik_of(function(b) rows(b, X[, 1, drop = FALSE]), c(log(mean(y)), found$b[k + 1]))
  poisson <- glm(formula, poisson, data, control = glm.control(epsilon = 1e-15, maxit = 100))
  list(formula = deparse(formula), coefficients = named(found$b), loglik = found$total, loglikNull = constant$total,
       loglikPoisson = as.numeric(logLik(poisson)),
       se = list(observed = named(sqrt(diag(found$inverse))),
                 opg = named(sqrt(diag(solve(crossprod(scores))))),
                 HC0 = named(sqrt(diag(found$inverse %*% crossprod(scores) %*% found$inverse)))),
       glm.nb = list(coefficients = as.list(coef(fit)), theta = fit$theta, se = as.list(sqrt(diag(vcov(fit))))))
}

cases <- list(quine = nb_of(days ~ aboriginal + male + f1 + f2 + f3 + slow, days),
              phd = nb_of(articles ~ female + kids + prestige + mentor, phd))
cat(toJSON(list(data = list(quine = as.list(days), phd = as.list(phd)), negativeBinomial = cases), digits = I(17),
           auto_unbox = TRUE), "\n")
