import { type Columns, kernels } from "./kernels.ts";
import { COLLINEAR } from "./separate-columns.ts";

/**
 * x less what orthonormal columns Z make of it, x - Z Z'W x; x itself where nothing but rounding is left.
 *
 * @param basis - Z, with Z'W Z the identity
 * @example
 * beyondSpan([Float64Array.of(Math.SQRT1_2, Math.SQRT1_2)], Float64Array.of(1, 3)); // -1 1
 */
export function beyondSpan(basis: Columns, x: Float64Array, weights?: Float64Array): Float64Array {
  const weighted = weights === undefined ? x : x.map((value, i) => value * weights[i]!);
  const shares = new Float64Array(basis.length);
  kernels.sums(basis, weighted, 0, x.length, shares, 0);
  const left = x.slice();
  kernels.linear(
    basis,
    shares.map((share) => -share),
    0,
    0,
    x.length,
    left,
  );
  return squaredLength(left, weights) > COLLINEAR ** 2 * squaredLength(x, weights) ? left : x;
}

function squaredLength(x: Float64Array, weights: Float64Array | undefined): number {
  return x.reduce((sum, value, i) => sum + value * value * (weights?.[i] ?? 1), 0);
}
