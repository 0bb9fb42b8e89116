import type { NewtonOptions, NewtonResult } from "../optimize/newton.ts";
import { newton } from "../optimize/newton.ts";
import { distantOutcome } from "./distant-outcome.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { secondSearch } from "./second-search.ts";
import { steadyMaximum } from "./steady-maximum.ts";
import { isIllConditioned, orthogonalProblem } from "./steady-problem.ts";

/** The maximum of a likelihood as found: estimates, log-likelihood, derivatives there, and how it ended. */
export interface Maximum extends NewtonResult {
  /** (−H)⁻¹, where it was found more exactly than by inverting `hessian`. */
  readonly inverse?: Float64Array;
  /** Where there is `inverse`: the upper triangular C with C C' = (−H)⁻¹. */
  readonly root?: Float64Array;
}

export type MaximizeOptions = NewtonOptions;

/**
 * Maximises a likelihood by Newton steps on its exact Hessian, from `start`; where these get stuck, by a second search. Where the
 * Hessian shows that its columns cost digits, or an outcome is far from 0, in steady coordinates.
 */
export function maximize<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  start: Float64Array,
  options: MaximizeOptions = {},
): Maximum {
  const isDistant = distantOutcome(problem.data, problem.likelihood) !== undefined;
  if (isDistant) return steadyMaximum(problem, orthogonalProblem(problem), start, plainly, options);
  const first = newton(problem, start, { ...options, isIll: () => isIllConditioned(problem) });
  if (first.ending !== "ill-conditioned") return secondSearch(problem, first, options);
  const { iterations } = first;
  const { maxIterations: most, onIteration } = options;
  const left: MaximizeOptions = {
    ...options,
    ...(most === undefined ? {} : { maxIterations: most - iterations }),
    onIteration: onIteration && ((at) => onIteration({ ...at, iteration: at.iteration + iterations })),
  };
  const found = steadyMaximum(problem, orthogonalProblem(problem), first.point, plainly, left);
  return { ...found, iterations: iterations + found.iterations };
}

function plainly(problem: LikelihoodProblem, start: Float64Array, options: MaximizeOptions): Maximum {
  return secondSearch(problem, newton(problem, start, options), options);
}
