import type { Frame } from "../formula/frame-types.ts";
import { type Maximum, maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { constantAlone } from "./constant-alone.ts";

type PoissonProblem = LikelihoodProblem<"index", "y">;

/** The maximum with a constant alone; with nothing, where the design has no constant. */
export function meanMaximum(problem: PoissonProblem, frame: Frame): Maximum {
  const reduced = constantAlone(problem, frame);
  const mean = problem.data.outcomes.y.reduce((sum, y) => sum + y, 0) / problem.data.rows;
  return maximize(reduced, new Float64Array(reduced.size).fill(Math.log(mean)));
}

/** All coefficients 0 but the constant, which gives the mean. */
export function startAtMean(problem: PoissonProblem, frame: Frame): Float64Array {
  const start = new Float64Array(problem.size);
  const constant = frame.equations[0]!.regressors.names.indexOf("(Intercept)");
  if (constant >= 0) start[constant] = meanMaximum(problem, frame).point[0]!;
  return start;
}
