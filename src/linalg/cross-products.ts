import { type Columns, kernels, mirror } from "./kernels.ts";

const BLOCK = 4096;

/**
 * X'WX of columns: a full symmetric k × k matrix, row-major. Without weights X'X. An empty list of columns gives an empty
 * matrix.
 *
 * @example
 * crossProducts([Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)]); // 3 6 6 14
 */
export function crossProducts(columns: Columns, weights?: Float64Array): Float64Array {
  const k = columns.length;
  const into = new Float64Array(k * k);
  const n = columns[0]?.length ?? 0;
  for (let start = 0; start < n; start += BLOCK) {
    kernels.products(columns, columns, weights?.subarray(start), start, Math.min(BLOCK, n - start), into, k, 0, 0);
  }
  mirror(into, k);
  return into;
}

/**
 * X'WZ of the columns of X (k) and of Z (l), row-major k × l.
 *
 * @example
 * crossProductsBetween([Float64Array.of(1, 1)], [Float64Array.of(2, 3), Float64Array.of(4, 5)]); // 5 9
 */
export function crossProductsBetween(left: Columns, right: Columns, weights?: Float64Array): Float64Array {
  if (left === right) return crossProducts(left, weights);
  const into = new Float64Array(left.length * right.length);
  const n = left[0]?.length ?? 0;
  for (let start = 0; start < n; start += BLOCK) {
    const rows = Math.min(BLOCK, n - start);
    kernels.products(left, right, weights?.subarray(start), start, rows, into, right.length, 0, 0);
  }
  return into;
}

/** X'Wy of columns and one more column, length k. */
export function crossVector(columns: Columns, y: Float64Array, weights?: Float64Array): Float64Array {
  return crossProductsBetween(columns, [y], weights);
}
