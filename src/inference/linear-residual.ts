import type { FittedModel } from "../fit/model.ts";
import { evaluate, residual } from "../moments/combination.ts";
import { linearProblem, regressorsOf } from "../moments/linear-problem.ts";

/** y - Xb of a linear model, by rows; with instruments too, of the columns themselves. */
export function linearResidual({ frame, theta }: Pick<FittedModel, "frame" | "theta">): Float64Array {
  const problem = linearProblem(frame);
  const out = new Float64Array(frame.rows);
  evaluate(residual(regressorsOf(problem), theta, problem.outcome), 0, frame.rows, out);
  return out;
}
