# Selection, switching, treatment: sampleSelection; two parts: stats. Rscript peers-selection.R
source("peers.R")
suppressMessages({ library(sampleSelection) })
exact <- list(tol = 0, reltol = 0, gradtol = 1e-12, maxMethod = "NR", iterlim = 30)

call_with <- function(f, ...) do.call(f, c(list(...), exact))

heckman <- function(name, data, d, selection, outcome, ...) {
  formula <- list(selection = selection, outcome = outcome)
  names <- c(equation("selection", selection), equation("outcome", outcome))
  ml <- call_with(sampleSelection::selection, as.formula(selection), as.formula(outcome), data = d)
  k <- length(names)
  r <- free(ml, k + 1, k + 2, c(names, "lnSigma", "atanhRho"), logLik)
  peer(name, "heckman", data, formula, by("sampleSelection", "selection"), r$coef, list(iid = r$se), r$logLik, ...)
  ts <- heckit(as.formula(selection), as.formula(outcome), data = d)
  at <- coef(ts); keep <- c(seq_len(k), which(names(at) == "invMillsRatio"))
  se <- summary(ts)$estimate[keep, 2]
  peer(name, "heckman", data, formula, by("sampleSelection", "heckit"), named(at[keep], c(names, "outcome:lambda")),
       list(iid = named(se, c(names, "outcome:lambda"))), options = list(method = "two-step"), ...)
}
women <- "peers-data.json#women"; w <- columns(women)
heckman("women", women, w, "works ~ age + education + others + youngkids", "log(wage) ~ education + experience")
home <- "data/micsr_housprod/housprod.csv"; h <- columns(home)
heckman("housprod", home, h, "mjob ~ mage + meduc + fsize + ychild + nonlabinc", "log(mwage) ~ mage + meduc")

regimes <- function(name, data, d, treatment, outcome, ...) {
  y <- all.vars(as.formula(outcome)); t <- all.vars(as.formula(treatment))[1]
  treated <- paste(outcome, "+", t)
  ml <- call_with(treatReg, as.formula(treatment), as.formula(treated), data = d)
  names <- c(equation("treatment", treatment), equation("outcome", treated)); k <- length(names)
  r <- free(ml, k + 1, k + 2, c(names, "lnSigma", "atanhRho"), logLik)
  peer(name, "treatment", data, list(treatment = treatment, outcome = treated), by("sampleSelection", "treatReg"), r$coef, list(iid = r$se), r$logLik, ...)
  ts <- heckitTfit(as.formula(treatment), as.formula(treated), data = d)
  peer(name, "treatment", data, list(treatment = treatment, outcome = treated), by("sampleSelection", "heckitTfit"),
       named(coef(ts)[1:(k + 1)], c(names, "outcome:lambda")), options = list(method = "two-step"), ...)
  formula <- list(selection = treatment, outcome0 = outcome, outcome1 = outcome)
  outcomes <- list(as.formula(outcome), as.formula(outcome))
  ml <- call_with(sampleSelection::selection, as.formula(treatment), outcomes, data = d)
  at <- names(coef(ml))
  x <- equation("", outcome)
  names <- c(equation("selection", treatment), paste0("outcome0", x), "lnSigma0", "atanhRho0", paste0("outcome1", x), "lnSigma1", "atanhRho1")
  # Lee's two steps: its Mills ratio of regime 0 has the other sign.
  ts <- coef(sampleSelection::selection(as.formula(treatment), outcomes, data = d, method = "2step"))
  mills <- grep("invMills", base::names(ts)); ts[mills[1]] <- -ts[mills[1]]
  two <- c(equation("selection", treatment), paste0("outcome0", x), "outcome0:lambda", paste0("outcome1", x), "outcome1:lambda")
  peer(name, "switching", data, formula, by("sampleSelection", "heckit5fit"), named(ts[grep("sigma|rho", base::names(ts), invert = TRUE)], two),
       options = list(method = "two-step"), ...)
  r <- free(ml, grep("^sigma", at), grep("^rho", at), names, logLik)
  peer(name, "switching", data, formula, by("sampleSelection", "selection"), r$coef, list(iid = r$se), r$logLik, ...)
}
card <- "reference/data/wooldridge_card.csv"; c1 <- columns(card); c1$college <- as.integer(c1$educ >= 14)
regimes("card", card, c1[c("lwage", "black", "smsa", "south", "nearc4", "nearc2", "college")], "college ~ black + smsa + nearc4 + nearc2", "lwage ~ black + smsa + south", derived = list(college = c1$college))
pension <- "reference/data/wooldridge_k401ksubs.csv"; p <- columns(pension)
regimes("pension", pension, p[c("inc", "marr", "age", "e401k", "pira")], "pira ~ marr + age + e401k", "log(inc) ~ marr + age")

# Two parts, each by itself: glm, and lm with the maximum-likelihood divisor n.
parts <- function(name, data, selection, outcome) {
  d <- columns(data); s <- all.vars(as.formula(selection))[1]
  p <- glm(as.formula(selection), binomial, d, control = glm.control(epsilon = 1e-300, maxit = 30)); l <- lm(as.formula(outcome), d[d[[s]] == 1, ])
  n <- nobs(l); e <- residuals(l); names <- c(equation("selection", selection), equation("outcome", outcome), "lnSigma")
  peer(name, "twoPart", data, list(selection = selection, outcome = outcome), by("stats", "glm and lm"),
       named(c(coef(p), coef(l), log(mean(e^2)) / 2), names),
       list(iid = named(sqrt(c(diag(vcov(p)), diag(vcov(l)) * df.residual(l) / n, 1 / (2 * n))), names)), logLik(p) + logLik(l),
       list(participation = "logit"))
}
parts("women", women, "works ~ age + education + youngkids", "log(wage) ~ education + experience")
parts("visits", "two-part.json#data.visits", "any ~ age + illness + income", "log(visits) ~ illness + health")
write_peers("selection")
