import type { NewtonOptions, NewtonResult } from "../optimize/newton.ts";
import { newton } from "../optimize/newton.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { secondSearch } from "./second-search.ts";

/** The maximum of a likelihood as found: estimates, log-likelihood, derivatives there, and how it ended. */
export interface Maximum extends NewtonResult {
  /** (−H)⁻¹, where it was found more exactly than by inverting `hessian`. */
  readonly inverse?: Float64Array;
  /** Where there is `inverse`: the upper triangular C with C C' = (−H)⁻¹. */
  readonly root?: Float64Array;
}

export type MaximizeOptions = NewtonOptions;

/** Maximises a likelihood by Newton steps on its exact Hessian, from `start`; where these get stuck, by a second search. */
export function maximize(problem: LikelihoodProblem, start: Float64Array, options: MaximizeOptions = {}): Maximum {
  return secondSearch(problem, newton(problem, start, options), options);
}
