import type { FittedModel } from "../fit/model.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { LikelihoodProblem, PredictorData, ProblemData } from "../likelihood/problem.ts";
import { orthogonalProblem } from "../likelihood/steady-problem.ts";
import { beyondSpan } from "../linalg/beyond-span.ts";
import type { Columns } from "../linalg/kernels.ts";

/** Columns to add to a linear predictor, with coefficients of zero under the null. */
export interface AddedColumns {
  readonly predictor: string;
  readonly columns: Columns;
}

/** A model with columns added, at the estimate without them. */
export interface AugmentedModel {
  readonly problem: LikelihoodProblem;
  readonly theta: Float64Array;
  /** Positions of the model's own parameters, and of the added ones. */
  readonly own: readonly number[];
  readonly added: readonly number[];
  readonly frame: FittedModel["frame"];
}

/**
 * Adds columns to the predictors of a model: its own made orthonormal, the added ones less what these make of them. Score tests
 * are the same, and lose no digits where columns are far from 0.
 */
export function augmentedModel(
  model: FittedModel,
  given: LikelihoodProblem,
  added: readonly AddedColumns[],
): AugmentedModel {
  const { problem, inward } = orthogonalProblem(given);
  const estimate = inward(model.theta);
  const { weights } = problem.data;
  const predictors: Record<string, PredictorData> = { ...problem.data.predictors };
  for (const { predictor, columns } of added) {
    const { columns: own = [], offset } = predictors[predictor]!;
    const basis = given.likelihood.takenUp?.[predictor] === undefined ? own : [unitConstant(problem.data), ...own];
    predictors[predictor] = { columns: [...own, ...columns.map((x) => beyondSpan(basis, x, weights))], offset };
  }
  const data = { ...problem.data, predictors };
  const augmented = problem.reposed?.(data) ?? likelihoodProblem(problem.likelihood, data);
  const theta = new Float64Array(augmented.size);
  const own: number[] = [];
  augmented.ranges.forEach(({ start }, r) => {
    const before = problem.ranges[r]!;
    for (let j = 0; j < before.size; j++) {
      own.push(start + j);
      theta[start + j] = estimate[before.start + j]!;
    }
  });
  const positions = Array.from({ length: augmented.size }, (_, j) => j).filter((j) => !own.includes(j));
  return { problem: augmented, theta, own, added: positions, frame: model.frame };
}

/** The constant that cut points take up, of length 1. */
function unitConstant({ rows, weights }: ProblemData<string, string>): Float64Array {
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  return new Float64Array(rows).fill(1 / Math.sqrt(total));
}
