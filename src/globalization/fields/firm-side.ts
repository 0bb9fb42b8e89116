import { category, count, money, number, share, yesNo, type FieldsByKind } from "./field-kinds.ts";

const years = { possible: [1900, 2100], whole: true } as const;

/** Which firm, when, and what it is. */
export const firmSide: FieldsByKind<
  "firmId" | "industry" | "region" | "stratum",
  "sme" | "foreignOwned" | "groupMember" | "listed",
  | "year"
  | "foundingYear"
  | "age"
  | "sales"
  | "assets"
  | "capital"
  | "employees"
  | "productivity"
  | "foreignShare"
  | "lnEmployees"
  | "lnProductivity"
  | "lnAge"
  | "weight"
> = {
  firmId: category("identity", "Firm", "기업", { also: ["id", "기업번호", "사업자번호", "업체코드"] }),
  year: number("identity", "year", "Year", "연도", { ...years, also: ["기준연도", "조사연도"] }),
  industry: category("firm", "Industry", "업종", { also: ["sector", "산업", "ksic", "isic", "nace"] }),
  region: category("firm", "Region", "지역", { also: ["시도", "소재지", "province"] }),
  foundingYear: number("firm", "year", "Founding year", "설립연도", { ...years, also: ["창업연도", "founded"] }),
  age: number("firm", "years", "Age of the firm", "업력", { possible: [0, 500], usual: [0, 80] }),
  sales: money("firm", "Sales", "매출액", { also: ["revenue", "turnover", "매출"] }),
  assets: money("firm", "Total assets", "자산총계", { also: ["자산", "총자산"] }),
  capital: money("firm", "Tangible fixed assets", "유형자산", { also: ["tangible"] }),
  employees: number("firm", "persons", "Employees", "종업원 수", {
    possible: [0, 1e7],
    usual: [1, 1000],
    also: ["staff", "종업원", "종사자", "상시근로자", "직원"],
  }),
  productivity: money("firm", "Value added (or sales) per employee", "1인당 부가가치(매출액)", { also: ["생산성"] }),
  sme: yesNo("firm", "Small or medium-sized", "중소기업", { also: ["중소기업여부"] }),
  foreignOwned: yesNo("firm", "Foreign-owned or in a foreign group", "외국인 투자 기업", { also: ["외투기업"] }),
  foreignShare: share("firm", "Share of foreign capital", "외국인 지분율", { also: ["외국인지분"] }),
  groupMember: yesNo("firm", "Member of a group of firms", "계열사 여부", { also: ["계열", "그룹소속"] }),
  listed: yesNo("firm", "Listed on a stock exchange", "상장 여부", { also: ["상장", "코스닥"] }),
  lnEmployees: number("firm", "log", "ln Employees", "ln 종업원 수"),
  lnProductivity: number("firm", "log", "ln Productivity", "ln 1인당 생산성"),
  lnAge: number("firm", "log of years + 1", "ln (1 + age)", "ln (1 + 업력)"),
  stratum: category("weight", "Sampling stratum", "표본 층", { also: ["층", "strata"] }),
  weight: number("weight", "", "Sampling weight", "가중치", { possible: [0, Number.MAX_VALUE], also: ["wgt", "승수"] }),
};

/** Employees by education, and what they do. */
export const people: FieldsByKind<
  never,
  never,
  | "employeesSecondary"
  | "employeesCollege"
  | "employeesBachelor"
  | "employeesPostgraduate"
  | "graduateShare"
  | "languageStaff"
> = {
  employeesSecondary: count("capability", "persons", "Employees with secondary education or less", "고졸 이하 인력", {
    also: ["고졸"],
  }),
  employeesCollege: count("capability", "persons", "Employees with a junior-college degree", "전문대졸 인력", {
    also: ["전문대졸", "초대졸"],
  }),
  employeesBachelor: count("capability", "persons", "Employees with a bachelor's degree", "대졸(학사) 인력", {
    also: ["대졸", "학사"],
  }),
  employeesPostgraduate: count(
    "capability",
    "persons",
    "Employees with a master's degree or doctorate",
    "석·박사 인력",
    {
      also: ["석사", "박사", "석박사"],
    },
  ),
  graduateShare: share("capability", "Share of graduates", "대졸 인력 비중", { also: ["대졸비중"] }),
  languageStaff: count("capability", "persons", "Employees in charge of foreign business", "해외사업 담당 인력", {
    also: ["해외인력"],
  }),
};
