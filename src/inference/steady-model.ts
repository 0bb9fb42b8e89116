import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { upperRoot } from "../linalg/cholesky.ts";
import { combineColumns } from "../linalg/combine-columns.ts";

/** Upper triangular C with C C' = the bread: as the model keeps it, else computed; undefined where there is none. */
export function breadRoot({ breadRoot: kept, bread, theta }: FittedModel): SquareMatrix | undefined {
  return kept ?? upperRoot(bread, theta.length);
}

/**
 * The model in coordinates in which its bread is the identity: with B = C C' the scores become C's and the bread C, so that
 * bread · meat · bread' is B M B again. Where columns are nearly collinear the rows' scores C's keep digits that the
 * products Σ ss' would lose before the bread is applied. A model without `breadRoot` is returned as it is.
 */
export function steadyModel(model: FittedModel): FittedModel {
  const { breadRoot: root } = model;
  if (root === undefined) return model;
  const { steadyScores: scores } = model;
  return scores === undefined ? inCoordinates(model, root) : { ...model, bread: root, scores };
}

/** The model in the coordinates of a root C of its bread: scores C's, bread C. */
export function inCoordinates(model: FittedModel, root: SquareMatrix): FittedModel {
  return {
    ...model,
    bread: root,
    scores(start, rows, out) {
      model.scores(start, rows, out);
      combineColumns(out, root, rows);
    },
  };
}
