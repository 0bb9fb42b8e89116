import { backSolve } from "./cholesky.ts";
import { conditionNumber } from "./condition.ts";
import { crossProducts } from "./cross-products.ts";
import type { Columns } from "./kernels.ts";
import { transpose } from "./matrix.ts";
import { triangularFactor } from "./qr.ts";
import { scaledCholesky } from "./scaled-cholesky.ts";

/** A column whose distance from the span of the earlier ones is at most this share of its length is a combination of them. */
export const COLLINEAR = 1e-9;

/** Columns take part in a combination when their share in it is more than this share of the largest. */
const NOTICED = 1e-6;

/** Which columns are linearly independent. Positions are those in the list given. */
export interface IndependentColumns {
  readonly kept: readonly number[];
  readonly dropped: readonly number[];
  /** For each dropped column the kept ones that it is a combination of; none for a column of zeros. */
  readonly combinations: readonly (readonly number[])[];
  /** Scaled condition number (Belsley) of the kept columns. */
  readonly conditionNumber: number;
}

/**
 * Finds columns that are linear combinations of EARLIER ones, which win, as in R's `lm` and in Stata. A column is dropped
 * when its residual from the kept columns before it is at most 1e-9 of its own length, whatever its units. Well-conditioned
 * columns are recognized from their cross-products alone; a Householder decomposition decides the rest.
 *
 * @param columns - k columns of n rows
 * @param weights - n weights ≥ 0; rows of weight zero do not count
 * @example
 * const one = Float64Array.of(1, 1, 1), a = Float64Array.of(1, 2, 4), b = Float64Array.of(3, 5, 9);
 * independentColumns([one, a, b]); // { kept: [0, 1], dropped: [2], combinations: [[0, 1]], ... }
 */
export function independentColumns(columns: Columns, weights?: Float64Array): IndependentColumns {
  const k = columns.length;
  const healthy = scaledCholesky(crossProducts(columns, weights), k);
  if (healthy === undefined) return separate(triangularFactor(columns, weights).r, k);
  return { kept: columns.map((_, j) => j), dropped: [], combinations: [], conditionNumber: healthy.condition };
}

/**
 * The same from the triangular factor of unit-length columns: Householder steps along the columns of R that pass over a
 * column whose remaining part is negligible.
 */
function separate(r: Float64Array, k: number): IndependentColumns {
  const work = r.slice();
  const kept: number[] = [];
  const dropped: number[] = [];
  const combinations: number[][] = [];
  for (let j = 0; j < k; j++) {
    const rank = kept.length;
    let squares = 0;
    for (let i = rank; i < k; i++) squares += work[i * k + j]! ** 2;
    if (Math.sqrt(squares) > COLLINEAR) {
      reflectBelow(work, k, rank, j, Math.sqrt(squares));
      kept.push(j);
    } else {
      dropped.push(j);
      combinations.push(combination(work, k, kept, j));
    }
  }
  return { kept, dropped, combinations, conditionNumber: conditionNumber(lowerOf(work, k, kept), kept.length) };
}

/** Turns rows after `row` of column j to zero, and applies the reflection to the columns after it. */
function reflectBelow(work: Float64Array, k: number, row: number, j: number, length: number): void {
  const v = new Float64Array(k);
  for (let i = row; i < k; i++) v[i] = work[i * k + j]!;
  v[row] = v[row]! + (v[row]! > 0 ? length : -length);
  const beta = 1 / (length * Math.abs(v[row]!));
  for (let m = j; m < k; m++) {
    let s = 0;
    for (let i = row; i < k; i++) s += v[i]! * work[i * k + m]!;
    for (let i = row; i < k; i++) work[i * k + m] = work[i * k + m]! - beta * s * v[i]!;
  }
}

function combination(work: Float64Array, k: number, kept: readonly number[], j: number): number[] {
  const rank = kept.length;
  const rightSide = Float64Array.from({ length: rank }, (_, i) => work[i * k + j]!);
  const shares = backSolve(lowerOf(work, k, kept), rank, rightSide).map(Math.abs);
  const largest = shares.reduce((a, b) => Math.max(a, b), 0);
  return kept.filter((_, i) => shares[i]! > NOTICED * largest);
}

/** The transpose of the triangle that the kept columns form. */
function lowerOf(work: Float64Array, k: number, kept: readonly number[]): Float64Array {
  const rank = kept.length;
  const upper = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) {
    for (let m = i; m < rank; m++) upper[i * rank + m] = work[i * k + kept[m]!]!;
  }
  return transpose(upper, rank, rank);
}
