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

/** What is seen and what a model makes of it: enough for calibration and discrimination, whatever stands behind. */
export type FittedProbabilities = Pick<BinarySample, "model" | "outcome" | "probability" | "weights">;

/**
 * Outcomes and fitted probabilities of a model for one 0/1 outcome, whose variance may have an equation of its own.
 *
 * @throws EstimandError "needs-data", "undefined-test" for other models
 */
export function fittedProbabilities(fit: Fit, what: string): FittedProbabilities {
  const model = modelWithData(fit, what);
  const sample = probabilitiesOf(model, ["index", "index,lnSigma"]);
  if (sample === undefined) throw undefinedFor(fit, what, "one 0/1 outcome, such as probit and logit");
  return sample;
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
  throw undefinedFor(fit, what, "one 0/1 outcome with one index, such as probit and logit");
}

function undefinedFor({ title, estimator }: Fit, what: string, models: string): EstimandError {
  return new EstimandError("undefined-test", `${what} is for models of ${models}, and this is: ${title}.`, {
    estimator,
  });
}

/** The same of a model, undefined where it is none of a 0/1 outcome. */
export function binarySampleOf(model: FittedModel): BinarySample | undefined {
  return probabilitiesOf(model, ["index"]);
}

/** Undefined where the predictors are others, or there is no 0/1 outcome with its probability. */
function probabilitiesOf(model: FittedModel, predictors: readonly string[]): BinarySample | undefined {
  const { problem, quantities, theta, frame } = model;
  const { probability: quantity } = quantities;
  if (problem === undefined || quantity === undefined) return undefined;
  const { outcomes } = problem.data;
  const { y: outcome, ...others } = outcomes;
  if (outcome === undefined || Object.keys(others).length > 0) return undefined;
  if (!predictors.includes(problem.likelihood.predictors.join())) return undefined;
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
