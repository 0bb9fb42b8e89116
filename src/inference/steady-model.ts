import type { FittedModel } from "../fit/model.ts";

/**
 * The model in coordinates in which its bread is the identity: with B = C C' the scores become C's and the bread C, so that
 * bread · meat · bread' is B M B again. Where columns are nearly collinear the rows' scores C's keep digits that the
 * products Σ ss' would lose before the bread is applied. A model without `breadRoot` is returned as it is.
 */
export function steadyModel(model: FittedModel): FittedModel {
  const { breadRoot: root } = model;
  if (root === undefined) return model;
  const k = model.theta.length;
  return {
    ...model,
    bread: root,
    scores(start, rows, out) {
      model.scores(start, rows, out);
      for (let j = k - 1; j >= 0; j--) combineInto(out, j, root, k, rows);
    },
  };
}

/** out[j] becomes Σ_{i ≤ j} C_ij out[i]: the columns before j still hold the scores. */
function combineInto(out: readonly Float64Array[], j: number, c: Float64Array, k: number, rows: number): void {
  const into = out[j]!;
  const own = c[j * k + j]!;
  for (let r = 0; r < rows; r++) into[r]! *= own;
  for (let i = 0; i < j; i++) {
    const weight = c[i * k + j]!;
    const score = out[i]!;
    for (let r = 0; r < rows; r++) into[r]! += weight * score[r]!;
  }
}
