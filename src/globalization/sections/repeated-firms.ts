import { formatCount } from "../../report/format.ts";
import type { Table } from "../../data/table.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { ReportContext } from "./context.ts";

/** Rows that are not each a firm of its own: years of firms, or firms that are there twice. */
export interface RepeatedFirms {
  readonly rows: number;
  readonly firms: number;
  /** Whether a column tells the years of a firm apart; otherwise rows that repeat a firm are duplicates. */
  readonly years: boolean;
}

/** How rows repeat firms; undefined where each row is a firm, or nothing identifies firms. */
export function repeatedFirms(firms: Table, analysis: DeterminantAnalysis): RepeatedFirms | undefined {
  const { panel = "firmId", time = "year" } = analysis.specification.persistence ?? {};
  if (!firms.has(panel)) return undefined;
  const column = firms.column(panel);
  const count = new Set<number>(column.kind === "category" ? column.codes : column.values).size;
  return count === firms.rows ? undefined : { rows: firms.rows, firms: count, years: firms.has(time) };
}

/** Whether the sample has several years of firms, so that its rows are firm-years. */
export const hasFirmYears = ({ repeated }: Pick<ReportContext, "repeated">): boolean => repeated?.years === true;

/** That rows are years of the same firms, or duplicates, which most equations take for different firms. */
export function repeatedFirmsFindings({ repeated, language }: ReportContext): readonly string[] {
  if (repeated === undefined) return [];
  const ko = language === "ko";
  const [rows, firms, more] = [repeated.rows, repeated.firms, repeated.rows - repeated.firms].map(formatCount);
  if (!repeated.years)
    return ko
      ? [
          `관측치 ${rows}개에 기업은 ${firms}개뿐이고 연도를 나타내는 변수가 없습니다. 기업 식별자가 중복된 관측치 ${more}개도 서로 다른 기업으로 계산하므로, 중복을 제거하거나 연도를 지정해야 합니다.`,
        ]
      : [
          `The ${rows} rows are of ${firms} firms, and no column tells years apart: duplicates of firms, ${more} rows too many, count as firms of their own. Remove them, or map their year.`,
        ];
  return ko
    ? [
        `관측치 ${rows}개는 ${firms}개 기업의 여러 해 자료(기업-연도)입니다. 지속성 분석을 제외한 방정식은 관측치를 서로 독립으로 보므로, 표준오차가 실제보다 작을 수 있습니다.`,
      ]
    : [
        `The ${rows} rows are years of ${firms} firms. All equations but that of persistence take the rows as independent, so that their standard errors may be too small.`,
      ];
}
