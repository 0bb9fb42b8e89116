import { found } from "../parts/part.ts";
import { policyDocument } from "../policy/policy-document.ts";
import { policyScenarios } from "../policy-scenarios.ts";
import type { PolicyResult } from "../policy/policy-result.ts";
import { leverScenarios } from "../policy/lever-scenarios.ts";
import type { ReportSection } from "../written/content.ts";
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

/** What policies would change. */
export function policySection(context: ReportContext): ReportSection | undefined {
  const result = context.policy;
  if (result === undefined) return undefined;
  const { language, analysis } = context;
  const [, ...blocks] = policyDocument(result, language, analysis.source.currency);
  return { id: "policy", title: language === "ko" ? "정책 시나리오" : "Policy scenarios", blocks };
}
