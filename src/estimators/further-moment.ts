import type { FittedModel } from "../fit/model.ts";
import { steadyModel } from "../inference/steady-model.ts";
import { bordered } from "../linalg/bordered.ts";
import { identity, multiply } from "../linalg/matrix.ts";
import { type MomentBlock, stackedMoments } from "../moments/stacked-moments.ts";
import { turnedModel } from "./turned-model.ts";

/** A parameter of one equation more, solved after those of a model. */
export interface FurtherMoment {
  /** Of the parameter and its predictor: "lnSigma". */
  readonly name: string;
  readonly value: number;
  /** The inverse of minus the equation's derivative in the parameter. */
  readonly inverse: number;
  /** Its derivative in the model's parameters. */
  readonly moved: Float64Array;
  /** The rows' contributions, weights in. */
  scores(start: number, rows: number, out: Float64Array): void;
}

/**
 * A model with a further parameter: scores and bread are those of the stacked equations, so that every covariance is of all
 * parameters together, in the coordinates of the model's root where it has one. The caller states the one that the model implies.
 *
 * @param iid of the model with the parameter, from it
 */
export function withFurtherMoment(
  model: FittedModel,
  moment: FurtherMoment,
  iid: (extended: FittedModel) => FittedModel["iid"],
): FittedModel {
  const k = model.theta.length;
  const { breadRoot: root, steadyScores: _, ...rest } = model;
  const plain: FittedModel = {
    ...rest,
    theta: Float64Array.of(...model.theta, moment.value),
    names: [...model.names, moment.name],
    predictors: [...model.predictors, { name: moment.name, equation: undefined, start: k, size: 1 }],
    ...stacked({ size: k, inverse: model.bread, scores: model.scores }, moment),
  };
  const extended = root === undefined ? plain : { ...inRoot(plain, model, moment, root), scores: plain.scores };
  return { ...extended, iid: iid(extended) };
}

function stacked(earlier: MomentBlock, { inverse, moved, scores: own }: FurtherMoment) {
  const { bread, scores } = stackedMoments([
    earlier,
    {
      size: 1,
      inverse: Float64Array.of(inverse),
      moved: new Map([[0, moved]]),
      scores: (start, rows, out) => own(start, rows, out[0]!),
    },
  ]);
  return { bread, scores };
}

/** Both in the coordinates of the root of the model's covariance, in which its own bread is the identity. */
function inRoot(plain: FittedModel, model: FittedModel, moment: FurtherMoment, root: Float64Array): FittedModel {
  const k = model.theta.length;
  const earlier: MomentBlock = { size: k, inverse: identity(k), scores: steadyModel(model).scores };
  const there = stacked(earlier, { ...moment, moved: multiply(moment.moved, 1, k, root, k) });
  const iid = { ...model.iid, values: bordered(model.iid.values, moment.inverse) };
  return turnedModel({ ...plain, ...there, iid }, bordered(root, 1));
}
