# Writes the example data sets from the R packages that publish them. Run in this folder: Rscript make-data.R
# Sources and licences: see SOURCES.md.
library(AER)
library(sampleSelection)

round_trip <- function(frame, file) {
  logical <- vapply(frame, is.logical, TRUE)
  frame[logical] <- lapply(frame[logical], as.integer)
  write.csv(frame, file, row.names = FALSE, quote = FALSE, na = "")
}

data("SwissLabor")
SwissLabor$participation <- as.integer(SwissLabor$participation == "yes")
SwissLabor$foreign <- as.integer(SwissLabor$foreign == "yes")
round_trip(SwissLabor, "swiss-labor.csv")

data("Mroz87")
round_trip(Mroz87[, c("lfp", "hours", "kids5", "kids618", "age", "educ", "wage", "faminc", "unem", "city", "exper")], "mroz87.csv")

data("CigarettesSW")
cigarettes <- within(subset(CigarettesSW, year == "1995"), {
  real_price <- price / cpi
  real_income <- income / population / cpi
  sales_tax <- (taxs - tax) / cpi
  cigarette_tax <- tax / cpi
})
round_trip(cigarettes[, c("state", "packs", "real_price", "real_income", "sales_tax", "cigarette_tax")], "cigarettes-1995.csv")
