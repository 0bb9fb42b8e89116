import { choleskyInverse, choleskySolve } from "../linalg/cholesky.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { dot } from "../linalg/matrix.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";
import type { InstrumentSpace } from "./instrument-space.ts";
import type { LinearProblem } from "./linear-problem.ts";

/** Coefficients in formula order, and the inverse of the matrix of their normal equations (K × K, row-major). */
export interface KClassSolution {
  readonly coefficients: Float64Array;
  readonly inverse: Float64Array;
  /** C with C C' = the inverse, where columns are nearly collinear. */
  readonly root?: Float64Array;
}

/**
 * The k-class estimator: b solves X'(I - kM)X b = X'(I - kM)y with M = I - P_Z. k = 0 is ordinary least squares, k = 1 two-stage
 * least squares, LIML takes the smallest root of its eigenvalue problem. Works on the coordinates in the space of the
 * instruments, a few numbers per column; for k ≠ 1 also on `unexplained`, the (q + 1) × (q + 1) cross-products of what the
 * instruments leave of the q endogenous columns and of the outcome.
 *
 * Source: Theil (1958); Davidson and MacKinnon (1993), section 18.5.
 */
export function kClass(
  problem: LinearProblem,
  space: InstrumentSpace,
  k: number,
  unexplained?: Float64Array,
): KClassSolution {
  const projected = problem.regressors.map((position) => space.coordinates[position]!);
  const outcome = space.coordinates.at(-1)!;
  if (k === 1 || unexplained === undefined) return leastSquares(projected, outcome);
  const size = projected.length;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  const width = problem.endogenous + 1;
  const order = (j: number): number => problem.regressors[j]! - space.size;
  for (let i = 0; i < size; i++) {
    vector[i] = dot(projected[i]!, outcome);
    if (order(i) >= 0) vector[i]! += (1 - k) * unexplained[order(i) * width + width - 1]!;
    for (let j = 0; j < size; j++) {
      matrix[i * size + j] = dot(projected[i]!, projected[j]!);
      if (order(i) >= 0 && order(j) >= 0) {
        matrix[i * size + j]! += (1 - k) * unexplained[order(i) * width + order(j)]!;
      }
    }
  }
  return solveNormalEquations(matrix, vector, size);
}

function solveNormalEquations(matrix: Float64Array, vector: Float64Array, size: number): KClassSolution {
  const factor = scaledCholesky(matrix, size);
  if (factor === undefined) throw new Error("the normal equations of the k-class estimator are singular");
  const { lower, lengths } = factor;
  const right = vector.map((value, j) => value / lengths[j]!);
  return {
    coefficients: choleskySolve(lower, size, right).map((value, j) => value / lengths[j]!),
    inverse: choleskyInverse(lower, size).map(
      (value, at) => value / (lengths[Math.floor(at / size)]! * lengths[at % size]!),
    ),
  };
}
