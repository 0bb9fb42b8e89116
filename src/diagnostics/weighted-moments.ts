import { backSolve } from "../linalg/cholesky.ts";
import { correlationFactor, whiten } from "../linalg/correlation-factor.ts";
import { type LeastSquares, leastSquares } from "../linalg/least-squares.ts";
import { coordinatesOf } from "../moments/instrument-space.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import type { MomentSample } from "./moment-covariance.ts";

/** Minimum of g(b + δ)'S⁻¹g(b + δ) over δ. */
export interface WeightedMoments {
  /** Coefficients δ, the least value (`rss`: Hansen's J) and (X'ZS⁻¹Z'X)⁻¹. */
  readonly fit: LeastSquares;
  /** For each regressor, coordinates of S⁻¹Z'Wx. */
  readonly directions: readonly Float64Array[];
}

/**
 * Generalized method of moments with g = Z'We and S = C C': the regression of C⁻¹Z'We on C⁻¹Z'WX, in the orthonormal coordinates
 * of the instruments, of which the first `count` are used (all unless given). Undefined where S is singular.
 *
 * Source: Hansen (1982); Hayashi (2000), section 3.5.
 */
export function weightedMoments(
  { problem, space }: MomentSample,
  { moments }: Pick<InstrumentalSolution, "moments">,
  S: Float64Array,
  count: number = space.size,
): WeightedMoments | undefined {
  const block = Float64Array.from(
    { length: count * count },
    (_, at) => S[Math.floor(at / count) * space.size + (at % count)]!,
  );
  const factor = correlationFactor(block, count);
  if (factor === undefined) return undefined;
  const error = coordinatesOf(space, moments.withColumns[0]!.slice(0, space.size));
  const whitened = (coordinates: Float64Array): Float64Array => whiten(factor, coordinates.subarray(0, count));
  const columns = problem.regressors.map((position) => whitened(space.coordinates[position]!));
  return {
    fit: leastSquares(columns, whitened(error)),
    directions: columns.map((column) =>
      backSolve(factor.lower, count, column).map((value, j) => value / factor.scale[j]!),
    ),
  };
}
