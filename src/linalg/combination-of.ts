import { independentColumns } from "./independent-columns.ts";
import type { Columns } from "./kernels.ts";
import { leastSquares } from "./least-squares.ts";

/**
 * The c with Xc = target, as the dummies of all levels add up to a column of ones; undefined where the target is no combination of
 * the columns to a relative 1e-9.
 *
 * @example
 * combinationOf([Float64Array.of(1, 0), Float64Array.of(0, 1)], Float64Array.of(1, 1)); // 1 1
 */
export function combinationOf(columns: Columns, target: Float64Array): Float64Array | undefined {
  const k = columns.length;
  const { dropped, combinations } = independentColumns([...columns, target]);
  if (!dropped.includes(k)) return undefined;
  const used = combinations[dropped.indexOf(k)]!;
  const { coefficients } = leastSquares(
    used.map((j) => columns[j]!),
    target,
  );
  const all = new Float64Array(k);
  used.forEach((j, i) => {
    all[j] = coefficients[i]!;
  });
  return all;
}
