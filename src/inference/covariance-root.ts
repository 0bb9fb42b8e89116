import type { SquareMatrix } from "../fit/model.ts";
import { identity, multiply, sandwich } from "../linalg/matrix.ts";
import { type SymmetricEigen, symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { covarianceArray, type Estimates } from "./estimates.ts";
import { rememberRoot, rootOf } from "./remembered-root.ts";

/**
 * Keeps a root of V = c·T M T', for as long as V itself is kept: variances of combinations keep by it the digits that entries of V
 * lose to each other, where columns are far from 0 or nearly collinear.
 *
 * @param turn T, k × k, row-major
 * @param inner M, positive semi-definite
 */
export function keepRoot(V: SquareMatrix, turn: SquareMatrix, inner: SquareMatrix, c = 1): void {
  const k = Math.sqrt(inner.length);
  rememberRoot(V, () => multiply(turn, k, k, halfOf(symmetricEigen(inner, k), c), k));
}

/** Eigenvalues below this part of the largest are rounding errors of zeros: their roots would look like variances. */
const ROUNDING = 1e-14;

/** H with H H' = c·M of the eigenvalues of M, those below 0 at 0. */
export function halfOf({ values, vectors }: SymmetricEigen, c = 1): SquareMatrix {
  const k = values.length;
  const least = ROUNDING * values[0]!;
  const roots = values.map((value) => (value < least ? 0 : Math.sqrt(c * Math.max(0, value))));
  return vectors.map((entry, at) => entry * roots[at % k]!);
}

/** J V J' of q combinations of the estimates, by a root of V where one is kept. */
export function combinedCovariance(fit: Pick<Estimates, "vcov">, J: Float64Array, q: number): Float64Array {
  const k = fit.vcov.names.length;
  const root = rootOf(fit.vcov);
  if (root === undefined) return sandwich(J, covarianceArray(fit), k, q);
  return sandwich(multiply(J, q, k, root, k), identity(k), k, q);
}
