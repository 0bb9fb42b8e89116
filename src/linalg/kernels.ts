import { products } from "./products.ts";

/** A matrix by its columns, each of one length. */
export type Columns = readonly Float64Array[];

/**
 * The loops in which nearly all time is spent. They work on rows `start` to before `start + rows` of long columns and ADD
 * to what the output holds, so that a caller walks through the data block by block. An implementation in WebAssembly
 * replaces this object and nothing else.
 */
export interface Kernels {
  /** eta[i] += Σ_j columns[j][start + i] · coef[coefStart + j], for i = 0 … rows - 1. */
  linear(columns: Columns, coef: Float64Array, coefStart: number, start: number, rows: number, eta: Float64Array): void;

  /** into[intoStart + j] += Σ_i columns[j][start + i] · weight[i]; `weight` counts from the start of the block. */
  sums(
    columns: Columns,
    weight: Float64Array,
    start: number,
    rows: number,
    into: Float64Array,
    intoStart: number,
  ): void;

  /**
   * into[(rowStart + a)·stride + colStart + b] += Σ_i left[a][start + i] · weight[i] · right[b][start + i]; `weight` counts
   * from the start of the block, undefined is 1; so do the columns of `right` where `rightStart` is 0 and not `start`. When
   * `left === right` only entries with b ≥ a are touched: `mirror` copies them below the diagonal when all blocks are done.
   */
  products(
    left: Columns,
    right: Columns,
    weight: Float64Array | undefined,
    start: number,
    rows: number,
    into: Float64Array,
    stride: number,
    rowStart: number,
    colStart: number,
    rightStart?: number,
  ): void;
}

/** Rows of `eta` that stay in the cache while all columns are added. */
const PANEL = 2048;

/** The kernels in plain TypeScript. Four columns at a time: each entry of `eta` or `weight` is then read a quarter as often. */
export const kernels: Kernels = { linear, sums, products };

/** Copies the upper triangle of a row-major `size` × `size` matrix below its diagonal, in place. */
export function mirror(matrix: Float64Array, size: number): void {
  for (let a = 1; a < size; a++) {
    for (let b = 0; b < a; b++) matrix[a * size + b] = matrix[b * size + a]!;
  }
}

function linear(
  columns: Columns,
  coef: Float64Array,
  coefStart: number,
  start: number,
  rows: number,
  eta: Float64Array,
): void {
  for (let from = 0; from < rows; from += PANEL) {
    linearPanel(columns, coef, coefStart, start + from, from, Math.min(rows, from + PANEL), eta);
  }
}

/** Rows `from` to before `end` of eta, rows `start` … of the columns. */
function linearPanel(
  columns: Columns,
  coef: Float64Array,
  coefStart: number,
  start: number,
  from: number,
  end: number,
  eta: Float64Array,
): void {
  const k = columns.length;
  let j = 0;
  for (; j + 4 <= k; j += 4) {
    const x0 = columns[j]!;
    const x1 = columns[j + 1]!;
    const x2 = columns[j + 2]!;
    const x3 = columns[j + 3]!;
    const b0 = coef[coefStart + j]!;
    const b1 = coef[coefStart + j + 1]!;
    const b2 = coef[coefStart + j + 2]!;
    const b3 = coef[coefStart + j + 3]!;
    for (let i = from, r = start; i < end; i++, r++) {
      eta[i] = eta[i]! + b0 * x0[r]! + b1 * x1[r]! + b2 * x2[r]! + b3 * x3[r]!;
    }
  }
  for (; j < k; j++) {
    const x = columns[j]!;
    const b = coef[coefStart + j]!;
    for (let i = from, r = start; i < end; i++, r++) eta[i] = eta[i]! + b * x[r]!;
  }
}

function sums(
  columns: Columns,
  weight: Float64Array,
  start: number,
  rows: number,
  into: Float64Array,
  intoStart: number,
): void {
  const k = columns.length;
  let j = 0;
  for (; j + 4 <= k; j += 4) {
    const x0 = columns[j]!;
    const x1 = columns[j + 1]!;
    const x2 = columns[j + 2]!;
    const x3 = columns[j + 3]!;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0, r = start; i < rows; i++, r++) {
      const w = weight[i]!;
      s0 += x0[r]! * w;
      s1 += x1[r]! * w;
      s2 += x2[r]! * w;
      s3 += x3[r]! * w;
    }
    const p = intoStart + j;
    into[p] = into[p]! + s0;
    into[p + 1] = into[p + 1]! + s1;
    into[p + 2] = into[p + 2]! + s2;
    into[p + 3] = into[p + 3]! + s3;
  }
  for (; j < k; j++) {
    const x = columns[j]!;
    let s = 0;
    for (let i = 0, r = start; i < rows; i++, r++) s += x[r]! * weight[i]!;
    into[intoStart + j] = into[intoStart + j]! + s;
  }
}
