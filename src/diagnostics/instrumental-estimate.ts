import type { ChosenCovariance } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import type { InstrumentSpace } from "../moments/instrument-space.ts";
import type { LinearProblem } from "../moments/linear-problem.ts";
import type { TwoStage } from "../moments/two-stage.ts";

/** What a GMM estimate was weighted with, and what it attained. */
export interface WeightedBy {
  /** S of the moments in orthonormal coordinates. */
  readonly weight: ChosenCovariance;
  /** g'S⁻¹g at the estimate. */
  readonly criterion: number;
}

/**
 * An estimate by instruments with its sample: what the diagnostics of instrumental variables read. Two-stage least squares of
 * the same model is always there: first stages, reduced forms and confidence sets are stated around it.
 */
export interface InstrumentalEstimate {
  readonly frame: Frame;
  readonly problem: LinearProblem;
  readonly space: InstrumentSpace;
  readonly twoStage: TwoStage;
  /** The estimate of the method asked for. */
  readonly solution: InstrumentalSolution;
  readonly gmm?: WeightedBy;
}

/** Two-stage least squares with its sample, where every method starts. */
export type FirstEstimate = Omit<InstrumentalEstimate, "solution" | "gmm">;

/** Coordinates in the space of the instruments with the exogenous columns partialled out. */
export function excludedPart(
  { problem }: Pick<InstrumentalEstimate, "problem">,
  coordinates: Float64Array,
): Float64Array {
  return coordinates.subarray(problem.exogenous);
}

/** Z'We: the coordinates of the residual e in the space of the instruments are made of it. */
export function instrumentMoments(
  { space, twoStage }: Pick<InstrumentalEstimate, "space" | "twoStage">,
  { moments }: Pick<InstrumentalSolution, "moments"> = twoStage,
): Float64Array {
  return moments.withColumns[0]!.slice(0, space.size);
}
