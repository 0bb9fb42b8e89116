import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { addedColumnsTest } from "./added-columns-test.ts";
import { type LinearSample, linearSample } from "./linear-sample.ts";

export interface ResetOptions {
  /** Powers that are added, of the fitted values; [2, 3]. */
  readonly powers?: readonly number[];
}

/**
 * Ramsey's RESET: powers of the fitted values added to the regression have coefficients of zero when its form is right. F
 * test, in the kind of covariance that the fit has.
 *
 * @throws EstimandError "needs-data", "undefined-test", "bad-option"
 * @example
 * String(reset(ols("log(wage) ~ educ + exper", workers), { powers: [2, 3, 4] }));
 *
 * Source: Ramsey (1969), JRSS B 31.
 */
export function reset(fit: Fit, options: ResetOptions = {}): TestResult {
  checkOptionNames("reset", options, { powers: true });
  const powers = [...new Set(options.powers ?? [2, 3])];
  if (powers.length === 0 || !powers.every((power) => Number.isInteger(power) && power > 1 && power < 10)) {
    throw new EstimandError(
      "bad-option",
      `powers: [${powers.join(", ")}]; give whole numbers from 2 to 9, such as [2, 3].`,
      {
        option: "powers",
        value: powers,
      },
    );
  }
  const sample = linearSample(fit, "RESET");
  const fitted = fittedValues(sample);
  const { statistic, df } = addedColumnsTest(
    fit,
    sample,
    powers.map((power) => fitted.map((value) => value ** power)),
  );
  const missing = Number.isNaN(statistic) ? { note: "Not computed: the powers add nothing to the regressors." } : {};
  return testResult({
    name: "RESET",
    null: `The form is right: the powers ${powers.join(", ")} of the fitted values add nothing.`,
    statistic,
    distribution: "F",
    df,
    ...missing,
  });
}

/** Fitted values, scaled to about 1 so that their powers are harmless; centred where an intercept makes that free. */
function fittedValues({ frame, residual, roots, hasIntercept }: LinearSample): Float64Array {
  const { outcome, offset } = frame.equations[0]!;
  const fitted = outcome.map((y, i) => y - (offset?.[i] ?? 0) - residual[i]! / (roots?.[i] ?? 1));
  const centre = hasIntercept ? fitted.reduce((sum, value) => sum + value, 0) / fitted.length : 0;
  const size = Math.sqrt(fitted.reduce((sum, value) => sum + (value - centre) ** 2, 0) / fitted.length);
  return fitted.map((value) => (value - centre) / size);
}
