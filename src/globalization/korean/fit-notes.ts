import type { Fit } from "../../fit/fit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { formatCount, formatNumber, formatPercent } from "../../report/format.ts";
import { statisticText } from "../sections/statistic-text.ts";
import { pText } from "../sections/sentences.ts";
import { testWords } from "../sections/test-words.ts";
import type { AndersonRubinSet } from "../../diagnostics/anderson-rubin.ts";
import { koreanDropReason } from "./drop-reason.ts";
import { informationWords } from "./fit-words.ts";
import { koreanSet } from "./instrument-warnings.ts";

/** A fit's tests with their hypotheses, in Korean. */
export function koreanTestNotes(tests: Readonly<Record<string, TestResult>>): string[] {
  return Object.entries(tests)
    .filter(([, { statistic, p }]) => Number.isFinite(statistic) && Number.isFinite(p))
    .map(([key, test]) => {
      const { name, hypothesis } = testWords[key] ?? { name: test.name, hypothesis: test.null };
      return `${name}: ${statisticText(test, 5)}, ${pText(test.p)}. 귀무가설: ${hypothesis}`;
    });
}

interface InstrumentalFields {
  readonly firstStage?: Readonly<Record<string, { readonly partialF: TestResult }>>;
  readonly effectiveF?: { readonly statistic: number; readonly criticalValue: number; readonly tau: number };
  readonly andersonRubin?: AndersonRubinSet;
}

/** How strong a fit's instruments are, in Korean: the first-stage F of each endogenous column, and the effective F. */
export function koreanStrengthNotes(fit: Fit, label: (column: string) => string): string[] {
  const { firstStage = {}, effectiveF, andersonRubin: set } = fit as Fit & InstrumentalFields;
  const notes = Object.entries(firstStage).map(
    ([name, { partialF }]) => `${label(name)}의 1단계 F 검정: ${statisticText(partialF, 5)}, ${pText(partialF.p)}.`,
  );
  if (set !== undefined)
    notes.push(
      `${label(set.name)}의 계수에 대한 ${formatPercent(set.level)} Anderson-Rubin 신뢰집합: ${koreanSet(set)}.`,
    );
  if (effectiveF === undefined) return notes;
  const { statistic, criticalValue, tau } = effectiveF;
  const bound = `최악의 경우의 ${formatPercent(tau)}를 넘는 편의에 대한 임계값 ${formatNumber(criticalValue, 4)}`;
  return [...notes, `유효 F(Montiel Olea-Pflueger): ${formatNumber(statistic, 5)}; ${bound}.`];
}

/** What a fit assumed and left out, in Korean: covariance, distribution, weights, rows and columns. */
export function koreanFitNotes(
  { conventions, rows, droppedColumns }: Fit,
  label: (column: string) => string,
): string[] {
  const { vcov, vcovFormula, information, distribution, df, weights, clusters = [] } = conventions;
  const matrix = information === undefined ? "" : `, ${informationWords[information] ?? information}`;
  const law =
    distribution === "t" ? `자유도 ${formatNumber(df ?? Number.NaN, 6).replace(/\.0+$/, "")}인 t 분포` : "정규분포";
  const total = rows.dropped.reduce((sum, { count }) => sum + count, 0);
  const reasons = rows.dropped.map(({ reason, count }) => `${koreanDropReason(reason, label)} ${formatCount(count)}개`);
  return [
    `표준오차: ${vcov}, ${vcovFormula}${matrix}; ${law}.`,
    ...clusters.map(({ column, clusters: count }) => `군집: ${label(column)} ${formatCount(count)}개.`),
    ...(weights === "none" ? [] : [`가중치: ${weights}.`]),
    ...(total === 0
      ? []
      : [`관측치: ${formatCount(rows.used)}개 사용, ${formatCount(total)}개 제외(${reasons.join(", ")}).`]),
    ...(typeof conventions.note === "string" ? koreanPanelNote(conventions.note) : []),
    ...droppedColumns.map(({ name, reason }) => `제외된 변수: ${name}(${koreanColumnReason(reason)}).`),
  ];
}

/** The units and the integration of a panel model, from the note that says them. */
function koreanPanelNote(note: string): string[] {
  const [, units, of, rows, nodes] =
    /Panel: ([\d,]+) units of (.+), of (.+) rows; (\d+) quadrature nodes/.exec(note) ?? [];
  if (units === undefined) return [];
  return [`패널: ${of}별 ${units}개 단위, 단위당 관측치 ${rows!.replace(" to ", " ~ ")}개; 구적점 ${nodes}개.`];
}

/** Why a column left a design, in Korean. */
function koreanColumnReason(reason: string): string {
  if (reason === "separated") return "결과를 완전히 예측";
  if (reason.startsWith("constant")) return "모든 관측치에서 같은 값";
  const [, others] = /^collinear with (.*)$/.exec(reason) ?? [];
  return others === undefined ? reason : `${others.replace(/ and (\d+) more$/, " 외 $1개")}의 선형결합`;
}
