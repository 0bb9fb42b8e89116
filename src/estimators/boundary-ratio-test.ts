import { testResult } from "../fit/make-test-result.ts";
import type { TestFindings } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";

/**
 * The likelihood-ratio test of a parameter at a bound of its range: half the time the statistic is 0, so its distribution is
 * ½χ²(0) + ½χ²(1).
 *
 * @param label the covariance as named
 *
 * Source: Self and Liang (1987), Journal of the American Statistical Association 82, 605-610.
 */
export function boundaryRatioTest(
  words: Pick<TestFindings, "name" | "null">,
  statistic: number,
  label: string,
): TestResult {
  return testResult({
    ...words,
    statistic: Math.max(0, statistic),
    distribution: "mixture",
    df: [1],
    ...(label === "iid"
      ? {}
      : { note: "It takes the likelihood to be right; the robust standard errors play no part in it." }),
  });
}
