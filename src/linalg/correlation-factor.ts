import { cholesky, forwardSolve } from "./cholesky.ts";
import { dot } from "./matrix.ts";

/** Pivots of a correlation matrix below this leave no digits in its inverse. */
const SMALLEST_PIVOT = 1e-7;

/** A = D L L' D with D the square roots of A's diagonal. */
export interface CorrelationFactor {
  readonly lower: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Factor of a covariance-like k × k matrix after scaling it to a unit diagonal, so that units do not matter. Undefined when it
 * is singular to working precision or has a diagonal that is not positive.
 */
export function correlationFactor(a: Float64Array, k: number): CorrelationFactor | undefined {
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(a[j * k + j]!));
  const unit = a.map((value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!));
  const lower = cholesky(unit, k);
  if (lower === undefined) return undefined;
  for (let j = 0; j < k; j++) if (!(lower[j * k + j]! > SMALLEST_PIVOT)) return undefined;
  return { lower, scale };
}

/** L⁻¹D⁻¹x: a vector with covariance A becomes one with covariance I. */
export function whiten({ lower, scale }: CorrelationFactor, x: Float64Array): Float64Array {
  const scaled = x.map((value, j) => value / scale[j]!);
  return forwardSolve(lower, scale.length, scaled);
}

/**
 * x'A⁻¹x of a covariance-like k × k matrix A; undefined when A is singular to working precision.
 *
 * @example
 * inverseQuadraticForm(Float64Array.of(2, 3), Float64Array.of(4, 0, 0, 9), 2); // 2
 */
export function inverseQuadraticForm(x: Float64Array, a: Float64Array, k: number): number | undefined {
  const factor = correlationFactor(a, k);
  if (factor === undefined) return undefined;
  const whitened = whiten(factor, x);
  return dot(whitened, whitened);
}
