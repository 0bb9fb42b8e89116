import { screenedMaximum, type ScreenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";

/**
 * The probit of one equation by itself, screened for separation: the equation as it is without correlation.
 *
 * @param equation position in the frame; every row counts in it
 * @throws EstimandError "complete-separation", "quasi-separation"
 */
export function equationProbit(frame: Frame, equation: number, mode: SeparationMode): ScreenedMaximum<"index", "y"> {
  return screenedMaximum(
    frame,
    equation,
    mode,
    {
      problem: ({ rows, equations, weights }) => {
        const { regressors, offset, outcome } = equations[equation]!;
        return likelihoodProblem(probitLikelihood, {
          rows,
          predictors: { index: { columns: regressors.columns, offset } },
          outcomes: { y: outcome },
          weights: weights?.values,
        });
      },
      start: (problem) => startFromPart(problem),
    },
    {},
  );
}
