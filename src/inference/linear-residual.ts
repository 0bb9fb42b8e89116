import type { FittedModel } from "../fit/model.ts";
import { evaluated, residual } from "../moments/combination.ts";
import { linearProblem, regressorsOf } from "../moments/linear-problem.ts";

/** y - Xb of a linear model, by rows; with instruments too, of the columns themselves. */
export function linearResidual({ frame, theta }: Pick<FittedModel, "frame" | "theta">): Float64Array {
  const problem = linearProblem(frame);
  return evaluated(residual(regressorsOf(problem), theta, problem.outcome), frame.rows);
}
