import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { identity } from "../linalg/matrix.ts";

/**
 * Contributions of rows to a sum as a model whose estimates are that sum: its covariances, with a bread of I and without
 * small-sample factors, are the variances of the sum, by clusters, with serial correlation, or as an option says.
 *
 * @param reference the variance that the sum would have in theory: the unit in which a repaired matrix is measured
 * @param contributions writes them, weights in: `out[j][i]` for row start + i
 */
export function scoreSumModel(
  frame: FittedModel["frame"],
  reference: SquareMatrix,
  contributions: FittedModel["scores"],
): FittedModel {
  const size = Math.round(Math.sqrt(reference.length));
  return {
    frame,
    theta: new Float64Array(size),
    names: [],
    predictors: [],
    family: "least-squares",
    bread: identity(size),
    isSum: true,
    iid: { values: reference, formula: "I" },
    scores: contributions,
    hats: undefined,
    small: false,
    quantities: {},
    record: () => {
      throw new Error("a test prints no record of a model");
    },
  };
}
