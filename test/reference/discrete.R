# Complementary log-log, Firth, heteroskedastic probit, fractional, Poisson: on real data sets that come with R, MASS and AER.
# Rscript discrete.R > discrete.json
# R stats::glm (cloglog, quasibinomial, poisson), brglm2 (Jeffreys' penalty), sandwich; the heteroskedastic probit, which no
# package here has, by its likelihood written out, Newton steps on numDeriv's derivatives until the gradient vanishes.
suppressMessages({library(MASS); library(AER); library(sandwich); library(brglm2); library(numDeriv); library(jsonlite)})

control <- glm.control(epsilon = 1e-15, maxit = 100)
hc0 <- function(fit) sqrt(diag(sandwich(fit, adjust = FALSE)))
# H⁻¹BH⁻¹ with the observed Hessian, from the log-likelihood by rows.
by_likelihood <- function(rows, start, names, slope = function(b) grad(total, b)) {
  total <- function(b) sum(rows(b))
  b <- optim(start, total, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 2000))$par
  for (step in 1:6) b <- b - solve(hessian(total, b), slope(b))
  inverse <- solve(-hessian(total, b))
  scores <- jacobian(rows, b)
  list(coefficients = setNames(as.list(b), names), loglik = total(b), gradient = max(abs(grad(total, b))),
       se = list(observed = setNames(as.list(sqrt(diag(inverse))), names),
                 HC0 = setNames(as.list(sqrt(diag(inverse %*% crossprod(scores) %*% inverse))), names)))
}
of_glm <- function(fit) list(coefficients = as.list(coef(fit)), loglik = as.numeric(logLik(fit)),
  se = list(expected = as.list(sqrt(diag(vcov(fit)))), HC0 = as.list(hc0(fit))))

infert2 <- data.frame(case = infert$case, age = infert$age, parity = infert$parity, spontaneous = infert$spontaneous)
birth <- data.frame(low = birthwt$low, age = birthwt$age, lwt = birthwt$lwt, smoke = birthwt$smoke, ht = birthwt$ht,
                    ftv = birthwt$ftv, ui = birthwt$ui)
cantons <- data.frame(share = swiss$Catholic / 100, education = swiss$Education, agriculture = swiss$Agriculture)
data("CASchools", package = "AER")
schools <- data.frame(lunch = CASchools$lunch / 100, income = CASchools$income, english = CASchools$english,
                      spending = CASchools$expenditure / 1000)
data("PhDPublications", package = "AER")
phd <- with(PhDPublications, data.frame(articles = articles, female = as.integer(gender == "female"), kids = kids,
                                        prestige = prestige, mentor = mentor))

cloglog_of <- function(formula, data) {
  X <- model.matrix(formula, data); y <- data[[all.vars(formula)[1]]]
  fit <- glm(formula, binomial("cloglog"), data, control = control)
  rows <- function(b) { h <- exp(drop(X %*% b)); ifelse(y == 1, log(-expm1(-h)), -h) }
  c(list(formula = deparse(formula)), by_likelihood(rows, coef(fit), colnames(X)),
    expected = list(as.list(sqrt(diag(vcov(fit))))))
}
firth_of <- function(formula, data, link) {
  # type "MPL_Jeffreys" maximises the likelihood times Jeffreys' prior; for the logit it is also Firth's bias reduction.
  fit <- glm(formula, binomial(link), data, method = "brglmFit", type = "MPL_Jeffreys", epsilon = 1e-13, maxit = 5000)
  # brglm2 stops early: Newton steps on the penalized likelihood written out bring the last digits.
  X <- model.matrix(formula, data); y <- data[[all.vars(formula)[1]]]; d <- binomial(link)
  weights <- function(b) { e <- drop(X %*% b); p <- d$linkinv(e); d$mu.eta(e)^2 / (p * (1 - p)) }
  plain <- function(b) { p <- d$linkinv(drop(X %*% b)); sum(y * log(p) + (1 - y) * log(1 - p)) }
  penalized <- function(b) plain(b) + 0.5 * as.numeric(determinant(crossprod(X, weights(b) * X))$modulus)
  b <- coef(fit)
  for (step in 1:6) b <- b - solve(hessian(penalized, b), grad(penalized, b, method.args = list(r = 6)))
  list(formula = deparse(formula), link = link, coefficients = as.list(b), brglm2 = as.list(coef(fit)), loglik = plain(b),
       se = as.list(sqrt(diag(solve(crossprod(X, weights(b) * X))))))
}
het_of <- function(formula, variance, data) {
  X <- model.matrix(formula, data); Z <- model.matrix(variance, data)[, -1, drop = FALSE]
  y <- data[[all.vars(formula)[1]]]; q <- 2 * y - 1; k <- ncol(X)
  rows <- function(b) pnorm(q * drop(X %*% b[1:k]) * exp(-drop(Z %*% b[-(1:k)])), log.p = TRUE)
  start <- c(coef(glm(formula, binomial("probit"), data, control = control)), rep(0, ncol(Z)))
  c(list(formula = deparse(formula), variance = deparse(variance)),
    by_likelihood(rows, start, c(paste0("outcome:", colnames(X)), paste0("variance:", colnames(Z)))))
}
fractional_of <- function(formula, data, link) {
  fit <- suppressWarnings(glm(formula, quasibinomial(link), data, control = control))
  X <- model.matrix(formula, data); y <- data[[all.vars(formula)[1]]]
  rows <- if (link == "logit") function(b) { e <- drop(X %*% b); y * plogis(e, log.p = TRUE) + (1 - y) * plogis(-e, log.p = TRUE) }
          else function(b) { e <- drop(X %*% b); y * pnorm(e, log.p = TRUE) + (1 - y) * pnorm(-e, log.p = TRUE) }
  mills <- function(e) exp(dnorm(e, log = TRUE) - pnorm(e, log.p = TRUE))
  slope <- if (link == "logit") function(b) drop(crossprod(X, y - plogis(drop(X %*% b))))
           else function(b) { e <- drop(X %*% b); drop(crossprod(X, y * mills(e) - (1 - y) * mills(-e))) }
  c(list(formula = deparse(formula)), by_likelihood(rows, coef(fit), colnames(X), slope))
}
separated <- data.frame(y = c(0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 1), x = c(1.2, 0.4, 2.1, 0.3, 3.5, 1.1, 2.2, 3.1, 2.8, 1.9, 2.0, 0.7),
                        d = c(0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0))
out <- list(
  data = list(infert = infert2, birth = birth, cantons = cantons, schools = schools, phd = phd, separated = separated),
  cloglog = list(infert = cloglog_of(case ~ age + parity + spontaneous, infert2),
                 birth = cloglog_of(low ~ age + lwt + smoke + ht, birth)),
  firth = list(infert = list(logit = firth_of(case ~ age + parity + spontaneous, infert2, "logit"),
                             probit = firth_of(case ~ age + parity + spontaneous, infert2, "probit")),
               birth = list(logit = firth_of(low ~ age + lwt + smoke + ht, birth, "logit"),
                            probit = firth_of(low ~ age + lwt + smoke + ht, birth, "probit")),
               separated = list(logit = firth_of(y ~ x + d, separated, "logit"),
                                probit = firth_of(y ~ x + d, separated, "probit"))),
  hetProbit = list(infert = het_of(case ~ parity + spontaneous, ~ age, infert2),
                   birth = het_of(low ~ age + lwt + smoke + ht, ~ smoke, birth)),
  fractionalLogit = list(cantons = fractional_of(share ~ education + agriculture, cantons, "logit"),
                         schools = fractional_of(lunch ~ income + english + spending, schools, "logit")),
  fractionalProbit = list(cantons = fractional_of(share ~ education + agriculture, cantons, "probit"),
                          schools = fractional_of(lunch ~ income + english + spending, schools, "probit")),
  poisson = list(phd = c(list(formula = "articles ~ female + kids + prestige + mentor"),
                         of_glm(glm(articles ~ female + kids + prestige + mentor, poisson, phd, control = control))),
                 birth = c(list(formula = "ftv ~ age + smoke + ui"),
                           of_glm(glm(ftv ~ age + smoke + ui, poisson, birth, control = control)))))
cat(toJSON(out, digits = NA, auto_unbox = TRUE, dataframe = "columns", pretty = 0), "\n")
