import type { Way } from "../absorb/way.ts";
import type { Columns } from "../linalg/kernels.ts";

/** Σ over the ways' groups of Σ c / Σ w, halved: the part of a bias that comes from effects estimated from few rows. */
export function groupRatios(column: Float64Array, weights: Float64Array, ways: readonly Way[]): number {
  let total = 0;
  for (const { codes, count } of ways) {
    const above = new Float64Array(count);
    const below = new Float64Array(count);
    codes.forEach((code, i) => {
      above[code]! += column[i]!;
      below[code]! += weights[i]!;
    });
    for (let g = 0; g < count; g++) if (below[g]! > 0) total += above[g]! / below[g]!;
  }
  return total / 2;
}

/**
 * The score's bias by absorbed effects of a 0/1 model, for exogenous columns: -½ Σ_ways Σ_groups Σ_g Hμ''x̃ / Σ_g w, with
 * w = μ'²/(μ(1-μ)), H = μ'/(μ(1-μ)) and x̃ what the effects leave of the columns under w. Coefficients are corrected by the
 * inverse of the Hessian times it.
 *
 * Source: Fernández-Val and Weidner (2016), theorem 4.1; Hahn and Newey (2004) for one way.
 *
 * @param swept x̃
 * @param bend Hμ'' by rows, weights in
 */
export function scoreBias(
  swept: Columns,
  bend: Float64Array,
  weights: Float64Array,
  ways: readonly Way[],
): Float64Array {
  return Float64Array.from(swept, (column) =>
    groupRatios(
      column.map((value, i) => value * bend[i]!),
      weights,
      ways,
    ),
  );
}
