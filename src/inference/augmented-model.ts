import type { FittedModel } from "../fit/model.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
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

/** Adds columns to the predictors of a model. */
export function augmentedModel(
  model: FittedModel,
  problem: LikelihoodProblem,
  added: readonly AddedColumns[],
): AugmentedModel {
  const predictors: Record<string, PredictorData> = { ...problem.data.predictors };
  for (const { predictor, columns } of added) {
    const { columns: own = [], offset } = predictors[predictor]!;
    predictors[predictor] = { columns: [...own, ...columns], offset };
  }
  const data = { ...problem.data, predictors };
  const augmented = problem.reposed?.(data) ?? likelihoodProblem(problem.likelihood, data);
  const theta = new Float64Array(augmented.size);
  const own: number[] = [];
  augmented.ranges.forEach(({ start }, r) => {
    const before = problem.ranges[r]!;
    for (let j = 0; j < before.size; j++) {
      own.push(start + j);
      theta[start + j] = model.theta[before.start + j]!;
    }
  });
  const positions = Array.from({ length: augmented.size }, (_, j) => j).filter((j) => !own.includes(j));
  return { problem: augmented, theta, own, added: positions, frame: model.frame };
}
