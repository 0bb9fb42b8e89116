import { choleskySolve } from "./cholesky.ts";
import { crossProducts } from "./cross-products.ts";
import type { Columns } from "./kernels.ts";
import { submatrix } from "./matrix.ts";
import { triangularFactor } from "./qr.ts";
import { residualMoments } from "./residual-moments.ts";
import { type ScaledFactor, scaledCholesky } from "./scaled-cholesky.ts";
import { COLLINEAR, type IndependentColumns, participants, separateColumns } from "./separate-columns.ts";

export type { IndependentColumns };

/**
 * Finds columns that are linear combinations of EARLIER ones, which win, as in R's `lm` and in Stata. A column is dropped
 * when its residual from the kept columns before it is at most 1e-9 of its own length, whatever its units. Where the kept
 * columns are well conditioned their cross-products settle it, each dropped column being checked on the data; a
 * Householder decomposition decides the rest. Columns are never copied.
 *
 * @param columns - k columns of n finite numbers
 * @param weights - n weights ≥ 0; rows of weight zero do not count
 * @example
 * const one = Float64Array.of(1, 1, 1), a = Float64Array.of(1, 2, 4), b = Float64Array.of(3, 5, 9);
 * independentColumns([one, a, b]); // { kept: [0, 1], dropped: [2], combinations: [[0, 1]], ... }
 */
export function independentColumns(columns: Columns, weights?: Float64Array): IndependentColumns {
  return fromProducts(columns, weights) ?? separateColumns(triangularFactor(columns, weights).r, columns.length);
}

/** The answer where cross-products prove it: undefined when they cannot. */
function fromProducts(columns: Columns, weights?: Float64Array): IndependentColumns | undefined {
  const k = columns.length;
  const products = crossProducts(columns, weights);
  const kept = distantColumns(products, k);
  const factor = scaledCholesky(submatrix(products, k, kept), kept.length);
  if (factor === undefined) return undefined;
  const dropped: number[] = [];
  const combinations: number[][] = [];
  for (let j = 0; j < k; j++) {
    if (kept.includes(j)) continue;
    const earlier = kept.filter((position) => position < j);
    const combination = provenCombination(columns, weights, products, earlier, factor, j);
    if (combination === undefined) return undefined;
    dropped.push(j);
    combinations.push(combination);
  }
  return { kept, dropped, combinations, conditionNumber: factor.condition };
}

/** Positions, in order, of columns that are not nearly a combination of those kept before them: a guess, to be proven. */
export function distantColumns(products: Float64Array, k: number): number[] {
  const kept: number[] = [];
  const rows: Float64Array[] = [];
  for (let j = 0; j < k; j++) {
    const row = new Float64Array(k);
    let squares = 0;
    kept.forEach((position, i) => {
      let s = products[j * k + position]!;
      for (let m = 0; m < i; m++) s -= row[m]! * rows[i]![m]!;
      row[i] = s / rows[i]![i]!;
      squares += row[i]! ** 2;
    });
    const own = products[j * k + j]!;
    if (!(own - squares > 1e-8 * own)) continue;
    row[kept.length] = Math.sqrt(own - squares);
    kept.push(j);
    rows.push(row);
  }
  return kept;
}

/** The kept columns that make up column j, when what they leave of it, computed row by row, is at most 1e-9 of its length. */
function provenCombination(
  columns: Columns,
  weights: Float64Array | undefined,
  products: Float64Array,
  earlier: readonly number[],
  factor: ScaledFactor,
  j: number,
): number[] | undefined {
  const k = columns.length;
  const own = products[j * k + j]!;
  if (!(own > 1e-280)) return undefined;
  const lower = submatrix(factor.lower, factor.lengths.length, [...earlier.keys()]);
  const rightSide = Float64Array.from(earlier, (position, i) => products[position * k + j]! / factor.lengths[i]!);
  const shares = choleskySolve(lower, earlier.length, rightSide);
  const coefficients = shares.map((share, i) => share / factor.lengths[i]!);
  const explaining = earlier.map((position) => columns[position]!);
  const { rss } = residualMoments(explaining, columns[j]!, weights, coefficients);
  return rss <= COLLINEAR ** 2 * own ? participants(earlier, shares) : undefined;
}
