import { forwardSolve } from "./cholesky.ts";
import { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen.ts";

/** The eigenvalues, in descending order, and vectors of L⁻¹ A L'⁻¹ for a symmetric A given by entries. */
export function relativeEigen(
  factor: Float64Array,
  k: number,
  entry: (row: number, column: number) => number,
): SymmetricEigen {
  const columns = Array.from({ length: k }, (_, j) =>
    forwardSolve(
      factor,
      k,
      Float64Array.from({ length: k }, (_, i) => entry(i, j)),
    ),
  );
  const half = Array.from({ length: k }, (_, i) =>
    forwardSolve(
      factor,
      k,
      Float64Array.from(columns, (column) => column[i]!),
    ),
  );
  const matrix = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) matrix[i * k + j] = (half[i]![j]! + half[j]![i]!) / 2;
  return symmetricEigen(matrix, k);
}

/** The smallest of them. */
export function smallestEigenvalue(
  factor: Float64Array,
  k: number,
  entry: (row: number, column: number) => number,
): number {
  return relativeEigen(factor, k, entry).values[k - 1]!;
}
