import { type Columns, kernels } from "./kernels.ts";

/** One block of rows in eight is multiplied; fewer rows than so many are soon done whole. */
const BLOCK = 512;
const STRIDE = 8 * BLOCK;
const MANY = 4 * STRIDE;

/** A squared distance, as a share of a column's squared length, that no rounding of cross-products comes near. */
const DISTANT = 1e-6;

/**
 * True only where no column is a linear combination of others, seen from a part of the rows: the distance of a column from
 * the others over all rows is no less than over a part of them. An eighth of the work of all cross-products; false says
 * nothing.
 *
 * @param columns - k columns of n finite numbers
 */
export function surelyIndependent(columns: Columns): boolean {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  if (n < MANY) return false;
  const products = new Float64Array(k * k);
  for (let start = 0; start < n; start += STRIDE) {
    kernels.products(columns, columns, undefined, start, Math.min(BLOCK, n - start), products, k, 0, 0);
  }
  return columns.every((column, j) => eliminate(products, k, j) > DISTANT * squaredLength(column));
}

/** Takes column j out of the later ones; returns what the earlier ones had left of its squared length. */
function eliminate(products: Float64Array, k: number, j: number): number {
  const pivot = products[j * k + j]!;
  for (let a = j + 1; a < k; a++) {
    const share = products[j * k + a]! / pivot;
    for (let b = a; b < k; b++) products[a * k + b] = products[a * k + b]! - share * products[j * k + b]!;
  }
  return pivot;
}

function squaredLength(x: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let i = 0;
  for (; i + 2 <= x.length; i += 2) {
    s0 += x[i]! * x[i]!;
    s1 += x[i + 1]! * x[i + 1]!;
  }
  return i < x.length ? s0 + s1 + x[i]! ** 2 : s0 + s1;
}
