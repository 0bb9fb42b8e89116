import { noResidualsWhereSeen } from "../diagnostics/no-residuals.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { covarianceMatrix } from "../inference/estimates.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import { type FitRecord, printedFit } from "../report/print-fit.ts";
import type { HeckmanFit, HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import type { HeckmanSample } from "./heckman-sample.ts";
import type { Information } from "./likelihood-definition.ts";
import { slopes } from "./model-test.ts";
import { outcomeSlopesTest } from "./outcome-slopes-test.ts";
import { rhoOutOfBounds } from "./rho-out-of-bounds.ts";
import type { ErrorParameters } from "./rho-rules.ts";
import { twoStepErrors } from "./two-step-errors.ts";
import type { TwoStepKind } from "./two-step-kind.ts";

/** What the record of a two-step fit is made of, beside its model. */
export interface TwoStepContext {
  readonly kind: TwoStepKind;
  readonly formula: Readonly<Record<keyof SelectionFormulas, string>>;
  readonly sample: HeckmanSample;
  readonly second: SelectionCorrection;
  readonly errors: ErrorParameters;
  readonly information: Information;
  readonly options: HeckmanOptions;
}

/** The fit of the two-step estimator, for this covariance. */
export function twoStepRecord(context: TwoStepContext, model: FittedModel, covariance: ChosenCovariance): HeckmanFit {
  const { kind, sample, second, errors, formula, options } = context;
  const { frame, selection } = sample;
  const { converged, iterations, decrement } = selection.maximum;
  const { names, theta } = model;
  const k = theta.length;
  const se = Array.from(names, (_, j) => Math.sqrt(covariance.values[j * k + j]!));
  const parameters = { lambda: "outcome:lambda", lnSigma: "lnSigma" };
  const [sigma, rho, lambda] = twoStepErrors(model, covariance, parameters, errors.rho);
  const own = kind.own(sample, model, covariance);
  const fields = {
    estimator: kind.estimator,
    title: kind.title,
    method: "two-step",
    formula,
    outcome: frame.equations.map(({ outcomeName }) => outcomeName).join(", "),
    coef: Object.fromEntries(names.map((name, j) => [name, theta[j]!])),
    se: Object.fromEntries(names.map((name, j) => [name, se[j]!])),
    vcov: covarianceMatrix(names, covariance.values),
    nobs: frame.nobs,
    dfModel: slopes(model).length,
    dfResidual: frame.nobs - (k - 1),
    sigma: errors.sigma,
    rho: errors.rho,
    lambda: lambda.estimate,
    derived: { sigma, rho, lambda },
    converged,
    iterations,
    gradientNorm: decrement,
    rows: { used: frame.rows, dropped: frame.droppedRows },
    droppedColumns: frame.droppedColumns,
    conventions: conventions(context, covariance),
    ...own,
    warnings: [
      ...notConverged(converged, iterations),
      ...sample.warnings,
      ...noResidualsWhereSeen(frame.equations[1]!, second.sigma),
      ...rhoOutOfBounds(second, options.rhoRule),
      ...(own.warnings ?? []),
      ...covariance.warnings,
    ],
    tests: { ...outcomeSlopesTest(model, covariance), ...own.tests },
  };
  return printedFit<HeckmanFit>(fields as unknown as FitRecord<HeckmanFit>, model);
}

function conventions(
  { sample, information, options }: TwoStepContext,
  covariance: ChosenCovariance,
): HeckmanFit["conventions"] {
  const { weights } = sample.frame;
  return {
    vcov: covariance.label,
    vcovFormula: covariance.formula,
    distribution: covariance.distribution,
    df: covariance.df,
    information,
    weights: weights === undefined ? "none" : `${weights.kind} (${weights.column})`,
    separation: options.separation ?? "drop",
    rhoRule: options.rhoRule ?? "rhosigma",
    ...covariance.facts,
  };
}

function notConverged(converged: boolean, iterations: number): Warning[] {
  if (converged) return [];
  const message = `The probit of selection did not converge in ${iterations} iterations: do not read these numbers as estimates.`;
  return [{ code: "not-converged", message, iterations }];
}
