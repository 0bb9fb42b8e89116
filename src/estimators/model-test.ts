import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { cholesky, choleskySolve } from "../linalg/cholesky.ts";
import { type Clustered, mostRestrictions } from "../inference/most-restrictions.ts";
import { rootOf } from "../inference/remembered-root.ts";
import { rootForm } from "../inference/root-form.ts";
import { submatrix, unitRows } from "../linalg/matrix.ts";

/** Positions of the parameters that are no constants: the columns of equations except "(Intercept)". */
export function slopes(model: FittedModel): number[] {
  return model.predictors.flatMap(({ equation, start }) =>
    equation === undefined
      ? []
      : model.frame.equations[equation]!.regressors.names.flatMap((name, j) =>
          name === "(Intercept)" ? [] : [start + j],
        ),
  );
}

/**
 * b'V⁻¹b of the parameters at these positions; NaN where their covariance is not positive definite, and where clusters are too
 * few for so many.
 */
export function waldStatistic(
  model: FittedModel,
  { values: covariance, ...kind }: Pick<ChosenCovariance, "values"> & Clustered,
  positions: readonly number[],
): number {
  const k = positions.length;
  if (k > mostRestrictions(kind)) return Number.NaN;
  const root = rootOf(covariance);
  const chosen = Float64Array.from(positions, (j) => model.theta[j]!);
  if (root !== undefined) return rootForm(root, unitRows(positions, model.theta.length), chosen) ?? Number.NaN;
  const scale = Float64Array.from(positions, (j) => Math.sqrt(covariance[j * model.theta.length + j]!));
  const correlation = submatrix(covariance, model.theta.length, positions).map(
    (v, p) => v / scale[Math.floor(p / k)]! / scale[p % k]!,
  );
  const ratios = chosen.map((value, i) => value / scale[i]!);
  const factor = cholesky(correlation, k);
  if (factor === undefined) return Number.NaN;
  const solution = choleskySolve(factor, k, ratios);
  return ratios.reduce((sum, ratio, i) => sum + ratio * solution[i]!, 0);
}

/**
 * The test that no regressor matters: a likelihood-ratio test against the model with constants only where the
 * covariance is the model's own, else (robust, clustered, or no such log-likelihood) a Wald test. Undefined without
 * slopes.
 */
export function modelTest(
  model: FittedModel,
  covariance: ChosenCovariance,
  logLik: number,
  logLikNull: number | undefined,
): TestResult | undefined {
  const positions = slopes(model);
  if (positions.length === 0) return undefined;
  const common = { null: "All slopes are zero.", distribution: "chi2", df: [positions.length] } as const;
  if (covariance.label === "iid" && logLikNull !== undefined) {
    return testResult({ ...common, name: "Likelihood-ratio test", statistic: Math.max(0, 2 * (logLik - logLikNull)) });
  }
  return testResult({ ...common, name: "Wald test", statistic: waldStatistic(model, covariance, positions) });
}
