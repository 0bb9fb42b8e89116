import type { Columns } from "../linalg/kernels.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import type { LikelihoodProblem, PredictorData } from "./problem.ts";

/**
 * The Hessian at a point, over columns less their means: that of the same model where a constant takes the means up, without
 * the digits that columns far from 0 would lose.
 *
 * @param theta in the parameters of the columns as they are
 * @param movable the predictors whose columns are centred, each with the rows that count (1; without them all do)
 */
export function centredHessian<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  theta: Float64Array,
  movable: ReadonlyMap<string, Counting>,
): Float64Array {
  const { data, ranges, size } = problem;
  const predictors = { ...data.predictors } as Record<P, PredictorData>;
  for (const { name, start } of ranges) {
    const { columns, offset } = data.predictors[name];
    if (columns === undefined || !movable.has(name)) continue;
    const means = columns.map((column) => meanOf(column, movable.get(name)));
    predictors[name] = centred(columns, offset ?? new Float64Array(data.rows), means, theta.subarray(start));
  }
  const moved = { ...data, predictors };
  const hessian = new Float64Array(size * size);
  const posed = problem.reposed?.(moved) ?? likelihoodProblem(problem.likelihood, moved);
  posed.derivatives(theta, new Float64Array(size), hessian);
  return hessian;
}

/** 1 for the rows in which an equation counts; undefined where all do. */
export type Counting = ArrayLike<number> | undefined;

/** The mean over the rows that count; 0 for a column of one value, which is the constant. */
function meanOf(column: Float64Array, counting: Counting): number {
  const values = column.filter((_, i) => counting?.[i] !== 0);
  return values.every((value) => value === values[0]) ? 0 : values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Columns less their means, and an offset that keeps the predictor as it was. */
function centred(columns: Columns, offset: Float64Array, means: readonly number[], beta: Float64Array): PredictorData {
  const shift = means.reduce((sum, mean, j) => sum + mean * beta[j]!, 0);
  return {
    columns: columns.map((column, j) => (means[j] === 0 ? column : column.map((value) => value - means[j]!))),
    offset: offset.map((value) => value + shift),
  };
}
