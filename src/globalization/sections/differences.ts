import type { TableRow } from "../../report/document.ts";
import type { BalanceRow, BalanceTable } from "../../report/balance-table.ts";
import { decimalsFor, formatCount, formatFixed, formatP } from "../../report/format.ts";
import type { ReportBlock } from "../written/content.ts";
import { isWeighted, type ReportContext, termLabel } from "./context.ts";
import { hasFirmYears } from "./repeated-firms.ts";

const words = {
  en: {
    title: "Firms that globalize and others: means",
    head: ["", "Others", "Globalized", "Difference", "Std. error", "p", "Normalized"],
    firms: "Firms",
    observations: "Observations",
    note: "Welch's tests, without equal variances. Normalized: the difference over the root of the mean of the two variances; beyond 0.25 the two groups differ so much that comparisons rest on the model's form.",
    weighted: "Means by the survey's weights.",
  },
  ko: {
    title: "글로벌화 기업과 그 밖의 기업의 평균 비교",
    head: ["", "그 밖의 기업", "글로벌화 기업", "차이", "표준오차", "p", "표준화 차이"],
    firms: "기업 수",
    observations: "관측치 수",
    note: "등분산을 가정하지 않는 Welch 검정입니다. 표준화 차이는 차이를 두 집단 분산 평균의 제곱근으로 나눈 값으로, 0.25를 넘으면 두 집단이 크게 달라 비교가 모형의 형태에 좌우됩니다.",
    weighted: "평균은 조사 가중치를 적용하였습니다.",
  },
} as const;

/** Means of firms that globalize against the others, with tests. */
export function differenceBlocks(table: BalanceTable | undefined, context: ReportContext): ReportBlock[] {
  if (table === undefined || !table.rows.some(({ se }) => Number.isFinite(se))) return [];
  const say = words[context.language];
  const weighted = isWeighted(context.analysis);
  const most = (side: "first" | "second"): string => formatCount(Math.max(...table.rows.map((row) => row[side].n)));
  return [
    { kind: "title", text: say.title },
    {
      kind: "table",
      head: say.head,
      align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body: [
        ...table.rows.map((row) => cells(row, context)),
        { rule: true },
        [hasFirmYears(context) ? say.observations : say.firms, most("first"), most("second"), "", "", "", ""],
      ],
    },
    { kind: "notes", notes: weighted ? [say.weighted, say.note] : [say.note] },
  ];
}

function cells({ column, first, second, difference, se, p, normalized }: BalanceRow, context: ReportContext): TableRow {
  const decimals = Math.max(0, Math.min(3, decimalsFor(Math.max(first.sd, second.sd), first.mean, 3)));
  const fixed = (x: number): string => (Number.isFinite(x) ? grouped(x, decimals) : "");
  return [
    termLabel(column, context),
    fixed(first.mean),
    fixed(second.mean),
    fixed(difference),
    fixed(se),
    formatP(p),
    Number.isFinite(normalized) ? formatFixed(normalized, 2) : "",
  ];
}

/** With groups of thousands where there are no decimals. */
function grouped(x: number, decimals: number): string {
  return decimals === 0 ? formatCount(Math.round(x)) : formatFixed(x, decimals);
}
