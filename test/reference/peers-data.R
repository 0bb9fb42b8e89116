# Writes peers-data.json: columns of data sets that come with AER (Kleiber and Zeileis; GPL-2 or GPL-3) and plm, for the programs
# peers-*.R and the tests. Rscript peers-data.R
suppressMessages({ library(AER); library(jsonlite) })
data("Affairs", "PSID1976", "DoctorVisits")
yes <- function(x) as.integer(x == "yes")
affairs <- with(Affairs, data.frame(affairs, age, yearsmarried, religiousness, education, occupation, rating,
  male = as.integer(gender == "male"), affair = as.integer(affairs > 0), happy = as.integer(rating >= 4)))
# PSID 1976: Mroz's women. Income of the others in thousands; wage is missing where she does not work.
women <- with(PSID1976, data.frame(works = yes(participation), hours, wage = ifelse(hours > 0, wage, NA), education, experience,
  age, youngkids, oldkids, others = round((fincome - hours * wage) / 1000, 6), heducation, hage, meducation, feducation,
  city = yes(city), tax, college = yes(college)))
# plm (Croissant and Millo; GPL-2 or later): 171 Indonesian rice farms in six seasons.
data("RiceFarms", package = "plm")
rice <- with(RiceFarms, data.frame(farm = as.integer(id), season = ave(seq_along(id), id, FUN = seq_along), pesticide = as.integer(pesticide > 0),
  lnsize = round(log(size), 10), lnhired = round(log(1 + hiredlabor), 10), high = as.integer(varieties == "high")))
out <- list(source = paste("AER", packageVersion("AER"), "Affairs (Fair 1978), PSID1976 (Mroz 1987), GPL-2 | GPL-3; plm",
                           packageVersion("plm"), "RiceFarms (Horrace and Schmidt 1996), GPL-2 or later"),
            affairs = affairs, women = women, rice = rice)
write(toJSON(out, digits = I(12), auto_unbox = TRUE, dataframe = "columns", na = "null"), "peers-data.json")
