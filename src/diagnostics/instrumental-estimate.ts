import type { Frame } from "../formula/frame-types.ts";
import type { InstrumentSpace } from "../moments/instrument-space.ts";
import type { LinearProblem } from "../moments/linear-problem.ts";
import type { TwoStage } from "../moments/two-stage.ts";

/** A two-stage least-squares estimate with its sample: what the diagnostics of instrumental variables read. */
export interface InstrumentalEstimate {
  readonly frame: Frame;
  readonly problem: LinearProblem;
  readonly space: InstrumentSpace;
  readonly twoStage: TwoStage;
}

/** Coordinates in the space of the instruments with the exogenous columns partialled out. */
export function excludedPart(
  { problem }: Pick<InstrumentalEstimate, "problem">,
  coordinates: Float64Array,
): Float64Array {
  return coordinates.subarray(problem.exogenous);
}

/** The coordinates of the residual e in the space of the instruments are made of Z'We. */
export function instrumentMoments({ space, twoStage }: InstrumentalEstimate): Float64Array {
  return twoStage.moments.withColumns[0]!.slice(0, space.size);
}
