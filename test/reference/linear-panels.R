# Between and random-effects estimators by plm (Swamy-Arora), balanced (Produc) and unbalanced (EmplUK); the data are in
# fixed-effects.json. Rscript linear-panels.R > linear-panels.json
suppressMessages({ library(plm); library(jsonlite) })
data(Produc, package = "plm"); data(EmplUK, package = "plm")
one <- function(formula, data, index) {
  random <- plm(formula, data, model = "random", random.method = "swar", index = index)
  between <- plm(formula, data, model = "between", index = index)
  within <- plm(formula, data, model = "within", index = index)
  part <- function(fit) list(coef = as.list(coef(fit)), se = as.list(sqrt(diag(vcov(fit)))))
  list(random = part(random), between = part(between), within = part(within),
    sigma2 = as.list(ercomp(random)$sigma2), arellano = as.list(sqrt(diag(vcovHC(random, method = "arellano")))))
}
cat(toJSON(list(source = paste("R", getRversion(), "plm", packageVersion("plm")),
  produc = one(log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp, Produc, c("state", "year")),
  empl = one(log(emp) ~ log(wage) + log(capital), EmplUK, c("firm", "year"))), digits = NA, auto_unbox = TRUE))
