import type { Table } from "../../data/table.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import { groupLabel } from "../group-label.ts";
import { isSkipped } from "../parts/part.ts";
import type { PolicyResult } from "../policy/policy-result.ts";
import type { Language } from "../quality/quality-finding.ts";
import type { ReportOptions } from "../report.ts";
import type { RepeatedFirms } from "./repeated-firms.ts";
import type { ReportSection } from "../written/content.ts";

/** What every section of the report is written from. */
export interface ReportContext {
  readonly analysis: DeterminantAnalysis;
  readonly firms: Table;
  readonly language: Language;
  /** Of terms, in the language of the report. */
  readonly labels: Readonly<Record<string, string>>;
  readonly options: ReportOptions;
  /** The scenarios with what they change; undefined where there is no model to read them from. */
  readonly policy: PolicyResult | undefined;
  /** The scenarios that move an endogenous capability, by the probit with instruments; undefined where there are none. */
  readonly instrumented: PolicyResult | undefined;
  /** How rows repeat firms; undefined where each row is a firm. */
  readonly repeated: RepeatedFirms | undefined;
}

/** Whether the description and the equations respect the survey's weights. */
export function isWeighted({ weights, specification }: DeterminantAnalysis): boolean {
  return !isSkipped(weights) || specification.characteristics?.weights !== undefined;
}

/** A section; undefined where there is nothing to say. */
export type WriteSection = (context: ReportContext) => ReportSection | undefined;

/** A term of a model in words: "industry[J62]" is "Industry: J62 Computer programming". */
export function termLabel(term: string, { labels, language }: ReportContext): string {
  const whole = labels[term];
  if (whole !== undefined) return whole;
  const parts = term.split(":");
  if (parts.length > 1) return parts.map((part) => termPart(part, labels, language)).join(" × ");
  return termPart(term, labels, language);
}

function termPart(term: string, labels: ReportContext["labels"], language: Language): string {
  if (term === "(Intercept)") return language === "ko" ? "상수항" : "Constant";
  if (term === "lambda") return language === "ko" ? "역밀스비(λ)" : "Inverse Mills ratio (λ)";
  const [, column = "", level] = /^(.*?)\[(.*)\]$/.exec(term) ?? [];
  if (level === undefined) return labels[term] ?? term;
  return `${labels[column] ?? column}: ${groupLabel(level, language)}`;
}
