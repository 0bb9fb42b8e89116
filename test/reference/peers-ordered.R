# Ordered outcomes: ordinal and VGAM, which write the categories' probabilities in different ways. Rscript peers-ordered.R
source("peers.R")
suppressMessages({ library(ordinal); library(VGAM); library(MASS) })
ordered_by <- function(name, data, text, link) {
  estimator <- paste0("ordered", if (link == "logit") "Logit" else "Probit")
  d <- columns(data); y <- all.vars(as.formula(text))[1]
  d[[y]] <- ordered(d[[y]])
  J <- nlevels(d[[y]])
  f <- as.formula(text)
  names <- c(paste0("cut", seq_len(J - 1)), all.vars(f)[-1])
  c1 <- clm(f, data = d, link = link, control = clm.control(gradTol = 1e-12, maxIter = 200))
  peer(name, estimator, data, text, by("ordinal", "clm"), named(coef(c1), names), list(iid = errors(vcov(c1), names)), logLik(c1))
  # VGAM has βs of the other sign, and standard errors of the expected information, which are not compared.
  family <- if (link == "logit") cumulative("logitlink", parallel = TRUE) else cumulative("probitlink", parallel = TRUE)
  v <- vglm(f, family, d, epsilon = 1e-14, maxit = 200)
  for (again in 1:30) v <- vglm(f, family, d, epsilon = 1e-14, maxit = 200, coefstart = coef(v))
  b <- coef(v); b[-seq_len(J - 1)] <- -b[-seq_len(J - 1)]
  peer(name, estimator, data, text, by("VGAM", "vglm"), named(b, names), list(), logLik(v))
}
for (link in c("logit", "probit")) {
  ordered_by("affairs", "peers-data.json#affairs", "rating ~ age + yearsmarried + religiousness + education", link)
  ordered_by("women", "peers-data.json#women", "youngkids ~ age + education + others + hage", link)
  ordered_by("wine", "reference/data/derived_wine.csv", "rn ~ warm + contactn", link)
}
write_peers("ordered")
