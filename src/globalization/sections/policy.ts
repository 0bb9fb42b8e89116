import { found, isSkipped } from "../parts/part.ts";
import { amount, spread } from "../policy/amounts.ts";
import { policyDocument } from "../policy/policy-document.ts";
import { policyScenarios } from "../policy-scenarios.ts";
import type { PolicyResult, ScenarioResult } from "../policy/policy-result.ts";
import { leverScenarios } from "../policy/lever-scenarios.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { Language } from "../quality/quality-finding.ts";
import type { ReportOptions } from "../report.ts";
import type { ReportContext } from "./context.ts";

/** The scenarios of the report: those given, else the levers of the model one by one. Undefined where there is no model. */
export function reportedPolicy(
  analysis: DeterminantAnalysis,
  options: ReportOptions,
  language: Language,
): PolicyResult | undefined {
  const participation = found(analysis.participation);
  if (participation?.fit.converged !== true) return undefined;
  const scenarios = options.scenarios ?? leverScenarios(participation.fit, language);
  if (Object.keys(scenarios).length === 0) return undefined;
  return policyScenarios(analysis, scenarios, { ...options.policy, language });
}

/** The scenarios that move an endogenous capability, read from the probit with instruments where it can be read. */
export function instrumentedPolicy(
  analysis: DeterminantAnalysis,
  { scenarios, policy }: ReportOptions,
  plain: PolicyResult | undefined,
  language: Language,
): PolicyResult | undefined {
  const capability = found(analysis.capability);
  const participation = capability && found(capability.ivProbit);
  if (participation?.fit.converged !== true || isSkipped(participation.effects) || plain === undefined)
    return undefined;
  const warned = plain.warnings.filter(({ code }) => code === "endogenous-lever").map(({ scenario }) => scenario);
  const chosen = Object.entries(scenarios ?? {}).filter(([name]) => warned.includes(name));
  if (chosen.length === 0) return undefined;
  const { fit } = participation;
  return policyScenarios(analysis, Object.fromEntries(chosen), { ...policy, participation: fit, language });
}

/** What policies would change. */
export function policySection(context: ReportContext): ReportSection | undefined {
  const { policy, language, analysis } = context;
  if (policy === undefined) return undefined;
  const [, ...blocks] = policyDocument(policy, language, analysis.source.currency);
  return {
    id: "policy",
    title: language === "ko" ? "정책 시나리오" : "Policy scenarios",
    blocks: [...blocks, ...instrumentedBlocks(context)],
  };
}

const words = {
  en: {
    title: "The same with the capability as endogenous",
    head: ["Scenario", "Probit", "95% interval", "Probit with instruments", "95% interval"],
    note: "Additional exporters. The second estimate holds if the instruments are valid; the first if the capability is exogenous.",
  },
  ko: {
    title: "역량을 내생으로 볼 때의 시나리오",
    head: ["시나리오", "프로빗", "95% 신뢰구간", "도구변수 프로빗", "95% 신뢰구간"],
    note: "추가 글로벌화 기업 수. 앞의 추정치는 역량이 외생일 때, 뒤의 추정치는 도구변수가 타당할 때 성립합니다.",
  },
} as const;

function instrumentedBlocks({ policy, instrumented, language }: ReportContext): ReportBlock[] {
  if (policy === undefined || instrumented === undefined) return [];
  const say = words[language];
  const cells = ({ all }: ScenarioResult): string[] => {
    const { estimate, low, high } = all.exporters.change;
    return [amount(estimate), spread(low, high)];
  };
  const body = instrumented.scenarios.map((again) => {
    const plain = policy.scenarios.find(({ name }) => name === again.name)!;
    return [again.name, ...cells(plain), ...cells(again)];
  });
  return [
    { kind: "title", text: say.title },
    { kind: "table", head: say.head, align: ["left", "decimal", "left", "decimal", "left"], body },
    { kind: "notes", notes: [say.note] },
  ];
}
