import { cholesky, choleskyInverse, lowerInverse } from "../linalg/cholesky.ts";
import { transpose } from "../linalg/matrix.ts";
import type { Maximum } from "./maximize.ts";

/** The upper triangular C with C C' = (−H)⁻¹, which keeps digits that the product has lost; undefined where that is. */
export function negativeInverseRoot(hessian: Float64Array, k: number): Float64Array | undefined {
  const { scaled, scale } = unitDiagonal(hessian, k);
  const factor = cholesky(scaled, k);
  if (factor === undefined) return undefined;
  return transpose(lowerInverse(factor, k), k, k).map((value, at) => value * scale[Math.floor(at / k)]!);
}

/**
 * (−H)⁻¹ of a k × k Hessian, scaled to a unit diagonal before it is inverted, so columns of any scale do no harm.
 * Undefined where −H is not positive definite: there is no maximum there, and no covariance.
 */
export function negativeInverse(hessian: Float64Array, k: number): Float64Array | undefined {
  const { scaled, scale } = unitDiagonal(hessian, k);
  const factor = cholesky(scaled, k);
  if (factor === undefined) return undefined;
  const inverse = choleskyInverse(factor, k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) inverse[i * k + j] = inverse[i * k + j]! * scale[i]! * scale[j]!;
  return inverse;
}

/** (−H)⁻¹, of NaN where there is none. */
export function inverseOrNaN(hessian: Float64Array, k: number): Float64Array {
  return negativeInverse(hessian, k) ?? new Float64Array(k * k).fill(Number.NaN);
}

/** (−H)⁻¹ at a maximum: as it was found, else from its Hessian; undefined where there is none. */
export function inverseAt({
  inverse,
  hessian,
  point,
}: Pick<Maximum, "inverse" | "hessian" | "point">): Float64Array | undefined {
  return inverse ?? negativeInverse(hessian, point.length);
}

/** −H with its rows and columns multiplied by `scale`, which brings its diagonal to 1. */
function unitDiagonal(hessian: Float64Array, k: number): { scaled: Float64Array; scale: Float64Array } {
  const scale = Float64Array.from({ length: k }, (_, j) => 1 / Math.sqrt(-hessian[j * k + j]!));
  const scaled = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) scaled[i * k + j] = -hessian[i * k + j]! * scale[i]! * scale[j]!;
  return { scaled, scale };
}
