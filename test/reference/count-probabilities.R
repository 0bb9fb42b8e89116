# Pr(from <= y <= to) of Poisson and negative binomial counts, by R's mass and distribution functions.
cases <- expand.grid(index = c(-3, 0.4, 2.5, 5), lnAlpha = c(-8, -1, 0.7, 3))
ranges <- list(c(0, 0), c(3, 3), c(40, 40), c(2, 5), c(0, 4), c(1, Inf), c(30, Inf), c(200, Inf), c(100, 160))
between <- function(p, from, to) {
  lower <- p(to, TRUE) - p(from - 1, TRUE)
  upper <- p(from - 1, FALSE) - p(to, FALSE)
  ifelse(p(from - 1, TRUE) > 0.5, upper, ifelse(to == Inf, p(from - 1, FALSE), lower))
}
rows <- list()
for (i in seq_len(nrow(cases))) for (r in ranges) {
  mu <- exp(cases$index[i]); size <- exp(-cases$lnAlpha[i])
  nb <- if (is.finite(r[2]) && r[2] - r[1] < 100) sum(dnbinom(r[1]:r[2], size = size, mu = mu)) else
    between(function(q, l) pnbinom(q, size = size, mu = mu, lower.tail = l), r[1], r[2])
  po <- if (is.finite(r[2]) && r[2] - r[1] < 100) sum(dpois(r[1]:r[2], mu)) else
    between(function(q, l) ppois(q, mu, lower.tail = l), r[1], r[2])
  rows[[length(rows) + 1]] <- list(index = cases$index[i], lnAlpha = cases$lnAlpha[i], from = r[1],
    to = if (is.finite(r[2])) r[2] else NULL, negativeBinomial = nb, poisson = po)
}
cat(jsonlite::toJSON(rows, auto_unbox = TRUE, digits = I(17), null = "null"), file = "test/reference/count-probabilities.json")
