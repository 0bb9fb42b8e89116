import { amount, spread } from "../policy/amounts.ts";
import type { LeverEffect } from "../policy/lever-effects.ts";
import type { ScenarioResult } from "../policy/policy-result.ts";
import { columnLabel, shortNumber } from "../quality/quality-finding.ts";
import type { ReportContext } from "./context.ts";

/** The scenarios that were asked for, and the lever with the largest gain. */
export function policyFindings(context: ReportContext): string[] {
  const { policy, instrumented, options, language } = context;
  if (policy === undefined) return [];
  const ko = language === "ko";
  const asked = options.scenarios === undefined ? [] : policy.scenarios;
  const scenarios = asked.map((scenario) => {
    const { name } = scenario;
    const again = instrumented?.scenarios.find((each) => each.name === name);
    const beside =
      again === undefined
        ? ""
        : ko
          ? ` 역량을 내생으로 보는 도구변수 프로빗에서는 ${gain(again)}입니다.`
          : ` By the probit with instruments, which takes the capability as endogenous: ${gain(again)}.`;
    return ko
      ? `시나리오 '${name}': 추가 글로벌화 기업 수 ${gain(scenario)}(95% 신뢰구간, 프로빗 계수가 인과효과일 때).${beside}`
      : `Scenario "${name}": ${gain(scenario)} additional exporters (95% interval), if the probit's coefficients are effects.${beside}`;
  });
  return [...scenarios, ...leverSentence(context, policy.levers[0])];
}

function gain({ all: { exporters } }: ScenarioResult): string {
  const { estimate, low, high } = exporters.change;
  return `${amount(estimate)} ${spread(low, high)}`;
}

function leverSentence({ language }: ReportContext, lever: LeverEffect | undefined): string[] {
  if (lever === undefined || !(lever.perHundred.low > 0)) return [];
  const { estimate, low, high } = lever.perHundred;
  const label = columnLabel(lever.column)[language];
  const gained = `${amount(estimate)} ${spread(low, high)}`;
  if (language === "ko") {
    const move = lever.step === undefined ? "없음 → 있음" : `+${shortNumber(lever.step)}`;
    return [
      `정책 수단을 하나씩 바꾸어 볼 때 글로벌화 기업이 가장 많이 늘어나는 것은 '${label}'(${move})로, 대상 기업 100개당 ${gained}개입니다(추정계수가 인과효과일 때).`,
    ];
  }
  const move = lever.step === undefined ? "no → yes" : `+${shortNumber(lever.step)}`;
  return [
    `Of the levers moved one at a time "${label}" (${move}) gains most: ${gained} additional exporters for 100 firms reached, if its coefficient is an effect.`,
  ];
}
