import type { Frame } from "../formula/frame-types.ts";
import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";

/**
 * The log-likelihood of a model of a normal outcome with its constant alone (and the offset); without a constant among its
 * regressors, of the model where every coefficient is zero. ln σ is free in both.
 */
export function normalNullLogLik<Y extends string>(
  { data, likelihood }: LikelihoodProblem<NormalPredictor, Y>,
  { equations }: Frame,
  start: (problem: LikelihoodProblem<NormalPredictor, Y>) => Float64Array,
): number {
  const { columns = [], offset } = data.predictors.index;
  const position = equations[0]!.regressors.names.indexOf("(Intercept)");
  const constant = position < 0 ? [] : [columns[position]!];
  const predictors = { ...data.predictors, index: { columns: constant, offset } };
  const reduced = likelihoodProblem(likelihood, { ...data, predictors });
  return maximize(reduced, start(reduced)).value;
}
