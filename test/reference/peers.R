# What the programs peers-*.R share: each calls a published package on real data and writes its numbers under this library's
# names, to peers-*.json. Run in this folder: Rscript peers-binary.R. Read by test/estimators/peers.test.ts and docs/accuracy.md.
suppressMessages(library(jsonlite))
cases <- list()

# The columns of "file.json#a.b" in this folder, or of a CSV file under ../../../shared; missing cells are NA.
columns <- function(data) {
  if (!grepl("#", data)) return(read.csv(file.path("../../../shared", data)))
  parts <- strsplit(data, "#")[[1]]
  as.data.frame(Reduce(function(x, name) x[[name]], strsplit(parts[2], ".", fixed = TRUE)[[1]], fromJSON(parts[1])))
}

by <- function(package, call) paste0(package, " ", packageVersion(package), ", ", call)

named <- function(x, names = base::names(x)) as.list(setNames(as.numeric(x), names))
errors <- function(V, names = rownames(V)) named(sqrt(diag(V)), names)

# (H)⁻¹B(H)⁻¹ of sandwich without a factor.
HC0 <- function(fit, ...) sandwich::sandwich(fit, ...)

# One estimate. `se`: standard errors by the kind's name in the test; `derived`: columns made from those of the data, kept once
# for all cases of a name; ...: tolerances that differ, and why.
peer <- function(name, estimator, data, formula, by, coef, se = NULL, logLik = NULL, options = NULL, derived = NULL, ...) {
  if (!is.null(derived)) made[[name]] <<- modifyList(if (is.null(made[[name]])) list() else made[[name]], as.list(derived))
  record <- list(name = name, estimator = estimator, data = data, derived = if (!is.null(derived)) name, formula = formula,
                 options = options, by = by, coef = coef, se = se, logLik = if (!is.null(logLik)) as.numeric(logLik), ...)
  cases[[length(cases) + 1]] <<- record[!vapply(record, is.null, TRUE)]
}
made <- list()

# Where `positive` are standard deviations and `bounded` correlations: to ln and atanh, by the delta method.
free <- function(fit, positive, bounded, names, logLik) {
  at <- coef(fit); V <- vcov(fit); k <- length(at)
  D <- rep(1, k); D[positive] <- 1 / at[positive]; D[bounded] <- 1 / (1 - at[bounded]^2)
  at[positive] <- log(at[positive]); at[bounded] <- atanh(at[bounded])
  list(coef = named(at, names), se = named(D * sqrt(diag(V)), names), logLik = as.numeric(logLik(fit)))
}
equation <- function(role, text) paste0(role, ":", c("(Intercept)", attr(terms(as.formula(text)), "term.labels")))

# One line a case.
write_peers <- function(family) {
  json <- function(x) toJSON(x, digits = I(17), auto_unbox = TRUE, na = "null")
  write(c(paste0("{\"program\": ", json(R.version.string), ", \"derived\": ", if (length(made)) json(made) else "{}", ", \"cases\": ["),
          paste0(vapply(cases, json, ""), c(rep(",", length(cases) - 1), "")), "]}"), paste0("peers-", family, ".json"))
}
