# Limited outcomes: AER::tobit (survreg), censReg, crch, truncreg, micsr, survival, gretl. Rscript peers-censored.R
source("peers.R"); source("peers-gretl.R")
suppressMessages({ library(survival); library(AER); library(censReg); library(truncreg); library(micsr) })
affairs <- "peers-data.json#affairs"; women <- "peers-data.json#women"
tight <- survreg.control(rel.tolerance = 1e-14, maxiter = 200)
terms_of <- function(text) c("(Intercept)", all.vars(as.formula(text))[-1])

# crch ends by the change of the log-likelihood (BFGS): far from the last digits where columns are of different scales, as here
# dollars and hours are; its standard errors are those of that point.
bfgs <- function(before) crch::crch.control(reltol = 1e-16, maxit = 5000, start = if (!is.null(before)) coef(before))
early <- function(name) {
  note <- "BFGS ends by the change of the log-likelihood"
  if (grepl("women", name)) list(stops = 5e-3, seTolerance = 1e-4, note = note) else list(stops = 1e-6, note = note)
}

# sigma to lnSigma, with its standard error, where a package has the former.
logged <- function(at, V, names) {
  k <- length(at); D <- diag(k); D[k, k] <- 1 / at[k]
  list(coef = named(c(at[-k], log(at[k])), c(names, "lnSigma")), se = errors(D %*% V %*% D, c(names, "lnSigma")))
}

censored <- function(name, data, y, right, lower, upper = Inf) {
  d <- columns(data); text <- paste("held ~", right); f <- as.formula(text); x <- terms_of(text)
  d$held <- pmin(d[[y]], upper)
  options <- list(lower = lower); if (is.finite(upper)) options$upper <- upper
  add <- function(by, coef, se, value, ...) peer(name, "tobit", data, text, by, coef, se, value, options, derived = list(held = d$held), ...)
  a <- tobit(f, left = lower, right = upper, data = d, control = tight)
  # survreg steps on from its own solution
  a <- tobit(f, left = lower, right = upper, data = d, control = tight, init = c(coef(a), log(a$scale)))
  add(paste(by("AER", "tobit"), by("sandwich", "sandwich"), sep = "; "), named(c(coef(a), log(a$scale)), c(x, "lnSigma")),
      list(iid = errors(vcov(a), c(x, "lnSigma")), HC0 = errors(HC0(a), c(x, "lnSigma"))), a$loglik[2])
  c1 <- censReg(f, left = lower, right = upper, data = d, tol = 0, reltol = 0, gradtol = 1e-12, method = "NR")
  add(by("censReg", "censReg"), named(coef(c1), c(x, "lnSigma")), list(iid = errors(vcov(c1), c(x, "lnSigma"))), logLik(c1))
  h <- NULL
  for (again in 1:2) h <- crch::crch(f, data = d, left = lower, right = upper, dist = "gaussian", control = bfgs(h))
  do.call(add, c(list(by("crch", "crch"), named(coef(h), c(x, "lnSigma")), list(iid = errors(vcov(h), c(x, "lnSigma"))), logLik(h)), early(name)))
  # Newton of micsr from least squares diverges on hours.
  m <- try(micsr::tobit1(f, data = d, left = lower, right = upper, maxit = 200), silent = TRUE)
  if (inherits(m, "try-error")) return(invisible())
  l <- logged(coef(m), solve(-m$hessian), x)
  add(by("micsr", "tobit1"), l$coef, list(iid = l$se), sum(if (is.matrix(m$value)) m$value[, 1] else m$value))
}
of_affairs <- "age + yearsmarried + religiousness + rating"
of_women <- "education + experience + age + youngkids + others"
censored("affairs", affairs, "affairs", of_affairs, 0)
censored("women", women, "hours", of_women, 0)
censored("affairs, two limits", affairs, "affairs", of_affairs, 0, 4)
censored("women, two limits", women, "hours", of_women, 0, 2000)

# Limits by row, and intervals: survreg and gretl. sandwich's scores of survreg are wrong for intervals (they do not add up to zero
# at its maximum), so its robust covariance is taken where rows are exact or censored only.
between <- function(name, estimator, data, d, text, low, high, options = NULL, derived) {
  f <- as.formula(text); x <- c(terms_of(text), "lnSigma"); right <- all.vars(f)[-1]
  finite <- function(v) ifelse(is.finite(v), v, NA)
  d$low <- finite(low); d$high <- finite(high)
  s <- survreg(update(f, Surv(low, high, type = "interval2") ~ .), data = d, dist = "gaussian", control = tight)
  s <- survreg(update(f, Surv(low, high, type = "interval2") ~ .), data = d, dist = "gaussian", control = tight, init = c(coef(s), log(s$scale)))
  written <- if (estimator == "interval") sub("^[^~]*", "[low, high] ", text) else text
  add <- function(by, coef, se, value, ...) peer(name, estimator, data, written, by, coef, se, value, options, derived = derived, ...)
  add(paste(by("survival", "survreg"), by("sandwich", "sandwich"), sep = "; "), named(c(coef(s), log(s$scale)), x),
      if (estimator == "interval") list(iid = errors(vcov(s), x)) else list(iid = errors(vcov(s), x), HC0 = errors(HC0(s), x)), s$loglik[2])
  g <- gretl(d[c("low", "high", right)], paste("intreg low high 0", paste(right, collapse = " ")), coefficients = "$coeff | {$sigma}", errors = "$stderr | {NA}")
  k <- length(g$coef)
  add(paste0(gretl_version, ", intreg"), named(c(g$coef[-k], log(g$coef[k])), x), list(iid = named(g$se[-k], x[-k])), g$logLik)
}
w <- columns(women)
limit <- ifelse(w$city == 1, 1500, 2000); h <- pmin(w$hours, limit)
between("women, limits by row", "tobit", women, w, paste("held ~", of_women), ifelse(h <= 0, -Inf, h), ifelse(h >= limit, Inf, h),
        list(lower = 0, upper = "limit"), list(held = h, limit = limit))
a <- columns(affairs)
limit <- ifelse(a$male == 1, 7, 3); h <- pmin(a$affairs, limit)
between("affairs, limits by row", "tobit", affairs, a, paste("held ~", of_affairs), ifelse(h <= 0, -Inf, h), ifelse(h >= limit, Inf, h),
        list(lower = 0, upper = "limit"), list(held = h, limit = limit))
bands <- function(v, width, top) list(low = ifelse(v >= top, top, ifelse(v < width, -Inf, width * floor(v / width))), high = ifelse(v >= top, Inf, width * floor(v / width) + width))
finite <- function(v) lapply(v, function(x) ifelse(is.finite(x), x, NA))
e <- bands(w$others, 5, 40)
between("women, bands of income", "interval", women, w, "others ~ education + hage + heducation", e$low, e$high, NULL, finite(e))
e <- bands(a$affairs, 2, 10)
between("affairs, bands", "interval", affairs, a, "affairs ~ age + yearsmarried + rating", e$low, e$high, NULL, finite(e))

cut_off <- function(name, data, text, lower) {
  f <- as.formula(text); x <- terms_of(text); d <- columns(data); d <- d[d[[all.vars(f)[1]]] > lower, ]
  add <- function(by, coef, se, value, ...) peer(name, "truncated", data, text, by, coef, se, value, list(lower = lower), ...)
  t <- truncreg(f, data = d, point = lower, direction = "left", method = "NR", tol = 0, reltol = 0, gradtol = 1e-10, iterlim = 300)
  l <- logged(coef(t), vcov(t), x); add(by("truncreg", "truncreg"), l$coef, list(iid = l$se), logLik(t))
  m <- micsr::tobit1(f, data = d, left = lower, sample = "truncated", maxit = 200)
  l <- logged(coef(m), solve(-m$hessian), x); add(by("micsr", "tobit1"), l$coef, list(iid = l$se), sum(m$value))
  h <- NULL
  for (again in 1:3) h <- crch::crch(f, data = d, left = lower, truncated = TRUE, dist = "gaussian", control = bfgs(h))
  do.call(add, c(list(by("crch", "crch"), named(coef(h), c(x, "lnSigma")), list(iid = errors(vcov(h), c(x, "lnSigma"))), logLik(h)), early(name)))
}
cut_off("affairs", affairs, "affairs ~ age + yearsmarried + rating", 0)
cut_off("women", women, "hours ~ education + experience + age + youngkids", 0)
write_peers("censored")
