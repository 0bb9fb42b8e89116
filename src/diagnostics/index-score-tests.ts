import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { augmentedModel } from "../inference/augmented-model.ts";
import { scoreForm } from "../inference/score-form.ts";
import { scoreTester } from "../inference/score-tester.ts";
import type { Columns } from "../linalg/kernels.ts";
import type { BinarySample } from "./binary-sample.ts";

/** A score test of columns added to the index, under its name and null. */
export interface IndexScoreTest {
  readonly name: string;
  readonly null: string;
  readonly columns: Columns;
}

/**
 * Score tests of columns added to the index of a model, together so that they share their passes over the data: from the
 * expected information where the covariance is "iid" (an artificial regression of Davidson and MacKinnon), else robust.
 * Columns that are combinations of others do not count.
 */
export function indexScoreTests(
  { model, problem }: Pick<BinarySample, "model" | "problem">,
  tests: readonly IndexScoreTest[],
  covariance: Pick<ChosenCovariance, "label" | "facts">,
): readonly TestResult[] {
  const columns = tests.flatMap((test) => test.columns);
  const augmented = augmentedModel(model, problem, [{ predictor: "index", columns }]);
  const tester = scoreTester(augmented);
  const { form, vcov, label } = scoreForm(covariance, problem.likelihood);
  let before = 0;
  return tests.map(({ columns: own, ...said }) => {
    const asked = augmented.added.slice(before, before + own.length);
    before += own.length;
    const tested = tester.informative(form, asked);
    const statistic = tested.length === 0 ? Number.NaN : tester.statistic(form, vcov, tested);
    const nothing =
      tested.length === 0 ? "the regressors leave no room for it" : "the variance of the score is singular";
    return testResult({
      ...said,
      statistic,
      distribution: "chi2",
      df: [tested.length],
      note: Number.isNaN(statistic) ? `Not computed: ${nothing}.` : `${label}.`,
    });
  });
}

/**
 * The index, less its mean where the regressors span the difference anyway, so that its powers and products are far from
 * collinear.
 */
export function centredIndex({ index, model, problem }: BinarySample): Float64Array {
  const spanned =
    problem.data.predictors.index?.offset === undefined &&
    model.frame.equations[0]!.regressors.names.includes("(Intercept)");
  if (!spanned) return index;
  const mean = index.reduce((sum, x) => sum + x, 0) / index.length;
  return index.map((x) => x - mean);
}
