import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { tooManyRestrictions } from "../inference/most-restrictions.ts";
import type { JointReducedForm } from "./joint-reduced-form.ts";
import { andersonRubinAlong } from "./joint-weak-statistics.ts";
import { listed } from "./listed.ts";

/**
 * Anderson and Rubin's test that the coefficients of several endogenous columns are all zero: then the excluded instruments do not
 * explain y. Right however weak the instruments are. NaN where the covariance is singular or clusters are too few.
 *
 * @param centers the two-stage estimates by name, around which the reduced form is stated
 *
 * Source: Anderson and Rubin (1949).
 */
export function jointAndersonRubin(form: JointReducedForm, centers: Readonly<Record<string, number>>): TestResult {
  const { instruments: m, df } = form;
  const wald = andersonRubinAlong(form, Float64Array.of(1, ...Object.values(centers)));
  return testResult({
    name: "Anderson-Rubin test (robust to weak instruments)",
    null: `The coefficients of ${listed(Object.keys(centers))} are zero.`,
    statistic: df === null ? wald : wald / m,
    distribution: df === null ? "chi2" : "F",
    df: df === null ? [m] : [m, df],
    ...(Number.isNaN(wald) ? { note: tooManyRestrictions(m, form.most, "excluded instruments") } : {}),
  });
}
