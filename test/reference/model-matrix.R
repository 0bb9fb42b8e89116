# Writes model-matrix.json: design matrices by R's model.matrix for test/formula/bind.test.ts.
# Run in this folder: Rscript model-matrix.R
library(jsonlite)

firms <- data.frame(
  sales = c(12.5, 3.1, 44, 7.25, 19, 2.75, 31, 8.5, 15, 27.5, 5.5, 60),
  size = c(10, 3, 45, 8, 20, 2, 33, 9, 14, 28, 6, 57),
  age = c(1, 2, 3, 5, 8, 13, 21, 4, 7, 11, 18, 29),
  rooms = c(1, 2, 3, 1, 2, 3, 3, 2, 1, 1, 2, 3),
  exporter = c(1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1),
  industry = c("J62", "M71", "J62", "K64", "M71", "K64", "J62", "K64", "M71", "J62", "K64", "M71"),
  region = c("north", "south", "south", "north", "north", "south", "north", "south", "south", "south", "north", "north"),
  stringsAsFactors = TRUE
)

# Ours on the left, R's on the right where the spelling differs.
formulas <- list(
  c("size + age"),
  c("1"),
  c("size + age - 1"),
  c("0 + industry + region"),
  c("region - 1 + size:industry"),
  c("industry"),
  c("industry + exporter + region"),
  c("size:age + size"),
  c("industry:region"),
  c("industry + industry:region"),
  c("region + region:industry"),
  c("industry*region"),
  c("industry*size"),
  c("size:industry"),
  c("0 + size:industry"),
  c("0 + industry:region"),
  c("industry*region*size"),
  c("(industry + size + region)^2"),
  c("(size + age + exporter)^3 - size:age"),
  c("industry*region - industry"),
  c("log(size/age + 1) + I(size^2/100) + exp(log(age) * 0.5) + sqrt(size) + abs(age - 10)"),
  c("log(size):industry"),
  c("poly(size, 3)"),
  c("poly(log(size), 2) + age"),
  c("poly(age, 2):region"),
  c("poly(age, 3, raw = TRUE)"),
  c("C(industry, ref = \"M71\")", "relevel(industry, ref = \"M71\")"),
  c("C(rooms) + size", "factor(rooms) + size"),
  c("C(rooms, ref = 2):region", "relevel(factor(rooms), ref = \"2\"):region")
)

cases <- lapply(formulas, function(pair) {
  matrix <- model.matrix(as.formula(paste("sales ~", pair[length(pair)])), firms)
  names <- colnames(matrix)
  names <- gsub("relevel\\(industry, ref = \"M71\"\\)", "industry", names)
  names <- gsub("relevel\\(factor\\(rooms\\), ref = \"2\"\\)", "rooms", names)
  names <- gsub("factor\\(rooms\\)", "rooms", names)
  list(formula = paste("sales ~", pair[1]), names = as.list(names), columns = lapply(seq_len(ncol(matrix)), function(j) unname(matrix[, j])))
})

# The polynomial of the sample at other values.
fit <- lm(sales ~ poly(size, 2), firms)
at <- c(1, 25, 80)
elsewhere <- unname(model.matrix(delete.response(terms(fit)), model.frame(delete.response(terms(fit)), data.frame(size = at))))

write_json(
  list(
    program = R.version.string,
    firms = lapply(firms, function(column) if (is.factor(column)) as.character(column) else column),
    cases = cases,
    prediction = list(formula = "sales ~ poly(size, 2)", size = at, columns = lapply(1:3, function(j) elsewhere[, j]))
  ),
  "model-matrix.json",
  digits = I(17), auto_unbox = TRUE
)
