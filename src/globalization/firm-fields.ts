import type { FirmField, FirmFieldName } from "./firm-record.ts";

const share = { kind: "number", unit: "0-1", possible: [0, 1] } as const;
const money = { kind: "number", unit: "money", possible: [0, Number.MAX_VALUE] } as const;
const yesNo = { kind: "binary", unit: "0/1", possible: [0, 1] } as const;

/**
 * The firm record of the model: every field that the analysis knows, with unit, role and label. The data behind
 * validation, formulas, table labels and the documentation.
 */
export const firmFields: Readonly<Record<FirmFieldName, FirmField>> = {
  firmId: { kind: "category", role: "identity", unit: "", label: { en: "Firm", ko: "기업" } },
  year: { kind: "number", role: "identity", unit: "year", possible: [1900, 2100], label: { en: "Year", ko: "연도" } },
  industry: { kind: "category", role: "firm", unit: "", label: { en: "Industry", ko: "업종" } },
  region: { kind: "category", role: "firm", unit: "", label: { en: "Region", ko: "지역" } },
  exporter: { ...yesNo, role: "outcome", label: { en: "Exporter", ko: "수출 여부" } },
  exports: { ...money, role: "outcome", label: { en: "Exports", ko: "수출액" } },
  sales: { ...money, role: "firm", label: { en: "Sales", ko: "매출액" } },
  employees: {
    kind: "number",
    role: "firm",
    unit: "persons",
    possible: [0, 1e7],
    usual: [1, 1000],
    label: { en: "Employees", ko: "종업원 수" },
  },
  productivity: {
    ...money,
    role: "firm",
    label: { en: "Value added (or sales) per employee", ko: "1인당 부가가치(매출액)" },
  },
  age: {
    kind: "number",
    role: "firm",
    unit: "years",
    possible: [0, 500],
    usual: [0, 80],
    label: { en: "Age of the firm", ko: "업력" },
  },
  foreignOwned: {
    ...yesNo,
    role: "firm",
    label: { en: "Foreign-owned or in a foreign group", ko: "외국인 투자 기업" },
  },
  rdIntensity: {
    kind: "number",
    role: "capability",
    unit: "% of sales",
    possible: [0, Number.MAX_VALUE],
    usual: [0, 60],
    label: { en: "R&D intensity", ko: "연구개발 집약도" },
  },
  rdPerformer: { ...yesNo, role: "capability", label: { en: "Performs R&D", ko: "연구개발 수행" } },
  graduateShare: { ...share, role: "capability", label: { en: "Share of graduates", ko: "대졸 인력 비중" } },
  ipProtection: {
    ...yesNo,
    role: "capability",
    label: { en: "Protects intellectual property", ko: "지식재산권 보유" },
  },
  network: { ...yesNo, role: "capability", label: { en: "Cooperates with partners", ko: "협력 네트워크" } },
  knowsPromotion: {
    ...yesNo,
    role: "policy",
    label: { en: "Knows export-promotion programmes", ko: "수출지원제도 인지" },
  },
  usedPromotion: { ...yesNo, role: "policy", label: { en: "Used export promotion", ko: "수출지원제도 이용" } },
  rdSubsidy: { ...yesNo, role: "instrument", label: { en: "R&D subsidy", ko: "연구개발 보조금" } },
  regionalRd: {
    kind: "number",
    role: "instrument",
    unit: "% of sales",
    possible: [0, Number.MAX_VALUE],
    label: {
      en: "R&D intensity of the other firms of industry and region",
      ko: "동일 업종·지역 타 기업의 연구개발 집약도",
    },
  },
  lnEmployees: { kind: "number", role: "firm", unit: "log", label: { en: "ln Employees", ko: "ln 종업원 수" } },
  lnProductivity: {
    kind: "number",
    role: "firm",
    unit: "log",
    label: { en: "ln Productivity", ko: "ln 1인당 생산성" },
  },
  lnAge: { kind: "number", role: "firm", unit: "log of years + 1", label: { en: "ln (1 + age)", ko: "ln (1 + 업력)" } },
  weight: {
    kind: "number",
    role: "weight",
    unit: "",
    possible: [0, Number.MAX_VALUE],
    label: { en: "Sampling weight", ko: "가중치" },
  },
};

/**
 * Labels of the fields, of the logarithms that formulas make of them, and of the user's own columns, for tables.
 *
 * @example
 * compare([probit("exporter ~ log(employees)", firms)], { labels: fieldLabels("ko") });
 */
export function fieldLabels(
  language: "en" | "ko",
  own: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [name, field] of Object.entries(firmFields)) {
    labels[name] = field.label[language];
    labels[`log(${name})`] = `ln ${field.label[language]}`;
  }
  return { ...labels, ...own };
}
