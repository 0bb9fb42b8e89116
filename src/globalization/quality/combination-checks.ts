import type { Table } from "../../data/table.ts";
import type { FirmFieldName } from "../firm-fields.ts";
import { type Bilingual, findingOf, type QualityFinding, type Severity } from "./quality-finding.ts";

/** What cannot be, or hardly, in one firm. A missing value is no fault: comparisons with NaN are false. */
interface CombinationRule {
  readonly severity: Severity;
  readonly fields: readonly FirmFieldName[];
  readonly wrong: (...values: readonly number[]) => boolean;
  readonly text: Bilingual;
}

const rounding = 1 + 1e-9;
const exceeds = (part = Number.NaN, whole = Number.NaN): boolean => whole >= 0 && part > whole * rounding;

function rule(
  severity: Severity,
  fields: readonly FirmFieldName[],
  wrong: CombinationRule["wrong"],
  en: string,
  ko: string,
): CombinationRule {
  return { severity, fields, wrong, text: { en, ko } };
}

/** The combinations that are looked for, as data. */
const combinationRules: readonly CombinationRule[] = [
  rule("error", ["exports", "sales"], exceeds, "exports above sales", "수출액이 매출액보다 큼"),
  rule("error", ["foundingYear", "year"], exceeds, "founded after the survey year", "설립연도가 조사연도보다 늦음"),
  rule(
    "error",
    ["firstExportYear", "year"],
    exceeds,
    "first export after the survey year",
    "최초 수출 연도가 조사연도보다 늦음",
  ),
  rule("error", ["foundingYear", "firstExportYear"], exceeds, "exported before it was founded", "설립 이전에 수출함"),
  rule(
    "error",
    ["employeesSecondary", "employeesCollege", "employeesBachelor", "employeesPostgraduate", "employees"],
    (a, b, c, d, all) => a! + b! + c! + d! > all!,
    "employees by education add up to more than employees",
    "학력별 인력의 합이 종업원 수보다 많음",
  ),
  rule(
    "error",
    ["employeesBachelor", "employeesPostgraduate", "employees"],
    (bachelor, postgraduate, all) => bachelor! + postgraduate! > all!,
    "more graduates than employees",
    "대졸 이상 인력이 종업원 수보다 많음",
  ),
  rule(
    "error",
    ["rdStaff", "employees"],
    exceeds,
    "more R&D employees than employees",
    "연구개발 인력이 종업원 수보다 많음",
  ),
  rule(
    "error",
    ["ictStaff", "employees"],
    exceeds,
    "more ICT specialists than employees",
    "ICT 인력이 종업원 수보다 많음",
  ),
  rule(
    "error",
    ["intangibleAssets", "assets"],
    exceeds,
    "intangible assets above total assets",
    "무형자산이 자산총계보다 큼",
  ),
  rule(
    "error",
    ["exporter", "exports"],
    (is, x) => is === 0 && x! > 0,
    "no exporter, but with exports",
    "비수출 기업인데 수출액이 있음",
  ),
  rule(
    "warning",
    ["exporter", "exports"],
    (is, x) => is === 1 && x === 0,
    "exporter without exports",
    "수출 기업인데 수출액이 0",
  ),
  rule(
    "warning",
    ["exporter", "markets"],
    (is, n) => is === 0 && n! > 0,
    "no exporter, but with foreign markets",
    "비수출 기업인데 진출 국가가 있음",
  ),
  rule(
    "warning",
    ["rdPerformer", "rdSpending"],
    (is, x) => is === 0 && x! > 0,
    "no R&D performed, but R&D spending",
    "연구개발을 하지 않는데 연구개발비가 있음",
  ),
  rule("warning", ["rdSpending", "sales"], exceeds, "R&D spending above sales", "연구개발비가 매출액보다 큼"),
  rule(
    "warning",
    ["usedPromotion", "knowsPromotion"],
    (used, knows) => used === 1 && knows === 0,
    "used export promotion without knowing it",
    "수출지원제도를 모르는데 이용함",
  ),
  rule(
    "warning",
    ["programmesUsed", "programmesKnown"],
    exceeds,
    "more programmes used than known",
    "이용한 지원사업이 인지한 지원사업보다 많음",
  ),
  rule(
    "warning",
    ["affiliatesAbroad", "mode3"],
    (n, is) => n! > 0 && is === 0,
    "affiliates abroad, but no commercial presence (mode 3)",
    "해외 법인·지사가 있는데 상업적 주재(공급형태 3)가 없음",
  ),
  rule(
    "warning",
    ["employees", "sales"],
    (n, x) => n === 0 && x! > 0,
    "sales without employees",
    "종업원이 없는데 매출이 있음",
  ),
];

/** Rows in which two or more fields contradict each other. */
export function combinationChecks(firms: Table): readonly QualityFinding[] {
  const numeric = (name: string): boolean => firms.has(name) && firms.column(name).kind !== "category";
  return combinationRules
    .filter(({ fields }) => fields.every(numeric))
    .flatMap(({ severity, fields, wrong, text }) => {
      const columns = fields.map((name) => firms.numbers(name));
      const values: number[] = columns.map(() => 0);
      const holds = (i: number): boolean => {
        for (let j = 0; j < columns.length; j++) values[j] = columns[j]![i]!;
        return wrong(...values);
      };
      const about = { severity, code: "impossible-combination", fields, rows: firms.rows } as const;
      return findingOf(about, holds, (count) => ({
        en: `${text.en}: ${count} row(s).`,
        ko: `${text.ko}: ${count}건.`,
      }));
    });
}
