import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";

/**
 * The model whose index has its constant alone (and the offset); without a constant among the regressors, of the model where
 * every coefficient is zero. Ancillary parameters stay.
 */
export function constantAlone<P extends string, Y extends string>(
  { data, likelihood }: LikelihoodProblem<P | "index", Y>,
  { equations }: Frame,
): LikelihoodProblem<P | "index", Y> {
  const { columns = [], offset } = data.predictors.index;
  const position = equations[0]!.regressors.names.indexOf("(Intercept)");
  const constant = position < 0 ? [] : [columns[position]!];
  return likelihoodProblem(likelihood, {
    ...data,
    predictors: { ...data.predictors, index: { columns: constant, offset } },
  });
}
