import type { FittedModel } from "../fit/model.ts";
import { keepRoot } from "../inference/covariance-root.ts";
import { upperRoot } from "../linalg/cholesky.ts";
import { combineColumns } from "../linalg/combine-columns.ts";
import { multiply, sandwich } from "../linalg/matrix.ts";

/**
 * What covariances read of a model in coordinates z, for parameters θ = T z + t: bread T B T', its root T C with C C' = B, and the
 * scores C's, which are the same in both. Its own `scores` stay those in z.
 *
 * @param turn T, k × k, row-major
 */
export function turnedModel(model: FittedModel, turn: Float64Array): FittedModel {
  const k = model.theta.length;
  const values = sandwich(turn, model.iid.values, k);
  keepRoot(values, turn, model.iid.values);
  const turned: FittedModel = { ...model, bread: sandwich(turn, model.bread, k), iid: { ...model.iid, values } };
  const C = upperRoot(model.bread, k);
  if (C === undefined) return turned;
  return {
    ...turned,
    breadRoot: multiply(turn, k, k, C, k),
    steadyScores(start, rows, out) {
      model.scores(start, rows, out);
      combineColumns(out, C, rows);
    },
  };
}
