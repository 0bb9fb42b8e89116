# Makes two-equations.json: bivariate probits and a probit with selection on real data, by likelihoods written out here.
# Rscript test/reference/two-equations.R affairs.csv womenwk.csv   (writes beside itself; needs pbivnorm, numDeriv, jsonlite)
# affairs.csv: Fair's data as in AER (data(Affairs)); womenwk.csv: Stata's example of heckman.
suppressMessages({ library(pbivnorm); library(numDeriv); library(jsonlite) })
arguments <- commandArgs(trailingOnly = TRUE)
affairs <- read.csv(arguments[1])
women <- read.csv(arguments[2])

# log Phi2 with signs, and its gradient in both indices and atanh(rho)
cells <- function(a, b, rho, t) {
  root <- sqrt(1 - rho^2)
  p <- pbivnorm(a, b, rho)
  list(
    value = log(p),
    a = dnorm(a) * pnorm((b - rho * a) / root) / p,
    b = dnorm(b) * pnorm((a - rho * b) / root) / p,
    t = dnorm(a) * dnorm((b - rho * a) / root) * root / p
  )
}

# The likelihood of two equations; rows with s1 = -1 count in the first alone where `selection` is TRUE.
likelihood <- function(X1, X2, s1, s2, selection) function(theta) {
  k1 <- ncol(X1); k2 <- ncol(X2)
  t <- theta[k1 + k2 + 1]
  e1 <- drop(X1 %*% theta[1:k1]); e2 <- drop(X2 %*% theta[k1 + 1:k2])
  joint <- if (selection) s1 > 0 else rep(TRUE, length(s1))
  q <- s1 * s2
  at <- cells(s1[joint] * e1[joint], s2[joint] * e2[joint], q[joint] * tanh(t), t)
  alone <- pnorm(-e1[!joint], log.p = TRUE)
  g1 <- numeric(length(s1)); g2 <- g1; gt <- g1
  g1[joint] <- s1[joint] * at$a; g2[joint] <- s2[joint] * at$b; gt[joint] <- q[joint] * at$t
  g1[!joint] <- -exp(dnorm(e1[!joint], log = TRUE) - alone)
  list(value = sum(at$value) + sum(alone), score = cbind(X1 * g1, X2 * g2, gt))
}

maximum <- function(X1, X2, s1, s2, selection) {
  of <- likelihood(X1, X2, s1, s2, selection)
  gradient <- function(theta) colSums(of(theta)$score)
  use <- if (selection) s1 > 0 else rep(TRUE, length(s1))
  theta <- c(
    glm.fit(X1, s1 > 0, family = binomial("probit"))$coefficients,
    glm.fit(X2[use, ], s2[use] > 0, family = binomial("probit"))$coefficients,
    0
  )
  for (step in 1:30) {
    H <- jacobian(gradient, theta)
    move <- solve(H, gradient(theta))
    theta <- theta - move
    if (max(abs(move / (abs(theta) + 1e-3))) < 1e-13) break
  }
  V <- solve(-jacobian(gradient, theta))
  S <- of(theta)$score
  names(theta) <- c(paste0("1:", colnames(X1)), paste0("2:", colnames(X2)), "atanhRho")
  se <- function(V) as.list(setNames(sqrt(diag(V)), names(theta)))
  list(
    coef = as.list(theta), se = se((V + t(V)) / 2), robust = se(V %*% crossprod(S) %*% V),
    logLik = of(theta)$value, gradient = max(abs(gradient(theta)))
  )
}

sign <- function(y) ifelse(y == 1, 1, -1)
affairs$affair <- as.numeric(affairs$affairs > 0)
affairs$happy <- as.numeric(affairs$rating >= 4)
women$work <- as.numeric(!is.na(women$wage))
women$high <- ifelse(women$work == 1, women$wage > 24, 0)
X <- function(formula, data) model.matrix(formula, data)
out <- list(
  source = paste(R.version.string, "pbivnorm", packageVersion("pbivnorm"), "numDeriv", packageVersion("numDeriv")),
  bivariate = maximum(
    X(~ age + yearsmarried + religiousness, affairs), X(~ yearsmarried + education + occupation, affairs),
    sign(affairs$affair), sign(affairs$happy), FALSE
  ),
  recursive = maximum(
    X(~ age + yearsmarried + religiousness, affairs), X(~ affair + yearsmarried + education, affairs),
    sign(affairs$affair), sign(affairs$happy), FALSE
  ),
  selection = maximum(
    X(~ age + education + married + children, women), X(~ age + education, women),
    sign(women$work), sign(women$high), TRUE
  )
)
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
write(toJSON(out, digits = I(15), auto_unbox = TRUE, pretty = TRUE), sub("\\.R$", ".json", file))
