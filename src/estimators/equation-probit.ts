import { screenedMaximum, type ScreenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";

/**
 * The probit of one equation by itself, screened for separation: the equation as it is without correlation.
 *
 * @param equation position in the frame
 * @throws EstimandError "complete-separation", "quasi-separation"
 */
export function equationProbit(frame: Frame, equation: number, mode: SeparationMode): ScreenedMaximum<"index", "y"> {
  return screenedMaximum(
    frame,
    equation,
    mode,
    {
      problem: ({ rows, equations, weights }) => {
        const { regressors, offset, outcome, active } = equations[equation]!;
        return likelihoodProblem(probitLikelihood, {
          rows,
          predictors: { index: { columns: regressors.columns, offset } },
          outcomes: { y: outcome },
          weights: countedWeights(weights?.values, active),
        });
      },
      start: (problem) => startFromPart(problem),
    },
    {},
  );
}

/** The weights, 0 in rows that do not count. */
function countedWeights(weights: Float64Array | undefined, active: Uint8Array | undefined): Float64Array | undefined {
  return active === undefined ? weights : Float64Array.from(active, (counts, i) => counts * (weights?.[i] ?? 1));
}
