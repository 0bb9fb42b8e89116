import { cholesky } from "./cholesky.ts";
import { conditionNumber } from "./condition.ts";

/**
 * Condition number of unit-norm columns up to which products of columns are trusted: their factor then has a relative
 * error of about 1e-16 · 1e3² = 1e-10 at worst, and its smallest pivot cannot hide a collinearity of relative 1e-9.
 */
const MOST = 1e3;

/** A factor of X'WX = D L L' D: D the lengths of the columns, L lower triangular with rows of length 1. */
export interface ScaledFactor {
  readonly lower: Float64Array;
  readonly lengths: Float64Array;
  /** The condition number of the columns brought to unit length. */
  readonly condition: number;
}

/**
 * Cholesky factor of the first k rows and columns of a matrix of cross-products (row-major, `stride` wide) after bringing its
 * diagonal to 1; undefined when the columns behind it are zero, too close to dependent, or of sizes whose squares
 * overflow or vanish: then only an orthogonal decomposition of the columns themselves can tell.
 */
export function scaledCholesky(products: Float64Array, k: number, stride: number = k): ScaledFactor | undefined {
  const lengths = Float64Array.from({ length: k }, (_, j) => Math.sqrt(products[j * stride + j]!));
  if (lengths.some((length) => !(length > 1e-140 && length < 1e140))) return undefined;
  const unit = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) unit[i * k + j] = products[i * stride + j]! / lengths[i]! / lengths[j]!;
  }
  const lower = cholesky(unit, k);
  if (lower === undefined) return undefined;
  const condition = conditionNumber(lower, k);
  return condition <= MOST ? { lower, lengths, condition } : undefined;
}
