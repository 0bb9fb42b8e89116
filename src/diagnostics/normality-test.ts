import { checkFit } from "../fit/check-fit.ts";
import type { Fit } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { type BinarySample, binarySample } from "./binary-sample.ts";
import { centredIndex, type IndexScoreTest, indexScoreTests } from "./index-score-tests.ts";
import { undefinedTest } from "./linear-sample.ts";

/**
 * Bera, Jarque and Lee's test of a probit's normal errors, a score test against the Pearson family: the square and the cube
 * of the index added to it have coefficients of zero. χ²(2), from the expected information; robust in the fit's kind of
 * covariance where that is not "iid".
 *
 * @throws EstimandError "needs-data", "undefined-test" for models without a normal error
 * @example
 * String(normalityTest(probit("inlf ~ educ + age", women)));
 *
 * Source: Bera, Jarque and Lee (1984), International Economic Review 25; Davidson and MacKinnon (1984) for the form.
 */
export function normalityTest(fit: Fit): TestResult {
  checkFit(fit, "normalityTest");
  if (fit.estimator !== "probit") {
    throw undefinedTest(
      `The test of normality is for probit, and this is: ${fit.title}. See linkTest for the form of its index`,
      fit,
    );
  }
  const sample = binarySample(fit, "The test of normality");
  const covariance = { label: fit.conventions.vcov, facts: fit.conventions };
  return indexScoreTests(sample, [normalityColumns(sample)], covariance)[0]!;
}

/** What the test adds to the index. */
export function normalityColumns(sample: BinarySample): IndexScoreTest {
  const index = centredIndex(sample);
  return {
    name: "Normality (Bera-Jarque-Lee)",
    null: "The errors of the index are normal.",
    columns: [index.map((x) => x * x), index.map((x) => x * x * x)],
  };
}
