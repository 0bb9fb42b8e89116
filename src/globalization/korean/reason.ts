import type { ErrorCode, EstimandError, Facts } from "../../errors.ts";
import type { RowDrop } from "../../formula/frame-types.ts";
import { koreanDropReason } from "./drop-reason.ts";
import { type DataCode, dataReasons } from "./data-reasons.ts";
import { has, type KoreanSentence, listed } from "./warning-facts.ts";

/** Faults that are told to whoever wrote the specification, and leave no part out. */
export type WriterCode = "unknown-column" | "formula-syntax" | "bad-option" | "not-a-fit" | "unknown-level";

/** Why an estimate is not to be had, by the error's code. With `dataReasons` every code has a sentence, as the types see to. */
const problemReasons: Readonly<Record<Exclude<ErrorCode, WriterCode | DataCode>, KoreanSentence>> = {
  "constant-outcome": ({ column, value, rows, dropped }) =>
    has({ value }, "value")
      ? `종속변수 '${String(column)}'의 값이 추정에 쓸 수 있는 ${rows === undefined ? "모든" : `${String(rows)}개`} 관측치에서 ${rows === undefined ? "" : "모두 "}${String(value)}이어서 설명할 차이가 없습니다.${left(dropped)}`
      : `종속변수 '${String(column)}'이(가) 고정효과만으로 결정되어 설명할 것이 남지 않습니다.`,
  "constant-column": ({ formula }) => `설명변수가 모두 0이어서 추정할 것이 없습니다${of(formula)}.`,
  "too-few-rows": ({ coefficients, parameters, columns, rows, selected, column, panel, dropped }) => {
    if (selected !== undefined)
      return `선택된('${String(column)}' = 1) 관측치가 ${String(selected)}개뿐이어서 성과식의 모수 ${String(parameters)}개를 추정할 수 없습니다.`;
    if (panel !== undefined)
      return `'${String(panel)}'별로 연속한 두 시점의 관측치가 없어 전기의 결과를 알 수 있는 기업이 없습니다.`;
    const count = coefficients ?? parameters ?? columns;
    if (rows === undefined || count === undefined) return "모수의 수에 비해 관측치가 너무 적습니다.";
    return `추정할 모수가 ${String(count)}개인데 쓸 수 있는 관측치가 ${String(rows)}개뿐입니다.${left(dropped)}`;
  },
  "no-selection": ({ column, selected }) =>
    selected === undefined
      ? "성과식에 쓸 수 있는 관측치(선택된 기업)가 없습니다."
      : `'${String(column)}'이(가) ${String(selected)}개 관측치에서 모두 1이어서 보정할 표본선택이 없습니다.`,
  "complete-separation": (facts) =>
    `${separated(facts)}설명변수가 모든 관측치의 결과를 완전히 예측하여 최우추정치가 존재하지 않습니다.`,
  "quasi-separation": (facts) => `${separated(facts)}유한한 최우추정치가 존재하지 않습니다.`,
  "collinear-columns": ({ column, columns }) =>
    `설명변수${column === undefined && columns === undefined ? "" : ` ${listed(columns ?? column)}`}이(가) 다른 변수들의 선형결합입니다.`,
  "effects-not-separated": () => "여러 고정효과를 서로 구분할 수 없습니다.",
  "under-identified": ({ endogenous, instruments, column, panel, units, rows, dropped }) => {
    if (Array.isArray(dropped) && dropped.length > 0)
      return `내생변수가 추정에서 제외되어(${listed(dropped.map(({ name }) => name))}) 그 효과를 식별할 수 없습니다.`;
    if (Array.isArray(endogenous) && Array.isArray(instruments))
      return `내생변수 ${endogenous.length}개(${listed(endogenous)})를 식별하기에 도구변수 ${instruments.length}개${instruments.length === 0 ? "" : `(${listed(instruments)})`}로는 부족합니다.`;
    if (panel !== undefined)
      return `'${String(column)}'이(가) '${String(panel)}' 안에서 변하지 않아 고유효과의 분산을 추정할 수 없습니다.`;
    if (units !== undefined)
      return `'${String(column)}'의 단위가 ${String(units)}개, 관측치가 ${String(rows)}개여서 패널이 되지 않습니다.`;
    return "계수를 서로 구분할 수 없어 식별되지 않습니다(예: 역밀스비나 내생변수가 다른 변수의 정확한 선형결합).";
  },
  "unbounded-likelihood": ({ column, crossed, uncensored, coefficients }) =>
    crossed !== undefined
      ? `설명변수의 선형결합이 ${String(column)}의 모든 구간을 지나므로(관측치 ${String(crossed)}개, 계수 ${String(coefficients)}개) 우도가 유계가 아닙니다.`
      : uncensored === undefined
        ? `'${String(column)}'의 우도가 유계가 아니어서 추정치가 없습니다.`
        : `'${String(column)}'에 중도절단되지 않은 관측치가 ${String(uncensored)}개(계수 ${String(coefficients)}개)뿐이어서 우도가 유계가 아닙니다.`,
  "one-cluster": ({ column }) => `'${String(column)}'의 군집이 하나뿐이어서 군집 표준오차를 계산할 수 없습니다.`,
  "one-treated-cluster": ({ name, column, instrument }) =>
    `${instrument === true ? "도구변수 " : ""}'${String(name)}'의 값이 다른 군집이 '${String(column)}'에 하나뿐이어서 군집 표준오차가 정의되지 않습니다.`,
  "undefined-covariance": ({ replications, failed }) =>
    failed === undefined
      ? "공분산이 정의되지 않아 표준오차를 계산할 수 없습니다."
      : `붓스트랩 표본 ${String(replications)}개 중 ${String(failed)}개에서 추정치가 없어 표준오차를 계산할 수 없습니다.`,
  "undefined-quantity": () => "이 모형에서 정의되지 않는 양입니다.",
  "undefined-test": ({ instruments }) =>
    instruments === undefined
      ? "이 표본에서는 검정통계량을 계산할 수 없습니다."
      : `도구변수 ${listed(instruments)}을(를) 빼면 모형이 식별되지 않아 검정할 수 없습니다.`,
};

const reasons: Readonly<Record<string, KoreanSentence>> = { ...dataReasons, ...problemReasons };

/** Why the data do not allow an estimate, in Korean, with the error's numbers. */
export function koreanReason({ code, facts, message }: EstimandError): string {
  const sentence = reasons[code];
  return sentence === undefined ? `(영문 원문, ${code}) ${message}` : sentence(facts);
}

function separated({ column, above, below, ones, zeros }: Facts): string {
  if (ones === undefined) return "";
  const parts = [
    ...(Number(ones) > 0 ? [`${String(above)}인 ${String(ones)}개 관측치에서 모두 1`] : []),
    ...(Number(zeros) > 0 ? [`${String(below)}인 ${String(zeros)}개 관측치에서 모두 0`] : []),
  ];
  return `'${String(column)}'의 값이 ${parts.join("이고, ")}입니다. `;
}

/** The rows that were left out before, where some were. */
function left(dropped: unknown): string {
  const rows = (dropped ?? []) as readonly RowDrop[];
  if (!Array.isArray(rows) || rows.length === 0) return "";
  return ` 제외된 관측치: ${rows.map(({ reason, count }) => `${koreanDropReason(reason, (name) => name)} ${count}개`).join(", ")}.`;
}

const of = (formula: unknown): string => (formula === undefined ? "" : `: ${String(formula)}`);
