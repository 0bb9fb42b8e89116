import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { distantColumns } from "../linalg/independent-columns.ts";
import { kernels, mirror } from "../linalg/kernels.ts";
import { submatrix } from "../linalg/matrix.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { squaresExplained } from "./breusch-pagan.ts";
import { type LinearSample, linearSample } from "./linear-sample.ts";

export interface WhiteTestOptions {
  /** Use the fitted values and their squares in place of all squares and cross-products: two degrees of freedom. */
  readonly special?: boolean;
}

/**
 * White's test of heteroskedasticity: N·R² of the squared residuals on the regressors, their squares and cross-products,
 * χ² with as many degrees of freedom as there are columns that are no combinations of others. It finds every dependence
 * of the variance on the regressors that would make the classical standard errors wrong.
 *
 * @throws EstimandError "needs-data", "undefined-test"
 * @example
 * String(whiteTest(ols("log(wage) ~ educ + exper", workers), { special: true }));
 *
 * Source: White (1980), Econometrica 48; the special form: Wooldridge (2013), Introductory Econometrics, section 8.3.
 */
export function whiteTest(fit: Fit, options: WhiteTestOptions = {}): TestResult {
  checkOptionNames("whiteTest", options, { special: true });
  const sample = linearSample(fit, "White's test");
  const { statistic, df } = options.special === true ? special(sample) : general(sample);
  return testResult({
    name: options.special === true ? "White test (special form)" : "White test",
    null: "The variance of the errors does not depend on the regressors.",
    statistic,
    distribution: "chi2",
    df: [df],
  });
}

type Found = { readonly statistic: number; readonly df: number };

function special({ frame, residual, roots, frequencies, nobs }: LinearSample): Found {
  const { outcome, offset } = frame.equations[0]!;
  const fitted = outcome.map((y, i) => y - (offset?.[i] ?? 0) - residual[i]! / (roots?.[i] ?? 1));
  const centred = standardized(fitted, frequencies, nobs);
  return squaresExplained(residual, [centred, centred.map((value) => value * value)], frequencies, nobs, "koenker");
}

const blockRows = 1024;

/** The regression on all products, from cross-products that are summed block by block: no product is stored. */
function general({ columns, names, residual, frequencies, nobs }: LinearSample): Found {
  const slopes = columns.filter((_, j) => names[j] !== "(Intercept)");
  const standard = slopes.map((column) => standardized(column, frequencies, nobs));
  const pairs = standard.flatMap((_, a) => standard.slice(a).map((_, b) => [a, a + b] as const));
  const variance = totalSquares(residual, frequencies, false) / nobs;
  const size = 1 + standard.length + pairs.length;
  const block = Array.from({ length: size + 1 }, () => new Float64Array(Math.min(blockRows, residual.length)));
  const products = new Float64Array((size + 1) ** 2);
  for (let start = 0; start < residual.length; start += blockRows) {
    const rows = Math.min(blockRows, residual.length - start);
    block[0]!.fill(1);
    standard.forEach((column, j) => {
      block[1 + j]!.set(column.subarray(start, start + rows));
    });
    pairs.forEach(([a, b], p) => {
      const into = block[1 + standard.length + p]!;
      for (let i = 0; i < rows; i++) into[i] = standard[a]![start + i]! * standard[b]![start + i]!;
    });
    for (let i = 0; i < rows; i++) block[size]![i] = residual[start + i]! ** 2 / variance - 1;
    kernels.products(block, block, frequencies?.subarray(start, start + rows), 0, rows, products, size + 1, 0, 0);
  }
  mirror(products, size + 1);
  const positions = Array.from({ length: size }, (_, j) => j);
  const kept = distantColumns(submatrix(products, size + 1, positions), size);
  const moments = Float64Array.from(kept, (j) => products[j * (size + 1) + size]!);
  const explained = inverseQuadraticForm(moments, submatrix(products, size + 1, kept), kept.length) ?? Number.NaN;
  return { statistic: (nobs * explained) / products[(size + 1) ** 2 - 1]!, df: kept.length - 1 };
}

/** Centred and scaled: with a constant it spans the same, and its powers are far from collinear. */
function standardized(column: Float64Array, weights: Float64Array | undefined, nobs: number): Float64Array {
  let mean = 0;
  for (let i = 0; i < column.length; i++) mean += ((weights?.[i] ?? 1) * column[i]!) / nobs;
  const spread = Math.sqrt(totalSquares(column, weights, true) / nobs);
  return column.map((value) => (spread > 0 ? (value - mean) / spread : 0));
}
