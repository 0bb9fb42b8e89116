import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { inverseAt } from "../likelihood/information.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { submatrix } from "../linalg/matrix.ts";
import { listed } from "../diagnostics/listed.ts";
import type { ControlFunctionSteps } from "./control-function-steps.ts";
import { waldStatistic } from "./model-test.ts";

/** The Wald test that these parameters are zero: that the columns are exogenous. */
export function exogeneityWald(
  model: FittedModel,
  covariance: ChosenCovariance,
  parameters: readonly string[],
  columns: readonly string[],
): TestResult {
  const positions = parameters.map((name) => model.names.indexOf(name));
  return exogenous("Wald test of exogeneity", columns, waldStatistic(model, covariance, positions));
}

/**
 * The test that the reduced forms' residuals do not enter the outcome's index, from the second step's own covariance: under the
 * null the first step does not move it.
 *
 * Source: Rivers and Vuong (1988); Smith and Blundell (1986).
 */
export function residualTest(
  name: string,
  { problem, maximum, forms }: ControlFunctionSteps,
  columns: readonly string[],
): TestResult {
  const m = forms.residuals.length;
  const width = problem.ranges[0]!.size;
  const positions = forms.residuals.map((_, j) => width - m + j);
  const inverse = inverseAt(maximum);
  const effects = Float64Array.from(positions, (position) => maximum.point[position]!);
  const statistic = inverse && inverseQuadraticForm(effects, submatrix(inverse, problem.size, positions), m);
  return exogenous(name, columns, statistic ?? Number.NaN);
}

/** A χ² test that columns are exogenous. */
export function exogenous(name: string, columns: readonly string[], statistic: number): TestResult {
  const are = columns.length > 1 ? "are" : "is";
  return testResult({
    name,
    null: `${listed(columns)} ${are} exogenous: the errors of ${columns.length > 1 ? "their" : "its"} reduced form${columns.length > 1 ? "s" : ""} and of the outcome are uncorrelated.`,
    statistic,
    distribution: "chi2",
    df: [columns.length],
  });
}
