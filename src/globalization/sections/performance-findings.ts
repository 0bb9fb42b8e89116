import { formatFixed, formatNumber } from "../../report/format.ts";
import type { PerformanceResult } from "../parts/performance.ts";
import { found } from "../parts/part.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { intervalText, pText } from "./sentences.ts";

/** Whether exporters are a selected group, and what goes with how well they do. */
export function performanceFindings(context: ReportContext): string[] {
  const result = found(context.analysis.performance);
  if (result === undefined) return [];
  return [selectionSentence(result, context), ...effectSentences(result, context)];
}

function selectionSentence({ fit, twoStep }: PerformanceResult, { language }: ReportContext): string {
  const ko = language === "ko";
  if (!fit.converged) {
    const rho = formatNumber(twoStep.rho, 3);
    return ko
      ? `이 자료의 최우추정으로는 누가 글로벌화하는지와 얼마나 잘하는지를 구분할 수 없습니다. 우도가 ρ = ±1 방향으로 계속 커져 추정치가 없으므로, 2단계 추정치(ρ = ${rho})를 대신 제시합니다.`
      : `How well exporters do cannot be told from who exports by maximum likelihood here: the likelihood keeps rising towards ρ = ±1, which is no estimate. The two-step estimate (ρ = ${rho}) is shown beside it, with its standard errors.`;
  }
  const interval =
    fit.derived?.rho === undefined ? "" : `(${intervalText(fit.derived.rho.low, fit.derived.rho.high, 2, language)})`;
  const test = fit.tests.lrRho ?? fit.tests.waldRho;
  const rho = formatFixed(fit.rho, 2);
  const verdict = test === undefined || !Number.isFinite(test.p) ? "" : ` ${verdictOf(test.p, ko)}`;
  return ko
    ? `글로벌화 여부와 성과의 관측되지 않는 요인은 ρ = ${rho}의 상관을 보입니다${interval}.${verdict}`
    : `What is unobserved in globalizing and in performing correlates with ρ = ${rho}${interval === "" ? "" : ` ${interval}`}.${verdict}`;
}

function verdictOf(p: number, ko: boolean): string {
  if (p < 0.05)
    return ko
      ? `글로벌화 기업만 비교하면 결론이 왜곡됩니다(${pText(p)}).`
      : `Comparing exporters only would mislead (${pText(p)}).`;
  return ko
    ? `글로벌화 기업이 성과 면에서 선별된 집단이 아니라는 가설은 기각되지 않습니다(${pText(p)}).`
    : `That exporters are no selected group in this respect cannot be rejected (${pText(p)}).`;
}

/** What is clear of the effects on the logarithm of sales abroad: as percent where the outcome is a logarithm. */
function effectSentences({ effects, fit }: PerformanceResult, context: ReportContext): string[] {
  const { language, analysis } = context;
  if (effects === undefined || !/^log\(/.test(fit.outcome)) return [];
  const { group } = analysis.specification;
  const clear = effects.rows
    .filter(({ term, p }) => p < 0.05 && !["industry", "region", group].includes(term))
    .sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  if (clear.length === 0) return [];
  const parts = clear.map(({ term, estimate, low, high }) => {
    const numbers = `${formatFixed(estimate, 2)} [${formatFixed(low, 2)}, ${formatFixed(high, 2)}]`;
    return `${termLabel(term, context)} ${numbers}`;
  });
  return language === "ko"
    ? [`글로벌화 기업의 해외매출(로그)에 뚜렷하게 작용하는 요인(1단위당 변화, 95% 신뢰구간): ${parts.join("; ")}.`]
    : [`Clear in how much exporters sell (change of the logarithm for one unit, 95% interval): ${parts.join("; ")}.`];
}
