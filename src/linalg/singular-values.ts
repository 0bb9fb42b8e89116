import { identity } from "./matrix.ts";

/** Singular values in falling order; `vectors` is row-major k × k with the right singular vector of `values[j]` in COLUMN j. */
export interface SingularValues {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 40;

/**
 * Singular values and right singular vectors of a k × k matrix by one-sided Jacobi rotations, which find small singular
 * values to the same relative accuracy as large ones: of a triangular factor R they are those of the columns X = QR.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 8.6.3.
 *
 * @example
 * singularValues(Float64Array.of(3, 0, 4, 5), 2).values; // 6.708 2.236
 */
export function singularValues(a: Float64Array, k: number): SingularValues {
  const work = Float64Array.from(a);
  const vectors = identity(k);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < k; p++)
      for (let q = p + 1; q < k; q++) rotated = orthogonalize(work, vectors, k, p, q) || rotated;
    if (!rotated) break;
  }
  const lengths = Array.from({ length: k }, (_, j) => Math.sqrt(product(work, k, j, j)));
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j]! - lengths[i]!);
  const sorted = new Float64Array(k * k);
  order.forEach((from, to) => {
    for (let i = 0; i < k; i++) sorted[i * k + to] = vectors[i * k + from]!;
  });
  return { values: Float64Array.from(order, (j) => lengths[j]!), vectors: sorted };
}

/** Σ_i a[i][p] a[i][q]. */
function product(a: Float64Array, k: number, p: number, q: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) sum += a[i * k + p]! * a[i * k + q]!;
  return sum;
}

/** Turns columns p and q until they are orthogonal; false where they already are. */
function orthogonalize(a: Float64Array, vectors: Float64Array, k: number, p: number, q: number): boolean {
  const app = product(a, k, p, p);
  const aqq = product(a, k, q, q);
  const apq = product(a, k, p, q);
  if (!(Math.abs(apq) > 4 * Number.EPSILON * Math.sqrt(app * aqq))) return false;
  const theta = (aqq - app) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  for (const matrix of [a, vectors]) {
    for (let i = 0; i < k; i++) {
      const x = matrix[i * k + p]!;
      const y = matrix[i * k + q]!;
      matrix[i * k + p] = c * (x - t * y);
      matrix[i * k + q] = c * (t * x + y);
    }
  }
  return true;
}
