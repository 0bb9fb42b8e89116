import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { augmentedModel } from "../inference/augmented-model.ts";
import { scoreForm } from "../inference/score-form.ts";
import { scoreStatistic } from "../inference/score-test.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { Columns } from "../linalg/kernels.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";

/** A score test of columns added to the index, under its name and null. */
export interface IndexScoreTest {
  readonly name: string;
  readonly null: string;
  readonly columns: Columns;
}

/**
 * The score test of columns added to the index of a model: from the expected information where the covariance is "iid" (an
 * artificial regression of Davidson and MacKinnon), else robust. Columns that are combinations of others do not count.
 */
export function indexScoreTest(
  model: FittedModel,
  problem: LikelihoodProblem,
  { columns, ...said }: IndexScoreTest,
  covariance: Pick<ChosenCovariance, "label" | "facts">,
): TestResult {
  const own = problem.data.predictors.index?.columns ?? [];
  const { kept } = independentColumns([...own, ...columns]);
  const added = columns.filter((_, j) => kept.includes(own.length + j));
  const { form, vcov, label } = scoreForm(covariance, problem.likelihood);
  const statistic =
    added.length === 0
      ? Number.NaN
      : scoreStatistic(augmentedModel(model, problem, [{ predictor: "index", columns: added }]), form, vcov);
  const nothing = added.length === 0 ? "the regressors leave no room for it" : "the variance of the score is singular";
  return testResult({
    ...said,
    statistic,
    distribution: "chi2",
    df: [added.length],
    note: Number.isNaN(statistic) ? `Not computed: ${nothing}.` : `${label}.`,
  });
}
