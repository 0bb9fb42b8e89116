import { amount, spread } from "../policy/amounts.ts";
import type { LeverEffect } from "../policy/lever-effects.ts";
import { columnLabel, shortNumber } from "../quality/quality-finding.ts";
import type { ReportContext } from "./context.ts";

/** The strongest lever, and the scenarios that were asked for. */
export function policyFindings(context: ReportContext): string[] {
  const result = context.policy;
  if (result === undefined) return [];
  const ko = context.language === "ko";
  const asked = context.options.scenarios === undefined ? [] : result.scenarios;
  const scenarios = asked.map(({ name, all: { exporters } }) => {
    const { estimate, low, high } = exporters.change;
    const gain = `${amount(estimate)} ${spread(low, high)}`;
    return ko
      ? `시나리오 '${name}': 글로벌화 기업 수 변화 ${gain}(95% 신뢰구간, 추정계수가 인과효과일 때).`
      : `Scenario "${name}": ${gain} additional exporters (95% interval), if the coefficients are effects.`;
  });
  return [...scenarios, ...leverSentence(context, result.levers[0])];
}

function leverSentence({ language }: ReportContext, lever: LeverEffect | undefined): string[] {
  if (lever === undefined || !(lever.perHundred.low > 0)) return [];
  const { estimate, low, high } = lever.perHundred;
  const label = columnLabel(lever.column)[language];
  const gain = `${amount(estimate)} ${spread(low, high)}`;
  if (language === "ko") {
    const move = lever.step === undefined ? "없음 → 있음" : `+${shortNumber(lever.step)}`;
    return [
      `가장 강한 정책 수단은 '${label}'(${move})로, 대상 기업 100개당 글로벌화 기업이 ${gain}개 늘어납니다(추정계수가 인과효과일 때).`,
    ];
  }
  const move = lever.step === undefined ? "no → yes" : `+${shortNumber(lever.step)}`;
  return [
    `The strongest lever is "${label}" (${move}): ${gain} additional exporters for 100 firms reached, if the coefficients are effects.`,
  ];
}
