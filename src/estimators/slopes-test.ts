import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { mostRestrictions, tooManyRestrictions } from "../inference/most-restrictions.ts";
import { type FReference, hotellingReference } from "../inference/wald-reference.ts";
import { unitRows } from "../linalg/matrix.ts";
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
  const statistic = wald ?? waldStatistic(model, covariance, positions);
  const reference = referenceOf(model, covariance, positions);
  return testResult({
    name: reference === undefined ? "Wald test" : "F test",
    null: "All slopes are zero.",
    statistic: reference === undefined ? statistic : (reference.scale * statistic) / q,
    distribution: reference === undefined ? "chi2" : "F",
    df: reference === undefined ? [q] : [q, reference.df],
    ...(Number.isNaN(statistic) || Number.isNaN(reference?.scale)
      ? { note: tooManyRestrictions(q, mostRestrictions(covariance), "slopes") }
      : {}),
  });
}

function referenceOf(
  model: FittedModel,
  covariance: ChosenCovariance,
  positions: readonly number[],
): FReference | undefined {
  if (covariance.df === null) return undefined;
  if (covariance.degreesOf === undefined) return { scale: 1, df: covariance.df };
  const restrictions = unitRows(positions, model.theta.length);
  return hotellingReference(covariance.degreesOf(restrictions, positions.length), positions.length);
}
