# Shares by group with strata and weights by the survey package: Rscript survey-shares.R writes survey-shares.json
library(survey)
data(api)
apistrat$y <- as.numeric(apistrat$api00 > 700)
apistrat$g <- apistrat$awards
one <- function(d, by) {
  s <- svyby(~y, by, d, svymean, covmat = TRUE)
  k <- nrow(s)
  C <- cbind(-1, diag(k - 1))
  V <- C %*% vcov(s) %*% t(C)
  diff <- C %*% coef(s)
  p <- coef(s); se <- SE(s); df <- degf(d)
  e <- qt(0.975, df) * se / (p * (1 - p))
  list(group = as.character(s[[1]]), share = unname(p), se = unname(se), low = unname(plogis(qlogis(p) - e)), high = unname(plogis(qlogis(p) + e)),
       F = drop(t(diff) %*% solve(V) %*% diff) / (k - 1), df = df)
}
d1 <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat)
d2 <- svydesign(id = ~1, weights = ~pw, data = apistrat)
out <- list(
  data = list(y = apistrat$y, stype = as.character(apistrat$stype), awards = as.character(apistrat$awards), pw = apistrat$pw),
  strataAwards = one(d1, ~awards), weightsStype = one(d2, ~stype)
)
writeLines(jsonlite::toJSON(out, digits = I(16), auto_unbox = TRUE), "survey-shares.json")
