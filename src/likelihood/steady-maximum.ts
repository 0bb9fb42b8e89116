import { upperTriangle } from "../linalg/upper-triangle.ts";
import { identity, multiply, sandwich } from "../linalg/matrix.ts";
import { negativeInverseRoot } from "./information.ts";
import type { Maximum, MaximizeOptions } from "./maximize.ts";
import type { LikelihoodProblem } from "./problem.ts";
import type { SteadyProblem } from "./steady-problem.ts";

/**
 * The maximum searched in steady coordinates, in those of the problem itself. Near collinearity squares its condition number in the
 * Hessian, so `inverse` is (−H)⁻¹ and `root` its root from the steady coordinates, T C of theirs: inverting `hessian` would lose
 * the digits.
 *
 * @param start in the problem's own coordinates
 */
export function steadyMaximum<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  steady: SteadyProblem<P, Y>,
  start: Float64Array,
  search: (problem: LikelihoodProblem<P, Y>, start: Float64Array, options: MaximizeOptions) => Maximum,
  options: MaximizeOptions,
): Maximum {
  const { size } = problem;
  const found = search(steady.problem, steady.inward(start), options);
  const inner = negativeInverseRoot(found.hessian, size);
  const root = inner && upperTriangle(multiply(steady.turn, size, size, inner, size), size);
  return maximumFrom(problem, found, steady.outward(found.point), root);
}

/**
 * A maximum found in other coordinates, in those of the problem.
 *
 * @param point in the problem's coordinates
 * @param root upper triangular C with C C' = (−H)⁻¹ there; undefined where there is none
 */
export function maximumFrom<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  found: Maximum,
  point: Float64Array,
  root: Float64Array | undefined,
): Maximum {
  const { size } = problem;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  problem.derivatives(point, gradient, hessian);
  if (root === undefined) return { ...found, point, gradient, hessian };
  return { ...found, point, gradient, hessian, root, inverse: sandwich(root, identity(size), size) };
}
