import { type Columns, kernels } from "../linalg/kernels.ts";
import { transpose } from "../linalg/matrix.ts";

/** Writes hᵢ = wᵢ xᵢ'(X'WX)⁻¹xᵢ for rows `start` to before `start + rows`; under frequency weights, of one copy (no w). */
export function leverages(
  columns: Columns,
  inverse: Float64Array,
  weights: Float64Array | undefined,
  start: number,
  rows: number,
  out: Float64Array,
): void {
  const product = new Float64Array(rows);
  out.fill(0, 0, rows);
  columns.forEach((column, j) => {
    product.fill(0);
    kernels.linear(columns, inverse, j * columns.length, start, rows, product);
    for (let i = 0; i < rows; i++) out[i]! += column[start + i]! * product[i]!;
  });
  if (weights !== undefined) for (let i = 0; i < rows; i++) out[i]! *= weights[start + i]!;
}

/** The same from C with C C' = (X'WX)⁻¹: hᵢ = wᵢ |C'xᵢ|², which keeps the digits that the product has lost. */
export function leveragesByRoot(
  columns: Columns,
  root: Float64Array,
  weights: Float64Array | undefined,
  start: number,
  rows: number,
  out: Float64Array,
): void {
  const half = transpose(root, columns.length, columns.length);
  const product = new Float64Array(rows);
  out.fill(0, 0, rows);
  columns.forEach((_, j) => {
    product.fill(0);
    kernels.linear(columns, half, j * columns.length, start, rows, product);
    for (let i = 0; i < rows; i++) out[i]! += product[i]! * product[i]!;
  });
  if (weights !== undefined) for (let i = 0; i < rows; i++) out[i]! *= weights[start + i]!;
}
