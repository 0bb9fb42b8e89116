import type { Table } from "../../data/table.ts";
import { heckman, type HeckmanFit } from "../../estimators/heckman.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { wald } from "../../inference/wald.ts";
import { termsBeyond } from "../formula-terms.ts";
import type { PerformanceSpecification } from "../specification.ts";
import { attempt, type Part, skipped } from "./part.ts";
import type { Sampled } from "./sampling-weights.ts";
import { testPart } from "./test-part.ts";

/** The terms that move selection and not performance: an assumption, with what can be tested of it. */
export interface ExclusionRestrictions {
  readonly terms: readonly string[];
  /** That they move selection at all. */
  readonly relevance: Part<TestResult>;
  /** By term: that performance does not depend on it, if the others are excluded rightly; not testable for one alone. */
  readonly validity: Readonly<Record<string, Part<TestResult>>>;
}

const none = skipped(
  "no-exclusion-restriction",
  "No exclusion restriction: every column of the selection is in the outcome too, and only the assumed normal distribution tells selection from performance.",
  "배제제약이 없습니다. 선택식의 모든 변수가 성과식에도 있어 정규분포 가정만으로 선택과 성과를 구분합니다.",
);

const alone = skipped(
  "not-testable",
  "One exclusion restriction alone cannot be tested: it is an assumption.",
  "배제제약이 하나뿐이면 검정할 수 없으며, 가정으로 남습니다.",
);

/** Tests of the exclusion restrictions in the two-step estimate: relevance, and each one's validity given the others. */
export function exclusionRestrictions(
  equations: PerformanceSpecification,
  firms: Table,
  twoStep: HeckmanFit,
  weighting: Sampled,
): ExclusionRestrictions {
  const terms = termsBeyond(equations.selection, equations.outcome);
  if (terms.length === 0) return { terms, relevance: none, validity: {} };
  const validity = (term: string): Part<TestResult> => {
    if (terms.length === 1) return alone;
    return attempt(() => {
      const outcome = `${equations.outcome} + ${term}`;
      const fit = heckman({ ...equations, outcome }, firms, { method: "two-step", ...weighting });
      const added = namesOf(fit, "outcome:").filter((name) => !namesOf(twoStep, "outcome:").includes(name));
      return testPart(() => jointly(fit, added));
    });
  };
  const outcomeTerms = namesOf(twoStep, "outcome:").map((name) => name.slice("outcome:".length));
  const excluded = namesOf(twoStep, "selection:").filter(
    (name) => !outcomeTerms.includes(name.slice("selection:".length)),
  );
  return {
    terms,
    relevance: testPart(() => jointly(twoStep, excluded)),
    validity: Object.fromEntries(terms.map((term) => [term, validity(term)])),
  };
}

function namesOf(fit: HeckmanFit, role: string): string[] {
  return (fit.vcov.names as readonly string[]).filter((name) => name.startsWith(role));
}

function jointly(fit: HeckmanFit, names: readonly string[]): TestResult {
  return wald(
    fit,
    names.map((name) => `${name} = 0`),
  );
}
