import { identity } from "./matrix.ts";

const MOST_SWEEPS = 30;

/** Eigenvalues in falling order; `vectors` is row-major k × k with the unit eigenvector of `values[j]` in COLUMN j. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric k × k matrix, A = V diag(values) V', by Jacobi's rotations: for the small
 * matrices of econometrics (covariances, condition indices; k up to a few hundred), where it is as accurate as any.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 8.5.
 *
 * @example
 * symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values; // 3 1
 */
export function symmetricEigen(a: Float64Array, k: number): SymmetricEigen {
  const work = Float64Array.from(a);
  const vectors = identity(k);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < k; p++) {
      for (let q = p + 1; q < k; q++) rotated = rotate(work, vectors, k, p, q) || rotated;
    }
    if (!rotated) break;
  }
  return sorted(work, vectors, k);
}

/** Turns entry (p, q) to zero; false where it is already negligible against both its diagonal entries. */
function rotate(a: Float64Array, vectors: Float64Array, k: number, p: number, q: number): boolean {
  const off = a[p * k + q]!;
  const [app, aqq] = [a[p * k + p]!, a[q * k + q]!];
  if (isNegligible(off, app, aqq)) return false;
  const theta = (aqq - app) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let i = 0; i < k; i++) {
    turn(a, i * k + p, i * k + q, c, s);
    turn(vectors, i * k + p, i * k + q, c, s);
  }
  for (let i = 0; i < k; i++) turn(a, p * k + i, q * k + i, c, s);
  a[p * k + q] = 0;
  a[q * k + p] = 0;
  return true;
}

/** Relative to BOTH diagonal entries, so that small eigenvalues are as accurate as large ones; one of them may be zero. */
function isNegligible(off: number, app: number, aqq: number): boolean {
  const size = Math.abs(off);
  return (
    !(size > (Number.EPSILON / 8) * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq))) ||
    size < 1e-40 * Math.max(Math.abs(app), Math.abs(aqq))
  );
}

function turn(a: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [a[p]!, a[q]!];
  a[p] = c * x - s * y;
  a[q] = s * x + c * y;
}

function sorted(a: Float64Array, vectors: Float64Array, k: number): SymmetricEigen {
  const order = Array.from({ length: k }, (_, j) => j).sort((i, j) => a[j * k + j]! - a[i * k + i]!);
  const columns = new Float64Array(k * k);
  order.forEach((from, to) => {
    for (let i = 0; i < k; i++) columns[i * k + to] = vectors[i * k + from]!;
  });
  return { values: Float64Array.from(order, (j) => a[j * k + j]!), vectors: columns };
}
