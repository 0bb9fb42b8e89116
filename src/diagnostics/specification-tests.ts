import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { binarySampleOf } from "./binary-sample.ts";
import { heteroskedasticityColumns } from "./heteroskedasticity-test.ts";
import { indexScoreTests } from "./index-score-tests.ts";
import { normalityColumns } from "./normality-test.ts";

/** Above it (rows × squared columns) the tests would cost as much as the fit: ask for them by name. */
const mostWork = 5e6;

/**
 * The specification tests of a probit's default summary, normality and heteroskedasticity. Left out where they cannot be
 * computed, and for large problems: above 5 million rows × columns² call `normalityTest` and `heteroskedasticityTest`.
 */
export function specificationTests(
  model: FittedModel,
  covariance: Pick<ChosenCovariance, "label" | "facts">,
): Readonly<Record<string, TestResult>> {
  if (model.frame.rows * model.theta.length ** 2 > mostWork || !model.bread.every(Number.isFinite)) return {};
  const sample = binarySampleOf(model);
  if (sample === undefined) return {};
  const columns = [normalityColumns(sample), heteroskedasticityColumns(sample)];
  const [normality, heteroskedasticity] = indexScoreTests(sample, columns, covariance);
  const tests = { normality: normality!, heteroskedasticity: heteroskedasticity! };
  return Object.fromEntries(Object.entries(tests).filter(([, { statistic }]) => !Number.isNaN(statistic)));
}
