import { lowerInverse } from "./cholesky.ts";
import { combinedColumns } from "./combine-columns.ts";
import type { Columns } from "./kernels.ts";
import { transpose } from "./matrix.ts";
import { triangularFactor } from "./qr.ts";

/** X T, and the upper triangular T that makes its columns orthonormal. */
export interface OrthogonalColumns {
  readonly columns: Columns;
  /** k × k, row-major. */
  readonly turn: Float64Array;
}

interface Known extends OrthogonalColumns {
  readonly weights: Float64Array | undefined;
}

const known = new WeakMap<Columns, WeakRef<Known>>();

/**
 * The columns made orthonormal one after another, T = (R D)⁻¹ of the QR decomposition Q R D. One copy of them, shared by those who
 * ask while it is in use.
 *
 * @example
 * orthogonalColumns([Float64Array.of(1, 1), Float64Array.of(1e7, 1e7 + 1)]).columns[1]; // ∓0.707 ±0.707
 */
export function orthogonalColumns(columns: Columns, weights?: Float64Array): OrthogonalColumns {
  const before = known.get(columns)?.deref();
  if (before !== undefined && before.weights === weights) return before;
  const turn = orthogonalizer(columns, weights);
  const found = { columns: combinedColumns(columns, turn), turn, weights };
  known.set(columns, new WeakRef(found));
  return found;
}

/** T, upper triangular, with X T orthonormal. */
function orthogonalizer(columns: Columns, weights: Float64Array | undefined): Float64Array {
  const k = columns.length;
  const { r, norms } = triangularFactor(columns, weights);
  const inverse = transpose(lowerInverse(transpose(r, k, k), k), k, k);
  return inverse.map((value, at) => value / norms[Math.floor(at / k)]!);
}
