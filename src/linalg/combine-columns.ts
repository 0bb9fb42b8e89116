import type { Columns } from "./kernels.ts";

/**
 * X becomes X C, in place, for an upper triangular k × k C: column j becomes Σ_{i ≤ j} C_ij column i, from the last column
 * to the first, so that those before it are still as they were.
 *
 * @param rows - how many entries of each column, from the first
 * @example
 * const X = [Float64Array.of(1, 1), Float64Array.of(1, 2)];
 * combineColumns(X, Float64Array.of(1, -1, 0, 1), 2);
 * X[1]; // 0 1
 */
export function combineColumns(columns: Columns, c: Float64Array, rows: number): void {
  const k = columns.length;
  for (let j = k - 1; j >= 0; j--) {
    const into = columns[j]!;
    const own = c[j * k + j]!;
    for (let r = 0; r < rows; r++) into[r]! *= own;
    for (let i = 0; i < j; i++) {
      const weight = c[i * k + j]!;
      const column = columns[i]!;
      for (let r = 0; r < rows; r++) into[r]! += weight * column[r]!;
    }
  }
}

/** X C as new columns, for an upper triangular C. */
export function combinedColumns(columns: Columns, c: Float64Array): Float64Array[] {
  const out = columns.map((column) => column.slice());
  combineColumns(out, c, out[0]?.length ?? 0);
  return out;
}
