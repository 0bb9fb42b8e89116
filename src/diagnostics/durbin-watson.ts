import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { crossProducts } from "../linalg/cross-products.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { dot, multiply } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { normalCdf, normalSf } from "../special/normal.ts";
import { linearSample, transformed, undefinedTest } from "./linear-sample.ts";
import { negativeProbability } from "./quadratic-form-probability.ts";
import { gapsNote } from "./row-order.ts";

export interface DurbinWatsonOptions {
  /** Against which correlation of neighbouring errors; "positive" unless given. */
  readonly alternative?: "positive" | "negative" | "two-sided";
}

/** Up to so many rows the p-value is exact. */
const exactRows = 100;

/**
 * The Durbin-Watson statistic d = Σ(eᵢ - eᵢ₋₁)²/Σeᵢ², rows in the order of the table: about 2 without serial correlation,
 * below with positive. The p-value is that of normal errors, given the regressors: exact up to 100 rows, from the
 * statistic's mean and variance beyond. Not for models with a lagged outcome: use `breuschGodfrey`.
 *
 * @throws EstimandError "needs-data", "undefined-test", "bad-option"
 * @example
 * String(durbinWatson(ols("invest ~ output + rate", years)));
 *
 * Source: Durbin and Watson (1950, 1971), Biometrika; Imhof (1961) for the exact distribution.
 */
export function durbinWatson(fit: Fit, options: DurbinWatsonOptions = {}): TestResult {
  checkOptionNames("durbinWatson", options, { alternative: true });
  const { alternative = "positive" } = options;
  if (!["positive", "negative", "two-sided"].includes(alternative)) {
    throw new EstimandError(
      "bad-option",
      `alternative: ${JSON.stringify(alternative)} is unknown; use "positive", "negative" or "two-sided".`,
      { option: "alternative" },
    );
  }
  const sample = linearSample(fit, "The Durbin-Watson test");
  if (sample.frequencies !== undefined) throw undefinedTest("Under frequency weights rows have no order in time", fit);
  const { residual, frame, roots } = sample;
  const columns = transformed(sample.columns, roots);
  let squares = 0;
  for (let i = 1; i < residual.length; i++) squares += (residual[i]! - residual[i - 1]!) ** 2;
  const statistic = squares / dot(residual, residual);
  const exact = residual.length <= exactRows;
  const [below, above] = (exact ? exactTails : normalTails)(columns, statistic);
  const p = { positive: below, negative: above, "two-sided": 2 * Math.min(below, above) }[alternative];
  const distribution = exact ? "Exact p-value for normal errors" : "p-value from the normal approximation";
  const gaps = gapsNote(frame);
  return testResult({
    name: "Durbin-Watson test",
    null: "The errors of neighbouring rows are not correlated.",
    statistic,
    distribution: "durbin-watson",
    df: [],
    p,
    note: `${distribution}, against ${alternative} correlation.${gaps === undefined ? "" : ` ${gaps}`}`,
  });
}

type Tails = readonly [below: number, above: number];

/** A x of the matrix of first differences, Σ(xᵢ - xᵢ₋₁)² = x'Ax. */
function differenced(x: Float64Array): Float64Array {
  const last = x.length - 1;
  return x.map((value, i) => (i > 0 ? value - x[i - 1]! : 0) + (i < last ? value - x[i + 1]! : 0));
}

/** d < r where Σ(λ - r)z² < 0, with λ the eigenvalues of MAM, M the residual maker. */
function exactTails(columns: Columns, statistic: number): Tails {
  const n = columns[0]!.length;
  const maker = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    const { coefficients } = leastSquares(columns, unit);
    for (let i = 0; i < n; i++) {
      maker[i * n + j] = unit[i]! - columns.reduce((sum, column, c) => sum + column[i]! * coefficients[c]!, 0);
    }
  }
  const rows = Array.from({ length: n }, (_, i) => differenced(maker.slice(i * n, (i + 1) * n)));
  const turned = multiply(Float64Array.from(rows.flatMap((row) => [...row])), n, n, maker, n);
  const { values } = symmetricEigen(turned, n);
  const weights = values.subarray(0, n - columns.length).map((value) => value - statistic);
  return [negativeProbability(weights), negativeProbability(weights.map((value) => -value))];
}

/** From the mean P/(n-k) and variance of d. Source: Durbin and Watson (1950). */
function normalTails(columns: Columns, statistic: number): Tails {
  const n = columns[0]!.length;
  const k = columns.length;
  const changes = columns.map(differenced);
  const { inverse } = leastSquares(columns, columns[0]!);
  const between = Float64Array.from(columns.flatMap((x) => changes.map((change) => dot(x, change))));
  const turned = multiply(between, k, k, inverse, k);
  const again = multiply(crossProducts(changes), k, k, inverse, k);
  const trace = (matrix: Float64Array): number => columns.reduce((sum, _, j) => sum + matrix[j * (k + 1)]!, 0);
  const p = 2 * (n - 1) - trace(turned);
  const q = 2 * (3 * n - 4) - 2 * trace(again) + trace(multiply(turned, k, k, turned, k));
  const mean = p / (n - k);
  const variance = (2 / ((n - k) * (n - k + 2))) * (q - p * mean);
  const z = (statistic - mean) / Math.sqrt(variance);
  return [normalCdf(z), normalSf(z)];
}
