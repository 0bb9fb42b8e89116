import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { addedDesign } from "../formula/added-design.ts";
import { ones } from "../formula/ones.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { linearSample } from "./linear-sample.ts";

export interface BreuschPaganOptions {
  /** What the variance may depend on, as in a formula: "size + age". Default: the regressors. */
  readonly terms?: string;
  /** "koenker" (default): N·R², right also for errors that are not normal. "original": ½ explained squares, for normal errors. */
  readonly form?: "koenker" | "original";
}

/**
 * Breusch and Pagan's test of heteroskedasticity: do the squared residuals of a regression depend on its regressors (or
 * other columns)? χ²(number of columns), by Koenker's form unless asked otherwise.
 *
 * @throws EstimandError "needs-data", "undefined-test", "bad-option", and those of formulas
 * @example
 * String(breuschPagan(ols("log(wage) ~ educ + exper", workers)));
 *
 * Source: Breusch and Pagan (1979), Econometrica 47; Koenker (1981), Journal of Econometrics 17.
 */
export function breuschPagan(fit: Fit, options: BreuschPaganOptions = {}): TestResult {
  checkOptionNames("breuschPagan", options, { terms: true, form: true });
  const { form = "koenker", terms } = options;
  if (form !== "koenker" && form !== "original") {
    throw new EstimandError("bad-option", `form: ${JSON.stringify(form)} is unknown; use "koenker" or "original".`, {
      option: "form",
      value: form,
    });
  }
  const sample = linearSample(fit, "The Breusch-Pagan test");
  const { frame, residual, frequencies, nobs } = sample;
  const given = terms === undefined ? sample : addedDesign(frame, 0, terms);
  const columns = given.columns.filter((_, j) => given.names[j] !== "(Intercept)");
  const { statistic, df } = squaresExplained(residual, columns, frequencies, nobs, form);
  const names = given.names.filter((name) => name !== "(Intercept)");
  return testResult({
    name: form === "koenker" ? "Breusch-Pagan test (Koenker's form)" : "Breusch-Pagan test (original form)",
    null: `The variance of the errors does not depend on ${names.join(", ")}.`,
    statistic,
    distribution: "chi2",
    df: [df],
  });
}

/** What columns (besides a constant) explain of squared residuals, as a χ² statistic. */
export function squaresExplained(
  residual: Float64Array,
  columns: Columns,
  frequencies: Float64Array | undefined,
  nobs: number,
  form: "koenker" | "original",
): { readonly statistic: number; readonly df: number } {
  const variance = totalSquares(residual, frequencies, false) / nobs;
  const squares = residual.map((e) => (e * e) / variance - 1);
  const all = [ones(residual.length), ...columns];
  const { kept } = independentColumns(all);
  const total = totalSquares(squares, frequencies, true);
  const { rss } = leastSquares(
    kept.map((j) => all[j]!),
    squares,
    { weights: frequencies },
  );
  const explained = total - rss;
  return { statistic: form === "koenker" ? (nobs * explained) / total : explained / 2, df: kept.length - 1 };
}
