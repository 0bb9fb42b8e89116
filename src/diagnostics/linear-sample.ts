import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { linearResidual } from "../inference/linear-residual.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import type { Columns } from "../linalg/kernels.ts";

/** A regression by least squares, as the tests of its errors read it. */
export interface LinearSample {
  readonly model: FittedModel;
  readonly frame: Frame;
  readonly columns: Columns;
  readonly names: readonly string[];
  /** Outcome less fitted value; times √w under analytic weights, so that errors have one variance under the null. */
  readonly residual: Float64Array;
  /** How many observations each row stands for; undefined: one. */
  readonly frequencies: Float64Array | undefined;
  /** √w of analytic weights. */
  readonly roots: Float64Array | undefined;
  readonly nobs: number;
  readonly hasIntercept: boolean;
}

/**
 * The sample of a fit by least squares.
 *
 * @param test "The Breusch-Pagan test", for messages
 * @throws EstimandError "needs-data"; "undefined-test" for other models and under probability weights
 */
export function linearSample(fit: Fit, test: string): LinearSample {
  const model = modelWithData(fit, test);
  const { frame } = model;
  const [equation, ...others] = frame.equations;
  const linear = model.family === "least-squares" && others.length === 0 && equation?.instruments === undefined;
  if (equation === undefined || !linear) {
    throw undefinedTest(`${test} is for least squares, and this is: ${fit.title}`, fit);
  }
  if (frame.absorbed !== undefined) {
    throw undefinedTest(`${test} is not defined after absorbed effects; write them as terms, C(...), to have it`, fit);
  }
  if (frame.weights?.kind === "probability") {
    throw undefinedTest(`${test} has no known distribution under probability weights`, fit);
  }
  const roots = frame.weights?.kind === "analytic" ? frame.weights.values.map(Math.sqrt) : undefined;
  const error = linearResidual(model);
  return {
    model,
    frame,
    columns: equation.regressors.columns,
    names: equation.regressors.names,
    residual: roots === undefined ? error : error.map((e, i) => e * roots[i]!),
    frequencies: frame.weights?.kind === "frequency" ? frame.weights.values : undefined,
    roots,
    nobs: frame.nobs,
    hasIntercept: equation.regressors.names.includes("(Intercept)"),
  };
}

export function undefinedTest(sentence: string, fit: Fit): EstimandError {
  return new EstimandError("undefined-test", `${sentence}.`, { estimator: fit.estimator });
}

/** Columns times √w under analytic weights: the regressors of the regression whose errors have one variance. */
export function transformed(columns: Columns, roots: Float64Array | undefined): Columns {
  return roots === undefined ? columns : columns.map((column) => column.map((value, i) => value * roots[i]!));
}
