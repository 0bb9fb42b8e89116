import { backSolve } from "../linalg/cholesky.ts";
import { combinedColumns } from "../linalg/combine-columns.ts";
import { identity, multiply, sandwich, transpose } from "../linalg/matrix.ts";
import { negativeInverseRoot } from "./information.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import type { Maximum } from "./maximize.ts";
import type { LikelihoodProblem, PredictorData } from "./problem.ts";

/** E[−H]⁻¹, and the upper triangular C with C C' = E[−H]⁻¹; NaN where the expected information is singular. */
export interface ExpectedInverse {
  readonly inverse: Float64Array;
  readonly root: Float64Array;
}

/**
 * The inverse of the expected information at a maximum. Where columns are nearly collinear (the maximum then has a root)
 * in the coordinates of that root, which keeps the digits that the information itself has lost.
 */
export function expectedInverse<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  { point, root: observed }: Pick<Maximum, "point" | "root">,
): ExpectedInverse {
  const k = problem.size;
  const turn = observed && withinPredictors(problem, observed);
  const inner =
    turn === undefined
      ? inverseRoot(problem, point)
      : inverseRoot(turned(problem, turn), backSolve(transpose(turn, k, k), k, point));
  const root = turn === undefined ? inner : multiply(turn, k, k, inner, k);
  return { root, inverse: sandwich(root, identity(k), k) };
}

function inverseRoot<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  theta: Float64Array,
): Float64Array {
  const k = problem.size;
  const hessian = new Float64Array(k * k);
  problem.expectedHessian(theta, hessian);
  return negativeInverseRoot(hessian, k) ?? new Float64Array(k * k).fill(Number.NaN);
}

/** The matrix without the entries between predictors. */
function withinPredictors<P extends string>(
  { ranges, size }: Pick<LikelihoodProblem<P>, "ranges" | "size">,
  c: Float64Array,
) {
  const out = new Float64Array(c.length);
  for (const { start, size: own } of ranges)
    for (let i = start; i < start + own; i++)
      out.set(c.subarray(i * size + start, i * size + start + own), i * size + start);
  return out;
}

/** The problem over columns X C, each predictor with its block of C. */
function turned<P extends string, Y extends string>(
  { likelihood, data, ranges, size }: LikelihoodProblem<P, Y>,
  root: Float64Array,
): LikelihoodProblem<P, Y> {
  const predictors = { ...data.predictors } as Record<P, PredictorData>;
  for (const { name, start, size: own } of ranges) {
    const { columns, offset } = data.predictors[name];
    const block = Float64Array.from(
      { length: own * own },
      (_, at) => root[(start + Math.floor(at / own)) * size + start + (at % own)]!,
    );
    predictors[name] = { columns: combinedColumns(columns ?? [new Float64Array(data.rows).fill(1)], block), offset };
  }
  return likelihoodProblem(likelihood, { ...data, predictors });
}
