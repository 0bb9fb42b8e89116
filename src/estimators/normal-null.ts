import type { Frame } from "../formula/frame-types.ts";
import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import { maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { constantAlone } from "./constant-alone.ts";

/**
 * The log-likelihood of a model of a normal outcome with its constant alone (and the offset); without a constant among its
 * regressors, of the model where every coefficient is zero. ln σ is free in both.
 */
export function normalNullLogLik<Y extends string>(
  problem: LikelihoodProblem<NormalPredictor, Y>,
  frame: Frame,
  start: (problem: LikelihoodProblem<NormalPredictor, Y>) => Float64Array,
): number {
  const reduced = constantAlone(problem, frame);
  return maximize(reduced, start(reduced)).value;
}
