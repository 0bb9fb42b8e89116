import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { QuantityValues } from "../inference/quantity-values.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";

/** A fit to a 0/1 outcome by one index, as its diagnostics read it. */
export interface BinarySample {
  readonly model: FittedModel;
  readonly problem: LikelihoodProblem;
  readonly outcome: Float64Array;
  /** The linear index, offset included. */
  readonly index: Float64Array;
  /** Fitted Pr(y = 1). */
  readonly probability: Float64Array;
  readonly weights: Float64Array | undefined;
  readonly nobs: number;
}

/**
 * The sample of a fit to a 0/1 outcome: probit, logit and what else has one index and a probability.
 *
 * @param what "A ROC curve", for messages
 * @throws EstimandError "needs-data", "undefined-test" for other models
 */
export function binarySample(fit: Fit, what: string): BinarySample {
  const model = modelWithData(fit, what);
  const sample = binarySampleOf(model);
  if (sample !== undefined) return sample;
  throw new EstimandError(
    "undefined-test",
    `${what} is for models of one 0/1 outcome, such as probit and logit, and this is: ${fit.title}.`,
    { estimator: fit.estimator },
  );
}

/** The same of a model, undefined where it is none of a 0/1 outcome. */
export function binarySampleOf(model: FittedModel): BinarySample | undefined {
  const { problem, quantities, theta, frame } = model;
  const { probability: quantity } = quantities;
  const outcome = problem?.data.outcomes.y;
  if (problem === undefined || quantity === undefined || outcome === undefined) return undefined;
  if (problem.likelihood.predictors.join() !== "index") return undefined;
  const index = new Float64Array(frame.rows);
  const probability = new Float64Array(frame.rows);
  let values: QuantityValues | undefined;
  problem.eachBlock(theta, ({ eta, start, rows }) => {
    values ??= new QuantityValues(quantity, eta.index!.length);
    values.evaluate(eta, rows);
    index.set(eta.index!.subarray(0, rows), start);
    probability.set(values.value.subarray(0, rows), start);
  });
  return { model, problem, outcome, index, probability, weights: frame.weights?.values, nobs: frame.nobs };
}
