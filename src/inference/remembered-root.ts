import type { SquareMatrix } from "../fit/model.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";

const roots = new WeakMap<object, SquareMatrix>();

/** Remembers a root R of a covariance V = R R', k × k, where entries of V lose digits to each other: not in JSON. */
export function rememberRoot(V: SquareMatrix, root: () => SquareMatrix): void {
  if (scaledCholesky(V, Math.sqrt(V.length)) === undefined) roots.set(V, root());
}

/** Remembers the root of a covariance with another form of it. */
export function passRoot(from: object, to: object): void {
  const root = roots.get(from);
  if (root !== undefined) roots.set(to, root);
}

export function rootOf(covariance: object): SquareMatrix | undefined {
  return roots.get(covariance);
}
