import { backSolve } from "./cholesky.ts";
import { conditionNumber } from "./condition.ts";
import { transpose } from "./matrix.ts";

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
 * Which columns are independent, from the triangular factor R of columns of unit length (k × k, row-major): Householder
 * steps along the columns of R that pass over a column whose remaining part is negligible.
 */
export function separateColumns(r: Float64Array, k: number): IndependentColumns {
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
  return participants(kept, backSolve(lowerOf(work, k, kept), rank, rightSide));
}

/** The columns whose share in a combination of unit-length columns is more than rounding. */
export function participants(kept: readonly number[], shares: Float64Array): number[] {
  const largest = shares.reduce((most, share) => Math.max(most, Math.abs(share)), 0);
  return kept.filter((_, i) => Math.abs(shares[i]!) > NOTICED * largest);
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
