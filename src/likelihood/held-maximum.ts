import type { Maximum } from "./maximize.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { withoutParameter } from "./without-parameter.ts";

/**
 * A point whose parameters at `held` are beyond where an estimate may lie (ρ at ±1): no maximum, so not converged; the covariance is
 * that of the other parameters given these.
 */
export function heldMaximum(problem: LikelihoodProblem, point: Float64Array, held: readonly number[]): Maximum {
  const k = problem.size;
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  const value = problem.derivatives(point, gradient, hessian);
  return {
    point,
    value,
    gradient,
    hessian,
    inverse: withoutParameter(hessian, k, ...held),
    converged: false,
    ending: "stopped",
    iterations: 0,
    decrement: Number.NaN,
    ridge: 0,
    pivot: 1,
  };
}
