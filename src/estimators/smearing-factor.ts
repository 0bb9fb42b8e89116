import type { FittedModel } from "../fit/model.ts";
import { robustMeat } from "../inference/robust-meat.ts";
import { steadyModel } from "../inference/steady-model.ts";
import { kernels } from "../linalg/kernels.ts";
import { identity, multiply, sandwich } from "../linalg/matrix.ts";
import type { MomentBlock } from "../moments/stacked-moments.ts";
import { stackedMoments } from "../moments/stacked-moments.ts";
import { turnedModel } from "./turned-model.ts";

/**
 * A regression of log(y) with ln of Duan's smearing factor s as a further parameter, "lnSmearing": s is the mean of exp(e) over the
 * rows with an outcome, e = log(y) - x'β, and solves Σ (exp(e)/s - 1) = 0 after the regression. All covariances are of both
 * steps together, in the coordinates of its root where it has one; what the model implies of s is nothing, so in the "iid" one its row is that of the moments.
 *
 * Source: Duan (1983), JASA 78, 605-610, equation 2.5.
 */
export function withSmearing(model: FittedModel): FittedModel {
  const k = model.theta.length;
  const size = k + 1;
  const { lnSmearing, block } = smearingBlock(model);
  const { breadRoot: root, steadyScores: _, ...rest } = model;
  const { bread, scores } = stackedMoments([{ size: k, inverse: model.bread, scores: model.scores }, block]);
  const plain: FittedModel = {
    ...rest,
    theta: Float64Array.of(...model.theta, lnSmearing),
    names: [...model.names, "lnSmearing"],
    predictors: [...model.predictors, { name: "lnSmearing", equation: undefined, start: k, size: 1 }],
    bread,
    scores,
    refit(frame) {
      const { model: again, converged } = model.refit!(frame);
      return { model: withSmearing(again), converged };
    },
  };
  const extended =
    root === undefined ? plain : { ...turnedModel(inRoot(plain, model, block, root), widened(root, k)), scores };
  const steady = steadyModel(extended);
  const values = sandwich(steady.bread, robustMeat(steady, 0), size);
  for (let i = 0; i < k; i++) values.set(model.iid.values.subarray(i * k, (i + 1) * k), i * size);
  return { ...extended, iid: { ...model.iid, values } };
}

/** Both steps in the coordinates of the root of the regression's covariance. */
function inRoot(plain: FittedModel, model: FittedModel, block: MomentBlock, root: Float64Array): FittedModel {
  const k = model.theta.length;
  const moved = new Map([[0, multiply(block.moved!.get(0)!, 1, k, root, k)]]);
  const likelihood = { size: k, inverse: identity(k), scores: steadyModel(model).scores };
  const { bread, scores } = stackedMoments([likelihood, { ...block, moved }]);
  return { ...plain, bread, scores };
}

/** The matrix with a 1 after its diagonal. */
function widened(matrix: Float64Array, k: number): Float64Array {
  const out = identity(k + 1);
  for (let i = 0; i < k; i++) out.set(matrix.subarray(i * k, (i + 1) * k), i * (k + 1));
  return out;
}

/** The equation of ln s, and how the regression's coefficients move it: by -Σ exp(e)/s x'. */
function smearingBlock({ frame, theta, predictors }: FittedModel): {
  readonly lnSmearing: number;
  readonly block: MomentBlock;
} {
  const outcome = predictors.find(({ name }) => name === "outcome")!;
  const { active, offset, outcome: y, regressors } = frame.equations[outcome.equation!]!;
  const ratio = offset?.slice() ?? new Float64Array(frame.rows);
  kernels.linear(regressors.columns, theta, outcome.start, 0, frame.rows, ratio);
  let [sum, total] = [0, 0];
  const weight = (i: number): number => active![i]! * (frame.weights?.values[i] ?? 1);
  for (let i = 0; i < frame.rows; i++) {
    if (active![i] === 0) continue;
    ratio[i] = Math.exp(y[i]! - ratio[i]!);
    sum += weight(i) * ratio[i]!;
    total += weight(i);
  }
  const moved = new Float64Array(theta.length);
  for (let i = 0; i < frame.rows; i++) {
    ratio[i] = active![i] === 0 ? 0 : ratio[i]! / (sum / total);
    for (const [j, column] of regressors.columns.entries())
      moved[outcome.start + j]! -= weight(i) * ratio[i]! * (active![i] === 0 ? 0 : column[i]!);
  }
  const scores: MomentBlock["scores"] = (start, rows, out) => {
    for (let i = 0, at = start; i < rows; i++, at++) out[0]![i] = weight(at) * (ratio[at]! - active![at]!);
  };
  const block = { size: 1, inverse: Float64Array.of(1 / total), moved: new Map([[0, moved]]), scores };
  return { lnSmearing: Math.log(sum / total), block };
}
