import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { listed } from "./listed.ts";

/** How much a parameter's variance grows by not knowing the others, from which on it is known through them alone. */
const indistinct = 1e10;

/**
 * The warning "not-identified" where parameters of different predictors trade off against each other without loss of
 * likelihood: their variances are more than 1e10 times what they would be with the others known. (Within one predictor that
 * is collinearity, which is looked for in its columns.)
 *
 * @param hessian of the log-likelihood at the estimate, row-major
 */
export function indistinctParameters({ names, predictors, bread }: FittedModel, hessian: Float64Array): Warning[] {
  const k = names.length;
  const inflation = (j: number): number => Math.abs(bread[j * k + j]! * hessian[j * k + j]!);
  const flat = Array.from(names.keys()).filter((j) => inflation(j) > indistinct);
  const involved = predictors.filter(({ start, size }) => flat.some((j) => j >= start && j < start + size));
  if (involved.length < 2) return [];
  const parameters = flat.map((j) => names[j]!);
  const message =
    `The data do not tell ${listed(parameters.map((name) => `'${name}'`))} apart: the log-likelihood stays the same ` +
    `while they change together. Neither these estimates nor their standard errors mean anything. Leave one of them out.`;
  return [{ code: "not-identified", message, parameters }];
}
