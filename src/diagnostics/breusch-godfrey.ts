import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { dot } from "../linalg/matrix.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { linearSample, transformed, undefinedTest } from "./linear-sample.ts";
import { gapsNote } from "./row-order.ts";

export interface BreuschGodfreyOptions {
  /** The longest lag, 1 unless given. */
  readonly order?: number;
  /** "chi2" (default): N·R²; "F": the F test of the lagged residuals. */
  readonly form?: "chi2" | "F";
}

/**
 * Breusch and Godfrey's test of serial correlation up to a lag, valid also with lagged outcomes among the regressors: the
 * residuals on the regressors and their own lags (0 before the first row), rows in the order of the table.
 *
 * @throws EstimandError "needs-data", "undefined-test" (also under frequency weights: a row is then no moment), "bad-option"
 * @example
 * String(breuschGodfrey(ols("invest ~ output + rate", years), { order: 2 }));
 *
 * Source: Breusch (1978), Australian Economic Papers 17; Godfrey (1978), Econometrica 46.
 */
export function breuschGodfrey(fit: Fit, options: BreuschGodfreyOptions = {}): TestResult {
  checkOptionNames("breuschGodfrey", options, { order: true, form: true });
  const { order = 1, form = "chi2" } = options;
  const sample = linearSample(fit, "The Breusch-Godfrey test");
  const { residual, frame, nobs, roots } = sample;
  if (sample.frequencies !== undefined) throw undefinedTest("Under frequency weights rows have no order in time", fit);
  const columns = transformed(sample.columns, roots);
  const spare = frame.rows - columns.length;
  if (!Number.isInteger(order) || order < 1 || order >= spare) {
    throw new EstimandError("bad-option", `order: ${order}; give a whole number from 1 to ${spare - 1}.`, {
      option: "order",
      value: order,
    });
  }
  if (form !== "chi2" && form !== "F") {
    throw new EstimandError("bad-option", `form: ${JSON.stringify(form)} is unknown; use "chi2" or "F".`, {
      option: "form",
    });
  }
  const lags = Array.from({ length: order }, (_, j) => lagged(residual, j + 1));
  const total = dot(residual, residual);
  const { rss } = leastSquares([...columns, ...lags], residual);
  const degrees = nobs - columns.length - order;
  const note = gapsNote(frame);
  return testResult({
    name: "Breusch-Godfrey test",
    null: `The errors are not correlated with those of ${order === 1 ? "the row before" : `the ${order} rows before`}.`,
    statistic: form === "chi2" ? (nobs * (total - rss)) / total : (total - rss) / order / (rss / degrees),
    distribution: form,
    df: form === "chi2" ? [order] : [order, degrees],
    ...(note === undefined ? {} : { note }),
  });
}

function lagged(values: Float64Array, by: number): Float64Array {
  const out = new Float64Array(values.length);
  out.set(values.subarray(0, values.length - by), by);
  return out;
}
