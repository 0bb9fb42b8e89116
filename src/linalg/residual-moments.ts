import { type Columns, kernels } from "./kernels.ts";

/** Of residuals r = y - X b: X'W r, which is zero at the solution, and r'W r. */
export interface ResidualMoments {
  readonly moments: Float64Array;
  readonly rss: number;
}

const BLOCK = 4096;

/** X'W(y - X b) and the weighted sum of squared residuals, in one pass through the data. */
export function residualMoments(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | undefined,
  coefficients: Float64Array,
): ResidualMoments {
  const moments = new Float64Array(columns.length);
  const residual = new Float64Array(BLOCK);
  let rss = 0;
  for (let start = 0; start < y.length; start += BLOCK) {
    const rows = Math.min(BLOCK, y.length - start);
    residual.fill(0);
    kernels.linear(columns, coefficients, 0, start, rows, residual);
    let squares = 0;
    for (let i = 0; i < rows; i++) {
      const e = y[start + i]! - residual[i]!;
      const we = weights === undefined ? e : e * weights[start + i]!;
      squares += e * we;
      residual[i] = we;
    }
    rss += squares;
    kernels.sums(columns, residual, start, rows, moments, 0);
  }
  return { moments, rss };
}
