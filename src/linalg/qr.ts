import type { Columns } from "./kernels.ts";

/** Rows turned into the triangle at a time: the block of all columns stays in the cache. */
const BLOCK = 512;

/** The triangular factor of columns brought to unit length: X = Q R D with D the diagonal of `norms`. */
export interface TriangularFactor {
  /** R: upper triangular, k × k, row-major; each column has length 1 (or 0, for a column of zeros). */
  readonly r: Float64Array;
  /** The lengths of the columns, √Σ w x². */
  readonly norms: Float64Array;
}

/**
 * The R of a Householder QR decomposition of √W X, in the order of the columns. Rows are folded into the triangle block by
 * block, so X is neither changed nor copied, and the error is that of orthogonal transformations: a relative perturbation
 * of about 1e-15 of each column, whatever its units.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 5.2 and 6.5 (updating by rows).
 *
 * @param columns - k columns of n rows; n may be smaller than k
 * @param weights - n weights ≥ 0; absent: 1
 */
export function triangularFactor(columns: Columns, weights?: Float64Array): TriangularFactor {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  const scales = columns.map(powerOfTwoScale);
  const r = new Float64Array(k * k);
  const block = columns.map(() => new Float64Array(BLOCK));
  for (let start = 0; start < n; start += BLOCK) {
    const rows = Math.min(BLOCK, n - start);
    for (let j = 0; j < k; j++) load(columns[j]!, scales[j]!, weights, start, rows, block[j]!);
    for (let j = 0; j < k; j++) reflect(r, k, j, block, rows);
  }
  return toUnitLength(r, k, scales);
}

/** A power of two (so that nothing is rounded) that brings the largest entry to about 1: squares cannot overflow or vanish. */
function powerOfTwoScale(x: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!));
  return largest > 0 && largest < Number.POSITIVE_INFINITY ? 2 ** -Math.max(-1000, Math.floor(Math.log2(largest))) : 1;
}

function load(
  x: Float64Array,
  scale: number,
  weights: Float64Array | undefined,
  start: number,
  rows: number,
  out: Float64Array,
): void {
  if (weights === undefined) for (let i = 0; i < rows; i++) out[i] = x[start + i]! * scale;
  else for (let i = 0; i < rows; i++) out[i] = x[start + i]! * scale * Math.sqrt(weights[start + i]!);
}

/**
 * Column j of the block is turned to zero by the reflection I - β v v', v = (v0, block column j), that acts on row j of R
 * and on the block; it is applied to the columns after j.
 */
function reflect(r: Float64Array, k: number, j: number, block: Columns, rows: number): void {
  const x = block[j]!;
  const corner = r[j * k + j]!;
  let below = 0;
  for (let i = 0; i < rows; i++) below += x[i]! * x[i]!;
  if (below === 0) return;
  const length = Math.sqrt(corner * corner + below);
  const v0 = corner > 0 ? corner + length : corner - length;
  const beta = 2 / (v0 * v0 + below);
  r[j * k + j] = corner > 0 ? -length : length;
  for (let m = j + 1; m < k; m++) {
    const y = block[m]!;
    let s = v0 * r[j * k + m]!;
    for (let i = 0; i < rows; i++) s += x[i]! * y[i]!;
    s *= beta;
    r[j * k + m] = r[j * k + m]! - s * v0;
    for (let i = 0; i < rows; i++) y[i] = y[i]! - s * x[i]!;
  }
}

function toUnitLength(r: Float64Array, k: number, scales: readonly number[]): TriangularFactor {
  const norms = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    let squares = 0;
    for (let i = 0; i <= j; i++) squares += r[i * k + j]! ** 2;
    const length = Math.sqrt(squares);
    norms[j] = length / scales[j]!;
    if (length > 0) for (let i = 0; i <= j; i++) r[i * k + j] = r[i * k + j]! / length;
  }
  return { r, norms };
}
