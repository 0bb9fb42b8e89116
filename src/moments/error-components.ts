import type { Way } from "../absorb/way.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { orthogonalColumns } from "../linalg/orthogonal-columns.ts";

/** Variances of the two parts of an error uᵢ + eᵢₜ. */
export interface ErrorComponents {
  /** σ²ₑ, within units. */
  readonly within: number;
  /** σ²ᵤ, of the units' effects; 0 where the estimate is negative. */
  readonly between: number;
  /** The estimate before it was set to 0. */
  readonly unbounded: number;
}

/** Sums of squares of a within regression, and its degrees of freedom. */
export interface WithinSquares {
  readonly rss: number;
  readonly degrees: number;
}

/**
 * Swamy and Arora's variances. σ²ₑ is the within regression's; σ²ᵤ = (Σ Tᵢ(ȳᵢ - x̄ᵢ'b)² - (n - K)σ²ₑ)/(N - tr (X'PX)⁻¹X'ZZ'X), b
 * the regression of unit means weighted by Tᵢ, P the projection on unit means, Z the units' dummies. In a balanced panel the
 * second is (RSS of means/(n - K) - σ²ₑ/T).
 *
 * Source: Swamy and Arora (1972); Baltagi and Chang (1994) for unbalanced panels.
 */
export function swamyArora(
  means: { readonly columns: Columns; readonly outcome: Float64Array; readonly sizes: Float64Array },
  { rss, degrees }: WithinSquares,
): ErrorComponents {
  const { columns, outcome, sizes } = means;
  const k = columns.length;
  const within = rss / degrees;
  const regression = leastSquares(columns, outcome, { weights: sizes });
  // Over orthonormal columns X'PX is the identity.
  const squares = orthogonalColumns(columns, sizes).columns.map((z) =>
    z.reduce((sum, value, i) => sum + (sizes[i]! * value) ** 2, 0),
  );
  const trace = squares.reduce((sum, value) => sum + value, 0);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const unbounded = (regression.rss - (sizes.length - k) * within) / (rows - trace);
  return { within, between: Math.max(unbounded, 0), unbounded };
}

/** The mean of a column in each group. */
export function groupMeans(column: Float64Array, { codes }: Way, sizes: Float64Array): Float64Array {
  const means = new Float64Array(sizes.length);
  for (let i = 0; i < column.length; i++) means[codes[i]!]! += column[i]!;
  return means.map((sum, g) => sum / sizes[g]!);
}

/** Rows in each group. */
export function groupSizes({ codes, count }: Way): Float64Array {
  const sizes = new Float64Array(count);
  for (const code of codes) sizes[code]!++;
  return sizes;
}

/** A column less a share of its group's mean. */
export function partlyDemeaned(column: Float64Array, means: Float64Array, share: Float64Array, way: Way): Float64Array {
  return column.map((value, i) => value - share[way.codes[i]!]! * means[way.codes[i]!]!);
}
