import { formatPercent } from "../../report/format.ts";
import { amount, spread } from "../policy/amounts.ts";
import { ofWhichFirms } from "../policy/counted-firms.ts";
import type { LeverEffect } from "../policy/lever-effects.ts";
import { leverMove } from "../policy/lever-move.ts";
import type { PolicyResult, ScenarioResult } from "../policy/policy-result.ts";
import { chosenByFirms } from "../policy/policy-warnings.ts";
import { columnLabel, type Language } from "../quality/quality-finding.ts";
import type { ReportContext } from "./context.ts";

/** The scenarios that were asked for, each with its warnings, and the lever with the largest gain. */
export function policyFindings(context: ReportContext): string[] {
  const { policy, options, language } = context;
  if (policy === undefined) return [];
  const asked = options.scenarios === undefined ? [] : policy.scenarios;
  const sales = asked.length === 0 ? [] : warningsOf(policy, "", language);
  return [
    ...asked.map((scenario) => scenarioSentence(context, policy, scenario)),
    ...sales,
    ...leverSentence(policy, language),
  ];
}

function scenarioSentence(
  { instrumented, language }: ReportContext,
  policy: PolicyResult,
  scenario: ScenarioResult,
): string {
  const { name } = scenario;
  const ko = language === "ko";
  const start = ko ? `시나리오 '${name}'` : `Scenario "${name}"`;
  const idle = policy.warnings.find((warning) => warning.scenario === name && warning.code === "no-effect");
  if (idle !== undefined) return `${start}: ${idle.message[language]}`;
  const again = instrumented?.scenarios.find((each) => each.name === name);
  const beside = ko
    ? `역량을 내생으로 보는 도구변수 프로빗에서는 ${gain(again)}입니다.`
    : `By the probit with instruments, which takes the capability as endogenous: ${gain(again)}.`;
  const base = ofWhichFirms(policy)[language];
  const level = formatPercent(policy.level);
  const said = ko
    ? `${start}: ${base} 추가 글로벌화 기업 수 ${gain(scenario)}(${level} 신뢰구간, 프로빗 계수가 인과효과일 때).`
    : `${start}: ${gain(scenario)} additional exporters ${base} (${level} interval), if the probit's coefficients are effects.`;
  return [said, ...(again === undefined ? [] : [beside]), ...warningsOf(policy, name, language)].join(" ");
}

const warningsOf = ({ warnings }: PolicyResult, name: string, language: Language): string[] =>
  warnings.filter(({ scenario }) => scenario === name).map(({ message }) => message[language]);

function gain(scenario: ScenarioResult | undefined): string {
  if (scenario === undefined) return "";
  const { estimate, low, high } = scenario.all.exporters.change;
  return `${amount(estimate)} ${spread(low, high)}`;
}

function leverSentence(policy: PolicyResult, language: Language): string[] {
  const lever: LeverEffect | undefined = policy.levers[0];
  if (lever === undefined || !(lever.perHundred.low > 0)) return [];
  const { estimate, low, high } = lever.perHundred;
  const label = columnLabel(lever.column)[language];
  const gained = `${amount(estimate)} ${spread(low, high)}`;
  const [move, base] = [leverMove(lever, language), ofWhichFirms(policy)[language]];
  const said =
    language === "ko"
      ? `정책 수단을 하나씩 바꾸어 볼 때 글로벌화 기업이 가장 많이 늘어나는 것은 '${label}'(${move})로, ${base} 대상 기업 100개당 ${gained}개입니다(추정계수가 인과효과일 때).`
      : `Of the levers moved one at a time "${label}" (${move}) gains most: ${gained} additional exporters for 100 firms reached ${base}, if its coefficient is an effect.`;
  return [lever.endogenous ? `${said} ${chosenByFirms(lever.column)[language]}` : said];
}
