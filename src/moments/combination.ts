import { type Columns, kernels } from "../linalg/kernels.ts";

/** A linear combination of columns, evaluated block by block and never stored: a residual, a projected regressor. */
export interface Combination {
  readonly columns: Columns;
  readonly coefficients: Float64Array;
}

/** Writes rows `start` to before `start + rows` of the combination to `out`, from its beginning. */
export function evaluate({ columns, coefficients }: Combination, start: number, rows: number, out: Float64Array): void {
  out.fill(0, 0, rows);
  kernels.linear(columns, coefficients, 0, start, rows, out);
}

/** A combination as a column of so many rows. */
export function evaluated(combination: Combination, rows: number): Float64Array {
  const out = new Float64Array(rows);
  evaluate(combination, 0, rows, out);
  return out;
}

/** y - Xb: the residual of a column on others. */
export function residual(columns: Columns, coefficients: Float64Array, outcome: Float64Array): Combination {
  const weights = new Float64Array(columns.length + 1);
  for (let j = 0; j < columns.length; j++) weights[j] = -coefficients[j]!;
  weights[columns.length] = 1;
  return { columns: [...columns, outcome], coefficients: weights };
}
