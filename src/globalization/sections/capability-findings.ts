import { isZeroOne } from "../../data/is-zero-one.ts";
import { type CoefficientRow, coefficientTable } from "../../fit/coefficient-table.ts";
import type { CapabilityResult } from "../parts/capability.ts";
import { found } from "../parts/part.ts";
import { capabilityEstimates } from "./capability-estimates.ts";
import { changeWords, type SpokenChange } from "./change-words.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { formatFixed } from "../../report/format.ts";
import { inPoints, pText, percentPhrase } from "./sentences.ts";

/** What the capability causes if the instruments are valid, beside what it would be taken for, and whether the two differ. */
export function capabilityFindings(context: ReportContext): string[] {
  const { analysis } = context;
  const result = found(analysis.capability);
  if (result === undefined) return [];
  const least = new Map(coefficientTable(result.naive).map((row) => [row.name as string, row]));
  const effects = coefficientTable(result.fit)
    .filter(({ name }) => result.endogenous.includes(name))
    .map((row) => effectSentence(row, least.get(row.name), context));
  return [...effects, ...(effects.length === 0 ? [] : exogeneity(result, context)), ...performanceSentences(context)];
}

function effectSentence(row: CoefficientRow, naive: CoefficientRow | undefined, context: ReportContext): string {
  const { language } = context;
  const { text, scale } = changeOfCapability(row.name, context);
  const { p } = row;
  const effect = inPoints(
    { estimate: scale * row.estimate, low: scale * row.low, high: scale * row.high, p },
    language,
    2,
  );
  const beyond = scale * row.low < -1 || scale * row.high > 1 ? outOfReach[language] : "";
  const points = naive === undefined ? "" : formatFixed(100 * scale * naive.estimate, 2);
  if (language === "ko")
    return `${text}: 도구변수가 타당하다면 글로벌화 확률을 ${effect} 변화시킵니다.${naive === undefined ? "" : ` 외생으로 보는 최소제곱 추정치는 ${points}%p입니다.`}${beyond}`;
  return `${text}: changes the probability to globalize by ${effect} if the instruments are valid.${naive === undefined ? "" : ` Least squares, which takes it as exogenous, says ${points}.`}${beyond}`;
}

/** Of a linear model's effect on a probability whose interval leaves what a probability can change by. */
const outOfReach = {
  en: " The interval goes beyond 100 percentage points: a linear model leaves 0 to 100 percent there, and the number cannot be read as a change of a probability.",
  ko: " 신뢰구간이 100%p를 넘습니다. 선형모형의 예측이 0~100%를 벗어나는 구간이므로 확률의 변화로 해석할 수 없습니다.",
} as const;

/** The change of a capability that its effect is of. */
export function changeOfCapability(name: string, context: ReportContext): SpokenChange {
  const contrast = isYesNo(name, context) ? "1 - 0" : "dy/dx";
  return changeWords(name, termLabel(name, context), contrast, context.language);
}

/** Whether the data reject that the capability is exogenous, and what that means for what is said elsewhere. */
function exogeneity({ endogeneity, endogenous }: CapabilityResult, context: ReportContext): string[] {
  const test = endogeneity.wuHausman;
  if (test === undefined || !Number.isFinite(test.p)) return [];
  const label = endogenous.map((name) => termLabel(name, context)).join(", ");
  const p = pText(test.p);
  if (context.language === "ko")
    return test.p < 0.05
      ? [
          `${label}의 외생성은 기각됩니다(Wu-Hausman, ${p}). 프로빗과 최소제곱의 수치는 이 역량의 효과가 아니라, 함께 작용하는 요인까지 담은 연관성입니다.`,
        ]
      : [`${label}의 외생성은 기각되지 않습니다(Wu-Hausman, ${p}). 두 추정치의 차이는 우연일 수 있습니다.`];
  return test.p < 0.05
    ? [
        `Exogeneity of ${label} is rejected (Wu-Hausman, ${p}): its number in the probit and in least squares mixes its effect with what goes along with it.`,
      ]
    : [`Exogeneity of ${label} is not rejected (Wu-Hausman, ${p}): the two estimates may differ by chance alone.`];
}

/** What the capability does to what exporters sell, where that is a logarithm: in percent. */
function performanceSentences(context: ReportContext): string[] {
  const { language } = context;
  const estimates = capabilityEstimates(context);
  if (estimates === undefined || !/^log\(/.test(estimates.outcome)) return [];
  const { rows, naiveRows, endogenous } = estimates;
  const said = (row: CoefficientRow): string =>
    percentPhrase(
      { ...row, term: row.name, contrast: isYesNo(row.name, context) ? "1 - 0" : "dy/dx" },
      termLabel(row.name, context),
      language,
    );
  return rows
    .filter(({ name }) => endogenous.includes(name))
    .map((row) => {
      const naive = naiveRows?.find(({ name }) => name === row.name);
      const plain = naive === undefined ? "" : said(naive).slice(said(naive).indexOf(": ") + 2);
      if (language === "ko")
        return `글로벌화 기업의 해외매출: 도구변수가 타당하다면 ${said(row)}, ${pText(row.p)}.${naive === undefined ? "" : ` 외생으로 보면 ${plain}입니다.`}`;
      return `In how much exporters sell, if the instruments are valid: ${said(row)}, ${pText(row.p)}.${naive === undefined ? "" : ` Taken as exogenous: ${plain}.`}`;
    });
}

function isYesNo(name: string, { firms }: ReportContext): boolean {
  if (!firms.has(name)) return false;
  const column = firms.column(name);
  return column.kind !== "category" && isZeroOne(column.values);
}
