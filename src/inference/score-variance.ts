import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { identity } from "../linalg/matrix.ts";
import type { AugmentedModel } from "./augmented-model.ts";
import { chooseCovariance } from "./covariance.ts";
import { blockColumns } from "./score-blocks.ts";
import { scoreSumModel } from "./score-sum-model.ts";
import type { VcovOption } from "./vcov-option.ts";

/** Σ sᵢ, weights in. */
export function totalScore({ problem, theta }: AugmentedModel): Float64Array {
  const { predictors, weights } = problem.data;
  const total = new Float64Array(problem.size);
  problem.eachBlock(theta, ({ first, start, rows }) => {
    for (const { name, start: at } of problem.ranges) {
      const slope = first[name]!;
      if (weights !== undefined) for (let i = 0; i < rows; i++) slope[i]! *= weights[start + i]!;
      const { columns } = predictors[name]!;
      if (columns !== undefined) kernels.sums(columns, slope, start, rows, total, at);
      else for (let i = 0; i < rows; i++) total[at]! += slope[i]!;
    }
  });
  return total;
}

/** Σ sᵢsᵢ'. */
export function outerProductsOf({ problem, theta, frame }: AugmentedModel): SquareMatrix {
  const scores: FittedModel["scores"] = (start, rows, out) => problem.scores(theta, start, rows, out);
  return chooseCovariance(scoreSumModel(frame, identity(problem.size), scores), "HC0").values;
}

/** The variance of Σ C sᵢ, q × q, by clusters or as the option says, without small-sample factors. */
export function robustVariance(
  { problem, theta, frame }: AugmentedModel,
  c: Float64Array,
  reference: SquareMatrix,
  option: VcovOption,
): SquareMatrix {
  const { size } = problem;
  const scores = blockColumns(size, frame.rows);
  const contributions: FittedModel["scores"] = (start, rows, out) => {
    problem.scores(theta, start, rows, scores);
    out.forEach((column, i) => {
      column.fill(0, 0, rows);
      kernels.linear(scores, c, i * size, 0, rows, column);
    });
  };
  return chooseCovariance(scoreSumModel(frame, reference, contributions), option).values;
}
