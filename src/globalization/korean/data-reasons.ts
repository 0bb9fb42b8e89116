import type { ErrorCode } from "../../errors.ts";
import type { RowDrop } from "../../formula/frame-types.ts";
import { koreanDropReason } from "./drop-reason.ts";
import { type KoreanSentence, listed } from "./warning-facts.ts";

/** Codes of faults of the data, rather than of the problem posed. */
export type DataCode = Extract<
  ErrorCode,
  | "bad-data"
  | "wrong-column-kind"
  | "column-lengths-differ"
  | "empty-table"
  | "all-missing"
  | "no-complete-rows"
  | "infinite-value"
  | "scale-out-of-range"
  | "undefined-term"
  | "outcome-not-binary"
  | "outcome-not-numeric"
  | "outcome-not-share"
  | "reversed-interval"
  | "outcome-negative"
  | "outcome-not-count"
  | "bad-weights"
  | "unknown-coefficient"
  | "bad-hypothesis"
  | "not-nested"
  | "needs-data"
  | "nothing-to-draw"
  | "bad-mapping"
  | "part-skipped"
  | "missing-package"
>;

/** Faults of the data that leave a part out, by the error's code. */
export const dataReasons: Readonly<Record<DataCode, KoreanSentence>> = {
  "bad-data": () => "자료를 읽을 수 없습니다.",
  "wrong-column-kind": ({ column }) => `'${String(column)}'의 자료형이 이 분석에 맞지 않습니다.`,
  "column-lengths-differ": ({ column }) => `'${String(column)}'의 길이가 다른 변수와 다릅니다.`,
  "empty-table": () => "해당하는 기업이 없습니다.",
  "all-missing": ({ column }) => `'${String(column)}'의 값이 모두 결측입니다.`,
  "no-complete-rows": ({ dropped, missing }) => {
    if (missing !== undefined) return `${listed(missing)}의 값이 결측이거나 정의되지 않습니다.`;
    const rows = (dropped ?? []) as readonly RowDrop[];
    const why = rows.map(({ reason, count }) => `${koreanDropReason(reason, (name) => name)} ${count}개`).join(", ");
    return `필요한 변수가 모두 있는 관측치가 없습니다${why === "" ? "" : `(제외된 관측치: ${why})`}.`;
  },
  "infinite-value": ({ column, row }) => `'${String(column)}'의 ${String(row)}번째 행이 유한한 수가 아닙니다.`,
  "scale-out-of-range": () => "변수의 크기가 계산 가능한 범위를 벗어나므로 척도를 바꾸어야 합니다.",
  "undefined-term": ({ term, row }) =>
    row === undefined
      ? `항 '${String(term)}'을(를) 이 표본에서 만들 수 없습니다.`
      : `항 '${String(term)}'이(가) ${String(row)}번째 행에서 정의되지 않습니다(예: 0이나 음수의 로그).`,
  "outcome-not-binary": ({ column, value, row }) =>
    `종속변수 '${String(column)}'은(는) 0 또는 1이어야 하는데 ${String(row)}번째 행의 값이 ${String(value)}입니다.`,
  "outcome-not-numeric": ({ column }) => `종속변수 '${String(column)}'이(가) 이 모형에 맞는 수가 아닙니다.`,
  "outcome-not-share": ({ column }) => `종속변수 '${String(column)}'은(는) 0과 1 사이의 비중이어야 합니다.`,
  "reversed-interval": () => "구간의 하한이 상한보다 큰 관측치가 있습니다.",
  "outcome-negative": ({ column, value, row }) =>
    `종속변수 '${String(column)}'은(는) 음수일 수 없는데 ${String(row)}번째 행의 값이 ${String(value)}입니다.`,
  "outcome-not-count": ({ column, value, row }) =>
    `종속변수 '${String(column)}'은(는) 0, 1, 2 같은 개수여야 하는데 ${String(row)}번째 행의 값이 ${String(value)}입니다.`,
  "bad-weights": ({ column, row, panel }) =>
    row === undefined
      ? `가중치 '${String(column)}'에 0보다 큰 값이 하나도 없습니다. 변수를 올바르게 읽었는지 확인해야 합니다.`
      : panel === undefined
        ? `가중치 '${String(column)}'에 쓸 수 없는 값(음수 또는 무한대)이 있습니다(${String(row)}번째 행).`
        : `가중치 '${String(column)}'이(가) 같은 '${String(panel)}' 안에서 변합니다(${String(row)}번째 행).`,
  "unknown-coefficient": () => "모형에 해당 계수가 없습니다(추정에서 제외된 변수).",
  "bad-hypothesis": () => "가설에 해당하는 계수가 없습니다.",
  "not-nested": () => "두 모형이 포함 관계가 아니어서 비교할 수 없습니다.",
  "needs-data": () => "추정에 쓴 자료가 필요합니다.",
  "nothing-to-draw": () => "그릴 추정치가 없습니다.",
  "bad-mapping": () => "변수 대응표를 적용할 수 없습니다.",
  "missing-package": () => "필요한 패키지가 설치되어 있지 않습니다.",
  "part-skipped": () => "앞선 분석이 수행되지 않아 함께 생략하였습니다.",
};
