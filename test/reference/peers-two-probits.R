# Two probits: sampleSelection and GJRM (selection of a binary outcome), GJRM and gretl (bivariate, recursive).
# Rscript peers-two-probits.R
source("peers.R"); source("peers-gretl.R")
suppressMessages({ library(sampleSelection) })
has_gjrm <- requireNamespace("GJRM", quietly = TRUE)
women <- "peers-data.json#women"; w <- columns(women); w$high <- as.integer(w$wage > 4)
affairs <- "peers-data.json#affairs"; a <- columns(affairs)
home <- "data/micsr_housprod/housprod.csv"; h <- columns(home); h$high <- ifelse(h$mjob == 1, as.integer(h$mwage > 30), NA)
mroz <- "reference/data/derived_mroz_bip.csv"; m <- columns(mroz)

# GJRM's parameter of the normal copula is atanh(rho).
joint <- function(name, estimator, data, d, formulas, written, roles, model, ...) {
  if (!has_gjrm) return(invisible())
  g <- GJRM::gjrm(lapply(formulas, as.formula), data = d, copula = "N", model = model, margins = c("probit", "probit"), rinit = 1, rmax = 100, iterlimsp = 50)
  names <- c(equation(roles[1], formulas[[1]]), equation(roles[2], formulas[[2]]), "atanhRho")
  print(c(name, g$fit$iterations, max(abs(g$fit$gradient))))
  peer(name, estimator, data, written, by("GJRM", "gjrm"), named(coef(g), names), list(iid = errors(g$Vb, names)), logLik(g), ...)
}

bivariate <- function(name, data, d, first, second) {
  y <- function(text) all.vars(as.formula(text))[1]
  roles <- c(y(first), y(second)); names <- c(equation(roles[1], first), equation(roles[2], second))
  right <- function(text) paste("0", gsub("+", "", sub(".*~", "", text), fixed = TRUE))
  g <- gretl(d[unique(c(all.vars(as.formula(first)), all.vars(as.formula(second))))], paste("biprobit", roles[1], roles[2], right(first), ";", right(second)))
  k <- length(g$coef); rho <- g$coef[k]; g$se[k] <- g$se[k] / (1 - rho^2)
  peer(name, "bivariateProbit", data, list(first, second), paste0(gretl_version, ", biprobit"), named(c(g$coef[-k], atanh(rho)), c(names, "atanhRho")),
       list(iid = named(g$se, c(names, "atanhRho"))), g$logLik, stops = 1e-6, note = "BFGS ends by the change of the log-likelihood")
  joint(name, "bivariateProbit", data, d, list(first, second), list(first, second), roles, "B")
}
bivariate("affairs", affairs, a, "affair ~ age + yearsmarried + religiousness", "happy ~ yearsmarried + education + occupation")
bivariate("affairs, recursive", affairs, a, "affair ~ age + yearsmarried + religiousness", "happy ~ affair + yearsmarried + education")
bivariate("mroz", mroz, m, "inlf ~ nwifeinc + exper + age + kidslt6", "hi ~ nwifeinc + motheduc + fatheduc + age")
bivariate("mroz, recursive", mroz, m, "inlf ~ hi + nwifeinc + exper + age + kidslt6", "hi ~ nwifeinc + motheduc + fatheduc + age")

heckprobit <- function(name, data, d, selection, outcome, ...) {
  y <- all.vars(as.formula(outcome))[1]
  d$outcome <- factor(d[[y]])
  # BHHH first: each step of Newton's takes its Hessian from differences of many bivariate probabilities.
  f <- update(as.formula(outcome), outcome ~ .)
  ml <- sampleSelection::selection(as.formula(selection), f, data = d)
  ml <- sampleSelection::selection(as.formula(selection), f, data = d, maxMethod = "NR", tol = 0, reltol = 0, gradtol = 1e-12, iterlim = 4, start = coef(ml))
  names <- c(equation("selection", selection), equation("outcome", outcome))
  r <- free(ml, integer(), length(names) + 1, c(names, "atanhRho"), logLik)
  written <- list(selection = selection, outcome = outcome)
  peer(name, "heckprobit", data, written, by("sampleSelection", "selection"), r$coef, list(iid = r$se), r$logLik, ...)
  d[[y]][is.na(d[[y]])] <- 0
  joint(name, "heckprobit", data, d, list(selection, outcome), written, c("selection", "outcome"), "BSS", ...)
}
heckprobit("women", women, w, "works ~ age + education + others + youngkids + oldkids", "high ~ education + experience", derived = list(high = w$high))
heckprobit("housprod", home, h, "mjob ~ mage + meduc + fsize + ychild + nonlabinc", "high ~ mage + meduc", derived = list(high = h$high))
write_peers("two-probits")
