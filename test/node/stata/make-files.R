# Stata files in every format that is read, made by two writers: Rscript make-files.R (in this folder)
library(haven)
library(foreign)

firms <- tibble::tibble(
  firm = c("A-1", "B-2", "", "D-4"),
  sales = labelled(c(1200.5, NA, 3e9, -0.25), label = "Sales (million KRW)"),
  employees = labelled(c(12L, 2147483620L, NA, 0L), label = "Employees"),
  stage = labelled(c(1, 3, 2, NA), c(domestic = 1, exports = 2, abroad = 3), label = "Stage"),
  exporter = labelled(c(0, 1, 1, NA), c(no = 0, yes = 1)),
  satisfaction = labelled(c(5, 4, 9, 1), c("no answer" = 9)),
  opened = as.Date(c("1960-01-01", "1970-01-01", "2018-12-31", NA))
)
for (version in c(8, 10, 12, 13, 14, 15)) {
  write_dta(firms, sprintf("haven-%d.dta", version), version = version, label = "Made firms")
}

# Long texts and Korean, which need Stata 14; the labels too.
korean <- tibble::tibble(
  `기업` = c("한국소프트", "서울엔지니어링", strrep("가나다", 800)),
  `업종` = labelled(c(1, 2, 1), c("컴퓨터 프로그래밍" = 1, "전문 서비스업" = 2), label = "업종 (대분류)")
)
write_dta(korean, "korean-14.dta", version = 14)
write_dta(korean, "korean-15.dta", version = 15)

# foreign writes text bytes as they are: EUC-KR as Korean files before Stata 14 have it.
old <- data.frame(
  name = iconv(c("한국소프트", "서울엔지니어링"), "UTF-8", "EUC-KR"),
  ratio = c(0.1, NA), count = c(3L, NA), stringsAsFactors = FALSE
)
write.dta(old, "euc-kr-10.dta", version = 10)
frame <- data.frame(industry = factor(c("J62", "M71", "J62")), x = c(1.5, NA, -2))
write.dta(frame, "factor-8.dta", version = 8)
