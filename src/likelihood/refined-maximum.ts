import { crossProducts } from "../linalg/cross-products.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";
import type { Maximum, MaximizeOptions } from "./maximize.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { rotatedMaximum } from "./rotated-maximum.ts";

/** Below it the scaled Hessian has lost digits that its columns may still have. */
const lowPivot = 1e-6;

/**
 * The maximum found again over orthogonal columns, where the columns are so nearly collinear that the Hessian is not
 * enough; else the maximum itself.
 *
 * @param start where the second search begins, for a likelihood with several maxima; 0 everywhere without it
 */
export function refinedMaximum<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  found: Maximum,
  options: MaximizeOptions,
  start?: Float64Array,
): Maximum {
  if (found.pivot >= lowPivot && found.ridge === 0) return found;
  const ill = problem.ranges.some(({ name }) => {
    const { columns } = problem.data.predictors[name];
    return columns !== undefined && scaledCholesky(crossProducts(columns), columns.length) === undefined;
  });
  if (!ill) return found;
  const again = rotatedMaximum(problem, options, start);
  return again.converged || !found.converged ? again : found;
}
