import type { Table } from "../../data/table.ts";
import { fractionalProbit } from "../../estimators/fractional-probit.ts";
import { heckman, type HeckmanFit } from "../../estimators/heckman.ts";
import { twoPart, type TwoPartFit } from "../../estimators/two-part.ts";
import { type MarginalEffects, marginalEffects } from "../../inference/marginal-effects.ts";
import type { DeterminantSpecification, PerformanceSpecification } from "../specification.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { type ExclusionRestrictions, exclusionRestrictions } from "./exclusion-restrictions.ts";
import { attempt, found, isSkipped, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import { type Sampled, sampled } from "./sampling-weights.ts";

/** How well: selection and outcome together, with other ways to see the same beside them. */
export interface PerformanceResult {
  /** Heckman's model by maximum likelihood; where it has no interior maximum it says so. */
  readonly fit: HeckmanFit;
  readonly twoStep: HeckmanFit;
  /** Effects on E[y | selected] from the estimate that is fit to be read; undefined when neither is. */
  readonly effects: MarginalEffects | undefined;
  /** No correlation assumed between participation and performance: effects on E[y | selected]. */
  readonly twoPart: Part<EquationResult<TwoPartFit>>;
  /** Performance as a share of all firms, by fractional probit. */
  readonly share: Part<EquationResult>;
  /** Effects on E[y | selected] by model ("Maximum likelihood", "Two-step", "Two-part"), for a table side by side. */
  readonly sideBySide: Readonly<Record<string, MarginalEffects>>;
  readonly exclusion: ExclusionRestrictions;
}

const type = "conditional";

export function performancePart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<PerformanceResult> {
  const { performance } = specification;
  if (performance === undefined) return notSpecified;
  const weighting = sampled(specification);
  const { share, ...equations } = performance;
  return attempt(() => {
    progress("performance: two-step selection model");
    const twoStep = heckman(equations, firms, { method: "two-step", ...weighting });
    progress("performance: maximum likelihood, with the profile over the correlation");
    const fit = heckman(equations, firms, weighting);
    progress("performance: effects on the performance of exporters");
    const readable = [fit, twoStep].find(({ converged }) => converged);
    progress("performance: two-part and fractional models");
    const parts = attempt(() => equationResult(twoPart(equations, firms, { vcov: "robust", ...weighting }), { type }));
    return {
      fit,
      twoStep,
      effects: readable === undefined ? undefined : marginalEffects(readable, { type }),
      twoPart: parts,
      share: attempt(() =>
        share === undefined ? notSpecified : equationResult(fractionalProbit(share, firms, weighting)),
      ),
      sideBySide: sideBySide(fit, twoStep, parts),
      exclusion: exclusions(equations, firms, twoStep, weighting, progress),
    };
  });
}

function sideBySide(
  fit: HeckmanFit,
  twoStep: HeckmanFit,
  parts: Part<EquationResult>,
): PerformanceResult["sideBySide"] {
  const effects = {
    "Maximum likelihood": fit.converged ? marginalEffects(fit, { type }) : undefined,
    "Two-step": twoStep.converged ? marginalEffects(twoStep, { type }) : undefined,
    "Two-part": isSkipped(parts) ? undefined : found(parts.effects),
  };
  return Object.fromEntries(
    Object.entries(effects).filter((entry): entry is [string, MarginalEffects] => entry[1] !== undefined),
  );
}

function exclusions(
  equations: PerformanceSpecification,
  firms: Table,
  twoStep: HeckmanFit,
  weighting: Sampled,
  progress: Progress,
): ExclusionRestrictions {
  progress("performance: what can be tested of the exclusion restrictions");
  return exclusionRestrictions(equations, firms, twoStep, weighting);
}
