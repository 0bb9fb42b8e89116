import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { identity, multiply, sandwich } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
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
  const { values, vectors } = symmetricEigen(inner, k);
  const half = vectors.map((entry, at) => entry * Math.sqrt(c * Math.max(0, values[at % k]!)));
  rememberRoot(V, multiply(turn, k, k, half, k));
}

/** Keeps the root of a sandwich around a meat in steady coordinates; of a model without these nothing is kept. */
export function keepSandwichRoot(V: SquareMatrix, { breadRoot, bread }: FittedModel, meat: SquareMatrix, c = 1): void {
  if (breadRoot !== undefined) keepRoot(V, bread, meat, c);
}

/** J V J' of q combinations of the estimates, by a root of V where one is kept. */
export function combinedCovariance(fit: Pick<Estimates, "vcov">, J: Float64Array, q: number): Float64Array {
  const k = fit.vcov.names.length;
  const root = rootOf(fit.vcov);
  if (root === undefined) return sandwich(J, covarianceArray(fit), k, q);
  return sandwich(multiply(J, q, k, root, k), identity(k), k, q);
}
