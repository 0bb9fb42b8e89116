import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { slopes, waldStatistic } from "./model-test.ts";

/**
 * The test that no column of a linear model matters: F where the fit uses t, else chi-square. Undefined without slopes.
 *
 * @param wald the Wald statistic where sums of squares give it; else it is computed from the covariance
 */
export function slopesTest(model: FittedModel, covariance: ChosenCovariance, wald?: number): TestResult | undefined {
  const positions = slopes(model);
  const q = positions.length;
  if (q === 0) return undefined;
  const statistic = wald ?? waldStatistic(model, covariance.values, positions);
  const isF = covariance.df !== null;
  return testResult({
    name: isF ? "F test" : "Wald test",
    null: "All slopes are zero.",
    statistic: isF ? statistic / q : statistic,
    distribution: isF ? "F" : "chi2",
    df: isF ? [q, covariance.df] : [q],
    ...(Number.isNaN(statistic)
      ? { note: "Not computed: the covariance allows fewer restrictions than there are slopes." }
      : {}),
  });
}
