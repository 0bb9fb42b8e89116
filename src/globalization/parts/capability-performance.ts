import type { Table } from "../../data/table.ts";
import { heckman, type HeckmanFit } from "../../estimators/heckman.ts";
import { ivHeckman, type IvHeckmanFit } from "../../estimators/iv-heckman.ts";
import { withoutInstruments } from "../naive-formula.ts";
import type { CapabilitySpecification } from "../specification.ts";
import { notConverged } from "./equation-result.ts";
import { attempt, notSpecified, type Part, type Skipped, skipped } from "./part.ts";
import type { Sampled } from "./sampling-weights.ts";

/** The capability in how well firms perform abroad, corrected for who is selected. */
export interface CapabilityPerformance {
  /**
   * Selection with the capability endogenous, in two steps; its `tests.selection` and `tests.exogeneity` say whether either
   * correction is needed. Left out where the selection has no column of its own beside the instruments.
   */
  readonly fit: Part<IvHeckmanFit>;
  /** The same two steps as if the capability were exogenous in the outcome. */
  readonly naive: Part<HeckmanFit>;
}

/** Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, procedure 19.2. */
export function capabilityPerformance(
  { performance }: CapabilitySpecification,
  firms: Table,
  weighting: Sampled,
): Part<CapabilityPerformance> {
  if (performance === undefined) return notSpecified;
  const { selection, outcome } = performance;
  const options = { vcov: "robust", ...weighting } as const;
  const exogenous = { selection, outcome: withoutInstruments(outcome) };
  return {
    fit: attempt(() => readable(ivHeckman(performance, firms, options) as IvHeckmanFit)),
    naive: attempt(() => heckman(exogenous, firms, { method: "two-step", ...options }) as HeckmanFit),
  };
}

function readable(fit: IvHeckmanFit): Part<IvHeckmanFit> {
  if (!fit.converged) return notConverged(fit);
  const unidentified = fit.warnings.find(({ code }) => code === "no-exclusion-restriction");
  return unidentified === undefined ? fit : withoutExclusion(unidentified.message);
}

function withoutExclusion(message: string): Skipped {
  const ko =
    "선택식에 도구변수 외의 고유한 변수가 부족합니다. 내생 역량과 역밀스비를 함께 식별하려면, 글로벌화 여부에만 영향을 주고 성과에는 직접 영향을 주지 않는 변수를 선택식에 추가하세요.";
  return skipped("no-exclusion-restriction", message, ko);
}
