# Makes heckman-simulated.json: a simulated sample and what sampleSelection says of it.
# Rscript test/reference/heckman-simulated.R   (writes beside itself; needs sampleSelection, maxLik, jsonlite)
suppressMessages({ library(sampleSelection); library(jsonlite) })
RNGversion("4.0.0")
set.seed(20240517)
n <- 400
a <- round(rnorm(n), 3)
b <- rbinom(n, 1, 0.4)
z <- round(rnorm(n), 3)
v <- rnorm(n)
u <- 1.5 * (0.6 * v + 0.8 * rnorm(n))
d <- as.numeric(0.2 + 0.5 * a - 0.4 * b + 0.8 * z + v > 0)
y <- round(1 + 0.7 * a + 0.5 * b + u, 4)
y[d == 0] <- NA
firms <- data.frame(d, y, a, b, z)

# sampleSelection maximises in (gamma, beta, sigma, rho); invariance carries the rest over.
# The last steps are Newton's, on the analytic gradient with its numerical derivative as the Hessian.
ml <- selection(d ~ a + b + z, y ~ a + b, data = firms, method = "ml", maxMethod = "NR", tol = 0, reltol = 0, gradtol = 1e-13)
ts <- heckit(d ~ a + b + z, y ~ a + b, data = firms)
V <- vcov(ml)
se <- sqrt(diag(V))
names(se) <- names(coef(ml))

out <- list(
  source = paste(R.version.string, "sampleSelection", packageVersion("sampleSelection"), "maxLik", packageVersion("maxLik")),
  data = list(d = d, y = y, a = a, b = b, z = z),
  ml = list(
    selection = list(coef = as.list(coef(ml)[1:4]), se = as.list(se[1:4])),
    outcome = list(coef = as.list(coef(ml)[5:7]), se = as.list(se[5:7])),
    sigma = list(estimate = coef(ml)[["sigma"]], se = se[["sigma"]]),
    rho = list(estimate = coef(ml)[["rho"]], se = se[["rho"]]),
    logLik = as.numeric(logLik(ml))
  ),
  twoStep = list(
    selection = list(coef = as.list(coef(ts)[1:4]), se = as.list(sqrt(diag(vcov(ts)))[1:4])),
    outcome = list(coef = as.list(coef(ts)[5:7]), se = as.list(sqrt(diag(vcov(ts)))[5:7])),
    lambda = list(estimate = coef(ts)[["invMillsRatio"]], se = summary(ts)$estimate["invMillsRatio", 2]),
    sigma = coef(ts)[["sigma"]], rho = coef(ts)[["rho"]]
  )
)
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
write(toJSON(out, digits = I(15), auto_unbox = TRUE, na = "null"), sub("\\.R$", ".json", file))
