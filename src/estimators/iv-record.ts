import { craggDonald } from "../diagnostics/cragg-donald.ts";
import { firstStages } from "../diagnostics/first-stage.ts";
import { instrumentStrength } from "../diagnostics/instrument-strength.ts";
import { instrumentWarnings } from "../diagnostics/iv-warnings.ts";
import { overidentification } from "../diagnostics/overidentification.ts";
import { rememberEstimate } from "../diagnostics/remembered-estimate.ts";
import { jointAndersonRubin } from "../diagnostics/joint-anderson-rubin.ts";
import { jointReducedForm } from "../diagnostics/joint-reduced-form.ts";
import { type StockYogoValue, stockYogo } from "../diagnostics/stock-yogo.ts";
import { wuHausman } from "../diagnostics/wu-hausman.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { printedFit } from "../report/print-fit.ts";
import type { IvFit } from "./iv-fit.ts";
import type { IvEstimate } from "./iv-estimate.ts";
import { ivMethods } from "./iv-methods.ts";
import type { IvMethod } from "./iv-options.ts";
import { leastSquaresRecord, type LinearFitted, perfectFit } from "./least-squares-record.ts";
import { slopesTest } from "./slopes-test.ts";

/** What was asked for, and what was found before any covariance. */
export interface IvHeading {
  readonly formula: string;
  readonly method: IvMethod;
  readonly collinear: readonly Warning[];
}

/** The fit by instrumental variables, for this covariance: what is known of its instruments follows from it. */
export function ivRecord(
  { formula, method, collinear }: IvHeading,
  model: FittedModel,
  estimate: IvEstimate,
  fitted: LinearFitted,
  covariance: ChosenCovariance,
): IvFit {
  rememberEstimate(model, estimate);
  const { k, gmm, converged, iterations, gradientNorm } = estimate;
  const strength = instrumentStrength(model, estimate, covariance);
  const overidentified = overidentification(estimate, covariance);
  const firstStage = firstStages(estimate, covariance);
  const test = slopesTest(model, covariance);
  const warnings = instrumentWarnings(estimate, {
    firstStage,
    strength,
    method,
    vcov: covariance.label,
    overidentification: overidentified && Object.values(overidentified)[0],
  });
  const record = {
    estimator: "iv",
    title: ivMethods[method].title,
    formula,
    method,
    ...(k === undefined ? {} : { k }),
    ...(gmm === undefined ? {} : { weightMatrix: gmm.weight.label }),
    ...leastSquaresRecord(model, fitted, covariance),
    converged,
    iterations,
    gradientNorm,
    firstStage,
    identification: overidentified === undefined ? ("exact" as const) : ("over" as const),
    craggDonald: craggDonald(estimate),
    ...(strength === undefined ? { craggDonaldBound: boundOf(estimate, method) } : {}),
    ...(strength === undefined ? {} : { effectiveF: strength.effectiveF }),
    ...(strength?.andersonRubin === undefined ? {} : { andersonRubin: strength.andersonRubin }),
    warnings: [
      ...perfectFit(fitted),
      ...collinear,
      ...warnings,
      ...covariance.warnings,
      ...(gmm?.weight.warnings ?? []).filter(({ code }) => !covariance.warnings.some((other) => other.code === code)),
    ],
    tests: {
      ...(test === undefined ? {} : { model: test }),
      andersonRubin:
        strength?.test ??
        jointAndersonRubin(jointReducedForm(estimate, covariance, model.small), centersOf(model, estimate)),
      wuHausman: wuHausman(estimate, covariance),
      ...overidentified,
    },
  };
  return printedFit<IvFit>(record, model);
}

const boundOf = ({ problem }: IvEstimate, method: IvMethod): StockYogoValue =>
  stockYogo(problem.endogenous, problem.excluded, method);

/** The two-stage estimates of the endogenous columns, around which the reduced form is stated. */
function centersOf(model: FittedModel, { problem, twoStage }: IvEstimate): Readonly<Record<string, number>> {
  return Object.fromEntries(
    endogenousNames(problem).map((name) => [name, twoStage.coefficients[model.names.indexOf(name)]!]),
  );
}
