# Standard errors of fixest's likelihood models with absorbed effects by its default small-sample factors, where levels have left.
# Rscript fixest-counts.R > fixest-counts.json
suppressMessages({ library(fixest); library(jsonlite) })
setFixest_nthreads(1)
set.seed(6)
d <- data.frame(firm = rep(1:50, each = 7), year = rep(1:7, 50))
d$x <- rnorm(350); d$w <- rnorm(350)
d$count <- rpois(350, exp(0.3 * d$x - 0.2 * d$w + d$firm / 50 - 1.5))
d$count[d$firm %in% c(3, 17)] <- 0
d$works <- as.integer(0.5 * (d$x - d$w) + (d$firm - 25) / 10 + rnorm(350) > 0)
one <- function(fit) {
  se <- function(v) as.list(sqrt(diag(vcov(fit, vcov = v))))
  list(nobs = fit$nobs, sizes = as.list(fit$fixef_sizes), coef = as.list(coef(fit)),
       se = list(iid = se("iid"), robust = se("hetero"), firm = se(~firm)))
}
tight <- list(notes = FALSE, fixef.tol = 3e-12, fixef.iter = 1e5, glm.tol = 2.3e-13, glm.iter = 200)
fit <- function(f, estimate, ...) one(do.call(estimate, c(list(f, d, ...), tight)))
cases <- list(
  poisson = fit(count ~ x + w | firm + year, fepois),
  probit = fit(works ~ x + w | firm, feglm, family = binomial("probit")),
  logit = fit(works ~ x + w | firm + year, feglm, family = binomial("logit")),
  plain = fit(works ~ x + w, feglm, family = binomial("logit"))
)
cat(toJSON(list(source = paste("R", getRversion(), "fixest", packageVersion("fixest")), cases = cases, data = as.list(d)),
  digits = NA, auto_unbox = TRUE, na = "null"))
