# Two-part models on two data sets of AER: each part by glm and lm, the joint robust covariance from the stacked estimating
# equations of both, average slopes by hand, their delta-method errors by
# numDeriv.
suppressMessages({library(AER); library(sandwich); library(numDeriv); library(jsonlite)})
tight <- glm.control(epsilon = 1e-15, maxit = 100)
twoPart <- function(data, selected, first, second, link, effects) {
  one <- glm(reformulate(all.vars(first), "selected"), binomial(link), cbind(data, selected), control = tight)
  seen <- data[selected == 1, ]; two <- lm(second, seen); n <- nrow(data); n2 <- nrow(seen)
  X <- model.matrix(one); Z <- matrix(0, n, length(coef(two))); Z[selected == 1, ] <- model.matrix(two)
  y <- numeric(n); y[selected == 1] <- model.response(model.frame(two)); k1 <- ncol(X); k2 <- ncol(Z)
  ends <- if (link == "probit") function(e) ifelse(selected == 1, pnorm(e, log.p = TRUE), pnorm(-e, log.p = TRUE)) else
    function(e) ifelse(selected == 1, plogis(e, log.p = TRUE), plogis(-e, log.p = TRUE))
  rows <- function(t) ends(drop(X %*% t[1:k1])) + selected * dnorm(y, drop(Z %*% t[k1 + 1:k2]), exp(t[k1 + k2 + 1]), log = TRUE)
  names <- c(paste0("selection:", names(coef(one))), paste0("outcome:", names(coef(two))), "lnSigma")
  theta <- c(coef(one), coef(two), log(sqrt(sum(residuals(two)^2) / n2)))
  for (i in 1:3) theta <- theta - drop(solve(hessian(function(t) sum(rows(t)), theta), colSums(jacobian(rows, theta))))
  H <- hessian(function(t) sum(rows(t)), theta); V <- solve(-H); S <- jacobian(rows, theta); R <- V %*% crossprod(S) %*% V
  mean1 <- if (link == "probit") pnorm else plogis; slope1 <- if (link == "probit") dnorm else dlogis
  of <- function(fit, v) match(v, names(coef(fit)))
  Z <- model.matrix(delete.response(terms(second)), data)
  slope <- function(t, v) {
    a <- t[of(one, v)]; b <- t[k1 + of(two, v)]; e <- drop(X %*% t[1:k1])
    mean((slope1(e) * ifelse(is.na(a), 0, a) + mean1(e) * ifelse(is.na(b), 0, b)) * exp(drop(Z %*% t[k1 + 1:k2]) + exp(2 * t[k1 + k2 + 1]) / 2))
  }
  table <- lapply(effects, function(v) {
    g <- grad(function(t) slope(t, v), theta); c(slope(theta, v), sqrt(drop(g %*% V %*% g)), sqrt(drop(g %*% R %*% g))) })
  named <- function(x) as.list(setNames(unname(x), names))
  smear <- mean(exp(residuals(two)))
  list(coefficients = named(theta), se = named(sqrt(diag(V))), HC0 = named(sqrt(diag(R))), logLik = sum(rows(theta)),
       effects = setNames(table, effects), smearing = smear,
       smeared = smear * mean(predict(one, type = "response") * exp(predict(two, data))))
}
data("PSID1976"); w <- data.frame(wage = PSID1976$wage, PSID1976[c("age", "education", "youngkids", "experience")])
data("DoctorVisits"); d <- DoctorVisits[seq(1, 5190, 9), ]
d <- data.frame(visits = d$visits, age = d$age, illness = d$illness, health = d$health, income = d$income)
set.seed(1)
out <- list(
  wages = twoPart(w, as.numeric(w$wage > 0), ~ age + education + youngkids, log(wage) ~ education + experience, "probit", c("age", "education", "experience")),
  visits = twoPart(d, as.numeric(d$visits > 0), ~ age + illness + income, log(visits) ~ illness + health, "logit", c("age", "illness", "health")))
out$data <- list(wages = c(as.list(w), list(works = as.numeric(w$wage > 0))), visits = c(as.list(d), list(any = as.numeric(d$visits > 0))))
write_json(out, "test/reference/two-part.json", digits = I(17), auto_unbox = TRUE, na = "null", dataframe = "columns")
