import { symmetricEigen } from "../linalg/symmetric-eigen.ts";

/** d'V⁻d with the rank of V, and its smallest eigenvalue in units of the largest (0 where it is rounding). */
export interface RankedQuadraticForm {
  readonly statistic: number;
  readonly rank: number;
  readonly smallest: number;
}

/** Eigenvalues below this share of the largest are rounding. */
const rounding = 1e-8;

/**
 * The quadratic form of a difference in the inverse of its variance, over the directions in which there is a variance.
 *
 * @param scale units of the differences, so that those of the columns do not matter
 */
export function rankedQuadraticForm(
  difference: Float64Array,
  variance: Float64Array,
  scale: Float64Array,
): RankedQuadraticForm {
  const q = difference.length;
  const unit = variance.map((value, at) => value / (scale[Math.floor(at / q)]! * scale[at % q]!));
  const { values, vectors } = symmetricEigen(unit, q);
  const largest = Math.max(...values.map(Math.abs));
  let statistic = 0;
  let rank = 0;
  for (let e = 0; e < q; e++) {
    if (!(values[e]! > rounding * largest)) continue;
    let along = 0;
    for (let j = 0; j < q; j++) along += (vectors[j * q + e]! * difference[j]!) / scale[j]!;
    statistic += along ** 2 / values[e]!;
    rank++;
  }
  const share = values[q - 1]! / largest;
  return { statistic: rank === 0 ? Number.NaN : statistic, rank, smallest: share < -rounding ? share : 0 };
}
