import { cholesky, forwardSolve } from "./cholesky.ts";
import { dot } from "./matrix.ts";

/** Pivots of a correlation matrix below this leave no digits in its inverse. */
const SMALLEST_PIVOT = 1e-7;

/**
 * x'A⁻¹x of a covariance-like k × k matrix A, computed after scaling A to a unit diagonal. Undefined when A is singular to
 * working precision or has a diagonal that is not positive.
 *
 * @example
 * inverseQuadraticForm(Float64Array.of(2, 3), Float64Array.of(4, 0, 0, 9), 2); // 2
 */
export function inverseQuadraticForm(x: Float64Array, a: Float64Array, k: number): number | undefined {
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(a[j * k + j]!));
  const unit = a.map((value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!));
  const factor = cholesky(unit, k);
  if (factor === undefined) return undefined;
  for (let j = 0; j < k; j++) if (!(factor[j * k + j]! > SMALLEST_PIVOT)) return undefined;
  const solved = forwardSolve(
    factor,
    k,
    x.map((value, j) => value / scale[j]!),
  );
  return dot(solved, solved);
}
