import type { Conventions, Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { covarianceMatrix } from "../inference/estimates.ts";
import { type FitRecord, printedFit } from "../report/print-fit.ts";
import type { OwnFields } from "./likelihood-definition.ts";
import { slopes, waldStatistic } from "./model-test.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";

/** What the record of an estimate in steps says beside its model. */
export interface StepsContext {
  readonly estimator: string;
  readonly title: string;
  readonly method: string;
  readonly formula: Fit["formula"];
  /** The searches on the way: all must have converged. */
  readonly searches: readonly {
    readonly converged: boolean;
    readonly iterations: number;
    readonly decrement: number;
  }[];
  /** Choices worth printing among the conventions. */
  readonly choices: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
}

/** The fit of an estimator in steps, for this covariance; `own` are its own fields, tests and warnings. */
export function stepsRecord<F extends Fit>(
  context: StepsContext,
  model: FittedModel,
  covariance: ChosenCovariance,
  own: OwnFields,
): F {
  const { frame, names, theta } = model;
  const k = theta.length;
  const converged = context.searches.every((search) => search.converged);
  const iterations = context.searches.reduce((sum, search) => sum + search.iterations, 0);
  const fields = {
    estimator: context.estimator,
    title: context.title,
    method: context.method,
    formula: context.formula,
    outcome: frame.equations.map(({ outcomeName }) => outcomeName).join(", "),
    coef: Object.fromEntries(names.map((name, j) => [name, theta[j]!])),
    se: Object.fromEntries(names.map((name, j) => [name, Math.sqrt(covariance.values[j * k + j]!)])),
    vcov: covarianceMatrix(names, covariance.values),
    nobs: frame.nobs,
    dfModel: slopes(model).length,
    dfResidual: frame.nobs - k,
    converged,
    iterations,
    gradientNorm: Math.max(0, ...context.searches.map(({ decrement }) => decrement)),
    rows: { used: frame.rows, dropped: frame.droppedRows },
    droppedColumns: frame.droppedColumns,
    conventions: conventions(context, model, covariance),
    ...own,
    warnings: [
      ...notConverged(converged, iterations),
      ...context.warnings,
      ...(own.warnings ?? []),
      ...covariance.warnings,
    ],
    tests: { ...slopesOf(model, covariance), ...own.tests },
  };
  return printedFit<F>(fields as unknown as FitRecord<F>, model);
}

function conventions({ choices }: StepsContext, { frame }: FittedModel, covariance: ChosenCovariance): Conventions {
  const { weights, offset } = frame;
  return {
    vcov: covariance.label,
    vcovFormula: covariance.formula,
    distribution: covariance.distribution,
    df: covariance.df,
    information: "observed",
    weights: weights === undefined ? "none" : `${weights.kind} (${weights.column})`,
    ...(offset === undefined ? {} : { offset }),
    ...choices,
    ...covariance.facts,
  };
}

function notConverged(converged: boolean, iterations: number): Warning[] {
  if (converged) return [];
  const message = `A step of the estimation did not converge in ${iterations} iterations: do not read these numbers as estimates.`;
  return [{ code: "not-converged", message, iterations }];
}

/** The Wald test that no regressor of the first equation matters. */
function slopesOf(model: FittedModel, covariance: ChosenCovariance): Readonly<Record<string, TestResult>> {
  const first = model.predictors.find(({ equation }) => equation === 0)!;
  const positions = slopes(model).filter((j) => j >= first.start && j < first.start + first.size);
  const statistic = positions.length === 0 ? Number.NaN : waldStatistic(model, covariance, positions);
  if (Number.isNaN(statistic)) return {};
  const df = [positions.length];
  return {
    model: testResult({ name: "Wald test", null: "All slopes are zero.", statistic, distribution: "chi2", df }),
  };
}
