import { kernels, mirror } from "../linalg/kernels.ts";
import { type Combination, evaluate } from "./combination.ts";
import type { LinearProblem } from "./linear-problem.ts";

/** What one pass over the residuals leaves behind. */
export interface ResidualProducts {
  /** R'WR of the residual columns R. */
  readonly among: Float64Array;
  /** C'WR: for each residual, its cross-products with the problem's columns. */
  readonly withColumns: readonly Float64Array[];
}

const blockRows = 4096;

/** Cross-products of residuals with each other and with the problem's columns, in one pass over blocks of rows. */
export function residualProducts(problem: LinearProblem, residuals: readonly Combination[]): ResidualProducts {
  const count = residuals.length;
  const rows = problem.outcome.length;
  const blocks = residuals.map(() => new Float64Array(Math.min(blockRows, rows)));
  const weighted = new Float64Array(Math.min(blockRows, rows));
  const among = new Float64Array(count * count);
  const withColumns = residuals.map(() => new Float64Array(problem.columns.length));
  for (let start = 0; start < rows; start += blockRows) {
    const length = Math.min(blockRows, rows - start);
    residuals.forEach((residual, r) => {
      evaluate(residual, start, length, blocks[r]!);
    });
    const weights = problem.weights?.subarray(start, start + length);
    kernels.products(blocks, blocks, weights, 0, length, among, count, 0, 0);
    residuals.forEach((_, r) => {
      const column = weights === undefined ? blocks[r]! : times(blocks[r]!, weights, weighted);
      kernels.sums(problem.columns, column, start, length, withColumns[r]!, 0);
    });
  }
  mirror(among, count);
  return { among, withColumns };
}

function times(column: Float64Array, weights: Float64Array, out: Float64Array): Float64Array {
  for (let i = 0; i < weights.length; i++) out[i] = column[i]! * weights[i]!;
  return out;
}
