import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { waldStatistic } from "./model-test.ts";

/** The Wald test that no regressor matters for the outcome, as `{ model }`; nothing without regressors or without a covariance. */
export function outcomeSlopesTest(
  model: FittedModel,
  covariance: ChosenCovariance,
): Readonly<Record<string, TestResult>> {
  const { start } = model.predictors.find(({ name }) => name === "outcome")!;
  const names = model.frame.equations[1]!.regressors.names;
  const positions = names.flatMap((name, j) => (name === "(Intercept)" ? [] : [start + j]));
  const statistic = waldStatistic(model, covariance, positions);
  if (positions.length === 0 || Number.isNaN(statistic)) return {};
  return {
    model: testResult({
      name: "Wald test",
      null: "All slopes of the outcome equation are zero.",
      statistic,
      distribution: "chi2",
      df: [positions.length],
    }),
  };
}
