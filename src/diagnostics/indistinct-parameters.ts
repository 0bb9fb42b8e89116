import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { centredHessian, type Counting } from "../likelihood/centred-hessian.ts";
import { negativeInverse } from "../likelihood/information.ts";
import { quoted } from "./listed.ts";

/** How much a parameter's variance grows by not knowing the others, from which on it is known through them alone. */
const indistinct = 1e10;

/**
 * The warning "not-identified" where parameters of different predictors trade off against each other without loss of
 * likelihood: their variances are more than 1e10 times what they would be with the others known. (Within one predictor that
 * is collinearity, which is looked for in its columns.) Columns far from 0 trade off against the constant, which is no
 * fault: what is found is looked at again with the columns centred.
 *
 * @param hessian of the log-likelihood at the estimate, row-major
 * @param movable predictors that have a constant, or one elsewhere, with the rows in which they count
 */
export function indistinctParameters(
  model: FittedModel,
  hessian: Float64Array,
  movable: ReadonlyMap<string, Counting>,
): Warning[] {
  const { names, problem, theta } = model;
  if (flatParameters(model, hessian, model.bread).length === 0) return [];
  const centred = problem === undefined ? hessian : centredHessian(problem, theta, movable);
  const flat = flatParameters(model, centred, negativeInverse(centred, names.length) ?? model.bread);
  if (flat.length === 0) return [];
  const parameters = flat.map((j) => names[j]!);
  const message =
    `The data do not tell ${quoted(parameters)} apart: the log-likelihood stays the same ` +
    `while they change together. Neither these estimates nor their standard errors mean anything. Leave one of them out.`;
  return [{ code: "not-identified", message, parameters }];
}

/** Positions of the parameters that are known through others alone; none where these are all of one predictor. */
function flatParameters({ names, predictors }: FittedModel, hessian: Float64Array, inverse: Float64Array): number[] {
  const k = names.length;
  const inflation = (j: number): number => Math.abs(inverse[j * k + j]! * hessian[j * k + j]!);
  const flat = Array.from(names.keys()).filter((j) => inflation(j) > indistinct);
  const involved = predictors.filter(({ start, size }) => flat.some((j) => j >= start && j < start + size));
  return involved.length < 2 ? [] : flat;
}
