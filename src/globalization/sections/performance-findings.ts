import { coefficientTable } from "../../fit/coefficient-table.ts";
import { formatFixed, formatNumber } from "../../report/format.ts";
import type { PerformanceResult } from "../parts/performance.ts";
import { found } from "../parts/part.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { hasFirmYears } from "./repeated-firms.ts";
import { firstKnown, intervalText, percentPhrase, pText } from "./sentences.ts";

/** Whether exporters are a selected group, and what goes with how well they do. */
export function performanceFindings(context: ReportContext): string[] {
  const result = found(context.analysis.performance);
  if (result === undefined) return [];
  return [selectionSentence(result, context), ...effectSentences(result, context)];
}

function selectionSentence(result: PerformanceResult, { language }: ReportContext): string {
  const { fit, twoStep } = result;
  const ko = language === "ko";
  if (!fit.converged) {
    const rho = formatNumber(twoStep.rho, 3);
    return ko
      ? `이 자료의 최우추정으로는 누가 글로벌화하는지와 얼마나 잘하는지를 구분할 수 없습니다. 우도가 ρ = ±1 방향으로 계속 커져 추정치가 없으므로, 2단계 추정치(ρ = ${rho})를 대신 제시합니다.`
      : `How well exporters do cannot be told from who exports by maximum likelihood here: the likelihood keeps rising towards ρ = ±1, which is no estimate. The two-step estimate (ρ = ${rho}) is shown beside it, with its standard errors.`;
  }
  const interval =
    fit.derived?.rho === undefined ? "" : `(${intervalText(fit.derived.rho.low, fit.derived.rho.high, 2, language)})`;
  const rho = formatFixed(fit.rho, 2);
  const ratio = coefficientTable(fit).find(({ name }) => name === "atanhRho");
  const p = firstKnown(fit.tests.lrRho, fit.tests.waldRho, ratio)?.p ?? Number.NaN;
  const verdict = Number.isFinite(p) ? ` ${verdictOf(p, ko)}${disagreement(p, result, ko)}` : "";
  return ko
    ? `글로벌화 여부와 성과의 관측되지 않는 요인은 ρ = ${rho}의 상관을 보입니다${interval}.${verdict}`
    : `What is unobserved in globalizing and in performing correlates with ρ = ${rho}${interval === "" ? "" : ` ${interval}`}.${verdict}`;
}

function verdictOf(p: number, ko: boolean): string {
  if (p < 0.05)
    return ko
      ? `상관이 없다는 가설은 기각됩니다(${pText(p)}). 글로벌화 기업은 성과 면에서 선별된 집단이어서, 글로벌화 기업만 비교한 계수는 이 선별을 함께 담습니다.`
      : `Independence is rejected (${pText(p)}): exporters are a selected group, and coefficients from exporters alone mix that selection in.`;
  return ko
    ? `상관이 없다는 가설은 기각되지 않습니다(${pText(p)}). 이 자료만으로는 글로벌화 기업이 성과 면에서 선별된 집단이라고 말할 수 없습니다.`
    : `Independence is not rejected (${pText(p)}): the data do not show that exporters are a selected group in this respect.`;
}

/** The two-step estimate where its verdict is another one. */
function disagreement(p: number, { twoStep }: PerformanceResult, ko: boolean): string {
  const lambda = coefficientTable(twoStep).find(({ name }) => name === "outcome:lambda");
  if (lambda === undefined || !Number.isFinite(lambda.p) || !Number.isFinite(p)) return "";
  if (lambda.p < 0.05 === p < 0.05) return "";
  const rho = formatFixed(twoStep.rho, 2);
  return ko
    ? ` 2단계 추정(ρ = ${rho}, 역밀스비 ${pText(lambda.p)})의 결론은 이와 다르므로, 선별에 대한 증거가 확고하지 않습니다.`
    : ` The two-step estimate (ρ = ${rho}; Mills ratio ${pText(lambda.p)}) says otherwise: the evidence on selection is not firm.`;
}

/** What is clear of the effects on the logarithm of sales abroad, as percent of sales. */
function effectSentences({ effects }: PerformanceResult, context: ReportContext): string[] {
  const { language, analysis } = context;
  const ko = language === "ko";
  const { group, performance } = analysis.specification;
  if (effects === undefined || !/^log\(/.test(performance?.outcome ?? "")) return [];
  const clear = effects.rows
    .filter(({ term, p }) => p < 0.05 && !["industry", "region", group].includes(term))
    .filter(({ term }) => !analysisExcludes(term, context))
    .sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  if (clear.length === 0)
    return [
      ko
        ? "글로벌화 기업의 해외매출에 5% 수준에서 0과 구별되는 요인이 없습니다."
        : "In how much exporters sell abroad nothing is distinguishable from zero at the 5 percent level.",
    ];
  const parts = clear.map((effect) => percentPhrase(effect, termLabel(effect.term, context), language));
  return [
    ko
      ? `글로벌화 ${hasFirmYears(context) ? "관측치(기업-연도)" : "기업"}의 해외매출 차이(다른 특성이 같을 때, 괄호 안은 95% 신뢰구간): ${parts.join("; ")}.`
      : `In how much exporters sell abroad, between ${hasFirmYears(context) ? "observations (firm-years)" : "firms"} alike otherwise (95% intervals in parentheses): ${parts.join("; ")}.`,
  ];
}

/** An excluded column moves who exports, and through that the mean of exporters: no finding on performance. */
function analysisExcludes(term: string, { analysis }: ReportContext): boolean {
  return found(analysis.performance)?.exclusion.terms.includes(term) === true;
}
