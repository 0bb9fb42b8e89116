import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type Maximum, type MaximizeOptions, maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { IndependentEquations } from "./independent-equations.ts";

/**
 * A maximum of the likelihood of a selection model, searched from `start`. The outcome enters as the residual of its
 * regression and β as the difference from that regression's: so an outcome far from 0 and nearly constant (mean 1e8, standard
 * deviation 1) costs the search no digits. Gradient and Hessian are the same in either.
 */
export function centredMaximum(
  { likelihood, data, ranges }: LikelihoodProblem<HeckmanPredictor, "selected" | "outcome">,
  { beta, residual }: Pick<IndependentEquations, "beta" | "residual">,
  start: Float64Array,
  options: MaximizeOptions,
): Maximum {
  const { columns } = data.predictors.outcome;
  const centred = likelihoodProblem(likelihood, {
    ...data,
    predictors: { ...data.predictors, outcome: { columns } },
    outcomes: { ...data.outcomes, outcome: residual },
  });
  const { start: first } = ranges.find(({ name }) => name === "outcome")!;
  const moved = (theta: Float64Array, sign: 1 | -1): Float64Array =>
    theta.map((x, j) => x + sign * (beta[j - first] ?? 0));
  const found = maximize(centred, moved(start, -1), options);
  return { ...found, point: moved(found.point, 1) };
}
